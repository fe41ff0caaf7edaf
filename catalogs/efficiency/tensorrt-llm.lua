-- What tensorrt-llm makes of accelerators.  The fields: ../README.md.
return {
  kind = "efficiency", engine = "tensorrt-llm", as_of = "2026-05",
  accelerators = {
    ["a100-sxm-80gb"] = {
      bf16 = { compute_share = "0.773", expert_bandwidth = "0.912", expert_compute_share = "0.48", expert_prefill_share = "0.297", prefill_share = "0.678", weight_bandwidth = "0.788" },
      cache_bandwidth = "1", attention_share = "0.53", layer_time = "8.52 us",
      latent_time = "27.5 us", linear_time = "53.3 us", sparse_time = "101 us",
      quantized_time = "18.1 us", expert_time = "60.3 us", collective_time = "4.54 us",
      link_share = "0.585", expert_imbalance = "0.0212", step_time = "1.44e+03 us",
      sequence_time = "15.4 us", activation_traffic = "65.5", interference = "0.791",
      first_token_time = "8.82e+04 us", queue = "0.0743",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
    ["arc-pro-b60-24gb"] = {
      bf16 = { compute_share = "0.923", expert_bandwidth = "1", expert_compute_share = "0.572", expert_prefill_share = "0.354", prefill_share = "0.809", weight_bandwidth = "0.906" },
      fp8 = { compute_share = "0.927", expert_bandwidth = "1", expert_compute_share = "0.575", \z
        expert_prefill_share = "0.356", prefill_share = "0.813", weight_bandwidth = \z
        "0.981" },
      cache_bandwidth = "0.919", attention_share = "0.53", layer_time = "8.52 us",
      latent_time = "27.5 us", linear_time = "53.3 us", sparse_time = "101 us",
      quantized_time = "18.1 us", expert_time = "60.3 us", collective_time = "4.54 us",
      link_share = "0.54", expert_imbalance = "0.0212", step_time = "1.44e+03 us",
      sequence_time = "15.4 us", activation_traffic = "65.5", interference = "0.791",
      first_token_time = "8.82e+04 us", queue = "0.0743",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
    ["b200-sxm-180gb"] = {
      bf16 = { compute_share = "0.692", expert_bandwidth = "0.958", expert_compute_share = "0.43", expert_prefill_share = "0.606", prefill_share = "0.831", weight_bandwidth = "0.771" },
      fp8 = { compute_share = "0.538", expert_bandwidth = "0.97", expert_compute_share = \z
        "0.334", expert_prefill_share = "0.471", prefill_share = "0.646", \z
        weight_bandwidth = "0.78" },
      fp4 = { compute_share = "0.425", expert_bandwidth = "0.812", expert_compute_share = \z
        "0.264", expert_prefill_share = "0.371", prefill_share = "0.509", \z
        weight_bandwidth = "0.654" },
      cache_bandwidth = "0.992", attention_share = "0.491", layer_time = "7.54 us",
      latent_time = "27.5 us", linear_time = "53.3 us", sparse_time = "101 us",
      quantized_time = "18.1 us", expert_time = "5.49 us", collective_time = "4.74 us",
      link_share = "0.54", expert_imbalance = "0.0212", step_time = "1.44e+03 us",
      sequence_time = "15.4 us", activation_traffic = "66.6", interference = "0.791",
      first_token_time = "8.82e+04 us", queue = "0.0743",
      source = "tests/fidelity/fit.lua, fitted to 341 measured runs and to measured kernels \z
        (ai-dynamo/aiconfigurator, 095f58a)",
    },
    ["b300-sxm-288gb"] = {
      bf16 = { compute_share = "0.721", expert_bandwidth = "0.91", expert_compute_share = "0.448", expert_prefill_share = "0.631", prefill_share = "0.865", weight_bandwidth = "0.733" },
      fp8 = { compute_share = "0.558", expert_bandwidth = "0.959", expert_compute_share = \z
        "0.347", expert_prefill_share = "0.489", prefill_share = "0.67", \z
        weight_bandwidth = "0.772" },
      fp4 = { compute_share = "0.299", expert_bandwidth = "0.805", expert_compute_share = \z
        "0.186", expert_prefill_share = "0.261", prefill_share = "0.358", \z
        weight_bandwidth = "0.648" },
      cache_bandwidth = "0.964", attention_share = "0.53", layer_time = "7.54 us",
      latent_time = "27.5 us", linear_time = "53.3 us", sparse_time = "101 us",
      quantized_time = "18.1 us", expert_time = "5.49 us", collective_time = "7.48 us",
      link_share = "0.49", expert_imbalance = "0.0212", step_time = "1.44e+03 us",
      sequence_time = "15.4 us", activation_traffic = "66.6", interference = "0.791",
      first_token_time = "8.82e+04 us", queue = "0.0743",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
    ["default"] = {
      bf16 = { compute_share = "0.752", expert_bandwidth = "0.912", expert_compute_share = "0.466", expert_prefill_share = "0.288", prefill_share = "0.659", weight_bandwidth = "0.788" },
      fp8 = { compute_share = "0.563", expert_bandwidth = "0.977", expert_compute_share = \z
        "0.349", expert_prefill_share = "0.216", prefill_share = "0.494", \z
        weight_bandwidth = "0.844" },
      fp4 = { compute_share = "0.391", expert_bandwidth = "0.75", expert_compute_share = \z
        "0.242", expert_prefill_share = "0.15", prefill_share = "0.342", \z
        weight_bandwidth = "0.648" },
      cache_bandwidth = "0.919", attention_share = "0.53", layer_time = "8.52 us",
      latent_time = "27.5 us", linear_time = "53.3 us", sparse_time = "101 us",
      quantized_time = "18.1 us", expert_time = "60.3 us", collective_time = "4.54 us",
      link_share = "0.54", expert_imbalance = "0.0212", step_time = "1.44e+03 us",
      sequence_time = "15.4 us", activation_traffic = "65.5", interference = "0.791",
      first_token_time = "8.82e+04 us", queue = "0.0743",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "shares of kernels: the middle of the measured cards",
    },
    ["gb200-186gb"] = {
      bf16 = { compute_share = "0.64", expert_bandwidth = "0.957", expert_compute_share = "0.398", expert_prefill_share = "0.56", prefill_share = "0.768", weight_bandwidth = "0.771" },
      fp8 = { compute_share = "0.487", expert_bandwidth = "1", expert_compute_share = "0.303", \z
        expert_prefill_share = "0.426", prefill_share = "0.584", weight_bandwidth = \z
        "0.814" },
      fp4 = { compute_share = "0.391", expert_bandwidth = "0.801", expert_compute_share = \z
        "0.243", expert_prefill_share = "0.342", prefill_share = "0.469", \z
        weight_bandwidth = "0.645" },
      cache_bandwidth = "0.964", attention_share = "0.53", layer_time = "7.54 us",
      latent_time = "27.5 us", linear_time = "53.3 us", sparse_time = "101 us",
      quantized_time = "18.1 us", expert_time = "5.49 us", collective_time = "3.88 us",
      link_share = "0.514", expert_imbalance = "0.0212", step_time = "1.44e+03 us",
      sequence_time = "15.4 us", activation_traffic = "66.6", interference = "0.791",
      first_token_time = "8.82e+04 us", queue = "0.0743",
      source = "tests/fidelity/fit.lua, fitted to 2 measured runs and to measured kernels \z
        (ai-dynamo/aiconfigurator, 095f58a)",
    },
    ["gb300-288gb"] = {
      bf16 = { compute_share = "0.752", expert_bandwidth = "0.964", expert_compute_share = "0.467", expert_prefill_share = "0.658", prefill_share = "0.902", weight_bandwidth = "0.776" },
      fp8 = { compute_share = "0.563", expert_bandwidth = "0.978", expert_compute_share = \z
        "0.35", expert_prefill_share = "0.493", prefill_share = "0.676", \z
        weight_bandwidth = "0.787" },
      fp4 = { compute_share = "0.283", expert_bandwidth = "0.788", expert_compute_share = \z
        "0.176", expert_prefill_share = "0.248", prefill_share = "0.34", \z
        weight_bandwidth = "0.634" },
      cache_bandwidth = "0.964", attention_share = "0.53", layer_time = "7.54 us",
      latent_time = "27.5 us", linear_time = "53.3 us", sparse_time = "101 us",
      quantized_time = "18.1 us", expert_time = "5.49 us", collective_time = "4.01 us",
      link_share = "0.557", expert_imbalance = "0.0212", step_time = "1.44e+03 us",
      sequence_time = "15.4 us", activation_traffic = "66.6", interference = "0.791",
      first_token_time = "8.82e+04 us", queue = "0.0743",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
    ["h100-sxm-80gb"] = {
      bf16 = { compute_share = "0.804", expert_bandwidth = "0.988", expert_compute_share = "0.499", expert_prefill_share = "0.308", prefill_share = "0.705", weight_bandwidth = "0.854" },
      fp8 = { compute_share = "0.593", expert_bandwidth = "0.977", expert_compute_share = \z
        "0.368", expert_prefill_share = "0.227", prefill_share = "0.52", \z
        weight_bandwidth = "0.844" },
      cache_bandwidth = "0.867", attention_share = "0.594", layer_time = "8.52 us",
      latent_time = "27.5 us", linear_time = "53.3 us", sparse_time = "101 us",
      quantized_time = "18.1 us", expert_time = "60.3 us", collective_time = "3 us",
      link_share = "0.683", expert_imbalance = "0.0212", step_time = "1.44e+03 us",
      sequence_time = "15.4 us", activation_traffic = "65.5", interference = "0.791",
      first_token_time = "8.82e+04 us", queue = "0.0743",
      source = "tests/fidelity/fit.lua, fitted to 479 measured runs and to measured kernels \z
        (ai-dynamo/aiconfigurator, 095f58a)",
    },
    ["h200-sxm-141gb"] = {
      bf16 = { compute_share = "0.8", expert_bandwidth = "0.958", expert_compute_share = "0.496", expert_prefill_share = "0.307", prefill_share = "0.701", weight_bandwidth = "0.828" },
      fp8 = { compute_share = "0.61", expert_bandwidth = "0.996", expert_compute_share = \z
        "0.378", expert_prefill_share = "0.234", prefill_share = "0.535", \z
        weight_bandwidth = "0.861" },
      cache_bandwidth = "0.775", attention_share = "0.613", layer_time = "8.52 us",
      latent_time = "27.5 us", linear_time = "53.3 us", sparse_time = "101 us",
      quantized_time = "18.1 us", expert_time = "60.3 us", collective_time = "2.96 us",
      link_share = "0.712", expert_imbalance = "0.0212", step_time = "1.44e+03 us",
      sequence_time = "15.4 us", activation_traffic = "65.5", interference = "0.791",
      first_token_time = "8.82e+04 us", queue = "0.0743",
      source = "tests/fidelity/fit.lua, fitted to 182 measured runs and to measured kernels \z
        (ai-dynamo/aiconfigurator, 095f58a)",
    },
    ["l40s-48gb"] = {
      bf16 = { compute_share = "0.601", expert_bandwidth = "0.966", expert_compute_share = "0.373", expert_prefill_share = "0.23", prefill_share = "0.527", weight_bandwidth = "0.835" },
      fp8 = { compute_share = "0.474", expert_bandwidth = "1", expert_compute_share = "0.294", \z
        expert_prefill_share = "0.182", prefill_share = "0.416", weight_bandwidth = "1" \z
        },
      cache_bandwidth = "0.919", attention_share = "0.416", layer_time = "8.52 us",
      latent_time = "27.5 us", linear_time = "53.3 us", sparse_time = "101 us",
      quantized_time = "18.1 us", expert_time = "60.3 us", collective_time = "10.4 us",
      link_share = "0.158", expert_imbalance = "0.0212", step_time = "1.44e+03 us",
      sequence_time = "15.4 us", activation_traffic = "65.5", interference = "0.791",
      first_token_time = "8.82e+04 us", queue = "0.0743",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
    ["rtx-pro-6000-blackwell-96gb"] = {
      bf16 = { compute_share = "0.754", expert_bandwidth = "1", expert_compute_share = "0.469", expert_prefill_share = "0.66", prefill_share = "0.905", weight_bandwidth = "0.982" },
      fp8 = { compute_share = "0.645", expert_bandwidth = "1", expert_compute_share = "0.401", \z
        expert_prefill_share = "0.565", prefill_share = "0.774", weight_bandwidth = \z
        "0.898" },
      fp4 = { compute_share = "0.71", expert_bandwidth = "0.835", expert_compute_share = \z
        "0.441", expert_prefill_share = "0.621", prefill_share = "0.852", \z
        weight_bandwidth = "0.672" },
      cache_bandwidth = "0.964", attention_share = "0.53", layer_time = "7.54 us",
      latent_time = "27.5 us", linear_time = "53.3 us", sparse_time = "101 us",
      quantized_time = "18.1 us", expert_time = "5.49 us", collective_time = "11.1 us",
      link_share = "0.486", expert_imbalance = "0.0212", step_time = "1.44e+03 us",
      sequence_time = "15.4 us", activation_traffic = "66.6", interference = "0.791",
      first_token_time = "8.82e+04 us", queue = "0.0743",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
  },
}

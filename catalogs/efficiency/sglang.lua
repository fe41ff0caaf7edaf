-- What sglang makes of accelerators.  The fields: ../README.md.
return {
  kind = "efficiency", engine = "sglang", as_of = "2026-05",
  accelerators = {
    ["a100-sxm-80gb"] = {
      bf16 = { compute_share = "0.772", expert_bandwidth = "0.695", expert_compute_share = "0.48", expert_prefill_share = "0.277", prefill_share = "0.684", weight_bandwidth = "0.788" },
      cache_bandwidth = "1", attention_share = "0.53", layer_time = "8.71 us",
      latent_time = "28.9 us", linear_time = "53.3 us", sparse_time = "101 us",
      quantized_time = "25.2 us", expert_time = "40.6 us", collective_time = "4.66 us",
      link_share = "0.585", expert_imbalance = "0.0212", step_time = "1.55e+03 us",
      sequence_time = "20 us", activation_traffic = "65.5", interference = "0.773",
      first_token_time = "2.02e+05 us", queue = "0.256",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
    ["arc-pro-b60-24gb"] = {
      bf16 = { compute_share = "0.922", expert_bandwidth = "0.799", expert_compute_share = "0.572", expert_prefill_share = "0.331", prefill_share = "0.817", weight_bandwidth = "0.906" },
      fp8 = { compute_share = "0.926", expert_bandwidth = "0.866", expert_compute_share = \z
        "0.575", expert_prefill_share = "0.332", prefill_share = "0.821", \z
        weight_bandwidth = "0.981" },
      cache_bandwidth = "0.908", attention_share = "0.53", layer_time = "8.71 us",
      latent_time = "28.9 us", linear_time = "53.3 us", sparse_time = "101 us",
      quantized_time = "25.2 us", expert_time = "40.6 us", collective_time = "4.66 us",
      link_share = "0.54", expert_imbalance = "0.0212", step_time = "1.55e+03 us",
      sequence_time = "20 us", activation_traffic = "65.5", interference = "0.773",
      first_token_time = "2.02e+05 us", queue = "0.256",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
    ["b200-sxm-180gb"] = {
      bf16 = { compute_share = "0.692", expert_bandwidth = "0.73", expert_compute_share = "0.43", expert_prefill_share = "0.566", prefill_share = "0.838", weight_bandwidth = "0.771" },
      fp8 = { compute_share = "0.537", expert_bandwidth = "0.739", expert_compute_share = \z
        "0.334", expert_prefill_share = "0.44", prefill_share = "0.652", \z
        weight_bandwidth = "0.78" },
      fp4 = { compute_share = "0.424", expert_bandwidth = "0.619", expert_compute_share = \z
        "0.264", expert_prefill_share = "0.347", prefill_share = "0.514", \z
        weight_bandwidth = "0.654" },
      cache_bandwidth = "0.98", attention_share = "0.491", layer_time = "7.71 us",
      latent_time = "28.9 us", linear_time = "53.3 us", sparse_time = "101 us",
      quantized_time = "25.2 us", expert_time = "3.7 us", collective_time = "4.86 us",
      link_share = "0.54", expert_imbalance = "0.0212", step_time = "1.55e+03 us",
      sequence_time = "20 us", activation_traffic = "66.6", interference = "0.773",
      first_token_time = "2.02e+05 us", queue = "0.256",
      source = "tests/fidelity/fit.lua, fitted to 263 measured runs and to measured kernels \z
        (ai-dynamo/aiconfigurator, 095f58a)",
    },
    ["b300-sxm-288gb"] = {
      bf16 = { compute_share = "0.72", expert_bandwidth = "0.694", expert_compute_share = "0.448", expert_prefill_share = "0.59", prefill_share = "0.873", weight_bandwidth = "0.733" },
      fp8 = { compute_share = "0.558", expert_bandwidth = "0.731", expert_compute_share = \z
        "0.347", expert_prefill_share = "0.457", prefill_share = "0.676", \z
        weight_bandwidth = "0.772" },
      fp4 = { compute_share = "0.298", expert_bandwidth = "0.613", expert_compute_share = \z
        "0.186", expert_prefill_share = "0.244", prefill_share = "0.362", \z
        weight_bandwidth = "0.648" },
      cache_bandwidth = "0.952", attention_share = "0.53", layer_time = "7.71 us",
      latent_time = "28.9 us", linear_time = "53.3 us", sparse_time = "101 us",
      quantized_time = "25.2 us", expert_time = "3.7 us", collective_time = "7.67 us",
      link_share = "0.49", expert_imbalance = "0.0212", step_time = "1.55e+03 us",
      sequence_time = "20 us", activation_traffic = "66.6", interference = "0.773",
      first_token_time = "2.02e+05 us", queue = "0.256",
      source = "tests/fidelity/fit.lua, fitted to 58 measured runs and to measured kernels \z
        (ai-dynamo/aiconfigurator, 095f58a)",
    },
    ["default"] = {
      bf16 = { compute_share = "0.751", expert_bandwidth = "0.695", expert_compute_share = "0.466", expert_prefill_share = "0.27", prefill_share = "0.665", weight_bandwidth = "0.788" },
      fp8 = { compute_share = "0.562", expert_bandwidth = "0.745", expert_compute_share = \z
        "0.349", expert_prefill_share = "0.202", prefill_share = "0.498", \z
        weight_bandwidth = "0.844" },
      fp4 = { compute_share = "0.39", expert_bandwidth = "0.571", expert_compute_share = \z
        "0.242", expert_prefill_share = "0.14", prefill_share = "0.346", \z
        weight_bandwidth = "0.648" },
      cache_bandwidth = "0.908", attention_share = "0.53", layer_time = "8.71 us",
      latent_time = "28.9 us", linear_time = "53.3 us", sparse_time = "101 us",
      quantized_time = "25.2 us", expert_time = "40.6 us", collective_time = "4.66 us",
      link_share = "0.54", expert_imbalance = "0.0212", step_time = "1.55e+03 us",
      sequence_time = "20 us", activation_traffic = "65.5", interference = "0.773",
      first_token_time = "2.02e+05 us", queue = "0.256",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "shares of kernels: the middle of the measured cards",
    },
    ["gb200-186gb"] = {
      bf16 = { compute_share = "0.639", expert_bandwidth = "0.73", expert_compute_share = "0.398", expert_prefill_share = "0.523", prefill_share = "0.775", weight_bandwidth = "0.771" },
      fp8 = { compute_share = "0.486", expert_bandwidth = "0.771", expert_compute_share = \z
        "0.303", expert_prefill_share = "0.398", prefill_share = "0.59", \z
        weight_bandwidth = "0.814" },
      fp4 = { compute_share = "0.39", expert_bandwidth = "0.611", expert_compute_share = \z
        "0.243", expert_prefill_share = "0.319", prefill_share = "0.473", \z
        weight_bandwidth = "0.645" },
      cache_bandwidth = "0.952", attention_share = "0.53", layer_time = "7.71 us",
      latent_time = "28.9 us", linear_time = "53.3 us", sparse_time = "101 us",
      quantized_time = "25.2 us", expert_time = "3.7 us", collective_time = "3.98 us",
      link_share = "0.514", expert_imbalance = "0.0212", step_time = "1.55e+03 us",
      sequence_time = "20 us", activation_traffic = "66.6", interference = "0.773",
      first_token_time = "2.02e+05 us", queue = "0.256",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
    ["gb300-288gb"] = {
      bf16 = { compute_share = "0.751", expert_bandwidth = "0.735", expert_compute_share = "0.467", expert_prefill_share = "0.615", prefill_share = "0.91", weight_bandwidth = "0.776" },
      fp8 = { compute_share = "0.562", expert_bandwidth = "0.745", expert_compute_share = \z
        "0.35", expert_prefill_share = "0.46", prefill_share = "0.682", \z
        weight_bandwidth = "0.787" },
      fp4 = { compute_share = "0.283", expert_bandwidth = "0.601", expert_compute_share = \z
        "0.176", expert_prefill_share = "0.232", prefill_share = "0.343", \z
        weight_bandwidth = "0.634" },
      cache_bandwidth = "0.952", attention_share = "0.53", layer_time = "7.71 us",
      latent_time = "28.9 us", linear_time = "53.3 us", sparse_time = "101 us",
      quantized_time = "25.2 us", expert_time = "3.7 us", collective_time = "4.11 us",
      link_share = "0.557", expert_imbalance = "0.0212", step_time = "1.55e+03 us",
      sequence_time = "20 us", activation_traffic = "66.6", interference = "0.773",
      first_token_time = "2.02e+05 us", queue = "0.256",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
    ["h100-sxm-80gb"] = {
      bf16 = { compute_share = "0.803", expert_bandwidth = "0.753", expert_compute_share = "0.499", expert_prefill_share = "0.288", prefill_share = "0.712", weight_bandwidth = "0.854" },
      fp8 = { compute_share = "0.592", expert_bandwidth = "0.745", expert_compute_share = \z
        "0.368", expert_prefill_share = "0.213", prefill_share = "0.525", \z
        weight_bandwidth = "0.844" },
      cache_bandwidth = "0.856", attention_share = "0.594", layer_time = "8.71 us",
      latent_time = "28.9 us", linear_time = "53.3 us", sparse_time = "101 us",
      quantized_time = "25.2 us", expert_time = "40.6 us", collective_time = "3.08 us",
      link_share = "0.683", expert_imbalance = "0.0212", step_time = "1.55e+03 us",
      sequence_time = "20 us", activation_traffic = "65.5", interference = "0.773",
      first_token_time = "2.02e+05 us", queue = "0.256",
      source = "tests/fidelity/fit.lua, fitted to 76 measured runs and to measured kernels \z
        (ai-dynamo/aiconfigurator, 095f58a)",
    },
    ["h200-sxm-141gb"] = {
      bf16 = { compute_share = "0.798", expert_bandwidth = "0.73", expert_compute_share = "0.496", expert_prefill_share = "0.287", prefill_share = "0.708", weight_bandwidth = "0.828" },
      fp8 = { compute_share = "0.609", expert_bandwidth = "0.759", expert_compute_share = \z
        "0.378", expert_prefill_share = "0.219", prefill_share = "0.54", \z
        weight_bandwidth = "0.861" },
      cache_bandwidth = "0.766", attention_share = "0.613", layer_time = "8.71 us",
      latent_time = "28.9 us", linear_time = "53.3 us", sparse_time = "101 us",
      quantized_time = "25.2 us", expert_time = "40.6 us", collective_time = "3.03 us",
      link_share = "0.712", expert_imbalance = "0.0212", step_time = "1.55e+03 us",
      sequence_time = "20 us", activation_traffic = "65.5", interference = "0.773",
      first_token_time = "2.02e+05 us", queue = "0.256",
      source = "tests/fidelity/fit.lua, fitted to 60 measured runs and to measured kernels \z
        (ai-dynamo/aiconfigurator, 095f58a)",
    },
    ["l40s-48gb"] = {
      bf16 = { compute_share = "0.6", expert_bandwidth = "0.736", expert_compute_share = "0.373", expert_prefill_share = "0.215", prefill_share = "0.532", weight_bandwidth = "0.835" },
      fp8 = { compute_share = "0.474", expert_bandwidth = "0.947", expert_compute_share = \z
        "0.294", expert_prefill_share = "0.17", prefill_share = "0.42", \z
        weight_bandwidth = "1" },
      cache_bandwidth = "0.908", attention_share = "0.416", layer_time = "8.71 us",
      latent_time = "28.9 us", linear_time = "53.3 us", sparse_time = "101 us",
      quantized_time = "25.2 us", expert_time = "40.6 us", collective_time = "10.7 us",
      link_share = "0.158", expert_imbalance = "0.0212", step_time = "1.55e+03 us",
      sequence_time = "20 us", activation_traffic = "65.5", interference = "0.773",
      first_token_time = "2.02e+05 us", queue = "0.256",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
    ["rtx-pro-6000-blackwell-96gb"] = {
      bf16 = { compute_share = "0.753", expert_bandwidth = "0.93", expert_compute_share = "0.469", expert_prefill_share = "0.617", prefill_share = "0.913", weight_bandwidth = "0.982" },
      fp8 = { compute_share = "0.645", expert_bandwidth = "0.851", expert_compute_share = \z
        "0.401", expert_prefill_share = "0.528", prefill_share = "0.782", \z
        weight_bandwidth = "0.898" },
      fp4 = { compute_share = "0.709", expert_bandwidth = "0.637", expert_compute_share = \z
        "0.441", expert_prefill_share = "0.58", prefill_share = "0.86", \z
        weight_bandwidth = "0.672" },
      cache_bandwidth = "0.952", attention_share = "0.53", layer_time = "7.71 us",
      latent_time = "28.9 us", linear_time = "53.3 us", sparse_time = "101 us",
      quantized_time = "25.2 us", expert_time = "3.7 us", collective_time = "11.4 us",
      link_share = "0.486", expert_imbalance = "0.0212", step_time = "1.55e+03 us",
      sequence_time = "20 us", activation_traffic = "66.6", interference = "0.773",
      first_token_time = "2.02e+05 us", queue = "0.256",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
  },
}

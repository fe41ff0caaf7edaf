-- What vllm makes of accelerators.  The fields: ../README.md.
return {
  kind = "efficiency", engine = "vllm", as_of = "2026-05",
  accelerators = {
    ["a100-sxm-80gb"] = {
      bf16 = { compute_share = "0.772", expert_bandwidth = "0.764", expert_compute_share = "0.48", expert_prefill_share = "0.259", prefill_share = "0.752", weight_bandwidth = "0.788" },
      cache_bandwidth = "1", attention_share = "0.53", layer_time = "8.96 us",
      latent_time = "28.1 us", linear_time = "53.3 us", sparse_time = "101 us",
      quantized_time = "31.6 us", expert_time = "38.7 us", collective_time = "4.91 us",
      link_share = "0.585", expert_imbalance = "0.0212", step_time = "1.68e+03 us",
      sequence_time = "19.2 us", activation_traffic = "65.5", interference = "0.952",
      first_token_time = "3.3e+04 us", queue = "0.0826",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
    ["arc-pro-b60-24gb"] = {
      bf16 = { compute_share = "0.921", expert_bandwidth = "0.878", expert_compute_share = "0.572", expert_prefill_share = "0.309", prefill_share = "0.898", weight_bandwidth = "0.906" },
      fp8 = { compute_share = "0.926", expert_bandwidth = "0.952", expert_compute_share = \z
        "0.575", expert_prefill_share = "0.311", prefill_share = "0.902", \z
        weight_bandwidth = "0.981" },
      cache_bandwidth = "0.895", attention_share = "0.53", layer_time = "8.96 us",
      latent_time = "28.1 us", linear_time = "53.3 us", sparse_time = "101 us",
      quantized_time = "31.6 us", expert_time = "38.7 us", collective_time = "4.91 us",
      link_share = "0.54", expert_imbalance = "0.0212", step_time = "1.68e+03 us",
      sequence_time = "19.2 us", activation_traffic = "65.5", interference = "0.952",
      first_token_time = "3.3e+04 us", queue = "0.0826",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
    ["b200-sxm-180gb"] = {
      bf16 = { compute_share = "0.691", expert_bandwidth = "0.803", expert_compute_share = "0.43", expert_prefill_share = "0.529", prefill_share = "0.922", weight_bandwidth = "0.771" },
      fp8 = { compute_share = "0.537", expert_bandwidth = "0.812", expert_compute_share = \z
        "0.334", expert_prefill_share = "0.411", prefill_share = "0.716", \z
        weight_bandwidth = "0.78" },
      fp4 = { compute_share = "0.424", expert_bandwidth = "0.68", expert_compute_share = \z
        "0.264", expert_prefill_share = "0.324", prefill_share = "0.565", \z
        weight_bandwidth = "0.654" },
      cache_bandwidth = "0.967", attention_share = "0.491", layer_time = "7.94 us",
      latent_time = "28.1 us", linear_time = "53.3 us", sparse_time = "101 us",
      quantized_time = "31.6 us", expert_time = "3.53 us", collective_time = "5.12 us",
      link_share = "0.54", expert_imbalance = "0.0212", step_time = "1.68e+03 us",
      sequence_time = "19.2 us", activation_traffic = "66.6", interference = "0.952",
      first_token_time = "3.3e+04 us", queue = "0.0826",
      source = "tests/fidelity/fit.lua, fitted to 325 measured runs and to measured kernels \z
        (ai-dynamo/aiconfigurator, 095f58a)",
    },
    ["b300-sxm-288gb"] = {
      bf16 = { compute_share = "0.72", expert_bandwidth = "0.763", expert_compute_share = "0.448", expert_prefill_share = "0.551", prefill_share = "0.96", weight_bandwidth = "0.733" },
      fp8 = { compute_share = "0.558", expert_bandwidth = "0.803", expert_compute_share = \z
        "0.347", expert_prefill_share = "0.427", prefill_share = "0.743", \z
        weight_bandwidth = "0.772" },
      fp4 = { compute_share = "0.298", expert_bandwidth = "0.674", expert_compute_share = \z
        "0.186", expert_prefill_share = "0.228", prefill_share = "0.397", \z
        weight_bandwidth = "0.648" },
      cache_bandwidth = "0.939", attention_share = "0.53", layer_time = "7.94 us",
      latent_time = "28.1 us", linear_time = "53.3 us", sparse_time = "101 us",
      quantized_time = "31.6 us", expert_time = "3.53 us", collective_time = "8.09 us",
      link_share = "0.49", expert_imbalance = "0.0212", step_time = "1.68e+03 us",
      sequence_time = "19.2 us", activation_traffic = "66.6", interference = "0.952",
      first_token_time = "3.3e+04 us", queue = "0.0826",
      source = "tests/fidelity/fit.lua, fitted to 89 measured runs and to measured kernels \z
        (ai-dynamo/aiconfigurator, 095f58a)",
    },
    ["default"] = {
      bf16 = { compute_share = "0.751", expert_bandwidth = "0.764", expert_compute_share = "0.466", expert_prefill_share = "0.252", prefill_share = "0.732", weight_bandwidth = "0.788" },
      fp8 = { compute_share = "0.562", expert_bandwidth = "0.818", expert_compute_share = \z
        "0.349", expert_prefill_share = "0.189", prefill_share = "0.548", \z
        weight_bandwidth = "0.844" },
      fp4 = { compute_share = "0.39", expert_bandwidth = "0.628", expert_compute_share = \z
        "0.242", expert_prefill_share = "0.131", prefill_share = "0.38", \z
        weight_bandwidth = "0.648" },
      cache_bandwidth = "0.895", attention_share = "0.53", layer_time = "8.96 us",
      latent_time = "28.1 us", linear_time = "53.3 us", sparse_time = "101 us",
      quantized_time = "31.6 us", expert_time = "38.7 us", collective_time = "4.91 us",
      link_share = "0.54", expert_imbalance = "0.0212", step_time = "1.68e+03 us",
      sequence_time = "19.2 us", activation_traffic = "65.5", interference = "0.952",
      first_token_time = "3.3e+04 us", queue = "0.0826",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "shares of kernels: the middle of the measured cards",
    },
    ["gb200-186gb"] = {
      bf16 = { compute_share = "0.639", expert_bandwidth = "0.802", expert_compute_share = "0.398", expert_prefill_share = "0.489", prefill_share = "0.852", weight_bandwidth = "0.771" },
      fp8 = { compute_share = "0.486", expert_bandwidth = "0.848", expert_compute_share = \z
        "0.303", expert_prefill_share = "0.372", prefill_share = "0.648", \z
        weight_bandwidth = "0.814" },
      fp4 = { compute_share = "0.39", expert_bandwidth = "0.671", expert_compute_share = \z
        "0.243", expert_prefill_share = "0.299", prefill_share = "0.52", \z
        weight_bandwidth = "0.645" },
      cache_bandwidth = "0.939", attention_share = "0.53", layer_time = "7.94 us",
      latent_time = "28.1 us", linear_time = "53.3 us", sparse_time = "101 us",
      quantized_time = "31.6 us", expert_time = "3.53 us", collective_time = "4.2 us",
      link_share = "0.514", expert_imbalance = "0.0212", step_time = "1.68e+03 us",
      sequence_time = "19.2 us", activation_traffic = "66.6", interference = "0.952",
      first_token_time = "3.3e+04 us", queue = "0.0826",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
    ["gb300-288gb"] = {
      bf16 = { compute_share = "0.751", expert_bandwidth = "0.808", expert_compute_share = "0.467", expert_prefill_share = "0.575", prefill_share = "1", weight_bandwidth = "0.776" },
      fp8 = { compute_share = "0.562", expert_bandwidth = "0.819", expert_compute_share = \z
        "0.35", expert_prefill_share = "0.43", prefill_share = "0.75", weight_bandwidth \z
        = "0.787" },
      fp4 = { compute_share = "0.283", expert_bandwidth = "0.66", expert_compute_share = \z
        "0.176", expert_prefill_share = "0.216", prefill_share = "0.377", \z
        weight_bandwidth = "0.634" },
      cache_bandwidth = "0.939", attention_share = "0.53", layer_time = "7.94 us",
      latent_time = "28.1 us", linear_time = "53.3 us", sparse_time = "101 us",
      quantized_time = "31.6 us", expert_time = "3.53 us", collective_time = "4.34 us",
      link_share = "0.557", expert_imbalance = "0.0212", step_time = "1.68e+03 us",
      sequence_time = "19.2 us", activation_traffic = "66.6", interference = "0.952",
      first_token_time = "3.3e+04 us", queue = "0.0826",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
    ["h100-sxm-80gb"] = {
      bf16 = { compute_share = "0.803", expert_bandwidth = "0.828", expert_compute_share = "0.499", expert_prefill_share = "0.27", prefill_share = "0.782", weight_bandwidth = "0.854" },
      fp8 = { compute_share = "0.592", expert_bandwidth = "0.818", expert_compute_share = \z
        "0.368", expert_prefill_share = "0.199", prefill_share = "0.577", \z
        weight_bandwidth = "0.844" },
      cache_bandwidth = "0.844", attention_share = "0.594", layer_time = "8.96 us",
      latent_time = "28.1 us", linear_time = "53.3 us", sparse_time = "101 us",
      quantized_time = "31.6 us", expert_time = "38.7 us", collective_time = "3.25 us",
      link_share = "0.683", expert_imbalance = "0.0212", step_time = "1.68e+03 us",
      sequence_time = "19.2 us", activation_traffic = "65.5", interference = "0.952",
      first_token_time = "3.3e+04 us", queue = "0.0826",
      source = "tests/fidelity/fit.lua, fitted to 103 measured runs and to measured kernels \z
        (ai-dynamo/aiconfigurator, 095f58a)",
    },
    ["h200-sxm-141gb"] = {
      bf16 = { compute_share = "0.798", expert_bandwidth = "0.802", expert_compute_share = "0.496", expert_prefill_share = "0.268", prefill_share = "0.778", weight_bandwidth = "0.828" },
      fp8 = { compute_share = "0.609", expert_bandwidth = "0.835", expert_compute_share = \z
        "0.378", expert_prefill_share = "0.204", prefill_share = "0.593", \z
        weight_bandwidth = "0.861" },
      cache_bandwidth = "0.755", attention_share = "0.613", layer_time = "8.96 us",
      latent_time = "28.1 us", linear_time = "53.3 us", sparse_time = "101 us",
      quantized_time = "31.6 us", expert_time = "38.7 us", collective_time = "3.2 us",
      link_share = "0.712", expert_imbalance = "0.0212", step_time = "1.68e+03 us",
      sequence_time = "19.2 us", activation_traffic = "65.5", interference = "0.952",
      first_token_time = "3.3e+04 us", queue = "0.0826",
      source = "tests/fidelity/fit.lua, fitted to 171 measured runs and to measured kernels \z
        (ai-dynamo/aiconfigurator, 095f58a)",
    },
    ["l40s-48gb"] = {
      bf16 = { compute_share = "0.6", expert_bandwidth = "0.809", expert_compute_share = "0.373", expert_prefill_share = "0.201", prefill_share = "0.585", weight_bandwidth = "0.835" },
      fp8 = { compute_share = "0.474", expert_bandwidth = "1", expert_compute_share = "0.294", \z
        expert_prefill_share = "0.159", prefill_share = "0.462", weight_bandwidth = "1" \z
        },
      cache_bandwidth = "0.895", attention_share = "0.416", layer_time = "8.96 us",
      latent_time = "28.1 us", linear_time = "53.3 us", sparse_time = "101 us",
      quantized_time = "31.6 us", expert_time = "38.7 us", collective_time = "11.2 us",
      link_share = "0.158", expert_imbalance = "0.0212", step_time = "1.68e+03 us",
      sequence_time = "19.2 us", activation_traffic = "65.5", interference = "0.952",
      first_token_time = "3.3e+04 us", queue = "0.0826",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
    ["rtx-pro-6000-blackwell-96gb"] = {
      bf16 = { compute_share = "0.753", expert_bandwidth = "1", expert_compute_share = "0.469", expert_prefill_share = "0.577", prefill_share = "1", weight_bandwidth = "0.982" },
      fp8 = { compute_share = "0.644", expert_bandwidth = "0.935", expert_compute_share = \z
        "0.401", expert_prefill_share = "0.493", prefill_share = "0.859", \z
        weight_bandwidth = "0.898" },
      fp4 = { compute_share = "0.709", expert_bandwidth = "0.7", expert_compute_share = \z
        "0.441", expert_prefill_share = "0.543", prefill_share = "0.945", \z
        weight_bandwidth = "0.672" },
      cache_bandwidth = "0.939", attention_share = "0.53", layer_time = "7.94 us",
      latent_time = "28.1 us", linear_time = "53.3 us", sparse_time = "101 us",
      quantized_time = "31.6 us", expert_time = "3.53 us", collective_time = "12 us",
      link_share = "0.486", expert_imbalance = "0.0212", step_time = "1.68e+03 us",
      sequence_time = "19.2 us", activation_traffic = "66.6", interference = "0.952",
      first_token_time = "3.3e+04 us", queue = "0.0826",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
  },
}

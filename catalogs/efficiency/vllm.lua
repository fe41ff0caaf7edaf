-- What vllm makes of accelerators.  The fields: ../README.md.
return {
  kind = "efficiency", engine = "vllm", as_of = "2026-05",
  accelerators = {
    ["a100-sxm-80gb"] = {
      bf16 = {
      compute_share = "2.851", expert_bandwidth = "0.784", expert_compute_share = "0.4647",
      expert_prefill_share = "0.2763", prefill_share = "0.7867", weight_bandwidth = "0.7881" },
      cache_bandwidth = "0.7505", attention_share = "0.6634", layer_time = "46.45 us",
      latent_time = "49.46 us", linear_time = "67.38 us", sparse_time = "97.23 us",
      quantized_time = "12.76 us", expert_time = "36.6 us", collective_time = "2.332 us",
      link_share = "1", expert_imbalance = "0.3117", step_time = "586.4 us",
      sequence_time = "32.99 us", activation_traffic = "63.18", interference = "0.78",
      first_token_time = "34.09 ms", queue = "0.09282",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
    ["arc-pro-b60-24gb"] = {
      bf16 = {
      compute_share = "3.402", expert_bandwidth = "0.9009", expert_compute_share = "0.5545",
      expert_prefill_share = "0.3297", prefill_share = "0.9387", weight_bandwidth = "0.9057" },
      fp8 = {
      compute_share = "3.418", expert_bandwidth = "0.9762", expert_compute_share = "0.5571",
      expert_prefill_share = "0.3312", prefill_share = "0.9431", weight_bandwidth = "0.9814" },
      cache_bandwidth = "0.641", attention_share = "0.6634", layer_time = "46.45 us",
      latent_time = "49.46 us", linear_time = "67.38 us", sparse_time = "97.23 us",
      quantized_time = "12.76 us", expert_time = "36.6 us", collective_time = "2.332 us",
      link_share = "1", expert_imbalance = "0.3117", step_time = "586.4 us",
      sequence_time = "32.99 us", activation_traffic = "63.18", interference = "0.78",
      first_token_time = "34.09 ms", queue = "0.09282",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
    ["b200-sxm-180gb"] = {
      bf16 = {
      compute_share = "2.552", expert_bandwidth = "0.7294", expert_compute_share = "0.4194",
      expert_prefill_share = "0.5911", prefill_share = "0.948", weight_bandwidth = "0.7711" },
      fp8 = {
      compute_share = "1.984", expert_bandwidth = "0.7382", expert_compute_share = "0.326",
      expert_prefill_share = "0.4594", prefill_share = "0.7368", weight_bandwidth = "0.7804" },
      fp4 = {
      compute_share = "1.565", expert_bandwidth = "0.6182", expert_compute_share = "0.2571",
      expert_prefill_share = "0.3624", prefill_share = "0.5812", weight_bandwidth = "0.6536" },
      cache_bandwidth = "0.5472", attention_share = "0.6142", layer_time = "44.72 us",
      latent_time = "49.46 us", linear_time = "67.38 us", sparse_time = "97.23 us",
      quantized_time = "12.76 us", expert_time = "2.881 us", collective_time = "2.433 us",
      link_share = "1", expert_imbalance = "0.3117", step_time = "586.4 us",
      sequence_time = "32.99 us", activation_traffic = "64.63", interference = "0.78",
      first_token_time = "34.09 ms", queue = "0.09282",
      source = "tests/fidelity/fit.lua, fitted to 583 measured runs and to measured kernels \z
        (ai-dynamo/aiconfigurator, 095f58a)",
    },
    ["b300-sxm-288gb"] = {
      bf16 = {
      compute_share = "2.658", expert_bandwidth = "0.693", expert_compute_share = "0.4368",
      expert_prefill_share = "0.6156", prefill_share = "0.9873", weight_bandwidth = "0.7326" },
      fp8 = {
      compute_share = "2.059", expert_bandwidth = "0.7299", expert_compute_share = "0.3383",
      expert_prefill_share = "0.4767", prefill_share = "0.7646", weight_bandwidth = "0.7716" },
      fp4 = {
      compute_share = "1.101", expert_bandwidth = "0.6128", expert_compute_share = "0.1808",
      expert_prefill_share = "0.2549", prefill_share = "0.4088", weight_bandwidth = "0.6478" },
      cache_bandwidth = "0.5318", attention_share = "0.6634", layer_time = "44.72 us",
      latent_time = "49.46 us", linear_time = "67.38 us", sparse_time = "97.23 us",
      quantized_time = "12.76 us", expert_time = "2.881 us", collective_time = "3.839 us",
      link_share = "1", expert_imbalance = "0.3117", step_time = "586.4 us",
      sequence_time = "32.99 us", activation_traffic = "64.63", interference = "0.78",
      first_token_time = "34.09 ms", queue = "0.09282",
      source = "tests/fidelity/fit.lua, fitted to 89 measured runs and to measured kernels \z
        (ai-dynamo/aiconfigurator, 095f58a)",
    },
    ["default"] = {
      bf16 = {
      compute_share = "2.772", expert_bandwidth = "0.784", expert_compute_share = "0.4518",
      expert_prefill_share = "0.2686", prefill_share = "0.7648", weight_bandwidth = "0.7881" },
      fp8 = {
      compute_share = "2.076", expert_bandwidth = "0.8397", expert_compute_share = "0.3384",
      expert_prefill_share = "0.2012", prefill_share = "0.5728", weight_bandwidth = "0.8441" },
      fp4 = {
      compute_share = "1.44", expert_bandwidth = "0.6444", expert_compute_share = "0.2347",
      expert_prefill_share = "0.1395", prefill_share = "0.3973", weight_bandwidth = "0.6478" },
      cache_bandwidth = "0.641", attention_share = "0.6634", layer_time = "46.45 us",
      latent_time = "49.46 us", linear_time = "67.38 us", sparse_time = "97.23 us",
      quantized_time = "12.76 us", expert_time = "36.6 us", collective_time = "2.332 us",
      link_share = "1", expert_imbalance = "0.3117", step_time = "586.4 us",
      sequence_time = "32.99 us", activation_traffic = "63.18", interference = "0.78",
      first_token_time = "34.09 ms", queue = "0.09282",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "shares of kernels: the middle of the measured cards",
    },
    ["gb200-186gb"] = {
      bf16 = {
      compute_share = "2.36", expert_bandwidth = "0.7289", expert_compute_share = "0.3878",
      expert_prefill_share = "0.5465", prefill_share = "0.8766", weight_bandwidth = "0.7706" },
      fp8 = {
      compute_share = "1.795", expert_bandwidth = "0.7703", expert_compute_share = "0.295",
      expert_prefill_share = "0.4158", prefill_share = "0.6669", weight_bandwidth = "0.8143" },
      fp4 = {
      compute_share = "1.44", expert_bandwidth = "0.6099", expert_compute_share = "0.2366",
      expert_prefill_share = "0.3334", prefill_share = "0.5348", weight_bandwidth = "0.6448" },
      cache_bandwidth = "0.5318", attention_share = "0.6634", layer_time = "44.72 us",
      latent_time = "49.46 us", linear_time = "67.38 us", sparse_time = "97.23 us",
      quantized_time = "12.76 us", expert_time = "2.881 us", collective_time = "1.992 us",
      link_share = "1", expert_imbalance = "0.3117", step_time = "586.4 us",
      sequence_time = "32.99 us", activation_traffic = "64.63", interference = "0.78",
      first_token_time = "34.09 ms", queue = "0.09282",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
    ["gb300-288gb"] = {
      bf16 = {
      compute_share = "2.772", expert_bandwidth = "0.7338", expert_compute_share = "0.4554",
      expert_prefill_share = "0.6418", prefill_share = "1.029", weight_bandwidth = "0.7758" },
      fp8 = {
      compute_share = "2.076", expert_bandwidth = "0.7443", expert_compute_share = "0.3411",
      expert_prefill_share = "0.4807", prefill_share = "0.771", weight_bandwidth = "0.7869" },
      fp4 = {
      compute_share = "1.044", expert_bandwidth = "0.5999", expert_compute_share = "0.1715",
      expert_prefill_share = "0.2418", prefill_share = "0.3878", weight_bandwidth = "0.6342" },
      cache_bandwidth = "0.5318", attention_share = "0.6634", layer_time = "44.72 us",
      latent_time = "49.46 us", linear_time = "67.38 us", sparse_time = "97.23 us",
      quantized_time = "12.76 us", expert_time = "2.881 us", collective_time = "2.06 us",
      link_share = "1", expert_imbalance = "0.3117", step_time = "586.4 us",
      sequence_time = "32.99 us", activation_traffic = "64.63", interference = "0.78",
      first_token_time = "34.09 ms", queue = "0.09282",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
    ["h100-sxm-80gb"] = {
      bf16 = {
      compute_share = "2.965", expert_bandwidth = "0.8494", expert_compute_share = "0.4832",
      expert_prefill_share = "0.2873", prefill_share = "0.8181", weight_bandwidth = "0.8539" },
      fp8 = {
      compute_share = "2.186", expert_bandwidth = "0.8397", expert_compute_share = "0.3563",
      expert_prefill_share = "0.2118", prefill_share = "0.6031", weight_bandwidth = "0.8441" },
      cache_bandwidth = "0.6045", attention_share = "0.7434", layer_time = "46.45 us",
      latent_time = "49.46 us", linear_time = "67.38 us", sparse_time = "97.23 us",
      quantized_time = "12.76 us", expert_time = "36.6 us", collective_time = "1.541 us",
      link_share = "1", expert_imbalance = "0.3117", step_time = "586.4 us",
      sequence_time = "32.99 us", activation_traffic = "63.18", interference = "0.78",
      first_token_time = "34.09 ms", queue = "0.09282",
      source = "tests/fidelity/fit.lua, fitted to 335 measured runs and to measured kernels \z
        (ai-dynamo/aiconfigurator, 095f58a)",
    },
    ["h200-sxm-141gb"] = {
      bf16 = {
      compute_share = "2.947", expert_bandwidth = "0.8233", expert_compute_share = "0.4804",
      expert_prefill_share = "0.2856", prefill_share = "0.8132", weight_bandwidth = "0.8277" },
      fp8 = {
      compute_share = "2.248", expert_bandwidth = "0.8563", expert_compute_share = "0.3665",
      expert_prefill_share = "0.2179", prefill_share = "0.6204", weight_bandwidth = "0.8608" },
      cache_bandwidth = "0.5406", attention_share = "0.7667", layer_time = "46.45 us",
      latent_time = "49.46 us", linear_time = "67.38 us", sparse_time = "97.23 us",
      quantized_time = "12.76 us", expert_time = "36.6 us", collective_time = "1.517 us",
      link_share = "1", expert_imbalance = "0.3117", step_time = "586.4 us",
      sequence_time = "32.99 us", activation_traffic = "63.18", interference = "0.78",
      first_token_time = "34.09 ms", queue = "0.09282",
      source = "tests/fidelity/fit.lua, fitted to 171 measured runs and to measured kernels \z
        (ai-dynamo/aiconfigurator, 095f58a)",
    },
    ["l40s-48gb"] = {
      bf16 = {
      compute_share = "2.215", expert_bandwidth = "0.8305", expert_compute_share = "0.361",
      expert_prefill_share = "0.2146", prefill_share = "0.6111", weight_bandwidth = "0.8349" },
      fp8 = {
      compute_share = "1.749", expert_bandwidth = "1", expert_compute_share = "0.2851",
      expert_prefill_share = "0.1695", prefill_share = "0.4826", weight_bandwidth = "1" },
      cache_bandwidth = "0.641", attention_share = "0.5206", layer_time = "46.45 us",
      latent_time = "49.46 us", linear_time = "67.38 us", sparse_time = "97.23 us",
      quantized_time = "12.76 us", expert_time = "36.6 us", collective_time = "5.341 us",
      link_share = "0.5174", expert_imbalance = "0.3117", step_time = "586.4 us",
      sequence_time = "32.99 us", activation_traffic = "63.18", interference = "0.78",
      first_token_time = "34.09 ms", queue = "0.09282",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
    ["rtx-pro-6000-blackwell-96gb"] = {
      bf16 = {
      compute_share = "2.781", expert_bandwidth = "0.9284", expert_compute_share = "0.4569",
      expert_prefill_share = "0.6439", prefill_share = "1.033", weight_bandwidth = "0.9815" },
      fp8 = {
      compute_share = "2.379", expert_bandwidth = "0.8497", expert_compute_share = "0.3909",
      expert_prefill_share = "0.5509", prefill_share = "0.8837", weight_bandwidth = "0.8983" },
      fp4 = {
      compute_share = "2.617", expert_bandwidth = "0.6358", expert_compute_share = "0.43",
      expert_prefill_share = "0.606", prefill_share = "0.972", weight_bandwidth = "0.6722" },
      cache_bandwidth = "0.5318", attention_share = "0.6634", layer_time = "44.72 us",
      latent_time = "49.46 us", linear_time = "67.38 us", sparse_time = "97.23 us",
      quantized_time = "12.76 us", expert_time = "2.881 us", collective_time = "5.712 us",
      link_share = "1", expert_imbalance = "0.3117", step_time = "586.4 us",
      sequence_time = "32.99 us", activation_traffic = "64.63", interference = "0.78",
      first_token_time = "34.09 ms", queue = "0.09282",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
  },
}

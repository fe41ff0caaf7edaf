-- What tensorrt-llm makes of accelerators.  The fields: ../README.md.
return {
  kind = "efficiency", engine = "tensorrt-llm", as_of = "2026-05",
  accelerators = {
    ["a100-sxm-80gb"] = {
      bf16 = {
      compute_share = "2.846", expert_bandwidth = "1", expert_compute_share = "0.4648",
      expert_prefill_share = "0.3217", prefill_share = "0.795", weight_bandwidth = "0.7881" },
      cache_bandwidth = "1", attention_share = "0.6634", layer_time = "24.76 us",
      latent_time = "35.29 us", linear_time = "67.38 us", sparse_time = "97.23 us",
      quantized_time = "11.19 us", expert_time = "48.76 us", collective_time = "2.29 us",
      link_share = "1", expert_imbalance = "0.3117", step_time = "1.039 ms",
      sequence_time = "12.51 us", activation_traffic = "63.18", interference = "0.9093",
      first_token_time = "87.06 ms", queue = "0.08999",
      source = "tests/fidelity/fit.lua, fitted to 55 measured runs and to measured kernels \z
        (ai-dynamo/aiconfigurator, 095f58a)",
    },
    ["arc-pro-b60-24gb"] = {
      bf16 = {
      compute_share = "3.396", expert_bandwidth = "1", expert_compute_share = "0.5546",
      expert_prefill_share = "0.3839", prefill_share = "0.9487", weight_bandwidth = "0.9057" },
      fp8 = {
      compute_share = "3.412", expert_bandwidth = "1", expert_compute_share = "0.5572",
      expert_prefill_share = "0.3856", prefill_share = "0.9531", weight_bandwidth = "0.9814" },
      cache_bandwidth = "0.9782", attention_share = "0.6634", layer_time = "24.76 us",
      latent_time = "35.29 us", linear_time = "67.38 us", sparse_time = "97.23 us",
      quantized_time = "11.19 us", expert_time = "48.76 us", collective_time = "2.29 us",
      link_share = "1", expert_imbalance = "0.3117", step_time = "1.039 ms",
      sequence_time = "12.51 us", activation_traffic = "63.18", interference = "0.9093",
      first_token_time = "87.06 ms", queue = "0.08999",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
    ["b200-sxm-180gb"] = {
      bf16 = {
      compute_share = "2.548", expert_bandwidth = "1", expert_compute_share = "0.4194",
      expert_prefill_share = "0.6882", prefill_share = "0.9581", weight_bandwidth = "0.7711" },
      fp8 = {
      compute_share = "1.98", expert_bandwidth = "1", expert_compute_share = "0.326",
      expert_prefill_share = "0.5349", prefill_share = "0.7447", weight_bandwidth = "0.7804" },
      fp4 = {
      compute_share = "1.562", expert_bandwidth = "0.8551", expert_compute_share = "0.2572",
      expert_prefill_share = "0.4219", prefill_share = "0.5874", weight_bandwidth = "0.6536" },
      cache_bandwidth = "0.835", attention_share = "0.6142", layer_time = "23.84 us",
      latent_time = "35.29 us", linear_time = "67.38 us", sparse_time = "97.23 us",
      quantized_time = "11.19 us", expert_time = "3.838 us", collective_time = "2.389 us",
      link_share = "1", expert_imbalance = "0.3117", step_time = "1.039 ms",
      sequence_time = "12.51 us", activation_traffic = "64.63", interference = "0.9093",
      first_token_time = "87.06 ms", queue = "0.08999",
      source = "tests/fidelity/fit.lua, fitted to 341 measured runs and to measured kernels \z
        (ai-dynamo/aiconfigurator, 095f58a)",
    },
    ["b300-sxm-288gb"] = {
      bf16 = {
      compute_share = "2.653", expert_bandwidth = "0.9585", expert_compute_share = "0.4368",
      expert_prefill_share = "0.7167", prefill_share = "0.9978", weight_bandwidth = "0.7326" },
      fp8 = {
      compute_share = "2.055", expert_bandwidth = "1", expert_compute_share = "0.3383",
      expert_prefill_share = "0.5551", prefill_share = "0.7728", weight_bandwidth = "0.7716" },
      fp4 = {
      compute_share = "1.099", expert_bandwidth = "0.8475", expert_compute_share = "0.1809",
      expert_prefill_share = "0.2967", prefill_share = "0.4131", weight_bandwidth = "0.6478" },
      cache_bandwidth = "0.8116", attention_share = "0.6634", layer_time = "23.84 us",
      latent_time = "35.29 us", linear_time = "67.38 us", sparse_time = "97.23 us",
      quantized_time = "11.19 us", expert_time = "3.838 us", collective_time = "3.77 us",
      link_share = "1", expert_imbalance = "0.3117", step_time = "1.039 ms",
      sequence_time = "12.51 us", activation_traffic = "64.63", interference = "0.9093",
      first_token_time = "87.06 ms", queue = "0.08999",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
    ["default"] = {
      bf16 = {
      compute_share = "2.767", expert_bandwidth = "1", expert_compute_share = "0.4518",
      expert_prefill_share = "0.3127", prefill_share = "0.7729", weight_bandwidth = "0.7881" },
      fp8 = {
      compute_share = "2.072", expert_bandwidth = "1", expert_compute_share = "0.3384",
      expert_prefill_share = "0.2342", prefill_share = "0.5789", weight_bandwidth = "0.8441" },
      fp4 = {
      compute_share = "1.437", expert_bandwidth = "0.8913", expert_compute_share = "0.2347",
      expert_prefill_share = "0.1625", prefill_share = "0.4015", weight_bandwidth = "0.6478" },
      cache_bandwidth = "0.9782", attention_share = "0.6634", layer_time = "24.76 us",
      latent_time = "35.29 us", linear_time = "67.38 us", sparse_time = "97.23 us",
      quantized_time = "11.19 us", expert_time = "48.76 us", collective_time = "2.29 us",
      link_share = "1", expert_imbalance = "0.3117", step_time = "1.039 ms",
      sequence_time = "12.51 us", activation_traffic = "63.18", interference = "0.9093",
      first_token_time = "87.06 ms", queue = "0.08999",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "shares of kernels: the middle of the measured cards",
    },
    ["gb200-186gb"] = {
      bf16 = {
      compute_share = "2.356", expert_bandwidth = "1", expert_compute_share = "0.3878",
      expert_prefill_share = "0.6363", prefill_share = "0.8859", weight_bandwidth = "0.7706" },
      fp8 = {
      compute_share = "1.792", expert_bandwidth = "1", expert_compute_share = "0.2951",
      expert_prefill_share = "0.4841", prefill_share = "0.674", weight_bandwidth = "0.8143" },
      fp4 = {
      compute_share = "1.437", expert_bandwidth = "0.8436", expert_compute_share = "0.2366",
      expert_prefill_share = "0.3882", prefill_share = "0.5404", weight_bandwidth = "0.6448" },
      cache_bandwidth = "0.8116", attention_share = "0.6634", layer_time = "23.84 us",
      latent_time = "35.29 us", linear_time = "67.38 us", sparse_time = "97.23 us",
      quantized_time = "11.19 us", expert_time = "3.838 us", collective_time = "1.956 us",
      link_share = "1", expert_imbalance = "0.3117", step_time = "1.039 ms",
      sequence_time = "12.51 us", activation_traffic = "64.63", interference = "0.9093",
      first_token_time = "87.06 ms", queue = "0.08999",
      source = "tests/fidelity/fit.lua, fitted to 2 measured runs and to measured kernels \z
        (ai-dynamo/aiconfigurator, 095f58a)",
    },
    ["gb300-288gb"] = {
      bf16 = {
      compute_share = "2.767", expert_bandwidth = "1", expert_compute_share = "0.4555",
      expert_prefill_share = "0.7473", prefill_share = "1.04", weight_bandwidth = "0.7758" },
      fp8 = {
      compute_share = "2.072", expert_bandwidth = "1", expert_compute_share = "0.3411",
      expert_prefill_share = "0.5597", prefill_share = "0.7793", weight_bandwidth = "0.7869" },
      fp4 = {
      compute_share = "1.042", expert_bandwidth = "0.8297", expert_compute_share = "0.1716",
      expert_prefill_share = "0.2815", prefill_share = "0.3919", weight_bandwidth = "0.6342" },
      cache_bandwidth = "0.8116", attention_share = "0.6634", layer_time = "23.84 us",
      latent_time = "35.29 us", linear_time = "67.38 us", sparse_time = "97.23 us",
      quantized_time = "11.19 us", expert_time = "3.838 us", collective_time = "2.023 us",
      link_share = "1", expert_imbalance = "0.3117", step_time = "1.039 ms",
      sequence_time = "12.51 us", activation_traffic = "64.63", interference = "0.9093",
      first_token_time = "87.06 ms", queue = "0.08999",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
    ["h100-sxm-80gb"] = {
      bf16 = {
      compute_share = "2.959", expert_bandwidth = "1", expert_compute_share = "0.4833",
      expert_prefill_share = "0.3345", prefill_share = "0.8268", weight_bandwidth = "0.8539" },
      fp8 = {
      compute_share = "2.182", expert_bandwidth = "1", expert_compute_share = "0.3563",
      expert_prefill_share = "0.2466", prefill_share = "0.6095", weight_bandwidth = "0.8441" },
      cache_bandwidth = "0.9224", attention_share = "0.7434", layer_time = "24.76 us",
      latent_time = "35.29 us", linear_time = "67.38 us", sparse_time = "97.23 us",
      quantized_time = "11.19 us", expert_time = "48.76 us", collective_time = "1.513 us",
      link_share = "1", expert_imbalance = "0.3117", step_time = "1.039 ms",
      sequence_time = "12.51 us", activation_traffic = "63.18", interference = "0.9093",
      first_token_time = "87.06 ms", queue = "0.08999",
      source = "tests/fidelity/fit.lua, fitted to 535 measured runs and to measured kernels \z
        (ai-dynamo/aiconfigurator, 095f58a)",
    },
    ["h200-sxm-141gb"] = {
      bf16 = {
      compute_share = "2.942", expert_bandwidth = "1", expert_compute_share = "0.4804",
      expert_prefill_share = "0.3325", prefill_share = "0.8219", weight_bandwidth = "0.8277" },
      fp8 = {
      compute_share = "2.244", expert_bandwidth = "1", expert_compute_share = "0.3666",
      expert_prefill_share = "0.2537", prefill_share = "0.627", weight_bandwidth = "0.8608" },
      cache_bandwidth = "0.8249", attention_share = "0.7667", layer_time = "24.76 us",
      latent_time = "35.29 us", linear_time = "67.38 us", sparse_time = "97.23 us",
      quantized_time = "11.19 us", expert_time = "48.76 us", collective_time = "1.49 us",
      link_share = "1", expert_imbalance = "0.3117", step_time = "1.039 ms",
      sequence_time = "12.51 us", activation_traffic = "63.18", interference = "0.9093",
      first_token_time = "87.06 ms", queue = "0.08999",
      source = "tests/fidelity/fit.lua, fitted to 214 measured runs and to measured kernels \z
        (ai-dynamo/aiconfigurator, 095f58a)",
    },
    ["l40s-48gb"] = {
      bf16 = {
      compute_share = "2.211", expert_bandwidth = "1", expert_compute_share = "0.361",
      expert_prefill_share = "0.2499", prefill_share = "0.6176", weight_bandwidth = "0.8349" },
      fp8 = {
      compute_share = "1.746", expert_bandwidth = "1", expert_compute_share = "0.2851",
      expert_prefill_share = "0.1973", prefill_share = "0.4877", weight_bandwidth = "1" },
      cache_bandwidth = "0.9782", attention_share = "0.5206", layer_time = "24.76 us",
      latent_time = "35.29 us", linear_time = "67.38 us", sparse_time = "97.23 us",
      quantized_time = "11.19 us", expert_time = "48.76 us", collective_time = "5.244 us",
      link_share = "0.5174", expert_imbalance = "0.3117", step_time = "1.039 ms",
      sequence_time = "12.51 us", activation_traffic = "63.18", interference = "0.9093",
      first_token_time = "87.06 ms", queue = "0.08999",
      source = "tests/fidelity/fit.lua, fitted to 40 measured runs and to measured kernels \z
        (ai-dynamo/aiconfigurator, 095f58a)",
    },
    ["rtx-pro-6000-blackwell-96gb"] = {
      bf16 = {
      compute_share = "2.776", expert_bandwidth = "1", expert_compute_share = "0.457",
      expert_prefill_share = "0.7498", prefill_share = "1.044", weight_bandwidth = "0.9815" },
      fp8 = {
      compute_share = "2.375", expert_bandwidth = "1", expert_compute_share = "0.391",
      expert_prefill_share = "0.6415", prefill_share = "0.8931", weight_bandwidth = "0.8983" },
      fp4 = {
      compute_share = "2.612", expert_bandwidth = "0.8794", expert_compute_share = "0.4301",
      expert_prefill_share = "0.7056", prefill_share = "0.9824", weight_bandwidth = "0.6722" },
      cache_bandwidth = "0.8116", attention_share = "0.6634", layer_time = "23.84 us",
      latent_time = "35.29 us", linear_time = "67.38 us", sparse_time = "97.23 us",
      quantized_time = "11.19 us", expert_time = "3.838 us", collective_time = "5.608 us",
      link_share = "1", expert_imbalance = "0.3117", step_time = "1.039 ms",
      sequence_time = "12.51 us", activation_traffic = "64.63", interference = "0.9093",
      first_token_time = "87.06 ms", queue = "0.08999",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
  },
}

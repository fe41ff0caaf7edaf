-- What sglang makes of accelerators.  The fields: ../README.md.
return {
  kind = "efficiency", engine = "sglang", as_of = "2026-05",
  accelerators = {
    ["a100-sxm-80gb"] = {
      bf16 = {
      compute_share = "2.846", expert_bandwidth = "0.8461", expert_compute_share = "0.4647",
      expert_prefill_share = "0.3017", prefill_share = "0.7459", weight_bandwidth = "0.7881" },
      cache_bandwidth = "0.9795", attention_share = "0.6634", layer_time = "25.54 us",
      latent_time = "46.96 us", linear_time = "67.38 us", sparse_time = "97.23 us",
      quantized_time = "12.22 us", expert_time = "39.02 us", collective_time = "2.298 us",
      link_share = "1", expert_imbalance = "0.3117", step_time = "680.7 us",
      sequence_time = "30.19 us", activation_traffic = "63.18", interference = "0.8083",
      first_token_time = "201.7 ms", queue = "0.3021",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
    ["arc-pro-b60-24gb"] = {
      bf16 = {
      compute_share = "3.395", expert_bandwidth = "0.9724", expert_compute_share = "0.5545",
      expert_prefill_share = "0.3601", prefill_share = "0.8901", weight_bandwidth = "0.9057" },
      fp8 = {
      compute_share = "3.411", expert_bandwidth = "1", expert_compute_share = "0.5571",
      expert_prefill_share = "0.3617", prefill_share = "0.8942", weight_bandwidth = "0.9814" },
      cache_bandwidth = "0.8366", attention_share = "0.6634", layer_time = "25.54 us",
      latent_time = "46.96 us", linear_time = "67.38 us", sparse_time = "97.23 us",
      quantized_time = "12.22 us", expert_time = "39.02 us", collective_time = "2.298 us",
      link_share = "1", expert_imbalance = "0.3117", step_time = "680.7 us",
      sequence_time = "30.19 us", activation_traffic = "63.18", interference = "0.8083",
      first_token_time = "201.7 ms", queue = "0.3021",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
    ["b200-sxm-180gb"] = {
      bf16 = {
      compute_share = "2.548", expert_bandwidth = "0.7873", expert_compute_share = "0.4194",
      expert_prefill_share = "0.6455", prefill_share = "0.8989", weight_bandwidth = "0.7711" },
      fp8 = {
      compute_share = "1.98", expert_bandwidth = "0.7968", expert_compute_share = "0.326",
      expert_prefill_share = "0.5017", prefill_share = "0.6986", weight_bandwidth = "0.7804" },
      fp4 = {
      compute_share = "1.562", expert_bandwidth = "0.6673", expert_compute_share = "0.2571",
      expert_prefill_share = "0.3958", prefill_share = "0.5511", weight_bandwidth = "0.6536" },
      cache_bandwidth = "0.7141", attention_share = "0.6142", layer_time = "24.59 us",
      latent_time = "46.96 us", linear_time = "67.38 us", sparse_time = "97.23 us",
      quantized_time = "12.22 us", expert_time = "3.071 us", collective_time = "2.397 us",
      link_share = "1", expert_imbalance = "0.3117", step_time = "680.7 us",
      sequence_time = "30.19 us", activation_traffic = "64.63", interference = "0.8083",
      first_token_time = "201.7 ms", queue = "0.3021",
      source = "tests/fidelity/fit.lua, fitted to 263 measured runs and to measured kernels \z
        (ai-dynamo/aiconfigurator, 095f58a)",
    },
    ["b300-sxm-288gb"] = {
      bf16 = {
      compute_share = "2.653", expert_bandwidth = "0.748", expert_compute_share = "0.4368",
      expert_prefill_share = "0.6723", prefill_share = "0.9361", weight_bandwidth = "0.7326" },
      fp8 = {
      compute_share = "2.055", expert_bandwidth = "0.7878", expert_compute_share = "0.3383",
      expert_prefill_share = "0.5207", prefill_share = "0.725", weight_bandwidth = "0.7716" },
      fp4 = {
      compute_share = "1.098", expert_bandwidth = "0.6614", expert_compute_share = "0.1808",
      expert_prefill_share = "0.2783", prefill_share = "0.3876", weight_bandwidth = "0.6478" },
      cache_bandwidth = "0.6941", attention_share = "0.6634", layer_time = "24.59 us",
      latent_time = "46.96 us", linear_time = "67.38 us", sparse_time = "97.23 us",
      quantized_time = "12.22 us", expert_time = "3.071 us", collective_time = "3.783 us",
      link_share = "1", expert_imbalance = "0.3117", step_time = "680.7 us",
      sequence_time = "30.19 us", activation_traffic = "64.63", interference = "0.8083",
      first_token_time = "201.7 ms", queue = "0.3021",
      source = "tests/fidelity/fit.lua, fitted to 58 measured runs and to measured kernels \z
        (ai-dynamo/aiconfigurator, 095f58a)",
    },
    ["default"] = {
      bf16 = {
      compute_share = "2.766", expert_bandwidth = "0.8461", expert_compute_share = "0.4518",
      expert_prefill_share = "0.2934", prefill_share = "0.7251", weight_bandwidth = "0.7881" },
      fp8 = {
      compute_share = "2.072", expert_bandwidth = "0.9063", expert_compute_share = "0.3384",
      expert_prefill_share = "0.2197", prefill_share = "0.5431", weight_bandwidth = "0.8441" },
      fp4 = {
      compute_share = "1.437", expert_bandwidth = "0.6955", expert_compute_share = "0.2347",
      expert_prefill_share = "0.1524", prefill_share = "0.3767", weight_bandwidth = "0.6478" },
      cache_bandwidth = "0.8366", attention_share = "0.6634", layer_time = "25.54 us",
      latent_time = "46.96 us", linear_time = "67.38 us", sparse_time = "97.23 us",
      quantized_time = "12.22 us", expert_time = "39.02 us", collective_time = "2.298 us",
      link_share = "1", expert_imbalance = "0.3117", step_time = "680.7 us",
      sequence_time = "30.19 us", activation_traffic = "63.18", interference = "0.8083",
      first_token_time = "201.7 ms", queue = "0.3021",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "shares of kernels: the middle of the measured cards",
    },
    ["gb200-186gb"] = {
      bf16 = {
      compute_share = "2.356", expert_bandwidth = "0.7868", expert_compute_share = "0.3878",
      expert_prefill_share = "0.5969", prefill_share = "0.8311", weight_bandwidth = "0.7706" },
      fp8 = {
      compute_share = "1.792", expert_bandwidth = "0.8314", expert_compute_share = "0.295",
      expert_prefill_share = "0.4541", prefill_share = "0.6323", weight_bandwidth = "0.8143" },
      fp4 = {
      compute_share = "1.437", expert_bandwidth = "0.6583", expert_compute_share = "0.2366",
      expert_prefill_share = "0.3641", prefill_share = "0.507", weight_bandwidth = "0.6448" },
      cache_bandwidth = "0.6941", attention_share = "0.6634", layer_time = "24.59 us",
      latent_time = "46.96 us", linear_time = "67.38 us", sparse_time = "97.23 us",
      quantized_time = "12.22 us", expert_time = "3.071 us", collective_time = "1.963 us",
      link_share = "1", expert_imbalance = "0.3117", step_time = "680.7 us",
      sequence_time = "30.19 us", activation_traffic = "64.63", interference = "0.8083",
      first_token_time = "201.7 ms", queue = "0.3021",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
    ["gb300-288gb"] = {
      bf16 = {
      compute_share = "2.766", expert_bandwidth = "0.7921", expert_compute_share = "0.4554",
      expert_prefill_share = "0.701", prefill_share = "0.9761", weight_bandwidth = "0.7758" },
      fp8 = {
      compute_share = "2.072", expert_bandwidth = "0.8034", expert_compute_share = "0.3411",
      expert_prefill_share = "0.525", prefill_share = "0.7311", weight_bandwidth = "0.7869" },
      fp4 = {
      compute_share = "1.042", expert_bandwidth = "0.6475", expert_compute_share = "0.1716",
      expert_prefill_share = "0.264", prefill_share = "0.3677", weight_bandwidth = "0.6342" },
      cache_bandwidth = "0.6941", attention_share = "0.6634", layer_time = "24.59 us",
      latent_time = "46.96 us", linear_time = "67.38 us", sparse_time = "97.23 us",
      quantized_time = "12.22 us", expert_time = "3.071 us", collective_time = "2.03 us",
      link_share = "1", expert_imbalance = "0.3117", step_time = "680.7 us",
      sequence_time = "30.19 us", activation_traffic = "64.63", interference = "0.8083",
      first_token_time = "201.7 ms", queue = "0.3021",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
    ["h100-sxm-80gb"] = {
      bf16 = {
      compute_share = "2.959", expert_bandwidth = "0.9168", expert_compute_share = "0.4833",
      expert_prefill_share = "0.3138", prefill_share = "0.7757", weight_bandwidth = "0.8539" },
      fp8 = {
      compute_share = "2.182", expert_bandwidth = "0.9063", expert_compute_share = "0.3563",
      expert_prefill_share = "0.2313", prefill_share = "0.5719", weight_bandwidth = "0.8441" },
      cache_bandwidth = "0.7889", attention_share = "0.7434", layer_time = "25.54 us",
      latent_time = "46.96 us", linear_time = "67.38 us", sparse_time = "97.23 us",
      quantized_time = "12.22 us", expert_time = "39.02 us", collective_time = "1.518 us",
      link_share = "1", expert_imbalance = "0.3117", step_time = "680.7 us",
      sequence_time = "30.19 us", activation_traffic = "63.18", interference = "0.8083",
      first_token_time = "201.7 ms", queue = "0.3021",
      source = "tests/fidelity/fit.lua, fitted to 76 measured runs and to measured kernels \z
        (ai-dynamo/aiconfigurator, 095f58a)",
    },
    ["h200-sxm-141gb"] = {
      bf16 = {
      compute_share = "2.941", expert_bandwidth = "0.8887", expert_compute_share = "0.4804",
      expert_prefill_share = "0.3119", prefill_share = "0.7711", weight_bandwidth = "0.8277" },
      fp8 = {
      compute_share = "2.244", expert_bandwidth = "0.9242", expert_compute_share = "0.3665",
      expert_prefill_share = "0.238", prefill_share = "0.5883", weight_bandwidth = "0.8608" },
      cache_bandwidth = "0.7055", attention_share = "0.7667", layer_time = "25.54 us",
      latent_time = "46.96 us", linear_time = "67.38 us", sparse_time = "97.23 us",
      quantized_time = "12.22 us", expert_time = "39.02 us", collective_time = "1.495 us",
      link_share = "1", expert_imbalance = "0.3117", step_time = "680.7 us",
      sequence_time = "30.19 us", activation_traffic = "63.18", interference = "0.8083",
      first_token_time = "201.7 ms", queue = "0.3021",
      source = "tests/fidelity/fit.lua, fitted to 60 measured runs and to measured kernels \z
        (ai-dynamo/aiconfigurator, 095f58a)",
    },
    ["l40s-48gb"] = {
      bf16 = {
      compute_share = "2.211", expert_bandwidth = "0.8964", expert_compute_share = "0.361",
      expert_prefill_share = "0.2344", prefill_share = "0.5794", weight_bandwidth = "0.8349" },
      fp8 = {
      compute_share = "1.746", expert_bandwidth = "1", expert_compute_share = "0.2851",
      expert_prefill_share = "0.1851", prefill_share = "0.4576", weight_bandwidth = "1" },
      cache_bandwidth = "0.8366", attention_share = "0.5206", layer_time = "25.54 us",
      latent_time = "46.96 us", linear_time = "67.38 us", sparse_time = "97.23 us",
      quantized_time = "12.22 us", expert_time = "39.02 us", collective_time = "5.261 us",
      link_share = "0.5174", expert_imbalance = "0.3117", step_time = "680.7 us",
      sequence_time = "30.19 us", activation_traffic = "63.18", interference = "0.8083",
      first_token_time = "201.7 ms", queue = "0.3021",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
    ["rtx-pro-6000-blackwell-96gb"] = {
      bf16 = {
      compute_share = "2.776", expert_bandwidth = "1", expert_compute_share = "0.4569",
      expert_prefill_share = "0.7033", prefill_share = "0.9793", weight_bandwidth = "0.9815" },
      fp8 = {
      compute_share = "2.375", expert_bandwidth = "0.9171", expert_compute_share = "0.3909",
      expert_prefill_share = "0.6017", prefill_share = "0.8379", weight_bandwidth = "0.8983" },
      fp4 = {
      compute_share = "2.612", expert_bandwidth = "0.6863", expert_compute_share = "0.43",
      expert_prefill_share = "0.6619", prefill_share = "0.9216", weight_bandwidth = "0.6722" },
      cache_bandwidth = "0.6941", attention_share = "0.6634", layer_time = "24.59 us",
      latent_time = "46.96 us", linear_time = "67.38 us", sparse_time = "97.23 us",
      quantized_time = "12.22 us", expert_time = "3.071 us", collective_time = "5.627 us",
      link_share = "1", expert_imbalance = "0.3117", step_time = "680.7 us",
      sequence_time = "30.19 us", activation_traffic = "64.63", interference = "0.8083",
      first_token_time = "201.7 ms", queue = "0.3021",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
  },
}

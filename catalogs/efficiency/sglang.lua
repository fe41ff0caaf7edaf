-- What sglang makes of accelerators.  The fields: ../README.md.
return {
  kind = "efficiency", engine = "sglang", as_of = "2026-05",
  accelerators = {
    ["a100-sxm-80gb"] = {
      bf16 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.5902",
        expert_prefill_share = "0.2538", prefill_share = "0.76", weight_bandwidth = "0.7881" },
      int4 = {
        compute_share = "1", expert_bandwidth = "0.8085", expert_compute_share = "0.5902",
        expert_prefill_share = "0.2538", prefill_share = "0.76", weight_bandwidth = "0.5317" },
      cache_bandwidth = "1", attention_share = "0.9673", layer_time = "30.71 us",
      latent_time = "34.03 us", linear_time = "46.89 us", sparse_time = "94.46 us",
      quantized_time = "17.81 us", expert_time = "44.76 us", collective_time = "4.903 us",
      link_share = "1", expert_imbalance = "0.3676", step_time = "321.6 us",
      sequence_time = "37.62 us", activation_traffic = "32.84", interference = "1.067",
      first_token_time = "216.2 ms", queue = "0.269",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
    ["arc-pro-b60-24gb"] = {
      bf16 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.7042",
        expert_prefill_share = "0.3029", prefill_share = "0.9068", weight_bandwidth = "0.9057" },
      fp8 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.7075",
        expert_prefill_share = "0.3043", prefill_share = "0.911", weight_bandwidth = "0.9814" },
      int4 = {
        compute_share = "1", expert_bandwidth = "0.9292", expert_compute_share = "0.7042",
        expert_prefill_share = "0.3029", prefill_share = "0.9068", weight_bandwidth = "0.6111" },
      cache_bandwidth = "1", attention_share = "0.9673", layer_time = "30.71 us",
      latent_time = "34.03 us", linear_time = "46.89 us", sparse_time = "94.46 us",
      quantized_time = "17.81 us", expert_time = "44.76 us", collective_time = "4.903 us",
      link_share = "1", expert_imbalance = "0.3676", step_time = "321.6 us",
      sequence_time = "37.62 us", activation_traffic = "32.84", interference = "1.067",
      first_token_time = "216.2 ms", queue = "0.269",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
    ["b200-sxm-180gb"] = {
      bf16 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.5336",
        expert_prefill_share = "0.2305", prefill_share = "0.807", weight_bandwidth = "0.7711" },
      fp8 = {
        compute_share = "0.9025", expert_bandwidth = "1", expert_compute_share = "0.4147",
        expert_prefill_share = "0.1792", prefill_share = "0.6272", weight_bandwidth = "0.7804" },
      fp4 = {
        compute_share = "0.7119", expert_bandwidth = "1", expert_compute_share = "0.3272",
        expert_prefill_share = "0.1413", prefill_share = "0.4948", weight_bandwidth = "0.6536" },
      int4 = {
        compute_share = "1", expert_bandwidth = "0.8071", expert_compute_share = "0.5336",
        expert_prefill_share = "0.2305", prefill_share = "0.807", weight_bandwidth = "0.5203" },
      cache_bandwidth = "0.5972", attention_share = "0.8957", layer_time = "25.42 us",
      latent_time = "34.03 us", linear_time = "46.89 us", sparse_time = "94.46 us",
      quantized_time = "17.81 us", expert_time = "22.92 us", collective_time = "5.114 us",
      link_share = "1", expert_imbalance = "0.3676", step_time = "321.6 us",
      sequence_time = "37.62 us", activation_traffic = "31.61", interference = "1.067",
      first_token_time = "216.2 ms", queue = "0.269",
      source = "tests/fidelity/fit.lua, fitted to 263 measured runs and to measured kernels \z
        (ai-dynamo/aiconfigurator, 095f58a)",
    },
    ["b300-sxm-288gb"] = {
      bf16 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.5557",
        expert_prefill_share = "0.2401", prefill_share = "0.8404", weight_bandwidth = "0.7326" },
      fp8 = {
        compute_share = "0.9365", expert_bandwidth = "1", expert_compute_share = "0.4304",
        expert_prefill_share = "0.1859", prefill_share = "0.6509", weight_bandwidth = "0.7716" },
      fp4 = {
        compute_share = "0.5007", expert_bandwidth = "1", expert_compute_share = "0.2301",
        expert_prefill_share = "0.09939", prefill_share = "0.348", weight_bandwidth = "0.6478" },
      int4 = {
        compute_share = "1", expert_bandwidth = "0.7668", expert_compute_share = "0.5557",
        expert_prefill_share = "0.2401", prefill_share = "0.8404", weight_bandwidth = "0.4943" },
      cache_bandwidth = "0.5804", attention_share = "0.9673", layer_time = "25.42 us",
      latent_time = "34.03 us", linear_time = "46.89 us", sparse_time = "94.46 us",
      quantized_time = "17.81 us", expert_time = "22.92 us", collective_time = "8.072 us",
      link_share = "1", expert_imbalance = "0.3676", step_time = "321.6 us",
      sequence_time = "37.62 us", activation_traffic = "31.61", interference = "1.067",
      first_token_time = "216.2 ms", queue = "0.269",
      source = "tests/fidelity/fit.lua, fitted to 58 measured runs and to measured kernels \z
        (ai-dynamo/aiconfigurator, 095f58a)",
    },
    ["default"] = {
      bf16 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.5737",
        expert_prefill_share = "0.2467", prefill_share = "0.7388", weight_bandwidth = "0.7881" },
      fp8 = {
        compute_share = "0.9444", expert_bandwidth = "1", expert_compute_share = "0.4297",
        expert_prefill_share = "0.1848", prefill_share = "0.5534", weight_bandwidth = "0.8441" },
      fp4 = {
        compute_share = "0.655", expert_bandwidth = "0.985", expert_compute_share = "0.298",
        expert_prefill_share = "0.1282", prefill_share = "0.3838", weight_bandwidth = "0.6478" },
      int4 = {
        compute_share = "1", expert_bandwidth = "0.8085", expert_compute_share = "0.5737",
        expert_prefill_share = "0.2467", prefill_share = "0.7388", weight_bandwidth = "0.5317" },
      cache_bandwidth = "1", attention_share = "0.9673", layer_time = "30.71 us",
      latent_time = "34.03 us", linear_time = "46.89 us", sparse_time = "94.46 us",
      quantized_time = "17.81 us", expert_time = "44.76 us", collective_time = "4.903 us",
      link_share = "1", expert_imbalance = "0.3676", step_time = "321.6 us",
      sequence_time = "37.62 us", activation_traffic = "32.84", interference = "1.067",
      first_token_time = "216.2 ms", queue = "0.269",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "shares of kernels: the middle of the measured cards",
    },
    ["gb200-186gb"] = {
      bf16 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.4934",
        expert_prefill_share = "0.2131", prefill_share = "0.7462", weight_bandwidth = "0.7706" },
      fp8 = {
        compute_share = "0.8168", expert_bandwidth = "1", expert_compute_share = "0.3754",
        expert_prefill_share = "0.1621", prefill_share = "0.5677", weight_bandwidth = "0.8143" },
      fp4 = {
        compute_share = "0.655", expert_bandwidth = "1", expert_compute_share = "0.301",
        expert_prefill_share = "0.13", prefill_share = "0.4552", weight_bandwidth = "0.6448" },
      int4 = {
        compute_share = "1", expert_bandwidth = "0.8066", expert_compute_share = "0.4934",
        expert_prefill_share = "0.2131", prefill_share = "0.7462", weight_bandwidth = "0.5199" },
      cache_bandwidth = "0.5804", attention_share = "0.9673", layer_time = "25.42 us",
      latent_time = "34.03 us", linear_time = "46.89 us", sparse_time = "94.46 us",
      quantized_time = "17.81 us", expert_time = "22.92 us", collective_time = "4.189 us",
      link_share = "1", expert_imbalance = "0.3676", step_time = "321.6 us",
      sequence_time = "37.62 us", activation_traffic = "31.61", interference = "1.067",
      first_token_time = "216.2 ms", queue = "0.269",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
    ["gb300-288gb"] = {
      bf16 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.5794",
        expert_prefill_share = "0.2503", prefill_share = "0.8763", weight_bandwidth = "0.7758" },
      fp8 = {
        compute_share = "0.9444", expert_bandwidth = "1", expert_compute_share = "0.434",
        expert_prefill_share = "0.1875", prefill_share = "0.6564", weight_bandwidth = "0.7869" },
      fp4 = {
        compute_share = "0.4749", expert_bandwidth = "0.9838", expert_compute_share = "0.2183",
        expert_prefill_share = "0.09429", prefill_share = "0.3301", weight_bandwidth = "0.6342" },
      int4 = {
        compute_share = "1", expert_bandwidth = "0.812", expert_compute_share = "0.5794",
        expert_prefill_share = "0.2503", prefill_share = "0.8763", weight_bandwidth = "0.5234" },
      cache_bandwidth = "0.5804", attention_share = "0.9673", layer_time = "25.42 us",
      latent_time = "34.03 us", linear_time = "46.89 us", sparse_time = "94.46 us",
      quantized_time = "17.81 us", expert_time = "22.92 us", collective_time = "4.331 us",
      link_share = "1", expert_imbalance = "0.3676", step_time = "321.6 us",
      sequence_time = "37.62 us", activation_traffic = "31.61", interference = "1.067",
      first_token_time = "216.2 ms", queue = "0.269",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
    ["h100-sxm-80gb"] = {
      bf16 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.6137",
        expert_prefill_share = "0.2639", prefill_share = "0.7903", weight_bandwidth = "0.8539" },
      fp8 = {
        compute_share = "0.9943", expert_bandwidth = "1", expert_compute_share = "0.4525",
        expert_prefill_share = "0.1946", prefill_share = "0.5826", weight_bandwidth = "0.8441" },
      int4 = {
        compute_share = "1", expert_bandwidth = "0.876", expert_compute_share = "0.6137",
        expert_prefill_share = "0.2639", prefill_share = "0.7903", weight_bandwidth = "0.5761" },
      cache_bandwidth = "1", attention_share = "1", layer_time = "30.71 us",
      latent_time = "34.03 us", linear_time = "46.89 us", sparse_time = "94.46 us",
      quantized_time = "17.81 us", expert_time = "44.76 us", collective_time = "3.239 us",
      link_share = "1", expert_imbalance = "0.3676", step_time = "321.6 us",
      sequence_time = "37.62 us", activation_traffic = "32.84", interference = "1.067",
      first_token_time = "216.2 ms", queue = "0.269",
      source = "tests/fidelity/fit.lua, fitted to 76 measured runs and to measured kernels \z
        (ai-dynamo/aiconfigurator, 095f58a)",
    },
    ["h200-sxm-141gb"] = {
      bf16 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.6101",
        expert_prefill_share = "0.2624", prefill_share = "0.7856", weight_bandwidth = "0.8277" },
      fp8 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.4655",
        expert_prefill_share = "0.2002", prefill_share = "0.5994", weight_bandwidth = "0.8608" },
      int4 = {
        compute_share = "1", expert_bandwidth = "0.8492", expert_compute_share = "0.6101",
        expert_prefill_share = "0.2624", prefill_share = "0.7856", weight_bandwidth = "0.5584" },
      cache_bandwidth = "0.912", attention_share = "1", layer_time = "30.71 us",
      latent_time = "34.03 us", linear_time = "46.89 us", sparse_time = "94.46 us",
      quantized_time = "17.81 us", expert_time = "44.76 us", collective_time = "3.189 us",
      link_share = "1", expert_imbalance = "0.3676", step_time = "321.6 us",
      sequence_time = "37.62 us", activation_traffic = "32.84", interference = "1.067",
      first_token_time = "216.2 ms", queue = "0.269",
      source = "tests/fidelity/fit.lua, fitted to 60 measured runs and to measured kernels \z
        (ai-dynamo/aiconfigurator, 095f58a)",
    },
    ["l40s-48gb"] = {
      bf16 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.4585",
        expert_prefill_share = "0.1972", prefill_share = "0.5904", weight_bandwidth = "0.8349" },
      fp8 = {
        compute_share = "0.7956", expert_bandwidth = "1", expert_compute_share = "0.362",
        expert_prefill_share = "0.1557", prefill_share = "0.4662", weight_bandwidth = "1" },
      int4 = {
        compute_share = "1", expert_bandwidth = "0.8565", expert_compute_share = "0.4585",
        expert_prefill_share = "0.1972", prefill_share = "0.5904", weight_bandwidth = "0.5633" },
      cache_bandwidth = "1", attention_share = "0.7591", layer_time = "30.71 us",
      latent_time = "34.03 us", linear_time = "46.89 us", sparse_time = "94.46 us",
      quantized_time = "17.81 us", expert_time = "44.76 us", collective_time = "11.23 us",
      link_share = "0.5004", expert_imbalance = "0.3676", step_time = "321.6 us",
      sequence_time = "37.62 us", activation_traffic = "32.84", interference = "1.067",
      first_token_time = "216.2 ms", queue = "0.269",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
    ["rtx-pro-6000-blackwell-96gb"] = {
      bf16 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.5813",
        expert_prefill_share = "0.2511", prefill_share = "0.8792", weight_bandwidth = "0.9815" },
      fp8 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.4974",
        expert_prefill_share = "0.2149", prefill_share = "0.7522", weight_bandwidth = "0.8983" },
      fp4 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.5471",
        expert_prefill_share = "0.2363", prefill_share = "0.8274", weight_bandwidth = "0.6722" },
      int4 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.5813",
        expert_prefill_share = "0.2511", prefill_share = "0.8792", weight_bandwidth = "0.6622" },
      cache_bandwidth = "0.5804", attention_share = "0.9673", layer_time = "25.42 us",
      latent_time = "34.03 us", linear_time = "46.89 us", sparse_time = "94.46 us",
      quantized_time = "17.81 us", expert_time = "22.92 us", collective_time = "12.01 us",
      link_share = "1", expert_imbalance = "0.3676", step_time = "321.6 us",
      sequence_time = "37.62 us", activation_traffic = "31.61", interference = "1.067",
      first_token_time = "216.2 ms", queue = "0.269",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
  },
}

-- What vllm makes of accelerators.  The fields: ../README.md.
return {
  kind = "efficiency", engine = "vllm", as_of = "2026-05",
  accelerators = {
    ["a100-sxm-80gb"] = {
      bf16 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.5888",
        expert_prefill_share = "0.2584", prefill_share = "0.7686", weight_bandwidth = "0.7881" },
      int4 = {
        compute_share = "1", expert_bandwidth = "0.962", expert_compute_share = "0.5888",
        expert_prefill_share = "0.2584", prefill_share = "0.7686", weight_bandwidth = "0.619" },
      cache_bandwidth = "1", attention_share = "0.9569", layer_time = "42.4 us",
      latent_time = "34.9 us", linear_time = "45.67 us", sparse_time = "91.58 us",
      quantized_time = "22.13 us", unpacked_time = "12.34 us", expert_time = "34.98 us",
      collective_time = "4.208 us", link_share = "1", expert_imbalance = "0.4096",
      step_time = "304.2 us", sequence_time = "24.34 us", activation_traffic = "34.33",
      interference = "1.121", first_token_time = "38.74 ms", queue = "0.1083",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator 095f58a, ml-energy/leaderboard 0cd52da, NVIDIA/TensorRT-LLM docs/source/performance: tests/fidelity/README.md)",
      note = "no run of this engine on this card was in the fit",
    },
    ["arc-pro-b60-24gb"] = {
      bf16 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.7026",
        expert_prefill_share = "0.3084", prefill_share = "0.9171", weight_bandwidth = "0.9057" },
      fp8 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.7059",
        expert_prefill_share = "0.3098", prefill_share = "0.9214", weight_bandwidth = "0.9814" },
      int4 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.7026",
        expert_prefill_share = "0.3084", prefill_share = "0.9171", weight_bandwidth = "0.7114" },
      cache_bandwidth = "1", attention_share = "0.9569", layer_time = "42.4 us",
      latent_time = "34.9 us", linear_time = "45.67 us", sparse_time = "91.58 us",
      quantized_time = "22.13 us", unpacked_time = "12.34 us", expert_time = "34.98 us",
      collective_time = "4.208 us", link_share = "1", expert_imbalance = "0.4096",
      step_time = "304.2 us", sequence_time = "24.34 us", activation_traffic = "34.33",
      interference = "1.121", first_token_time = "38.74 ms", queue = "0.1083",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator 095f58a, ml-energy/leaderboard 0cd52da, NVIDIA/TensorRT-LLM docs/source/performance: tests/fidelity/README.md)",
      note = "no run of this engine on this card was in the fit",
    },
    ["b200-sxm-180gb"] = {
      bf16 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.5332",
        expert_prefill_share = "0.2342", prefill_share = "0.8093", weight_bandwidth = "0.7711" },
      fp8 = {
        compute_share = "0.8825", expert_bandwidth = "1", expert_compute_share = "0.4144",
        expert_prefill_share = "0.182", prefill_share = "0.629", weight_bandwidth = "0.7804" },
      fp4 = {
        compute_share = "0.6961", expert_bandwidth = "1", expert_compute_share = "0.3269",
        expert_prefill_share = "0.1436", prefill_share = "0.4962", weight_bandwidth = "0.6536" },
      int4 = {
        compute_share = "1", expert_bandwidth = "0.9414", expert_compute_share = "0.5332",
        expert_prefill_share = "0.2342", prefill_share = "0.8093", weight_bandwidth = "0.6057" },
      cache_bandwidth = "0.6239", attention_share = "0.886", layer_time = "33.82 us",
      latent_time = "34.9 us", linear_time = "45.67 us", sparse_time = "91.58 us",
      quantized_time = "22.13 us", unpacked_time = "12.34 us", expert_time = "26.22 us",
      collective_time = "4.39 us", link_share = "1", expert_imbalance = "0.4096",
      step_time = "304.2 us", sequence_time = "24.34 us", activation_traffic = "32.91",
      interference = "1.121", first_token_time = "38.74 ms", queue = "0.1083",
      source = "tests/fidelity/fit.lua, fitted to 583 measured runs and to measured kernels \z
        (ai-dynamo/aiconfigurator 095f58a, ml-energy/leaderboard 0cd52da, NVIDIA/TensorRT-LLM docs/source/performance: tests/fidelity/README.md)",
    },
    ["b300-sxm-288gb"] = {
      bf16 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.5553",
        expert_prefill_share = "0.2439", prefill_share = "0.8428", weight_bandwidth = "0.7326" },
      fp8 = {
        compute_share = "0.9158", expert_bandwidth = "1", expert_compute_share = "0.4301",
        expert_prefill_share = "0.1889", prefill_share = "0.6527", weight_bandwidth = "0.7716" },
      fp4 = {
        compute_share = "0.4896", expert_bandwidth = "1", expert_compute_share = "0.2299",
        expert_prefill_share = "0.101", prefill_share = "0.3489", weight_bandwidth = "0.6478" },
      int4 = {
        compute_share = "1", expert_bandwidth = "0.8944", expert_compute_share = "0.5553",
        expert_prefill_share = "0.2439", prefill_share = "0.8428", weight_bandwidth = "0.5754" },
      cache_bandwidth = "0.6064", attention_share = "0.9569", layer_time = "33.82 us",
      latent_time = "34.9 us", linear_time = "45.67 us", sparse_time = "91.58 us",
      quantized_time = "22.13 us", unpacked_time = "12.34 us", expert_time = "26.22 us",
      collective_time = "6.928 us", link_share = "1", expert_imbalance = "0.4096",
      step_time = "304.2 us", sequence_time = "24.34 us", activation_traffic = "32.91",
      interference = "1.121", first_token_time = "38.74 ms", queue = "0.1083",
      source = "tests/fidelity/fit.lua, fitted to 89 measured runs and to measured kernels \z
        (ai-dynamo/aiconfigurator 095f58a, ml-energy/leaderboard 0cd52da, NVIDIA/TensorRT-LLM docs/source/performance: tests/fidelity/README.md)",
    },
    ["default"] = {
      bf16 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.5724",
        expert_prefill_share = "0.2512", prefill_share = "0.7472", weight_bandwidth = "0.7881" },
      fp8 = {
        compute_share = "0.9234", expert_bandwidth = "1", expert_compute_share = "0.4288",
        expert_prefill_share = "0.1882", prefill_share = "0.5597", weight_bandwidth = "0.8441" },
      fp4 = {
        compute_share = "0.6404", expert_bandwidth = "1", expert_compute_share = "0.2974",
        expert_prefill_share = "0.1305", prefill_share = "0.3882", weight_bandwidth = "0.6478" },
      int4 = {
        compute_share = "1", expert_bandwidth = "0.962", expert_compute_share = "0.5724",
        expert_prefill_share = "0.2512", prefill_share = "0.7472", weight_bandwidth = "0.619" },
      cache_bandwidth = "1", attention_share = "0.9569", layer_time = "42.4 us",
      latent_time = "34.9 us", linear_time = "45.67 us", sparse_time = "91.58 us",
      quantized_time = "22.13 us", unpacked_time = "12.34 us", expert_time = "34.98 us",
      collective_time = "4.208 us", link_share = "1", expert_imbalance = "0.4096",
      step_time = "304.2 us", sequence_time = "24.34 us", activation_traffic = "34.33",
      interference = "1.121", first_token_time = "38.74 ms", queue = "0.1083",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator 095f58a, ml-energy/leaderboard 0cd52da, NVIDIA/TensorRT-LLM docs/source/performance: tests/fidelity/README.md)",
      note = "shares of kernels: the middle of the measured cards",
    },
    ["gb200-186gb"] = {
      bf16 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.493",
        expert_prefill_share = "0.2165", prefill_share = "0.7483", weight_bandwidth = "0.7706" },
      fp8 = {
        compute_share = "0.7987", expert_bandwidth = "1", expert_compute_share = "0.3751",
        expert_prefill_share = "0.1647", prefill_share = "0.5693", weight_bandwidth = "0.8143" },
      fp4 = {
        compute_share = "0.6404", expert_bandwidth = "1", expert_compute_share = "0.3008",
        expert_prefill_share = "0.1321", prefill_share = "0.4565", weight_bandwidth = "0.6448" },
      int4 = {
        compute_share = "1", expert_bandwidth = "0.9407", expert_compute_share = "0.493",
        expert_prefill_share = "0.2165", prefill_share = "0.7483", weight_bandwidth = "0.6053" },
      cache_bandwidth = "0.6064", attention_share = "0.9569", layer_time = "33.82 us",
      latent_time = "34.9 us", linear_time = "45.67 us", sparse_time = "91.58 us",
      quantized_time = "22.13 us", unpacked_time = "12.34 us", expert_time = "26.22 us",
      collective_time = "3.595 us", link_share = "1", expert_imbalance = "0.4096",
      step_time = "304.2 us", sequence_time = "24.34 us", activation_traffic = "32.91",
      interference = "1.121", first_token_time = "38.74 ms", queue = "0.1083",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator 095f58a, ml-energy/leaderboard 0cd52da, NVIDIA/TensorRT-LLM docs/source/performance: tests/fidelity/README.md)",
      note = "no run of this engine on this card was in the fit",
    },
    ["gb300-288gb"] = {
      bf16 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.579",
        expert_prefill_share = "0.2543", prefill_share = "0.8787", weight_bandwidth = "0.7758" },
      fp8 = {
        compute_share = "0.9234", expert_bandwidth = "1", expert_compute_share = "0.4337",
        expert_prefill_share = "0.1905", prefill_share = "0.6582", weight_bandwidth = "0.7869" },
      fp4 = {
        compute_share = "0.4644", expert_bandwidth = "0.9857", expert_compute_share = "0.2181",
        expert_prefill_share = "0.09578", prefill_share = "0.331", weight_bandwidth = "0.6342" },
      int4 = {
        compute_share = "1", expert_bandwidth = "0.9471", expert_compute_share = "0.579",
        expert_prefill_share = "0.2543", prefill_share = "0.8787", weight_bandwidth = "0.6093" },
      cache_bandwidth = "0.6064", attention_share = "0.9569", layer_time = "33.82 us",
      latent_time = "34.9 us", linear_time = "45.67 us", sparse_time = "91.58 us",
      quantized_time = "22.13 us", unpacked_time = "12.34 us", expert_time = "26.22 us",
      collective_time = "3.718 us", link_share = "1", expert_imbalance = "0.4096",
      step_time = "304.2 us", sequence_time = "24.34 us", activation_traffic = "32.91",
      interference = "1.121", first_token_time = "38.74 ms", queue = "0.1083",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator 095f58a, ml-energy/leaderboard 0cd52da, NVIDIA/TensorRT-LLM docs/source/performance: tests/fidelity/README.md)",
      note = "no run of this engine on this card was in the fit",
    },
    ["h100-sxm-80gb"] = {
      bf16 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.6123",
        expert_prefill_share = "0.2687", prefill_share = "0.7993", weight_bandwidth = "0.8539" },
      fp8 = {
        compute_share = "0.9723", expert_bandwidth = "1", expert_compute_share = "0.4514",
        expert_prefill_share = "0.1981", prefill_share = "0.5893", weight_bandwidth = "0.8441" },
      int4 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.6123",
        expert_prefill_share = "0.2687", prefill_share = "0.7993", weight_bandwidth = "0.6707" },
      cache_bandwidth = "1", attention_share = "1", layer_time = "42.4 us",
      latent_time = "34.9 us", linear_time = "45.67 us", sparse_time = "91.58 us",
      quantized_time = "22.13 us", unpacked_time = "12.34 us", expert_time = "34.98 us",
      collective_time = "2.78 us", link_share = "1", expert_imbalance = "0.4096",
      step_time = "304.2 us", sequence_time = "24.34 us", activation_traffic = "34.33",
      interference = "1.121", first_token_time = "38.74 ms", queue = "0.1083",
      source = "tests/fidelity/fit.lua, fitted to 335 measured runs and to measured kernels \z
        (ai-dynamo/aiconfigurator 095f58a, ml-energy/leaderboard 0cd52da, NVIDIA/TensorRT-LLM docs/source/performance: tests/fidelity/README.md)",
    },
    ["h200-sxm-141gb"] = {
      bf16 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.6087",
        expert_prefill_share = "0.2672", prefill_share = "0.7945", weight_bandwidth = "0.8277" },
      fp8 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.4644",
        expert_prefill_share = "0.2038", prefill_share = "0.6062", weight_bandwidth = "0.8608" },
      int4 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.6087",
        expert_prefill_share = "0.2672", prefill_share = "0.7945", weight_bandwidth = "0.6501" },
      cache_bandwidth = "0.9093", attention_share = "1", layer_time = "42.4 us",
      latent_time = "34.9 us", linear_time = "45.67 us", sparse_time = "91.58 us",
      quantized_time = "22.13 us", unpacked_time = "12.34 us", expert_time = "34.98 us",
      collective_time = "2.738 us", link_share = "1", expert_imbalance = "0.4096",
      step_time = "304.2 us", sequence_time = "24.34 us", activation_traffic = "34.33",
      interference = "1.121", first_token_time = "38.74 ms", queue = "0.1083",
      source = "tests/fidelity/fit.lua, fitted to 171 measured runs and to measured kernels \z
        (ai-dynamo/aiconfigurator 095f58a, ml-energy/leaderboard 0cd52da, NVIDIA/TensorRT-LLM docs/source/performance: tests/fidelity/README.md)",
    },
    ["l40s-48gb"] = {
      bf16 = {
        compute_share = "0.9852", expert_bandwidth = "1", expert_compute_share = "0.4574",
        expert_prefill_share = "0.2008", prefill_share = "0.5971", weight_bandwidth = "0.8349" },
      fp8 = {
        compute_share = "0.7779", expert_bandwidth = "1", expert_compute_share = "0.3612",
        expert_prefill_share = "0.1585", prefill_share = "0.4715", weight_bandwidth = "1" },
      int4 = {
        compute_share = "0.9852", expert_bandwidth = "1", expert_compute_share = "0.4574",
        expert_prefill_share = "0.2008", prefill_share = "0.5971", weight_bandwidth = "0.6558" },
      cache_bandwidth = "1", attention_share = "0.7509", layer_time = "42.4 us",
      latent_time = "34.9 us", linear_time = "45.67 us", sparse_time = "91.58 us",
      quantized_time = "22.13 us", unpacked_time = "12.34 us", expert_time = "34.98 us",
      collective_time = "9.637 us", link_share = "0.5004", expert_imbalance = "0.4096",
      step_time = "304.2 us", sequence_time = "24.34 us", activation_traffic = "34.33",
      interference = "1.121", first_token_time = "38.74 ms", queue = "0.1083",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator 095f58a, ml-energy/leaderboard 0cd52da, NVIDIA/TensorRT-LLM docs/source/performance: tests/fidelity/README.md)",
      note = "no run of this engine on this card was in the fit",
    },
    ["rtx-pro-6000-blackwell-96gb"] = {
      bf16 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.5809",
        expert_prefill_share = "0.2551", prefill_share = "0.8817", weight_bandwidth = "0.9815" },
      fp8 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.497",
        expert_prefill_share = "0.2183", prefill_share = "0.7543", weight_bandwidth = "0.8983" },
      fp4 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.5467",
        expert_prefill_share = "0.2401", prefill_share = "0.8297", weight_bandwidth = "0.6722" },
      int4 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.5809",
        expert_prefill_share = "0.2551", prefill_share = "0.8817", weight_bandwidth = "0.7709" },
      cache_bandwidth = "0.6064", attention_share = "0.9569", layer_time = "33.82 us",
      latent_time = "34.9 us", linear_time = "45.67 us", sparse_time = "91.58 us",
      quantized_time = "22.13 us", unpacked_time = "12.34 us", expert_time = "26.22 us",
      collective_time = "10.31 us", link_share = "1", expert_imbalance = "0.4096",
      step_time = "304.2 us", sequence_time = "24.34 us", activation_traffic = "32.91",
      interference = "1.121", first_token_time = "38.74 ms", queue = "0.1083",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator 095f58a, ml-energy/leaderboard 0cd52da, NVIDIA/TensorRT-LLM docs/source/performance: tests/fidelity/README.md)",
      note = "no run of this engine on this card was in the fit",
    },
  },
}

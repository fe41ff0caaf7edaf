-- What vllm makes of accelerators.  The fields: ../README.md.
return {
  kind = "efficiency", engine = "vllm", as_of = "2026-05",
  accelerators = {
    ["a100-sxm-80gb"] = {
      bf16 = {
        compute_share = "1", expert_bandwidth = "0.9529", expert_compute_share = "0.6003",
        expert_prefill_share = "0.2418", prefill_share = "0.7561", weight_bandwidth = "0.7881" },
      int4 = {
        compute_share = "1", expert_bandwidth = "0.7823", expert_compute_share = "0.6003",
        expert_prefill_share = "0.2418", prefill_share = "0.7561", weight_bandwidth = "0.647" },
      cache_bandwidth = "1", attention_share = "1.731", layer_time = "40.69 us",
      latent_time = "26.23 us", linear_time = "41.17 us", sparse_time = "99.6 us",
      quantized_time = "19.05 us", expert_time = "43.74 us", collective_time = "5.38 us",
      link_share = "1", expert_imbalance = "0.3625", step_time = "363.3 us",
      sequence_time = "19.36 us", activation_traffic = "37.27", interference = "1.119",
      first_token_time = "37.58 ms", queue = "0.1055",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
    ["arc-pro-b60-24gb"] = {
      bf16 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.7164",
        expert_prefill_share = "0.2885", prefill_share = "0.9022", weight_bandwidth = "0.9057" },
      fp8 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.7197",
        expert_prefill_share = "0.2898", prefill_share = "0.9064", weight_bandwidth = "0.9814" },
      int4 = {
        compute_share = "1", expert_bandwidth = "0.8991", expert_compute_share = "0.7164",
        expert_prefill_share = "0.2885", prefill_share = "0.9022", weight_bandwidth = "0.7435" },
      cache_bandwidth = "1", attention_share = "1.731", layer_time = "40.69 us",
      latent_time = "26.23 us", linear_time = "41.17 us", sparse_time = "99.6 us",
      quantized_time = "19.05 us", expert_time = "43.74 us", collective_time = "5.38 us",
      link_share = "1", expert_imbalance = "0.3625", step_time = "363.3 us",
      sequence_time = "19.36 us", activation_traffic = "37.27", interference = "1.119",
      first_token_time = "37.58 ms", queue = "0.1055",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
    ["b200-sxm-180gb"] = {
      bf16 = {
        compute_share = "1", expert_bandwidth = "0.9351", expert_compute_share = "0.5434",
        expert_prefill_share = "0.2175", prefill_share = "0.7875", weight_bandwidth = "0.7711" },
      fp8 = {
        compute_share = "1", expert_bandwidth = "0.9464", expert_compute_share = "0.4224",
        expert_prefill_share = "0.1691", prefill_share = "0.6121", weight_bandwidth = "0.7804" },
      fp4 = {
        compute_share = "0.8203", expert_bandwidth = "0.7926", expert_compute_share = "0.3332",
        expert_prefill_share = "0.1334", prefill_share = "0.4828", weight_bandwidth = "0.6536" },
      int4 = {
        compute_share = "1", expert_bandwidth = "0.7677", expert_compute_share = "0.5434",
        expert_prefill_share = "0.2175", prefill_share = "0.7875", weight_bandwidth = "0.633" },
      cache_bandwidth = "0.604", attention_share = "1.603", layer_time = "34.58 us",
      latent_time = "26.23 us", linear_time = "41.17 us", sparse_time = "99.6 us",
      quantized_time = "19.05 us", expert_time = "17.64 us", collective_time = "5.612 us",
      link_share = "1", expert_imbalance = "0.3625", step_time = "363.3 us",
      sequence_time = "19.36 us", activation_traffic = "36.24", interference = "1.119",
      first_token_time = "37.58 ms", queue = "0.1055",
      source = "tests/fidelity/fit.lua, fitted to 583 measured runs and to measured kernels \z
        (ai-dynamo/aiconfigurator, 095f58a)",
    },
    ["b300-sxm-288gb"] = {
      bf16 = {
        compute_share = "1", expert_bandwidth = "0.8884", expert_compute_share = "0.5659",
        expert_prefill_share = "0.2265", prefill_share = "0.8201", weight_bandwidth = "0.7326" },
      fp8 = {
        compute_share = "1", expert_bandwidth = "0.9357", expert_compute_share = "0.4383",
        expert_prefill_share = "0.1754", prefill_share = "0.6352", weight_bandwidth = "0.7716" },
      fp4 = {
        compute_share = "0.5769", expert_bandwidth = "0.7856", expert_compute_share = "0.2343",
        expert_prefill_share = "0.09379", prefill_share = "0.3396", weight_bandwidth = "0.6478" },
      int4 = {
        compute_share = "1", expert_bandwidth = "0.7294", expert_compute_share = "0.5659",
        expert_prefill_share = "0.2265", prefill_share = "0.8201", weight_bandwidth = "0.6014" },
      cache_bandwidth = "0.5871", attention_share = "1.731", layer_time = "34.58 us",
      latent_time = "26.23 us", linear_time = "41.17 us", sparse_time = "99.6 us",
      quantized_time = "19.05 us", expert_time = "17.64 us", collective_time = "8.857 us",
      link_share = "1", expert_imbalance = "0.3625", step_time = "363.3 us",
      sequence_time = "19.36 us", activation_traffic = "36.24", interference = "1.119",
      first_token_time = "37.58 ms", queue = "0.1055",
      source = "tests/fidelity/fit.lua, fitted to 89 measured runs and to measured kernels \z
        (ai-dynamo/aiconfigurator, 095f58a)",
    },
    ["default"] = {
      bf16 = {
        compute_share = "1", expert_bandwidth = "0.9529", expert_compute_share = "0.5836",
        expert_prefill_share = "0.235", prefill_share = "0.7351", weight_bandwidth = "0.7881" },
      fp8 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.4372",
        expert_prefill_share = "0.176", prefill_share = "0.5506", weight_bandwidth = "0.8441" },
      fp4 = {
        compute_share = "0.7547", expert_bandwidth = "0.7833", expert_compute_share = "0.3032",
        expert_prefill_share = "0.1221", prefill_share = "0.3818", weight_bandwidth = "0.6478" },
      int4 = {
        compute_share = "1", expert_bandwidth = "0.7823", expert_compute_share = "0.5836",
        expert_prefill_share = "0.235", prefill_share = "0.7351", weight_bandwidth = "0.647" },
      cache_bandwidth = "1", attention_share = "1.731", layer_time = "40.69 us",
      latent_time = "26.23 us", linear_time = "41.17 us", sparse_time = "99.6 us",
      quantized_time = "19.05 us", expert_time = "43.74 us", collective_time = "5.38 us",
      link_share = "1", expert_imbalance = "0.3625", step_time = "363.3 us",
      sequence_time = "19.36 us", activation_traffic = "37.27", interference = "1.119",
      first_token_time = "37.58 ms", queue = "0.1055",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "shares of kernels: the middle of the measured cards",
    },
    ["gb200-186gb"] = {
      bf16 = {
        compute_share = "1", expert_bandwidth = "0.9345", expert_compute_share = "0.5025",
        expert_prefill_share = "0.2011", prefill_share = "0.7281", weight_bandwidth = "0.7706" },
      fp8 = {
        compute_share = "0.9412", expert_bandwidth = "0.9875", expert_compute_share = "0.3823",
        expert_prefill_share = "0.153", prefill_share = "0.5539", weight_bandwidth = "0.8143" },
      fp4 = {
        compute_share = "0.7547", expert_bandwidth = "0.782", expert_compute_share = "0.3065",
        expert_prefill_share = "0.1227", prefill_share = "0.4442", weight_bandwidth = "0.6448" },
      int4 = {
        compute_share = "1", expert_bandwidth = "0.7672", expert_compute_share = "0.5025",
        expert_prefill_share = "0.2011", prefill_share = "0.7281", weight_bandwidth = "0.6326" },
      cache_bandwidth = "0.5871", attention_share = "1.731", layer_time = "34.58 us",
      latent_time = "26.23 us", linear_time = "41.17 us", sparse_time = "99.6 us",
      quantized_time = "19.05 us", expert_time = "17.64 us", collective_time = "4.596 us",
      link_share = "1", expert_imbalance = "0.3625", step_time = "363.3 us",
      sequence_time = "19.36 us", activation_traffic = "36.24", interference = "1.119",
      first_token_time = "37.58 ms", queue = "0.1055",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
    ["gb300-288gb"] = {
      bf16 = {
        compute_share = "1", expert_bandwidth = "0.9408", expert_compute_share = "0.5901",
        expert_prefill_share = "0.2362", prefill_share = "0.8551", weight_bandwidth = "0.7758" },
      fp8 = {
        compute_share = "1", expert_bandwidth = "0.9543", expert_compute_share = "0.442",
        expert_prefill_share = "0.1769", prefill_share = "0.6405", weight_bandwidth = "0.7869" },
      fp4 = {
        compute_share = "0.5473", expert_bandwidth = "0.7691", expert_compute_share = "0.2223",
        expert_prefill_share = "0.08897", prefill_share = "0.3221", weight_bandwidth = "0.6342" },
      int4 = {
        compute_share = "1", expert_bandwidth = "0.7724", expert_compute_share = "0.5901",
        expert_prefill_share = "0.2362", prefill_share = "0.8551", weight_bandwidth = "0.6369" },
      cache_bandwidth = "0.5871", attention_share = "1.731", layer_time = "34.58 us",
      latent_time = "26.23 us", linear_time = "41.17 us", sparse_time = "99.6 us",
      quantized_time = "19.05 us", expert_time = "17.64 us", collective_time = "4.753 us",
      link_share = "1", expert_imbalance = "0.3625", step_time = "363.3 us",
      sequence_time = "19.36 us", activation_traffic = "36.24", interference = "1.119",
      first_token_time = "37.58 ms", queue = "0.1055",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
    ["h100-sxm-80gb"] = {
      bf16 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.6243",
        expert_prefill_share = "0.2514", prefill_share = "0.7863", weight_bandwidth = "0.8539" },
      fp8 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.4603",
        expert_prefill_share = "0.1853", prefill_share = "0.5797", weight_bandwidth = "0.8441" },
      int4 = {
        compute_share = "1", expert_bandwidth = "0.8476", expert_compute_share = "0.6243",
        expert_prefill_share = "0.2514", prefill_share = "0.7863", weight_bandwidth = "0.701" },
      cache_bandwidth = "1", attention_share = "1.94", layer_time = "40.69 us",
      latent_time = "26.23 us", linear_time = "41.17 us", sparse_time = "99.6 us",
      quantized_time = "19.05 us", expert_time = "43.74 us", collective_time = "3.555 us",
      link_share = "1", expert_imbalance = "0.3625", step_time = "363.3 us",
      sequence_time = "19.36 us", activation_traffic = "37.27", interference = "1.119",
      first_token_time = "37.58 ms", queue = "0.1055",
      source = "tests/fidelity/fit.lua, fitted to 335 measured runs and to measured kernels \z
        (ai-dynamo/aiconfigurator, 095f58a)",
    },
    ["h200-sxm-141gb"] = {
      bf16 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.6206",
        expert_prefill_share = "0.2499", prefill_share = "0.7816", weight_bandwidth = "0.8277" },
      fp8 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.4735",
        expert_prefill_share = "0.1907", prefill_share = "0.5963", weight_bandwidth = "0.8608" },
      int4 = {
        compute_share = "1", expert_bandwidth = "0.8216", expert_compute_share = "0.6206",
        expert_prefill_share = "0.2499", prefill_share = "0.7816", weight_bandwidth = "0.6795" },
      cache_bandwidth = "0.905", attention_share = "2", layer_time = "40.69 us",
      latent_time = "26.23 us", linear_time = "41.17 us", sparse_time = "99.6 us",
      quantized_time = "19.05 us", expert_time = "43.74 us", collective_time = "3.5 us",
      link_share = "1", expert_imbalance = "0.3625", step_time = "363.3 us",
      sequence_time = "19.36 us", activation_traffic = "37.27", interference = "1.119",
      first_token_time = "37.58 ms", queue = "0.1055",
      source = "tests/fidelity/fit.lua, fitted to 171 measured runs and to measured kernels \z
        (ai-dynamo/aiconfigurator, 095f58a)",
    },
    ["l40s-48gb"] = {
      bf16 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.4664",
        expert_prefill_share = "0.1878", prefill_share = "0.5874", weight_bandwidth = "0.8349" },
      fp8 = {
        compute_share = "0.9167", expert_bandwidth = "1", expert_compute_share = "0.3683",
        expert_prefill_share = "0.1483", prefill_share = "0.4638", weight_bandwidth = "1" },
      int4 = {
        compute_share = "1", expert_bandwidth = "0.8288", expert_compute_share = "0.4664",
        expert_prefill_share = "0.1878", prefill_share = "0.5874", weight_bandwidth = "0.6854" },
      cache_bandwidth = "1", attention_share = "1.358", layer_time = "40.69 us",
      latent_time = "26.23 us", linear_time = "41.17 us", sparse_time = "99.6 us",
      quantized_time = "19.05 us", expert_time = "43.74 us", collective_time = "12.32 us",
      link_share = "0.5013", expert_imbalance = "0.3625", step_time = "363.3 us",
      sequence_time = "19.36 us", activation_traffic = "37.27", interference = "1.119",
      first_token_time = "37.58 ms", queue = "0.1055",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
    ["rtx-pro-6000-blackwell-96gb"] = {
      bf16 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.592",
        expert_prefill_share = "0.237", prefill_share = "0.8579", weight_bandwidth = "0.9815" },
      fp8 = {
        compute_share = "1", expert_bandwidth = "1", expert_compute_share = "0.5065",
        expert_prefill_share = "0.2027", prefill_share = "0.734", weight_bandwidth = "0.8983" },
      fp4 = {
        compute_share = "1", expert_bandwidth = "0.8152", expert_compute_share = "0.5572",
        expert_prefill_share = "0.223", prefill_share = "0.8074", weight_bandwidth = "0.6722" },
      int4 = {
        compute_share = "1", expert_bandwidth = "0.9772", expert_compute_share = "0.592",
        expert_prefill_share = "0.237", prefill_share = "0.8579", weight_bandwidth = "0.8058" },
      cache_bandwidth = "0.5871", attention_share = "1.731", layer_time = "34.58 us",
      latent_time = "26.23 us", linear_time = "41.17 us", sparse_time = "99.6 us",
      quantized_time = "19.05 us", expert_time = "17.64 us", collective_time = "13.18 us",
      link_share = "1", expert_imbalance = "0.3625", step_time = "363.3 us",
      sequence_time = "19.36 us", activation_traffic = "36.24", interference = "1.119",
      first_token_time = "37.58 ms", queue = "0.1055",
      source = "tests/fidelity/fit.lua, fitted to other cards' measured runs and to measured \z
        kernels (ai-dynamo/aiconfigurator, 095f58a)",
      note = "no run of this engine on this card was in the fit",
    },
  },
}

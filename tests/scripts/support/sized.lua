-- What hosting/size.lua makes, by hand: round figures that are easy to follow.
local sized = {}

local GIB = 2 ^ 30

--- Of 80 GiB a device: 32 + 16 + 4 + 1, and 27 free.
function sized.fitting()
  return {
    model = "acme/tall-70b", accelerator = "acme/chip-80gb", devices = 4, fits = true,
    as_of = "2026-05-01", reasons = {}, notes = { "measured once" },
    title = { model = "acme/tall-70b", accelerator = "acme/chip-80gb", engine = "vllm",
              quantization = "fp8", kv_cache = "bf16" },
    memory = { weights_bytes = 128 * GIB, kv_bytes_per_token = 163840, kv_bytes = 64 * GIB,
               activation_bytes = 4 * GIB, overhead_bytes = GIB, per_device_bytes = 53 * GIB,
               device_capacity_bytes = 80 * GIB },
    device = { weights_bytes = 32 * GIB, kv_bytes = 16 * GIB, activation_bytes = 4 * GIB,
               overhead_bytes = GIB, free_bytes = 27 * GIB },
    limits = { concurrency = 512.0, context = 131072, kv_tokens = 1048576.0 },
    load = { concurrency = 64, input = 1024, output = 1024, context = 2048 },
    serving = { time_to_first_token_s = 0.5, time_per_output_token_s = 0.02,
                output_tokens_per_s = 3200, input_tokens_per_s = 3200, batching_gain = 32,
                saturation_batch = 700.4, longest_pause_s = 0.08 },
    curve = { { batch = 1, output_tokens_per_s = 100, time_per_output_token_s = 0.01 },
              { batch = 64, output_tokens_per_s = 3200, time_per_output_token_s = 0.02 },
              { batch = 128, output_tokens_per_s = 6400, time_per_output_token_s = 0.04 } },
    -- 40 / (3200 * 2 * 3600) * 1e6 = 1.736; 24 / (3200 * 3600) * 1e6 = 2.083
    cost = { { machine = "acme/box-8", region = "us-1", replicas_per_machine = 2,
               usd_per_hour = 40, usd_per_million_output_tokens = 40 / 23.04,
               from = "2026-01-01", source = "acme's price list" },
             { machine = "acme/box-4", replicas_per_machine = 1, usd_per_hour = 24,
               usd_per_million_output_tokens = 24 / 11.52, from = "2025-06-01",
               source = "acme's price list" } },
    -- 4 kW / (3200 * 3600) * 1e6 = 0.3472 kWh, at 400 g each 138.9 g
    energy = { watts = 4000, kwh_per_million_output_tokens = 4 / 11.52,
               gco2e_per_million_output_tokens = 1600 / 11.52, grid = "us" },
  }
end

--- On one device of 80 GiB: 128 + 1 + 4 + 1 are 54 too many.
function sized.too_large()
  local made = sized.fitting()
  made.devices, made.fits, made.cost, made.energy, made.curve = 1, false, {}, nil, {}
  made.reasons = { "needs 133.0 GiB on each device; would fit: 2 devices" }
  made.device = { weights_bytes = 128 * GIB, kv_bytes = GIB, activation_bytes = 4 * GIB,
                  overhead_bytes = GIB, free_bytes = -54 * GIB }
  made.limits = { concurrency = 0, context = 0, kv_tokens = 0 }
  return made
end

return sized

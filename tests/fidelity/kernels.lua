--- Condenses measured kernels to what a roofline needs: run by hand where the
-- collected kernel tables are, as
--
--     lua5.4 tests/fidelity/kernels.lua ../shared/data/reference >tests/fidelity/data/kernels.csv
--
-- Per accelerator and precision, of matrix products: the shares of bandwidth and
-- compute that they reach (a roofline with a start-up time is fitted); of attention
-- over a cache the share of the bandwidth; of a prompt's attention that of the
-- compute; of an all-reduce its time without bytes and its share of the link.
local data = require "perigee.data"
local least_squares = require "perigee.least_squares"

local folder = assert(arg[1], "say where kernels_gemm.csv lies")

local function rows(name)
  local file = assert(io.open(folder .. "/" .. name, "rb"))
  local list = assert(data.read(file:read "a", name))
  file:close()
  return list
end

local accelerators = {}
for _, row in ipairs(rows "gpus.csv") do accelerators[row.gpu_id] = row end

local function grouped(list, key)
  local groups, names = {}, {}
  for _, row in ipairs(list) do
    local name = key(row)
    if name then
      if not groups[name] then names[#names + 1], groups[name] = name, {} end
      table.insert(groups[name], row)
    end
  end
  table.sort(names)
  return groups, names
end

local function roof(a, b) return (a ^ 3 + b ^ 3) ^ (1 / 3) end

-- Fits the logarithms of some positive figures to measured times.
local function fit(list, start, predicted)
  local x = {}
  for i, value in ipairs(start) do x[i] = math.log(value) end
  local found = least_squares.fit(function(at)
    local p, residuals = {}, {}
    for i, value in ipairs(at) do p[i] = math.exp(value) end
    for i, row in ipairs(list) do
      residuals[i] = math.log(predicted(row, p) / (row.latency_us * 1e-6)) / 0.15
    end
    return residuals
  end, x, 40)
  for i, value in ipairs(found) do found[i] = math.exp(value) end
  return found
end

local function say(accelerator, precision, figure, value)
  print(("%s,%s,%s,%.4g"):format(accelerator, precision, figure, value))
end

local KINDS = { bfloat16 = { "bf16", 2, 2 }, fp8 = { "fp8", 1, 1 },
                nvfp4 = { "fp4", 4.5 / 8, 4.5 / 8 } }

local function gemm()
  local groups, names = grouped(rows "kernels_gemm.csv", function(row)
    return KINDS[row.dtype] and row.gpu .. "|" .. row.dtype
  end)
  for _, name in ipairs(names) do
    local gpu, dtype = name:match "^(.-)|(.*)$"
    local kind, of = KINDS[dtype], accelerators[gpu]
    local bandwidth = of.bandwidth_gb_s * 1e9
    local compute = of[kind[1] .. "_tflops_dense"] * 1e12
    local p = fit(groups[name], { 0.8, 0.7, 4e-6 }, function(row, p)
      local bytes = row.n * row.k * kind[2] + row.m * row.k * kind[3] + row.m * row.n * 2
      return p[3] + roof(bytes / (bandwidth * p[1]),
                         2 * row.m * row.n * row.k / (compute * p[2]))
    end)
    say(gpu, kind[1], "weight_bandwidth", p[1])
    say(gpu, kind[1], "compute_share", p[2])
  end
end

local function attention()
  local list = rows "kernels_attention.csv"
  local groups, names = grouped(list, function(row)
    return row.kind == "generation" and row.gpu or nil
  end)
  for _, gpu in ipairs(names) do
    local bandwidth = accelerators[gpu].bandwidth_gb_s * 1e9
    local p = fit(groups[gpu], { 0.7, 8e-6 }, function(row, p)
      local width = row.kv_dtype == "bfloat16" and 2 or 1
      return p[2] + 2 * row.batch * row.context_len * row.num_kv_heads * row.head_dim * width
        / (bandwidth * p[1])
    end)
    say(gpu, "", "cache_bandwidth", p[1])
  end
  groups, names = grouped(list, function(row)
    return row.kind == "context" and row.attn_dtype == "bfloat16" and row.gpu or nil
  end)
  for _, gpu in ipairs(names) do
    local compute = accelerators[gpu].bf16_tflops_dense * 1e12
    local p = fit(groups[gpu], { 0.5, 3e-5 }, function(row, p)
      return p[2] + 2 * row.batch * row.context_len ^ 2 * row.num_heads * row.head_dim
        / (compute * p[1])
    end)
    say(gpu, "", "attention_share", p[1])
  end
end

local LARGEST = 32 * 1024 * 1024 -- bytes of a message: steps and prompts send less

local function collectives()
  local groups, names = grouped(rows "kernels_comm.csv", function(row)
    return row.op == "all_reduce" and row.framework ~= "nccl"
      and tonumber(row.message_bytes) <= LARGEST and row.gpu or nil
  end)
  for _, gpu in ipairs(names) do
    local link = accelerators[gpu].interconnect_gb_s_per_gpu_unidirectional * 1e9
    local p = fit(groups[gpu], { 0.5, 5e-6 }, function(row, p)
      local ring = 2 * (row.num_gpus - 1) / row.num_gpus
      return p[2] + ring * row.message_bytes / (link * p[1])
    end)
    say(gpu, "", "link_share", p[1])
    say(gpu, "", "collective_us", p[2] * 1e6)
  end
end

print "accelerator,precision,figure,value"
gemm()
attention()
collectives()

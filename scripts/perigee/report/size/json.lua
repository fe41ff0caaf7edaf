--- `perigee size --format json`: the shape of DESIGN section 5, additions after it.
local json = require "perigee.report.json"
local jsontext = require "perigee.report.jsontext"

local function of(shape)
  return function(value)
    return value and json.object(value, shape)
  end
end

local function list_of(shape)
  return function(value)
    local items = {}
    for i, item in ipairs(value or {}) do
      items[i] = json.object(item, shape)
    end
    return jsontext.list(items)
  end
end

local function texts(value)
  return jsontext.list(value or {})
end

local TITLE = { keys = { "model", "accelerator", "engine", "quantization", "kv_cache" } }
local MEMORY = { keys = { "weights_bytes", "kv_bytes_per_token", "kv_bytes", "activation_bytes",
                          "overhead_bytes", "per_device_bytes", "device_capacity_bytes" } }
local DEVICE = { keys = { "weights_bytes", "kv_bytes", "activation_bytes", "overhead_bytes",
                          "free_bytes" } }
local LIMITS = { keys = { "concurrency", "context", "kv_tokens" } }
local LOAD = { keys = { "concurrency", "input", "output", "context" } }
local SERVING = {
  keys = { "time_to_first_token_s", "time_per_output_token_s", "output_tokens_per_s",
           "input_tokens_per_s" },
  more = { "longest_pause_s", "batching_gain", "saturation_batch" },
}
local BATCH = { keys = { "batch", "output_tokens_per_s", "time_per_output_token_s" } }
local COST = {
  keys = { "machine", "usd_per_hour", "usd_per_million_output_tokens" },
  more = { "region", "replicas_per_machine", "from", "source" },
}
local ENERGY = {
  keys = { "watts", "kwh_per_million_output_tokens", "gco2e_per_million_output_tokens" },
  more = { "grid" },
}
local OTHER = { keys = { "accelerator", "devices", "machine", "usd_per_million_output_tokens" } }

local SIZED = {
  keys = { "model", "accelerator", "devices", "fits", "reasons", "memory", "limits", "serving",
           "cost" },
  more = { "as_of", "title", "commitment", "load", "device", "curve", "energy", "alternatives", "notes" },
  read = { reasons = texts, memory = of(MEMORY), limits = of(LIMITS), serving = of(SERVING),
           cost = list_of(COST), title = of(TITLE), load = of(LOAD), device = of(DEVICE),
           curve = list_of(BATCH), energy = of(ENERGY), alternatives = list_of(OTHER),
           notes = texts },
}

--- What was sized as JSON text.
---@param sized table
---@return string
return function(sized)
  return jsontext.render(json.object(sized, SIZED))
end

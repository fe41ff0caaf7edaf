--- `perigee size --format json`: the shape of DESIGN section 5, additions after it.
local json = require "perigee.report.json"
local jsontext = require "perigee.report.jsontext"

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
  read = { reasons = json.texts, memory = json.of(MEMORY), limits = json.of(LIMITS), serving = json.of(SERVING),
           cost = json.list_of(COST), title = json.of(TITLE), load = json.of(LOAD), device = json.of(DEVICE),
           curve = json.list_of(BATCH), energy = json.of(ENERGY), alternatives = json.list_of(OTHER),
           notes = json.texts },
}

--- What was sized as JSON text.
---@param sized table
---@return string
return function(sized)
  return jsontext.render(json.object(sized, SIZED))
end

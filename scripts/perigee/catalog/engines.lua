--- The schema of `kind = "engines"`: what an engine does with a device's memory, and
-- how much it takes into one step.
local figure = require "perigee.catalog.figure"
local kind = require "perigee.catalog.kind"
local schema = require "perigee.catalog.schema"

local count = figure.count(1)

local LARGE = { "large_sequences", "large_batched_tokens" }

local function check_entry(report, item)
  for _, field in ipairs(LARGE) do
    if item[field] ~= nil and item.large_memory == nil then
      report:add(item, field, "it needs large_memory beside it")
    end
  end
  if item.share ~= nil and item.share_holds == nil then
    report:add(item, "share", "it needs share_holds beside it")
  end
end

return kind.new {
  name = "engines", folder = "engines", noun = "engine", inherits = true,
  list = "engines", list_is = "a table of engines", example = "vllm",
  entry = {
    { "share", figure.share }, { "share_holds", schema.rule.choice { "all", "weights and cache", "cache" } },
    { "block", count }, { "batched_tokens", count }, { "sequences", count },
    { "large_memory", figure.bytes }, { "large_batched_tokens", count }, { "large_sequences", count },
    { "value_bytes", figure.number }, { "hidden_widths", figure.number },
    { "intermediate_widths", figure.number }, { "scores", figure.flag }, { "logit_bytes", figure.number },
    { "context", figure.bytes }, { "communicator", figure.bytes }, { "graphs", figure.bytes },
    { "expert_multiple", count },
  },
  listed = { "share", "batched_tokens", "sequences" },
  check_entry = check_entry,
}

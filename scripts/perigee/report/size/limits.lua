--- How much it holds: the largest batch, the longest context, the cache.
local columns = require "perigee.report.columns"
local readable = require "perigee.report.readable"

local function size_of(bytes)
  local number, unit = readable.bytes(bytes)
  return number .. " " .. unit
end

local function count(value)
  return value and readable.count(value)
end

local function held(load)
  return load and load.context and ("at once, %s tokens each"):format(count(load.context))
    or "at once"
end

-- Rows of what is known; the second cell of others is nil.
local function candidates(sized)
  local limits, memory = sized.limits, sized.memory
  return {
    { "  sequences", count(limits.concurrency), held(sized.load) },
    { "  context", count(limits.context), limits.kv_tokens and "tokens of one sequence alone"
        or "tokens, as the model is built" },
    { "  KV cache", count(limits.kv_tokens), limits.kv_tokens and
        ("tokens, %s each"):format(size_of(memory.kv_bytes_per_token)) },
  }
end

--- Lines: a row a limit; none where nothing is left to the cache.
---@param view table
---@return string[]
return function(view)
  if view.result.limits.kv_tokens == 0 then
    return {}
  end
  local rows = { { view:heading "At most" } }
  for _, row in ipairs(candidates(view.result)) do
    rows[#rows + 1] = row[2] and row or nil
  end
  return (columns.render(rows, { align = { "left", "right", "left" }, most = view.columns,
                                 flexible = { { 3, 8 } }, style = view.style }))
end

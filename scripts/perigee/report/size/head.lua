--- The head of a sized model: what on what, and whether it fits; its foot: notes.
local readable = require "perigee.report.readable"

local function device_count(sized)
  return ("%s %s"):format(readable.count(sized.devices), sized.devices == 1 and "device" or "devices")
end

-- How it is stored and served, and the day of the prices.
local function about(view)
  local sized, title = view.result, view.result.title or {}
  local parts = {}
  local function add(format, value)
    parts[#parts + 1] = value and format:format(value)
  end
  add("%s weights", title.quantization)
  add("%s KV cache", sized.memory.kv_bytes_per_token > 0 and title.kv_cache or nil)
  add("%s", title.engine)
  add("prices as of %s", sized.as_of)
  return table.concat(parts, view.sign.dot)
end

-- How fast and for how much, of what fits.
local function answers(sized)
  local parts, serving, cost = {}, sized.serving, sized.cost[1]
  if serving then
    parts[1] = ("%s %s tokens/s"):format(readable.sequences(sized.load.concurrency),
      readable.number(serving.output_tokens_per_s))
  end
  if cost then
    parts[#parts + 1] = ("a million for %s USD on %s"):format(
      readable.money(cost.usd_per_million_output_tokens, 3), cost.machine)
  end
  return #parts > 0 and ": " .. table.concat(parts, ", ") or ""
end

local function chosen(sized)
  local others = #(sized.alternatives or {})
  if others == 0 then
    return nil
  end
  return ("The cheapest tokens of %d accelerators that fit it."):format(others + 1)
end

local function add_reasons(view, lines)
  for _, reason in ipairs(view.result.reasons or {}) do
    view:add_wrapped(lines, reason .. ".", 2, "infeasible")
  end
end

--- Lines: what on what, how it is stored, whether it fits.
---@param view table
---@return string[]
local function head(view)
  local lines, sized = {}, view.result
  view:add_wrapped(lines, ("%s on %s of %s"):format(sized.model, device_count(sized),
                                                   sized.accelerator), 0, "title")
  view:add_wrapped(lines, about(view), 0, "note")
  lines[#lines + 1] = ""
  if sized.fits then
    view:add_wrapped(lines, "It fits" .. answers(sized) .. ".", 0)
    view:add_wrapped(lines, chosen(sized) or "", 0)
  else
    view:add_wrapped(lines, view.sign.infeasible .. " It does not fit.", 0, "infeasible")
    add_reasons(view, lines)
  end
  return lines
end

--- Lines: the notes.
---@param view table
---@return string[]
local function notes(view)
  local lines = {}
  for _, note in ipairs(view.result.notes or {}) do
    view:add_wrapped(lines, "Note: " .. note, 0, "note")
  end
  return lines
end

return { head = head, notes = notes }

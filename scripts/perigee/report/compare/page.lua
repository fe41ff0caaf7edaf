--- The page of `perigee compare`: what differs, what each option costs before and after, and which
-- changes moved it.
local costs = require "perigee.report.compare.costs"
local moves = require "perigee.report.compare.moves"
local words = require "perigee.report.compare.words"

local function head(view)
  local lines, answer = {}, view.result
  view:add_wrapped(lines, "What moved: " .. answer.title, 0, "title")
  for _, side in ipairs(words.sides(answer)) do view:add_wrapped(lines, side, 0, "note", 2) end
  local sentences = words.verdict(answer)
  lines[#lines + 1] = #sentences > 0 and "" or nil
  for _, sentence in ipairs(sentences) do view:add_wrapped(lines, sentence, 0) end
  return lines
end

local function warnings(view)
  local lines = {}
  for _, warning in ipairs(view.result.warnings) do
    view:add_wrapped(lines, "Warning: " .. warning, 0, "warning")
  end
  return lines
end

local function foot(view)
  local lines, answer = {}, view.result
  local sentences = words.joined(answer)
  sentences[#sentences + 1] = words.idle(answer)
  sentences[#sentences + 1] = words.method(answer)
  sentences[#sentences + 1] = words.samples(answer, view.sign.error)
  for _, sentence in ipairs(sentences) do view:add_wrapped(lines, sentence, 0, "note") end
  return lines
end

--- The sections of the page.
---@type (fun(view: table): string[])[]
return {
  head, require "perigee.report.compare.changes", costs.costs, moves.options, require "perigee.report.compare.rows",
  costs.outputs, moves.outputs, warnings, foot,
}

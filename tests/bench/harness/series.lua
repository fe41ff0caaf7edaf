--- Alternating runs: each program once a round, there and back, and the medians of what they took.
local runner = require "harness.runner"

local series = {}

local function median(list)
  table.sort(list)
  local middle = #list // 2
  if #list % 2 == 1 then return list[middle + 1] end
  return (list[middle] + list[middle + 1]) / 2
end

-- Those that can be run, and for the others why not.
local function ready(list)
  local chosen, skipped = {}, {}
  for _, program in ipairs(list) do
    local why = runner.missing(program)
    if why then
      skipped[#skipped + 1] = { label = program.label, why = why }
    else
      chosen[#chosen + 1] = program
    end
  end
  return chosen, skipped
end

local function summary(program, runs)
  local fields = { ns = {}, peak = {}, wall = {}, cpu = {} }
  for name, list in pairs(fields) do
    for i, run in ipairs(runs) do list[i] = run[name] end
  end
  local made = { key = program.key, label = program.label, ours = program.ours, n = program.n, runs = #runs,
                 answers = runs[1].answers }
  for name, list in pairs(fields) do
    if list[1] then made[name] = median(list) end
  end
  made.lowest, made.highest = fields.ns[1], fields.ns[#fields.ns]
  return made
end

--- Runs programs in turn, forwards and backwards, so that what else the machine does falls on all alike.
---@param list table[] see programs.lua
---@param count integer how many rounds
---@return table[] rows key, label, n, ns (median), lowest, highest, peak, wall, cpu, answers
---@return table[] skipped label, why
function series.alternating(list, count)
  local chosen, skipped = ready(list)
  local runs, rows = {}, {}
  for i in ipairs(chosen) do runs[i] = {} end
  for round = 1, count do
    for place = 1, #chosen do
      local i = round % 2 == 1 and place or #chosen + 1 - place
      runs[i][round] = runner.run(chosen[i])
    end
  end
  for i, program in ipairs(chosen) do rows[i] = summary(program, runs[i]) end
  return rows, skipped
end

return series

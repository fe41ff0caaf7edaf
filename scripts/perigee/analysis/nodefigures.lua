--- Figures of a graph's nodes: where they stand, and how they spread over a run's samples.
local core = require "perigee.core"

local nodefigures = {}

local AT_ONCE = 512 -- nodes that are sampled together: each keeps its samples until it is read

local function subset(values, ids)
  local list = {}
  for i, id in ipairs(ids) do list[i] = values[id] end
  return list
end

local function add_points(nodes, values, run, ids)
  if #ids == 0 then return end
  local points = core.tape(subset(values, ids)):point(run)
  for i, id in ipairs(ids) do nodes[id].point = points[i] end
end

local function read(node, summary)
  node.mean, node.p5, node.p50, node.p95 = summary:mean(), summary:quantile(0.05), summary:quantile(0.5),
    summary:quantile(0.95)
end

-- A leaf's percentiles are its distribution's own, and stay.
local function read_summary(node, summary)
  if not summary then return end
  if node.p5 then node.mean = summary:mean() else read(node, summary) end
end

local function add_spreads(nodes, values, run, ids)
  for first = 1, #ids, AT_ONCE do
    local part = table.move(ids, first, math.min(first + AT_ONCE - 1, #ids), 1, {})
    local kinds = {}
    for i = 1, #part do kinds[i] = true end
    local summaries = core.tape(subset(values, part)):sample(run, kinds)
    for i, id in ipairs(part) do
      read_summary(nodes[id], summaries[i])
      summaries[i] = nil
    end
    collectgarbage() -- summaries are large, and Lua does not know how large
  end
end

--- Gives nodes their `point`, and what varies by sample its `mean`, `p5`, `p50`, `p95`.
---@param nodes perigee.node[]
---@param values userdata[] by number
---@param run table see analysis/runs.lua
---@param ids? integer[] which ones; all where left out
function nodefigures.add(nodes, values, run, ids)
  local varying = {}
  if not ids then
    ids = {}
    for id = 1, #nodes do ids[id] = id end
  end
  for _, id in ipairs(ids) do
    if nodes[id].varies then varying[#varying + 1] = id end
  end
  add_points(nodes, values, run, ids)
  if not run.point then add_spreads(nodes, values, run, varying) end
end

return nodefigures

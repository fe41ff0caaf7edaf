--- `perigee compare --format csv`: one figure a line, with the columns of `perigee run`'s.
--
--     section,name,category,label,unit,statistic,value
--
-- Sections: side, change, option, quality, row, output, bridge (label: the change), warning.
local csv = require "perigee.report.csv"

local STATISTICS = { "before", "after", "difference", "ratio", "before_error", "after_error", "difference_error",
                     "difference_p5", "difference_p95" }

local function add(out, fields, statistic, value)
  if value == nil then return end
  local cells = {}
  for i, key in ipairs { "section", "name", "category", "label", "unit" } do cells[i] = csv.cell(fields[key]) end
  cells[6], cells[7] = csv.cell(statistic), csv.cell(value)
  out[#out + 1] = table.concat(cells, ",")
end

local function add_figure(out, fields, figure)
  fields.unit = figure.unit
  for _, statistic in ipairs(STATISTICS) do
    local unit = statistic == "after" and figure.after_unit or figure.unit
    add(out, { section = fields.section, name = fields.name, category = fields.category, label = fields.label,
               unit = unit }, statistic, figure[statistic])
  end
end

local function add_bridge(out, figure)
  for _, part in ipairs(figure.bridge or {}) do
    local fields = { section = "bridge", name = figure.name, label = part.name, unit = figure.unit }
    add(out, fields, "amount", part.amount)
    add(out, fields, "error", part.error)
  end
end

local function add_sides(out, answer)
  for _, side in ipairs { "a", "b" } do
    for _, key in ipairs { "file", "title", "as_of", "cheapest" } do
      add(out, { section = "side", name = side }, key, answer[side][key])
    end
  end
  for _, change in ipairs(answer.changes) do
    local fields = { section = "change", name = change.name }
    for _, key in ipairs { "before", "after" } do add(out, fields, key, change[key]) end
  end
end

local function add_option(out, option)
  add_figure(out, { section = "option", name = option.name }, option)
  for _, key in ipairs { "feasible", "feasible_probability", "cheapest_probability" } do
    for _, when in ipairs { "before", "after" } do
      add(out, { section = "option", name = option.name }, key .. "_" .. when, option[key][when])
    end
  end
  if option.quality then add_figure(out, { section = "quality", name = option.name }, option.quality) end
  for _, row in ipairs(option.rows) do
    add_figure(out, { section = "row", name = option.name, category = row.category, label = row.label }, row)
  end
  add_bridge(out, option)
end

--- A comparison as CSV, lines ended by a line feed.
---@param answer table
---@return string
return function(answer)
  local out = { "section,name,category,label,unit,statistic,value" }
  add_sides(out, answer)
  for _, option in ipairs(answer.options) do add_option(out, option) end
  for _, output in ipairs(answer.outputs) do
    add_figure(out, { section = "output", name = output.name }, output)
    add_bridge(out, output)
  end
  for _, warning in ipairs(answer.warnings) do add(out, { section = "warning" }, "text", warning) end
  return table.concat(out, "\n") .. "\n"
end

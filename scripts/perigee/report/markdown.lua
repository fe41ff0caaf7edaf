--- `--format markdown`: tables for a README, an issue or a wiki page.
local axes = require "perigee.report.table.axes"
local correlations = require "perigee.report.correlations"
local crossovers = require "perigee.report.sweep.words"
local energies = require "perigee.report.energy"
local foot = require "perigee.report.table.foot"
local format = require "perigee.report.format"
local grid = require "perigee.report.grid"
local head = require "perigee.report.table.head"
local plans = require "perigee.report.timeline"
local prices = require "perigee.report.prices"
local series = require "perigee.report.table.series"
local style = require "perigee.report.style"
local text = require "perigee.report.text"
local views = require "perigee.report.table.view"

local markdown = {}

local ENTITIES = { ["<"] = "&lt;", [">"] = "&gt;", ["&"] = "&amp;" }

--- Text that Markdown shows as it is.
---@param s string
---@return string
function markdown.escape(s)
  s = text.escape(s):gsub("[\\`*{}%[%]|~]", "\\%0"):gsub("[<>&]", ENTITIES)
  s = s:gsub("%f[%w_]_", "\\_"):gsub("_%f[^%w_]", "\\_")
  return (s:gsub("^([-+#])", "\\%1"):gsub("^(%d+)([.)])", "%1\\%2"))
end

local escape = markdown.escape

-- A table: `align` is "l" or "r" a column; cells are escaped already.
local function add_table(out, align, rows)
  local rule = {}
  for i = 1, #align do
    rule[i] = align:sub(i, i) == "r" and "--:" or ":--"
  end
  table.insert(rows, 2, rule)
  local lines = {}
  for i, row in ipairs(rows) do
    lines[i] = "| " .. table.concat(row, " | ") .. " |"
  end
  out[#out + 1] = table.concat(lines, "\n")
end

local function heading(out, words)
  out[#out + 1] = "## " .. words
end

local function add_head(view, out)
  out[#out + 1] = "# " .. escape(view.result.title or "Untitled")
  out[#out + 1] = escape(table.concat(head.about(view.result), ", "))
  if not grid.varies(view.result) then
    local sentences = head.verdict(view)
    out[#out + 1] = #sentences > 0 and "**" .. escape(table.concat(sentences, " ")) .. "**" or nil
  end
end

local function assumption_row(view, one)
  local source, axis = escape(one.source or ""), axes.named(view.result, one.name)
  if axis then
    return { escape(one.name), "", escape(axes.summary(axis)), "", "", source }
  end
  local function of(statistic)
    return view:number(one, statistic, { digits = one.uncertain and 4 or 6, trim = true,
                                         money = false, certain = false })
  end
  if one.point == nil then -- a name
    return { escape(one.name), "", escape(one.text), "", "", source }
  end
  local low, high = one.uncertain and of "p5" or "", one.uncertain and of "p95" or ""
  return { escape(one.name), low, of(one.uncertain and "p50" or "point"), high,
           escape(one.unit or ""), source }
end

local function add_assumptions(view, out)
  local list = axes.assumptions(view.result)
  if #list == 0 then
    return
  end
  heading(out, "Assumptions")
  local rows = { { "assumption", "P5", "P50 or value", "P95", "unit", "source" } }
  for _, one in ipairs(list) do
    rows[#rows + 1] = assumption_row(view, one)
  end
  add_table(out, "lrrrll", rows)
  local together = correlations.sentence(view.result)
  out[#out + 1] = together and escape(together) or nil
end

-- The name of an option, bold where it is the cheapest.
local function option_name(view, option)
  local _, role = view:mark(option)
  local name = escape(option.name)
  if role == "cheapest" then
    return "**" .. name .. "**"
  end
  return option.feasible and name or name .. " (not feasible)"
end

local function cost_row(view, option)
  local total, cost = (view:amounts(option)), option.cost
  if not view.result.uncertain then
    return { option_name(view, option), total }
  end
  local function of(statistic)
    return view:is_certain(cost) and total or view:number(cost, statistic)
  end
  local share = option.feasible and format.percent(option.cheapest_probability) or "–"
  return { option_name(view, option), of "p5", of "p50", of "p95", total,
           view:error(cost), (share:gsub("[<>]", ENTITIES)) }
end

-- A list of the reasons, or the notes, of the options.
local function add_list(out, options, key)
  local lines = {}
  for _, option in ipairs(options) do
    for _, item in ipairs(option[key] or {}) do
      lines[#lines + 1] = ("- %s: %s"):format(escape(option.name), escape(item))
    end
  end
  out[#out + 1] = #lines > 0 and table.concat(lines, "\n") or nil
end

local function add_costs(view, out)
  heading(out, "Costs, " .. escape(view.unit))
  local uncertain = view.result.uncertain
  local rows = { uncertain and { "option", "P5", "P50", "P95", "mean", "±", "cheapest" }
                 or { "option", "cost" } }
  for _, option in ipairs(view.result.options) do
    rows[#rows + 1] = cost_row(view, option)
  end
  add_table(out, uncertain and "lrrrrlr" or "lr", rows)
  add_list(out, view.result.options, "reasons")
end

local function worth_row(view, plan, one)
  local option = plans.option(view.result, one.name)
  local row = { one.name == plan.lowest and #plan.options > 1 and "**" .. escape(one.name) .. "**" or escape(one.name) }
  local function put(figure, statistic) row[#row + 1] = view:number(figure, statistic) end
  if view.result.uncertain then
    for _, statistic in ipairs { "p5", "p50", "p95", "mean" } do put(one.npv, statistic) end
    row[#row + 1] = view:error(one.npv)
    row[#row + 1] = ((option and not option.feasible) and "–" or format.percent(one.lowest_probability))
      :gsub("[<>]", ENTITIES)
  else
    put(one.npv, "point")
  end
  put(one.total, view.basis)
  return row
end

-- What was paid until each month, a column an option.
local function add_sums(view, plan, out)
  local rows = { { "month" } }
  for i, one in ipairs(plan.options) do rows[1][i + 1] = escape(one.name) end
  for month = 1, plan.months do
    local row = { tostring(month) }
    for i, one in ipairs(plan.options) do
      row[i + 1] = format.number(one.cumulative[month][view.basis], { money = true })
    end
    rows[#rows + 1] = row
  end
  add_table(out, "r" .. ("r"):rep(#plan.options), rows)
end

local function add_timeline(view, out)
  local plan = view.result.timeline
  if not plan or #plan.options == 0 then
    return
  end
  heading(out, escape(plans.title(plan)))
  local worth, uncertain = plans.worth(plan), view.result.uncertain
  local rows = { uncertain and { "USD", worth .. ", P5", "P50", "P95", "mean", "±", "lowest", "total" }
                 or { "USD", worth, "total" } }
  for _, one in ipairs(plan.options) do
    rows[#rows + 1] = worth_row(view, plan, one)
  end
  add_table(out, uncertain and "lrrrrlrr" or "lrr", rows)
  out[#out + 1] = escape(plans.note(view.result, plan))
  local lines = {}
  for i, sentence in ipairs(plans.sentences(plan)) do
    lines[i] = "- " .. escape(sentence)
  end
  out[#out + 1] = #lines > 0 and plans.payback .. ":\n\n" .. table.concat(lines, "\n") or nil
  out[#out + 1] = escape(plans.caption(view, plan, {}))
  add_sums(view, plan, out)
end

local function add_rows(view, out)
  heading(out, "Where it goes, " .. (view.basis == "mean" and "mean " or "") .. escape(view.unit))
  local rows = { { "option", "category", "label", "cost" } }
  for _, option in ipairs(view.result.options) do
    local total, texts = view:amounts(option)
    for i, row in ipairs(option.rows) do
      rows[#rows + 1] = { escape(option.name), escape(row.category), escape(row.label or ""),
                          texts[i] }
    end
    rows[#rows + 1] = { option_name(view, option), "", "**total**", "**" .. total .. "**" }
  end
  add_table(out, "lllr", rows)
  add_list(out, view.result.options, "notes")
end

local function energy_row(view, option, one, certain)
  local function of(statistic)
    return view:number(one.figure, statistic, { certain = false })
  end
  local row = { escape(option.name), one.label }
  if certain then
    row[3], row[4] = of "point", escape(one.figure.unit)
  else
    row[3], row[4], row[5], row[6] = of "p5", of "p50", of "p95", of "mean"
    row[7], row[8] = view:error(one.figure), escape(one.figure.unit)
  end
  return row
end

local function add_energy(view, out)
  local options = view.result.options
  local certain = energies.certain(options)
  local rows = { certain and { "option", "figure", "value", "unit" }
                 or { "option", "figure", "P5", "P50", "P95", "mean", "±", "unit" } }
  for _, option in ipairs(options) do
    for _, one in ipairs(energies.of(option)) do
      rows[#rows + 1] = energy_row(view, option, one, certain)
    end
  end
  if #rows > 1 then
    heading(out, "Energy and emissions")
    add_table(out, certain and "llrl" or "llrrrrll", rows)
  end
end

local function output_row(view, one)
  if not view.result.uncertain then
    return { escape(one.name), view:number(one, "point", { digits = 6, trim = true, money = false }),
             escape(one.unit or "") }
  end
  local function of(statistic)
    return view:number(one, statistic, { trim = true })
  end
  return { escape(one.name), of "p5", of "p50", of "p95", view:number(one, "mean"),
           view:error(one), escape(one.unit or "") }
end

local function add_outputs(view, out)
  local list = view.result.outputs or {}
  if #list == 0 then
    return
  end
  heading(out, "Outputs")
  local uncertain = view.result.uncertain
  local rows = { uncertain and { "output", "P5", "P50", "P95", "mean", "±", "unit" }
                 or { "output", "value", "unit" } }
  for _, one in ipairs(list) do
    rows[#rows + 1] = output_row(view, one)
  end
  add_table(out, uncertain and "lrrrrll" or "lrl", rows)
end

-- One table over all axes: a column an axis, then a column a series.
local function add_grid(view, out, list)
  local rows, result = { {} }, view.result
  for i, axis in ipairs(result.axes) do
    rows[1][i] = escape(axis.name)
  end
  for _, one in ipairs(list) do
    rows[1][#rows[1] + 1] = escape(one.name)
  end
  for cell = 1, grid.cells(result) do
    local row = {}
    for i, index in ipairs(grid.indices(result.axes, cell)) do
      row[i] = escape(axes.value(result.axes[i], index, true))
    end
    for _, one in ipairs(list) do
      local body, mark = series.text(view, one, cell), series.mark(view, one, cell)
      row[#row + 1] = mark == view.sign.cheapest and "**" .. body .. "**" or mark .. body
    end
    rows[#rows + 1] = row
  end
  add_table(out, ("l"):rep(#result.axes) .. ("r"):rep(#list), rows)
end

local function add_crossings(view, out)
  for _, group in ipairs(view.result.crossings and crossovers.groups(view.result) or {}) do
    heading(out, group.heading)
    local lines = {}
    for i, one in ipairs(group.lines) do lines[i] = "- " .. escape(one.text) end
    out[#out + 1] = table.concat(lines, "\n")
  end
end

local function add_sweep(view, out)
  add_crossings(view, out)
  local costs, outputs = series.options(view), series.outputs(view)
  if #costs > 0 then
    heading(out, ("Costs, %s%s, %s"):format(view.basis == "mean" and "mean " or "",
            escape(view.unit), escape(axes.over(view.result.axes))))
    add_grid(view, out, costs)
    out[#out + 1] = "Bold is the cheapest, ✗ is not feasible."
  end
  local present = series.present(view)
  if #present > 0 then
    heading(out, ("%s, %s"):format(plans.over(view.result.timeline), escape(present[1].unit)))
    add_grid(view, out, present)
  end
  for _, name in ipairs { "energy", "emissions" } do
    local list = series.energies(view, name)
    if #list > 0 then
      heading(out, ("%s, %s"):format(name:gsub("^%l", string.upper), escape(list[1].unit)))
      add_grid(view, out, list)
    end
  end
  if #outputs > 0 then
    heading(out, "Outputs")
    add_grid(view, out, outputs)
  end
end

local function add_foot(view, out)
  for _, warning in ipairs(view.result.warnings or {}) do
    out[#out + 1] = "Warning: " .. escape(warning)
  end
  local reading = foot.reading(view.result)
  out[#out + 1] = reading and escape(reading) or nil
  out[#out + 1] = escape(foot.last_line(view))
  local sentence = prices.sentence(view.result)
  out[#out + 1] = sentence and escape(sentence) or nil
end

--- A result as Markdown.
---@param result table
---@return string
function markdown.render(result)
  local view = views.new(result, { columns = 120, style = style.new {} })
  local out = {}
  add_head(view, out)
  add_assumptions(view, out)
  if grid.varies(result) then
    add_sweep(view, out)
  else
    if #result.options > 0 then
      add_costs(view, out)
      add_timeline(view, out)
      add_rows(view, out)
      add_energy(view, out)
    end
    add_outputs(view, out)
  end
  add_foot(view, out)
  return table.concat(out, "\n\n") .. "\n"
end

return markdown

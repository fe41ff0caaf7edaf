--- What the sections of the terminal report share: the result, how wide, in which
-- style, and which figures it is about.
local format = require "perigee.report.format"
local sum = require "perigee.report.sum"
local text = require "perigee.report.text"
local units = require "perigee.report.unit"

local View = {}
View.__index = View

local view = {}

--- A view of a result, or of what has no options, or others: sizes, comparisons.
---@param result table
---@param options { columns: integer, style: table }
---@return table
function view.new(result, options)
  local first = result.options and result.options[1]
  local unit = first and (first.cost or first).unit or ""
  return setmetatable({
    result = result, columns = options.columns, style = options.style,
    sign = options.style.sign,
    basis = result.uncertain and "mean" or "point", -- what is added up and compared
    unit = unit, money = units.is_money(unit),
  }, View)
end

--- A heading over the first column, its unit beside it.
function View:heading(words, unit)
  local body = unit and unit ~= "" and words .. ", " .. text.escape(unit) or words
  return { body, role = "heading", head = true }
end

--- A head over a column of numbers.
function View:head(words)
  return { words, role = "head", head = true }
end

--- Whether nothing varies in a figure.
function View:is_certain(figure)
  return not self.result.uncertain or (figure.p5 == figure.p95 and figure.p5 ~= nil)
end

--- The one scale of all that is shown of a figure: that of its largest number.
---@param figure table
---@return integer
function View:scale(figure)
  local most = 0
  for _, statistic in ipairs { "point", "mean", "p5", "p50", "p95" } do
    local value = figure[statistic] or 0
    most = format.finite(value) and math.max(most, math.abs(value)) or most
  end
  return format.scale(most, figure.unit)
end

--- The text of a statistic of a figure.
---@param figure table
---@param statistic string
---@param more? table options of format.number
---@return string
function View:number(figure, statistic, more)
  if figure[statistic] == nil then
    return ""
  end
  local options = { unit = figure.unit, money = units.is_money(figure.unit),
                    certain = self:is_certain(figure), error = figure[statistic .. "_error"],
                    scale = self:scale(figure) }
  for key, value in pairs(more or {}) do
    options[key] = value
  end
  return format.number(figure[statistic], options)
end

--- The Monte Carlo error of a figure's mean, after its sign; or nothing.
---@param figure table
---@return string
function View:error(figure)
  if not format.finite(figure.mean or 0) then
    return ""
  end
  local body = format.error(figure.mean_error, self:scale(figure))
  return body ~= "" and self.sign.error .. body or ""
end

--- An option's total and rows, in texts that add up.
---@param option table
---@return string total
---@return string[] rows
function View:amounts(option)
  local parts = {}
  for i, row in ipairs(option.rows) do
    parts[i] = row[self.basis]
  end
  return sum.texts(option.cost[self.basis], parts, {
    unit = self.unit, money = self.money, certain = self:is_certain(option.cost),
    error = option.cost[self.basis .. "_error"], scale = self:scale(option.cost),
  })
end

-- The mark of an option, two columns wide, and its role.
function View:mark(option)
  if not option.feasible then
    return self.sign.infeasible .. " ", "infeasible"
  elseif option.name == self.result.cheapest and #self.result.options > 1 then
    return self.sign.cheapest .. " ", "cheapest"
  end
  return "  ", nil
end

--- An option's name after its mark: cheapest, infeasible, or neither.
---@param option table
---@return table cell
function View:name(option)
  local mark, role = self:mark(option)
  return { mark .. text.escape(option.name), role = role }
end

--- Adds a text, wrapped and indented, to lines; lines after the first by `hang`
-- more.
---@param lines string[]
---@param body string
---@param indent integer
---@param role? string
---@param hang? integer
function View:add_wrapped(lines, body, indent, role, hang)
  hang = hang or 0
  for i, line in ipairs(text.wrap(text.escape(body), self.columns - indent - hang)) do
    lines[#lines + 1] = (" "):rep(indent + (i > 1 and hang or 0)) .. self.style:paint(line, role)
  end
end

return view

--- The page of a request's bills with several models, the cheapest first.
local columns = require "perigee.report.columns"
local format = require "perigee.report.format"
local readable = require "perigee.report.readable"

local LEAST_NAME = 20
local REASONS = 5 -- models that are named as left out

-- The bill of the model that was asked for.
local function asked_bill(made)
  for _, bill in ipairs(made.models) do
    if bill.model == made.asked then return bill end
  end
end

local function head(view)
  local lines, made = {}, view.result
  view:add_wrapped(lines, ("The request of %s with %s"):format(made.asked,
    #made.models == 1 and "no other model" or readable.count(#made.models - 1)
    .. (#made.models == 2 and " other model" or " other models")), 0, "title")
  local first = made.models[1]
  if first then view:add_wrapped(lines, "USD" .. view.sign.dot .. "prices as of " .. first.as_of, 0, "note") end
  return lines
end

local function times(bill, asked)
  if not asked or asked.usd == 0 or bill == asked then return "" end
  return format.number(bill.usd / asked.usd, { digits = 3 }) .. "x"
end

local function rows_of(view)
  local made, asked = view.result, asked_bill(view.result)
  local months = asked and asked.month
  local rows = { { view:heading "Model", view:head "a request",
                   months and view:head "a month" or "", view:head "", view:head "since" } }
  for _, bill in ipairs(made.models) do
    local own = bill == asked
    rows[#rows + 1] = { { (own and view.sign.cheapest .. " " or "  ") .. bill.model, role = own and "cheapest" or nil },
                        readable.money(bill.usd, 4), bill.month and readable.money(bill.month.usd, 4) or "",
                        times(bill, asked), bill.rows[1] and bill.rows[1].from or "" }
  end
  return columns.render(rows, { align = { "left", "decimal", "decimal", "right", "left" },
                                flexible = { { 1, LEAST_NAME } }, most = view.columns, style = view.style })
end

local function foot(view)
  local lines, list = {}, view.result.left_out
  for i = 1, math.min(REASONS, #list) do
    view:add_wrapped(lines, "Left out: " .. list[i].reason .. ".", 0, "note")
  end
  if #list > REASONS then
    view:add_wrapped(lines, ("And %d more left out: --format json names them."):format(#list - REASONS), 0, "note")
  end
  return lines
end

--- The sections of the page.
---@type (fun(view: table): string[])[]
return { head, rows_of, foot }

--- The page of one bill: a row a dimension, the sum, the month, the sources.
local columns = require "perigee.report.columns"
local dimensions = require "perigee.catalog.dimensions"
local readable = require "perigee.report.readable"
local sum = require "perigee.report.sum"
local text = require "perigee.report.text"

local LEAST_NAME = 12
local MONEY = { unit = "USD", money = true, certain = true }

-- In what a price is said: per million tokens, per minute.
local SAID = { token = { "Mtoken", 1e6 }, character = { "Mcharacter", 1e6 }, pixel = { "Mpixel", 1e6 },
               time = { "minute", 60 }, image = { "image", 1 }, page = { "page", 1 },
               session = { "session", 1 }, request = { "request", 1 } }

local function said(row)
  local dimension = dimensions.by_name[row.dimension]
  local unit = SAID[dimension and dimension.per or "request"]
  return readable.money(row.usd_per_unit * unit[2], 4), "/" .. unit[1]
end

local function head(view)
  local lines, bill = {}, view.result
  view:add_wrapped(lines, bill.model .. (bill.target and " (" .. bill.target .. ")" or ""), 0, "title")
  view:add_wrapped(lines, "prices as of " .. bill.as_of, 0, "note")
  return lines
end

local function amounts(total, rows)
  local parts = {}
  for i, row in ipairs(rows) do parts[i] = row.usd end
  return sum.texts(total, parts, MONEY)
end

local function rows_of(view)
  local bill = view.result
  local total, parts = amounts(bill.usd, bill.rows)
  local rows = { { view:heading "A request", view:head "quantity", view:head "USD", "", view:head "USD" } }
  for i, row in ipairs(bill.rows) do
    local price, per = said(row)
    rows[#rows + 1] = { "  " .. row.dimension:gsub("_", " "), readable.count(row.quantity), price, per, parts[i] }
  end
  rows[#rows + 1] = { "  sum", "", "", "", { total, role = "heading" } }
  return columns.render(rows, { align = { "left", "right", "decimal", "left", "decimal" }, gaps = { [4] = 1 },
                                flexible = { { 1, LEAST_NAME } }, most = view.columns, style = view.style })
end

local function month_of(view)
  local month = view.result.month
  if not month then return {} end
  local total, parts = amounts(month.usd, month.rows)
  local rows = { { view:heading "A month", view:head "USD" } }
  for i, row in ipairs(month.rows) do rows[#rows + 1] = { "  " .. row.label, parts[i] } end
  rows[#rows + 1] = { "  sum", { total, role = "heading" } }
  return columns.render(rows, { align = { "left", "decimal" }, least = { LEAST_NAME }, most = view.columns,
                                style = view.style })
end

local function foot(view)
  local lines, bill = {}, view.result
  for _, note in ipairs(bill.notes) do view:add_wrapped(lines, "Note: " .. note .. ".", 0, "note") end
  local row = bill.rows[1]
  if row then
    view:add_wrapped(lines, ("In force from %s: %s"):format(text.escape(row.from), row.source), 0, "note")
  end
  return lines
end

--- The sections of the page.
---@type (fun(view: table): string[])[]
return { head, rows_of, month_of, foot }

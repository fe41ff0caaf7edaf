--- The page of `perigee choose`: the answer, the cheapest ways, the front, why others lost.
local columns = require "perigee.report.columns"
local readable = require "perigee.report.readable"
local rows = require "perigee.report.choose.table"
local verdict = require "perigee.choosing.verdict"

local FRONT = 12 -- ways of the front that are shown
local LEAST = 16 -- columns that what rules out keeps where room is short

local function head(view)
  local lines, made = {}, view.result
  view:add_wrapped(lines, verdict.of(made), 0, made.cheapest and "title" or "infeasible")
  local parts = { made.title, ("%s combinations"):format(readable.count(made.combinations)),
                  ("%s keep to everything"):format(readable.count(made.feasible)), "prices as of " .. made.as_of }
  if not made.title then table.remove(parts, 1) end
  view:add_wrapped(lines, table.concat(parts, view.sign.dot), 0, "note")
  return lines
end

local function copies(way)
  if way.devices == 1 then return "A copy of the model on each accelerator" end
  return ("A copy of the model on %d accelerators"):format(way.devices)
end

local function drawn(view, way)
  if not way.kwh_per_month then return "" end
  local kwh, unit = readable.kwh(way.kwh_per_month)
  if not way.gco2e_per_month then return ("; %s %s a month"):format(kwh, unit) end
  local grams, of = readable.grams(way.gco2e_per_month, view.sign)
  return ("; %s %s and %s %s a month"):format(kwh, unit, grams, of)
end

-- How the cheapest one runs.
local function cheapest(view)
  local lines, way = {}, view.result.cheapest
  if not way or way.kind ~= "hosted" then return lines end
  view:add_wrapped(lines, ("%s; %s at once of each, under %s; %s %% busy on average%s."):format(copies(way),
    way.batch == 1 and "1 request" or readable.count(way.batch) .. " requests", way.engine,
    readable.number(way.utilisation * 100), drawn(view, way)), 0)
  return lines
end

local function ways(view)
  return rows(view, "The cheapest ways", view.result.ways, #view.result.ways)
end

local function front(view)
  return rows(view, "Pareto front", view.result.front, FRONT)
end

local function heading(view, words)
  return view.style:paint(words, "heading")
end

local function runner_up(view)
  local lines, second = {}, view.result.runner_up
  if not second then return lines end
  lines[1] = heading(view, "Why the next one lost")
  view:add_wrapped(lines, ("%s: %s."):format(verdict.name(second.way), table.concat(second.why, "; ")), 2, nil, 2)
  return lines
end

local function nearly(view)
  local lines = {}
  for _, each in ipairs(view.result.nearly) do
    lines[1] = lines[1] or heading(view, "Cheaper, but")
    view:add_wrapped(lines, ("%s, %s USD/month: %s."):format(verdict.name(each.way),
      readable.money(each.way.usd_per_month, 3), each.why), 2, nil, 2)
  end
  return lines
end

local WORDS = {
  memory = "the memory of an accelerator", width = "heads that do not split evenly",
  request = "requests too long for it",
  limits = "limits of the option itself", kind = "hosted or API, as is asked", known = "what no catalog tells of it",
  context = "the context", quality = "the quality", token_time = "the time of a token",
  first_token = "the time to the first token", budget = "the budget",
}

local function ruled_out(view)
  local list = view.result.ruled_out
  if #list == 0 then return {} end
  local table_rows = { { view:heading "Ruled out by", view:head "combinations", view:head "by nothing else" } }
  for _, each in ipairs(list) do
    table_rows[#table_rows + 1] = { "  " .. WORDS[each.bound], readable.count(each.combinations),
                                    readable.count(each.alone) }
  end
  return (columns.render(table_rows, { align = { "left", "right", "right" }, flexible = { { 1, LEAST } },
    most = view.columns, style = view.style }))
end

local function foot(view)
  local lines = {}
  for _, warning in ipairs(view.result.warnings or {}) do
    view:add_wrapped(lines, "Warning: " .. warning .. ".", 0, "note", 2)
  end
  for _, note in ipairs(view.result.cheapest and view.result.cheapest.notes or {}) do
    view:add_wrapped(lines, "Note: " .. note .. ".", 0, "note", 2)
  end
  for _, note in ipairs(view.result.notes) do view:add_wrapped(lines, "Note: " .. note .. ".", 0, "note", 2) end
  return lines
end

--- The sections of the page.
---@type (fun(view: table): string[])[]
return { head, cheapest, ways, runner_up, nearly, front, ruled_out, foot }

--- The page of `perigee explain`: a tree of quantities, each with its value, its spread and
-- what it is worked out of, and where its figures are from.
local amounts = require "perigee.report.explain.amounts"
local format = require "perigee.report.format"
local near = require "perigee.near"
local sources = require "perigee.report.explain.sources"
local text = require "perigee.report.text"
local tree = require "perigee.report.explain.tree"

local LINES = 46     -- of a tree whose depth nobody said
local LEAST_NAME = 18
local LEAST_WORDS = 12
local GAP = 2
local FORMULA = 3    -- lines of one formula

-- ----- signs before a line -----

local function before(view, branch, mark)
  local parts = {}
  for level = 1, branch.level do
    local last = branch.last[level]
    if level == branch.level and mark then
      parts[level] = last and view.sign.twig or view.sign.branch
    else
      parts[level] = last and "  " or view.sign.stem
    end
  end
  return table.concat(parts)
end

local function opens(view, branch, list, place)
  local next_one = list[place + 1]
  return next_one and next_one.level > branch.level and view.sign.stem or "  "
end

-- ----- a quantity's own line -----

local function label(branch)
  local name = text.escape(branch.node.short)
  return branch.hidden > 0 and ("%s (+%d)"):format(name, branch.hidden) or name
end

local function cells_of(view, branch, notes)
  local note, lead = notes[branch.node], before(view, branch, true)
  return { lead .. label(branch), amounts.point(branch.node), amounts.spread(branch.node),
           note and ("[%d]"):format(note) or "",
           lead = lead }
end

local function widest(rows, place)
  local most = 0
  for _, row in ipairs(rows) do most = math.max(most, text.width(row[place])) end
  return most
end

-- Names give way where the line is too short.
local function widths_of(view, rows)
  local value, spread, note = widest(rows, 2), widest(rows, 3), widest(rows, 4)
  local rest = value + GAP + (spread > 0 and spread + GAP or 0) + (note > 0 and note + GAP or 0)
  local name = math.max(LEAST_NAME, math.min(widest(rows, 1), view.columns - rest))
  return { name, value, spread, note }
end

-- The signs of the tree are never clipped; deep names move what stands beside them.
local function name_of(view, row, width)
  local lead = text.width(row.lead)
  local room = math.max(LEAST_WORDS, width - lead)
  return text.pad(row.lead .. text.clip(row[1]:sub(#row.lead + 1), room, view.sign.ellipsis), width)
end

-- Where all columns do not fit a deep line they stand close.
local function line_of(view, row, widths)
  local cells, close = { name_of(view, row, widths[1]) }, { name_of(view, row, 0) }
  for place = 2, #widths do
    if widths[place] > 0 then cells[#cells + 1] = text.pad(row[place], widths[place]) end
    if row[place] ~= "" then close[#close + 1] = row[place] end
  end
  local line = table.concat(cells, (" "):rep(GAP)):gsub("%s+$", "")
  if text.width(line) <= view.columns then return line end
  return text.clip(table.concat(close, " "), view.columns, view.sign.ellipsis)
end

-- ----- formulas and cases -----

local function add_text(view, lines, lead, sign, body, most)
  local width = math.max(20, view.columns - text.width(lead) - 2)
  local wrapped = text.wrap(body, width)
  for i = 1, math.min(most, #wrapped) do
    local cut = i == most and #wrapped > most and " " .. view.sign.ellipsis or ""
    local line = cut ~= "" and text.clip(wrapped[i], width - 2, "") .. cut or wrapped[i]
    lines[#lines + 1] = lead .. view.style:paint((i == 1 and sign or "  ") .. line, "note")
  end
end

local function add_formula(view, lines, lead, node)
  local nodes = view.result.explained.nodes
  add_text(view, lines, lead, "= ", amounts.formula(node.words, nodes, view.sign), FORMULA)
  local numbers = amounts.numbers(node, nodes, view.sign)
  if numbers and text.width(numbers) + text.width(lead) + 2 <= view.columns then
    lines[#lines + 1] = lead .. view.style:paint("= " .. numbers, "note")
  end
end

local function case_rows(view, node)
  local rows, nodes = {}, view.result.explained.nodes
  for i, case in ipairs(node.cases) do
    local mark = case.point and view.sign.cheapest or " "
    local when = case.condition and amounts.formula(case.condition, nodes, view.sign) or "otherwise"
    rows[i] = { mark .. " " .. when, amounts.formula(case.value, nodes, view.sign), format.percent(case.share) }
  end
  return rows
end

local function add_cases(view, lines, lead, node)
  lines[#lines + 1] = lead .. view.style:paint("= the first that holds:", "note")
  local rows = case_rows(view, node)
  local room = view.columns - text.width(lead) - 5 - 2 * GAP
  local when = math.min(widest(rows, 1), room * 3 // 5)
  local value = math.min(widest(rows, 2), room - when)
  for _, row in ipairs(rows) do
    lines[#lines + 1] = lead .. view.style:paint(table.concat({
      text.pad(text.clip(row[1], when, view.sign.ellipsis), when),
      text.pad(text.clip(row[2], value, view.sign.ellipsis), value), text.pad(row[3], 5, "right") },
      (" "):rep(GAP)), "note")
  end
  if (node.more_cases or 0) > 0 then
    lines[#lines + 1] = lead .. view.style:paint(("  and %d rarer ones"):format(node.more_cases), "note")
  end
end

-- ----- the tree -----

local function nodes_of(list)
  local nodes = {}
  for i, branch in ipairs(list) do nodes[i] = branch.node end
  return nodes
end

local function layout(view, list)
  local notes, by_node = sources.of(nodes_of(list))
  local rows = {}
  for i, branch in ipairs(list) do rows[i] = cells_of(view, branch, by_node) end
  local widths, lines = widths_of(view, rows), {}
  for i, branch in ipairs(list) do
    local line = line_of(view, rows[i], widths)
    lines[#lines + 1] = branch.level == 0 and view.style:paint(line, "title") or line
    if branch.open then
      local lead = before(view, branch, false) .. opens(view, branch, list, i)
      if branch.node.cases then add_cases(view, lines, lead, branch.node)
      elseif branch.node.words then add_formula(view, lines, lead, branch.node) end
    end
  end
  return lines, notes
end

-- The deepest tree that is no longer than a screen or two.
local function lay_out(view)
  local answer = view.result
  if answer.depth or #answer.focus > 0 then
    local list = tree.of(answer, answer.depth)
    return list, layout(view, list)
  end
  local best, lines, notes
  for depth = 1, math.max(1, tree.depth(answer)) do
    local list = tree.of(answer, depth)
    if best and #list > LINES then break end
    local more, more_notes = layout(view, list)
    if best and #more > LINES then break end
    best, lines, notes = list, more, more_notes
  end
  return best, lines, notes
end

-- ----- the page -----

local function head(view)
  local lines, answer = {}, view.result
  local names = {}
  for i, asked in ipairs(answer.asked) do names[i] = asked.name end
  view:add_wrapped(lines, answer.by_default and ("How %s, the cheapest option, comes about"):format(near.join(names))
    or ("How %s %s about"):format(near.join(names, "and"), #names > 1 and "come" or "comes"), 0, "title")
  view:add_wrapped(lines, ("%s%sprices as of %s"):format(answer.title, view.sign.dot, answer.as_of), 0, "note")
  view:add_wrapped(lines, answer.uncertain and "Each at the assumptions' medians, and from P5 to P95 over the samples."
    or "Nothing varies here.", 0, "note")
  return lines
end

local function hidden_of(list)
  for _, branch in ipairs(list) do
    if branch.hidden > 0 then return branch end
  end
end

local function hint(view, list)
  local lines, branch = {}, hidden_of(list)
  if branch then
    view:add_wrapped(lines, ("(+%d): so many more are behind it: ask about '%s', or say --depth"):format(branch.hidden,
      branch.node.name), 0, "note")
  end
  return lines
end

local function figures(view)
  local list, lines, notes = lay_out(view)
  local more = hint(view, list)
  if #more > 0 then
    lines[#lines + 1] = ""
    table.move(more, 1, #more, #lines + 1, lines)
  end
  view.notes = notes
  return lines
end

local function where_from(view)
  local lines = {}
  if #view.notes == 0 then return lines end
  lines[1] = view.style:paint("Where the figures are from", "heading")
  for _, note in ipairs(view.notes) do
    view:add_wrapped(lines, ("[%d] %s"):format(note.number, note.words), 2, nil, 4)
  end
  return lines
end

local BRIEF = { option = true, output = true, assumption = true, row = true }
local KINDS = { option = "options", output = "outputs", assumption = "assumptions", category = "categories",
                row = "rows", ["figure of an option"] = "figures of options", month = "months", timeline = "timelines",
                limit = "limits", figure = "figures of catalogs", part = "parts" }
local FEW = 8

local function names_of(group, all)
  local names = {}
  for i = 1, math.min(#group.names, all and math.huge or FEW) do names[i] = "'" .. group.names[i] .. "'" end
  local more = #group.names - #names
  return table.concat(names, ", ") .. (more > 0 and (" and %d more"):format(more) or "")
end

local function askable(view)
  local lines, answer = {}, view.result
  if not (answer.by_default or answer.list_names) then return lines end
  lines[1] = view.style:paint("What else can be asked about", "heading")
  for _, group in ipairs(answer.askable) do
    if answer.list_names or BRIEF[group.kind] then
      view:add_wrapped(lines, ("%s: %s"):format(KINDS[group.kind], names_of(group, answer.list_names)), 2, nil, 2)
    end
  end
  if not answer.list_names then view:add_wrapped(lines, "--names lists all.", 2, "note") end
  return lines
end

local function warnings(view)
  local lines = {}
  for _, warning in ipairs(view.result.warnings or {}) do view:add_wrapped(lines, warning, 0, "warning", 2) end
  return lines
end

--- The sections of the page.
---@type (fun(view: table): string[])[]
return { head, figures, where_from, askable, warnings }

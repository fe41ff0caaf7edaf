--- `perigee compare --format markdown`: tables for an issue or a pull request.
local amounts = require "perigee.report.compare.amounts"
local markdown = require "perigee.report.markdown"
local words = require "perigee.report.compare.words"

local escape = markdown.escape

local function add_table(out, align, rows)
  local rule = {}
  for i = 1, #align do rule[i] = align:sub(i, i) == "r" and "--:" or ":--" end
  table.insert(rows, 2, rule)
  local lines = {}
  for i, row in ipairs(rows) do lines[i] = "| " .. table.concat(row, " | ") .. " |" end
  out[#out + 1] = table.concat(lines, "\n")
end

local function add_changes(out, answer)
  if #answer.changes == 0 then return end
  out[#out + 1] = "## Changes"
  local rows = { { "change", "before", "after", "" } }
  for _, change in ipairs(answer.changes) do
    rows[#rows + 1] = { escape(change.name), escape(change.before or "–"), escape(change.after or "–"),
                        escape(words.aside(change)) }
  end
  add_table(out, "llll", rows)
end

local GONE = { a = "gone", b = "new" }

-- A figure, and under it what moved it.
local function add_figure(rows, figure)
  local made = amounts.of(figure)
  rows[#rows + 1] = { "**" .. escape(figure.name) .. "**", made.before, made.after,
                      GONE[figure.only] or made.difference .. (made.error ~= "" and " ±" .. made.error or ""),
                      amounts.change(figure), escape(figure.unit) }
  for i, part in ipairs(figure.bridge or {}) do
    if part.amount ~= 0 then rows[#rows + 1] = { escape(part.name), "", "", made.parts[i], "", "" } end
  end
end

local function add_figures(out, title, list)
  if #list == 0 then return end
  out[#out + 1] = "## " .. title
  local rows = { { "", "before", "after", "difference", "", "unit" } }
  for _, figure in ipairs(list) do add_figure(rows, figure) end
  add_table(out, "lrrrrl", rows)
end

local function add_notes(out, answer)
  local lines = {}
  for _, option in ipairs(answer.options) do
    local notes = words.feasible(option)
    notes[#notes + 1] = words.quality(option)
    for _, note in ipairs(notes) do lines[#lines + 1] = ("- %s: %s"):format(escape(option.name), escape(note)) end
  end
  out[#out + 1] = #lines > 0 and table.concat(lines, "\n") or nil
end

local function add_foot(out, answer)
  for _, warning in ipairs(answer.warnings) do out[#out + 1] = "Warning: " .. escape(warning) end
  local sentences = words.joined(answer)
  sentences[#sentences + 1] = words.idle(answer)
  sentences[#sentences + 1] = words.method(answer)
  sentences[#sentences + 1] = words.samples(answer, "±")
  for _, sentence in ipairs(sentences) do out[#out + 1] = escape(sentence) end
end

--- A comparison as Markdown.
---@param answer table
---@return string
return function(answer)
  local out = { "# What moved: " .. escape(answer.title) }
  for _, side in ipairs(words.sides(answer)) do out[#out + 1] = escape(side) end
  local verdict = words.verdict(answer)
  out[#out + 1] = #verdict > 0 and "**" .. escape(table.concat(verdict, " ")) .. "**" or nil
  add_changes(out, answer)
  add_figures(out, "Costs" .. (answer.basis == "mean" and ", mean" or ""), answer.options)
  add_notes(out, answer)
  add_figures(out, "Outputs", answer.outputs)
  add_foot(out, answer)
  return table.concat(out, "\n\n") .. "\n"
end

--- What an import of runs says of itself.
local entry = require "perigee.calibration.entry"

local report = {}

local function add(lines, format, ...)
  lines[#lines + 1] = format:format(...)
end

local LABELS = { { "time per output token", "token_time" }, { "time to first token", "first_token" } }

local function name_of(figure)
  local name = figure.name:gsub("_", " ")
  return figure.precision and figure.precision .. " " .. name or name
end

-- A share of what the data sheet says: more of it is a wrong name, or a wrong sheet.
local function is_share(figure)
  return figure.name:find "_share$" or figure.name:find "_bandwidth$"
end

local function warn(lines, moved, accelerator)
  for _, figure in ipairs(moved) do
    if is_share(figure) and figure.value > 1 then
      add(lines, "  %s is above 1, more than the catalog says of %s: is that what was measured?",
          name_of(figure), accelerator)
    end
  end
end

--- Adds what was fitted of an accelerator.
---@param lines string[]
---@param name string the accelerator
---@param cases table[]
---@param row table where it started
---@param fitted table what fit.row gave
function report.accelerator(lines, name, cases, row, fitted)
  add(lines, "%s: %d %s, from the row %s", name, #cases, #cases == 1 and "run" or "runs", row.name)
  add(lines, "  %-28s %10s %10s", "median error", "before", "after")
  for _, label in ipairs(LABELS) do
    add(lines, "  %-28s %8.1f %% %8.1f %%", label[1], fitted.before[label[2]] * 100,
        fitted.after[label[2]] * 100)
  end
  for _, figure in ipairs(fitted.moved) do
    add(lines, "  %-28s %10s %10s", name_of(figure), entry.text(figure.name, figure.start),
        entry.text(figure.name, figure.value))
  end
  warn(lines, fitted.moved, name)
  local left = {}
  for i, figure in ipairs(fitted.left) do left[i] = name_of(figure) end
  if #left > 0 then
    add(lines, "  left as they were, as the runs say too little of them: %s", table.concat(left, ", "))
  end
end

--- Adds the rows that were passed over.
---@param lines string[]
---@param passed string[]
function report.passed(lines, passed)
  if #passed == 0 then return end
  add(lines, "%d %s passed over:", #passed, #passed == 1 and "row" or "rows")
  for _, line in ipairs(passed) do add(lines, "  %s", line) end
end

return report

--- What an importer made of a list: what it took, what it passed over and what it
-- held back, each with its reason.
--
-- Taken: written to a catalog.  Skipped: nothing that has a price, or a price that the
-- catalogs do not hold.  Quarantined: a price that is there and is not believed.  A
-- remark is about an entry that was taken: a part of it was left out.
local csv = require "perigee.report.csv"

local Report = {}
Report.__index = Report

local report = {}

---@return table report
function report.new()
  return setmetatable({ list = {}, counts = {} }, Report)
end

local function add(self, name, what, why, ...)
  if select("#", ...) > 0 then why = why:format(...) end
  self.list[#self.list + 1] = { name = name, what = what, why = why }
  self.counts[what] = (self.counts[what] or 0) + 1
end

--- An entry that is written.
---@param name string as the list calls it
---@param as string as the catalog calls it
function Report:take(name, as) add(self, name, "taken", as) end

--- An entry, or a part of one, that has no price or none that a catalog holds.
---@param name string
---@param why string
function Report:skip(name, why, ...) add(self, name, "skipped", why, ...) end

--- A price that is not believed.
---@param name string
---@param why string
function Report:quarantine(name, why, ...) add(self, name, "quarantined", why, ...) end

--- Quarantines what was taken at first.
---@param as string as the catalog calls it
---@param why string
function Report:hold_back(as, why)
  for _, item in ipairs(self.list) do
    if item.what == "taken" and item.why == as then
      item.what, item.why = "quarantined", why
      self.counts.taken = self.counts.taken - 1
      self.counts.quarantined = (self.counts.quarantined or 0) + 1
    end
  end
end

--- What was left out of an entry that is taken.
---@param name string
---@param why string
function Report:remark(name, why, ...) add(self, name, "remark", why, ...) end

local SHOWN = 3 -- names beside a reason, in the short report

-- The names of each reason, the most frequent reason first.
local function by_reason(list, what)
  local groups, order = {}, {}
  for _, item in ipairs(list) do
    if item.what == what then
      if not groups[item.why] then
        groups[item.why] = {}
        order[#order + 1] = item.why
      end
      table.insert(groups[item.why], item.name)
    end
  end
  table.sort(order, function(a, b)
    if #groups[a] ~= #groups[b] then return #groups[a] > #groups[b] end
    return a < b
  end)
  return groups, order
end

local HEADS = { { "skipped", "skipped" }, { "quarantined", "quarantined" },
                { "remark", "remarks on what was taken" } }

--- The short report: counts, and each reason with some of its names.
---@return string[] lines
function Report:lines()
  local lines = { ("taken: %d"):format(self.counts.taken or 0) }
  for _, head in ipairs(HEADS) do
    local groups, order = by_reason(self.list, head[1])
    if #order > 0 then lines[#lines + 1] = ("%s: %d"):format(head[2], self.counts[head[1]]) end
    for _, why in ipairs(order) do
      local names = groups[why]
      local more = #names > SHOWN and (", and %d more"):format(#names - SHOWN) or ""
      lines[#lines + 1] = ("  %d  %s: %s%s"):format(#names, why,
        table.concat(names, ", ", 1, math.min(SHOWN, #names)), more)
    end
  end
  return lines
end

--- The whole report, a line an entry: name, what, why.
---@return string a CSV
function Report:csv()
  local lines = { "name,what,why" }
  for _, item in ipairs(self.list) do
    lines[#lines + 1] = ("%s,%s,%s"):format(csv.cell(item.name), item.what, csv.cell(item.why))
  end
  return table.concat(lines, "\n") .. "\n"
end

return report

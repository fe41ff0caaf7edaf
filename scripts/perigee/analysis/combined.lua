--- A study over names beside numbers.
--
-- Lua branches on texts, so each combination of names is a study of its own over the axes
-- of numbers; the answers of all are laid on one grid, in which names are an axis like
-- others.  Of names that a catalog's rows gave, those that the model cannot read that day
-- (no price, no row of another catalog) are left out, and the result says so.
local align = require "perigee.analysis.align"
local unit = require "perigee.report.unit"

local combined = {}

--- Cells of a run at most.
combined.CELLS = 100000

-- ----- the axes -----

local function number_axes(facts, list)
  for _, assumption in ipairs(facts.assumptions) do
    if assumption.value:op() == "axis" then
      list[#list + 1] = { name = assumption.name, unit = assumption.value:unit(), values = assumption.value:values(),
                          leaf = assumption.value }
    end
  end
  return list
end

local function name_axes(facts, list)
  for _, one in ipairs(facts.names) do
    if #one.names > 1 or one.rows then
      list[#list + 1] = { name = one.name, unit = "", values = one.names, rows = one.rows, names = true }
    end
  end
  return list
end

-- Those that `order` names in its order, the others before them by their names.
local function sort(axes, order)
  local place = {}
  for i, name in ipairs(order or {}) do place[name] = i end
  table.sort(axes, function(a, b)
    local x, y = place[a.name] or 0, place[b.name] or 0
    if x ~= y then return x < y end
    return a.name < b.name
  end)
  return axes
end

--- The axes of a scenario, the last the fastest.
---@param facts table what guest.describe gives
---@param order? string[] names of axes that come last
---@return table[] { name, unit, values, leaf (of numbers), names (true of names), rows (true of a catalog's) }
function combined.axes(facts, order)
  return sort(name_axes(facts, number_axes(facts, {})), order)
end

local function those(axes, of_names)
  local list = {}
  for _, axis in ipairs(axes) do
    if (axis.names or false) == of_names then list[#list + 1] = axis end
  end
  return list
end

--- The axes of numbers as the core takes them, in their order.
---@param axes table[]
---@return userdata[]
function combined.leaves(axes)
  local list = {}
  for i, axis in ipairs(those(axes, false)) do list[i] = axis.leaf end
  return list
end

--- How many cells the axes span.
---@param axes table[]
---@return integer
function combined.count(axes)
  local cells = 1
  for _, axis in ipairs(axes) do cells = cells * #axis.values end
  return cells
end

-- The places on axes of a cell of theirs.
local function places(axes, cell)
  local list, rest = {}, cell - 1
  for i = #axes, 1, -1 do
    list[i] = rest % #axes[i].values + 1
    rest = rest // #axes[i].values
  end
  return list
end

local function cell_of(axes, place_of)
  local cell = 0
  for _, axis in ipairs(axes) do cell = cell * #axis.values + place_of[axis] - 1 end
  return cell + 1
end

--- Where a cell of axes of numbers is, to end a message with: ", where requests = 5 requests/day".
---@param facts table what guest.describe gives
---@param leaves userdata[] the axes in their order
---@param cell integer
---@return string
function combined.where(facts, leaves, cell)
  local axes, parts = {}, {}
  for i, leaf in ipairs(leaves) do
    for _, axis in ipairs(number_axes(facts, {})) do
      if rawequal(axis.leaf, leaf) then axes[i] = axis end
    end
  end
  for i, place in ipairs(places(axes, cell)) do
    local axis = axes[i]
    parts[i] = ("%s = %s"):format(axis.name, unit.quantity(("%.6g"):format(axis.values[place]), axis.unit))
  end
  return ", where " .. table.concat(parts, ", ")
end

-- ----- one study a combination -----

local function overrides_of(axes, at)
  local list = {}
  for i, axis in ipairs(axes) do
    list[i] = { axis.name, { names = { axis.values[at[i]] } }, from = axis.name }
  end
  return list
end

-- The axis whose name of the catalog's an error is about, and what it says.
local function at_fault(axes, at, raised)
  local message = type(raised) == "table" and raised.message or tostring(raised)
  if type(raised) == "table" and raised.kind == "limit" then return nil end
  for i, axis in ipairs(axes) do
    if axis.rows and message:find(axis.values[at[i]], 1, true) then return axis, at[i], message end
  end
end

local function is_left_out(left, axes, at)
  for i, axis in ipairs(axes) do
    if left[axis] and left[axis][at[i]] then return true end
  end
  return false
end

-- What is at fault with one combination says with which, where it does not name it.
local function with_names(raised, axes, at)
  local parts, message = {}, type(raised) == "table" and raised.message or raised
  if type(message) ~= "string" then return raised end
  for i, axis in ipairs(axes) do
    local name = axis.values[at[i]]
    if not message:find(name, 1, true) then parts[#parts + 1] = ("%s = '%s'"):format(axis.name, name) end
  end
  if #parts > 0 then message = ("%s, where %s"):format(message, table.concat(parts, ", ")) end
  return type(raised) == "table" and { message = message, kind = raised.kind } or message
end

-- The study of one combination; nil where a name of it is left out, which `left` then has.
local function read_one(axes, at, left, read)
  local ok, cells, tracing = pcall(read, overrides_of(axes, at))
  if ok then return { cells = cells, tracing = tracing } end
  local axis, place, message = at_fault(axes, at, cells)
  if not axis then error(with_names(cells, axes, at), 0) end
  left[axis] = left[axis] or {}
  left[axis][place], left.first = message, left.first or cells
end

-- The studies of all combinations by their number, and what was left out, by axis and place.
local function read_all(axes, read)
  local studies, left = { n = combined.count(axes) }, {}
  for number = 1, studies.n do
    local at = places(axes, number)
    if not is_left_out(left, axes, at) then studies[number] = read_one(axes, at, left, read) end
  end
  return studies, left
end

local LINES = 5 -- of names that are left out

-- What was left out, as warnings: a line a name, where they are not many.
local function warnings_of(axes, left)
  local list, more = {}, 0
  for _, axis in ipairs(axes) do
    for i, value in ipairs(axis.values) do
      local why = left[axis] and left[axis][i]
      if why and #list < LINES then
        list[#list + 1] = ("%s: '%s' is left out: %s"):format(axis.name, value, (why:gsub("^[^\n\"]-:%d+: ", "")))
      elseif why then
        more = more + 1
      end
    end
  end
  if more > 0 then list[#list + 1] = ("%d more names are left out likewise"):format(more) end
  return list
end

local function add_too_many_rows(list, facts)
  for _, one in ipairs(facts.names) do
    if one.left then
      list[#list + 1] = ("%s: the first %d %s are taken, and %d are not: narrow them, or perigee.rows { most = %d }")
        :format(one.name, #one.names, one.text, one.left, #one.names + one.left)
    end
  end
  return list
end

-- ----- all of them on one grid -----

-- The places of an axis that are not left out.
local function kept_places(axis, left)
  local list = {}
  for i = 1, #axis.values do
    if not (left[axis] and left[axis][i]) then list[#list + 1] = i end
  end
  if #list == 0 then error(left.first, 0) end
  return list
end

local function lay_out(axes, studies, left)
  local of_names, of_numbers, kept, cells = those(axes, true), those(axes, false), {}, {}
  for i, axis in ipairs(axes) do kept[i] = { axis = axis, values = kept_places(axis, left) } end
  for cell = 1, combined.count(kept) do
    local place_of = {}
    for i, place in ipairs(places(kept, cell)) do place_of[axes[i]] = kept[i].values[place] end
    cells[cell] = studies[cell_of(of_names, place_of)].cells[cell_of(of_numbers, place_of)]
  end
  for _, one in ipairs(kept) do
    local values = {}
    for i, place in ipairs(one.values) do values[i] = one.axis.values[place] end
    one.values = values
  end
  return cells, kept
end

-- One account of how all were traced.
local function traced(studies)
  local all = { paths = 0, mode = "graph" }
  for number = 1, studies.n do
    local one = studies[number] and studies[number].tracing
    if one then
      all.paths = math.max(all.paths, one.paths)
      all.mode = one.mode == "samples" and one.mode or all.mode
      all.note = all.note or one.note
    end
  end
  return all
end

-- A run over lists of lists is asked for sooner than it is waited for.
local function check_count(axes)
  local cells = combined.count(axes)
  if cells > combined.CELLS then
    error({ kind = "limit", message = ("the lists among the assumptions make %d cells: %d is the most"):format(cells,
      combined.CELLS) }, 0)
  end
end

local function without_names(facts, axes, read)
  local cells, tracing = read(facts, combined.leaves(axes), 1)
  return { axes = axes, cells = cells, tracing = tracing, warnings = {} }
end

--- Warnings of a reading that stands names at the first of them.
---@param facts table what guest.describe gives
---@return string[]
function combined.first_names(facts)
  local list = {}
  for _, one in ipairs(facts.names) do
    if #one.names > 1 then
      list[#list + 1] = ("'%s' is a list of names, and stands at the first here, %s"):format(one.name, one.names[1])
    end
  end
  return list
end

--- Warnings of a reading that stands lists of values at the first of them.
---@param facts table
---@param except? string the name of one that it does not
---@return string[]
function combined.first_values(facts, except)
  local list = {}
  for _, axis in ipairs(number_axes(facts, {})) do
    if axis.name ~= except then
      list[#list + 1] = ("'%s' is a list, and stands at its first value here"):format(axis.name)
    end
  end
  return list
end

--- Calls f once for each combination of names.
---@param facts table what guest.describe gives
---@param again fun(overrides: table[]): table
---@param f fun(facts: table): any
---@return { found: any[], warnings: string[] } found: in order, without what was left out
function combined.each(facts, again, f)
  local axes = those(combined.axes(facts), true)
  if #axes == 0 then return { found = { f(facts) }, warnings = {} } end
  local studies, left = read_all(axes, function(overrides) return f(again(overrides)) end)
  local found = {}
  for number = 1, studies.n do
    if studies[number] then found[#found + 1] = studies[number].cells end
  end
  if #found == 0 then error(left.first, 0) end
  return { found = found, warnings = add_too_many_rows(warnings_of(axes, left), facts) }
end

--- Reads all cells of a scenario's axes.
---@param facts table what guest.describe gives
---@param order? string[] see combined.axes
---@param again fun(overrides: table[]): table readies anew: facts
---@param read fun(facts: table, leaves: userdata[], studies: integer): table[], table the answers over axes of
--  numbers, of one of so many studies; tracing
---@return { axes: table[], cells: table[], tracing: table, warnings: string[] }
function combined.read(facts, order, again, read)
  local axes = combined.axes(facts, order)
  check_count(axes)
  local of_names = those(axes, true)
  if #of_names == 0 then return without_names(facts, axes, read) end
  local studies, left = read_all(of_names, function(overrides)
    local ready = again(overrides)
    return read(ready, combined.leaves(combined.axes(ready, order)), combined.count(of_names))
  end)
  local cells, kept = lay_out(axes, studies, left)
  local warnings = add_too_many_rows(warnings_of(of_names, left), facts)
  for _, one in ipairs(kept) do one.axis.values = one.values end
  return { axes = axes, cells = align.cells(cells, axes), tracing = traced(studies), warnings = warnings }
end

return combined

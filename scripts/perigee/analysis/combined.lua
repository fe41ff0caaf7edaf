--- A study over names beside numbers.
--
-- Lua branches on texts, so each combination of names is a study of its own over the axes
-- of numbers; the answers of all are laid on one grid, in which names are an axis like
-- others.  Of names that a catalog's rows gave, those that the model cannot read that day
-- (no price, no row of another catalog) are left out, and the result says so.
local lazy = require "perigee.lazy"
local align = lazy "perigee.analysis.align"
local axes_of = require "perigee.analysis.axes"
local grid = require "perigee.report.grid"

local combined = {}

--- Cells of a run at most.
combined.CELLS = 100000

-- ----- one study a combination -----

local function overrides_of(axes, at)
  local list = {}
  for i, axis in ipairs(axes) do
    list[i] = { axis.name, { names = { axis.values[at[i]] } }, from = axis.name }
  end
  return list
end

-- Is it a figure that is at fault, and not what the model looked up?
local function is_of_a_figure(message)
  return message:find(", in option '", 1, true) or message:find(", in output '", 1, true)
    or message:find(", in the quality of ", 1, true)
end

-- The axis whose name of the catalog's an error is about, and what it says.
local function at_fault(axes, at, raised)
  local message = type(raised) == "table" and raised.message or tostring(raised)
  if type(raised) == "table" and raised.kind == "limit" or is_of_a_figure(message) then return nil end
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
  local studies, left = { n = axes_of.count(axes) }, {}
  for number = 1, studies.n do
    local at = grid.indices(axes, number)
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
  local of_names, of_numbers, kept, cells = axes_of.those(axes, true), axes_of.those(axes, false), {}, {}
  for i, axis in ipairs(axes) do kept[i] = { axis = axis, values = kept_places(axis, left) } end
  for cell = 1, axes_of.count(kept) do
    local place_of = {}
    for i, place in ipairs(grid.indices(kept, cell)) do place_of[axes[i]] = kept[i].values[place] end
    cells[cell] = studies[axes_of.cell(of_names, place_of)].cells[axes_of.cell(of_numbers, place_of)]
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
  local cells = axes_of.count(axes)
  if cells > combined.CELLS then
    error({ kind = "limit", message = ("the lists among the assumptions make %d cells: %d is the most"):format(cells,
      combined.CELLS) }, 0)
  end
end

local function without_names(facts, axes, read)
  local cells, tracing = read(facts, axes_of.leaves(axes), 1)
  return { axes = axes, cells = cells, tracing = tracing, warnings = {} }
end

--- Calls f once for each combination of names.
---@param facts table what guest.describe gives
---@param again fun(overrides: table[]): table
---@param f fun(facts: table): any
---@return { found: any[], warnings: string[] } found: in order, without what was left out
function combined.each(facts, again, f)
  local axes = axes_of.those(axes_of.of(facts), true)
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
---@param order? string[] see axes.of
---@param again fun(overrides: table[]): table readies anew: facts
---@param read fun(facts: table, leaves: userdata[], studies: integer): table[], table the answers over axes of
--  numbers, of one of so many studies; tracing
---@return { axes: table[], cells: table[], tracing: table, warnings: string[] }
function combined.read(facts, order, again, read)
  local axes = axes_of.of(facts, order)
  check_count(axes)
  local of_names = axes_of.those(axes, true)
  if #of_names == 0 then return without_names(facts, axes, read) end
  local studies, left = read_all(of_names, function(overrides)
    local ready = again(overrides)
    return read(ready, axes_of.leaves(axes_of.of(ready, order)), axes_of.count(of_names))
  end)
  local cells, kept = lay_out(axes, studies, left)
  local warnings = add_too_many_rows(warnings_of(of_names, left), facts)
  for _, one in ipairs(kept) do one.axis.values = one.values end
  return { axes = axes, cells = align.cells(cells, axes), tracing = traced(studies), warnings = warnings }
end

return combined

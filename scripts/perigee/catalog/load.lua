--- From a file to a catalog that has been checked.
local files = require "perigee.catalog.files"
local kinds = require "perigee.catalog.kinds"
local near = require "perigee.near"
local parse = require "perigee.catalog.parse"
local quick = require "perigee.catalog.quick"
local schema = require "perigee.catalog.schema"

local load_catalog = {}

local function check_kind(data, report)
  local kind = kinds.by_name[data.kind]
  if kind then
    kind:check(data, report)
  elseif data.kind == nil then
    report:add(data, nil, "kind is missing: say what the file holds, as kind = \"%s\"",
      kinds.list[1].name)
  elseif type(data.kind) ~= "string" then
    report:add(data, "kind", "a text is wanted, not a %s", type(data.kind))
  else
    local hint = near.hint(data.kind, kinds.names)
    report:add(data, "kind", "'%s' is none%s", data.kind,
      hint ~= "" and hint or ": there are " .. near.join(kinds.names, "and"))
  end
end

-- A file in the place of a kind is looked up by its own name, unread.
local function check_place(place, data, report)
  local kind = place and kinds.by_name[data.kind]
  if not kind then
    return
  elseif kind ~= place.kind then
    report:add(data, "kind", "a catalog of '%s' in %s, which is for '%s': move it",
      kind.name, place.name, place.kind.name)
  elseif place.owner and type(data[kind.owner]) == "string"
    and schema.fold(data[kind.owner]) ~= place.owner then
    report:add(data, kind.owner, "'%s' in a file named %s.lua: in the folder %s/ the two are the same",
      data[kind.owner], place.stem, kind.folder)
  end
end

local function report_on(path, place, data, places)
  local report = schema.report(path, places)
  check_kind(data, report)
  check_place(place, data, report)
  return report
end

-- The data of a file that has no problem, read the quick way where that will do.
local function read(text, path, place)
  local data, places, fields = quick.text(text)
  if data then
    local report = report_on(path, place, data, places)
    if #report.found == 0 and report.fields == fields then
      return data, places
    end
  end
  data, places = parse.text(text, path)
  if not data then
    return nil, { places }
  end
  local problems = report_on(path, place, data, places):problems()
  if #problems > 0 then
    return nil, problems
  end
  return data, places
end

local read_before = {} -- by path: { text, place, catalog }

-- What was made of the same text in the same place, whoever asked for it.
local function known(path, text, place)
  local before = read_before[path]
  if not before or before.text ~= text then return nil end
  for _, field in ipairs { "kind", "name", "owner", "stem" } do
    if (before.place or {})[field] ~= (place or {})[field] then return nil end
  end
  return before.catalog
end

--- Reads and checks a file.
---@param path string
---@param place? { kind: table, name: string, owner?: string, stem?: string } where it stands, if in a kind's place
---@return perigee.catalog_file? catalog
---@return string[]? problems each "FILE:LINE: what is wrong, what would be right"
function load_catalog.file(path, place)
  local text, unreadable = files.read(path)
  if not text then
    return nil, { unreadable }
  end
  local before = known(path, text, place)
  if before then return before end
  local data, places = read(parse.normal(text), path, place)
  if not data then
    return nil, places
  end
  local kind = kinds.by_name[data.kind]
  local catalog = {
    kind = kind, owner = kind.owner and data[kind.owner], file = path,
    entries = kind:entries(data, places, path),
  }
  read_before[path] = { text = text, place = place, catalog = catalog }
  return catalog
end

return load_catalog

-- What an importer makes of a list, written to a folder and opened as a catalog; not a spec itself.
local catalog = require "perigee.catalog"
local data = require "perigee.data"
local folder = dofile "tests/scripts/support/folder.lua"
local parse = require "perigee.catalog.parse"
local prices = require "perigee.catalog.prices"
local quick = require "perigee.catalog.quick"
local schema = require "perigee.catalog.schema"

local imported = { remove_all = folder.remove_all }

-- The quick reader takes the file, and the schema looks at all its fields.
local function assert_quick(path, body)
  local found, places, fields = quick.text(parse.normal(body))
  assert(found, path .. ": read the slow way")
  local report = schema.report(path, places)
  prices:check(found, report)
  assert(report.fields == fields and #report.found == 0, path .. ": read the slow way")
  return found
end

---@return table { catalogs by provider, report and remarks by name, order, count, lines, root, book, problems }
function imported.run(importer, text, options)
  local root = folder.new {}
  local made, lines = require("perigee.import." .. importer).read(text, options.file or "list.json",
    { output = root, as_of = options.as_of or "2026-08-01", book = options.book })
  if not made then return nil, lines end
  local result = { catalogs = {}, lines = lines, root = root, report = {}, remarks = {}, order = {}, count = 0 }
  for _, file in ipairs(made) do
    folder.write(root, file.path:sub(#root + 2), file.body)
    if file.path:find "%.lua$" then
      local found = assert_quick(file.path, file.body)
      result.catalogs[found.provider] = found
    else
      result.order = assert(data.read(file.body, file.path))
    end
  end
  for _, row in ipairs(result.order) do
    if row.what == "remark" then
      local before = result.remarks[row.name]
      result.remarks[row.name] = before and before .. " | " .. row.why or row.why
    else
      result.report[row.name], result.count = row, result.count + 1
    end
  end
  result.problems = catalog.check(root)
  result.book = assert(catalog.open { folders = { root } })
  return result
end

--- The text of a file beside the project; nil where it is not there.
function imported.shared(name)
  local file = io.open("../shared/" .. name, "rb")
  local text = file and file:read "a"
  if file then file:close() end
  return text
end

--- The places of values in a text of JSON without escapes: what stands before, and behind.
function imported.places(text)
  local at = 1
  return function()
    while at <= #text do
      local from = at
      local behind = text:match('^"[^"]*"()', at) or text:match("^[%w.%-]+()", at)
      local balanced = text:match("^%b{}()", at) or text:match("^%b[]()", at)
      at = text:sub(at, at):find "[{%[]" and at + 1 or behind or at + 1
      local stop = behind or balanced
      if stop and not text:find("^%s*:", stop) then return text:sub(1, from - 1), text:sub(stop) end
    end
  end
end

--- A row without its lines, source and days: what a spec looks at.
function imported.bare(row)
  local twin = {}
  for key, value in pairs(row) do
    if key ~= 0 and key ~= "source" and key ~= "as_of" and key ~= "line" then
      twin[key] = type(value) == "table" and imported.bare(value) or value
    end
  end
  return twin
end

return imported

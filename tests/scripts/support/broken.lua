-- Broken catalogs, as data: tests/scripts/broken/ holds them, each with what is said of it.
--
-- kinds/NAME.lua is of one kind: the head of a file, its list, a sound entry with the kind's
-- own fields (`good`), and broken entries, { ENTRY, MESSAGE ... }; the entry is called e (or `name`) and
-- begins on line 2.  `also` is a list of more sound entries, under a head that says the more
-- that `head_also` has.  prices/TOPIC.lua is a list of whole files of api-prices,
-- { FILE, MESSAGE ... }; those without a message are sound.
local catalog = require "perigee.catalog"
local folder = dofile "tests/scripts/support/folder.lua"
local lfs = require "lfs"

local FOLDER = "tests/scripts/broken/"

local broken = { kinds = {}, names = {}, prices = {}, topics = {} }

local function read(under, list, into)
  for file in lfs.dir(FOLDER .. under) do
    local name = file:match "^(.*)%.lua$"
    if name then
      list[#list + 1], into[name] = name, dofile(FOLDER .. under .. "/" .. file)
    end
  end
  table.sort(list)
end

read("kinds", broken.names, broken.kinds)
read("prices", broken.topics, broken.prices)

--- A file of a kind with the given entries.
---@param more? string further fields of its head
function broken.file(kind, body, more)
  return ("return { %s, %s%s = {\n%s\n} }\n"):format(kind.head, more and more .. ", " or "", kind.list, body)
end

--- A file of a kind with one entry, e, or what else it must be called.
---@param more? string further fields of its head
function broken.one(kind, entry, more)
  return broken.file(kind, ('["%s"] = %s'):format(kind.name or "e", entry), more)
end

--- What the check says of a file, without the folder that it lies in.
function broken.problems(text, name)
  local root = folder.new { [name or "x.lua"] = text }
  local found = catalog.check(root)
  for i, problem in ipairs(found) do
    found[i] = problem:gsub(root:gsub("%p", "%%%0") .. "/", "")
  end
  return found
end

broken.remove_all = folder.remove_all

return broken

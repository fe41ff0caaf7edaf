--- The types for editors as comments that LDoc reads: `lua5.4 reference.lua TYPES FOLDER`.
--
-- One file, and so one page, for `perigee` and for each of its groups (perigee.memory ...);
-- a class is a table on the page of the functions that it is for.
local types, folder = ...

local pages, order = {}, {}

local function page_of(name)
  if not pages[name] then
    pages[name] = {}
    order[#order + 1] = name
  end
  return pages[name]
end

local GROUPS = { memory = true, serving = true, pricing = true, finance = true, fleet = true, energy = true,
                 training = true, catalog = true, math = true }

local classes = {}
for line in io.lines(types) do
  local name = line:match "^%-%-%-@class (perigee%.[%w_.]+)"
  if name then classes[name] = true end
end

-- `perigee.memory.lora.given` stands with perigee.memory; all else with perigee.
local function home_of(name)
  local group = name:match "^perigee%.(%l+)%.%l"
  if name == "perigee.quantity" or name:find "^quantity:" then return "perigee.quantity" end
  return group and GROUPS[group] and "perigee." .. group or "perigee"
end

-- A text as HTML shows it; what stands between back quotes as code.
local function plain(text)
  text = text:gsub("[&<>]", { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;" })
  return (text:gsub("`([^`]+)`", "<code>%1</code>"))
end

-- `name? TYPE words`: a type ends where words begin.
local function parts_of(rest)
  local name, optional, more = rest:match "^(%[?[%w_.]+%]?)(%??)%s*(.*)$"
  local kind, words = more:match "^(.-)%s+(.*)$"
  while kind and select(2, kind:gsub("[<%[{(]", "")) > select(2, kind:gsub("[>%]})]", "")) do
    local further, left = words:match "^(%S+)%s*(.*)$"
    kind, words = kind .. " " .. further, left
  end
  return name, optional == "?", kind or more, words or ""
end

-- A type, whose classes lead to where they stand.
local function linked(kind)
  kind = plain(kind):gsub("perigee%.amount", "amount")
  return (kind:gsub("perigee%.[%w_.]*%w", function(name)
    return classes[name] and ('<a href="%s.html#%s">%s</a>'):format(home_of(name), name, name) or nil
  end))
end

local function described(rest)
  local name, optional, kind, words = parts_of(rest)
  return name, ("<code>%s</code>%s%s"):format(linked(kind), optional and ", may be left out" or "",
    words ~= "" and ": " .. plain(words) or "")
end

local function head_of(block)
  local words = {}
  for line in block:gmatch "\n%-%-%-? ([^@|][^\n]*)" do words[#words + 1] = plain(line) end
  return "--- " .. table.concat(words, "\n-- ")
end

local function add_class(block, name, parent)
  local page = page_of(home_of(name))
  page[#page + 1] = head_of(block)
  if parent ~= "" then page[#page + 1] = ("--\n-- Also the fields of <code>%s</code>."):format(linked(parent)) end
  page[#page + 1] = "-- @table " .. name
  for rest in block:gmatch "\n%-%-%-@field ([^\n]+)" do
    local field, words = described(rest)
    page[#page + 1] = ("-- @field %s %s"):format(field:gsub("[%[%]]", ""), words)
  end
  page[#page + 1] = ""
end

local function add_function(block, name)
  local page = page_of(home_of(name))
  page[#page + 1] = head_of(block)
  page[#page + 1] = "-- @function " .. name
  for rest in block:gmatch "\n%-%-%-@param ([^\n]+)" do
    page[#page + 1] = ("-- @param %s %s"):format(described(rest))
  end
  for rest in block:gmatch "\n%-%-%-@return ([^\n]+)" do page[#page + 1] = "-- @return " .. linked(rest) end
  page[#page + 1] = ""
end

local block = ""
for line in io.lines(types) do
  if line:find "^%-%-" then
    block = block .. "\n" .. line
  else
    local class, parent = block:match "%-%-%-@class ([%w_.]+) ?:? ?([%w_.]*)"
    local called = line:match "^function ([%w_.:]+)%("
    local group = line:match "^(perigee%.%l+) = {}"
    if group then
      table.insert(page_of(group), 1, head_of(block) .. "\n-- @module " .. group .. "\n")
    elseif class == "perigee" or class == "perigee.quantity" then
      table.insert(page_of(class), 1, head_of(block) .. ("\n-- @module %s\n"):format(class))
    elseif class then
      add_class(block, class, parent)
    end
    if called then add_function(block, called) end
    block = ""
  end
end

for _, name in ipairs(order) do
  local file = assert(io.open(("%s/%s.lua"):format(folder, name), "wb"))
  assert(file:write(table.concat(pages[name], "\n"), "\nreturn {}\n"))
  file:close()
end

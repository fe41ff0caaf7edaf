--- Which accelerator of the catalogs a list means by its word.
--
-- Lists write "A100" of four cards.  Memory tells some apart, a word in the machine's name
-- ("gpu_1x_h100_pcie") others; where neither does the module of a data centre (SXM) is
-- meant, as in the lists themselves.
local names = require "perigee.catalog.names"
local schema = require "perigee.catalog.schema"

local accelerator_names = {}

-- Words that the catalogs do not know, as they are once they are plain.
local WORDS = {
  ["h100-mega"] = "h100-sxm", ["trainium"] = "trainium1", ["gh200"] = "gh200-96gb",
  ["b200-nvl"] = "b200-sxm", ["rtx-6000-pro"] = "rtx-pro-6000",
}

-- What lists add to a name: makers, boards, links, editions.
local NOISE = {}
for word in ("nvidia amd aws tesla geforce hgx dgxs nvlink blackwell se we cc"):gmatch "%a+" do NOISE[word] = true end

local FORMS = { { "sxm", "%f[%a]sxm" }, { "pcie", "%f[%a]pcie" }, { "nvl", "%f[%a]nvl%f[%A]" } }
local NEAR = 0.12 -- by which memories may differ: 180 and 192, a GB and a GiB

local Names = {}
Names.__index = Names

-- The size of a memory as a catalog writes it, in its own thousands.
local function size_of(memory)
  return tonumber(tostring(memory):match "^(%d+%.?%d*)")
end

---@param book perigee.book
---@return table? names
---@return string? message what is wrong with the catalogs
function accelerator_names.new(book)
  local list, message = book:list { kind = "accelerators" }
  if not list then return nil, message end
  local entries = {}
  for _, entry in ipairs(list) do
    entries[schema.fold(entry.name)] = entry
  end
  return setmetatable({ book = book, entries = entries, known = {} }, Names)
end

local function is_near(entry, size)
  local own = size_of(entry.memory)
  return not size or math.abs(own - size) <= NEAR * own
end

-- "NVIDIA A100 SXM4 80 GB" as "a100-sxm-80gb".
local function plain(word)
  local words = {}
  for part in schema.fold(word):gsub("(%d)%s+gb%f[%A]", "%1gb"):gmatch "[^%s%-]+" do
    words[#words + 1] = not NOISE[part] and part:gsub("^sxm[3-9]$", "sxm") or nil
  end
  return table.concat(words, "-")
end

-- Entries that a plain word fits, one or more.
function Names:fitting(word)
  local one = self.book:entry("accelerators", word)
  if one then return { one } end
  local list = {}
  for _, entry in pairs(names.having(word, self.entries)) do list[#list + 1] = entry end
  table.sort(list, function(a, b) return a.name < b.name end)
  return list
end

local function those(list, fits)
  local kept = {}
  for _, entry in ipairs(list) do
    if fits(entry) then kept[#kept + 1] = entry end
  end
  return kept
end

-- The forms that a text names; of none the module of a data centre.
local function forms_in(hint)
  local found = {}
  for _, form in ipairs(FORMS) do
    if schema.fold(hint):find(form[2]) then found[#found + 1] = form[1] end
  end
  return found[1] and found or { "sxm" }
end

-- The one of several that memory and form leave, or nil and what there is.
local function chosen(list, size, hint)
  if not list[1] then return nil, "no accelerator of the catalogs" end
  list = those(list, function(entry) return is_near(entry, size) end)
  if not list[1] then return nil, "no accelerator of the catalogs with that memory" end
  for _, form in ipairs(#list > 1 and forms_in(hint) or {}) do
    local formed = those(list, function(entry) return entry.name:find(form, 1, true) end)
    if formed[1] then list = formed end
  end
  if #list == 1 then return list[1] end
  return nil, ("one of %d accelerators of the catalogs"):format(#list)
end

function Names:look(words, size, hint)
  local why
  for _, word in ipairs(words) do
    local meant = plain(word)
    local found, fault = chosen(self:fitting(WORDS[meant] or meant), size,
                                table.concat(words, " ") .. " " .. (hint or ""))
    if found then return { found } end
    why = why or fault
  end
  return { nil, why }
end

--- The accelerator that words mean.
---@param words string[] as the list writes it, the surest first
---@param size? number of its memory, in GB or GiB
---@param hint? string where its form may be told: the machine's name
---@return table? entry { name, memory }
---@return string? why there is none
function Names:find(words, size, hint)
  local key = table.concat(words, "\0") .. "\0" .. (size or "") .. "\0" .. (hint or "")
  self.known[key] = self.known[key] or self:look(words, size, hint)
  return self.known[key][1], self.known[key][2]
end

return accelerator_names

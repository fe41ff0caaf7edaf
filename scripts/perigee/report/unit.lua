--- Units beside numbers: `1 request/day`, `2 requests/day`, `40 %`.
local unit = {}

local IRREGULAR = { person = "people" }

-- Lower-case names that are symbols, not words.
local SYMBOLS = { min = true, ppm = true }

local function plural_word(word)
  if IRREGULAR[word] then
    return IRREGULAR[word]
  elseif SYMBOLS[word] then
    return word
  elseif word:find("[sx]$") or word:find("[cs]h$") then
    return word .. "es"
  elseif word:find("[^aeiou]y$") then
    return word:sub(1, -2) .. "ies"
  end
  return word .. "s"
end

--- A unit in the plural: the last name above the line, where it is a word.
---@param name string as `request/day`
---@return string as `requests/day`
function unit.plural(name)
  local above, below = name:match("^([^/]*)(.*)$")
  local head, word = above:match("^(.-)(%l[%l_]+)$")
  if not word or #word < 3 or head:find("[%(%^]") then
    return name
  end
  return head .. plural_word(word) .. below
end

--- A number's text and its unit: `1 token`, `1.3 tokens`, `0.5 FTE`, `12`,
-- `3/day`.
---@param number string
---@param name string "" for a plain number
---@return string
function unit.quantity(number, name)
  if name == "" then
    return number
  elseif name:sub(1, 2) == "1/" then
    return number .. name:sub(2)
  end
  return number .. " " .. (number == "1" and name or unit.plural(name))
end

--- Whether a unit is an amount of money: a code of three capitals above the line.
---@param name string
---@return boolean
function unit.is_money(name)
  return name:match("^%u%u%u%f[%U]") ~= nil and name ~= "FTE"
end

return unit

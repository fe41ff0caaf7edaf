--- Whose a model of litellm's list is, and what it is called.
--
-- A key is a name with or without its provider before it: `deepseek/deepseek-chat` and
-- `deepseek-chat` may both be there, and both be deepseek's.
local schema = require "perigee.catalog.schema"
local text = require "perigee.report.text"

local naming = {}

local LONGEST = 256 -- bytes of a key: names that are longer are not looked up

--- Why a provider cannot have a file of its own, or nil.
---@param provider any
---@return string?
function naming.provider_fault(provider)
  if type(provider) ~= "string" then
    return "no litellm_provider"
  elseif not provider:find "^%w[%w._-]*$" or #provider > LONGEST / 2 then
    return "its litellm_provider is no name that a file could have"
  end
end

--- A model's name among its provider's, or why it has none.
---@param key string
---@param provider string
---@return string?
---@return string? why
function naming.name(key, provider)
  local head = schema.fold(key):sub(1, #provider + 1)
  local name = head == schema.fold(provider) .. "/" and key:sub(#provider + 2) or key
  if schema.name_fault(name) or #key > LONGEST or text.escape(key) ~= key then
    return nil, "its key is no name: no blanks, no / at an end, 256 bytes at most"
  end
  return name
end

--- Does a key lead to a name as it is?
---@param key string
---@param provider string
---@param name string
---@return boolean
function naming.is_full(key, provider, name)
  return schema.fold(key) == schema.fold(provider .. "/" .. name)
end

return naming

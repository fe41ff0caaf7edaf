--- Lines as chunks of Lua: an expression needs no `return`, and what is not complete is
-- told from what is wrong.
local dialect = require "perigee.dialect"

local chunk = {}

local NAME = "=prompt"

local function unfinished(message) return message:find "<eof>$" ~= nil end

local function compiled(text, env)
  return load(dialect.rewrite(text), NAME, "t", env)
end

--- Compiles what was typed so far.
---@param text string
---@param env table
---@return function? chunk that is called with dialect.argument()
---@return string? message what is wrong; nil where more lines are wanted
function chunk.read(text, env)
  local expression = text:gsub("^%s*=", "", 1)
  local ok, why = load("return " .. expression, NAME, "t")
  if ok then return compiled("return " .. expression, env) end
  local statement, message = load(text, NAME, "t")
  if statement then return compiled(text, env) end
  if unfinished(why) or unfinished(message) then return nil end
  return nil, message
end

return chunk

--- Regular expressions of genai-prices as patterns of names (catalog/patterns.lua), where
-- those say exactly the same: characters, escapes, a digit, so many digits, "anything",
-- and the ends of a name.
local regex = {}

local MOST = 64 -- repetitions

-- One piece of an expression at a place: what it stands for, and the place behind it.
local function piece_at(text, at)
  local char = text:sub(at, at)
  if text:sub(at, at + 1) == "\\d" then return "#", at + 2 end
  if text:sub(at, at + 4) == "[0-9]" then return "#", at + 5 end
  if text:sub(at, at + 1) == ".*" then return "*", at + 2 end
  if char == "\\" then
    local escaped = text:match("^%p", at + 1) -- a letter behind \ has a meaning of its own
    if escaped and not escaped:find "[*#]" then return escaped, at + 2 end
  elseif not char:find "[%[%](){}.*+?|^$#]" then
    return char, at + 1
  end
end

-- How often a piece is meant, and the place behind that.
local function count_at(text, at)
  local count, behind = text:match("^{(%d+)}()", at)
  return tonumber(count or 1), behind or at
end

--- The pattern of an expression, which looks for a match anywhere in a name.
---@param text string "^gpt-5\\.6-\\d{4}$"
---@return string? pattern "gpt-5.6-####"; nil where no pattern says it exactly
function regex.pattern(text)
  local at, parts = 1, { "*" }
  if text:sub(1, 1) == "^" then at, parts = 2, {} end
  while at <= #text do
    if at == #text and text:sub(at) == "$" then return table.concat(parts) end
    local piece, behind = piece_at(text, at)
    if not piece then return nil end
    local count
    count, at = count_at(text, behind)
    if count < 1 or count > MOST or piece == "*" and count > 1 then return nil end
    if not (piece == "*" and parts[#parts] == "*") then parts[#parts + 1] = piece:rep(count) end
  end
  if parts[#parts] ~= "*" then parts[#parts + 1] = "*" end
  return table.concat(parts)
end

return regex

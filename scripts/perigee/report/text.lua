--- Text for a terminal: made harmless, measured in columns, cut and wrapped.
-- Names come from scenarios and catalogs that strangers write, so every text
-- goes through `escape` before it is shown.
local widths = require "perigee.report.widths"

local text = {}

local CONTROLS = { ["\a"] = "\\a", ["\b"] = "\\b", ["\t"] = "\\t", ["\n"] = "\\n",
                   ["\v"] = "\\v", ["\f"] = "\\f", ["\r"] = "\\r", ["\27"] = "\\e" }

-- What changes the order, the place or the visibility of what stands around it:
-- C1 controls, marks and overrides of direction, line separators, the byte order
-- mark, annotations and tags.
local HIDDEN = { { 0x80, 0x9F }, { 0x61C, 0x61C }, { 0x200E, 0x200F }, { 0x2028, 0x202E },
                 { 0x2066, 0x2069 }, { 0xFEFF, 0xFEFF }, { 0xFFF9, 0xFFFB },
                 { 0xE0000, 0xE007F } }

local function hidden(code)
  for _, range in ipairs(HIDDEN) do
    if code >= range[1] and code <= range[2] then
      return true
    end
  end
  return false
end

local function escape_control(byte)
  return CONTROLS[byte] or ("\\x%02X"):format(byte:byte())
end

local function escape_character(character)
  local code = utf8.codepoint(character)
  return hidden(code) and ("\\u{%X}"):format(code) or character
end

-- Calls `good` on each run of valid UTF-8 and `bad` on each byte that is not.
local function each_run(s, good, bad)
  local parts, at = {}, 1
  while at <= #s do
    local _, fault = utf8.len(s, at)
    parts[#parts + 1] = good(s:sub(at, fault and fault - 1))
    if not fault then
      break
    end
    parts[#parts + 1] = bad(s:sub(fault, fault))
    at = fault + 1
  end
  return table.concat(parts)
end

--- The text as valid UTF-8, each byte that is not being U+FFFD.
---@param s string
---@return string
function text.valid(s)
  return utf8.len(s) and s or each_run(s, function(run) return run end,
                                       function() return "\u{FFFD}" end)
end

--- The text with control bytes, what is not UTF-8 and what turns the reading
-- direction written out: `\n`, `\x1B`, `\u{202E}`.  One line, always.
---@param s string
---@return string
function text.escape(s)
  if not s:find("[%c\127-\255]") then
    return s
  end
  return each_run(s, function(run)
    run = run:gsub("%c", escape_control)
    return (run:gsub("[\xC2-\xF4][\x80-\xBF]+", escape_character))
  end, function(byte)
    return ("\\x%02X"):format(byte:byte())
  end)
end

--- The columns that a text takes, wide characters two and combining ones none.
---@param s string valid UTF-8
---@return integer
function text.width(s)
  if not s:find("[\128-\255]") then
    return #s
  end
  local sum = 0
  for _, code in utf8.codes(s) do
    sum = sum + widths.of(code)
  end
  return sum
end

-- The byte after the longest beginning of `s` that takes at most `most` columns.
local function split_at(s, most)
  local sum = 0
  for at, code in utf8.codes(s) do
    sum = sum + widths.of(code)
    if sum > most then
      return at
    end
  end
  return #s + 1
end

-- The byte where the longest ending of at most `most` columns begins.
local function tail_at(s, most)
  local all, sum = text.width(s), 0
  for at, code in utf8.codes(s) do
    if all - sum <= most and widths.of(code) > 0 then
      return at
    end
    sum = sum + widths.of(code)
  end
  return #s + 1
end

--- The text cut to at most `most` columns, with a mark in the middle: names that
-- begin alike often end differently.
---@param s string
---@param most integer
---@param mark? string an ellipsis unless told
---@return string
function text.clip(s, most, mark)
  mark = mark or "…"
  if text.width(s) <= most then
    return s
  end
  local room = most - text.width(mark)
  if room < 0 then
    return s:sub(1, split_at(s, most) - 1)
  end
  local head = s:sub(1, split_at(s, room - room // 3) - 1)
  local tail = s:sub(tail_at(s, room - text.width(head)))
  return head:gsub("%s+$", "") .. mark .. tail:gsub("^%s+", "")
end

--- The text padded with spaces to `columns`.
---@param s string
---@param columns integer
---@param side? "left"|"right" where the text stands; left unless told
---@return string
function text.pad(s, columns, side)
  local space = (" "):rep(columns - text.width(s))
  return side == "right" and space .. s or s .. space
end

-- Words of a text, those wider than a line cut into pieces.
local function words_of(s, most)
  local words = {}
  for word in s:gmatch("%S+") do
    while text.width(word) > most do
      local cut = math.max(split_at(word, most), utf8.offset(word, 2))
      words[#words + 1], word = word:sub(1, cut - 1), word:sub(cut)
    end
    words[#words + 1] = word
  end
  return words
end

--- The text as lines of at most `most` columns, broken at spaces.
---@param s string
---@param most integer
---@return string[] lines none for an empty text
function text.wrap(s, most)
  local lines = {}
  for _, word in ipairs(words_of(s, most)) do
    local last = lines[#lines]
    if last and text.width(last) + 1 + text.width(word) <= most then
      lines[#lines] = last .. " " .. word
    else
      lines[#lines + 1] = word
    end
  end
  return lines
end

return text

--- Near names: what to suggest when a name is not known.
-- Edit distance in which exchanging two neighbours counts one (Damerau and
-- Levenshtein, optimal string alignment).  Letter case does not count, and
-- `-`, `_`, `.` and spaces are alike, as in `GPT-3.5 Turbo`.
local near = {}

local SHARE = 3  -- a near name differs in up to a third of the longer word
local SHORTEST = 3 -- a shorter word is contained in too much to tell anything
local SPREAD = 1 -- names this much farther than the nearest are still shown

local function fold(word)
  return (tostring(word):lower():gsub("[-_.%s]", "-"))
end

-- One row of the distance table: from the two rows before it (`last` for the
-- prefix one shorter, `before` for the one two shorter).
local function next_row(a, b, i, last, before)
  local row = { [0] = i }
  for j = 1, #b do
    local same = a[i] == b[j]
    local best = math.min(last[j] + 1, row[j - 1] + 1,
                          last[j - 1] + (same and 0 or 1))
    if i > 1 and j > 1 and a[i] == b[j - 1] and a[i - 1] == b[j] then
      best = math.min(best, before[j - 2] + 1)
    end
    row[j] = best
  end
  return row
end

-- Bytes in a table: string.byte's results would overflow the stack of a long word.
local function bytes_of(word)
  local bytes = {}
  for i = 1, #word do
    bytes[i] = word:byte(i)
  end
  return bytes
end

local function edits(a, b)
  a, b = bytes_of(a), bytes_of(b)
  local before, last = nil, {}
  for j = 0, #b do
    last[j] = j
  end
  for i = 1, #a do
    before, last = last, next_row(a, b, i, last, before)
  end
  return last[#b]
end

--- The number of edits between two words, folded as above.
---@param a string
---@param b string
---@return integer
function near.distance(a, b)
  return edits(fold(a), fold(b))
end

-- How well `name` answers `word`: a rank (0 is best) and the edits, or nil.
-- A name that contains the word ranks as one edit, a name that the word begins
-- with (gpt-4o-mini of gpt-4o-mini-2024-07-18) as two; what one word has more
-- than the other is then just the difference in length.
local function rank(word, name)
  local more = #name - #word
  if #word >= SHORTEST and name:find(word, 1, true) then
    return math.min(more, 1), more
  elseif #name >= SHORTEST and word:sub(1, #name) == name then
    return math.min(-more, 2), -more
  end
  local most = math.max(#word, #name) // SHARE
  local distance = math.abs(more) <= most and edits(word, name)
  if distance and distance <= most then
    return distance, distance
  end
end

local function nearer(a, b)
  if a.rank ~= b.rank then
    return a.rank < b.rank
  elseif a.distance ~= b.distance then
    return a.distance < b.distance
  end
  return a.name < b.name
end

local function candidates(word, list)
  word = fold(word)
  local found, seen = {}, {}
  for _, name in ipairs(list) do
    if not seen[name] then
      seen[name] = true
      local score, distance = rank(word, fold(name))
      if score then
        found[#found + 1] = { name = name, rank = score, distance = distance }
      end
    end
  end
  table.sort(found, nearer)
  return found
end

--- The names nearest to a word, the nearest first; equals by the alphabet.
-- None that is more than one edit farther than the nearest.
---@param word string
---@param list string[]
---@param n? integer at most so many; 3 unless told
---@return string[]
function near.names(word, list, n)
  local names, found = {}, candidates(word, list)
  for i = 1, math.min(n or 3, #found) do
    if found[i].rank > found[1].rank + SPREAD then
      break
    end
    names[i] = found[i].name
  end
  return names
end

--- The name nearest to a word, or nil where none is near.
---@param word string
---@param list string[]
---@return string?
function near.name(word, list)
  return near.names(word, list, 1)[1]
end

--- Names in a sentence: `'a'`, `'a' or 'b'`, `'a', 'b' or 'c'`.
---@param names string[]
---@param joint? string "or" unless told
---@return string
function near.join(names, joint)
  local quoted = {}
  for i, name in ipairs(names) do
    quoted[i] = "'" .. name .. "'"
  end
  local last = table.remove(quoted)
  if #quoted == 0 then
    return last or ""
  end
  return table.concat(quoted, ", ") .. " " .. (joint or "or") .. " " .. last
end

--- The end of a message about an unknown name: `: did you mean 'x' or 'y'?`,
-- or nothing where no name is near.
---@param word string
---@param list string[]
---@return string
function near.hint(word, list)
  local names = near.names(word, list, 3)
  if #names == 0 then
    return ""
  end
  return ": did you mean " .. near.join(names) .. "?"
end

return near

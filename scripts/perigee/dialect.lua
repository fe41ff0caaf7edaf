--- What a scenario file reads differently from plain Lua, so that plain Lua works
-- on quantities: `a == b`, `a ~= b`, `t[x]`, and the bounds of a numeric `for`; and
-- so that errors find their line: `return f(x)`.
--
-- Lua asks no metamethod for `quantity == 3`.  So `a == b` is compiled as
-- `a <= equals(b)`, `a ~= b` as `a < differs(b)` (same precedence, and the right
-- answer for values of every kind), and `for i = a, b do` as
-- `for i = bound(a), bound(b) do` (count(b) where only its whole part matters), and
-- `t[x]` as `t[key(x)]`.  `return f(x)` is compiled as `return
-- same(f(x))`: a tail call would take its line from the stack before f is done.
-- Lines stay where they are.
local core = require "perigee.core"

local dialect = {}

-- The one local that a rewritten chunk has more than its text: a table.
local helper = "perigee__"
local header = ("local %s = ...; "):format(helper)

local keywords = {}
for word in ([[and break do else elseif end false for function goto if in local
  nil not or repeat return then true until while]]):gmatch "%a+" do
  keywords[word] = true
end

-- ----- tokens -----

local function end_of_long(text, from)
  local level = text:match("^%[(=*)%[", from)
  if not level then return nil end
  local _, stop = text:find("]" .. level .. "]", from + #level + 2, true)
  return stop or #text
end

local function end_of_string(text, from)
  local quote, at = text:sub(from, from), from + 1
  while at <= #text do
    local char = text:sub(at, at)
    if char == quote or char == "\n" then return at end
    if text:find("^\\z", at) then
      at = text:find("[^%s]", at + 2) or #text + 1
    else
      at = at + (char == "\\" and 2 or 1)
    end
  end
  return #text
end

local function end_of_number(text, from)
  local hex = text:find("^0[xX]", from)
  local _, stop = text:find("^[%w.]+", from)
  while text:find(hex and "^[pP]" or "^[eE]", stop)
    and text:find("^[+-]%d", stop + 1) do
    _, stop = text:find("^[+-]%w+", stop + 1)
  end
  return stop
end

local function end_of_operator(text, from)
  if text:find("^%.%.%.", from) then return from + 2 end
  local two = text:sub(from, from + 1)
  local known = two == "==" or two == "~=" or two == "<=" or two == ">="
    or two == "//" or two == "::" or two == "<<" or two == ">>" or two == ".."
  return known and from + 1 or from
end

local function end_of_comment(text, from)
  local long = end_of_long(text, from + 2)
  return long or (text:find("\n", from, true) or #text + 1) - 1
end

local function next_token(text, at)
  if text:find("^[%a_]", at) then
    local _, stop = text:find("^[%w_]+", at)
    local word = text:sub(at, stop)
    return keywords[word] and word or "name", stop
  elseif text:find("^%.?%d", at) then
    return "value", end_of_number(text, at)
  elseif text:find("^[\"']", at) then
    return "string", end_of_string(text, at)
  elseif text:find("^%[=*%[", at) then
    return "string", end_of_long(text, at)
  end
  local stop = end_of_operator(text, at)
  return text:sub(at, stop), stop
end

-- List of { kind, first, last }: kind is "name", "value", "string", or the
-- keyword or operator itself.
local function tokenize(text)
  local tokens, at = {}, 1
  while true do
    at = text:find("%S", at)
    if not at then return tokens end
    if text:find("^%-%-", at) then
      at = end_of_comment(text, at) + 1
    else
      local kind, stop = next_token(text, at)
      tokens[#tokens + 1] = { kind = kind, first = at, last = stop }
      at = stop + 1
    end
  end
end

-- ----- where an operand ends -----

local closers = { ["("] = ")", ["["] = "]", ["{"] = "}" }
local opens_block = { ["function"] = true, ["if"] = true, ["do"] = true,
                      ["repeat"] = true }
local closes_block = { ["end"] = true, ["until"] = true }
local unary = { ["not"] = true, ["-"] = true, ["#"] = true, ["~"] = true }
local tighter = { ["+"] = true, ["-"] = true, ["*"] = true, ["/"] = true,
                  ["//"] = true, ["%"] = true, ["^"] = true, [".."] = true,
                  ["&"] = true, ["|"] = true, ["~"] = true, ["<<"] = true,
                  [">>"] = true }
local atoms = { value = true, string = true, ["nil"] = true, ["true"] = true,
                ["false"] = true, ["..."] = true }

local function kind_at(tokens, at)
  return tokens[at] and tokens[at].kind
end

-- The token that closes the bracket at `at`, or nil.
local function end_of_bracket(tokens, at)
  local stack = {}
  for i = at, #tokens do
    local kind = tokens[i].kind
    if closers[kind] then
      stack[#stack + 1] = closers[kind]
    elseif kind == stack[#stack] then
      stack[#stack] = nil
      if #stack == 0 then return i end
    end
  end
end

local function end_of_function(tokens, at)
  local depth = 0
  for i = at, #tokens do
    local kind = tokens[i].kind
    if opens_block[kind] then depth = depth + 1 end
    if closes_block[kind] then depth = depth - 1 end
    if depth == 0 then return i end
  end
end

local function end_of_suffixes(tokens, at)
  while at do
    local kind = kind_at(tokens, at + 1)
    if (kind == "." or kind == ":") and kind_at(tokens, at + 2) == "name" then
      at = at + 2
    elseif kind == "string" then
      at = at + 1
    elseif closers[kind] then
      at = end_of_bracket(tokens, at + 1)
    else
      return at
    end
  end
end

local function end_of_primary(tokens, at)
  local kind = kind_at(tokens, at)
  if kind == "name" then return end_of_suffixes(tokens, at) end
  if kind == "(" then
    return end_of_suffixes(tokens, end_of_bracket(tokens, at))
  end
  if kind == "{" then return end_of_bracket(tokens, at) end
  if kind == "function" then return end_of_function(tokens, at) end
  return atoms[kind] and at or nil
end

-- The last token of the operand of a comparison that starts at `at`, or nil.
local function end_of_operand(tokens, at)
  while true do
    while unary[kind_at(tokens, at)] do at = at + 1 end
    local stop = end_of_primary(tokens, at)
    if not stop then return nil end
    if not tighter[kind_at(tokens, stop + 1)] then return stop end
    at = stop + 2
  end
end

-- ----- rewriting -----

local function insert(edits, position, text)
  edits[#edits + 1] = { position = position, order = #edits, text = text,
                        drop = 0 }
end

local function wrap(edits, tokens, first, last, name)
  insert(edits, tokens[first].first, ("%s.%s("):format(helper, name))
  insert(edits, tokens[last].last + 1, ")")
end

local function rewrite_comparison(edits, tokens, at)
  local equal = tokens[at].kind == "=="
  local stop = end_of_operand(tokens, at + 1)
  if not stop then return end
  edits[#edits + 1] = { position = tokens[at].first, order = #edits, drop = 2,
                        text = equal and "<=" or "< " }
  wrap(edits, tokens, at + 1, stop, equal and "equals" or "differs")
end

-- The parts of `for name = a, b [, c] do`: list of { first, last } token numbers.
local function bounds_of(tokens, at)
  local parts, first, i = {}, at + 3, at + 3
  while tokens[i] do
    local kind = tokens[i].kind
    if kind == "," or kind == "do" then
      parts[#parts + 1] = i > first and { first, i - 1 } or nil
      if kind == "do" then return parts end
      first = i + 1
    elseif closers[kind] then
      i = end_of_bracket(tokens, i) or #tokens
    elseif kind == "function" then
      i = end_of_function(tokens, i) or #tokens
    end
    i = i + 1
  end
  return {}
end

local function is_whole(text, tokens, part)
  local token = tokens[part[1]]
  return part[1] == part[2]
    and text:sub(token.first, token.last):find "^%d+$" ~= nil
end

local function rewrite_for(edits, tokens, at, text)
  if kind_at(tokens, at + 1) ~= "name" or kind_at(tokens, at + 2) ~= "=" then
    return
  end
  local parts = bounds_of(tokens, at)
  local counts = parts[1] and is_whole(text, tokens, parts[1])
    and (not parts[3] or is_whole(text, tokens, parts[3]))
  for i, part in ipairs(parts) do
    wrap(edits, tokens, part[1], part[2], i == 2 and counts and "count" or "bound")
  end
end

-- A key in brackets, of a table or of a constructor; literals stay.
local function rewrite_key(edits, tokens, at)
  local stop = end_of_bracket(tokens, at)
  local first = kind_at(tokens, at + 1)
  local literal = stop == at + 2 and (first == "value" or first == "string")
  if stop and stop > at + 1 and not literal then
    wrap(edits, tokens, at + 1, stop - 1, "key")
  end
end

-- A chunk is called with the functions above; what a script calls its own
-- arguments, outside of all functions, is nothing.
local function rewrite_arguments(edits, tokens)
  local at = 1
  while tokens[at] do
    local kind = tokens[at].kind
    if kind == "function" then at = end_of_function(tokens, at) or #tokens end
    if kind == "..." then
      edits[#edits + 1] = { position = tokens[at].first, order = #edits, drop = 3,
                            text = helper .. ".none()" }
    end
    at = at + 1
  end
end

local ends_return = { ["end"] = true, ["else"] = true, ["elseif"] = true,
                      ["until"] = true, [";"] = true }
local ends_call = { [")"] = true, ["}"] = true, string = true }

-- `return` of one call, and nothing else.
local function rewrite_return(edits, tokens, at)
  local kind = kind_at(tokens, at + 1)
  if kind ~= "name" and kind ~= "(" then return end
  local stop = end_of_primary(tokens, at + 1)
  local after = kind_at(tokens, (stop or 0) + 1)
  local alone = stop and stop > at + 1 and (after == nil or ends_return[after])
  local parenthesised = kind == "(" and end_of_bracket(tokens, at + 1) == stop
  if alone and ends_call[kind_at(tokens, stop)] and not parenthesised then
    wrap(edits, tokens, at + 1, stop, "same")
  end
end

-- At one place what closes comes before what opens, inner before outer: the
-- order in which the edits were found does that.
local function apply(text, edits)
  table.sort(edits, function(a, b)
    if a.position ~= b.position then return a.position < b.position end
    if (a.text == ")") ~= (b.text == ")") then return a.text == ")" end
    return a.order < b.order
  end)
  local parts, at = {}, 1
  for _, edit in ipairs(edits) do
    parts[#parts + 1] = text:sub(at, edit.position - 1)
    parts[#parts + 1] = edit.text
    at = edit.position + edit.drop
  end
  parts[#parts + 1] = text:sub(at)
  return table.concat(parts)
end

--- Rewrites a chunk's text.  What does not parse is left as it is: the compiler
-- will say so at its line.  A first line that begins with # is skipped.
function dialect.rewrite(text)
  text = text:gsub("^\xEF\xBB\xBF", ""):gsub("^#[^\n]*", "")
  local edits, tokens = {}, tokenize(text)
  rewrite_arguments(edits, tokens)
  for at, token in ipairs(tokens) do
    if token.kind == "==" or token.kind == "~=" then
      rewrite_comparison(edits, tokens, at)
    elseif token.kind == "for" then
      rewrite_for(edits, tokens, at, text)
    elseif token.kind == "return" then
      rewrite_return(edits, tokens, at)
    elseif token.kind == "[" then
      rewrite_key(edits, tokens, at)
    end
  end
  return header .. apply(text, edits)
end

--- What a rewritten chunk is called with.
function dialect.argument()
  return { equals = core.equals, differs = core.differs, bound = core.bound,
           count = core.count, key = core.key, none = function() end,
           same = function(...) return ... end }
end

-- ----- finding lines -----

local function line_at(text, position)
  local _, count = text:sub(1, position - 1):gsub("\n", "")
  return count + 1
end

--- The line on which `name = ...` stands inside `assume = { ... }`, or nil.
-- @param anywhere whether it may stand outside of that, too
function dialect.line_of(text, name, anywhere)
  local tokens = tokenize(text)
  local function word(at)
    return kind_at(tokens, at) == "name" and kind_at(tokens, at + 1) == "="
      and text:sub(tokens[at].first, tokens[at].last)
  end
  local inside = anywhere
  for at = 1, #tokens do
    local found = word(at)
    inside = inside or found == "assume"
    if inside and found == name then return line_at(text, tokens[at].first) end
  end
end

--- The line on which brackets are nested deeper than `most`, or nil.
function dialect.too_deep(text, most)
  local depth = 0
  for _, token in ipairs(tokenize(text)) do
    if closers[token.kind] then depth = depth + 1 end
    if token.kind == ")" or token.kind == "]" or token.kind == "}" then
      depth = depth - 1
    end
    if depth > most then return line_at(text, token.first) end
  end
end

return dialect

-- Random small models, as Lua texts; the same seed gives the same text.  Not a
-- spec itself.
--
-- A program's variables are v1 .. v3 and its assumptions a.x, a.y, a.n; it ends by
-- returning all of v1 .. v3.  Loops are bounded by counters of their own.
local programs = {}

local maker = {}
maker.__index = maker

-- Numerical Recipes' linear congruential generator: the high bits are the draw.
function maker:draw(n)
  self.state = (self.state * 1664525 + 1013904223) & 0xffffffff
  return (self.state >> 8) % n + 1
end

function maker:pick(list)
  return list[self:draw(#list)]
end

local atoms = { "a.x", "a.y", "a.n", "v1", "v2", "v3", "v1", "v2" }
local constants = { "0", "1", "2", "0.5", "3", "-1", "7.25" }

function maker:atom()
  return self:draw(4) == 1 and self:pick(constants) or self:pick(atoms)
end

local forms = {
  "(%s + %s)", "(%s - %s)", "(%s * %s)", "%s / (1 + math.abs(%s))",
  "math.max(%s, %s)", "math.min(%s, %s)", "(%s // (2 + math.abs(%s)))",
  "(- %s + %s)", "(math.floor(%s) + %s)", "double(%s - %s)", "larger(%s, %s)",
}

function maker:expression(depth)
  if depth == 0 then return self:atom() end
  if self:draw(8) == 1 then
    return ("(%s and %s or %s)"):format(self:condition(depth - 1),
      self:expression(depth - 1), self:expression(depth - 1))
  end
  return self:pick(forms):format(self:expression(depth - 1),
                                 self:expression(depth - 1))
end

local comparisons = { "<", "<=", ">", ">=", "<", "==", "~=" }

function maker:condition(depth)
  local kind = self:draw(6)
  if depth > 0 and kind == 1 then
    return ("not (%s)"):format(self:condition(depth - 1))
  elseif depth > 0 and kind <= 3 then
    return ("(%s %s %s)"):format(self:condition(depth - 1),
      self:pick { "and", "or" }, self:condition(depth - 1))
  elseif kind == 4 then
    return ("a.n %s %d"):format(self:pick { "==", "~=", "<", ">" }, self:draw(3))
  end
  return ("%s %s %s"):format(self:expression(depth // 2), self:pick(comparisons),
                             self:expression(depth // 2))
end

function maker:emit(format, ...)
  self.lines[#self.lines + 1] = ("  "):rep(self.indent) .. format:format(...)
end

function maker:variable() return "v" .. self:draw(3) end

function maker:assign()
  self:emit("%s = %s", self:variable(), self:expression(2))
end

function maker:block(depth)
  self.indent = self.indent + 1
  for _ = 1, self:draw(2) do self:statement(depth - 1) end
  self.indent = self.indent - 1
end

function maker:branch(depth)
  self:emit("if %s then", self:condition(2))
  self:block(depth)
  if self:draw(3) == 1 then
    self:emit("elseif %s then", self:condition(1))
    self:block(depth)
  end
  if self:draw(2) == 1 then
    self:emit "else"
    self:block(depth)
  end
  self:emit "end"
end

function maker:counter()
  self.counters = self.counters + 1
  return "i" .. self.counters
end

function maker:loop_while(depth)
  local i = self:counter()
  self:emit("local %s = 0", i)
  self:emit("while %s < %d and %s do", i, self:draw(4), self:condition(1))
  self:emit("  %s = %s + 1", i, i)
  self:block(depth)
  self:emit "end"
end

function maker:loop_repeat(depth)
  local i = self:counter()
  self:emit("local %s = 0", i)
  self:emit "repeat"
  self:emit("  %s = %s + 1", i, i)
  self:block(depth)
  self:emit("until %s > %d or %s", i, self:draw(3), self:condition(1))
end

function maker:loop_for(depth)
  local i = self:counter()
  self:emit("for %s = 1, %d do", i, self:draw(4))
  self:emit("  if %s then break end", self:condition(1))
  self:emit("  v1 = v1 + %s", i)
  self:block(depth)
  self:emit "end"
end

function maker:return_early()
  self:emit("if %s then return { v1 = v1, v2 = %s, v3 = %s } end",
            self:condition(1), self:expression(1), self:atom())
end

function maker:listing()
  self:emit "do"
  self:emit("  local list = { %s, %s, %s }", self:atom(), self:atom(), self:atom())
  self:emit("  table.sort(list%s)",
            self:draw(2) == 1 and ", function(p, q) return p > q end" or "")
  self:emit("  %s = list[%d]", self:variable(), self:draw(3))
  self:emit "end"
end

local kinds = { "assign", "assign", "assign", "branch", "branch", "loop_while",
                "loop_repeat", "loop_for", "return_early", "listing" }

function maker:statement(depth)
  local kind = depth > 0 and self:pick(kinds) or "assign"
  self[kind](self, depth)
end

local opening = [[
local function double(v) return v + v end
local function larger(p, q) if p > q then return p end return q end
return function(a)
  local v1, v2, v3 = a.x, a.y, 1]]

--- The text of a program: a chunk that returns a model.
function programs.text(seed)
  local made = setmetatable({ state = seed * 2654435761 & 0xffffffff, lines = {},
                              indent = 1, counters = 0 }, maker)
  for _ = 1, 2 + made:draw(4) do made:statement(3) end
  return ("%s\n%s\n  return { v1 = v1, v2 = v2, v3 = v3 }\nend\n"):format(opening,
    table.concat(made.lines, "\n"))
end

return programs

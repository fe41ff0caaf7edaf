--- A module that is read when it is first used: most runs use few.
--
--     local sweep = lazy "perigee.analysis.sweep"
--
-- stands for the module's table, or function.  Not for a module whose fields are gone
-- through or set, nor for one that does something while it is read.

---@param name string
---@return any
return function(name)
  return setmetatable({}, {
    __index = function(self, key)
      local module = require(name)
      setmetatable(self, { __index = module })
      return module[key]
    end,
    __call = function(_, ...) return require(name)(...) end,
  })
end

--- Commands that are read when they are wanted: a line names one of them.
local commands = {}

local function command(folder, name, summary)
  return setmetatable({ name = name, summary = summary }, {
    __index = function(_, key) return require(folder .. name)[key] end,
  })
end

--- Commands, each with what its file says: usage, examples, configure, run ...
---@param folder string of modules, as "perigee.cli."
---@param summaries string[][] name and summary of each, in the order of help
---@return table[]
function commands.list(folder, summaries)
  local list = {}
  for i, one in ipairs(summaries) do list[i] = command(folder, one[1], one[2]) end
  return list
end

return commands

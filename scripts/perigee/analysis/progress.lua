--- Telling whoever waits how far work is: a core.progress, or nil where nobody looks.
local progress = {}

--- Something begins.
---@param of userdata?
---@param label string ASCII
---@param items? integer how much it is; nil, 0: nobody knows
function progress.stage(of, label, items)
  if of then of:stage(label, items) end
end

--- What follows is one of some parts that take about as long.
---@param of userdata?
---@param number integer from 1
---@param parts integer
function progress.part(of, number, parts)
  if of then of:part(number, parts) end
end

--- Some more is done.
---@param of userdata?
---@param items? integer 1 unless told
function progress.tick(of, items)
  if of then of:tick(items) end
end

return progress

--- Models on machines as grids: what each combination costs, how fast it is, which bounds
-- it breaks.  One graph a class of models and of machines, whose figures are those of
-- perigee.host, by the same code.
local axes = require "perigee.choosing.axes"
local bounds = require "perigee.choosing.bounds"
local core = require "perigee.core"
local machines = require "perigee.choosing.machines"
local models = require "perigee.choosing.models"
local plan = require "perigee.hosting.plan"
local serving = require "perigee.options.serving"
local sizing = require "perigee.options.sizing"

local graph = {}

local WHAT = "perigee choose"

local UNKNOWN = 0 -- the quality of what has none that is known

-- ----- the figures -----

local function subject_of(class, hardware)
  local subject = models.subject(class.rows)
  subject.engine, subject.memory = hardware.engine, hardware.memory
  subject.capacity, subject.side = hardware.capacity, hardware.side
  return subject
end

local function read_of(asked, hardware)
  return { tensor_parallel = hardware.width, time_per_output_token = asked.token_limit,
           time_to_first_token = asked.first_limit, prefix_cached = asked.cached, use = asked.use }
end

local function quality_of(class)
  return axes.of(models.axis, class.rows, function(row) return row.quality or UNKNOWN end)
end

local function cost_of(asked, hardware, read)
  local count = sizing.count(WHAT, { traffic = asked.traffic, replicas = "auto" }, read, "replicas")
  local monthly = core.quantity(hardware.price * count):to "USD/month"
  return asked.staff_cost and core.quantity(monthly + asked.staff_cost) or monthly
end

-- ----- bounds -----

local function limit(needs, has)
  return { needs = needs, has = has, holds = core.quantity(needs):le(core.quantity(has)) }
end

-- A single sequence of the longest context, in memory; and what the model is built for.
local function context_of(asked, subject, hardware)
  local longest = core.quantity(subject.model.context or asked.context)
  local held = plan.footprint(subject, hardware.width, 1, core.quantity(asked.context .. " tokens"))
  return { holds = longest:ge(asked.context) & held.fits, needs = -1 * longest }
end

-- Of a quality that is not known it is not said that it is too low.
local function quality_bound(asked, made)
  return { holds = made.quality:le(UNKNOWN) | made.quality:ge(asked.quality) }
end

local function known_bound(asked, subject, made)
  local context = not asked.context or subject.model.context
  return { holds = context and (not asked.quality or made.quality:gt(UNKNOWN)) or false }
end

local function limits_of(asked, subject, hardware, read, served, made)
  local by_name, by_label = {}, {}
  for _, each in ipairs(serving.limits(read, served)) do by_label[each[1]] = limit(each.needs, each.has) end
  for _, bound in ipairs(bounds.list) do
    by_name[bound.name] = bound.label and by_label[bound.label] or nil
  end
  if asked.context then by_name.context = context_of(asked, subject, hardware) end
  if asked.quality then by_name.quality = quality_bound(asked, made) end
  if asked.quality or asked.context then by_name.known = known_bound(asked, subject, made) end
  if asked.budget then by_name.budget = limit(made.cost, asked.budget) end
  return by_name
end

local function mask_of(limits)
  local mask = core.quantity(0)
  for _, bound in ipairs(bounds.list) do
    local one = limits[bound.name]
    if one then mask = mask + core.where(one.holds, 0, bound.bit) end
  end
  return core.quantity(mask)
end

-- What is made less of by giving way: what is needed, or how far quality falls short.
local function give_of(limits, made, bound)
  if not bound then return core.quantity(0) end
  if bound.name == "quality" then return made.shortfall end
  return core.quantity(limits[bound.name].needs)
end

-- ----- groups -----

-- A mask, or, of what keeps to everything, a number for the model and the provider.
local function group_of(class, hardware, mask)
  local numbers = {}
  class.models = {}
  for _, row in ipairs(class.rows) do
    local name = row.model.entry.name
    if not numbers[name] then numbers[name], class.models[#class.models + 1] = #class.models, name end
  end
  local providers = #hardware.providers
  local number = axes.of(models.axis, class.rows, function(row) return numbers[row.model.entry.name] end)
  return core.quantity(core.where(mask:eq(0), number * providers + hardware.provider + bounds.masks, mask)),
         bounds.masks + #class.models * providers
end

-- The grid of a class of models on a class of machines.
local function grid_of(asked, class, hardware, bound)
  local subject, read, made = subject_of(class, hardware), read_of(asked, hardware), {}
  local served = serving.by(subject, read, asked.traffic, hardware.count)
  read.throughput = served.throughput
  made.quality, made.cost = quality_of(class), cost_of(asked, hardware, read)
  made.shortfall = core.quantity(-1 * made.quality)
  local limits = limits_of(asked, subject, hardware, read, served, made)
  local mask = mask_of(limits)
  local group, groups = group_of(class, hardware, mask)
  return { outputs = { made.cost, served.token_time:to "s", made.shortfall, mask, group,
                       core.quantity(mask:eq(0)), bound and give_of(limits, made, bound) },
           axes = axes.run(axes.dimension(models.axis, #class.rows), hardware.dimension),
           groups = groups, served = served }
end

-- ----- cells by name -----

local function name_cells(grid, class, hardware)
  local providers, width = hardware.providers, #hardware.rows
  function grid.key(number)
    return class.models[number // #providers + 1] .. "\n" .. providers[number % #providers + 1]
  end
  function grid.spot(cell)
    local row, machine = class.rows[(cell - 1) // width + 1], hardware.rows[(cell - 1) % width + 1]
    return { name = row.model.entry.name .. " " .. machine.offer.name, row = row, machine = machine }
  end
  return grid
end

--- Every model on every machine, as grids for choosing/search.lua.
---@param asked table what choosing/asked.lua reads
---@param classes table[] of models.classes
---@param rows table[] of machines.rows
---@return fun(f: fun(grid: table), bound: perigee.bound?)
function graph.grids(asked, classes, rows)
  local by_precision = {} -- machines fall into classes anew for each precision
  return function(f, bound)
    for _, class in ipairs(classes) do
      local precision = class.precision
      by_precision[precision] = by_precision[precision] or machines.classes(rows, class.rows[1])
      for _, hardware in ipairs(by_precision[precision]) do
        f(name_cells(grid_of(asked, class, hardware, bound), class, hardware))
      end
    end
  end
end

return graph

--- `perigee size`: a model on an accelerator, in plain numbers.
--
-- A reading of hosting/plan.lua at certain figures.  Where no accelerator is named,
-- each that a provider rents out is tried, and the one with the cheapest tokens shown.
local architecture = require "perigee.hosting.architecture"
local cache = require "perigee.hosting.cache"
local context = require "perigee.context"
local core = require "perigee.core"
local currencies = require "perigee.currencies"
local figures = require "perigee.options.figures"
local machine = require "perigee.options.machine"
local plan = require "perigee.hosting.plan"
local point = require "perigee.hosting.point"
local remedies = require "perigee.hosting.remedies"
local rents = require "perigee.hosting.rents"
local weights = require "perigee.hosting.weights"

local size = {}

local WHAT = "perigee size"
local INPUT, OUTPUT = 1024, 1024 -- tokens of a request where nothing is said
local WIDEST = 8                 -- devices of a replica, unless more are asked for
local PACE = "50 ms"             -- per token, that a batch nobody asked for keeps
local STORED = "bf16"            -- weights, where neither request nor model says how

local function tokens(count) return core.quantity(("%d tokens"):format(count)) end

local function bytes(quantity) return point(quantity, "B") end

local function seconds(quantity) return point(quantity, "s") end

-- ----- what is asked -----

-- Input and output of a request, and the context that is held for it; where nothing is
-- said no more than the model is built for.
local function lengths(request, longest)
  local held = request.context
  local most = longest and math.max(longest // 2, 1) or math.huge
  local output = request.output
    or held and math.max(held - (request.input or held // 2), 1) or math.min(OUTPUT, most)
  local input = request.input or held and math.max(held - output, 1) or math.min(INPUT, most)
  return input, output, held or input + output
end

-- ----- memory -----

local function footprint(case, devices, sequences)
  return plan.footprint(case.subject, devices, sequences, tokens(case.context))
end

-- Whether it fits; what keeps no cache has no largest number of sequences.
-- The narrowest width that holds what is asked; the widest where none does.
local function devices_of(case, request)
  if request.tensor_parallel then return request.tensor_parallel end
  local widths = plan.widths(WIDEST)
  for _, width in ipairs(widths) do
    local sequences = case.asked or 1
    if plan.holds(footprint(case, width, sequences), sequences) then return width end
  end
  return widths[#widths]
end

-- Bytes of cache that a token takes of the whole replica; an encoder keeps none.
local function token_of(subject)
  if subject.model.type == "encoder" then return 0 end
  local attention = cache.attention(subject.model, cache.element(subject.cache))
  return point(core.memory.kv_token(attention), "B/token")
end

local function memory_of(case, found)
  local subject, devices = case.subject, case.devices
  return { weights_bytes = bytes(weights.total(subject.arch, subject.scheme)),
           kv_bytes_per_token = token_of(subject),
           kv_bytes = bytes(found.kv) * devices,
           activation_bytes = bytes(found.activation), overhead_bytes = bytes(found.overhead),
           per_device_bytes = bytes(found.device), device_capacity_bytes = bytes(found.capacity) }
end

local function device_of(found)
  return { weights_bytes = bytes(found.weights), kv_bytes = bytes(found.kv),
           activation_bytes = bytes(found.activation), overhead_bytes = bytes(found.overhead),
           free_bytes = bytes(found.capacity) - bytes(found.device) }
end

local function limits_of(case, found)
  if not found.most then return { context = case.longest } end
  return { concurrency = point(found.most), kv_tokens = point(found.kv_tokens, "token"),
           context = case.longest }
end

-- The longest context of a single sequence: what the pool holds, within the model's.
local function longest_of(case, found)
  local most = case.subject.model.context
  if not found.kv_tokens then return most end
  local held = point(found.kv_tokens, "token")
  return math.floor(most and math.min(held, most) or held)
end

-- ----- speed -----

local function with_batch(case, batch)
  case.arguments.batch = core.quantity(batch)
  return case.arguments
end

-- As many as fit and still get a token in time; one at least.
local function usual_batch(case, most)
  local into = with_batch(case, math.max(most, 1))
  into.token_limit = core.quantity(PACE)
  local found = point(core.serving.batch_within(into))
  into.token_limit = nil
  return math.max(math.floor(found), 1)
end

local function output_rate(case, batch)
  return point(core.serving.throughput(with_batch(case, batch)), "token/s")
end

local function serving_of(case)
  local batch = case.batch
  local rate, alone = output_rate(case, batch), output_rate(case, 1)
  local into = with_batch(case, batch)
  return { time_to_first_token_s = seconds(core.serving.first_token(into)),
           time_per_output_token_s = seconds(core.serving.token_time(into)),
           output_tokens_per_s = rate, input_tokens_per_s = rate * case.input / case.output,
           batching_gain = rate / alone, saturation_batch = point(core.serving.ridge(into)),
           longest_pause_s = seconds(core.serving.stall(into)) }
end

local function curve_of(case, most)
  local curve, batch = {}, 1
  while batch <= most do
    curve[#curve + 1] = { batch = batch, output_tokens_per_s = output_rate(case, batch),
      time_per_output_token_s = seconds(core.serving.token_time(with_batch(case, batch))) }
    batch = batch * 2
  end
  return curve
end

-- ----- what does not fit -----

local function gib(value) return ("%.1f GiB"):format(value / 2 ^ 30) end

local function would_fit(case)
  local ways = remedies.of(case.subject, case.devices, case.asked or 1, case.context)
  return #ways > 0 and "; would fit: " .. table.concat(ways, ", or ") or ""
end

-- Why it does not fit: by how much, and what would.
local function reasons_of(case, found)
  local sequences, longest = case.asked or 1, case.subject.model.context
  if longest and case.context > longest then
    return { ("%d tokens are more than the %d that %s is built for"):format(case.context, longest,
             case.subject.model.name) }
  end
  if plan.holds(found, sequences) then return {} end
  local free = bytes(found.capacity) - (bytes(found.device) - bytes(found.kv))
  local text = free <= 0
    and ("needs %s on each device before any cache: %s has %s"):format(
      gib(bytes(found.device) - bytes(found.kv)), case.subject.accelerator.name,
      gib(bytes(found.capacity)))
    or ("%d sequences of %d tokens need %s of cache on each device, %s are left for it"):format(
      sequences, case.context, gib(bytes(found.kv)), gib(bytes(found.pool)))
  return { text .. would_fit(case) }
end

-- ----- one accelerator -----

-- How the weights are stored, where the request does not say.
local function stored_of(model)
  return figures.entry("models", model).native or STORED
end

local function case_of(request, accelerator)
  local subject = plan.subject(WHAT, { model = request.model,
    quantization = request.quantization or stored_of(request.model),
    kv_cache = request.kv_cache, engine = request.engine, accelerator = accelerator })
  if not subject.arch.parts then
    error({ message = ("the catalog does not tell how %s is built: layers, hidden, heads, "
      .. "head_dim, vocabulary"):format(subject.model.name), kind = "input" }, 0)
  end
  local case = { subject = subject, asked = request.concurrency,
                 commitment = machine.commitment(WHAT, request.commitment) }
  case.input, case.output, case.context = lengths(request, subject.model.context)
  case.devices = devices_of(case, request)
  return case
end

local function title_of(subject)
  return { model = subject.model.name, accelerator = subject.accelerator.name,
           engine = subject.engine, quantization = subject.scheme.name, kv_cache = subject.cache }
end

-- The batch that is shown: what was asked, as far as it fits, or a usual one.
local function batch_of(case, most, engine_most)
  if case.asked then return math.min(case.asked, math.max(most, 1)) end
  return usual_batch(case, math.min(most, engine_most))
end

local function add_speed(case, sized, most, engine_most)
  if not plan.can(case.subject) then
    sized.notes[#sized.notes + 1] = "speed is not known: the builders serve decoders, on "
      .. "accelerators whose compute and bandwidth are known"
    return
  end
  case.arguments = plan.serving(case.subject, case.devices)
  case.arguments.input, case.arguments.output = tokens(case.input), tokens(case.output)
  case.batch = batch_of(case, most, engine_most)
  sized.load = { concurrency = case.asked or case.batch, input = case.input, output = case.output,
                 context = case.context }
  sized.serving = serving_of(case)
  sized.curve = curve_of(case, most)
  rents.add(case, sized)
end

-- What there is to say of the engine and of the width.
local function notes_of(subject, devices)
  local notes, heads = { subject.note }, subject.model.heads
  if heads and heads % devices ~= 0 then
    notes[#notes + 1] = ("%d heads do not split evenly among %d devices: engines refuse that width")
      :format(heads, devices)
  end
  return notes
end

local function sized_of(case)
  local subject, devices = case.subject, case.devices
  local found = footprint(case, devices, case.asked or 1)
  case.longest = longest_of(case, found)
  local sized = { model = subject.model.name, title = title_of(subject), as_of = context.as_of,
    accelerator = subject.accelerator.name, devices = devices,
    commitment = case.commitment, reasons = reasons_of(case, found),
    notes = notes_of(subject, devices), cost = {} }
  sized.fits = #sized.reasons == 0
  sized.limits = limits_of(case, found)
  add_speed(case, sized, sized.limits.concurrency, point(found.sequences))
  if sized.load then found = footprint(case, devices, sized.load.concurrency) end
  sized.memory, sized.device = memory_of(case, found), device_of(found)
  return sized
end

-- ----- any accelerator -----

-- What is wrong where no machine of the day says which accelerators it has.
local function nothing_to_try()
  return { message = ("the catalogs have no machine with accelerators on %s: name one, as "
             .. "--accelerator h100-sxm-80gb"):format(context.as_of), kind = "input" }
end

local function cheapest_first(a, b)
  local x, y = a.cost[1].usd_per_million_output_tokens, b.cost[1].usd_per_million_output_tokens
  if x ~= y then return x < y end
  return a.accelerator < b.accelerator
end

local function alternatives_of(list)
  local others = {}
  for i = 2, #list do
    local sized = list[i]
    others[#others + 1] = { accelerator = sized.accelerator, devices = sized.devices,
      machine = sized.cost[1].machine,
      usd_per_million_output_tokens = sized.cost[1].usd_per_million_output_tokens }
  end
  return others
end

-- Whether `a` comes nearer to what is asked than `b`: it fits, and with less to spare,
-- or it lacks less.
local function nearer(a, b)
  if not b then return true end
  if a.fits ~= b.fits then return a.fits end
  local more = a.device.free_bytes > b.device.free_bytes
  return a.fits ~= more
end

-- Sizes each: those that fit and have a price, the nearest of all, and why the first
-- of those that cannot be sized cannot.
local function tried(request)
  local list, best, fault = {}, nil, nil
  for _, name in ipairs(rents.accelerators()) do
    local ok, sized = pcall(function() return sized_of(case_of(request, name)) end)
    if not ok then
      fault = fault or sized
    else
      if nearer(sized, best) then best = sized end
      if sized.fits and sized.cost[1] then list[#list + 1] = sized end
    end
  end
  return list, best, fault
end

local function any_accelerator(request)
  local list, best, fault = tried(request)
  if not best then error(fault or nothing_to_try(), 0) end
  if not list[1] then
    best.notes[#best.notes + 1] = best.fits and "of the accelerators that are rented out "
      .. "this one fits it with the least to spare"
      or "no accelerator that is rented out fits it: this one comes nearest"
    return best
  end
  table.sort(list, cheapest_first)
  list[1].alternatives = alternatives_of(list)
  return list[1]
end

local function answer(request)
  if request.accelerator then return sized_of(case_of(request, request.accelerator)) end
  architecture.named(request.model) -- its name is told of once, not for each accelerator
  return any_accelerator(request)
end

-- What was raised, without the place of the code that raised it.
local function fault_of(raised)
  if type(raised) == "table" and raised.message then return raised end
  return { message = tostring(raised):gsub("^[^\n\"]-:%d+: ", ""), kind = "input" }
end

--- Sizes a model.
-- @param book the catalogs
-- @param request { model, quantization, kv_cache, engine, accelerator, commitment: names;
--   tensor_parallel, concurrency, context, input, output: whole numbers; as_of }, all
--   but the model optional
-- @return plain values: model, title, as_of, accelerator, devices, commitment, fits,
--   reasons, notes; memory (weights and cache of the replica, the rest of one device), device
--   (of one), limits, load, serving, curve, cost, energy, alternatives; or nil,
--   message, kind
function size.of(book, request)
  currencies.by(book, request.as_of or os.date "!%Y-%m-%d")
  context.services.list = function(...) return book:list(...) end
  local ok, result = xpcall(answer, fault_of, request)
  if ok then return result end
  return nil, result.message, result.kind
end

return size

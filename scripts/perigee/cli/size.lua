--- `perigee size MODEL`: does it fit, on how many devices, how fast, for how much?
local catalog = require "perigee.catalog"
local flags = require "perigee.cli.flags"
local formats = require "perigee.cli.formats"
local report = require "perigee.report.size"
local values = require "perigee.cli.values"

local size = {
  usage = "perigee size MODEL [--accelerator NAME] [options]",
  examples = {
    "perigee size llama-3.1-8b",
    "perigee size llama-3.1-70b --accelerator h100-sxm-80gb --quantization fp8",
    "perigee size llama-3.1-70b --concurrency 64 --input 1k --output 500",
  },
}

-- What a count is of, with an example that help and messages show.
local COUNTS = {
  { "--tensor-parallel", "Devices of a replica; as few as fit unless told.", "4" },
  { "--concurrency --batch", "Sequences at once; a usual batch unless told.", "64" },
  { "--context", "Tokens held for a sequence; input and output unless told.", "8192" },
  { "--input", "Tokens read of a request; 1024 unless told.", "1024" },
  { "--output", "Tokens written for a request; 1024 unless told.", "256" },
}

--- Adds the command's arguments.
function size.configure(command)
  command:argument("MODEL", "As llama-3.1-70b, an alias or a Hugging Face id."):target "model"
  command:option("--accelerator", "As h100-sxm-80gb; the cheapest unless told."):argname "NAME"
  command:option("--quantization", "Of the weights: bf16, fp8, awq; the model's own unless told.")
    :argname "NAME"
  command:option("--kv-cache", "How the cache is stored: bf16 or fp8."):argname "NAME"
  command:option("--engine", "vllm unless told."):argname "NAME"
  command:option("--commitment", "How machines are paid for: spot, reserved_1y, reserved_1y_partial, \
reserved_1y_all, reserved_3y and so on; on_demand unless told."):argname "NAME"
  for _, count in ipairs(COUNTS) do
    local first = count[1]:match "%S+"
    command:option(count[1], count[2]):argname "N":convert(values.count(first, 1, count[3]))
  end
  command:option("--as-of", "The day whose prices hold, YYYY-MM-DD; today unless told.")
    :argname "DATE":convert(values.day)
  command:option("--format", "table or json."):argname "NAME"
    :convert(formats.reader { "table", "json" })
  flags.catalogs(command)
end

local NAMES = { "model", "accelerator", "quantization", "kv_cache", "engine", "commitment" }
local ASKED = { "model", "accelerator", "quantization", "kv_cache", "engine", "commitment",
                "tensor_parallel", "concurrency", "context", "input", "output", "as_of" }

local function asked_of(request)
  local asked = {}
  for _, name in ipairs(ASKED) do
    asked[name] = request[name]
  end
  return asked
end

-- What is wrong with the flags together; nil where nothing is.
local function fault_of(request)
  for _, name in ipairs(NAMES) do
    if request[name] == "" then
      return ("%s must not be empty"):format(name == "model" and "MODEL"
                                             or "--" .. name:gsub("_", "-"))
    end
  end
  local held, used = request.context, (request.input or 0) + (request.output or 0)
  if held and used > held then
    return ("--context: %d tokens do not hold the %d of --input and --output"):format(held, used)
  end
end

local function ask(request, console)
  local shipped, message = catalog.shipped()
  local book
  if shipped then
    book, message = catalog.open {
      folders = { shipped, table.unpack(console:catalogs(request.catalog)) } }
  end
  if not book then
    return nil, message, "input"
  end
  return require "perigee.hosting.size".of(book, asked_of(request))
end

--- Runs the command.
---@param request table
---@param console table
---@return integer status
function size.run(request, console)
  local fault = fault_of(request)
  if fault then
    return console:fail(2, fault)
  end
  local sized, message, kind = ask(request, console)
  if not sized then
    return console:fail(flags.status(kind), message)
  elseif request.format == "json" then
    return console:write(report.json(sized))
  end
  return console:write(report.table(sized, console:table_options()))
end

return size

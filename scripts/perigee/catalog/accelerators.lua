--- The schema of `kind = "accelerators"`: what one card, chip or socket can do.
local figure = require "perigee.catalog.figure"
local kind = require "perigee.catalog.kind"
local names = require "perigee.catalog.names"
local schema = require "perigee.catalog.schema"

local function set(text)
  local words = {}
  for word in text:gmatch("%S+") do
    words[word] = true
  end
  return words
end

-- What drivers, shops and data sheets add to a name.
local MAKERS = set [[nvidia amd intel apple google aws huawei geforce tesla quadro instinct radeon data center
                     gpu graphics card accelerator tensor core generation server workstation edition]]
local MEMORIES = set "hbm hbm2 hbm2e hbm3 hbm3e gddr5 gddr6 gddr6x gddr7 oam"

-- Words without those of a set, "sxm" for "sxm5", the size of the memory at the end.
local function ordered(words, without)
  local first, last = {}, {}
  for _, word in ipairs(words) do
    local size = word:match("^(%d+)gi?b?$")
    if size then
      last[#last + 1] = size .. "gb"
    elseif not without[word] then
      first[#first + 1] = word:gsub("^sxm%d$", "sxm")
    end
  end
  return table.concat(table.move(last, 1, #last, #first + 1, first), "-")
end

local function plain(words, without)
  local kept = {}
  for _, word in ipairs(words) do
    kept[#kept + 1] = not without[word] and word or nil
  end
  return table.concat(kept, "-")
end

-- "NVIDIA A100-SXM4-80GB", "NVIDIA A100 80GB PCIe", "Tesla V100-SXM2-32GB": as drivers say.
local function variants(key)
  local words = names.words((names.tail(key):gsub("[(),]", " ")))
  local bare = plain(words, MAKERS)
  return { bare, plain(names.words(bare), MEMORIES), ordered(names.words(bare), MEMORIES) }
end

return kind.new {
  name = "accelerators", folder = "accelerators", noun = "accelerator", inherits = true,
  owner = "vendor", owner_is = "who makes them",
  list = "accelerators", list_is = "a table of accelerators", example = "h100-sxm-80gb",
  entry = {
    { "year", figure.count(2000) },
    { "form", schema.rule.text() },
    { "memory", figure.required(figure.bytes, "the nominal memory, as \"80 GB\"") },
    { "usable_memory", figure.bytes },
    { "bandwidth", figure.required(figure.byte_rate, "of the memory, as \"3350 GB/s\"") },
    { "fp32", figure.flop_rate }, { "tf32", figure.flop_rate },
    { "fp16", figure.flop_rate }, { "bf16", figure.flop_rate },
    { "fp8", figure.flop_rate }, { "int8", figure.flop_rate }, { "fp4", figure.flop_rate },
    { "bf16_measured", figure.flop_rate }, { "fp8_measured", figure.flop_rate },
    { "interconnect", schema.rule.text() },
    { "interconnect_bandwidth", figure.byte_rate },
    { "power", figure.power },
    { "idle_power", figure.power }, { "idle_source", schema.rule.text() },
  },
  listed = { "memory", "bandwidth", "bf16", "fp8", "power", "year" },
  loose = true, partial = true, variants = variants,
}

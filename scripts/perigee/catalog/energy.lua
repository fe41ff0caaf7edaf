--- The schema of `kind = "energy"`: what power and space cost, what is lost between
-- the meter and the machines, what these draw of their rated power, and what a kWh
-- emits.
local figure = require "perigee.catalog.figure"
local kind = require "perigee.catalog.kind"
local money = require "perigee.catalog.money"
local schema = require "perigee.catalog.schema"

local FIGURES = { "electricity", "pue", "space", "intensity", "share" }

local function check_entry(report, item)
  for _, field in ipairs(FIGURES) do
    if item[field] ~= nil then
      return
    end
  end
  report:add(item, nil, "it says nothing: give electricity, pue, space, intensity or share")
end

return kind.new {
  name = "energy", folder = "energy", noun = "energy entry", inherits = true,
  list = "entries", list_is = "a table of entries", example = "us-virginia",
  entry = {
    { "electricity", figure.price(money.per.energy) },
    { "customer", schema.rule.choice { "industrial", "commercial" } },
    { "pue", figure.ratio },
    { "space", figure.price(money.per.rack) },
    { "intensity", figure.carbon },
    { "share", figure.share },
    { "low", figure.share }, { "typical", figure.share }, { "high", figure.share },
  },
  listed = { "electricity", "pue", "space", "intensity", "share" },
  check_entry = check_entry,
}

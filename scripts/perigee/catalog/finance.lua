--- The schema of `kind = "finance"`: how long things last, what capital and upkeep
-- cost, what commitments save.
local figure = require "perigee.catalog.figure"
local kind = require "perigee.catalog.kind"

local FIGURES = { "life", "rate", "share" }

local function check_entry(report, item)
  for _, field in ipairs(FIGURES) do
    if item[field] ~= nil then
      return
    end
  end
  report:add(item, nil, "it says nothing: give life, rate or share")
end

return kind.new {
  name = "finance", folder = "finance", noun = "finance entry", inherits = true,
  list = "entries", list_is = "a table of entries", example = "cost-of-capital",
  entry = { { "life", figure.years }, { "rate", figure.yearly }, { "share", figure.share } },
  listed = { "life", "rate", "share" },
  check_entry = check_entry,
}

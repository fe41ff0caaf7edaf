-- The page of the vocabulary names every word, and no word that is not there.
local perigee = require "perigee"
local vocabulary = require "perigee.vocabulary"

local file = assert(io.open("scripts/perigee/README.md", "rb"))
local page = file:read "a"
file:close()

describe("scripts/perigee/README.md", function()
  it("names every word of the vocabulary", function()
    local missing = {}
    for name in pairs(vocabulary) do
      if not page:find("perigee." .. name, 1, true) then missing[#missing + 1] = name end
    end
    table.sort(missing)
    assert.same({}, missing)
  end)

  it("names none that is not there", function()
    for name in page:gmatch "perigee%.([%a_]+)" do
      assert.is_not_nil(perigee[name], name)
    end
    for _, word in ipairs { "memory", "serving", "finance", "fleet", "pricing", "training", "energy" } do
      local list = page:match("%| `perigee%." .. word .. "` %| ([%a_, ]+):")
      for name in list:gmatch "[%a_]+" do assert.is_function(perigee[word][name], name) end
    end
  end)

  it("names every category of cost", function()
    local categories = table.concat(require("perigee.options.cost").categories, ", ")
    assert.truthy(page:find("Categories: " .. categories .. ".", 1, true))
  end)
end)

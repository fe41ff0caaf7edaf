-- scripts/perigee/import/amounts.lua: numbers of lists as prices.
local amounts = require "perigee.import.amounts"

describe("import.amounts", function()
  it("has two decimals or more, and none that a float added", function()
    assert.equal("0.40", amounts.text(0.4))
    assert.equal("3.00", amounts.text(3))
    assert.equal("0.0028", amounts.text(0.0028))
    assert.equal("2.99999", amounts.text(2.9999900000000002e-06 * 1e6))
    assert.equal("0.0833333333333333", amounts.text(0.00000008333333333333334 * 1e6)) -- 1/12 to 15 digits
  end)

  it("has no exponent", function()
    assert.equal("0.0000000825", amounts.text(8.25e-08))
    assert.equal("0.000005", amounts.text(5e-06))
    assert.equal("120000000000000000.00", amounts.text(1.2e17))
    assert.equal("1000000000000000.00", amounts.text(1e15))
  end)

  it("says the currency and the unit", function()
    assert.equal("0.04 USD/image", amounts.per(0.04, "image"))
    assert.equal("15.00 CNY/Mtoken", amounts.per_million(15, "CNY"))
    assert.equal("15.00 USD/Mtoken", amounts.per_million(15))
  end)
end)

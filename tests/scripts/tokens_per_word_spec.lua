-- perigee.tokens_per_word: a tokenizer and a language give a figure or a range.
local model = require "scripts.support.model"
local perigee = require "perigee"

-- AleksandarPetrov/tokenization-fairness 365c3f8, FLORES-200 dev and devtest:
-- tokens over words, cl100k_base: English 52835 / 42855, German 83450 / 42663.
local english, german = 52835 / 42855, 83450 / 42663

local function output(f)
  return assert(model.run({}, f)).outputs[1]
end

describe("tokens per word", function()
  it("of English is what it is where no language is said", function()
    local found = output(function() return { x = perigee.tokens_per_word { "cl100k_base" } } end)
    assert.is_true(math.abs(found.point / english - 1) < 5e-4)
    assert.equal("token/word", found.unit)
    assert.equal(found.p5, found.p95)
  end)

  it("differ by language, as a figure and as a range round it", function()
    local found = output(function()
      return { x = perigee.tokens_per_word { "cl100k_base", language = "german", spread = true } }
    end)
    assert.is_true(math.abs(found.point / german - 1) < 5e-4)
    assert.is_true(found.p5 < german and german < found.p95)
  end)

  it("of one tokenizer and language are one draw, however often asked", function()
    local found = output(function()
      local given = { "cl100k_base", language = "german", spread = true }
      return { x = perigee.tokens_per_word(given) - perigee.tokens_per_word(given) }
    end)
    assert.same({ 0, 0, 0 }, { found.point, found.p5, found.p95 })
  end)

  it("go with pages and other counted units", function()
    perigee.unit("page", "300 words")
    local found = output(function()
      return { x = "200 pages/day" * perigee.tokens_per_word { "cl100k_base" } }
    end)
    assert.is_true(math.abs(found.point / (200 * 300 * english) - 1) < 5e-4)
    assert.equal("token/day", found.unit)
  end)

  it("of what is not known name what is near", function()
    local _, message = model.run({}, function()
      return { x = perigee.tokens_per_word { "cl100k_base", language = "gernan" } }
    end)
    assert.truthy(message:find("unknown language of a tokenizer 'cl100k_base/gernan': did you mean "
      .. "'cl100k_base/german'?", 1, true), message)
    _, message = model.run({}, function() return { x = perigee.tokens_per_word { lang = "x" } } end)
    assert.truthy(message:find("perigee.tokens_per_word: unknown field 'lang'", 1, true), message)
  end)
end)

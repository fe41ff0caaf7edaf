local near = require "perigee.near"

describe("near.distance", function()
  it("counts insertions, deletions, substitutions", function()
    assert.equal(0, near.distance("token", "token"))
    assert.equal(1, near.distance("token", "tokens"))
    assert.equal(1, near.distance("token", "toke"))
    assert.equal(1, near.distance("token", "taken"))
    assert.equal(3, near.distance("kitten", "sitting")) -- the textbook's
    assert.equal(5, near.distance("", "token"))
  end)

  it("counts neighbours that are exchanged as one", function()
    assert.equal(1, near.distance("trubo", "turbo"))
    assert.equal(3, near.distance("ca", "abc")) -- optimal string alignment: no edit inside a pair
  end)

  it("takes letter case, - _ . and blanks as alike", function()
    assert.equal(0, near.distance("GPT-3.5 Turbo", "gpt_3-5.turbo"))
  end)
end)

describe("near.name", function()
  local keys = { "samples", "seed", "threads", "catalog" }

  it("finds the nearest", function()
    assert.equal("samples", near.name("sample", keys))
    assert.equal("threads", near.name("thraeds", keys))
  end)

  it("finds nothing where more than a third differs", function()
    assert.equal("abcdef", near.name("abcdxy", { "abcdef" })) -- 2 of 6
    assert.is_nil(near.name("abcxyz", { "abcdef" })) -- 3 of 6
    assert.is_nil(near.name("zebra", keys))
    assert.is_nil(near.name("x", {}))
  end)

  it("takes what is no text as its text", function()
    assert.is_nil(near.name(12, keys))
    assert.equal("12", near.name(12, { "12" }))
  end)
end)

describe("near.names", function()
  it("gives the nearest first, equals by the alphabet, each once", function()
    assert.same({ "gpt-4o", "gpt-4a", "gpt-4b" },
      near.names("gpt-4o", { "gpt-4b", "gpt-4o", "gpt-4a", "gpt-4b" }))
  end)

  it("gives so many", function()
    local list = { "ab1", "ab2", "ab3", "ab4" }
    assert.same({ "ab1", "ab2", "ab3" }, near.names("ab0", list))
    assert.same({ "ab1" }, near.names("ab0", list, 1))
    assert.same({}, near.names("ab0", list, 0))
  end)

  it("leaves out what is farther than the nearest by more than an edit", function()
    assert.same({ "gpt-3.5-turbo" },
      near.names("gpt-3.5-trubo", { "gpt-3.5-turbo", "gpt-3.5-turbo-16k" }))
  end)

  it("finds names that contain the word", function()
    assert.same({ "gpt-4-turbo", "gpt-3.5-turbo" },
      near.names("turbo", { "gpt-3.5-turbo", "gpt-4-turbo", "gpt-4" }))
    assert.same({}, near.names("o1", { "a-long-o1-name" })) -- too short to tell anything
  end)

  it("finds names that the word begins with, the longest first", function()
    assert.same({ "gpt-4o-mini", "gpt-4o" },
      near.names("gpt-4o-mini-2024-07-18", { "gpt-4o", "gpt-4o-mini", "o1" }))
  end)
end)

describe("near.hint", function()
  it("says nothing where nothing is near", function()
    assert.equal("", near.hint("zebra", { "gpt-4" }))
  end)

  it("names one, two or three", function()
    assert.equal(": did you mean 'gpt-4'?", near.hint("gtp-4", { "gpt-4", "claude-2" }))
    assert.equal(": did you mean 'ab1' or 'ab2'?", near.hint("ab0", { "ab1", "ab2" }))
    assert.equal(": did you mean 'ab1', 'ab2' or 'ab3'?",
      near.hint("ab0", { "ab1", "ab2", "ab3", "ab4" }))
  end)
end)

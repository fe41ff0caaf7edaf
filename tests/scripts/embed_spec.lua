-- The programs of examples/embed run, and say what they are there to say.
describe("examples/embed/price_watch.lua", function()
  local lua = os.getenv "PERIGEE_LUA" or "lua5.4"
  local pipe = assert(io.popen(lua .. " examples/embed/price_watch.lua 2>&1"))
  local text = pipe:read "a"
  local ok = pipe:close()

  it("ends well", function()
    assert.is_true(ok, text)
  end)

  it("names one model a quarter, and prices that fall", function()
    local previous, count = math.huge, 0
    for mean, low, high in text:gmatch "%d%d%d%d%-%d%d%-%d%d  openai/%S+%s+(%d+) USD/month  %((%d+) to (%d+)%)" do
      mean, low, high = tonumber(mean), tonumber(low), tonumber(high)
      assert.is_true(low < mean and mean < high)
      assert.is_true(mean <= previous)
      previous, count = mean, count + 1
    end
    assert.equal(6, count)
  end)

  -- GPT-4 in July 2023: 30 and 60 USD/Mtoken; the mean of the input is that of a
  -- lognormal, exp(mu + sigma^2 / 2), with mu and sigma from its P5 and P95.
  it("prices the first as a hand would", function()
    local function mean(low, high)
      local sigma = (math.log(high) - math.log(low)) / (2 * 1.6448536269514722)
      return math.exp((math.log(low) + math.log(high)) / 2 + sigma * sigma / 2)
    end
    local month = 10000 * 365 / 12
    local expected = month * (mean(800, 1600) * 30e-6 + mean(150, 400) * 60e-6)
    local found = tonumber(text:match "openai/gpt%-4%s+(%d+)")
    assert.is_true(math.abs(found / expected - 1) < 0.01, found .. " against " .. expected)
  end)
end)

-- What the README shows works as it stands there.
local files = dofile "tests/scripts/support/folder.lua"

local program = assert(os.getenv "PERIGEE", "PERIGEE names the built program")

local read = files.read

local write = files.put

local function run(command)
  local pipe = assert(io.popen(command .. " 2>&1"))
  local text = pipe:read "a"
  return pipe:close(), text
end

local readme = read "README.md"
local folder

setup(function() folder = files.new {} end)
teardown(files.remove_all)

describe("the README's scenario", function()
  it("runs, and is the answer's shape", function()
    write(folder .. "/my.lua", assert(readme:match "```lua\n(local perigee.-)```"))
    local ok, text = run(("'%s' run '%s/my.lua'"):format(program, folder))
    assert.is_true(ok, text)
    assert.truthy(text:find("GPT-3.5 Turbo", 1, true))
    assert.truthy(text:find("tokens_per_day", 1, true))
  end)
end)

describe("the README's answer", function()
  it("is what the main example says", function()
    local ok, text = run(("'%s' run examples/host_or_api.lua"):format(program))
    assert.is_true(ok, text)
    local count = 0
    for line in readme:gmatch "\n    ([^\n]+ USD/month, [^\n]+%.)" do
      assert.truthy(text:find(line, 1, true), line)
      count = count + 1
    end
    assert.equal(2, count)
  end)
end)

describe("the README's size", function()
  it("is what the command says", function()
    local arguments = assert(readme:match "\n    build/bin/perigee (size [^\n]+)")
    local ok, text = run(("LC_ALL=C.UTF-8 '%s' %s"):format(program, arguments))
    assert.is_true(ok, text)
    local count = 0
    for line in assert(readme:match "\n(    Memory of .-\n)\n"):gmatch "    ([^\n]+)\n" do
      assert.truthy(text:find("\n" .. line .. "\n", 1, true), line .. "\n" .. text)
      count = count + 1
    end
    assert.equal(7, count)
  end)
end)

-- A command, words, and what it prints: each of the lines stands in its output.
local function shown(command)
  local arguments, rest = readme:match("\n    build/bin/perigee (" .. command .. " [^\n]+)\n(.-)\n## ")
  rest = "\n" .. assert(rest, command) .. "\n\nEnd"
  local block = assert(rest:match "\n\n(    .-)\n\n%S", command)
  local ok, text = run(("LC_ALL=C.UTF-8 '%s' %s"):format(program, arguments))
  assert.is_true(ok, text)
  local count = 0
  for line in (block .. "\n"):gmatch "    ([^\n]+)\n" do
    assert.truthy(("\n" .. text):find("\n" .. line .. "\n", 1, true), line .. "\n" .. text)
    count = count + 1
  end
  return count
end

describe("the README's commands", function()
  it("print what it shows", function()
    assert.equal(5, shown "price")
    assert.equal(3, shown "breakeven")
    assert.equal(5, shown "choose")
    assert.equal(6, shown "sensitivity")
    assert.equal(4, shown "decide")
    assert.equal(10, shown "explain")
    assert.equal(7, shown "compare")
    assert.equal(3, shown "sweep examples/host_or_api.lua")
  end)
end)

describe("the README's timeline", function()
  it("stands in the place of a model's list", function()
    local fragment = assert(readme:match "```lua\n(return perigee%.timeline.-)```")
    write(folder .. "/months.lua", ([[
      local perigee = require "perigee"
      return perigee.scenario { as_of = "2026-08-01",
        assume = { requests = "200k requests/day", growth = "20 .. 60 %%/year", input = "1000 tokens/request",
                   output = "250 tokens/request" },
        model = function(a)
%s
        end }]]):format(fragment))
    local ok, text = run(("'%s' run '%s/months.lua' --samples 1000"):format(program, folder))
    assert.is_true(ok, text)
    assert.truthy(text:find("Over 36 months, discounted at 8 %/year", 1, true), text)
    assert.truthy(text:find("Own against API: month", 1, true), text)
  end)
end)

describe("the README's catalogs of one's own", function()
  local given = {}
  for path, text in readme:gmatch "%-%- my/(%S+)\n(return [^\n]+)" do given[path] = text end

  it("pass the check, and serve a scenario", function()
    local count = 0
    for path, text in pairs(given) do
      files.write(folder, "my/" .. path, text .. "\n")
      count = count + 1
    end
    assert.equal(4, count)
    local ok, text = run(("'%s' catalog check '%s/my'"):format(program, folder))
    assert.is_true(ok, text)

    write(folder .. "/use.lua", [[
      local perigee = require "perigee"
      return perigee.scenario { as_of = "2026-02-01", model = function()
        local traffic = perigee.traffic { requests = "1k requests/day",
          input = "1000 tokens/request", output = "500 tokens/request" }
        return {
          perigee.api { "theirs", model = "acme/chat-1", traffic = traffic },
          perigee.host { "ours", model = "acme/small-1", quantization = "bf16",
            instance = "acme/box", replicas = 1, traffic = traffic,
            throughput = "1000 tokens/s", staff = { ["prompt-writer"] = "0.5 FTE" } },
        }
      end }]])
    ok, text = run(("'%s' run '%s/use.lua' --catalog '%s/my' --format json"):format(
      program, folder, folder))
    assert.is_true(ok, text)
    local result = require("dkjson").decode(text)
    -- 1000 requests/day * 365/12 * (1000 * 1 + 500 * 4) USD/Mtoken = 91.25 USD/month
    assert.is_true(math.abs(result.options[1].cost.point - 91.25) < 1e-9)
    -- 20 USD/hour * 730 hours + 0.5 * 90000 USD/year / 12 = 18350 USD/month
    assert.is_true(math.abs(result.options[2].cost.point - 18350) < 1e-9)
    assert.is_true(result.options[2].feasible)
  end)
end)

describe("the README's prompt", function()
  it("answers as it shows", function()
    local block = assert(readme:match "\n(    > perigee.-)\n\n")
    local typed, answers = {}, {}
    for line in block:gmatch "    ([^\n]+)" do
      local input = line:match "^> (.*)$"
      table.insert(input and typed or answers, input or line)
    end
    write(folder .. "/typed", table.concat(typed, "\n") .. "\n")
    local ok, text = run(("LC_ALL=C.UTF-8 '%s' repl <'%s/typed'"):format(program, folder))
    assert.is_true(ok, text)
    assert.equal(table.concat(answers, "\n") .. "\n", text)
  end)
end)

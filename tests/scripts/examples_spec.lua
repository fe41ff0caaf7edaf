-- The examples are tests: every scenario under examples/ runs, its units are right on
-- all paths, and an analyst can read where its figures come from.
local lfs = require "lfs"
local perigee = require "perigee"

local programs = { ["examples/claims/audit.lua"] = true } -- Lua programs, not scenarios
local programs_in = { ["examples/embed"] = true }

local function read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read "a"
  file:close()
  return text
end

local function scenarios(folder, list)
  for name in lfs.dir(folder) do
    local path = folder .. "/" .. name
    if lfs.attributes(path, "mode") == "directory" and not name:find "^%." and not programs_in[path] then
      scenarios(path, list)
    elseif name:find "%.lua$" and not programs[path] then
      list[#list + 1] = path
    end
  end
  table.sort(list)
  return list
end

local files = scenarios("examples", {})

local SECONDS = 100 -- of a scenario's own code: sanitizers are slow, and so is a machine that does other things

local function run(path, options)
  local given = { samples = 1000, threads = 1, seconds = SECONDS }
  for name, value in pairs(options or {}) do given[name] = value end
  return assert(perigee.run(path, given))
end

-- Calls f with each figure of a row or an option: one, or one for each cell of an axis.
local function each_figure(value, f)
  for _, figure in ipairs(type(value) == "table" and value or { value }) do f(figure) end
end

local function finite(value, where)
  each_figure(value, function(figure)
    assert.is_true(figure == figure and math.abs(figure) < math.huge, where)
  end)
end

describe("the gallery", function()
  it("holds the examples that the README promises", function()
    for _, name in ipairs { "support_assistant", "bulk_summaries", "embeddings_search", "tune_or_prompt",
                            "on_premises", "startup_first_year", "host_or_api", "train_or_tune", "growing_pains" } do
      assert.equal("file", lfs.attributes("examples/" .. name .. ".lua", "mode"), name)
    end
  end)

  it("uses each word of the vocabulary somewhere", function()
    local all = {}
    for i, path in ipairs(files) do all[i] = read(path) end
    all = table.concat(all, "\n")
    for _, word in ipairs { "traffic", "api", "host", "own", "serverless", "swarm", "option", "cost", "staff",
                            "tuning", "train", "compliance", "brevity", "cache", "mix", "tiers", "unit", "quantity",
                            "catalog", "timeline", "repriced" } do
      assert.truthy(all:find("perigee%." .. word .. "%f[%W]"), word)
    end
  end)
end)

for _, path in ipairs(files) do
  describe(path, function()
    local result = run(path)

    it("has right units on all its paths", function()
      local checked = assert(perigee.check(path, { seconds = SECONDS }))
      assert.same({}, checked.warnings)
    end)

    it("runs without a warning", function()
      assert.same({}, result.warnings or {})
    end)

    it("gives finite figures, and rows that add up", function()
      for _, option in ipairs(result.options) do
        finite(option.cost.mean, option.name)
        each_figure(option.cost.point, function(figure) assert.is_true(figure >= 0, option.name) end)
        if type(option.cost.mean) == "number" then
          local sum = 0
          for _, row in ipairs(option.rows) do sum = sum + row.mean end
          assert.is_true(math.abs(sum - option.cost.mean) <= 1e-9 * math.max(1, sum), option.name)
        end
      end
      for _, output in ipairs(result.outputs) do finite(output.mean or output.point, output.name) end
    end)

    it("says where each assumption is from", function()
      for _, assumption in ipairs(result.assumptions) do
        assert.equal("string", type(assumption.source), assumption.name)
      end
    end)

    it("has a way that can be done", function()
      local possible = false
      for _, option in ipairs(result.options) do possible = possible or option.feasible ~= false end
      assert.is_true(possible)
    end)

    it("says at its top what it asks and how to run it", function()
      local text = read(path)
      assert.truthy(text:find "^%-%- ")
      assert.truthy(text:find("perigee run " .. path, 1, true))
      local longest = 0
      for line in text:gmatch "[^\n]+" do longest = math.max(longest, #line) end
      assert.is_true(longest <= 110, "lines of at most 110 columns")
    end)

    it("gives the same figures again, and with other threads", function()
      local again = run(path, { threads = 2 })
      for i, option in ipairs(result.options) do assert.same(option.cost, again.options[i].cost) end
    end)
  end)
end

describe("a line at the top of an example", function()
  -- `--set` as the comments show it.
  local function set_of(text)
    local name, value = text:match "%-%-set ([%a_]+)=\"([^\"]+)\""
    return name and { { name, value } }
  end

  for _, path in ipairs(files) do
    local set = set_of(read(path))
    if set then
      it(path .. " works as it stands there", function()
        assert.is_table(run(path, { set = set }))
      end)
    end
  end
end)

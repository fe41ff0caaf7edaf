-- The tutorial: its files and its commands, in their order, print what stands under them.
local files = dofile "tests/scripts/support/folder.lua"
local lfs = require "lfs"

local program = assert(os.getenv "PERIGEE", "PERIGEE names the built program")
local folder

local read = files.read

local write = files.put

setup(function() folder = files.new {} end)
teardown(files.remove_all)

-- The steps: { file, text }, or { command, lines that it prints }.
local function steps_of(page)
  local steps, fence = {}, nil
  for line in page:gmatch "([^\n]*)\n" do
    if fence then
      if line:find "^```" then
        fence = nil
      elseif fence.file then
        fence.text = fence.text .. line .. "\n"
      else
        fence.file = assert(line:match "^%-%- (%S+%.lua)$", line)
      end
    elseif line:find "^```lua" then
      fence = { text = "" }
      steps[#steps + 1] = fence
    elseif line:find "^    perigee " then
      steps[#steps + 1] = { command = line:match "^    perigee (.*)$", lines = {} }
    elseif line:find "^    " then
      table.insert(steps[#steps].lines, line:sub(5))
    end
  end
  return steps
end

local function run(command)
  local pipe = assert(io.popen(("cd '%s' && LC_ALL=C.UTF-8 COLUMNS=80 '%s' %s 2>&1"):format(folder, program, command)))
  local text = pipe:read "a"
  return pipe:close(), text
end

describe("the tutorial", function()
  it("prints what it shows, from a new file to a page", function()
    local commands, lines = 0, 0
    for _, step in ipairs(steps_of(read "examples/TUTORIAL.md")) do
      if step.file then
        write(folder .. "/" .. step.file, step.text)
      else
        local ok, text = run(step.command)
        assert.is_true(ok, step.command .. "\n" .. text)
        commands = commands + 1
        for _, line in ipairs(step.lines) do
          assert.truthy(("\n" .. text):find("\n" .. line .. "\n", 1, true), line .. "\n" .. text)
          lines = lines + 1
        end
      end
    end
    assert.is_true(commands >= 15 and lines >= 24, commands .. " commands, " .. lines .. " lines")
    local page = read(folder .. "/board.html")
    assert.truthy(page:find("a large model, a small one, or people?", 1, true))
    assert.is_true(#page < 1e6)
  end)
end)

-- ----- the gallery -----

local gallery = read "examples/README.md"

local function examples(of, pattern)
  local names = {}
  for name in lfs.dir(of) do
    if name:find(pattern) then names[#names + 1] = name end
  end
  table.sort(names)
  return names
end

describe("the gallery", function()
  it("has every example, with its command and its picture", function()
    for _, name in ipairs(examples("examples", "%.lua$")) do
      local bare = name:gsub("%.lua$", "")
      assert.truthy(gallery:find(("](%s)"):format(name), 1, true), name)
      assert.truthy(gallery:find(" examples/" .. name, 1, true), "a command for " .. name)
      assert.truthy(gallery:find(("](pictures/%s.png)"):format(bare), 1, true), "a picture of " .. name)
    end
    for _, name in ipairs { "calibrate", "claims", "embed" } do
      assert.truthy(gallery:find("](" .. name .. "/", 1, true), name)
    end
  end)

  it("has small pictures, each of an example", function()
    local all = 0
    for _, name in ipairs(examples("examples/pictures", "^[^.]")) do
      local picture = read("examples/pictures/" .. name)
      assert.equal("\137PNG\r\n\26\n", picture:sub(1, 8), name)
      assert.is_true(#picture < 100 * 1024, name)
      assert.truthy(lfs.attributes("examples/" .. name:gsub("png$", "lua"), "mode"), name)
      all = all + #picture
    end
    assert.is_true(all < 1024 * 1024)
  end)

  it("shows commands that run", function()
    local here, count = lfs.currentdir(), 0
    for command in gallery:gmatch "\n    perigee ([^\n]+)" do
      command = command:gsub("examples/", here .. "/examples/")
      local ok, text = run(command .. (command:find "^choose" and "" or " --samples 500"))
      assert.is_true(ok, command .. "\n" .. text)
      count = count + 1
    end
    assert.is_true(count >= 9, count .. " commands")
  end)
end)

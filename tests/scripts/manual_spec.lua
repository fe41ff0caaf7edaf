-- The manual page has every command and every flag, as it stands in the source tree.
local cli = require "perigee.cli"
local manual = require "perigee.cli.manual"

local program = assert(os.getenv "PERIGEE", "PERIGEE names the built program")

local file = assert(io.open("scripts/perigee/cli/perigee.1", "rb"))
local page = file:read "a"
file:close()

local function output_of(command)
  local pipe = assert(io.popen(command .. " 2>&1"))
  local text = pipe:read "a"
  return text, pipe:close()
end

local function each_command(commands, path, f)
  for _, command in ipairs(commands) do
    local name = path == "" and command.name or path .. " " .. command.name
    f(name, command)
    each_command(command.commands or {}, name, f)
  end
end

-- The part of the page about one command.
local function section(name)
  local title = ".Ss " .. name:gsub("%S+", "\\&%0") .. "\n"
  local from = assert(page:find(title, 1, true), name)
  return page:sub(from, (page:find("\n%.S[sh] ", from + 1)))
end

describe("the manual page", function()
  it("is the one that is made of the commands", function()
    assert.is_true(page == manual.page(),
      "renew it: lua5.4 -e 'io.write(require(\"perigee.cli.manual\").page())' > scripts/perigee/cli/perigee.1")
  end)

  it("has every command, and every flag that its help shows", function()
    local flags = 0
    each_command(cli.program.commands, "", function(name)
      local part = section(name)
      for flag in output_of(("'%s' %s --help"):format(program, name)):gmatch "\n%s+(%-%-[%w-]+)" do
        assert.truthy(flag == "--help" or part:find("Sy " .. flag:gsub("%-", "\\-"), 1, true), name .. " " .. flag)
        flags = flags + 1
      end
    end)
    assert.is_true(flags > 100, flags .. " flags")
  end)

  it("is sound", function()
    if not os.execute "command -v mandoc >/dev/null" then return pending "no mandoc here" end
    local found = output_of "mandoc -Tlint -Wwarning scripts/perigee/cli/perigee.1"
    assert.equal("", found)
  end)

  it("reads as a page", function()
    if not os.execute "command -v man >/dev/null" then return pending "no man here" end
    local text, ok = output_of "MANWIDTH=100 LC_ALL=C.UTF-8 man --warnings -l scripts/perigee/cli/perigee.1"
    if not ok then return pending("man does not format here: " .. text) end
    assert.is_nil(text:find("warning", 1, true), text)
  end)
end)

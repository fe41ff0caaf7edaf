-- LibreOffice as a second opinion: workbooks are recalculated by it, and read back.
local libreoffice = {}

-- Commas, quotes, UTF-8, raw numbers, each sheet in a file of its own.
local FILTER = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"

-- It recalculates what it opens, whatever values the file has, and touches no profile of the user's.
local SETTINGS = [[
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item>
</oor:items>
]]

local function quoted(text) return "'" .. text:gsub("'", "'\\''") .. "'" end

--- Why it cannot be asked, or nil.
---@return string?
function libreoffice.absent()
  if os.getenv "PERIGEE_SANITIZE" == "1" then return "LibreOffice is not run under sanitizers" end
  if not os.execute "command -v soffice >/dev/null 2>&1" then
    return "soffice is not here (Debian: libreoffice-calc-nogui)"
  end
end

local function write(path, text)
  local file = assert(io.open(path, "w"))
  file:write(text)
  assert(file:close())
end

--- Recalculates workbooks, all in one go.
---@param folder string where there is room; `NAME.xlsx` lie in it
---@param names string[]
function libreoffice.recalculate(folder, names)
  local profile = folder .. "/profile"
  assert(os.execute("mkdir -p " .. quoted(profile .. "/user") .. " " .. quoted(folder .. "/out")))
  write(profile .. "/user/registrymodifications.xcu", SETTINGS)
  local files = {}
  for i, name in ipairs(names) do files[i] = quoted(("%s/%s.xlsx"):format(folder, name)) end
  local command = ("env -u LD_PRELOAD soffice -env:UserInstallation=file://%s --headless --convert-to %s --outdir %s %s"
    .. " >%s 2>&1"):format(profile, quoted(FILTER), quoted(folder .. "/out"), table.concat(files, " "),
    quoted(folder .. "/soffice.log"))
  assert(os.execute(command), "soffice failed: see " .. folder .. "/soffice.log")
end

-- The fields of one line; no text of a workbook holds an end of line.
local function fields_of(line)
  local fields, at = {}, 1
  repeat
    local quoted_field, after = line:match('^"([^"]*)"()', at)
    while quoted_field and line:sub(after, after) == '"' do
      local more, next_after = line:match('^"([^"]*)"()', after)
      quoted_field, after = quoted_field .. '"' .. more, next_after
    end
    if not quoted_field then quoted_field, after = line:match("^([^,]*)()", at) end
    fields[#fields + 1], at = quoted_field, after + 1
  until after > #line
  return fields
end

--- The cells of a sheet as texts, by row and column.
---@return string[][]
function libreoffice.sheet(folder, name, sheet)
  local rows = {}
  for line in io.lines(("%s/out/%s-%s.csv"):format(folder, name, sheet)) do rows[#rows + 1] = fields_of(line) end
  return rows
end

--- A cell's number; nil where it is none.
---@param text string?
---@return number?
function libreoffice.number(text)
  local share = text and text:match "^(.*)%%$"
  return share and tonumber(share) and tonumber(share) / 100 or tonumber(text)
end

return libreoffice

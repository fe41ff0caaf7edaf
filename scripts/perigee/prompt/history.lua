--- The lines of earlier sessions, in a file of the user's.  Whatever is wrong with the
-- file, the session goes on.
--
-- A line is appended when it was typed, in one write, so that nothing is lost and several
-- sessions share the file; it is written anew, whole or not at all, when it grew long.
local output = require "perigee.cli.output"

local history = {}

local KEPT, LONG = 1000, 2000

--- Where it lies: $XDG_STATE_HOME/perigee/history, else under ~/.local/state.
---@param variable fun(name: string): string?
---@return string? path
function history.path(variable)
  local state, home = variable "XDG_STATE_HOME", variable "HOME"
  if state and state:sub(1, 1) == "/" then return state .. "/perigee/history" end
  return home and home .. "/.local/state/perigee/history" or nil
end

-- An entry of several lines is one line of the file.
local function packed(entry) return (entry:gsub("[\\\n]", { ["\\"] = "\\\\", ["\n"] = "\\n" })) end

local function unpacked(line) return (line:gsub("\\(.)", { ["\\"] = "\\", n = "\n" })) end

local function lines_of(path)
  local file, lines = io.open(path, "rb"), {}
  if not file then return lines end
  local read = pcall(function()
    for line in file:lines() do lines[#lines + 1] = line end
  end)
  file:close()
  return read and lines or {}
end

--- The entries of a file, the oldest first; none where it cannot be read.
---@param path string?
---@return string[]
function history.read(path)
  local lines = path and lines_of(path) or {}
  local kept = table.move(lines, math.max(1, #lines - KEPT + 1), #lines, 1, {})
  if #lines > LONG then output.write(path, table.concat(kept, "\n") .. "\n") end
  for i, line in ipairs(kept) do kept[i] = unpacked(line) end
  return kept
end

--- Appends an entry; false where that is not possible.
---@param path string?
---@param entry string
---@return boolean
function history.add(path, entry)
  if not path or not output.folders(path) then return false end
  local file = io.open(path, "ab")
  if not file then return false end
  local ok = file:write(packed(entry) .. "\n")
  return file:close() and ok ~= nil
end

return history

--- From a table of accelerators to catalogs, one vendor a file.  The columns are
-- those of the CSV from which catalogs/accelerators/ was first written (gpu_id,
-- vendor, memory_gb, bandwidth_gb_s, bf16_tflops_dense ...).  The files are edited
-- as source since.
--
-- Rules:
--   * the name is the id in lower case, without the vendor; the id leads to it;
--   * so does the id without its memory, where only one of the vendor's has it;
--   * a figure that was recalled and read nowhere is said so in the note.
local data = require "perigee.data"
local schema = require "perigee.catalog.schema"

local accelerators_csv = {}

local COLUMNS = {
  { "memory", "memory_gb", "%s GB" }, { "usable_memory", "device_total_gib", "%s GiB" },
  { "bandwidth", "bandwidth_gb_s", "%s GB/s" },
  { "fp32", "fp32_tflops", "%s TFLOP/s" }, { "tf32", "tf32_tflops_dense", "%s TFLOP/s" },
  { "fp16", "fp16_tflops_dense", "%s TFLOP/s" }, { "bf16", "bf16_tflops_dense", "%s TFLOP/s" },
  { "fp8", "fp8_tflops_dense", "%s TFLOP/s" }, { "int8", "int8_tops_dense", "%s TFLOP/s" },
  { "fp4", "fp4_tflops_dense", "%s TFLOP/s" },
  { "bf16_measured", "mamf_bf16_tflops_measured", "%s TFLOP/s" },
  { "fp8_measured", "mamf_fp8_tflops_measured", "%s TFLOP/s" },
  { "interconnect_bandwidth", "interconnect_gb_s_per_gpu_unidirectional", "%s GB/s" },
  { "power", "tdp_w", "%s W" },
}

local function name_of(cells)
  local vendor = cells.vendor:lower()
  return vendor, (cells.gpu_id:lower():gsub("^" .. vendor .. "%-", ""))
end

local function note_of(cells)
  local notes = {}
  if cells.sources:find("recalled", 1, true) then
    notes[#notes + 1] = cells.sources:find("^vendor datasheet") and not cells.sources:find(";", 1, true)
      and "figures recalled, not read" or "figures in part recalled, not read"
  end
  if tostring(cells.device_total_gib_basis):find("recalled", 1, true) then
    notes[#notes + 1] = "usable_memory recalled, not read, to 1 %"
  elseif cells.device_total_gib_basis ~= "" then
    notes[#notes + 1] = "usable_memory read in an engine's log"
  end
  return notes[1] and table.concat(notes, "; ") or nil
end

local function source_of(cells)
  return (cells.sources:gsub("%s*%(recalled, not re%-fetched%)", ""))
end

local function entry_of(cells, id, name)
  local entry = { year = math.tointeger(cells.year), form = cells.form_factor,
                  interconnect = cells.interconnect, source = source_of(cells), note = note_of(cells),
                  aliases = id:lower() ~= name and { id } or nil }
  for _, column in ipairs(COLUMNS) do
    local value = cells[column[2]]
    entry[column[1]] = value ~= "" and column[3]:format(value) or nil
  end
  return entry
end

-- h100-sxm of h100-sxm-80gb, unless a second one has it.
local function add_short_names(entries)
  local owners = {}
  for name in pairs(entries) do
    local short = name:match("^(.*)%-%d+gb$")
    if short then
      owners[short] = owners[short] and "several" or name
    end
  end
  for _, short in ipairs(schema.keys(owners)) do
    local entry = not entries[short] and entries[owners[short]]
    if entry then
      entry.aliases = entry.aliases or {}
      table.insert(entry.aliases, short)
    end
  end
end

--- Converts the rows of the CSV.
---@param rows table[] of data.read
---@return table<string, table> catalogs by vendor
---@return string[] remarks
function accelerators_csv.convert(rows)
  local catalogs = {}
  for _, cells in ipairs(rows) do
    local vendor, name = name_of(cells)
    catalogs[vendor] = catalogs[vendor] or {
      kind = "accelerators", vendor = vendor, accelerators = {},
      comment = ("-- Accelerators of %s: what one can do.  The fields: ../README.md.\n"):format(cells.vendor),
    }
    catalogs[vendor].accelerators[name] = entry_of(cells, cells.gpu_id, name)
  end
  for _, catalog in pairs(catalogs) do
    add_short_names(catalog.accelerators)
  end
  return catalogs, {}
end

--- Reads the CSV and converts it.
function accelerators_csv.read(text, filename)
  local rows, message = data.read(text, filename)
  if not rows then
    return nil, message
  end
  return accelerators_csv.convert(rows)
end

return accelerators_csv

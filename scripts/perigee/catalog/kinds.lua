--- The kinds of catalog that there are, each made by kind.lua.
local kinds = {
  list = {},
  by_name = {},
  by_folder = {},
  names = {},
}

-- In the order in which they are listed.
local MODULES = { "prices", "models", "accelerators", "machines", "hardware", "quantization", "engines",
                  "tokenizers", "staff", "energy", "regions", "finance", "services", "tuning", "swarms", "efficiency",
                  "utilisation", "currencies" }

for i, name in ipairs(MODULES) do
  local kind = require("perigee.catalog." .. name)
  kinds.list[i], kinds.names[i] = kind, kind.name
  kinds.by_name[kind.name], kinds.by_folder[kind.folder] = kind, kind
end
table.sort(kinds.names)

return kinds

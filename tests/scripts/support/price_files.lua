-- Files of api-prices for the specs, by the part that matters; not a spec itself.
local files = {}

files.GOOD = [[from = "2024-01-01", input = "1.00 USD/Mtoken", source = "a page"]]

--- A file of the given models, which begin on line 2, with more fields of its own.
function files.models(body, head)
  return ('return { kind = "api-prices", provider = "x", %smodels = {\n%s\n} }\n'):format(head or "", body)
end

--- A file of one model, m, of the given body.
function files.model(body, head)
  return files.models('["m"] = {' .. body .. "}", head)
end

--- A file of one model with one row, which has a price and the given fields.
function files.row(body, head)
  return files.model("{ " .. files.GOOD .. ", " .. body .. " }", head)
end

--- The same, the row without an input price.
function files.bare(body, head)
  return files.model('{ from = "2024-01-01", source = "a page", ' .. body .. " }", head)
end

--- A file of one model with the given rows, a line each from line 3 on.
function files.rows(...)
  local list = {}
  for i, body in ipairs { ... } do
    list[i] = '{ source = "a page", ' .. body .. " },"
  end
  return files.model("\n" .. table.concat(list, "\n") .. "\n")
end

return files

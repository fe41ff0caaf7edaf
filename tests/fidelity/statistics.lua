--- Errors of predictions: medians, percentiles, and a table of them by group.
local statistics = {}

--- The value below which a share of a list lies, between its neighbours.
function statistics.quantile(list, share)
  local sorted = table.move(list, 1, #list, 1, {})
  table.sort(sorted)
  local place = share * (#sorted - 1) + 1
  local low = math.floor(place)
  local high = math.min(low + 1, #sorted)
  return sorted[low] + (place - low) * (sorted[high] - sorted[low])
end

--- |predicted / measured - 1| of each pair.
function statistics.errors(pairs_)
  local errors = {}
  for i, pair in ipairs(pairs_) do errors[i] = math.abs(pair[1] / pair[2] - 1) end
  return errors
end

local function signed(pairs_)
  local list = {}
  for i, pair in ipairs(pairs_) do list[i] = pair[1] / pair[2] - 1 end
  return list
end

local function line(label, pairs_)
  local errors = statistics.errors(pairs_)
  return ("%-58s %5d %7.1f %% %6.1f %% %+6.1f %%"):format(label, #pairs_,
    100 * statistics.quantile(errors, 0.5), 100 * statistics.quantile(errors, 0.9),
    100 * statistics.quantile(signed(pairs_), 0.5))
end

--- A table of errors by group, and of all.
-- @param groups table of lists of { predicted, measured }, by label
-- @return text, all pairs
function statistics.table(title, groups)
  local labels, all = {}, {}
  for label, list in pairs(groups) do
    labels[#labels + 1] = label
    table.move(list, 1, #list, #all + 1, all)
  end
  table.sort(labels)
  local lines = { ("%-58s %5s %9s %8s %8s"):format(title, "rows", "median", "p90", "bias") }
  for _, label in ipairs(labels) do lines[#lines + 1] = line(label, groups[label]) end
  lines[#lines + 1] = line("all", all)
  return table.concat(lines, "\n"), all
end

return statistics

--- What there is to say of a choice besides its figures.
local format = require "perigee.report.format"
local readable = require "perigee.report.readable"

local notes = {}

local function count_of(list, is)
  local count = 0
  for _, item in ipairs(list) do count = count + (is(item) and 1 or 0) end
  return count
end

local function first_of(ways, kind)
  for _, way in ipairs(ways) do
    if way.kind == kind then return way end
  end
end

local function many(count, one, more)
  return ("%s %s"):format(readable.count(count), count == 1 and one or more)
end

local function quality_note(asked, candidates)
  if not asked.quality then
    return not asked.models
      and "neither --quality nor --model says what is good enough: the cheapest is whatever costs least"
  end
  local hosted = count_of(candidates.models, function(entry) return not entry.mmlu end)
  local api = count_of(candidates.apis, function(way) return not way.quality end)
  if hosted + api == 0 then return nil end
  return ("what has no known quality cannot pass --quality: %s of %s that can be hosted and %s of %s APIs have none in "
    .. "the catalogs, and what some quantizations lose is in none"):format(readable.count(hosted),
    readable.count(#candidates.models), readable.count(api), readable.count(#candidates.apis))
end

local function speed_note(asked, candidates)
  if not (asked.token_time or asked.first_token) or #candidates.apis == 0 then return nil end
  return ("how fast an API answers is in no catalog: %s cannot pass --token-time or --first-token")
    :format(many(#candidates.apis, "API", "APIs"))
end

local function region_note(asked, candidates)
  if not asked.regions or asked.hosted then return nil end
  return #candidates.apis == 0 and "no API says that it answers from there, or has a price for it" or nil
end

-- People cost the same whatever is hosted, and only the reader knows how many: so they are
-- none unless said, and what they may cost is told.
local function staff_note(asked, candidates, made)
  local hosted, api = first_of(made.ways, "hosted"), first_of(made.ways, "api")
  if #candidates.rows == 0 or asked.staff or not hosted then return nil end
  local text = "people's time is not counted, which hosting takes and an API hardly does: "
    .. "--staff ml-engineer=0.25 adds it"
  local more = api and api.usd_per_month - hosted.usd_per_month
  if more and more > 0 then
    return ("%s; hosting stays the cheaper up to %s USD/month of it"):format(text, readable.money(more, 3))
  end
  return text
end

local function strange_note(found)
  return found and found > 0 and ("%s have no finite figures and were left out"):format(
    many(found, "combination", "combinations")) or nil
end

local function offers_note(candidates)
  if #candidates.offers == #candidates.cheapest then return nil end
  return ("of %s offers of machines each provider's cheapest of its kind was looked at"):format(
    format.number(#candidates.offers, { certain = true, trim = true }))
end

--- The notes of an answer.
---@return string[]
function notes.of(asked, candidates, made)
  local list = {}
  local function add(text) list[#list + 1] = text or nil end
  add(quality_note(asked, candidates))
  add(speed_note(asked, candidates))
  add(region_note(asked, candidates))
  add(staff_note(asked, candidates, made))
  add(offers_note(candidates))
  add(strange_note(made.strange))
  return list
end

return notes

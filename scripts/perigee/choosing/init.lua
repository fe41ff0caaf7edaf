--- The cheapest feasible way over the catalogs: models under quantization schemes, on
-- machines, at widths, or paid for by the token.
--
-- Catalog rows are axes of a few graphs, which the core looks through (search.lua); what
-- it finds is worked out by perigee.host and told here.
local answers = require "perigee.choosing.answer"
local apis = require "perigee.choosing.apis"
local asked_of = require "perigee.choosing.asked"
local context = require "perigee.context"
local core = require "perigee.core"
local currencies = require "perigee.currencies"
local date = require "perigee.catalog.date"
local graph = require "perigee.choosing.graph"
local hosted = require "perigee.choosing.hosted"
local machines = require "perigee.choosing.machines"
local models = require "perigee.choosing.models"
local notes = require "perigee.choosing.notes"
local search = require "perigee.choosing.search"
local select = require "perigee.choosing.select"

local choosing = {}

-- What is chosen among.
local function candidates_of(book, asked)
  local made = { left_out = {} }
  local entries, all = select.models(asked, made.left_out)
  local offers, prices = select.providers(book, asked, all)
  made.models, made.offers = entries, offers
  made.cheapest = machines.cheapest(made.offers)
  made.rows = machines.rows(made.cheapest, asked.api and {} or select.engines(asked))
  made.apis = apis.ways(asked, prices, made.left_out)
  return made
end

local function grids_of(asked, candidates)
  if #candidates.models == 0 or #candidates.rows == 0 then return function() end end
  return graph.grids(asked, models.classes(candidates.models, select.quantizations(asked)), candidates.rows)
end

local function answer(book, request)
  local asked = asked_of.read(request)
  local candidates = candidates_of(book, asked)
  local of = { asked = asked, apis = candidates.apis, grids = grids_of(asked, candidates) }
  function of.resolve(spot, cost) return hosted.way(asked, spot, cost) end
  of.found = search.all(of.grids, asked.threads)
  local made = answers.of(of)
  made.perigee, made.as_of, made.left_out = core.version, context.as_of, candidates.left_out
  made.candidates = { models = #candidates.models, offers = #candidates.offers, machines = #candidates.cheapest,
                      hosted = of.found.cells, apis = #candidates.apis }
  made.notes = notes.of(asked, candidates, made)
  return made
end

-- What was raised, without the place of the code that raised it.
local function fault_of(raised)
  if type(raised) == "table" and raised.message then return raised end
  return { message = tostring(raised):gsub("^[^\n\"]-:%d+: ", ""), kind = "input" }
end

--- Chooses among all that the catalogs have.
---@param book perigee.book
---@param request table as choosing/asked.lua reads it; as_of, the day, today where nil
---@return table? answer
---@return string? message
---@return string? kind "input", "usage" or "limit"
function choosing.of(book, request)
  currencies.by(book, request.as_of or date.today())
  context.services.list = function(...) return book:list(...) end
  context.services.price = function(...) return book:price(...) end
  core.unmarked(true)
  local ok, result = xpcall(answer, fault_of, book, request)
  core.unmarked(false)
  if ok then return result end
  return nil, result.message, result.kind
end

return choosing

--- What a running model needs to know, in the state that it runs in.
--
-- `services` are functions that the host provides: `price(name, date)`,
-- `entry(kind, name, options)`, `list(options)`, `history(kind, name, options)`,
-- `data(name)`, `scenario(name)`.  The rest is set
-- anew for each run.
local context = {
  services = {},
  as_of = nil,     -- the day whose catalog prices hold
  seen = {},       -- how often a text was read in this run
  checks = {},     -- conditions that every sample must meet
  locate = nil,    -- function(assumption's name) -> "FILE:LINE", where known
  steps = 0,       -- of recurrences, that this run takes on plain values
  scans = 0,       -- recurrences in this run
  unrolled = false, -- whether recurrences are run step by step while tracing
  runs = 0,        -- how often the model was started: print speaks once
  made = {},       -- what was worked out of the same things before in this run
  leaves = {},     -- figures of catalogs that were read on plain values: see figures.said
}

--- Forgets what it knew of a scenario: another begins.
function context.ready(as_of)
  context.leaves = {}
  context.start(as_of)
end

--- Forgets the last run.
function context.start(as_of)
  context.as_of = as_of
  context.seen = {}
  context.checks = {}
  context.steps, context.scans = 0, 0
  context.made = {}
end

--- What `make(a, b)` gives, made once in a run for one pair of tables: a month's machine
-- is the last month's.  It is shared: nobody changes it.
-- @param make function(a, b); its identity is a part of the key
-- @param b a table, or nil
function context.once(make, a, b)
  local of_make = context.made[make] or {}
  context.made[make] = of_make
  local of_a = of_make[a] or {}
  of_make[a] = of_a
  local key = b or a
  if of_a[key] == nil then of_a[key] = make(a, b) end
  return of_a[key]
end

return context

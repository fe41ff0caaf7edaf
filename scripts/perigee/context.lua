--- What a running model needs to know, in the state that it runs in.
--
-- `services` are functions that the host provides: `price(name, date)`,
-- `entry(kind, name, options)`, `data(name)`, `scenario(name)`.  The rest is set
-- anew for each run.
local context = {
  services = {},
  as_of = nil,     -- the day whose catalog prices hold
  seen = {},       -- how often a text was read in this run
  checks = {},     -- conditions that every sample must meet
  locate = nil,    -- function(assumption's name) -> "FILE:LINE", where known
  runs = 0,        -- how often the model was started: print speaks once
}

--- Forgets the last run.
function context.start(as_of)
  context.as_of = as_of
  context.seen = {}
  context.checks = {}
end

return context

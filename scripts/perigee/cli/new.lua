--- `perigee new FILE`: a commented scenario to start from.
local output = require "perigee.cli.output"
local text = require "perigee.report.text"

local new = {
  usage = "perigee new FILE",
  examples = { "perigee new support.lua" },
}

--- Adds the command's arguments.
function new.configure(command)
  command:argument("FILE", "The file to write; one that exists is left alone."):target "file"
end

new.template = [==[
-- What does a workload cost, done one way or another?
--
--   perigee run FILE                                    the answer
--   perigee run FILE --set requests="2k requests/day"   the answer, should that change
--   perigee check FILE                                  only whether the units agree
--   perigee explain FILE                                where its figures come from
--   perigee decide FILE                                 how sure the choice is, and what to measure next
--   perigee run FILE --output page.html                 a page to hand on, with controls
--
-- This is Lua.  Whatever is in quotes and begins with a number is a quantity: a
-- number with its unit.  Units are checked: requests/day times minutes/request
-- times USD/hour is money per time, and adding it to tokens is an error.
local perigee = require "perigee"

return perigee.scenario {
  title = "Answering tickets: a model with a reviewer, or people?",
  as_of = "2024-11-01", -- prices in force on this day; today where left out

  -- What you change, here or with --set.
  assume = {
    requests  = "400 requests/day",           -- a plain value: certain
    words_in  = "300 to 900 words/request",   -- uncertain: nine times out of ten in there
    words_out = "80 to 200 words/request",
    minutes   = "3 .. 6 minutes/request",     -- uncertain: all between equally likely

    -- A figure that somebody will ask about has a source.
    tokens_per_word = { "1.2 to 1.6 tokens/word", source = "English, on recent tokenizers" },
    wage            = { "25 to 38 USD/hour", source = "our payroll, with overhead" },
    reviewed        = { "30 % to 90 %", source = "a guess: answers that a person reads again" },
    upkeep          = "2000 to 8000 USD/month",

    -- Two or more values make an axis, and the answer is given for each:
    -- requests = { "400 requests/day", "2k requests/day", "10k requests/day" },
  },

  -- How the costs follow.  `a` holds the assumptions, under their names.
  model = function(a)
    local traffic = perigee.traffic {
      requests = a.requests,
      input    = a.words_in * a.tokens_per_word,  -- tokens per request
      output   = a.words_out * a.tokens_per_word,
    }

    -- What people would cost, in money per time.  Past 400,000 a year an agency
    -- gives a tenth off: `if` works on uncertain values too.
    local people = a.requests * a.minutes * a.wage
    if people > "400000 USD/year" then
      people = people * 0.9
    end

    -- Each option is a name and its costs; a cost is a category, a label, and
    -- money per time.  The cheapest that is feasible wins.
    return {
      perigee.api { "GPT-4o with a reviewer",
        model = "openai/gpt-4o", traffic = traffic, -- its price: perigee catalog show openai/gpt-4o
        costs = {
          perigee.cost("staff", "reviewer", a.requests * a.reviewed * a.minutes * a.wage),
          perigee.cost("staff", "prompts and upkeep", a.upkeep),
          perigee.cost("compute", "a small server", "60 USD/month"),
        },
      },

      perigee.option { "People",
        costs = { perigee.cost("staff", "agents", people) },
      },

      -- Named outputs are shown beside the costs.
      tokens_per_day = a.requests * (traffic.input + traffic.output),
    }
  end,
}
]==]

-- A word as a shell reads it.
local function quoted(word)
  return word:find("^[%w_./-]+$") and word or "'" .. word:gsub("'", "'\\''") .. "'"
end

--- Runs the command.
---@param request table
---@param console table
---@return integer status
function new.run(request, console)
  local shown = quoted(text.escape(request.file))
  local body = new.template:gsub("FILE", function() return shown end)
  local ok, message = output.create(request.file, body)
  if not ok then
    return console:fail(1, message)
  end
  return console:write(("Wrote %s. Run it:\n\n    perigee run %s\n"):format(
    text.escape(request.file), shown))
end

return new

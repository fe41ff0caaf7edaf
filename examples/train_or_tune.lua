-- A model that knows our field: an adapter, an open model trained further, or one of our
-- own from scratch?
--
--   build/bin/perigee run examples/train_or_tune.lua
--   build/bin/perigee run examples/train_or_tune.lua --set floor="70 %"
--   build/bin/perigee run examples/train_or_tune.lua --set corpus="20G tokens"
--
-- What to learn here: training as a cost (perigee.train), from FLOP and the utilisation
-- that was measured; what a run takes, as outputs; people who cost more than machines.
local perigee = require "perigee"

return perigee.scenario {
  title = "A model of 8B parameters for our field: adapter, trained further, or from scratch?",
  as_of = "2025-06-15",

  assume = {
    corpus    = { "1G to 4G tokens", source = "ours: journals and reports that we may use" },
    answers   = { "10M to 40M tokens", source = "ours: questions with good answers" },
    web       = { "160G tokens", source = "20 tokens for each parameter: Hoffmann et al., 2022" },
    life      = { "12 months", source = "ours: then a better open model is out" },
    refreshes = { 4, source = "ours: once a quarter, with new answers" },
    deadline  = { "30 days", source = "ours" },
    overhead  = { "5 to 40 %", source = "published runs: tests/fidelity/training_spec.lua" },
    failed    = { "2 to 4", source = "ours: runs until one is good" },
    data      = { "150k to 400k USD", source = "ours: cleaning a corpus of that size" },

    -- Quality: the share of right answers in a trial of 500 questions.
    adapted   = { "70 .. 78 %", source = "ours: trial, adapter" },
    further   = { "77 .. 84 %", source = "ours: trial, trained further" },
    scratch   = { "55 .. 75 %", source = "ours: what others report of as many tokens" },
    floor     = { "75 %", source = "ours: below it nobody asks twice" },
  },

  model = function(a)
    local function good_enough(quality) return { { quality >= a.floor, "it knows too little" } } end
    local model, sequence = "meta/llama-3.1-8b", "4096 tokens"

    -- Query, key, value and output of a layer: inputs and outputs of each matrix.
    local widths = (4096 + 4096) + (4096 + 1024) + (4096 + 1024) + (4096 + 4096)
    local adapter = perigee.train { "adapter, rank 16", kind = "lora", model = model, sequence = sequence,
      trained = perigee.memory.lora { rank = 16, widths = widths, layers = 32 },
      tokens = a.answers, epochs = 3, overhead = a.overhead, runs = a.failed * a.refreshes, life = a.life,
      instance = "lambda/gpu_1x_h100_sxm5", devices = 1 }
    local further = perigee.train { "all of it, further", model = model, sequence = sequence,
      tokens = a.corpus, epochs = 2, overhead = a.overhead, runs = a.failed, life = a.life,
      instance = "aws/p5.48xlarge", devices = 8 }
    local scratch = perigee.train { "from scratch", model = model, sequence = sequence,
      tokens = a.web + a.corpus, overhead = a.overhead, life = a.life,
      instance = "aws/p5.48xlarge", devices = "auto", deadline = a.deadline }

    return {
      perigee.option { "An adapter", quality = a.adapted, requires = good_enough(a.adapted),
        costs = { adapter, perigee.staff { ["ml-engineer"] = "0.2 FTE" } } },
      perigee.option { "Trained further", quality = a.further, requires = good_enough(a.further),
        costs = { further, perigee.staff { ["ml-engineer"] = "0.5 FTE" } } },
      perigee.option { "From scratch", quality = a.scratch, requires = good_enough(a.scratch),
        costs = { scratch, perigee.tuning { "a corpus from the web", price = a.data, life = a.life },
                  perigee.staff { ["ml-engineer"] = "3 FTE" } } },

      adapter_once  = adapter.price / (a.failed * a.refreshes),
      further_once  = further.price / a.failed,
      scratch_once  = scratch.price,
      adapter_hours = adapter.device_hours,
      scratch_flop  = scratch.flop,
      scratch_devices = scratch.devices,
      scratch_days  = scratch.time,
    }
  end,
}

--- Results as the engine gives them, for the specs of the reports.
local results = {}

local function figure(unit, p5, p50, p95, mean, err)
  return { unit = unit, point = p50, mean = mean, p5 = p5, p50 = p50, p95 = p95,
           mean_error = err, p5_error = 2 * err, p50_error = err, p95_error = 3 * err }
end

local function fixed(unit, value)
  return figure(unit, value, value, value, value, 0)
end

results.figure, results.fixed = figure, fixed

local function row(category, label, point, mean)
  return { category = category, label = label, unit = "USD/month", point = point,
           mean = mean or point }
end

results.row = row

local function option(name, cost, rows, more)
  local made = { name = name, feasible = true, feasible_probability = 1, reasons = {},
                 notes = {}, cost = cost, rows = rows, cheapest_probability = 0 }
  for key, value in pairs(more or {}) do
    made[key] = value
  end
  return made
end

results.option = option

--- The scenario of the README: three ways, one of them the cheapest mostly.
function results.support()
  return {
    perigee = "0.1.0", title = "Support assistant: host Llama 2 70B, or call GPT-3.5 Turbo?",
    file = "support.lua", as_of = "2023-11-01", samples = 16384, seed = 1, axes = {},
    assumptions = {
      { name = "engineers", text = "0.5 FTE", unit = "FTE", point = 0.5, p5 = 0.5, p50 = 0.5,
        p95 = 0.5, uncertain = false },
      { name = "requests", text = "10k requests/day", unit = "request/day", point = 10000,
        p5 = 10000, p50 = 10000, p95 = 10000, uncertain = false },
      { name = "tokens_per_word", text = "1.3 to 2.0 tokens/word", unit = "token/word",
        point = 1.6124515, p5 = 1.3, p50 = 1.6124515, p95 = 2,
        source = "tokenizer measured on our tickets", uncertain = true },
      { name = "words_out", text = "100 to 250 words/request", unit = "word/request",
        point = 158.11388, p5 = 100, p50 = 158.11388, p95 = 250, uncertain = true },
    },
    options = {
      option("GPT-3.5 Turbo", figure("USD/month", 1012.3, 1234.5, 1567.8, 1250.2, 0.28),
             { row("tokens", "input", 800.1, 812.9), row("tokens", "output", 434.4, 437.3) },
             { cheapest_probability = 0.9312 }),
      option("Llama 2 70B, 4 bits", figure("USD/month", 20123, 21456, 23011, 21560, 31),
             { row("compute", "aws/p4d.24xlarge", 17900, 17900),
               row("staff", "ml-engineer", 3556, 3660) },
             { cheapest_probability = 0.0002, notes = { "1 replica of 8 devices" } }),
      option("Llama 2 70B, 16 bits", figure("USD/month", 40123, 41456, 43011, 41560, 31),
             { row("compute", "aws/p4d.24xlarge", 37900, 37900),
               row("staff", "ml-engineer", 3556, 3660) },
             { feasible = false, feasible_probability = 0,
               reasons = { "memory: needs 140 GB, has 80 GB" } }),
      option("Agency", fixed("USD/month", 4000), { row("fees", "agency", 4000) },
             { cheapest_probability = 0.0686 }),
    },
    outputs = {
      { name = "tokens_per_day", unit = "token/day", point = 10617000, mean = 10752000,
        p5 = 8123000, p50 = 10617000, p95 = 13899000, mean_error = 2100, p5_error = 5000,
        p50_error = 3000, p95_error = 9000 },
    },
    cheapest = "GPT-3.5 Turbo", uncertain = true,
    tracing = { paths = 3, mode = "graph" }, warnings = {},
  }
end

--- Nothing varies: points only.
function results.certain()
  return {
    perigee = "0.1.0", title = "Two ways", file = "two.lua", as_of = "2024-06-01",
    samples = 1, seed = 1, axes = {},
    assumptions = {
      { name = "requests", text = "1000 requests/day", unit = "request/day", point = 1000,
        p5 = 1000, p50 = 1000, p95 = 1000, uncertain = false },
    },
    options = {
      option("API", fixed("USD/month", 234.56),
             { row("tokens", "input", 100.01), row("tokens", "output", 134.55) },
             { cheapest_probability = 1 }),
      option("Agency", fixed("USD/month", 4000), { row("fees", "agency", 4000) }),
    },
    outputs = { { name = "days", unit = "day", point = 1, mean = 1, p5 = 1, p50 = 1, p95 = 1 } },
    cheapest = "API", uncertain = false, tracing = { paths = 1, mode = "graph" },
    warnings = {},
  }
end

-- A cost of `base` and `slope` times each value.
local function costs(values, base, slope)
  local made = { unit = "USD/month", point = {}, mean = {}, p5 = {}, p50 = {}, p95 = {},
                 mean_error = {}, p5_error = {}, p50_error = {}, p95_error = {} }
  for i, value in ipairs(values) do
    local mean = base + slope * value
    made.point[i], made.p50[i], made.mean[i] = mean, mean, mean
    made.p5[i], made.p95[i] = 0.8 * mean, 1.25 * mean
    for _, key in ipairs { "mean_error", "p5_error", "p50_error", "p95_error" } do
      made[key][i] = 1e-4 * mean
    end
  end
  return made
end

local function each(count, value)
  local list = {}
  for i = 1, count do
    list[i] = value
  end
  return list
end

-- An assumption as it is under axes: every number once a cell.
local function over_cells(assumption, count)
  local made = {}
  for key, value in pairs(assumption) do
    local varies = type(value) == "number" or type(value) == "boolean"
    made[key] = varies and each(count, value) or value
  end
  return made
end

--- One numeric axis of five values, three options.
function results.axis()
  local values = { 1000, 10000, 100000, 1000000, 10000000 }
  local result = results.support()
  result.axes = { { name = "requests", unit = "request/day", values = values } }
  result.assumptions[2] = { name = "requests", text = "1k; 10k; 100k; 1M; 10M",
    unit = "request/day", point = values, p5 = values, p50 = values, p95 = values,
    uncertain = each(5, false) }
  for _, i in ipairs { 1, 3, 4 } do
    result.assumptions[i] = over_cells(result.assumptions[i], 5)
  end
  local function more(probabilities, feasible)
    return { cheapest_probability = probabilities, feasible = feasible or each(5, true),
             feasible_probability = each(5, 1), reasons = { {}, {}, {}, {}, {} } }
  end
  result.options = {
    option("GPT-3.5 Turbo", costs(values, 0, 0.125),
           { row("tokens", "input", each(5, 1)) }, more { 1, 0.93, 0.2, 0, 0 }),
    option("Llama 2 70B, 4 bits", costs(values, 21000, 0.0005),
           { row("compute", "p4d", each(5, 1)) }, more { 0, 0, 0, 1, 1 }),
    option("Agency", costs(values, 4000, 0), { row("fees", "agency", each(5, 4000)) },
           more({ 0, 0.07, 0.8, 0, 0 }, { true, true, true, false, false })),
  }
  for cell = 4, 5 do
    result.options[3].reasons[cell] = { "the agency answers up to 300k requests/day" }
  end
  result.outputs[1].mean = { 1e6, 1e7, 1e8, 1e9, 1e10 }
  result.cheapest = { "GPT-3.5 Turbo", "GPT-3.5 Turbo", "Agency", "Llama 2 70B, 4 bits",
                      "Llama 2 70B, 4 bits" }
  return result
end

--- Two axes, one of them with labels; no option is feasible in one cell.
function results.two_axes()
  local result = results.certain()
  result.axes = {
    { name = "model", unit = "", values = { 1, 2 }, labels = { "gpt-4o", "gpt-4o-mini" } },
    { name = "requests", unit = "request/day", values = { 1000, 2000, 3000 } },
  }
  local cells = { 1000, 2000, 3000, 60, 120, 180 }
  result.options[1].cost = costs(cells, 0, 1)
  result.options[1].feasible = { true, true, false, true, true, true }
  result.options[1].reasons = { {}, {}, { "too slow" }, {}, {}, {} }
  result.options[1].cheapest_probability = { 1, 1, 0, 1, 1, 1 }
  result.options[2].cost = costs(cells, 1500, 0)
  result.options[2].feasible = { true, true, false, true, true, true }
  result.options[2].reasons = { {}, {}, { "closed" }, {}, {}, {} }
  result.options[2].cheapest_probability = { 0, 0, 0, 0, 0, 0 }
  result.options[1].feasible_probability = { 1, 1, 0, 1, 1, 1 }
  result.options[2].feasible_probability = { 1, 1, 0, 1, 1, 1 }
  result.cheapest = { "API", "Agency", false, "API", "API", "API" }
  result.cheapest_reason = { false, false, "no option is feasible", false, false, false }
  result.outputs = {}
  return result
end

return results

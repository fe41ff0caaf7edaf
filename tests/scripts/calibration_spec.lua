-- Runs measured on one's own machine, as a catalog of efficiencies.
--
-- There is no machine here: runs are made from a row that is known, by the builders
-- (which tests/core derives by hand), and the fit, which starts elsewhere, must find
-- what that row says; of runs that it has not seen, too.
local catalog = require "perigee.catalog"
local calibration = require "perigee.import.calibration"
local core = require "perigee.core"
local folder = dofile "tests/scripts/support/folder.lua"
local lfs = require "lfs"
local hosting = require "perigee.hosting.serving"
local runs = require "perigee.calibration.runs"

local HEADER = "model,accelerator,precision,batch,input,output,first_token_ms,token_ms,versions,measured"

local ROWS = [[
return { kind = "efficiency", engine = "%s", source = "made for the test", accelerators = {
  ["%s"] = {
    bf16 = { weight_bandwidth = "%s", compute_share = "0.75", prefill_share = "%s" },
    fp8 = { weight_bandwidth = "%s", compute_share = "0.7", prefill_share = "0.55" },
    cache_bandwidth = "%s", attention_share = "0.5", layer_time = "%s",
    quantized_time = "6 us", step_time = "%s", sequence_time = "12 us",
    activation_traffic = "40", interference = "0.9", first_token_time = "%s", queue = "0.06" } } }
]]

-- Where the fit starts, and what is so: slower layers and steps, another memory.
local START = ROWS:format("vllm", "h100-sxm-80gb", "0.85", "0.7", "0.8", "0.8", "9 us", "1 ms", "20 ms")
local TRUTH = ROWS:format("truth", "h100-sxm-80gb", "0.7", "0.6", "0.72", "0.6", "25 us", "2.5 ms", "8 ms")
local UNCERTAIN = ROWS:format("vllm", "h100-sxm-80gb", "0.8 to 0.9", "0.7", "0.8", "0.8", "9 us", "1 ms", "20 ms")

local root, book

local function open(start)
  root = folder.new { ["efficiency/vllm.lua"] = start, ["efficiency/truth.lua"] = TRUTH }
  book = assert(catalog.open { folders = { catalog.shipped(), root } })
end

local function row_of(model, precision, batch, input, output, first, token)
  return ("%s,NVIDIA H100 80GB HBM3,%s,%d,%d,%d,%s,%s,torch 2.5.1,2025-03-04")
    :format(model, precision, batch, input, output, first, token)
end

local function text_of(rows) return HEADER .. "\n" .. table.concat(rows, "\n") .. "\n" end

-- What the builders say of a case under a row: ms.
local function said(case, row, what)
  local given = {}
  for name, value in pairs(case.given) do given[name] = value end
  hosting.engine(given, row, case.setup.as, false)
  return core.serving[what](given):number() * 1000
end

local function entry(name, of)
  return assert((of or book):entry("efficiency", name))
end

-- The loads of a grid, each as a row with the times that the truth has there; `noise`
-- gives factors.
local function made_runs(loads, noise)
  local blank, rows = {}, {}
  for i, load in ipairs(loads) do blank[i] = row_of(load[1], load[2], load[3], load[4], load[5], 1, 1) end
  local cases = assert(runs.read(text_of(blank), "runs.csv", book, "pytorch"))
  for i, case in ipairs(cases) do
    local load = loads[i]
    rows[i] = row_of(load[1], load[2], load[3], load[4], load[5],
      ("%.6f"):format(said(case, entry "truth/h100-sxm-80gb", "first_token") * noise()),
      ("%.6f"):format(said(case, entry "truth/h100-sxm-80gb", "token_time") * noise()))
  end
  return text_of(rows)
end

local function exact() return 1 end

-- Factors of some percent, the same at each run: Numerical Recipes' generator.
local function noisy(width)
  local state = 7
  return function()
    state = (state * 1664525 + 1013904223) & 0xffffffff
    return 1 + width * (state / 0x80000000 - 1)
  end
end

local function grid(batches, inputs)
  local loads = {}
  for _, precision in ipairs { "bf16", "fp8" } do
    for _, batch in ipairs(batches) do
      for _, input in ipairs(inputs) do
        loads[#loads + 1] = { "meta/llama-3.1-8b", precision, batch, input, 128 }
      end
    end
  end
  return loads
end

local FITTED = { { 1, 4, 16, 64 }, { 128, 1024, 4096 } }
local HELD_OUT = { { 2, 24, 48 }, { 512, 3000 } }

local function imported(text, options)
  options = options or {}
  options.book, options.output = options.book or book, options.output or root .. "/mine"
  return calibration.read(text, "runs.csv", options)
end

-- The book with what was written over it.
local function book_with(files)
  for _, file in ipairs(files) do folder.write(root, file.path:sub(#root + 2), file.body) end
  return assert(catalog.open { folders = { catalog.shipped(), root, root .. "/mine" } })
end

-- The largest error of a row on runs, as a share.
local function worst(text, row)
  local most = 0
  for _, case in ipairs(assert(runs.read(text, "runs.csv", book, "pytorch"))) do
    for _, what in ipairs { "token_time", "first_token" } do
      most = math.max(most, math.abs(said(case, row, what) / (case[what] * 1000) - 1))
    end
  end
  return most
end

describe("an import of runs", function()
  before_each(function() open(START) end)
  teardown(folder.remove_all)

  it("finds what exact runs are made of", function()
    local text = made_runs(grid(table.unpack(FITTED)), exact)
    local files, report = imported(text)
    assert(files, report)
    local row = entry("pytorch/h100-sxm-80gb", book_with(files))
    assert.is_true(worst(text, entry "vllm/h100-sxm-80gb") > 0.3)
    assert.is_true(worst(text, row) < 0.01, worst(text, row))
    local unseen = made_runs(grid(table.unpack(HELD_OUT)), exact)
    assert.is_true(worst(unseen, row) < 0.01, worst(unseen, row))
  end)

  it("is nearer than the start with noisy runs, and with few", function()
    local unseen = made_runs(grid(table.unpack(HELD_OUT)), exact)
    local before = worst(unseen, entry "vllm/h100-sxm-80gb")
    local files = assert(imported(made_runs(grid(table.unpack(FITTED)), noisy(0.05))))
    assert.is_true(worst(unseen, entry("pytorch/h100-sxm-80gb", book_with(files))) < 0.05)
    files = assert(imported(made_runs(grid({ 1, 16 }, { 1024 }), noisy(0.05))))
    local few = worst(unseen, entry("pytorch/h100-sxm-80gb", book_with(files)))
    assert.is_true(few < before / 2, few)
  end)

  -- One short answer to one request says nothing of caches, sequences or queues.
  it("leaves alone what the runs do not tell", function()
    local files, report = imported(made_runs(grid({ 1 }, { 128 }), exact))
    local row = entry("pytorch/h100-sxm-80gb", book_with(files))
    for name, text in pairs { cache_bandwidth = "0.8", interference = "0.9", queue = "0.06" } do
      assert.equal(text, row[name])
    end
    assert.truthy(table.concat(report, "\n"):find "left as they were.*cache bandwidth")
  end)

  it("writes a catalog that passes the check and says where it is from", function()
    local files = assert(imported(made_runs(grid({ 1, 8 }, { 256 }), exact)))
    local row = entry("pytorch/h100-sxm-80gb", book_with(files))
    assert.same({}, catalog.check(root .. "/mine"))
    assert.equal("4 runs in runs.csv, by torch 2.5.1", row.source)
    assert.equal("2025-03-04", row.as_of)
    assert.truthy(row.note:find("^fitted from the row vllm/h100%-sxm%-80gb; off in the median by %d"))
  end)

  it("keeps the rows of other accelerators, and no file of another kind", function()
    local text = made_runs(grid({ 1 }, { 256 }), exact)
    local files = assert(imported(text))
    book_with(files)
    files = assert(imported((text:gsub("NVIDIA H100 80GB HBM3", "a100-sxm-80gb"))))
    local both = book_with(files)
    assert.is_table(entry("pytorch/h100-sxm-80gb", both))
    assert.is_table(entry("pytorch/a100-sxm-80gb", both))
    folder.write(root, "mine/efficiency/pytorch.lua", START)
    local none, message = imported(text)
    assert.is_nil(none)
    assert.equal(root .. "/mine/efficiency/pytorch.lua: no efficiencies of pytorch: it would be "
      .. "overwritten; give another --output", message)
  end)

  -- More than twice as fast as the card's memory can be read.
  it("warns of shares above what the catalog says of the accelerator", function()
    local _, report = imported(text_of { row_of("meta/llama-3.1-8b", "bf16", 1, 128, 128, 20, 2),
                                         row_of("meta/llama-3.1-8b", "bf16", 1, 256, 128, 21, 2) })
    assert.truthy(table.concat(report, "\n"):find("bf16 weight bandwidth is above 1, more than the catalog "
      .. "says of nvidia/h100-sxm-80gb: is that what was measured?", 1, true))
  end)

  it("starts from an engine's own row where there is one", function()
    local files = assert(imported(made_runs(grid({ 1 }, { 256 }), exact), { engine = "truth" }))
    assert.truthy(files[1].path:find "/efficiency/truth%.lua$")
    assert.truthy(files[1].body:find("from the row truth/h100-sxm-80gb; off in the median by 0.0 %", 1, true))
  end)

  it("passes over runs that gave no times, and says so", function()
    local text = made_runs(grid({ 1 }, { 256 }), exact):gsub("\n$", "")
    text = text .. "\n" .. row_of("meta/llama-3.1-8b", "bf16", 512, 8192, 128, "", "") .. "\n"
    local _, report = imported(text)
    assert.equal("1 row passed over:\n  runs.csv:4: no first_token_ms",
                 table.concat(report, "\n", #report - 1))
  end)
end)

describe("a file of runs at fault", function()
  local good = row_of("meta/llama-3.1-8b", "bf16", 1, 128, 128, 20, 8)

  local function refused(message, text, options)
    local files, said_so = imported(text, options)
    assert.is_nil(files)
    assert.equal(message, said_so)
  end

  local function with(changed, to)
    local text, count = good:gsub(changed, to)
    assert.equal(1, count)
    return text_of { good, text }
  end

  setup(function() open(START) end)
  teardown(folder.remove_all)

  it("is told of in one line", function()
    refused("runs.csv:1: no header: the first row names the columns", "")
    refused("runs.csv:1: no run with its times: one row is one run", HEADER .. "\n")
    refused("runs.csv:1: no column 'token_ms': did you mean 'tokens_ms'?",
            (text_of { good }:gsub(",token_ms", ",tokens_ms")))
    refused("runs.csv:3: token_ms is '-8': a number above zero is wanted", with(",8,torch", ",-8,torch"))
    refused("runs.csv:3: batch is 'one': a number above zero is wanted", with("bf16,1,", "bf16,one,"))
    refused("runs.csv:3: output is '0': a number above zero is wanted", with("128,20", "0,20"))
    refused("runs.csv:3: measured: 'March' is not a date: write it as YYYY-MM-DD",
            with("2025%-03%-04", "March"))
    refused("runs.csv:3: 9 fields where the header has 10", with(",2025%-03%-04", ""))
  end)

  it("names what the catalogs do not know", function()
    refused("runs.csv:3: model: unknown model 'meta/lama-3.1-8b': did you mean 'meta/llama-3.1-8b', "
      .. "'meta/Meta-Llama-3.1-8B' or 'meta/meta-llama/Llama-3.1-8B'?", with("llama", "lama"))
    refused("runs.csv:3: accelerator: unknown accelerator 'my card'", with("NVIDIA H100 80GB HBM3", "my card"))
    refused("runs.csv:3: precision: unknown quantization 'bf61': did you mean 'bf16'?",
            with("bf16", "bf61"))
    refused("runs.csv:3: the catalog has no parameters of openai/gpt-4", with("meta/llama%-3.1%-8b", "openai/gpt-4"))
    refused("--engine: 'a/b' is no name of an engine: no / in it", text_of { good }, { engine = "a/b" })
  end)

  it("is not fitted from an uncertain row", function()
    open(UNCERTAIN)
    refused("runs.csv:2: vllm/h100-sxm-80gb: weight_bandwidth is uncertain: a fit starts from certain figures",
            (text_of { good }))
  end)
end)

describe("perigee catalog import", function()
  local program = assert(os.getenv "PERIGEE", "PERIGEE names the built program")

  local function perigee(format, ...)
    local pipe = assert(io.popen(("'%s' catalog "):format(program) .. format:format(...) .. " 2>&1"))
    local text = pipe:read "a"
    return pipe:close(), text
  end

  before_each(function() open(START) end)
  teardown(folder.remove_all)

  it("writes a folder that --catalog reads", function()
    folder.write(root, "runs.csv", made_runs(grid({ 1, 8 }, { 256 }), exact))
    local ok, text = perigee("import calibration '%s/runs.csv' --output '%s/a/b' --catalog '%s'",
                             root, root, root)
    assert.is_true(ok, text)
    assert.truthy(text:find("^nvidia/h100%-sxm%-80gb: 4 runs, from the row vllm/"), text)
    assert.truthy(text:find(("\nwrote %s/a/b/efficiency/pytorch.lua\nuse it with --catalog %s/a/b\n$")
      :format(root, root):gsub("%-", "%%-")), text)
    ok, text = perigee("check '%s/a/b'", root)
    assert.is_true(ok, text)
    ok, text = perigee("show pytorch/h100-sxm-80gb --catalog '%s/a/b'", root)
    assert.is_true(ok, text)
    assert.truthy(text:find("4 runs in", 1, true))
  end)

  -- examples/calibrate/calibrate.py over tests/calibrate/, a torch of shapes alone: every
  -- product and view of it must fit.  The times are Python's own, as are the leaks that a
  -- sanitizer would find in it.
  it("reads what the script writes", function()
    if os.getenv "PERIGEE_SANITIZE" then return pending "Python is not ours to sanitize" end
    if not os.execute "command -v python3 >/dev/null" then return pending "python3 is not here" end
    local ok, text = perigee("show meta/llama-3.1-8b --format json >'%s/build.json'", root)
    assert.is_true(ok, text)
    local script = io.popen(("cd '%s' && PYTHONDONTWRITEBYTECODE=1 PYTHONPATH='%s/tests/calibrate' "
      .. "python3 '%s/examples/calibrate/calibrate.py' --architecture build.json "
      .. "--accelerator h100-sxm --precision bf16,fp8 --batch 1,3 --input 16,32 --output 8 2>&1")
      :format(root, lfs.currentdir(), lfs.currentdir()))
    text = script:read "a"
    assert.is_true(script:close(), text)
    assert.truthy(text:find "^bf16 1 16 %d.*\nfp8 is left out: fp8 needs a GPU", text)
    ok, text = perigee("import calibration '%s/runs.csv' --output '%s/mine'", root, root)
    assert.is_true(ok, text)
    assert.truthy(text:find("^nvidia/h100%-sxm%-80gb: 4 runs, from the row vllm/"), text)
  end)

  it("says what it cannot read or does not know", function()
    local ok, text = perigee("import calibration '%s/none.csv'", root)
    assert.is_nil(ok)
    assert.equal(("perigee: %s/none.csv: cannot be read: No such file or directory\n"):format(root), text)
    ok, text = perigee("import calibrtion x.csv")
    assert.is_nil(ok)
    assert.equal("perigee: unknown importer 'calibrtion': did you mean 'calibration'?\n", text)
    ok, text = perigee("import zebra x.csv")
    assert.is_nil(ok)
    assert.matches("^perigee: unknown importer 'zebra': there is 'calibration', [^\n]+\n$", text)
  end)
end)

-- Importers of lists of machines: SkyPilot's, Google's in JSON, and any CSV.
local catalog = require "perigee.catalog"
local dkjson = require "dkjson"
local folder = dofile "tests/scripts/support/folder.lua"
local gcp_pricing = require "perigee.import.gcp_pricing"
local lfs = require "lfs"
local machines_list = require "perigee.import.machines_list"
local skypilot = require "perigee.import.skypilot"

local SHARED = "../shared/data/"
local DAY = "2026-08-01"

local shipped
setup(function() shipped = assert(catalog.open { folders = { assert(catalog.shipped()) } }) end)
teardown(folder.remove_all)

-- ----- what an importer made, and what it says of each row -----

local function split(line)
  local cells, at = {}, 1
  while at <= #line + 1 do
    local quoted, after = line:match('^"(.-)"()[,]', at)
    if not quoted then quoted, after = line:match('^"(.-)"()$', at) end
    local bare, behind = line:match("^([^,]*)()", at)
    cells[#cells + 1] = quoted or bare
    at = (quoted and after or behind) + 1
  end
  return cells
end

-- The rows of a CSV without line ends or doubled quotes in its cells, read apart from the project's reader.
local function rows_of(text)
  local rows, header = {}, nil
  for line in text:gmatch "[^\r\n]+" do
    local cells = split(line)
    if not header then
      header = cells
    else
      local row = {}
      for i, name in ipairs(header) do row[name] = cells[i] or "" end
      rows[#rows + 1] = row
    end
  end
  return rows
end

local function reported(files)
  for _, file in ipairs(files) do
    if file.path:find "%.report%.csv$" then return rows_of(file.body) end
  end
end

-- Imports, checks what was made, and opens it: a book, the report by its `what`, and its short lines.
local function import(importer, text, file, more)
  local options = { book = shipped, output = "OUT", as_of = DAY }
  for name, value in pairs(more or {}) do options[name] = value end
  local files, lines = importer.read(text, file, options)
  assert(files, lines)
  local root = folder.new {}
  for _, made in ipairs(files) do folder.write(root, made.path:sub(5), made.body) end
  assert.same({}, catalog.check(root))
  local by = { taken = {}, skipped = {}, quarantined = {}, remark = {} }
  for _, item in ipairs(reported(files)) do table.insert(by[item.what], item.name .. " -> " .. item.why) end
  return assert(catalog.open { folders = { root } }), by, lines
end

local function accounted(by) return #by.taken + #by.skipped + #by.quarantined end

local function entry(book, name, region, day)
  return assert(book:entry("machines", name, { as_of = day or DAY, region = region }))
end

local function number(text) return tonumber(text and text:match "^[%d.]+") end

local function near(wanted, found, what, within)
  assert.is_true(found ~= nil and math.abs(wanted - found) <= (within or 1e-9 * wanted),
                 ("%s: %s, not %s"):format(what, tostring(found), tostring(wanted)))
end

-- ----- SkyPilot -----

local function info(name, size)
  return ([["{'Gpus': [{'Name': '%s', 'Manufacturer': 'NVIDIA', 'Count': 8.0, 'MemoryInfo': {'SizeInMiB': %d}}], ]]
    .. [['TotalGpuMemoryInMiB': %d}"]]):format(name, size, size)
end

describe("SkyPilot's list", function()
  local AWS = "InstanceType,AcceleratorName,AcceleratorCount,vCPUs,MemoryGiB,GpuInfo,Price,SpotPrice,Region,"
    .. "AvailabilityZone\n"

  it("is a machine a region: the cheapest of its zones, and what the others are", function()
    local book, by = import(skypilot, AWS
      .. "c5.large,,,2.0,3.5,,0.085,0.0400,us-east-1,a\n"
      .. "c5.large,,,2.0,3.5,,0.085,0.0300,us-east-1,b\n"
      .. "c5.large,,,2.0,3.5,,0.096,,eu-west-1,a\n"
      .. "p3.16xlarge,V100,8.0,64.0,488.0," .. info("V100", 16384) .. ",24.48,,us-east-1,a\n", "lists/aws/vms.csv")
    assert.equal(4, accounted(by))
    assert.same({ "c5.large us-east-1 a -> aws/c5.large", "c5.large us-east-1 b -> aws/c5.large",
      "c5.large eu-west-1 a -> aws/c5.large", "p3.16xlarge us-east-1 a -> aws/p3.16xlarge" }, by.taken)
    local small = entry(book, "aws/c5.large")
    assert.same({ 2, "3.5 GiB", "0.085 USD/hour", "0.03 USD/hour", DAY, DAY },
                { small.vcpu, small.ram, small.on_demand, small.spot, small.from, small.as_of })
    assert.is_nil(small.accelerator)
    assert.equal("spot of the cheapest of 2 zones, in the dearest 0.04 USD/hour", small.note)
    assert.equal("SkyPilot's catalog of aws, vms.csv", small.source)
    assert.equal("0.096 USD/hour", entry(book, "aws/c5.large", "eu-west-1").on_demand)
    assert.is_nil(entry(book, "aws/c5.large", "eu-west-1").spot)
    local large = entry(book, "aws/p3.16xlarge")
    assert.same({ "nvidia/v100-sxm2-16gb", 8, "16 GB" }, { large.accelerator, large.count, large.memory })
  end)

  it("is read by the names of its columns", function()
    local book = import(skypilot, "Region,Price,GpuInfo,Arch,AcceleratorCount,InstanceType,AcceleratorName\n"
      .. "us-east-1,1.006," .. info("A10G", 24576) .. ",x86_64,1,g5.xlarge,A10G\n", "aws_v8_excerpt.csv")
    assert.same({ "nvidia/a10g-24gb", "1.006 USD/hour" },
                { entry(book, "aws/g5.xlarge").accelerator, entry(book, "aws/g5.xlarge").on_demand })
  end)

  it("writes GB under a heading of MiB, or JSON, and a price that is the same everywhere once", function()
    local HEAD = "InstanceType,AcceleratorName,AcceleratorCount,vCPUs,MemoryGiB,Region,SpotPrice,Price,GpuInfo\n"
    local book = import(skypilot, HEAD
      .. "1x_A100_SECURE,A100-80GB,1.0,8.0,117.0,IN,1.39,1.39," .. info("A100 PCIe", 80) .. "\n"
      .. "1x_A100_SECURE,A100-80GB,1.0,8.0,117.0,US,1.39,1.39," .. info("A100 PCIe", 80) .. "\n"
      .. "4x_L4,L4,4.0,8.0,117.0,US,0.60,," .. info("L4", 24) .. "\n"
      .. "dear,L4,1.0,8.0,117.0,US,,0.50," .. info("L4", 24) .. "\n"
      .. "dear,L4,1.0,8.0,117.0,IN,,0.60," .. info("L4", 24) .. "\n", "runpod.csv")
    local one = entry(book, "runpod/1x_A100_SECURE")
    assert.same({ "nvidia/a100-pcie-80gb", "1.39 USD/hour", "the same in 2 regions" },
                { one.accelerator, one.on_demand, one.note })
    assert.is_nil(one.region)
    local four = entry(book, "runpod/4x_L4")
    assert.same({ "US", "0.60 USD/hour" }, { four.region, four.spot })
    assert.is_nil(four.on_demand)
    assert.equal("0.60 USD/hour", entry(book, "runpod/dear", "IN").on_demand)
    assert.is_nil((book:entry("machines", "runpod/dear", { as_of = DAY })))

    book = import(skypilot, "InstanceType,AcceleratorName,AcceleratorCount,GpuInfo,Region,Price\n"
      .. '1H100,H100,1.0,"{""Gpus"": [{""Name"": ""H100"", ""MemoryInfo"": {""SizeInMiB"": 81920}}]}",FIN,2.29\n',
      "x.csv", { provider = "verda" })
    assert.equal("nvidia/h100-sxm-80gb", entry(book, "verda/1H100").accelerator)
  end)

  it("tells cards of one word apart by memory and by the machine's name", function()
    local function accelerator(word, size, instance)
      local book = import(skypilot, AWS .. ("%s,%s,1.0,8,8,%s,2,,r,z\n"):format(instance or "box", word,
        info(word, size)), "acme.csv")
      return entry(book, "acme/" .. (instance or "box")).accelerator
    end
    assert.equal("nvidia/a100-sxm-40gb", accelerator("A100", 40960))
    assert.equal("nvidia/a100-sxm-80gb", accelerator("A100-80GB", 81920))
    assert.equal("nvidia/v100-sxm2-32gb", accelerator("V100-32GB", 32768))
    assert.equal("nvidia/h100-pcie-80gb", accelerator("H100", 81920, "gpu_1x_h100_pcie"))
    assert.equal("nvidia/h100-nvl-94gb", accelerator("H100", 95830))
    assert.equal("nvidia/h200-sxm-141gb", accelerator("H200", 144384))
    assert.equal("nvidia/b300-sxm-288gb", accelerator("B300", 268288))
    assert.equal("aws/trainium1-32gb", accelerator("Trainium", 32768))
  end)

  it("says of each row that is left out why, and of machines that cannot be sized that they are there", function()
    local book, by = import(skypilot, AWS
      .. "free,,,1,1,,0.0,,r,z\n"
      .. "half,A10,0.5,1,1," .. info("A10", 24576) .. ",0.5,,r,z\n"
      .. "odd,K80,1.0,4,61," .. info("K80", 12288) .. ",0.9,,r,z\n"
      .. "dark,FooCard,1.0,4,61,,0.9,,r,z\n"
      .. "unit,,,1,1,,9000,,r,z\n"
      .. "twin_1,,,1,1,,1,,r,z\n"
      .. "Twin-1,,,1,1,,2,,r,z\n"
      .. "both,T4,1.0,1,1," .. info("T4", 16384) .. ",1,,r,z\n"
      .. "both,T4,2.0,1,1," .. info("T4", 16384) .. ",2,,r,z\n"
      .. "dear,,,1,1,,1,2,r,z\n", "acme.csv")
    assert.equal(10, accounted(by))
    assert.same({ "odd r z -> acme/odd", "twin_1 r z -> acme/twin_1", "both r z -> acme/both",
      "dear r z -> acme/dear" }, by.taken)
    assert.same({ "half r z -> 0.5 accelerators: a catalog has whole ones",
      "dark r z -> 'FooCard': no accelerator of the catalogs, and its memory is not said",
      "free r z -> no price", "Twin-1 r z -> 'twin_1' and 'Twin-1' are one name in a catalog",
      "both r z -> another row of that name has 1 x nvidia/t4-16gb" }, by.skipped)
    assert.same({ "unit r z -> on_demand: '9000.00 USD/hour' is not between 0.001 and 2000 USD/hour" }, by.quarantined)
    assert.same({ "odd r z -> no catalog has its accelerator: it cannot be sized",
      "dear r z -> spot is dearer than on demand: left out" }, by.remark)
    assert.same({ "K80", "12 GiB" }, { entry(book, "acme/odd").accelerator, entry(book, "acme/odd").memory })
    assert.is_nil(entry(book, "acme/dear").spot)
  end)

  it("says whose machines it cannot know, and that it is no such list", function()
    local function fault(text, file)
      local files, message = skypilot.read(text, file, { book = shipped, output = "OUT", as_of = DAY })
      assert.is_nil(files)
      return message
    end
    assert.equal("vms.csv: whose machines these are does not show in its name: say it, as --provider aws",
                 fault(AWS, "vms.csv"))
    local files, message = skypilot.read(AWS, "x.csv", { book = shipped, output = "OUT", as_of = DAY,
      provider = "../up" })
    assert.is_nil(files)
    assert.equal("provider '../up': letters, digits, - and _ are wanted", message)
    assert.equal("aws.csv:1: no column InstanceType: a list of SkyPilot has InstanceType, AcceleratorName, "
      .. "AcceleratorCount, Price, SpotPrice, Region", fault("a,b\n1,2\n", "aws.csv"))
    assert.equal("aws.csv:3: 2 fields where the header has 10", fault(AWS .. "x,,,1,1,,1,,r,z\na,b\n", "aws.csv"))
  end)
end)

describe("Google's list of SkyPilot", function()
  local HEAD = "InstanceType,vCPUs,MemoryGiB,AcceleratorName,AcceleratorCount,GpuInfo,Region,AvailabilityZone,"
    .. "Price,SpotPrice\n"

  it("has machines and accelerators apart: they are put together again", function()
    local book, by = import(skypilot, HEAD
      .. "a2-highgpu-1g,12.0,85.0,,,,us-central1,us-central1-a,0.73948,0.36975\n"
      .. "a2-highgpu-1g,12.0,85.0,,,,us-west4,us-west4-b,0.8328,0.33306\n"
      .. "a9-newgpu-8g,12.0,85.0,,,,us-central1,us-central1-a,9,3\n"
      .. "n1-standard-8,8.0,30.0,,,,us-central1,us-central1-a,0.37999,0.08\n"
      .. "n1-standard-16,16.0,60.0,,,,us-central1,us-central1-a,0.75998,0.16\n"
      .. ",,,A100,1.0,,us-central1,us-central1-a,2.933908,1.46695\n"
      .. ",,,A100,2.0,,us-central1,us-central1-a,5.867816,2.9339\n"
      .. ",,,T4,1.0,,us-central1,us-central1-a,0.35,0.11\n"
      .. ",,,T4,2.0,,us-central1,us-central1-a,0.7,0.22\n"
      .. ",,,T4,4.0,,us-central1,us-central1-a,1.4,0.44\n"
      .. ",,,tpu-v5p-8,1,tpu-v5p-8,us-central1,us-central1-a,16.8,8.4\n"
      .. ",,,tpu-v6e-8,1,tpu-v6e-8,us-east1,us-east1-d,21.6,700.0\n"
      .. ",,,tpu-v6e-8,1,tpu-v6e-8,asia-east1,asia-east1-c,700.0,700.0\n", "catalogs/v8/gcp/vms.csv")
    assert.equal(13, accounted(by))

    -- 0.73948 + 2.933908, and 0.36975 + 1.46695.
    local fixed = entry(book, "gcp/a2-highgpu-1g")
    assert.same({ "3.673388 USD/hour", "1.8367 USD/hour", "nvidia/a100-sxm-40gb", 1, 12, "85 GiB" },
                { fixed.on_demand, fixed.spot, fixed.accelerator, fixed.count, fixed.vcpu, fixed.ram })
    assert.equal("in the list 0.73948 USD/hour without accelerators, these 2.933908", fixed.note)

    local added = entry(book, "gcp/n1-standard-16-2xt4")
    assert.same({ "n1-standard-16", "nvidia/t4-16gb", 2, 16, "60 GiB", "0.70 USD/hour" },
                { added.host, added.accelerator, added.count, added.vcpu, added.ram, added.on_demand })
    local listed = {}
    for _, machine in ipairs(assert(book:list { kind = "machines", as_of = DAY })) do
      listed[machine.name] = machine.on_demand
    end
    assert.equal("0.72999 USD/hour", listed["gcp/n1-standard-8-1xt4"]) -- 0.37999 + 0.35
    assert.equal("1.45998 USD/hour", listed["gcp/n1-standard-16-2xt4"]) -- 0.75998 + 0.70
    assert.equal("0.75998 USD/hour", listed["gcp/n1-standard-16"])

    assert.same({ "google/tpu-v5p-95gb", 4 }, { entry(book, "gcp/tpu-v5p-8").accelerator,
                                                entry(book, "gcp/tpu-v5p-8").count }) -- eight cores
    local slice = entry(book, "gcp/tpu-v6e-8", "us-east1")
    assert.same({ "google/tpu-v6e-32gb", 8, "21.60 USD/hour" }, { slice.accelerator, slice.count, slice.on_demand })
    assert.is_nil(slice.spot)

    assert.same({ "a2-highgpu-1g us-west4 us-west4-b -> without its accelerators, and the list does not price "
        .. "1 x nvidia/a100-sxm-40gb there",
      "a9-newgpu-8g us-central1 us-central1-a -> without its accelerators, and which it has is in no catalog",
      "A100 2.0 us-central1 us-central1-a -> no machine of the list there has so many",
      "T4 4.0 us-central1 us-central1-a -> no n1-standard-32 of the list there to add it to" }, by.skipped)
    assert.same({ "tpu-v6e-8 1 asia-east1 asia-east1-c -> 700 USD/hour, whatever its size: what the list writes of a "
      .. "price that it does not know" }, by.quarantined)
  end)
end)

-- ----- Google's calculator -----

describe("the list of Cyclenerd's calculator", function()
  local LIST = [[{ "about": { "generated": "Thu" }, "instance": {
    "a2-highgpu-2g": { "a100": 2, "cpu": 24, "ram": 170, "local-ssd": 375, "cost": {
      "us-central1": { "hour": 7.34677, "hour_spot": 3.85604, "month": 5363.1421, "month_1y": 3378.75, "month_3y": 1877.13 },
      "nowhere": null } },
    "g4-standard-12": { "rtx6000": 0.25, "cpu": 12, "ram": 45, "cost": { "us-central1": { "hour": 1.12 } } },
    "new-1g": { "z9": 1, "cpu": 12, "ram": 45, "cost": { "us-central1": { "hour": 1.12 } } },
    "e2-small": { "cpu": 0.5, "ram": 2, "cost": { "us-central1": { "hour": 0, "hour_spot": 0.005 } } } } }]]

  it("prices whole machines, committed by the month of 730 hours", function()
    local book, by, lines = import(gcp_pricing, LIST, "gcp.json")
    local two = entry(book, "gcp/a2-highgpu-2g")
    assert.same({ "nvidia/a100-sxm-40gb", 2, 24, "170 GiB", "7.34677 USD/hour", "3.85604 USD/hour" },
                { two.accelerator, two.count, two.vcpu, two.ram, two.on_demand, two.spot })
    near(3378.75 / 730, number(two.reserved_1y), "a year")
    near(1877.13 / 730, number(two.reserved_3y), "three years")
    local small = entry(book, "gcp/e2-small")
    assert.same({ 0.5, "0.005 USD/hour" }, { small.vcpu, small.spot })
    assert.is_nil(small.on_demand)
    assert.same({ "a2-highgpu-2g nowhere -> no price",
      "g4-standard-12 us-central1 -> 0.25 of a nvidia/rtx-pro-6000-blackwell-96gb: a catalog has whole ones",
      "new-1g us-central1 -> 'z9': no accelerator of the catalogs" }, by.skipped)
    assert.equal("taken: 2", lines[1])
  end)

  it("is told apart from what is none", function()
    local function fault(text)
      local files, message = gcp_pricing.read(text, "x.json", { book = shipped, output = "OUT", as_of = DAY })
      assert.is_nil(files)
      return message
    end
    assert.equal('x.json:1: no "instance": { "instance": { "a2-highgpu-1g": { "cost": ... } } } is wanted',
                 fault '{"a": 1}')
    assert.equal("x.json:1: 'm' has no \"cost\" by regions", fault '{"instance": {"m": {"cpu": 1}}}')
    assert.equal("x.json:1: not JSON: value expected", fault '{"instance": ')
  end)
end)

-- ----- any CSV -----

describe("a CSV of machines", function()
  it("is known by its columns", function()
    assert.is_true(machines_list.recognises { "instance", "x", "provider", "spot_eur_h" })
    assert.is_true(machines_list.recognises { "provider", "instance", "reserved_3y_all_usd_h" })
    assert.is_false(machines_list.recognises { "provider", "instance", "input_usd" })
    assert.is_false(machines_list.recognises { "provider", "on_demand_usd_h" })
    local files, message = machines_list.read("provider,model\na,b\n", "x.csv", { book = shipped, output = "OUT",
      as_of = DAY })
    assert.is_nil(files)
    assert.equal("x.csv:1: not a list of machines: it has provider, instance and a price as on_demand_usd_h", message)
  end)

  it("holds machines as they were seen from day to day", function()
    local book, by = import(machines_list, "provider,instance,region,gpu,gpu_count,gpu_mem_gb,vcpu,mem_gb,"
      .. "on_demand_usd_h,spot_usd_h,as_of,valid_to,source,source_ref,notes\n"
      .. "acme,big one,here,NVIDIA A100,8,80,96,1152,40,12,2024-01-05,,a page,acme.example,first\n"
      .. "acme,big one,here,NVIDIA A100,8,80,96,1152,40,,2024-05,,a page,,\n"
      .. "acme,big_one,here,NVIDIA A100,8,80,96,1152,30,,2025,,another,,\n"
      .. "acme,plain,,,,,4,16,0.2,,,,,,\n", "mine.csv")
    assert.same({ "line 2: acme big one NVIDIA A100 here -> acme/big-one", "line 3: acme big one NVIDIA A100 here -> "
      .. "acme/big-one", "line 4: acme big_one NVIDIA A100 here -> acme/big-one", "line 5: acme plain -> acme/plain" },
      by.taken)
    local first, last = entry(book, "acme/big-one", "here", "2024-06-01"), entry(book, "acme/big-one")
    assert.same({ "nvidia/a100-sxm-80gb", 8, "80 GB", 96, "1152 GB", "2024-01-05", "2025-01-01", "2024-05-01" },
                { first.accelerator, first.count, first.memory, first.vcpu, first.ram, first.from, first.to,
                  first.as_of })
    assert.same({ "40.00 USD/hour", "12.00 USD/hour", "a page, acme.example; a page" },
                { first.on_demand, first.spot, first.source })
    assert.equal("the day in 2024-05 not read; spot read 2024-01-05; first", first.note)
    assert.same({ "30.00 USD/hour", "another" }, { last.on_demand, last.source })
    assert.same({ "0.20 USD/hour", "mine.csv", DAY }, { entry(book, "acme/plain").on_demand,
      entry(book, "acme/plain").source, entry(book, "acme/plain").from })
  end)

  it("holds prices of one accelerator, terms of payment, and any currency", function()
    local book = import(machines_list, "provider,instance,accelerator,accelerator_count,memory_gb,price_basis,"
      .. "on_demand_eur_h,reserved_1y_eur_h,reserved_1y_all_upfront_eur,reserved_terms\n"
      .. "acme,eight,H100,8,80,per GPU,3,2,17520,all upfront\n"
      .. "acme,chip,H100,1,80,PER CHIP (VM has 4 GPUs),3,2.5,,partial upfront\n"
      .. "acme,single,H100,1,80,per accelerator,3,,,\n"
      .. "acme,,H100,2,80,whole VM,6,5,,1y commitment\n", "mine.csv")
    local eight = entry(book, "acme/eight")
    assert.same({ "accelerator", 8, "3.00 EUR/hour", "2.00 EUR/hour", "17520.00 EUR" },
                { eight.per, eight.count, eight.on_demand, eight.reserved_1y_all, eight.reserved_1y_all_upfront })
    assert.is_nil(eight.reserved_1y)
    local chip = entry(book, "acme/chip")
    assert.same({ 4, "2.50 EUR/hour" }, { chip.count, chip.reserved_1y_partial })
    assert.is_nil(entry(book, "acme/single").per)
    assert.same({ "5.00 EUR/hour", "commitments: 1y commitment" },
                { entry(book, "acme/2x-h100-sxm-80gb").reserved_1y, entry(book, "acme/2x-h100-sxm-80gb").note })
  end)

  it("tells machines of one name apart by their accelerators", function()
    local book = import(machines_list, "provider,instance,gpu,gpu_count,gpu_mem_gb,on_demand_usd_h\n"
      .. "gcp,n1-highmem-8,T4,1,16,0.8\ngcp,n1-highmem-8,T4,2,16,1.2\ngcp,n1-highmem-8,,,,0.4\n", "mine.csv")
    assert.equal("1.20 USD/hour", entry(book, "gcp/n1-highmem-8-2x-t4-16gb").on_demand)
    assert.equal("0.40 USD/hour", entry(book, "gcp/n1-highmem-8").on_demand)
  end)

  it("says of each row that is left out why", function()
    local _, by = import(machines_list, "provider,instance,gpu,gpu_count,gpu_mem_gb,on_demand_usd_h,spot_eur_h,"
      .. "price_basis,as_of\n"
      .. "a,m,,,,1,,,2024-01-01\n"
      .. "a,m,,,,2,,,2024-01-01\n"
      .. "a,m,,,,20,,,2024-02-01\n"
      .. "a,none,,,,0,,,2024-01-01\n"
      .. "a,big,,,,5000,,,2024-01-01\n"
      .. "a,both,,,,1,1,,2024-01-01\n"
      .. "a,half,T4,0.5,16,1,,,2024-01-01\n"
      .. "a,chip,T4,1,16,1,,PER CHIP (VM has ? GPUs),2024-01-01\n"
      .. "a,which,A100,1,,1,,,2024-01-01\n"
      .. "a,when,,,,1,,,2024-02-30\n"
      .. "a,some,T4,,16,1,,,2024-01-01\n"
      .. "a,,,,,1,,,2024-01-01\n"
      .. "a,old,K80,1,12,1,,,2024-01-01\n"
      .. "../../b,m,,,,1,,,2024-01-01\n", "x.csv")
    assert.equal(14, accounted(by))
    assert.same({ "line 3: a m -> a/m", "line 14: a old K80 -> a/old" }, by.taken)
    assert.same({ "line 5: a none -> no price", "line 7: a both -> prices in USD and in EUR in one row",
      "line 8: a half T4 -> 0.5 accelerators: a catalog has whole ones",
      "line 9: a chip T4 -> a price per chip, and how many the machine has is not said",
      "line 10: a which A100 -> 'A100': one of 2 accelerators of the catalogs, and its memory is not said",
      "line 11: a when -> '2024-02-30' is not a date: that month has 29 days",
      "line 12: a some T4 -> T4: how many is not said",
      "line 13: a -> no name, and no accelerator to call it by",
      "line 15: ../../b m -> provider '../../b': letters, digits, - and _ are wanted",
      "line 2: a m -> another price of that day is kept" }, by.skipped)
    assert.same({ "line 6: a big -> on_demand: '5000.00 USD/hour' is not between 0.001 and 2000 USD/hour",
      "line 4: a m -> on_demand: '20.00 USD/hour' after '2.00 USD/hour' is a jump of 10 times" }, by.quarantined)
    assert.same({ "line 14: a old K80 -> no catalog has its accelerator: it cannot be sized" }, by.remark)
  end)

  it("is written with a head that says by whom, so that another import may overwrite it", function()
    local files = assert(machines_list.read("provider,instance,on_demand_usd_h\na,m,1\n", "in/x.csv",
      { book = shipped, output = "OUT", as_of = DAY }))
    assert.equal("OUT/machines/a.lua", files[1].path)
    assert.matches("^%-%- Imported by perigee catalog import csv of x%.csv, read on 2026%-08%-01%.\n", files[1].body)
  end)

  it("keeps what texts say on one line and within bounds", function()
    local book = import(machines_list, "provider,instance,on_demand_usd_h,notes,source\n"
      .. 'a,m,1,"' .. ("wörter "):rep(900) .. '","two\nlines"\n', "x.csv")
    local m = entry(book, "a/m")
    assert.equal("two lines", m.source)
    assert.is_true(#m.note <= 1010)
    assert.truthy(utf8.len(m.note))
  end)
end)

describe("a list of machines that is imported again", function()
  local HEAD = "InstanceType,AcceleratorName,AcceleratorCount,vCPUs,MemoryGiB,GpuInfo,Price,SpotPrice,Region\n"

  -- Imports lists of several days into one folder; the folder and the last report.
  local function import_all(...)
    local root, by = folder.new {}, nil
    for _, list in ipairs { ... } do
      local files, lines = skypilot.read(HEAD .. list[2], "aws.csv", { book = shipped, output = root, as_of = list[1],
        provider = list.provider or "aws" })
      assert(files, lines)
      for _, made in ipairs(files) do folder.write(root, made.path:sub(#root + 2), made.body) end
      assert.same({}, catalog.check(root))
      by = reported(files)
    end
    return assert(catalog.open { folders = { root } }), by, root
  end

  it("keeps the past, and reads on what has not changed", function()
    local book, by = import_all(
      { "2026-01-10", "a,,,1,1,,1,0.5,us-east-1\na,,,1,1,,2,,eu-west-1\nb,,,1,1,,3,,us-east-1\n" },
      { "2026-03-10", "a,,,1,1,,1.5,0.5,us-east-1\na,,,1,1,,2,,eu-west-1\nc,,,1,1,,4,,us-east-1\n" })
    assert.equal("1.00 USD/hour", entry(book, "aws/a", "us-east-1", "2026-02-01").on_demand)
    local now = entry(book, "aws/a", "us-east-1", "2026-04-01")
    assert.same({ "1.50 USD/hour", "2026-03-10", "2026-03-10" }, { now.on_demand, now.from, now.as_of })
    local same = entry(book, "aws/a", "eu-west-1", "2026-04-01")
    assert.same({ "2.00 USD/hour", "2026-01-10", "2026-03-10" }, { same.on_demand, same.from, same.as_of })
    assert.equal("3.00 USD/hour", entry(book, "aws/b", nil, "2026-04-01").on_demand)
    assert.equal("4.00 USD/hour", entry(book, "aws/c", nil, "2026-04-01").on_demand)
    assert.same({ name = "b", what = "remark", why = "not in this list: it stays as an earlier import had it" },
                by[#by])
  end)

  it("ends what is let no more in a region, one for everywhere that has regions now among it", function()
    local book = import_all(
      { "2026-01-10", "a,,,1,1,,1,,x\na,,,1,1,,1,,y\n", provider = "acme" },
      { "2026-03-10", "a,,,1,1,,1,,x\na,,,1,1,,2,,y\n", provider = "acme" },
      { "2026-05-10", "a,,,1,1,,1,,x\n", provider = "acme" })
    assert.equal("1.00 USD/hour", entry(book, "acme/a", nil, "2026-02-01").on_demand)
    assert.equal("2.00 USD/hour", entry(book, "acme/a", "y", "2026-04-01").on_demand)
    local row, message = book:entry("machines", "acme/a", { as_of = "2026-06-01", region = "y" })
    assert.is_nil(row)
    assert.equal("acme/a has no price on 2026-06-01 in y: the last row ended on 2026-05-10", message)
    row, message = book:entry("machines", "acme/a", { as_of = "2026-06-01" })
    assert.is_nil(row)
    assert.equal("acme/a has no price on 2026-06-01: the last row ended on 2026-03-10", message)
    assert.equal("1.00 USD/hour", entry(book, "acme/a", "x", "2026-06-01").on_demand)
  end)

  it("does not believe a step of ten times", function()
    local book, by = import_all({ "2026-01-10", "a,,,1,1,,1,,us-east-1\n" },
                                { "2026-03-10", "a,,,1,1,,10,,us-east-1\n" })
    assert.equal("1.00 USD/hour", entry(book, "aws/a", nil, "2026-04-01").on_demand)
    assert.same({ name = "aws/a", what = "remark", why = "on_demand on 2026-03-10: '10.00 USD/hour' after '1.00 "
      .. "USD/hour' is a jump of 10 times: it stays as an earlier import had it" }, by[#by])
  end)

  it("says where an imported file was broken since", function()
    local _, _, root = import_all { "2026-01-10", "a,,,1,1,,1,,us-east-1\n" }
    folder.write(root, "machines/aws.lua", "-- Imported by perigee\nreturn { kind = 'machines', machines = 7 }\n")
    local files, message = skypilot.read(HEAD .. "a,,,1,1,,1,,us-east-1\n", "aws.csv", { book = shipped, output = root,
      as_of = "2026-03-10" })
    assert.is_nil(files)
    assert.equal(root .. "/machines/aws.lua: no longer as it was imported: see what 'perigee catalog check' says of it",
                 message)
  end)
end)

describe("importers of machines", function()
  it("say what is wrong with the catalogs that they ask", function()
    local root = folder.new { ["accelerators/acme.lua"] = "return { kind = 'accelerators' }" }
    local broken = assert(catalog.open { folders = { root } })
    for _, case in ipairs { { skypilot, "InstanceType,AcceleratorName,Price\n", "aws.csv" },
                            { gcp_pricing, '{"instance": {}}', "x.json" },
                            { machines_list, "provider,instance,on_demand_usd_h\na,m,1\n", "x.csv" } } do
      local files, message = case[1].read(case[2], case[3], { book = broken, output = "OUT", as_of = DAY })
      assert.is_nil(files)
      assert.equal(root .. "/accelerators/acme.lua:1: accelerators is missing: a table of accelerators", message)
    end
  end)
end)

-- ----- the real lists, where they are -----

local function read(path)
  local file = io.open(path, "rb")
  if not file then return nil end
  local text = file:read "a"
  file:close()
  return text
end

local real = lfs.attributes(SHARED .. "raw/skypilot", "mode") == "directory" and it or pending

describe("of the real lists", function()
  real("SkyPilot's excerpts import whole, each machine at the cheapest price of its region", function()
    local count = 0
    for name in lfs.dir(SHARED .. "raw/skypilot") do
      if name:find "%.csv$" then
        local text = read(SHARED .. "raw/skypilot/" .. name)
        local book, by = import(skypilot, text, SHARED .. "raw/skypilot/" .. name)
        local rows, cheapest = rows_of(text), {}
        assert.same({ #rows, 0, 0 }, { #by.taken, #by.skipped, #by.quarantined }, name)
        for _, row in ipairs(rows) do
          local id = name:match "^%l+" .. "/" .. row.InstanceType
          local place = cheapest[id .. "\0" .. row.Region]
            or { id = id, region = row.Region, gpus = row.AcceleratorCount }
          cheapest[id .. "\0" .. row.Region] = place
          place.price = math.min(place.price or math.huge, tonumber(row.Price))
          place.spot = row.SpotPrice ~= "" and math.min(place.spot or math.huge, tonumber(row.SpotPrice)) or place.spot
        end
        for _, place in pairs(cheapest) do
          local found = entry(book, place.id, place.region)
          near(place.price, number(found.on_demand), place.id)
          if place.spot then near(place.spot, number(found.spot), place.id .. " spot") end
          assert.equal(tonumber(place.gpus), found.count)
          count = count + 1
        end
      end
    end
    assert.equal(24, count) -- machines and regions of the five files: 4, 4 + 1, 5, 7, 3
  end)

  real("Google's prices are those of the JSON, for every machine and region", function()
    local text = read(SHARED .. "raw/gcp_gpu_instances_2026-07-30.json")
    local book, by = import(gcp_pricing, text, "gcp.json")
    local rows, taken = 0, 0
    for name, machine in pairs(dkjson.decode(text).instance) do
      for region, cost in pairs(machine.cost) do
        rows = rows + 1
        if not machine.rtx6000 or machine.rtx6000 >= 1 then
          local found = entry(book, "gcp/" .. name, region)
          near(cost.hour, number(found.on_demand), name .. region)
          near(cost.hour_spot, number(found.spot), name .. region)
          if cost.month_1y then near(cost.month_1y / 730, number(found.reserved_1y), name .. region) end
          if cost.month_3y then near(cost.month_3y / 730, number(found.reserved_3y), name .. region) end
          assert.equal(cost.month_1y == nil, found.reserved_1y == nil)
          taken = taken + 1
        end
      end
    end
    assert.same({ rows, taken, 0 }, { accounted(by), #by.taken, #by.quarantined })
    assert.equal(984, rows)
  end)

  -- Prices that agree to 0.6 cents are one row, and an accelerator's price may be rounded by a cent.
  real("the collected prices import, and hold on the day on which each was seen", function()
    local text = read(SHARED .. "gpu_prices.csv")
    local book, by = import(machines_list, text, "gpu_prices.csv")
    local rows, compared = rows_of((text:gsub('""', "'"))), 0
    assert.equal(#rows, accounted(by))
    assert.equal(1230, #rows)
    for _, item in ipairs(by.taken) do
      local line, as = item:match "^line (%d+):.* %-> (%S+)$"
      local row = rows[tonumber(line) - 1]
      local price, count = tonumber(row.on_demand_usd_h), tonumber(row.gpu_count)
      local chips = tonumber(row.price_basis:match "VM has (%d+) GPUs")
      if price and row.as_of:find "^%d%d%d%d%-%d%d%-%d%d$" then
        local found = entry(book, as, row.region ~= "" and row.region or nil, row.as_of)
        local times = row.price_basis:lower():find "^per " and (chips or count) or 1
        local whole = number(found.on_demand) * (found.per and found.count or 1)
        near(price * times, whole, item, 0.0061 + (chips and chips * 0.0101 or 0))
        compared = compared + 1
      end
    end
    assert.is_true(compared > 900, compared)
  end)
end)

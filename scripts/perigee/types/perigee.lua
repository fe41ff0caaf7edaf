---@meta perigee

--- Perigee for editors: what `require "perigee"` gives, with every table that its functions
-- take.  Nothing here runs: point a language server at this folder (README.md beside it).
--
-- An amount is a text that is read as a quantity ("10k requests/day", "1.3 to 2.0
-- tokens/word"), a plain number, or a quantity; the examples say the unit.  A field with `?`
-- may be left out; what holds then is in its words.

---@alias perigee.amount string|number|perigee.quantity
---@alias perigee.rows_of perigee.cost_row|perigee.rows_of[]
---@alias perigee.category
---| "tokens" | "compute" | "hardware" | "energy" | "space" | "network" | "storage"
---| "staff" | "tuning" | "licence" | "compliance" | "fees"
---@alias perigee.commitment
---| "on_demand" | "spot" | "reserved_1y" | "reserved_3y" | string
---@alias perigee.subject perigee.scenario|string

--- A quantity: an amount with a unit, certain or uncertain, and where it is from.
---@class perigee.quantity
---@operator add(perigee.amount): perigee.quantity
---@operator sub(perigee.amount): perigee.quantity
---@operator mul(perigee.amount): perigee.quantity
---@operator div(perigee.amount): perigee.quantity
---@operator idiv(perigee.amount): perigee.quantity
---@operator mod(perigee.amount): perigee.quantity
---@operator pow(number): perigee.quantity
---@operator unm: perigee.quantity
---@operator band(perigee.quantity): perigee.quantity
---@operator bor(perigee.quantity): perigee.quantity
---@operator bnot: perigee.quantity
---@operator concat(string): string
local quantity = {}

--- The same amount in another unit of its dimension.
---@param unit string as "USD/month"
---@return perigee.quantity
function quantity:to(unit) end

--- The plain number of a certain quantity, in its unit.
---@return number
function quantity:number() end

--- Its unit, as text; "" of a plain number.
---@return string
function quantity:unit() end

--- Its dimension, as "money/time".
---@return string
function quantity:dimension() end

--- What it is called, where it has a name.
---@return string?
function quantity:name() end

--- Where it is from, where that is said.
---@return string?
function quantity:source() end

--- The condition that it is below another, for perigee.where; `&`, `|`, `~` join conditions.
---@param other perigee.amount
---@return perigee.quantity
function quantity:lt(other) end

--- The condition that it is at most another, for perigee.where; `&`, `|`, `~` join conditions.
---@param other perigee.amount
---@return perigee.quantity
function quantity:le(other) end

--- The condition that it is above another, for perigee.where; `&`, `|`, `~` join conditions.
---@param other perigee.amount
---@return perigee.quantity
function quantity:gt(other) end

--- The condition that it is at least another, for perigee.where; `&`, `|`, `~` join conditions.
---@param other perigee.amount
---@return perigee.quantity
function quantity:ge(other) end

--- The condition that it is equal to another, for perigee.where; `&`, `|`, `~` join conditions.
---@param other perigee.amount
---@return perigee.quantity
function quantity:eq(other) end

--- What every option may have.
---@class perigee.common
---@field costs? perigee.rows_of[] further cost rows
---@field limits? perigee.limit[] where one needs more than it has the option is infeasible, and says so
---@field requires? perigee.requirement[] conditions without which it is infeasible
---@field quality? perigee.amount higher is better, as "75 %"
---@field notes? string[] said beside it in reports

--- A limit of an option: `{ "memory", needs = "140 GB", has = "80 GB" }`.
---@class perigee.limit
---@field [1] string what is limited
---@field needs perigee.amount what it takes
---@field has perigee.amount what there is

--- A requirement: a condition, and the reason why it is infeasible without.
---@class perigee.requirement
---@field [1] perigee.quantity|boolean
---@field [2] string

--- A cost: so much money per time.
---@class perigee.cost_row
---@field category perigee.category
---@field label string what it pays for
---@field amount perigee.quantity money per time, in USD/month

--- An option as the words below make it.
---@class perigee.option_made
---@field name string
---@field rows perigee.cost_row[]
---@field limits table[] label, needs, has, holds
---@field quality? perigee.quantity
---@field notes string[]
---@field npv? perigee.quantity of a timeline: the present value of what is paid
---@field total? perigee.quantity of a timeline: all costs
---@field rest? perigee.quantity of a timeline: what is left after the last month
---@field costs? perigee.quantity[] of a timeline, by month
---@field paid? perigee.quantity[] of a timeline, by month

--- An option that hosts, as perigee.host and perigee.own make it.
---@class perigee.hosted_made : perigee.option_made
---@field replicas perigee.quantity how many run in the busiest hour, spares among them
---@field paid? perigee.quantity how many are paid, on average
---@field throughput? perigee.quantity output tokens per second of one
---@field concurrency? perigee.quantity sequences at once of each copy of the model
---@field token_time? perigee.quantity
---@field first_token? perigee.quantity

--- Traffic, as perigee.traffic makes it.
---@class perigee.traffic_made
---@field requests perigee.quantity per time
---@field input perigee.quantity tokens per request that are read
---@field output perigee.quantity tokens per request that are written
---@field peak perigee.quantity
---@field input_tokens perigee.quantity per time
---@field output_tokens perigee.quantity per time

--- Training: a cost row that knows its run.
---@class perigee.train_made : perigee.cost_row
---@field flop perigee.quantity
---@field devices perigee.quantity
---@field time perigee.quantity
---@field device_hours perigee.quantity
---@field rate perigee.quantity tokens per second of all devices
---@field utilisation perigee.quantity
---@field price perigee.quantity money once, of all runs

--- Traffic: how many requests, how long, how unevenly.
---@class perigee.traffic.given
---@field requests perigee.amount "10k requests/day"
---@field input perigee.amount read per request, "1k tokens/request"
---@field output perigee.amount written per request, "200 tokens/request"
---@field peak? perigee.amount the busiest hour against the average, 1 or more; 1

--- Paying by the token.
---@class perigee.api.given : perigee.common
---@field [1]? string its name; the model's
---@field model string "provider/name", as in the catalogs of API prices
---@field traffic perigee.traffic_made
---@field cached? perigee.amount share of the input that is read from the prompt cache; none
---@field cache_write? perigee.amount share of the input that is written to it; none
---@field cache_write_1h? perigee.amount likewise, kept for an hour; none
---@field batch? perigee.amount share of the requests that are answered by tomorrow; none
---@field flex? perigee.amount share of the requests that wait for a cheaper place; none
---@field priority? perigee.amount share of the requests that go first; none
---@field tuned? perigee.amount share of the requests that go to a tuned model; none
---@field reasoning? perigee.amount tokens of thinking per request, beside the output; none
---@field retries? perigee.amount share of the requests that are billed once more; none
---@field uses? table<string, perigee.amount> further amounts of a request, by their price's name: { web_search = 0.3 }
---@field region? string whose factor holds, as "eu"
---@field hours? table<string, perigee.amount>|perigee.amount share of requests at the time of day that has a price of its own
---@field provisioned? boolean|string true, "1m" or "1y": throughput by the hour instead of tokens
---@field units? perigee.amount|"auto" of provisioned throughput: a number, or what the busiest hour takes

--- What is hosted, rented or bought.
---@class perigee.hosted.given : perigee.common
---@field model? string a catalog's model
---@field parameters? perigee.amount "70B parameters", in the place of a model
---@field weights? perigee.amount "140 GB" outright
---@field quantization? string how weights are stored, "fp8", "gptq-int4"; the model's own
---@field bits? perigee.amount "4.25 bits/parameter", in the place of a quantization
---@field adapter? perigee.amount bytes beside the weights; none
---@field kv_cache? perigee.amount bytes of the KV cache; what concurrency takes where throughput is reckoned
---@field headroom? perigee.amount what the memory is multiplied by, 1 or more; 1
---@field memory? perigee.amount of all accelerators of one machine, "640 GB"; the catalog's
---@field traffic? perigee.traffic_made
---@field throughput? perigee.amount output tokens per second of one machine; reckoned from model, machine and traffic
---@field engine? string of the catalog "engines"; "vllm"
---@field tensor_parallel? perigee.amount|"auto" accelerators that share a copy; "auto": the width that serves most
---@field concurrency? perigee.amount|"auto" sequences at once of each copy; "auto": as many as fit and are in time
---@field kv_cache_type? string "fp8"; "bf16"
---@field time_per_output_token? perigee.amount what it may take on average, "50 ms"; no bound
---@field time_to_first_token? perigee.amount what it may take on average, "2 s"; no bound
---@field prefix_cached? perigee.amount share of the input that is found in the prefix cache; none
---@field prefill_chunk? perigee.amount tokens of a prompt that are read at a time; all
---@field draft_tokens? perigee.amount speculative decoding: tokens that are proposed; none
---@field draft_acceptance? perigee.amount the chance that each is accepted
---@field draft_time? perigee.amount what proposing takes, "2 ms"; nothing
---@field use? perigee.amount how full a machine may run in the busiest hour; 100 %
---@field spares? perigee.amount machines beyond those that are needed; none
---@field staff? table<string, perigee.amount|perigee.staff.entry> roles and people, as perigee.staff
---@field power? perigee.amount of one machine at full load, "6 kW"; the catalog's
---@field load? perigee.amount how busy it is on average; traffic over throughput
---@field pue? perigee.amount power of the hall over that of its machines, 1 or more; the provider's
---@field intensity? perigee.amount what a kWh emits, "380 gCO2e/kWh"; the grid's
---@field grid? string an entry of the energy catalog, "germany"; the region's

--- Renting machines.
---@class perigee.host.given : perigee.hosted.given
---@field [1] string its name
---@field instance? string a catalog's machine, "aws/p4d.24xlarge"
---@field region? string of the machine
---@field commitment? perigee.commitment which of its prices; "on_demand"
---@field price? perigee.amount of one machine, "5 USD/hour", in the place of an instance
---@field replicas? perigee.amount|"auto" how many machines; "auto": enough for the busiest hour
---@field floor? perigee.amount of a fleet that follows its load: at least
---@field ceiling? perigee.amount of a fleet that follows its load: at most
---@field cold_start? perigee.amount "5 minutes" in which a machine that starts does nothing
---@field starts? perigee.amount how often that is, "4/day"
---@field idle_power? perigee.amount of one machine that waits, "2 kW"; a share of power

--- Buying boxes.
---@class perigee.own.given : perigee.hosted.given
---@field [1] string its name
---@field box? string of the hardware catalog
---@field price? perigee.amount of one box, "200k USD", in the place of a box
---@field life perigee.amount of straight-line depreciation, "4 years"
---@field residual? perigee.amount what is left then: money, or a share of the price; nothing
---@field count? perigee.amount|"auto" how many boxes; "auto" where a load is said, else 1
---@field electricity? perigee.amount the price of a kWh, "0.12 USD/kWh"
---@field space? perigee.amount of one box, "500 USD/month" or "184 USD/(kW month)"; nothing
---@field maintenance? perigee.amount of one box, "10 %/year" of its price or "1000 USD/month"; nothing

--- The functions before an endpoint.
---@class perigee.serverless.functions
---@field service? string of the services catalog
---@field region? string of the service
---@field time perigee.amount of a request, "5 s"
---@field memory perigee.amount of a function, "128 MB"
---@field price? perigee.amount "0.0000166667 USD/(GB s)"; the service's
---@field request? perigee.amount by the request, "0.2 USD/Mrequest"; the service's

--- A gateway by the services catalog; or its price, "1 USD/Mrequest".
---@class perigee.serverless.gateway
---@field service string
---@field region? string

--- An endpoint with functions and a gateway in front of it.
---@class perigee.serverless.given : perigee.common
---@field [1] string its name
---@field requests? perigee.amount per time, in the place of traffic
---@field traffic? perigee.traffic_made
---@field endpoint? string a catalog's machine
---@field price? perigee.amount of one endpoint, "5 USD/hour"; the catalog's
---@field region? string of the endpoint
---@field commitment? perigee.commitment "on_demand"
---@field endpoints? perigee.amount how many; what the busiest hour takes where time and concurrency are said, else 1
---@field concurrency? perigee.amount requests at once of one endpoint; 1
---@field time? perigee.amount of a request, "5 s"
---@field functions? perigee.serverless.functions
---@field gateway? perigee.serverless.gateway|perigee.amount
---@field power? perigee.amount of one endpoint at full load; the catalog's
---@field idle_power? perigee.amount of one that waits
---@field load? perigee.amount how busy it is on average
---@field pue? perigee.amount the provider's
---@field intensity? perigee.amount what a kWh emits; the grid's
---@field grid? string an entry of the energy catalog; the region's

--- A decentralised swarm: a speed per user.
---@class perigee.swarm.given : perigee.common
---@field [1] string its name
---@field swarm? string of the catalog
---@field speed? perigee.amount output tokens per second of one stream, in the place of a swarm
---@field users? perigee.amount streams at once; 1
---@field traffic? perigee.traffic_made
---@field price? perigee.amount money per time for taking part; nothing

--- Anything else: a name and what it costs.
---@class perigee.option.given : perigee.common
---@field [1] string its name

--- One of several models that share the work.
---@class perigee.mix.part
---@field [1] fun(part: perigee.traffic_made): perigee.option_made
---@field share perigee.amount of the requests; all parts come to 100 %

--- Several models that share the work, as one option.
---@class perigee.mix.given : perigee.common
---@field [1] string its name
---@field [integer] perigee.mix.part
---@field traffic perigee.traffic_made

--- A cache that answers repeated requests.
---@class perigee.cache.given
---@field hits perigee.amount share of the requests that it answers
---@field price? perigee.amount of looking one up, "1 USD/Mrequest"; nothing
---@field keep? perigee.amount money per time to keep it; nothing

--- People of one role; a plain amount where nothing else is said.
---@class perigee.staff.entry
---@field [1] perigee.amount how many, "0.5 FTE"
---@field salary? perigee.amount "150k USD/(person year)"; the staff catalog's
---@field overhead? perigee.amount what the salary is multiplied by; the catalog's, or 1 beside a salary
---@field label? string the role

--- Adapting a model: paid once, spread over how long it serves.
---@class perigee.tuning.given
---@field [1] string its label
---@field life perigee.amount how long the result serves, "12 months"
---@field runs? perigee.amount how many times in that life; 1
---@field price? perigee.amount "1000 USD"
---@field machine? perigee.amount "2.80 USD/hour", with time
---@field instance? string a catalog's machine, with time
---@field region? string of the instance
---@field commitment? perigee.commitment of the instance
---@field time? perigee.amount "24 hours"
---@field model? string whose training price holds, with tokens
---@field tokens? perigee.amount "10M tokens"
---@field epochs? perigee.amount how often each is seen; 1
---@field kind? string a row of the tuning catalog

--- Training by its FLOP: from scratch, further, or an adapter.
---@class perigee.train.given
---@field [1]? string its label
---@field model? string a catalog's model
---@field parameters? perigee.amount "8B parameters", in the place of a model
---@field trained? perigee.amount parameters that learn; all
---@field bits? perigee.amount of the frozen weights, "4 bits/parameter"
---@field kind? "full"|"lora" what learns; "full"
---@field tokens perigee.amount "1T tokens"
---@field sequence? perigee.amount "4096 tokens": attention counts too
---@field epochs? perigee.amount how often each token is seen; 1
---@field instance? string a catalog's machine
---@field accelerator? string a catalog's, with price
---@field price? perigee.amount of one accelerator, "2.50 USD/hour"; the instance's
---@field region? string of the instance
---@field commitment? perigee.commitment of the instance
---@field peak? perigee.amount of one device, "989 TFLOP/s"; the accelerator's
---@field precision? "bf16"|"fp16"|"fp8" which of its rates; "bf16"
---@field utilisation? perigee.amount share of the peak that goes into the model's FLOP; what was measured of such models
---@field hardware_utilisation? perigee.amount likewise, counting what is computed again
---@field recompute? perigee.amount share of the forward pass that is computed again
---@field devices? perigee.amount|"auto" in whole machines; "auto" with a deadline
---@field deadline? perigee.amount "30 days"
---@field overhead? perigee.amount lost work, a share on top; none
---@field runs? perigee.amount how many times in that life; 1
---@field life perigee.amount how long the result serves, "12 months"

--- What regulation adds for who runs the model; one of these at least.
---@class perigee.compliance.given
---@field staff? table<string, perigee.amount|perigee.staff.entry>
---@field audits? perigee.amount money per time
---@field insurance? perigee.amount money per time
---@field fees? perigee.amount money per time

--- A cost that is paid once: `{ "fees", "set-up", "5000 USD", month = 1 }`.
---@class perigee.once
---@field [1] perigee.category
---@field [2] string
---@field [3] perigee.amount money
---@field month integer

--- A model month by month.
---@class perigee.timeline.given
---@field months perigee.amount 1 to 240, or a time, "3 years"
---@field month fun(t: perigee.month): table what the model returns, in one month
---@field discount? perigee.amount "8 %/year"; nothing is discounted
---@field start? string the day on which month 1 begins, "2026-01-01"; without dates
---@field once? table<string, perigee.once[]> by option

--- A recurrence of any length.
---@class perigee.scan.given
---@field from perigee.amount|table<string, perigee.amount> the state before step 1
---@field steps? integer how many, up to a million; as many as inputs has
---@field body fun(state: any, step: perigee.quantity, inputs: table): any the next state
---@field inputs? table<string, perigee.amount[]> lists of a value for each step
---@field every? boolean the states after each step are wanted

--- An amount on its way, straight: from `from` at `start` to `to` at `finish`.
---@class perigee.month.ramp
---@field from? perigee.amount 0
---@field to? perigee.amount 1
---@field start perigee.amount a month, or a time from the start
---@field finish perigee.amount likewise

--- An amount on its way along an S.
---@class perigee.month.curve
---@field from? perigee.amount 0
---@field to? perigee.amount 1
---@field half perigee.amount where it is half-way: a month, or a time
---@field rise perigee.amount the time from 10 % to 90 %, "8 months"

--- A month of a timeline.
---@class perigee.month
---@field month integer from 1 on
---@field months integer how many there are
---@field first boolean
---@field last boolean
---@field years number since the start, at its beginning
---@field time perigee.quantity likewise
---@field date string where the timeline has a start
---@field growth fun(rate: perigee.amount): perigee.quantity a factor, 1 in month 1, by "40 %/year"
---@field falling fun(rate: perigee.amount): perigee.quantity likewise, down
---@field linear fun(rate: perigee.amount): perigee.quantity without compounding
---@field halving fun(half: perigee.amount): perigee.quantity halves in "18 months"
---@field ramp fun(given: perigee.month.ramp): perigee.quantity
---@field logistic fun(given: perigee.month.curve): perigee.quantity
---@field steps fun(list: [integer|string, perigee.amount][]): perigee.quantity what holds from a month on
---@field once fun(category: perigee.category, label: string, amount: perigee.amount): perigee.cost_row of this month alone

--- A scenario: assumptions, and a model of them.
---@class perigee.scenario.given
---@field title? string what it asks; "Untitled"
---@field as_of? string the day whose prices hold, "2023-11-01"; today
---@field assume? table<string, perigee.assumption> what an analyst changes
---@field correlate? [string, string, number][] rank correlations of assumptions
---@field model? fun(a: table<string, any>): table options, with named outputs beside them
---@field base? perigee.scenario|string a scenario, or a file beside this one, that this is laid over
---@field options? fun(a: table<string, any>): table with a base: options that replace its own by name, or come after

--- An assumption with its source, `{ "1.3 to 2.0 tokens/word", source = "our logs" }`; two or more values are an axis.
---@class perigee.assumption.sourced
---@field [integer] perigee.amount|string
---@field source? string where it is from
---@field rows? perigee.rows_made
---@field names? string[] texts that are names, whatever they look like

---@alias perigee.assumption perigee.amount|perigee.assumption.sourced|perigee.rows_made

--- Names from a catalog, for an assumption.
---@class perigee.rows.given
---@field kind string "api-prices", "machines" ...
---@field match? string a part of the name
---@field provider? string
---@field region? string
---@field most? integer so many at most

--- Names of a catalog, in force on the scenario's day.
---@class perigee.rows_made

--- A scenario, as perigee.scenario makes it.
---@class perigee.scenario
---@field title string
---@field as_of? string

--- An uncertain quantity that draws from data.
---@class perigee.observed.given
---@field data? string|table[] a CSV beside the scenario, or rows
---@field column? string the name of its column
---@field values? perigee.amount[] in the place of data
---@field unit? string of the numbers; plain
---@field source? string where they are from; the file and the column

--- How many tokens a tokenizer makes of a word.
---@class perigee.tokens_per_word.given
---@field [1] string the tokenizer, "cl100k_base"
---@field language? string "english"
---@field spread? boolean uncertain, over kinds of text; one figure

--- A tier of perigee.tiers; the last has no bound.
---@class perigee.tier
---@field upto? perigee.amount "10M tokens"
---@field price perigee.amount "2 USD/Mtoken"

--- Which entries of a catalog.
---@class perigee.catalog.list.given
---@field kind string "machines"
---@field match? string a part of the name
---@field region? string

--- Which row of an entry.
---@class perigee.catalog.entry.given
---@field region? string

--- Which price, over time.
---@class perigee.catalog.trend.given
---@field kind string "api-prices"
---@field name string|string[] or those that follow each other: the lowest of each day counts
---@field field string "output"
---@field region? string

--- How a price fell until the scenario's day.
---@class perigee.catalog.trend.made
---@field falls perigee.quantity per year, as t.falling takes it
---@field fit? number R^2
---@field from string the first day
---@field rows table[]

--- Bits per weight of a scheme that shares scales.
---@class perigee.memory.group_bits.given
---@field bits perigee.amount "4 bit/parameter"
---@field group perigee.amount weights that share one, 128
---@field scale perigee.amount "16 bit/parameter"
---@field zero? perigee.amount of the zero point; none

--- Bytes of weights.
---@class perigee.memory.weights.given
---@field parameters perigee.amount
---@field bits perigee.amount "4.25 bits/parameter"
---@field kept? perigee.amount parameters that stay as they are; none
---@field kept_bits? perigee.amount their bits

--- Bytes of KV cache per token.
---@class perigee.memory.kv_token.given
---@field layers perigee.amount
---@field kv_heads? perigee.amount with head_dim
---@field head_dim? perigee.amount
---@field latent? perigee.amount width of a latent cache, in the place of heads
---@field window? perigee.amount "4096 tokens"
---@field window_layers? perigee.amount layers that see no more than a window
---@field element? perigee.amount bytes of one value; "2 B"

--- Bytes of KV cache of one sequence.
---@class perigee.memory.kv_sequence.given : perigee.memory.kv_token.given
---@field context perigee.amount "4096 tokens"
---@field block? perigee.amount tokens of a page: whole ones

--- Bytes of one step's activations.
---@class perigee.memory.activation.given
---@field tokens perigee.amount of the step
---@field hidden? perigee.amount
---@field hidden_widths? perigee.amount
---@field intermediate? perigee.amount
---@field intermediate_widths? perigee.amount
---@field scores? perigee.amount
---@field element? perigee.amount "2 B"
---@field sequences? perigee.amount
---@field vocabulary? perigee.amount
---@field logit? perigee.amount bytes of one, "8 B"

--- Parameters of a LoRA adapter.
---@class perigee.memory.lora.given
---@field rank perigee.amount
---@field widths perigee.amount sum of inputs and outputs of a layer's matrices
---@field layers perigee.amount

--- Bytes of a catalog's model.
---@class perigee.memory.model_weights.given
---@field model string "llama-3.1-8b"
---@field quantization? string the model's own
---@field predictor? boolean with layers that predict further tokens
---@field tensor_parallel? perigee.amount 1
---@field pipeline_parallel? perigee.amount 1

--- What a model takes of a device that serves it.
---@class perigee.memory.footprint.given
---@field model string
---@field quantization? string the model's own
---@field kv_cache? string how the cache is stored; "bf16"
---@field engine? string "vllm"
---@field accelerator? string a catalog's
---@field memory? perigee.amount of one device, in the place of an accelerator
---@field context perigee.amount of one sequence, input and output
---@field concurrency? perigee.amount sequences in flight; 1
---@field adapters? perigee.amount bytes beside the weights; none
---@field predictor? boolean with layers that predict further tokens
---@field share? perigee.amount of the memory that the engine claims; its own
---@field batched_tokens? perigee.amount of one step; the engine's own
---@field sequences? perigee.amount of one step; the engine's own
---@field tensor_parallel? perigee.amount 1
---@field pipeline_parallel? perigee.amount 1

--- What training takes of a device.
---@class perigee.memory.training.given
---@field model string
---@field sequence perigee.amount "4096 tokens"
---@field batch? perigee.amount sequences of a micro-batch; 1
---@field method? "full"|"lora"|"qlora" "full"
---@field rank? perigee.amount of lora and qlora
---@field targets? string[] matrices that learn
---@field quantization? string how a frozen model is stored
---@field precision? "mixed"|"bf16"|"fp32" "mixed"
---@field optimizer? "adamw"|"adamw-bf16"|"adamw-8bit"|"momentum"|"sgd" "adamw"
---@field gradient_bits? perigee.amount over what the precision makes them
---@field optimizer_bits? perigee.amount likewise
---@field master_bits? perigee.amount likewise
---@field recompute? "none"|"selective"|"full"|perigee.amount "none", or a share of the layers
---@field flash? boolean false: attention scores are kept whole
---@field dropout? boolean its masks too
---@field data_parallel? perigee.amount 1
---@field micro_batches? perigee.amount 1
---@field sequence_parallel? boolean
---@field zero? integer 0 to 3; 0
---@field logits? boolean false: no choice of words is trained
---@field tensor_parallel? perigee.amount 1
---@field pipeline_parallel? perigee.amount 1

--- Bytes of LoRA adapters in memory.
---@class perigee.memory.adapters.given
---@field model string
---@field rank perigee.amount
---@field targets? string[] matrices, { "query", "value" }
---@field count? perigee.amount how many; 1
---@field bits? perigee.amount "16 bits/parameter"

--- A replica from its parts: model, machine, what the engine makes of it, load (core/include/perigee/serving.h).
---@class perigee.replica
---@field layers perigee.amount plain
---@field hidden perigee.amount plain; width of the residual stream
---@field weights perigee.amount in parameter; every token's: attention, dense, shared
---@field weight_bits perigee.amount in bit/parameter
---@field head perigee.amount in parameter; the output layer
---@field head_bits perigee.amount in bit/parameter
---@field expert_layers? perigee.amount plain
---@field expert? perigee.amount in parameter; one routed expert of one layer
---@field expert_bits? perigee.amount in bit/parameter
---@field experts? perigee.amount plain; of a layer, and how many a token takes
---@field experts_per_token? perigee.amount plain
---@field cache perigee.amount in B/token; of one sequence in one attention layer
---@field cache_layers perigee.amount plain; that look at all of the context
---@field window_layers? perigee.amount plain; and at no more than `window` of it
---@field window? perigee.amount in token; of window_layers
---@field attended? perigee.amount in token; at most, by sparse attention
---@field kv_heads? perigee.amount plain; absent where every device reads all: latent
---@field attention_width perigee.amount plain; heads * head_dim
---@field latent_layers? perigee.amount plain
---@field linear_layers? perigee.amount plain
---@field sparse_layers? perigee.amount plain
---@field quantized_layers? perigee.amount plain; whose activations are quantized
---@field unpacked_layers? perigee.amount plain; whose weights are unpacked to more bits
---@field devices perigee.amount plain
---@field ranks? perigee.amount plain; groups that attend to sequences of their own; 1
---@field expert_parallel? perigee.amount plain; devices that the experts lie whole on; 1
---@field bandwidth perigee.amount in B/s; of one device's memory
---@field compute perigee.amount in FLOP/s; of one device, as the weights are computed
---@field expert_compute? perigee.amount in FLOP/s; as the experts are; compute where NULL
---@field attention_compute perigee.amount in FLOP/s
---@field link? perigee.amount in B/s; of one device, one way; needed from 2 devices on
---@field weight_bandwidth perigee.amount plain
---@field expert_bandwidth? perigee.amount plain
---@field cache_bandwidth perigee.amount plain
---@field compute_share perigee.amount plain
---@field expert_compute_share? perigee.amount plain
---@field prefill_share perigee.amount plain
---@field expert_prefill_share? perigee.amount plain
---@field attention_share perigee.amount plain
---@field layer_time perigee.amount in s; of each layer; the next ones on top of it
---@field latent_time? perigee.amount in s
---@field linear_time? perigee.amount in s
---@field sparse_time? perigee.amount in s
---@field quantized_time? perigee.amount in s
---@field unpacked_time? perigee.amount in s
---@field expert_time? perigee.amount in s
---@field collective_time? perigee.amount in s; of an all-reduce, without its bytes
---@field link_share? perigee.amount plain
---@field expert_imbalance? perigee.amount plain; more of the slowest, where experts spread
---@field step_time perigee.amount in s
---@field sequence_time perigee.amount in s
---@field activation_traffic perigee.amount plain
---@field interference perigee.amount plain
---@field first_token_time perigee.amount in s; of a request, outside the model
---@field queue perigee.amount plain; prompts ahead of one's own, per sequence of the batch
---@field batch perigee.amount plain; sequences at once
---@field input perigee.amount in token
---@field output perigee.amount in token
---@field cached? perigee.amount plain; share of the input in the prefix cache
---@field chunk? perigee.amount in token; of a prompt, read at a time; all
---@field draft? perigee.amount plain; tokens that are proposed
---@field acceptance? perigee.amount plain; the chance of each
---@field draft_time? perigee.amount in s; what proposing takes

--- A replica, and the times that its batch is to keep to.
---@class perigee.replica.within : perigee.replica
---@field token_limit? perigee.amount of token_time, "50 ms"
---@field first_limit? perigee.amount of first_token, "2 s"

--- Memory, and what a sequence takes of it.
---@class perigee.serving.batch_by_memory.given
---@field memory perigee.amount left for the cache, "40 GB"
---@field sequence perigee.amount that one takes, "0.5 GB"

--- A replica by the catalogs.
---@class perigee.serving.of.given
---@field model string
---@field accelerator string
---@field quantization? string the model's own
---@field kv_cache? string the model's own
---@field engine? string "vllm"
---@field devices? perigee.amount that share the model; 1
---@field batch? perigee.amount 1
---@field input perigee.amount "1k tokens"
---@field output perigee.amount "200 tokens"
---@field cached? perigee.amount share of the input
---@field chunk? perigee.amount tokens read at a time
---@field draft? perigee.amount tokens that are proposed
---@field acceptance? perigee.amount the chance of each
---@field draft_time? perigee.amount "2 ms"

--- A step: its price above a bound, or from it on.
---@class perigee.pricing.step
---@field above? perigee.amount "200k tokens/request"
---@field from? perigee.amount the bound itself too
---@field price perigee.amount "4 USD/Mtoken"

--- An amount under stepped prices.
---@class perigee.pricing.given
---@field amount perigee.amount
---@field price perigee.amount up to the first step
---@field steps perigee.pricing.step[] ascending

--- Provisioned throughput.
---@class perigee.pricing.units.given
---@field input? perigee.amount tokens per time in the busiest hour
---@field output? perigee.amount likewise
---@field unit_input? perigee.amount what one unit carries
---@field unit_output? perigee.amount likewise
---@field least? perigee.amount how many are bought at least

--- A rate over a time.
---@class perigee.finance.rated
---@field rate perigee.amount "8 %/year"
---@field time perigee.amount "18 months"

--- What halves again and again.
---@class perigee.finance.halving.given
---@field half perigee.amount "18 months"
---@field time perigee.amount

--- An S-shaped curve.
---@class perigee.finance.logistic.given
---@field time perigee.amount
---@field half perigee.amount where it is half-way
---@field rise perigee.amount from 10 % to 90 %

--- A straight ramp.
---@class perigee.finance.ramp.given
---@field time perigee.amount
---@field start perigee.amount "3 months"
---@field finish perigee.amount "9 months"

--- Flows by month.
---@class perigee.finance.irr.given
---@field flows perigee.amount[] one a month
---@field now? perigee.amount before the first month; nothing
---@field last? perigee.amount at the end of the last; nothing
---@field begin? boolean flows come at the beginnings of months; at their ends

--- Flows by month, and a rate.
---@class perigee.finance.present.given : perigee.finance.irr.given
---@field rate? perigee.amount "8 %/year"; nothing is discounted

--- A loan.
---@class perigee.finance.loan
---@field principal perigee.amount "200k USD"
---@field rate perigee.amount "6 %/year"
---@field term perigee.amount "3 years"
---@field balloon? perigee.amount still owed at the end; nothing
---@field begin? boolean paid at the beginnings of months

--- A loan after a time.
---@class perigee.finance.balance.given : perigee.finance.loan
---@field after perigee.amount "12 months"

--- A payment per time.
---@class perigee.finance.annuity.given
---@field payment perigee.amount "1000 USD/month"
---@field rate perigee.amount
---@field term perigee.amount
---@field begin? boolean paid at the beginnings of months

--- What a thing is worth at an age.
---@class perigee.finance.book.given
---@field price perigee.amount
---@field residual? perigee.amount what it is worth after its life; nothing
---@field life? perigee.amount "4 years"
---@field method? "straight"|"declining" "straight"
---@field rate? perigee.amount of a declining balance, "40 %/year"
---@field age perigee.amount "18 months"

--- What a month takes off it.
---@class perigee.finance.charge.given
---@field price perigee.amount
---@field residual? perigee.amount what it is worth after its life; nothing
---@field life? perigee.amount "4 years"
---@field method? "straight"|"declining" "straight"
---@field rate? perigee.amount of a declining balance, "40 %/year"
---@field month perigee.amount from 1 on

--- Two streams by month.
---@class perigee.finance.payback.given
---@field one perigee.amount[]
---@field other perigee.amount[]

--- Two streams by month, and which crossing.
---@class perigee.finance.crossing.given : perigee.finance.payback.given
---@field nth? perigee.amount 1

--- A load, and what a machine carries of it.
---@class perigee.fleet.for_peak.given
---@field average perigee.amount "1000 tokens/s"
---@field peak? perigee.amount times that in the busiest hour; 1
---@field capacity perigee.amount of one machine
---@field use? perigee.amount how full it may run; all

--- A fleet that follows its load.
---@class perigee.fleet.following.given : perigee.fleet.for_peak.given
---@field floor? perigee.amount machines at least
---@field ceiling? perigee.amount machines at most
---@field cold_start? perigee.amount "5 minutes"
---@field starts? perigee.amount "10 1/day"

--- Power at the meter.
---@class perigee.energy.power.given
---@field load perigee.amount of one device, "700 W"
---@field idle? perigee.amount of one that waits; nothing
---@field utilisation? perigee.amount 1
---@field devices? perigee.amount 1
---@field host? perigee.amount what the rest of all machines draws; nothing
---@field pue? perigee.amount 1

--- Power.
---@class perigee.energy.use.given
---@field power perigee.amount

--- Energy, and what a kWh emits.
---@class perigee.energy.emissions.given
---@field energy perigee.amount also per time, or per token
---@field intensity perigee.amount "381 gCO2e/kWh"

--- Power, and what it serves.
---@class perigee.energy.token.given
---@field power perigee.amount
---@field tokens perigee.amount per time

--- FLOP per token.
---@class perigee.training.token.given
---@field parameters perigee.amount that a token passes through
---@field trained? perigee.amount all
---@field layers? perigee.amount with heads, head_dim and sequence: attention too
---@field heads? perigee.amount
---@field head_dim? perigee.amount
---@field sequence? perigee.amount "4096 tokens"
---@field visible? perigee.amount share of the sequence that a token looks at; 1
---@field recompute? perigee.amount share of the forward pass that is done again; none

--- FLOP of tokens.
---@class perigee.training.flop.given
---@field per_token perigee.amount
---@field tokens perigee.amount "1T tokens"
---@field epochs? perigee.amount 1

--- Tokens per second of a device.
---@class perigee.training.rate.given
---@field per_token perigee.amount
---@field peak perigee.amount "989 TFLOP/s"
---@field utilisation perigee.amount "40 %"

--- How long it takes.
---@class perigee.training.time.given
---@field flop perigee.amount
---@field devices? perigee.amount without them device-hours
---@field peak perigee.amount
---@field utilisation perigee.amount

--- The fewest devices in time.
---@class perigee.training.devices.given
---@field flop perigee.amount
---@field deadline perigee.amount "30 days"
---@field peak perigee.amount
---@field utilisation perigee.amount
---@field machine? perigee.amount devices of one, 8; 1

--- Weights, gradients and Adam's state.
---@class perigee.training.state.given
---@field parameters perigee.amount
---@field trained? perigee.amount all

--- How a scenario is opened.
---@class perigee.opening
---@field set? [string, perigee.amount][] assumptions that stand at other values
---@field with? string[] files of assumptions laid over the scenario's
---@field as_of? string the day whose prices hold; the scenario's, or today
---@field catalogs? string[] folders over the shipped ones
---@field prices? table|string a saved result, or its path, whose rows of catalogs hold
---@field trust? boolean a file may use all of Lua
---@field seconds? number for the file's own code; 10
---@field bytes? integer for the file's own code; 512 MiB
---@field paths? integer branches to trace at most; 256

--- How a scenario is run.
---@class perigee.run.given : perigee.opening
---@field samples? integer 16384
---@field seed? integer 1
---@field sampler? "stratified"|"sobol"|"random" "stratified"
---@field threads? integer as many as there are processors
---@field isa? "best"|"baseline"|"avx2"|"avx512" instructions at most
---@field reproducible? boolean the bits of every other machine
---@field check? boolean false: the trace is not compared with plain runs

--- As perigee.run, and what is asked about.
---@class perigee.explain.given : perigee.run.given
---@field explain? string[] options, outputs, rows, assumptions; the cheapest option
---@field focus? string[] only what leads from these parts to the figure

--- As perigee.run, and over what.
---@class perigee.breakeven.given : perigee.run.given
---@field on string the assumption
---@field between? [perigee.amount, perigee.amount] its range; a hundredth to a hundred times its value

--- As perigee.run, and of what.
---@class perigee.sensitivity.given : perigee.run.given
---@field of? string an option, an output, or "A - B"; what the cheapest saves against the next

--- As perigee.run, and over what.
---@class perigee.sweep.given : perigee.run.given
---@field over table axes by name, or a list of { NAME, AXIS }: "100/day:10M/day:60:log", a list, or perigee.rows
---@field point? boolean every assumption at its median, without samples

--- One side of a comparison.
---@class perigee.side
---@field [1] perigee.subject
---@field set? [string, perigee.amount][] assumptions that stand at other values
---@field with? string[] files of assumptions laid over the scenario's
---@field as_of? string the day whose prices hold; the scenario's, or today
---@field catalogs? string[] folders over the shipped ones
---@field prices? table|string a saved result, or its path, whose rows of catalogs hold

--- Of both sides.
---@class perigee.compare.given
---@field trust? boolean a file may use all of Lua
---@field seconds? number for the file's own code; 10
---@field bytes? integer for the file's own code; 512 MiB
---@field paths? integer branches to trace at most; 256
---@field samples? integer 16384
---@field seed? integer 1
---@field sampler? "stratified"|"sobol"|"random" "stratified"
---@field threads? integer as many as there are processors
---@field isa? "best"|"baseline"|"avx2"|"avx512" instructions at most
---@field reproducible? boolean the bits of every other machine
---@field check? boolean false: the trace is not compared with plain runs

--- Bounds for the options of a scenario.
---@class perigee.choose.bounds : perigee.opening
---@field quality? perigee.amount at least, "75 %"
---@field first_token? perigee.amount at most, "2 s"
---@field token_time? perigee.amount at most, "50 ms"
---@field budget? perigee.amount at most, "5000 USD/month"
---@field hosted? boolean only what is hosted
---@field api? boolean only by the token
---@field count? integer ways that are listed

--- What is asked of all catalogs.
---@class perigee.choose.given
---@field requests perigee.amount "200k requests/day"
---@field input perigee.amount tokens of a request
---@field output perigee.amount likewise
---@field context? perigee.amount that must fit; input and output
---@field memory? perigee.amount of a device, at most
---@field peak? perigee.amount the busiest hour against the average; 1
---@field cached? perigee.amount share of the input; none
---@field use? perigee.amount how full machines may run; 100 %
---@field models? string|string[] names or patterns; all
---@field machines? string|string[] likewise
---@field providers? string|string[] likewise
---@field quantizations? string|string[] likewise
---@field engines? string|string[] likewise
---@field commitments? perigee.commitment[] "on_demand"
---@field regions? string|string[] all
---@field staff? table<string, perigee.amount|perigee.staff.entry> what hosting takes of people; none
---@field as_of? string today
---@field catalogs? string[] folders over the shipped ones
---@field threads? integer as many as there are processors
---@field quality? perigee.amount at least, "75 %"
---@field first_token? perigee.amount at most, "2 s"
---@field token_time? perigee.amount at most, "50 ms"
---@field budget? perigee.amount at most, "5000 USD/month"
---@field hosted? boolean only what is hosted
---@field api? boolean only by the token
---@field count? integer ways that are listed

--- What a reading gives: the table of --format json (scripts/perigee/report/README.md).
---@class perigee.answer
---@field title string
---@field as_of string
---@field samples integer
---@field seed integer
---@field assumptions? table[]
---@field options? table[] name, feasible, reasons, cost, rows, cheapest_probability
---@field outputs? table[] name, unit, point, mean, p5, p50, p95, quantiles
---@field cheapest? string
---@field warnings string[]

--- Perigee: what large language models cost to run.
---@class perigee
---@field version string
local perigee = {}

--- Reads a quantity; an uncertain text is one draw for each time that it is read.
---@param value perigee.amount
---@return perigee.quantity
function perigee.quantity(value) end

--- A unit of one's own, or one worth another; also a currency's rate.
---@param name string as "dialogue"
---@param worth? perigee.amount as "300 words"
function perigee.unit(name, worth) end

--- a where the condition holds, else b.
---@param condition perigee.quantity|boolean
---@param a perigee.amount
---@param b perigee.amount
---@return perigee.quantity
function perigee.where(condition, a, b) end

--- Whether two are equal, as == on numbers.
---@param a perigee.amount
---@param b perigee.amount
---@return boolean
function perigee.equal(a, b) end

--- What an amount costs under volume prices.
---@param amount perigee.amount
---@param tiers perigee.tier[]
---@param mode? "marginal"|"whole" each unit at its own tier's price; "whole": all at the last one reached
---@return perigee.quantity
function perigee.tiers(amount, tiers, mode) end

--- An uncertain quantity of which each sample draws one of the values, with replacement.
---@param given perigee.observed.given
---@return perigee.quantity
function perigee.observed(given) end

--- The rows of a CSV file beside the scenario, by the names of its header.
---@param name string
---@return table<string, string|number>[]
function perigee.data(name) end

--- How many tokens a tokenizer makes of a word, from the catalogs.
---@param given perigee.tokens_per_word.given
---@return perigee.quantity
function perigee.tokens_per_word(given) end

--- A scenario.
---@param given perigee.scenario.given
---@return perigee.scenario
function perigee.scenario(given) end

--- Names from a catalog, for an assumption.
---@param given perigee.rows.given
---@return perigee.rows_made
function perigee.rows(given) end

--- Traffic.
---@param given perigee.traffic.given
---@return perigee.traffic_made
function perigee.traffic(given) end

--- An option that pays by the token, at the model's dated prices.
---@param given perigee.api.given
---@return perigee.option_made
function perigee.api(given) end

--- An option that rents machines.
---@param given perigee.host.given
---@return perigee.hosted_made
function perigee.host(given) end

--- An option that buys boxes.
---@param given perigee.own.given
---@return perigee.hosted_made
function perigee.own(given) end

--- An option of an endpoint, with functions and a gateway in front.
---@param given perigee.serverless.given
---@return perigee.option_made
function perigee.serverless(given) end

--- An option where each user is served at a speed of its own.
---@param given perigee.swarm.given
---@return perigee.option_made
function perigee.swarm(given) end

--- An option of cost rows.
---@param given perigee.option.given
---@return perigee.option_made
function perigee.option(given) end

--- Several models that share the work, as one option.
---@param given perigee.mix.given
---@return perigee.option_made
function perigee.mix(given) end

--- What an option's rows come to.
---@param of perigee.option_made
---@param category? perigee.category all
---@return perigee.quantity
function perigee.total(of, category) end

--- A cost row.
---@param category perigee.category
---@param label string what it pays for
---@param amount perigee.amount money per time, "3000 USD/month"
---@return perigee.cost_row
function perigee.cost(category, label, amount) end

--- Cost rows for people, by the staff catalog or a salary.
---@param given table<string, perigee.amount|perigee.staff.entry>
---@param category? perigee.category "staff"
---@return perigee.cost_row[]
function perigee.staff(given, category) end

--- A one-off cost, spread over how long it serves.
---@param given perigee.tuning.given
---@return perigee.cost_row
function perigee.tuning(given) end

--- Training by its FLOP, a cost row.
---@param given perigee.train.given
---@return perigee.train_made
function perigee.train(given) end

--- Cost rows for what regulation asks.
---@param given perigee.compliance.given
---@return perigee.cost_row[]
function perigee.compliance(given) end

--- Traffic whose answers are shorter.
---@param given perigee.traffic_made
---@param saving perigee.amount "40 %"
---@return perigee.traffic_made
function perigee.brevity(given, saving) end

--- Traffic of a share of the requests.
---@param given perigee.traffic_made
---@param fraction perigee.amount "20 %"
---@return perigee.traffic_made
function perigee.part(given, fraction) end

--- Traffic that misses a cache of answers, and the cache's cost rows.
---@param given perigee.traffic_made
---@param cache perigee.cache.given
---@return perigee.traffic_made
---@return perigee.cost_row[]
function perigee.cache(given, cache) end

--- An option at so many times its prices.
---@param of perigee.option_made
---@param factor perigee.amount|table<perigee.category, perigee.amount> of all rows, or by category
---@return perigee.option_made
function perigee.repriced(of, factor) end

--- A recurrence, step by step; its body is traced once.
---@param given perigee.scan.given
---@return perigee.quantity|table the state after the last step; with every = true after each
function perigee.scan(given) end

--- A model month by month: what the model returns, as means of a month.
---@param given perigee.timeline.given
---@return table
function perigee.timeline(given) end

--- Runs a scenario: what its options cost, and how surely.
---@param what perigee.subject a scenario, or a file's name
---@param options? perigee.run.given
---@return perigee.answer? answer nil where something is wrong
---@return string? message what is wrong, and what would be right
---@return "input"|"usage"|"limit"? kind
function perigee.run(what, options) end

--- Checks units over all paths, without sampling.
---@param what perigee.subject a scenario, or a file's name
---@param options? perigee.opening
---@return perigee.answer? answer nil where something is wrong
---@return string? message what is wrong, and what would be right
---@return "input"|"usage"|"limit"? kind
function perigee.check(what, options) end

--- How figures come about: formulas, values and sources behind them.
---@param what perigee.subject a scenario, or a file's name
---@param options? perigee.explain.given
---@return perigee.answer? answer nil where something is wrong
---@return string? message what is wrong, and what would be right
---@return "input"|"usage"|"limit"? kind
function perigee.explain(what, options) end

--- Where options cost the same, over the range of an assumption.
---@param what perigee.subject a scenario, or a file's name
---@param options perigee.breakeven.given
---@return perigee.answer? answer nil where something is wrong
---@return string? message what is wrong, and what would be right
---@return "input"|"usage"|"limit"? kind
function perigee.breakeven(what, options) end

--- A scenario over axes.
---@param what perigee.subject a scenario, or a file's name
---@param options perigee.sweep.given
---@return perigee.answer? answer nil where something is wrong
---@return string? message what is wrong, and what would be right
---@return "input"|"usage"|"limit"? kind
function perigee.sweep(what, options) end

--- What drives a figure: elasticities, a tornado, shares of its variance.
---@param what perigee.subject a scenario, or a file's name
---@param options? perigee.sensitivity.given
---@return perigee.answer? answer nil where something is wrong
---@return string? message what is wrong, and what would be right
---@return "input"|"usage"|"limit"? kind
function perigee.sensitivity(what, options) end

--- Which option to choose, what being wrong costs, and what to measure next.
---@param what perigee.subject a scenario, or a file's name
---@param options? perigee.run.given
---@return perigee.answer? answer nil where something is wrong
---@return string? message what is wrong, and what would be right
---@return "input"|"usage"|"limit"? kind
function perigee.decide(what, options) end

--- Two sides: which figures moved, by how much, and which changes caused it.
---@param a perigee.subject|perigee.side before
---@param b perigee.subject|perigee.side after
---@param options? perigee.compare.given
---@return perigee.answer? answer nil where something is wrong
---@return string? message what is wrong, and what would be right
---@return "input"|"usage"|"limit"? kind
function perigee.compare(a, b, options) end

--- The cheapest feasible way: over the catalogs, or of a scenario's options.
---@param what perigee.choose.given|perigee.subject
---@param options? perigee.choose.given|perigee.choose.bounds
---@return perigee.answer? answer nil where something is wrong
---@return string? message what is wrong, and what would be right
---@return "input"|"usage"|"limit"? kind
function perigee.choose(what, options) end

--- Lua's math for quantities too; in a scenario file it is `math`.
---@class perigee.math
perigee.math = {}

--- The absolute value.
---@param x number|perigee.quantity
---@return number|perigee.quantity
function perigee.math.abs(x) end

--- Rounded up.
---@param x number|perigee.quantity
---@return number|perigee.quantity
function perigee.math.ceil(x) end

--- Rounded down.
---@param x number|perigee.quantity
---@return number|perigee.quantity
function perigee.math.floor(x) end

--- e to the power of x.
---@param x number|perigee.quantity
---@return number|perigee.quantity
function perigee.math.exp(x) end

--- The square root.
---@param x number|perigee.quantity
---@return number|perigee.quantity
function perigee.math.sqrt(x) end

--- A whole number; of a quantity only where it is certain.
---@param x number|perigee.quantity
---@return integer?
function perigee.math.tointeger(x) end

--- "float" of a quantity, else as math.type.
---@param x number|perigee.quantity
---@return string
function perigee.math.type(x) end

--- The natural logarithm, or to a base.
---@param x number|perigee.quantity
---@param base? number
---@return number|perigee.quantity
function perigee.math.log(x, base) end

--- The least of all.
---@param first perigee.amount
---@param ... perigee.amount
---@return number|perigee.quantity
function perigee.math.min(first, ...) end

--- The greatest of all.
---@param first perigee.amount
---@param ... perigee.amount
---@return number|perigee.quantity
function perigee.math.max(first, ...) end

--- The whole part towards zero, and what is left.
---@param x number|perigee.quantity
---@return number|perigee.quantity
---@return number|perigee.quantity
function perigee.math.modf(x) end

--- The remainder with the sign of the dividend.
---@param x number|perigee.quantity
---@param y number|perigee.quantity
---@return number|perigee.quantity
function perigee.math.fmod(x, y) end

--- What a model takes of devices, in bytes.
---@class perigee.memory
perigee.memory = {}

--- Bits per weight of a scheme that shares scales.
---@param given perigee.memory.group_bits.given
---@return perigee.quantity
function perigee.memory.group_bits(given) end

--- Bytes of weights.
---@param given perigee.memory.weights.given
---@return perigee.quantity
function perigee.memory.weights(given) end

--- Bytes of KV cache per token, while no window is full.
---@param given perigee.memory.kv_token.given
---@return perigee.quantity
function perigee.memory.kv_token(given) end

--- Bytes of KV cache of one sequence.
---@param given perigee.memory.kv_sequence.given
---@return perigee.quantity
function perigee.memory.kv_sequence(given) end

--- Bytes of one step's activations.
---@param given perigee.memory.activation.given
---@return perigee.quantity
function perigee.memory.activation(given) end

--- Parameters of a LoRA adapter.
---@param given perigee.memory.lora.given
---@return perigee.quantity
function perigee.memory.lora(given) end

--- Bytes of a catalog's model, each part as it is stored.
---@param given perigee.memory.model_weights.given
---@return perigee.quantity
function perigee.memory.model_weights(given) end

--- Bytes of LoRA adapters that lie in memory at once.
---@param given perigee.memory.adapters.given
---@return perigee.quantity
function perigee.memory.adapters(given) end

--- What a model takes of a device that serves it, part by part, and what fits.
---@param given perigee.memory.footprint.given
---@return table<string, perigee.quantity>
function perigee.memory.footprint(given) end

--- What training takes of a device, part by part.
---@param given perigee.memory.training.given
---@return table<string, perigee.quantity>
function perigee.memory.training(given) end

--- The attention of a catalog's model, as kv_token and kv_sequence take it.
---@param model string
---@param element? perigee.amount bytes of one value
---@return perigee.memory.kv_token.given
function perigee.memory.attention(model, element) end

--- How long a replica takes, and what it serves.
---@class perigee.serving
perigee.serving = {}

--- The time of a step that gives every sequence a token.
---@param given perigee.replica
---@return perigee.quantity
function perigee.serving.step(given) end

--- The time to read one prompt, without waiting.
---@param given perigee.replica
---@return perigee.quantity
function perigee.serving.prefill(given) end

--- The time between two tokens of a sequence, on average.
---@param given perigee.replica
---@return perigee.quantity
function perigee.serving.token_time(given) end

--- The time from a request to its first token.
---@param given perigee.replica
---@return perigee.quantity
function perigee.serving.first_token(given) end

--- The longest pause of a running sequence.
---@param given perigee.replica
---@return perigee.quantity
function perigee.serving.stall(given) end

--- Tokens that the replica writes in a second.
---@param given perigee.replica
---@return perigee.quantity
function perigee.serving.throughput(given) end

--- The batch from which arithmetic takes longer than reading the weights.
---@param given perigee.replica
---@return perigee.quantity
function perigee.serving.ridge(given) end

--- The largest batch that is in time; 0 where none is.
---@param given perigee.replica.within
---@return perigee.quantity
function perigee.serving.batch_within(given) end

--- The largest whole batch that memory allows.
---@param given perigee.serving.batch_by_memory.given
---@return perigee.quantity
function perigee.serving.batch_by_memory(given) end

--- The fields of a replica by the catalogs.
---@param given perigee.serving.of.given
---@return perigee.replica
function perigee.serving.of(given) end

--- What depends on how much is bought.
---@class perigee.pricing
perigee.pricing = {}

--- The price of each unit, by the last step that the amount passes.
---@param given perigee.pricing.given
---@return perigee.quantity
function perigee.pricing.whole(given) end

--- What an amount costs, each part at the price of its step.
---@param given perigee.pricing.given
---@return perigee.quantity
function perigee.pricing.marginal(given) end

--- Whole units of provisioned throughput that carry a load.
---@param given perigee.pricing.units.given
---@return perigee.quantity
function perigee.pricing.units(given) end

--- Money over time; a rate compounds over the time that it is said by.
---@class perigee.finance
perigee.finance = {}

--- (1 + rate)^time.
---@param given perigee.finance.rated
---@return perigee.quantity
function perigee.finance.growth(given) end

--- What 1 of then is worth now.
---@param given perigee.finance.rated
---@return perigee.quantity
function perigee.finance.discount(given) end

--- What is left of what falls by a share in each period.
---@param given perigee.finance.rated
---@return perigee.quantity
function perigee.finance.falling(given) end

--- 1 + rate time.
---@param given perigee.finance.rated
---@return perigee.quantity
function perigee.finance.linear(given) end

--- What is left of what halves again and again.
---@param given perigee.finance.halving.given
---@return perigee.quantity
function perigee.finance.halving(given) end

--- The share of an S-shaped curve.
---@param given perigee.finance.logistic.given
---@return perigee.quantity
function perigee.finance.logistic(given) end

--- The share of a straight ramp.
---@param given perigee.finance.ramp.given
---@return perigee.quantity
function perigee.finance.ramp(given) end

--- What flows by month are worth now.
---@param given perigee.finance.present.given
---@return perigee.quantity
function perigee.finance.present(given) end

--- Net present value, beside what is spent now.
---@param given perigee.finance.present.given
---@return perigee.quantity
function perigee.finance.npv(given) end

--- The rate, per year, at which flows are worth nothing.
---@param given perigee.finance.irr.given
---@return perigee.quantity
function perigee.finance.irr(given) end

--- What a loan takes each month.
---@param given perigee.finance.loan
---@return perigee.quantity
function perigee.finance.instalment(given) end

--- What is still owed of a loan.
---@param given perigee.finance.balance.given
---@return perigee.quantity
function perigee.finance.balance(given) end

--- What a payment per time is worth now.
---@param given perigee.finance.annuity.given
---@return perigee.quantity
function perigee.finance.annuity(given) end

--- What a thing is worth at an age.
---@param given perigee.finance.book.given
---@return perigee.quantity
function perigee.finance.book(given) end

--- What a month takes off what a thing is worth.
---@param given perigee.finance.charge.given
---@return perigee.quantity
function perigee.finance.charge(given) end

--- The first month in which one is no dearer than the other, all in all.
---@param given perigee.finance.payback.given
---@return perigee.quantity
function perigee.finance.payback(given) end

--- The month in which the sum of one comes below that of the other.
---@param given perigee.finance.crossing.given
---@return perigee.quantity
function perigee.finance.crossing(given) end

--- How many machines carry a load.
---@class perigee.fleet
perigee.fleet = {}

--- Machines for the busiest hour, one at least.
---@param given perigee.fleet.for_peak.given
---@return perigee.quantity
function perigee.fleet.for_peak(given) end

--- Machines that are paid on average where the fleet follows its load.
---@param given perigee.fleet.following.given
---@return perigee.quantity
function perigee.fleet.following(given) end

--- What machines draw, and what that emits.
---@class perigee.energy
perigee.energy = {}

--- Average power at the meter, in kW.
---@param given perigee.energy.power.given
---@return perigee.quantity
function perigee.energy.power(given) end

--- Energy per time, in kWh/month.
---@param given perigee.energy.use.given
---@return perigee.quantity
function perigee.energy.use(given) end

--- What energy emits.
---@param given perigee.energy.emissions.given
---@return perigee.quantity
function perigee.energy.emissions(given) end

--- Energy per token, in kWh/Mtoken.
---@param given perigee.energy.token.given
---@return perigee.quantity
function perigee.energy.token(given) end

--- What a kWh emits, of a catalog's grid.
---@param name string "germany"
---@return perigee.quantity
function perigee.energy.grid(name) end

--- What a training run takes.
---@class perigee.training
perigee.training = {}

--- FLOP per token.
---@param given perigee.training.token.given
---@return perigee.quantity
function perigee.training.token(given) end

--- FLOP of tokens that are seen so many times.
---@param given perigee.training.flop.given
---@return perigee.quantity
function perigee.training.flop(given) end

--- Tokens per second of one device.
---@param given perigee.training.rate.given
---@return perigee.quantity
function perigee.training.rate(given) end

--- Days that devices take; device-hours without them.
---@param given perigee.training.time.given
---@return perigee.quantity
function perigee.training.time(given) end

--- The fewest devices that are done in time, in whole machines.
---@param given perigee.training.devices.given
---@return perigee.quantity
function perigee.training.devices(given) end

--- Bytes of weights, gradients and Adam's state in mixed precision.
---@param given perigee.training.state.given
---@return perigee.quantity
function perigee.training.state(given) end

--- What a token of a catalog's model is trained on, as training.token takes it.
---@param model string
---@param sequence? perigee.amount attention is not counted without
---@return perigee.training.token.given
function perigee.training.shape(model, sequence) end

--- Dated prices and facts, in force on the scenario's day.
---@class perigee.catalog
perigee.catalog = {}

--- One entry, texts as the catalog has them.
---@param kind string "machines"
---@param name string "aws/p4d.24xlarge"
---@param options? perigee.catalog.entry.given
---@return table
function perigee.catalog.entry(kind, name, options) end

--- The entries of a kind, sorted by name.
---@param options perigee.catalog.list.given
---@return table[]
function perigee.catalog.list(options) end

--- A field of an entry, as a quantity that knows where it is from.
---@param entry table
---@param field string "on_demand"
---@return perigee.quantity
function perigee.catalog.figure(entry, field) end

--- How a price fell until the scenario's day.
---@param given perigee.catalog.trend.given
---@return perigee.catalog.trend.made
function perigee.catalog.trend(given) end

--- For programs: opens folders of catalogs, each laid over those before it.
---@param options { folders: string[] }
---@return table? book price(name, day), entry, list
---@return string? message
function perigee.catalog.open(options) end

--- For programs: what is wrong with the catalogs of a folder.
---@param folder string
---@return string[] problems "FILE:LINE: ...", none where all is well
---@return { files: integer, entries: integer } looked_at
function perigee.catalog.check(folder) end

--- For programs: the folder of the catalogs that came with Perigee.
---@return string? folder
---@return string? message
function perigee.catalog.shipped() end

return perigee

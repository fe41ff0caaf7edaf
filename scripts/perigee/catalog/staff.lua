--- The schema of `kind = "staff"`: what people cost, by role.
local figure = require "perigee.catalog.figure"
local kind = require "perigee.catalog.kind"
local money = require "perigee.catalog.money"

local salary = figure.price(money.per.salary)

return kind.new {
  name = "staff", folder = "staff", noun = "role", inherits = true,
  list = "roles", list_is = "a table of roles", example = "ml-engineer",
  entry = {
    { "salary", figure.required(salary, "what a person earns in a year before overheads") },
    { "low", salary }, { "typical", salary }, { "high", salary },
    { "overhead", figure.ratio }, { "hours", figure.hours },
  },
  listed = { "salary", "overhead" },
}

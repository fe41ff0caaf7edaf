-- What adapting a model costs, once, as it is quoted.  The fields: README.md.
return {
  kind = "tuning", source = "published article llama2-cost-pt (claim C09)", as_of = "2023",
  ways = {
    ["prompts"] = { aliases = { "prompt-engineering" }, price = "10 to 1000 USD" },
    ["instructions"] = { aliases = { "instruction-tuning" }, price = "100 to 10000 USD" },
    ["fine-tuning-small"] = { aliases = { "fine-tuning" }, price = "100000 USD",
      note = "of 1B to 5B parameters, about" },
    ["fine-tuning-large"] = { price = "1M to 10M USD",
      note = "above 5B parameters; the article says millions, the upper end is ours" },
  },
}

return {
  head = 'kind = "engines"', list = "engines",
  good = '{ share = "90 %", share_holds = "all", block = 16, batched_tokens = 2048, sequences = 256, '
    .. 'large_memory = "70 GiB", large_batched_tokens = 8192, large_sequences = 1024, value_bytes = 2, '
    .. 'hidden_widths = 4, intermediate_widths = 3, scores = true, logit_bytes = 38.5, '
    .. 'context = "0.1 GiB", communicator = "0.2 GiB", graphs = "0.4 GiB", expert_multiple = 256, source = "s" }',
  head_also = [[source = "s", as_of = "2024-05", note = "n"]],
  also = {
    [[{ share = "90 %", share_holds = "cache", aliases = { "f" }, as_of = "2024", note = "n" }]],
  },
  { '{ share = "90 %", source = "s" }', "x.lua:2: 'e': share: it needs share_holds beside it" },
  { '{ large_sequences = 8, source = "s" }', "x.lua:2: 'e': large_sequences: it needs large_memory beside it" },
  { '{ share = "90 %", share_holds = "weights", source = "s" }',
    "x.lua:2: 'e': share_holds: 'weights' is not one of 'all', 'weights and cache' and 'cache': "
      .. "did you mean 'weights and cache'?" },
  { '{ context = "0.1", source = "s" }',
    "x.lua:2: 'e': context: '0.1': not a size in bytes: write it as \"80 GB\"" },
}

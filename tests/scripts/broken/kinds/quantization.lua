return {
  head = 'kind = "quantization"', list = "schemes",
  good = '{ weights = "4.25 bits/parameter", bits = 4, group = 32, scale_bits = 8, zero_bits = 4, '
    .. 'activations = "bf16", '
    .. 'kv = "fp8", compute = "bf16", quality_loss = "1 to 3 %", quality_measure = "m", '
    .. 'quality_source = "q", source = "s" }',
  head_also = [[source = "s", as_of = "2024-05", note = "n"]],
  also = {
    [[{ weights = "4 bits/parameter", matrix_bits = "4 bits/parameter", kept_bits = "16 bits/parameter", block = 32,
      odd_bits = "8 bits/parameter", native_experts = "mxfp4", text_only = true,
      aliases = { "f" }, as_of = "2024", note = "n" }]],
    [[{ weights = "4 bits/parameter", tensors = {
      { part = "down", layers = "more", bits = "6 bits/parameter", odd_bits = "8 bits/parameter", source = "t" },
      { part = "value", bits = "6 bits/parameter", tied = true, mixture = false, fused = false },
      { part = "routed", bits = "6 bits/parameter", experts = 8, depth = 80, shared_heads = 4 } } }]],
  },
  { '{ bits = 4, source = "s" }', "x.lua:2: 'e': weights is missing: bits per weight with scales and zero points" },
  { '{ weights = "4 bits", source = "s" }',
    "x.lua:2: 'e': weights: '4 bits': not bits per parameter: write it as \"4.25 bits/parameter\"" },
  { '{ weights = "4 bits/parameter", quality_loss = "1 %", source = "s" }',
    "x.lua:2: 'e': quality_loss: it needs quality_measure and quality_source beside it" },
  { '{ weights = "4 bits/parameter", block = 256, source = "s" }',
    "x.lua:2: 'e': block and odd_bits go together: give both or none" },
  { '{ weights = "4 bits/parameter", tensors = "head", source = "s" }',
    "x.lua:2: 'e': tensors: a list of tables is wanted: { { part = \"head\", bits = \"16 bits/parameter\" } }" },
  { '{ weights = "4 bits/parameter", tensors = { { part = "heads", bits = "4 bits/parameter" } }, source = "s" }',
    "x.lua:2: 'e': tensors: part: 'heads' is not one of 'attention', 'routed', 'embedding', 'head', 'query', 'key', "
    .. "'value', 'output', 'latent', 'linear', 'linear_output', 'up', 'down', 'expert_up', 'expert_down', 'shared_up', "
    .. "'shared_down', 'router', 'norms' and 'other': did you mean 'head'?" },
  { '{ weights = "4 bits/parameter", tensors = { { part = "head" } }, source = "s" }',
    "x.lua:2: 'e': tensors: bits is missing: bits per weight of these" },
}

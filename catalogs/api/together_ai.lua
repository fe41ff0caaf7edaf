-- What together_ai charges for its models, day by day.  The fields: ../README.md.
return {
  kind = "api-prices", provider = "together_ai",
  models = {
    ["meta-llama/Llama-3.3-70B-Instruct-Turbo"] = {
      { from = "2025-02-06", input = "0.88 USD/Mtoken", output = "0.88 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: \z
          together_ai/meta-llama/Llama-3.3-70B-Instruct-Turbo",
        as_of = "2026-08-01",
        note = "from is the first day of litellm's list (RoCry's log of it), which has it: it may \z
          be older" },
    },
  },
}

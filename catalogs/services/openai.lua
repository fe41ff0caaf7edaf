-- Tools that OpenAI bills beside tokens.  The fields: ../README.md.
return {
  kind = "services", provider = "openai",
  source = "BerriAI/litellm model_prices_and_context_window.json", as_of = "2026-08-01",
  services = {
    ["web-search"] = {
      category = "tool",
      { from = "2026-08-01", price = "0.01 USD/request", note = "of the middle context size; some models differ" },
    },
    ["code-interpreter"] = {
      category = "tool",
      { from = "2026-08-01", price = "0.03 USD/request", note = "a request is a session" },
    },
  },
}

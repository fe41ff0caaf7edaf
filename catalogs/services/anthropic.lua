-- Tools that Anthropic bills beside tokens.  The fields: ../README.md.
return {
  kind = "services", provider = "anthropic",
  services = {
    ["web-search"] = {
      category = "tool",
      { from = "2026-07-29", price = "10 USD/krequest", source = "pydantic/genai-prices: web_searches_kcount",
        as_of = "2026-07-29" },
    },
  },
}

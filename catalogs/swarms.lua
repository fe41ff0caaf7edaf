-- How fast decentralised hosting answers one user.  The fields: README.md.
return {
  kind = "swarms", source = "published article self-host-ru (claim D05)", as_of = "2023",
  swarms = {
    ["llama-2-70b"] = { aliases = { "petals-llama-2-70b" }, model = "meta/llama-2-70b", speed = "6 tokens/s" },
    ["falcon-180b"] = { aliases = { "petals-falcon-180b" }, model = "tii/falcon-180b", speed = "4 tokens/s" },
  },
}

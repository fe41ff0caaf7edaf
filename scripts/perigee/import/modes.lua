--- What a model is for, by its name, where a list does not say.
local modes = {}

local RULES = {
  { "embed", "embedding" }, { "^voyage", "embedding" }, { "%f[%w]bge%-", "embedding" }, { "rerank", "rerank" },
  { "dall%-e", "image" }, { "gpt%-image", "image" }, { "^tts", "speech" },
  { "whisper", "transcription" }, { "transcribe", "transcription" },
}

--- The mode of a catalog's model, or nil: text.
---@param name string
---@return string?
function modes.of_name(name)
  local mode
  for _, rule in ipairs(RULES) do
    if name:lower():find(rule[1]) then
      mode = rule[2]
    end
  end
  return mode
end

return modes

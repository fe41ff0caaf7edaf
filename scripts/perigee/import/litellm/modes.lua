--- What a model of litellm's list does, in a catalog's words.
local modes = {}

-- false: text, which a catalog need not say.
local MODES = {
  chat = false, completion = false, responses = false, embedding = "embedding", rerank = "rerank",
  image_generation = "image", image_edit = "image", audio_speech = "speech",
  audio_transcription = "transcription", realtime = "realtime", video_generation = "video",
  ocr = "document", search = "search", vector_store = "search", moderation = "moderation",
}

-- Some lists of gateways call embeddings chat: their names do not.
local function is_embedding(key, fields)
  local output = fields.output_cost_per_token
  return (output == 0 or type(output) ~= "number") and (key .. " " .. fields.litellm_provider):find "embed"
end

--- The mode of a model.
---@param key string
---@param fields table
---@return string? mode nil for text
---@return string? remark
function modes.of(key, fields)
  local said = fields.mode
  local mode = MODES[said]
  if mode == false or type(said) ~= "string" then
    if is_embedding(key, fields) then
      return "embedding", type(said) == "string" and "its mode is text, its name an embedding's: taken as an embedding"
    end
    return nil
  end
  return mode, mode == nil and ("its mode '%s' is not known: taken as text"):format(said)
end

return modes

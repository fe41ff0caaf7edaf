--- From a table of tokens per word to catalogs, one tokenizer a file.  The columns
-- are those of the CSV from which catalogs/tokenizers/ was first written (tokenizer,
-- language, flores_code, tokens_per_word, chars_per_token, kind ...).  The files are
-- edited as source since.
--
-- Rules:
--   * each figure was measured once, on one text (FLORES-200, about 2,000 sentences of
--     news and travel): the CSV holds no spread.  `spread` is a 90 % interval about the
--     figure, its ends the figure divided and multiplied by one factor: how far the
--     farthest figure for English that OpenAI publishes lies from the one measured for
--     its tokenizer (1.3653 / 1.2329 = 1.107), so that the published rules of thumb lie
--     within it;
--   * a language that is not written in words has characters per token alone.
local data = require "perigee.data"

local tokens_csv = {}

-- What the file is called, and other names of the tokenizer.
local NAMES = {
  ["GPT-2"] = "gpt-2", r50k_base = "r50k_base", p50k_base = "p50k_base", cl100k_base = "cl100k_base",
  LLAMA = "llama", Qwen = "qwen", BLOOM = "bloom", RoBERTa = "roberta", ["XLM-RoBERTa"] = "xlm-roberta",
  mT5 = "mt5", NLLB = "nllb", ByT5 = "byt5", M2M100 = "m2m100", FlanT5 = "flan-t5",
}

local HEADS = {
  cl100k_base = "-- Of GPT-3.5 Turbo and GPT-4.\n", llama = "-- Of Llama and Llama 2: 32,000 tokens.\n",
  qwen = "-- Of the first Qwen: 152,000 tokens, much as cl100k_base.\n",
}

local SOURCE = "AleksandarPetrov/tokenization-fairness 365c3f8, FLORES-200 dev and devtest"

local function name_of(language)
  return (language:lower():gsub("[()]", ""):gsub("å", "a"):gsub("%s+", "-"))
end

local function figure(value, format)
  return (format:format(value))
end

-- The largest quotient of a published English figure and that measured.
local function factor_of(rows)
  local measured, most = nil, 1
  for _, cells in ipairs(rows) do
    if cells.tokenizer == "cl100k_base" and cells.language == "English" then
      measured = cells.tokens_per_word
    end
  end
  for _, cells in ipairs(rows) do
    if measured and cells.kind == "claim" and cells.source_repo:lower():find("openai", 1, true) then
      most = math.max(most, cells.tokens_per_word / measured)
    end
  end
  return most
end

local function entry_of(cells, factor)
  local words = cells.tokens_per_word
  local entry = {
    aliases = { (cells.flores_code:lower():gsub("_", "-")) },
    characters_per_token = cells.chars_per_token ~= "" and cells.chars_per_token or nil,
  }
  if words ~= "" then
    entry.tokens_per_word = figure(words, "%.4g tokens/word")
    entry.spread = ("%.4g to %.4g tokens/word"):format(words / factor, words * factor)
  end
  return entry
end

--- Converts the rows of the CSV.
---@param rows table[] of data.read
---@return table<string, table> catalogs by tokenizer
---@return string[] remarks
function tokens_csv.convert(rows)
  local catalogs, remarks, factor = {}, {}, factor_of(rows)
  for _, cells in ipairs(rows) do
    local name = NAMES[cells.tokenizer]
    if name then
      catalogs[name] = catalogs[name] or {
        kind = "tokenizers", tokenizer = name, source = SOURCE, languages = {},
        note = ("spread: the figure divided and multiplied by %.3f, see ../README.md"):format(factor),
        comment = ("-- Tokens per word of %s, by language.  The fields: ../README.md.\n"):format(cells.tokenizer)
          .. (HEADS[name] or ""),
      }
      catalogs[name].languages[name_of(cells.language)] = entry_of(cells, factor)
    else
      remarks[#remarks + 1] = ("%s, %s: left out: no tokenizer"):format(cells.tokenizer, cells.language)
    end
  end
  return catalogs, remarks
end

--- Reads the CSV and converts it.
function tokens_csv.read(text, filename)
  local rows, message = data.read(text, filename)
  if not rows then
    return nil, message
  end
  return tokens_csv.convert(rows)
end

return tokens_csv

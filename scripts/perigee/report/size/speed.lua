--- How fast it serves the batch that was asked for.
local columns = require "perigee.report.columns"
local readable = require "perigee.report.readable"

local function heading(load)
  return ("Speed, %s at once of %s tokens in and %s out"):format(readable.count(load.concurrency),
    readable.count(load.input), readable.count(load.output))
end

local function time_row(view, label, value, more)
  if not value then
    return nil
  end
  local number, unit = readable.seconds(value, view.sign)
  return { label, number, unit .. (more or "") }
end

local function rate_row(label, value)
  return value and { label, readable.number(value), "tokens/s" }
end

local function rows_of(view, serving)
  local each = (", %s tokens/s for each"):format(
    readable.number(1 / serving.time_per_output_token_s))
  return { time_row(view, "  first token", serving.time_to_first_token_s),
           time_row(view, "  each token more", serving.time_per_output_token_s, each),
           rate_row("  written", serving.output_tokens_per_s),
           rate_row("  read", serving.input_tokens_per_s),
           time_row(view, "  longest pause", serving.longest_pause_s,
                    ", while another's prompt is read") }
end

--- Lines: a row a figure, of what fits.
---@param view table
---@return string[]
return function(view)
  local sized = view.result
  if not (sized.fits and sized.serving) then
    return {}
  end
  local rows = rows_of(view, sized.serving)
  local lines = columns.render(rows, { align = { "left", "right", "left" }, most = view.columns,
                                       flexible = { { 3, 8 } }, style = view.style })
  table.insert(lines, 1, view.style:paint(heading(sized.load), "heading"))
  return lines
end

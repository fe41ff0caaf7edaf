--- SHA-256 (FIPS 180-4) in base64: what a page's security policy names its own script and
-- style by, so that no other one runs.
local sha256 = {}

local MASK = 0xFFFFFFFF

-- The first 32 bits of the fractions of square and cube roots of the first primes.
local function fraction(value) return math.floor((value % 1) * 2 ^ 32) end

local function primes(count)
  local list, candidate = {}, 2
  while #list < count do
    local prime = true
    for _, known in ipairs(list) do
      if candidate % known == 0 then
        prime = false
        break
      end
    end
    if prime then list[#list + 1] = candidate end
    candidate = candidate + 1
  end
  return list
end

local START, ROUNDS = {}, {}
for i, prime in ipairs(primes(64)) do
  if i <= 8 then START[i] = fraction(math.sqrt(prime)) end
  ROUNDS[i] = fraction(prime ^ (1 / 3))
end

local function rotate(x, n) return (x >> n | x << (32 - n)) & MASK end

local function schedule(block, at)
  local w = { string.unpack(">I4I4I4I4I4I4I4I4I4I4I4I4I4I4I4I4", block, at) }
  for i = 17, 64 do
    local a, b = w[i - 15], w[i - 2]
    local s0 = rotate(a, 7) ~ rotate(a, 18) ~ a >> 3
    local s1 = rotate(b, 17) ~ rotate(b, 19) ~ b >> 10
    w[i] = (w[i - 16] + s0 + w[i - 7] + s1) & MASK
  end
  return w
end

local function compress(state, w)
  local a, b, c, d, e, f, g, h = table.unpack(state)
  for i = 1, 64 do
    local s1 = rotate(e, 6) ~ rotate(e, 11) ~ rotate(e, 25)
    local one = h + s1 + (e & f ~ ~e & g) + ROUNDS[i] + w[i]
    local s0 = rotate(a, 2) ~ rotate(a, 13) ~ rotate(a, 22)
    local two = s0 + (a & b ~ a & c ~ b & c)
    a, b, c, d, e, f, g, h = (one + two) & MASK, a, b, c, (d + one) & MASK, e, f, g
  end
  for i, value in ipairs { a, b, c, d, e, f, g, h } do state[i] = (state[i] + value) & MASK end
end

local function digest(text)
  local padded = text .. "\x80" .. ("\0"):rep((55 - #text) % 64) .. string.pack(">I8", 8 * #text)
  local state = table.move(START, 1, 8, 1, {})
  for at = 1, #padded, 64 do compress(state, schedule(padded, at)) end
  return string.pack(">I4I4I4I4I4I4I4I4", table.unpack(state))
end

local LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

local function base64(bytes)
  local parts = {}
  for at = 1, #bytes, 3 do
    local a, b, c = bytes:byte(at, at + 2)
    local word = a << 16 | (b or 0) << 8 | (c or 0)
    for i = 0, 3 do
      local index = word >> (18 - 6 * i) & 63
      local past = i == 2 and not b or i == 3 and not c
      parts[#parts + 1] = past and "=" or LETTERS:sub(index + 1, index + 1)
    end
  end
  return table.concat(parts)
end

--- The digest of a text, in base64.
---@param text string
---@return string
function sha256.base64(text) return base64(digest(text)) end

return sha256

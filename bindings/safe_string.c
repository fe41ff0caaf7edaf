/*
** The string library inside a box, less its patterns (safe_pattern.c).
**
** Semantics of Lua's manual in the C locale, whatever the host's locale is.
** Results are built in a box_buffer, whose bytes are a userdata on the stack:
** nothing is lost when an error passes, and nothing is to be closed.
*/
#include <float.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include <lualib.h>

#include "sandbox.h"

/* ----- the buffer ----- */

void box_buffer_open(lua_State *L, box_buffer *buffer) {
  luaL_checkstack(L, 8, NULL);
  buffer->L = L;
  buffer->box = box_of(L);
  buffer->bytes = buffer->first;
  buffer->used = 0;
  buffer->size = sizeof buffer->first;
  lua_pushnil(L);
  buffer->slot = lua_gettop(L);
}

static void grow(box_buffer *buffer, size_t more) {
  lua_State *L = buffer->L;
  box_poll(L, buffer->box);
  if (more > PTRDIFF_MAX - buffer->used) box_raise_memory(L);
  size_t size = buffer->used + more;
  if (size < buffer->size * 2) size = buffer->size * 2;
  box_need(L, size);
  char *bytes = lua_newuserdatauv(L, size, 0);
  memcpy(bytes, buffer->bytes, buffer->used);
  lua_replace(L, buffer->slot);
  buffer->bytes = bytes;
  buffer->size = size;
}

/* Room for `more` bytes, already counted as used. */
char *box_buffer_reserve(box_buffer *buffer, size_t more) {
  if (buffer->size - buffer->used < more) grow(buffer, more);
  return buffer->bytes + buffer->used;
}

void box_buffer_add(box_buffer *buffer, const char *bytes, size_t count) {
  if (count == 0) return;
  memcpy(box_buffer_reserve(buffer, count), bytes, count);
  buffer->used += count;
}

void box_buffer_add_value(box_buffer *buffer) {
  size_t length;
  const char *text = lua_tolstring(buffer->L, -1, &length);
  box_buffer_add(buffer, text, length); /* the stack keeps it meanwhile */
  lua_pop(buffer->L, 1);
}

void box_buffer_push(box_buffer *buffer) {
  if (buffer->bytes != buffer->first) box_need(buffer->L, buffer->used);
  lua_pushlstring(buffer->L, buffer->bytes, buffer->used);
}

/* ----- positions ----- */

/* Where a substring starts (1-based; past the end: length + 1 or more). */
static size_t start_of(lua_Integer position, size_t length) {
  if (position > 0) return (size_t)position;
  if (position == 0 || position < -(lua_Integer)length) return 1;
  return length + (size_t)position + 1;
}

static size_t end_of(lua_State *L, int index, lua_Integer otherwise,
                     size_t length) {
  lua_Integer position = luaL_optinteger(L, index, otherwise);
  if (position > (lua_Integer)length) return length;
  if (position >= 0) return (size_t)position;
  if (position < -(lua_Integer)length) return 0;
  return length + (size_t)position + 1;
}

/* ----- the plain functions ----- */

static int string_len(lua_State *L) {
  size_t length;
  luaL_checklstring(L, 1, &length);
  lua_pushinteger(L, (lua_Integer)length);
  return 1;
}

static int string_sub(lua_State *L) {
  size_t length;
  const char *text = luaL_checklstring(L, 1, &length);
  size_t first = start_of(luaL_checkinteger(L, 2), length);
  size_t last = end_of(L, 3, -1, length);
  if (first > last) return lua_pushliteral(L, ""), 1;
  lua_pushlstring(L, text + first - 1, last - first + 1);
  return 1;
}

/* Room for a result as long as the text. */
static char *same_length(lua_State *L, box_buffer *buffer, const char **text,
                         size_t *length) {
  *text = luaL_checklstring(L, 1, length);
  box_buffer_open(L, buffer);
  char *out = box_buffer_reserve(buffer, *length);
  buffer->used = *length;
  return out;
}

static int string_reverse(lua_State *L) {
  box_buffer buffer;
  const char *text;
  size_t length;
  char *out = same_length(L, &buffer, &text, &length);
  for (size_t i = 0; i < length; i++) out[i] = text[length - 1 - i];
  box_buffer_push(&buffer);
  return 1;
}

static int string_lower(lua_State *L) {
  box_buffer buffer;
  const char *text;
  size_t length;
  char *out = same_length(L, &buffer, &text, &length);
  for (size_t i = 0; i < length; i++)
    out[i] = text[i] >= 'A' && text[i] <= 'Z' ? (char)(text[i] + 32) : text[i];
  box_buffer_push(&buffer);
  return 1;
}

static int string_upper(lua_State *L) {
  box_buffer buffer;
  const char *text;
  size_t length;
  char *out = same_length(L, &buffer, &text, &length);
  for (size_t i = 0; i < length; i++)
    out[i] = text[i] >= 'a' && text[i] <= 'z' ? (char)(text[i] - 32) : text[i];
  box_buffer_push(&buffer);
  return 1;
}

static void repeat(box_buffer *buffer, const char *text, size_t length,
                   const char *separator, size_t between, lua_Integer count) {
  for (; count > 1; count--) {
    box_poll(buffer->L, buffer->box);
    box_buffer_add(buffer, text, length);
    box_buffer_add(buffer, separator, between);
  }
  box_buffer_add(buffer, text, length);
}

/* rep(s, n [, separator]): what would not fit is refused before it is begun. */
static int string_rep(lua_State *L) {
  box_buffer buffer;
  size_t length, between;
  const char *text = luaL_checklstring(L, 1, &length);
  lua_Integer count = luaL_checkinteger(L, 2);
  const char *separator = luaL_optlstring(L, 3, "", &between);
  if (count <= 0 || length + between == 0) return lua_pushliteral(L, ""), 1;
  if (length + between > (size_t)(PTRDIFF_MAX / count))
    return luaL_error(L, "resulting string too large");
  box_buffer_open(L, &buffer);
  box_buffer_reserve(&buffer,
                     length * (size_t)count + between * (size_t)(count - 1));
  repeat(&buffer, text, length, separator, between, count);
  box_buffer_push(&buffer);
  return 1;
}

static int string_byte(lua_State *L) {
  size_t length;
  const char *text = luaL_checklstring(L, 1, &length);
  lua_Integer position = luaL_optinteger(L, 2, 1);
  size_t first = start_of(position, length);
  size_t last = end_of(L, 3, (lua_Integer)first, length);
  if (first > last) return 0;
  if (last - first >= INT_MAX)
    return luaL_error(L, "string slice too long");
  int count = (int)(last - first) + 1;
  luaL_checkstack(L, count, "string slice too long");
  for (int i = 0; i < count; i++)
    lua_pushinteger(L, (unsigned char)text[first - 1 + (size_t)i]);
  return count;
}

static int string_char(lua_State *L) {
  int count = lua_gettop(L);
  box_buffer buffer;
  box_buffer_open(L, &buffer);
  for (int i = 1; i <= count; i++) {
    lua_Integer c = luaL_checkinteger(L, i);
    luaL_argcheck(L, c >= 0 && c <= UCHAR_MAX, i, "value out of range");
    box_buffer_add_char(&buffer, (char)(unsigned char)c);
  }
  box_buffer_push(&buffer);
  return 1;
}

/* ----- format ----- */

#define FORMAT_MAX 32   /* of one conversion */
#define NUMBER_MAX 500  /* of its result: %.99f of the greatest is 410 */

typedef struct conversion {
  char text[FORMAT_MAX]; /* "%-10.3", then the length and the letter */
  size_t length;
  bool has_precision;
  char letter;
} conversion;

/* `known`: the letter is right and what is before it is not. */
static int raise_conversion(lua_State *L, const char *from, size_t length,
                            bool known) {
  lua_pushlstring(L, from, length < 20 ? length : 20);
  const char *text = lua_tostring(L, -1);
  if (known)
    return luaL_error(L, "invalid conversion specification: '%%%s'", text);
  return luaL_error(L, "invalid conversion '%%%s' to 'format'", text);
}

static size_t count_digits(const char *at) {
  size_t count = 0;
  while (count < 2 && at[count] >= '0' && at[count] <= '9') count++;
  return count;
}

/* Reads what is between a % and its letter; returns what is behind that. */
static const char *read_conversion(lua_State *L, const char *from,
                                   size_t length, const char *flags,
                                   bool precise, conversion *c) {
  const char *at = from + strspn(from, flags);
  c->has_precision = false;
  if (*at != '0') at += count_digits(at);
  if (*at == '.' && precise) {
    c->has_precision = true;
    at++;
    at += count_digits(at);
  }
  if (at != from + length || length > 20)
    raise_conversion(L, from, length + 1, true);
  c->length = length + 1;
  c->text[0] = '%';
  memcpy(c->text + 1, from, c->length - 1);
  return at + 1;
}

static void finish_conversion(conversion *c, const char *letters) {
  strcpy(c->text + c->length, letters);
}

#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
#endif

static void add_printed(box_buffer *buffer, int length) {
  if (length > 0) buffer->used += (size_t)length;
}

/* %d as it stands, which is most of them. */
static void add_decimal(box_buffer *buffer, lua_Integer value) {
  char digits[24], *at = digits + sizeof digits;
  lua_Unsigned rest = (lua_Unsigned)value;
  if (value < 0) rest = 0u - rest;
  do *--at = (char)('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (value < 0) *--at = '-';
  box_buffer_add(buffer, at, (size_t)(digits + sizeof digits - at));
}

static void format_integer(box_buffer *buffer, conversion *c, int index) {
  char letters[4] = {'l', 'l', c->letter, '\0'};
  long long value = luaL_checkinteger(buffer->L, index);
  if (c->length == 1 && (c->letter == 'd' || c->letter == 'i')) {
    add_decimal(buffer, value);
    return;
  }
  finish_conversion(c, letters);
  char *to = box_buffer_reserve(buffer, NUMBER_MAX);
  add_printed(buffer, snprintf(to, NUMBER_MAX, c->text, value));
}

static void format_number(box_buffer *buffer, conversion *c, int index) {
  char letters[2] = {c->letter, '\0'};
  double value = luaL_checknumber(buffer->L, index);
  finish_conversion(c, letters);
  char *to = box_buffer_reserve(buffer, NUMBER_MAX);
  add_printed(buffer, snprintf(to, NUMBER_MAX, c->text, value));
}

static void format_character(box_buffer *buffer, conversion *c, int index) {
  int value = (unsigned char)luaL_checkinteger(buffer->L, index);
  finish_conversion(c, "c");
  char *to = box_buffer_reserve(buffer, NUMBER_MAX);
  add_printed(buffer, snprintf(to, NUMBER_MAX, c->text, value));
}

/* Addresses stay inside: the text of tostring's. */
static void format_address(box_buffer *buffer, conversion *c, int index) {
  lua_State *L = buffer->L;
  const char *text = lua_topointer(L, index) != NULL
                         ? box_push_address(L, index)
                         : lua_pushstring(L, "(null)");
  finish_conversion(c, "s");
  char *to = box_buffer_reserve(buffer, NUMBER_MAX);
  add_printed(buffer, snprintf(to, NUMBER_MAX, c->text, text));
  lua_pop(L, 1);
}

static void format_string(box_buffer *buffer, conversion *c, int index) {
  lua_State *L = buffer->L;
  size_t length;
  if (c->length == 1 && lua_type(L, index) == LUA_TSTRING) {
    const char *plain = lua_tolstring(L, index, &length);
    box_buffer_add(buffer, plain, length);
    return;
  }
  const char *text = box_tolstring(L, index, &length);
  if (c->length == 1 || (!c->has_precision && length >= 100)) {
    box_buffer_add_value(buffer);
    return;
  }
  luaL_argcheck(L, length == strlen(text), index, "string contains zeros");
  finish_conversion(c, "s");
  char *to = box_buffer_reserve(buffer, NUMBER_MAX);
  add_printed(buffer, snprintf(to, NUMBER_MAX, c->text, text));
  lua_pop(L, 1);
}

/* ----- format's %q ----- */

static void quote_byte(box_buffer *buffer, const char *at, const char *end) {
  char code[8];
  bool digit = at + 1 < end && at[1] >= '0' && at[1] <= '9';
  unsigned char c = (unsigned char)*at;
  if (c == '"' || c == '\\' || c == '\n') {
    box_buffer_add_char(buffer, '\\');
    box_buffer_add_char(buffer, (char)c);
  } else if (c < 32 || c == 127) {
    snprintf(code, sizeof code, digit ? "\\%03d" : "\\%d", c);
    box_buffer_add(buffer, code, strlen(code));
  } else {
    box_buffer_add_char(buffer, (char)c);
  }
}

static void quote_string(box_buffer *buffer, int index) {
  size_t length;
  const char *text = lua_tolstring(buffer->L, index, &length);
  const char *end = text + length;
  box_buffer_add_char(buffer, '"');
  for (const char *at = text; at < end; at++) {
    box_poll(buffer->L, buffer->box);
    quote_byte(buffer, at, end);
  }
  box_buffer_add_char(buffer, '"');
}

static int print_float(char *out, size_t size, double value) {
  if (value == HUGE_VAL) return snprintf(out, size, "1e9999");
  if (value == -HUGE_VAL) return snprintf(out, size, "-1e9999");
  if (isnan(value)) return snprintf(out, size, "(0/0)");
  return snprintf(out, size, "%a", value);
}

static void quote_number(box_buffer *buffer, int index) {
  char text[64];
  if (!lua_isinteger(buffer->L, index)) {
    print_float(text, sizeof text, lua_tonumber(buffer->L, index));
  } else {
    long long value = lua_tointeger(buffer->L, index);
    snprintf(text, sizeof text, value == LLONG_MIN ? "0x%llx" : "%lld", value);
  }
  box_buffer_add(buffer, text, strlen(text));
}

static void format_quoted(box_buffer *buffer, conversion *c, int index) {
  lua_State *L = buffer->L;
  if (c->length != 1)
    luaL_error(L, "specifier '%%q' cannot have modifiers");
  switch (lua_type(L, index)) {
    case LUA_TSTRING: quote_string(buffer, index); break;
    case LUA_TNUMBER: quote_number(buffer, index); break;
    case LUA_TNIL:
    case LUA_TBOOLEAN:
      luaL_tolstring(L, index, NULL);
      box_buffer_add_value(buffer);
      break;
    default: luaL_argerror(L, index, "value has no literal form");
  }
}

/* ----- format itself ----- */

/* How a group of letters is printed. */
typedef struct kind {
  const char *letters, *flags;
  bool precise;
  void (*print)(box_buffer *buffer, conversion *c, int index);
} kind;

static const kind kinds[] = {
    {"di", "-+0 ", true, format_integer},
    {"s", "-", true, format_string},
    {"feEgGaA", "-+#0 ", true, format_number},
    {"oxX", "-#0", true, format_integer},
    {"u", "-0", true, format_integer},
    {"c", "-", false, format_character},
    {"q", "-+#0 123456789.", false, format_quoted},
    {"p", "-", false, format_address},
    {NULL, NULL, false, NULL}};

static bool has_letter(const char *letters, char letter) {
  while (*letters != '\0' && *letters != letter) letters++;
  return *letters != '\0';
}

static const kind *kind_of(char letter) {
  const kind *k = kinds;
  while (k->letters != NULL && !has_letter(k->letters, letter)) k++;
  return k->letters != NULL ? k : NULL;
}

static const char *format_one(box_buffer *buffer, const char *at,
                              const char *end, int index) {
  conversion c;
  size_t length = strspn(at, "-+#0 123456789.");
  c.letter = at[length];
  const kind *k = kind_of(c.letter);
  if (k == NULL || at + length >= end)
    raise_conversion(buffer->L, at, length + (at + length < end), false);
  const char *after =
      read_conversion(buffer->L, at, length, k->flags, k->precise, &c);
  luaL_checkany(buffer->L, index);
  k->print(buffer, &c, index);
  return after;
}

static int string_format(lua_State *L) {
  size_t length;
  const char *at = luaL_checklstring(L, 1, &length), *end = at + length;
  int index = 1, count = lua_gettop(L);
  box_buffer buffer;
  box_buffer_open(L, &buffer);
  while (at < end) {
    box_poll(L, buffer.box);
    const char *percent = memchr(at, '%', (size_t)(end - at));
    size_t plain = (size_t)((percent != NULL ? percent : end) - at);
    box_buffer_add(&buffer, at, plain);
    at += plain;
    if (at == end) break;
    if (*++at == '%') {
      box_buffer_add_char(&buffer, *at++);
    } else {
      if (++index > count) return luaL_argerror(L, index, "no value");
      at = format_one(&buffer, at, end, index);
    }
  }
  box_buffer_push(&buffer);
  return 1;
}

/* ----- pack ----- */

#define PACK_FORMAT_MAX 10000
#define PACK_BYTES_MAX 16000000

/* Lua's own functions are good once their format is of sensible size: the sum
** of the numbers in it bounds their loops. */
static int call_packer(lua_State *L) {
  size_t length, sum = 0, number = 0;
  const char *format = luaL_checklstring(L, 1, &length);
  luaL_argcheck(L, length <= PACK_FORMAT_MAX, 1, "format too long");
  for (size_t i = 0; i <= length; i++) {
    if (format[i] >= '0' && format[i] <= '9') {
      number = number * 10 + (size_t)(format[i] - '0');
    } else {
      sum += number;
      number = 0;
    }
    luaL_argcheck(L, sum + number <= PACK_BYTES_MAX, 1,
                  "format asks for too much");
  }
  lua_CFunction packer = lua_tocfunction(L, lua_upvalueindex(1));
  return packer(L);
}

static void add_packers(lua_State *L) {
  static const char *const names[] = {"pack", "packsize", "unpack", NULL};
  lua_pushcfunction(L, luaopen_string);
  lua_call(L, 0, 1);
  for (int i = 0; names[i] != NULL; i++) {
    lua_getfield(L, -1, names[i]);
    lua_pushcclosure(L, call_packer, 1);
    lua_setfield(L, -3, names[i]);
  }
  lua_pop(L, 1);
}

/* ----- arithmetic on texts that are numbers ----- */

static bool push_number(lua_State *L, int index) {
  size_t length;
  if (lua_type(L, index) == LUA_TNUMBER) return lua_pushvalue(L, index), true;
  const char *text = lua_type(L, index) == LUA_TSTRING
                         ? lua_tolstring(L, index, &length)
                         : NULL;
  return text != NULL && lua_stringtonumber(L, text) == length + 1;
}

/* The other operand's own metamethod: a quantity reads the text. */
static int try_other(lua_State *L, const char *event) {
  lua_settop(L, 2);
  if (lua_type(L, 2) == LUA_TSTRING || !luaL_getmetafield(L, 2, event))
    return luaL_error(L, "attempt to perform arithmetic on a %s value",
                      luaL_typename(L, -2));
  lua_insert(L, -3);
  lua_call(L, 2, 1);
  return 1;
}

static int compute(lua_State *L, int operation, const char *event) {
  if (!push_number(L, 1) || !push_number(L, 2)) return try_other(L, event);
  lua_arith(L, operation);
  return 1;
}

#define ARITHMETIC(name, operation)                                           \
  static int text_##name(lua_State *L) {                                      \
    return compute(L, operation, "__" #name);                                 \
  }
ARITHMETIC(add, LUA_OPADD) ARITHMETIC(sub, LUA_OPSUB)
ARITHMETIC(mul, LUA_OPMUL) ARITHMETIC(div, LUA_OPDIV)
ARITHMETIC(mod, LUA_OPMOD) ARITHMETIC(pow, LUA_OPPOW)
ARITHMETIC(idiv, LUA_OPIDIV) ARITHMETIC(unm, LUA_OPUNM)
#undef ARITHMETIC

static const luaL_Reg metamethods[] = {
    {"__add", text_add},   {"__sub", text_sub}, {"__mul", text_mul},
    {"__div", text_div},   {"__mod", text_mod}, {"__pow", text_pow},
    {"__idiv", text_idiv}, {"__unm", text_unm}, {NULL, NULL}};

static const luaL_Reg functions[] = {
    {"byte", string_byte},       {"char", string_char},
    {"format", string_format},   {"len", string_len},
    {"lower", string_lower},     {"rep", string_rep},
    {"reverse", string_reverse}, {"sub", string_sub},
    {"upper", string_upper},     {NULL, NULL}};

void box_open_string(lua_State *L) {
  luaL_newlib(L, functions);
  box_add_patterns(L);
  add_packers(L);
}

void box_set_string_metatable(lua_State *L) {
  lua_pushliteral(L, "");
  luaL_newlibtable(L, metamethods);
  luaL_setfuncs(L, metamethods, 0);
  lua_pushvalue(L, -3);
  lua_setfield(L, -2, "__index");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_setmetatable(L, -2);
  lua_pop(L, 2);
}

/*
** The text of a catalog as a table, where it is plain data and in a plain form.
**
**   data_text(text) -> table, how many named fields;  or nil
**
** `return`, then a table of texts in "double quotes", decimal numbers, true, false and
** tables, with line comments: what Lua would make of them is made here, without a
** compiler, so that nothing in the text can run.  Each table has the number of its
** line as [0].  Whatever is any different is refused without a word; who calls has a
** reader that says why.  Of a key that is given twice the last holds, and both are
** counted.
**
** That the text is UTF-8 is left to who calls, and its line ends are `\n`.
*/
#include <string.h>

#include "bindings.h"

#define DEPTH_MAX 100
#define DIGITS_MAX 19 /* more could be an infinity */

typedef struct reader {
  lua_State *L;
  const char *at, *end;
  const char *counted; /* lines are counted up to here */
  lua_Integer line;
  lua_Integer fields;
  int depth;
} reader;

/* ----- signs ----- */

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_in_word(char c) { return is_letter(c) || is_digit(c); }

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

/* No control sign of ASCII. */
static bool is_printed(char c) {
  unsigned char byte = (unsigned char)c;
  return byte >= 32 && byte != 127;
}

static char peek(const reader *r) { return r->at < r->end ? *r->at : '\0'; }

static bool take(reader *r, char c) {
  if (peek(r) != c || r->at == r->end) return false;
  r->at++;
  return true;
}

/* ----- blanks and comments ----- */

/* `[[` or `[==[`: a long comment. */
static bool opens_long(const char *at, const char *end) {
  if (at == end || *at++ != '[') return false;
  while (at < end && *at == '=') at++;
  return at < end && *at == '[';
}

static bool is_comment(const reader *r) {
  return r->end - r->at >= 2 && r->at[0] == '-' && r->at[1] == '-' &&
         !opens_long(r->at + 2, r->end);
}

static void skip(reader *r) {
  for (;;) {
    while (r->at < r->end && is_blank(*r->at)) r->at++;
    if (!is_comment(r)) return;
    while (r->at < r->end && (is_printed(*r->at) || *r->at == '\t')) r->at++;
  }
}

/* ----- texts ----- */

static bool is_plain(char c) { return is_printed(c) && c != '"' && c != '\\'; }

static void skip_plain(reader *r) {
  while (r->at < r->end && is_plain(*r->at)) r->at++;
}

/* What stands after a backslash; false for what the careful reader must judge. */
static bool add_escaped(reader *r, luaL_Buffer *into) {
  char c = peek(r);
  r->at++;
  switch (c) {
    case '\'':
    case '"':
    case '\\': luaL_addchar(into, c); return true;
    case 'n': luaL_addchar(into, '\n'); return true;
    case 'z':
      while (r->at < r->end && is_blank(*r->at)) r->at++;
      return true;
    default: return false;
  }
}

/* The rest of a text that has a backslash, from its beginning. */
static bool push_escaped(reader *r, const char *first) {
  luaL_Buffer into;
  luaL_buffinit(r->L, &into);
  for (;;) {
    luaL_addlstring(&into, first, (size_t)(r->at - first));
    if (take(r, '"')) break;
    if (!take(r, '\\') || r->at == r->end || !add_escaped(r, &into))
      return false; /* what is on the stack goes with the rest */
    first = r->at;
    skip_plain(r);
  }
  luaL_pushresult(&into);
  return true;
}

static bool push_text(reader *r) {
  if (!take(r, '"')) return false;
  const char *first = r->at;
  skip_plain(r);
  if (peek(r) == '\\') return push_escaped(r, first);
  if (!take(r, '"')) return false;
  lua_pushlstring(r->L, first, (size_t)(r->at - 1 - first));
  return true;
}

/* ----- numbers, words ----- */

static int skip_digits(reader *r) {
  const char *first = r->at;
  while (r->at < r->end && is_digit(*r->at)) r->at++;
  return r->at - first > DIGITS_MAX ? -1 : (int)(r->at - first);
}

static bool push_number(reader *r) {
  char copy[2 * DIGITS_MAX + 2];
  bool negative = take(r, '-');
  const char *first = r->at;
  if (skip_digits(r) < 1) return false;
  if (take(r, '.') && skip_digits(r) < 0) return false;
  if (r->at < r->end && (is_in_word(*r->at) || *r->at == '.')) return false;
  size_t length = (size_t)(r->at - first);
  memcpy(copy, first, length);
  copy[length] = '\0';
  lua_stringtonumber(r->L, copy);
  if (negative) lua_arith(r->L, LUA_OPUNM);
  return true;
}

static bool push_truth(reader *r, const char *word, size_t length) {
  bool truth = length == 4 && memcmp(word, "true", 4) == 0;
  if (!truth && !(length == 5 && memcmp(word, "false", 5) == 0)) return false;
  lua_pushboolean(r->L, truth);
  return true;
}

/* Words of Lua's own are no keys. */
static bool is_reserved(const char *word, size_t length) {
  static const char *const words[] = {
      "and",    "break", "do",  "else", "elseif", "end",   "false", "for",
      "function", "goto", "if", "in",   "local",  "nil",   "not",   "or",
      "repeat", "return", "then", "true", "until", "while"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (strlen(words[i]) == length && memcmp(words[i], word, length) == 0)
      return true;
  return false;
}

/* ----- tables ----- */

static bool push_table(reader *r);

/* `=` and what is skipped around it. */
static bool take_equals(reader *r) {
  skip(r);
  if (!take(r, '=') || peek(r) == '=') return false;
  skip(r);
  return true;
}

static bool push_value(reader *r) {
  switch (peek(r)) {
    case '"': return push_text(r);
    case '{': return push_table(r);
    case 't':
    case 'f': {
      const char *first = r->at;
      while (r->at < r->end && is_in_word(*r->at)) r->at++;
      return push_truth(r, first, (size_t)(r->at - first));
    }
    default: return push_number(r);
  }
}

/* The value of a named field, into the table below its key. */
static bool set_named(reader *r) {
  if (!take_equals(r) || !push_value(r)) return false;
  lua_rawset(r->L, -3);
  r->fields++;
  return true;
}

/* A word is the key of a field, or true or false in a list. */
static bool read_word(reader *r, lua_Integer *count) {
  const char *first = r->at;
  while (r->at < r->end && is_in_word(*r->at)) r->at++;
  size_t length = (size_t)(r->at - first);
  if (!is_reserved(first, length)) {
    lua_pushlstring(r->L, first, length);
    return set_named(r);
  }
  if (!push_truth(r, first, length)) return false;
  lua_rawseti(r->L, -2, ++*count);
  return true;
}

/* ["key"] = value */
static bool read_bracketed(reader *r) {
  r->at++;
  skip(r);
  if (!push_text(r)) return false;
  skip(r);
  return take(r, ']') && set_named(r);
}

static bool read_field(reader *r, lua_Integer *count) {
  if (is_letter(peek(r))) return read_word(r, count);
  if (peek(r) == '[') return read_bracketed(r);
  if (!push_value(r)) return false;
  lua_rawseti(r->L, -2, ++*count);
  return true;
}

static void count_lines(reader *r) {
  const char *turn;
  while ((turn = memchr(r->counted, '\n', (size_t)(r->at - r->counted))) !=
         NULL) {
    r->line++;
    r->counted = turn + 1;
  }
  r->counted = r->at;
}

static bool read_fields(reader *r) {
  lua_Integer count = 0;
  skip(r);
  while (!take(r, '}')) {
    if (!read_field(r, &count)) return false;
    skip(r);
    if (take(r, '}')) return true;
    if (!take(r, ',') && !take(r, ';')) return false;
    skip(r);
  }
  return true;
}

static bool push_table(reader *r) {
  if (!take(r, '{') || r->depth == DEPTH_MAX) return false;
  luaL_checkstack(r->L, 8, NULL);
  lua_newtable(r->L);
  count_lines(r);
  lua_pushinteger(r->L, r->line);
  lua_rawseti(r->L, -2, 0);
  r->depth++;
  bool good = read_fields(r);
  r->depth--;
  return good;
}

static bool push_whole(reader *r) {
  skip(r);
  if (r->end - r->at < 6 || memcmp(r->at, "return", 6) != 0) return false;
  r->at += 6;
  if (is_in_word(peek(r))) return false;
  skip(r);
  if (!push_table(r)) return false;
  skip(r);
  if (take(r, ';')) skip(r);
  return r->at == r->end;
}

static int data_text(lua_State *L) {
  size_t length;
  const char *text = luaL_checklstring(L, 1, &length);
  reader r = {.L = L, .at = text, .end = text + length, .counted = text,
              .line = 1};
  if (!push_whole(&r)) return 0;
  lua_pushinteger(L, r.fields);
  return 2;
}

void perigee_add_data_text(lua_State *L) {
  lua_pushcfunction(L, data_text);
  lua_setfield(L, -2, "data_text");
}

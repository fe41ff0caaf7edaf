/*
** Text into a function: the one way to code inside a box.
**
** Text only: a chunk that begins with ESC, also behind a byte-order mark or a
** first line with #, is refused, for Lua trusts precompiled code blindly.
** The text is handed over in pieces, so that the deadline is seen in between.
**
** A chain of fields (a.b.c...) is limited, for Lua 5.4's message about a nil in
** it recurses once for each field: a hundred thousand of them overflow the C
** stack of the interpreter.  The scan below knows just enough of Lua's tokens.
*/
#include <ctype.h>
#include <string.h>

#include "sandbox.h"

#define CHAIN_MAX 200
#define PIECE 4096
#define MESSAGE_MAX 300

/* ----- the length of chains ----- */

typedef struct scan {
  const char *at, *end;
  int line;
  int chain; /* .name and ["name"] so far, in the present expression */
  char last; /* . or [ where it is the last token */
} scan;

static bool is_name(char c) {
  return c == '_' || isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* The level of a long bracket at `at` ([[ is 0), or -1. */
static int bracket_level(const char *at, const char *end) {
  const char *p = at + 1;
  while (p < end && *p == '=') p++;
  return p < end && *p == '[' ? (int)(p - at - 1) : -1;
}

static void skip_long(scan *s, int level) {
  const char *p = s->at + level + 2;
  for (; p < s->end; p++) {
    if (*p == '\n') s->line++;
    if (*p != ']' || s->end - p < level + 2) continue;
    int same = 0;
    while (same < level && p[1 + same] == '=') same++;
    if (same == level && p[1 + level] == ']') {
      s->at = p + level + 2;
      return;
    }
  }
  s->at = s->end;
}

static void skip_quoted(scan *s) {
  char quote = *s->at++;
  while (s->at < s->end && *s->at != quote && *s->at != '\n')
    s->at += *s->at == '\\' && s->end - s->at > 1 ? 2 : 1;
  if (s->at < s->end) s->at++;
}

static void skip_comment(scan *s) {
  s->at += 2;
  int level = s->at < s->end && *s->at == '[' ? bracket_level(s->at, s->end)
                                              : -1;
  if (level >= 0) {
    skip_long(s, level);
    return;
  }
  while (s->at < s->end && *s->at != '\n') s->at++;
}

static void skip_name(scan *s) {
  while (s->at < s->end && is_name(*s->at)) s->at++;
}

/* A name or a text goes on with a chain after `opener`, else begins anew. */
static void pass_word(scan *s, char opener) {
  if (s->last != opener) s->chain = 0;
  s->last = '\0';
}

static void pass_mark(scan *s) {
  char c = *s->at++;
  bool dots = c == '.' && s->at < s->end && *s->at == '.';
  while (dots && s->at < s->end && *s->at == '.') s->at++;
  if ((c == '.' && !dots) || c == '[') {
    s->chain++;
    s->last = c;
    return;
  }
  if (c != ']' && c != ')') s->chain = 0;
  s->last = '\0';
}

static void skip_token(scan *s) {
  char c = *s->at;
  int level;
  if (isspace((unsigned char)c)) {
    if (c == '\n') s->line++;
    s->at++;
  } else if (c == '-' && s->end - s->at > 1 && s->at[1] == '-') {
    skip_comment(s);
  } else if (c == '"' || c == '\'') {
    pass_word(s, '[');
    skip_quoted(s);
  } else if (c == '[' && (level = bracket_level(s->at, s->end)) >= 0) {
    pass_word(s, '[');
    skip_long(s, level);
  } else if (is_name(c)) {
    pass_word(s, '.');
    skip_name(s);
  } else {
    pass_mark(s);
  }
}

/* The line of a chain that is too long, or 0. */
static int find_long_chain(lua_State *L, const char *text, size_t length) {
  scan s = {text, text + length, 1, 0, '\0'};
  box *b = box_of(L);
  for (unsigned tokens = 1; s.at < s.end; tokens++) {
    skip_token(&s);
    if (s.chain > CHAIN_MAX) return s.line;
    if (tokens % PIECE == 0) box_poll(L, b);
  }
  return 0;
}

/* ----- compiling ----- */

typedef struct source {
  const char *at;
  size_t left;
  box *box;
} source;

static const char *next_piece(lua_State *L, void *data, size_t *size) {
  source *s = data;
  const char *piece = s->at;
  box_poll(L, s->box);
  *size = s->left < PIECE ? s->left : PIECE;
  s->at += *size;
  s->left -= *size;
  return *size > 0 ? piece : NULL;
}

/* Past a byte-order mark and a first line with #, up to its line end. */
static void skip_head(source *s) {
  if (s->left >= 3 && memcmp(s->at, "\xEF\xBB\xBF", 3) == 0)
    s->at += 3, s->left -= 3;
  if (s->left == 0 || *s->at != '#') return;
  while (s->left > 0 && *s->at != '\n') s->at++, s->left--;
}

/* The first byte that is code. */
static bool is_binary(const source *s) {
  const char *at = s->at;
  if (s->left > 1 && *at == '\n') at++;
  return s->left > 0 && *at == '\x1B';
}

static const char *bare_name(const char *name) {
  return name[0] == '=' || name[0] == '@' ? name + 1 : name;
}

/* Pushes nil and "NAME:LINE: why". */
static int refuse_text(lua_State *L, const char *name, int line,
                       const char *why) {
  lua_pushnil(L);
  lua_pushfstring(L, "%s:%d: %s", bare_name(name), line, why);
  return 2;
}

/* Pushes nil and Lua's message: the chunk's name in full, a long token cut. */
static int answer_failure(lua_State *L, const char *name, int index) {
  size_t length;
  const char *message = lua_tolstring(L, index, &length);
  lua_pushnil(L);
  if (!box_push_full(L, message, length))
    lua_pushfstring(L, "%s: %s", bare_name(name), message);
  message = lua_tolstring(L, -1, &length);
  size_t most = strlen(name) + MESSAGE_MAX;
  if (length > most) {
    lua_pushlstring(L, message, most);
    lua_pushliteral(L, "...");
    lua_concat(L, 2);
  }
  return 2;
}

int box_compile(lua_State *L) {
  size_t length;
  const char *text = luaL_checklstring(L, 1, &length);
  const char *name = luaL_checkstring(L, 2);
  source s = {text, length, box_of(L)};
  luaL_checktype(L, 3, LUA_TTABLE);
  lua_settop(L, 3);
  skip_head(&s);
  box_note_chunk(L, name);
  if (is_binary(&s))
    return refuse_text(L, name, 1, "precompiled code is not run here");
  int line = find_long_chain(L, text, length);
  if (line > 0)
    return refuse_text(L, name, line, "a chain of more than 200 fields");
  int status = lua_load(L, next_piece, &s, name, "t");
  box_check_caught(L);
  if (status != LUA_OK) return answer_failure(L, name, 4);
  lua_pushvalue(L, 3);
  lua_setupvalue(L, 4, 1);
  return 1;
}

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

/* ----- the length of chains ----- */

typedef struct scan {
  const char *at, *end;
  int line;
  int chain; /* fields in the present expression */
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

/* A token that can stand inside a chain leaves the count, others begin anew. */
static void skip_token(scan *s) {
  char c = *s->at;
  int level;
  if (c == '\n') s->line++;
  if (isspace((unsigned char)c)) {
    s->at++;
  } else if (c == '-' && s->end - s->at > 1 && s->at[1] == '-') {
    skip_comment(s);
  } else if (c == '"' || c == '\'') {
    skip_quoted(s);
  } else if (c == '[' && (level = bracket_level(s->at, s->end)) >= 0) {
    skip_long(s, level);
  } else if (is_name(c)) {
    skip_name(s);
  } else {
    if (c == '.' || c == '[')
      s->chain++;
    else if (c != ']' && c != ')')
      s->chain = 0;
    s->at++;
  }
}

/* The line of a chain that is too long, or 0. */
static int find_long_chain(lua_State *L, const char *text, size_t length) {
  scan s = {text, text + length, 1, 0};
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

static int answer_failure(lua_State *L, const char *message, size_t length) {
  lua_pushnil(L);
  box_push_full(L, message, length);
  return 2;
}

static int refuse_text(lua_State *L, const char *name, int line,
                       const char *why) {
  bool plain = name[0] == '=' || name[0] == '@';
  lua_pushfstring(L, "%s:%d: %s", plain ? name + 1 : name, line, why);
  size_t length;
  const char *message = lua_tolstring(L, -1, &length);
  return answer_failure(L, message, length);
}

int box_compile(lua_State *L) {
  size_t length;
  const char *text = luaL_checklstring(L, 1, &length);
  const char *name = luaL_checkstring(L, 2);
  source s = {text, length, box_of(L)};
  luaL_checktype(L, 3, LUA_TTABLE);
  skip_head(&s);
  box_note_chunk(L, name);
  if (is_binary(&s))
    return refuse_text(L, name, 1, "precompiled code is not run here");
  int line = find_long_chain(L, text, length);
  if (line > 0)
    return refuse_text(L, name, line, "a chain of more than 200 fields");
  int status = lua_load(L, next_piece, &s, name, "t");
  box_check_caught(L);
  if (status != LUA_OK) {
    const char *message = lua_tolstring(L, -1, &length);
    return answer_failure(L, message, length);
  }
  lua_pushvalue(L, 3);
  lua_setupvalue(L, -2, 1);
  return 1;
}

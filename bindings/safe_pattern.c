/*
** Lua's patterns, matched with an eye on the deadline.
**
** A pattern is a list of items with no repetition of groups, so a match walks
** it from the first item to the last and a choice (how often a repeated item
** matches) is one number per item.  Backtracking goes to the last item that
** has another choice.  No recursion: the only stack is one state per item, and
** each step back looks at the deadline.
**
** The pattern is read as a whole before it is matched; a malformed one is an
** error even where Lua would not have come to the fault.  Classes are those of
** the C locale.
*/
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <stdint.h>
#include <string.h>

#include "sandbox.h"

#define CAPTURES_MAX 32
#define ITEMS_LOCAL 24 /* matching may recurse through callbacks */
#define SETS_LOCAL 4
#define STRIDE 65536 /* bytes between two looks at the deadline */

typedef uint64_t byte_set[4];

typedef enum item_kind {
  ANY,      /* . */
  BYTE,
  SET,      /* [...] or a class */
  BALANCE,  /* %bxy */
  FRONTIER, /* %f[...] */
  BACK,     /* %1 */
  OPEN,
  CLOSE,
  PLACE,    /* () */
  FINISH    /* $ */
} item_kind;

typedef enum repetition { ONCE, OPTIONAL, GREEDY, LAZY } repetition;

typedef struct item {
  uint8_t kind, repeat;
  uint8_t least;       /* of a greedy one: 0 or 1 */
  uint8_t capture;
  uint8_t byte, other; /* other: the second of %bxy */
  bool negated;
  const uint64_t *set;
} item;

typedef struct state {
  const char *start; /* where the item began to match */
  size_t count;      /* how often it matches at present */
} state;

typedef struct program {
  lua_State *L;
  box *box;
  item *items;
  state *states;
  byte_set *sets;
  size_t count, set_count;
  const char *begin, *end; /* of the subject */
  const char *match_end;
  int captures;
  bool is_place[CAPTURES_MAX];
  const char *starts[CAPTURES_MAX], *ends[CAPTURES_MAX];
} program;

typedef struct local_space {
  item items[ITEMS_LOCAL];
  state states[ITEMS_LOCAL];
  byte_set sets[SETS_LOCAL];
} local_space;

/* ----- sets ----- */

static const struct {
  char letter;
  byte_set set;
} classes[] = {
    {'a', {0x0000000000000000u, 0x07fffffe07fffffeu, 0, 0}},
    {'c', {0x00000000ffffffffu, 0x8000000000000000u, 0, 0}},
    {'d', {0x03ff000000000000u, 0x0000000000000000u, 0, 0}},
    {'g', {0xfffffffe00000000u, 0x7fffffffffffffffu, 0, 0}},
    {'l', {0x0000000000000000u, 0x07fffffe00000000u, 0, 0}},
    {'p', {0xfc00fffe00000000u, 0x78000001f8000001u, 0, 0}},
    {'s', {0x0000000100003e00u, 0x0000000000000000u, 0, 0}},
    {'u', {0x0000000000000000u, 0x0000000007fffffeu, 0, 0}},
    {'w', {0x03ff000000000000u, 0x07fffffe07fffffeu, 0, 0}},
    {'x', {0x03ff000000000000u, 0x0000007e0000007eu, 0, 0}},
};

/* The set of a class letter, NULL for others; upper case is the complement. */
static const uint64_t *class_set(char letter, bool *negated) {
  char lower = letter >= 'A' && letter <= 'Z' ? (char)(letter + 32) : letter;
  *negated = lower != letter;
  for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++)
    if (classes[i].letter == lower) return classes[i].set;
  return NULL;
}

static bool holds(const uint64_t *set, unsigned char c) {
  return set[c >> 6] >> (c & 63) & 1;
}

static void add_byte(uint64_t *set, unsigned char c) {
  set[c >> 6] |= UINT64_C(1) << (c & 63);
}

static void add_escaped(uint64_t *set, char letter) {
  bool negated;
  const uint64_t *class = class_set(letter, &negated);
  if (class == NULL)
    add_byte(set, (unsigned char)letter);
  else
    for (int i = 0; i < 4; i++) set[i] |= negated ? ~class[i] : class[i];
}

/* ----- reading a pattern ----- */

typedef struct parser {
  program *p;
  lua_State *L;
  const char *at, *end;
  uint8_t open[CAPTURES_MAX]; /* captures not yet closed */
  int opened;
  bool closed[CAPTURES_MAX];
} parser;

static int fail(parser *s, const char *why) {
  return luaL_error(s->L, "%s", why);
}

static item *add_item(parser *s, item_kind kind) {
  item *new = &s->p->items[s->p->count++];
  memset(new, 0, sizeof *new);
  new->kind = (uint8_t)kind;
  return new;
}

/* The ] of a set whose [ is at `s->at`; the first byte of a set is never it. */
static const char *find_set_end(parser *s) {
  const char *at = s->at + 1;
  if (at < s->end && *at == '^') at++;
  do {
    if (at >= s->end) fail(s, "malformed pattern (missing ']')");
    if (*at++ == '%' && at < s->end) at++;
  } while (at >= s->end || *at != ']');
  return at;
}

static void read_set(parser *s, item *to) {
  const char *end = find_set_end(s), *at = s->at + 1;
  uint64_t *set = s->p->sets[s->p->set_count++];
  memset(set, 0, sizeof(byte_set));
  to->negated = *at == '^';
  if (to->negated) at++;
  while (at < end) {
    if (*at == '%') {
      add_escaped(set, at[1]);
      at += 2;
    } else if (end - at > 2 && at[1] == '-') {
      for (int c = (unsigned char)at[0]; c <= (unsigned char)at[2]; c++)
        add_byte(set, (unsigned char)c);
      at += 3;
    } else {
      add_byte(set, (unsigned char)*at++);
    }
  }
  to->set = set;
  s->at = end + 1;
}

static void read_repetition(parser *s, item *to) {
  char c = s->at < s->end ? *s->at : '\0';
  switch (c) {
    case '?': to->repeat = OPTIONAL; break;
    case '-': to->repeat = LAZY; break;
    case '*': to->repeat = GREEDY; break;
    case '+':
      to->repeat = GREEDY;
      to->least = 1;
      break;
    default: return;
  }
  s->at++;
}

static void read_open(parser *s) {
  program *p = s->p;
  if (p->captures >= CAPTURES_MAX) fail(s, "too many captures");
  bool place = s->end - s->at > 1 && s->at[1] == ')';
  int number = p->captures++;
  p->is_place[number] = s->closed[number] = place;
  add_item(s, place ? PLACE : OPEN)->capture = (uint8_t)number;
  if (!place) s->open[s->opened++] = (uint8_t)number;
  s->at += place ? 2 : 1;
}

static void read_close(parser *s) {
  if (s->opened == 0) fail(s, "invalid pattern capture");
  int number = s->open[--s->opened];
  s->closed[number] = true;
  add_item(s, CLOSE)->capture = (uint8_t)number;
  s->at++;
}

static void read_balance(parser *s) {
  if (s->end - s->at < 4)
    fail(s, "malformed pattern (missing arguments to '%b')");
  item *new = add_item(s, BALANCE);
  new->byte = (unsigned char)s->at[2];
  new->other = (unsigned char)s->at[3];
  s->at += 4;
}

static void read_frontier(parser *s) {
  s->at += 2;
  if (s->at >= s->end || *s->at != '[')
    fail(s, "missing '[' after '%f' in pattern");
  read_set(s, add_item(s, FRONTIER));
}

static void read_back(parser *s) {
  int number = s->at[1] - '1';
  if (number < 0 || number >= s->p->captures || !s->closed[number])
    luaL_error(s->L, "invalid capture index %%%d", number + 1);
  add_item(s, BACK)->capture = (uint8_t)number;
  s->at += 2;
}

static void read_class(parser *s) {
  bool negated;
  const uint64_t *set = class_set(s->at[1], &negated);
  item *new = add_item(s, set != NULL ? SET : BYTE);
  new->set = set;
  new->negated = set != NULL && negated;
  new->byte = (unsigned char)s->at[1];
  s->at += 2;
  read_repetition(s, new);
}

static void read_escape(parser *s) {
  if (s->end - s->at < 2) fail(s, "malformed pattern (ends with '%')");
  char c = s->at[1];
  if (c == 'b')
    read_balance(s);
  else if (c == 'f')
    read_frontier(s);
  else if (c >= '0' && c <= '9')
    read_back(s);
  else
    read_class(s);
}

static void read_plain(parser *s) {
  item *new = add_item(s, *s->at == '.' ? ANY : BYTE);
  new->byte = (unsigned char)*s->at++;
  read_repetition(s, new);
}

static void read_bracket(parser *s) {
  item *new = add_item(s, SET);
  read_set(s, new);
  read_repetition(s, new);
}

static void read_item(parser *s) {
  char c = *s->at;
  if (c == '(')
    read_open(s);
  else if (c == ')')
    read_close(s);
  else if (c == '%')
    read_escape(s);
  else if (c == '[')
    read_bracket(s);
  else if (c == '$' && s->end - s->at == 1)
    add_item(s, FINISH), s->at++;
  else
    read_plain(s);
}

static void read_pattern(program *p, const char *pattern, size_t length) {
  parser s = {.p = p, .L = p->L, .at = pattern, .end = pattern + length};
  while (s.at < s.end) {
    if (p->count % 256 == 255) box_poll(p->L, p->box);
    read_item(&s);
  }
  if (s.opened > 0) fail(&s, "unfinished capture");
}

/* ----- the space of a program ----- */

static size_t count_byte(const char *pattern, size_t length, char byte) {
  size_t count = 0;
  for (size_t i = 0; i < length; i++) count += pattern[i] == byte;
  return count;
}

static size_t most_sets(const char *pattern, size_t length) {
  return count_byte(pattern, length, '[');
}

/* An escape is two bytes and one item, with one or two of the %. */
static size_t most_items(const char *pattern, size_t length) {
  return length - count_byte(pattern, length, '%') / 2;
}

static size_t space_for(size_t items, size_t sets) {
  return items * (sizeof(item) + sizeof(state)) + sets * sizeof(byte_set);
}

static void use_space(program *p, void *space, size_t items, size_t sets) {
  p->sets = space;
  p->items = (item *)(void *)(p->sets + sets);
  p->states = (state *)(void *)(p->items + items);
}

/* Pushes what keeps the program's space: nil where `local` is enough. */
static void open_program(lua_State *L, program *p, local_space *local,
                         const char *pattern, size_t length) {
  size_t sets = most_sets(pattern, length);
  size_t items = most_items(pattern, length);
  p->L = L;
  p->box = box_of(L);
  p->count = p->set_count = 0;
  p->captures = 0;
  if (items <= ITEMS_LOCAL && sets <= SETS_LOCAL) {
    p->items = local->items;
    p->states = local->states;
    p->sets = local->sets;
    lua_pushnil(L);
  } else {
    box_need(L, space_for(items, sets));
    use_space(p, lua_newuserdatauv(L, space_for(items, sets), 0), items,
              sets);
  }
  read_pattern(p, pattern, length);
}

/* ----- matching ----- */

static bool fits(const item *it, char c) {
  switch (it->kind) {
    case ANY: return true;
    case BYTE: return it->byte == (unsigned char)c;
    default: return holds(it->set, (unsigned char)c) != it->negated;
  }
}

/* How many bytes from `at` on the item fits. */
static size_t run_of(program *p, const item *it, const char *at) {
  size_t left = (size_t)(p->end - at), count = 0;
  if (it->kind == ANY) return left;
  while (count < left) {
    size_t stop = left - count > STRIDE ? count + STRIDE : left;
    while (count < stop && fits(it, at[count])) count++;
    if (count < stop) break;
    box_poll(p->L, p->box);
  }
  return count;
}

static bool begin_once(program *p, const item *it, const char **at) {
  if (*at >= p->end || !fits(it, **at)) return false;
  ++*at;
  return true;
}

static bool begin_repeated(program *p, const item *it, state *st,
                           const char **at) {
  st->start = *at;
  st->count = 0;
  if (it->repeat == LAZY) return true;
  if (it->repeat == OPTIONAL)
    st->count = *at < p->end && fits(it, **at);
  else
    st->count = run_of(p, it, *at);
  *at += st->count;
  return st->count >= it->least;
}

static bool match_balance(program *p, const item *it, const char **at) {
  size_t depth = 1;
  if (*at >= p->end || (unsigned char)**at != it->byte) return false;
  for (const char *s = *at + 1; s < p->end; s++) {
    unsigned char c = (unsigned char)*s;
    if ((s - *at) % STRIDE == 0) box_poll(p->L, p->box);
    if (c == it->other) {
      if (--depth == 0) return *at = s + 1, true;
    } else if (c == it->byte) {
      depth++;
    }
  }
  return false;
}

static bool match_frontier(const program *p, const item *it, const char *at) {
  unsigned char before = at > p->begin ? (unsigned char)at[-1] : 0;
  unsigned char after = at < p->end ? (unsigned char)*at : 0;
  return holds(it->set, before) == it->negated &&
         holds(it->set, after) != it->negated;
}

static bool match_back(const program *p, const item *it, const char **at) {
  if (p->is_place[it->capture])
    luaL_error(p->L, "invalid capture index %%%d", it->capture + 1);
  size_t length = (size_t)(p->ends[it->capture] - p->starts[it->capture]);
  if ((size_t)(p->end - *at) < length ||
      memcmp(p->starts[it->capture], *at, length) != 0)
    return false;
  *at += length;
  return true;
}

/* What the items that are no bytes do at `at`. */
static bool begin_special(program *p, const item *it, const char **at) {
  switch (it->kind) {
    case BALANCE: return match_balance(p, it, at);
    case FRONTIER: return match_frontier(p, it, *at);
    case BACK: return match_back(p, it, at);
    case CLOSE: p->ends[it->capture] = *at; return true;
    case FINISH: return *at == p->end;
    default: p->starts[it->capture] = *at; return true;
  }
}

static bool begin(program *p, size_t i, const char **at) {
  const item *it = &p->items[i];
  if (it->kind > SET) return begin_special(p, it, at);
  return it->repeat == ONCE ? begin_once(p, it, at)
                            : begin_repeated(p, it, &p->states[i], at);
}

/* Gives item `i` its next choice, where it has one. */
static bool begin_again(program *p, size_t i, const char **at) {
  const item *it = &p->items[i];
  state *st = &p->states[i];
  if (it->kind > SET || it->repeat == ONCE) return false;
  *at = st->start + st->count;
  if (it->repeat == LAZY) {
    if (*at >= p->end || !fits(it, **at)) return false;
    st->count++;
    ++*at;
    return true;
  }
  if (st->count <= it->least) return false;
  st->count--;
  --*at;
  return true;
}

/* Matches from `at` on, without moving. */
static bool match_at(program *p, const char *at) {
  for (size_t i = 0; i < p->count;) {
    if (begin(p, i, &at)) {
      i++;
      continue;
    }
    do {
      box_poll(p->L, p->box);
      if (i == 0) return false;
    } while (!begin_again(p, --i, &at));
    i++;
  }
  p->match_end = at;
  return true;
}

/* The first place from `at` on where a match can begin, NULL for none. */
static const char *next_start(const program *p, const char *at) {
  const item *first = p->items;
  if (p->count == 0 || first->kind != BYTE || first->repeat == OPTIONAL ||
      first->repeat == LAZY || (first->repeat == GREEDY && first->least == 0))
    return at;
  return memchr(at, first->byte, (size_t)(p->end - at));
}

/* The first match from `at` on: where it begins, or NULL. */
static const char *search(program *p, const char *at, bool anchored) {
  if (anchored) return match_at(p, at) ? at : NULL;
  for (;; at++) {
    box_poll(p->L, p->box);
    at = next_start(p, at);
    if (at == NULL) return NULL;
    if (match_at(p, at)) return at;
    if (at >= p->end) return NULL;
  }
}

/* ----- captures ----- */

/* Pushes capture `i`; the whole match where the pattern has none. */
static void push_capture(const program *p, int i, const char *start) {
  if (i >= p->captures) {
    if (i != 0) luaL_error(p->L, "invalid capture index %%%d", i + 1);
    lua_pushlstring(p->L, start, (size_t)(p->match_end - start));
  } else if (p->is_place[i]) {
    lua_pushinteger(p->L, p->starts[i] - p->begin + 1);
  } else {
    lua_pushlstring(p->L, p->starts[i], (size_t)(p->ends[i] - p->starts[i]));
  }
}

static int push_captures(const program *p, const char *start, bool whole) {
  int count = p->captures == 0 && whole ? 1 : p->captures;
  luaL_checkstack(p->L, count + 4, "too many captures");
  for (int i = 0; i < count; i++) push_capture(p, i, start);
  return count;
}

/* ----- find and match ----- */

static size_t start_of(lua_State *L, int index, size_t length) {
  lua_Integer at = luaL_optinteger(L, index, 1);
  if (at > 0) return (size_t)at - 1;
  if (at == 0 || at < -(lua_Integer)length) return 0;
  return length - (size_t)-at;
}

/* memmem is linear, but not short: by pieces. */
static const char *find_plain(lua_State *L, const char *text, size_t length,
                              const char *what, size_t size) {
  box *b = box_of(L);
  size_t piece = size > STRIDE * 16 ? size : STRIDE * 16;
  while (length >= size) {
    size_t window = length - size > piece ? piece + size : length;
    const char *found = memmem(text, window, what, size);
    if (found != NULL || window == length) return found;
    box_poll(L, b);
    text += piece;
    length -= piece;
  }
  return NULL;
}

static bool is_plain(const char *pattern, size_t length) {
  for (size_t i = 0; i < length; i++)
    if (strchr("^$*+?.([%-", pattern[i]) != NULL && pattern[i] != '\0')
      return false;
  return true;
}

static int answer_none(lua_State *L) {
  lua_pushnil(L);
  return 1;
}

static int answer_plain(lua_State *L, const char *text, size_t length,
                        size_t from, const char *what, size_t size) {
  const char *found = find_plain(L, text + from, length - from, what, size);
  if (found == NULL) return answer_none(L);
  lua_pushinteger(L, found - text + 1);
  lua_pushinteger(L, found - text + (lua_Integer)size);
  return 2;
}

static int search_string(lua_State *L, bool find) {
  size_t length, size;
  const char *text = luaL_checklstring(L, 1, &length);
  const char *pattern = luaL_checklstring(L, 2, &size);
  size_t from = start_of(L, 3, length);
  local_space local;
  program p;
  if (from > length) return answer_none(L);
  if (find && (lua_toboolean(L, 4) || is_plain(pattern, size)))
    return answer_plain(L, text, length, from, pattern, size);
  bool anchored = size > 0 && *pattern == '^';
  open_program(L, &p, &local, pattern + anchored, size - anchored);
  p.begin = text;
  p.end = text + length;
  const char *start = search(&p, text + from, anchored);
  if (start == NULL) return answer_none(L);
  if (!find) return push_captures(&p, start, true);
  lua_pushinteger(L, start - text + 1);
  lua_pushinteger(L, p.match_end - text);
  return push_captures(&p, start, false) + 2;
}

static int string_find(lua_State *L) { return search_string(L, true); }
static int string_match(lua_State *L) { return search_string(L, false); }

/* ----- gmatch ----- */

/* The text is upvalue 1, the pattern upvalue 2, this upvalue 3. */
typedef struct walker {
  program program;
  size_t at;             /* where to search next */
  const char *last;      /* where the last match ended */
} walker;

static int next_match(lua_State *L) {
  walker *w = lua_touserdata(L, lua_upvalueindex(3));
  program *p = &w->program;
  size_t length = (size_t)(p->end - p->begin);
  p->L = L;
  while (w->at <= length) {
    const char *start = search(p, p->begin + w->at, false);
    if (start == NULL) break;
    if (p->match_end == w->last) { /* empty, where the last one ended */
      w->at = (size_t)(start - p->begin) + 1;
      continue;
    }
    w->last = p->match_end;
    w->at = (size_t)(p->match_end - p->begin);
    return push_captures(p, start, true);
  }
  w->at = length + 1;
  return 0;
}

static int string_gmatch(lua_State *L) {
  size_t length, size;
  const char *text = luaL_checklstring(L, 1, &length);
  const char *pattern = luaL_checklstring(L, 2, &size);
  size_t from = start_of(L, 3, length), sets = most_sets(pattern, size);
  size_t items = most_items(pattern, size);
  lua_settop(L, 2);
  box_need(L, sizeof(walker) + space_for(items, sets));
  walker *w = lua_newuserdatauv(L, sizeof *w + space_for(items, sets), 0);
  memset(w, 0, sizeof *w);
  w->program.L = L;
  w->program.box = box_of(L);
  use_space(&w->program, w + 1, items, sets);
  read_pattern(&w->program, pattern, size);
  w->program.begin = text;
  w->program.end = text + length;
  w->at = from > length ? length + 1 : from;
  lua_pushcclosure(L, next_match, 3);
  return 1;
}

/* ----- gsub ----- */

static void add_template(box_buffer *out, const program *p, const char *start,
                         const char *at, size_t length) {
  const char *end = at + length;
  while (at < end) {
    const char *escape = memchr(at, '%', (size_t)(end - at));
    box_buffer_add(out, at, (size_t)((escape != NULL ? escape : end) - at));
    if (escape == NULL) return;
    char c = end - escape > 1 ? escape[1] : '\0';
    if (c == '%') {
      box_buffer_add_char(out, '%');
    } else if (c == '0') {
      box_buffer_add(out, start, (size_t)(p->match_end - start));
    } else if (c >= '1' && c <= '9') {
      push_capture(p, c - '1', start);
      box_buffer_add_value(out);
    } else {
      luaL_error(p->L, "invalid use of '%%' in replacement string");
    }
    at = escape + 2;
  }
}

/* What a table or a function says; false or nil: the match stays. */
static bool add_answer(box_buffer *out, const program *p, const char *start) {
  lua_State *L = p->L;
  if (lua_type(L, 3) == LUA_TTABLE) {
    push_capture(p, 0, start);
    lua_gettable(L, 3);
  } else {
    lua_pushvalue(L, 3);
    lua_call(L, push_captures(p, start, true), 1);
  }
  if (!lua_toboolean(L, -1)) {
    lua_pop(L, 1);
    box_buffer_add(out, start, (size_t)(p->match_end - start));
    return false;
  }
  if (!lua_isstring(L, -1))
    luaL_error(L, "invalid replacement value (a %s)", luaL_typename(L, -1));
  box_buffer_add_value(out);
  return true;
}

static bool add_replacement(box_buffer *out, const program *p,
                            const char *start) {
  size_t length;
  int type = lua_type(p->L, 3);
  if (type == LUA_TTABLE || type == LUA_TFUNCTION)
    return add_answer(out, p, start);
  const char *text = lua_tolstring(p->L, 3, &length);
  add_template(out, p, start, text, length);
  return true;
}

/* Replaces up to `most` matches; how many, and whether anything changed. */
static lua_Integer substitute(program *p, box_buffer *out, bool anchored,
                              lua_Integer most, bool *changed) {
  const char *at = p->begin, *last = NULL;
  lua_Integer count = 0;
  while (count < most) {
    const char *start = search(p, at, anchored);
    if (start == NULL) break;
    box_buffer_add(out, at, (size_t)(start - at));
    at = start;
    if (p->match_end != last) {
      count++;
      *changed |= add_replacement(out, p, start);
      at = last = p->match_end;
    } else if (at < p->end) {
      box_buffer_add_char(out, *at++);
    } else {
      break;
    }
    if (anchored) break;
  }
  box_buffer_add(out, at, (size_t)(p->end - at));
  return count;
}

typedef struct gsub_space {
  local_space local;
  program program;
  box_buffer out;
} gsub_space;

static int run_gsub(lua_State *L, gsub_space *space) {
  size_t length, size;
  const char *text = lua_tolstring(L, 1, &length);
  const char *pattern = lua_tolstring(L, 2, &size);
  lua_Integer most = luaL_optinteger(L, 4, (lua_Integer)length + 1);
  bool anchored = size > 0 && *pattern == '^', changed = false;
  program *p = &space->program;
  open_program(L, p, &space->local, pattern + anchored, size - anchored);
  p->begin = text;
  p->end = text + length;
  box_buffer_open(L, &space->out);
  lua_Integer count = substitute(p, &space->out, anchored, most, &changed);
  if (changed)
    box_buffer_push(&space->out);
  else
    lua_pushvalue(L, 1);
  lua_pushinteger(L, count);
  return 2;
}

/* Apart, so that what calls back has not this much on the C stack. */
__attribute__((noinline)) static int run_gsub_on_stack(lua_State *L) {
  gsub_space space;
  return run_gsub(L, &space);
}

static int string_gsub(lua_State *L) {
  luaL_checkstring(L, 1);
  luaL_checkstring(L, 2);
  switch (lua_type(L, 3)) {
    case LUA_TNUMBER:
    case LUA_TSTRING:
      lua_tostring(L, 3);
      return run_gsub_on_stack(L);
    case LUA_TFUNCTION:
    case LUA_TTABLE:
      lua_settop(L, 4);
      return run_gsub(L, lua_newuserdatauv(L, sizeof(gsub_space), 0));
    default: return luaL_typeerror(L, 3, "string/function/table");
  }
}

static const luaL_Reg functions[] = {{"find", string_find},
                                     {"gmatch", string_gmatch},
                                     {"gsub", string_gsub},
                                     {"match", string_match},
                                     {NULL, NULL}};

void box_add_patterns(lua_State *L) { luaL_setfuncs(L, functions, 0); }

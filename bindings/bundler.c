/*
** Makes a bundle (bundle.h), while Perigee is built:
**
**   bundler OUTPUT [NAME=FILE | NAME]...
**
** A module without a file is looked for on Lua's own path, and left out where it
** is not there, or does not compile: whoever needs it will say so.
*/
#include <lualib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bundle.h"

#define MARK "=\1name\1" /* a chunk's name, to be found in what is dumped */

typedef struct bytes {
  char *data;
  size_t used, room;
} bytes;

static void fail(const char *what, const char *why) {
  fprintf(stderr, "bundler: %s: %s\n", what, why);
  exit(1);
}

static void add(bytes *to, const void *data, size_t length) {
  if (to->used + length > to->room) {
    to->room = 2 * (to->used + length);
    to->data = realloc(to->data, to->room);
    if (to->data == NULL) fail("memory", "there is no more");
  }
  if (length > 0) memcpy(to->data + to->used, data, length);
  to->used += length;
}

static bool read_file(const char *path, bytes *into) {
  char block[4096];
  FILE *file = fopen(path, "rb");
  if (file == NULL) return false;
  for (size_t got; (got = fread(block, 1, sizeof block, file)) > 0;)
    add(into, block, got);
  bool good = !ferror(file);
  fclose(file);
  return good;
}

static int add_dumped(lua_State *L, const void *data, size_t length, void *to) {
  (void)L;
  add(to, data, length);
  return 0;
}

/* Where the name stands in a chunk, with its length before it: near the front. */
static void find_name(const bytes *chunk, bundle_entry *entry) {
  size_t length = strlen(MARK);
  for (size_t i = 0; i + length <= chunk->used && i < 100; i++) {
    if (memcmp(chunk->data + i, MARK, length) != 0) continue;
    entry->before = (uint32_t)i - 1;
    entry->after = (uint32_t)(i + length);
    return;
  }
  fail(entry->name, "its compiled form is not as in Lua 5.4");
}

static uint32_t place(bytes *body, const bytes *part) {
  uint32_t at = (uint32_t)body->used;
  add(body, part->data, part->used);
  return at;
}

/* Adds a module's text and chunk to the body; false where it does not compile. */
static bool add_module(lua_State *L, const char *path, bundle_entry *entry,
                       bytes *body) {
  bytes text = {NULL, 0, 0}, chunk = {NULL, 0, 0};
  bool good = read_file(path, &text) &&
              luaL_loadbufferx(L, text.data, text.used, MARK, "t") == LUA_OK;
  if (good) {
    lua_dump(L, add_dumped, &chunk, 0);
    find_name(&chunk, entry);
    entry->text_length = (uint32_t)text.used;
    entry->chunk_length = (uint32_t)chunk.used;
    entry->text = place(body, &text);
    entry->chunk = place(body, &chunk);
  }
  lua_settop(L, 0);
  free(text.data);
  free(chunk.data);
  return good;
}

/* Pushes and returns a module's file on Lua's path, or NULL. */
static const char *search(lua_State *L, const char *name) {
  lua_getglobal(L, LUA_LOADLIBNAME);
  lua_getfield(L, -1, "searchpath");
  lua_pushstring(L, name);
  lua_getfield(L, -3, "path");
  lua_call(L, 2, 1);
  return lua_tostring(L, -1);
}

/* Splits NAME=FILE. */
static const char *read_name(lua_State *L, const char *given,
                             bundle_entry *entry) {
  size_t length = strcspn(given, "=");
  if (length >= sizeof entry->name) fail(given, "the name is too long");
  memcpy(entry->name, given, length);
  return given[length] == '=' ? given + length + 1 : search(L, entry->name);
}

static int by_name(const void *a, const void *b) {
  const bundle_entry *one = a, *other = b;
  return strcmp(one->name, other->name);
}

static void write_all(const char *path, const bytes *all) {
  char temporary[4096];
  snprintf(temporary, sizeof temporary, "%s.new", path);
  FILE *file = fopen(temporary, "wb");
  if (file == NULL) fail(temporary, "cannot be written");
  bool good = fwrite(all->data, 1, all->used, file) == all->used;
  if (fclose(file) != 0 || !good || rename(temporary, path) != 0)
    fail(path, "cannot be written");
}

/* Fills entries, in the order of their names, and the body; their number. */
static size_t add_modules(lua_State *L, int count, char **given,
                          bundle_entry *entries, bytes *body) {
  size_t used = 0;
  for (int i = 0; i < count; i++) {
    bundle_entry *entry = &entries[used];
    memset(entry, 0, sizeof *entry);
    const char *path = read_name(L, given[i], entry);
    if (path != NULL && add_module(L, path, entry, body)) used++;
  }
  qsort(entries, used, sizeof *entries, by_name);
  return used;
}

static void add_head(bytes *body, const bundle_entry *entries, size_t count) {
  bundle_head head = {.size = (uint32_t)body->used, .count = (uint32_t)count};
  snprintf(head.magic, sizeof head.magic, "%s", BUNDLE_MAGIC);
  snprintf(head.lua, sizeof head.lua, "%s", lua_ident);
  memcpy(body->data, &head, sizeof head);
  memcpy(body->data + sizeof head, entries, count * sizeof *entries);
}

int main(int argc, char **argv) {
  lua_State *L = luaL_newstate();
  if (argc < 3 || L == NULL) fail("usage", "bundler OUTPUT NAME[=FILE]...");
  luaL_openlibs(L);
  size_t most = (size_t)argc - 2;
  size_t heads = sizeof(bundle_head) + most * sizeof(bundle_entry);
  bundle_entry *entries = calloc(most, sizeof *entries);
  bytes body = {calloc(1, heads), heads, heads};
  if (entries == NULL || body.data == NULL) fail("memory", "there is no more");
  size_t count = add_modules(L, argc - 2, argv + 2, entries, &body);
  add_head(&body, entries, count);
  write_all(argv[1], &body);
  free(body.data);
  free(entries);
  lua_close(L);
  return 0;
}

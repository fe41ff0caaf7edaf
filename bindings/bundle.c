/*
** Reading a bundle: see bundle.h.
*/
#define _POSIX_C_SOURCE 200809L

#include "bundle.h"

#include <fcntl.h>
#include <lualib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUNDLE "perigee.bundle"
#define READ_MAX 16384

/* Not every program that runs Lua exports it. */
#ifdef __GNUC__
extern const char lua_ident[] __attribute__((weak));
#endif

/* ----- opening ----- */

static bool lies_in(const bundle_head *head, uint32_t offset, uint32_t length) {
  return offset <= head->size && length <= head->size - offset;
}

static bool is_sound(const bundle_head *head, const bundle_entry *entry) {
  return memchr(entry->name, '\0', sizeof entry->name) != NULL &&
         lies_in(head, entry->text, entry->text_length) &&
         lies_in(head, entry->chunk, entry->chunk_length) &&
         entry->before <= entry->after && entry->after <= entry->chunk_length;
}

/* Whether the file is whole, and made by the Lua that runs. */
static bool fits(const bundle_head *head, size_t size) {
  if (size < sizeof *head || head->size != size || lua_ident == NULL ||
      strncmp(head->magic, BUNDLE_MAGIC, sizeof head->magic) != 0 ||
      strncmp(head->lua, lua_ident, sizeof head->lua - 1) != 0 ||
      head->count > (size - sizeof *head) / sizeof(bundle_entry))
    return false;
  const bundle_entry *entries = (const void *)(head + 1);
  for (uint32_t i = 0; i < head->count; i++)
    if (!is_sound(head, &entries[i])) return false;
  return true;
}

/* The file's bytes, or NULL.  Nobody writes into a bundle: one replaces it. */
static void *map_file(const char *path, size_t *size) {
  struct stat about;
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return NULL;
  void *bytes = MAP_FAILED;
  if (fstat(file, &about) == 0 && S_ISREG(about.st_mode) && about.st_size > 0) {
    *size = (size_t)about.st_size;
    bytes = mmap(NULL, *size, PROT_READ, MAP_PRIVATE, file, 0);
  }
  close(file);
  return bytes != MAP_FAILED ? bytes : NULL;
}

static int collect_bundle(lua_State *L) {
  perigee_bundle *bundle = luaL_checkudata(L, 1, BUNDLE);
  union {
    const bundle_head *read;
    void *mapped;
  } head = {bundle->head};
  if (head.read != NULL) munmap(head.mapped, head.read->size);
  bundle->head = NULL;
  return 0;
}

bool perigee_open_bundle(lua_State *L, const char *path) {
  perigee_bundle *bundle = lua_newuserdatauv(L, sizeof *bundle, 0);
  *bundle = (perigee_bundle){NULL, NULL};
  if (luaL_newmetatable(L, BUNDLE)) {
    lua_pushcfunction(L, collect_bundle);
    lua_setfield(L, -2, "__gc");
  }
  lua_setmetatable(L, -2);
  size_t size = 0;
  void *bytes = map_file(path, &size);
  if (bytes != NULL && fits(bytes, size)) {
    bundle->head = bytes;
    bundle->entries = (const void *)(bundle->head + 1);
    lua_setfield(L, LUA_REGISTRYINDEX, BUNDLE "#");
    return true;
  }
  if (bytes != NULL) munmap(bytes, size);
  lua_pop(L, 1);
  return false;
}

const perigee_bundle *perigee_bundle_of(lua_State *L) {
  lua_getfield(L, LUA_REGISTRYINDEX, BUNDLE "#");
  const perigee_bundle *bundle = lua_touserdata(L, -1);
  lua_pop(L, 1);
  return bundle;
}

/* bundle(path) */
static int open_bundle(lua_State *L) {
  const char *path = luaL_checkstring(L, 1);
  lua_pushboolean(L, perigee_bundle_of(L) != NULL ||
                         perigee_open_bundle(L, path));
  return 1;
}

void perigee_add_bundle(lua_State *L) {
  lua_pushcfunction(L, open_bundle);
  lua_setfield(L, -2, "bundle");
}

/* ----- loading ----- */

static const bundle_entry *find(const perigee_bundle *bundle,
                                const char *name) {
  uint32_t low = 0, high = bundle != NULL ? bundle->head->count : 0;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    int order = strcmp(bundle->entries[middle].name, name);
    if (order == 0) return &bundle->entries[middle];
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return NULL;
}

static const char *at(const perigee_bundle *bundle, uint32_t offset) {
  return (const char *)bundle->head + offset;
}

/* A compiled chunk with another name, as pieces. */
typedef struct renamed {
  struct {
    const char *bytes;
    size_t length;
  } pieces[4];
  int next;
  char prefix[sizeof(size_t) * 8 / 7 + 1];
} renamed;

static const char *read_piece(lua_State *L, void *data, size_t *size) {
  renamed *of = data;
  (void)L;
  if (of->next == 4) return NULL;
  *size = of->pieces[of->next].length;
  return of->pieces[of->next++].bytes;
}

/* The length of a text and one, as Lua writes it: seven bits a byte, the highest
** first, the last byte marked.  Returns where it begins in the prefix. */
static size_t write_length(renamed *of, size_t length) {
  size_t first = sizeof of->prefix, rest = length + 1;
  unsigned mark = 0x80;
  do {
    of->prefix[--first] = (char)((rest & 0x7F) | mark);
    mark = 0;
    rest >>= 7;
  } while (rest != 0);
  return first;
}

static int load_entry(lua_State *L, const perigee_bundle *bundle,
                      const bundle_entry *entry, const char *name) {
  renamed of;
  const char *chunk = at(bundle, entry->chunk);
  size_t first = write_length(&of, strlen(name));
  of.pieces[0].bytes = chunk;
  of.pieces[0].length = entry->before;
  of.pieces[1].bytes = of.prefix + first;
  of.pieces[1].length = sizeof of.prefix - first;
  of.pieces[2].bytes = name;
  of.pieces[2].length = strlen(name);
  of.pieces[3].bytes = chunk + entry->after;
  of.pieces[3].length = entry->chunk_length - entry->after;
  of.next = 0;
  return lua_load(L, read_piece, &of, name, "b");
}

int perigee_load(lua_State *L, const perigee_bundle *bundle, const char *name,
                 const char *text, size_t length, const char *chunk) {
  const bundle_entry *entry = find(bundle, name);
  if (entry != NULL && entry->text_length == length &&
      memcmp(at(bundle, entry->text), text, length) == 0)
    return load_entry(L, bundle, entry, chunk);
  return luaL_loadbufferx(L, text, length, chunk, "t");
}

/* ----- finding files ----- */

/* Whether a file holds these bytes and no more. */
static bool holds(int file, const char *bytes, size_t length) {
  char block[READ_MAX];
  size_t done = 0;
  for (;;) {
    ssize_t got = read(file, block, sizeof block);
    if (got <= 0) return got == 0 && done == length;
    if ((size_t)got > length - done ||
        memcmp(bytes + done, block, (size_t)got) != 0)
      return false;
    done += (size_t)got;
  }
}

/* Pushes the next of a path's files for a module, or false where it ends. */
static bool push_next(lua_State *L, const char **path, const char *file) {
  const char *first = *path + strspn(*path, LUA_PATH_SEP);
  size_t length = strcspn(first, LUA_PATH_SEP);
  if (length == 0) return false;
  *path = first + length;
  lua_pushlstring(L, first, length);
  luaL_gsub(L, lua_tostring(L, -1), LUA_PATH_MARK, file);
  lua_remove(L, -2);
  return true;
}

/* Pushes the first of a path's files that is there; its descriptor, or -1. */
static int open_module(lua_State *L, const char *name, const char *path) {
  const char *as_file = luaL_gsub(L, name, ".", LUA_DIRSEP);
  int file = -1;
  while (file < 0 && push_next(L, &path, as_file)) {
    file = open(lua_tostring(L, -1), O_RDONLY | O_CLOEXEC);
    if (file < 0) lua_pop(L, 1);
  }
  return file;
}

/* (name) -> the module's function and its file, or nothing. */
static int search(lua_State *L) {
  const char *name = luaL_checkstring(L, 1);
  const perigee_bundle *bundle = perigee_bundle_of(L);
  const bundle_entry *entry = find(bundle, name);
  if (entry == NULL) return 0;
  if (lua_getfield(L, lua_upvalueindex(1), "path") != LUA_TSTRING) return 0;
  int file = open_module(L, name, lua_tostring(L, -1));
  if (file < 0) return 0;
  bool same = holds(file, at(bundle, entry->text), entry->text_length);
  close(file);
  if (!same) return 0;
  const char *chunk = lua_pushfstring(L, "@%s", lua_tostring(L, -1));
  if (load_entry(L, bundle, entry, chunk) != LUA_OK) return lua_error(L);
  lua_pushvalue(L, -3);
  return 2;
}

void perigee_add_searcher(lua_State *L) {
  lua_getglobal(L, LUA_LOADLIBNAME);
  lua_getfield(L, -1, "searchers");
  for (lua_Integer i = luaL_len(L, -1); i >= 2; i--) {
    lua_rawgeti(L, -1, i);
    lua_rawseti(L, -2, i + 1);
  }
  lua_pushvalue(L, -2);
  lua_pushcclosure(L, search, 1);
  lua_rawseti(L, -2, 2);
  lua_pop(L, 2);
}

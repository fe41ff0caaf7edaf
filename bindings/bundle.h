/*
** Perigee's own modules, precompiled: a file that the build makes (bundler.c).
**
** Reading a module's text takes six times as long as reading its compiled form,
** and a short run reads a hundred modules.  A text is as ever what counts: the
** bundle is a table from texts to what they compile to, and a module whose text
** is not there word for word, for somebody edited it, is compiled.  So it can be
** neither stale nor wrong, and no more has to be trusted than the scripts' own
** folder.  A bundle of another Lua is left alone.
*/
#ifndef PERIGEE_BUNDLE_H
#define PERIGEE_BUNDLE_H

#include <stdint.h>

#include "bindings.h"

#define BUNDLE_MAGIC "perigee modules 1"
#define BUNDLE_FILE "modules.bundle"

/* The file: a head, entries in the order of their names, then bytes. */
typedef struct bundle_head {
  char magic[24];
  char lua[168];   /* lua_ident of the Lua that compiled, cut to fit */
  uint32_t size;   /* of the whole file */
  uint32_t count;  /* of entries */
} bundle_head;

typedef struct bundle_entry {
  char name[64];
  uint32_t text, text_length;   /* offsets are from the file's beginning */
  uint32_t chunk, chunk_length; /* as lua_dump writes it, with debug information */
  uint32_t before, after;       /* of the chunk, around its own name */
} bundle_entry;

typedef struct perigee_bundle {
  const bundle_head *head; /* mapped; NULL: none */
  const bundle_entry *entries;
} perigee_bundle;

/* Reads the bundle at `path` for this state, if there is one that fits this Lua.
** It is unmapped when the state is closed. */
bool perigee_open_bundle(lua_State *L, const char *path);

/* The bundle of this state, or NULL. */
const perigee_bundle *perigee_bundle_of(lua_State *L);

/* As luaL_loadbufferx in mode "t"; faster where the bundle (NULL: none) has this
** text of the module `name`. */
int perigee_load(lua_State *L, const perigee_bundle *bundle, const char *name,
                 const char *text, size_t length, const char *chunk);

/* Adds to the module table on top: bundle(path) opens one, where there is none
** yet, and says whether there is one now. */
void perigee_add_bundle(lua_State *L);

/* Adds a searcher to package.searchers, before the one of Lua files: it finds
** what that one would find, where this state's bundle has it. */
void perigee_add_searcher(lua_State *L);

#endif

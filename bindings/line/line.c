/*
** perigee.line: lines typed at a terminal, edited by libedit.
**
**   local reader = line.new("name", function(before) return insert, shown end)
**   reader:read "> "    -> a text without its newline; nil, "end"; nil, "interrupted"
**   reader:add(text)    the newest entry of the history
**   reader:close()
**
** The function completes: it is given what stands before the cursor, and answers
** what is put in there, and a text that is shown under the line (or nil).
*/
#define _DEFAULT_SOURCE

#include <histedit.h>
#include <lauxlib.h>
#include <locale.h>
#include <lua.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#define READER "perigee.line"
#define ENTRIES 1000
#define EXPORT __attribute__((visibility("default")))

typedef struct reader {
  EditLine *edit; /* NULL: closed */
  History *history;
  lua_State *L;       /* while it reads */
  const char *prompt; /* likewise */
  int complete;       /* a reference to the function */
  int interrupted;
  struct sigaction before; /* what SIGINT did */
} reader;

static reader *check_reader(lua_State *L) {
  reader *r = luaL_checkudata(L, 1, READER);
  luaL_argcheck(L, r->edit != NULL, 1, "the reader is closed");
  return r;
}

static reader *reader_of(EditLine *edit) {
  void *r = NULL;
  el_get(edit, EL_CLIENTDATA, &r);
  return r;
}

/* ----- what libedit calls ----- */

static char *prompt_of(EditLine *edit) {
  return (char *)(size_t)reader_of(edit)->prompt; /* libedit changes nothing */
}

static unsigned char interrupt(EditLine *edit, int key) {
  (void)key;
  reader_of(edit)->interrupted = 1;
  return CC_EOF;
}

/* The terminal as it was, until somebody brings us back. */
static unsigned char suspend(EditLine *edit, int key) {
  (void)key;
  el_set(edit, EL_PREP_TERM, 0);
  raise(SIGTSTP);
  el_set(edit, EL_PREP_TERM, 1);
  return CC_REDISPLAY;
}

/* Asks the function; leaves its two answers, or two nils, on the stack. */
static void ask(reader *r) {
  const LineInfo *line = el_line(r->edit);
  lua_rawgeti(r->L, LUA_REGISTRYINDEX, r->complete);
  lua_pushlstring(r->L, line->buffer, (size_t)(line->cursor - line->buffer));
  if (lua_pcall(r->L, 1, 2, 0) == LUA_OK) return;
  lua_pop(r->L, 1);
  lua_pushnil(r->L);
  lua_pushnil(r->L);
}

static unsigned char complete(EditLine *edit, int key) {
  reader *r = reader_of(edit);
  unsigned char result = CC_ERROR;
  (void)key;
  if (!lua_checkstack(r->L, 4)) return CC_ERROR;
  ask(r);
  const char *insert = lua_tostring(r->L, -2), *shown = lua_tostring(r->L, -1);
  if (insert != NULL && *insert != '\0' && el_insertstr(edit, insert) == 0)
    result = CC_REFRESH;
  if (shown != NULL) {
    fprintf(stdout, "\n%s\n", shown);
    fflush(stdout);
    result = CC_REDISPLAY;
  }
  lua_pop(r->L, 2);
  return result;
}

/* ----- what Lua calls ----- */

static int close_reader(lua_State *L) {
  reader *r = luaL_checkudata(L, 1, READER);
  if (r->edit != NULL) {
    el_end(r->edit);
    sigaction(SIGINT, &r->before, NULL);
  }
  if (r->history != NULL) history_end(r->history);
  luaL_unref(L, LUA_REGISTRYINDEX, r->complete);
  r->edit = NULL;
  r->history = NULL;
  r->complete = LUA_NOREF;
  return 0;
}

/* A handler, so that the programs that Lua starts have none. */
static void pass(int number) { (void)number; }

/* Between two lines Ctrl-C does nothing, for it was meant for the one before. */
static void take_signal(reader *r) {
  struct sigaction ours;
  memset(&ours, 0, sizeof ours);
  ours.sa_handler = pass;
  ours.sa_flags = SA_RESTART;
  sigemptyset(&ours.sa_mask);
  sigaction(SIGINT, &ours, &r->before);
}

/* Ctrl-C and Ctrl-Z come as keys while a line is edited: nothing is cut off
** half-way. */
static void set_up(reader *r) {
  HistEvent event;
  history(r->history, &event, H_SETSIZE, ENTRIES);
  history(r->history, &event, H_SETUNIQUE, 1);
  el_set(r->edit, EL_CLIENTDATA, r);
  el_set(r->edit, EL_PROMPT, prompt_of);
  el_set(r->edit, EL_EDITOR, "emacs");
  el_set(r->edit, EL_SIGNAL, 0);
  el_set(r->edit, EL_HIST, history, r->history);
  el_set(r->edit, EL_ADDFN, "lua-complete", "Completes a name", complete);
  el_set(r->edit, EL_ADDFN, "lua-interrupt", "Forgets the line", interrupt);
  el_set(r->edit, EL_ADDFN, "lua-suspend", "Stops the program", suspend);
  el_source(r->edit, NULL); /* the user's ~/.editrc */
  el_set(r->edit, EL_SETTY, "-d", "-isig", NULL);
  el_set(r->edit, EL_BIND, "^I", "lua-complete", NULL);
  el_set(r->edit, EL_BIND, "^C", "lua-interrupt", NULL);
  el_set(r->edit, EL_BIND, "^Z", "lua-suspend", NULL);
  el_set(r->edit, EL_BIND, "^R", "em-inc-search-prev", NULL);
}

/* new(name, complete) -> a reader of standard input */
static int new_reader(lua_State *L) {
  const char *name = luaL_checkstring(L, 1);
  luaL_checktype(L, 2, LUA_TFUNCTION);
  reader *r = lua_newuserdatauv(L, sizeof *r, 0);
  *r = (reader){.complete = LUA_NOREF};
  luaL_setmetatable(L, READER);
  lua_pushvalue(L, 2);
  r->complete = luaL_ref(L, LUA_REGISTRYINDEX);
  setlocale(LC_CTYPE, ""); /* the width of what is typed */
  r->history = history_init();
  r->edit = el_init(name, stdin, stdout, stderr);
  if (r->history == NULL || r->edit == NULL)
    return luaL_error(L, "no line can be edited here");
  take_signal(r);
  set_up(r);
  return 1;
}

static int end_of(lua_State *L, reader *r) {
  fputs(r->interrupted ? "^C\n" : "\n", stdout);
  fflush(stdout);
  luaL_pushfail(L);
  lua_pushstring(L, r->interrupted ? "interrupted" : "end");
  return 2;
}

static int read_line(lua_State *L) {
  reader *r = check_reader(L);
  int count = 0;
  r->prompt = luaL_checkstring(L, 2);
  r->L = L;
  r->interrupted = 0;
  const char *line = el_gets(r->edit, &count);
  r->L = NULL;
  if (line == NULL || count <= 0 || r->interrupted) return end_of(L, r);
  size_t length = strcspn(line, "\n");
  lua_pushlstring(L, line, length);
  return 1;
}

static int add(lua_State *L) {
  reader *r = check_reader(L);
  HistEvent event;
  history(r->history, &event, H_ENTER, luaL_checkstring(L, 2));
  return 0;
}

static const luaL_Reg methods[] = {
    {"read", read_line}, {"add", add}, {"close", close_reader}, {NULL, NULL}};

EXPORT int luaopen_perigee_line(lua_State *L);

int luaopen_perigee_line(lua_State *L) {
  static const luaL_Reg functions[] = {{"new", new_reader}, {NULL, NULL}};
  luaL_checkversion(L);
  if (luaL_newmetatable(L, READER)) {
    luaL_newlib(L, methods);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, close_reader);
    lua_setfield(L, -2, "__gc");
  }
  lua_pop(L, 1);
  luaL_newlib(L, functions);
  return 1;
}

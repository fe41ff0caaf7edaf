/*
** Workbooks: made, described, closed.
**
**     local book = xlsx.open "costs.xlsx"
**     local sheet = book:sheet "Answer"
**     sheet:formula(1, 1, "=1+1", 2)
**     assert(book:close())
**
** Nothing is written before `close`.  A workbook that is dropped unclosed leaves
** no file.
*/
#include <string.h>
#include <time.h>

#include "xlsx.h"

lxw_workbook *xlsx_check_workbook(lua_State *L, int index) {
  xlsx_workbook *self = luaL_checkudata(L, index, XLSX_WORKBOOK);
  luaL_argcheck(L, self->book != NULL, index, "the workbook is closed");
  return self->book;
}

int xlsx_checked(lua_State *L, lxw_error error) {
  if (error == LXW_NO_ERROR) return 0;
  return luaL_error(L, "%s", lxw_strerror(error));
}

/* open(path) -> workbook */
static int open_workbook(lua_State *L) {
  const char *path = luaL_checkstring(L, 1);
  xlsx_workbook *self = lua_newuserdatauv(L, sizeof *self, 0);
  self->book = NULL;
  luaL_setmetatable(L, XLSX_WORKBOOK);
  self->book = workbook_new(path);
  if (self->book == NULL) return luaL_error(L, "out of memory");
  return 1;
}

/* workbook:close() -> true; or nil, message */
static int close_workbook(lua_State *L) {
  lxw_workbook *book = xlsx_check_workbook(L, 1);
  xlsx_workbook *self = lua_touserdata(L, 1);
  self->book = NULL;
  lxw_error error = workbook_close(book); /* frees it in any case */
  if (error == LXW_NO_ERROR) {
    lua_pushboolean(L, 1);
    return 1;
  }
  luaL_pushfail(L);
  lua_pushstring(L, lxw_strerror(error));
  return 2;
}

static int drop_workbook(lua_State *L) {
  xlsx_workbook *self = luaL_checkudata(L, 1, XLSX_WORKBOOK);
  if (self->book != NULL) lxw_workbook_free(self->book);
  self->book = NULL;
  return 0;
}

/* workbook:sheet(name) -> sheet */
static int add_sheet(lua_State *L) {
  lxw_workbook *book = xlsx_check_workbook(L, 1);
  const char *name = luaL_checkstring(L, 2);
  xlsx_checked(L, workbook_validate_sheet_name(book, name));
  lxw_worksheet *sheet = workbook_add_worksheet(book, name);
  if (sheet == NULL) return luaL_error(L, "cannot add the sheet '%s'", name);
  xlsx_push_sheet(L, 1, sheet);
  return 1;
}

/* workbook:name(name, reference): "requests", "=Assumptions!$B$4" */
static int define_name(lua_State *L) {
  lxw_workbook *book = xlsx_check_workbook(L, 1);
  const char *name = luaL_checkstring(L, 2);
  xlsx_checked(L, workbook_define_name(book, name, luaL_checkstring(L, 3)));
  return 0;
}

static const char *text_field(lua_State *L, const char *name) {
  lua_getfield(L, 2, name); /* stays on the stack, which holds it */
  return luaL_optstring(L, -1, NULL);
}

/* The library takes these as plain char *, and copies them. */
static char *unqualified(const char *text) {
  char *out;
  memcpy(&out, &text, sizeof out);
  return out;
}

/* workbook:describe { title =, subject =, author =, comments =, created = (seconds
** since 1970) } */
static int describe(lua_State *L) {
  lxw_workbook *book = xlsx_check_workbook(L, 1);
  luaL_checktype(L, 2, LUA_TTABLE);
  lua_settop(L, 2);
  lua_getfield(L, 2, "created"); /* at 3 */
  lxw_doc_properties properties = {
      .title = unqualified(text_field(L, "title")),
      .subject = unqualified(text_field(L, "subject")),
      .author = unqualified(text_field(L, "author")),
      .comments = unqualified(text_field(L, "comments")),
      .created = (time_t)luaL_optinteger(L, 3, 0)};
  return xlsx_checked(L, workbook_set_properties(book, &properties));
}

static const luaL_Reg methods[] = {
    {"sheet", add_sheet},     {"format", xlsx_new_format},
    {"name", define_name},    {"describe", describe},
    {"close", close_workbook}, {NULL, NULL}};

static const luaL_Reg metamethods[] = {
    {"__gc", drop_workbook}, {"__close", drop_workbook}, {NULL, NULL}};

static void open_metatable(lua_State *L) {
  luaL_newmetatable(L, XLSX_WORKBOOK);
  luaL_setfuncs(L, metamethods, 0);
  luaL_newlib(L, methods);
  lua_setfield(L, -2, "__index");
  lua_pop(L, 1);
}

__attribute__((visibility("default"))) int luaopen_perigee_xlsx(lua_State *L);

int luaopen_perigee_xlsx(lua_State *L) {
  luaL_checkversion(L);
  open_metatable(L);
  xlsx_open_sheet(L);
  xlsx_open_format(L);
  lua_newtable(L);
  lua_pushcfunction(L, open_workbook);
  lua_setfield(L, -2, "open");
  lua_pushstring(L, lxw_version());
  lua_setfield(L, -2, "version");
  return 1;
}

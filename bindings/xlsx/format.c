/*
** Formats: how cells look.
**
**     local head = book:format { bold = true, fill = 0xDDEBF7, bottom = true }
*/
#include "xlsx.h"

void xlsx_push_format(lua_State *L, int owner, lxw_format *format) {
  owner = lua_absindex(L, owner);
  xlsx_format *self = lua_newuserdatauv(L, sizeof *self, 1);
  *self = (xlsx_format){lua_touserdata(L, owner), format};
  lua_pushvalue(L, owner);
  lua_setiuservalue(L, -2, 1);
  luaL_setmetatable(L, XLSX_FORMAT);
}

lxw_format *xlsx_opt_format(lua_State *L, int index, const xlsx_workbook *of) {
  if (lua_isnoneornil(L, index)) return NULL;
  xlsx_format *self = luaL_checkudata(L, index, XLSX_FORMAT);
  luaL_argcheck(L, self->of == of, index, "a format of another workbook");
  return self->format;
}

typedef void setter(lxw_format *format, lua_State *L);

static void set_bold(lxw_format *format, lua_State *L) {
  if (lua_toboolean(L, -1)) format_set_bold(format);
}

static void set_italic(lxw_format *format, lua_State *L) {
  if (lua_toboolean(L, -1)) format_set_italic(format);
}

static void set_wrap(lxw_format *format, lua_State *L) {
  if (lua_toboolean(L, -1)) format_set_text_wrap(format);
}

static void set_top(lxw_format *format, lua_State *L) {
  if (lua_toboolean(L, -1)) format_set_top(format, LXW_BORDER_THIN);
}

static void set_bottom(lxw_format *format, lua_State *L) {
  if (lua_toboolean(L, -1)) format_set_bottom(format, LXW_BORDER_THIN);
}

static void set_number(lxw_format *format, lua_State *L) {
  format_set_num_format(format, luaL_checkstring(L, -1));
}

static void set_size(lxw_format *format, lua_State *L) {
  format_set_font_size(format, luaL_checknumber(L, -1));
}

static void set_indent(lxw_format *format, lua_State *L) {
  lua_Integer value = luaL_checkinteger(L, -1);
  if (value < 0 || value > 15) luaL_error(L, "an indent is 0 to 15");
  format_set_indent(format, (uint8_t)value);
}

static lxw_color_t colour(lua_State *L) {
  lua_Integer value = luaL_checkinteger(L, -1);
  if (value < 0 || value > 0xFFFFFF) luaL_error(L, "a colour is 0xRRGGBB");
  return (lxw_color_t)value;
}

static void set_colour(lxw_format *format, lua_State *L) {
  format_set_font_color(format, colour(L));
}

static void set_fill(lxw_format *format, lua_State *L) {
  format_set_pattern(format, LXW_PATTERN_SOLID);
  format_set_bg_color(format, colour(L));
}

static void set_align(lxw_format *format, lua_State *L) {
  static const char *const names[] = {"left", "center", "right", NULL};
  static const uint8_t values[] = {LXW_ALIGN_LEFT, LXW_ALIGN_CENTER,
                                   LXW_ALIGN_RIGHT};
  format_set_align(format, values[luaL_checkoption(L, -1, NULL, names)]);
}

static void set_vertical(lxw_format *format, lua_State *L) {
  static const char *const names[] = {"top", "center", NULL};
  static const uint8_t values[] = {LXW_ALIGN_VERTICAL_TOP,
                                   LXW_ALIGN_VERTICAL_CENTER};
  format_set_align(format, values[luaL_checkoption(L, -1, NULL, names)]);
}

/* In this order, so that no order of a table's fields matters. */
static const struct {
  const char *name;
  setter *set;
} fields[] = {{"bold", set_bold},     {"italic", set_italic},
              {"wrap", set_wrap},     {"top", set_top},
              {"bottom", set_bottom}, {"number", set_number},
              {"size", set_size},     {"colour", set_colour},
              {"fill", set_fill},     {"align", set_align},
              {"vertical", set_vertical}, {"indent", set_indent}};

/* workbook:format { bold, italic, wrap, top, bottom = true; number = "0.00"; size =
** points; colour, fill = 0xRRGGBB; align = "left" | "center" | "right"; vertical =
** "top" | "center"; indent = steps } -> format */
int xlsx_new_format(lua_State *L) {
  lxw_workbook *book = xlsx_check_workbook(L, 1);
  luaL_checktype(L, 2, LUA_TTABLE);
  lxw_format *format = workbook_add_format(book);
  if (format == NULL) return luaL_error(L, "out of memory");
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
    if (lua_getfield(L, 2, fields[i].name) != LUA_TNIL)
      fields[i].set(format, L);
    lua_pop(L, 1);
  }
  xlsx_push_format(L, 1, format);
  return 1;
}

void xlsx_open_format(lua_State *L) {
  luaL_newmetatable(L, XLSX_FORMAT);
  lua_pop(L, 1);
}

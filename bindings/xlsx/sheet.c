/*
** Sheets: cells, their looks, and the page.
**
** What kind a cell is says the method, never its text: `text` of "=1+1" is text.
** Formulas come with the value that viewers show which do not calculate.
*/
#include <math.h>
#include <string.h>

#include "xlsx.h"

void xlsx_push_sheet(lua_State *L, int owner, lxw_worksheet *sheet) {
  owner = lua_absindex(L, owner);
  xlsx_sheet *self = lua_newuserdatauv(L, sizeof *self, 1);
  *self = (xlsx_sheet){lua_touserdata(L, owner), sheet};
  lua_pushvalue(L, owner);
  lua_setiuservalue(L, -2, 1);
  luaL_setmetatable(L, XLSX_SHEET);
}

static xlsx_sheet *check_sheet(lua_State *L) {
  xlsx_sheet *self = luaL_checkudata(L, 1, XLSX_SHEET);
  luaL_argcheck(L, self->of->book != NULL, 1, "the workbook is closed");
  return self;
}

/* A row or a column from 1 to `most`, as the library counts. */
static lua_Integer check_place(lua_State *L, int index, lua_Integer most) {
  lua_Integer place = luaL_checkinteger(L, index);
  luaL_argcheck(L, place >= 1 && place <= most, index, "beyond the sheet");
  return place - 1;
}

static lxw_row_t check_row(lua_State *L, int index) {
  return (lxw_row_t)check_place(L, index, LXW_ROW_MAX);
}

static lxw_col_t check_column(lua_State *L, int index) {
  return (lxw_col_t)check_place(L, index, LXW_COL_MAX);
}

/* A file has no place for infinities and NaN. */
static double check_finite(lua_State *L, int index) {
  double value = luaL_checknumber(L, index);
  luaL_argcheck(L, isfinite(value), index, "not a finite number");
  return value;
}

/* ----- cells ----- */

/* sheet:text(row, column, text [, format]) */
static int put_text(lua_State *L) {
  xlsx_sheet *self = check_sheet(L);
  lxw_row_t row = check_row(L, 2);
  lxw_col_t column = check_column(L, 3);
  const char *text = luaL_checkstring(L, 4);
  return xlsx_checked(L, worksheet_write_string(self->sheet, row, column, text,
                                      xlsx_opt_format(L, 5, self->of)));
}

/* sheet:number(row, column, number [, format]) */
static int put_number(lua_State *L) {
  xlsx_sheet *self = check_sheet(L);
  lxw_row_t row = check_row(L, 2);
  lxw_col_t column = check_column(L, 3);
  double value = check_finite(L, 4);
  return xlsx_checked(L, worksheet_write_number(self->sheet, row, column, value,
                                      xlsx_opt_format(L, 5, self->of)));
}

/* sheet:formula(row, column, "=...", value [, format]); the value a number or a
** text */
static int put_formula(lua_State *L) {
  xlsx_sheet *self = check_sheet(L);
  lxw_row_t row = check_row(L, 2);
  lxw_col_t column = check_column(L, 3);
  const char *formula = luaL_checkstring(L, 4);
  lxw_format *format = xlsx_opt_format(L, 6, self->of);
  if (lua_type(L, 5) == LUA_TSTRING)
    return xlsx_checked(L, worksheet_write_formula_str(self->sheet, row, column,
                                    formula, format, lua_tostring(L, 5)));
  return xlsx_checked(L, worksheet_write_formula_num(self->sheet, row, column,
                                  formula, format, check_finite(L, 5)));
}

/* sheet:blank(row, column, format) */
static int put_blank(lua_State *L) {
  xlsx_sheet *self = check_sheet(L);
  lxw_row_t row = check_row(L, 2);
  lxw_col_t column = check_column(L, 3);
  return xlsx_checked(L, worksheet_write_blank(self->sheet, row, column,
                                     xlsx_opt_format(L, 4, self->of)));
}

/* sheet:link(row, column, "internal:'Sheet'!A1" or an address, text [, format]) */
static int put_link(lua_State *L) {
  xlsx_sheet *self = check_sheet(L);
  lxw_row_t row = check_row(L, 2);
  lxw_col_t column = check_column(L, 3);
  const char *address = luaL_checkstring(L, 4), *text = luaL_checkstring(L, 5);
  return xlsx_checked(L, worksheet_write_url_opt(self->sheet, row, column, address,
                               xlsx_opt_format(L, 6, self->of), text, NULL));
}

/* sheet:note(row, column, text, width, height): pixels */
static int put_note(lua_State *L) {
  xlsx_sheet *self = check_sheet(L);
  lxw_row_t row = check_row(L, 2);
  lxw_col_t column = check_column(L, 3);
  const char *text = luaL_checkstring(L, 4);
  lxw_comment_options options = {
      .visible = LXW_COMMENT_DISPLAY_HIDDEN,
      .width = (uint16_t)luaL_checkinteger(L, 5),
      .height = (uint16_t)luaL_checkinteger(L, 6)};
  return xlsx_checked(L, worksheet_write_comment_opt(self->sheet, row, column, text,
                                           &options));
}

/* ----- ranges: first row, first column, last row, last column ----- */

typedef struct range {
  lxw_row_t first_row, last_row;
  lxw_col_t first_column, last_column;
} range;

static range check_range(lua_State *L) {
  return (range){check_row(L, 2), check_row(L, 4), check_column(L, 3),
                 check_column(L, 5)};
}

/* The library takes texts as plain char *, and copies them. */
static char *check_text(lua_State *L, int index) {
  const char *text = luaL_checkstring(L, index);
  char *out;
  memcpy(&out, &text, sizeof out);
  return out;
}

/* sheet:merge(range, text [, format]) */
static int merge(lua_State *L) {
  xlsx_sheet *self = check_sheet(L);
  range at = check_range(L);
  const char *text = luaL_checkstring(L, 6);
  return xlsx_checked(L, worksheet_merge_range(self->sheet, at.first_row,
      at.first_column, at.last_row, at.last_column, text,
      xlsx_opt_format(L, 7, self->of)));
}

/* sheet:highlight(range, formula, format): where the formula holds */
static int highlight(lua_State *L) {
  xlsx_sheet *self = check_sheet(L);
  range at = check_range(L);
  lxw_conditional_format rule = {.type = LXW_CONDITIONAL_TYPE_FORMULA,
                                 .value_string = check_text(L, 6),
                                 .format = xlsx_opt_format(L, 7, self->of)};
  return xlsx_checked(L, worksheet_conditional_format_range(self->sheet,
      at.first_row, at.first_column, at.last_row, at.last_column, &rule));
}

/* sheet:bars_in(range, colour): a bar in each cell, as long as its number */
static int bars_in(lua_State *L) {
  xlsx_sheet *self = check_sheet(L);
  range at = check_range(L);
  lxw_conditional_format rule = {
      .type = LXW_CONDITIONAL_DATA_BAR,
      .data_bar_2010 = LXW_TRUE,
      .bar_solid = LXW_TRUE,
      .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
      .min_value = 0,
      .bar_color = (lxw_color_t)luaL_checkinteger(L, 6)};
  return xlsx_checked(L, worksheet_conditional_format_range(self->sheet,
      at.first_row, at.first_column, at.last_row, at.last_column, &rule));
}

/* sheet:choices(row, column, "=Sheet!$A$1:$A$3", title, message): a list to choose
** from; other values are allowed */
static int choices(lua_State *L) {
  xlsx_sheet *self = check_sheet(L);
  lxw_row_t row = check_row(L, 2);
  lxw_col_t column = check_column(L, 3);
  lxw_data_validation rule = {
      .validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
      .value_formula = check_text(L, 4),
      .input_title = check_text(L, 5),
      .input_message = check_text(L, 6),
      .error_type = LXW_VALIDATION_ERROR_TYPE_INFORMATION};
  return xlsx_checked(L, worksheet_data_validation_cell(self->sheet, row, column,
                                              &rule));
}

/* ----- the sheet as a whole ----- */

/* sheet:width(first column, last column, characters) */
static int set_width(lua_State *L) {
  xlsx_sheet *self = check_sheet(L);
  lxw_col_t first = check_column(L, 2), last = check_column(L, 3);
  return xlsx_checked(L, worksheet_set_column(self->sheet, first, last,
                                    check_finite(L, 4), NULL));
}

/* sheet:height(row, points) */
static int set_height(lua_State *L) {
  xlsx_sheet *self = check_sheet(L);
  lxw_row_t row = check_row(L, 2);
  return xlsx_checked(L, worksheet_set_row(self->sheet, row, check_finite(L, 3), NULL));
}

/* sheet:freeze(row, column): what is above and left of this cell stays in sight */
static int freeze(lua_State *L) {
  xlsx_sheet *self = check_sheet(L);
  lxw_row_t row = check_row(L, 2);
  worksheet_freeze_panes(self->sheet, row, check_column(L, 3));
  return 0;
}

/* sheet:page(head row, footer, landscape, pages, columns): A4, so many pages wide,
** as long as it takes, the head and the first columns on each page */
static int set_page(lua_State *L) {
  xlsx_sheet *self = check_sheet(L);
  lxw_row_t head = check_row(L, 2);
  enum { A4 = 9 };
  worksheet_set_paper(self->sheet, A4);
  lua_Integer wide = luaL_checkinteger(L, 5);
  luaL_argcheck(L, wide >= 1 && wide <= 1000, 5, "1 to 1000 pages");
  worksheet_fit_to_pages(self->sheet, (uint16_t)wide, 0);
  xlsx_checked(L, worksheet_repeat_columns(self->sheet, 0, check_column(L, 6)));
  if (lua_toboolean(L, 4)) worksheet_set_landscape(self->sheet);
  xlsx_checked(L, worksheet_repeat_rows(self->sheet, head, head));
  return xlsx_checked(L, worksheet_set_footer(self->sheet, luaL_checkstring(L, 3)));
}

/* sheet:look(grid, colour of the tab) */
static int look(lua_State *L) {
  xlsx_sheet *self = check_sheet(L);
  if (!lua_toboolean(L, 2)) worksheet_gridlines(self->sheet, LXW_HIDE_ALL_GRIDLINES);
  worksheet_set_tab_color(self->sheet, (lxw_color_t)luaL_checkinteger(L, 3));
  return 0;
}

static const luaL_Reg methods[] = {
    {"text", put_text},       {"number", put_number}, {"formula", put_formula},
    {"blank", put_blank},     {"link", put_link},     {"note", put_note},
    {"merge", merge},         {"highlight", highlight}, {"bars_in", bars_in},
    {"choices", choices},     {"width", set_width},   {"height", set_height},
    {"freeze", freeze},       {"page", set_page},     {"look", look},
    {NULL, NULL}};

void xlsx_open_sheet(lua_State *L) {
  luaL_newmetatable(L, XLSX_SHEET);
  luaL_newlib(L, methods);
  lua_setfield(L, -2, "__index");
  lua_pop(L, 1);
}

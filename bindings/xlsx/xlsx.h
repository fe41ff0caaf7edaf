/*
** perigee.xlsx: a thin binding of libxlsxwriter, as its three files share it.
**
** A workbook owns its sheets and formats; a sheet or a format keeps its workbook
** alive as a user value, and is of no use once that is closed.  Rows and columns
** count from 1 here and from 0 in the library.
*/
#ifndef PERIGEE_XLSX_H
#define PERIGEE_XLSX_H

#include <lauxlib.h>
#include <lua.h>
#include <xlsxwriter.h>

#define XLSX_WORKBOOK "perigee.xlsx.workbook"
#define XLSX_SHEET "perigee.xlsx.sheet"
#define XLSX_FORMAT "perigee.xlsx.format"

typedef struct xlsx_workbook {
  lxw_workbook *book; /* NULL once closed */
} xlsx_workbook;

typedef struct xlsx_sheet {
  xlsx_workbook *of;
  lxw_worksheet *sheet;
} xlsx_sheet;

typedef struct xlsx_format {
  xlsx_workbook *of;
  lxw_format *format;
} xlsx_format;

/* The open workbook at `index`; raises for others. */
lxw_workbook *xlsx_check_workbook(lua_State *L, int index);

/* A sheet or format of the workbook at `owner`, pushed. */
void xlsx_push_sheet(lua_State *L, int owner, lxw_worksheet *sheet);
void xlsx_push_format(lua_State *L, int owner, lxw_format *format);

/* The format at `index`, NULL for none or nil; raises for one of another book. */
lxw_format *xlsx_opt_format(lua_State *L, int index, const xlsx_workbook *of);

/* Raises what the library refuses: its caller's bug. */
int xlsx_checked(lua_State *L, lxw_error error);

/* Each makes its userdata's metatable. */
void xlsx_open_sheet(lua_State *L);
void xlsx_open_format(lua_State *L);

/* workbook:format, see format.c */
int xlsx_new_format(lua_State *L);

#endif

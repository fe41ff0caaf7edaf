/*
** Several Lua states side by side: each has a graph of its own, and one's end is
** nothing to the others.
*/
#include <lualib.h>
#include <stdio.h>
#include <string.h>

#include "check.h"

#include "bindings.h"

static lua_State *open_state(void) {
  lua_State *L = luaL_newstate();
  assert_non_null(L);
  luaL_openlibs(L);
  luaL_requiref(L, "perigee.core", luaopen_perigee_core, 0);
  lua_setglobal(L, "core");
  return L;
}

static const char *run(lua_State *L, const char *code) {
  lua_settop(L, 0);
  if (luaL_dostring(L, code) != LUA_OK)
    fail_msg("%s: %s", code, lua_tostring(L, -1));
  return lua_tostring(L, -1);
}

static void states_side_by_side_keep_their_own_units(void **unused) {
  (void)unused;
  lua_State *a = open_state(), *b = open_state();
  run(a, "core.unit('dialogue')");
  assert_string_equal(run(a, "return tostring(core.quantity('3 dialogues'))"),
                      "3 dialogue");
  run(b, "ok, message = pcall(core.quantity, '3 dialogues')");
  assert_string_equal(run(b, "return tostring(ok)"), "false");
  assert_non_null(strstr(run(b, "return message"), "unknown unit 'dialogues'"));
  lua_close(a);
  lua_close(b);
}

static void states_closed_in_either_order_leave_the_other_working(void **unused) {
  (void)unused;
  lua_State *a = open_state(), *b = open_state(), *c = open_state();
  run(a, "x = core.leaf('x', '1 .. 2 USD')");
  run(b, "x = core.leaf('x', '1 .. 2 USD')");
  run(c, "x = core.leaf('x', '1 .. 2 USD')");
  lua_close(b);
  assert_string_equal(run(a, "return tostring(x + x)"), "~ 3 USD");
  lua_close(a);
  assert_string_equal(run(c, "return tostring(x - x)"), "~ 0 USD");
  lua_close(c);
}

static void states_with_one_seed_draw_the_same_samples(void **unused) {
  (void)unused;
  const char *code =
      "local x = core.leaf('x', '1 to 2 USD') "
      "return ('%a'):format(core.tape{ x }:raw({ seed = 7 }, 1, 3)[1][3])";
  lua_State *a = open_state(), *b = open_state();
  char first[64];
  snprintf(first, sizeof first, "%s", run(a, code));
  assert_string_equal(run(b, code), first);
  lua_close(a);
  lua_close(b);
}

static void quantities_outlive_the_table_that_made_them(void **unused) {
  (void)unused;
  lua_State *L = open_state();
  run(L, "q = core.quantity('1 to 2 tokens') * 3 core = nil "
         "package.loaded['perigee.core'] = nil collectgarbage()");
  assert_string_equal(run(L, "collectgarbage() return q:unit()"), "token");
  lua_close(L);
}

static void module_opened_twice_keeps_its_graph(void **unused) {
  (void)unused;
  lua_State *L = open_state();
  run(L, "q = core.quantity('1 to 2 tokens')");
  luaL_requiref(L, "perigee.core.again", luaopen_perigee_core, 0);
  lua_setglobal(L, "again");
  assert_string_equal(run(L, "return (q + again.quantity('1 token')):unit()"),
                      "token");
  lua_close(L);
}

/* Units and the table's room stay; the nodes do not. */
static void memory_of_collected_quantities_is_all_given_back(void **unused) {
  (void)unused;
  const char *code =
      "for i = 1, 1000 do local q = core.quantity('1 to 2 tokens') * i end "
      "collectgarbage() collectgarbage()";
  lua_State *L = open_state();
  run(L, code);
  size_t before = perigee_memory_of(L)->used;
  run(L, code);
  assert_int_equal(perigee_memory_of(L)->used, before);
  lua_close(L);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(states_side_by_side_keep_their_own_units),
      cmocka_unit_test(states_closed_in_either_order_leave_the_other_working),
      cmocka_unit_test(states_with_one_seed_draw_the_same_samples),
      cmocka_unit_test(quantities_outlive_the_table_that_made_them),
      cmocka_unit_test(module_opened_twice_keeps_its_graph),
      cmocka_unit_test(memory_of_collected_quantities_is_all_given_back),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

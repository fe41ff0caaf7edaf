/*
** Ctrl-C at a prompt: what a line computes ends, the prompt stays.
**
** While a function runs here, SIGINT asks Lua to raise an error at the next
** instruction (lua_sethook may be called from a handler) and takes the time from
** a sandbox that is running.  What the core samples in one go is done first.
**
** The signal is the process's, so one line at a time is interruptible: statics
** hold what the handler needs.
*/
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* pthread_kill, sigaction */
#endif
#include <pthread.h>
#include <signal.h>
#include <string.h>

#include "sandbox.h"

static struct {
  lua_State *volatile state;       /* NULL: nothing runs */
  volatile sig_atomic_t came;      /* has the signal come since it began */
  pthread_t thread;                /* that it runs on */
} line;

static void raise_interrupted(lua_State *L, lua_Debug *at) {
  (void)at;
  lua_sethook(L, NULL, 0, 0);
  luaL_error(L, "interrupted");
}

/* A thread of the core's may be given the signal. */
static void on_interrupt(int number) {
  lua_State *L = line.state;
  if (L == NULL) return;
  if (!pthread_equal(pthread_self(), line.thread)) {
    pthread_kill(line.thread, number);
    return;
  }
  line.came = 1;
  box_expire();
  lua_sethook(L, raise_interrupted,
              LUA_MASKCALL | LUA_MASKRET | LUA_MASKLINE | LUA_MASKCOUNT, 1);
}

/* interruptible(handler, f, ...) -> what xpcall gives; false, "interrupted" where
** the signal came, whatever became of f */
static int interruptible(lua_State *L) {
  struct sigaction ours, old;
  luaL_checktype(L, 1, LUA_TFUNCTION); /* the handler, under what it handles */
  luaL_checkany(L, 2);
  memset(&ours, 0, sizeof ours);
  ours.sa_handler = on_interrupt;
  ours.sa_flags = SA_RESTART;
  sigemptyset(&ours.sa_mask);
  line.came = 0;
  line.thread = pthread_self();
  line.state = L;
  sigaction(SIGINT, &ours, &old);
  int status = lua_pcall(L, lua_gettop(L) - 2, LUA_MULTRET, 1);
  sigaction(SIGINT, &old, NULL);
  line.state = NULL;
  lua_sethook(L, NULL, 0, 0);
  if (line.came) {
    lua_pushboolean(L, 0);
    lua_pushliteral(L, "interrupted");
    return 2;
  }
  lua_pushboolean(L, status == LUA_OK);
  lua_replace(L, 1);
  return lua_gettop(L);
}

void perigee_add_interrupt(lua_State *L) {
  lua_pushcfunction(L, interruptible);
  lua_setfield(L, -2, "interruptible");
}

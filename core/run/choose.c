/*
** The best cells of a grid, and the front of those that nothing betters.
**
** Cells are shared out in chunks.  A worker keeps what a chunk has to offer in a
** list of its own, and in the order of chunks offers that to the list of all: so
** the list of all goes through the same states however many workers there are.
**
** The best: a heap, the worst on top, for one better to take its place.  The
** front: a list in no order; a cell is offered to each of it, is let go where one
** is as good in everything, and else drives out those that it is as good as.  Who
** let one go moves up half way, for it will let go others.
*/
#include <math.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "perigee/cells.h"
#include "run/engine.h"
#include "run/levels.h"
#include "run/pool.h"

#define CHUNK PG_SUMMARY_CHUNK
#define FEASIBLE PG_OBJECTIVES_MAX /* rows beside what is minimised */
#define GROUP (PG_OBJECTIVES_MAX + 1)
#define ROWS (PG_OBJECTIVES_MAX + 2)

typedef struct list {
  pg_found *items;
  size_t *counts; /* of groups: their cells; else NULL */
  size_t count, capacity;
  bool overflowed;
} list;

typedef void offer(list *to, const pg_found *item, size_t objectives);

/* What is wanted of the cells: a list of some, or the lowest of each group. */
typedef struct view {
  const pg_choice *choice;
  size_t group; /* the output that tells a cell's; PG_NO_OUTPUT: a list */
  offer *offer; /* of a list */
  list all;
  pg_tally tally;
} view;

/* What a worker has for a view. */
typedef struct look {
  double (*rows)[PG__BLOCK]; /* of a block: what is minimised; feasible; group */
  list found;                /* of a chunk, as is */
  pg_tally tally;
} look;

#define VIEWS 2 /* at most, of one search */

typedef struct seat {
  double *registers;
  look looks[VIEWS];
  const struct search *of;
} seat;

typedef struct search {
  pg__engine engine;
  const pg_run *run;
  view views[VIEWS];
  size_t view_count;
  size_t cells;
  seat *seats;
  unsigned workers;
  atomic_bool stopped;
} search;

/* ----- orders ----- */

static bool is_before(const pg_found *a, const pg_found *b) {
  for (size_t i = 0; i < PG_OBJECTIVES_MAX; i++)
    if (a->values[i] != b->values[i]) return a->values[i] < b->values[i];
  return a->cell < b->cell;
}

static int compare(const void *a, const void *b) {
  return is_before(a, b) ? -1 : is_before(b, a);
}

static bool is_as_good(const pg_found *a, const pg_found *b, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (a->values[i] > b->values[i]) return false;
  return true;
}

/* ----- the best ----- */

static void swap(list *of, size_t a, size_t b) {
  pg_found kept = of->items[a];
  of->items[a] = of->items[b];
  of->items[b] = kept;
}

static void rise(list *heap, size_t at) {
  while (at > 0 && is_before(&heap->items[(at - 1) / 2], &heap->items[at])) {
    swap(heap, at, (at - 1) / 2);
    at = (at - 1) / 2;
  }
}

static void sink(list *heap, size_t at) {
  for (;;) {
    size_t worst = at;
    for (size_t child = 2 * at + 1; child <= 2 * at + 2; child++)
      if (child < heap->count &&
          is_before(&heap->items[worst], &heap->items[child]))
        worst = child;
    if (worst == at) return;
    swap(heap, at, worst);
    at = worst;
  }
}

static void offer_best(list *to, const pg_found *item, size_t objectives) {
  (void)objectives;
  if (to->count < to->capacity) {
    to->items[to->count] = *item;
    rise(to, to->count++);
  } else if (is_before(item, &to->items[0])) {
    to->items[0] = *item;
    sink(to, 0);
  }
}

/* ----- the front ----- */

static void offer_front(list *to, const pg_found *item, size_t objectives) {
  for (size_t i = 0; i < to->count;) {
    if (is_as_good(&to->items[i], item, objectives)) {
      swap(to, i, i / 2);
      return;
    }
    if (is_as_good(item, &to->items[i], objectives))
      to->items[i] = to->items[--to->count];
    else
      i++;
  }
  if (to->count < to->capacity)
    to->items[to->count++] = *item;
  else
    to->overflowed = true;
}

/* ----- cells ----- */

static void copy_row(const view *v, look *at, size_t output,
                     const double *values, size_t count) {
  const pg_choice *choice = v->choice;
  for (size_t i = 0; i < choice->count; i++)
    if (choice->minimise[i] == output)
      memcpy(at->rows[i], values, count * sizeof *values);
  if (choice->feasible == output)
    memcpy(at->rows[FEASIBLE], values, count * sizeof *values);
  if (v->group == output)
    memcpy(at->rows[GROUP], values, count * sizeof *values);
}

static void take_row(void *context, size_t output, uint64_t first,
                     const double *values, size_t count) {
  seat *mine = context;
  (void)first;
  for (size_t i = 0; i < mine->of->view_count; i++)
    copy_row(&mine->of->views[i], &mine->looks[i], output, values, count);
}

static void fill_row(double *row, double value) {
  for (size_t i = 0; i < PG__BLOCK; i++) row[i] = value;
}

/* An output that is the same in all cells. */
static void fill_output(const search *s, double *row, size_t output) {
  pg__place place = s->engine.tape->places[output];
  if (!place.varies) fill_row(row, s->engine.scalars[place.index]);
}

/* What is the same in all cells, once. */
static void fill_rows(const search *s, const view *v, look *at) {
  const pg_choice *choice = v->choice;
  for (size_t i = 0; i < choice->count; i++)
    fill_output(s, at->rows[i], choice->minimise[i]);
  if (choice->feasible == PG_NO_OUTPUT)
    fill_row(at->rows[FEASIBLE], 1);
  else
    fill_output(s, at->rows[FEASIBLE], choice->feasible);
  if (v->group != PG_NO_OUTPUT) fill_output(s, at->rows[GROUP], v->group);
}

static void count_strange(pg_tally *tally, size_t cell) {
  tally->strange++;
  if (cell < tally->first_strange) tally->first_strange = cell;
}

/* Whether a number is that of a group: whole, and there is so many a one. */
static bool is_group(const view *v, double group) {
  return group >= 0 && group < (double)v->choice->most && group == floor(group);
}

static void offer_to_group(list *to, size_t group, const pg_found *item) {
  pg_found *lowest = &to->items[group];
  if (to->counts[group]++ == 0 || is_before(item, lowest)) *lowest = *item;
}

static void take(const view *v, look *at, const pg_found *item, size_t i) {
  at->tally.feasible++;
  if (v->group == PG_NO_OUTPUT)
    v->offer(&at->found, item, v->choice->count);
  else
    offer_to_group(&at->found, (size_t)at->rows[GROUP][i], item);
}

static void consider(const view *v, look *at, size_t cell, size_t i) {
  pg_found item = {.cell = cell};
  double feasible = at->rows[FEASIBLE][i];
  bool sound = v->group == PG_NO_OUTPUT || is_group(v, at->rows[GROUP][i]);
  if (feasible == 0 || isnan(feasible)) return;
  for (size_t k = 0; k < v->choice->count; k++) {
    item.values[k] = at->rows[k][i];
    sound = sound && isfinite(item.values[k]);
  }
  if (sound)
    take(v, at, &item, i);
  else
    count_strange(&at->tally, cell);
}

static void clear_look(look *at) {
  at->found.count = 0;
  if (at->found.counts != NULL)
    memset(at->found.counts, 0,
           at->found.capacity * sizeof *at->found.counts);
  at->tally = (pg_tally){.first_strange = SIZE_MAX};
}

static void run_block(const search *s, seat *mine, size_t first, size_t count) {
  pg__engine_block(&s->engine, mine->registers, first, count, take_row, mine);
  for (size_t k = 0; k < s->view_count; k++)
    for (size_t i = 0; i < count; i++)
      consider(&s->views[k], &mine->looks[k], first + i, i);
}

static void run_chunk(void *context, unsigned worker, uint64_t chunk) {
  search *s = context;
  seat *mine = &s->seats[worker];
  size_t first = (size_t)chunk * CHUNK, left = s->cells - first;
  for (size_t i = 0; i < s->view_count; i++) clear_look(&mine->looks[i]);
  if (atomic_load(&s->stopped)) return;
  for (size_t end = first + (left < CHUNK ? left : CHUNK); first < end;) {
    size_t count = end - first < PG__BLOCK ? end - first : PG__BLOCK;
    run_block(s, mine, first, count);
    first += count;
    pg__tick(s->run, count);
  }
}

static void join_groups(list *all, const list *found) {
  for (size_t i = 0; i < all->capacity; i++) {
    if (found->counts[i] == 0) continue;
    offer_to_group(all, i, &found->items[i]);
    all->counts[i] += found->counts[i] - 1;
  }
}

static void join_look(view *v, const look *at) {
  if (v->group != PG_NO_OUTPUT) join_groups(&v->all, &at->found);
  for (size_t i = 0; i < at->found.count && !v->all.overflowed; i++)
    v->offer(&v->all, &at->found.items[i], v->choice->count);
  v->tally.feasible += at->tally.feasible;
  v->tally.strange += at->tally.strange;
  if (at->tally.first_strange < v->tally.first_strange)
    v->tally.first_strange = at->tally.first_strange;
  v->all.overflowed = v->all.overflowed || at->found.overflowed;
}

static void join_chunk(void *context, unsigned worker, uint64_t chunk) {
  search *s = context;
  (void)chunk;
  for (size_t i = 0; i < s->view_count; i++) {
    join_look(&s->views[i], &s->seats[worker].looks[i]);
    if (s->views[i].all.overflowed) atomic_store(&s->stopped, true);
  }
}

/* ----- the search ----- */

static const pg_allocator *allocator_of(const search *s) {
  return &s->engine.tape->allocator;
}

static bool open_list(const search *s, const view *v, list *of,
                      size_t capacity) {
  of->capacity = capacity;
  of->items = pg__allocate(allocator_of(s), capacity * sizeof *of->items);
  if (v->group == PG_NO_OUTPUT || of->items == NULL) return of->items != NULL;
  of->counts =
      pg__allocate_zero(allocator_of(s), capacity * sizeof *of->counts);
  return of->counts != NULL;
}

static void close_list(const search *s, list *of) {
  pg__free(allocator_of(s), of->counts, of->capacity * sizeof *of->counts);
  pg__free(allocator_of(s), of->items, of->capacity * sizeof *of->items);
}

static bool open_look(const search *s, const view *v, look *at) {
  bool all = v->choice->most < CHUNK || v->group != PG_NO_OUTPUT;
  at->rows = pg__allocate(allocator_of(s), ROWS * sizeof *at->rows);
  if (at->rows == NULL ||
      !open_list(s, v, &at->found, all ? v->choice->most : CHUNK))
    return false;
  fill_rows(s, v, at);
  return true;
}

static void close_look(const search *s, look *at) {
  pg__free(allocator_of(s), at->rows, ROWS * sizeof *at->rows);
  close_list(s, &at->found);
}

static bool open_seat(const search *s, seat *mine) {
  size_t registers = pg__engine_registers(&s->engine);
  mine->of = s;
  mine->registers =
      pg__allocate(allocator_of(s), registers * sizeof *mine->registers);
  bool all = mine->registers != NULL;
  for (size_t i = 0; all && i < s->view_count; i++)
    all = open_look(s, &s->views[i], &mine->looks[i]);
  return all;
}

static void close_seat(const search *s, seat *mine) {
  size_t registers = pg__engine_registers(&s->engine);
  pg__free(allocator_of(s), mine->registers,
           registers * sizeof *mine->registers);
  for (size_t i = 0; i < s->view_count; i++) close_look(s, &mine->looks[i]);
}

static bool open_view(const search *s, view *v) {
  v->tally.first_strange = SIZE_MAX;
  return open_list(s, v, &v->all, v->choice->most);
}

static bool open_search(search *s) {
  s->seats = pg__allocate_zero(allocator_of(s), s->workers * sizeof *s->seats);
  bool all = s->seats != NULL;
  for (size_t i = 0; all && i < s->view_count; i++)
    all = open_view(s, &s->views[i]);
  for (unsigned i = 0; all && i < s->workers; i++)
    all = open_seat(s, &s->seats[i]);
  return all;
}

static void close_search(search *s) {
  for (unsigned i = 0; s->seats != NULL && i < s->workers; i++)
    close_seat(s, &s->seats[i]);
  for (size_t i = 0; i < s->view_count; i++) close_list(s, &s->views[i].all);
  pg__free(allocator_of(s), s->seats, s->workers * sizeof *s->seats);
  pg__engine_close(&s->engine);
}

static pg_status run_search(search *s) {
  atomic_init(&s->stopped, false);
  if (!open_search(s)) return PG_NOMEM;
  pg__share(s->workers, pg__chunks(s->cells), run_chunk, join_chunk, s);
  return atomic_load(&s->stopped) ? PG_LIMIT : PG_OK;
}

static bool is_output(const pg_tape *tape, size_t output) {
  return output == PG_NO_OUTPUT || output < tape->output_count;
}

static bool is_sound(const pg_tape *tape, const view *v) {
  const pg_choice *choice = v->choice;
  if (choice->count < 1 || choice->count > PG_OBJECTIVES_MAX ||
      choice->most < 1 || choice->most > PG_KEPT_MAX)
    return false;
  for (size_t i = 0; i < choice->count; i++)
    if (choice->minimise[i] >= tape->output_count) return false;
  return is_output(tape, choice->feasible) && is_output(tape, v->group);
}

/* Looks for all views at once.  close_search on OK, when all is handed out. */
static pg_status look_for(search *s, const pg_tape *tape, const pg_run *run) {
  if (!pg_tape_over_cells(tape)) return PG_ARGUMENT;
  for (size_t i = 0; i < s->view_count; i++)
    if (!is_sound(tape, &s->views[i])) return PG_ARGUMENT;
  pg_status status = pg__engine_open(&s->engine, tape, run);
  if (status != PG_OK) return status;
  s->run = run;
  s->cells = pg_run_cells(run);
  status = pg__levels_open(&s->engine, run, s->cells);
  s->workers = pg__workers_for(run, s->cells, pg__levels_steps(&s->engine));
  if (status == PG_OK) status = run_search(s);
  if (status != PG_OK) close_search(s);
  return status;
}

/* ----- handing out ----- */

static void hand_out(view *v, pg_found *out, pg_tally *tally) {
  qsort(v->all.items, v->all.count, sizeof *v->all.items, compare);
  memcpy(out, v->all.items, v->all.count * sizeof *out);
  *tally = v->tally;
  tally->kept = v->all.count;
}

static void hand_out_groups(const view *v, pg_group *out, pg_tally *tally) {
  *tally = v->tally;
  for (size_t i = 0; i < v->all.capacity; i++) {
    out[i] = (pg_group){.cells = v->all.counts[i]};
    if (out[i].cells == 0) continue;
    out[i].lowest = v->all.items[i];
    tally->kept++;
  }
}

static pg_status list_of(offer *how, const pg_tape *tape, const pg_run *run,
                         const pg_choice *choice, pg_found *out,
                         pg_tally *tally) {
  search s = {.views = {{choice, PG_NO_OUTPUT, how, {0}, {0}}},
              .view_count = 1};
  pg_status status = look_for(&s, tape, run);
  if (status != PG_OK) return status;
  hand_out(&s.views[0], out, tally);
  close_search(&s);
  return PG_OK;
}

pg_status pg_cells_best(const pg_tape *tape, const pg_run *run,
                        const pg_choice *choice, pg_found *out,
                        pg_tally *tally) {
  return list_of(offer_best, tape, run, choice, out, tally);
}

pg_status pg_cells_front(const pg_tape *tape, const pg_run *run,
                         const pg_choice *choice, pg_found *out,
                         pg_tally *tally) {
  return list_of(offer_front, tape, run, choice, out, tally);
}

pg_status pg_cells_groups(const pg_tape *tape, const pg_run *run,
                          const pg_choice *choice, size_t group, pg_group *out,
                          pg_tally *tally) {
  search s = {.views = {{choice, group, NULL, {0}, {0}}}, .view_count = 1};
  if (group == PG_NO_OUTPUT) return PG_ARGUMENT;
  pg_status status = look_for(&s, tape, run);
  if (status != PG_OK) return status;
  hand_out_groups(&s.views[0], out, tally);
  close_search(&s);
  return PG_OK;
}

pg_status pg_cells_survey(const pg_tape *tape, const pg_run *run,
                          const pg_choice *choice, size_t group, pg_group *out,
                          pg_tally *tally, const pg_choice *front,
                          pg_found *front_out, pg_tally *front_tally) {
  search s = {.views = {{choice, group, NULL, {0}, {0}},
                        {front, PG_NO_OUTPUT, offer_front, {0}, {0}}},
              .view_count = 2};
  if (group == PG_NO_OUTPUT) return PG_ARGUMENT;
  pg_status status = look_for(&s, tape, run);
  if (status != PG_OK) return status;
  hand_out_groups(&s.views[0], out, tally);
  hand_out(&s.views[1], front_out, front_tally);
  close_search(&s);
  return PG_OK;
}

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

/* What a worker has for itself. */
typedef struct seat {
  double *registers;
  double (*rows)[PG__BLOCK]; /* of a block: what is minimised; feasible; group */
  list found;                /* of a chunk, as is */
  pg_tally tally;
  const struct search *of;
} seat;

typedef struct search {
  pg__engine engine;
  const pg_choice *choice;
  size_t group; /* the output that tells a cell's; PG_NO_OUTPUT: no groups */
  size_t cells;
  offer *offer;
  seat *seats;
  unsigned workers;
  list all;
  pg_tally tally;
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

static void take_row(void *context, size_t output, uint64_t first,
                     const double *values, size_t count) {
  seat *mine = context;
  const pg_choice *choice = mine->of->choice;
  (void)first;
  for (size_t i = 0; i < choice->count; i++)
    if (choice->minimise[i] == output)
      memcpy(mine->rows[i], values, count * sizeof *values);
  if (choice->feasible == output)
    memcpy(mine->rows[FEASIBLE], values, count * sizeof *values);
  if (mine->of->group == output)
    memcpy(mine->rows[GROUP], values, count * sizeof *values);
}

static void fill_row(double *row, double value) {
  for (size_t i = 0; i < PG__BLOCK; i++) row[i] = value;
}

/* An output that is the same in all cells. */
static void fill_output(const search *s, seat *mine, size_t row,
                        size_t output) {
  pg__place place = s->engine.tape->places[output];
  if (!place.varies) fill_row(mine->rows[row], s->engine.scalars[place.index]);
}

/* What is the same in all cells, once. */
static void fill_rows(const search *s, seat *mine) {
  const pg_choice *choice = s->choice;
  for (size_t i = 0; i < choice->count; i++)
    fill_output(s, mine, i, choice->minimise[i]);
  if (choice->feasible == PG_NO_OUTPUT)
    fill_row(mine->rows[FEASIBLE], 1);
  else
    fill_output(s, mine, FEASIBLE, choice->feasible);
  if (s->group != PG_NO_OUTPUT) fill_output(s, mine, GROUP, s->group);
}

static void count_strange(pg_tally *tally, size_t cell) {
  tally->strange++;
  if (cell < tally->first_strange) tally->first_strange = cell;
}

/* Whether a number is that of a group: whole, and there is so many a one. */
static bool is_group(const search *s, double group) {
  return group >= 0 && group < (double)s->choice->most && group == floor(group);
}

static void offer_to_group(list *to, size_t group, const pg_found *item) {
  pg_found *lowest = &to->items[group];
  if (to->counts[group]++ == 0 || is_before(item, lowest)) *lowest = *item;
}

static void take(const search *s, seat *mine, const pg_found *item, size_t at) {
  mine->tally.feasible++;
  if (s->group == PG_NO_OUTPUT)
    s->offer(&mine->found, item, s->choice->count);
  else
    offer_to_group(&mine->found, (size_t)mine->rows[GROUP][at], item);
}

static void consider(const search *s, seat *mine, size_t cell, size_t at) {
  pg_found item = {.cell = cell};
  double feasible = mine->rows[FEASIBLE][at];
  bool sound = s->group == PG_NO_OUTPUT || is_group(s, mine->rows[GROUP][at]);
  if (feasible == 0 || isnan(feasible)) return;
  for (size_t i = 0; i < s->choice->count; i++) {
    item.values[i] = mine->rows[i][at];
    sound = sound && isfinite(item.values[i]);
  }
  if (sound)
    take(s, mine, &item, at);
  else
    count_strange(&mine->tally, cell);
}

static void clear_list(list *of) {
  of->count = 0;
  if (of->counts != NULL)
    memset(of->counts, 0, of->capacity * sizeof *of->counts);
}

static void run_chunk(void *context, unsigned worker, uint64_t chunk) {
  search *s = context;
  seat *mine = &s->seats[worker];
  size_t first = (size_t)chunk * CHUNK, left = s->cells - first;
  clear_list(&mine->found);
  mine->tally = (pg_tally){.first_strange = SIZE_MAX};
  if (atomic_load(&s->stopped)) return;
  for (size_t end = first + (left < CHUNK ? left : CHUNK); first < end;) {
    size_t count = end - first < PG__BLOCK ? end - first : PG__BLOCK;
    pg__engine_block(&s->engine, mine->registers, first, count, take_row, mine);
    for (size_t i = 0; i < count; i++) consider(s, mine, first + i, i);
    first += count;
  }
}

static void join_groups(list *all, const list *found) {
  for (size_t i = 0; i < all->capacity; i++) {
    if (found->counts[i] == 0) continue;
    offer_to_group(all, i, &found->items[i]);
    all->counts[i] += found->counts[i] - 1;
  }
}

static void join_chunk(void *context, unsigned worker, uint64_t chunk) {
  search *s = context;
  const seat *mine = &s->seats[worker];
  (void)chunk;
  if (s->group != PG_NO_OUTPUT) join_groups(&s->all, &mine->found);
  for (size_t i = 0; i < mine->found.count && !s->all.overflowed; i++)
    s->offer(&s->all, &mine->found.items[i], s->choice->count);
  s->tally.feasible += mine->tally.feasible;
  s->tally.strange += mine->tally.strange;
  if (mine->tally.first_strange < s->tally.first_strange)
    s->tally.first_strange = mine->tally.first_strange;
  s->all.overflowed = s->all.overflowed || mine->found.overflowed;
  if (s->all.overflowed) atomic_store(&s->stopped, true);
}

/* ----- the search ----- */

static const pg_allocator *allocator_of(const search *s) {
  return &s->engine.tape->allocator;
}

static bool open_list(const search *s, list *of, size_t capacity) {
  of->capacity = capacity;
  of->items = pg__allocate(allocator_of(s), capacity * sizeof *of->items);
  if (s->group == PG_NO_OUTPUT || of->items == NULL) return of->items != NULL;
  of->counts =
      pg__allocate_zero(allocator_of(s), capacity * sizeof *of->counts);
  return of->counts != NULL;
}

static void close_list(const search *s, list *of) {
  pg__free(allocator_of(s), of->counts, of->capacity * sizeof *of->counts);
  pg__free(allocator_of(s), of->items, of->capacity * sizeof *of->items);
}

static bool open_seat(const search *s, seat *mine) {
  size_t most = s->choice->most, registers = pg__engine_registers(&s->engine);
  bool all = most < CHUNK || s->group != PG_NO_OUTPUT;
  mine->of = s;
  mine->registers =
      pg__allocate(allocator_of(s), registers * sizeof *mine->registers);
  mine->rows = pg__allocate(allocator_of(s), ROWS * sizeof *mine->rows);
  if (mine->registers == NULL || mine->rows == NULL ||
      !open_list(s, &mine->found, all ? most : CHUNK))
    return false;
  fill_rows(s, mine);
  return true;
}

static void close_seat(const search *s, seat *mine) {
  size_t registers = pg__engine_registers(&s->engine);
  pg__free(allocator_of(s), mine->registers,
           registers * sizeof *mine->registers);
  pg__free(allocator_of(s), mine->rows, ROWS * sizeof *mine->rows);
  close_list(s, &mine->found);
}

static bool open_search(search *s) {
  s->seats = pg__allocate_zero(allocator_of(s), s->workers * sizeof *s->seats);
  bool all = s->seats != NULL && open_list(s, &s->all, s->choice->most);
  for (unsigned i = 0; all && i < s->workers; i++)
    all = open_seat(s, &s->seats[i]);
  return all;
}

static void close_search(search *s) {
  for (unsigned i = 0; s->seats != NULL && i < s->workers; i++)
    close_seat(s, &s->seats[i]);
  close_list(s, &s->all);
  pg__free(allocator_of(s), s->seats, s->workers * sizeof *s->seats);
}

static void hand_out(search *s, pg_found *out) {
  qsort(s->all.items, s->all.count, sizeof *s->all.items, compare);
  memcpy(out, s->all.items, s->all.count * sizeof *out);
  s->tally.kept = s->all.count;
}

static void hand_out_groups(search *s, pg_group *out) {
  for (size_t i = 0; i < s->all.capacity; i++) {
    out[i] = (pg_group){.cells = s->all.counts[i]};
    if (out[i].cells == 0) continue;
    out[i].lowest = s->all.items[i];
    s->tally.kept++;
  }
}

/* Either list or groups are wanted, and the other is NULL. */
static pg_status run_search(search *s, pg_found *out, pg_group *groups,
                            pg_tally *tally) {
  s->tally.first_strange = SIZE_MAX;
  atomic_init(&s->stopped, false);
  bool opened = open_search(s);
  if (opened)
    pg__share(s->workers, pg__chunks(s->cells), run_chunk, join_chunk, s);
  pg_status status = !opened            ? PG_NOMEM
                     : s->all.overflowed ? PG_LIMIT
                                         : PG_OK;
  if (status == PG_OK && out != NULL) hand_out(s, out);
  if (status == PG_OK && groups != NULL) hand_out_groups(s, groups);
  if (status == PG_OK) *tally = s->tally;
  close_search(s);
  return status;
}

static bool is_output(const pg_tape *tape, size_t output) {
  return output == PG_NO_OUTPUT || output < tape->output_count;
}

static bool is_sound(const pg_tape *tape, const pg_choice *choice) {
  if (!pg_tape_over_cells(tape) || choice->count < 1 ||
      choice->count > PG_OBJECTIVES_MAX || choice->most < 1 ||
      choice->most > PG_KEPT_MAX)
    return false;
  for (size_t i = 0; i < choice->count; i++)
    if (choice->minimise[i] >= tape->output_count) return false;
  return is_output(tape, choice->feasible);
}

static pg_status look_for(search *s, const pg_tape *tape, const pg_run *run,
                          pg_found *out, pg_group *groups, pg_tally *tally) {
  if (!is_sound(tape, s->choice) || !is_output(tape, s->group))
    return PG_ARGUMENT;
  pg_status status = pg__engine_open(&s->engine, tape, run);
  if (status != PG_OK) return status;
  s->cells = pg_run_cells(run);
  s->workers = pg__workers_for(run, s->cells, tape->varying.count);
  status = run_search(s, out, groups, tally);
  pg__engine_close(&s->engine);
  return status;
}

pg_status pg_cells_best(const pg_tape *tape, const pg_run *run,
                        const pg_choice *choice, pg_found *out,
                        pg_tally *tally) {
  search s = {.choice = choice, .group = PG_NO_OUTPUT, .offer = offer_best};
  return look_for(&s, tape, run, out, NULL, tally);
}

pg_status pg_cells_front(const pg_tape *tape, const pg_run *run,
                         const pg_choice *choice, pg_found *out,
                         pg_tally *tally) {
  search s = {.choice = choice, .group = PG_NO_OUTPUT, .offer = offer_front};
  return look_for(&s, tape, run, out, NULL, tally);
}

pg_status pg_cells_groups(const pg_tape *tape, const pg_run *run,
                          const pg_choice *choice, size_t group, pg_group *out,
                          pg_tally *tally) {
  search s = {.choice = choice, .group = group};
  if (group == PG_NO_OUTPUT) return PG_ARGUMENT;
  return look_for(&s, tape, run, NULL, out, tally);
}

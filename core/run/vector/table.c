/*
** One variant, as a table.
*/
#include "run/vector/vector.h"

const pg__vector PG__OF(pg__vector) = {.kernel = PG__OF(pg__kernel_for),
                                       .normal = PG__OF(pg__normal),
                                       .place = PG__OF(pg__place),
                                       .place_exp = PG__OF(pg__place_exp),
                                       .triangular = PG__OF(pg__triangular),
                                       .strata = PG__OF(pg__strata),
                                       .points = PG__OF(pg__points),
                                       .draw_random = PG__OF(pg__draw_random),
                                       .look = PG__OF(pg__look_over),
                                       .add = PG__OF(pg__add_up)};

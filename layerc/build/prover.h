/* The programs that prove, and the headers that specifications include. */
#pragma once

#include "../source/creader.h"

/*
 * Returns the path of layerc-prove or layerc-lift: beside this program, or in
 * PATH.  Dies where there is none.
 */
const char *prover_find(struct arena *arena, const char *name);

/* Fills in layerc_spec.h and layerc_x86.h, as they are to stand in a folder. */
void prover_headers(struct arena *arena, const char *folder,
                    struct cfile files[2]);

/* Writes them. */
void prover_write_headers(struct arena *arena, const char *folder);

/* Writes layerc_replay.h and what tests are linked with into a folder. */
void prover_write_replay(struct arena *arena, const char *folder);

/* Writes what random calls are made with (layerc_random.h) into a folder. */
void prover_write_random(struct arena *arena, const char *folder);

/* A sum over that. */
uint64_t prover_random_sum(void);

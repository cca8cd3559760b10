/* Tests in C of the states in which a primitive was refuted. */
#pragma once

#include "proof.h"

/*
 * Returns NULL for a primitive in assembly, or a test that includes the sources
 * and runs code and specification from the state of each finding that has one,
 * in their order: see layerc_replay.h.
 */
const char *replay_text(struct machine *machine, const struct claim *claim,
                        const struct proof *proof,
                        const struct name_list *sources);

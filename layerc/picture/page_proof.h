/* Whether a verdict that an earlier run has left still stands. */
#pragma once

#include "../build/proofs.h"

/*
 * Whether something that the proof rests on was changed after it: the layer's
 * own files, or what a layer below says of itself.
 */
bool page_proof_is_outdated(const struct composition *composition,
                            const struct proof *proof);

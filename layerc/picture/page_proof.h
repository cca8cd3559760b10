/* What an earlier run has found out about a primitive. */
#pragma once

#include <jansson.h>

#include "../build/proofs.h"

/*
 * Whether something that the proof rests on was changed after it: the layer's
 * own files, or what a layer below says of itself.
 */
bool page_proof_is_outdated(const struct composition *composition,
                            const struct proof *proof);

/*
 * Sets in the object of a primitive its verdict; why it is assumed or refused;
 * outdated, if it is; and findings, what refutes it or is not known: text, at
 * (path:line), state and seen (lines), fails.
 */
void page_proof_add(struct arena *arena, const struct composition *composition,
                    const struct proof *proof, json_t *object);

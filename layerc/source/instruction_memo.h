/*
 * Instructions that were decoded, by their bytes: compilers write the same
 * ones again and again, and looking one up takes a tenth of decoding it.
 *
 * An instruction's bytes tell where it ends, so that no instruction's bytes
 * begin with those of another: what begins with known bytes is what is known.
 */
#pragma once

#include "code.h"

struct memo;

/* Returns an empty one. */
struct memo *memo_new(struct arena *arena);

/*
 * Finds the instruction at bytes, of which there are len.  Returns false when
 * it is not known; otherwise fills *instruction as for offset 0 of a section,
 * and *displacement (see decoder_take).
 */
bool memo_find(const struct memo *memo, const unsigned char *bytes, size_t len,
               struct instruction *instruction, uint8_t *displacement);

/* Keeps an instruction as it is at offset 0, unless there are too many. */
void memo_keep(struct memo *memo, const unsigned char *bytes,
               const struct instruction *instruction, uint8_t displacement);

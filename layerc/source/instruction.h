/*
 * One instruction out of its bytes: what libcapstone says of it, put right
 * where version 4 is wrong about memory and implied registers, after the
 * Intel 64 and IA-32 Architectures Software Developer's Manual, volume 2.
 */
#pragma once

#include "code.h"

struct decoder;

/* Returns a decoder, to be freed. */
struct decoder *decoder_new(struct arena *arena);

void decoder_free(struct decoder *decoder);

/*
 * Decodes the instruction at bytes, of which there are len, at this offset of
 * its section.  Returns whether there is one; relocations, reached and the
 * functions around it are left to the caller.  *displacement is where in the
 * instruction the number of its memory operand stands, 0 if it has none.
 */
bool decoder_take(struct decoder *decoder, const unsigned char *bytes,
                  size_t len, uint32_t offset, struct instruction *instruction,
                  uint8_t *displacement);

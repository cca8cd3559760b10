/*
 * What a proof depends on, as a number: all of specifications and variables,
 * but of the layer's code only what the primitive leads to.  So who edits a
 * function has those proofs made anew that lead there.
 */
#pragma once

#include "machine.h"

enum { SLICE_KEY = 17 };

/*
 * Writes the sum of what a proof of the primitive depends on, for a machine
 * that has loaded the files of argv from first on: these, the other words, and
 * this program.  Of a file that is code, whatever only changes where something
 * stands changes nothing.
 */
void slice_key(struct machine *machine, const char *primitive, char **argv,
               int first, char key[SLICE_KEY]);

/* Whether a verdict that stands in a file is of that, and that it is proved. */
bool slice_is_proved(const char *path, const char *key);

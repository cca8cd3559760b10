/* Proofs of assembly: see lifted.c for what ties it to a specification. */
#pragma once

#include "inside.h"

struct lifted {
	LLVMValueRef code, spec;
};

/* What layerc-lift has made of a primitive, or NULL. */
LLVMValueRef lifted_function(struct machine *machine, const char *primitive);

/*
 * Gives the processor a stack, with the address to return to on top, and the
 * specification's processor that address in eip.
 */
void lifted_begin(struct machine *machine, struct path *path);

/* A parameter; a pointer to bytes may be any address. */
term lifted_parameter(struct machine *machine, struct path *path,
                      LLVMValueRef param);

/*
 * Runs it from where path is, for arguments that the specification takes.
 * Returns what it leaves as a result, or NULL if there is none, and notes that
 * the stack of the caller must be as it was.
 */
term lifted_run(struct machine *machine, const struct lifted *lifted,
                const term *args, struct path *path);

/*
 * Notes that registers that calls keep, the direction flag, and where control
 * goes, must be as the specification leaves them.
 */
void lifted_agree(struct machine *machine, const struct path *begin,
                  const struct path *code, const struct path *spec);

/*
 * Parameters for both sides (parameter.c).  What code takes for a pointer, and
 * the specification for a number, is an address.
 */
void take_parameters(struct machine *machine, struct path *path,
                     const struct lifted *lifted, LLVMValueRef code,
                     term args[2][PARAMETERS_MOST]);

/*
 * Calls of assembly, as what layerc-lift has made of it, over a processor and a
 * stack in variables.
 *
 * What calls may change is any number before, and is compared if the
 * specification changes it; what they keep, the direction flag, the caller's
 * stack and where control goes have to be as it leaves them (System V ABI,
 * Intel386 Architecture Processor Supplement, chapter 3).
 */
#pragma once

#include <stdint.h>

/* Chooses what is in registers and on the stack in the next calls. */
void lifted_choose(void);

/* Gives the processor what a call of the specification or of the code finds. */
void lifted_begin(void);

/* Runs the code.  Returns what it leaves in edx and eax. */
uint64_t lifted_run(void);

/* Remembers what the specification leaves. */
void lifted_end(void);

/* Ends the program if the code has left something else. */
void lifted_compare(void);

/*
 * PKCtx -- where each kernel thread was left.
 *
 * A context is what the calling convention does not let a call change: the
 * stack pointer, four registers, and the address to go on at.
 */
#pragma once

#include <stdint.h>

/* Each requires id < NUM_IDS. */
void kctx_set_esp(uint32_t id, uint32_t esp);
void kctx_set_eip(uint32_t id, uint32_t eip);

/*
 * Assembly-style: from in eax, to in edx.  Requires both below NUM_IDS.
 * Leaves thread from here, and goes on where thread to was left.
 */
void kctx_switch(uint32_t from, uint32_t to);

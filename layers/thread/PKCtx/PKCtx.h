/*
 * PKCtx -- where each kernel thread was left.
 *
 * A context is what the calling convention does not let a call change: the
 * stack pointer, four registers, and the address to go on at.  The contract of
 * kctx_switch, which is not for C code, is in asm/kctx_switch.asm.
 */
#pragma once

#include <stdint.h>

/* Each requires id < NUM_IDS. */
void kctx_set_esp(uint32_t id, uint32_t esp);
void kctx_set_ebp(uint32_t id, uint32_t ebp);
void kctx_set_eip(uint32_t id, uint32_t eip);

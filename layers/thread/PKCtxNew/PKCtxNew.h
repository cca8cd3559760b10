/*
 * PKCtxNew -- a context for a new thread, with a container and a stack.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/*
 * Requires container_can_consume(id, quota).  Makes a child of container id,
 * and a context that starts at address entry, on an empty stack; if entry
 * returns, it does so to address last.  Returns the child, or NUM_IDS,
 * changing nothing, when container_split does.
 *
 * Where entry starts, esp + 4 is a multiple of 16, as the i386 ABI has it, and
 * ebp is 0, the end of every backtrace.  Where last starts, esp is four bytes
 * more, and there is no address to return to.
 */
uint32_t kctx_new(uint32_t entry, uint32_t last, uint32_t id, uint32_t quota);

/*
 * Returns whether address is in the page below one of the kernel's stacks.
 * Nothing is there: where paging takes these pages out, a stack that overflows
 * stops the machine and not its neighbour.
 */
bool kctx_is_guard(uint32_t address);

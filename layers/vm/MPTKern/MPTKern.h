/*
 * MPTKern -- the kernel's image: what is executed is not written.
 *
 * Invariant: the kernel's part permits what pt_init_kern says, and nothing of
 * it to ring 3.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/*
 * Brings up what is below; then the kernel's part is complete.  Its code may
 * be read and executed, its constants read, all else read and written; the
 * pages below its stacks and the one at address 0, where null points, are not
 * there.
 */
void pt_init_kern(uint32_t mbi);

/*
 * Requires a container id, USER_LOW <= va < USER_HIGH, and no page for va.
 * Puts page there, and charges id for the tables that this takes.  Returns
 * true; or false, changing nothing, when the quota is spent.
 */
bool pt_insert(uint32_t id, uint32_t va, uint32_t page, uint32_t perm);

/* Asserts the invariant, and those below; changes nothing but marks. */
void pt_check_kern(void);

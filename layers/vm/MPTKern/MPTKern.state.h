/*
 * What MPTKern adds to maps: pages with the tables that they take; and the
 * kernel's own.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "../../thread/PKCtxNew/PKCtxNew.state.h"
#include "../MPTCommon/MPTCommon.state.h"

/* Where parts of the kernel's image begin or end, which never changes. */
struct kernel_state {
	uint32_t begin, text_end, rodata_end, end;
};

extern struct kernel_state KERNEL;

/* Nothing is at null, nor below stacks; what is executed is not written. */
#define PERM_OF_KERNEL(page) \
	((page) == 0 || spec_kctx_is_guard((page)*PAGE_BYTES) ? 0 \
	 : (page)*PAGE_BYTES < KERNEL.begin || \
	                 (page)*PAGE_BYTES >= KERNEL.rodata_end \
	         ? PERM_P | PERM_W \
	 : (page)*PAGE_BYTES < KERNEL.text_end ? PERM_P | PERM_X \
	                                       : PERM_P)

void spec_pt_init_kern(uint32_t mbi);
void spec_pt_check_kern(void);
bool spec_pt_insert(uint32_t id, uint32_t va, uint32_t page, uint32_t perm);

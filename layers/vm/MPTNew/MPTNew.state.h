/* What MPTNew adds to maps: pages that are paid for. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "../MPTKern/MPTKern.state.h"

/* Whether a map permits all that is needed of a page. */
#define PERMITS(id, page, needed) \
	(HAS_TABLE(id, (page)*PAGE_BYTES) && \
	 (PTE(id, (page)*PAGE_BYTES)->low & (needed)) == (needed))

/* Behind the last page of so many bytes, which begin in that of va. */
#define END_PAGE_OF(va, count) \
	((count) == 0 ? 0 : ((va) + (count)-1) / PAGE_BYTES + 1)

/* The byte that a process has at an address of its own. */
#define USER_PAGE(id, va) (PTE(id, va)->low / PAGE_BYTES)
#define USER_BYTE(id, va) \
	MEMORY[USER_PAGE(id, va) * PAGE_BYTES + (va) % PAGE_BYTES]

/* Whether a map leads to pages from each of so many addresses. */
#define HAS_PAGES(id, va, count) \
	ALL(byte, 0, count, \
	    IN_TABLE(id, (va) + byte) && IS_PAGE(USER_PAGE(id, (va) + byte)))

bool spec_pt_resv(uint32_t id, uint32_t va, uint32_t perm);
bool spec_pt_resv2(uint32_t id, uint32_t va, uint32_t to, uint32_t to_va,
                   uint32_t perm);
bool spec_pt_load(uint32_t id, uint32_t va, uint32_t perm, uint32_t from,
                  uint32_t count);
void spec_pt_release(uint32_t id, uint32_t va);
bool spec_pt_is_user(uint32_t id, uint32_t va, uint32_t count, uint32_t perm);
void spec_pt_copy(uint32_t id, uint32_t va, uint32_t from_id, uint32_t from_va,
                  uint32_t count);
bool spec_pt_copyin(uint32_t id, uint32_t va, uint8_t *to, uint32_t count);
bool spec_pt_copyout(uint32_t id, uint32_t va, const uint8_t *from,
                     uint32_t count);

/* What MContainer's clients see of quotas, and of the pages that they pay. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "../MAT/MAT.state.h"
#include "../MAbOwner/MAbOwner.state.h"

enum { AC_COUNT = 64 };

struct container_state {
	uint32_t quota, usage, parent, nchildren;
	bool used;
};

extern struct container_state AC[AC_COUNT];

#define IS_USED(id) ((id) < AC_COUNT && AC[id].used)
#define CAN_CONSUME(id, pages) ((pages) <= AC[id].quota - AC[id].usage)

/* The root, which is its own parent, is nobody's child. */
#define IS_CHILD(containers, id, of) \
	(containers[id].used && (id) != 0 && containers[id].parent == (of))

/* What id pays for: its pages, alone or not, and what it gave its children. */
#define PAID(containers, id) PAID_UP_TO(containers, id, AC_COUNT)
#define PAID_UP_TO(containers, id, child) \
	SUM(k, 0, PAGES_MOST + (child), \
	    k < PAGES_MOST ? IS_OF(id, k) \
	    : IS_CHILD(containers, k - PAGES_MOST, id) \
	            ? containers[k - PAGES_MOST].quota \
	            : 0)

void spec_container_init(uint32_t mbi);
void spec_container_check(void);
uint32_t spec_container_alloc(uint32_t id);
void spec_container_share(uint32_t id, uint32_t page);
void spec_container_free(uint32_t id, uint32_t page);
void spec_container_revoke(uint32_t id);
void spec_container_clear(uint32_t id);
uint32_t spec_container_split(uint32_t id, uint32_t quota);

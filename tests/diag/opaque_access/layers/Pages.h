#pragma once

#include <stdint.h>

/* Of Pages alone. */
struct page;

/* Of whoever uses pages: Pages passes it on. */
struct use;

/* Anyone's. */
struct range {
	uint32_t begin, end;
};

struct page *page_find(uint32_t index);
uint32_t page_state(const struct page *page);
void page_use(struct page *page, struct use *use, const struct range *range);

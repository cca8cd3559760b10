/*
 * MAT -- pages taken and given back.
 */
#pragma once

#include <stdint.h>

/* Page 0 belongs to the firmware and is never normal. */
enum { PAGE_NONE = 0 };

/*
 * Takes the first free normal page from at_get_next() on, round and round, and
 * sets that to the page behind it.  Returns it, or PAGE_NONE, changing nothing,
 * when there is none.
 */
uint32_t palloc(void);

/* Requires that page came from palloc and was not given back since. */
void pfree(uint32_t page);

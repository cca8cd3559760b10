/*
 * MAT -- pages taken and given back.
 */
#pragma once

#include <stdint.h>

/* Page 0 belongs to the firmware and is never normal. */
enum { PAGE_NONE = 0 };

/*
 * Takes the first free normal page, at or after the one that followed the
 * last, round and round.  Returns it, or PAGE_NONE, changing nothing, when
 * there is none.
 */
uint32_t palloc(void);

/* Requires that page came from palloc and was not given back since. */
void pfree(uint32_t page);

/*
 * MATIntro -- the physical allocation table, one entry per page frame.
 *
 * A page is named by its number: page i is the PAGE_SIZE bytes from address
 * i * PAGE_SIZE, below MEMORY_END.  Normal pages are those that may be given
 * away at all.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum { PAGE_SIZE = 4096 };

/* The number of pages that the machine has: all above are not normal. */
uint32_t get_nps(void);

/* Requires count <= MEMORY_END / PAGE_SIZE. */
void set_nps(uint32_t count);

/* Each requires a page below MEMORY_END: whether it is normal. */
bool is_norm(uint32_t page);
void set_norm(uint32_t page, bool norm);

/* Each requires a page below MEMORY_END: whether it is given away. */
bool at_get(uint32_t page);
void at_set(uint32_t page, bool allocated);

/*
 * The page at which the next search for a free one begins; it may be the one
 * behind the last.  One that the machine does not have stands for page 0.
 */
uint32_t at_get_next(void);
void at_set_next(uint32_t page);

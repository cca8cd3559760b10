/*
 * MOwner -- who owns which page.
 *
 * An owner has an id below NUM_IDS; NUM_IDS itself means none.  A page has one
 * owner, or two that share it and of whom neither is the first.  The pages of
 * an owner, or of a pair of them, are a list, so that they are found without a
 * look at all the others.  Invariants:
 *   I1  the lists are whole, and a page is in one of them or in none.
 *   I2  the pages in lists are those that palloc has given away.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum { NUM_IDS = 64 };

/* Brings up what is below; then nobody owns a page. */
void owner_init(uint32_t mbi);

/* Returns whether id owns page, alone or not; both may be anything. */
bool page_is_of(uint32_t id, uint32_t page);

/* Requires id < NUM_IDS.  Returns one of its pages, or PAGE_NONE. */
uint32_t page_first(uint32_t id);

/*
 * Requires id < NUM_IDS and a page below MEMORY_END, other than PAGE_NONE, that
 * nobody owns.
 */
void page_give(uint32_t id, uint32_t page);

/* Requires id < NUM_IDS and a page that one other owns alone.  It shares it. */
void page_share(uint32_t id, uint32_t page);

/*
 * Requires page_is_of(id, page).  From now on id does not own it; the other
 * that shared it, if there was one, owns it alone.  Returns whether nobody owns
 * it.
 */
bool page_take(uint32_t id, uint32_t page);

/* Requires id < NUM_IDS.  Returns how many pages id owns, alone or not. */
uint32_t page_count(uint32_t id);

/* Requires id, other < NUM_IDS.  Returns whether both own some page. */
bool page_is_shared(uint32_t id, uint32_t other);

/* Asserts the invariants; changes nothing. */
void owner_check(void);

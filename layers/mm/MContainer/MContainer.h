/*
 * MContainer -- memory quotas, charged page by page.
 *
 * Container id belongs to process id.  Each owner of a page is charged for it.
 * Invariants:
 *   I1  usage <= quota in every container in use.
 *   I2  the parent of a container in use is in use; the root is its own.
 *   I3  usage is the number of pages owned plus the quotas of the children.
 *   I4  a container out of use owns no page; the root's quota is all pages.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/*
 * Ids form a fixed tree: a child of id is one of 3 * id + 1 to 3 * id + 3, and
 * below NUM_IDS.  So the ids from 21 up have none.
 */
enum { ROOT_ID = 0, MAX_CHILDREN = 3 };

/*
 * Gives every free page to the root, the only container in use.  Stops the
 * machine with a message if that is hardly any.
 */
void container_init(uint32_t mbi);

/* Returns whether id, which may be anything, is in use. */
bool container_is_used(uint32_t id);

/* Each requires id in use. */
uint32_t container_get_parent(uint32_t id);
uint32_t container_get_nchildren(uint32_t id);
uint32_t container_get_quota(uint32_t id);
uint32_t container_get_usage(uint32_t id);

/* Requires id in use.  Returns whether id can be charged that many pages. */
bool container_can_consume(uint32_t id, uint32_t pages);

/*
 * Requires container_can_consume(id, quota).  Puts a child in use with the
 * given quota and charges it to id.  Returns the child, or NUM_IDS, changing
 * nothing, when every id that the tree has for a child of id is in use.
 */
uint32_t container_split(uint32_t id, uint32_t quota);

/*
 * Requires id in use.  Takes a page and charges it to id.  Returns the page,
 * or PAGE_NONE, changing nothing, when the quota or the memory is spent.
 */
uint32_t container_alloc(uint32_t id);

/*
 * Requires container_can_consume(id, 1), and that one other container owns page
 * alone.  From now on id owns it too, and is charged for it.
 */
void container_share(uint32_t id, uint32_t page);

/*
 * Requires page_is_of(id, page).  Then id does not own it, and is charged no
 * more.  The page is given back, unless somebody else owns it too.
 */
void container_free(uint32_t id, uint32_t page);

/*
 * Requires id in use.  As container_free for all its pages; its children keep
 * theirs.
 */
void container_clear(uint32_t id);

/*
 * Requires id in use, without children, and not the root.  Frees its pages,
 * gives its quota back to its parent, and puts it out of use.
 */
void container_revoke(uint32_t id);

/* Asserts the invariants, and those below; changes nothing. */
void container_check(void);

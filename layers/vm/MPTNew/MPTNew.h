/*
 * MPTNew -- a process's memory: pages at its addresses, and copies to and fro.
 *
 * Each primitive requires a container id.  A map that nothing was put into is
 * empty, and so is one after pt_free: a new process starts with it.
 *
 * A page may be in two maps, and both containers own it then.  Either may give
 * it back, or its whole map; in the other map the page stays.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/*
 * Requires USER_LOW <= va < USER_HIGH and no page for va.  Puts a page of
 * zeroes there, for the process to use as perm says, and charges id for it and
 * for its tables.  Returns true; or false, changing nothing, when the quota is
 * spent.
 */
bool pt_resv(uint32_t id, uint32_t va, uint32_t perm);

/*
 * As pt_resv, but the page holds count bytes from there on at va; they must
 * fit into the page of va.
 */
bool pt_load(uint32_t id, uint32_t va, uint32_t perm, const uint8_t *from,
             uint32_t count);

/*
 * As pt_resv, but the page is in two maps: at va in that of id, and at to_va in
 * that of to.  Requires id != to.  Both are charged for it, and each for its
 * own tables.
 */
bool pt_resv2(uint32_t id, uint32_t va, uint32_t to, uint32_t to_va,
              uint32_t perm);

/* Requires a page for va.  Gives it back. */
void pt_release(uint32_t id, uint32_t va);

/*
 * Returns whether all count bytes from va on are the process's own to use as
 * perm says; va and count may be anything.
 */
bool pt_is_user(uint32_t id, uint32_t va, uint32_t count, uint32_t perm);

/*
 * Requires pt_is_user for count bytes in both maps.  Copies them from one to
 * the other.  Where they are the same bytes, of a page that is in both maps,
 * what arrives may be any of them.
 */
void pt_copy(uint32_t id, uint32_t va, uint32_t from_id, uint32_t from_va,
             uint32_t count);

/*
 * Copies count bytes from va on in map id; va and count may be anything.
 * Returns true; or false, changing nothing, if the process itself could not
 * have read all of them.
 */
bool pt_copyin(uint32_t id, uint32_t va, uint8_t *to, uint32_t count);

/*
 * Copies count bytes to va on in map id; va and count may be anything.
 * Returns true; or false, changing nothing, if the process itself could not
 * have written all of them.
 */
bool pt_copyout(uint32_t id, uint32_t va, const uint8_t *from, uint32_t count);

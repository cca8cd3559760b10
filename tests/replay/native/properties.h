/*
 * What has to hold of the whole system between any two calls.
 */
#pragma once

#include <stdint.h>

/*
 * Returns what does not hold, or NULL, in which case the others are looked at:
 *
 *   - a container uses no more than its quota, and uses the pages that it owns
 *     and the quotas of its children, no more and no less;
 *   - a page is allocated if it has an owner, and it has two at most; page 0,
 *     the kernel's image and what is no memory have none;
 *   - a process's map names pages of which it is an owner, each once; what is
 *     shared, both own;
 *   - pages of tables are the process's alone, and in nobody's map;
 *   - nothing in a map is both written and executed, all of it is for ring 3;
 *     nothing of the kernel's part is for ring 3, or written and executed;
 *   - who has ended has an empty map;
 *   - who is alive has a container, and so has who is above it.
 *
 * *which is the page or process that it is about.
 */
const char *properties_broken(uint32_t *which);

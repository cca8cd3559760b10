/*
 * PTCBInit -- control blocks from their first state to their last.
 *
 * Invariant: a container in use is that of a living thread, of a dead one above
 * other containers in use, or the root's.
 */
#pragma once

#include <stdint.h>

/* Brings up what is below; then all threads are dead. */
void thread_init(uint32_t mbi);

/*
 * Requires a container pid, and thread pid in no queue.  The thread is dead,
 * and its container is revoked: at once, or together with that of its last
 * child.  The container of the root stays.
 */
void thread_free(uint32_t pid);

/* Asserts the invariant, and those below; changes nothing. */
void thread_check(void);

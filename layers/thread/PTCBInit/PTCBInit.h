/*
 * PTCBInit -- control blocks from their first state to their last.
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

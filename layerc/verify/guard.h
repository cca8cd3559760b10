/* Proofs in a child of their own, so that what becomes of it is a verdict. */
#pragma once

#include <stdint.h>

/*
 * Forks.  In the child, which gets so many MiB of memory at most, returns NULL.
 * The parent waits: it exits with the child's status, or, when the child was
 * killed or ran out of memory, returns a text that says so.
 */
const char *guard(uint32_t mebibytes);

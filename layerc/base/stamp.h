/* Whether a file is as it was: by what the disk says of it, and by its bytes.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

/* A file as it was, or is; all zero: there is none. */
struct stamp {
	uint64_t seconds, nanoseconds; /* when it, or its inode, was changed */
	uint64_t size, inode, device;
};

/* Of the bytes of a file; all zero: it is not known. */
struct sum {
	uint64_t low, high;
};

struct stamp stamp_of(const char *path);
bool stamp_is_same(const struct stamp *a, const struct stamp *b);

/*
 * Whether a file was as it is before CLOCK_REALTIME_COARSE, the clock of such
 * times, showed this: only then would a change show in its stamp.
 */
bool stamp_is_before(const struct stamp *stamp, const struct timespec *time);

/* The sum of a file's bytes; that of a folder, or of no file, is not known. */
struct sum sum_of(const char *path);
bool sum_is_known(const struct sum *sum);

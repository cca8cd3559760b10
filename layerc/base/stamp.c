#define XXH_INLINE_ALL
#include "stamp.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

struct stamp
stamp_of(const char *path)
{
	struct stat status;

	if (stat(path, &status) != 0)
		return (struct stamp){0};
	return (struct stamp){
		.seconds = (uint64_t)status.st_ctim.tv_sec,
		.nanoseconds = (uint64_t)status.st_ctim.tv_nsec,
		.size = (uint64_t)status.st_size,
		.inode = status.st_ino,
		.device = status.st_dev,
	};
}

bool
stamp_is_same(const struct stamp *a, const struct stamp *b)
{
	return a->seconds == b->seconds && a->nanoseconds == b->nanoseconds &&
	       a->size == b->size && a->inode == b->inode &&
	       a->device == b->device;
}

bool
stamp_is_before(const struct stamp *stamp, const struct timespec *time)
{
	uint64_t seconds = (uint64_t)time->tv_sec;
	uint64_t nanoseconds = (uint64_t)time->tv_nsec;

	return stamp->seconds < seconds ||
	       (stamp->seconds == seconds && stamp->nanoseconds < nanoseconds);
}

struct sum
sum_of(const char *path)
{
	enum { SIZE = 1 << 16 };
	static char bytes[SIZE];
	int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	XXH3_state_t state;
	XXH128_hash_t hash;
	ssize_t count;

	if (descriptor < 0)
		return (struct sum){0};
	XXH3_INITSTATE(&state);
	XXH3_128bits_reset(&state);
	while ((count = read(descriptor, bytes, sizeof(bytes))) > 0)
		XXH3_128bits_update(&state, bytes, (size_t)count);
	close(descriptor);
	hash = XXH3_128bits_digest(&state);
	return count < 0 ? (struct sum){0}
	                 : (struct sum){hash.low64, hash.high64};
}

bool
sum_is_known(const struct sum *sum)
{
	return (sum->low | sum->high) != 0;
}

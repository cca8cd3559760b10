/* Any bytes are an archive: its members are named, or it is refused. */
#include "../../layerc/source/archive.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "../../layerc/base/demangle.h"
#include "fuzz.h"

static void
check_members(struct world *world, const struct archive_members *members)
{
	assert(members->count > 0);
	list_each (const struct archive_member, member, members) {
		uint32_t same = 0;

		assert(member->number > 0);
		list_each (const struct archive_member, other, members)
			same += strcmp(member->name, other->name) == 0;
		assert(member->number <= same);
		demangle(&world->arena, member->name);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	int file = memfd_create("archive", MFD_CLOEXEC);
	struct archive_members members = {0};
	struct world world;
	char path[64];

	assert(file >= 0 && write(file, bytes, len) == (ssize_t)len);
	snprintf(path, sizeof(path), "/proc/self/fd/%d", file);
	world_begin(&world);
	if (!archive_read(&world.arena, path, &members))
		check_members(&world, &members);
	world_end(&world);
	close(file);
	return 0;
}

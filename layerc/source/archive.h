/*
 * Archives of objects (ar), through libelf: the names of what they hold.
 */
#pragma once

#include "../base/list.h"

struct archive_member {
	const char *name;
	uint32_t number; /* among members of this name, from 1 */
};

struct archive_members LIST(struct archive_member);

/*
 * Lists the members of the archive at path, in its order.  Returns NULL, or
 * what is wrong with it, as a text without the path: thin archives, whose
 * members are elsewhere, and empty ones are.
 */
const char *archive_read(struct arena *arena, const char *path,
                         struct archive_members *members);

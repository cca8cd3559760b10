#include "constructor.h"

#include <stddef.h>
#include <string.h>

bool
constructor_is_of(const char *section, const char *name)
{
	size_t len = strlen(name);

	return strncmp(section, name, len) == 0 &&
	       (section[len] == '\0' || section[len] == '.');
}

bool
constructor_section(const char *section)
{
	static const char *const names[] = {
		".init_array", ".preinit_array", ".fini_array", ".ctors",
		".dtors",      ".init",          ".fini",       NULL,
	};

	for (const char *const *name = names; *name; name++)
		if (constructor_is_of(section, *name))
			return true;
	return false;
}

#include "paths.h"

#include <limits.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

/* Drops the last part of the len bytes in out; false when it is none. */
static bool
drop_part(char *out, size_t *len)
{
	size_t begin = *len;

	while (begin > 0 && out[begin - 1] != '/')
		begin--;
	if (begin == *len || strncmp(out + begin, "..", *len - begin) == 0)
		return false;
	*len = begin > 1 ? begin - 1 : begin;
	return true;
}

static void
add_part(char *out, size_t *len, const char *part, size_t part_len)
{
	if (part_len == 0 || (part_len == 1 && part[0] == '.'))
		return;
	if (part_len == 2 && memcmp(part, "..", 2) == 0 && drop_part(out, len))
		return;
	if (*len > 0 && out[*len - 1] != '/')
		out[(*len)++] = '/';
	memcpy(out + *len, part, part_len);
	*len += part_len;
}

static const char *
shorten(struct arena *arena, const char *path)
{
	char *out = arena_array(arena, char, strlen(path) + 2);
	size_t len = 0;

	if (path[0] == '/')
		out[len++] = '/';
	while (*path) {
		size_t part_len = strcspn(path, "/");

		add_part(out, &len, path, part_len);
		path += part_len;
		path += *path == '/';
	}
	if (len == 0)
		out[len++] = '.';
	out[len] = '\0';
	return out;
}

const char *
paths_plain(struct arena *arena, const char *path)
{
	const char *plain = shorten(arena, path);
	char here[PATH_MAX];
	size_t len;

	if (plain[0] != '/' || !getcwd(here, sizeof(here)))
		return plain;
	len = strlen(here);
	if (len > 1 && strncmp(plain, here, len) == 0 && plain[len] == '/')
		return plain + len + 1;
	return plain;
}

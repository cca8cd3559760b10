#include "file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "die.h"

static char *
read_all(struct arena *arena, int descriptor, size_t guess, uint32_t *size)
{
	size_t capacity = guess + 1, len = 0;
	char *bytes = arena_array(arena, char, capacity);

	for (;;) {
		ssize_t count = read(descriptor, bytes + len, capacity - len);

		if (count < 0 && errno == EINTR)
			continue;
		if (count < 0)
			return NULL;
		len += (size_t)count;
		if (len >= UINT32_MAX) {
			errno = EFBIG;
			return NULL;
		}
		if (count == 0)
			break;
		if (len == capacity) {
			char *bigger = arena_array(arena, char, 2 * capacity);

			memcpy(bigger, bytes, len);
			bytes = bigger;
			capacity *= 2;
		}
	}
	/* The loop ends with room to spare: a full buffer was doubled. */
	bytes[len] = '\0';
	*size = (uint32_t)len;
	return bytes;
}

char *
file_read(struct arena *arena, const char *path, uint32_t *size)
{
	/* Not to wait for a writer where a pipe stands in place of a file. */
	int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat status;
	char *bytes = NULL;

	if (descriptor < 0)
		return NULL;
	if (fstat(descriptor, &status) == 0) {
		if (S_ISDIR(status.st_mode))
			errno = EISDIR;
		else if (!S_ISREG(status.st_mode))
			errno = EINVAL;
		else if (status.st_size >= UINT32_MAX)
			errno = EFBIG;
		else
			bytes = read_all(arena, descriptor,
			                 (size_t)status.st_size, size);
	}
	int error = errno;
	close(descriptor);
	errno = error;
	return bytes;
}

static bool
holds(struct arena *arena, const char *path, const char *bytes, size_t len)
{
	uint32_t size;
	const char *old = file_read(arena, path, &size);

	return old && size == len && memcmp(old, bytes, len) == 0;
}

void
file_write(struct arena *arena, const char *path, const char *bytes, size_t len)
{
	const char *temporary;
	FILE *file;

	if (holds(arena, path, bytes, len))
		return;
	file_make_folder(arena, path_folder(arena, path));
	temporary = arena_print(arena, "%s.%ld.new", path, (long)getpid());
	file = fopen(temporary, "we");
	if (!file)
		die("cannot write '%s':", temporary);
	if (fwrite(bytes, 1, len, file) != len || fclose(file) != 0 ||
	    rename(temporary, path) != 0)
		die("cannot write '%s':", path);
}

bool
file_exists(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0;
}

bool
file_is_folder(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

void
file_make_folder(struct arena *arena, const char *path)
{
	if (file_is_folder(path))
		return;
	if (strchr(path, '/'))
		file_make_folder(arena, path_folder(arena, path));
	if (mkdir(path, 0777) != 0 && errno != EEXIST)
		die("cannot make folder '%s':", path);
}

static bool
has_suffix(const char *text, const char *suffix)
{
	size_t len = strlen(text), suffix_len = strlen(suffix);

	return len > suffix_len && strcmp(text + len - suffix_len, suffix) == 0;
}

static bool
is_entered(struct arena *arena, const struct dirent *entry, const char *path,
           const char *boundary)
{
	bool folder = entry->d_type == DT_DIR ||
	              (entry->d_type == DT_UNKNOWN && file_is_folder(path));

	return folder && entry->d_name[0] != '.' &&
	       strcmp(entry->d_name, "build") != 0 &&
	       !file_exists(path_join(arena, path, boundary));
}

static void
find_in(struct arena *arena, const char *folder, const char *suffix,
        const char *boundary, struct path_list *found)
{
	struct dirent **entries;
	int count = scandir(folder, &entries, NULL, alphasort);

	if (count < 0)
		die("cannot read folder '%s':", folder);
	for (int i = 0; i < count; i++) {
		const char *name = entries[i]->d_name;
		const char *path = path_join(arena, folder, name);

		if (is_entered(arena, entries[i], path, boundary))
			find_in(arena, path, suffix, boundary, found);
		else if (entries[i]->d_type != DT_DIR &&
		         has_suffix(name, suffix) && !file_is_folder(path))
			*list_add(arena, found) = path;
		free(entries[i]);
	}
	free(entries);
}

static int
by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void
file_find(struct arena *arena, const char *folder, const char *suffix,
          const char *boundary, struct path_list *found)
{
	uint32_t begin = found->count;

	find_in(arena, folder, suffix, boundary, found);
	if (found->count > begin)
		qsort(found->items + begin, found->count - begin,
		      sizeof(*found->items), by_bytes);
}

void
file_list(struct arena *arena, const char *folder, const char *suffix,
          struct path_list *found)
{
	uint32_t begin = found->count;
	DIR *stream = opendir(folder);
	const struct dirent *entry;

	while (stream && (entry = readdir(stream)))
		if (has_suffix(entry->d_name, suffix)) {
			const char *path =
				path_join(arena, folder, entry->d_name);

			if (!file_is_folder(path))
				*list_add(arena, found) = path;
		}
	if (stream)
		closedir(stream);
	if (found->count > begin)
		qsort(found->items + begin, found->count - begin,
		      sizeof(*found->items), by_bytes);
}

void
file_glob(struct arena *arena, const char *pattern, struct path_list *found)
{
	uint32_t begin = found->count;
	glob_t matches = {0};

	if (glob(pattern, GLOB_NOSORT, NULL, &matches) == 0)
		for (size_t i = 0; i < matches.gl_pathc; i++)
			*list_add(arena, found) =
				arena_text(arena, matches.gl_pathv[i],
			                   strlen(matches.gl_pathv[i]));
	globfree(&matches);
	if (found->count > begin)
		qsort(found->items + begin, found->count - begin,
		      sizeof(*found->items), by_bytes);
}

const char *
path_join(struct arena *arena, const char *folder, const char *name)
{
	while (strncmp(name, "./", 2) == 0)
		name += 2;
	if (name[0] == '/' || strcmp(folder, ".") == 0)
		return arena_text(arena, name, strlen(name));
	if (strcmp(folder, "/") == 0)
		return arena_print(arena, "/%s", name);
	return arena_print(arena, "%s/%s", folder, name);
}

const char *
path_folder(struct arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');

	if (!slash)
		return ".";
	if (slash == path)
		return "/";
	return arena_text(arena, path, (size_t)(slash - path));
}

const char *
path_last(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

const char *
path_ending(const char *path)
{
	const char *dot = strrchr(path_last(path), '.');

	return dot ? dot : "";
}

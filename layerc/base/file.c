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

static struct file_log *current; /* where questions are noted, or NULL */

struct file_log *
file_watch(struct file_log *log)
{
	struct file_log *before = current;

	current = log;
	return before;
}

/* What the answer depends on: a file, or the names in a folder. */
static void
note(const char *path)
{
	if (current)
		*list_add(current->arena, &current->paths) =
			arena_text(current->arena, path, strlen(path));
}

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

	note(path);
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

	note(path);
	return stat(path, &status) == 0;
}

bool
file_is_folder(const char *path)
{
	struct stat status;

	note(path);
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

/* A search for files of several endings in one go. */
struct search {
	struct arena *arena;
	const char *boundary;
	struct file_search *kinds;
	size_t count;
};

static bool
is_folder(const struct dirent *entry, const char *path)
{
	return entry->d_type == DT_DIR ||
	       (entry->d_type == DT_UNKNOWN && file_is_folder(path));
}

/* Sorts the entries of a folder; returns whether it holds the boundary. */
static bool
read_folder(const struct search *search, const char *folder,
            struct path_list *folders, struct path_list *files)
{
	DIR *stream = opendir(folder);
	const struct dirent *entry;
	bool is_bounded = false;

	if (!stream)
		die("cannot read folder '%s':", folder);
	note(folder);
	while ((entry = readdir(stream))) {
		const char *name = entry->d_name;
		const char *path = path_join(search->arena, folder, name);

		is_bounded |= strcmp(name, search->boundary) == 0;
		if (!is_folder(entry, path))
			*list_add(search->arena, files) = path;
		else if (name[0] != '.' && strcmp(name, "build") != 0)
			*list_add(search->arena, folders) = path;
	}
	closedir(stream);
	return is_bounded;
}

static void
add_matches(const struct search *search, const char *path)
{
	for (size_t i = 0; i < search->count; i++)
		if (has_suffix(path_last(path), search->kinds[i].suffix) &&
		    !file_is_folder(path))
			*list_add(search->arena, &search->kinds[i].found) =
				path;
}

static void
find_in(const struct search *search, const char *folder, bool is_first)
{
	struct path_list folders = {0}, files = {0};

	if (read_folder(search, folder, &folders, &files) && !is_first)
		return;
	list_each (const char *, path, &files)
		add_matches(search, *path);
	list_each (const char *, path, &folders)
		find_in(search, *path, false);
}

static int
by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Sorts the items behind the first ones. */
static void
sort_from(struct path_list *list, uint32_t begin)
{
	if (list->count > begin)
		qsort(list->items + begin, list->count - begin,
		      sizeof(*list->items), by_bytes);
}

void
file_find(struct arena *arena, const char *folder, const char *boundary,
          struct file_search *kinds, size_t count)
{
	const struct search search = {arena, boundary, kinds, count};

	find_in(&search, folder, true);
	for (size_t i = 0; i < count; i++)
		sort_from(&kinds[i].found, 0);
}

void
file_list(struct arena *arena, const char *folder, const char *suffix,
          struct path_list *found)
{
	uint32_t begin = found->count;
	DIR *stream = opendir(folder);
	const struct dirent *entry;

	note(folder);
	while (stream && (entry = readdir(stream)))
		if (has_suffix(entry->d_name, suffix)) {
			const char *path =
				path_join(arena, folder, entry->d_name);

			if (!file_is_folder(path))
				*list_add(arena, found) = path;
		}
	if (stream)
		closedir(stream);
	sort_from(found, begin);
}

static void *
open_noted(const char *folder)
{
	note(folder);
	return opendir(folder);
}

static struct dirent *
read_entry(void *stream)
{
	return readdir(stream);
}

static void
close_folder(void *stream)
{
	closedir(stream);
}

static int
stat_noted(const char *path, struct stat *status)
{
	note(path);
	return stat(path, status);
}

static int
lstat_noted(const char *path, struct stat *status)
{
	note(path);
	return lstat(path, status);
}

void
file_glob(struct arena *arena, const char *pattern, struct path_list *found)
{
	uint32_t begin = found->count;
	glob_t matches = {
		.gl_opendir = open_noted,
		.gl_readdir = read_entry,
		.gl_closedir = close_folder,
		.gl_stat = stat_noted,
		.gl_lstat = lstat_noted,
	};

	if (glob(pattern, GLOB_NOSORT | GLOB_ALTDIRFUNC, NULL, &matches) == 0)
		for (size_t i = 0; i < matches.gl_pathc; i++)
			*list_add(arena, found) =
				arena_text(arena, matches.gl_pathv[i],
			                   strlen(matches.gl_pathv[i]));
	globfree(&matches);
	sort_from(found, begin);
}

static const char *
join(struct arena *arena, const char *folder, const char *name)
{
	size_t len = strlen(folder), more = strlen(name);
	char *path = arena_array(arena, char, len + 1 + more + 1);

	memcpy(path, folder, len);
	path[len] = '/';
	memcpy(path + len + 1, name, more);
	return path;
}

const char *
path_join(struct arena *arena, const char *folder, const char *name)
{
	while (strncmp(name, "./", 2) == 0)
		name += 2;
	if (name[0] == '/' || strcmp(folder, ".") == 0)
		return arena_text(arena, name, strlen(name));
	return join(arena, strcmp(folder, "/") == 0 ? "" : folder, name);
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

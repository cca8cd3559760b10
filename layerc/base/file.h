/*
 * Files and paths of the host.
 *
 * Paths are texts with '/'; a path that stands in a message is kept as the
 * user would write it from the folder where layerc runs.
 */
#pragma once

#include <stdbool.h>

#include "arena.h"
#include "list.h"

struct path_list LIST(const char *);

/*
 * What was asked of the disk, so that one can tell later whether the answers
 * would be the same: paths of files that were read or looked for, and of
 * folders whose entries were.
 */
struct file_log {
	struct arena *arena;
	struct path_list paths; /* as often as they were asked for */
};

/*
 * From now on this process notes its questions in log, with NULL nowhere.
 * Returns where it did before, or NULL.
 */
struct file_log *file_watch(struct file_log *log);

/*
 * Returns the bytes of a file, NUL-terminated, and their count in *size; or
 * NULL with errno set.  A file of 4 GiB or more fails with EFBIG, a pipe or
 * device with EINVAL.
 */
char *file_read(struct arena *arena, const char *path, uint32_t *size);

/*
 * Writes len bytes to path by way of a temporary file beside it and a rename,
 * so that a reader or a crash never sees half of it; folders on the way are
 * made.  A file that already holds these bytes is left alone, with its time.
 * Dies when the file cannot be written.
 */
void file_write(struct arena *arena, const char *path, const char *bytes,
                size_t len);

bool file_exists(const char *path);
bool file_is_folder(const char *path);

/* Makes a folder and those above it.  Dies when that fails. */
void file_make_folder(struct arena *arena, const char *path);

/* Files that are looked for by the end of their names. */
struct file_search {
	const char *suffix;
	struct path_list found;
};

/*
 * Finds every regular file below folder whose name ends in one of count
 * suffixes, sorted by bytes.  Folders named "build" or starting with '.' are
 * left out, and those that hold an entry named boundary, except folder itself.
 */
void file_find(struct arena *arena, const char *folder, const char *boundary,
               struct file_search *kinds, size_t count);

/*
 * Adds the regular files of folder itself whose name ends in suffix, sorted
 * by bytes; nothing when the folder cannot be read.
 */
void file_list(struct arena *arena, const char *folder, const char *suffix,
               struct path_list *found);

/* Adds what a glob pattern matches, in byte order; nothing when none does. */
void file_glob(struct arena *arena, const char *pattern,
               struct path_list *found);

/* folder/name without a leading "./"; an absolute name stands alone. */
const char *path_join(struct arena *arena, const char *folder,
                      const char *name);

/* The folder part of a path, "." when there is none. */
const char *path_folder(struct arena *arena, const char *path);

/* The part behind the last '/'. */
const char *path_last(const char *path);

/* The part of path_last from its last '.' on, "" when there is none. */
const char *path_ending(const char *path);

#include "mirror.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../base/die.h"
#include "../base/file.h"

enum { MAX_SERVERS = 64 };

bool
mirror_open(struct arena *arena, const char *root, struct mirror *mirror)
{
	const char *folder = path_join(arena, root, "build/lsp");

	mirror->root = root;
	if (access(root, W_OK) != 0)
		return false;
	file_make_folder(arena, folder);
	for (int i = 0; i < MAX_SERVERS; i++) {
		const char *name = arena_print(arena, "%s/%d", folder, i);

		mirror->folder = name;
		mirror->lock = open(arena_print(arena, "%s.lock", name),
		                    O_RDWR | O_CREAT | O_CLOEXEC, 0666);
		if (mirror->lock < 0)
			return false;
		if (flock(mirror->lock, LOCK_EX | LOCK_NB) == 0)
			return true;
		close(mirror->lock);
	}
	errno = EBUSY;
	return false;
}

/* One run of mirror_sync. */
struct sync {
	struct arena *arena;
	const struct mirror *mirror;
	const struct documents *documents;
};

/* Reads the entries of a folder; none if it cannot be read. */
static struct path_list
entries(const struct sync *sync, const char *folder)
{
	DIR *stream = opendir(folder);
	struct path_list list = {0};
	const struct dirent *entry;

	while (stream && (entry = readdir(stream)))
		if (strcmp(entry->d_name, ".") != 0 &&
		    strcmp(entry->d_name, "..") != 0)
			*list_add(sync->arena, &list) =
				arena_text(sync->arena, entry->d_name,
			                   strlen(entry->d_name));
	if (stream)
		closedir(stream);
	return list;
}

static const char *
real(const struct sync *sync, const char *path)
{
	return path_join(sync->arena, sync->mirror->root, path);
}

static const char *
copy(const struct sync *sync, const char *path)
{
	return path_join(sync->arena, sync->mirror->folder, path);
}

static void
link_file(const struct sync *sync, const char *path)
{
	const char *link = copy(sync, path);

	unlink(link);
	if (symlink(real(sync, path), link) != 0)
		die("cannot make '%s':", link);
}

static bool
is_later(const struct stat *a, const struct stat *b)
{
	return a->st_mtim.tv_sec > b->st_mtim.tv_sec ||
	       (a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
	        a->st_mtim.tv_nsec > b->st_mtim.tv_nsec);
}

/*
 * A file is a link, unless it was a document: then it stays a file until the
 * disk's is later, since ninja goes by times and an object was made of it.
 */
static void
sync_file(const struct sync *sync, const char *path, const struct stat *status)
{
	const char *name = copy(sync, path);
	struct stat old;
	const char *bytes;
	uint32_t size;

	if (documents_at(sync->documents, path))
		return;
	if (lstat(name, &old) == 0 && S_ISLNK(old.st_mode))
		return;
	if (lstat(name, &old) != 0 || is_later(status, &old)) {
		link_file(sync, path);
		return;
	}
	bytes = file_read(sync->arena, real(sync, path), &size);
	if (bytes)
		file_write(sync->arena, name, bytes, size);
}

/* Drops what the project has no more. */
static void
prune(const struct sync *sync, const char *folder)
{
	struct path_list list = entries(sync, copy(sync, folder));

	list_each (const char *, entry, &list) {
		const char *path = path_join(sync->arena, folder, *entry);
		struct stat own, other;

		/* What is made of the copy. */
		if (strcmp(path, "build") == 0 ||
		    lstat(copy(sync, path), &own) != 0)
			continue;
		if (S_ISDIR(own.st_mode)) {
			prune(sync, path);
			rmdir(copy(sync, path));
		} else if (stat(real(sync, path), &other) != 0 &&
		           !documents_at(sync->documents, path)) {
			unlink(copy(sync, path));
		}
	}
}

static bool
has(const struct path_list *list, const char *name)
{
	list_each (const char *const, entry, list)
		if (strcmp(*entry, name) == 0)
			return true;
	return false;
}

/* A project within the project is none of it. */
static bool
is_left_out(const char *folder, const struct path_list *list)
{
	return strcmp(folder, ".") != 0 && has(list, "layers");
}

static void
sync_folder(const struct sync *sync, const char *folder)
{
	struct path_list list = entries(sync, real(sync, folder));

	if (is_left_out(folder, &list))
		return;
	file_make_folder(sync->arena, copy(sync, folder));
	list_each (const char *, entry, &list) {
		const char *path = path_join(sync->arena, folder, *entry);
		struct stat status;

		if (**entry == '.' || strcmp(path, "build") == 0 ||
		    lstat(real(sync, path), &status) != 0)
			continue;
		if (S_ISDIR(status.st_mode))
			sync_folder(sync, path);
		else
			sync_file(sync, path, &status);
	}
}

/* What was being written when a snapshot was ended. */
static void
drop_rests(const struct sync *sync)
{
	struct path_list found = {0};

	file_list(sync->arena, copy(sync, "build"), ".new", &found);
	list_each (const char *, path, &found)
		unlink(*path);
}

void
mirror_sync(const struct mirror *mirror, const struct documents *documents)
{
	struct arena arena = {0};
	const struct sync sync = {&arena, mirror, documents};

	drop_rests(&sync);
	prune(&sync, ".");
	sync_folder(&sync, ".");
	list_each (struct document *const, document, &documents->all)
		if ((*document)->text && (*document)->path)
			file_write(&arena, copy(&sync, (*document)->path),
			           (*document)->text, (*document)->size);
	arena_free(&arena);
}

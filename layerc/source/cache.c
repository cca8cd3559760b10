#define XXH_INLINE_ALL
#include "cache.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include "../base/stamp.h"
#include "store.h"

/* A file that an entry depends on. */
struct watched {
	const char *path;
	struct stamp stamp; /* as it was, or once seen, as it is */
	struct sum sum;
	bool seen;    /* in this run */
	bool changed; /* since the cache was written */
	bool is_new;  /* its time does not tell what happens to it now */
};

struct answer {
	struct cache_entry entry;
	bool is_fresh; /* it was read in this run */
};

struct cache {
	struct arena *arena;
	struct sources sources; /* a store wants one; it has no files */
	const char *path, *identity;
	struct timespec begin;
	struct map files;   /* path to struct watched */
	struct map answers; /* question to struct answer */
	struct {
		struct watched **items;
		uint32_t count, capacity;
	} all_files;
	struct {
		struct answer **items;
		uint32_t count, capacity;
	} all_answers;
	bool is_new;  /* there is something to write */
	bool is_open; /* something was read that cannot be kept */
};

/* The first bytes of the file; the rest is what the sum is of. */
struct head {
	char magic[16];
	uint64_t sum;
};

static const char magic[16] = CACHE_MAGIC;

/* Whether a file with another stamp holds what it held. */
static bool
holds_the_same(const struct watched *file, const struct stamp *now)
{
	struct sum sum;

	if (!sum_is_known(&file->sum) || now->size != file->stamp.size)
		return false;
	sum = sum_of(file->path);
	return sum.low == file->sum.low && sum.high == file->sum.high;
}

static struct watched *
watch(struct cache *cache, const char *path)
{
	struct watched *file = map_get(&cache->files, path);

	if (file)
		return file;
	file = arena_new(cache->arena, struct watched);
	file->path = path;
	map_put(cache->arena, &cache->files, path, file);
	*list_add(cache->arena, &cache->all_files) = file;
	return file;
}

/* Looks at a file, once in a run. */
static const struct watched *
see(struct cache *cache, const char *path)
{
	struct watched *file = watch(cache, path);
	struct timespec time;
	struct stamp now;

	if (file->seen)
		return file;
	/* The clock of the times of files. */
	clock_gettime(CLOCK_REALTIME_COARSE, &time);
	now = stamp_of(path);
	if (!stamp_is_same(&now, &file->stamp)) {
		file->changed = !holds_the_same(file, &now);
		file->is_new = !stamp_is_before(&now, &time);
		cache->is_new |= !file->changed;
	}
	if (file->changed)
		file->sum = (struct sum){0};
	file->stamp = now;
	file->seen = true;
	return file;
}

static void
put(struct cache *cache, const struct cache_entry *entry, bool is_fresh)
{
	struct answer *answer = map_get(&cache->answers, entry->question);

	if (!answer) {
		answer = arena_new(cache->arena, struct answer);
		*list_add(cache->arena, &cache->all_answers) = answer;
		map_put(cache->arena, &cache->answers, entry->question, answer);
	}
	*answer = (struct answer){*entry, is_fresh};
}

static void
store_file(struct store *store, struct watched *file)
{
	store_name(store, &file->path);
	store_long(store, &file->stamp.seconds);
	store_long(store, &file->stamp.nanoseconds);
	store_long(store, &file->stamp.size);
	store_long(store, &file->stamp.inode);
	store_long(store, &file->stamp.device);
	store_long(store, &file->sum.low);
	store_long(store, &file->sum.high);
}

static void
store_entry(struct store *store, struct cache_entry *entry)
{
	store_name(store, &entry->question);
	store_name(store, &entry->flags);
	store_name(store, &entry->text);
	store_list(store, &entry->read, store_name);
	store_list(store, &entry->absent, store_name);
	store_bytes(store, &entry->bytes, &entry->size);
}

static void
read_files(struct cache *cache, struct store *store)
{
	uint32_t count = 0;

	store_items(store, NULL, &count, 0);
	for (uint32_t i = 0; i < count && !store->damaged; i++) {
		struct watched file = {0};

		store_file(store, &file);
		if (!file.path)
			store->damaged = true;
		else
			*watch(cache, file.path) = file;
	}
}

static bool
is_whole(const struct path_list *paths)
{
	list_each (const char *, path, paths)
		if (!*path)
			return false;
	return true;
}

static void
read_entries(struct cache *cache, struct store *store)
{
	uint32_t count = 0;

	store_items(store, NULL, &count, 0);
	for (uint32_t i = 0; i < count && !store->damaged; i++) {
		struct cache_entry entry = {0};

		store_entry(store, &entry);
		if (store->damaged || !entry.question ||
		    !is_whole(&entry.read) || !is_whole(&entry.absent))
			store->damaged = true;
		else
			put(cache, &entry, false);
	}
}

static bool
read_all(struct cache *cache, const void *bytes, size_t size)
{
	struct head head;
	const char *identity = NULL;
	const char *body = (const char *)bytes + sizeof(head);
	struct store store;

	if (size < sizeof(head))
		return false;
	memcpy(&head, bytes, sizeof(head));
	size -= sizeof(head);
	if (memcmp(head.magic, magic, sizeof(magic)) != 0 ||
	    head.sum != XXH3_64bits(body, size))
		return false;
	store = store_reader(cache->arena, &cache->sources, body, size);
	store_name(&store, &identity);
	if (identity != cache->identity)
		return false;
	read_files(cache, &store);
	read_entries(cache, &store);
	return store_is_done(&store);
}

static struct cache *
new_cache(struct arena *arena, struct names *names, const char *identity)
{
	struct cache *cache = arena_new(arena, struct cache);

	cache->arena = arena;
	cache->sources.names = names;
	cache->identity = names_text(names, identity);
	return cache;
}

struct cache *
cache_parse(struct arena *arena, struct names *names, const char *identity,
            const void *bytes, size_t size)
{
	struct cache *cache = new_cache(arena, names, identity);

	if (!read_all(cache, bytes, size))
		cache = new_cache(arena, names, identity);
	return cache;
}

/* Looks at the programs; false when one is another than it was. */
static bool
are_same(struct cache *cache, const struct path_list *programs)
{
	bool same = true;

	list_each (const char *, path, programs)
		same &= !see(cache, names_text(cache->sources.names, *path))
		                 ->changed;
	return same;
}

struct cache *
cache_open(struct arena *arena, struct names *names, const char *path,
           const struct path_list *programs)
{
	uint32_t size = 0;
	/* No answer depends on what the cache holds. */
	struct file_log *log = file_watch(NULL);
	const char *bytes = file_read(arena, path, &size);
	struct cache *cache =
		cache_parse(arena, names, "", bytes ? bytes : "", size);

	file_watch(log);
	if (!are_same(cache, programs)) {
		cache = new_cache(arena, names, "");
		are_same(cache, programs);
	}
	cache->path = path;
	return cache;
}

/* Whether all that an answer depends on is as it was. */
static bool
holds(struct cache *cache, const struct answer *answer)
{
	if (answer->is_fresh)
		return true;
	list_each (const char *const, path, &answer->entry.read)
		if (see(cache, *path)->changed)
			return false;
	list_each (const char *const, path, &answer->entry.absent)
		if (see(cache, *path)->stamp.inode != 0)
			return false;
	return true;
}

const struct cache_entry *
cache_find(struct cache *cache, const struct cache_entry *wanted)
{
	const struct answer *answer =
		map_get(&cache->answers, wanted->question);

	if (!answer || answer->entry.flags != wanted->flags ||
	    answer->entry.text != wanted->text || !holds(cache, answer))
		return NULL;
	return &answer->entry;
}

void
cache_begin(struct cache *cache)
{
	clock_gettime(CLOCK_REALTIME_COARSE, &cache->begin);
}

/* Whether a file was as it is before anything was read. */
static bool
is_old(const struct cache *cache, const struct stamp *stamp)
{
	return stamp->inode != 0 && stamp_is_before(stamp, &cache->begin);
}

/* Whether all that an answer depends on was as it is before it was read. */
static bool
can_keep(struct cache *cache, const struct cache_entry *entry)
{
	if (entry->is_open)
		return false;
	list_each (const char *const, path, &entry->read)
		if (!is_old(cache, &see(cache, *path)->stamp))
			return false;
	list_each (const char *const, path, &entry->absent)
		if (see(cache, *path)->stamp.inode != 0)
			return false;
	return true;
}

void
cache_keep(struct cache *cache, const struct cache_entry *entry)
{
	if (!can_keep(cache, entry)) {
		cache->is_open = true;
		return;
	}
	put(cache, entry, true);
	cache->is_new = true;
}

bool
cache_inputs(const struct cache *cache, struct path_list *paths)
{
	list_each (struct watched *const, file, &cache->all_files)
		if ((*file)->seen)
			*list_add(cache->arena, paths) = (*file)->path;
	return !cache->is_open;
}

/* What no longer holds is left out, and so what nobody will ask again. */
static uint32_t
count_entries(struct cache *cache)
{
	uint32_t count = 0;

	list_each (struct answer *, answer, &cache->all_answers)
		if (holds(cache, *answer))
			cache->all_answers.items[count++] = *answer;
	cache->all_answers.count = count;
	return count;
}

/* Adds the sum of a file, unless that is another file by now. */
static void
add_sum(struct watched *file)
{
	struct stamp now;

	if (sum_is_known(&file->sum) || !file->seen)
		return;
	file->sum = sum_of(file->path);
	now = stamp_of(file->path);
	if (!stamp_is_same(&now, &file->stamp))
		file->sum = (struct sum){0};
}

static uint32_t
count_files(struct cache *cache)
{
	uint32_t count = 0;

	list_each (struct watched *, each, &cache->all_files) {
		struct watched *file = *each;

		if (file->stamp.inode == 0)
			continue;
		add_sum(file);
		/* The next run goes by the sum. */
		if (file->is_new)
			file->stamp.seconds = 0;
		cache->all_files.items[count++] = file;
	}
	cache->all_files.count = count;
	return count;
}

static void
write_all(struct cache *cache, struct store *store)
{
	uint32_t entries = count_entries(cache), files = count_files(cache);

	store_name(store, &cache->identity);
	store_number(store, &files);
	list_each (struct watched *, file, &cache->all_files)
		store_file(store, *file);
	store_number(store, &entries);
	list_each (struct answer *, answer, &cache->all_answers)
		store_entry(store, &(*answer)->entry);
}

void
cache_write(struct cache *cache)
{
	struct store store = store_writer(cache->arena);
	struct head head;
	const char *temporary;
	FILE *file;
	bool written;

	if (!cache->is_new)
		return;
	write_all(cache, &store);
	memcpy(head.magic, magic, sizeof(magic));
	head.sum = XXH3_64bits(store.out.bytes, store.out.len);
	temporary = arena_print(cache->arena, "%s.%ld.new", cache->path,
	                        (long)getpid());
	mkdir(path_folder(cache->arena, cache->path), 0777);
	file = fopen(temporary, "we");
	if (!file)
		return;
	written = fwrite(&head, sizeof(head), 1, file) == 1 &&
	          fwrite(store.out.bytes, 1, store.out.len, file) ==
	                  store.out.len;
	if (fclose(file) != 0 || !written ||
	    rename(temporary, cache->path) != 0)
		unlink(temporary);
}

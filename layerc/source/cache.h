/*
 * What reading files gave the last time, in one file: build/facts.
 *
 * An entry is what came of a question under a condition (flags, a generated
 * text) and depends on files: those that were read, with their size, inode and
 * time of change, and names under which a file would have been read if there
 * had been one.  When all of that is as it was, so is the answer.  A file whose
 * inode or time is another is as it was when the sum of its bytes is: so what
 * was learnt holds in another clone, and on another machine.
 *
 * The file is no source of truth.  One that is missing, cut short, changed or
 * made by other programs is taken for empty; one that cannot be written is
 * not.  It is replaced in one step, so that others see the old one
 * or the new one.
 */
#pragma once

#include "../base/file.h"
#include "../base/names.h"

/* The first 16 bytes of the file; the next 8 are a sum over the rest. */
#define CACHE_MAGIC "layerc facts 2\n"

struct cache;

/* An answer; all texts are names. */
struct cache_entry {
	const char *question;
	const char *flags, *text; /* the condition; NULL for none */
	struct path_list read, absent;
	bool is_open; /* it may depend on more: such an answer is not kept */
	const char *bytes;
	size_t size;
};

/*
 * Opens the cache at path; what it holds was made by these programs, which
 * decide the answers like files that were read.
 */
struct cache *cache_open(struct arena *arena, struct names *names,
                         const char *path, const struct path_list *programs);

/*
 * As cache_open, of bytes that stand in memory, made by what identity names:
 * what fuzzing needs.
 */
struct cache *cache_parse(struct arena *arena, struct names *names,
                          const char *identity, const void *bytes, size_t size);

/*
 * Returns the entry for a question under the condition that wanted says, or
 * NULL when there is none or something that it depends on has changed.
 */
const struct cache_entry *cache_find(struct cache *cache,
                                     const struct cache_entry *wanted);

/* From now on files are read of which cache_keep will tell. */
void cache_begin(struct cache *cache);

/*
 * Keeps an answer that was read since cache_begin; what changed since then, or
 * just before, is not kept.
 */
void cache_keep(struct cache *cache, const struct cache_entry *entry);

/*
 * Adds the paths that were looked at, among them all that the answers of this
 * run depend on; false when some depend on more.
 */
bool cache_inputs(const struct cache *cache, struct path_list *paths);

/* Writes the cache if there is something new to be kept. */
void cache_write(struct cache *cache);

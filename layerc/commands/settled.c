#include "settled.h"

#include <stdlib.h>
#include <string.h>

#include "../base/text.h"
#include "../build/reading.h"

/* What of the environment the check, or libclang, listens to. */
static const char *const variables[] = {
	"LAYERC_CC",       "LAYERC_CFLAGS",
	"LAYERC_LAUNCHER", "PATH",
	"CPATH",           "C_INCLUDE_PATH",
	"SDKROOT",         "CCC_OVERRIDE_OPTIONS",
};

/* Whether it prints or writes more than reports. */
static bool
says_more(const struct options *options)
{
	return options->verbose || options->form != EXPORT_TEXT ||
	       options->fix || options->summary || options->assert_checked ||
	       options->baseline || options->since;
}

static const char *
words(const struct session *session, const struct options *options,
      const char *start)
{
	struct text text = {.arena = session->arena};

	text_print(&text, "check from %s:", start);
	list_each (const char *, name, &options->names)
		text_print(&text, " %s", *name);
	return names_text(session->names, text.bytes);
}

static const char *
environment(const struct session *session)
{
	struct text text = {.arena = session->arena};

	for (size_t i = 0; i < sizeof(variables) / sizeof(*variables); i++) {
		const char *value = getenv(variables[i]);

		text_print(&text, "%s=%s\n", variables[i], value ? value : "");
	}
	return names_text(session->names, text.bytes);
}

bool
settled_begin(struct settled *settled, struct session *session,
              const struct options *options, const char *start)
{
	struct cache_entry entry;

	*settled = (struct settled){.session = session,
	                            .log.arena = session->arena};
	if (says_more(options))
		return false;
	settled->question = words(session, options, start);
	settled->flags = environment(session);
	settled->cache = reading_open(session, "build/checked");
	cache_begin(settled->cache);
	entry = (struct cache_entry){.question = settled->question,
	                             .flags = settled->flags};
	if (cache_find(settled->cache, &entry))
		return true;
	file_watch(&settled->log);
	return false;
}

/* Each path once, with those that are there as keys. */
struct paths {
	struct session *session;
	struct map known, present;
	struct path_list all;
};

static void
add(struct paths *paths, const struct path_list *list)
{
	struct arena *arena = paths->session->arena;

	list_each (const char *, path, list) {
		const char *name = names_text(paths->session->names, *path);

		if (map_get(&paths->known, name))
			continue;
		map_put(arena, &paths->known, name, paths);
		*list_add(arena, &paths->all) = name;
		if (file_exists(name))
			map_put(arena, &paths->present, name, paths);
	}
}

/*
 * Whether a folder that is watched changes when a missing file appears: the
 * nearest one above it that is there.
 */
static bool
is_covered(const struct paths *paths, const char *path)
{
	struct names *names = paths->session->names;
	const char *folder = path;

	do
		folder = path_folder(paths->session->arena, folder);
	while (!file_exists(folder));
	return map_get(&paths->present, names_text(names, folder)) != NULL;
}

static void
divide(const struct paths *paths, struct cache_entry *entry)
{
	struct arena *arena = paths->session->arena;

	list_each (const char *, path, &paths->all)
		if (map_get(&paths->present, *path))
			*list_add(arena, &entry->read) = *path;
		else if (!is_covered(paths, *path))
			*list_add(arena, &entry->absent) = *path;
}

void
settled_end(struct settled *settled)
{
	struct session *session = settled->session;
	struct paths paths = {.session = session};
	struct path_list read = {0};
	struct cache_entry entry = {.question = settled->question,
	                            .flags = settled->flags,
	                            .bytes = ""};

	file_watch(NULL);
	if (!settled->cache || session->diag->reports.count > 0)
		return;
	if (session->cache)
		entry.is_open = !cache_inputs(session->cache, &read);
	add(&paths, &settled->log.paths);
	add(&paths, &read);
	divide(&paths, &entry);
	cache_keep(settled->cache, &entry);
	cache_write(settled->cache);
}

#include "assembly.h"

#include <stdlib.h>

#include "../base/text.h"
#include "../source/depfile.h"
#include "../source/paths.h"
#include "includes.h"
#include "reading.h"

/* What of the environment decides how objects are made; see tools.h. */
static const char *const variables[] = {
	"LAYERC_CC",
	"LAYERC_CFLAGS",
	"LAYERC_LAUNCHER",
	"PATH",
};

/* Each object of assembly with the words that make it. */
static const char *
commands(const struct plan *plan)
{
	struct arena *arena = plan->session->arena;
	struct text text = {.arena = arena};

	for (size_t i = 0; i < sizeof(variables) / sizeof(*variables); i++) {
		const char *value = getenv(variables[i]);

		text_print(&text, "%s=%s\n", variables[i], value ? value : "");
	}
	for (uint32_t i = 0; i < plan->all.count; i++) {
		const struct plan_module *module = plan->all.items[i];
		struct argv flags = {0};

		plan_nasm_flags(plan, module, &flags);
		plan_clang_flags(plan, module, &flags);
		list_each (const struct plan_file, file, &module->files) {
			struct argv own = {0};

			if (file->language == LANGUAGE_C)
				continue;
			plan_file_flags(plan, module, file, &own);
			text_print(&text, "%s %s: %s, %s\n", file->object,
			           file->source, argv_line(arena, &flags),
			           own.count > 0 ? argv_line(arena, &own) : "");
		}
	}
	return text.bytes;
}

static struct cache_entry
question(const struct plan *plan)
{
	struct session *session = plan->session;
	const char *words =
		arena_print(session->arena, "assembly of %s", plan->folder);

	return (struct cache_entry){
		.question = names_text(session->names, words),
		.flags = names_text(session->names, commands(plan)),
		.bytes = "",
	};
}

bool
assembly_is_made(const struct plan *plan)
{
	struct cache *cache = reading_cache(plan->session);
	struct cache_entry entry = question(plan);

	cache_begin(cache);
	return cache_find(cache, &entry) != NULL;
}

static void
add(const struct plan *plan, struct cache_entry *entry, const char *path)
{
	struct session *session = plan->session;

	*list_add(session->arena, &entry->read) =
		names_text(session->names, paths_plain(session->arena, path));
}

/* Adds what an object depends on; false when that is not known. */
static bool
add_object(const struct plan *plan, struct cache_entry *entry,
           const struct plan_module *module, const struct plan_file *file)
{
	struct arena *arena = plan->session->arena;
	const char *path = arena_print(arena, "%s.d", file->object);
	struct argv included = {0};
	struct depfile depfile;

	add(plan, entry, file->object);
	add(plan, entry, file->source);
	includes_of_text(plan, module, file, &included);
	for (uint32_t i = 0; i < included.count; i++)
		add(plan, entry, included.items[i]);
	if (!language_has_depfile(file->language))
		return true;
	if (depfile_read(arena, path, &depfile))
		return false;
	add(plan, entry, path);
	list_each (const char *const, name, &depfile.files)
		add(plan, entry, *name);
	return true;
}

void
assembly_keep(const struct plan *plan)
{
	struct cache_entry entry = question(plan);

	for (uint32_t i = 0; i < plan->all.count; i++)
		list_each (const struct plan_file, file,
		           &plan->all.items[i]->files)
			if (file->language != LANGUAGE_C &&
			    !add_object(plan, &entry, plan->all.items[i], file))
				return;
	cache_keep(reading_cache(plan->session), &entry);
}

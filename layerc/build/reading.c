#include "reading.h"

#include <assert.h>
#include <string.h>

#include "../base/die.h"
#include "../source/paths.h"
#include "imports.h"
#include "link.h"
#include "reading_tasks.h"
#include "spec_flags.h"

struct coptions
reading_options(const struct plan *plan, const struct plan_module *module)
{
	struct arena *arena = plan->session->arena;
	struct coptions options = {0};
	struct argv flags = {0};

	plan_clang_flags(plan, module, &flags);
	if (plan->resources)
		argv_add(arena, &flags, "-isystem", plan->resources, NULL);
	options.flags = flags.items;
	options.flag_count = flags.count;
	if (module->import_text && *module->import_text) {
		struct cfile *import = arena_new(arena, struct cfile);

		*import =
			(struct cfile){module->import_path, module->import_text,
		                       (uint32_t)strlen(module->import_text)};
		options.files = import;
		options.file_count = 1;
	}
	return options;
}

/* The program itself decides what it finds, and so does libclang. */
struct cache *
reading_open(struct session *session, const char *path)
{
	struct path_list programs = {0};

	*list_add(session->arena, &programs) = "/proc/self/exe";
	*list_add(session->arena, &programs) = creader_library();
	return cache_open(session->arena, session->names, path, &programs);
}

struct cache *
reading_cache(struct session *session)
{
	if (!session->cache)
		session->cache = reading_open(session, "build/facts");
	return session->cache;
}

/* Adds an object of a module, whose facts go to an item of their own. */
static struct task *
add_object(struct plan *plan, const struct plan_module *module,
           const struct plan_file *file, struct tasks *tasks)
{
	struct arena *arena = plan->session->arena;
	struct names *names = plan->session->names;
	struct task *task = list_add(arena, tasks);

	*task = (struct task){
		.path = file->object,
		.object = arena_new(arena, struct object_facts),
		.plan = plan,
		.module = module,
		.file = file,
		/* Only there a header for the boot loader is in place. */
		.entry.flags = names_text(
			names, link_boot(plan) == module ? "boot" : ""),
		.entry.question = names_text(names, file->object),
	};
	return task;
}

static bool
is_bare(const struct plan_module *module)
{
	return module->placement && module->placement->layer->edges_only;
}

/* Adds a file of a module, which is read as the options say. */
static struct task *
add_task(struct tasks *tasks, const struct plan_module *module,
         const char *path, const struct coptions *options)
{
	struct arena *arena = tasks->session->arena;
	struct names *names = tasks->session->names;
	struct task *task = list_add(arena, tasks);
	struct argv flags = {(const char **)options->flags, options->flag_count,
	                     options->flag_count};

	*task = (struct task){.path = path, .options = *options};
	/* What reads no import.h is the same in any layer. */
	task->entry.question = names_text(
		names,
		arena_print(arena, "%s %s",
	                    is_bare(module) ? "" : module->folder, path));
	task->entry.flags = names_text(names, argv_line(arena, &flags));
	if (options->file_count > 0)
		task->entry.text = names_text(names, options->files[0].text);
	return task;
}

static void
add_header(struct tasks *tasks, struct plan *plan, struct plan_module *module)
{
	const char *path = module->placement->layer->header.path;
	struct header *header;
	struct coptions options;

	if (!path)
		return;
	options = reading_options(plan, module);
	header = arena_new(plan->session->arena, struct header);
	module->header = header;
	add_task(tasks, module, path, &options)->header = header;
}

/* Reads a header in its place in the stack: it uses types of those below. */
static void
read_late(struct plan *plan, struct plan_module *module)
{
	struct tasks tasks = {.session = plan->session};

	module->import_text = imports_of_header(plan, module);
	add_header(&tasks, plan, module);
	module->import_text = NULL;
	tasks_run(&tasks);
}

void
reading_headers(struct plan *plan)
{
	struct tasks tasks = {.session = plan->session};

	for (uint32_t i = 0; i < plan->modules.count; i++)
		if (!imports_in_header(plan, plan->modules.items[i]))
			add_header(&tasks, plan, plan->modules.items[i]);
	tasks_run(&tasks);
	for (uint32_t i = 0; i < plan->modules.count; i++)
		if (imports_in_header(plan, plan->modules.items[i]))
			read_late(plan, plan->modules.items[i]);
}

/* Places in them are places in these texts, whatever a disk holds. */
static void
add_sources(struct plan *plan, const struct coptions *options)
{
	for (uint32_t i = 0; i < options->file_count; i++)
		sources_add(plan->session->sources,
		            paths_plain(plan->session->arena,
		                        options->files[i].path),
		            options->files[i].text, options->files[i].size);
}

/* Adds specifications, or relations between them and the code. */
static void
add_texts(struct plan *plan, const struct plan_module *module, bool is_spec,
          struct tasks *tasks)
{
	struct arena *arena = plan->session->arena;
	const struct plan_texts *texts =
		is_spec ? &module->specs : &module->relations;
	struct coptions options;

	if (texts->count == 0)
		return;
	options = spec_options(plan, module, is_spec);
	add_sources(plan, &options);
	list_each (const struct plan_file, file, texts) {
		struct cunit *cunit = arena_new(arena, struct cunit);

		map_put(arena, &plan->cunits, file, cunit);
		add_task(tasks, module, file->source, &options)->cunit = cunit;
	}
}

/* Adds the flags that a manifest states for one file. */
static void
add_own_flags(const struct plan *plan, const struct plan_module *module,
              const struct plan_file *file, struct coptions *options)
{
	struct argv own = {0}, all = {0};

	plan_file_flags(plan, module, file, &own);
	if (own.count == 0)
		return;
	for (uint32_t i = 0; i < options->flag_count; i++)
		*list_add(plan->session->arena, &all) = options->flags[i];
	list_each (const char *, word, &own)
		*list_add(plan->session->arena, &all) = *word;
	options->flags = all.items;
	options->flag_count = all.count;
}

static void
add_module(struct plan *plan, const struct plan_module *module,
           struct tasks *tasks)
{
	struct arena *arena = plan->session->arena;
	struct coptions options = reading_options(plan, module);

	add_sources(plan, &options);
	list_each (const struct plan_file, file, &module->files) {
		struct coptions of_file = options;
		struct cunit *cunit;

		if (file->language != LANGUAGE_C) {
			struct task *task =
				add_object(plan, module, file, tasks);

			task->is_placed = true;
			map_put(arena, &plan->objects, file, task->object);
			continue;
		}
		cunit = arena_new(arena, struct cunit);
		map_put(arena, &plan->cunits, file, cunit);
		add_own_flags(plan, module, file, &of_file);
		add_task(tasks, module, file->source, &of_file)->cunit = cunit;
	}
	add_texts(plan, module, true, tasks);
	add_texts(plan, module, false, tasks);
}

void
reading_units(struct plan *plan, const struct plan_module *only)
{
	struct tasks tasks = {.session = plan->session};

	for (uint32_t i = 0; i < plan->modules.count; i++)
		if (!only || plan->modules.items[i] == only)
			add_module(plan, plan->modules.items[i], &tasks);
	for (uint32_t i = 0; i < plan->images.count; i++)
		if (!only || plan->images.items[i].client == only)
			add_module(plan, plan->images.items[i].client, &tasks);
	tasks_run(&tasks);
}

struct cunit *
reading_unit(const struct plan *plan, const struct plan_file *file)
{
	struct cunit *cunit = map_get(&plan->cunits, file);

	assert(cunit);
	return cunit;
}

static void
add_objects(struct plan *plan, const struct plan_module *module,
            struct tasks *tasks)
{
	list_each (const struct plan_file, file, &module->files)
		if (file->language == LANGUAGE_C)
			map_put(plan->session->arena, &plan->objects, file,
			        add_object(plan, module, file, tasks)->object);
}

void
reading_objects(struct plan *plan)
{
	struct tasks tasks = {.session = plan->session};

	for (uint32_t i = 0; i < plan->modules.count; i++)
		add_objects(plan, plan->modules.items[i], &tasks);
	for (uint32_t i = 0; i < plan->images.count; i++)
		add_objects(plan, plan->images.items[i].client, &tasks);
	tasks_run(&tasks);
}

/* Definitions stay where they are: the program knows them. */
static void
replace(struct object_facts *facts, const struct object_facts *placed)
{
	struct definition *items = facts->unit.definitions.items;
	uint32_t count = facts->unit.definitions.count;

	if (placed->wrong || placed->unit.definitions.count != count)
		die("'%s' changed while it was read", facts->unit.path);
	if (count > 0)
		memcpy(items, placed->unit.definitions.items,
		       count * sizeof(*items));
	*facts = *placed;
	facts->unit.definitions.items = items;
}

void
reading_places(struct plan *plan, const struct plan_module *module,
               const struct object_files *files)
{
	struct arena *arena = plan->session->arena;
	struct names *names = plan->session->names;
	struct tasks tasks = {.session = plan->session};
	struct object_facts **placed =
		arena_array(arena, struct object_facts *, files->count);

	for (uint32_t i = 0; i < files->count; i++) {
		struct task *task =
			add_object(plan, module, files->items[i], &tasks);

		task->is_placed = true;
		task->entry.question = names_text(
			names, arena_print(arena, "places of %s", task->path));
		placed[i] = task->object;
	}
	tasks_run(&tasks);
	for (uint32_t i = 0; i < files->count; i++)
		replace(reading_object(plan, files->items[i]), placed[i]);
}

struct object_facts *
reading_object(const struct plan *plan, const struct plan_file *file)
{
	struct object_facts *facts = map_get(&plan->objects, file);

	assert(facts);
	return facts;
}

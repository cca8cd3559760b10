#include "reading.h"

#include <assert.h>
#include <errno.h>
#include <string.h>

#include "../base/die.h"
#include "../base/workers.h"
#include "../source/paths.h"
#include "../source/store.h"

/* A file to be read: a header if there is a place for what it says. */
struct task {
	const char *path;
	struct coptions options;
	struct header *header;
	struct cunit *cunit;
};

/* All of them; the reader is a worker's own. */
struct tasks {
	struct session *session;
	struct arena scratch; /* of a worker, for one file */
	struct creader *reader;
	struct task *items;
	uint32_t count, capacity;
};

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
	if (module->import_text) {
		struct cfile *import = arena_new(arena, struct cfile);

		*import =
			(struct cfile){module->import_path, module->import_text,
		                       (uint32_t)strlen(module->import_text)};
		options.files = import;
		options.file_count = 1;
	}
	return options;
}

static void
begin_worker(void *context)
{
	struct tasks *tasks = context;
	struct session *session = tasks->session;

	tasks->reader =
		creader_new(&tasks->scratch, session->names, session->sources);
}

static const char *
read_header(struct tasks *tasks, const struct task *task, struct store *store)
{
	struct header header = {0};

	if (!creader_header(tasks->reader, task->path, &task->options, &header))
		return strerror(errno);
	store_header(store, &header);
	return NULL;
}

static const char *
read_unit(struct tasks *tasks, const struct task *task, struct store *store)
{
	struct cunit cunit = {0};

	if (!creader_unit(tasks->reader, task->path, &task->options, &cunit))
		return strerror(errno);
	store_cunit(store, &cunit);
	return NULL;
}

/* The result is a text that says what is wrong, or NULL, and the facts. */
static void
run_task(void *context, uint32_t item, struct text *result)
{
	struct tasks *tasks = context;
	const struct task *task = &tasks->items[item];
	struct store status = store_writer(&tasks->scratch);
	struct store store = store_writer(&tasks->scratch);
	const char *wrong = task->header ? read_header(tasks, task, &store)
	                                 : read_unit(tasks, task, &store);

	store_name(&status, &wrong);
	text_bytes(result, status.out.bytes, status.out.len);
	text_bytes(result, store.out.bytes, store.out.len);
	arena_free(&tasks->scratch);
}

static const char *
task_name(const void *context, uint32_t item)
{
	const struct tasks *tasks = context;

	return tasks->items[item].path;
}

static void
take(struct session *session, struct task *task,
     const struct work_result *result)
{
	struct store store = store_reader(session->arena, session->sources,
	                                  result->bytes, result->size);
	const char *wrong = NULL;

	store_name(&store, &wrong);
	if (wrong)
		die("cannot read '%s': %s", task->path, wrong);
	store = store_reader(session->arena, session->sources, store.at,
	                     (size_t)(store.end - store.at));
	if (task->header)
		store_header(&store, task->header);
	else
		store_cunit(&store, task->cunit);
	if (!store_is_done(&store))
		die("'%s', or what it includes, changed while it was read",
		    task->path);
}

static void
run_tasks(struct tasks *tasks)
{
	struct session *session = tasks->session;
	struct work work = {
		.count = tasks->count,
		.jobs = session->jobs ? session->jobs : workers_cores(),
		.context = tasks,
		.begin = begin_worker,
		.run = run_task,
		.name = task_name,
	};
	struct work_result *results = workers_run(session->arena, &work);

	for (uint32_t i = 0; i < tasks->count; i++)
		take(session, &tasks->items[i], &results[i]);
}

void
reading_headers(struct plan *plan)
{
	struct arena *arena = plan->session->arena;
	struct tasks tasks = {.session = plan->session};

	for (uint32_t i = 0; i < plan->modules.count; i++) {
		struct plan_module *module = plan->modules.items[i];
		const char *path = module->placement->layer->header.path;
		struct header *header;

		if (!path)
			continue;
		header = arena_new(arena, struct header);
		module->header = header;
		*list_add(arena, &tasks) =
			(struct task){.path = path,
		                      .options = reading_options(plan, module),
		                      .header = header};
	}
	run_tasks(&tasks);
}

static void
add_module(struct plan *plan, const struct plan_module *module,
           struct tasks *tasks)
{
	struct arena *arena = plan->session->arena;
	struct coptions options = reading_options(plan, module);

	/* Places in it are places in this text, whatever a disk holds. */
	for (uint32_t i = 0; i < options.file_count; i++)
		sources_add(plan->session->sources,
		            paths_plain(arena, options.files[i].path),
		            options.files[i].text, options.files[i].size);
	list_each (const struct plan_file, file, &module->files) {
		struct cunit *cunit;

		if (file->language != LANGUAGE_C)
			continue;
		cunit = arena_new(arena, struct cunit);
		map_put(arena, &plan->cunits, file, cunit);
		*list_add(arena, tasks) = (struct task){.path = file->source,
		                                        .options = options,
		                                        .cunit = cunit};
	}
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
	run_tasks(&tasks);
}

const struct cunit *
reading_unit(const struct plan *plan, const struct plan_file *file)
{
	const struct cunit *cunit = map_get(&plan->cunits, file);

	assert(cunit);
	return cunit;
}

#include "reading.h"

#include <assert.h>
#include <errno.h>
#include <string.h>

#include "../base/die.h"
#include "../base/workers.h"
#include "../source/cache.h"
#include "../source/paths.h"
#include "../source/store.h"
#include "imports.h"
#include "link.h"
#include "sections.h"

/* A file to be read. */
struct task {
	const char *path;
	struct coptions options;
	struct cache_entry entry; /* the question */
	/* Where its facts go: one of these. */
	struct header *header;
	struct cunit *cunit;
	struct object_facts *object;
	/* Of an object. */
	const struct plan *plan;
	const struct plan_module *module;
	const struct plan_file *file;
};

/* All of them; the reader is a worker's own. */
struct tasks {
	struct session *session;
	struct arena scratch; /* of a worker, for one file */
	struct creader *reader;
	struct task *items;
	uint32_t count, capacity;
};

/* What a worker says of a file, before its facts. */
struct answer {
	const char *wrong; /* why it cannot be read, or NULL */
	struct cinputs inputs;
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

/* Whether the sections of an object are worth a report, which is not kept. */
static bool
has_odd_sections(const struct task *task, const struct object *object)
{
	const struct diag *diag = task->plan->session->diag;
	unsigned before = diag->errors + diag->warnings + diag->known;

	sections_check(task->plan, task->module, task->file, object);
	return diag->errors + diag->warnings + diag->known != before;
}

static void
fill_object(struct tasks *tasks, const struct task *task,
            const struct object *object, struct object_facts *facts)
{
	struct sources *sources = tasks->session->sources;
	enum language language = task->file->language;
	const struct source *source = NULL;

	facts->has_odd_sections = has_odd_sections(task, object);
	object_unit(&tasks->scratch, sources, object, language != LANGUAGE_C,
	            &facts->unit);
	facts->unit.is_compiled = language_is_compiled(language);
	facts->unit.is_prebuilt = !language_is_text(language);
	if (!facts->unit.is_prebuilt)
		source = sources_read(sources, task->file->source);
	if (source && language == LANGUAGE_C)
		object_place_names(&facts->unit, source);
	else if (source)
		object_place_data(&facts->unit, source,
		                  language == LANGUAGE_NASM);
}

/* An object's facts come from it and from the text that it was made of. */
static struct answer
read_object(struct tasks *tasks, const struct task *task, struct store *store)
{
	struct arena *arena = &tasks->scratch;
	struct names *names = tasks->session->names;
	struct object object;
	struct object_facts facts = {0};
	struct answer answer = {0};

	facts.wrong = object_read(arena, names, task->path, &object);
	if (!facts.wrong && object.is_image)
		facts.wrong = "is linked already";
	if (!facts.wrong)
		fill_object(tasks, task, &object, &facts);
	store_object(store, &facts);
	if (facts.wrong)
		return answer;
	answer.inputs.read = store->files;
	*list_add(arena, &answer.inputs.read) = task->path;
	*list_add(arena, &answer.inputs.read) = task->file->source;
	answer.inputs.complete = true;
	return answer;
}

/* Reads a header or a file of C and writes its facts. */
static struct answer
read_file(struct tasks *tasks, const struct task *task, struct store *store)
{
	struct session *session = tasks->session;
	struct header header = {0};
	struct cunit cunit = {0};
	bool is_read;
	struct answer answer = {0};

	if (!tasks->reader)
		tasks->reader = creader_new(&tasks->scratch, session->names,
		                            session->sources);
	is_read = task->header ? creader_header(tasks->reader, task->path,
	                                        &task->options, &header)
	                       : creader_unit(tasks->reader, task->path,
	                                      &task->options, &cunit);
	if (!is_read) {
		answer.wrong = strerror(errno);
		return answer;
	}
	answer.inputs = *creader_inputs(tasks->reader);
	if (task->header)
		store_header(store, &header);
	else
		store_cunit(store, &cunit);
	/* What is missing today may be found tomorrow, anywhere. */
	if (header.problems.count + cunit.problems.count > 0)
		answer.inputs.complete = false;
	return answer;
}

static void
store_answer(struct store *store, struct answer *answer)
{
	store_name(store, &answer->wrong);
	store_flag(store, &answer->inputs.complete);
	store_list(store, &answer->inputs.read, store_name);
	store_list(store, &answer->inputs.absent, store_name);
}

static void
run_task(void *context, uint32_t item, struct text *result)
{
	struct tasks *tasks = context;
	struct store head = store_writer(&tasks->scratch);
	struct store facts = store_writer(&tasks->scratch);
	const struct task *task = &tasks->items[item];
	struct answer answer = task->object ? read_object(tasks, task, &facts)
	                                    : read_file(tasks, task, &facts);

	store_answer(&head, &answer);
	text_bytes(result, head.out.bytes, head.out.len);
	text_bytes(result, facts.out.bytes, facts.out.len);
	arena_free(&tasks->scratch);
}

static const char *
task_name(const void *context, uint32_t item)
{
	const struct tasks *tasks = context;

	return tasks->items[item].path;
}

/* Takes the facts of a file; false when they make no sense. */
static bool
take_facts(struct session *session, const struct task *task, const char *bytes,
           size_t size)
{
	struct store store =
		store_reader(session->arena, session->sources, bytes, size);

	if (task->header)
		store_header(&store, task->header);
	else if (task->cunit)
		store_cunit(&store, task->cunit);
	else
		store_object(&store, task->object);
	return store_is_done(&store);
}

static void
take_result(struct session *session, const struct task *task,
            const struct work_result *result)
{
	struct store store = store_reader(session->arena, session->sources,
	                                  result->bytes, result->size);
	struct cache_entry entry = task->entry;
	struct answer answer = {0};

	store_answer(&store, &answer);
	if (answer.wrong)
		die("cannot read '%s': %s", task->path, answer.wrong);
	entry.bytes = (const char *)store.at;
	entry.size = (size_t)(store.end - store.at);
	if (!take_facts(session, task, entry.bytes, entry.size))
		die("'%s', or what it includes, changed while it was read",
		    task->path);
	entry.read = answer.inputs.read;
	entry.absent = answer.inputs.absent;
	if (answer.inputs.complete)
		cache_keep(session->cache, &entry);
}

/* The program itself decides what it finds, and so does libclang. */
struct cache *
reading_cache(struct session *session)
{
	struct arena *arena = session->arena;
	const char *self, *library;

	if (session->cache)
		return session->cache;
	self = cache_stamp(arena, "/proc/self/exe");
	library = cache_stamp(arena, creader_library());
	session->cache =
		cache_open(arena, session->names, "build/facts",
	                   arena_print(arena, "%s; %s", self, library));
	return session->cache;
}

/* Leaves the tasks for which the cache has no answer. */
static void
ask_cache(struct tasks *tasks)
{
	struct session *session = tasks->session;
	uint32_t left = 0;

	for (uint32_t i = 0; i < tasks->count; i++) {
		const struct task *task = &tasks->items[i];
		const struct cache_entry *found =
			cache_find(reading_cache(session), &task->entry);

		if (!found ||
		    !take_facts(session, task, found->bytes, found->size))
			tasks->items[left++] = *task;
	}
	tasks->count = left;
}

static bool
needs_library(const struct tasks *tasks)
{
	list_each (const struct task, task, tasks)
		if (!task->object)
			return true;
	return false;
}

static void
run_tasks(struct tasks *tasks)
{
	struct session *session = tasks->session;
	struct work work = {
		.jobs = session->jobs ? session->jobs : workers_cores(),
		.context = tasks,
		.run = run_task,
		.name = task_name,
	};
	struct work_result *results;

	ask_cache(tasks);
	work.count = tasks->count;
	/* Here, for all workers: they share what the loader changes in it. */
	if (needs_library(tasks))
		creader_load();
	cache_begin(reading_cache(session));
	results = workers_run(session->arena, &work);
	for (uint32_t i = 0; i < tasks->count; i++)
		take_result(session, &tasks->items[i], &results[i]);
}

static void
add_object(struct plan *plan, const struct plan_module *module,
           const struct plan_file *file, struct tasks *tasks)
{
	struct arena *arena = plan->session->arena;
	struct object_facts *facts = arena_new(arena, struct object_facts);
	struct names *names = plan->session->names;
	struct task *task = list_add(arena, tasks);

	map_put(arena, &plan->objects, file, facts);
	*task = (struct task){
		.path = file->object,
		.object = facts,
		.plan = plan,
		.module = module,
		.file = file,
		/* Only there a header for the boot loader is in place. */
		.entry.flags = names_text(
			names, link_boot(plan) == module ? "boot" : ""),
		.entry.question = names_text(names, file->object),
	};
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
	task->entry.question = names_text(
		names, arena_print(arena, "%s %s", module->folder, path));
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
	run_tasks(&tasks);
}

void
reading_headers(struct plan *plan)
{
	struct tasks tasks = {.session = plan->session};

	for (uint32_t i = 0; i < plan->modules.count; i++)
		if (!imports_in_header(plan, plan->modules.items[i]))
			add_header(&tasks, plan, plan->modules.items[i]);
	run_tasks(&tasks);
	for (uint32_t i = 0; i < plan->modules.count; i++)
		if (imports_in_header(plan, plan->modules.items[i]))
			read_late(plan, plan->modules.items[i]);
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

		if (file->language != LANGUAGE_C) {
			add_object(plan, module, file, tasks);
			continue;
		}
		cunit = arena_new(arena, struct cunit);
		map_put(arena, &plan->cunits, file, cunit);
		add_task(tasks, module, file->source, &options)->cunit = cunit;
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

static void
add_objects(struct plan *plan, const struct plan_module *module,
            struct tasks *tasks)
{
	list_each (const struct plan_file, file, &module->files)
		if (file->language == LANGUAGE_C)
			add_object(plan, module, file, tasks);
}

void
reading_objects(struct plan *plan)
{
	struct tasks tasks = {.session = plan->session};

	for (uint32_t i = 0; i < plan->modules.count; i++)
		add_objects(plan, plan->modules.items[i], &tasks);
	for (uint32_t i = 0; i < plan->images.count; i++)
		add_objects(plan, plan->images.items[i].client, &tasks);
	run_tasks(&tasks);
}

struct object_facts *
reading_object(const struct plan *plan, const struct plan_file *file)
{
	struct object_facts *facts = map_get(&plan->objects, file);

	assert(facts);
	return facts;
}

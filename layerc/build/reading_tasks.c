#include "reading_tasks.h"

#include <errno.h>
#include <string.h>

#include "../base/die.h"
#include "../base/workers.h"
#include "../source/instruction.h"
#include "../source/store.h"
#include "reading.h"
#include "sections.h"

/* What a worker says of a file, before its facts. */
struct answer {
	const char *wrong; /* why it cannot be read, or NULL */
	struct cinputs inputs;
};

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
	struct session *session = tasks->session;
	struct sources *sources = task->is_placed ? session->sources : NULL;
	enum language language = task->file->language;
	const struct source *source = NULL;

	if (!tasks->decoder)
		tasks->decoder = decoder_new(session->names->arena);
	facts->has_odd_sections = has_odd_sections(task, object);
	object_unit(&tasks->scratch, sources, tasks->decoder, object,
	            language != LANGUAGE_C, &facts->unit);
	facts->unit.is_compiled = language_is_compiled(language);
	facts->unit.is_prebuilt = !language_is_text(language);
	if (sources && !facts->unit.is_prebuilt)
		source = sources_read(sources, task->file->source);
	if (source && language == LANGUAGE_C)
		object_place_names(&facts->unit, source);
	else if (source)
		object_place_data(&facts->unit, source,
		                  language == LANGUAGE_NASM);
}

/* Facts come from the object, their places from the text it was made of. */
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
	if (task->is_placed)
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
	entry.is_open = !answer.inputs.complete;
	cache_keep(session->cache, &entry);
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

void
tasks_run(struct tasks *tasks)
{
	struct session *session = tasks->session;
	struct work work = {
		.jobs = session->jobs ? session->jobs : workers_cores(),
		.context = tasks,
		.run = run_task,
		.name = task_name,
		.progress = &session->progress,
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

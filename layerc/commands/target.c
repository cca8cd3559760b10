#include "target.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../base/die.h"
#include "../base/text.h"
#include "../build/check.h"
#include "../build/link.h"
#include "../report/baseline.h"
#include "../report/failed.h"
#include "../report/fix.h"
#include "../report/spelling.h"
#include "../source/paths.h"
#include "known.h"

static bool
is_below(const char *path, const char *folder)
{
	size_t len = strlen(folder);

	while (len > 0 && folder[len - 1] == '/')
		len--;
	return strcmp(folder, ".") == 0 ||
	       (strncmp(path, folder, len) == 0 && path[len] == '/');
}

/* The names of all layers that stand in some kernel. */
static void
find_stacked(struct session *session, const struct project *project,
             struct map *stacked)
{
	for (uint32_t i = 0; i < project->kernels.count; i++)
		list_each (const struct name_list, group,
		           &project->kernels.items[i]->stack)
			list_each (const struct name, word, group)
				map_put(session->arena, stacked, word->text,
				        stacked);
}

static void
add(struct session *session, struct targets *targets,
    const struct kernel *kernel, const struct layer *layer)
{
	*list_add(session->arena, targets) =
		(struct target){.kernel = kernel, .layer = layer};
}

/* Adds the kernels and layers of a folder. */
static bool
add_folder(struct session *session, const struct project *project,
           const char *folder, struct targets *targets)
{
	uint32_t before = targets->count;

	folder = paths_plain(session->arena, folder);
	for (uint32_t i = 0; i < project->kernels.count; i++)
		if (is_below(project->kernels.items[i]->source->path, folder))
			add(session, targets, project->kernels.items[i], NULL);
	for (uint32_t i = 0; i < project->layers.count; i++)
		if (is_below(project->layers.items[i]->source->path, folder))
			add(session, targets, NULL, project->layers.items[i]);
	return targets->count > before;
}

static void
add_all(struct session *session, const struct project *project,
        struct targets *targets)
{
	struct map stacked = {0};

	find_stacked(session, project, &stacked);
	for (uint32_t i = 0; i < project->kernels.count; i++)
		add(session, targets, project->kernels.items[i], NULL);
	for (uint32_t i = 0; i < project->layers.count; i++)
		if (!map_get(&stacked, project->layers.items[i]->name.text))
			add(session, targets, NULL, project->layers.items[i]);
}

/* The name most like word, of a kernel or also of a layer, or NULL. */
static const char *
nearest(const struct project *project, const char *word, bool layers)
{
	for (uint32_t i = 0; i < project->kernels.count; i++)
		if (spelling_is_near(word,
		                     project->kernels.items[i]->name.text))
			return project->kernels.items[i]->name.text;
	for (uint32_t i = 0; layers && i < project->layers.count; i++)
		if (spelling_is_near(word, project->layers.items[i]->name.text))
			return project->layers.items[i]->name.text;
	return NULL;
}

static bool
say_unknown(const struct project *project, const char *word, const char *what,
            bool layers)
{
	const char *meant = nearest(project, word, layers);

	fprintf(stderr, "layerc: no %s is named '%s'", what, word);
	if (meant)
		fprintf(stderr, "; there is '%s'", meant);
	fputc('\n', stderr);
	return false;
}

/* What a word means; NULL when it is found, else what is missing. */
static const char *
add_word(struct session *session, const struct project *project,
         const char *start, const char *word, struct targets *targets)
{
	const char *name = names_text(session->names, word);
	const struct kernel *kernel = project_kernel(project, name);
	const struct layer *layer = project_layer(project, name);
	const char *folder = path_join(session->arena, start, word);

	if (kernel || layer) {
		add(session, targets, kernel, kernel ? NULL : layer);
		return NULL;
	}
	if (!file_exists(folder))
		return "kernel, layer or folder";
	if (!file_is_folder(folder))
		return "kernel, layer or folder, but a file,";
	return add_folder(session, project, folder, targets)
	               ? NULL
	               : "kernel or layer stands in a folder that";
}

const char *
target_enter(struct session *session)
{
	const char *start = ".";
	const char *root = project_root(session->arena);
	char *here = getcwd(NULL, 0);

	if (!root) {
		fputs("layerc: neither this folder nor one above it holds a "
		      "'layers' folder: 'layerc -C DIR' goes to a project, "
		      "'layerc init' makes one of code, 'layerc new' begins "
		      "one\n",
		      stderr);
		free(here);
		exit(EXIT_USAGE);
	}
	if (!here || strcmp(root, here) != 0) {
		if (chdir(root) != 0)
			die("cannot enter '%s':", root);
		fprintf(stderr, "layerc: Entering directory '%s'\n", root);
		if (here)
			start = paths_plain(session->arena, here);
		start = arena_text(session->arena, start, strlen(start));
	}
	free(here);
	return start;
}

bool
target_find(struct session *session, const struct options *options,
            const char *start, struct project *project, struct targets *targets)
{
	bool found = true;

	known_read(session, options, start);
	project_load(session, project);
	list_each (const char *, word, &options->names) {
		const char *missing =
			add_word(session, project, start, *word, targets);

		if (missing && !options->is_past)
			found = say_unknown(project, *word, missing, true);
	}
	if (options->names.count == 0)
		add_all(session, project, targets);
	if (options->names.count == 0 && targets->count == 0 &&
	    !options->is_past)
		fputs("layerc: the project has no manifests: 'layerc init' "
		      "makes some of code, 'layerc new' begins a kernel\n",
		      stderr);
	return found && targets->count > 0;
}

static int
by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char *
targets_words(const struct session *session, const struct options *options,
              const struct targets *targets)
{
	const struct target *only = targets->items;
	struct text text = {.arena = session->arena};
	struct path_list names = {0};

	if (targets->count == 1)
		return only->kernel ? only->kernel->name.text
		                    : only->layer->name.text;
	list_each (const char *, name, &options->names)
		*list_add(session->arena, &names) = *name;
	if (names.count > 1)
		qsort(names.items, names.count, sizeof(*names.items), by_bytes);
	text_bytes(&text, "", 0);
	list_each (const char *, name, &names)
		text_print(&text, "%s%s", text.len ? " " : "", *name);
	return text.bytes;
}

static void
say_kernels(const struct project *project)
{
	if (project->kernels.count == 0) {
		fprintf(stderr, "layerc: the project has no kernel\n");
		return;
	}
	fprintf(stderr, "layerc: name one of the kernels: ");
	for (uint32_t i = 0; i < project->kernels.count; i++)
		fprintf(stderr, "%s'%s'", i ? ", " : "",
		        project->kernels.items[i]->name.text);
	fputc('\n', stderr);
}

const struct kernel *
target_named(const struct session *session, const struct project *project,
             const char *word)
{
	const char *name = names_text(session->names, word);
	const struct kernel *kernel = project_kernel(project, name);

	if (!kernel && project_layer(project, name))
		fprintf(stderr, "layerc: '%s' is a layer, not a kernel\n",
		        word);
	else if (!kernel)
		say_unknown(project, word, "kernel", false);
	return kernel;
}

const struct kernel *
target_kernel(struct session *session, const struct options *options,
              struct project *project)
{
	known_read(session, options, target_enter(session));
	project_load(session, project);
	if (options->names.count == 0 && project->kernels.count == 1)
		return project->kernels.items[0];
	if (options->names.count == 0) {
		say_kernels(project);
		return NULL;
	}
	return target_named(session, project, options->names.items[0]);
}

/* Whether what was reported since stops all else from making sense. */
static bool
is_stopped(const struct diag *diag, struct target target, uint32_t since)
{
	static const enum diag_id missing[] = {
		DIAG_unknown_import,       DIAG_hidden_import,
		DIAG_missing_import,       DIAG_unknown_export,
		DIAG_unexported_prototype,
	};
	enum { COUNT = sizeof(missing) / sizeof(missing[0]) };

	for (uint32_t i = since; i < diag->reports.count; i++) {
		const struct diag_report *report = &diag->reports.items[i];
		bool is_missing = false;

		for (int j = 0; j < COUNT; j++)
			is_missing |= report->id == missing[j];
		if (diag_catalogue[report->id].severity == SEVERITY_ERROR &&
		    !baseline_knows(report) && !(is_missing && target.goes_on))
			return true;
	}
	return false;
}

struct plan *
target_plan(struct session *session, const struct project *project,
            struct target target)
{
	/* Those of other targets say nothing of this one. */
	uint32_t since = session->diag->reports.count;
	const struct composition *composition;
	struct plan *plan;

	/* It was said what is missing; the rest would follow from that. */
	if (target.kernel && target.kernel->damaged)
		return NULL;
	composition = target.kernel
	                      ? compose_kernel(session, project, target.kernel)
	                      : compose_layer(session, project, target.layer);
	if (!composition || project->damaged ||
	    is_stopped(session->diag, target, since))
		return NULL;
	plan = plan_make(session, composition,
	                 target.is_release ? PLAN_RELEASE : PLAN_PLAIN);
	/* What boots is of interest when all else is there. */
	if (!is_stopped(session->diag, (struct target){0}, since))
		link_check(plan);
	if (is_stopped(session->diag, target, since))
		return NULL;
	check_headers(plan);
	return is_stopped(session->diag, target, since) ? NULL : plan;
}

/* What stands between the folder of the call and the project below it. */
static const char *
above(struct arena *arena, const struct options *options)
{
	const char *from = options->from, *words = "";
	char *here = getcwd(NULL, 0);
	size_t len = strlen(from);

	if (len > 0 && here && strncmp(here, from, len) == 0 &&
	    here[len] == '/')
		words = arena_print(arena, "%s/", here + len + 1);
	free(here);
	return words;
}

int
target_finish(struct session *session, const struct options *options)
{
	bool colour = isatty(STDERR_FILENO) && !getenv("NO_COLOR");

	if (options->form != EXPORT_TEXT)
		failed_report(session);
	known_judge(session, options);
	if (options->form != EXPORT_TEXT)
		export_write(session->diag, options->form,
		             above(session->arena, options), LAYERC_VERSION,
		             stdout);
	fflush(stdout);
	if (options->form == EXPORT_TEXT)
		diag_print(session->diag, stderr, colour);
	known_say(session);
	if (options->fix)
		fix_apply(session->diag, options->dry_run, stdout);
	return session->diag->errors > 0 ? EXIT_WRONG : EXIT_FINE;
}

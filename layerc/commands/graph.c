/* layerc graph: pictures of kernels. */
#include <string.h>
#include <unistd.h>

#include "../base/die.h"
#include "../base/text.h"
#include "../build/build.h"
#include "../build/check.h"
#include "../picture/chart.h"
#include "../picture/page.h"
#include "diff.h"
#include "roots.h"
#include "target.h"

enum form { FORM_DOT, FORM_SVG, FORM_HTML, FORM_UNKNOWN };

static enum form
form_of(const char *path)
{
	static const char *const endings[] = {".dot", ".gv", ".svg", ".html"};
	static const enum form forms[] = {FORM_DOT, FORM_DOT, FORM_SVG,
	                                  FORM_HTML};

	if (!path)
		return FORM_DOT;
	for (int i = 0; i < 4; i++)
		if (strcmp(path_ending(path), endings[i]) == 0)
			return forms[i];
	return FORM_UNKNOWN;
}

/* Has graphviz draw a graph, of which build/KERNEL keeps the text. */
static void
draw(struct arena *arena, const struct text *graph, const char *kernel,
     const char *path)
{
	const char *text = arena_print(arena, "build/%s/graph.dot", kernel);
	struct process process;
	struct process_end end;
	struct argv argv = {0};

	file_write(arena, text, graph->bytes, graph->len);
	argv_add(arena, &argv, "dot", "-Tsvg", "-o", path, text, NULL);
	if (!process_start(arena, &process, &argv, OUTPUT_INHERIT))
		die("cannot start dot, of the package graphviz:");
	end = process_wait(&process);
	if (end.status != 0)
		die("dot could not draw '%s' to '%s'", text, path);
}

/* Puts a graph where it is wanted. */
static void
deliver(struct session *session, const struct text *graph, const char *kernel,
        const char *path)
{
	if (!path)
		fwrite(graph->bytes, 1, graph->len, stdout);
	else if (form_of(path) == FORM_SVG)
		draw(session->arena, graph, kernel, path);
	else
		file_write(session->arena, path, graph->bytes, graph->len);
	if (!path && isatty(STDOUT_FILENO))
		fputs("layerc: that is text for graphviz: '-o FILE.svg' has "
		      "it drawn\n",
		      stderr);
}

/* Returns NULL after a mistake in manifests, which is reported. */
static const struct composition *
compose(struct session *session, const struct project *project,
        const struct kernel *kernel)
{
	const struct composition *composition;
	unsigned errors = session->diag->errors;

	if (kernel->damaged || project->damaged)
		return NULL;
	composition = compose_kernel(session, project, kernel);
	return session->diag->errors > errors ? NULL : composition;
}

static int
draw_calls(struct session *session, const struct options *options,
           struct plan *plan, const char *path)
{
	struct text graph = {.arena = session->arena};
	struct calls calls = {0};
	struct call_nodes roots = {0};
	int status = roots_find(plan, options, &calls, &roots);

	if (status != EXIT_FINE)
		return status;
	if (roots.count == 0) {
		fprintf(stderr, "layerc: no layer of '%s' has an init\n",
		        plan->kernel->name.text);
		return EXIT_WRONG;
	}
	chart_calls(&graph, &calls, &roots);
	deliver(session, &graph, plan->kernel->name.text, path);
	return EXIT_FINE;
}

/* With another composition, not NULL, what differs from it is marked. */
static int
write_page(struct plan *plan, const struct composition *other, const char *path)
{
	struct text page = {.arena = plan->session->arena};
	struct page_difference difference = {.other = other};
	const struct program *program;

	if (!build_assembly(plan, false))
		return EXIT_WRONG;
	program = check_sources(plan, NULL);
	if (other)
		difference.facts =
			diff_json(plan->session, other, plan->composition);
	page_make(&page, plan, program, other ? &difference : NULL);
	json_decref(difference.facts);
	file_write(plan->session->arena, path, page.bytes, page.len);
	return EXIT_FINE;
}

/* What the code tells is drawn though it breaks a rule. */
static int
draw_code(struct session *session, const struct options *options,
          const struct project *project, const struct kernel *kernel,
          const char *path)
{
	struct target target = {.kernel = kernel, .goes_on = true};
	struct plan *plan = target_plan(session, project, target);

	if (!plan)
		return EXIT_WRONG;
	return form_of(path) == FORM_HTML
	               ? write_page(plan, NULL, path)
	               : draw_calls(session, options, plan, path);
}

static int
draw_difference(struct session *session, const struct options *options,
                const char *path)
{
	struct text graph = {.arena = session->arena};
	struct project project = {0};
	const struct kernel *kernels[2];
	const struct composition *sides[2];

	project_load(session, &project);
	for (int i = 0; i < 2; i++)
		kernels[i] = target_named(session, &project,
		                          options->names.items[i]);
	if (!kernels[0] || !kernels[1])
		return EXIT_USAGE;
	sides[0] = compose(session, &project, kernels[0]);
	if (form_of(path) == FORM_HTML) {
		struct plan *plan = target_plan(
			session, &project,
			(struct target){.kernel = kernels[1], .goes_on = true});

		return plan && sides[0] ? write_page(plan, sides[0], path)
		                        : EXIT_WRONG;
	}
	sides[1] = compose(session, &project, kernels[1]);
	if (!sides[0] || !sides[1])
		return EXIT_WRONG;
	chart_difference(&graph, sides[0], sides[1]);
	deliver(session, &graph, kernels[0]->name.text, path);
	return EXIT_FINE;
}

static int
draw_kernel(struct session *session, const struct options *options,
            const char *path)
{
	struct text graph = {.arena = session->arena};
	struct project project = {0};
	const struct kernel *kernel = target_kernel(session, options, &project);
	const struct composition *composition;

	if (!kernel)
		return EXIT_USAGE;
	if (options->calls || options->init || form_of(path) == FORM_HTML)
		return draw_code(session, options, &project, kernel, path);
	composition = compose(session, &project, kernel);
	if (!composition)
		return EXIT_WRONG;
	chart_layers(&graph, composition);
	deliver(session, &graph, kernel->name.text, path);
	return EXIT_FINE;
}

/* Returns what is wrong with the words of the command line, or NULL. */
static const char *
refusal(const struct options *options)
{
	enum form form = form_of(options->output);
	int asked = options->init + options->diff + (options->calls != NULL);

	if (asked > 1)
		return "one of --calls, --init and --diff is taken";
	if (form == FORM_UNKNOWN)
		return "a picture ends in .dot, .svg or .html";
	if (form == FORM_HTML && asked > options->diff)
		return "a page shows a kernel whole, without --calls or --init";
	if (options->diff && options->names.count != 2)
		return "--diff takes two kernels";
	if (!options->diff && options->names.count > 1)
		return "one kernel is drawn; two with --diff";
	return NULL;
}

int
graph_run(struct session *session, const struct options *options)
{
	const char *refused = refusal(options), *start, *path = NULL;
	int status, finished;

	if (refused) {
		fprintf(stderr, "layerc: %s\n", refused);
		return EXIT_USAGE;
	}
	start = target_enter(session);
	if (options->output)
		path = path_join(session->arena, start, options->output);
	/* Folders are made for what is built; a name here may be mistyped. */
	if (path && !file_is_folder(path_folder(session->arena, path))) {
		fprintf(stderr, "layerc: there is no folder for '%s'\n",
		        options->output);
		return EXIT_USAGE;
	}
	status = options->diff ? draw_difference(session, options, path)
	                       : draw_kernel(session, options, path);
	finished = target_finish(session, options);
	return status != EXIT_FINE ? status : finished;
}

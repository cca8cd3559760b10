/* layerc why: how one layer, function or variable depends on another. */
#include <jansson.h>

#include "../base/die.h"
#include "../build/build.h"
#include "../build/check.h"
#include "../calculus/chain.h"
#include "../calculus/derivation.h"
#include "../calculus/edges.h"
#include "target.h"

/* What is asked: two ends, as the command line has them. */
struct question {
	const char *from, *to;
	struct chain_end from_end, to_end;
	bool all; /* each way in is wanted, not only the shortest */
};

static bool
find_end(const struct program *program, const char *word, struct chain_end *end)
{
	const char *nearest;

	if (chain_find_end(program, word, end))
		return true;
	nearest = chain_nearest(program, word);
	fprintf(stderr, "layerc: no layer, function or variable is named '%s'",
	        word);
	if (nearest)
		fprintf(stderr, "; there is '%s'", nearest);
	fputc('\n', stderr);
	return false;
}

/* The word of a manifest that allows a step, or NULL. */
static const struct name *
permission(const struct chain_step *step)
{
	return step->j.verdict == VERDICT_IMPORT ? step->j.declared : NULL;
}

static void
print_place(const struct chain_step *step)
{
	struct span span = step->use->span;
	struct place place;

	if (!span.source) {
		printf("%s: ", step->unit->path);
		return;
	}
	place = source_place(span.source, span.begin);
	printf("%s:%u:%u: ", span.source->path, place.line, place.column);
}

static void
print_step(const struct chain_step *step)
{
	const struct name *word = permission(step);
	const char *rule =
		derivation_rule(step->module, &step->j, step->use->symbol);

	print_place(step);
	printf("'%s' of '%s' %s '%s'", step->from->symbol, step->module->name,
	       edges_verb(step->use), step->use->symbol);
	if (step->to_module != step->module)
		printf(" of '%s'", step->to_module->name);
	if (step->j.verdict >= VERDICT_FIRST_FORBIDDEN)
		fputs(" [no rule allows it]", stdout);
	else if (word)
		printf(" [%s: imported in %s:%u]", rule,
		       word->span.source->path,
		       source_place(word->span.source, word->span.begin).line);
	else
		printf(" [%s]", rule);
	putchar('\n');
}

static int
print_chains(const struct question *question, const struct chains *chains)
{
	if (chains->count == 0)
		printf("no chain leads from '%s' to '%s'\n", question->from,
		       question->to);
	list_each (const struct chain, chain, chains) {
		if (chain > chains->items)
			putchar('\n');
		list_each (const struct chain_step, step, chain)
			print_step(step);
	}
	return chains->count > 0 ? EXIT_FINE : EXIT_WRONG;
}

static json_t *
json_of_step(const struct chain_step *step)
{
	struct span span = step->use->span;
	json_t *object = json_pack(
		"{s:s, s:s, s:s, s:s, s:s, s:s}", "from", step->from->symbol,
		"from_layer", step->module->name, "does", edges_verb(step->use),
		"to", step->use->symbol, "to_layer", step->to_module->name,
		"rule",
		derivation_rule(step->module, &step->j, step->use->symbol));
	struct place place;

	json_object_set_new(object, "path",
	                    json_string(span.source ? span.source->path
	                                            : step->unit->path));
	if (!span.source)
		return object;
	place = source_place(span.source, span.begin);
	json_object_set_new(object, "line", json_integer(place.line));
	json_object_set_new(object, "column", json_integer(place.column));
	return object;
}

static json_t *
json_of_chain(const struct chain *chain)
{
	json_t *steps = json_array();

	list_each (const struct chain_step, step, chain)
		json_array_append_new(steps, json_of_step(step));
	return steps;
}

static int
print_json(const struct question *question, const struct chains *chains)
{
	json_t *root = json_pack("{s:s, s:s}", "from", question->from, "to",
	                         question->to);
	json_t *all = json_array();

	list_each (const struct chain, chain, chains)
		json_array_append_new(all, json_of_chain(chain));
	if (question->all)
		json_object_set(root, "chains", all);
	else
		json_object_set_new(root, "steps",
		                    chains->count > 0
		                            ? json_of_chain(chains->items)
		                            : json_array());
	json_dumpf(root, stdout, JSON_INDENT(2));
	putchar('\n');
	json_decref(all);
	json_decref(root);
	return chains->count > 0 ? EXIT_FINE : EXIT_WRONG;
}

/* Whether something could not be read, so that there may be more edges. */
static bool
is_incomplete(const struct program *program)
{
	for (uint32_t i = 0; i < program->modules.count; i++)
		if (program->modules.items[i]->incomplete)
			return true;
	return false;
}

static int
answer(struct plan *plan, struct question *question, enum export_form form)
{
	const struct program *program;
	struct chains chains;

	if (!build_assembly(plan, false))
		return EXIT_HOST;
	program = check_sources(plan, NULL);
	if (!find_end(program, question->from, &question->from_end) ||
	    !find_end(program, question->to, &question->to_end))
		return EXIT_USAGE;
	chains = chain_find(program, question->from_end, question->to_end,
	                    question->all);
	if (chains.count == 0 && is_incomplete(program)) {
		diag_print(plan->session->diag, stderr, false);
		return EXIT_HOST;
	}
	return form == EXPORT_JSON ? print_json(question, &chains)
	                           : print_chains(question, &chains);
}

/* The command line without its first two names. */
static struct options
without_ends(const struct options *options)
{
	struct options rest = *options;

	rest.names.items += 2;
	rest.names.count -= 2;
	return rest;
}

int
why_run(struct session *session, const struct options *options)
{
	struct project project = {0};
	const struct kernel *kernel;
	struct plan *plan = NULL;
	struct question question;
	struct options rest;

	if (options->names.count < 2 || options->names.count > 3) {
		fprintf(stderr, "layerc: 'why' takes what depends, on what, "
		                "and perhaps a kernel\n");
		return EXIT_USAGE;
	}
	if (options->form != EXPORT_TEXT && options->form != EXPORT_JSON) {
		fprintf(stderr, "layerc: 'why' answers as text or json\n");
		return EXIT_USAGE;
	}
	question = (struct question){.from = options->names.items[0],
	                             .to = options->names.items[1],
	                             .all = options->all};
	rest = without_ends(options);
	kernel = target_kernel(session, &rest, &project);
	if (!kernel)
		return EXIT_USAGE;
	plan = target_plan(session, &project,
	                   (struct target){.kernel = kernel});
	if (plan)
		return answer(plan, &question, options->form);
	rest.form = EXPORT_TEXT;
	target_finish(session, &rest);
	return EXIT_HOST;
}

#include "diff.h"

#include <stdlib.h>
#include <string.h>

#include "../base/die.h"
#include "../base/text.h"
#include "target.h"
#include "words.h"

/* What a kernel has: one word of a line; both are names. */
struct fact {
	const char *head; /* "program init from"; "" where there is none */
	const char *word;
	bool shared; /* the other kernel has it, too */
};

struct facts LIST(struct fact);

struct side {
	const struct kernel *kernel;
	const struct composition *composition;
	struct facts layers, lines, exports;
};

/* A layer that both have, at another level. */
struct move {
	const char *layer;
	uint32_t levels[2];
};

/* An import of a layer that both have, from another layer. */
struct supply {
	const char *layer, *import;
	const char *from[2];
};

struct diff {
	struct session *session;
	struct side sides[2];
	uint32_t layers, lines, exports; /* that both have */
	struct moves LIST(struct move) moves;
	struct supplies LIST(struct supply) supplies;
};

static void
add_fact(struct diff *diff, struct facts *facts, const char *head,
         const char *word)
{
	struct names *names = diff->session->names;

	if (!word)
		return;
	*list_add(diff->session->arena, facts) = (struct fact){
		names_text(names, head), names_text(names, word), false};
}

static void
add_files(struct diff *diff, struct side *side, const char *head,
          const struct file_names *files)
{
	list_each (const struct file_name, file, files)
		add_fact(diff, &side->lines, head, file->path);
}

static bool
has_file(const struct file_names *files, const struct file_name *file)
{
	list_each (const struct file_name, other, files)
		if (other->path == file->path)
			return true;
	return false;
}

/* The files of a program, but for those of 'library' lines. */
static void
add_program(struct diff *diff, struct side *side, const struct linked *program)
{
	struct file_names own = {0};
	struct arena *arena = diff->session->arena;

	list_each (const struct file_name, file, &program->sources)
		if (!has_file(&side->kernel->library, file))
			*list_add(arena, &own) = *file;
	add_files(diff, side,
	          arena_print(arena, "program %s from", program->name.text),
	          &own);
}

static const char *
joined(struct arena *arena, const struct name_list *names)
{
	struct text text = {.arena = arena};

	list_each (const struct name, name, names)
		text_print(&text, "%s%s", text.len ? ", " : "", name->text);
	return text.len ? text.bytes : "";
}

static void
add_numbers(struct diff *diff, struct side *side)
{
	struct arena *arena = diff->session->arena;
	const struct kernel *kernel = side->kernel;

	list_each (const struct bound, depth, &kernel->depths)
		add_fact(diff, &side->lines, "depth",
		         arena_print(arena, "%s at most %u", depth->name.text,
		                     depth->value));
	list_each (const struct client_bound, line, &kernel->recursions)
		add_fact(diff, &side->lines, "recursion",
		         arena_print(arena, "%s at most %u in %s",
		                     line->bound.name.text, line->bound.value,
		                     joined(arena, &line->names)));
	list_each (const struct grant, grant, &kernel->instructions)
		add_fact(diff, &side->lines, "instructions",
		         arena_print(arena, "%s in %s",
		                     joined(arena, &grant->classes),
		                     joined(arena, &grant->names)));
}

static void
add_lines(struct diff *diff, struct side *side)
{
	struct arena *arena = diff->session->arena;
	const struct kernel *kernel = side->kernel;

	add_fact(diff, &side->lines, "machine", kernel->machine.text);
	add_files(diff, side, "client", &kernel->clients);
	add_files(diff, side, "library", &kernel->library);
	list_each (const struct linked, program, &kernel->programs)
		add_program(diff, side, program);
	list_each (const struct linked, test, &kernel->tests)
		add_files(diff, side,
		          arena_print(arena, "test %s from", test->name.text),
		          &test->sources);
	list_each (const struct transcript, transcript, &kernel->transcripts)
		add_fact(diff, &side->lines,
		         arena_print(arena, "transcript %s from",
		                     transcript->name.text),
		         transcript->file.path);
	add_fact(diff, &side->lines, "image",
	         arena_print(arena, "%s at 0x%x", kernel->image_format.text,
	                     kernel->address));
	add_fact(diff, &side->lines, "entry", kernel->entry.text);
	add_numbers(diff, side);
}

static void
add_composition(struct diff *diff, struct side *side)
{
	const struct composition *c = side->composition;

	for (uint32_t i = c->placements.count; i-- > 0;)
		add_fact(diff, &side->layers, "",
		         c->placements.items[i]->layer->name.text);
	for (uint32_t i = 0; i < c->histories.count; i++)
		if (compose_visible(c, c->histories.items[i]->name,
		                    c->group_count))
			add_fact(diff, &side->exports, "",
			         c->histories.items[i]->name);
}

/* Marks what both have, and counts it. */
static uint32_t
share(struct facts *left, struct facts *right)
{
	uint32_t count = 0;

	list_each (struct fact, fact, left)
		list_each (struct fact, other, right)
			if (fact->head == other->head &&
			    fact->word == other->word) {
				count += !fact->shared;
				fact->shared = other->shared = true;
			}
	return count;
}

static void
compare_imports(struct diff *diff, const struct placement *left,
                const struct placement *right)
{
	for (uint32_t i = 0; i < left->imports.count; i++) {
		const struct primitive *primitive =
			left->imports.items[i].primitive;
		const struct import *other =
			map_get(&right->import_by_name, primitive->name);
		const char *from = primitive->placement->layer->name.text;
		const char *now = other->primitive->placement->layer->name.text;

		if (from != now)
			*list_add(diff->session->arena, &diff->supplies) =
				(struct supply){left->layer->name.text,
			                        primitive->name,
			                        {from, now}};
	}
}

static void
compare_placements(struct diff *diff)
{
	const struct composition *left = diff->sides[0].composition;
	const struct composition *right = diff->sides[1].composition;

	for (uint32_t i = left->placements.count; i-- > 0;) {
		const struct placement *placement = left->placements.items[i];
		const char *name = placement->layer->name.text;
		const struct placement *other =
			map_get(&right->placement_by_layer, name);

		if (!other)
			continue;
		if (placement->group != other->group)
			*list_add(diff->session->arena, &diff->moves) =
				(struct move){name,
			                      {placement->group, other->group}};
		compare_imports(diff, placement, other);
	}
}

static void
compare(struct diff *diff)
{
	struct side *left = &diff->sides[0], *right = &diff->sides[1];

	for (int i = 0; i < 2; i++) {
		add_composition(diff, &diff->sides[i]);
		add_lines(diff, &diff->sides[i]);
	}
	diff->layers = share(&left->layers, &right->layers);
	diff->lines = share(&left->lines, &right->lines);
	diff->exports = share(&left->exports, &right->exports);
	compare_placements(diff);
}

/* Prints what one side alone has, a line for each head. */
static void
print_facts(struct arena *arena, char mark, const struct facts *facts)
{
	struct words words = {0};
	const char *head = NULL;

	list_each (const struct fact, fact, facts) {
		if (fact->shared)
			continue;
		if (fact->head != head) {
			words_end(&words);
			words = (struct words){
				.label = arena_print(arena, "  %c %s", mark,
			                             fact->head),
				.indent = 7 + (uint32_t)strlen(fact->head)};
			words.indent -= fact->head[0] == '\0';
		}
		head = fact->head;
		words_add(&words, fact->word);
	}
	words_end(&words);
}

static bool
has_own(const struct facts *facts)
{
	list_each (const struct fact, fact, facts)
		if (!fact->shared)
			return true;
	return false;
}

static void
print_both(struct arena *arena, const char *title, const struct facts *left,
           const struct facts *right)
{
	if (!has_own(left) && !has_own(right))
		return;
	printf("\n  %s\n", title);
	print_facts(arena, '-', left);
	print_facts(arena, '+', right);
}

/* The layers that stand so many levels higher, or lower. */
static void
print_moves(const struct diff *diff)
{
	struct map seen = {0};
	struct arena *arena = diff->session->arena;

	list_each (const struct move, first, &diff->moves) {
		struct words words = {.indent = 6};
		int way = (int)first->levels[1] - (int)first->levels[0];

		if (map_get(&seen, first->layer))
			continue;
		printf("\n  %d level%s %s\n", abs(way),
		       abs(way) == 1 ? "" : "s", way > 0 ? "higher" : "lower");
		words.label = "";
		list_each (const struct move, move, &diff->moves) {
			if ((int)move->levels[1] - (int)move->levels[0] != way)
				continue;
			map_put(arena, &seen, move->layer, &seen);
			words_add(&words, move->layer);
		}
		words_end(&words);
	}
}

static void
print_supplies(const struct diff *diff)
{
	if (diff->supplies.count > 0)
		printf("\n  imports from another layer\n");
	list_each (const struct supply, supply, &diff->supplies)
		printf("      '%s' of '%s': from '%s', not '%s'\n",
		       supply->import, supply->layer, supply->from[1],
		       supply->from[0]);
}

static void
print_text(const struct diff *diff)
{
	const struct side *left = &diff->sides[0], *right = &diff->sides[1];
	struct arena *arena = diff->session->arena;

	printf("- %s\n+ %s\n", left->kernel->name.text,
	       right->kernel->name.text);
	print_both(arena, "layers", &left->layers, &right->layers);
	print_moves(diff);
	print_supplies(diff);
	print_both(arena, "lines", &left->lines, &right->lines);
	print_both(arena, "exports", &left->exports, &right->exports);
	printf("\n%u layer%s and %u export%s are shared; all that is not named "
	       "is the same\n",
	       diff->layers, diff->layers == 1 ? "" : "s", diff->exports,
	       diff->exports == 1 ? "" : "s");
}

static json_t *
json_of_facts(const struct facts *facts)
{
	json_t *array = json_array();

	list_each (const struct fact, fact, facts)
		if (!fact->shared && fact->head[0])
			json_array_append_new(
				array,
				json_sprintf("%s %s", fact->head, fact->word));
		else if (!fact->shared)
			json_array_append_new(array, json_string(fact->word));
	return array;
}

static json_t *
json_of_side(const struct side *side)
{
	return json_pack("{s:s, s:o, s:o, s:o}", "kernel",
	                 side->kernel->name.text, "layers",
	                 json_of_facts(&side->layers), "lines",
	                 json_of_facts(&side->lines), "exports",
	                 json_of_facts(&side->exports));
}

static json_t *
json_of_diff(const struct diff *diff)
{
	json_t *moves = json_array(), *supplies = json_array();

	list_each (const struct move, move, &diff->moves)
		json_array_append_new(moves,
		                      json_pack("{s:s, s:[i, i]}", "layer",
		                                move->layer, "levels",
		                                (int)move->levels[0],
		                                (int)move->levels[1]));
	list_each (const struct supply, supply, &diff->supplies)
		json_array_append_new(
			supplies,
			json_pack("{s:s, s:s, s:[s, s]}", "layer",
		                  supply->layer, "import", supply->import,
		                  "from", supply->from[0], supply->from[1]));
	return json_pack("{s:[o, o], s:o, s:o, s:{s:i, s:i, s:i}}", "only",
	                 json_of_side(&diff->sides[0]),
	                 json_of_side(&diff->sides[1]), "moved", moves,
	                 "imports", supplies, "shared", "layers",
	                 (int)diff->layers, "lines", (int)diff->lines,
	                 "exports", (int)diff->exports);
}

static void
print_json(const struct diff *diff)
{
	json_t *root = json_of_diff(diff);

	json_dumpf(root, stdout, JSON_INDENT(2));
	putchar('\n');
	json_decref(root);
}

json_t *
diff_json(struct session *session, const struct composition *first,
          const struct composition *second)
{
	struct diff diff = {
		.session = session,
		.sides = {{.kernel = first->kernel, .composition = first},
	                  {.kernel = second->kernel, .composition = second}}};

	compare(&diff);
	return json_of_diff(&diff);
}

/* Returns false when a kernel has mistakes, which are reported. */
static bool
read_side(struct diff *diff, const struct project *project, struct side *side)
{
	struct diag *report = diff->session->diag;
	unsigned errors = report->errors;

	if (side->kernel->damaged || project->damaged)
		return false;
	side->composition =
		compose_kernel(diff->session, project, side->kernel);
	return report->errors == errors;
}

/* Returns false when the words are not two kernels. */
static bool
find_sides(struct diff *diff, const struct options *options,
           const struct project *project)
{
	bool found = true;

	for (int i = 0; i < 2; i++) {
		diff->sides[i].kernel = target_named(diff->session, project,
		                                     options->names.items[i]);
		found &= diff->sides[i].kernel != NULL;
	}
	if (found && diff->sides[0].kernel == diff->sides[1].kernel) {
		fprintf(stderr, "layerc: '%s' does not differ from itself\n",
		        options->names.items[0]);
		return false;
	}
	return found;
}

int
diff_run(struct session *session, const struct options *options)
{
	struct diff diff = {.session = session};
	struct project project = {0};
	struct options rest = *options;
	bool is_read = true;
	int status;

	if (options->names.count != 2) {
		fprintf(stderr, "layerc: --diff takes two kernels\n");
		return EXIT_USAGE;
	}
	target_enter(session);
	project_load(session, &project);
	if (!find_sides(&diff, options, &project)) {
		target_finish(session, options);
		return EXIT_USAGE;
	}
	for (int i = 0; i < 2; i++)
		is_read &= read_side(&diff, &project, &diff.sides[i]);
	if (is_read) {
		compare(&diff);
		if (options->form == EXPORT_JSON)
			print_json(&diff);
		else
			print_text(&diff);
	}
	/* Standard output belongs to the answer. */
	rest.form = EXPORT_TEXT;
	status = target_finish(session, &rest);
	return is_read ? status : EXIT_WRONG;
}

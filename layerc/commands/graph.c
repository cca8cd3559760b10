#include "graph.h"

#include <string.h>

#include "../base/die.h"
#include "../build/build.h"
#include "../build/check.h"
#include "../calculus/calls.h"
#include "../report/spelling.h"

enum { STEP = 2 };

static const char *
layer_of(const struct call_node *node)
{
	return node->module->name;
}

/* A function that was printed with what it calls is only named again. */
static void
print_tree(struct call_node *node, int column, bool called_back)
{
	bool is_again = node->is_printed &&
	                node->callees.count + node->callbacks.count > 0;

	printf("%*s%s@%s%s%s\n", column, "", node->name, layer_of(node),
	       called_back ? " (callback)" : "", is_again ? " (above)" : "");
	if (node->is_printed)
		return;
	node->is_printed = true;
	list_each (struct call_node *, callee, &node->callees)
		print_tree(*callee, column + STEP, false);
	list_each (struct call_node *, callback, &node->callbacks)
		print_tree(*callback, column + STEP, true);
}

static void
print_count(uint32_t count, const char *word)
{
	printf("%u %s%s", count, word, count == 1 ? "" : "s");
}

/* A function of a placement's, or NULL; the same one each time. */
static const struct call_node *
node_in(const struct calls *calls, const struct placement *placement)
{
	list_each (struct call_node *, node, &calls->nodes)
		if ((*node)->module->placement == placement)
			return *node;
	return NULL;
}

static void
print_text(const struct calls *calls, const struct call_nodes *roots)
{
	const struct composition *c = calls->program->composition;
	uint32_t layers = 0, callbacks = 0;

	list_each (struct call_node *, root, roots)
		print_tree(*root, 0, false);
	for (uint32_t i = 0; i < c->placements.count; i++)
		layers += node_in(calls, c->placements.items[i]) != NULL;
	list_each (struct call_node *const, node, &calls->nodes)
		callbacks += !(*node)->is_called;
	putchar('\n');
	print_count(calls->nodes.count - callbacks,
	            calls->only_inits ? "init" : "primitive");
	if (callbacks > 0) {
		fputs(" and ", stdout);
		print_count(callbacks, "callback");
	}
	fputs(" in ", stdout);
	print_count(layers, "layer");
	putchar('\n');
}

/* A box for a layer; its functions stand side by side. */
static void
print_cluster(const struct calls *calls, const struct placement *placement,
              uint32_t number)
{
	const char *layer = placement->layer->name.text;

	printf("\tsubgraph cluster_%u {\n", number);
	printf("\t\tlabel=\"%s\"\n\t\trank=same\n", layer);
	list_each (struct call_node *, node, &calls->nodes)
		if ((*node)->module->placement == placement)
			printf("\t\t\"%s@%s\" [label=\"%s\"]\n", (*node)->name,
			       layer, (*node)->name);
	fputs("\t}\n", stdout);
}

/* Keeps a box above those of the next group that has any, unseen. */
static void
print_order(const struct calls *calls, uint32_t number)
{
	const struct composition *c = calls->program->composition;
	const struct placement *upper = c->placements.items[number];
	const struct call_node *node = node_in(calls, upper);
	uint32_t group = upper->group;

	while (node && number-- > 0) {
		const struct placement *lower = c->placements.items[number];
		const struct call_node *below = node_in(calls, lower);

		if (!below || lower->group == upper->group)
			continue;
		if (group < upper->group && lower->group < group)
			return;
		group = lower->group;
		printf("\t\"%s@%s\" -> \"%s@%s\" [style=invis]\n", node->name,
		       layer_of(node), below->name, layer_of(below));
	}
}

static void
print_dot(const struct calls *calls, const struct call_nodes *roots)
{
	const struct composition *c = calls->program->composition;
	uint32_t i = c->placements.count;

	printf("digraph \"%s %s\" {\n", c->kernel->name.text,
	       roots->items[0]->name);
	fputs("\tnewrank=true\n\tnode [shape=box]\n", stdout);
	while (i-- > 0)
		if (node_in(calls, c->placements.items[i]))
			print_cluster(calls, c->placements.items[i], i);
	list_each (struct call_node *, node, &calls->nodes)
		list_each (struct call_node *, callee, &(*node)->callees)
			printf("\t\"%s@%s\" -> \"%s@%s\"\n", (*node)->name,
			       layer_of(*node), (*callee)->name,
			       layer_of(*callee));
	list_each (struct call_node *, node, &calls->nodes)
		list_each (struct call_node *, callback, &(*node)->callbacks)
			printf("\t\"%s@%s\" -> \"%s@%s\" [style=dashed]\n",
			       (*node)->name, layer_of(*node),
			       (*callback)->name, layer_of(*callback));
	for (uint32_t j = 0; j < c->placements.count; j++)
		print_order(calls, j);
	fputs("}\n", stdout);
}

/* Says that nothing has a name, and which is nearly that; returns NULL. */
static const char *
say_unknown(const char *text, const char *nearest)
{
	fprintf(stderr, "layerc: %s", text);
	if (nearest)
		fprintf(stderr, "; there is '%s'", nearest);
	fputc('\n', stderr);
	return NULL;
}

static const char *
find_layer(const struct composition *c, const char *word)
{
	struct arena *arena = c->session->arena;
	const char *name = names_text(c->session->names, word);
	const char *nearest = NULL;

	if (map_get(&c->placement_by_layer, name))
		return name;
	for (uint32_t i = 0; i < c->placements.count && !nearest; i++)
		if (spelling_is_near(word,
		                     c->placements.items[i]->layer->name.text))
			nearest = c->placements.items[i]->layer->name.text;
	return say_unknown(arena_print(arena, "no layer of '%s' is named '%s'",
	                               c->kernel->name.text, word),
	                   nearest);
}

/* The function, of this layer or any, that is spelled most like word. */
static const char *
nearest_function(const struct program *program, const char *word,
                 const char *layer)
{
	const char *nearest = NULL;
	unsigned least = UINT32_MAX;

	for (uint32_t i = 0; i < program->modules.count; i++) {
		const struct module *module = program->modules.items[i];

		for (uint32_t j = 0; j < module->units.count; j++)
			list_each (const struct definition, definition,
			           &module->units.items[j]->definitions) {
				const char *name = definition->symbol;
				unsigned distance =
					spelling_distance(word, name);

				if (distance >= least ||
				    !spelling_is_near(word, name) ||
				    !calls_find(program, name, layer).module)
					continue;
				nearest = name;
				least = distance;
			}
	}
	return nearest;
}

/* Finds NAME[@LAYER]; what is not found is said. */
static struct call_root
find_root(const struct program *program, const char *word)
{
	const struct composition *c = program->composition;
	struct arena *arena = program->session->arena;
	const char *at = strchr(word, '@'), *layer = NULL, *name, *nearest;
	struct call_root root = {NULL, NULL}, other;

	name = at ? arena_text(arena, word, (size_t)(at - word)) : word;
	name = names_text(program->session->names, name);
	if (at)
		layer = find_layer(c, at + 1);
	if (at && !layer)
		return root;
	root = calls_find(program, name, layer);
	if (root.module)
		return root;
	other = calls_find(program, name, NULL);
	nearest = other.module ? arena_print(arena, "%s@%s", name,
	                                     other.module->name)
	                       : nearest_function(program, name, layer);
	say_unknown(arena_print(arena, "'%s' has no function '%s'",
	                        layer ? layer : c->kernel->name.text, name),
	            nearest);
	return root;
}

static void
add_inits(struct calls *calls, struct call_nodes *roots)
{
	const struct program *program = calls->program;

	list_each (const struct primitive *, init,
	           &program->composition->top_inits) {
		struct call_root root =
			calls_find(program, (*init)->name,
		                   (*init)->placement->layer->name.text);

		if (root.module)
			*list_add(program->session->arena, roots) =
				calls_add(calls, root);
	}
}

int
graph_show(struct plan *plan, const struct options *options)
{
	struct calls calls = {.only_inits = !options->calls};
	struct call_nodes roots = {0};

	if (!build_assembly(plan, false))
		return EXIT_WRONG;
	calls.program = check_sources(plan, NULL);
	if (options->calls) {
		struct call_root root =
			find_root(calls.program, options->calls);

		if (!root.module)
			return EXIT_USAGE;
		*list_add(plan->session->arena, &roots) =
			calls_add(&calls, root);
	} else {
		add_inits(&calls, &roots);
	}
	if (roots.count == 0)
		printf("no layer of '%s' has an init\n",
		       plan->kernel->name.text);
	else if (options->dot)
		print_dot(&calls, &roots);
	else
		print_text(&calls, &roots);
	return EXIT_FINE;
}

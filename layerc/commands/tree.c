#include "tree.h"

#include "../base/die.h"
#include "roots.h"

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

static void
print_text(const struct calls *calls, const struct call_nodes *roots)
{
	const struct composition *c = calls->program->composition;
	uint32_t layers = 0, callbacks = 0;

	list_each (struct call_node *, root, roots)
		print_tree(*root, 0, false);
	for (uint32_t i = 0; i < c->placements.count; i++)
		layers += calls_node_in(calls, c->placements.items[i]) != NULL;
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

int
tree_show(struct plan *plan, const struct options *options)
{
	struct calls calls = {0};
	struct call_nodes roots = {0};
	int status = roots_find(plan, options, &calls, &roots);

	if (status != EXIT_FINE)
		return status;
	if (roots.count == 0)
		printf("no layer of '%s' has an init\n",
		       plan->kernel->name.text);
	else
		print_text(&calls, &roots);
	return EXIT_FINE;
}

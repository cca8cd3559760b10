#include "chain.h"

#include <string.h>

#include "../report/spelling.h"
#include "calls.h"

/* A definition that was reached, and by which step; the first have none. */
struct node {
	struct chain_step step; /* to and to_module are always set */
	const struct node *before;
};

struct search {
	const struct program *program;
	struct arena *arena;
	struct chain_end to;
	struct map seen; /* definitions */
	struct {
		struct node **items;
		uint32_t count, capacity;
	} nodes, found; /* in the order of their distance */
	bool all;       /* not only the first is wanted */
};

static bool
is_end(struct chain_end end, const struct module *module,
       const struct definition *definition)
{
	return (!end.module || end.module == module) &&
	       (!end.symbol || end.symbol == definition->symbol);
}

/* Whether a chain with this last edge was found already. */
static bool
is_found(const struct search *search, const struct node *before,
         const struct definition *to)
{
	if (search->found.count > 0 && !search->all)
		return true;
	for (uint32_t i = search->found.count; i-- > 0;) {
		const struct node *node = search->found.items[i];

		/* The uses of one node come one after another. */
		if (node->before != before)
			break;
		if (node->step.to == to)
			return true;
	}
	return false;
}

static void
reach(struct search *search, const struct node *before, struct chain_step step)
{
	struct node *node = arena_new(search->arena, struct node);

	*node = (struct node){step, before};
	/* A way back to where it began is a chain as well. */
	if (before && is_end(search->to, step.to_module, step.to)) {
		if (!is_found(search, before, step.to))
			*list_add(search->arena, &search->found) = node;
		if (search->all)
			return;
	}
	if (map_get(&search->seen, step.to))
		return;
	map_put(search->arena, &search->seen, step.to, search);
	*list_add(search->arena, &search->nodes) = node;
}

/* What a name means that is not the module's own. */
static struct call_root
foreign_definition(const struct program *program, const struct justification *j,
                   const char *symbol)
{
	struct call_root root = {NULL, NULL};

	if (j->primitive)
		root = calls_code_of(program, j->primitive);
	if (root.module)
		return root;
	root.module = map_get(&program->definer_by_symbol, symbol);
	if (!root.module && j->other)
		root.module = j->other;
	if (root.module)
		root.definition =
			map_get(&root.module->definition_by_symbol, symbol);
	return root;
}

static void
follow_use(struct search *search, const struct node *node,
           const struct unit *unit, const struct use *use)
{
	const struct module *module = node->step.to_module;
	const struct definition *own = calls_own(module, unit, use->symbol);
	struct justification j =
		program_justify(search->program, module, unit, use->symbol);
	struct call_root target = {module, own};

	if (!own)
		target = foreign_definition(search->program, &j, use->symbol);
	if (target.definition)
		reach(search, node,
		      (struct chain_step){module, node->step.to, unit, use, j,
		                          target.module, target.definition});
}

static void
follow(struct search *search, const struct node *node)
{
	const struct module *module = node->step.to_module;
	const struct definition *from = node->step.to;

	for (uint32_t i = 0; i < module->units.count; i++) {
		const struct unit *unit = module->units.items[i];

		list_each (const struct use, use, &unit->uses)
			if (use->from == from->symbol &&
			    use->kind != USE_CONSTANT &&
			    calls_own(module, unit, use->from) == from)
				follow_use(search, node, unit, use);
	}
}

static void
start(struct search *search, struct chain_end from)
{
	const struct program *program = search->program;

	for (uint32_t i = 0; i < program->modules.count; i++) {
		const struct module *module = program->modules.items[i];

		for (uint32_t j = 0; j < module->units.count; j++)
			list_each (const struct definition, definition,
			           &module->units.items[j]->definitions)
				if (is_end(from, module, definition))
					reach(search, NULL,
					      (struct chain_step){
						      .to_module = module,
						      .to = definition});
	}
}

/* The steps that lead to a node. */
static struct chain
chain_to(const struct search *search, const struct node *last)
{
	struct chain chain = {0};
	uint32_t length = 0;

	for (const struct node *node = last; node->before; node = node->before)
		length++;
	chain.items = arena_array(search->arena, struct chain_step, length);
	chain.count = chain.capacity = length;
	for (const struct node *node = last; node->before; node = node->before)
		chain.items[--length] = node->step;
	return chain;
}

struct chains
chain_find(const struct program *program, struct chain_end from,
           struct chain_end to, bool all)
{
	struct search search = {.program = program,
	                        .arena = program->session->arena,
	                        .to = to,
	                        .all = all};
	struct chains chains = {0};

	start(&search, from);
	for (uint32_t i = 0; i < search.nodes.count; i++) {
		if (search.found.count > 0 && !all)
			break;
		follow(&search, search.nodes.items[i]);
	}
	for (uint32_t i = 0; i < search.found.count; i++)
		*list_add(search.arena, &chains) =
			chain_to(&search, search.found.items[i]);
	return chains;
}

static const struct module *
find_module(const struct program *program, const char *name)
{
	for (uint32_t i = 0; i < program->modules.count; i++)
		if (strcmp(program->modules.items[i]->name, name) == 0)
			return program->modules.items[i];
	return NULL;
}

static bool
has_symbol(const struct module *module, const char *symbol)
{
	return map_get(&module->definition_by_symbol, symbol) != NULL;
}

bool
chain_find_end(const struct program *program, const char *word,
               struct chain_end *end)
{
	struct names *names = program->session->names;
	const char *at = strchr(word, '@');

	*end = (struct chain_end){0};
	if (!at) {
		end->module = find_module(program, word);
		if (end->module)
			return true;
		end->symbol = names_text(names, word);
		for (uint32_t i = 0; i < program->modules.count; i++)
			if (has_symbol(program->modules.items[i], end->symbol))
				return true;
		return false;
	}
	end->symbol = names_add(names, word, (size_t)(at - word));
	end->module = find_module(program, at + 1);
	return end->module && has_symbol(end->module, end->symbol);
}

const char *
chain_nearest(const struct program *program, const char *word)
{
	const char *nearest = NULL;
	struct spelling_search search = {.word = word};

	for (uint32_t i = 0; i < program->modules.count; i++) {
		const struct module *module = program->modules.items[i];

		if (spelling_is_near(word, module->name))
			return module->name;
		for (uint32_t j = 0; j < module->units.count; j++)
			list_each (const struct definition, definition,
			           &module->units.items[j]->definitions)
				if (spelling_nearer(&search,
				                    definition->symbol))
					nearest = definition->symbol;
	}
	return nearest;
}

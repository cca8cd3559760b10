#include "roots.h"

#include <string.h>

#include "../base/die.h"
#include "../build/build.h"
#include "../build/check.h"
#include "../report/spelling.h"

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
static bool
is_meant(const struct program *program, struct spelling_search *search,
         const char *layer, const char *name)
{
	return spelling_is_near(search->word, name) &&
	       calls_find(program, name, layer).module &&
	       spelling_nearer(search, name);
}

static const char *
nearest_function(const struct program *program, const char *word,
                 const char *layer)
{
	const char *nearest = NULL;
	struct spelling_search search = {.word = word};

	for (uint32_t i = 0; i < program->modules.count; i++) {
		const struct module *module = program->modules.items[i];

		for (uint32_t j = 0; j < module->units.count; j++)
			list_each (const struct definition, definition,
			           &module->units.items[j]->definitions)
				if (is_meant(program, &search, layer,
				             definition->symbol))
					nearest = definition->symbol;
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
roots_find(struct plan *plan, const struct options *options,
           struct calls *calls, struct call_nodes *roots)
{
	struct call_root root;

	if (!build_assembly(plan, false))
		return EXIT_WRONG;
	calls->program = check_sources(plan, NULL);
	calls->only_inits = !options->calls;
	if (!options->calls) {
		add_inits(calls, roots);
		return EXIT_FINE;
	}
	root = find_root(calls->program, options->calls);
	if (!root.module)
		return EXIT_USAGE;
	*list_add(plan->session->arena, roots) = calls_add(calls, root);
	return EXIT_FINE;
}

/*
 * A list that is taken over is built anew, and never added to: its items are
 * those of the base, and of every other kernel that is like it.
 */
#include "variant.h"

#include "../report/spelling.h"

/* A kernel and the one that it is like. */
struct taking {
	struct session *session;
	struct kernel *kernel;
	const struct kernel *base;
};

/* The name of the list that is most like text, or NULL. */
static const struct name *
nearest(const struct name_list *list, const char *text)
{
	const struct name *best = NULL;
	struct spelling_search search = {.word = text};

	list_each (const struct name, name, list)
		if (spelling_nearer(&search, name->text))
			best = name;
	return best;
}

static void
find_base(struct session *session, const struct project *project,
          struct kernel *kernel)
{
	const struct name *word = &kernel->like, *meant;
	struct name_list others = {0};

	if (!word->text)
		return;
	kernel->base = project_kernel(project, word->text);
	if (kernel->base)
		return;
	diag_report(session->diag, DIAG_unknown_kernel, word->span,
	            "no kernel is named '%s'", word->text);
	list_each (struct kernel *const, other, &project->kernels)
		if (*other != kernel)
			*list_add(session->arena, &others) = (*other)->name;
	meant = nearest(&others, word->text);
	if (meant) {
		diag_fix(session->diag, word->span, "%s", meant->text);
		kernel->base = project_kernel(project, meant->text);
	}
	kernel->damaged = !meant;
}

/*
 * Finds what the base has under the name that word gives, or nearly so, and
 * returns that name, or NULL; what is not there is reported.
 */
static const char *
find_inherited(const struct taking *taking, const struct name *word,
               const char *what, const struct name_list *there)
{
	const struct name *found = name_list_find(there, word->text);
	struct diag *diag = taking->session->diag;

	if (found)
		return found->text;
	diag_report(diag, DIAG_unknown_inherited, word->span,
	            "'%s' has no %s named '%s'", taking->base->name.text, what,
	            word->text);
	found = nearest(there, word->text);
	if (found)
		diag_fix(diag, word->span, "%s", found->text);
	diag_note(diag, taking->base->name.span, "that kernel is here");
	return found ? found->text : NULL;
}

/* Puts the names that are left out into gone. */
static void
leave_out(const struct taking *taking, const struct name_list *words,
          const char *what, const struct name_list *there, struct map *gone)
{
	list_each (const struct name, word, words) {
		const char *name = find_inherited(taking, word, what, there);

		if (name)
			map_put(taking->session->arena, gone, name,
			        taking->kernel);
	}
}

/* Reports that what a kernel needs was left out altogether. */
static void
report_none(const struct taking *taking, struct span span, const char *what)
{
	diag_report(taking->session->diag, DIAG_missing_line, span,
	            "'%s' takes over no %s of '%s' and has none of its own",
	            taking->kernel->name.text, what, taking->base->name.text);
	taking->kernel->damaged = true;
}

/* Layers to replace where the whole stack is another. */
static void
refuse_replacements(const struct taking *taking)
{
	const struct kernel *kernel = taking->kernel;
	struct diag *diag = taking->session->diag;

	list_each (const struct replacement, other, &kernel->replaced) {
		diag_report(diag, DIAG_unknown_inherited, other->layer.span,
		            "'%s' has a stack of its own and takes over no "
		            "layer",
		            kernel->name.text);
		diag_note(diag, kernel->stack.items[0].items[0].span,
		          "its stack is here");
	}
}

static void
find_replacements(const struct taking *taking, struct map *by_layer)
{
	struct name_list layers = {0};

	list_each (const struct name_list, group, &taking->base->stack)
		list_each (const struct name, layer, group)
			*list_add(taking->session->arena, &layers) = *layer;
	list_each (struct replacement, other, &taking->kernel->replaced) {
		const char *layer =
			find_inherited(taking, &other->layer, "layer", &layers);

		if (layer)
			map_put(taking->session->arena, by_layer, layer, other);
	}
}

static void
take_stack(const struct taking *taking)
{
	struct arena *arena = taking->session->arena;
	struct kernel *kernel = taking->kernel;
	struct map by_layer = {0};

	if (kernel->stack.count > 0) {
		refuse_replacements(taking);
		return;
	}
	find_replacements(taking, &by_layer);
	list_each (const struct name_list, group, &taking->base->stack) {
		struct name_list taken = {0};

		list_each (const struct name, layer, group) {
			const struct replacement *other =
				map_get(&by_layer, layer->text);

			if (!other)
				*list_add(arena, &taken) = *layer;
			else
				list_each (const struct name, by, &other->by)
					*list_add(arena, &taken) = *by;
		}
		if (taken.count > 0)
			*list_add(arena, &kernel->stack) = taken;
	}
	if (kernel->stack.count == 0 && taking->base->stack.count > 0)
		report_none(taking, kernel->replaced.items[0].layer.span,
		            "layer");
}

static void
take_exports(const struct taking *taking)
{
	struct kernel *kernel = taking->kernel;
	struct name_list all = {0};
	struct map gone = {0};

	leave_out(taking, &kernel->without.exports, "export",
	          &taking->base->exports, &gone);
	list_each (const struct name, name, &taking->base->exports)
		if (!map_get(&gone, name->text))
			*list_add(taking->session->arena, &all) = *name;
	list_each (const struct name, name, &kernel->exports) {
		const struct name *first = name_list_find(&all, name->text);

		if (!first) {
			*list_add(taking->session->arena, &all) = *name;
			continue;
		}
		diag_report(taking->session->diag, DIAG_repeated_name,
		            name->span, "'%s' is listed twice", name->text);
		diag_note(taking->session->diag, first->span,
		          "'%s' takes it over from here", kernel->name.text);
	}
	kernel->exports = all;
}

static struct name_list
names_of_linked(struct arena *arena, const struct linked_list *list)
{
	struct name_list names = {0};

	list_each (const struct linked, linked, list)
		*list_add(arena, &names) = linked->name;
	return names;
}

static struct name_list
names_of_transcripts(struct arena *arena, const struct transcripts *list)
{
	struct name_list names = {0};

	list_each (const struct transcript, transcript, list)
		*list_add(arena, &names) = transcript->name;
	return names;
}

/* Those of the base that are not gone, each replaced by one of its name. */
static void
take_linked(struct arena *arena, const struct linked_list *base,
            const struct map *gone, struct linked_list *own)
{
	struct linked_list all = {0};
	struct map placed = {0};

	list_each (const struct linked, linked, base) {
		const struct linked *taken = linked;

		if (map_get(gone, linked->name.text))
			continue;
		list_each (const struct linked, other, own)
			if (other->name.text == linked->name.text)
				taken = other;
		*list_add(arena, &all) = *taken;
		map_put(arena, &placed, taken->name.text, own);
	}
	list_each (const struct linked, linked, own)
		if (!map_get(&placed, linked->name.text))
			*list_add(arena, &all) = *linked;
	*own = all;
}

static void
take_programs(const struct taking *taking)
{
	struct arena *arena = taking->session->arena;
	struct name_list there =
		names_of_linked(arena, &taking->base->programs);
	struct map gone = {0};

	leave_out(taking, &taking->kernel->without.programs, "program", &there,
	          &gone);
	take_linked(arena, &taking->base->programs, &gone,
	            &taking->kernel->programs);
}

/* A test or transcript goes before what the base has under its name. */
static void
take_transcripts(const struct taking *taking, const struct name_list *own_tests)
{
	struct arena *arena = taking->session->arena;
	struct kernel *kernel = taking->kernel;
	struct name_list there =
		names_of_transcripts(arena, &taking->base->transcripts);
	struct transcripts all = {0};
	struct map gone = {0};

	leave_out(taking, &kernel->without.transcripts, "transcript", &there,
	          &gone);
	list_each (const struct name, name, own_tests)
		map_put(arena, &gone, name->text, kernel);
	list_each (const struct transcript, own, &kernel->transcripts) {
		map_put(arena, &gone, own->name.text, kernel);
		*list_add(arena, &all) = *own;
	}
	list_each (const struct transcript, other, &taking->base->transcripts)
		if (!map_get(&gone, other->name.text))
			*list_add(arena, &all) = *other;
	kernel->transcripts = all;
}

static void
take_tests(const struct taking *taking)
{
	struct arena *arena = taking->session->arena;
	struct kernel *kernel = taking->kernel;
	struct name_list there = names_of_linked(arena, &taking->base->tests);
	struct name_list own = names_of_linked(arena, &kernel->tests);
	const struct name_list *without = &kernel->without.tests;
	struct map gone = {0};

	leave_out(taking, without, "test", &there, &gone);
	list_each (const struct transcript, transcript, &kernel->transcripts)
		map_put(arena, &gone, transcript->name.text, kernel);
	take_linked(arena, &taking->base->tests, &gone, &kernel->tests);
	if (kernel->tests.count == 0 && taking->base->tests.count > 0)
		report_none(taking,
		            without->count > 0 ? without->items[0].span
		                               : kernel->like.span,
		            "test");
	take_transcripts(taking, &own);
}

static void
take_files(struct arena *arena, const struct file_names *base,
           struct file_names *own)
{
	struct file_names all = {0};

	list_each (const struct file_name, file, base)
		*list_add(arena, &all) = *file;
	list_each (const struct file_name, file, own)
		*list_add(arena, &all) = *file;
	*own = all;
}

/* What is said of the same entry point here goes before. */
static void
take_depths(const struct taking *taking)
{
	struct bounds *own = &taking->kernel->depths;
	uint32_t count = own->count;

	list_each (const struct bound, bound, &taking->base->depths) {
		bool is_own = false;

		for (uint32_t i = 0; i < count; i++)
			is_own |= own->items[i].name.text == bound->name.text;
		if (!is_own)
			*list_add(taking->session->arena, own) = *bound;
	}
}

static void
take_grants(struct arena *arena, const struct grants *base, struct grants *own)
{
	list_each (const struct grant, grant, base)
		*list_add(arena, own) = *grant;
}

/* Own lines come first, and so go before. */
static void
take_recursions(struct arena *arena, const struct client_bounds *base,
                struct client_bounds *own)
{
	list_each (const struct client_bound, bound, base)
		*list_add(arena, own) = *bound;
}

/* Those of the base come first, so that its own can say otherwise. */
static void
take_flags(const struct taking *taking)
{
	struct flags_list flags = {0};

	list_each (const struct flags, line, &taking->base->flags)
		*list_add(taking->session->arena, &flags) = *line;
	list_each (const struct flags, line, &taking->kernel->flags)
		*list_add(taking->session->arena, &flags) = *line;
	taking->kernel->flags = flags;
}

static void
take_over(const struct taking *taking)
{
	const struct kernel *base = taking->base;
	struct kernel *kernel = taking->kernel;

	kernel->damaged |= base->damaged;
	if (!kernel->machine.text) {
		kernel->machine = base->machine;
		kernel->is_hosted = base->is_hosted;
	}
	take_flags(taking);
	if (!kernel->entry.text)
		kernel->entry = base->entry;
	if (!kernel->image_format.text) {
		kernel->image_format = base->image_format;
		kernel->image_address = base->image_address;
		kernel->address = base->address;
	}
	if (kernel->clients.count == 0)
		kernel->clients = base->clients;
	take_stack(taking);
	take_exports(taking);
	take_depths(taking);
	take_programs(taking);
	take_tests(taking);
	take_files(taking->session->arena, &base->library, &kernel->library);
	take_grants(taking->session->arena, &base->instructions,
	            &kernel->instructions);
	take_recursions(taking->session->arena, &base->recursions,
	                &kernel->recursions);
}

static void
report_lone(struct session *session, const struct kernel *kernel)
{
	if (kernel->without.keyword.text && !kernel->damaged)
		diag_report(session->diag, DIAG_unknown_inherited,
		            kernel->without.keyword.span,
		            "'%s' is like no other kernel, so that there is "
		            "nothing to leave out",
		            kernel->name.text);
}

/* Reports a circle and takes it apart. */
static void
report_circle(struct session *session, struct kernel *const *chain,
              uint32_t count, const struct kernel *entered)
{
	uint32_t first = count - 1;

	while (chain[first] != entered)
		first--;
	diag_report(session->diag, DIAG_cyclic_like, entered->like.span,
	            "'%s' would be like itself", entered->name.text);
	for (uint32_t i = first + 1; i < count; i++)
		diag_note(session->diag, chain[i]->like.span,
		          "'%s' is like '%s' here", chain[i]->name.text,
		          chain[i]->base->name.text);
	chain[count - 1]->base = NULL;
	chain[count - 1]->damaged = true;
}

/* Completes a kernel, the bases that it needs first, and adds them to done. */
static void
resolve(struct session *session, struct kernel *kernel, struct map *is_done,
        struct kernels *done)
{
	struct kernels chain = {0};
	struct map in_chain = {0};

	while (kernel && !map_get(is_done, kernel)) {
		*list_add(session->arena, &chain) = kernel;
		map_put(session->arena, &in_chain, kernel, done);
		kernel = kernel->base;
		if (kernel && map_get(&in_chain, kernel)) {
			report_circle(session, chain.items, chain.count,
			              kernel);
			break;
		}
	}
	for (uint32_t i = chain.count; i > 0; i--) {
		struct taking taking = {session, chain.items[i - 1],
		                        chain.items[i - 1]->base};

		if (taking.base)
			take_over(&taking);
		else
			report_lone(session, taking.kernel);
		*list_add(session->arena, done) = taking.kernel;
		map_put(session->arena, is_done, taking.kernel, done);
	}
}

void
variants_resolve(struct session *session, struct project *project)
{
	struct kernels done = {0};
	struct map is_done = {0};

	list_each (struct kernel *const, kernel, &project->kernels)
		find_base(session, project, *kernel);
	list_each (struct kernel *const, kernel, &project->kernels)
		resolve(session, *kernel, &is_done, &done);
	project->kernels = done;
}

const struct diag_origin *
variant_origin(struct session *session, const struct kernel *kernel)
{
	const struct diag_origin *first = NULL, **end = &first;

	for (; kernel->base; kernel = kernel->base) {
		struct diag_origin *origin =
			arena_new(session->arena, struct diag_origin);

		origin->source = kernel->base->source;
		origin->note = (struct diag_note){
			kernel->like.span,
			arena_print(session->arena,
		                    "'%s' takes it over by this line",
		                    kernel->name.text)};
		*end = origin;
		end = &origin->next;
	}
	return first;
}

#include "imports.h"

#include <stdlib.h>
#include <string.h>

#include "../base/file.h"
#include "../base/text.h"
#include "../source/creader.h"
#include "../source/cwords.h"
#include "../source/paths.h"

/* The layer whose header declares a primitive: where its code is. */
static const struct placement *
home_of(const struct primitive *primitive)
{
	while (primitive->restated)
		primitive = primitive->restated;
	return primitive->placement;
}

static void
add_span(struct text *text, struct span span)
{
	text_bytes(text, span.source->text + span.begin, span.end - span.begin);
	text_print(text, "\n");
}

/*
 * A header includes what stands beside it; import.h stands elsewhere, and says
 * where that is from the project's root.
 */
static void
add_include(struct text *text, const struct header *header, struct span span)
{
	const char *begin = memchr(span.source->text + span.begin, '"',
	                           span.end - span.begin);
	size_t len = begin ? strcspn(begin + 1, "\"\n") : 0;
	const char *folder = path_folder(text->arena, header->path);
	const char *path =
		paths_plain(text->arena,
	                    path_join(text->arena, folder,
	                              arena_text(text->arena,
	                                         begin ? begin + 1 : "", len)));

	if (len > 0 && file_exists(path))
		text_print(text, "#include \"%s\"\n", path);
	else
		add_span(text, span);
}

/* What a module wants of one layer. */
struct wanted {
	const struct plan_module *from;
	bool imported; /* something is: macros come with it, not types alone */
	struct map names; /* of functions whose prototypes it gets */
};

struct wants LIST(struct wanted);

bool
imports_names(const struct header_item *inlined, const char *name)
{
	struct cwords words = cwords_of(inlined->text);
	struct cword word;

	do {
		word = cwords_next(&words);
		if (word.kind == CWORD_NAME && cwords_is(&words, word, name))
			return true;
	} while (word.kind != CWORD_END);
	return false;
}

/* A function that is not exported serves those that are, and comes along. */
static bool
is_wanted(const struct wanted *wanted, const struct header_item *item)
{
	const struct placement *from = wanted->from->placement;

	if (item->kind == HEADER_FUNCTION ||
	    (item->kind == HEADER_INLINE &&
	     map_get(&from->export_by_name, item->name)))
		return map_get(&wanted->names, item->name);
	return wanted->imported || item->kind == HEADER_OTHER;
}

/* Adds those that one body names; returns whether one is new. */
static bool
want_named(struct plan *plan, struct wanted *wanted,
           const struct header_item *inlined)
{
	const struct header *header = wanted->from->header;
	bool grows = false;

	for (uint32_t i = 0; i < header->items.count; i++) {
		const struct header_item *item = &header->items.items[i];

		if ((item->kind != HEADER_FUNCTION &&
		     item->kind != HEADER_INLINE) ||
		    is_wanted(wanted, item) ||
		    !imports_names(inlined, item->name))
			continue;
		map_put(plan->session->arena, &wanted->names, item->name, plan);
		grows = true;
	}
	return grows;
}

/* Adds the functions of a header that the bodies of wanted ones call. */
static void
want_called(struct plan *plan, struct wanted *wanted)
{
	const struct header *header = wanted->from->header;
	bool grows = header != NULL;

	while (grows) {
		grows = false;
		for (uint32_t i = 0; i < header->items.count; i++) {
			const struct header_item *item =
				&header->items.items[i];

			if (item->kind == HEADER_INLINE &&
			    is_wanted(wanted, item))
				grows |= want_named(plan, wanted, item);
		}
	}
}

/* Whether an item includes import.h itself, which is what is being made. */
static bool
is_import(const struct header_item *item)
{
	struct span text = item->text;
	static const char name[] = "\"import.h\"";
	size_t len = sizeof(name) - 1;

	return item->kind == HEADER_INCLUDE && text.end - text.begin > len &&
	       memcmp(text.source->text + text.end - len, name, len) == 0;
}

static void
add_header(struct text *text, const struct wanted *wanted)
{
	const struct header *header = wanted->from->header;

	/* Which of several headers has it, and what it needs, is theirs. */
	if (wanted->from->placement->layer->edges_only)
		list_each (const struct file_name, file,
		           &wanted->from->placement->layer->headers)
			text_print(text, "\n#include \"%s\"\n", file->path);
	if (!header)
		return;
	text_print(text, "\n/* %s, from %s */\n", wanted->from->name,
	           header->path);
	for (uint32_t i = 0; i < header->items.count; i++) {
		const struct header_item *item = &header->items.items[i];

		if (is_import(item))
			continue;
		if (item->kind == HEADER_INCLUDE)
			add_include(text, header, item->text);
		else if (is_wanted(wanted, item))
			add_span(text, item->text);
	}
}

static struct wanted *
find_wanted(struct plan *plan, struct wants *wants,
            const struct plan_module *from)
{
	struct wanted *wanted;

	list_each (struct wanted, known, wants)
		if (known->from == from)
			return known;
	wanted = list_add(plan->session->arena, wants);
	wanted->from = from;
	return wanted;
}

static const struct plan_module *
module_of(const struct plan *plan, const struct primitive *primitive)
{
	return map_get(&plan->module_by_placement, home_of(primitive));
}

/* Gathers the layers whose types a header that includes import.h uses. */
static void
want_types(struct plan *plan, struct wants *wants,
           const struct plan_module *module)
{
	const struct placement *placement = module->placement;

	for (uint32_t i = 0; i < placement->imports.count; i++) {
		const struct import *import = &placement->imports.items[i];
		const struct plan_module *from =
			import->primitive ? module_of(plan, import->primitive)
					  : NULL;
		uint32_t count = wants->count;

		if (!from)
			continue;
		find_wanted(plan, wants, from);
		if (wants->count > count && imports_in_header(plan, from))
			want_types(plan, wants, from);
	}
}

/* Gathers an imported name; an assembly-style one brings no prototype. */
static void
want(struct plan *plan, struct wants *wants, const struct primitive *primitive)
{
	const struct plan_module *from = module_of(plan, primitive);
	struct wanted *wanted = find_wanted(plan, wants, from);
	bool is_first = !wanted->imported;

	wanted->imported = true;
	if (!(primitive->flags & EXPORT_ASM))
		map_put(plan->session->arena, &wanted->names, primitive->name,
		        plan);
	if (is_first && imports_in_header(plan, from))
		want_types(plan, wants, from);
}

static int
by_number(const void *a, const void *b)
{
	const struct wanted *left = a, *right = b;

	return (left->from->number > right->from->number) -
	       (left->from->number < right->from->number);
}

static const char *
make_text(struct plan *plan, const struct plan_module *module,
          struct wants *wants)
{
	struct text text = {.arena = plan->session->arena};

	text_print(&text,
	           "/* What '%s' imports.  Made by layerc: change the manifest "
	           "instead. */\n#pragma once\n",
	           module->name);
	if (wants->count > 0)
		qsort(wants->items, wants->count, sizeof(*wants->items),
		      by_number);
	list_each (struct wanted, wanted, wants) {
		want_called(plan, wanted);
		add_header(&text, wanted);
	}
	return text.bytes;
}

bool
imports_in_header(const struct plan *plan, const struct plan_module *module)
{
	const char *path = module->placement->layer->header.path;
	const struct source *source =
		path ? sources_read(plan->session->sources, path) : NULL;

	return source && strstr(source->text, "\"import.h\"");
}

const char *
imports_of_header(struct plan *plan, const struct plan_module *module)
{
	struct wants wants = {0};

	want_types(plan, &wants, module);
	return make_text(plan, module, &wants);
}

static void
make_layer(struct plan *plan, struct plan_module *module)
{
	const struct placement *placement = module->placement;
	struct wants wants = {0};

	/* It includes the headers of others itself. */
	if (placement->layer->edges_only) {
		module->import_text = "";
		return;
	}
	for (uint32_t i = 0; i < placement->imports.count; i++)
		if (placement->imports.items[i].primitive)
			want(plan, &wants,
			     placement->imports.items[i].primitive);
	module->import_text = make_text(plan, module, &wants);
	/* What `verify` alone reads. */
	if (placement->layer->specs.count > 0)
		module->import_text = arena_print(
			plan->session->arena,
			"%s\n#ifndef LOOP\n"
			"#define LOOP(invariant, variant) ((void)0)\n"
			"#define TURNS(invariant) ((void)0)\n"
			"#define STEPS(invariant, variant) ((void)0)\n"
			"#endif\n",
			module->import_text);
}

/* What a client sees; of a program, which calls nothing, the constants. */
static void
make_client(struct plan *plan, struct plan_module *client, bool is_program)
{
	const struct composition *c = plan->composition;
	struct wants wants = {0};

	list_each (const struct name, word, &plan->kernel->exports) {
		const struct primitive *primitive =
			compose_visible(c, word->text, c->group_count);

		if (primitive &&
		    (!is_program || primitive->flags & EXPORT_CONST))
			want(plan, &wants, primitive);
	}
	client->import_text = make_text(plan, client, &wants);
}

void
imports_make(struct plan *plan)
{
	for (uint32_t i = 0; i < plan->modules.count; i++)
		make_layer(plan, plan->modules.items[i]);
	for (uint32_t i = 0; i < plan->images.count; i++)
		make_client(plan, plan->images.items[i].client, false);
	list_each (const struct plan_program, program, &plan->programs)
		make_client(plan, program->module, true);
}

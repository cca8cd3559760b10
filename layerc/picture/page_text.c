#include "page_text.h"

#include <string.h>

#include "../source/cfunction.h"
#include "../source/creader.h"

static const char *
text_of(struct arena *arena, struct span span)
{
	return span.source && span.end > span.begin
	               ? arena_text(arena, span.source->text + span.begin,
	                            span.end - span.begin)
	               : NULL;
}

/* Where the paragraph begins that an offset is in. */
static uint32_t
paragraph(const struct source *source, uint32_t at)
{
	while (at > 1 && strncmp(source->text + at - 2, "\n\n", 2) != 0)
		at--;
	return at > 1 ? at : 0;
}

/* One comment may stand for several declarations: it begins their paragraph. */
static struct span
comment_of(struct span declaration)
{
	const struct source *source = declaration.source;
	struct span span = cfunction_comment(source, declaration.begin);
	const char *end;

	if (span.end > span.begin)
		return span;
	span.begin = paragraph(source, declaration.begin);
	end = strstr(source->text + span.begin, "*/");
	if (strncmp(source->text + span.begin, "/*", 2) == 0 && end)
		span.end = (uint32_t)(end + 2 - source->text);
	return span.end < declaration.begin ? span : (struct span){0};
}

static bool
has_constant(const struct header_item *item, const char *name,
             struct span *line)
{
	list_each (const struct header_constant, constant, &item->constants)
		if (strcmp(constant->name, name) == 0) {
			struct place place = source_place(constant->span.source,
			                                  constant->span.begin);

			*line = source_line(constant->span.source, place.line);
			return true;
		}
	return false;
}

static void
add_declaration(struct arena *arena, const struct header *header,
                const char *name, struct page_text *text)
{
	for (uint32_t i = 0; header && i < header->items.count; i++) {
		const struct header_item *item = &header->items.items[i];
		struct span declaration = item->text;

		if (!declaration.source ||
		    (!(item->name && strcmp(item->name, name) == 0) &&
		     !has_constant(item, name, &declaration)))
			continue;
		text->declaration = text_of(arena, declaration);
		text->contract = text_of(arena, comment_of(item->text));
		return;
	}
}

const char *
page_text_spec(struct session *session, const struct layer *layer,
               const char *name)
{
	list_each (const struct file_name, file, &layer->specs) {
		const struct source *source =
			file->path ? sources_read(session->sources, file->path)
				   : NULL;
		struct span span = source ? cfunction_find(source, name)
		                          : (struct span){0};

		if (span.source)
			return text_of(session->arena, span);
	}
	return NULL;
}

/* The lines of comment at the head of a file in assembly. */
static const char *
head_of(struct arena *arena, const struct source *source)
{
	uint32_t end = 0;

	while (source->text[end] == ';')
		end += (uint32_t)strcspn(source->text + end, "\n") +
		       (strchr(source->text + end, '\n') != NULL);
	return text_of(arena, (struct span){source, 0, end});
}

/* Assembly has a file for each primitive, which its name tells. */
static void
add_assembly(struct session *session, const struct layer *layer,
             const char *name, struct page_text *text)
{
	const char *last = arena_print(session->arena, "%s.asm", name);

	list_each (const struct file_name, file, &layer->sources) {
		const struct source *source;

		if (!file->path || strcmp(path_last(file->path), last) != 0)
			continue;
		source = sources_read(session->sources, file->path);
		if (!source)
			return;
		text->place = (struct span){source, 0, 0};
		text->code = source->text;
		if (!text->contract)
			text->contract = head_of(session->arena, source);
	}
}

struct page_text
page_text_of(const struct plan *plan, const struct program *program,
             const struct primitive *primitive)
{
	struct session *session = plan->session;
	const struct placement *placement = primitive->placement;
	const struct plan_module *planned =
		map_get(&plan->module_by_placement, placement);
	const struct module *module = program_module(program, placement);
	const struct definition *definition =
		module ? map_get(&module->definition_by_symbol, primitive->name)
		       : NULL;
	struct page_text text = {.place = primitive->export->name.span};
	struct span code = {0};

	add_declaration(session->arena, planned ? planned->header : NULL,
	                primitive->name, &text);
	text.spec = page_text_spec(
		session, placement->layer,
		arena_print(session->arena, "spec_%s", primitive->name));
	if (definition && definition->span.source)
		code = cfunction_find(definition->span.source, primitive->name);
	if (code.source) {
		text.code = text_of(session->arena, code);
		text.place = definition->span;
	}
	if (!text.code && !primitive->restated)
		add_assembly(session, placement->layer, primitive->name, &text);
	return text;
}

const char *
page_text_about(struct arena *arena, const struct layer *layer)
{
	const char *text = layer->source->text;
	size_t len = strcspn(text, "\n");
	const char *dash = len > 0 ? strstr(text, " -- ") : NULL;

	if (text[0] != '#' || !dash || dash >= text + len)
		return "";
	return arena_text(arena, dash + 4, (size_t)(text + len - dash) - 4);
}

#include <assert.h>
#include <stdlib.h>

#include "fuzz.h"

void
world_begin(struct world *world)
{
	*world = (struct world){0};
	world->names.arena = &world->arena;
	world->sources.names = &world->names;
	world->diag.arena = &world->arena;
	world->diag.names = &world->names;
	world->session = (struct session){.arena = &world->arena,
	                                  .names = &world->names,
	                                  .sources = &world->sources,
	                                  .diag = &world->diag};
}

void
world_end(struct world *world)
{
	arena_free(&world->arena);
}

const struct source *
world_source(struct world *world, const char *path, const char *bytes,
             size_t len)
{
	return sources_add(&world->sources, path,
	                   arena_text(&world->arena, bytes, len),
	                   (uint32_t)len);
}

void
check_span(struct span span)
{
	if (!span.source)
		return;
	assert(span.begin <= span.end);
	assert(span.end <= span.source->size);
}

static void
check_report(const struct diag_report *report)
{
	check_span(report->span);
	if (report->fix)
		check_span(report->fix_span);
	for (uint32_t i = 0; i < report->notes.count; i++)
		check_span(report->notes.items[i].span);
}

static void
check_printable(const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		unsigned char byte = (unsigned char)text[i];

		assert(byte >= 0x20 || byte == '\n' || byte == '\t');
		assert(byte != 0x7f);
	}
}

void
world_print(struct world *world)
{
	char *text;
	size_t len;
	FILE *out = open_memstream(&text, &len);

	assert(out);
	list_each (const struct diag_report, report, &world->diag.reports)
		check_report(report);
	diag_print(&world->diag, out, false);
	fclose(out);
	check_printable(text, len);
	free(text);
}

/*
 * Any bytes are a manifest of either kind, with mistakes perhaps; and laying
 * out what scans keeps its words, its mistakes, and itself.
 */
#include <assert.h>
#include <string.h>

#include "../../layerc/manifest/format.h"
#include "../../layerc/manifest/manifest.h"
#include "fuzz.h"

enum kind { KIND_LAYER, KIND_KERNEL, KIND_COUNT };

static void
read_manifest(struct world *world, enum kind kind, const char *text, size_t len)
{
	const struct source *source = world_source(world, "x", text, len);

	if (kind == KIND_LAYER)
		manifest_layer(&world->session, source);
	else
		manifest_kernel(&world->session, source);
}

/* The bytes as fmt lays them out, or an empty text after a mistake. */
static struct text
lay_out(struct world *world, const char *bytes, size_t len,
        struct tokens *tokens)
{
	const struct source *source = world_source(world, "x", bytes, len);
	struct text text = {.arena = &world->arena};

	token_scan(&world->session, source, tokens);
	text_bytes(&text, "", 0);
	if (world->diag.errors == 0)
		format_manifest(tokens, &text);
	return text;
}

static void
check_token(const struct token *a, const struct token *b)
{
	uint32_t len = a->span.end - a->span.begin;

	assert(a->kind == b->kind);
	assert(a->text == b->text);
	assert(len == b->span.end - b->span.begin);
	assert(memcmp(a->span.source->text + a->span.begin,
	              b->span.source->text + b->span.begin, len) == 0);
	assert(a->in_column_1 == b->in_column_1);
	assert(!a->starts_line || b->starts_line);
}

/* Whether a report of this text is among those of diag. */
static bool
is_reported(const struct diag *diag, const struct diag_report *wanted)
{
	list_each (const struct diag_report, report, &diag->reports)
		if (report->id == wanted->id &&
		    strcmp(report->text, wanted->text) == 0)
			return true;
	return false;
}

/*
 * A mistake that is made twice is reported twice if the layout moved it to a
 * line of its own, so only their texts are compared.
 */
static void
check_same_mistakes(enum kind kind, const char *bytes, size_t len,
                    const struct text *text)
{
	struct world before, after;

	world_begin(&before);
	world_begin(&after);
	read_manifest(&before, kind, bytes, len);
	read_manifest(&after, kind, text->bytes, text->len);
	list_each (const struct diag_report, report, &before.diag.reports)
		assert(is_reported(&after.diag, report));
	list_each (const struct diag_report, report, &after.diag.reports)
		assert(is_reported(&before.diag, report));
	world_end(&before);
	world_end(&after);
}

static void
check_layout(const char *bytes, size_t len)
{
	struct tokens tokens = {0}, again = {0};
	struct text text, twice;
	struct world world;

	world_begin(&world);
	text = lay_out(&world, bytes, len, &tokens);
	if (world.diag.errors == 0) {
		twice = lay_out(&world, text.bytes, text.len, &again);
		assert(world.diag.errors == 0);
		assert(tokens.count == again.count);
		for (uint32_t i = 0; i < tokens.count; i++)
			check_token(&tokens.items[i], &again.items[i]);
		assert(text.len == twice.len);
		assert(memcmp(text.bytes, twice.bytes, text.len) == 0);
		for (enum kind kind = 0; kind < KIND_COUNT; kind++)
			check_same_mistakes(kind, bytes, len, &text);
	}
	world_end(&world);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	for (enum kind kind = 0; kind < KIND_COUNT; kind++) {
		struct world world;

		world_begin(&world);
		read_manifest(&world, kind, (const char *)bytes, len);
		world_print(&world);
		world_end(&world);
	}
	check_layout((const char *)bytes, len);
	return 0;
}

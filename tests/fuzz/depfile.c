/*
 * Any bytes are a dependency file: read, or told what is wrong with it.  What
 * was read is written again as compilers quote it, and reads as the same.
 */
#include "../../layerc/source/depfile.h"

#include <assert.h>
#include <string.h>

#include "../../layerc/base/text.h"
#include "fuzz.h"

static void
quote(struct text *text, const char *name)
{
	for (; *name; name++) {
		if (*name == ' ' || *name == '\t' || *name == '#')
			text_print(text, "\\");
		text_print(text, *name == '$' ? "$$" : "%c", *name);
	}
}

/* What writers leave ambiguous: a backslash before what it could escape. */
static bool
can_quote(const char *name)
{
	return name[0] != '\0' && !strpbrk(name, "\\\n\r");
}

static void
check_again(struct world *world, const struct depfile *read)
{
	struct text text = {.arena = &world->arena};
	struct depfile again;
	uint32_t at = 0;

	text_print(&text, "target.o:");
	list_each (const char *, name, &read->files)
		if (can_quote(*name)) {
			text_print(&text, " \\\n ");
			quote(&text, *name);
		}
	text_print(&text, "\n");
	assert(!depfile_parse(&world->arena, text.bytes, (uint32_t)text.len,
	                      &again));
	list_each (const char *, name, &read->files)
		if (can_quote(*name))
			assert(strcmp(again.files.items[at++], *name) == 0);
	assert(at == again.files.count);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct depfile depfile;
	struct world world;

	world_begin(&world);
	if (!depfile_parse(&world.arena,
	                   arena_text(&world.arena, (const char *)bytes, len),
	                   (uint32_t)len, &depfile))
		check_again(&world, &depfile);
	world_end(&world);
	return 0;
}

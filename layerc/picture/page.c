#include "page.h"

#include <string.h>

static const char *const page[] = {
#include "page_html.def"
};

static const char *const style[] = {
#include "page_css.def"
};

static const char *const script[] = {
#include "page_js.def"
};

#define COUNT(lines) (sizeof(lines) / sizeof((lines)[0]))

static void
add_lines(struct text *text, const char *const *lines, size_t count)
{
	for (size_t i = 0; i < count; i++)
		text_bytes(text, lines[i], strlen(lines[i]));
}

/* JSON in HTML: a '<' could end the element, and stands in strings only. */
static void
add_data(struct text *text, const struct plan *plan,
         const struct program *program,
         const struct page_difference *difference)
{
	json_t *data = page_data(plan, program, difference);
	size_t size = json_dumpb(data, NULL, 0, JSON_COMPACT);
	char *bytes = arena_alloc(text->arena, size, 1, 1);

	json_dumpb(data, bytes, size, JSON_COMPACT);
	json_decref(data);
	for (size_t i = 0; i < size; i++)
		if (bytes[i] == '<')
			text_bytes(text, "\\u003c", 6);
		else
			text_bytes(text, &bytes[i], 1);
	text_bytes(text, "\n", 1);
}

/* In page.html a line "@WORD@" stands for what belongs there. */
void
page_make(struct text *text, const struct plan *plan,
          const struct program *program,
          const struct page_difference *difference)
{
	for (size_t i = 0; i < COUNT(page); i++)
		if (strcmp(page[i], "@style@\n") == 0)
			add_lines(text, style, COUNT(style));
		else if (strcmp(page[i], "@script@\n") == 0)
			add_lines(text, script, COUNT(script));
		else if (strcmp(page[i], "@data@\n") == 0)
			add_data(text, plan, program, difference);
		else
			text_bytes(text, page[i], strlen(page[i]));
}

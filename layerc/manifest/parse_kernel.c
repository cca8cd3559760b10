/* The lines of a kernel's manifest. */
#include <stdlib.h>
#include <string.h>

#include "keywords.h"

static void
read_kernel(struct line *line, void *manifest)
{
	line_name(line, "a kernel", NAME_LABEL,
	          &((struct kernel *)manifest)->name);
}

static void
read_machine(struct line *line, void *manifest)
{
	line_name(line, "a machine", NAME_LABEL,
	          &((struct kernel *)manifest)->machine);
}

static void
read_stack(struct line *line, void *manifest)
{
	struct kernel *kernel = manifest;
	struct name name;

	do {
		struct name_list group = {0};

		do {
			if (line_name(line, "a layer", NAME_LABEL, &name))
				*list_add(line->session->arena, &group) = name;
		} while (line_take_kind(line, TOKEN_PLUS));
		if (group.count > 0)
			*list_add(line->session->arena, &kernel->stack) = group;
		if (line_has_more(line) &&
		    line->tokens[line->at].kind == TOKEN_WORD) {
			line_expected(line, "',' or '+'");
			continue;
		}
		if (!line_take_kind(line, TOKEN_COMMA))
			return;
	} while (true);
}

static void
read_kernel_exports(struct line *line, void *manifest)
{
	line_names(line, "a primitive of the top overlay", NAME_C, NULL,
	           &((struct kernel *)manifest)->exports);
}

static void
read_client(struct line *line, void *manifest)
{
	line_files(line, &((struct kernel *)manifest)->clients);
}

/* Reads "NAME from files" into a list of such. */
static void
read_linked(struct line *line, struct linked_list *list, const char *what)
{
	struct linked linked = {0};

	if (!line_name(line, what, NAME_LABEL, &linked.name))
		return;
	if (!line_take_near(line, "from"))
		line_expected(line, "'from' and files");
	else
		line_files(line, &linked.sources);
	list_each (const struct linked, other, list)
		if (other->name.text == linked.name.text) {
			diag_report(line->session->diag, DIAG_repeated_name,
			            linked.name.span,
			            "the name '%s' is given to %s twice",
			            linked.name.text, what);
			diag_note(line->session->diag, other->name.span,
			          "the first is here");
			return;
		}
	*list_add(line->session->arena, list) = linked;
}

static void
read_test(struct line *line, void *manifest)
{
	read_linked(line, &((struct kernel *)manifest)->tests, "a test");
}

static void
read_program(struct line *line, void *manifest)
{
	read_linked(line, &((struct kernel *)manifest)->programs, "a program");
}

static void
read_image(struct line *line, void *manifest)
{
	struct kernel *kernel = manifest;
	struct name address;
	unsigned long long value;
	char *end;

	if (!line_name(line, "an image", NAME_LABEL, &kernel->image_format))
		return;
	if (strcmp(kernel->image_format.text, "multiboot") != 0)
		diag_report(line->session->diag, DIAG_bad_name,
		            kernel->image_format.span,
		            "the form of an image is 'multiboot'");
	if (!line_take_near(line, "at")) {
		line_expected(line, "'at' and the load address");
		return;
	}
	if (!line_name(line, "an address", NAME_PATH, &address))
		return;
	kernel->image_address = address;
	value = strtoull(address.text, &end, 0);
	if (*end != '\0' || address.text[0] < '0' || address.text[0] > '9' ||
	    value > 0xfffff000u || value % 4096 != 0)
		diag_report(line->session->diag, DIAG_bad_address, address.span,
		            "a load address is a multiple of 4096 below 4 GiB");
	kernel->address = (uint32_t)value;
}

static void
read_entry(struct line *line, void *manifest)
{
	line_name(line, "a function", NAME_C,
	          &((struct kernel *)manifest)->entry);
}

const struct keyword kernel_keywords[] = {
	{"kernel", true, true, read_kernel},
	{"machine", true, true, read_machine},
	{"stack", true, true, read_stack},
	{"export", false, false, read_kernel_exports},
	{"client", true, true, read_client},
	{"test", false, true, read_test},
	{"program", false, false, read_program},
	{"image", true, true, read_image},
	{"entry", true, true, read_entry},
	{NULL, false, false, NULL},
};

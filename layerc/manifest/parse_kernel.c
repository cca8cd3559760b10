/* The lines of a kernel's manifest. */
#include <stdlib.h>
#include <string.h>

#include "instructions.h"
#include "keywords.h"

static void
read_kernel(struct line *line, void *manifest)
{
	line_name(line, "a kernel", NAME_LABEL,
	          &((struct kernel *)manifest)->name);
}

static void
add_replacement(struct line *line, struct kernel *kernel,
                const struct replacement *replacement)
{
	const struct name *layer = &replacement->layer;

	list_each (const struct replacement, other, &kernel->replaced) {
		if (other->layer.text != layer->text)
			continue;
		diag_report(line->session->diag, DIAG_repeated_name,
		            layer->span, "'%s' is replaced or left out twice",
		            layer->text);
		diag_note(line->session->diag, other->layer.span,
		          "the first time is here");
		return;
	}
	*list_add(line->session->arena, &kernel->replaced) = *replacement;
}

/* Reads names with a '+' between them. */
static void
read_sum(struct line *line, struct name_list *sum)
{
	struct name name;

	do {
		if (line_name(line, "a layer", NAME_LABEL, &name))
			*list_add(line->session->arena, sum) = name;
	} while (line_take_kind(line, TOKEN_PLUS));
}

static void
read_like(struct line *line, void *manifest)
{
	struct kernel *kernel = manifest;

	if (!line_name(line, "a kernel", NAME_LABEL, &kernel->like))
		kernel->damaged = true;
	if (!line_take_near(line, "with"))
		return;
	do {
		struct replacement replacement = {0};

		read_sum(line, &replacement.by);
		if (!line_take_near(line, "for"))
			line_expected(line, "'for' and a layer");
		else if (line_name(line, "a layer", NAME_LABEL,
		                   &replacement.layer) &&
		         replacement.by.count > 0)
			add_replacement(line, kernel, &replacement);
	} while (line_take_kind(line, TOKEN_COMMA));
}

static void
read_without(struct line *line, void *manifest)
{
	struct kernel *kernel = manifest;
	struct without *without = &kernel->without;
	struct name_list layers = {0};

	if (!without->keyword.text)
		without->keyword = line->keyword;
	if (line_take_near(line, "layer"))
		line_names(line, "a layer", NAME_LABEL, NULL, &layers);
	else if (line_take_near(line, "export"))
		line_names(line, "a primitive", NAME_C, NULL,
		           &without->exports);
	else if (line_take_near(line, "program"))
		line_names(line, "a program", NAME_LABEL, NULL,
		           &without->programs);
	else if (line_take_near(line, "test"))
		line_names(line, "a test", NAME_LABEL, NULL, &without->tests);
	else if (line_take_near(line, "transcript"))
		line_names(line, "a transcript", NAME_LABEL, NULL,
		           &without->transcripts);
	else
		line_expected(line, "'layer', 'export', 'program', 'test' or "
		                    "'transcript'");
	list_each (const struct name, layer, &layers)
		add_replacement(line, kernel,
		                &(struct replacement){.layer = *layer});
}

static void
read_machine(struct line *line, void *manifest)
{
	struct kernel *kernel = manifest;

	if (line_name(line, "a machine", NAME_LABEL, &kernel->machine))
		kernel->is_hosted = strcmp(kernel->machine.text, "hosted") == 0;
}

static void
read_flags(struct line *line, void *manifest)
{
	line_flags(line, &((struct kernel *)manifest)->flags);
}

static void
read_stack(struct line *line, void *manifest)
{
	struct kernel *kernel = manifest;

	do {
		struct name_list group = {0};

		read_sum(line, &group);
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

/* Whether two lines give one name, which is reported. */
static bool
is_repeated(struct line *line, const struct name *name,
            const struct name *first, const char *what)
{
	if (name->text != first->text)
		return false;
	diag_report(line->session->diag, DIAG_repeated_name, name->span,
	            "the name '%s' is given to %s twice", name->text, what);
	diag_note(line->session->diag, first->span, "the first is here");
	return true;
}

static bool
is_linked(struct line *line, const struct linked_list *list,
          const struct name *name, const char *what)
{
	list_each (const struct linked, other, list)
		if (is_repeated(line, name, &other->name, what))
			return true;
	return false;
}

static bool
is_transcript(struct line *line, const struct transcripts *list,
              const struct name *name, const char *what)
{
	list_each (const struct transcript, other, list)
		if (is_repeated(line, name, &other->name, what))
			return true;
	return false;
}

/* Reads "NAME from files". */
static bool
read_linked(struct line *line, struct linked *linked, const char *what)
{
	if (!line_name(line, what, NAME_LABEL, &linked->name))
		return false;
	if (!line_take_near(line, "from"))
		line_expected(line, "'from' and files");
	else
		line_files(line, &linked->sources);
	return true;
}

static void
read_test(struct line *line, void *manifest)
{
	static const char what[] = "a test";
	struct kernel *kernel = manifest;
	struct linked test = {0};

	if (read_linked(line, &test, what) &&
	    !is_linked(line, &kernel->tests, &test.name, what) &&
	    !is_transcript(line, &kernel->transcripts, &test.name, what))
		*list_add(line->session->arena, &kernel->tests) = test;
}

static void
read_program(struct line *line, void *manifest)
{
	static const char what[] = "a program";
	struct kernel *kernel = manifest;
	struct linked program = {0};

	if (read_linked(line, &program, what) &&
	    !is_linked(line, &kernel->programs, &program.name, what))
		*list_add(line->session->arena, &kernel->programs) = program;
}

static void
read_library(struct line *line, void *manifest)
{
	line_files(line, &((struct kernel *)manifest)->library);
}

static void
read_transcript(struct line *line, void *manifest)
{
	static const char what[] = "a test";
	struct kernel *kernel = manifest;
	struct transcript transcript = {0};

	if (!line_name(line, "a transcript", NAME_LABEL, &transcript.name))
		return;
	if (!line_take_near(line, "from"))
		line_expected(line, "'from' and a file");
	else
		line_name(line, "a file", NAME_PATH, &transcript.file.word);
	if (!is_linked(line, &kernel->tests, &transcript.name, what) &&
	    !is_transcript(line, &kernel->transcripts, &transcript.name, what))
		*list_add(line->session->arena, &kernel->transcripts) =
			transcript;
}

/* Reads "in" and whose modules a line is about. */
static void
read_modules(struct line *line, struct name_list *names)
{
	if (!line_take_near(line, "in"))
		line_expected(line, "'in' and 'client' or tests");
	else
		line_names(line, "'client' or a test", NAME_LABEL, NULL, names);
}

static void
read_recursion(struct line *line, void *manifest)
{
	struct kernel *kernel = manifest;
	struct client_bound bound = {0};

	if (!line_recursion(line, &bound.bound))
		return;
	read_modules(line, &bound.names);
	*list_add(line->session->arena, &kernel->recursions) = bound;
}

static void
read_instructions(struct line *line, void *manifest)
{
	static const char *const stops[] = {"in", NULL};
	struct kernel *kernel = manifest;
	struct grant grant = {0};

	instructions_take(line, stops, &grant.classes);
	read_modules(line, &grant.names);
	*list_add(line->session->arena, &kernel->instructions) = grant;
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
read_depth(struct line *line, void *manifest)
{
	static const char *const stops[] = {"at", NULL};
	struct kernel *kernel = manifest;
	struct name_list names = {0};
	uint32_t bytes;

	line_names(line, "a function where a stack begins", NAME_C, stops,
	           &names);
	if (!line_take_near(line, "at") || !line_take_near(line, "most")) {
		line_expected(line, "'at most' and a number of bytes");
		return;
	}
	if (!line_number(line, "how many bytes its stack has", &bytes))
		return;
	list_each (const struct name, name, &names)
		*list_add(line->session->arena, &kernel->depths) =
			(struct bound){*name, bytes};
}

static void
read_entry(struct line *line, void *manifest)
{
	line_name(line, "a function", NAME_C,
	          &((struct kernel *)manifest)->entry);
}

static void
read_elsewhere(struct line *line, void *manifest)
{
	line_files(line, &((struct kernel *)manifest)->elsewhere);
}

const struct keyword kernel_keywords[] = {
	{"kernel", true, true, false, read_kernel},
	{KEYWORD_LIKE, true, false, false, read_like},
	{"without", false, false, false, read_without},
	{"machine", true, true, false, read_machine},
	{"stack", true, true, false, read_stack},
	{"export", false, false, false, read_kernel_exports},
	{"client", true, true, true, read_client},
	{"test", false, true, true, read_test},
	{"transcript", false, false, false, read_transcript},
	{"library", false, false, false, read_library},
	{"program", false, false, false, read_program},
	{"instructions", false, false, false, read_instructions},
	{"recursion", false, false, false, read_recursion},
	{"image", true, true, true, read_image},
	{"entry", true, true, true, read_entry},
	{"elsewhere", false, false, false, read_elsewhere},
	{"flags", false, false, false, read_flags},
	{"depth", false, false, false, read_depth},
	{NULL, false, false, false, NULL},
};

#include "link.h"

#include <string.h>

#include "../base/file.h"
#include "../base/text.h"
#include "seal.h"

static const struct {
	const char *name;
	const char *inputs; /* the sections of an object that it is made of */
	const char *segment;
} kinds[LINK_KIND_COUNT] = {
	[LINK_MULTIBOOT] = {"multiboot", ".multiboot", "text"},
	[LINK_TEXT] = {"text", ".text .text.*", "text"},
	[LINK_RODATA] = {"rodata", ".rodata .rodata.*", "rodata"},
	[LINK_DATA] = {"data", ".data .data.*", "data"},
	[LINK_BSS] = {"bss", ".bss .bss.* COMMON", "data"},
};

/* Debugging information, each by its own name, as debuggers look for them. */
static const char *const debug[] = {
	"abbrev",  "addr",     "aranges",  "cu_index",    "frame",
	"info",    "line",     "line_str", "loc",         "loclists",
	"macinfo", "macro",    "names",    "pubnames",    "pubtypes",
	"ranges",  "rnglists", "str",      "str_offsets", "types",
};

/* What no image needs. */
static const char dropped[] = ".comment .note .note.* .eh_frame .eh_frame_hdr";

static const char *const defined[] = {"image_begin", "text_end", "rodata_end",
                                      "image_end"};

const char *
link_begin(struct arena *arena, const struct plan_module *module,
           enum link_kind kind)
{
	return arena_print(arena, "%s.%s", module->name, kinds[kind].name);
}

const char *
link_end(struct arena *arena, enum link_kind kind)
{
	return arena_print(arena, ".%s.end", kinds[kind].name);
}

/* Whether one of some patterns, as "COMMON .bss .bss.*", is a name's. */
static bool
matches(const char *patterns, const char *name)
{
	while (*patterns) {
		size_t len = strcspn(patterns, " ");
		bool is_open = patterns[len - 1] == '*';

		if (strncmp(patterns, name, len - is_open) == 0 &&
		    (is_open || name[len] == '\0'))
			return true;
		patterns += len + strspn(patterns + len, " ");
	}
	return false;
}

static bool
is_debug(const char *section)
{
	static const char prefix[] = ".debug_";
	size_t len = sizeof(prefix) - 1;

	for (size_t i = 0; i < sizeof(debug) / sizeof(*debug); i++)
		if (strncmp(section, prefix, len) == 0 &&
		    strcmp(section + len, debug[i]) == 0)
			return true;
	return false;
}

int
link_kind_of(const struct plan *plan, const struct plan_module *module,
             const char *section)
{
	bool boots = module == link_boot(plan);

	for (int kind = 0; kind < LINK_KIND_COUNT; kind++)
		if ((kind != LINK_MULTIBOOT || boots) &&
		    matches(kinds[kind].inputs, section))
			return kind;
	return matches(dropped, section) || is_debug(section) ? LINK_KIND_COUNT
	                                                      : -1;
}

bool
link_defines(const char *symbol)
{
	for (size_t i = 0; i < sizeof(defined) / sizeof(*defined); i++)
		if (strcmp(defined[i], symbol) == 0)
			return true;
	return false;
}

const struct plan_module *
link_boot(const struct plan *plan)
{
	for (uint32_t i = 0; i < plan->modules.count; i++)
		if (plan->modules.items[i]->placement->layer->boot.text)
			return plan->modules.items[i];
	return NULL;
}

static void
check_boot(const struct plan *plan)
{
	const struct plan_module *first = link_boot(plan);
	struct diag *diag = plan->session->diag;

	if (!first)
		diag_report(diag, DIAG_missing_boot, plan->kernel->name.span,
		            "no layer of '%s' has a 'boot' line",
		            plan->kernel->name.text);
	for (uint32_t i = 0; i < plan->modules.count; i++) {
		const struct plan_module *other = plan->modules.items[i];
		const struct layer *layer = other->placement->layer;

		if (!layer->boot.text || other == first)
			continue;
		diag_report(diag, DIAG_missing_boot, plan->kernel->name.span,
		            "two layers of '%s' have a 'boot' line: '%s' and "
		            "'%s'",
		            plan->kernel->name.text, first->name, other->name);
		diag_note(diag, first->placement->layer->boot.span,
		          "'%s' boots here", first->name);
		diag_note(diag, layer->boot.span, "'%s' boots here",
		          other->name);
	}
}

static void
check_linker_lines(const struct plan *plan, const struct layer *layer)
{
	list_each (const struct name, name, &layer->linker)
		if (!link_defines(name->text))
			diag_report(plan->session->diag,
			            DIAG_unknown_linker_symbol, name->span,
			            "the linker script defines no '%s'; there "
			            "are 'image_begin', 'text_end', "
			            "'rodata_end' and 'image_end'",
			            name->text);
}

void
link_check(const struct plan *plan)
{
	if (plan->kernel && !plan->kernel->is_hosted)
		check_boot(plan);
	for (uint32_t i = 0; i < plan->modules.count; i++)
		check_linker_lines(plan,
		                   plan->modules.items[i]->placement->layer);
}

void
link_order(const struct plan *plan, const struct plan_image *image,
           struct link_modules *modules)
{
	struct arena *arena = plan->session->arena;
	const struct plan_module *boot = link_boot(plan);

	if (boot)
		*list_add(arena, modules) = boot;
	for (uint32_t i = 0; i < plan->modules.count; i++)
		if (plan->modules.items[i] != boot)
			*list_add(arena, modules) = plan->modules.items[i];
	*list_add(arena, modules) = image->client;
	if (image->merged)
		*list_add(arena, modules) = image->merged;
}

const char *
link_path(const struct plan *plan, const struct plan_image *image)
{
	return arena_print(plan->session->arena, "%s/%s.ld", plan->folder,
	                   image->name);
}

/*
 * Adds a path, with an ending that is one, as a pattern that matches it.  There
 * is no way to quote what means something to the linker in a pattern; '?'
 * stands for any byte.
 */
static void
add_pattern(struct text *text, const char *path, const char *ending)
{
	text_print(text, "\"");
	for (const char *byte = path; *byte; byte++)
		text_bytes(text, strchr("\"*?[]\\:", *byte) ? "?" : byte, 1);
	text_print(text, "%s\"", ending);
}

/* The section of a module's part of a kind, in an object of all layers. */
static const char *
joint_section(struct arena *arena, const struct plan_module *module,
              enum link_kind kind)
{
	return arena_print(arena, ".%s.%s", kinds[kind].name, module->name);
}

static void
add_inputs(struct text *text, const char *path, const char *sections)
{
	text_print(text, "\t\t");
	add_pattern(text, path, "");
	text_print(text, "(%s)\n", sections);
}

/*
 * All objects of a module, in the order in which the linker is given them.
 * Each by its own name takes the linker minutes where there are thousands.
 */
static void
add_all_inputs(struct text *text, const struct plan *plan,
               const struct plan_module *module, const char *sections)
{
	text_print(text, "\t\t");
	add_pattern(text, plan_object_folder(plan, module), "/*");
	text_print(text, "(%s)\n", sections);
}

/* Whether what is made of all its files is given to the linker. */
static bool
is_given(const struct plan_module *module)
{
	list_each (const struct plan_file, file, &module->files)
		if (file->linked != file->object)
			return false;
	return true;
}

static void
add_sealed_part(struct text *text, const struct plan *plan,
                const struct plan_module *module, enum link_kind kind)
{
	add_inputs(text, seal_path(plan),
	           arena_print(text->arena, "\"%s\"",
	                       joint_section(text->arena, module, kind)));
}

/*
 * The begin symbol of a module, and what its objects hold of a kind.  What is
 * linked as bitcode comes back merged, in a file that the linker has not been
 * given: it would open one of a name without wildcards by itself, an old one.
 */
static void
add_part(struct text *text, const struct plan *plan,
         const struct plan_module *module, enum link_kind kind)
{
	text_print(text, "\t\t\"%s\" = .;\n",
	           link_begin(text->arena, module, kind));
	if (plan->is_sealed && module->placement) {
		add_sealed_part(text, plan, module, kind);
		return;
	}
	if (is_given(module)) {
		add_all_inputs(text, plan, module, kinds[kind].inputs);
		return;
	}
	list_each (const struct plan_file, file, &module->files) {
		const char *path = file->object;

		if (file->linked && file->linked != path)
			continue;
		if (!file->linked)
			path = arena_print(text->arena, "%.*s?",
			                   (int)strlen(path) - 1, path);
		add_inputs(text, path, kinds[kind].inputs);
	}
}

/* One output section with the parts of all the modules. */
static void
add_section(struct text *text, const struct plan *plan,
            const struct link_modules *modules, enum link_kind kind)
{
	text_print(text, "\t.%s : {\n", kinds[kind].name);
	for (uint32_t i = 0; i < modules->count; i++)
		add_part(text, plan, modules->items[i], kind);
	text_print(text, "\t\t\"%s\" = .;\n\t} :%s\n",
	           link_end(text->arena, kind), kinds[kind].segment);
}

static void
add_multiboot(struct text *text, const struct plan *plan)
{
	struct link_modules modules = {0};

	*list_add(text->arena, &modules) = link_boot(plan);
	add_section(text, plan, &modules, LINK_MULTIBOOT);
}

/* One output section for each module. */
static void
add_rodata(struct text *text, const struct plan *plan,
           const struct link_modules *modules)
{
	const char *segment = kinds[LINK_RODATA].segment;

	for (uint32_t i = 0; i < modules->count; i++) {
		text_print(text, "\t.rodata.%s : {\n", modules->items[i]->name);
		add_part(text, plan, modules->items[i], LINK_RODATA);
		text_print(text, "\t} :%s\n", segment);
	}
	text_print(text, "\t\"%s\" = .;\n", link_end(text->arena, LINK_RODATA));
}

/* Whether a layer of the plan asks for a symbol of the linker's. */
static bool
is_wanted(const struct plan *plan, const char *symbol)
{
	const char *name = names_text(plan->session->names, symbol);

	for (uint32_t i = 0; i < plan->modules.count; i++)
		if (name_list_find(
			    &plan->modules.items[i]->placement->layer->linker,
			    name))
			return true;
	return false;
}

static void
add_linker_symbol(struct text *text, const struct plan *plan,
                  const char *symbol)
{
	if (is_wanted(plan, symbol))
		text_print(text, "\tPROVIDE(%s = .);\n", symbol);
}

static void
add_debug_sections(struct text *text)
{
	for (size_t i = 0; i < sizeof(debug) / sizeof(*debug); i++)
		text_print(text, "\t.debug_%s 0 : { *(.debug_%s) }\n", debug[i],
		           debug[i]);
}

static void
add_sections(struct text *text, const struct plan *plan,
             const struct plan_image *image)
{
	struct link_modules modules = {0};

	link_order(plan, image, &modules);
	text_print(text, "SECTIONS\n{\n\t. = 0x%x;\n", plan->kernel->address);
	add_linker_symbol(text, plan, "image_begin");
	add_multiboot(text, plan);
	add_section(text, plan, &modules, LINK_TEXT);
	text_print(text, "\t. = ALIGN(0x1000);\n");
	add_linker_symbol(text, plan, "text_end");
	add_rodata(text, plan, &modules);
	text_print(text, "\t. = ALIGN(0x1000);\n");
	add_linker_symbol(text, plan, "rodata_end");
	add_section(text, plan, &modules, LINK_DATA);
	add_section(text, plan, &modules, LINK_BSS);
	text_print(text, "\t. = ALIGN(0x1000);\n");
	add_linker_symbol(text, plan, "image_end");
	add_debug_sections(text);
	/* The linker makes these itself, for code that layers do not have. */
	text_print(text, "\t.indirect 0 : { *(.got .got.* .igot .igot.* .plt "
	                 ".plt.* .iplt .rel.*) }\n"
	                 "\tASSERT(SIZEOF(.indirect) == 0, \"an object needs "
	                 "a table of addresses: -fpic or ifunc\")\n");
	text_print(text, "\t/DISCARD/ : { *(%s) }\n}\n", dropped);
}

const char *
link_script(const struct plan *plan, const struct plan_image *image)
{
	struct text text = {.arena = plan->session->arena};

	text_print(
		&text,
		"/* Made by layerc from the manifests; changes are lost. */\n"
		"\n"
		"OUTPUT_FORMAT(\"elf32-i386\")\n"
		"ENTRY(\"%s\")\n"
		"\n"
		"PHDRS\n"
		"{\n"
		"\ttext PT_LOAD FLAGS(5);\n"
		"\trodata PT_LOAD FLAGS(4);\n"
		"\tdata PT_LOAD FLAGS(6);\n"
		"}\n"
		"\n",
		link_boot(plan)->placement->layer->boot.text);
	add_sections(&text, plan, image);
	return text.bytes;
}

const char *
link_join_script(const struct plan *plan, const struct link_modules *modules)
{
	struct text text = {.arena = plan->session->arena};

	text_print(&text, "SECTIONS\n{\n");
	for (uint32_t i = 0; i < modules->count; i++)
		for (int kind = 0; kind < LINK_KIND_COUNT; kind++) {
			const struct plan_module *module = modules->items[i];

			text_print(&text, "\t\"%s\" 0 : {\n",
			           joint_section(text.arena, module,
			                         (enum link_kind)kind));
			list_each (const struct plan_file, file, &module->files)
				add_inputs(&text, file->object,
				           kinds[kind].inputs);
			text_print(&text, "\t}\n");
		}
	text_print(&text, "}\n");
	return text.bytes;
}

const char *
link_program_path(const struct plan *plan)
{
	return path_join(plan->session->arena, plan->folder, "programs.ld");
}

const char *
link_program_script(const struct plan *plan)
{
	return arena_print(
		plan->session->arena,
		"/* Made by layerc; changes are lost. */\n"
		"\n"
		"OUTPUT_FORMAT(\"elf32-i386\")\n"
		"ENTRY(\"_start\")\n"
		"\n"
		"PHDRS\n"
		"{\n"
		"\ttext PT_LOAD FLAGS(5);\n"
		"\trodata PT_LOAD FLAGS(4);\n"
		"\tdata PT_LOAD FLAGS(6);\n"
		"}\n"
		"\n"
		"SECTIONS\n"
		"{\n"
		"\t. = 0x%x;\n"
		"\t.text : { *(.text .text.*) } :text\n"
		"\t. = ALIGN(0x1000);\n"
		"\t.rodata : { *(.rodata .rodata.*) } :rodata\n"
		"\t. = ALIGN(0x1000);\n"
		"\t.data : { *(.data .data.*) } :data\n"
		"\t.bss : { *(.bss .bss.*) } :data\n"
		"\t/DISCARD/ : { *(.comment .note .note.* .eh_frame) }\n"
		"}\n",
		plan->machine->program_address);
}

void
link_program_flags(const struct plan *plan, struct argv *flags)
{
	argv_add(plan->session->arena, flags, "-m",
	         plan->machine->linker_emulation, "-nostdlib", "-static", "-z",
	         "noexecstack", "-z", "max-page-size=0x1000", "--no-undefined",
	         "--build-id=none", "--fatal-warnings", NULL);
}

static void
write_script(const struct plan *plan, const char *path, const char *text)
{
	file_write(plan->session->arena, path, text, strlen(text));
}

void
link_write(const struct plan *plan)
{
	list_each (const struct plan_image, image, &plan->images)
		write_script(plan, link_path(plan, image),
		             link_script(plan, image));
	if (plan->is_sealed)
		seal_write(plan);
	if (plan->programs.count > 0)
		write_script(plan, link_program_path(plan),
		             link_program_script(plan));
}

void
link_flags(const struct plan *plan, struct argv *flags)
{
	argv_add(plan->session->arena, flags, "-m",
	         plan->machine->linker_emulation, "-nostdlib", "-static", "-z",
	         "noexecstack", "-z", "max-page-size=0x1000",
	         "--orphan-handling=error", "--no-undefined", "--emit-relocs",
	         "--build-id=none", "--fatal-warnings", NULL);
}

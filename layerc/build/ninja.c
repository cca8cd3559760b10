#include "ninja.h"

#include <string.h>

#include "../base/die.h"
#include "../base/file.h"
#include "../base/text.h"
#include "database.h"
#include "iso.h"
#include "link.h"

/*
 * The dependencies of NASM come from a run of its own: those that -MD writes
 * beside the object leave files out (NASM 2.16).
 */
static const char rules[] =
	"rule cc\n"
	"  command = $clang $flags -MD -MF $out.d -c $in -o $out\n"
	"  depfile = $out.d\n"
	"  deps = gcc\n"
	"  description = clang $in\n"
	"\n"
	"rule nasm\n"
	"  command = nasm $flags -M -MF $out.d -MQ $out $in && "
	"nasm $flags -o $out.new $in && mv -f $out.new $out\n"
	"  depfile = $out.d\n"
	"  deps = gcc\n"
	"  description = nasm $in\n"
	"\n"
	"rule ld\n"
	"  command = ld $flags -T $script -o $out.new @$out.rsp && "
	"mv -f $out.new $out\n"
	"  rspfile = $out.rsp\n"
	"  rspfile_content = $objects\n"
	"  description = ld $out\n"
	"\n"
	"rule iso\n"
	"  command = grub-mkrescue -o $out.new $words >$out.log 2>&1 && "
	"mv -f $out.new $out || { cat $out.log >&2; exit 1; }\n"
	"  description = iso $out\n";

const char *
ninja_path(const struct plan *plan)
{
	return path_join(plan->session->arena, plan->folder, "build.ninja");
}

/*
 * Adds a text in which nothing means anything to ninja: as the value of a
 * variable, or with is_path as a word of a build line.
 */
static void
add_escaped(struct text *text, const char *words, bool is_path)
{
	for (const char *byte = words; *byte; byte++) {
		if (*byte == '\n' || *byte == '\r')
			die("'%s' holds a line break, which ninja cannot "
			    "express",
			    words);
		if (*byte == '|' && is_path)
			text_print(text, "${bar}");
		else if (*byte == '$' ||
		         (is_path && (*byte == ' ' || *byte == ':')))
			text_print(text, "$%c", *byte);
		else
			text_bytes(text, byte, 1);
	}
}

static void
add_path(struct text *text, const char *path)
{
	text_print(text, " ");
	add_escaped(text, path, true);
}

static void
add_variable(struct text *text, const char *name, const char *value)
{
	text_print(text, "%s = ", name);
	add_escaped(text, value, false);
	text_print(text, "\n");
}

static const char *
clang_words(const struct plan *plan, const struct tools *tools)
{
	struct arena *arena = plan->session->arena;
	struct argv words = {0};
	const char *line;

	argv_add(arena, &words, tools->clang, "-fcolor-diagnostics", NULL);
	tools_clang_flags(plan, tools, &words);
	line = argv_line(arena, &words);
	if (tools->launcher)
		line = arena_print(arena, "%s %s", tools->launcher, line);
	return line;
}

/* The flags of a module's files, once for each language. */
static void
add_flags(struct text *text, const struct plan *plan,
          const struct plan_module *module)
{
	struct arena *arena = plan->session->arena;
	struct argv c = {0}, nasm = {0};

	if (module->files.count == 0)
		return;
	plan_clang_flags(plan, module, &c);
	plan_nasm_flags(plan, module, &nasm);
	text_print(text, "\n");
	add_variable(text, arena_print(arena, "%s.c", module->name),
	             argv_line(arena, &c));
	add_variable(text, arena_print(arena, "%s.asm", module->name),
	             argv_line(arena, &nasm));
}

static void
add_object(struct text *text, const struct plan_module *module,
           const struct plan_file *file)
{
	bool is_c = file->language == LANGUAGE_C;

	text_print(text, "build");
	add_path(text, file->object);
	text_print(text, ": %s", is_c ? "cc" : "nasm");
	add_path(text, file->source);
	text_print(text, "\n  flags = ${%s.%s}\n", module->name,
	           is_c ? "c" : "asm");
}

static void
add_module(struct text *text, const struct plan *plan,
           const struct plan_module *module)
{
	add_flags(text, plan, module);
	list_each (const struct plan_file, file, &module->files)
		add_object(text, module, file);
}

static void
add_objects(struct text *text, const struct plan_module *module, bool only_asm)
{
	list_each (const struct plan_file, file, &module->files)
		if (!only_asm || file->language == LANGUAGE_NASM)
			add_path(text, file->object);
}

/* A name for the objects of all modules and clients. */
static void
add_phony(struct text *text, const struct plan *plan, const char *target,
          bool only_asm)
{
	text_print(text, "build %s: phony", target);
	for (uint32_t i = 0; i < plan->all.count; i++)
		add_objects(text, plan->all.items[i], only_asm);
	text_print(text, "\n");
}

/* The words of a response file: a backslash escapes, in quotes too. */
static void
add_words(struct text *words, const struct plan_module *module)
{
	list_each (const struct plan_file, file, &module->files) {
		text_print(words, "%s", words->len ? " " : "");
		for (const char *byte = file->object; *byte; byte++)
			text_print(words,
			           strchr(" \t\\\"'", *byte) ? "\\%c" : "%c",
			           *byte);
	}
}

static const char *
response(const struct plan *plan, const struct plan_image *image)
{
	struct text words = {.arena = plan->session->arena};

	for (uint32_t i = 0; i < plan->modules.count; i++)
		add_words(&words, plan->modules.items[i]);
	add_words(&words, image->client);
	return words.len ? words.bytes : "";
}

static void
add_image(struct text *text, const struct plan *plan,
          const struct plan_image *image)
{
	struct arena *arena = plan->session->arena;
	struct argv flags = {0}, script = {0};

	link_flags(plan, &flags);
	argv_add(arena, &script, link_path(plan, image), NULL);
	text_print(text, "\nbuild");
	add_path(text, image->path);
	text_print(text, ": ld");
	for (uint32_t i = 0; i < plan->modules.count; i++)
		add_objects(text, plan->modules.items[i], false);
	add_objects(text, image->client, false);
	text_print(text, " |");
	add_path(text, link_path(plan, image));
	text_print(text, "\n  ");
	add_variable(text, "flags", argv_line(arena, &flags));
	text_print(text, "  ");
	add_variable(text, "script", argv_line(arena, &script));
	text_print(text, "  ");
	add_variable(text, "objects", response(plan, image));
}

static void
add_program(struct text *text, const struct plan *plan,
            const struct plan_program *program)
{
	struct arena *arena = plan->session->arena;
	struct argv flags = {0}, script = {0};
	struct text words = {.arena = arena};

	link_program_flags(plan, &flags);
	argv_add(arena, &script, link_program_path(plan), NULL);
	add_words(&words, program->module);
	text_print(text, "\nbuild");
	add_path(text, program->path);
	text_print(text, ": ld");
	add_objects(text, program->module, false);
	text_print(text, " |");
	add_path(text, link_program_path(plan));
	text_print(text, "\n  ");
	add_variable(text, "flags", argv_line(arena, &flags));
	text_print(text, "  ");
	add_variable(text, "script", argv_line(arena, &script));
	text_print(text, "  ");
	add_variable(text, "objects", words.len ? words.bytes : "");
}

static void
add_iso(struct text *text, const struct plan *plan,
        const struct plan_image *image)
{
	struct argv words = {0};

	iso_words(plan, image, &words);
	text_print(text, "\nbuild");
	add_path(text, iso_path(plan, image));
	text_print(text, ": iso");
	add_path(text, image->path);
	list_each (const struct plan_program, program, &plan->programs)
		add_path(text, program->path);
	add_path(text, iso_config_path(plan, image));
	text_print(text, "\n  ");
	add_variable(text, "words", argv_line(plan->session->arena, &words));
}

static void
add_isos(struct text *text, const struct plan *plan)
{
	list_each (const struct plan_image, image, &plan->images)
		add_iso(text, plan, image);
	text_print(text, "\nbuild %s: phony", NINJA_ISOS);
	list_each (const struct plan_image, image, &plan->images)
		add_path(text, iso_path(plan, image));
	text_print(text, "\n");
}

static void
add_images(struct text *text, const struct plan *plan)
{
	list_each (const struct plan_program, program, &plan->programs)
		add_program(text, plan, program);
	list_each (const struct plan_image, image, &plan->images)
		add_image(text, plan, image);
	text_print(text, "\nbuild %s: phony", NINJA_IMAGES);
	list_each (const struct plan_image, image, &plan->images)
		add_path(text, image->path);
	list_each (const struct plan_program, program, &plan->programs)
		add_path(text, program->path);
	text_print(text, "\ndefault %s\n", NINJA_IMAGES);
}

const char *
ninja_text(const struct plan *plan, const struct tools *tools)
{
	struct text text = {.arena = plan->session->arena};

	text_print(&text,
	           "# Made by layerc from the manifests; changes are lost.\n\n"
	           "ninja_required_version = 1.7\n");
	add_variable(&text, "builddir", plan->folder);
	add_variable(&text, "bar", "|");
	add_variable(&text, "clang", clang_words(plan, tools));
	text_print(&text, "\n%s", rules);
	for (uint32_t i = 0; i < plan->all.count; i++)
		add_module(&text, plan, plan->all.items[i]);
	text_print(&text, "\n");
	add_phony(&text, plan, NINJA_ASSEMBLY, true);
	add_phony(&text, plan, NINJA_OBJECTS, false);
	add_images(&text, plan);
	add_isos(&text, plan);
	return text.bytes;
}

void
ninja_write(const struct plan *plan, const struct tools *tools)
{
	const char *text = ninja_text(plan, tools);

	file_write(plan->session->arena, ninja_path(plan), text, strlen(text));
	if (plan->kernel)
		database_write(plan, tools);
}

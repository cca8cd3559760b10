#include "ninja.h"

#include <string.h>

#include "../base/die.h"
#include "../base/file.h"
#include "../base/text.h"
#include "database.h"
#include "includes.h"
#include "iso.h"
#include "link.h"
#include "ninja_form.h"
#include "seal.h"

/*
 * The dependencies of NASM come from a run of its own: those that -MD writes
 * beside the object leave files out (NASM 2.16).  Without "deps" their file
 * stays, for includes.h to read.
 */
static const char rules[] =
	"rule cc\n"
	"  command = $cc $flags -MD -MF $out.d -c $in -o $out\n"
	"  depfile = $out.d\n"
	"  deps = gcc\n"
	"  description = cc $in\n"
	"\n"
	"rule nasm\n"
	"  command = nasm $flags -M -MF $out.d -MQ $out $in && "
	"nasm $flags -o $out.new $in && mv -f $out.new $out\n"
	"  depfile = $out.d\n"
	"  description = nasm $in\n"
	"\n"
	"rule gas\n"
	"  command = $cc $flags -MD -MF $out.d -c $in -o $out.new && "
	"mv -f $out.new $out\n"
	"  depfile = $out.d\n"
	"  description = cc $in\n"
	"\n"
	"rule as\n"
	"  command = $cc $flags -c $in -o $out\n"
	"  description = cc $in\n"
	"\n"
	"rule copy\n"
	"  command = cp $in $out.new && mv -f $out.new $out\n"
	"  description = copy $in\n"
	"\n"
	"rule member\n"
	"  command = mkdir -p $out.x && "
	"ar --output $out.x -xN $number $in $member && "
	"mv -f $out.x/$member $out\n"
	"  description = ar $in\n"
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

/*
 * In a release a C file becomes bitcode, and that an object, which is checked
 * and then left aside: the linker takes the bitcode of all files, optimises it
 * as a whole, and makes one object, each function in a section of its own.
 */
static const char release_rules[] =
	"\n"
	"rule bitcode\n"
	"  command = $cc $flags -flto -MD -MF $out.d -c $in -o $out\n"
	"  depfile = $out.d\n"
	"  deps = gcc\n"
	"  description = cc $in\n"
	"\n"
	"rule object\n"
	"  command = $cc $flags -Wno-unused-command-line-argument -c -x ir "
	"$in -o $out\n"
	"  description = cc $in\n"
	"\n"
	"rule lto\n"
	"  command = ld $flags -plugin $plugin -plugin-opt=O3 "
	"-plugin-opt=-inline-threshold=1500 "
	"-plugin-opt=-function-sections -plugin-opt=-data-sections "
	"-plugin-opt=obj-path=$merged -T $script -o $out.new @$out.rsp && "
	"mv -f $out.new $out\n"
	"  rspfile = $out.rsp\n"
	"  rspfile_content = $objects\n"
	"  description = ld $out\n";

const char *
ninja_path(const struct plan *plan)
{
	return path_join(plan->session->arena, plan->folder, "build.ninja");
}

static const char *
cc_words(const struct plan *plan, const struct tools *tools)
{
	struct arena *arena = plan->session->arena;
	struct argv words = {0};
	const char *line;

	argv_add(arena, &words, tools->cc, "-fdiagnostics-color", NULL);
	tools_c_flags(plan, tools, &words);
	line = argv_line(arena, &words);
	if (tools->launcher)
		line = arena_print(arena, "%s %s", tools->launcher, line);
	return line;
}

static const char *
plugin_word(const struct plan *plan, const struct tools *tools)
{
	struct argv words = {0};

	argv_add(plan->session->arena, &words, tools->plugin, NULL);
	return argv_line(plan->session->arena, &words);
}

/* The flags of a module's files, once for each language. */
static void
add_flags(struct text *text, const struct plan *plan, const struct tools *tools,
          const struct plan_module *module)
{
	struct arena *arena = plan->session->arena;
	struct argv c = {0}, gas = {0}, nasm = {0};

	if (module->files.count == 0)
		return;
	tools_module_flags(plan, tools, module, &c);
	/* The flags are those of C, some of which assembly does not need. */
	tools_module_flags(plan, tools, module, &gas);
	argv_add(arena, &gas, "-Wno-unused-command-line-argument", NULL);
	plan_nasm_flags(plan, module, &nasm);
	text_print(text, "\n");
	ninja_add_variable(text, arena_print(arena, "%s.c", module->name),
	                   argv_line(arena, &c));
	ninja_add_variable(text, arena_print(arena, "%s.gas", module->name),
	                   argv_line(arena, &gas));
	ninja_add_variable(text, arena_print(arena, "%s.asm", module->name),
	                   argv_line(arena, &nasm));
}

static const char *
flags_name(enum language language)
{
	if (language == LANGUAGE_C)
		return "c";
	return language_needs_cc(language) ? "gas" : "asm";
}

/* A build line that makes a file from another, and from what that includes. */
static void
add_step(struct text *text, const char *rule, const char *to, const char *from,
         const struct argv *included)
{
	text_print(text, "build");
	ninja_add_path(text, to);
	text_print(text, ": %s", rule);
	ninja_add_path(text, from);
	if (included->count > 0)
		text_print(text, " |");
	for (uint32_t i = 0; i < included->count; i++)
		ninja_add_path(text, included->items[i]);
	text_print(text, "\n");
}

/* Those of the module, and behind them those of the file alone. */
static void
add_step_flags(struct text *text, const struct plan *plan,
               const struct plan_module *module, const struct plan_file *file)
{
	struct argv own = {0};

	plan_file_flags(plan, module, file, &own);
	text_print(text, "  flags = ${%s.%s}", module->name,
	           flags_name(file->language));
	if (own.count > 0)
		ninja_add_words(text, &own);
	text_print(text, "\n");
}

/* Which member of an archive the object is. */
static void
add_member(struct text *text, const struct plan_file *file)
{
	struct argv words = {0};

	argv_add(text->arena, &words, file->member, NULL);
	text_print(text, "  number = %u\n  ", file->number);
	ninja_add_variable(text, "member", argv_line(text->arena, &words));
}

static void
add_object(struct text *text, const struct plan *plan,
           const struct plan_module *module, const struct plan_file *file)
{
	struct argv included = {0};
	bool is_bitcode = file->linked != file->object;

	includes_of_text(plan, module, file, &included);
	add_step(text, is_bitcode ? "bitcode" : language_rule(file->language),
	         file->linked, file->source, &included);
	add_step_flags(text, plan, module, file);
	if (file->member)
		add_member(text, file);
	if (!is_bitcode)
		return;
	add_step(text, "object", file->object, file->linked, &included);
	add_step_flags(text, plan, module, file);
}

static void
add_module(struct text *text, const struct plan *plan,
           const struct tools *tools, const struct plan_module *module)
{
	add_flags(text, plan, tools, module);
	list_each (const struct plan_file, file, &module->files)
		add_object(text, plan, module, file);
}

static void
add_objects(struct text *text, const struct plan_module *module, bool only_asm)
{
	list_each (const struct plan_file, file, &module->files)
		if (!only_asm || file->language != LANGUAGE_C)
			ninja_add_path(text, file->object);
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

static const char *
response(const struct plan *plan, const struct plan_image *image)
{
	struct text words = {.arena = plan->session->arena};

	if (plan->is_sealed)
		ninja_add_response(&words, seal_path(plan));
	for (uint32_t i = 0; !plan->is_sealed && i < plan->modules.count; i++)
		ninja_add_module_response(&words, plan->modules.items[i]);
	ninja_add_module_response(&words, image->client);
	return words.len ? words.bytes : "";
}

/* How something is linked: by which script, words of a response file, flags. */
struct linking {
	const char *script, *words;
	const char *merged; /* the object that bitcode becomes, or NULL */
	struct argv flags;
};

/* The part of a build line behind its inputs. */
static void
add_linking(struct text *text, const struct plan *plan,
            const struct linking *linking)
{
	struct arena *arena = plan->session->arena;
	struct argv script = {0}, merged = {0};

	argv_add(arena, &script, linking->script, NULL);
	text_print(text, " |");
	ninja_add_path(text, linking->script);
	text_print(text, "\n  ");
	ninja_add_variable(text, "flags", argv_line(arena, &linking->flags));
	text_print(text, "  ");
	ninja_add_variable(text, "script", argv_line(arena, &script));
	if (linking->merged) {
		argv_add(arena, &merged, linking->merged, NULL);
		text_print(text, "  ");
		ninja_add_variable(text, "merged", argv_line(arena, &merged));
	}
	text_print(text, "  ");
	ninja_add_variable(text, "objects",
	                   linking->words ? linking->words : "");
}

/* The begin of a line that links. */
static void
begin_linking(struct text *text, const struct plan *plan, const char *path)
{
	text_print(text, "\nbuild");
	ninja_add_path(text, path);
	text_print(text, plan->is_release ? ": lto" : ": ld");
}

static void
add_image(struct text *text, const struct plan *plan,
          const struct plan_image *image)
{
	struct linking linking = {
		.script = link_path(plan, image),
		.words = response(plan, image),
		.merged = image->merged ? image->merged->files.items[0].object
	                                : NULL,
	};

	link_flags(plan, &linking.flags);
	begin_linking(text, plan, image->path);
	if (plan->is_sealed)
		ninja_add_path(text, seal_path(plan));
	for (uint32_t i = 0; !plan->is_sealed && i < plan->modules.count; i++)
		ninja_add_linked(text, plan->modules.items[i]);
	ninja_add_linked(text, image->client);
	add_linking(text, plan, &linking);
}

static void
add_program(struct text *text, const struct plan *plan,
            const struct plan_program *program)
{
	struct arena *arena = plan->session->arena;
	struct linking linking = {.script = link_program_path(plan)};
	struct text words = {.arena = arena};

	link_program_flags(plan, &linking.flags);
	ninja_add_module_response(&words, program->module);
	linking.words = words.bytes;
	if (plan->is_release)
		linking.merged = arena_print(arena, "%s.lto.o", program->path);
	begin_linking(text, plan, program->path);
	ninja_add_linked(text, program->module);
	add_linking(text, plan, &linking);
}

static void
add_iso(struct text *text, const struct plan *plan,
        const struct plan_image *image)
{
	struct argv words = {0};

	iso_words(plan, image, &words);
	text_print(text, "\nbuild");
	ninja_add_path(text, iso_path(plan, image));
	text_print(text, ": iso");
	ninja_add_path(text, image->path);
	list_each (const struct plan_brought_file, file, &plan->brought)
		ninja_add_path(text, file->path);
	ninja_add_path(text, iso_config_path(plan, image));
	text_print(text, "\n  ");
	ninja_add_variable(text, "words",
	                   argv_line(plan->session->arena, &words));
}

static void
add_isos(struct text *text, const struct plan *plan)
{
	list_each (const struct plan_image, image, &plan->images)
		add_iso(text, plan, image);
	text_print(text, "\nbuild %s: phony", NINJA_ISOS);
	list_each (const struct plan_image, image, &plan->images)
		ninja_add_path(text, iso_path(plan, image));
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
		ninja_add_path(text, image->path);
	list_each (const struct plan_program, program, &plan->programs)
		ninja_add_path(text, program->path);
	text_print(text, "\ndefault %s\n", NINJA_IMAGES);
}

const char *
ninja_text(const struct plan *plan, const struct tools *tools)
{
	struct text text = {.arena = plan->session->arena};

	text_print(&text,
	           "# Made by layerc from the manifests; changes are lost.\n\n"
	           "ninja_required_version = 1.7\n");
	ninja_add_variable(&text, "builddir", plan->folder);
	ninja_add_variable(&text, "bar", "|");
	ninja_add_variable(&text, "cc", cc_words(plan, tools));
	text_print(&text, "\n%s", rules);
	if (plan->is_release) {
		ninja_add_variable(&text, "plugin", plugin_word(plan, tools));
		text_print(&text, "%s", release_rules);
	}
	for (uint32_t i = 0; i < plan->all.count; i++)
		add_module(&text, plan, tools, plan->all.items[i]);
	text_print(&text, "\n");
	add_phony(&text, plan, NINJA_ASSEMBLY, true);
	add_phony(&text, plan, NINJA_OBJECTS, false);
	if (plan->is_sealed)
		seal_steps(plan, &text);
	add_images(&text, plan);
	add_isos(&text, plan);
	return text.bytes;
}

void
ninja_write(const struct plan *plan, const struct tools *tools)
{
	const char *text = ninja_text(plan, tools);

	file_write(plan->session->arena, ninja_path(plan), text, strlen(text));
	if (plan->kernel && plan->form == PLAN_PLAIN)
		database_write(plan, tools);
}

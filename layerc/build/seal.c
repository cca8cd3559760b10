#include "seal.h"

#include <string.h>

#include "../base/file.h"
#include "imports.h"
#include "link.h"
#include "ninja_form.h"

static const char rules[] =
	"\n"
	"rule stands\n"
	"  command = ld $flags -o $out.new $below @$out.rsp && : >$out && "
	"rm -f $out.new\n"
	"  rspfile = $out.rsp\n"
	"  rspfile_content = $objects\n"
	"  description = stands $out\n"
	"\n"
	"rule join\n"
	"  command = ld $flags -T $script -o $out.new @$out.rsp && "
	"mv -f $out.new $out\n"
	"  rspfile = $out.rsp\n"
	"  rspfile_content = $objects\n"
	"  description = join $out\n"
	"\n"
	"rule seal\n"
	"  command = objcopy --keep-global-symbols=$keep --redefine-syms=$hide "
	"$in $out.new && mv -f $out.new $out\n"
	"  description = seal $out\n"
	"\n"
	"rule open\n"
	"  command = objcopy --redefine-syms=$names $in $out.new && "
	"mv -f $out.new $out\n"
	"  description = open $out\n";

static const char *
path_of(const struct plan *plan, const char *name, const char *ending)
{
	return arena_print(plan->session->arena, "%s/seal/%s%s", plan->folder,
	                   name, ending);
}

/* A file of a group, which has a number. */
static const char *
group_path(const struct plan *plan, uint32_t group, const char *ending)
{
	return path_of(plan, arena_print(plan->session->arena, "%u", group),
	               ending);
}

const char *
seal_path(const struct plan *plan)
{
	return path_of(plan, "kernel", ".o");
}

/* The modules of a group. */
static void
find_group(const struct plan *plan, uint32_t group,
           struct link_modules *modules)
{
	for (uint32_t i = 0; i < plan->modules.count; i++)
		if (plan->modules.items[i]->placement->group == group)
			*list_add(plan->session->arena, modules) =
				plan->modules.items[i];
}

/* Names that the end of the link defines for a module. */
static void
find_later(const struct plan *plan, const struct plan_module *module,
           struct argv *names)
{
	struct arena *arena = plan->session->arena;

	list_each (const struct name, name, &module->placement->layer->linker)
		argv_add(arena, names, name->text, NULL);
	if (module == link_boot(plan))
		argv_add(arena, names, plan->kernel->entry.text, NULL);
}

static void
add_flags(const struct plan *plan, struct argv *flags)
{
	argv_add(plan->session->arena, flags, "-m",
	         plan->machine->linker_emulation, "-nostdlib", "-z",
	         "noexecstack", NULL);
}

static void
add_stands(const struct plan *plan, const struct plan_module *module,
           const char *below, struct text *text)
{
	struct arena *arena = plan->session->arena;
	struct argv flags = {0}, later = {0}, words = {0};
	struct text objects = {.arena = arena};

	add_flags(plan, &flags);
	argv_add(arena, &flags, "--no-undefined", "--no-warn-rwx-segments",
	         "-e", "0", NULL);
	find_later(plan, module, &later);
	list_each (const char *, name, &later)
		argv_add(arena, &flags, "--defsym",
		         arena_print(arena, "%s=0", *name), NULL);
	if (below)
		argv_add(arena, &words, "-R", below, NULL);
	ninja_add_module_response(&objects, module);
	text_print(text, "\nbuild");
	ninja_add_path(text, path_of(plan, module->name, ".stands"));
	text_print(text, ": stands");
	ninja_add_linked(text, module);
	if (below) {
		text_print(text, " |");
		ninja_add_path(text, below);
	}
	text_print(text, "\n  ");
	ninja_add_variable(text, "flags", argv_line(arena, &flags));
	text_print(text, "  ");
	if (below)
		ninja_add_variable(text, "below", argv_line(arena, &words));
	text_print(text, below ? "  " : "");
	ninja_add_variable(text, "objects", objects.len ? objects.bytes : "");
}

static void
add_join(const struct plan *plan, const struct link_modules *modules,
         uint32_t group, const char *below, struct text *text)
{
	struct arena *arena = plan->session->arena;
	struct argv flags = {0};
	struct text objects = {.arena = arena};

	add_flags(plan, &flags);
	/* Common variables get their place, and groups are dissolved. */
	argv_add(arena, &flags, "-r", "-d", "--force-group-allocation", NULL);
	text_print(text, "\nbuild");
	ninja_add_path(text, group_path(plan, group, ".joint.o"));
	text_print(text, ": join");
	if (below) {
		ninja_add_path(text, below);
		ninja_add_response(&objects, below);
	}
	for (uint32_t i = 0; i < modules->count; i++) {
		ninja_add_linked(text, modules->items[i]);
		ninja_add_module_response(&objects, modules->items[i]);
	}
	text_print(text, " |");
	ninja_add_path(text, group_path(plan, group, ".ld"));
	for (uint32_t i = 0; i < modules->count; i++)
		ninja_add_path(text, path_of(plan, modules->items[i]->name,
		                             ".stands"));
	text_print(text, "\n  ");
	ninja_add_variable(text, "flags", argv_line(arena, &flags));
	text_print(text, "  ");
	ninja_add_word(text, "script", group_path(plan, group, ".ld"));
	text_print(text, "  ");
	ninja_add_variable(text, "objects", objects.len ? objects.bytes : "");
}

/* Returns the sealed object of the group. */
static const char *
add_seal(const struct plan *plan, uint32_t group, struct text *text)
{
	const char *keep = group_path(plan, group, ".keep");
	const char *hide = group_path(plan, group, ".hide");
	const char *sealed = group_path(plan, group, ".o");

	text_print(text, "\nbuild");
	ninja_add_path(text, sealed);
	text_print(text, ": seal");
	ninja_add_path(text, group_path(plan, group, ".joint.o"));
	text_print(text, " |");
	ninja_add_path(text, keep);
	ninja_add_path(text, hide);
	text_print(text, "\n  ");
	ninja_add_word(text, "keep", keep);
	text_print(text, "  ");
	ninja_add_word(text, "hide", hide);
	return sealed;
}

void
seal_steps(const struct plan *plan, struct text *text)
{
	const char *below = NULL, *names = path_of(plan, "kernel", ".names");

	text_print(text, "%s", rules);
	for (uint32_t i = 0; i < plan->composition->group_count; i++) {
		struct link_modules modules = {0};

		find_group(plan, i, &modules);
		for (uint32_t j = 0; j < modules.count; j++)
			add_stands(plan, modules.items[j], below, text);
		add_join(plan, &modules, i, below, text);
		below = add_seal(plan, i, text);
	}
	text_print(text, "\nbuild");
	ninja_add_path(text, seal_path(plan));
	text_print(text, ": open");
	ninja_add_path(text, below);
	text_print(text, " |");
	ninja_add_path(text, names);
	text_print(text, "\n  ");
	ninja_add_word(text, "names", names);
}

static void
write_text(const struct plan *plan, const char *path, const struct text *text)
{
	file_write(plan->session->arena, path, text->len ? text->bytes : "",
	           text->len);
}

/* Whether a name of the interface above a group is part of it. */
static bool
is_shown(const struct plan *plan, uint32_t group, const char *name)
{
	const struct composition *c = plan->composition;
	const struct primitive *primitive = compose_visible(c, name, group + 1);

	return primitive && (group + 1 < c->group_count ||
	                     primitive->flags & EXPORT_HELPER ||
	                     name_list_find(&plan->kernel->exports, name));
}

/*
 * The code of functions that a header defines is in the objects of the layers
 * above, and so is what it refers to, so long as one can be called there.
 */
static void
keep_inlined(const struct plan *plan, const struct plan_module *module,
             uint32_t group, struct text *text)
{
	const struct header *header = module->header;
	const struct layer *layer = module->placement->layer;

	for (uint32_t i = 0; header && i < header->items.count; i++) {
		const struct header_item *item = &header->items.items[i];

		if (item->kind != HEADER_INLINE ||
		    (map_get(&module->placement->export_by_name, item->name) &&
		     !is_shown(plan, group, item->name)))
			continue;
		list_each (const struct name, name, &layer->owns)
			if (imports_names(item, name->text))
				text_print(text, "%s\n", name->text);
		list_each (const struct export, export, &layer->exports)
			if (imports_names(item, export->name.text))
				text_print(text, "%s\n", export->name.text);
	}
}

static void
write_keep(const struct plan *plan, uint32_t group)
{
	const struct composition *c = plan->composition;
	struct text text = {.arena = plan->session->arena};

	text_print(&text, "%s\n", link_boot(plan)->placement->layer->boot.text);
	for (uint32_t i = 0; i < c->histories.count; i++)
		if (is_shown(plan, group, c->histories.items[i]->name))
			text_print(&text, "%s\n", c->histories.items[i]->name);
	for (uint32_t i = 0; i < plan->modules.count; i++)
		if (plan->modules.items[i]->placement->group <= group)
			keep_inlined(plan, plan->modules.items[i], group,
			             &text);
	write_text(plan, group_path(plan, group, ".keep"), &text);
}

/*
 * What a name is called that the end of the link defines, so long as layers
 * are put on top that could define it, too.  No language can write it.
 */
static const char *
later_name(const struct plan *plan, const char *name)
{
	return arena_print(plan->session->arena, ".later.%s", name);
}

/* Gives names that are to be defined later to a module, or takes them back. */
static void
write_renaming(const struct plan *plan, const char *path,
               const struct argv *names, bool back)
{
	struct text text = {.arena = plan->session->arena};
	struct map known = {0};

	list_each (const char *, name, names) {
		const char *later = later_name(plan, *name);
		const char *key = names_text(plan->session->names, *name);

		if (map_get(&known, key))
			continue;
		map_put(text.arena, &known, key, &known);
		text_print(&text, "%s %s\n", back ? later : *name,
		           back ? *name : later);
	}
	write_text(plan, path, &text);
}

void
seal_write(const struct plan *plan)
{
	struct argv all = {0};

	for (uint32_t i = 0; i < plan->composition->group_count; i++) {
		struct link_modules modules = {0};
		struct argv later = {0};
		const char *script;

		find_group(plan, i, &modules);
		for (uint32_t j = 0; j < modules.count; j++) {
			find_later(plan, modules.items[j], &later);
			find_later(plan, modules.items[j], &all);
		}
		script = link_join_script(plan, &modules);
		file_write(plan->session->arena, group_path(plan, i, ".ld"),
		           script, strlen(script));
		write_keep(plan, i);
		write_renaming(plan, group_path(plan, i, ".hide"), &later,
		               false);
	}
	write_renaming(plan, path_of(plan, "kernel", ".names"), &all, true);
}

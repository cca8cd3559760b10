#include "tools.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../base/die.h"
#include "../base/file.h"
#include "../base/text.h"

enum { ANSWER_MS = 10000 };

void
tools_missing(const char *program, const char *package)
{
	die("cannot start '%s' (package %s):", program, package);
}

static void
need(struct arena *arena, const char *program, const char *package)
{
	if (process_find(arena, program))
		return;
	errno = ENOENT;
	tools_missing(program, package);
}

static bool
has_language(const struct plan_module *module, enum language language)
{
	list_each (const struct plan_file, file, &module->files)
		if (file->language == language)
			return true;
	return false;
}

bool
tools_language(const struct plan *plan, enum language language)
{
	for (uint32_t i = 0; i < plan->all.count; i++)
		if (has_language(plan->all.items[i], language))
			return true;
	return false;
}

/* What the environment says, or NULL for an empty word too. */
static const char *
setting(const char *name)
{
	const char *value = getenv(name);

	return value && *value ? value : NULL;
}

static const char *
choose_clang(struct arena *arena)
{
	const char *chosen = setting("LAYERC_CLANG");

	if (chosen)
		return chosen;
	return process_find(arena, "clang-14") ? "clang-14" : "clang";
}

/* Clang's own headers stand in ../lib/clang, seen from where it really is. */
static const char *
find_resources(struct arena *arena, const char *clang)
{
	const char *path = process_find(arena, clang), *folder = NULL;
	char *real = path ? realpath(path, NULL) : NULL;

	if (real)
		folder = arena_print(
			arena, "%s/lib/clang",
			path_folder(arena, path_folder(arena, real)));
	free(real);
	return folder;
}

/* The line that clang prints for an option, or NULL. */
static const char *
ask_clang(struct arena *arena, const char *clang, const char *option)
{
	struct argv argv = {0};
	struct process process;
	struct text text = {.arena = arena};
	long deadline = process_now() + ANSWER_MS, count;
	char bytes[256];

	argv_add(arena, &argv, clang, option, NULL);
	if (!process_start(arena, &process, &argv, OUTPUT_PIPE))
		return NULL;
	while ((count = process_read(&process, bytes, sizeof(bytes),
	                             deadline)) > 0)
		text_bytes(&text, bytes, (size_t)count);
	if (count < 0)
		process_kill(&process);
	if (process_wait(&process).status != 0 || text.len == 0)
		return NULL;
	return arena_text(arena, text.bytes, strcspn(text.bytes, "\n"));
}

/* The plugin of GNU ld stands beside the folder of all versions' headers. */
static const char *
find_plugin(struct arena *arena, const char *clang)
{
	const char *folder = ask_clang(arena, clang, "-print-resource-dir");
	const char *plugin;

	if (!folder)
		return NULL;
	plugin = arena_print(arena, "%s/LLVMgold.so",
	                     path_folder(arena, path_folder(arena, folder)));
	return access(plugin, R_OK) == 0 ? plugin : NULL;
}

struct tools
tools_find(const struct plan *plan)
{
	struct arena *arena = plan->session->arena;
	const char *clang = choose_clang(arena);

	return (struct tools){
		.clang = clang,
		.launcher = setting("LAYERC_LAUNCHER"),
		.resources = find_resources(arena, clang),
		.plugin = plan->is_release ? find_plugin(arena, clang) : NULL};
}

void
tools_need(const struct plan *plan, const struct tools *tools,
           bool assembly_only)
{
	struct arena *arena = plan->session->arena;

	need(arena, "ninja", "ninja-build");
	if (tools_language(plan, LANGUAGE_NASM))
		need(arena, "nasm", "nasm");
	if (assembly_only)
		return;
	if (tools_language(plan, LANGUAGE_C))
		need(arena, tools->clang, "clang-14");
	need(arena, "ld", "binutils");
	if (plan->is_release && !tools->plugin) {
		errno = ENOENT;
		tools_missing("LLVMgold.so", "llvm-14-linker-tools");
	}
}

void
tools_need_iso(const struct plan *plan)
{
	const char *folder = plan->machine->grub_folder;

	need(plan->session->arena, "grub-mkrescue", "grub-common");
	need(plan->session->arena, "xorriso", "xorriso");
	if (!file_is_folder(folder))
		die("cannot find GRUB in '%s' (package grub-pc-bin)", folder);
}

void
tools_clang_flags(const struct plan *plan, const struct tools *tools,
                  struct argv *flags)
{
	struct arena *arena = plan->session->arena;

	argv_add(arena, flags, "-O2", "-g", "-ffile-compilation-dir=.", NULL);
	if (plan->is_release)
		argv_add(arena, flags, "-fomit-frame-pointer", NULL);
	if (tools->resources)
		argv_add(arena, flags,
		         arena_print(arena, "-ffile-prefix-map=%s=clang",
		                     tools->resources),
		         NULL);
}

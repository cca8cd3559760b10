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
has_language(const struct plan *plan, enum language language)
{
	for (uint32_t i = 0; i < plan->all.count; i++)
		list_each (const struct plan_file, file,
		           &plan->all.items[i]->files)
			if (file->language == language)
				return true;
	return false;
}

bool
tools_assembly(const struct plan *plan)
{
	for (uint32_t i = 0; i < plan->all.count; i++)
		list_each (const struct plan_file, file,
		           &plan->all.items[i]->files)
			if (file->language != LANGUAGE_C)
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
choose_cc(struct arena *arena)
{
	const char *chosen = setting("LAYERC_CC");

	if (chosen)
		return chosen;
	return process_find(arena, "clang-14") ? "clang-14" : "clang";
}

/* Where a program really is, behind links as /usr/bin/cc; or as called. */
static const char *
real_path(struct arena *arena, const char *program)
{
	const char *path = process_find(arena, program);
	char *real = path ? realpath(path, NULL) : NULL;

	path = arena_print(arena, "%s", real ? real : program);
	free(real);
	return path;
}

/* The line that the compiler prints for an option, or NULL. */
static const char *
ask(struct arena *arena, const char *cc, const char *option)
{
	struct argv argv = {0};
	struct process process;
	struct text text = {.arena = arena};
	long deadline = process_now() + ANSWER_MS, count;
	char bytes[256];

	argv_add(arena, &argv, cc, option, NULL);
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

/*
 * The compiler's own headers.  Clang's stand in ../lib/clang, seen from where
 * it really is; gcc knows.
 */
static const char *
find_resources(struct arena *arena, const struct tools *tools)
{
	const char *path = real_path(arena, tools->cc);

	if (tools->is_gcc)
		return ask(arena, tools->cc, "-print-file-name=include");
	return arena_print(arena, "%s/lib/clang",
	                   path_folder(arena, path_folder(arena, path)));
}

/* The plugin of GNU ld stands beside the folder of all versions' headers. */
static const char *
find_plugin(struct arena *arena, const char *clang)
{
	const char *folder = ask(arena, clang, "-print-resource-dir");
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
	struct tools tools = {
		.cc = choose_cc(arena),
		.launcher = setting("LAYERC_LAUNCHER"),
		.cflags = setting("LAYERC_CFLAGS"),
	};

	tools.is_gcc = !strstr(path_last(real_path(arena, tools.cc)), "clang");
	if (process_find(arena, tools.cc))
		tools.resources = find_resources(arena, &tools);
	if (plan->is_release && !tools.is_gcc)
		tools.plugin = find_plugin(arena, tools.cc);
	return tools;
}

void
tools_need(const struct plan *plan, const struct tools *tools,
           bool assembly_only)
{
	struct arena *arena = plan->session->arena;

	need(arena, "ninja", "ninja-build");
	if (has_language(plan, LANGUAGE_NASM))
		need(arena, "nasm", "nasm");
	if (has_language(plan, LANGUAGE_ARCHIVE))
		need(arena, "ar", "binutils");
	if (has_language(plan, LANGUAGE_GAS) ||
	    has_language(plan, LANGUAGE_GAS_RAW) ||
	    (!assembly_only && has_language(plan, LANGUAGE_C)))
		need(arena, tools->cc, tools->is_gcc ? "gcc" : "clang-14");
	if (assembly_only)
		return;
	need(arena, "ld", "binutils");
	if (plan->is_sealed)
		need(arena, "objcopy", "binutils");
	if (plan->is_release && tools->is_gcc)
		die("a release is optimised by clang, and '%s' is another "
		    "compiler",
		    tools->cc);
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

/* No object names a folder of the host. */
static void
add_path_flags(struct arena *arena, const struct tools *tools,
               struct argv *flags)
{
	char *here = tools->is_gcc ? getcwd(NULL, 0) : NULL;

	if (here)
		argv_add(arena, flags,
		         arena_print(arena, "-ffile-prefix-map=%s=.", here),
		         NULL);
	else
		argv_add(arena, flags, "-ffile-compilation-dir=.", NULL);
	free(here);
	if (tools->resources)
		argv_add(arena, flags,
		         arena_print(arena, "-ffile-prefix-map=%s=%s",
		                     tools->resources,
		                     tools->is_gcc ? "gcc" : "clang"),
		         NULL);
}

void
tools_c_flags(const struct plan *plan, const struct tools *tools,
              struct argv *flags)
{
	struct arena *arena = plan->session->arena;

	argv_add(arena, flags, "-O2", "-g", NULL);
	add_path_flags(arena, tools, flags);
	if (plan->is_release)
		argv_add(arena, flags, "-fomit-frame-pointer", NULL);
	/* Its <limits.h> goes on to that of a C library, but once. */
	if (tools->is_gcc && tools->resources)
		argv_add(arena, flags, "-nostdinc", "-isystem",
		         tools->resources, "-D_LIBC_LIMITS_H_", NULL);
}

/*
 * Which code there is, is not the environment's to say: libclang, which reads
 * it for the check, gets none of these words.
 */
static bool
selects_code(const char *word)
{
	static const char *const harmless[] = {"-O", "-f", "-g", "-m", "-W"};
	static const char *const harmful[] = {"-Wp,", "-Wa,", "-Wl,",
	                                      "-fplugin", "-finclude"};
	bool begins = false;

	for (size_t i = 0; i < sizeof(harmless) / sizeof(*harmless); i++)
		begins |= strncmp(word, harmless[i], 2) == 0;
	for (size_t i = 0; i < sizeof(harmful) / sizeof(*harmful); i++)
		begins &= strncmp(word, harmful[i], strlen(harmful[i])) != 0;
	return !begins;
}

static void
add_last_flags(struct arena *arena, const char *words, struct argv *flags)
{
	while (words && *(words += strspn(words, " \t\n"))) {
		size_t len = strcspn(words, " \t\n");
		const char *word = arena_text(arena, words, len);

		if (selects_code(word))
			die("LAYERC_CFLAGS holds '%s'; it may hold words that "
			    "begin with -O, -f, -g, -m or -W",
			    word);
		argv_add(arena, flags, word, NULL);
		words += len;
	}
}

void
tools_module_flags(const struct plan *plan, const struct tools *tools,
                   const struct plan_module *module, struct argv *flags)
{
	if (tools->is_gcc)
		plan_gcc_flags(plan, module, flags);
	else
		plan_clang_flags(plan, module, flags);
	add_last_flags(plan->session->arena, tools->cflags, flags);
}

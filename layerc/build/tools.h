/*
 * The programs that a build starts, and where they are.
 */
#pragma once

#include "plan.h"

struct tools {
	const char *cc;        /* the C compiler, as it is called */
	bool is_gcc;           /* else it is clang */
	const char *launcher;  /* words to put before it (ccache), or NULL */
	const char *cflags;    /* words to put behind its flags, or NULL */
	const char *resources; /* folder of its own headers, or NULL */
	const char *plugin;    /* the linker's, for bitcode, or NULL */
};

/*
 * Chooses the programs: the compiler is $LAYERC_CC, or else clang-14 or clang
 * from PATH, its last flags are $LAYERC_CFLAGS, the launcher is
 * $LAYERC_LAUNCHER.  The plugin is that of this clang's version.
 */
struct tools tools_find(const struct plan *plan);

/*
 * Dies, with the name of the package, when a program is missing that the
 * assembly of a plan needs, or with assembly_only false, the whole build.
 */
void tools_need(const struct plan *plan, const struct tools *tools,
                bool assembly_only);

/* The same for what makes ISOs. */
void tools_need_iso(const struct plan *plan);

/* Whether any file of the plan is not C. */
bool tools_assembly(const struct plan *plan);

/* Adds the flags for the compiler that every file of every kernel gets. */
void tools_c_flags(const struct plan *plan, const struct tools *tools,
                   struct argv *flags);

/* Adds those that the C files of a module get, whichever the compiler. */
void tools_module_flags(const struct plan *plan, const struct tools *tools,
                        const struct plan_module *module, struct argv *flags);

/* Ends the process because the program cannot be started, as errno says. */
_Noreturn void tools_missing(const char *program, const char *package);

/*
 * The linker script of an image.
 *
 * Every object is named, in the order of the stack, the boot layer first.  At
 * the begin of what a module contributes to a kind of section stands a symbol
 * MODULE.KIND, and behind the last module one named .KIND.end; an address of
 * the image belongs to the module whose symbol comes before it.  C cannot
 * name such symbols.
 *
 * Read-only data has one output section a module: in a common one the linker
 * would merge equal strings of different modules.
 */
#pragma once

#include "plan.h"

enum link_kind {
	LINK_MULTIBOOT, /* of the boot layer only */
	LINK_TEXT,
	LINK_RODATA,
	LINK_DATA,
	LINK_BSS,
	LINK_KIND_COUNT,
};

struct link_modules LIST(const struct plan_module *);

/* The symbol at the begin of a module's part of a kind. */
const char *link_begin(struct arena *arena, const struct plan_module *module,
                       enum link_kind kind);

/* The symbol behind the last part of a kind. */
const char *link_end(struct arena *arena, enum link_kind kind);

/*
 * Returns as what the script takes sections of this name from a module's
 * objects: LINK_KIND_COUNT when they are debugging information
 * or no image needs them, -1 when it has no place.
 */
int link_kind_of(const struct plan *plan, const struct plan_module *module,
                 const char *section);

/* Whether layerc's scripts define this name for a "linker" line. */
bool link_defines(const char *symbol);

/*
 * Returns the module of the layer with the "boot" line, or NULL when there is
 * none.
 */
const struct plan_module *link_boot(const struct plan *plan);

/*
 * Reports a kernel without a boot layer, or with two, and names of "linker"
 * lines that the script does not define.
 */
void link_check(const struct plan *plan);

/* The modules of an image in the order of the script, its client last. */
void link_order(const struct plan *plan, const struct plan_image *image,
                struct link_modules *modules);

/* The path of an image's script: build/KERNEL/IMAGE.ld. */
const char *link_path(const struct plan *plan, const struct plan_image *image);

/* The script of an image of a plan that link_check has nothing against. */
const char *link_script(const struct plan *plan,
                        const struct plan_image *image);

/* Path, text and flags of the script with which all programs are linked. */
const char *link_program_path(const struct plan *plan);
const char *link_program_script(const struct plan *plan);
void link_program_flags(const struct plan *plan, struct argv *flags);

/*
 * The script that joins the objects of modules into one relocatable object: a
 * section KIND.MODULE for what a module holds of a kind.
 */
const char *link_join_script(const struct plan *plan,
                             const struct link_modules *modules);

/* Writes the scripts of all images, and that of the programs. */
void link_write(const struct plan *plan);

/* The flags of the linker, but script, output and objects. */
void link_flags(const struct plan *plan, struct argv *flags);

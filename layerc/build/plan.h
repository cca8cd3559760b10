/*
 * What has to be made for a kernel, and where it goes: every file of every
 * layer and client, its object, and the images.  Nothing is written or run
 * here; check.h reads the code that the plan lists, ninja.h turns the plan
 * into a build file.
 */
#pragma once

#include "../calculus/compose.h"
#include "language.h"
#include "machine.h"

struct plan_file {
	const char *source; /* from the project's root */
	const char *title;  /* source, or of an archive ARCHIVE(MEMBER) */
	const char *member; /* of an archive, or NULL */
	uint32_t number;    /* among its members of this name, from 1 */
	const char *object; /* build/KERNEL/obj/MODULE/SOURCE.o */
	/* What the linker takes: object, or bitcode; NULL: it makes object. */
	const char *linked;
	enum language language;
};

/* A layer's module, or a client. */
struct plan_module {
	const struct placement *placement; /* NULL for a client */
	uint32_t number;  /* among the modules, from the bottom; clients last */
	const char *name; /* of the layer; "client", or "test-NAME" */
	const char *folder; /* build/KERNEL/gen/MODULE: holds import.h */
	struct {
		struct plan_file *items;
		uint32_t count, capacity;
	} files;
	/* Specifications, and relations between them and the code. */
	struct plan_texts LIST(struct plan_file) specs, relations;
	const char *import_path;     /* folder/import.h */
	const char *import_text;     /* its text, made by imports.h */
	const struct header *header; /* of the layer, once read, or NULL */
	struct {
		const char **items;
		uint32_t count, capacity;
	} include_folders; /* for -I, in this order; the first is folder */
};

/* A bootable image: all the layers and one client. */
struct plan_image {
	const char *name; /* the kernel, or KERNEL-TEST */
	const char *path; /* build/KERNEL/NAME.elf */
	struct plan_module *client;
	/* What all C code together becomes in a release, or NULL. */
	struct plan_module *merged;
};

/* A program that runs on the kernel, as an image of its own. */
struct plan_program {
	const char *name;
	const char *path; /* build/KERNEL/programs/NAME */
	struct plan_module *module;
};

/* What boot brings along: programs, and files that the user has named. */
struct plan_brought_file {
	const char *name, *path;
};

/* How images are made of objects. */
enum plan_form {
	PLAN_PLAIN,   /* all are linked at once */
	PLAN_RELEASE, /* once checked, C code is optimised across modules */
	PLAN_SEALED,  /* layer by layer: seal.h */
};

struct plan {
	struct session *session;
	const struct composition *composition;
	const struct kernel *kernel; /* NULL: a layer alone, with no client */
	const struct machine *machine;
	enum plan_form form;
	bool is_release;       /* C code is optimised across modules */
	bool is_sealed;        /* each step of the link hides what it must */
	const char *folder;    /* build/KERNEL, build/release/KERNEL */
	const char *resources; /* libclang's own headers; see creader.h */
	struct {
		struct plan_module **items;
		uint32_t count, capacity;
	} modules;                      /* of the layers, from the bottom up */
	struct map module_by_placement; /* to struct plan_module */
	struct map cunits;  /* struct plan_file, once read, to struct cunit */
	struct map objects; /* likewise to struct object_facts */
	struct plan_programs LIST(struct plan_program) programs;
	struct plan_brought LIST(struct plan_brought_file) brought;
	struct {
		struct plan_module **items;
		uint32_t count, capacity;
	} all; /* modules of layers, then clients, then programs */
	struct {
		struct plan_image *items;
		uint32_t count, capacity;
	} images; /* the kernel's own first, then its tests */
};

/*
 * Plans a composition.  Reports a machine that is unknown and files whose
 * language is.  Each form has a folder of its own.
 */
struct plan *plan_make(struct session *session,
                       const struct composition *composition,
                       enum plan_form form);

/* The folder of a module's objects, which holds nothing else. */
const char *plan_object_folder(const struct plan *plan,
                               const struct plan_module *module);

/* The flags with which clang compiles the C files of a module, -I and all. */
void plan_clang_flags(const struct plan *plan, const struct plan_module *module,
                      struct argv *flags);

/*
 * Adds the words of 'flags' lines for one file of a module, or with file NULL
 * those for all of its files, which are among the others.
 */
void plan_file_flags(const struct plan *plan, const struct plan_module *module,
                     const struct plan_file *file, struct argv *flags);

/* Those of gcc. */
void plan_gcc_flags(const struct plan *plan, const struct plan_module *module,
                    struct argv *flags);

/* Those of NASM. */
void plan_nasm_flags(const struct plan *plan, const struct plan_module *module,
                     struct argv *flags);

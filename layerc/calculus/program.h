/*
 * A composition together with the facts of its code: the modules, and for
 * every place where code names something, the rule that allows it.
 *
 * Pure, like compose.h: the facts come from source/.
 */
#pragma once

#include "../source/facts.h"
#include "compose.h"

struct module {
	const struct placement *placement; /* NULL for a client */
	const char *name;                  /* of the layer, or "client" */
	struct {
		const struct unit **items;
		uint32_t count, capacity;
	} units;
	/* Its specifications, and relations between them and the units. */
	struct module_texts LIST(const struct unit *) specs, relations;
	/* To const struct definition: a global one where there is one. */
	struct map definition_by_symbol;
	bool incomplete;  /* some of its code could not be read */
	bool unspecified; /* some of its specifications */
	/* What inlined.h found out. */
	struct map taken;   /* functions of other layers whose code it has */
	struct map inlined; /* what these use */
	uint32_t inlined_classes; /* instructions that they have */
};

struct program {
	struct session *session;
	const struct composition *composition;
	struct {
		struct module **items;
		uint32_t count, capacity;
	} modules;
	struct map module_by_placement; /* to struct module */
	struct map definer_by_symbol;   /* global symbol to struct module */
	struct map
		prototypes;  /* of the headers: a name to its canonical type */
	struct map noreturn; /* names whose prototype says _Noreturn */
	struct map inlines;  /* functions that headers define, to modules */
	/* What whole.h found out, or NULL. */
	struct addresses *addresses;
	struct callgraph *graph;
};

/* Why a module may, or may not, use a symbol. */
enum verdict {
	VERDICT_OWN,    /* it defines or owns the symbol (FUN, VAR) */
	VERDICT_IMPORT, /* its underlay provides it and it is imported */
	VERDICT_HELPER, /* the compiler's call to a helper */
	VERDICT_LINKER, /* the linker script defines it for this layer */
	VERDICT_ENTRY,  /* the boot layer hands control to the kernel's entry */
	VERDICT_EXPORTED, /* a client uses what the kernel exports */
	VERDICT_INLINED,  /* a header brings it along, or the code that does */
	VERDICT_ALLOWED,  /* no rule does; an 'allow' line gives the reason */
	VERDICT_FIRST_FORBIDDEN,
	VERDICT_UNIMPORTED = VERDICT_FIRST_FORBIDDEN, /* visible, not named */
	VERDICT_STYLE,  /* C code, assembly-style primitive */
	VERDICT_HIDDEN, /* a layer below hides it */
	VERDICT_FIRST_ALLOWABLE = VERDICT_HIDDEN,
	VERDICT_SIBLING,  /* it belongs to the other side of a sum */
	VERDICT_ABOVE,    /* a layer above exports it */
	VERDICT_VARIABLE, /* another module's variable */
	VERDICT_PRIVATE,  /* another module defines it and exports it not */
	VERDICT_LAST_ALLOWABLE = VERDICT_PRIVATE,
	VERDICT_UNLISTED, /* a client, and the kernel does not export it */
	VERDICT_UNKNOWN,  /* nothing defines it */
};

struct justification {
	enum verdict verdict;
	const struct primitive *primitive; /* where a primitive is concerned */
	const struct event *event;   /* what hides or exports it elsewhere */
	const struct module *other;  /* whose it is, when code tells */
	const struct name *declared; /* the word of the manifest to point at */
};

/* Makes a program without modules. */
struct program *program_new(struct session *session,
                            const struct composition *composition);

/* Adds a module for a placement, or with NULL a client. */
struct module *program_add(struct program *program,
                           const struct placement *placement, const char *name);

/* Adds a unit of a module; its definitions are then known. */
void program_add_unit(struct program *program, struct module *module,
                      const struct unit *unit);

/* Returns the module of a placement, or NULL. */
struct module *program_module(const struct program *program,
                              const struct placement *placement);

/* What a kernel's lines call a module without a placement: "client", a test. */
const char *program_label(const struct module *module);

/* Whether such a line names the module. */
bool program_is_named(const struct module *module,
                      const struct name_list *names);

/* Whether a module is held to the rules about edges, and to no others. */
bool program_has_edges_only(const struct module *module);

/* Says that what is reported from now on was found in this module. */
void program_enter(const struct program *program, const struct module *module);

/* Says that no module is looked at any more, and none of its files. */
void program_leave(const struct program *program);

/*
 * Decides whether module may use symbol in a unit of this kind.  An import
 * that allows it is marked as used.
 */
struct justification program_justify(const struct program *program,
                                     const struct module *module,
                                     const struct unit *unit,
                                     const char *symbol);

/*
 * Returns what unit defines under a name that only it sees, or NULL.  Two
 * files of a module may each have a static function of one name.
 */
const struct definition *program_static(const struct module *module,
                                        const struct unit *unit,
                                        const char *symbol);

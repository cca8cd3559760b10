/* What the files of the command "new" share. */
#pragma once

#include "../manifest/project.h"
#include "command.h"
#include "scaffold.h"

/* What is being made, of words that were read. */
struct making {
	struct session *session;
	struct project project;
	struct scaffold scaffold;
	const char *name, *layer, *kernel; /* the last two may be NULL */
	bool in_assembly;
};

/* Says what is wrong with the words.  Returns EXIT_USAGE. */
int new_refuse(const char *text, ...) __attribute__((format(printf, 1, 2)));

/* Whether it is a letter, then letters, digits and what else is among more. */
bool new_is_name(const char *name, const char *more);

/* Whether it is a name that a primitive, or a layer, can have. */
bool new_is_primitive(const char *name);
bool new_is_layer(const char *name);

/* Who exports the name already, of what stands with the layer; or NULL. */
const char *new_exporter(const struct making *making);

/* From now on @name@ stands for text. */
void new_say(struct scaffold *scaffold, const char *name, const char *text);

/* Whether a layer's place in a kernel is told by the kernel's own manifest. */
bool new_has_own(const struct kernel *kernel, const char *layer);

/* Adds names to what a kernel exports. */
void new_export_from(struct scaffold *scaffold, const struct kernel *kernel,
                     const char *words);

/* Writes all that was added.  Returns an exit status. */
int new_write(struct scaffold *scaffold);

/* Adds a primitive to the layer, in C or assembly.  Returns an exit status. */
int new_primitive(struct making *making);

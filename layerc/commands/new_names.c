/* Names that what is new cannot have; new.h. */
#include <string.h>

#include "new.h"

static bool
is_among(const char *name, const char *const *words)
{
	for (; *words; words++)
		if (strcmp(name, *words) == 0)
			return true;
	return false;
}

/* What C, its headers for kernels, and manifests read as something else. */
static const char *const taken[] = {
	"auto",      "break",    "case",     "char",     "const",    "continue",
	"default",   "do",       "double",   "else",     "enum",     "extern",
	"float",     "for",      "goto",     "if",       "inline",   "int",
	"long",      "register", "restrict", "return",   "short",    "signed",
	"sizeof",    "static",   "struct",   "switch",   "typedef",  "union",
	"unsigned",  "void",     "volatile", "while",    "bool",     "true",
	"false",     "NULL",     "size_t",   "int8_t",   "int16_t",  "int32_t",
	"int64_t",   "uint8_t",  "uint16_t", "uint32_t", "uint64_t", "intptr_t",
	"uintptr_t", "main",     "asm",      "init",     "helper",   "outside",
	"in",        "clobbers", "reads",    "writes",   NULL,
};

bool
new_is_primitive(const char *name)
{
	return new_is_name(name, "_") && !is_among(name, taken);
}

bool
new_is_layer(const char *name)
{
	/* Manifests are not looked for in these; the last is no layer's. */
	static const char *const folders[] = {"build", "layers", "client",
	                                      NULL};

	return new_is_name(name, "_") && !is_among(name, folders);
}

static bool
has_layer(const struct kernel *kernel, const char *name)
{
	list_each (const struct name_list, group, &kernel->stack)
		if (name_list_find(group, name))
			return true;
	return false;
}

static bool
has_export(const struct layer *layer, const char *name)
{
	list_each (const struct export, export, &layer->exports)
		if (strcmp(export->name.text, name) == 0)
			return true;
	return false;
}

const char *
new_exporter(const struct making *making)
{
	const struct project *project = &making->project;

	for (uint32_t i = 0; i < project->layers.count; i++) {
		const struct layer *layer = project->layers.items[i];
		const char *name = layer->name.text;

		if (!has_export(layer, making->name))
			continue;
		if (name == making->layer)
			return name;
		for (uint32_t j = 0; j < project->kernels.count; j++)
			if (has_layer(project->kernels.items[j], name) &&
			    has_layer(project->kernels.items[j], making->layer))
				return name;
	}
	return NULL;
}

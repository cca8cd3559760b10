/*
 * Objects and images through libelf, with the places that their debugging
 * information gives (libdw).
 *
 * Every relocation becomes a use, whatever language the object was made from.
 * Hostile files are expected: anything that does not fit the file is an error
 * text, never a fault.
 */
#pragma once

#include "facts.h"

struct decoder; /* instruction.h */

/* A symbol as an image or object lists it. */
struct symbol {
	const char *name; /* "" for a section or a source file too */
	enum symbol_kind kind;
	uint64_t value, size;
	uint32_t section; /* index; SHN_UNDEF, SHN_ABS, SHN_COMMON as in ELF */
	bool global, weak;
	bool indirect; /* a loader calls it for the address (IFUNC) */
};

struct section {
	const char *name;
	uint64_t address, size;
	bool loaded, writable, executable;
	bool stored; /* not loaded, but linked: debugging information */
	const unsigned char *bytes; /* of executable ones, size of them, or
	                               NULL when the file holds none */
};

/* One relocation: that the word at offset of section depends on symbol. */
struct relocation {
	uint32_t section; /* that is patched */
	uint64_t offset;  /* in it; an address in an image */
	uint32_t type;    /* R_386_... */
	uint32_t symbol;  /* index into symbols */
	int32_t addend;   /* added to the symbol's value, -4 for a plain call;
	                     0 in an image, which has it in its words */
};

/* An object or image as it stands in the file. */
struct object {
	const char *path;
	bool is_image; /* linked: it has an entry address */
	uint64_t entry;
	struct {
		struct section *items;
		uint32_t count, capacity;
	} sections;
	struct {
		struct symbol *items;
		uint32_t count, capacity;
	} symbols;
	struct {
		struct relocation *items;
		uint32_t count, capacity;
	} relocations;
};

/* An object as it is examined. */
struct object_facts {
	const char *wrong; /* why it cannot be, as of object_read, or NULL */
	bool has_odd_sections; /* an image has no place for some */
	struct unit unit;
};

/*
 * Reads an ELF32 i386 object or image.  Returns NULL when all is well, or what
 * is wrong with the file, as a text without the path.
 */
const char *object_read(struct arena *arena, struct names *names,
                        const char *path, struct object *object);

/*
 * Fills *unit with the facts of an object: global definitions (and local
 * ones, with global false), and a use for each relocation: of a global or
 * undefined symbol, or of what the object itself has at the place that a
 * relocation against a section leads to.  A use's span is the source line that
 * the debugging information gives, narrowed to the symbol's name if the line
 * holds it; without such information, or with sources NULL, which takes a third
 * of the time, its source is NULL.  from is the function
 * or variable around the place.  The steps of its code are added when they are
 * asked for.
 */
void object_unit(struct arena *arena, struct sources *sources,
                 struct decoder *decoder, const struct object *object,
                 bool with_steps, struct unit *unit);

/*
 * Finds the lines that the debugging information of assemblers lacks in the
 * text: for a use in data the first that makes data of the name, for a
 * definition without an address the first that has the name.  The text is for
 * NASM or for GNU as.
 */
void object_place_data(struct unit *unit, const struct source *source,
                       bool is_nasm);

/*
 * Finds in the text of a C file the lines of definitions that the debugging
 * information puts elsewhere: of names that inline assembly alone has.
 */
void object_place_names(struct unit *unit, const struct source *source);

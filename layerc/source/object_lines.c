#include "object_lines.h"

#include <dwarf.h>
#include <elfutils/libdw.h>
#include <elfutils/libdwfl.h>
#include <gelf.h>
#include <stdlib.h>
#include <string.h>

#include "../base/file.h"
#include "object_macro.h"
#include "paths.h"

/* A row of a line table: it is in force up to the next one. */
struct row {
	uint64_t address;
	uint32_t order;   /* in the tables; later rows win */
	uint32_t line;    /* 0: the end of a sequence */
	const char *path; /* a name */
	enum lines_language language;
};

struct lines {
	struct arena *arena;
	struct sources *sources;
	const struct object *object;
	uint64_t *bases; /* of each section, as libdwfl laid them out */
	enum lines_language language; /* of the last unit */
	struct {
		struct row *items;
		uint32_t count, capacity;
	} rows; /* sorted */
};

/* The debugging information of other files, or of servers, is not wanted. */
static int
find_nothing(Dwfl_Module *module, void **data, const char *name,
             Dwarf_Addr base, const char *file, const char *link,
             GElf_Word checksum, char **found)
{
	(void)module;
	(void)data;
	(void)name;
	(void)base;
	(void)file;
	(void)link;
	(void)checksum;
	(void)found;
	return -1;
}

/*
 * The path of a row as the user would write it.  NASM 2.16 names the folder
 * of the source where the current folder belongs, so that the path that
 * follows from it may not exist while the part below the folder does.
 */
static const char *
row_path(struct lines *lines, Dwarf_Line *line, const char *folder)
{
	const char *path = dwarf_linesrc(line, NULL, NULL), *plain, *rest;
	size_t len = folder ? strlen(folder) : 0;

	if (!path)
		return NULL;
	rest = path;
	if (len > 0 && strncmp(path, folder, len) == 0)
		rest = path + len + strspn(path + len, "/");
	if (len > 0)
		path = path_join(lines->arena, folder, path);
	plain = paths_plain(lines->arena, path);
	if (!file_exists(plain) && rest[0] != '\0' && file_exists(rest))
		plain = paths_plain(lines->arena, rest);
	return names_text(lines->sources->names, plain);
}

static void
add_row(struct lines *lines, Dwarf_Line *line, uint64_t bias, const char *path)
{
	struct row row = {.order = lines->rows.count,
	                  .path = path,
	                  .language = lines->language};
	Dwarf_Addr address;
	bool ends = true;
	int number = 0;

	if (dwarf_lineaddr(line, &address) != 0 ||
	    dwarf_lineendsequence(line, &ends) != 0 ||
	    dwarf_lineno(line, &number) != 0)
		return;
	row.address = address + bias;
	row.line = ends || number < 0 ? 0 : (uint32_t)number;
	*list_add(lines->arena, &lines->rows) = row;
}

/* NASM says that all it makes is of one language, which it calls MIPS. */
static enum lines_language
language_of(Dwarf_Die *unit)
{
	Dwarf_Attribute attribute;
	const char *producer =
		dwarf_formstring(dwarf_attr(unit, DW_AT_producer, &attribute));

	if (dwarf_srclang(unit) != DW_LANG_Mips_Assembler)
		return LINES_COMPILED;
	return producer && strncmp(producer, "NASM", 4) == 0 ? LINES_NASM
	                                                     : LINES_GNU;
}

static void
add_unit(struct lines *lines, Dwarf_Die *unit, uint64_t bias)
{
	Dwarf_Attribute attribute;
	const char *folder =
		dwarf_formstring(dwarf_attr(unit, DW_AT_comp_dir, &attribute));
	const char *file = NULL, *path = NULL;
	Dwarf_Lines *table;
	size_t count;

	lines->language = language_of(unit);
	if (dwarf_getsrclines(unit, &table, &count) != 0)
		return;
	for (size_t i = 0; i < count; i++) {
		Dwarf_Line *line = dwarf_onesrcline(table, i);
		const char *next = dwarf_linesrc(line, NULL, NULL);

		/* Rows of one file share its text. */
		if (next != file || !path)
			path = row_path(lines, line, folder);
		file = next;
		add_row(lines, line, bias, path);
	}
}

static int
by_address(const void *a, const void *b)
{
	const struct row *first = a, *second = b;

	if (first->address != second->address)
		return first->address < second->address ? -1 : 1;
	/* Where a sequence ends another may begin, which then counts. */
	if ((first->line == 0) != (second->line == 0))
		return first->line == 0 ? -1 : 1;
	return first->order < second->order ? -1 : 1;
}

/* In an object all sections begin at 0, until libdwfl moves them apart. */
static void
read_bases(struct lines *lines, Dwfl_Module *module)
{
	GElf_Addr bias;
	Elf *elf = dwfl_module_getelf(module, &bias);
	uint32_t count = lines->object->sections.count;

	lines->bases = arena_array(lines->arena, uint64_t, count);
	for (uint32_t i = 1; elf && !lines->object->is_image && i < count;
	     i++) {
		GElf_Shdr header;

		if (gelf_getshdr(elf_getscn(elf, i), &header))
			lines->bases[i] = header.sh_addr + bias;
	}
}

static void
read_module(struct lines *lines, Dwfl_Module *module)
{
	Dwarf_Addr bias;
	Dwarf_Die *unit = NULL;

	/* This relocates the sections of an object. */
	if (!dwfl_module_getdwarf(module, &bias))
		return;
	read_bases(lines, module);
	while ((unit = dwfl_module_nextcu(module, unit, &bias)))
		add_unit(lines, unit, bias);
	if (lines->rows.count > 0)
		qsort(lines->rows.items, lines->rows.count, sizeof(struct row),
		      by_address);
}

struct lines *
lines_read(struct arena *arena, struct sources *sources,
           const struct object *object)
{
	static const Dwfl_Callbacks callbacks = {
		.find_debuginfo = find_nothing,
		.section_address = dwfl_offline_section_address,
	};
	struct lines *lines = arena_new(arena, struct lines);
	Dwfl *session = dwfl_begin(&callbacks);
	Dwfl_Module *module;

	*lines = (struct lines){
		.arena = arena, .sources = sources, .object = object};
	if (!session)
		return lines;
	module = dwfl_report_offline(session, object->path, object->path, -1);
	dwfl_report_end(session, NULL, NULL);
	if (module)
		read_module(lines, module);
	dwfl_end(session);
	return lines;
}

enum lines_language
lines_language(const struct lines *lines)
{
	return lines ? lines->language : LINES_COMPILED;
}

/* The row in force at an address, or NULL. */
static const struct row *
find_row(const struct lines *lines, uint64_t address)
{
	uint32_t low = 0, high = lines->rows.count;

	/* Invariant: rows before low are not behind the address. */
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (lines->rows.items[middle].address <= address)
			low = middle + 1;
		else
			high = middle;
	}
	return low > 0 ? &lines->rows.items[low - 1] : NULL;
}

static const struct source *
row_source(const struct lines *lines, const struct row *row)
{
	return row->line > 0 && row->path
	               ? sources_read(lines->sources, row->path)
	               : NULL;
}

/*
 * The next row in a direction whose line is in no macro, or NULL; *same counts
 * those on the way that have the same line.
 */
static const struct row *
find_plain(const struct lines *lines, const struct row *row, int step,
           uint32_t *same)
{
	int64_t at = row - lines->rows.items;

	*same = 0;
	for (at += step; at >= 0 && at < lines->rows.count; at += step) {
		const struct row *other = &lines->rows.items[at];
		const struct source *source = row_source(lines, other);

		if (!source)
			return NULL;
		if (!object_macro_has(source, other->line))
			return other;
		*same += other->line == row->line && other->path == row->path;
	}
	return NULL;
}

/* The line in which a macro is expanded; what it makes lies between others. */
static struct span
expanded(const struct lines *lines, const struct row *row,
         const struct source *source)
{
	uint32_t before, behind, line = 0;
	const struct row *last = find_plain(lines, row, -1, &before);
	const struct row *next = find_plain(lines, row, 1, &behind);
	struct lines_range range;

	if (next && (!last || last->path != next->path)) {
		range = (struct lines_range){row_source(lines, next), 1,
		                             next->line};
		line = object_macro_use(lines->arena, source, row->line, range,
		                        behind, true);
	}
	if (line == 0 && last) {
		range = (struct lines_range){row_source(lines, last),
		                             last->line + 1, 0};
		range.end = next && next->path == last->path &&
		                            next->line > last->line
		                    ? next->line
		                    : range.source->line_count + 1;
		line = object_macro_use(lines->arena, source, row->line, range,
		                        before, false);
	}
	return line > 0 ? source_line(range.source, line) : (struct span){0};
}

struct span
lines_find(const struct lines *lines, uint32_t section, uint64_t place,
           struct span *macro)
{
	const struct row *row;
	const struct source *source;
	struct span line, use;

	*macro = (struct span){0};
	if (!lines || lines->rows.count == 0 ||
	    section >= lines->object->sections.count ||
	    !lines->object->sections.items[section].loaded)
		return (struct span){0};
	row = find_row(lines, place + lines->bases[section]);
	source = row ? row_source(lines, row) : NULL;
	if (!source)
		return (struct span){0};
	line = source_line(source, row->line);
	if (row->language != LINES_NASM || !object_macro_has(source, row->line))
		return line;
	use = expanded(lines, row, source);
	if (!use.source)
		return line;
	*macro = line;
	return use;
}

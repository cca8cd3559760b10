#include "image_map.h"

#include <elf.h>
#include <errno.h>
#include <string.h>

#include "../base/file.h"

static const char *
read_segments(struct arena *arena, struct image_map *map)
{
	Elf32_Ehdr header;
	Elf32_Phdr entry;

	if (map->size < sizeof(header))
		return "is truncated";
	memcpy(&header, map->bytes, sizeof(header));
	if (header.e_phentsize != sizeof(entry) || header.e_phoff > map->size ||
	    header.e_phnum > (map->size - header.e_phoff) / sizeof(entry))
		return "has a damaged table of segments";
	for (uint32_t i = 0; i < header.e_phnum; i++) {
		memcpy(&entry, map->bytes + header.e_phoff + i * sizeof(entry),
		       sizeof(entry));
		if (entry.p_type != PT_LOAD || entry.p_memsz == 0)
			continue;
		if (entry.p_offset > map->size ||
		    entry.p_filesz > map->size - entry.p_offset ||
		    entry.p_filesz > entry.p_memsz)
			return "has a segment that the file does not hold";
		*list_add(arena, &map->segments) = (struct image_segment){
			.address = entry.p_vaddr,
			.size = entry.p_memsz,
			.offset = entry.p_offset,
			.stored = entry.p_filesz,
			.writable = entry.p_flags & PF_W,
			.executable = entry.p_flags & PF_X,
			.flat = entry.p_paddr == entry.p_vaddr,
		};
	}
	return NULL;
}

/* Symbols of the script, by name: where each stands. */
struct boundaries {
	const struct plan *plan;
	struct image_map *map;
	const char *missing; /* one that the image does not have, or NULL */
};

static uint64_t
find_boundary(struct boundaries *boundaries, const char *text)
{
	const char *name = names_text(boundaries->plan->session->names, text);
	const struct symbol *symbol =
		map_get(&boundaries->map->boundaries, name);

	if (symbol)
		return symbol->value;
	boundaries->missing = name;
	return 0;
}

static void
add_parts(struct boundaries *boundaries, const struct link_modules *modules,
          enum link_kind kind)
{
	struct arena *arena = boundaries->plan->session->arena;
	struct image_map *map = boundaries->map;
	uint32_t first = map->parts.count;

	for (uint32_t i = 0; i < modules->count; i++)
		*list_add(arena, &map->parts) = (struct image_part){
			.begin = find_boundary(
				boundaries,
				link_begin(arena, modules->items[i], kind)),
			.kind = kind,
			.module = modules->items[i],
		};
	for (uint32_t i = first; i < map->parts.count; i++)
		map->parts.items[i].end =
			i + 1 < map->parts.count
				? map->parts.items[i + 1].begin
				: find_boundary(boundaries,
		                                link_end(arena, kind));
}

/* Remembers which of the image's symbols bear names of the script's. */
static void
index_boundaries(struct boundaries *boundaries,
                 const struct link_modules *modules)
{
	struct session *session = boundaries->plan->session;
	struct map wanted = {0};

	for (int kind = 0; kind < LINK_KIND_COUNT; kind++) {
		for (uint32_t i = 0; i < modules->count; i++)
			map_put(session->arena, &wanted,
			        names_text(session->names,
			                   link_begin(session->arena,
			                              modules->items[i],
			                              (enum link_kind)kind)),
			        &wanted);
		map_put(session->arena, &wanted,
		        names_text(
				session->names,
				link_end(session->arena, (enum link_kind)kind)),
		        &wanted);
	}
	list_each (struct symbol, symbol, &boundaries->map->object.symbols)
		if (symbol->global && map_get(&wanted, symbol->name))
			map_put(session->arena, &boundaries->map->boundaries,
			        symbol->name, symbol);
}

static const char *
read_parts(const struct plan *plan, const struct plan_image *image,
           struct image_map *map)
{
	struct boundaries boundaries = {.plan = plan, .map = map};
	struct link_modules modules = {0}, boot = {0};

	link_order(plan, image, &modules);
	boot = (struct link_modules){modules.items, 1, 1};
	index_boundaries(&boundaries, &modules);
	for (int kind = 0; kind < LINK_KIND_COUNT; kind++)
		add_parts(&boundaries,
		          kind == LINK_MULTIBOOT ? &boot : &modules,
		          (enum link_kind)kind);
	if (boundaries.missing)
		return arena_print(plan->session->arena,
		                   "lacks the symbol '%s' of its script",
		                   boundaries.missing);
	return NULL;
}

const char *
image_map_read(const struct plan *plan, const struct plan_image *image,
               struct image_map *map)
{
	struct session *session = plan->session;
	const char *wrong;

	*map = (struct image_map){0};
	wrong = object_read(session->arena, session->names, image->path,
	                    &map->object);
	if (wrong)
		return wrong;
	if (!map->object.is_image)
		return "is not linked";
	map->bytes = file_read(session->arena, image->path, &map->size);
	if (!map->bytes)
		return arena_print(session->arena, "cannot be read: %s",
		                   strerror(errno));
	wrong = read_segments(session->arena, map);
	return wrong ? wrong : read_parts(plan, image, map);
}

const struct image_part *
image_map_part(const struct image_map *map, uint64_t address)
{
	list_each (const struct image_part, part, &map->parts)
		if (part->begin <= address && address < part->end)
			return part;
	return NULL;
}

const struct image_part *
image_map_part_ending(const struct image_map *map, uint64_t address)
{
	list_each (const struct image_part, part, &map->parts)
		if (part->begin < part->end && part->end == address)
			return part;
	return NULL;
}

bool
image_map_word(const struct image_map *map, uint64_t address, uint32_t *word)
{
	list_each (const struct image_segment, segment, &map->segments) {
		uint64_t into = address - segment->address;

		if (address < segment->address || into >= segment->stored ||
		    segment->stored - into < sizeof(*word))
			continue;
		memcpy(word, map->bytes + segment->offset + into,
		       sizeof(*word));
		return true;
	}
	return false;
}

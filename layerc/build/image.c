#include "image.h"

#include <string.h>

#include "../calculus/merged.h"
#include "../source/instruction.h"
#include "image_uses.h"

enum { MULTIBOOT_MAGIC = 0x1badb002, MULTIBOOT_REACH = 8192 };

static void
check_permissions(const struct image_checking *checking)
{
	struct diag *diag = checking->plan->session->diag;
	struct span span = checking->plan->kernel->name.span;
	const char *path = checking->image->path;

	list_each (const struct section, section,
	           &checking->map->object.sections)
		if (section->loaded && section->writable && section->executable)
			diag_report(diag, DIAG_writable_code, span,
			            "section '%s' of '%s' is both writable and "
			            "executable",
			            section->name, path);
	list_each (const struct image_segment, segment,
	           &checking->map->segments)
		if (segment->writable && segment->executable)
			diag_report(diag, DIAG_writable_code, span,
			            "the segment of '%s' at 0x%llx is both "
			            "writable and executable",
			            path, (unsigned long long)segment->address);
}

static bool
overlap(const struct image_segment *a, const struct image_segment *b)
{
	return a->address < b->address + b->size &&
	       b->address < a->address + a->size;
}

static void
check_overlaps(const struct image_checking *checking)
{
	const struct image_map *map = checking->map;

	for (uint32_t i = 0; i < map->segments.count; i++)
		for (uint32_t j = 0; j < i; j++) {
			const struct image_segment *a = &map->segments.items[i];
			const struct image_segment *b = &map->segments.items[j];

			if (overlap(a, b))
				diag_report(
					checking->plan->session->diag,
					DIAG_writable_code,
					checking->plan->kernel->name.span,
					"segments of '%s' overlap: at 0x%llx "
					"and at 0x%llx",
					checking->image->path,
					(unsigned long long)b->address,
					(unsigned long long)a->address);
		}
}

static const struct symbol *
find_global(const struct object *object, const char *name)
{
	list_each (const struct symbol, symbol, &object->symbols)
		if (symbol->global && symbol->name == name)
			return symbol;
	return NULL;
}

static void
check_entry(const struct image_checking *checking)
{
	const struct plan *plan = checking->plan;
	const struct layer *layer = link_boot(plan)->placement->layer;
	const struct object *object = &checking->map->object;
	const struct symbol *boot = find_global(object, layer->boot.text);

	if (!boot || boot->value != object->entry)
		diag_report(plan->session->diag, DIAG_misplaced_image,
		            layer->boot.span,
		            "'%s' starts at 0x%llx, which is not '%s'",
		            checking->image->path,
		            (unsigned long long)object->entry,
		            layer->boot.text);
}

static bool
check_place(const struct image_checking *checking)
{
	const struct kernel *kernel = checking->plan->kernel;
	const struct image_map *map = checking->map;
	struct diag *diag = checking->plan->session->diag;
	uint64_t least = UINT64_MAX;

	list_each (const struct image_segment, segment, &map->segments) {
		if (segment->address < least)
			least = segment->address;
		if (!segment->flat)
			diag_report(diag, DIAG_misplaced_image,
			            kernel->image_address.span,
			            "'%s' is not loaded where it is linked: "
			            "segment at 0x%llx",
			            checking->image->path,
			            (unsigned long long)segment->address);
	}
	if (least == kernel->address)
		return true;
	diag_report(diag, DIAG_misplaced_image, kernel->image_address.span,
	            "'%s' begins at 0x%llx", checking->image->path,
	            (unsigned long long)least);
	return false;
}

static void
check_multiboot(const struct image_checking *checking)
{
	const struct image_map *map = checking->map;
	const struct layer *layer = link_boot(checking->plan)->placement->layer;
	uint32_t reach =
		map->size < MULTIBOOT_REACH ? map->size : MULTIBOOT_REACH;
	uint32_t words[3];

	for (uint32_t at = 0; at + sizeof(words) <= reach; at += 4) {
		memcpy(words, map->bytes + at, sizeof(words));
		if (words[0] == MULTIBOOT_MAGIC &&
		    words[0] + words[1] + words[2] == 0)
			return;
	}
	diag_report(checking->plan->session->diag, DIAG_missing_multiboot,
	            layer->boot.span,
	            "the first 8 KiB of '%s' hold no multiboot header",
	            checking->image->path);
}

/* The object that the optimiser made of all the C code. */
static void
check_merged(const struct image_checking *checking)
{
	struct session *session = checking->plan->session;
	const char *path = checking->image->merged->files.items[0].object;
	struct decoder *decoder;
	struct object object;
	struct unit unit;
	const char *wrong =
		object_read(session->arena, session->names, path, &object);

	if (wrong) {
		diag_report(session->diag, DIAG_unreadable_object,
		            checking->plan->kernel->name.span,
		            "'%s' cannot be examined: it %s", path, wrong);
		return;
	}
	decoder = decoder_new(session->arena);
	object_unit(session->arena, session->sources, decoder, &object, false,
	            &unit);
	decoder_free(decoder);
	merged_check(checking->program, &unit);
}

void
image_check(const struct plan *plan, const struct program *program,
            const struct plan_image *image, struct image_count *count)
{
	struct image_map map;
	const struct image_checking checking = {plan, program, image, &map};
	const char *wrong;

	*count = (struct image_count){0};
	if (!link_boot(plan))
		return;
	wrong = image_map_read(plan, image, &map);
	if (wrong) {
		diag_report(plan->session->diag, DIAG_unreadable_object,
		            plan->kernel->name.span, "'%s' %s", image->path,
		            wrong);
		return;
	}
	plan->session->diag->phase = PHASE_IMAGE;
	check_permissions(&checking);
	check_overlaps(&checking);
	check_entry(&checking);
	/* The header of a misplaced image is misplaced as well. */
	if (check_place(&checking))
		check_multiboot(&checking);
	if (image->merged)
		check_merged(&checking);
	image_check_symbols(&checking);
	image_check_uses(&checking, count);
	program_leave(program);
}

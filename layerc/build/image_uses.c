#include "image_uses.h"

#include <elf.h>

#include "../source/object_lines.h"

/*
 * How far from a module's variables an address in its code may lie: compilers
 * fold constant indices into it, and the object, where such a reference is
 * exact, was checked before.
 */
enum { SLACK = 4096 };

static const struct module *
program_side(const struct image_checking *checking,
             const struct plan_module *module)
{
	const struct program *program = checking->program;

	if (module->placement)
		return program_module(program, module->placement);
	for (uint32_t i = 0; i < program->modules.count; i++)
		if (!program->modules.items[i]->placement &&
		    program->modules.items[i]->name == module->name)
			return program->modules.items[i];
	return NULL;
}

/* Whether a module's manifest, or a client's code, names a global symbol. */
static bool
module_declares(const struct image_checking *checking,
                const struct plan_module *module, const char *name)
{
	const struct placement *placement = module->placement;
	const struct module *side = program_side(checking, module);

	if (!placement)
		return side && map_get(&side->definition_by_symbol, name);
	return map_get(&placement->export_by_name, name) ||
	       name_list_find(&placement->layer->owns, name) ||
	       name_list_find(&placement->layer->internals, name) ||
	       placement->layer->boot.text == name;
}

/* What is merged is declared by one of the modules that it is merged of. */
static bool
declares(const struct image_checking *checking,
         const struct plan_module *module, const char *name)
{
	const struct plan *plan = checking->plan;

	if (module != checking->image->merged)
		return module_declares(checking, module, name);
	for (uint32_t i = 0; i < plan->modules.count; i++)
		if (module_declares(checking, plan->modules.items[i], name))
			return true;
	return module_declares(checking, checking->image->client, name);
}

/* Whether a symbol of the script's stands in place of a definition. */
static bool
is_of_script(const struct image_checking *checking, const struct symbol *symbol)
{
	return map_get(&checking->map->boundaries, symbol->name) ||
	       (symbol->global && link_defines(symbol->name));
}

/*
 * The module that declares a global symbol and holds its address, or NULL.  A
 * label behind the last byte of a module has the address of the next one.
 */
static const struct plan_module *
owner(const struct image_checking *checking, const struct symbol *symbol)
{
	const struct image_part *part =
		image_map_part(checking->map, symbol->value);

	if (part && declares(checking, part->module, symbol->name))
		return part->module;
	part = image_map_part_ending(checking->map, symbol->value);
	if (part && declares(checking, part->module, symbol->name))
		return part->module;
	return NULL;
}

static void
check_symbol(const struct image_checking *checking, const struct symbol *symbol)
{
	const struct image_map *map = checking->map;
	const struct image_part *part = image_map_part(map, symbol->value);
	struct diag *diag = checking->plan->session->diag;
	struct span span = checking->plan->kernel->name.span;

	if (!part)
		part = image_map_part_ending(map, symbol->value);
	if (!part) {
		diag_report(diag, DIAG_unowned_symbol, span,
		            "symbol '%s' of '%s' at 0x%llx lies in no module",
		            symbol->name, checking->image->path,
		            (unsigned long long)symbol->value);
		return;
	}
	if (!symbol->global || owner(checking, symbol))
		return;
	if (part->module->placement)
		span = part->module->placement->layer->name.span;
	diag_report(diag, DIAG_unowned_symbol, span,
	            "symbol '%s' of '%s' lies in '%s', which does not declare "
	            "it",
	            symbol->name, checking->image->path, part->module->name);
}

static bool
is_loaded(const struct object *object, uint32_t section)
{
	return section < object->sections.count &&
	       object->sections.items[section].loaded;
}

void
image_check_symbols(const struct image_checking *checking)
{
	const struct object *object = &checking->map->object;

	list_each (const struct symbol, symbol, &object->symbols) {
		bool absolute = symbol->global && symbol->section == SHN_ABS;

		if (symbol->name[0] == '\0' || is_of_script(checking, symbol))
			continue;
		if (absolute || is_loaded(object, symbol->section))
			check_symbol(checking, symbol);
	}
}

/* One relocation. */
struct image_use {
	const struct image_checking *checking;
	const struct relocation *relocation;
	const struct symbol *symbol;
	const struct plan_module *module; /* that holds the place */
	bool has_target;
	bool difference; /* among data, the word may count from itself */
	uint64_t target; /* where the word leads */
};

static struct span
find_line(const struct image_use *use)
{
	struct session *session = use->checking->plan->session;
	const struct lines *lines = lines_read(session->arena, session->sources,
	                                       &use->checking->map->object);
	struct span macro;
	struct span span = lines_find(lines, use->relocation->section,
	                              use->relocation->offset, &macro);

	return span.source ? span : use->checking->plan->kernel->name.span;
}

static const char *
target_words(const struct image_use *use)
{
	struct arena *arena = use->checking->plan->session->arena;
	const struct image_part *part =
		image_map_part(use->checking->map, use->target);
	const char *of =
		part ? arena_print(arena, " of '%s'", part->module->name) : "";

	if (use->symbol->name[0] != '\0')
		return arena_print(arena, "'%s'%s", use->symbol->name, of);
	return arena_print(arena, "0x%llx%s", (unsigned long long)use->target,
	                   of);
}

static void
report(const struct image_use *use, struct image_count *count, const char *why)
{
	const struct image_checking *checking = use->checking;
	struct diag *diag = checking->plan->session->diag;
	const struct module *side =
		use->module ? program_side(checking, use->module) : NULL;

	count->unjustified++;
	if (side)
		program_enter(checking->program, side);
	/* The source shows it better, and what it shows is known already. */
	if (side && diag_is_about(diag, use->symbol->name))
		return;
	diag_report(diag, DIAG_unjustified_relocation, find_line(use),
	            "'%s' refers to %s at 0x%llx of '%s', %s",
	            use->module ? use->module->name : "no module",
	            target_words(use),
	            (unsigned long long)use->relocation->offset,
	            checking->image->path, why);
}

/* Whether an address is inside or near what the module has of a kind. */
static bool
is_near(const struct image_part *part, uint64_t address)
{
	uint64_t slack = part->kind == LINK_TEXT || part->kind == LINK_MULTIBOOT
	                         ? 0
	                         : SLACK;

	return part->begin < part->end && address + slack >= part->begin &&
	       address <= part->end + slack;
}

/*
 * The part of its own module that a reference leads to, or NULL.  It may lead
 * right behind the part, and a little further away among variables.
 */
static const struct image_part *
own_part(const struct image_use *use, uint64_t target)
{
	const struct image_map *map = use->checking->map;
	const struct image_part *at = image_map_part(map, target);
	bool in_text =
		at && (at->kind == LINK_TEXT || at->kind == LINK_MULTIBOOT);

	if (at && at->module == use->module)
		return at;
	list_each (const struct image_part, part, &map->parts) {
		bool is_text =
			part->kind == LINK_TEXT || part->kind == LINK_MULTIBOOT;

		if (part->module == use->module && is_near(part, target) &&
		    (is_text || !in_text || target == part->end))
			return part;
	}
	return NULL;
}

static bool
counts_as_variable(const struct image_part *part)
{
	return part && (part->kind == LINK_DATA || part->kind == LINK_BSS);
}

static void
check_own(const struct image_use *use, struct image_count *count)
{
	const struct image_part *part = NULL;

	if (use->has_target) {
		part = own_part(use, use->target);
		if (!part && use->difference)
			part = own_part(use, use->target - 4);
		if (!part) {
			report(use, count, "which is not its own");
			return;
		}
	}
	count->own++;
	count->variable += counts_as_variable(part);
}

static enum verdict
justify_in(const struct image_use *use, const struct module *module,
           bool is_compiled)
{
	const struct unit unit = {.path = use->checking->image->path,
	                          .is_object = true,
	                          .is_compiled = is_compiled};

	list_each (const struct plan_file, file, &use->module->files)
		if (language_is_compiled(file->language) == is_compiled)
			return program_justify(use->checking->program, module,
			                       &unit, use->symbol->name)
			        .verdict;
	return VERDICT_UNKNOWN;
}

/*
 * An image does not tell which of a module's languages a place comes from;
 * the objects did, so what either may use is justified.
 */
static enum verdict
justify(const struct image_use *use)
{
	const struct module *module = program_side(use->checking, use->module);
	enum verdict compiled, assembled;

	if (!module)
		return VERDICT_UNKNOWN;
	compiled = justify_in(use, module, true);
	assembled = justify_in(use, module, false);
	return compiled < assembled ? compiled : assembled;
}

/* Whether the word leads to the symbol itself and not behind it. */
static bool
is_exact(const struct image_use *use)
{
	uint64_t value = use->symbol->value;

	return !use->has_target || use->target == value ||
	       (use->difference && use->target - 4 == value);
}

/* Whether it is in the middle of a variable of the module's own. */
static bool
is_own_merged(const struct image_use *use, enum verdict verdict)
{
	const struct symbol *symbol = use->symbol;

	return verdict == VERDICT_OWN && symbol->kind == SYMBOL_VARIABLE &&
	       use->has_target && use->target - symbol->value <= symbol->size;
}

static void
count_foreign(enum verdict verdict, struct image_count *count)
{
	switch (verdict) {
	case VERDICT_IMPORT:
	case VERDICT_INLINED:
	case VERDICT_ALLOWED:
		count->imported++;
		break;
	case VERDICT_HELPER:
		count->helper++;
		break;
	case VERDICT_LINKER:
		count->linker++;
		break;
	case VERDICT_ENTRY:
		count->entry++;
		break;
	case VERDICT_EXPORTED:
		count->exported++;
		break;
	default:
		count->own++;
		break;
	}
}

/* What merged code refers to was checked in its object; now, where it is. */
static void
check_merged(const struct image_use *use, struct image_count *count)
{
	const struct plan_module *other = owner(use->checking, use->symbol);

	if (is_of_script(use->checking, use->symbol))
		count->linker++;
	else if (other == use->module)
		check_own(use, count);
	else if (!other)
		report(use, count, "which no module declares");
	else if (!is_exact(use))
		report(use, count, "beside where that begins");
	else
		count->imported++;
}

/* A reference to a global symbol. */
static void
check_global(const struct image_use *use, struct image_count *count)
{
	const struct plan_module *other = owner(use->checking, use->symbol);
	bool is_merged = other && other == use->checking->image->merged;
	enum verdict verdict;

	if (other == use->module && use->symbol->section != SHN_ABS) {
		check_own(use, count);
		return;
	}
	verdict = justify(use);
	if (verdict >= VERDICT_FIRST_FORBIDDEN)
		report(use, count, "which no rule allows");
	else if (verdict == VERDICT_OWN && !is_merged &&
	         use->symbol->section != SHN_ABS)
		report(use, count, "which is not the one it defines");
	else if (verdict != VERDICT_LINKER && verdict != VERDICT_INLINED &&
	         !is_exact(use) && !(is_merged && is_own_merged(use, verdict)))
		report(use, count, "beside where that begins");
	else
		count_foreign(verdict, count);
}

/* Where the word leads: a branch counts from the instruction behind it. */
static void
find_target(struct image_use *use, const struct image_part *part)
{
	uint32_t type = use->relocation->type, word;
	uint64_t place = use->relocation->offset;
	bool relative = type == R_386_PC32 || type == R_386_PLT32;

	if (type != R_386_32 && !relative)
		return;
	use->has_target = image_map_word(use->checking->map, place, &word);
	use->difference = relative && part && part->kind != LINK_TEXT;
	use->target = relative ? (uint32_t)(word + place + 4) : word;
}

/* A sealed link makes symbols local that have names and owners all the same. */
static bool
is_named(const struct image_use *use)
{
	const struct symbol *symbol = use->symbol;

	if (symbol->name[0] == '\0')
		return false;
	return symbol->global ||
	       (use->checking->plan->is_sealed && owner(use->checking, symbol));
}

static void
check_use(struct image_use *use, struct image_count *count)
{
	const struct image_part *part =
		image_map_part(use->checking->map, use->relocation->offset);

	count->total++;
	use->module = part ? part->module : NULL;
	find_target(use, part);
	if (!part)
		report(use, count, "and lies in no module");
	else if (!is_named(use))
		check_own(use, count);
	else if (use->module == use->checking->image->merged)
		check_merged(use, count);
	else
		check_global(use, count);
}

void
image_check_uses(const struct image_checking *checking,
                 struct image_count *count)
{
	const struct object *object = &checking->map->object;

	list_each (const struct relocation, relocation, &object->relocations) {
		struct image_use use = {.checking = checking,
		                        .relocation = relocation};

		if (!is_loaded(object, relocation->section) ||
		    relocation->type == R_386_NONE ||
		    relocation->symbol >= object->symbols.count)
			continue;
		use.symbol = &object->symbols.items[relocation->symbol];
		check_use(&use, count);
	}
}

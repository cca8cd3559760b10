#include "sections.h"

#include <string.h>

#include "../source/constructor.h"
#include "../source/object_text.h"
#include "link.h"

/* An object being looked at. */
struct looking {
	const struct plan *plan;
	const struct plan_module *module;
	const struct plan_file *file;
	const struct object *object;
};

/* The first line of the file that has the name, or nothing. */
static struct span
find_line(const struct looking *looking, const char *name)
{
	const struct source *source = NULL;
	struct span found = {0};

	if (language_is_text(looking->file->language))
		source = sources_read(looking->plan->session->sources,
		                      looking->file->source);
	for (uint32_t i = 1; source && i <= source->line_count; i++)
		if (object_find_word(source_line(source, i), name, &found))
			return found;
	return found;
}

/* The symbol at a place of a section. */
static const char *
symbol_at(const struct object *object, uint32_t section, uint64_t place)
{
	list_each (const struct symbol, symbol, &object->symbols)
		if (symbol->section == section && symbol->name[0] != '\0' &&
		    symbol->value == place)
			return symbol->name;
	return NULL;
}

/* The name of the first entry of a table, or that of what it leads to. */
static const char *
first_entry(const struct object *object, uint32_t table)
{
	list_each (const struct relocation, relocation, &object->relocations) {
		const struct symbol *symbol;

		const char *variable;

		if (relocation->section != table ||
		    relocation->symbol >= object->symbols.count)
			continue;
		variable = symbol_at(object, table, relocation->offset);
		if (variable)
			return variable;
		symbol = &object->symbols.items[relocation->symbol];
		return symbol->name[0] != '\0'
		               ? symbol->name
		               : symbol_at(
					 object, symbol->section,
					 symbol->value +
						 (uint32_t)relocation->addend);
	}
	return NULL;
}

/* The line of a name in the file; where there is none, *where names it. */
static struct span
place(const struct looking *looking, const char *name, const char **where)
{
	struct span span = find_line(looking, name);

	*where = span.source ? ""
	                     : arena_print(looking->plan->session->arena,
	                                   "%s: ", looking->file->title);
	return span;
}

static const char *
or_none(const char *name)
{
	return name ? name : "(no name)";
}

static void
report_constructor(const struct looking *looking, uint32_t section)
{
	struct diag *diag = looking->plan->session->diag;
	const char *entry = or_none(first_entry(looking->object, section));
	const char *where;
	struct span span = place(looking, entry, &where);

	/* What the source shows better, and is known already. */
	if (diag->phase > PHASE_SOURCE && diag_is_about(diag, entry))
		return;
	diag_about(diag, "machine", entry, "constructor");
	diag_report(diag, DIAG_constructor, span,
	            "%s'%s' puts '%s' into '%s', which nothing calls", where,
	            looking->module->name, entry,
	            looking->object->sections.items[section].name);
	diag_note(diag, (struct span){0},
	          "what has to run first is called from the 'init' primitive "
	          "of the layer");
}

static void
report_orphan(const struct looking *looking, const char *section)
{
	struct diag *diag = looking->plan->session->diag;
	const char *where;
	struct span span = place(looking, section, &where);

	diag_report(diag, DIAG_orphan_section, span,
	            "%s'%s' has an orphan section, '%s': an image has no place "
	            "for it",
	            where, looking->module->name, section);
	diag_note(
		diag, (struct span){0},
		"code goes into '.text', constants into '.rodata', variables "
		"into '.data' and '.bss', or sections whose names go on behind "
		"a dot");
}

static void
report_thread(const struct looking *looking, uint32_t section)
{
	const char *variable = or_none(symbol_at(looking->object, section, 0));
	const char *where;
	struct span span = place(looking, variable, &where);

	diag_report(looking->plan->session->diag, DIAG_thread_local, span,
	            "%s'%s' has a variable of each thread, '%s', for which an "
	            "image has no place",
	            where, looking->module->name, variable);
	diag_note(
		looking->plan->session->diag, (struct span){0},
		"what each thread has of its own is an array, with a thread's "
		"number for index");
}

/* What is not what the name of its section says. */
static const char *
mismatch(const struct section *section, int kind)
{
	bool is_text = kind == LINK_TEXT || kind == LINK_MULTIBOOT;
	bool is_variable = kind == LINK_DATA || kind == LINK_BSS;

	if (section->writable && section->executable)
		return "is both writable and executable";
	if (section->writable && !is_variable)
		return is_text ? "is writable, and its name makes it code"
		               : "is writable, and its name makes it a "
		                 "constant";
	if (section->executable && kind != LINK_TEXT)
		return "is code, and its name makes it data";
	return kind == LINK_TEXT && !section->executable
	               ? "is no code, and its name makes it code"
	               : NULL;
}

static void
say_where_code_goes(const struct looking *looking)
{
	diag_note(
		looking->plan->session->diag, (struct span){0},
		"code goes into '.text' and is not written, variables go into "
		"'.data' and '.bss' and are not run");
}

static void
check_kind(const struct looking *looking, const struct section *section,
           int kind)
{
	struct diag *diag = looking->plan->session->diag;
	const char *wrong, *where;
	struct span span;

	if (kind < 0)
		report_orphan(looking, section->name);
	wrong = kind >= 0 && kind < LINK_KIND_COUNT ? mismatch(section, kind)
	                                            : NULL;
	if (!wrong)
		return;
	span = place(looking, section->name, &where);
	diag_report(diag, DIAG_writable_code, span, "%ssection '%s' of '%s' %s",
	            where, section->name, looking->module->name, wrong);
	say_where_code_goes(looking);
}

static void
check_section(const struct looking *looking, uint32_t index)
{
	const struct section *section = &looking->object->sections.items[index];

	if (!(section->loaded || section->stored) || section->size == 0)
		return;
	if (constructor_section(section->name))
		report_constructor(looking, index);
	else if (constructor_is_of(section->name, ".tdata") ||
	         constructor_is_of(section->name, ".tbss"))
		report_thread(looking, index);
	else
		check_kind(looking, section,
		           link_kind_of(looking->plan, looking->module,
		                        section->name));
}

/* A function in a section of data would be code that nobody examines. */
static void
check_function(const struct looking *looking, const struct symbol *symbol)
{
	const struct section *section;
	const char *where;
	struct span span;

	if (symbol->kind != SYMBOL_FUNCTION ||
	    symbol->section >= looking->object->sections.count)
		return;
	section = &looking->object->sections.items[symbol->section];
	if (!section->loaded || section->executable)
		return;
	span = place(looking, symbol->name, &where);
	diag_report(looking->plan->session->diag, DIAG_writable_code, span,
	            "%s'%s' has a function in section '%s', which is no code: "
	            "'%s'",
	            where, looking->module->name, section->name, symbol->name);
	say_where_code_goes(looking);
}

static void
check_indirect(const struct looking *looking, const struct symbol *symbol)
{
	const char *where;
	struct span span;

	if (!symbol->indirect)
		return;
	span = place(looking, symbol->name, &where);
	diag_about(looking->plan->session->diag, "machine", symbol->name,
	           "indirect");
	diag_report(looking->plan->session->diag, DIAG_indirect_function, span,
	            "%s'%s' makes '%s' an indirect function: which code it "
	            "stands for is decided by a loader",
	            where, looking->module->name, symbol->name);
	diag_note(looking->plan->session->diag, (struct span){0},
	          "the function itself can choose");
}

void
sections_check(const struct plan *plan, const struct plan_module *module,
               const struct plan_file *file, const struct object *object)
{
	const struct looking looking = {plan, module, file, object};

	for (uint32_t i = 0; i < object->sections.count; i++)
		check_section(&looking, i);
	list_each (const struct symbol, symbol, &object->symbols) {
		check_indirect(&looking, symbol);
		check_function(&looking, symbol);
	}
}

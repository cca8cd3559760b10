#include "question.h"

#include <inttypes.h>
#include <string.h>

#include "../base/text.h"

enum {
	SMALL_SHARE = 100, /* of the limit, for each try to find less */
	ARGUMENTS_TRIED = 8,
};

struct search {
	struct map seen;
	struct term_list found;
};

/* What of the state a term depends on. */
static void
find_cells(struct machine *machine, term a, struct search *search)
{
	if (map_get(&search->seen, a))
		return;
	map_put(machine->arena, &search->seen, a, (void *)(uintptr_t)a);
	for (uint32_t i = 0; i < a->count; i++)
		find_cells(machine, a->args[i], search);
	if (a->kind == TERM_APPLY && a->symbol->is_state && !a->is_open)
		*list_add(machine->arena, &search->found) = a;
}

static term
is_at_most(struct machine *machine, term a, uint64_t most)
{
	struct terms *terms = &machine->terms;

	if (a->width >= POINTER_BITS || (most >> (a->width - 1)) > 0)
		return term_bool(terms, true);
	return term_not(terms,
	                term_binary(terms, TERM_ULT,
	                            term_const(terms, a->width, most), a));
}

/* Whether it can be so as well; then it is from now on. */
static bool
tries(struct session *session, term wish)
{
	uint32_t asserted = session->asserted;
	enum answer answer;

	solver_push(session->solver);
	solver_assume(session->solver, wish);
	answer = question_settle(session);
	if (answer == ANSWER_SOME || answer == session->found)
		return true;
	solver_pop(session->solver);
	session->asserted = asserted;
	return false;
}

/* Asks for less and less.  Returns how many wishes came true. */
static uint32_t
make_small(struct session *session, const struct term_list *cells)
{
	static const uint64_t bounds[] = {7, 255, 65535};
	struct machine *machine = session->machine;
	uint32_t kept = 0, tried = 0;

	for (uint32_t i = 0; i < 3 && kept == 0; i++) {
		term wish = term_bool(&machine->terms, true);

		list_each (const term, cell, cells)
			wish = term_and(&machine->terms, wish,
			                is_at_most(machine, *cell, bounds[i]));
		kept += tries(session, wish);
	}
	list_each (const term, cell, cells) {
		if ((*cell)->symbol->object || tried++ == ARGUMENTS_TRIED)
			continue;
		if (tries(session, is_at_most(machine, *cell, 0)) ||
		    tries(session, is_at_most(machine, *cell, 2)))
			kept++;
	}
	return kept;
}

/* A cell as its name is written, with numbers for its indices. */
static struct cell
read_cell(struct session *session, term cell)
{
	const struct leaf *leaf = cell->symbol->leaf;
	struct text text = {.arena = session->machine->arena};
	struct cell made = {
		.symbol = cell->symbol,
		.offset = leaf ? leaf->offset : 0,
		.value = solver_value(session->solver, cell),
	};
	uint32_t d = 0;

	for (const char *at = cell->symbol->name; *at; at++) {
		if (strncmp(at, "[]", 2) == 0 && d < cell->count) {
			uint64_t index =
				solver_value(session->solver, cell->args[d]);

			text_print(&text, "[%" PRIu64 "]", index);
			if (leaf)
				made.offset += (uint32_t)index *
				               leaf->dimensions[d].stride;
			d++;
			at++;
		} else {
			text_bytes(&text, at, 1);
		}
	}
	made.name = names_text(session->machine->names, text.bytes);
	return made;
}

/* Whether a cell is in its array: else the solver speaks of none. */
static bool
is_there(struct session *session, term cell)
{
	const struct leaf *leaf = cell->symbol->leaf;

	for (uint32_t d = 0; leaf && d < leaf->rank; d++)
		if (solver_value(session->solver, cell->args[d]) >=
		    leaf->dimensions[d].count)
			return false;
	return !leaf || !cell->symbol->object ||
	       !cell->symbol->object->length ||
	       solver_value(session->solver, cell->args[0]) <
	               solver_value(session->solver,
	                            cell->symbol->object->length);
}

struct cell_list
question_cells(struct session *session, const struct obligation *obligation)
{
	struct machine *machine = session->machine;
	struct search search = {0};
	struct map names = {0};
	struct cell_list cells = {0};
	uint32_t shown, kept = 0;

	find_cells(machine, obligation->guard, &search);
	find_cells(machine, obligation->property, &search);
	if (!session->is_brief) {
		solver_limit(session->solver, session->limit / SMALL_SHARE + 1);
		kept = make_small(session, &search.found);
		solver_limit(session->solver, session->limit);
		question_settle(session);
	}
	question_widen(session);
	shown = search.found.count;
	list_each (const term, fact, &machine->facts)
		find_cells(machine, *fact, &search);
	list_each (const term, fact, &session->instances.facts)
		find_cells(machine, *fact, &search);
	for (uint32_t i = 0; i < search.found.count; i++) {
		struct cell cell;

		if (!is_there(session, search.found.items[i]))
			continue;
		cell = read_cell(session, search.found.items[i]);
		if (map_get(&names, cell.name))
			continue;
		map_put(machine->arena, &names, cell.name, &names);
		cell.is_shown =
			i < shown && !(cell.symbol->object &&
		                       cell.symbol->object->is_abstract);
		*list_add(machine->arena, &cells) = cell;
	}
	while (kept-- > 0)
		solver_pop(session->solver);
	return cells;
}

const char *
finding_state(struct arena *arena, const struct finding *finding)
{
	struct text text = {.arena = arena};

	list_each (const struct cell, cell, &finding->cells)
		if (cell->is_shown)
			text_print(&text, "%s = %" PRIu64 "\n", cell->name,
			           cell->value);
	return text.bytes ? text.bytes : "";
}

#include "term.h"

#include <string.h>

#include "simplify.h"

enum { SLOTS_AT_FIRST = 1024 };

static uint32_t
hash_of(const struct term *term)
{
	uint64_t hash = (uint64_t)term->kind * 31 + term->width;

	hash = hash * 0x9e3779b97f4a7c15 + term->value;
	if (term->symbol)
		hash = hash * 0x9e3779b97f4a7c15 + term->symbol->id + 1;
	for (uint32_t i = 0; i < term->count; i++)
		hash = hash * 0x9e3779b97f4a7c15 + term->args[i]->id + 1;
	return (uint32_t)(hash ^ hash >> 29);
}

static bool
is_same(const struct term *a, const struct term *b)
{
	return a->kind == b->kind && a->width == b->width &&
	       a->value == b->value && a->symbol == b->symbol &&
	       a->count == b->count &&
	       memcmp(a->args, b->args, a->count * sizeof(*a->args)) == 0;
}

static void
grow(struct terms *terms)
{
	terms->capacity =
		terms->capacity ? terms->capacity * 2 : SLOTS_AT_FIRST;
	terms->slots =
		arena_array(terms->arena, const struct term *, terms->capacity);
	list_each (const struct term *, at, &terms->all) {
		uint32_t slot = hash_of(*at);

		while (terms->slots[slot & (terms->capacity - 1)])
			slot++;
		terms->slots[slot & (terms->capacity - 1)] = *at;
	}
}

term
term_store(struct terms *terms, const struct term *made)
{
	struct term *copy;
	uint32_t slot;

	if (terms->all.count * 2 >= terms->capacity)
		grow(terms);
	for (slot = hash_of(made); terms->slots[slot & (terms->capacity - 1)];
	     slot++)
		if (is_same(terms->slots[slot & (terms->capacity - 1)], made))
			return terms->slots[slot & (terms->capacity - 1)];
	copy = arena_new(terms->arena, struct term);
	*copy = *made;
	copy->id = terms->all.count;
	copy->is_open = made->symbol && made->symbol->is_bound;
	for (uint32_t i = 0; i < made->count; i++)
		copy->is_open |= made->args[i]->is_open;
	*list_add(terms->arena, &terms->all) = copy;
	terms->slots[slot & (terms->capacity - 1)] = copy;
	return copy;
}

term
term_const(struct terms *terms, uint32_t width, uint64_t value)
{
	struct term made = {.kind = TERM_CONST, .width = (uint8_t)width};

	made.value = width >= 64 ? value : value & ((UINT64_C(1) << width) - 1);
	return term_store(terms, &made);
}

term
term_bool(struct terms *terms, bool value)
{
	return term_const(terms, 1, value);
}

struct symbol *
term_symbol(struct terms *terms, const char *name, uint32_t width,
            uint32_t arity)
{
	struct symbol *symbol = arena_new(terms->arena, struct symbol);

	*symbol = (struct symbol){
		.name = name,
		.id = terms->symbol_count++,
		.width = width,
		.arity = arity,
	};
	return symbol;
}

term
term_apply(struct terms *terms, struct symbol *symbol, const term *indices)
{
	struct term made = {
		.kind = TERM_APPLY,
		.width = (uint8_t)symbol->width,
		.count = (uint8_t)symbol->arity,
		.symbol = symbol,
	};

	for (uint32_t i = 0; i < symbol->arity; i++)
		made.args[i] = indices[i];
	return term_store(terms, &made);
}

term
term_fresh(struct terms *terms, const char *name, uint32_t width)
{
	return term_apply(terms, term_symbol(terms, name, width, 0), NULL);
}

term
term_bound(struct terms *terms)
{
	struct symbol *symbol = term_symbol(terms, "k", INDEX_BITS, 0);

	symbol->is_bound = true;
	return term_apply(terms, symbol, NULL);
}

bool
term_is(term a, uint64_t value)
{
	return a->kind == TERM_CONST && a->value == value;
}

bool
term_is_true(term a)
{
	return a->width == 1 && term_is(a, 1);
}

bool
term_is_false(term a)
{
	return a->width == 1 && term_is(a, 0);
}

term
term_make(struct terms *terms, const struct term *made)
{
	term args[3] = {made->args[0], made->args[1], made->args[2]};

	switch (made->kind) {
	case TERM_CONST:
	case TERM_APPLY:
		return term_store(terms, made);
	case TERM_NOT:
		return term_not(terms, args[0]);
	case TERM_ITE:
		return term_ite(terms, args[0], args[1], args[2]);
	case TERM_ZEXT:
		return term_zext(terms, args[0], made->width);
	case TERM_SEXT:
		return term_sext(terms, args[0], made->width);
	case TERM_EXTRACT:
		return term_extract(terms, args[0], (uint32_t)made->value,
		                    made->width);
	case TERM_CONCAT:
		return term_concat(terms, args[0], args[1]);
	default:
		return term_binary(terms, made->kind, args[0], args[1]);
	}
}

static term
replace(struct terms *terms, term a, term bound, term by)
{
	struct term made = *a;
	struct replaced *replaced;

	if (!a->is_open)
		return a;
	if (a == bound)
		return by;
	/* No term that is made meanwhile is looked up. */
	replaced = &terms->replaced[a->id];
	if (replaced->round == terms->round)
		return replaced->by;
	for (uint32_t i = 0; i < a->count; i++)
		made.args[i] = replace(terms, a->args[i], bound, by);
	replaced->by = term_make(terms, &made);
	replaced->round = terms->round;
	return replaced->by;
}

term
term_replace(struct terms *terms, term a, term bound, term by)
{
	if (!a->is_open)
		return a;
	if (terms->replaced_count <= a->id) {
		terms->replaced_count = terms->all.count * 2;
		terms->replaced = arena_array(terms->arena, struct replaced,
		                              terms->replaced_count);
	}
	terms->round++;
	return replace(terms, a, bound, by);
}

/*
 * One line a field.  tests/unit/store.c compares the facts of the shipped
 * files before and after, field by field, so that none is forgotten.
 */
#include "store.h"

enum {
	SYMBOL_KINDS = SYMBOL_UNKNOWN + 1,
	USE_KINDS = USE_CONSTANT + 1,
	END_KINDS = END_UNKNOWN + 1,
	LIMIT_KINDS = LIMIT_CONSTRUCTOR + 1,
	STEP_KINDS = STEP_STOP + 1,
	STEP_PLACES = STEP_STATIC + 1,
	HEADER_ITEM_KINDS = HEADER_INCLUDE + 1,
};

static void
store_use(struct store *store, struct use *use)
{
	store_name(store, &use->symbol);
	store_name(store, &use->from);
	store_choice(store, &use->kind, USE_KINDS);
	store_choice(store, &use->symbol_kind, SYMBOL_KINDS);
	store_span(store, &use->span);
	store_span(store, &use->macro);
	store_flag(store, &use->undeclared);
	store_flag(store, &use->internal);
	store_flag(store, &use->escapes);
	store_flag(store, &use->repeated);
	store_flag(store, &use->conditional);
	store_flag(store, &use->inside);
	store_number(store, &use->offset);
	store_name(store, &use->type);
}

static void
store_definition(struct store *store, struct definition *definition)
{
	store_name(store, &definition->symbol);
	store_choice(store, &definition->kind, SYMBOL_KINDS);
	store_span(store, &definition->span);
	store_flag(store, &definition->global);
	store_flag(store, &definition->constant);
	store_flag(store, &definition->weak);
	store_flag(store, &definition->common);
	store_name(store, &definition->type);
	store_name(store, &definition->path);
}

static void
store_declaration(struct store *store, struct declaration *declaration)
{
	store_name(store, &declaration->symbol);
	store_choice(store, &declaration->kind, SYMBOL_KINDS);
	store_span(store, &declaration->span);
	store_flag(store, &declaration->noreturn);
	store_name(store, &declaration->type);
}

static void
store_include(struct store *store, struct include *include)
{
	store_name(store, &include->path);
	store_span(store, &include->span);
}

static void
store_code_place(struct store *store, struct code_place *place)
{
	store_name(store, &place->from);
	store_span(store, &place->span);
	store_span(store, &place->macro);
	store_name(store, &place->mnemonic);
	store_number(store, &place->classes);
	store_number(store, &place->number);
}

static void
store_latent(struct store *store, struct latent *latent)
{
	store_name(store, &latent->symbol);
	store_span(store, &latent->span);
	store_span(store, &latent->left_out);
	store_name(store, &latent->when);
}

static void
store_tag(struct store *store, struct tag *tag)
{
	store_name(store, &tag->name);
	store_span(store, &tag->span);
	store_flag(store, &tag->foreign);
}

static void
store_peek(struct store *store, struct peek *peek)
{
	store_name(store, &peek->tag);
	store_name(store, &peek->to);
	store_span(store, &peek->span);
	store_span(store, &peek->macro);
}

static void
store_skipped(struct store *store, struct skipped *skipped)
{
	store_span(store, &skipped->span);
	store_flag(store, &skipped->unjudged);
}

static void
store_end(struct store *store, struct end *end)
{
	store_choice(store, &end->kind, END_KINDS);
	store_flag(store, &end->function);
	store_number(store, &end->through);
	store_number(store, &end->index);
	store_name(store, &end->symbol);
	store_name(store, &end->local);
}

static void
store_transfer(struct store *store, struct transfer *transfer)
{
	store_end(store, &transfer->from);
	store_end(store, &transfer->to);
	store_name(store, &transfer->in);
	store_span(store, &transfer->span);
	store_span(store, &transfer->macro);
}

static void
store_limit(struct store *store, struct limit *limit)
{
	store_choice(store, &limit->kind, LIMIT_KINDS);
	store_name(store, &limit->what);
	store_name(store, &limit->in);
	store_span(store, &limit->span);
	store_span(store, &limit->macro);
}

static void
store_step(struct store *store, struct code_step *step)
{
	store_choice(store, &step->kind, STEP_KINDS);
	store_choice(store, &step->to, STEP_PLACES);
	store_choice(store, &step->from, STEP_PLACES);
	store_choice(store, &step->base, STEP_PLACES);
	store_number(store, &step->number);
	store_number(store, &step->size);
	store_number(store, &step->target);
	store_name(store, &step->symbol);
	store_number(store, &step->offset);
	store_span(store, &step->span);
}

static void
store_entry(struct store *store, struct code_entry *entry)
{
	store_name(store, &entry->name);
	store_number(store, &entry->step);
	store_number(store, &entry->offset);
}

void
store_unit(struct store *store, struct unit *unit)
{
	store_name(store, &unit->path);
	store_flag(store, &unit->is_object);
	store_flag(store, &unit->is_compiled);
	store_flag(store, &unit->is_prebuilt);
	store_list(store, &unit->uses, store_use);
	store_list(store, &unit->definitions, store_definition);
	store_list(store, &unit->declarations, store_declaration);
	store_list(store, &unit->includes, store_include);
	store_list(store, &unit->latents, store_latent);
	store_list(store, &unit->tags, store_tag);
	store_list(store, &unit->peeks, store_peek);
	store_list(store, &unit->skipped, store_skipped);
	store_list(store, &unit->transfers, store_transfer);
	store_list(store, &unit->limits, store_limit);
	store_number(store, &unit->relocation_count);
	store_number(store, &unit->instruction_count);
	store_list(store, &unit->indirect_calls, store_code_place);
	store_list(store, &unit->number_calls, store_code_place);
	store_list(store, &unit->undecoded, store_code_place);
	store_list(store, &unit->restricted, store_code_place);
	store_list(store, &unit->steps, store_step);
	store_list(store, &unit->entries, store_entry);
}

static void
store_problem(struct store *store, struct problem *problem)
{
	store_span(store, &problem->span);
	store_name(store, &problem->text);
}

void
store_cunit(struct store *store, struct cunit *cunit)
{
	store_unit(store, &cunit->unit);
	store_list(store, &cunit->problems, store_problem);
}

void
store_object(struct store *store, struct object_facts *facts)
{
	store_name(store, &facts->wrong);
	store_flag(store, &facts->has_odd_sections);
	store_unit(store, &facts->unit);
}

static void
store_constant(struct store *store, struct header_constant *constant)
{
	store_name(store, &constant->name);
	store_span(store, &constant->span);
}

static void
store_header_item(struct store *store, struct header_item *item)
{
	store_choice(store, &item->kind, HEADER_ITEM_KINDS);
	store_name(store, &item->name);
	store_span(store, &item->name_span);
	store_span(store, &item->text);
	store_name(store, &item->type);
	store_flag(store, &item->noreturn);
	store_list(store, &item->constants, store_constant);
}

void
store_header(struct store *store, struct header *header)
{
	store_name(store, &header->path);
	store_list(store, &header->items, store_header_item);
	store_list(store, &header->includes, store_include);
	store_list(store, &header->problems, store_problem);
}

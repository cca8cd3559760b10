#include "layerc_compare.h"

#include <stddef.h>

#include "layerc_numbers.h"
#include "layerc_random.h"
#include "layerc_text.h"

enum { OPEN_MOST = 16 };

static const void *open[OPEN_MOST];
static uint32_t open_count;

void
compare_begin(void)
{
	open_count = 0;
}

bool
compare_leave_open(const void *component)
{
	if (open_count == OPEN_MOST)
		return false;
	open[open_count++] = component;
	return true;
}

static const struct random_component *
component_at(const uint8_t *at)
{
	const struct random_component *component = random_layer.components;

	for (; component->size > 0; component++)
		if (at >= component->bytes &&
		    (uint32_t)(at - component->bytes) < component->size)
			return component;
	return NULL;
}

static bool
is_open(const struct random_component *component)
{
	for (uint32_t i = 0; i < open_count; i++)
		if (component_at(open[i]) == component)
			return true;
	return false;
}

/* A leaf of the component that a byte is in, with its indices there, or NULL.
 */
static const struct random_leaf *
leaf_at(const struct random_component *component, const uint8_t *at,
        uint32_t *indices, uint32_t *rest)
{
	for (uint32_t i = 0; i < component->leaf_count; i++) {
		const struct random_leaf *leaf =
			&random_layer.leaves[component->first_leaf + i];

		if (at < leaf->first)
			continue;
		*rest = (uint32_t)(at - leaf->first);
		for (uint32_t d = 0; d < RANDOM_DIMENSIONS; d++) {
			uint32_t stride = leaf->dimensions[d].stride;

			indices[d] = stride > 0 ? *rest / stride : 0;
			*rest -= indices[d] * stride;
		}
		if (*rest < leaf->bytes)
			return leaf;
	}
	return NULL;
}

/* Says what is in a component's entry, and what should be. */
static void
differs_at(const struct random_component *component, const uint8_t *at,
           const uint8_t *want)
{
	uint32_t indices[RANDOM_DIMENSIONS], rest = 0;
	const struct random_leaf *leaf = leaf_at(component, at, indices, &rest);
	const uint32_t *index = indices;

	if (!leaf) /* between numbers */
		return;
	wrong_begin();
	for (const char *name = leaf->name; *name; name++) {
		const char letter[] = {*name, '\0'};

		text_add(letter);
		if (name[0] == '[' && name[1] == ']')
			text_add_number(*index++);
	}
	text_add(" is ");
	text_add_number(number_at(at - rest, leaf->bytes));
	text_add(", by its specification ");
	text_add_number(number_at(want - rest, leaf->bytes));
	wrong_end();
}

bool
compare_has_changed(const struct journal *journal)
{
	for (uint32_t i = 0; i < journal->count; i++) {
		const uint8_t *at =
			(const uint8_t *)(journal->pages[i] * PAGE_SIZE_HERE);

		for (uint32_t k = journal_next(journal, i, 0);
		     k < PAGE_SIZE_HERE; k = journal_next(journal, i, k + 1))
			if (component_at(&at[k]))
				return true;
	}
	return false;
}

/*
 * Compares what the code has left of a page with what it should be; or first,
 * where the relation is a predicate, puts that beside what the code left.
 */
static void
compare_page(const struct journal *journal, uint32_t i, bool joins)
{
	uint8_t *at = (uint8_t *)(journal->pages[i] * PAGE_SIZE_HERE);
	const uint8_t *want = &journal->copies[i * PAGE_SIZE_HERE];

	for (uint32_t k = journal_next(journal, i, 0); k < PAGE_SIZE_HERE;
	     k = journal_next(journal, i, k + 1)) {
		const struct random_component *component = component_at(&at[k]);

		if (!component || is_open(component))
			continue;
		if (joins && component->is_related)
			at[k] = want[k];
		else if (!joins)
			differs_at(component, &at[k], &want[k]);
	}
}

void
compare_pages(const struct journal *told, const struct journal *made,
              bool joins)
{
	for (uint32_t i = 0; i < told->count; i++)
		compare_page(told, i, joins);
	for (uint32_t i = 0; i < made->count; i++)
		if (!journal_page(told, made->pages[i]))
			compare_page(made, i, joins);
}

/*
 * Loops: an invariant that says of all entries of a leaf what they are,
 *
 *     ALL(k, 0, n, leaf[k] == e)
 *
 * with the same e for every k and no leaf in it.  Then the leaf is that, and
 * nothing has to be put in for those k that come up.
 */
#include "inside.h"

struct frame {
	struct machine *machine;
	struct path *path;
	const bool *is_forgotten; /* leaves, by their ids */
	uint32_t leaf_count, depth;
	const struct question *around[INDICES_MOST]; /* from the outermost */
	struct map known[2];     /* terms that are false, or true: */
	struct term_facts parts; /* of the invariant */
};

/* The leaf of which a term is an entry, if nothing is known of it. */
static const struct leaf *
leaf_of(const struct frame *frame, term read)
{
	if (read->kind != TERM_APPLY)
		return NULL;
	list_each (struct object *, object, &frame->machine->objects) {
		if (!*object || (*object)->is_dead)
			continue;
		list_each (const struct leaf, leaf, &(*object)->leaves) {
			const struct node *node =
				leaf->id < frame->leaf_count &&
						frame->is_forgotten[leaf->id]
					? frame->path->store.nodes[leaf->id]
					: NULL;

			if (node && node->kind == NODE_BASE &&
			    node->symbol == read->symbol)
				return leaf;
		}
	}
	return NULL;
}

/* Whether a term may depend on what is in a leaf. */
static bool
depends(const struct frame *frame, term a, const struct symbol *leaf,
        struct map *seen)
{
	if (map_get(seen, a))
		return false;
	map_put(frame->machine->arena, seen, a, (void *)(uintptr_t)a);
	if (a->kind == TERM_APPLY &&
	    (a->symbol == leaf ||
	     map_get(&frame->machine->questions, a->symbol)))
		return true;
	for (uint32_t i = 0; i < a->count; i++)
		if (depends(frame, a->args[i], leaf, seen))
			return true;
	return false;
}

/* Whether what is said is said of each entry in a dimension. */
static bool
is_whole(const struct frame *frame, term index,
         const struct dimension *dimension)
{
	for (uint32_t i = 0; i < frame->depth; i++) {
		const struct question *question = frame->around[i];

		if (question->bound == index)
			return term_is(question->low, 0) &&
			       question->high->kind == TERM_CONST &&
			       question->high->value >= dimension->count;
	}
	return false;
}

/*
 * Writes what an entry is for all of them.  Returns whether it may.  Numbers
 * are left to the solver, but those that assembly counts by.
 */
static bool
put_in(struct frame *frame, term read, term value)
{
	struct memory *memory = &frame->machine->memory;
	struct terms *terms = &frame->machine->terms;
	const struct leaf *leaf;
	struct map seen = {0};

	if (read->kind == TERM_ZEXT)
		read = read->args[0];
	leaf = leaf_of(frame, read);
	if (!leaf || leaf->rank != frame->depth ||
	    (leaf->rank == 0 && !frame->machine->stack) ||
	    depends(frame, value, read->symbol, &seen))
		return false;
	for (uint32_t i = 0; i < leaf->rank; i++) {
		if (!is_whole(frame, read->args[i], &leaf->dimensions[i]))
			return false;
		for (uint32_t k = 0; k < i; k++)
			if (read->args[k] == read->args[i])
				return false;
	}
	value = term_extract(terms, value, 0, leaf->width);
	if (leaf->rank == 0) {
		frame->path->store.nodes[leaf->id] = node_value(memory, value);
		return true;
	}
	for (uint32_t i = 0; i < leaf->rank; i++)
		value = term_replace(terms, value, read->args[i],
		                     memory->bounds[i]);
	frame->path->store.nodes[leaf->id] =
		node_lambda(memory, leaf->rank, value);
	return true;
}

/* Looks for what is said of a leaf. */
static bool
find(struct frame *frame, term part)
{
	const struct question *question;
	bool found;

	if (part->kind == TERM_AND)
		return find(frame, part->args[0]) || find(frame, part->args[1]);
	if (part->kind == TERM_EQ)
		return put_in(frame, part->args[0], part->args[1]) ||
		       put_in(frame, part->args[1], part->args[0]);
	question = part->kind == TERM_APPLY
	                   ? map_get(&frame->machine->questions, part->symbol)
	                   : NULL;
	/* What holds where ALL is true. */
	if (!question || question->answer != part || question->guard != part ||
	    frame->depth == INDICES_MOST)
		return false;
	frame->around[frame->depth++] = question;
	found = find(frame, question->body);
	frame->depth--;
	return found;
}

/* Whether it follows from the parts that were found that a term is so. */
static bool
knows(const struct frame *frame, term a, bool is_so)
{
	if (map_get(&frame->known[is_so], a))
		return true;
	if (a->kind == TERM_NOT)
		return knows(frame, a->args[0], !is_so);
	return a->kind == (is_so ? TERM_AND : TERM_OR) &&
	       knows(frame, a->args[0], is_so) &&
	       knows(frame, a->args[1], is_so);
}

/*
 * Finds the parts of what is so: "a and b" of C comes as "a, and not both a and
 * not b".
 */
static void
find_parts(struct frame *frame, term a, bool is_so)
{
	bool is_both = a->kind == (is_so ? TERM_AND : TERM_OR);

	if (knows(frame, a, is_so))
		return;
	if (a->kind == TERM_NOT) {
		find_parts(frame, a->args[0], !is_so);
	} else if (a->kind != TERM_AND && a->kind != TERM_OR) {
		map_put(frame->machine->arena, &frame->known[is_so], a,
		        (void *)(uintptr_t)a);
		if (is_so)
			*list_add(frame->machine->arena, &frame->parts) = a;
	} else {
		for (uint32_t i = 0; i < 2; i++)
			if (is_both || knows(frame, a->args[1 - i], !is_so))
				find_parts(frame, a->args[i], is_so);
	}
}

bool
frame_put_in(struct machine *machine, struct path *path, term invariant,
             const bool *is_forgotten, uint32_t leaf_count)
{
	struct frame frame = {
		.machine = machine,
		.path = path,
		.is_forgotten = is_forgotten,
		.leaf_count = leaf_count,
	};

	find_parts(&frame, invariant, true);
	list_each (const term, part, &frame.parts)
		if (find(&frame, *part))
			return true;
	return false;
}

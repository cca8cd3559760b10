#include <stdio.h>
#include <string.h>

#include "depth.h"
#include "depth_graph.h"

static bool
is_meant(const struct bound *limit, const struct depth_entry *entry)
{
	if (limit->name.text == entry->name && !entry->is_client)
		return true;
	return entry->is_client && strcmp(limit->name.text, "client") == 0;
}

/* An object that cannot be read was reported when it was checked. */
static bool
compute(const struct plan *plan, const struct program *program,
        const struct plan_image *image, struct depth_entries *entries)
{
	const char *wrong;

	if (!program->graph)
		return false;
	wrong = depth_compute(plan, program, image, entries);
	if (wrong)
		diag_report(plan->session->diag, DIAG_unreadable_object,
		            plan->kernel->name.span,
		            "'%s' cannot be read for the depth of stacks",
		            wrong);
	return !wrong;
}

static void
note_step(const struct plan *plan, const struct depth_step *step)
{
	static const struct span nowhere;

	diag_note(plan->session->diag,
	          step->definition ? step->definition->span : nowhere,
	          step->times > 1 ? "'%s' of '%s' takes %u bytes, for %u rounds"
	                          : "'%s' of '%s' takes %u bytes",
	          step->function, step->module, step->bytes, step->times);
}

static void
report_exceeded(const struct plan *plan, const struct bound *limit,
                const struct depth_entry *entry)
{
	struct depth_steps steps = {0};

	diag_report(plan->session->diag, DIAG_stack_exceeded, limit->name.span,
	            "the stack of '%s' gets %u bytes deep, and has %u",
	            entry->name, entry->bytes, limit->value);
	depth_chain(plan->session->arena, entry, &steps);
	list_each (const struct depth_step, step, &steps)
		note_step(plan, step);
}

static void
report_vague(const struct plan *plan, const struct bound *limit,
             const struct depth_entry *entry)
{
	const struct depth_node *node = entry->vague;
	static const struct span nowhere;

	diag_report(plan->session->diag, DIAG_stack_unknown, limit->name.span,
	            "how deep the stack of '%s' gets cannot be shown",
	            entry->name);
	diag_note(plan->session->diag,
	          node->routine ? node->routine->definition->span : nowhere,
	          "'%s' of '%s' %s", node->name,
	          node->module ? node->module->name : "?", depth_vague(node));
}

/* Boot, a callback or clients, whatever this image's client hands down. */
static bool
is_known(const struct bound *limit, const struct depth_entries *entries)
{
	if (strcmp(limit->name.text, "client") == 0)
		return true;
	list_each (const struct depth_entry, entry, entries)
		if (is_meant(limit, entry))
			return true;
	return false;
}

void
depth_check(const struct plan *plan, const struct program *program,
            const struct plan_image *image)
{
	struct depth_entries entries = {0};

	if (plan->kernel->depths.count == 0 ||
	    !compute(plan, program, image, &entries))
		return;
	list_each (const struct bound, limit, &plan->kernel->depths) {
		if (!is_known(limit, &entries))
			diag_report(plan->session->diag, DIAG_unknown_stack,
			            limit->name.span, "no stack begins at '%s'",
			            limit->name.text);
		list_each (const struct depth_entry, entry, &entries) {
			if (!is_meant(limit, entry))
				continue;
			if (entry->vague)
				report_vague(plan, limit, entry);
			else if (entry->bytes > limit->value)
				report_exceeded(plan, limit, entry);
		}
	}
}

static const struct bound *
limit_of(const struct plan *plan, const struct depth_entry *entry)
{
	list_each (const struct bound, limit, &plan->kernel->depths)
		if (is_meant(limit, entry))
			return limit;
	return NULL;
}

static void
print_entry(const struct plan *plan, const struct depth_entry *entry)
{
	const struct bound *limit = limit_of(plan, entry);
	struct depth_steps steps = {0};

	printf("\n%s, %s: %s%u bytes", entry->name, entry->what,
	       entry->vague ? "at least " : "", entry->bytes);
	if (limit)
		printf(" of %u", limit->value);
	putchar('\n');
	depth_chain(plan->session->arena, entry, &steps);
	list_each (const struct depth_step, step, &steps) {
		printf("  %6u  %s@%s", step->bytes, step->function,
		       step->module);
		if (step->times > 1)
			printf(", at most %u rounds", step->times);
		putchar('\n');
	}
	if (entry->vague)
		printf("  '%s' of '%s' %s\n", entry->vague->name,
		       entry->vague->module ? entry->vague->module->name : "?",
		       depth_vague(entry->vague));
}

void
depth_print(const struct plan *plan, const struct program *program,
            const struct plan_image *image)
{
	struct depth_entries entries = {0};

	if (!compute(plan, program, image, &entries))
		return;
	printf("%s\n", image->name);
	list_each (const struct depth_entry, entry, &entries)
		print_entry(plan, entry);
}

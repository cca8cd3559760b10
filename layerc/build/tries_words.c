/* What the table of a layer is to have. */
#include "tries.h"

/* Whether the layer says anew what a primitive does that it restates. */
static bool
is_anew(const struct proof *proof)
{
	return proof->export->flags & EXPORT_RESTATES;
}

const struct proof *
tries_end(const struct proofs *proofs, const struct proof *proof)
{
	const struct proof *end = proofs->all.items + proofs->all.count;
	const struct plan_module *module = proof->module;

	while (proof < end && proof->module == module)
		proof++;
	return proof;
}

/* The inits, from the layer's own down. */
static void
add_inits(const struct proofs *proofs, const struct plan_module *module,
          struct argv *words)
{
	const struct plan *plan = proofs->plan;

	for (uint32_t i = module->number + 1; i-- > 0;) {
		const struct plan_module *below = plan->modules.items[i];

		if (below != module && !proofs_is_below(below, module))
			continue;
		list_each (const struct export, export,
		           &below->placement->layer->exports)
			if (export->flags & EXPORT_INIT)
				argv_add(plan->session->arena, words, "--start",
				         export->name.text, NULL);
	}
}

/* What can be called above a module, and is specified below it. */
static void
add_passed(const struct proofs *proofs, const struct plan_module *module,
           struct argv *words)
{
	const struct plan *plan = proofs->plan;

	for (uint32_t i = 0; i < module->number; i++) {
		const struct plan_module *below = plan->modules.items[i];

		if (!proofs_is_below(below, module))
			continue;
		list_each (const struct export, export,
		           &below->placement->layer->exports) {
			const char *name = export->name.text;
			const struct primitive *seen =
				compose_visible(plan->composition, name,
			                        module->placement->group + 1);

			if (seen && seen->placement == below->placement &&
			    !(seen->flags &
			      (EXPORT_CONST | EXPORT_ASM | EXPORT_INIT)))
				argv_add(plan->session->arena, words, "--pass",
				         name, NULL);
		}
	}
}

bool
tries_words(const struct proofs *proofs, const struct proof *proof,
            bool has_code, struct argv *words, struct argv *renames)
{
	const struct plan *plan = proofs->plan;
	const struct proof *end = tries_end(proofs, proof);
	bool any = false;

	argv_add(plan->session->arena, words, "--layer", proof->module->name,
	         "--own",
	         arena_print(plan->session->arena, "%u",
	                     proof->code.count + proof->own),
	         NULL);
	for (uint32_t i = 0; i < plan->modules.count; i++)
		if (proofs_is_below(plan->modules.items[i], proof->module))
			argv_add(plan->session->arena, words, "--below",
			         plan->modules.items[i]->name, NULL);
	proofs_in_registers(plan, proof->module, words);
	for (; proof < end; proof++) {
		const char *name = proof->export->name.text;

		if (!is_anew(proof) && !has_code)
			continue;
		any = true;
		if (proof->export->flags & EXPORT_INIT)
			continue;
		argv_add(plan->session->arena, words,
		         is_anew(proof) ? "--anew" : "--try", name, NULL);
		if (is_anew(proof))
			argv_add(plan->session->arena, renames,
			         "--redefine-sym",
			         arena_print(plan->session->arena,
			                     "spec_%s=layerc_own_%s", name,
			                     name),
			         NULL);
	}
	add_passed(proofs, end[-1].module, words);
	add_inits(proofs, end[-1].module, words);
	return any;
}

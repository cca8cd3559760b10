#include "proofs.h"

#include <string.h>

#include "../base/die.h"
#include "../base/file.h"
#include "../base/text.h"
#include "../calculus/specified.h"
#include "ninja_form.h"
#include "prover.h"
#include "spec_flags.h"

static const char rules[] =
	"rule bitcode\n"
	"  command = $cc $flags -MD -MF $out.d -c $in -o $out\n"
	"  depfile = $out.d\n"
	"  deps = gcc\n"
	"  description = cc $in\n"
	"\n"
	"rule nasm\n"
	"  command = nasm $flags -M -MF $out.d -MQ $out $in && "
	"nasm $flags -o $out $in\n"
	"  depfile = $out.d\n"
	"  deps = gcc\n"
	"  description = nasm $in\n"
	"\n"
	"rule lift\n"
	"  command = $lift -o $out $in\n"
	"  description = lift $in\n"
	"\n"
	"rule prove\n"
	"  command = $prove $components $words -o $out $in\n"
	"  description = prove $name\n";

/*
 * Constants have no code.  What is restated does the same as below; a layer
 * that has specifications says it anew.
 */
static bool
is_to_do(const struct plan_module *module, const struct export *export)
{
	return !(export->flags & EXPORT_CONST) &&
	       (!(export->flags & EXPORT_RESTATES) || spec_has(module));
}

bool
proofs_is_below(const struct plan_module *below,
                const struct plan_module *module)
{
	return spec_has(below) &&
	       below->placement->group < module->placement->group;
}

/* The bitcode of a file of a layer. */
static const char *
bitcode_path(const struct plan *plan, const struct plan_module *module,
             const char *source)
{
	return arena_print(plan->session->arena, "%s/%s/%s.bc",
	                   spec_folder(plan), module->name, path_last(source));
}

static bool
ends_in(const char *path, const char *ending)
{
	return strcmp(path_ending(path), ending) == 0;
}

static void
add_specs(const struct plan *plan, const struct plan_module *module,
          struct path_list *specs)
{
	list_each (const struct file_name, file,
	           &module->placement->layer->specs)
		if (!ends_in(file->path, ".h"))
			*list_add(plan->session->arena, specs) =
				bitcode_path(plan, module, file->path);
}

void
proofs_code(const struct plan_module *module, struct path_list *code,
            struct arena *arena)
{
	const struct layer *layer = module->placement->layer;

	if (layer->relation.path)
		*list_add(arena, code) = layer->relation.path;
	list_each (const struct file_name, file, &layer->sources)
		if (ends_in(file->path, ".asm") ||
		    (ends_in(file->path, ".c") && !layer->relation.path))
			*list_add(arena, code) = file->path;
}

/* What a proof is made of, and what comes of it. */
static void
find_files(const struct plan *plan, struct proof *proof)
{
	struct arena *arena = plan->session->arena;
	struct path_list code = {0};
	const char *stem =
		arena_print(arena, "%s/%s/%s", spec_folder(plan),
	                    proof->module->name, proof->export->name.text);

	proof->path = arena_print(arena, "%s.json", stem);
	proof->test = arena_print(arena, "%s.test.c", stem);
	proofs_code(proof->module, &code, arena);
	list_each (const char *const, file, &code)
		*list_add(arena, &proof->code) =
			bitcode_path(plan, proof->module, *file);
	add_specs(plan, proof->module, &proof->specs);
	proof->own = proof->specs.count;
	for (uint32_t i = 0; i < plan->modules.count; i++)
		if (proofs_is_below(plan->modules.items[i], proof->module))
			add_specs(plan, plan->modules.items[i], &proof->specs);
}

struct proofs
proofs_of(const struct plan *plan, const struct plan_module *only)
{
	struct arena *arena = plan->session->arena;
	struct proofs proofs = {
		.plan = plan,
		.file = path_join(arena, spec_folder(plan), "build.ninja"),
	};

	for (uint32_t i = 0; i < plan->modules.count; i++) {
		const struct plan_module *module = plan->modules.items[i];

		if (only && module != only)
			continue;
		list_each (const struct export, export,
		           &module->placement->layer->exports) {
			struct proof *proof;

			if (!is_to_do(module, export))
				continue;
			proof = list_add(arena, &proofs.all);
			*proof = (struct proof){
				.module = module,
				.export = export,
				.verdict = PROOF_UNSPECIFIED,
			};
			if (spec_has(module))
				find_files(plan, proof);
		}
	}
	return proofs;
}

/* Those that make bitcode of a module's C, as it is written or as it is built.
 */
static void
bitcode_flags(const struct plan *plan, const struct plan_module *module,
              bool is_optimised, struct argv *flags)
{
	struct arena *arena = plan->session->arena;

	plan_clang_flags(plan, module, flags);
	if (is_optimised)
		argv_add(arena, flags, "-O2", NULL);
	else
		argv_add(arena, flags, "-O0", "-Xclang", "-disable-O0-optnone",
		         NULL);
	argv_add(arena, flags, "-g", "-emit-llvm", "-fno-discard-value-names",
	         NULL);
}

/* The flags of a module's code, and more: see layerc_spec.h. */
static struct argv
flags_of(const struct plan *plan, const struct plan_module *module,
         bool is_spec, bool is_optimised)
{
	struct argv flags = {0};

	bitcode_flags(plan, module, is_optimised && !is_spec, &flags);
	spec_add_flags(plan, module, is_spec, &flags);
	return flags;
}

/* A test names the components of all layers below. */
const char *
proofs_test_flags(const struct proofs *proofs, const struct proof *proof)
{
	const struct plan *plan = proofs->plan;
	struct arena *arena = plan->session->arena;
	struct argv flags = flags_of(plan, proof->module, false, false);

	for (uint32_t i = 0; i < plan->modules.count; i++) {
		const struct plan_module *below = plan->modules.items[i];

		if (!proofs_is_below(below, proof->module))
			continue;
		list_each (const struct file_name, file,
		           &below->placement->layer->specs)
			if (ends_in(file->path, ".h"))
				argv_add(arena, &flags, "-include", file->path,
				         NULL);
	}
	return argv_line(arena, &flags);
}

static void
add_step(struct text *text, const char *to, const char *rule, const char *from)
{
	text_print(text, "build");
	ninja_add_path(text, to);
	text_print(text, ": %s", rule);
	ninja_add_path(text, from);
}

static void
add_bitcode(struct text *text, const struct plan *plan,
            const struct plan_module *module, const char *source,
            const char *flags)
{
	add_step(text, bitcode_path(plan, module, source), "bitcode", source);
	text_print(text, "\n  flags = ${%s.%s}\n", module->name, flags);
}

/* Assembly by way of an object and of what that is in C. */
static void
add_lifted(struct text *text, const struct plan *plan,
           const struct plan_module *module, const char *source)
{
	struct arena *arena = plan->session->arena;
	const char *bitcode = bitcode_path(plan, module, source);
	const char *object = arena_print(arena, "%s.o", bitcode);
	const char *c = arena_print(arena, "%s.c", bitcode);

	add_step(text, object, "nasm", source);
	text_print(text, "\n  flags = ${%s.asm}\n", module->name);
	add_step(text, c, "lift", object);
	text_print(text, " | $lifter\n");
	add_step(text, bitcode, "bitcode", c);
	text_print(text, "\n  flags = ${%s.lifted}\n", module->name);
}

/* What a component of a layer below is to this one; NULL: it abstracts it. */
static const char *
option_for(const struct plan *plan, const struct placement *here,
           const struct component *component)
{
	if (specified_is_gone(component, here))
		return component->ended_by->group < here->group ? "--ended"
		                                                : NULL;
	return specified_passing(plan->composition, here, component)
	               ? "--passes"
	               : "--shares";
}

/* The components of the underlay and of the overlay. */
static void
add_components(const struct plan *plan, const struct plan_module *module,
               struct argv *words)
{
	struct arena *arena = plan->session->arena;

	/* Whoever has an address may write there. */
	argv_add(arena, words, "--passes", "MEMORY", NULL);
	for (uint32_t i = 0; i <= module->number; i++) {
		const struct plan_module *below = plan->modules.items[i];
		const struct placement *there = below->placement;

		for (uint32_t k = 0; k < there->states.count; k++) {
			const struct component *component =
				there->states.items[k];
			const char *option =
				below == module
					? "--introduces"
					: option_for(plan, module->placement,
			                             component);

			if (option)
				argv_add(arena, words, option, component->name,
				         NULL);
		}
	}
}

/*
 * What a layer's proofs tell of a primitive that is seen of it above, or NULL:
 * of inits what holds behind them, and of others what holds if it did before.
 */
static const char *
told_by(const struct plan_module *below, const struct primitive *seen)
{
	while (seen && seen->placement != below->placement &&
	       !seen->placement->layer->specs.count)
		seen = seen->restated;
	if (!seen || seen->placement != below->placement ||
	    seen->flags & (EXPORT_CONST | EXPORT_ASM))
		return NULL;
	return seen->flags & EXPORT_INIT ? "--begins" : "--shown";
}

/* The primitives below whose specifications have proofs of their own. */
static void
add_shown(const struct plan *plan, const struct plan_module *module,
          struct argv *words)
{
	for (uint32_t i = 0; i < module->number; i++) {
		const struct plan_module *below = plan->modules.items[i];

		if (!proofs_is_below(below, module))
			continue;
		list_each (const struct export, export,
		           &below->placement->layer->exports) {
			const char *option = told_by(
				below,
				compose_visible(plan->composition,
			                        export->name.text,
			                        module->placement->group));

			if (option)
				argv_add(plan->session->arena, words, option,
				         export->name.text, NULL);
		}
	}
}

static void
add_module(struct text *text, const struct proofs *proofs,
           const struct plan_module *module)
{
	const struct plan *plan = proofs->plan;
	struct arena *arena = plan->session->arena;
	struct path_list code = {0};
	struct argv components = {0}, nasm = {0}, lifted = {0};

	proofs_code(module, &code, arena);
	add_components(plan, module, &components);
	add_shown(plan, module, &components);
	text_print(text, "\n");
	ninja_add_variable(text,
	                   arena_print(arena, "%s.components", module->name),
	                   argv_line(arena, &components));
	for (int is_spec = 0; is_spec < 2; is_spec++) {
		struct argv flags =
			flags_of(plan, module, is_spec, proofs->is_optimised);

		ninja_add_variable(text,
		                   arena_print(arena, "%s.%s", module->name,
		                               is_spec ? "spec" : "code"),
		                   argv_line(arena, &flags));
	}
	plan_nasm_flags(plan, module, &nasm);
	ninja_add_variable(text, arena_print(arena, "%s.asm", module->name),
	                   argv_line(arena, &nasm));
	bitcode_flags(plan, module, false, &lifted);
	argv_add(arena, &lifted, "-w", "-fblocks", "-I", spec_folder(plan),
	         NULL);
	ninja_add_variable(text, arena_print(arena, "%s.lifted", module->name),
	                   argv_line(arena, &lifted));
	list_each (const char *, file, &code)
		if (ends_in(*file, ".asm"))
			add_lifted(text, plan, module, *file);
		else
			add_bitcode(text, plan, module, *file, "code");
	list_each (const struct file_name, file,
	           &module->placement->layer->specs)
		if (!ends_in(file->path, ".h"))
			add_bitcode(text, plan, module, file->path, "spec");
}

static bool
has_assembly(const struct plan_module *module)
{
	list_each (const struct file_name, file,
	           &module->placement->layer->sources)
		if (ends_in(file->path, ".asm"))
			return true;
	return false;
}

void
proofs_in_registers(const struct plan *plan, const struct plan_module *module,
                    struct argv *words)
{
	struct arena *arena = plan->session->arena;

	if (!has_assembly(module))
		return;
	argv_add(arena, words, "--shares", "CPU", NULL);
	for (uint32_t i = 0; i <= module->number; i++)
		list_each (const struct export, export,
		           &plan->modules.items[i]->placement->layer->exports)
			if (export->flags & EXPORT_ASM)
				argv_add(arena, words, "--in-registers",
				         export->name.text, NULL);
}

/* A line that restates an init does not say that it is one. */
static bool
is_init(const struct plan *plan, const struct proof *proof)
{
	const struct primitive *primitive =
		compose_visible(plan->composition, proof->export->name.text,
	                        proof->module->placement->group + 1);

	return primitive && primitive->flags & EXPORT_INIT;
}

static void
add_proof(struct text *text, const struct proofs *proofs,
          const struct proof *proof)
{
	const struct plan *plan = proofs->plan;
	struct arena *arena = plan->session->arena;
	const struct plan_module *module = proof->module;
	const char *name = proof->export->name.text;
	struct path_list code = {0};
	struct argv words = {0};

	proofs_code(module, &code, arena);
	text_print(text, "build");
	ninja_add_path(text, proof->path);
	text_print(text, ": prove");
	list_each (const char *, file, &code)
		ninja_add_path(text, bitcode_path(plan, module, *file));
	list_each (const char *const, spec, &proof->specs)
		ninja_add_path(text, *spec);
	argv_add(arena, &words, "--own",
	         arena_print(arena, "%u", code.count + proof->own), NULL);
	for (uint32_t i = 0; i < plan->modules.count; i++)
		if (proofs_is_below(plan->modules.items[i], module))
			argv_add(arena, &words, "--below",
			         plan->modules.items[i]->name, NULL);
	argv_add(arena, &words, "--test", proof->test, NULL);
	list_each (const char *const, file, &code)
		if (ends_in(*file, ".c"))
			argv_add(arena, &words, "--source", *file, NULL);
	argv_add(arena, &words, "--layer", module->name, "-p", name, NULL);
	proofs_in_registers(plan, module, &words);
	if (proof->export->flags & EXPORT_RESTATES)
		argv_add(arena, &words, "--restates", NULL);
	if (is_init(plan, proof))
		argv_add(arena, &words, "--init", NULL);
	if (proofs->is_checked)
		argv_add(arena, &words, "--cross-check", NULL);
	if (proofs->limit)
		argv_add(arena, &words, "--limit",
		         arena_print(arena, "%u", proofs->limit), NULL);
	text_print(text, " | $prover\n  name = %s.%s\n", module->name, name);
	text_print(text, "  components = ${%s.components}\n  ", module->name);
	ninja_add_variable(text, "words", argv_line(arena, &words));
}

void
proofs_write(const struct proofs *proofs)
{
	const struct plan *plan = proofs->plan;
	struct arena *arena = plan->session->arena;
	const char *prover = prover_find(arena, "layerc-prove");
	const char *lifter = prover_find(arena, "layerc-lift");
	struct text text = {.arena = arena};

	text_print(&text,
	           "# Made by layerc from the manifests; changes are lost.\n\n"
	           "ninja_required_version = 1.7\n");
	ninja_add_variable(&text, "builddir", spec_folder(plan));
	ninja_add_variable(&text, "cc", "clang-14");
	ninja_add_word(&text, "prove", prover);
	text_print(&text, "prover =");
	ninja_add_path(&text, prover);
	text_print(&text, "\n");
	ninja_add_word(&text, "lift", lifter);
	text_print(&text, "lifter =");
	ninja_add_path(&text, lifter);
	text_print(&text, "\n\n%s", rules);
	for (uint32_t i = 0; i < plan->modules.count; i++)
		if (spec_has(plan->modules.items[i]))
			add_module(&text, proofs, plan->modules.items[i]);
	text_print(&text, "\n");
	list_each (const struct proof, proof, &proofs->all)
		if (proof->path)
			add_proof(&text, proofs, proof);
	file_write(arena, proofs->file, text.bytes, text.len);
	prover_write_headers(arena, spec_folder(plan));
}

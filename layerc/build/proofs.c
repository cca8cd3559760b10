#include "proofs.h"

#include <jansson.h>
#include <string.h>
#include <unistd.h>

#include "../base/die.h"
#include "../base/file.h"
#include "../base/text.h"
#include "ninja_form.h"

static const char spec_header[] =
#include "spec_header.def"
	;

static const char rules[] =
	"rule bitcode\n"
	"  command = $cc $flags -MD -MF $out.d -c $in -o $out\n"
	"  depfile = $out.d\n"
	"  deps = gcc\n"
	"  description = cc $in\n"
	"\n"
	"rule prove\n"
	"  command = $prove $components $words -o $out $in\n"
	"  description = prove $name\n";

static const char *
folder_of(const struct plan *plan)
{
	return path_join(plan->session->arena, plan->folder, "verify");
}

static bool
has_specs(const struct plan_module *module)
{
	return module->placement && module->placement->layer->specs.count > 0;
}

/*
 * Constants have no code.  What is restated does the same as below; a layer
 * that has specifications says it anew.
 */
static bool
is_to_do(const struct plan_module *module, const struct export *export)
{
	return !(export->flags & EXPORT_CONST) &&
	       (!(export->flags & EXPORT_RESTATES) || has_specs(module));
}

struct proofs
proofs_of(const struct plan *plan, const struct plan_module *only)
{
	struct arena *arena = plan->session->arena;
	struct proofs proofs = {
		.plan = plan,
		.file = path_join(arena, folder_of(plan), "build.ninja"),
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
			if (has_specs(module))
				proof->path = arena_print(
					arena, "%s/%s/%s.json", folder_of(plan),
					module->name, export->name.text);
		}
	}
	return proofs;
}

/* The bitcode of a file of a layer. */
static const char *
bitcode_path(const struct plan *plan, const struct plan_module *module,
             const char *source)
{
	return arena_print(plan->session->arena, "%s/%s/%s.bc", folder_of(plan),
	                   module->name, path_last(source));
}

static bool
is_header(const char *path)
{
	return strcmp(path_ending(path), ".h") == 0;
}

/* The files of a layer's own code, or the relation, which includes them. */
static void
code_of(const struct plan_module *module, struct path_list *code,
        struct arena *arena)
{
	const struct layer *layer = module->placement->layer;

	if (layer->relation.path) {
		*list_add(arena, code) = layer->relation.path;
		return;
	}
	list_each (const struct file_name, file, &layer->sources)
		if (strcmp(path_ending(file->path), ".c") == 0)
			*list_add(arena, code) = file->path;
}

/* The flags of a module's code, and more: see layerc_spec.h. */
static const char *
flags_of(const struct plan *plan, const struct plan_module *module,
         bool is_spec)
{
	struct arena *arena = plan->session->arena;
	const struct layer *layer = module->placement->layer;
	struct argv flags = {0};

	plan_clang_flags(plan, module, &flags);
	argv_add(arena, &flags, "-O0", "-g", "-fblocks", "-emit-llvm",
	         "-fno-discard-value-names", "-Xclang", "-disable-O0-optnone",
	         "-Wno-unused-parameter", "-Wno-missing-prototypes",
	         "-Wno-shadow", NULL);
	for (uint32_t i = 0; i < plan->modules.count; i++) {
		const struct plan_module *below = plan->modules.items[i];

		if (has_specs(below))
			argv_add(arena, &flags, "-I",
			         path_folder(
					 arena,
					 below->placement->layer->specs.items[0]
						 .path),
			         NULL);
	}
	argv_add(arena, &flags, "-include",
	         path_join(arena, folder_of(plan), "layerc_spec.h"), "-include",
	         module->import_path, NULL);
	if (is_spec && layer->header.path)
		argv_add(arena, &flags, "-include", layer->header.path, NULL);
	list_each (const struct file_name, file, &layer->specs)
		if (!is_spec && is_header(file->path))
			argv_add(arena, &flags, "-include", file->path, NULL);
	return argv_line(arena, &flags);
}

static void
add_bitcode(struct text *text, const struct plan *plan,
            const struct plan_module *module, const char *source,
            const char *flags)
{
	text_print(text, "build");
	ninja_add_path(text, bitcode_path(plan, module, source));
	text_print(text, ": bitcode");
	ninja_add_path(text, source);
	text_print(text, "\n  flags = ${%s.%s}\n", module->name, flags);
}

/* Whether a layer abstracts it away; without a relation only in words. */
static bool
is_gone(const struct component *component, const struct placement *placement)
{
	const struct placement *by = component->ended_by;

	return by && by->layer->relation.path && by->group <= placement->group;
}

/*
 * Whether something that this layer has not made, and that passes through to
 * its overlay, changes a component.
 */
static bool
is_written_past(const struct plan *plan, const struct placement *here,
                const struct component *component)
{
	const struct composition *c = plan->composition;

	for (uint32_t i = 0; i < c->histories.count; i++) {
		const struct primitive *primitive = compose_visible(
			c, c->histories.items[i]->name, here->group + 1);

		if (!primitive || primitive->flags & EXPORT_INIT ||
		    (primitive->placement == here && !primitive->restated))
			continue;
		list_each (const struct component *const, written,
		           &primitive->footprint.writes)
			if (*written == component)
				return true;
	}
	return false;
}

/* The components that this layer's overlay has and its underlay has not. */
static void
add_components(const struct plan *plan, const struct plan_module *module,
               struct argv *words)
{
	struct arena *arena = plan->session->arena;

	for (uint32_t i = 0; i <= module->number; i++) {
		const struct plan_module *below = plan->modules.items[i];
		const struct placement *here = below->placement;

		for (uint32_t k = 0; k < here->states.count; k++) {
			const struct component *component =
				here->states.items[k];

			if (below == module)
				argv_add(arena, words, "--introduces",
				         component->name, NULL);
			else if (!is_gone(component, module->placement))
				argv_add(arena, words,
				         is_written_past(plan,
				                         module->placement,
				                         component)
				                 ? "--passes"
				                 : "--shares",
				         component->name, NULL);
		}
	}
}

static void
add_module(struct text *text, const struct plan *plan,
           const struct plan_module *module)
{
	struct arena *arena = plan->session->arena;
	struct path_list code = {0};
	struct argv components = {0};

	code_of(module, &code, arena);
	add_components(plan, module, &components);
	text_print(text, "\n");
	ninja_add_variable(text,
	                   arena_print(arena, "%s.components", module->name),
	                   argv_line(arena, &components));
	ninja_add_variable(text, arena_print(arena, "%s.code", module->name),
	                   flags_of(plan, module, false));
	ninja_add_variable(text, arena_print(arena, "%s.spec", module->name),
	                   flags_of(plan, module, true));
	list_each (const char *, file, &code)
		add_bitcode(text, plan, module, *file, "code");
	list_each (const struct file_name, file,
	           &module->placement->layer->specs)
		if (!is_header(file->path))
			add_bitcode(text, plan, module, file->path, "spec");
}

/* Returns how many files. */
static uint32_t
add_specs(struct text *text, const struct plan *plan,
          const struct plan_module *module)
{
	uint32_t count = 0;

	list_each (const struct file_name, file,
	           &module->placement->layer->specs)
		if (!is_header(file->path)) {
			ninja_add_path(text,
			               bitcode_path(plan, module, file->path));
			count++;
		}
	return count;
}

/* Layers whose specifications this one's code rests on. */
static bool
is_below(const struct plan_module *below, const struct plan_module *module)
{
	return has_specs(below) &&
	       below->placement->group < module->placement->group;
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
	uint32_t own;

	code_of(module, &code, arena);
	text_print(text, "build");
	ninja_add_path(text, proof->path);
	text_print(text, ": prove");
	list_each (const char *, file, &code)
		ninja_add_path(text, bitcode_path(plan, module, *file));
	own = code.count + add_specs(text, plan, module);
	argv_add(arena, &words, "--own", arena_print(arena, "%u", own), NULL);
	for (uint32_t i = plan->modules.count; i-- > 0;)
		if (is_below(plan->modules.items[i], module)) {
			add_specs(text, plan, plan->modules.items[i]);
			argv_add(arena, &words, "--below",
			         plan->modules.items[i]->name, NULL);
		}
	argv_add(arena, &words, "--layer", module->name, "-p", name, NULL);
	if (proof->export->flags & EXPORT_RESTATES)
		argv_add(arena, &words, "--restates", NULL);
	if (is_init(plan, proof))
		argv_add(arena, &words, "--init", NULL);
	if (proofs->limit)
		argv_add(arena, &words, "--limit",
		         arena_print(arena, "%u", proofs->limit), NULL);
	text_print(text, " | $prover\n  name = %s.%s\n", module->name, name);
	text_print(text, "  components = ${%s.components}\n  ", module->name);
	ninja_add_variable(text, "words", argv_line(arena, &words));
}

/* The prover stands beside this program, or in PATH. */
static const char *
find_prover(struct arena *arena)
{
	enum { LONGEST = 4096 };
	char self[LONGEST];
	ssize_t len = readlink("/proc/self/exe", self, sizeof(self));
	const char *path = NULL;

	if (len > 0 && len < LONGEST)
		path = path_join(arena,
		                 path_folder(arena, arena_text(arena, self,
		                                               (size_t)len)),
		                 "layerc-prove");
	if (path && access(path, X_OK) == 0)
		return path;
	path = process_find(arena, "layerc-prove");
	if (!path)
		die("there is no 'layerc-prove', neither beside layerc nor in "
		    "PATH: 'make build/layerc-prove' makes it");
	return path;
}

void
proofs_write(const struct proofs *proofs)
{
	const struct plan *plan = proofs->plan;
	struct arena *arena = plan->session->arena;
	const char *prover = find_prover(arena);
	const char *header = path_join(arena, folder_of(plan), "layerc_spec.h");
	struct text text = {.arena = arena};

	text_print(&text,
	           "# Made by layerc from the manifests; changes are lost.\n\n"
	           "ninja_required_version = 1.7\n");
	ninja_add_variable(&text, "builddir", folder_of(plan));
	ninja_add_variable(&text, "cc", "clang-14");
	ninja_add_word(&text, "prove", prover);
	text_print(&text, "prover =");
	ninja_add_path(&text, prover);
	text_print(&text, "\n\n%s", rules);
	for (uint32_t i = 0; i < plan->modules.count; i++)
		if (has_specs(plan->modules.items[i]))
			add_module(&text, plan, plan->modules.items[i]);
	text_print(&text, "\n");
	list_each (const struct proof, proof, &proofs->all)
		if (proof->path)
			add_proof(&text, proofs, proof);
	file_write(arena, proofs->file, text.bytes, text.len);
	file_write(arena, header, spec_header, sizeof(spec_header) - 1);
}

static enum proof_verdict
verdict_of(const char *name)
{
	for (int i = 0; i < PROOF_COUNT; i++)
		if (name && strcmp(name, proof_verdict_name(
						 (enum proof_verdict)i)) == 0)
			return (enum proof_verdict)i;
	return PROOF_UNKNOWN;
}

static const char *
text_of(struct arena *arena, const json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text ? arena_print(arena, "%s", text) : NULL;
}

static void
read_verdict(struct arena *arena, struct proof *proof, const json_t *root)
{
	const json_t *findings = json_object_get(root, "findings"), *finding;
	size_t i;

	proof->verdict =
		verdict_of(json_string_value(json_object_get(root, "verdict")));
	proof->refusal = text_of(arena, root, "refusal");
	proof->file = text_of(arena, root, "file");
	proof->line =
		(uint32_t)json_integer_value(json_object_get(root, "line"));
	proof->bound =
		(uint32_t)json_integer_value(json_object_get(root, "bound"));
	proof->work =
		(uint64_t)json_integer_value(json_object_get(root, "work"));
	json_array_foreach(findings, i, finding)
	{
		const char *answer = text_of(arena, finding, "answer");
		const char *state = text_of(arena, finding, "state");

		*list_add(arena, &proof->findings) = (struct proof_finding){
			.file = text_of(arena, finding, "file"),
			.line = (uint32_t)json_integer_value(
				json_object_get(finding, "line")),
			.text = text_of(arena, finding, "text"),
			.state = state ? state : "",
			.fails = answer && strcmp(answer, "fails") == 0,
		};
	}
}

void
proofs_read(struct proofs *proofs)
{
	struct arena *arena = proofs->plan->session->arena;

	list_each (struct proof, proof, &proofs->all) {
		json_error_t error;
		json_t *root;

		if (!proof->path)
			continue;
		root = json_load_file(proof->path, 0, &error);
		if (!root)
			die("cannot read '%s': %s", proof->path, error.text);
		read_verdict(arena, proof, root);
		json_decref(root);
	}
}

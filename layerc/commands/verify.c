/* layerc verify: what each primitive does against what its specification says.
 */
#include <inttypes.h>
#include <jansson.h>
#include <string.h>

#include "../base/die.h"
#include "../base/text.h"
#include "../build/check.h"
#include "../build/replay.h"
#include "../build/tries.h"
#include "target.h"

/* Of a state that refutes something, so many cells are shown. */
enum { STATE_MOST = 12, NAME_WIDTH = 12 };

static struct span
place_of(struct session *session, const struct proof *proof, const char *file,
         uint32_t line)
{
	const struct source *source =
		file ? sources_read(session->sources, file) : NULL;

	return source ? source_line(source, line) : proof->export->name.span;
}

/* The state, in one line. */
static void
note_state(struct session *session, const struct proof *proof,
           const struct proof_finding *finding)
{
	struct text words = {.arena = session->arena};
	const char *at = finding->state;

	for (int i = 0; *at && i < STATE_MOST; i++) {
		size_t len = strcspn(at, "\n");

		text_print(&words, "%s%.*s", i > 0 ? ", " : "", (int)len, at);
		at += len + (at[len] == '\n');
	}
	if (words.len > 0)
		diag_note(session->diag, proof->export->name.span,
		          "when it is called with %s%s", words.bytes,
		          *at ? ", ..." : "");
}

/* What its state showed when code and specification were run from it. */
static void
note_replay(struct session *session, const struct proof *proof,
            const struct proof_finding *finding)
{
	struct span place = proof->export->name.span;

	if (finding->replay == REPLAY_AGREES && !finding->fails)
		diag_note(
			session->diag, place,
			"run there, it does what its specification says: not "
			"all that is known was taken into account, or a loop's "
			"invariant says too little");
	list_each (const char *const, line, &finding->seen)
		diag_note(session->diag, place, "%s%s",
		          finding->replay == REPLAY_DIFFERS ? "run there, "
		          : finding->replay == REPLAY_EXCLUDED
		                  ? "there is no such state: "
		                  : "it was not run: ",
		          *line);
}

/* Beside what is refuted, what is not known says nothing. */
static void
report_findings(struct session *session, const struct proof *proof)
{
	const char *name = proof->export->name.text;

	list_each (const struct proof_finding, finding, &proof->findings) {
		struct span place =
			place_of(session, proof, finding->file, finding->line);

		if (proof->verdict == PROOF_FAILED && !finding->fails)
			continue;
		diag_report(session->diag,
		            finding->fails ? DIAG_proof_failed
		                           : DIAG_proof_unknown,
		            place, "%s'%s' %s",
		            finding->fails ? "" : "it is not known whether ",
		            name, finding->text);
		note_state(session, proof, finding);
		note_replay(session, proof, finding);
	}
}

static void
report(struct session *session, const struct proof *proof)
{
	const char *name = proof->export->name.text;

	switch (proof->verdict) {
	case PROOF_FAILED:
	case PROOF_UNKNOWN:
		report_findings(session, proof);
		if (proof->verdict == PROOF_UNKNOWN && proof->tries.calls > 0)
			diag_note(session->diag, proof->export->name.span,
			          "called %" PRIu32 " times at random, it did "
			          "what its specification says",
			          proof->tries.calls);
		if (proof->refusal && proof->findings.count == 0)
			diag_report(session->diag, DIAG_proof_unknown,
			            proof->export->name.span,
			            "nothing is known of '%s': %s", name,
			            proof->refusal);
		break;
	case PROOF_VACUOUS:
		diag_report(session->diag, DIAG_proof_vacuous,
		            proof->export->name.span,
		            "no state satisfies what the specification of '%s' "
		            "requires",
		            name);
		break;
	case PROOF_REFUSED:
		diag_report(session->diag, DIAG_proof_refused,
		            place_of(session, proof, proof->file, proof->line),
		            "'%s' cannot be proved: the prover does not know "
		            "%s",
		            name, proof->refusal);
		break;
	default:
		break;
	}
}

/* What the manifest wants shown of it, where that is more than was. */
static void
report_required(struct session *session, const struct proof *proof)
{
	const struct layer *layer = proof->module->placement->layer;
	const char *name = proof->export->name.text;

	list_each (const struct requirement, required, &layer->requirements)
		if (proof->verdict > required->level &&
		    (required->is_of_all || required->name.text == name))
			diag_report(session->diag, DIAG_proof_required,
			            required->name.span,
			            "'%s' has to be %s and is %s", name,
			            proof_verdict_name(required->level),
			            proof_verdict_name(proof->verdict));
}

struct row {
	uint32_t counts[PROOF_COUNT], total;
};

static void
print_row(FILE *out, const char *name, const struct row *row)
{
	fprintf(out, "%-*s", NAME_WIDTH, name);
	for (int i = 0; i < PROOF_COUNT; i++)
		if (row->counts[i] > 0)
			fprintf(out, " %*" PRIu32,
			        (int)strlen(proof_verdict_name(
					(enum proof_verdict)i)),
			        row->counts[i]);
		else
			fprintf(out, " %*s",
			        (int)strlen(proof_verdict_name(
					(enum proof_verdict)i)),
			        ".");
	fprintf(out, "\n");
}

static void
print_table(FILE *out, const struct proofs *proofs)
{
	struct row sum = {0}, row = {0};

	fprintf(out, "%-*s", NAME_WIDTH, "layer");
	for (int i = 0; i < PROOF_COUNT; i++)
		fprintf(out, " %s", proof_verdict_name((enum proof_verdict)i));
	fprintf(out, "\n");
	list_each (const struct proof, proof, &proofs->all) {
		const struct proof *last =
			&proofs->all.items[proofs->all.count - 1];

		row.counts[proof->verdict]++;
		sum.counts[proof->verdict]++;
		if (proof < last && proof[1].module == proof->module)
			continue;
		print_row(out, proof->module->name, &row);
		row = (struct row){0};
	}
	print_row(out, "all", &sum);
}

/* What the second solver has said. */
static void
print_opinions(FILE *out, const struct proofs *proofs)
{
	uint64_t agreed = 0, open = 0;

	list_each (const struct proof, proof, &proofs->all) {
		agreed += proof->agreed;
		open += proof->open;
	}
	fprintf(out,
	        "CaDiCaL agrees with %" PRIu64 " answers of Z3, and gives up "
	        "%" PRIu64 "\n",
	        agreed, open);
}

/* What random calls came to, if there were any. */
static void
print_tries(FILE *out, const struct proof_tries *tries)
{
	if (tries->calls > 0)
		fprintf(out,
		        ", %" PRIu32 " calls, %" PRIu32 " refusals, %" PRIu32
		        " of %" PRIu32 " ways",
		        tries->calls, tries->refusals, tries->gone,
		        tries->ways);
	if (tries->unclear > 0)
		fprintf(out, ", %" PRIu32 " not to be run", tries->unclear);
}

static void
print_each(FILE *out, const struct proofs *proofs)
{
	list_each (const struct proof, proof, &proofs->all) {
		fprintf(out, "%s.%s: %s%s%s (%" PRIu64 " units",
		        proof->module->name, proof->export->name.text,
		        proof_verdict_name(proof->verdict),
		        proof->refusal ? ": " : "",
		        proof->refusal ? proof->refusal : "", proof->work);
		print_tries(out, &proof->tries);
		fprintf(out, ")\n");
	}
}

/* The verdicts, for programs: docs/commands.md has the members. */
static void
export_proofs(struct diag *diag, const char *target,
              const struct proofs *proofs)
{
	if (!diag->proofs)
		diag->proofs = json_array();
	list_each (const struct proof, proof, &proofs->all) {
		json_t *object =
			json_pack("{s:s, s:s, s:s, s:s, s:s?}", "target",
		                  target, "layer", proof->module->name,
		                  "primitive", proof->export->name.text,
		                  "verdict", proof_verdict_name(proof->verdict),
		                  "why", proof->refusal);

		if (proof->verdict == PROOF_BOUNDED)
			json_object_set_new(object, "steps",
			                    json_integer(proof->bound));
		if (proof->tries.calls > 0)
			json_object_update_new(
				object,
				json_pack("{s:I, s:I}", "calls",
			                  (json_int_t)proof->tries.calls,
			                  "refusals",
			                  (json_int_t)proof->tries.refusals));
		json_array_append_new(diag->proofs, object);
	}
}

static const char *
name_of(struct target target)
{
	return target.kernel ? target.kernel->name.text
	                     : target.layer->name.text;
}

/* Programs read the reports on standard output, people still the table. */
static FILE *
out_of(const struct options *options)
{
	return options->form == EXPORT_TEXT ? stdout : stderr;
}

/* Makes what the options want.  Returns false where verify_target does. */
static bool
make(const struct options *options, struct proofs *proofs, struct build *build)
{
	if (options->fuzzers)
		return tries_make_fuzzers(proofs, build);
	if (!build_make(build, NULL))
		return false;
	if (options->compile)
		return true;
	proofs_read(proofs);
	replay_all(proofs, build, options->kept);
	/* Tries are of the code as it is written. */
	if (options->optimised)
		return true;
	if (options->random
	            ? !tries_make(proofs, build, options->random, options->seed)
	            : !tries_make_of_unknown(proofs, build))
		return false;
	tries_read(proofs);
	return true;
}

/* The first kernel that has a layer, or NULL. */
static const struct kernel *
kernel_with(const struct project *project, const struct layer *layer)
{
	for (uint32_t i = 0; i < project->kernels.count; i++)
		list_each (const struct name_list, group,
		           &project->kernels.items[i]->stack)
			list_each (const struct name, word, group)
				if (word->text == layer->name.text)
					return project->kernels.items[i];
	return NULL;
}

/* Whether a layer stands on what its manifest names, without a kernel. */
static bool
stands_alone(struct session *session, const struct project *project,
             struct target target)
{
	struct diag *diag = session->diag;
	struct diag unheard = {.arena = diag->arena, .names = diag->names};
	bool stands;

	session->diag = &unheard;
	stands = target_plan(session, project, target) != NULL;
	session->diag = diag;
	return stands;
}

/*
 * The plan of a target.  A layer whose underlay is a kernel's doing is planned
 * as that kernel has it.  Sets only to the module of a layer.
 */
static struct plan *
plan_of(struct session *session, const struct project *project,
        struct target target, const struct plan_module **only)
{
	const struct layer *layer = target.layer;
	struct plan *plan;

	if (layer && kernel_with(project, layer) &&
	    !stands_alone(session, project, target))
		target = (struct target){.kernel = kernel_with(project, layer)};
	plan = target_plan(session, project, target);
	*only = NULL;
	for (uint32_t i = 0; plan && i < plan->modules.count; i++)
		if (plan->modules.items[i]->placement->layer == layer)
			*only = plan->modules.items[i];
	return plan;
}

/* Returns false if compilers or ninja failed, who have said why. */
static bool
verify_target(struct session *session, const struct options *options,
              const struct project *project, struct target target)
{
	const struct plan_module *only;
	struct plan *plan = plan_of(session, project, target, &only);
	FILE *out = out_of(options);
	struct proofs proofs;
	struct build build;
	bool made;

	if (!plan)
		return true;
	proofs = proofs_of(plan, only);
	proofs.limit = options->limit;
	proofs.is_checked = options->cross_check;
	proofs.is_optimised = options->optimised;
	if (options->compile)
		proofs.all.count = 0; /* only their bitcode is made */
	build_begin(&build, plan, options->verbose);
	check_write_headers(plan);
	proofs_write(&proofs);
	build.file = proofs.file;
	made = make(options, &proofs, &build);
	build_end(&build);
	if (!made || options->compile || options->fuzzers)
		return made;
	if (options->verbose)
		print_each(out, &proofs);
	print_table(out, &proofs);
	if (options->cross_check)
		print_opinions(out, &proofs);
	if (options->form == EXPORT_JSON)
		export_proofs(session->diag, name_of(target), &proofs);
	list_each (const struct proof, proof, &proofs.all) {
		/* Loops have other forms then, and questions other terms. */
		if (options->optimised && proof->verdict != PROOF_FAILED)
			continue;
		report(session, proof);
		report_required(session, proof);
	}
	return true;
}

int
verify_run(struct session *session, const struct options *options)
{
	struct project project = {0};
	struct targets targets = {0};
	bool made = true;
	int status;

	if (!target_find(session, options, target_enter(session), &project,
	                 &targets)) {
		target_finish(session, options);
		return EXIT_USAGE;
	}
	list_each (const struct target, target, &targets) {
		if (targets.count > 1)
			fprintf(out_of(options), "%s%s:\n",
			        target > targets.items ? "\n" : "",
			        name_of(*target));
		made &= verify_target(session, options, &project, *target);
	}
	status = target_finish(session, options);
	return made ? status : EXIT_WRONG;
}

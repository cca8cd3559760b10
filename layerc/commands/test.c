/* layerc test: build a kernel, boot its tests, and read what they say. */
#include <string.h>

#include "../base/die.h"
#include "dialogue.h"
#include "emulator.h"
#include "make.h"
#include "results.h"
#include "target.h"

enum { TIMEOUT_S = 120, SLICE_MS = 200, MORE_MS = 500, EMULATOR_FAILED = 1 };

/* One boot: of a test's image, or of the kernel's own with a transcript. */
struct boot {
	const struct plan *plan;
	const struct options *options;
	const struct plan_image *image;
	const char *name; /* on the line that tells the outcome */
	struct process process;
	struct results *results;
	struct dialogue *dialogue; /* NULL without a transcript */
	size_t typed;              /* so much of what it types */
	struct text loader;        /* what GRUB has said before the kernel */
	long begin_ms, deadline_ms;
	bool timed_out;
};

static long
limit_s(const struct boot *boot)
{
	unsigned seconds = boot->options->timeout_s;

	return seconds ? (long)seconds : TIMEOUT_S;
}

/*
 * Returns how many of the bytes are still GRUB's, which ends with a line that
 * says what it boots, and an empty one.
 */
static size_t
of_loader(struct boot *boot, const char *bytes, size_t count)
{
	static const char last[] = "\n\r\n\r";
	size_t before = boot->loader.len, end;
	const char *at;

	text_bytes(&boot->loader, bytes, count);
	at = strstr(boot->loader.bytes, "Booting `");
	at = at ? strstr(at, last) : NULL;
	if (!at)
		return count;
	end = (size_t)(at - boot->loader.bytes) + strlen(last);
	return end > before ? end - before : 0;
}

/*
 * A test may run so long; with a transcript, the limit is for each silence.
 * Behind a difference a little more is received, to be shown.
 */
static void
compare(struct boot *boot, const char *bytes, size_t count)
{
	struct dialogue *dialogue = boot->dialogue;
	bool differed = dialogue->differs;
	size_t skipped = boot->options->iso ? of_loader(boot, bytes, count) : 0;

	dialogue_receive(dialogue, bytes + skipped, count - skipped);
	if (!dialogue->differs)
		boot->deadline_ms = process_now() + limit_s(boot) * 1000;
	else if (!differed)
		boot->deadline_ms = process_now() + MORE_MS;
}

/* Types what the emulator takes now of what is to be typed. */
static void
type(struct boot *boot)
{
	const struct text *typed = &boot->dialogue->typed;

	if (boot->typed < typed->len)
		boot->typed += process_write(&boot->process,
		                             typed->bytes + boot->typed,
		                             typed->len - boot->typed);
}

/* How far a machine is, as long as it says nothing. */
static void
show(const struct boot *boot)
{
	long seconds = (process_now() - boot->begin_ms) / 1000;

	if (boot->options->verbose)
		return;
	progress_show(&boot->plan->session->progress, "%s: %u passed, %ld s",
	              boot->name, boot->results->passed, seconds);
}

/* Receives until the guest has ended, or must. */
static void
receive(struct boot *boot)
{
	bool verbose = boot->options->verbose;
	/* What a transcript expects is told only when it is asked for. */
	FILE *out = boot->dialogue && !verbose ? NULL : stdout;
	char bytes[4096];
	long now, count = -1;

	while (count != 0 && !boot->timed_out && !emulator_is_interrupted()) {
		now = process_now();
		count = process_read(&boot->process, bytes, sizeof(bytes),
		                     now + SLICE_MS);
		if (count > 0 && out)
			progress_clear(&boot->plan->session->progress);
		if (count > 0)
			results_receive(boot->results, bytes, (size_t)count,
			                out, verbose);
		if (count > 0 && boot->dialogue)
			compare(boot, bytes, (size_t)count);
		if (boot->dialogue)
			type(boot);
		boot->timed_out = count != 0 && now >= boot->deadline_ms;
		show(boot);
	}
	progress_clear(&boot->plan->session->progress);
	if (count != 0)
		process_kill(&boot->process);
	results_end(boot->results, out, verbose);
}

static struct process_end
run_machine(struct boot *boot)
{
	struct arena *arena = boot->plan->session->arena;
	struct argv argv = {0};
	struct process_end end;

	emulator_words(boot->plan, boot->image, boot->options, &argv);
	boot->results = arena_new(arena, struct results);
	boot->loader = (struct text){.arena = arena};
	boot->begin_ms = process_now();
	boot->deadline_ms = boot->begin_ms + limit_s(boot) * 1000;
	emulator_hold_signals();
	emulator_start(boot->plan, boot->options, &argv,
	               boot->dialogue ? OUTPUT_DIALOGUE : OUTPUT_PIPE,
	               &boot->process);
	receive(boot);
	end = process_wait(&boot->process);
	emulator_release_signals();
	return end;
}

/* Prints the line that tells the outcome. */
static void
print_outcome(const struct boot *boot, const char *outcome)
{
	printf("%s: %s (%.1f s)\n", boot->name, outcome,
	       (double)(process_now() - boot->begin_ms) / 1000);
	fflush(stdout);
}

static int
status_of_failure(struct process_end end)
{
	return end.status == EMULATOR_FAILED ? EXIT_HOST : EXIT_WRONG;
}

static int
boot_test(struct boot *boot)
{
	struct arena *arena = boot->plan->session->arena;
	struct process_end end = run_machine(boot);
	const struct results *results = boot->results;
	const char *wrong =
		boot->timed_out
			? arena_print(arena, "did not end within %ld s",
	                              limit_s(boot))
			: results_judge(arena, results, end,
	                                boot->plan->machine->pass_status);

	print_outcome(boot, arena_print(arena, "%u passed, %u failed",
	                                results->passed, results->failed));
	if (!wrong)
		return EXIT_FINE;
	fprintf(stderr, "layerc: %s: %s\n", boot->name, wrong);
	if (!boot->options->verbose)
		results_print_kept(results, stderr);
	return status_of_failure(end);
}

static const struct source *
read_transcript(const struct boot *boot, const struct transcript *transcript)
{
	const struct source *file = sources_read(boot->plan->session->sources,
	                                         transcript->file.path);

	if (!file)
		die("cannot read '%s':", transcript->file.path);
	return file;
}

static int
boot_transcript(struct boot *boot, const struct transcript *transcript)
{
	struct session session = *boot->plan->session;
	struct arena *arena = session.arena;
	const struct source *file = read_transcript(boot, transcript);
	struct diag diag = {.arena = arena, .names = session.names};
	struct dialogue dialogue;
	struct process_end end;
	const char *ended;
	bool passed;

	dialogue_begin(&dialogue, arena, file);
	boot->dialogue = &dialogue;
	end = run_machine(boot);
	ended = boot->timed_out
	                ? arena_print(arena, "nothing came for %ld s",
	                              limit_s(boot))
	                : results_judge_end(arena, end,
	                                    boot->plan->machine->pass_status);
	passed = dialogue_judge(&dialogue, &diag, ended);
	print_outcome(boot,
	              arena_print(arena, "%s '%s'",
	                          passed ? "as in" : "not as in", file->path));
	if (passed)
		return EXIT_FINE;
	/* What was reported before has been printed. */
	session.diag = &diag;
	target_finish(&session, boot->options);
	if (!boot->options->verbose)
		results_print_kept(boot->results, stderr);
	return status_of_failure(end);
}

/* Whether the words behind the kernel's name choose a test: none choose all. */
static bool
is_chosen(const struct options *options, const struct name *test)
{
	for (uint32_t i = 1; i < options->names.count; i++)
		if (strcmp(options->names.items[i], test->text) == 0)
			return true;
	return options->names.count <= 1;
}

static bool
has_test(const struct kernel *kernel, const char *name)
{
	list_each (const struct linked, test, &kernel->tests)
		if (strcmp(test->name.text, name) == 0)
			return true;
	list_each (const struct transcript, transcript, &kernel->transcripts)
		if (strcmp(transcript->name.text, name) == 0)
			return true;
	return false;
}

static bool
names_are_known(const struct kernel *kernel, const struct options *options)
{
	bool known = true;

	for (uint32_t i = 1; i < options->names.count; i++)
		if (!has_test(kernel, options->names.items[i])) {
			fprintf(stderr, "layerc: '%s' has no test '%s'\n",
			        kernel->name.text, options->names.items[i]);
			known = false;
		}
	return known;
}

static int
worse(int a, int b)
{
	return a > b ? a : b;
}

/* The first image is the kernel's own; its tests follow in order. */
static int
run_tests(const struct plan *plan, const struct options *options)
{
	const struct kernel *kernel = plan->kernel;
	const struct boot form = {.plan = plan, .options = options};
	int worst = EXIT_FINE;

	for (uint32_t i = 0; i < kernel->tests.count; i++) {
		struct boot boot = form;

		boot.image = &plan->images.items[i + 1];
		boot.name = boot.image->name;
		if (is_chosen(options, &kernel->tests.items[i].name))
			worst = worse(worst, boot_test(&boot));
	}
	list_each (const struct transcript, transcript, &kernel->transcripts) {
		struct boot boot = form;

		boot.image = &plan->images.items[0];
		boot.name =
			arena_print(plan->session->arena, "%s-%s",
		                    kernel->name.text, transcript->name.text);
		if (is_chosen(options, &transcript->name))
			worst = worse(worst,
			              boot_transcript(&boot, transcript));
	}
	return worst;
}

int
test_run(struct session *session, const struct options *options)
{
	int status;
	const struct plan *plan = make_named(session, options, &status);

	if (!plan)
		return status;
	if (!names_are_known(plan->kernel, options))
		return EXIT_USAGE;
	return run_tests(plan, options);
}

/* layerc test: build a kernel, boot its tests, and read what they say. */
#include <string.h>

#include "../base/die.h"
#include "emulator.h"
#include "make.h"
#include "results.h"

enum { TIMEOUT_S = 120, SLICE_MS = 200, EMULATOR_FAILED = 1 };

/* One boot of a test's image. */
struct boot {
	const struct plan *plan;
	const struct options *options;
	const struct plan_image *image;
	struct process process;
	struct results *results;
	long begin_ms;
	bool timed_out;
};

/* Returns how long the guest may still run. */
static long
deadline(const struct boot *boot)
{
	unsigned seconds =
		boot->options->timeout_s ? boot->options->timeout_s : TIMEOUT_S;

	return boot->begin_ms + (long)seconds * 1000;
}

/* Receives until the guest has ended, or must. */
static void
receive(struct boot *boot)
{
	char bytes[4096];
	long now, count = -1;

	while (count != 0 && !boot->timed_out && !emulator_is_interrupted()) {
		now = process_now();
		count = process_read(&boot->process, bytes, sizeof(bytes),
		                     now + SLICE_MS);
		if (count > 0)
			results_receive(boot->results, bytes, (size_t)count,
			                stdout, boot->options->verbose);
		boot->timed_out = count != 0 && now >= deadline(boot);
	}
	if (count != 0)
		process_kill(&boot->process);
	results_end(boot->results, stdout, boot->options->verbose);
}

static void
print_outcome(const struct boot *boot, const char *wrong)
{
	const struct results *results = boot->results;
	double seconds = (double)(process_now() - boot->begin_ms) / 1000;

	printf("%s: %u passed, %u failed (%.1f s)\n", boot->image->name,
	       results->passed, results->failed, seconds);
	fflush(stdout);
	if (!wrong)
		return;
	fprintf(stderr, "layerc: %s: %s\n", boot->image->name, wrong);
	if (!boot->options->verbose)
		results_print_kept(results, stderr);
}

static int
boot_image(struct boot *boot)
{
	struct arena *arena = boot->plan->session->arena;
	struct argv argv = {0};
	struct process_end end;
	const char *wrong;

	emulator_words(boot->plan, boot->image, boot->options, &argv);
	boot->results = arena_new(arena, struct results);
	boot->begin_ms = process_now();
	emulator_hold_signals();
	emulator_start(boot->plan, boot->options, &argv, OUTPUT_PIPE,
	               &boot->process);
	receive(boot);
	end = process_wait(&boot->process);
	emulator_release_signals();
	wrong = boot->timed_out
	                ? arena_print(arena, "did not end within %ld s",
	                              (deadline(boot) - boot->begin_ms) / 1000)
	                : results_judge(arena, boot->results, end,
	                                boot->plan->machine->pass_status);
	print_outcome(boot, wrong);
	if (wrong && end.status == EMULATOR_FAILED)
		return EXIT_HOST;
	return wrong ? EXIT_WRONG : EXIT_FINE;
}

/* Whether the words behind the kernel's name choose a test: none choose all. */
static bool
is_chosen(const struct options *options, const char *test)
{
	for (uint32_t i = 1; i < options->names.count; i++)
		if (strcmp(options->names.items[i], test) == 0)
			return true;
	return options->names.count <= 1;
}

static bool
has_test(const struct kernel *kernel, const char *name)
{
	for (uint32_t i = 0; i < kernel->tests.count; i++)
		if (strcmp(kernel->tests.items[i].name.text, name) == 0)
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

int
test_run(struct session *session, const struct options *options)
{
	int status, worst = EXIT_FINE;
	const struct plan *plan = make_named(session, options, &status);

	if (!plan)
		return status;
	if (!names_are_known(plan->kernel, options))
		return EXIT_USAGE;
	/* The first image is the kernel's own; its tests follow in order. */
	for (uint32_t i = 0; i < plan->kernel->tests.count; i++) {
		struct boot boot = {.plan = plan,
		                    .options = options,
		                    .image = &plan->images.items[i + 1]};

		if (!is_chosen(options, plan->kernel->tests.items[i].name.text))
			continue;
		status = boot_image(&boot);
		worst = status > worst ? status : worst;
	}
	return worst;
}

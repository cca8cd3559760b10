#include "emulator.h"

#include <string.h>

#include "../build/tools.h"

static bool
chooses_serial(const struct options *options)
{
	list_each(const char *, word, &options->rest)
		if (strcmp(*word, "-serial") == 0 ||
		    strcmp(*word, "-nographic") == 0)
			return true;
	return false;
}

void
emulator_words(const struct plan *plan, const struct plan_image *image,
               const struct options *options, struct argv *argv)
{
	struct arena *arena = plan->session->arena;
	const struct machine *machine = plan->machine;

	argv_add(arena, argv, machine->emulator, NULL);
	for (const char *const *flag = machine->emulator_flags; *flag; flag++)
		argv_add(arena, argv, *flag, NULL);
	argv_add(arena, argv, "-m",
	         options->memory ? options->memory : machine->memory, NULL);
	if (!chooses_serial(options))
		argv_add(arena, argv, "-serial", "stdio", NULL);
	argv_add(arena, argv, "-kernel", image->path, NULL);
	list_each(const char *, word, &options->rest)
		argv_add(arena, argv, *word, NULL);
}

void
emulator_start(const struct plan *plan, const struct options *options,
               const struct argv *argv, enum process_output output,
               struct process *process)
{
	struct arena *arena = plan->session->arena;

	if (options->verbose)
		fprintf(stderr, "%s\n", argv_line(arena, argv));
	if (!process_start(arena, process, argv, output))
		tools_missing(plan->machine->emulator, "qemu-system-x86");
}

#include "emulator.h"

#include <signal.h>
#include <string.h>

#include "../base/text.h"
#include "../build/iso.h"
#include "../build/tools.h"

static bool
chooses_serial(const struct options *options)
{
	list_each (const char *, word, &options->rest)
		if (strcmp(*word, "-serial") == 0 ||
		    strcmp(*word, "-nographic") == 0)
			return true;
	return false;
}

/* Each file, as a module whose words are its path and its name. */
static const char *
boot_modules(const struct plan *plan)
{
	struct text text = {.arena = plan->session->arena};

	list_each (const struct plan_brought_file, file, &plan->brought) {
		text_print(&text, "%s", text.len ? "," : "");
		/* QEMU takes two commas for one that separates nothing. */
		for (const char *byte = file->path; *byte; byte++)
			text_print(&text, *byte == ',' ? ",," : "%c", *byte);
		text_print(&text, " %s", file->name);
	}
	return text.bytes;
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
	if (options->iso)
		argv_add(arena, argv, "-cdrom", iso_path(plan, image), NULL);
	else
		argv_add(arena, argv, "-kernel", image->path, NULL);
	if (!options->iso && plan->brought.count > 0)
		argv_add(arena, argv, "-initrd", boot_modules(plan), NULL);
	list_each (const char *, word, &options->rest)
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

static sigset_t
ending_signals(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGHUP);
	return set;
}

void
emulator_hold_signals(void)
{
	sigset_t set = ending_signals();

	sigaddset(&set, SIGCHLD);
	sigprocmask(SIG_BLOCK, &set, NULL);
}

void
emulator_release_signals(void)
{
	sigset_t set = ending_signals();

	sigaddset(&set, SIGCHLD);
	sigprocmask(SIG_UNBLOCK, &set, NULL);
}

bool
emulator_is_interrupted(void)
{
	sigset_t pending;

	sigpending(&pending);
	return sigismember(&pending, SIGINT) ||
	       sigismember(&pending, SIGTERM) || sigismember(&pending, SIGHUP);
}

struct process_end
emulator_wait(struct process *process)
{
	sigset_t set = ending_signals();
	struct process_end end;
	int got = 0;

	sigaddset(&set, SIGCHLD);
	while (!process_has_ended(process) && got != SIGTERM && got != SIGHUP)
		got = sigwaitinfo(&set, NULL);
	if (got == SIGTERM || got == SIGHUP)
		process_stop(process);
	end = process_wait(process);
	if (got == SIGTERM || got == SIGHUP)
		raise(got);
	return end;
}

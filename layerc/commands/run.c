/* layerc run: build a kernel and boot it, its serial port on the terminal. */
#include "../base/die.h"
#include "emulator.h"
#include "make.h"

int
run_run(struct session *session, const struct options *options)
{
	struct argv argv = {0};
	struct process process;
	struct process_end end;
	int status;
	const struct plan *plan = make_named(session, options, &status);

	if (!plan)
		return status;
	emulator_words(plan, &plan->images.items[0], options, &argv);
	emulator_hold_signals();
	emulator_start(plan, options, &argv, OUTPUT_INHERIT, &process);
	end = emulator_wait(&process);
	emulator_release_signals();
	if (end.signal != 0)
		die("'%s' was ended by signal %d", argv.items[0], end.signal);
	if (end.status == 0 || end.status == plan->machine->pass_status)
		return EXIT_FINE;
	fprintf(stderr, "layerc: '%s' ended with status %d\n", argv.items[0],
	        end.status);
	return EXIT_WRONG;
}

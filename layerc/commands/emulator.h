/* The emulator that a kernel's machine names. */
#pragma once

#include "../build/plan.h"
#include "command.h"

/*
 * Makes the command line that boots an image: the machine's flags, the memory
 * of -m, the serial port on standard input and output unless the words behind
 * "--" choose one, and these words.
 */
void emulator_words(const struct plan *plan, const struct plan_image *image,
                    const struct options *options, struct argv *argv);

/*
 * Puts off the signals that would end layerc, so that no emulator is left over
 * from it, or takes them again.
 */
void emulator_hold_signals(void);
void emulator_release_signals(void);

/* Whether such a signal has come meanwhile. */
bool emulator_is_interrupted(void);

/* Starts it; dies, with the name of the package, when it cannot be. */
void emulator_start(const struct plan *plan, const struct options *options,
                    const struct argv *argv, enum process_output output,
                    struct process *process);

/*
 * Waits for its end.  Ctrl-C is for the emulator alone, which leaves the
 * terminal as it found it; another signal to layerc ends the emulator first.
 */
struct process_end emulator_wait(struct process *process);

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

/* Starts it; dies, with the name of the package, when it cannot be. */
void emulator_start(const struct plan *plan, const struct options *options,
                    const struct argv *argv, enum process_output output,
                    struct process *process);

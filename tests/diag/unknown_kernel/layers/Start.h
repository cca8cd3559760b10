#pragma once

void console_print(const char *text);

/* Ends the emulator with status 2 * value + 1. */
void machine_exit(unsigned value);

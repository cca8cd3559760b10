/*
 * What the replay needs of Linux.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* Writes a text, or a number, to standard output. */
void host_print(const char *text);
void host_print_number(uint32_t number);
void host_print_hex(uint32_t number);

/* Returns how many bytes came of those that are wanted; 0 at the end. */
uint32_t host_read(int file, void *to, uint32_t count);

/* Returns a file that can be read, or a negative number. */
int host_open(const char *path);
void host_close(int file);

/* Writes bytes to a file that is open. */
void host_write(int file, const void *from, uint32_t count);

/* Makes the bytes from an address up to another one memory, all 0. */
bool host_map(uint32_t begin, uint32_t end);

_Noreturn void host_exit(int status);

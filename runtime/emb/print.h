/*
 * Text on the console, in columns.
 */
#pragma once

#include <stdint.h>

void print(const char *text);

/* Pads with blanks behind the text, to width columns. */
void print_left(const char *text, uint32_t width);

/* Pads with blanks before the number, to width columns. */
void print_number(uint32_t number, uint32_t width);

/* Starts a line with the milliseconds since print_time_begin. */
void print_time(void);
void print_time_begin(void);

/* Prints count times the same character. */
void print_rule(char byte, uint32_t count);

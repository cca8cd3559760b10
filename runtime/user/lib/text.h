/*
 * Text: words and numbers out of it, and all of it to the console.
 *
 * A text ends with a byte 0.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

uint32_t text_size(const char *text);
bool text_is_equal(const char *left, const char *right);

/*
 * Cuts the first word off *rest, which then begins behind the blanks that
 * follow it.  Returns the word; or null if there is none.
 */
char *text_word(char **rest);

/*
 * Reads a number, decimal or with 0x before it.  Returns whether text is one,
 * whole, and it fits; if not, *number is what it was.
 */
bool text_number(const char *text, uint32_t *number);

/*
 * Prints as printf does: %u, %d, %x, %c, %s and %%, a width, - and 0 before
 * the width, ll behind it for 64 bits.  A number is filled up to 20 zeroes.
 * What one call prints goes to the console in one piece, up to 160 bytes.
 */
void print(const char *text, ...) __attribute__((format(printf, 1, 2)));

/* What the compiler calls unasked; see asm/. */
void *memcpy(void *to, const void *from, size_t count);
void *memmove(void *to, const void *from, size_t count);
void *memset(void *to, int value, size_t count);
int memcmp(const void *left, const void *right, size_t count);

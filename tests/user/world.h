/*
 * The kernel below the programs' library, as its test has it: what is printed
 * is kept, and what is typed is given.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum { ROOM = 4096 };

/* What was printed since the last world_clear, and in how many calls. */
extern char printed[ROOM];
extern uint32_t printed_size, printed_calls, largest_call;

void world_clear(void);

/* The bytes that sys_getc gives next; between them there is nothing at times.
 */
void world_type(const uint8_t *bytes, uint32_t count);

/* Returns how many of them were not taken. */
uint32_t world_untaken(void);

/* Whether each call that found nothing was followed by a yield. */
bool world_was_fair(void);

/* Returns a number below the limit, the same in each run. */
uint32_t draw(uint32_t limit);

/* Ends the test with a message, if the condition does not hold. */
void expect(bool held, const char *what, const char *example);

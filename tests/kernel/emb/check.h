/*
 * Tests and their results, one line each on the console.
 *
 * Any process of a test may check; the first condition that does not hold is
 * what the line shows.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* Runs a function test_NAME(void) and prints a line about it. */
#define TEST(name) \
	do { \
		test_begin(#name); \
		test_##name(); \
		test_end(); \
	} while (0)

#define CHECK(condition) check((condition), __FILE__, __LINE__, #condition)

void test_begin(const char *name);
void test_end(void);

/* Prints how many passed and failed.  Returns whether none failed. */
bool test_summary(void);

/* Returns whether the condition held, so that a test may stop. */
bool check(bool held, const char *file, uint32_t line, const char *condition);

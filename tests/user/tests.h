/*
 * The tests, in the files that the comments name.  Each prints how much it has
 * looked at, or ends the run.
 */
#pragma once

/* line.c */
void test_line(void);

/* main.c */
void test_format(void);
void test_pieces(void);
void test_number(void);
void test_word(void);

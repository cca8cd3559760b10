/*
 * Processes in ring 0 that the program `rztests` asks.
 */
#pragma once

#include <stdint.h>

/* What it asks for; its id is in the upper half of the word. */
enum {
	ASK_CHECKS,  /* how many checks in ring 0 have failed */
	ASK_SELF,    /* what a call costs: the id of the caller */
	ASK_MESSAGE, /* a word sent to oneself, and taken */
	ASK_PAGE,    /* a page taken, and given back */
	ASK_END,     /* nothing, and it ends */
};

void tester(void);

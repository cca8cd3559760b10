/*
 * How often each call came to each end.
 */
#pragma once

#include <stdint.h>

enum { CALL_NONE = 0xffffffff }; /* a trap that was no call, or none yet */

/* A call has returned an error; one that is none is not counted. */
void results_add(uint32_t call, uint32_t error);

/* How many were counted. */
uint32_t results_count(void);

/* The name of a call. */
const char *results_name(uint32_t call);

/* Prints how often each was reached, "SYS_YIELD E_OK 405", and a summary. */
void results_print(uint32_t traps);

#pragma once

/* What the compiler makes of an assignment of zeroes. */
void *memset(void *to, int value, unsigned count);

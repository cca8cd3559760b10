#pragma once

/* The compiler may call it; a client that calls it itself needs an export. */
void *memset(void *to, int value, unsigned count);

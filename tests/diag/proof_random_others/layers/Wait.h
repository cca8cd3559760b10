#pragma once

#include <stdint.h>

/* Others find what is wanted. */
void ask_for(uint32_t what);

/* The same. */
void wait_for(uint32_t what);

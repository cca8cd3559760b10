/* The way to ring 3, for the files of PUCtxLog. */
#pragma once

#include <stdint.h>

/* As user_run. */
uint32_t user_enter(uint32_t pid);

#pragma once

#include <stdint.h>

/* Lets others run. */
void pause(void);

/* Returns how often that was. */
uint32_t turns(void);

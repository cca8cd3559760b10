#pragma once

void top_init(void);

/* Requires which < 2. */
void top_run(unsigned which);

void top_both(void);

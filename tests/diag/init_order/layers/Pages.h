#pragma once

void pages_init(void);
unsigned get_used(void);
void set_used(unsigned count);

#pragma once

unsigned get_used(void);
void set_used(unsigned count);

#pragma once

unsigned get_used(void);
void set_free(unsigned count);

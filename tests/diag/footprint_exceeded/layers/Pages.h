#pragma once

unsigned get_used(void);
void set_used(unsigned count);
void set_free(unsigned count);
void clear(void);

#pragma once

enum { PAGE_COUNT = 16 };

unsigned get_used(void);
void clear_used(void);

#pragma once
#define PAGE_MAX 7
unsigned get_used(void);
void set_used(unsigned count);
unsigned find(unsigned index);

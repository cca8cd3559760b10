#pragma once
#define PAGE_MAX 7
struct page;
unsigned get_used(void);
void set_used(unsigned count);
const struct page *find(unsigned index);

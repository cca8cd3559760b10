#pragma once

enum { PAGE_COUNT = 64 };

void pages_init(void);
unsigned page_owner(unsigned page);
void page_give(unsigned page, unsigned owner);

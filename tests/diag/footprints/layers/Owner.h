#pragma once

unsigned owner_of(unsigned page);
void page_give(unsigned page, unsigned owner);
unsigned page_spare(void);

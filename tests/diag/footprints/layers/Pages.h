#pragma once

unsigned get_page(unsigned page);
void set_page(unsigned page, unsigned owner);
unsigned sum_pages(void);
unsigned get_spare(void);
void set_spare(unsigned page);

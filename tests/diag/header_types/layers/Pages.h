#pragma once

#define PAGE_LIMIT 8

typedef unsigned page_t;

struct range {
	page_t begin, end;
};

page_t get_used(void);

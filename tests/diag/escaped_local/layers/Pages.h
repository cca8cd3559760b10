#pragma once

struct page {
	unsigned number, count;
};

/* Keeps page. */
void pages_note(struct page *page);

/* Looks at page. */
unsigned pages_count(const struct page *page);

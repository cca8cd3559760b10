#include "MATOp.h"

#include "import.h"

/* One more than the last page that lies whole in a usable range. */
static uint32_t
count_pages(void)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < pmmap_entries_nr(); i++) {
		LOOP(i <= MM.count && count == END_OF(i), MM.count - i);
		uint32_t end = (pmmap_entry_start(i) + pmmap_entry_length(i)) /
		               PAGE_SIZE;

		if (pmmap_entry_usable(i) && end > count)
			count = end;
	}
	return count;
}

static void
mark_pages(uint32_t first, uint32_t end, bool usable)
{
	for (uint32_t page = first; page < end; page++) {
		LOOP(first <= page && (page == first || page <= end) &&
		             ALL(k, 0, PAGES_MOST,
		                 AT[k].norm == (first <= k && k < page
		                                        ? usable
		                                        : ENTRY(AT[k].norm))),
		     end - page);
		set_norm(page, usable);
	}
}

/* A usable range shrinks to whole pages, any other grows to them. */
static void
mark_range(uint32_t i, uint32_t page_count)
{
	bool usable = pmmap_entry_usable(i);
	uint32_t begin = pmmap_entry_start(i);
	uint32_t end = begin + pmmap_entry_length(i);
	uint32_t first = begin / PAGE_SIZE + (usable && begin % PAGE_SIZE > 0);
	uint32_t last = end / PAGE_SIZE + (!usable && end % PAGE_SIZE > 0);

	if (last > page_count)
		last = page_count;
	mark_pages(first, last, usable);
}

static void
mark_ranges(bool usable, uint32_t page_count)
{
	for (uint32_t i = 0; i < pmmap_entries_nr(); i++) {
		LOOP(i <= MM.count &&
		             ALL(k, 0, PAGES_MOST,
		                 AT[k].norm ==
		                         (k < page_count && IS_IN(k, i, usable)
		                                  ? usable
		                                  : ENTRY(AT[k].norm))),
		     MM.count - i);
		if (pmmap_entry_usable(i) == usable)
			mark_range(i, page_count);
	}
}

void
mem_init(uint32_t mbi)
{
	uint32_t page_count;

	console_init(mbi);
	page_count = count_pages();
	set_nps(page_count);
	at_set_next(0);
	for (uint32_t page = 0; page < page_count; page++) {
		LOOP(page <= page_count &&
		             ALL(k, 0, PAGES_MOST,
		                 AT[k].norm == (page <= k &&
		                                ENTRY(AT[k].norm)) &&
		                         AT[k].allocated ==
		                                 (page <= k &&
		                                  ENTRY(AT[k].allocated))),
		     page_count - page);
		set_norm(page, false);
		at_set(page, false);
	}
	/* Loaders' ranges may overlap: those that are not usable win. */
	mark_ranges(true, page_count);
	mark_ranges(false, page_count);
}

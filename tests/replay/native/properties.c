#include "properties.h"

#include <stddef.h>

#include "model.h"

enum { PAGES = MEMORY_BYTES / PAGE_BYTES, ENTRIES = 512, CHILDREN = 3 };

/* What pages are to the maps: nothing yet, a table, or somebody's memory. */
static enum { FREE, TABLE_PAGE, MEMORY_PAGE } kinds[PAGES];
static uint32_t mapped_by[PAGES]; /* the last that was seen, plus 1 */
static uint32_t owned[AC_COUNT];
static uint32_t about;

#define CHECK(subject, condition, text) \
	do { \
		if (!(condition)) { \
			about = (subject); \
			return text; \
		} \
	} while (0)

extern const uint8_t image_end[];

static bool
is_usable(uint32_t page)
{
	return page < NPS && page * PAGE_BYTES >= (uint32_t)image_end &&
	       AT[page].norm;
}

static const char *
check_page(uint32_t page)
{
	uint64_t owners = OWNER[page];

	CHECK(page, (owners != 0) == (is_usable(page) && AT[page].allocated),
	      "a page is allocated, and nobody owns it, or the other way "
	      "round");
	for (uint32_t many = 0; owners != 0; owners &= owners - 1) {
		owned[__builtin_ctzll(owners)]++;
		CHECK(page, ++many <= 2, "a page has more than two owners");
	}
	return NULL;
}

static const char *
check_pages(void)
{
	const char *broken = NULL;

	for (uint32_t id = 0; id < AC_COUNT; id++)
		owned[id] = 0;
	for (uint32_t page = 0; page < NPS && !broken; page++) {
		kinds[page] = FREE;
		mapped_by[page] = 0;
		broken = check_page(page);
	}
	return broken;
}

static const char *
check_container(uint32_t id)
{
	uint32_t used = owned[id];

	CHECK(id, AC[id].used || !spec_proc_is_alive(id),
	      "a process is alive without a container");
	CHECK(id, AC[id].used || owned[id] == 0,
	      "who has no container owns a page");
	if (!AC[id].used)
		return NULL;
	for (uint32_t child = CHILDREN * id + 1; child <= CHILDREN * id + 3;
	     child++)
		used += child < AC_COUNT && AC[child].used ? AC[child].quota
		                                           : 0;
	CHECK(id, AC[id].usage <= AC[id].quota, "a quota is exceeded");
	CHECK(id, AC[id].usage == used,
	      "a container does not use what its pages and children are");
	CHECK(id, AC[AC[id].parent].used, "a parent has no container");
	return NULL;
}

/* A directory or a table. */
static const char *
check_table(uint32_t id, uint32_t page)
{
	CHECK(page, is_usable(page) && OWNER[page] == ONLY(id),
	      "a table is not its process's alone");
	CHECK(page, kinds[page] == FREE, "a table is something else, too");
	kinds[page] = TABLE_PAGE;
	return NULL;
}

/* An entry for memory, below one of a directory. */
static const char *
check_entry(uint32_t id, const struct entry_state *entry,
            const struct entry_state *above)
{
	uint32_t page = entry->low / PAGE_BYTES;
	uint32_t perm = PERM_OF(entry) & PERM_OF(above);

	if (!(entry->low & ENTRY_P))
		return NULL;
	CHECK(page, is_usable(page) && IS_OF(id, page),
	      "a process has memory that is not its own");
	CHECK(page, kinds[page] != TABLE_PAGE, "a table is memory");
	CHECK(page, mapped_by[page] != id + 1, "memory is mapped twice");
	CHECK(page, perm & ENTRY_U, "memory is not for ring 3");
	CHECK(page, (perm & (ENTRY_W | ENTRY_X)) != (ENTRY_W | ENTRY_X),
	      "memory is both written and executed");
	kinds[page] = MEMORY_PAGE;
	mapped_by[page] = id + 1;
	return NULL;
}

static const char *
check_directory(uint32_t id, uint32_t directory)
{
	const char *broken = check_table(id, directory);

	for (uint32_t i = 0; i < ENTRIES && !broken; i++) {
		const struct entry_state *above = ENTRY_OF(directory, i);
		uint32_t table = above->low / PAGE_BYTES;

		if (!(above->low & ENTRY_P))
			continue;
		broken = check_table(id, table);
		for (uint32_t k = 0; k < ENTRIES && !broken; k++)
			broken = check_entry(id, ENTRY_OF(table, k), above);
	}
	return broken;
}

static const char *
check_map(uint32_t id)
{
	const char *broken = NULL;

	for (uint32_t i = 0; i < PTP_DIRECTORIES && !broken; i++) {
		uint32_t directory = PTP[id].directories[i];

		CHECK(id, directory == 0 || spec_proc_is_alive(id),
		      "who has ended has memory");
		if (directory != 0)
			broken = check_directory(id, directory);
	}
	return broken;
}

static const char *
check_kernel(void)
{
	for (uint32_t i = 0; i < IDP_LARGE + IDP_SMALL; i++) {
		uint32_t perm = i < IDP_LARGE ? IDP.large[i].perm
		                              : IDP.small[i - IDP_LARGE];
		/* What is large and below has the small ones' say. */
		bool is_table = i < IDP_SMALL / ENTRIES;

		CHECK(i, !(perm & ENTRY_U), "the kernel's part is for ring 3");
		CHECK(i,
		      is_table || (perm & (ENTRY_W | ENTRY_X)) !=
		                          (ENTRY_W | ENTRY_X),
		      "the kernel's part is both written and executed");
	}
	return NULL;
}

const char *
properties_broken(uint32_t *which)
{
	const char *broken = check_pages();

	for (uint32_t id = 0; id < AC_COUNT && !broken; id++)
		broken = check_container(id);
	for (uint32_t id = 0; id < AC_COUNT && !broken; id++)
		broken = check_map(id);
	if (!broken)
		broken = check_kernel();
	*which = about;
	return broken;
}

#include "MPTKern.h"

#include "import.h"

/* The linker script gives these addresses; nothing is stored there. */
extern const uint8_t image_begin[], text_end[], rodata_end[], image_end[];

/* The kernel's part, in small pages and in large ones. */
enum { SMALL_PAGES = IDENTITY_SMALL / PAGE_SIZE };
enum { LARGE_PAGES = IDENTITY_END / TABLE_SPAN };
enum { TABLE_PAGES = TABLE_SPAN / PAGE_SIZE };

static uint32_t
kernel_perm(uint32_t address)
{
	if (address < PAGE_SIZE || kctx_is_guard(address))
		return 0;
	if (address < (uint32_t)image_begin || address >= (uint32_t)rodata_end)
		return PERM_P | PERM_W;
	return address < (uint32_t)text_end ? PERM_P | PERM_X : PERM_P;
}

void
pt_init_kern(uint32_t mbi)
{
	pt_init_comm(mbi);
	ASSERT((uint32_t)image_end <= IDENTITY_SMALL);
	for (uint32_t page = 0; page < SMALL_PAGES; page++) {
		LOOP(page <= SMALL_PAGES &&
		             ALL(k, 0, LARGE_PAGES,
		                 IDP.large[k].perm ==
		                         (k < (page + TABLE_PAGES - 1) /
		                                                  TABLE_PAGES
		                                  ? PERM_P | PERM_W | PERM_X
		                                  : ENTRY(IDP.large[k]
		                                                  .perm))) &&
		             ALL(k, 0, SMALL_PAGES,
		                 IDP.small[k] ==
		                         (k < page ? PERM_OF_KERNEL(k)
		                                   : ENTRY(IDP.small[k]))) &&
		             ALL(k, 0, LARGE_PAGES,
		                 IDP.large[k].is_there ==
		                         (k < (page + TABLE_PAGES - 1) /
		                                          TABLE_PAGES ||
		                          ENTRY(IDP.large[k].is_there))),
		     SMALL_PAGES - page);
		set_IDPTE(page * PAGE_SIZE, kernel_perm(page * PAGE_SIZE));
	}
}

void
pt_check_kern(void)
{
	pt_check_comm();
	for (uint32_t page = 0; page < SMALL_PAGES; page++) {
		LOOP(page <= SMALL_PAGES, SMALL_PAGES - page);
		uint32_t perm = kernel_perm(page * PAGE_SIZE);
		uint32_t is = get_IDperm(page * PAGE_SIZE);

		ASSERT(is == perm || (perm == 0 && !(is & PERM_P)));
	}
	for (uint32_t i = IDENTITY_SMALL / TABLE_SPAN; i < LARGE_PAGES; i++) {
		LOOP(i <= LARGE_PAGES, LARGE_PAGES - i);
		ASSERT(get_IDperm(i * TABLE_SPAN) == (PERM_P | PERM_W));
	}
}

bool
pt_insert(uint32_t id, uint32_t va, uint32_t page, uint32_t perm)
{
	if (!pt_alloc_pde(id, va))
		return false;
	pt_insert_aux(id, va, page, perm);
	return true;
}

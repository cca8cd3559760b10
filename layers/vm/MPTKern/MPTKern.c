#include "MPTKern.h"

#include "import.h"

/* The linker script gives these addresses; nothing is stored there. */
extern const uint8_t image_begin[], text_end[], rodata_end[], image_end[];

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
	for (uint32_t va = 0; va < IDENTITY_SMALL; va += PAGE_SIZE)
		set_IDPTE(va, kernel_perm(va));
}

void
pt_check_kern(void)
{
	pt_check_comm();
	for (uint32_t va = 0; va < IDENTITY_SMALL; va += PAGE_SIZE) {
		uint32_t perm = kernel_perm(va);

		ASSERT(get_IDperm(va) == perm ||
		       (perm == 0 && !(get_IDperm(va) & PERM_P)));
	}
	for (uint32_t va = IDENTITY_SMALL; va < IDENTITY_END; va += TABLE_SPAN)
		ASSERT(get_IDperm(va) == (PERM_P | PERM_W));
}

bool
pt_insert(uint32_t id, uint32_t va, uint32_t page, uint32_t perm)
{
	if (!pt_alloc_pde(id, va))
		return false;
	pt_insert_aux(id, va, page, perm);
	return true;
}

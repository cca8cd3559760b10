#include "info.h"

#include <stdio.h>
#include <string.h>

static const struct multiboot_row rows[ROW_COUNT] = {
	{20, 0, 0x9fc00, MULTIBOOT_RAM},
	{20, 0x9fc00, 0x400, 2},
	{20, 0x100000, 0xbfee0000, MULTIBOOT_RAM},
	{20, 0xfffc0000, 0x40000, 2},
	{20, 0x100000000, 0x40000000, MULTIBOOT_RAM},
};

struct multiboot_info *
info_at(void)
{
	return (struct multiboot_info *)INFO;
}

struct multiboot_row *
row_at(uint32_t i)
{
	return (struct multiboot_row *)ROWS + i;
}

struct multiboot_module *
module_at(uint32_t i)
{
	return (struct multiboot_module *)MODULES + i;
}

void
info_make(void)
{
	memset((void *)INFO, 0, 5 * 4096);
	*info_at() = (struct multiboot_info){
		.flags = MULTIBOOT_HAS_MODULES | MULTIBOOT_HAS_MAP,
		.module_count = MODULE_COUNT,
		.modules = MODULES,
		.map_length = sizeof(rows),
		.map = ROWS,
	};
	memcpy(row_at(0), rows, sizeof(rows));
	for (uint32_t i = 0; i < MODULE_COUNT; i++) {
		*module_at(i) = (struct multiboot_module){
			.begin = FILES + i * FILES_STEP,
			.end = FILES + i * FILES_STEP + 1 + 1000 * i,
			.words = WORDS + i * WORDS_STEP,
		};
		snprintf((char *)WORDS + i * WORDS_STEP, WORDS_STEP,
		         "/programs/name%u name%u", i, i);
	}
}

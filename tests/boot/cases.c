#include <string.h>

#include "import.h"
#include "info.h"

/* What is wrong, and what is said then. */
static const struct {
	const char *name, *text;
} cases[] = {
	{"nothing is wrong", ""},
	{"no map", "the boot loader has no map of memory"},
	{"a row of size 0", "the boot loader's map of memory is broken"},
	{"a row that wraps", "the boot loader's map of memory is broken"},
	{"half a row", "the boot loader's map of memory is broken"},
	{"no room for the kernel",
         "too little memory: no room for the kernel image"},
	{"too many ranges", "the map of memory has too many ranges"},
	{"a file in the kernel",
         "the boot loader has left data in the kernel's place"},
	{"a file round the kernel",
         "the boot loader has left data in the kernel's place"},
	{"a file that ends before it begins", "a file ends before it begins"},
	{"a file above the kernel's memory",
         "the boot loader has left data out of reach"},
	{"a file into what is above",
         "the boot loader has left data out of reach"},
	{"a list that wraps", "the boot loader has left data out of reach"},
	{"a list in page 0", "the boot loader has left data out of reach"},
	{"a list in the kernel",
         "the boot loader has left data in the kernel's place"},
	{"words without an end", "the words about a file have no end"},
	{"words up to the end of memory", "the words about a file have no end"},
	{"no words", ""},
	{"an empty file anywhere", ""},
	{"65 files", "the boot loader has brought more than 64 files"},
	{"information in the kernel",
         "the boot loader has left data in the kernel's place"},
	{"information above", "the boot loader has left data out of reach"},
};

const uint32_t case_count = sizeof(cases) / sizeof(*cases);

static void
break_map(uint32_t number)
{
	switch (number) {
	case 1:
		info_at()->flags &= ~(uint32_t)MULTIBOOT_HAS_MAP;
		break;
	case 2:
		row_at(1)->size = 0;
		break;
	case 3:
		row_at(1)->size = 0xfffffffc;
		break;
	case 4:
		info_at()->map_length -= 12;
		break;
	case 5:
		row_at(2)->length = IMAGE_END - IMAGE_BEGIN - 1;
		break;
	case 6:
		info_at()->map = FILES;
		info_at()->map_length = 200 * sizeof(*row_at(0));
		for (uint32_t i = 0; i < 200; i++)
			((struct multiboot_row *)FILES)[i] = *row_at(2);
		break;
	}
}

static void
break_files(uint32_t number)
{
	switch (number) {
	case 7:
		module_at(2)->begin = IMAGE_END - 1;
		module_at(2)->end = IMAGE_END + 1;
		break;
	case 8:
		module_at(2)->begin = LOWEST;
		break;
	case 9:
		module_at(2)->begin = module_at(2)->end + 1;
		break;
	case 10:
		module_at(2)->begin = MEMORY_END;
		module_at(2)->end = MEMORY_END + 1;
		break;
	case 11:
		module_at(2)->end = MEMORY_END + 1;
		break;
	case 12:
		info_at()->module_count = 0x10000001;
		break;
	case 13:
		info_at()->modules = 0xffc;
		break;
	case 14:
		info_at()->modules = IMAGE_BEGIN - 4;
		break;
	}
}

static void
break_words(uint32_t number)
{
	switch (number) {
	case 15:
		memset((char *)FILES, 'x', 4096);
		module_at(2)->words = FILES;
		break;
	case 16:
		memset((char *)MEMORY_END - 10, 'x', 10);
		module_at(2)->words = MEMORY_END - 10;
		break;
	case 17:
		module_at(2)->words = 0;
		break;
	case 18:
		module_at(2)->begin = module_at(2)->end = 0xfffffff0;
		break;
	case 19:
		info_at()->module_count = 65;
		info_at()->modules = FILES;
		memset((char *)FILES, 0, 65 * sizeof(*module_at(0)));
		break;
	case 20:
		memcpy((char *)IMAGE_END - 4, info_at(), sizeof(*info_at()));
		break;
	}
}

const char *
case_name(uint32_t number)
{
	return cases[number].name;
}

const char *
case_text(uint32_t number)
{
	return cases[number].text;
}

uint32_t
case_make(uint32_t number)
{
	static const uint32_t places[] = {IMAGE_END - 4, MEMORY_END - 4};

	info_make();
	break_map(number);
	break_files(number);
	break_words(number);
	return number < 20 ? INFO : places[number - 20];
}

#include "Module.h"

#include "../multiboot.h"
#include "import.h"

enum { MODULE_COUNT = 64 };

struct module {
	uint32_t begin, size, name_size;
	char name[MODULE_NAME_SIZE];
};

static struct module module_pool[MODULE_COUNT];
static uint32_t module_total;

static void
set_name(struct module *module, const char *words)
{
	module->name_size = 0;
	for (; *words; words++) {
		if (*words == ' ')
			module->name_size = 0;
		else if (module->name_size++ < MODULE_NAME_SIZE)
			module->name[module->name_size - 1] = *words;
	}
}

void
module_init(uint32_t mbi)
{
	const struct multiboot_info *info = (const void *)mbi;
	const struct multiboot_module *from = (const void *)info->modules;

	module_total = 0;
	if (!(info->flags & MULTIBOOT_HAS_MODULES))
		return;
	if (info->module_count > MODULE_COUNT)
		panic(__FILE__, __LINE__,
		      "the boot loader has brought more than 64 files");
	for (; module_total < info->module_count; module_total++, from++) {
		module_pool[module_total].begin = from->begin;
		module_pool[module_total].size = from->end - from->begin;
		set_name(&module_pool[module_total],
		         from->words ? (const void *)from->words : "");
	}
}

static bool
has_name(const struct module *module, const char *name, uint32_t count)
{
	if (count != module->name_size || count > MODULE_NAME_SIZE)
		return false;
	for (uint32_t i = 0; i < count; i++) {
		LOOP(i <= count && ALL(k, 0, i, module->name[k] == name[k]),
		     count - i);
		if (name[i] != module->name[i])
			return false;
	}
	return true;
}

uint32_t
module_find(const char *name, uint32_t count)
{
	for (uint32_t i = 0; i < module_total; i++) {
		LOOP(i <= FIRST(m, 0, module_total,
		                HAS_NAME(module_pool[m], name, count)),
		     module_total - i);
		if (has_name(&module_pool[i], name, count))
			return i;
	}
	return MODULE_NONE;
}

uint32_t
module_count(void)
{
	return module_total;
}

void
module_name(uint32_t module, char *to)
{
	ASSERT(module < module_total);
	for (uint32_t i = 0; i < MODULE_NAME_SIZE; i++)
		to[i] = module_pool[module].name[i];
}

uint32_t
module_name_size(uint32_t module)
{
	ASSERT(module < module_total);
	return module_pool[module].name_size;
}

const uint8_t *
module_begin(uint32_t module)
{
	ASSERT(module < module_total);
	return (const uint8_t *)module_pool[module].begin;
}

uint32_t
module_size(uint32_t module)
{
	ASSERT(module < module_total);
	return module_pool[module].size;
}

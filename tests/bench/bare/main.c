/*
 * Linux on the bare machine, put into memory by the code that does so for a
 * guest, and entered in the same state: what differs is what is below.
 *
 * The files, and linux.conf that says which, the boot loader brings.  Before
 * Linux is entered the serial port has a line with the time-stamp counter.
 */
#include "../../../layers/boot/multiboot.h"
#include "../../../runtime/vmm/config.h"
#include "../../../runtime/vmm/file.h"
#include "../../../runtime/vmm/linux.h"
#include "../../../runtime/vmm/vm.h"
#include "sys.h"
#include "text.h"

enum { SERIAL = 0x3f8, TEXT_ROOM = 4096 };

_Noreturn void main(const struct multiboot_info *given);
_Noreturn void enter(uint32_t eip, uint32_t esi, uint32_t esp,
                     const void *gdtr);

static const struct multiboot_info *info;
static uint32_t registers[VM_REGISTERS];
static struct vm_segment segments[VM_SEGMENTS];

static const struct multiboot_module *
module_at(uint32_t number)
{
	return (const struct multiboot_module *)info->modules + number;
}

uint32_t
sys_puts(const char *text, uint32_t count)
{
	for (; count > 0; count--)
		__asm__ volatile("outb %0, %1" ::"a"(*text++),
		                 "d"((uint16_t)SERIAL));
	return E_OK;
}

/* The name is the last word of what the boot loader says of the file. */
uint32_t
sys_program(uint32_t number, char *name, uint32_t room, uint32_t *pages)
{
	const char *words, *last;
	uint32_t size;

	if (number >= info->module_count)
		return E_NAME;
	words = last = (const char *)module_at(number)->words;
	for (; *words; words++)
		if (*words == ' ')
			last = words + 1;
	size = text_size(last) + 1;
	memcpy(name, last, size < room ? size : room);
	*pages = 0;
	return E_OK;
}

uint32_t
vm_file(uint32_t number, uint32_t offset, void *to, uint32_t *count)
{
	const struct multiboot_module *module = module_at(number);
	uint32_t size = module->end - module->begin;
	uint32_t left = offset < size ? size - offset : 0;

	if (*count > left)
		*count = left;
	memcpy(to, (const uint8_t *)module->begin + offset, *count);
	return E_OK;
}

uint32_t
vm_reserve(uint32_t gpa)
{
	(void)gpa; /* all memory is there */
	return E_OK;
}

uint32_t
vm_set(uint32_t reg, uint32_t value)
{
	registers[reg] = value;
	return E_OK;
}

uint32_t
vm_set_segment(uint32_t number, const struct vm_segment *segment)
{
	segments[number] = *segment;
	return E_OK;
}

static const char *
load(void)
{
	static struct config config;
	static char text[TEXT_ROOM];
	struct file file;

	config_init(&config);
	if (!file_find("linux.conf", &file) || file.size >= TEXT_ROOM ||
	    !file_read(&file, 0, text, file.size) || config_read(&config, text))
		return "linux.conf makes no sense";
	return linux_load(&config);
}

_Noreturn void
main(const struct multiboot_info *given)
{
	const char *error;
	uint32_t low, high;
	struct {
		uint16_t unused, limit;
		uint32_t base;
	} gdtr;

	info = given;
	error = load();
	if (error) {
		print("bare: %s\n", error);
		for (;;)
			__asm__ volatile("hlt");
	}
	gdtr.limit = (uint16_t)segments[VM_GDTR].limit;
	gdtr.base = segments[VM_GDTR].base;
	__asm__ volatile("rdtsc" : "=a"(low), "=d"(high));
	print("begin %llu\n", (uint64_t)high << 32 | low);
	enter(registers[VM_EIP], registers[VM_ESI], registers[VM_ESP],
	      &gdtr.limit);
}

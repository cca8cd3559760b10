#include "world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "../../runtime/user/lib/sys.h"

enum {
	PAGE = 4096,
	FILES = 8,
	PAGES = GUEST_SIZE / PAGE,
	TSC_STEP = 2000,
	YIELD_STEP = 50000,
	TAIL = 200,
};

struct brought {
	const char *name;
	const uint8_t *bytes;
	uint32_t size;
};

char printed[PRINT_ROOM];
uint32_t printed_size;
uint32_t registers[VM_REGISTERS];
struct vm_segment segments[VM_SEGMENTS];
uint64_t tsc, tsc_offset, exit_info;
uint32_t yields, injected, injected_code;

static struct brought files[FILES];
static uint32_t file_count;
static bool pages[PAGES];
static uint32_t page_count, page_limit;
static const char *typed = "";

void
expect(bool held, const char *file, int line, const char *what)
{
	if (held)
		return;
	fprintf(stderr, "%s:%d: broken: %s\n", file, line, what);
	fprintf(stderr, "last printed: '%s'\n",
	        printed + (printed_size > TAIL ? printed_size - TAIL : 0));
	exit(1);
}

uint32_t
draw(uint32_t limit)
{
	static uint32_t state = 1;

	state ^= state << 13;
	state ^= state >> 17;
	state ^= state << 5;
	return state % limit;
}

void
world_clear(uint32_t limit)
{
	void *at = (void *)(uintptr_t)GUEST_LOW;

	EXPECT(mmap(at, GUEST_SIZE, PROT_NONE,
	            MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED, -1,
	            0) == at);
	memset(pages, 0, sizeof(pages));
	memset(registers, 0xee, sizeof(registers));
	memset(segments, 0xee, sizeof(segments));
	page_count = 0;
	page_limit = limit;
	file_count = 0;
	typed = "";
	printed_size = 0;
	printed[0] = 0;
	tsc = 1000000000;
	yields = 0;
	injected = 0;
}

void
world_add_file(const char *name, const void *bytes, uint32_t size)
{
	EXPECT(file_count < FILES);
	files[file_count++] = (struct brought){name, bytes, size};
}

void
world_type(const char *text)
{
	typed = text;
}

bool
world_has_page(uint32_t gpa)
{
	return pages[gpa / PAGE];
}

uint32_t
world_pages(void)
{
	return page_count;
}

uint32_t
sys_puts(const char *text, uint32_t count)
{
	EXPECT(printed_size + count < PRINT_ROOM);
	memcpy(printed + printed_size, text, count);
	printed_size += count;
	printed[printed_size] = 0;
	return E_OK;
}

uint32_t
sys_getc(uint32_t *byte)
{
	if (!*typed)
		return E_EMPTY;
	*byte = (uint8_t)*typed++;
	return E_OK;
}

void
sys_yield(void)
{
	yields++;
	tsc += YIELD_STEP;
}

uint32_t
sys_program(uint32_t number, char *name, uint32_t room, uint32_t *size)
{
	if (number >= file_count)
		return E_NAME;
	snprintf(name, room, "%s", files[number].name);
	*size = 0;
	return E_OK;
}

uint32_t
vm_file(uint32_t number, uint32_t offset, void *to, uint32_t *count)
{
	if (number >= file_count)
		return E_NAME;
	if (offset > files[number].size)
		*count = 0;
	else if (*count > files[number].size - offset)
		*count = files[number].size - offset;
	memcpy(to, files[number].bytes + offset, *count);
	return E_OK;
}

uint32_t
vm_reserve(uint32_t gpa)
{
	if (gpa % PAGE || gpa >= GUEST_SIZE || pages[gpa / PAGE])
		return E_INVALID;
	if (page_count == page_limit)
		return E_MEMORY;
	page_count++;
	pages[gpa / PAGE] = true;
	EXPECT(mprotect((void *)(uintptr_t)(GUEST_LOW + gpa), PAGE,
	                PROT_READ | PROT_WRITE) == 0);
	return E_OK;
}

uint32_t
vm_run(uint32_t flags, uint32_t eax, uint32_t event, struct vm_exit *exit)
{
	return guest_run(flags, eax, event, exit);
}

uint64_t
vm_exit_info(uint32_t number)
{
	EXPECT(number == VM_INFO_2);
	return exit_info;
}

uint32_t
vm_get(uint32_t reg)
{
	EXPECT(reg < VM_REGISTERS);
	return registers[reg];
}

uint32_t
vm_set(uint32_t reg, uint32_t value)
{
	EXPECT(reg < VM_REGISTERS);
	if (reg == VM_EFER && value & 1u << 10)
		return E_INVALID; /* long mode, say */
	registers[reg] = value;
	return E_OK;
}

uint32_t
vm_get_segment(uint32_t number, struct vm_segment *segment)
{
	EXPECT(number < VM_SEGMENTS);
	*segment = segments[number];
	return E_OK;
}

uint32_t
vm_set_segment(uint32_t number, const struct vm_segment *segment)
{
	EXPECT(number < VM_SEGMENTS);
	segments[number] = *segment;
	return E_OK;
}

uint32_t
vm_inject(uint32_t event, uint32_t code)
{
	injected = event;
	injected_code = code;
	return E_OK;
}

uint32_t
vm_set_tsc_offset(uint64_t offset)
{
	tsc_offset = offset;
	return E_OK;
}

/* Each look at the time takes some. */
uint64_t
vm_tsc(void)
{
	tsc += TSC_STEP;
	return tsc;
}

#include "control.h"

#include "monitor.h"

enum {
	CR0_PE = 1 << 0,
	CR0_NW = 1 << 29,
	CR0_CD = 1 << 30,
	CR4_PSE = 1 << 4,
	CR4_PAE = 1 << 5,
	LMSW_BITS = 0xf, /* of which PE can only be set */

	PRESENT = 1 << 0,
	LARGE = 1 << 7,
	PAGE_SHIFT = 12,

	ABSENT_SEGMENT = 11,
	GENERAL_PROTECTION = 13,
};

#define CR0_PG (1u << 31)

/* Instructions of three bytes: 0x0f, this one, and what is to be done. */
enum { ESCAPE = 0x0f, GROUP_TASK = 0x00, GROUP_MSW = 0x01, MOV_TO_CR = 0x22 };
enum { LENGTH = 3, FIELD_CR0 = 0, FIELD_LTR = 3, FIELD_LMSW = 6 };

/* Of a descriptor's second word; a task that is not busy, of either size. */
enum { TYPE = 0x1700, TASK = 0x0100, IS_PRESENT = 1 << 15, BUSY_BYTE = 2 };
enum { GRANULAR = 1 << 23, DESCRIPTOR = 8 };

static uint32_t
exception(uint32_t vector)
{
	return VM_EVENT | VM_EVENT_EXCEPTION | VM_EVENT_ERROR | vector;
}

/* Finds where in its memory the guest's own tables put a linear address. */
static bool
translate(struct monitor *monitor, uint32_t linear, uint32_t *gpa)
{
	uint32_t cr4 = vm_get(VM_CR4);
	bool is_pae = cr4 & CR4_PAE;
	uint32_t size = is_pae ? 8 : 4, bits = is_pae ? 9 : 10;
	uint32_t shift = is_pae ? 30 : 22;
	uint32_t table = vm_get(VM_CR3) & (is_pae ? ~31u : ~4095u);

	*gpa = linear;
	if (!(vm_get(VM_CR0) & CR0_PG))
		return true;
	for (;; shift -= bits) {
		uint32_t index = linear >> shift & ((1u << bits) - 1);
		const uint32_t *entry =
			monitor_memory(monitor, table + index * size, size);
		bool is_large = shift == 21 || (shift == 22 && cr4 & CR4_PSE);

		if (!entry || !(*entry & PRESENT))
			return false;
		if (shift == PAGE_SHIFT || (is_large && *entry & LARGE)) {
			uint32_t offset = (1u << shift) - 1;

			*gpa = (*entry & ~offset) | (linear & offset);
			return true;
		}
		table = *entry & ~4095u;
	}
}

/* The guest's byte at a linear address; or null. */
static uint8_t *
byte_at(struct monitor *monitor, uint32_t linear)
{
	uint32_t gpa;

	if (!translate(monitor, linear, &gpa))
		return 0;
	return monitor_memory(monitor, gpa, 1);
}

static bool
read_bytes(struct monitor *monitor, uint32_t linear, uint8_t *to,
           uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		const uint8_t *from = byte_at(monitor, linear + i);

		if (!from)
			return false;
		to[i] = *from;
	}
	return true;
}

/* Finds out which instruction it is, and the value of its register. */
static bool
decode(struct monitor *monitor, uint8_t code[LENGTH], uint32_t *value)
{
	static const uint8_t registers[] = {
		VM_EAX, VM_ECX, VM_EDX, VM_EBX, VM_ESP, VM_EBP, VM_ESI, VM_EDI,
	};
	uint32_t eip = vm_get(VM_EIP);
	struct vm_segment segment;

	if (vm_get_segment(VM_CS, &segment) != E_OK ||
	    !read_bytes(monitor, segment.base + eip, code, LENGTH) ||
	    code[0] != ESCAPE || code[2] < 0xc0)
		return false;
	*value = vm_get(registers[code[2] & 7]);
	return true;
}

static bool
is_instruction(const uint8_t code[LENGTH], uint32_t opcode, uint32_t field)
{
	return code[1] == opcode && (code[2] >> 3 & 7u) == field;
}

uint32_t
control_write_cr0(struct monitor *monitor, uint32_t *error)
{
	uint8_t code[LENGTH];
	uint32_t value, old = vm_get(VM_CR0);
	bool is_known = decode(monitor, code, &value);

	*error = 0;
	if (is_known && is_instruction(code, GROUP_MSW, FIELD_LMSW)) {
		value = (old & ~(uint32_t)(LMSW_BITS & ~CR0_PE)) |
		        (value & LMSW_BITS);
	} else if (!is_known || !is_instruction(code, MOV_TO_CR, FIELD_CR0)) {
		monitor_fail(monitor, "changes, in a way not known, cr0", old);
		return 0;
	}
	if ((value & CR0_PG && !(value & CR0_PE)) ||
	    (value & CR0_NW && !(value & CR0_CD)))
		return exception(GENERAL_PROTECTION);
	vm_set(VM_CR0, value);
	return 0;
}

/* Loads the task whose descriptor is at a linear address. */
static uint32_t
load_task(struct monitor *monitor, uint32_t selector, uint32_t linear)
{
	struct vm_segment task;
	uint32_t words[2], limit;

	if (!read_bytes(monitor, linear, (uint8_t *)words, DESCRIPTOR)) {
		monitor_fail(monitor, "has no memory for its task", selector);
		return 0;
	}
	if ((words[1] & TYPE) != TASK)
		return exception(GENERAL_PROTECTION);
	if (!(words[1] & IS_PRESENT))
		return exception(ABSENT_SEGMENT);
	limit = (words[0] & 0xffff) | (words[1] & 0xf0000);
	if (words[1] & GRANULAR)
		limit = limit << PAGE_SHIFT | 0xfff;
	task = (struct vm_segment){
		.selector = selector,
		.base = words[0] >> 16 | (words[1] & 0xff) << 16 |
	                (words[1] & 0xff000000),
		.limit = limit,
		.attributes = (words[1] >> 8 & 0xff) | (words[1] >> 12 & 0xf00),
	};
	vm_set_segment(VM_TR, &task);
	*byte_at(monitor, linear + 5) |= BUSY_BYTE;
	return 0;
}

uint32_t
control_load_task(struct monitor *monitor, uint32_t *error)
{
	uint8_t code[LENGTH];
	uint32_t selector, index;
	struct vm_segment table;

	*error = 0;
	if (!decode(monitor, code, &selector) ||
	    !is_instruction(code, GROUP_TASK, FIELD_LTR) ||
	    vm_get_segment(VM_GDTR, &table) != E_OK) {
		monitor_fail(monitor, "loads, in a way not known, a task", 0);
		return 0;
	}
	selector &= 0xffff;
	index = selector & ~7u;
	*error = selector & ~3u;
	/* None, one of a local table, or beyond the table. */
	if (*error == 0 || selector & 4 || (index | 7) > table.limit)
		return exception(GENERAL_PROTECTION);
	return load_task(monitor, selector, table.base + index);
}

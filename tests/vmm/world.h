/*
 * The kernel below the monitor, as its test has it: files, memory, the console
 * and a virtual machine that the tests move.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "../../runtime/vmm/vm.h"

/* Ends the test with a message, if the condition does not hold. */
#define EXPECT(condition) expect(condition, __FILE__, __LINE__, #condition)

void expect(bool held, const char *file, int line, const char *what);

/* Returns a number below the limit, the same in each run. */
uint32_t draw(uint32_t limit);

enum { PRINT_ROOM = 1 << 16 };

/* What was printed since the last world_clear, with a 0 behind it. */
extern char printed[PRINT_ROOM];
extern uint32_t printed_size;

/* No files, no memory, nothing printed or typed; pages may be reserved. */
void world_clear(uint32_t pages);

void world_add_file(const char *name, const void *bytes, uint32_t size);
void world_type(const char *text);

/* Whether a page of the guest's memory is there; how many are. */
bool world_has_page(uint32_t gpa);
uint32_t world_pages(void);

extern uint32_t registers[VM_REGISTERS];
extern struct vm_segment segments[VM_SEGMENTS];
extern uint64_t tsc, tsc_offset, exit_info;
extern uint32_t yields, injected, injected_code;

/* What vm_run does: the test's guest. */
uint32_t guest_run(uint32_t flags, uint32_t eax, uint32_t event,
                   struct vm_exit *exit);

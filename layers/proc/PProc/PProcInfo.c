#include "PProc.h"

#include "import.h"

/* What a process needs besides its program: a page of stack and its tables. */
enum { STACK_PAGES = 3 };

bool
proc_is_program(uint32_t module)
{
	return elf_is_valid(module_begin(module), module_size(module));
}

uint32_t
proc_pages(uint32_t module)
{
	return elf_pages(module_begin(module)) + STACK_PAGES;
}

bool
proc_is_alive(uint32_t pid)
{
	return pid < NUM_IDS && tcb_get_state(pid) != THREAD_DEAD;
}

uint32_t
proc_state(uint32_t pid)
{
	uint32_t state = tcb_get_state(pid);

	if (pid == get_curid())
		return PROCESS_RUNS;
	if (state == THREAD_DEAD)
		return PROCESS_ENDED;
	return state == THREAD_SLEEP ? PROCESS_SLEEPS : PROCESS_READY;
}

bool
proc_is_below(uint32_t pid)
{
	uint32_t self = get_curid();

	if (pid >= NUM_IDS)
		return false;
	/* Who is above has the smaller id. */
	for (uint32_t at = pid; at > self;) {
		LOOP(at < NUM_IDS && IS_BELOW(self, at) == IS_BELOW(self, pid),
		     at);
		at = (at - 1) / MAX_CHILDREN;
		if (at == self)
			return true;
	}
	return false;
}

#include "PProc.h"

#include "import.h"
#include "sleep.h"

enum { NEVER_RAN = 0xffffffff };

/* What a process needs besides its program: a page of stack and its tables. */
enum { STACK_PAGES = 3 };

static uint32_t proc_entry;

/* What the last process that has ended returned. */
static uint32_t proc_status_pool[NUM_IDS];

/* How many processes with each id have ended. */
static uint32_t proc_life_pool[NUM_IDS];

/* Which life of its parent has started each; NEVER_RAN if none. */
static uint32_t proc_origin_pool[NUM_IDS];

/* Which module each process runs. */
static uint32_t proc_program_pool[NUM_IDS];

uint32_t sleep_channels[NUM_IDS];

void
proc_setup(uint32_t mbi)
{
	uctx_init(mbi);
	module_init(mbi);
	for (uint32_t pid = 0; pid < NUM_IDS; pid++) {
		proc_life_pool[pid] = 0;
		proc_origin_pool[pid] = NEVER_RAN;
		sleep_channels[pid] = pid;
	}
}

void
proc_set_entry(uint32_t entry)
{
	proc_entry = entry;
}

uint32_t
proc_pages(uint32_t module)
{
	return elf_pages(module_begin(module)) + STACK_PAGES;
}

static void
load(uint32_t pid, uint32_t module)
{
	proc_program_pool[pid] = module;
	elf_load(pid, module_begin(module));
	uctx_start(pid, elf_entry(module_begin(module)), USER_HIGH);
}

void
proc_load_root(uint32_t module)
{
	load(ROOT_PROCESS, module);
	user_use(ROOT_PROCESS);
}

uint32_t
proc_create(uint32_t module, uint32_t quota)
{
	uint32_t pid = get_curid();
	uint32_t child;

	if (!container_can_consume(pid, quota))
		return NUM_IDS;
	/* Nothing is behind the entry, which does not return: 0 is no code. */
	child = thread_spawn(proc_entry, 0, pid, quota);
	if (child == NUM_IDS)
		return NUM_IDS;
	load(child, module);
	proc_status_pool[child] = 0;
	proc_origin_pool[child] = proc_life_pool[pid];
	return child;
}

bool
proc_has_run(uint32_t pid)
{
	uint32_t self = get_curid(), first = MAX_CHILDREN * self + 1;

	return pid < NUM_IDS && pid >= first && pid - first < MAX_CHILDREN &&
	       proc_origin_pool[pid] == proc_life_pool[self];
}

uint32_t
proc_status(uint32_t pid)
{
	return proc_status_pool[pid];
}

uint32_t
proc_life(uint32_t pid)
{
	return proc_life_pool[pid];
}

uint32_t
proc_run(void)
{
	uint32_t pid = get_curid();

	if (get_pt() != pid) {
		set_pt(pid);
		user_use(pid);
	}
	return user_run(pid);
}

uint32_t
proc_program(uint32_t pid)
{
	return proc_program_pool[pid];
}

bool
proc_sleep(uint32_t channel)
{
	if (thread_is_alone())
		return false;
	sleep_channels[get_curid()] = channel;
	kthread_sleep(channel);
	return true;
}

/* What every end of a process begins with. */
static void
end(uint32_t pid, uint32_t status)
{
	pt_free(pid);
	shared_mem_end(pid);
	proc_status_pool[pid] = status;
	proc_life_pool[pid]++;
	chan_clear(pid);
	thread_wakeup_all(container_get_parent(pid));
}

void
proc_exit(uint32_t status)
{
	uint32_t pid = get_curid();

	ASSERT(pid != ROOT_PROCESS);
	end(pid, status);
	if (thread_is_alone())
		thread_wakeup_all(sleep_channels[ROOT_PROCESS]);
	kthread_exit();
}

void
proc_kill(uint32_t pid, uint32_t status)
{
	/* This may wake pid itself: look only then where it is. */
	end(pid, status);
	if (tcb_get_state(pid) == THREAD_SLEEP)
		thread_kill(pid, sleep_channels[pid]);
	else
		thread_kill(pid, READY_QUEUE);
}

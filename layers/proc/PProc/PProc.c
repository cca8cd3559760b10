#include "PProc.h"

#include "import.h"
#include "sleep.h"

enum { NEVER_RAN = 0xffffffff };

static uint32_t proc_entry;

/* The processes with each id, one after another. */
static struct process {
	uint32_t status;  /* what the last one returned; 0 while it lives */
	uint32_t life;    /* how many have ended */
	uint32_t origin;  /* the life of its parent that has started it */
	uint32_t loaded;  /* the life that was begun with the program, */
	uint32_t program; /* which is a module */
} process_pool[NUM_IDS];

uint32_t sleep_channels[NUM_IDS];

void
proc_setup(uint32_t mbi)
{
	uctx_init(mbi);
	module_init(mbi);
	for (uint32_t pid = 0; pid < NUM_IDS; pid++) {
		process_pool[pid].life = 0;
		process_pool[pid].origin = NEVER_RAN;
		process_pool[pid].program = MODULE_NONE;
		sleep_channels[pid] = pid;
	}
}

void
proc_set_entry(uint32_t entry)
{
	proc_entry = entry;
}

static void
load(uint32_t pid, uint32_t module)
{
	process_pool[pid].program = module;
	process_pool[pid].loaded = process_pool[pid].life + 1;
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
	process_pool[child].status = 0;
	process_pool[child].origin = process_pool[pid].life;
	return child;
}

bool
proc_has_run(uint32_t pid)
{
	uint32_t self = get_curid(), first = MAX_CHILDREN * self + 1;

	return pid < NUM_IDS && pid >= first && pid - first < MAX_CHILDREN &&
	       process_pool[pid].origin == process_pool[self].life;
}

uint32_t
proc_status(uint32_t pid)
{
	return process_pool[pid].status;
}

uint32_t
proc_life(uint32_t pid)
{
	return process_pool[pid].life;
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
	const struct process *it = &process_pool[pid];

	/* One in ring 0 has not what another one with its id had. */
	return it->loaded == it->life + proc_is_alive(pid) ? it->program
	                                                   : MODULE_NONE;
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
	process_pool[pid].status = status;
	process_pool[pid].life++;
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
	thread_kill(pid, tcb_get_state(pid) == THREAD_SLEEP
	                         ? sleep_channels[pid]
	                         : READY_QUEUE);
}

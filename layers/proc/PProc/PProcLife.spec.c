/* The begin and the end of processes, and what they run. */
#include "PProc.state.h"

#include "MContainer.state.h"
#include "MPTIntro.state.h"
#include "Module.state.h"
#include "PElf.state.h"
#include "PUCtxInit.state.h"

/* Those of layers below that say nothing else of themselves. */
void spec_chan_clear(uint32_t ch);
void spec_shared_mem_check(void);
void spec_shared_mem_end(uint32_t pid);
void spec_pt_free(uint32_t id);

enum { NEVER_RAN = 0xffffffff, STACK_PAGES = 3 };

#define FILE_OF(module) ((uint32_t)spec_module_begin(module))

void
spec_proc_setup(uint32_t mbi)
{
	spec_uctx_init(mbi);
	spec_module_init(mbi);
	UPDATE(pid, 0, NUM_IDS, {
		PROC.of[pid].life = 0;
		PROC.of[pid].origin = NEVER_RAN;
		PROC.of[pid].program = MODULE_NONE;
		SLEEP[pid] = pid;
	});
}

bool
spec_proc_is_program(uint32_t module)
{
	return spec_elf_is_valid(FILE_OF(module), spec_module_size(module));
}

uint32_t
spec_proc_pages(uint32_t module)
{
	return spec_elf_pages(FILE_OF(module)) + STACK_PAGES;
}

static void
load(uint32_t pid, uint32_t module)
{
	PROC.of[pid].program = module;
	PROC.of[pid].loaded = PROC.of[pid].life + 1;
	spec_elf_load(pid, FILE_OF(module));
	spec_uctx_start(pid, spec_elf_entry(FILE_OF(module)), USER_HIGH);
}

void
spec_proc_load_root(uint32_t module)
{
	load(ROOT_PROCESS, module);
	spec_user_use(ROOT_PROCESS);
}

uint32_t
spec_proc_create(uint32_t module, uint32_t quota)
{
	uint32_t child;

	if (!CAN_CONSUME(CID, quota))
		return NUM_IDS;
	child = spec_thread_spawn(PROC.entry, 0, CID, quota);
	if (child == NUM_IDS)
		return NUM_IDS;
	load(child, module);
	PROC.of[child].status = 0;
	PROC.of[child].origin = PROC.of[CID].life;
	return child;
}

uint32_t
spec_proc_run(void)
{
	AXIOM("a program runs");
	if (PT.id != CID) {
		spec_set_pt(CID);
		spec_user_use(CID);
	}
	return spec_user_run(CID);
}

/* What every end of a process begins with. */
static void
end(uint32_t pid, uint32_t status)
{
	spec_pt_free(pid);
	spec_shared_mem_end(pid);
	PROC.of[pid].status = status;
	PROC.of[pid].life++;
	spec_chan_clear(pid);
	spec_thread_wakeup_all(AC[pid].parent);
}

void
spec_proc_exit(uint32_t status)
{
	REQUIRE(CID != ROOT_PROCESS);
	end(CID, status);
	if (spec_thread_is_alone())
		spec_thread_wakeup_all(SLEEP[ROOT_PROCESS]);
	spec_kthread_exit();
}

void
spec_proc_kill(uint32_t pid, uint32_t status)
{
	REQUIRE(spec_proc_is_below(pid) && spec_proc_is_alive(pid));
	end(pid, status);
	spec_thread_kill(pid, ABTCB[pid].state == THREAD_SLEEP ? SLEEP[pid]
	                                                       : READY_QUEUE);
}

void
spec_proc_check(void)
{
	spec_shared_mem_check();
	if (PT.id != CID || !ALL(pid, 0, NUM_IDS, IS_PROCESS_SOUND(pid)))
		STOP();
}

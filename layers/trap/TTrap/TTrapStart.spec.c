/* What tests begin with: programs with pages, files' names, and children. */
#include "TTrap.state.h"

#include "MContainer.state.h"
#include "PIPCIntro.state.h"
#include "PSched.state.h"
#include "PSyncIntro.state.h"

void spec_end_sync(uint32_t pid, uint32_t count);
void spec_thread_wakeup_all(uint32_t ch);
bool spec_thread_is_alone(void);
void spec_set_sync(uint32_t pid, uint32_t kind, uint32_t peer, uint32_t address,
                   uint32_t count);

enum { CHILDREN = 3, PAGES = 3 };

/* What a child may have: as much as a program needs, or less. */
static uint32_t
choose_quota(void)
{
	return 10 + CHOICE(10);
}

/* The name of a file where the program has a page, for sys_spawn. */
static void
put_name(uint32_t file)
{
	uint32_t va = USER_LOW + CHOICE(2);

	REQUIRE(IS_FILE(file));
	spec_pt_copyout(CID, va, (const uint8_t *)MODULES.of[file].name,
	                MODULES.of[file].name_size);
	spec_syscall_set_retval1(va);
	spec_syscall_set_retval2(MODULES.of[file].name_size);
	spec_syscall_set_retval3(choose_quota());
}

static void
put_page(uint32_t pid, uint32_t va)
{
	if (spec_pt_read(pid, va) == 0)
		spec_pt_resv(pid, va, PERM_W);
}

/* A child that waits for the caller to send or to receive, at the same place.
 */
static void
put_wait(uint32_t va)
{
	uint32_t pid = 1 + CHOICE(CHILDREN);

	REQUIRE(spec_proc_is_alive(pid) && pid != CID);
	put_page(pid, va);
	put_page(CID, va);
	spec_set_sync(pid, 1 + CHOICE(2), CID, va + CHOICE(16), CHOICE(16));
	spec_syscall_set_retval1(pid);
	spec_syscall_set_retval2(va + CHOICE(16));
	spec_syscall_set_retval3(CHOICE(16));
	spec_syscall_set_retval4(CHOICE(16));
}

/* Who waits is met, or the one it waits for begins a new life; it wakes up. */
static void
end_wait(uint32_t pid)
{
	uint32_t peer = SYNC[pid].peer;

	if (SYNC[pid].kind == SYNC_NONE)
		return;
	if (CHOICE(4) == 0) {
		PROC.of[peer].life++;
		PROC.of[peer].loaded++;
	} else {
		spec_end_sync(pid, CHOICE(16));
	}
	spec_thread_wakeup_all(peer);
}

void
others_TTrap(void)
{
	for (uint32_t pid = 0; pid < NUM_IDS; pid++)
		end_wait(pid);
	if (!spec_thread_is_alone())
		spec_thread_sched_ready();
}

void
prepare_TTrap(void)
{
	uint32_t va = USER_LOW + CHOICE(PAGES) * PAGE_SIZE;

	switch (CHOICE(9)) {
	case 0:
		spec_proc_create(CHOICE(CHILDREN), choose_quota());
		break;
	case 1:
		REQUIRE(spec_pt_read(CID, va) == 0);
		spec_pt_resv(CID, va, CHOICE(4) ? PERM_W : 0);
		break;
	case 2:
		put_name(CHOICE(CHILDREN));
		break;
	case 3:
		spec_set_pt(CID);
		break;
	case 4:
		put_wait(va);
		break;
	default:
		choose_call(CID);
	}
}

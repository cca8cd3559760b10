#include "MPTNew.state.h"
#include "PCID.state.h"
#include "PUCtx.state.h"
#include "TTrapArg.state.h"

/* The program has a few pages, and asks for something. */
void
prepare_TTrapArg(void)
{
	uint32_t page = CHOICE(4) * PAGE_SIZE;
	uint32_t va =
		CHOICE(2) ? USER_LOW + page : USER_HIGH - PAGE_SIZE - page;

	choose_call(CID);
	if (CHOICE(2) && spec_pt_read(CID, va) == 0)
		spec_pt_resv(CID, va, CHOICE(4) ? PERM_W : 0);
}

uint32_t
spec_trap_number(void)
{
	return UCTX[CID][UCTX_TRAP];
}

uint32_t
spec_trap_error(void)
{
	return UCTX[CID][UCTX_ERROR];
}

uint32_t
spec_trap_place(void)
{
	return UCTX[CID][UCTX_EIP];
}

uint32_t
spec_syscall_number(void)
{
	return UCTX[CID][UCTX_EAX];
}

uint32_t
spec_syscall_arg1(void)
{
	return UCTX[CID][UCTX_EBX];
}

uint32_t
spec_syscall_arg2(void)
{
	return UCTX[CID][UCTX_ECX];
}

uint32_t
spec_syscall_arg3(void)
{
	return UCTX[CID][UCTX_EDX];
}

uint32_t
spec_syscall_arg4(void)
{
	return UCTX[CID][UCTX_ESI];
}

void
spec_syscall_set_errno(uint32_t error)
{
	UCTX[CID][UCTX_EAX] = error;
}

void
spec_syscall_set_retval1(uint32_t value)
{
	UCTX[CID][UCTX_EBX] = value;
}

void
spec_syscall_set_retval2(uint32_t value)
{
	UCTX[CID][UCTX_ECX] = value;
}

void
spec_syscall_set_retval3(uint32_t value)
{
	UCTX[CID][UCTX_EDX] = value;
}

void
spec_syscall_set_retval4(uint32_t value)
{
	UCTX[CID][UCTX_ESI] = value;
}

/* What of the stack has no page gets one, as long as there are any. */
static void
touch_stack(uint32_t va, uint32_t count)
{
	uint32_t end = va + count;

	for (uint32_t at = va & -(uint32_t)PAGE_SIZE; at < end;
	     at += PAGE_SIZE) {
		STEPS(end <= USER_HIGH, at < end ? end - at : 0);
		if (spec_pt_read(CID, at) == 0)
			spec_pt_resv(CID, at, PERM_W);
	}
}

/* What is stack may come, unless what is below it is not the caller's. */
bool
spec_syscall_memory(uint32_t va, uint32_t count, uint32_t perm)
{
	uint32_t below = 0;

	if (spec_pt_is_user(CID, va, count, perm))
		return true;
	if (va < USER_LOW || va > USER_HIGH || count > USER_HIGH - va)
		return false;
	if (va < STACK_LOW)
		below = count < STACK_LOW - va ? count : STACK_LOW - va;
	if (!spec_pt_is_user(CID, va, below, perm))
		return false;
	touch_stack(va + below, count - below);
	return spec_pt_is_user(CID, va + below, count - below, perm);
}

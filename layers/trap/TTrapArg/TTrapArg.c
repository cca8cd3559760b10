#include "TTrapArg.h"

#include "import.h"

uint32_t
trap_number(void)
{
	return uctx_get(get_curid(), UCTX_TRAP);
}

uint32_t
trap_error(void)
{
	return uctx_get(get_curid(), UCTX_ERROR);
}

uint32_t
trap_place(void)
{
	return uctx_get(get_curid(), UCTX_EIP);
}

uint32_t
syscall_number(void)
{
	return uctx_get(get_curid(), UCTX_EAX);
}

uint32_t
syscall_arg1(void)
{
	return uctx_get(get_curid(), UCTX_EBX);
}

uint32_t
syscall_arg2(void)
{
	return uctx_get(get_curid(), UCTX_ECX);
}

uint32_t
syscall_arg3(void)
{
	return uctx_get(get_curid(), UCTX_EDX);
}

uint32_t
syscall_arg4(void)
{
	return uctx_get(get_curid(), UCTX_ESI);
}

void
syscall_set_errno(uint32_t error)
{
	uctx_set(get_curid(), UCTX_EAX, error);
}

void
syscall_set_retval1(uint32_t value)
{
	uctx_set(get_curid(), UCTX_EBX, value);
}

void
syscall_set_retval2(uint32_t value)
{
	uctx_set(get_curid(), UCTX_ECX, value);
}

void
syscall_set_retval3(uint32_t value)
{
	uctx_set(get_curid(), UCTX_EDX, value);
}

void
syscall_set_retval4(uint32_t value)
{
	uctx_set(get_curid(), UCTX_ESI, value);
}

/* Makes stack be there that the caller has not touched yet. */
static void
touch_stack(uint32_t va, uint32_t count)
{
	uint32_t pid = get_curid(), end = va + count;
	uint32_t begin = va & ~(uint32_t)(PAGE_SIZE - 1);

	for (uint32_t at = begin; at < end; at += PAGE_SIZE) {
		STEPS(end <= USER_HIGH, at < end ? end - at : 0);
		if (pt_read(pid, at) == 0)
			pt_resv(pid, at, PERM_W);
	}
}

/*
 * The same as syscall_memory, for bytes not all of which are there.  Kept out
 * of it, since they mostly are.
 */
__attribute__((cold, noinline)) static bool
memory_with_stack(uint32_t va, uint32_t count, uint32_t perm)
{
	uint32_t pid = get_curid(), below = 0;

	if (va < USER_LOW || va > USER_HIGH || count > USER_HIGH - va)
		return false;
	if (va < STACK_LOW)
		below = count < STACK_LOW - va ? count : STACK_LOW - va;
	if (!pt_is_user(pid, va, below, perm))
		return false;
	touch_stack(va + below, count - below);
	return pt_is_user(pid, va + below, count - below, perm);
}

bool
syscall_memory(uint32_t va, uint32_t count, uint32_t perm)
{
	return pt_is_user(get_curid(), va, count, perm) ||
	       memory_with_stack(va, count, perm);
}

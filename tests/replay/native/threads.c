#include "threads.h"

#include "model.h"
#include "replay.h"

enum { STACK_WORDS = 1 << 14 };

static struct thread {
	uint32_t esp; /* 0: it has not begun */
	uint32_t stack[STACK_WORDS];
} threads[PROC_COUNT];

static uint32_t current;

/* Goes on where *to was left; whoever comes back, goes on here. */
void threads_switch(uint32_t *from, const uint32_t *to);
__asm__(".text\n"
        "threads_switch:\n"
        "	mov 4(%esp), %eax\n"
        "	mov 8(%esp), %ecx\n"
        "	push %ebp\n"
        "	push %ebx\n"
        "	push %esi\n"
        "	push %edi\n"
        "	mov %esp, (%eax)\n"
        "	mov (%ecx), %esp\n"
        "	pop %edi\n"
        "	pop %esi\n"
        "	pop %ebx\n"
        "	pop %ebp\n"
        "	ret\n");

/* So that the first switch to a thread comes to begin. */
static void
prepare(struct thread *thread, uint32_t begin)
{
	enum { SAVED = 4, ROOM = 8 };
	uint32_t *top = &thread->stack[STACK_WORDS - ROOM];

	*top = begin;
	thread->esp = (uint32_t)(top - SAVED);
}

uint32_t
threads_current(void)
{
	return current;
}

void
threads_forget_dead(void)
{
	for (uint32_t pid = 0; pid < PROC_COUNT; pid++)
		if (!spec_proc_is_alive(pid))
			threads[pid].esp = 0;
}

/* The specification has said by CID who is next. */
static void
switch_to_next(void)
{
	struct thread *from = &threads[current], *to = &threads[CID];
	uint32_t lost;

	threads_forget_dead();
	if (to == from)
		return;
	if (to->esp == 0)
		prepare(to, PROC.entry);
	current = CID;
	threads_switch(from->esp ? &from->esp : &lost, &to->esp);
}

/* It is one's turn when another specification says so by CID. */
void
layerc_others(bool (^is_our_turn)(void))
{
	switch_to_next();
	layerc_assume(is_our_turn());
}

void
threads_start(void (*begin)(void))
{
	uint32_t host;

	prepare(&threads[0], (uint32_t)begin);
	threads_switch(&host, &threads[0].esp);
	__builtin_unreachable();
}

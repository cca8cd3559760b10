#include "layerc_pages.h"

#include <stddef.h>

enum {
	CALL_EXIT = 1,
	CALL_WRITE = 4,
	CALL_SIGNAL = 67,
	CALL_MAP = 90,
	CALL_TIMER = 104,
	CALL_PROTECT = 125,
};
enum { SIGNAL_ADDRESS = 11, SIGNAL_TIMER = 26 };
enum { TIMER_OF_PROGRAM = 1 };
enum { WITH_INFO = 4, WITHIN_ITSELF = 1 << 30 };
enum { READ_ONLY = 1, READ_WRITE = 3, EMPTY = 0x4022, AT_PLACE = 0x10 };
enum { ALL_PAGES = 1 << 20, JOURNAL_PAGES = 1 << 14 };
enum { MEMORY_BEGIN = 1 << 16, MEMORY_LIMIT = 1 << 30 };
enum { AT_ONCE = 8 };

/* Where the linker has put the variables of code and specifications. */
extern uint8_t __start_layerc_state[], __stop_layerc_state[];
extern uint8_t __start_layerc_zero[], __stop_layerc_zero[];

static struct journal *journals[2];
static void (*told)(enum trap);

uint32_t
call_system(uint32_t number, uint32_t a, uint32_t b, uint32_t c)
{
	uint32_t result;

	__asm__ volatile("int $0x80"
	                 : "=a"(result)
	                 : "a"(number), "b"(a), "c"(b), "d"(c)
	                 : "memory");
	return result;
}

void
print(const char *text)
{
	uint32_t len = 0;

	while (text[len])
		len++;
	call_system(CALL_WRITE, 1, (uint32_t)text, len);
}

_Noreturn void
end_program(int status)
{
	call_system(CALL_EXIT, (uint32_t)status, 0, 0);
	__builtin_trap();
}

/* So many bytes that are 0; at an address, or with 0 anywhere. */
static void *
map(uint32_t at, uint32_t size)
{
	const uint32_t words[] = {
		at, size, READ_WRITE, EMPTY | (at ? AT_PLACE : 0), -1u, 0};
	uint32_t place = call_system(CALL_MAP, (uint32_t)words, 0, 0);

	if (place >= -(uint32_t)PAGE_SIZE_HERE) {
		print("there is no memory\n");
		end_program(1);
	}
	return (void *)place;
}

static void
copy_page(void *to, const void *from)
{
	uint32_t count = PAGE_SIZE_HERE;

	__asm__ volatile("rep movsb"
	                 : "+D"(to), "+S"(from), "+c"(count)::"memory");
}

static void
protect(uint32_t at, uint32_t size, uint32_t as)
{
	call_system(CALL_PROTECT, at, size, as);
}

bool
bytes_are_in(uint32_t address, uint32_t count, uint32_t begin, uint32_t end)
{
	return address >= begin && address < end && count <= end - address;
}

bool
pages_have(uint32_t address, uint32_t count)
{
	return bytes_are_in(address, count, (uint32_t)__start_layerc_state,
	                    (uint32_t)__stop_layerc_state) ||
	       bytes_are_in(address, count, (uint32_t)__start_layerc_zero,
	                    (uint32_t)__stop_layerc_zero) ||
	       bytes_are_in(address, count, MEMORY_BEGIN, MEMORY_LIMIT);
}

struct journal
journal_make(void)
{
	return (struct journal){
		.pages = map(0, JOURNAL_PAGES * sizeof(uint32_t)),
		.copies = map(0, JOURNAL_PAGES * PAGE_SIZE_HERE),
		.places = map(0, ALL_PAGES * sizeof(uint16_t)),
	};
}

static void
keep(struct journal *journal, uint32_t page)
{
	if (!journal || journal->places[page])
		return;
	if (journal->count == JOURNAL_PAGES) {
		told(TRAP_MUCH);
		end_program(1);
	}
	copy_page(&journal->copies[journal->count * PAGE_SIZE_HERE],
	          (const void *)(page * PAGE_SIZE_HERE));
	journal->pages[journal->count++] = page;
	journal->places[page] = (uint16_t)journal->count;
}

void
journal_record(struct journal *one, struct journal *other)
{
	journals[0] = one;
	journals[1] = other;
}

/* Pages that follow each other are protected at once. */
static void
protect_all(const struct journal *journal, uint32_t as)
{
	for (uint32_t i = 0, first = 0; i < journal->count; i++)
		if (i + 1 == journal->count ||
		    journal->pages[i + 1] != journal->pages[i] + 1) {
			protect(journal->pages[first] * PAGE_SIZE_HERE,
			        (i + 1 - first) * PAGE_SIZE_HERE, as);
			first = i + 1;
		}
}

void
journal_watch(const struct journal *journal)
{
	protect_all(journal, READ_ONLY);
}

void
journal_swap(struct journal *journal)
{
	static uint8_t between[PAGE_SIZE_HERE];

	protect_all(journal, READ_WRITE);
	for (uint32_t i = 0; i < journal->count; i++) {
		uint32_t at = journal->pages[i] * PAGE_SIZE_HERE;
		uint8_t *copy = &journal->copies[i * PAGE_SIZE_HERE];

		copy_page(between, copy);
		copy_page(copy, (const void *)at);
		copy_page((void *)at, between);
	}
	protect_all(journal, READ_ONLY);
}

void
journal_close(struct journal *journal)
{
	protect_all(journal, READ_ONLY);
	for (uint32_t i = 0; i < journal->count; i++)
		journal->places[journal->pages[i]] = 0;
	journal->count = 0;
}

const uint8_t *
journal_page(const struct journal *journal, uint32_t page)
{
	uint32_t place = journal->places[page];

	return place ? &journal->copies[(place - 1) * PAGE_SIZE_HERE] : NULL;
}

uint32_t
journal_next(const struct journal *journal, uint32_t n, uint32_t k)
{
	const uint8_t *one =
		(const uint8_t *)(journal->pages[n] * PAGE_SIZE_HERE);
	const uint8_t *other = &journal->copies[n * PAGE_SIZE_HERE];

	for (; k % 4 != 0; k++)
		if (one[k] != other[k])
			return k;
	while (k < PAGE_SIZE_HERE &&
	       *(const uint32_t *)&one[k] == *(const uint32_t *)&other[k])
		k += 4;
	while (k < PAGE_SIZE_HERE && one[k] == other[k])
		k++;
	return k;
}

/* What the system tells of a signal: three numbers, and the address. */
static void
on_signal(int signal, const uint32_t *info, void *context)
{
	uint32_t first = info[3] / PAGE_SIZE_HERE, count = 1;

	(void)context;
	if (signal != SIGNAL_ADDRESS || !pages_have(info[3], 1)) {
		told(signal == SIGNAL_TIMER     ? TRAP_LATE
		     : signal != SIGNAL_ADDRESS ? TRAP_UNDEFINED
		     : info[3] >= MEMORY_LIMIT  ? TRAP_NOTHING
		                                : TRAP_ADDRESS);
		end_program(1);
	}
	/* Who writes in order would come again for each. */
	while (count < AT_ONCE &&
	       pages_have((first + count) * PAGE_SIZE_HERE, 1))
		count++;
	for (uint32_t page = first; page < first + count; page++) {
		keep(journals[0], page);
		keep(journals[1], page);
	}
	protect(first * PAGE_SIZE_HERE, count * PAGE_SIZE_HERE, READ_WRITE);
}

void
pages_begin(void (*on_trap)(enum trap trap))
{
	/* Instruction, breakpoint, bus, division, address, time. */
	static const uint8_t traps[] = {4,           5, 7, 8, SIGNAL_ADDRESS,
	                                SIGNAL_TIMER};
	const uint32_t action[] = {(uint32_t)on_signal, 0,
	                           WITH_INFO | WITHIN_ITSELF, 0};

	told = on_trap;
	for (uint32_t i = 0; i < sizeof(traps); i++)
		call_system(CALL_SIGNAL, traps[i], (uint32_t)action, 0);
	map(MEMORY_BEGIN, MEMORY_LIMIT - MEMORY_BEGIN);
	protect(MEMORY_BEGIN, MEMORY_LIMIT - MEMORY_BEGIN, READ_ONLY);
	protect((uint32_t)__start_layerc_state,
	        (uint32_t)(__stop_layerc_state - __start_layerc_state),
	        READ_ONLY);
	protect((uint32_t)__start_layerc_zero,
	        (uint32_t)(__stop_layerc_zero - __start_layerc_zero),
	        READ_ONLY);
}

/* Registers that calls keep go onto the stack, which call_leave finds again. */
__asm__(".text\n"
        "guard_call:\n"
        "	pushl %ebp\n"
        "	pushl %ebx\n"
        "	pushl %esi\n"
        "	pushl %edi\n"
        "	movl %esp, guard_stack\n"
        "	call *20(%esp)\n"
        "	xorl %eax, %eax\n"
        "guard_back:\n"
        "	cld\n"
        "	popl %edi\n"
        "	popl %esi\n"
        "	popl %ebx\n"
        "	popl %ebp\n"
        "	ret\n"
        ".globl call_leave\n"
        "call_leave:\n"
        "	movl 4(%esp), %eax\n"
        "	movl guard_stack, %esp\n"
        "	jmp guard_back\n"
        ".local guard_stack\n"
        ".comm guard_stack, 4, 4\n");
uint32_t guard_call(void (*function)(void));

/* Time of this program, which others do not hold up; 0 ends it. */
static void
set_timer(uint32_t seconds)
{
	const uint32_t times[] = {0, 0, seconds, 0};

	call_system(CALL_TIMER, TIMER_OF_PROGRAM, (uint32_t)times, 0);
}

uint32_t
call_guarded(void (*function)(void), uint32_t seconds)
{
	uint32_t how;

	set_timer(seconds);
	how = guard_call(function);
	set_timer(0);
	return how;
}

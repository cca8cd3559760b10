/*
 * The kernel's reading of a boot loader's information, when that is broken.
 * What is refused is refused with a message that says why; what is accepted is
 * kept whole, out of the kernel's own place, and the files have their names.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../layers/boot/Module/Module.h"
#include "import.h"
#include "info.h"

enum { ROUNDS = 40000, TEXTS = 8, TEXT_SIZE = 80, NAME_LONGEST = 32 };

/* Shared with the children in which the kernel's code runs. */
static struct state {
	uint32_t round, seed, accepted, refused, broken;
	char text[TEXT_SIZE]; /* of the last refusal */
	/* All but that of too many ranges, which a case shows. */
	char texts[TEXTS][TEXT_SIZE];
	uint32_t text_count;
} * state;

static void
note_text(const char *text)
{
	snprintf(state->text, TEXT_SIZE, "%s", text);
	for (uint32_t i = 0; i < state->text_count; i++)
		if (strcmp(state->texts[i], state->text) == 0)
			return;
	if (state->text_count < TEXTS)
		memcpy(state->texts[state->text_count++], state->text,
		       TEXT_SIZE);
}

void
panic(const char *path, uint32_t line, const char *text)
{
	(void)path;
	(void)line;
	state->refused++;
	note_text(text);
	_exit(0);
}

static void
expect(bool held, const char *what)
{
	if (!held && state->broken++ < 10)
		printf("	round %u: %s\n", state->round, what);
}

/* Whether no usable page could meet these bytes, and they may be there. */
static bool
is_kept(uint32_t begin, uint32_t size)
{
	uint32_t end = begin + size;
	bool kept = size == 0;

	if (end < begin || begin < FIRST_BYTE || end > MEMORY_END)
		return size == 0;
	if (size > 0 && begin < IMAGE_END && end > IMAGE_BEGIN)
		return false;
	for (uint32_t i = 0; i < pmmap_entries_nr(); i++)
		kept = kept ||
		       (!pmmap_entry_usable(i) &&
		        pmmap_entry_start(i) <= begin &&
		        pmmap_entry_start(i) + pmmap_entry_length(i) >= end);
	return kept;
}

static void
expect_ranges(void)
{
	for (uint32_t i = 0; i < pmmap_entries_nr(); i++) {
		uint32_t start = pmmap_entry_start(i);
		uint32_t length = pmmap_entry_length(i);

		expect(length > 0 && start < MEMORY_END &&
		               length <= MEMORY_END - start,
		       "a range wraps");
		expect(!pmmap_entry_usable(i) || start >= IMAGE_END,
		       "the image is usable");
	}
}

static void
expect_module(uint32_t i)
{
	const struct multiboot_module *module = module_at(i);
	const char *words, *name;
	uint32_t found;

	module = (const struct multiboot_module *)info_at()->modules + i;
	words = module->words ? (const char *)module->words : "";
	name = strrchr(words, ' ') ? strrchr(words, ' ') + 1 : words;
	expect(is_kept(module->begin, module->end - module->begin),
	       "a file is not kept");
	if (module->words)
		expect(is_kept(module->words, (uint32_t)strlen(words) + 1),
		       "words are not kept");
	expect(module_size(i) == module->end - module->begin, "the size");
	expect((uint32_t)module_begin(i) == module->begin, "the place");
	found = module_find(name, (uint32_t)strlen(name));
	if (strlen(name) > NAME_LONGEST)
		expect(found == MODULE_NONE, "a long name is found");
	else
		expect(found <= i, "a name is not found");
}

/* Runs the kernel's code on what is in memory; may not return. */
static void
try_info(uint32_t mbi)
{
	const struct multiboot_info *info = (const void *)mbi;
	bool has_modules;

	preinit(mbi);
	has_modules = info->flags & MULTIBOOT_HAS_MODULES;
	expect_ranges();
	expect(is_kept(mbi, sizeof(*info)), "the information is not kept");
	expect(is_kept(info->map, info->map_length), "the map is not kept");
	if (has_modules)
		expect(is_kept(info->modules, info->module_count * 16),
		       "the list is not kept");
	module_init(mbi);
	for (uint32_t i = 0; has_modules && i < info->module_count; i++)
		expect_module(i);
	state->accepted++;
}

static uint32_t
draw(void)
{
	state->seed ^= state->seed << 13;
	state->seed ^= state->seed >> 17;
	state->seed ^= state->seed << 5;
	return state->seed;
}

static uint32_t
odd_word(void)
{
	static const uint32_t odd[] = {
		0,          1,          2,          3,          4,
		16,         20,         24,         32,         33,
		4095,       LOWEST,     0x7fffffff, 0x80000000, 0xffffffff,
		0xfffffffc, 0xfffff000, 0x0ffffff0, 0xfffffff0, 1 << 6,
	};
	static const uint32_t edges[] = {IMAGE_BEGIN, IMAGE_END, MEMORY_END,
	                                 INFO,        MODULES,   WORDS,
	                                 FILES};

	if (draw() % 8 == 0)
		return draw() | LOWEST; /* below is nothing on the host */
	if (draw() % 2)
		return odd[draw() % (sizeof(odd) / sizeof(*odd))];
	return edges[draw() % (sizeof(edges) / sizeof(*edges))] + draw() % 9 -
	       4;
}

/* A few words of the information, the rows, the list or the texts. */
static void
change_words(uint32_t count)
{
	static const uint32_t sizes[] = {sizeof(struct multiboot_info), 120,
	                                 64};
	static const uint32_t places[] = {INFO, ROWS, MODULES};

	for (; count > 0; count--) {
		uint32_t i = draw() % 3;
		uint32_t word = odd_word();

		memcpy((char *)places[i] + draw() % (sizes[i] / 4) * 4, &word,
		       4);
	}
	if (draw() % 16 == 0)
		memset((char *)WORDS + draw() % WORDS_STEP, 'x',
		       draw() % (3 * 4096));
}

/* The host has no memory below LOWEST, where the kernel has: not tried. */
static void
end_round(int number, siginfo_t *info, void *context)
{
	uintptr_t address = (uintptr_t)info->si_addr;

	(void)context;
	_exit(address >= FIRST_BYTE && address < LOWEST ? 0 : number);
}

/* Ends early, with the process, when something is refused. */
static void
run_rounds(void)
{
	const struct sigaction action = {.sa_sigaction = end_round,
	                                 .sa_flags = SA_SIGINFO};

	sigaction(SIGSEGV, &action, NULL);
	while (state->round < ROUNDS) {
		info_make();
		change_words(state->round++ % 7);
		try_info(INFO);
	}
}

/* Runs a case, or rounds, in a child.  Whether it ended as it should. */
static bool
in_child(bool is_case, uint32_t number)
{
	pid_t child;
	int status;

	fflush(stdout);
	child = fork();
	if (child == 0) {
		alarm(60); /* for a kernel that never ends */
		if (is_case)
			try_info(case_make(number));
		else
			run_rounds();
		fflush(stdout);
		_exit(0);
	}
	return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

static bool
judge_case(uint32_t number)
{
	uint32_t broken = state->broken;
	bool good;

	state->text[0] = '\0';
	good = in_child(true, number) && state->broken == broken &&
	       strcmp(state->text, case_text(number)) == 0;
	printf("%s %s\n", good ? "pass" : "FAIL", case_name(number));
	if (!good)
		printf("\tit says '%s', not '%s'\n", state->text,
		       case_text(number));
	return good;
}

static bool
judge_rounds(void)
{
	bool good = true;

	while (good && state->round < ROUNDS)
		good = in_child(false, 0);
	good = good && state->broken == 0 && state->accepted > 10000 &&
	       state->refused > 10000 && state->text_count == TEXTS;
	printf("%s changed information: %u accepted, %u refused for %u "
	       "reasons, %u broken\n",
	       good ? "pass" : "FAIL", state->accepted, state->refused,
	       state->text_count, state->broken);
	return good;
}

/* All memory that the kernel may read, and nothing behind it. */
static void
map_memory(void)
{
	const int flags = MAP_ANONYMOUS | MAP_NORESERVE;
	void *memory = mmap((void *)LOWEST, MEMORY_END - LOWEST,
	                    PROT_READ | PROT_WRITE,
	                    flags | MAP_PRIVATE | MAP_FIXED_NOREPLACE, -1, 0);

	state = mmap(NULL, sizeof(*state), PROT_READ | PROT_WRITE,
	             flags | MAP_SHARED, -1, 0);
	if (memory != (void *)LOWEST || state == MAP_FAILED) {
		printf("FAIL there is no memory from 0x%x on\n", LOWEST);
		exit(1);
	}
	state->seed = 1;
}

int
main(void)
{
	unsigned failed = 0;

	map_memory();
	for (uint32_t i = 0; i < case_count; i++)
		failed += !judge_case(i);
	state->accepted = state->refused = state->text_count = 0;
	failed += !judge_rounds();
	return failed > 0;
}

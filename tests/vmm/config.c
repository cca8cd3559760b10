/*
 * What a guest is put together from: its description, and Linux's files.
 */
#include "../../runtime/vmm/config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../runtime/vmm/linux.h"
#include "tests.h"
#include "world.h"

enum { MB = 1 << 20, PAGE = 4096 };

struct sample {
	const char *text;
	uint32_t line; /* the first that makes no sense, or 0 */
};

static const struct sample samples[] = {
	{"", 0},
	{"\n\n# a = b\n  #c\n", 0},
	{"memory = 96", 0},
	{"memory=96\r\nname\t= one \n", 0},
	{"memory = 96M\n", 1},
	{"\nmemory\n", 2},
	{"memory = \n", 1},
	{"Memory = 1\n", 1},
	{"= 1\n", 1},
	{"input = perhaps\n", 1},
	{"input = no\ninput = yes\ninput\n", 3},
	{"name = 12345678901234567890123456789012\n", 0},
	{"name = 123456789012345678901234567890123\n", 1},
};

enum { SAMPLES = sizeof(samples) / sizeof(*samples) };

static struct config
read(const char *text, uint32_t line)
{
	struct config config;
	char *copy = strdup(text);

	config_init(&config);
	EXPECT(config_read(&config, copy) == line);
	free(copy);
	return config;
}

void
test_config(void)
{
	struct config config = read("", 0);

	EXPECT(config.memory == 64 && config.has_input && !*config.name);
	EXPECT(strcmp(config.kernel, "vmlinuz") == 0 && !*config.initrd);
	EXPECT(strcmp(config.command, "console=ttyS0") == 0);
	for (uint32_t i = 0; i < SAMPLES; i++)
		read(samples[i].text, samples[i].line);
	config = read("kernel = a\ninitrd = b\ncommand = x=1  y=2\n"
	              "memory = 32\ntime = 5\nname = n\ninput = no",
	              0);
	EXPECT(strcmp(config.kernel, "a") == 0);
	EXPECT(strcmp(config.initrd, "b") == 0);
	EXPECT(strcmp(config.command, "x=1  y=2") == 0);
	EXPECT(strcmp(config.name, "n") == 0);
	EXPECT(config.memory == 32 && config.time == 5 && !config.has_input);
	printf("%d texts", SAMPLES);
}

enum { SECTORS = 3, IMAGE_SIZE = 70000, SETUP = (SECTORS + 1) * 512 };

static uint8_t image[IMAGE_SIZE], initrd[5000];

static void
put(uint8_t *bytes, uint32_t offset, uint32_t value, uint32_t size)
{
	memcpy(bytes + offset, &value, size);
}

static uint32_t
get(uint32_t gpa, uint32_t size)
{
	uint32_t value = 0;

	EXPECT(world_has_page(gpa));
	memcpy(&value, (void *)(uintptr_t)(GUEST_LOW + gpa), size);
	return value;
}

/* A bzImage as far as its header goes, and files of any bytes. */
static void
make_files(void)
{
	for (uint32_t i = 0; i < sizeof(image); i++)
		image[i] = (uint8_t)draw(256);
	for (uint32_t i = 0; i < sizeof(initrd); i++)
		initrd[i] = (uint8_t)draw(256);
	put(image, 0x1f1, SECTORS, 1);
	put(image, 0x1fe, 0xaa55, 2);
	put(image, 0x201, 0x6a, 1);
	put(image, 0x202, 0x53726448, 4);
	put(image, 0x206, 0x20f, 2);
	put(image, 0x211, 1, 1);
	put(image, 0x218, 0, 4);
	put(image, 0x21c, 0, 4);
	put(image, 0x22c, 0x37ffffff, 4);
	put(image, 0x238, 2047, 4);
	put(image, 0x258, 16 * MB, 4);
	put(image, 0x260, 8 * MB, 4);
	world_clear(1000);
	world_add_file("init", "\177ELF", 4);
	world_add_file("vmlinuz", image, sizeof(image));
	world_add_file("initrd", initrd, sizeof(initrd));
}

static const char *
load(uint32_t memory)
{
	struct config config;

	config_init(&config);
	memcpy(config.initrd, "initrd", sizeof("initrd"));
	config.memory = memory;
	return linux_load(&config);
}

static void
expect_refusal(const char *word, uint32_t memory)
{
	const char *error = load(memory);

	EXPECT(error && strstr(error, word));
}

static void
check_refusals(void)
{
	make_files();
	expect_refusal("more memory", 23);
	make_files();
	expect_refusal("memory for the initrd", 24);
	make_files();
	expect_refusal("at most", 1025);
	make_files();
	expect_refusal("or more", 1);
	make_files();
	image[0x202] ^= 1;
	expect_refusal("no bzImage", 64);
	make_files();
	put(image, 0x206, 0x209, 2);
	expect_refusal("too old", 64);
	make_files();
	put(image, 0x258, 0xfff00000, 4);
	expect_refusal("more memory", 64);
	make_files();
	put(image, 0x260, 0xfff00000, 4);
	expect_refusal("more memory", 64);
	make_files();
	put(image, 0x1f1, 255, 1);
	expect_refusal("not whole", 64);
	world_clear(1000);
	expect_refusal("brought no file of the kernel's", 64);
	world_add_file("vmlinuz", image, 100);
	expect_refusal("no bzImage", 64);
	make_files();
	world_clear(1000);
	world_add_file("vmlinuz", image, sizeof(image));
	expect_refusal("initrd's name", 64);
}

/* With too few pages there is an end, wherever they are spent. */
static uint32_t
check_quotas(void)
{
	uint32_t pages = 0;

	for (;;) {
		make_files();
		world_clear(pages);
		world_add_file("vmlinuz", image, sizeof(image));
		world_add_file("initrd", initrd, sizeof(initrd));
		if (!load(64))
			return pages;
		expect_refusal("quota", 64);
		pages++;
	}
}

static void
check_layout(void)
{
	uint32_t at = GUEST_LOW;
	uint32_t where = 64 * MB - 2 * PAGE;

	make_files();
	EXPECT(!load(64));
	EXPECT(memcmp((void *)(uintptr_t)(at + MB), image + SETUP,
	              sizeof(image) - SETUP) == 0);
	EXPECT(memcmp((void *)(uintptr_t)(at + where), initrd,
	              sizeof(initrd)) == 0);
	EXPECT(get(0x90000 + 0x218, 4) == where);
	EXPECT(get(0x90000 + 0x21c, 4) == sizeof(initrd));
	EXPECT(get(0x90000 + 0x202, 4) == 0x53726448);
	EXPECT(get(0x90000 + 0x26b, 1) == image[0x26b]);
	EXPECT(get(0x90000 + 0x26c, 4) == 0);
	EXPECT(get(0x90000 + 0x1f0, 1) == 0);
	EXPECT(get(0x90000 + 0x210, 1) == 0xff);
	EXPECT(get(0x90000 + 0x228, 4) == 0x98000);
	EXPECT(strcmp((char *)(uintptr_t)(at + 0x98000), "console=ttyS0") == 0);
	/* The map: 639 KB, what is the BIOS's, the rest. */
	EXPECT(get(0x90000 + 0x1e8, 1) == 4);
	EXPECT(get(0x90000 + 0x2d0 + 8, 4) == 639 * 1024);
	EXPECT(get(0x90000 + 0x2d0 + 60, 4) == MB);
	EXPECT(get(0x90000 + 0x2d0 + 68, 4) == 63 * MB);
	EXPECT(get(0x90000 + 0x2d0 + 76, 4) == 1);
	EXPECT(registers[VM_EIP] == MB && registers[VM_ESI] == 0x90000);
	EXPECT(registers[VM_CR0] == 0x11 && registers[VM_EFLAGS] == 2);
	EXPECT(registers[VM_EBX] == 0 && registers[VM_EFER] == 0);
	EXPECT(segments[VM_CS].selector == 0x10);
	EXPECT(segments[VM_CS].attributes == 0xc9b);
	EXPECT(segments[VM_SS].selector == 0x18);
	EXPECT(segments[VM_SS].limit == UINT32_MAX);
	/* The table says the same: flat, 32 bits, code and data. */
	EXPECT(get(segments[VM_GDTR].base + 0x14, 4) == 0x00cf9b00);
	EXPECT(get(segments[VM_GDTR].base + 0x1c, 4) == 0x00cf9300);
	EXPECT(segments[VM_GDTR].limit == 0x1f);
}

void
test_linux(void)
{
	uint32_t pages;

	check_refusals();
	pages = check_quotas();
	check_layout();
	EXPECT(world_pages() == pages);
	/* Not above where the kernel can reach. */
	make_files();
	put(image, 0x22c, 40 * MB - 1, 4);
	EXPECT(!load(64));
	EXPECT(get(0x90000 + 0x218, 4) < 40 * MB - sizeof(initrd));
	printf("12 refusals, the layout, %u pages", pages);
}

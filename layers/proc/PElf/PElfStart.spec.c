#include "MPTNew.state.h"
#include "Module.state.h"
#include "PElf.state.h"

/*
 * A program for tests: code, data of which the file has the first half, and
 * what the header does not count.
 */
struct sample {
	struct elf header;
	struct segment code, data, behind;
};

static const struct sample sound = {
	{
		.magic = 0x464c457f,
		.ident = 0x010101,
		.type = 2,
		.machine = 3,
		.version = 1,
		.entry = USER_LOW + 0x1234,
		.segments_at = sizeof(struct elf),
		.segment_size = sizeof(struct segment),
		.segment_count = 2,
	},
	{ELF_LOAD, 0, USER_LOW + 0x1000, 0, 0x500, 0x500, ELF_EXECUTE,
         ELF_PAGE},
	{ELF_LOAD, 0x80, DATA_LOW + 0x20, 0, 0x1800, 0x3000, ELF_WRITE,
         ELF_PAGE},
	{.type = ELF_DYNAMIC},
};

static uint32_t
choose_near(uint32_t number)
{
	return number - 1 + CHOICE(3);
}

/* What is all but sound, or just sound. */
static void
change_segment(struct segment *it)
{
	switch (CHOICE(9)) {
	case 1:
		it->va = choose_near(STACK_LOW - it->size);
		break;
	case 2:
		it->va = choose_near(DATA_LOW - it->size);
		break;
	case 3:
		it->va = choose_near(DATA_HIGH);
		break;
	case 4:
		it->va = choose_near(USER_LOW);
		break;
	case 5:
		it->flags = CHOICE(4);
		break;
	case 6:
		it->type = CHOICE(4);
		break;
	case 7:
		it->file_size = choose_near(it->size);
		break;
	case 8:
		it->size = choose_near(it->file_size);
		break;
	}
}

static void
put_sample(uint32_t at)
{
	struct sample it = sound;
	uint32_t changes = CHOICE(3);

	if (changes > 0)
		change_segment(CHOICE(2) ? &it.code : &it.data);
	if (changes > 0 && CHOICE(4) == 1)
		it.header.entry =
			choose_near(it.code.va + CHOICE(2) * it.code.size);
	if (changes > 0 && CHOICE(4) == 1)
		it.data.va = it.code.va + CHOICE(3) * ELF_PAGE;
	if (changes > 0 && CHOICE(8) == 1)
		it.header.segment_count = (uint16_t)CHOICE(10);
	it.behind.type = CHOICE(ELF_INTERPRETER);
	COPY(&MEMORY[at], (const uint8_t *)&it, sizeof(it));
}

/* A program in each of the first pages, and in the first files. */
void
start_PElf(void)
{
	for (uint32_t i = 0; i < ELF_SEGMENTS; i++) {
		put_sample(IMAGE_END + i * ELF_PAGE);
		put_sample(SAMPLE_FILE(i));
	}
}

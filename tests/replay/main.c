/*
 * Tells what the boot loader has left, and runs the program that is the last
 * word of the kernel's command line.
 */
#include "import.h"

/*
 * Before all else in the log, LOG_BOOT address count bytes for each part; the
 * program's name is the last.
 */
enum { LOG_BOOT = 0 };

/* A multiboot loader's words: what is there, the command line, ... */
enum { FLAGS, LINE = 4, FILE_COUNT, FILES, MAP_SIZE = 11, MAP, INFO_WORDS };

enum { FILE_WORDS = 4 }; /* begin, end, text, nothing */

static void
tell(uint32_t address, uint32_t count)
{
	const uint32_t head[] = {LOG_BOOT, address, count};

	log_bytes(head, sizeof(head));
	log_bytes((const void *)address, count);
}

static uint32_t
size_of(const char *text)
{
	uint32_t size = 0;

	while (text[size++])
		;
	return size;
}

static void
tell_boot(const uint32_t *info)
{
	const uint32_t *file = (const uint32_t *)info[FILES];

	tell((uint32_t)info, INFO_WORDS * sizeof(*info));
	tell(info[MAP], info[MAP_SIZE]);
	tell(info[FILES], info[FILE_COUNT] * FILE_WORDS * sizeof(*file));
	for (uint32_t i = 0; i < info[FILE_COUNT]; i++, file += FILE_WORDS)
		tell(file[2], size_of((const char *)file[2]));
}

/* The line is not kept: it is read before the kernel starts. */
static uint32_t
last_word(const char *line, char *word, uint32_t room)
{
	uint32_t count = 0;

	for (; *line; line++)
		if (*line == ' ')
			count = 0;
		else if (count < room)
			word[count++] = *line;
	return count;
}

void
main(uint32_t magic, uint32_t mbi)
{
	char word[32];
	const uint32_t *info = (const uint32_t *)mbi;
	uint32_t count =
		last_word((const char *)info[LINE], word, sizeof(word));

	(void)magic; /* boot has looked at it */
	system_init(mbi);
	tell_boot(info);
	tell((uint32_t)word, count);
	system_run(word, count);
}

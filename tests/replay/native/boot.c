#include "boot.h"

#include "host.h"
#include "log.h"
#include "model.h"
#include "replay.h"

/*
 * What is below 64 KiB, Linux lets nobody have: it lies elsewhere, and what
 * points to it is changed.  The kernel itself uses nothing of it.
 */
enum { LOW_BYTES = 1 << 16, MEMORY_END = 1 << 30, PATH_MOST = 4096 };
static uint8_t low[LOW_BYTES];

/* Words of the loader's: see main.c. */
enum { FILE_COUNT = 5, FILES, MAP_SIZE = 11, MAP, INFO_WORDS };
enum { FILE_BEGIN, FILE_END, FILE_TEXT, FILE_WORDS = 4 };
enum { ROW_RAM = 1 };

struct row {
	uint32_t size;
	uint64_t start, length;
	uint32_t type;
} __attribute__((packed));

extern const uint8_t image_end[]; /* of the kernel that was recorded */

static void *
place_of(uint32_t address)
{
	return address < LOW_BYTES ? low + address : (uint8_t *)address;
}

static void
add_range(uint64_t begin, uint64_t end, bool usable)
{
	if (usable && begin < (uint32_t)image_end)
		begin = (uint32_t)image_end;
	if (end > MEMORY_END)
		end = MEMORY_END;
	if (begin < end)
		MM.ranges[MM.count++] = (struct range_state){
			(uint32_t)begin, (uint32_t)(end - begin), usable};
}

static void
add_rows(const uint32_t *info)
{
	const struct row *row = place_of(info[MAP]);
	const void *end = (const uint8_t *)row + info[MAP_SIZE];

	for (; (const void *)row < end;
	     row = (const void *)((const uint8_t *)row + row->size + 4))
		add_range(row->start, row->start + row->length,
		          row->type == ROW_RAM);
}

/* The last word of a text. */
static const char *
name_in(const char *text)
{
	const char *name = text;

	for (; *text; text++)
		if (*text == ' ')
			name = text + 1;
	return name;
}

static void
load(const char *folder, const uint32_t *file)
{
	char path[PATH_MOST];
	const char *parts[] = {folder, "/", name_in((char *)file[FILE_TEXT])};
	uint32_t len = 0, at = file[FILE_BEGIN], count;
	int opened;

	for (int i = 0; i < 3; i++)
		for (const char *from = parts[i]; *from; from++)
			if (len < PATH_MOST - 1)
				path[len++] = *from;
	path[len] = '\0';
	opened = host_open(path);
	while ((count = host_read(opened, (void *)at, file[FILE_END] - at)) > 0)
		at += count;
	host_close(opened);
	if (at != file[FILE_END])
		replay_differs("the size of a program's file",
		               at - file[FILE_BEGIN],
		               file[FILE_END] - file[FILE_BEGIN]);
}

/* What the kernel is to know of a file. */
static struct file_state
file_of(const uint32_t *file)
{
	struct file_state state = {
		file[FILE_BEGIN], file[FILE_END] - file[FILE_BEGIN], 0, {0}};

	for (const char *at = name_in((char *)file[FILE_TEXT]); *at; at++)
		if (state.name_size++ < FILE_NAME_SIZE)
			state.name[state.name_size - 1] = *at;
	return state;
}

static void
add_files(const char *folder, const uint32_t *info)
{
	uint32_t *file = place_of(info[FILES]);

	for (uint32_t i = 0; i < info[FILE_COUNT]; i++, file += FILE_WORDS) {
		file[FILE_TEXT] = (uint32_t)place_of(file[FILE_TEXT]);
		add_range(file[FILE_BEGIN], file[FILE_END], false);
		load(folder, file);
		MODULES.of[MODULES.count++] = file_of(file);
	}
}

struct boot
boot_read(const char *folder)
{
	struct boot boot = {0};

	while (!log_is_over() && log_next() == LOG_BOOT) {
		uint32_t address, count;
		void *to;

		log_word();
		address = log_word();
		count = log_word();
		to = place_of(address);
		__builtin_memcpy(to, log_bytes(count), count);
		add_range(address, (uint64_t)address + count, false);
		if (boot.mbi == 0)
			boot.mbi = (uint32_t)to;
		boot.name = to;
		boot.name_size = count;
	}
	if (boot.mbi == 0)
		replay_end();
	add_rows((const uint32_t *)boot.mbi);
	add_files(folder, (const uint32_t *)boot.mbi);
	return boot;
}

#include "../../runtime/user/lib/line.h"

#include <stdio.h>
#include <string.h>

#include "tests.h"
#include "world.h"

enum { ROUNDS = 100000, BYTES_MAX = 120, LINE_ROOM = 12 };

/* What somebody might type, and what nobody would. */
static const uint8_t keys[] = "aaaabcd \x7f\x7f\b\x15\x03\x04\r\n\x1b[OA;5\t\0";

/* What is to come of the bytes from *at on, by simpler means. */
struct wanted {
	char line[LINE_ROOM];
	uint32_t size, bells;
	bool is_end;
};

/* Behind what a key sends that begins at bytes[at]; or at itself. */
static uint32_t
skip_key(const uint8_t *bytes, uint32_t at)
{
	if (bytes[at] != 27)
		return at;
	at++;
	if (bytes[at] != '[' && bytes[at] != 'O')
		return at;
	for (at++; bytes[at] >= 32; at++)
		if (bytes[at] >= '@')
			return at + 1;
	return at;
}

/* Returns behind which byte the line ends. */
static uint32_t
read_wanted(const uint8_t *bytes, uint32_t at, struct wanted *wanted)
{
	*wanted = (struct wanted){0};
	for (;; at++) {
		uint8_t byte;

		for (uint32_t next; (next = skip_key(bytes, at)) != at;)
			at = next;
		byte = bytes[at];
		if (byte == '\r' || byte == '\n')
			return at + 1;
		wanted->is_end = byte == 4 && wanted->size == 0;
		if (byte == 3 || byte == 21)
			wanted->size = 0;
		if (byte == 3 || wanted->is_end)
			return at + 1;
		if ((byte == 8 || byte == 127) && wanted->size > 0)
			wanted->size--;
		if (byte < 32 || byte >= 127)
			continue;
		if (wanted->size < LINE_ROOM - 1)
			wanted->line[wanted->size++] = (char)byte;
		else
			wanted->bells++;
	}
}

/* What stands on the screen before the end of the line; bells are counted. */
static uint32_t
show(char *screen, uint32_t *bells)
{
	uint32_t column = 0, end = 0;

	*bells = 0;
	for (uint32_t i = 0; i + 1 < printed_size; i++) {
		expect(column < BYTES_MAX, "the screen", "");
		if (printed[i] == '\a')
			++*bells;
		else if (printed[i] == '\b')
			column--;
		else
			screen[column++] = printed[i];
		end = column > end ? column : end;
	}
	while (end > 0 && screen[end - 1] == ' ' && end > column)
		end--;
	return end;
}

static void
check_line(const struct wanted *wanted, const char *line, uint8_t last)
{
	char screen[BYTES_MAX];
	uint32_t bells, size = show(screen, &bells);

	expect(strlen(line) == wanted->size &&
	               memcmp(line, wanted->line, wanted->size) == 0,
	       "the line", line);
	expect(printed[printed_size - 1] == '\n', "the cursor", line);
	expect(bells == wanted->bells, "the bells", line);
	if (last == 3)
		expect(size >= 2 && memcmp(screen + size - 2, "^C", 2) == 0,
		       "the ^C", line);
	else
		expect(size == wanted->size && memcmp(screen, line, size) == 0,
		       "the screen", line);
}

void
test_line(void)
{
	uint32_t count = 0, ends = 0;

	for (uint32_t round = 0; round < ROUNDS; round++) {
		uint8_t bytes[BYTES_MAX];
		uint32_t begin = 0, size = 1 + draw(BYTES_MAX - 2);

		for (uint32_t i = 0; i < size; i++)
			bytes[i] = draw(16) ? keys[draw(sizeof(keys))]
			                    : (uint8_t)draw(256);
		/* One behind another, so that CR LF would show. */
		bytes[size++] = 'x';
		bytes[size++] = '\n';
		world_type(bytes, size);
		while (begin < size) {
			char line[LINE_ROOM];
			struct wanted wanted;
			bool more;

			begin = read_wanted(bytes, begin, &wanted);
			world_clear();
			more = line_read(line, LINE_ROOM);
			expect(more != wanted.is_end, "the end", line);
			expect(world_untaken() == size - begin, "what is taken",
			       line);
			check_line(&wanted, line, bytes[begin - 1]);
			begin += bytes[begin - 1] == '\r' &&
			         bytes[begin] == '\n';
			ends += wanted.is_end;
			count++;
		}
	}
	expect(world_was_fair(), "others run while nothing is typed", "");
	expect(ends > ROUNDS / 100, "ends were reached", "");
	printf("%u lines", count);
}

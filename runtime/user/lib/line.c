#include "line.h"

#include "sys.h"
#include "text.h"

enum {
	CTRL_C = 3,
	CTRL_D = 4,
	BACKSPACE = 8,
	CTRL_U = 21,
	ESCAPE = 27,
	DELETE = 127,
};

/* Where we are in what a key sends: ESC, [ or O, numbers, and a letter. */
enum sequence { OUTSIDE, BEGUN, INSIDE };

struct editor {
	char *line;
	uint32_t size, room;
	enum sequence sequence;
};

/* Whether the last line ended with CR: a LF then belongs to it. */
static bool after_return;

static uint32_t
next_byte(void)
{
	uint32_t byte;

	while (sys_getc(&byte) != E_OK)
		sys_yield();
	return byte;
}

static bool
is_control(uint32_t byte)
{
	return byte < ' ';
}

/* Whether the byte is part of what a key sends that there is no use for. */
static bool
is_ignored(struct editor *editor, uint32_t byte)
{
	bool was_begun = editor->sequence == BEGUN;

	if (byte == ESCAPE) {
		editor->sequence = BEGUN;
		return true;
	}
	if (editor->sequence == INSIDE && !is_control(byte)) {
		editor->sequence = byte < '@' ? INSIDE : OUTSIDE;
		return true;
	}
	editor->sequence = OUTSIDE;
	if (was_begun && (byte == '[' || byte == 'O')) {
		editor->sequence = INSIDE;
		return true;
	}
	return false;
}

static void
erase(struct editor *editor)
{
	if (editor->size == 0)
		return;
	editor->size--;
	print("\b \b");
}

static void
insert(struct editor *editor, uint32_t byte)
{
	if (is_control(byte) || byte >= DELETE)
		return;
	if (editor->size + 1 == editor->room) {
		print("\a");
		return;
	}
	editor->line[editor->size++] = (char)byte;
	print("%c", (int)byte);
}

static void
edit(struct editor *editor, uint32_t byte)
{
	switch (byte) {
	case BACKSPACE:
	case DELETE:
		erase(editor);
		break;
	case CTRL_U:
		while (editor->size > 0)
			erase(editor);
		break;
	default:
		insert(editor, byte);
		break;
	}
}

bool
line_read(char *line, uint32_t room)
{
	struct editor editor = {.line = line, .room = room};
	uint32_t byte = next_byte();

	if (after_return && byte == '\n')
		byte = next_byte();
	while (byte != '\r' && byte != '\n' && byte != CTRL_C &&
	       (byte != CTRL_D || editor.size > 0)) {
		if (!is_ignored(&editor, byte))
			edit(&editor, byte);
		byte = next_byte();
	}
	if (byte == CTRL_C) {
		editor.size = 0;
		print("^C");
	}
	after_return = byte == '\r';
	line[editor.size] = 0;
	print("\n");
	return byte != CTRL_D;
}

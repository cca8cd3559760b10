#include "terminal.h"

#include "sys.h"
#include "text.h"

void
terminal_init(struct terminal *terminal, const char *name, bool has_input)
{
	*terminal = (struct terminal){.name = name, .has_input = has_input};
}

void
terminal_flush(struct terminal *terminal)
{
	if (terminal->count == 0)
		return;
	sys_puts(terminal->bytes, terminal->count);
	terminal->count = 0;
}

static void
add(struct terminal *terminal, char byte)
{
	if (terminal->count == TERMINAL_ROOM)
		terminal_flush(terminal);
	terminal->bytes[terminal->count++] = byte;
}

static void
add_prefix(struct terminal *terminal)
{
	const char *name = terminal->name;

	if (!*name)
		return;
	add(terminal, '[');
	for (; *name; name++)
		add(terminal, *name);
	add(terminal, ']');
	add(terminal, ' ');
}

void
terminal_put(struct terminal *terminal, uint8_t byte)
{
	bool is_end = byte == '\n';

	if (!terminal->is_within && !is_end && byte != '\r')
		add_prefix(terminal);
	add(terminal, (char)byte);
	if (byte != '\r')
		terminal->is_within = !is_end;
	if (is_end)
		terminal_flush(terminal);
}

void
terminal_end_line(struct terminal *terminal)
{
	if (terminal->is_within)
		terminal_put(terminal, '\n');
	terminal_flush(terminal);
}

bool
terminal_ask(struct terminal *terminal)
{
	uint32_t byte;

	while (terminal->has_input &&
	       terminal->end - terminal->begin < TERMINAL_TYPED &&
	       sys_getc(&byte) == E_OK) {
		if (byte == TERMINAL_ESCAPE)
			return true;
		terminal->typed[terminal->end++ % TERMINAL_TYPED] = (char)byte;
	}
	return false;
}

bool
terminal_get(struct terminal *terminal, uint8_t *byte)
{
	if (terminal->begin == terminal->end)
		return false;
	*byte = (uint8_t)terminal->typed[terminal->begin++ % TERMINAL_TYPED];
	return true;
}

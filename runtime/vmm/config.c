#include "config.h"

#include "text.h"

enum { MEMORY_USUAL = 64, TIME_USUAL = 946684800 /* 2000-01-01 */ };

static void
copy(char *to, const char *from)
{
	memcpy(to, from, text_size(from) + 1);
}

void
config_init(struct config *config)
{
	*config = (struct config){
		.memory = MEMORY_USUAL,
		.time = TIME_USUAL,
		.has_input = true,
	};
	copy(config->kernel, "vmlinuz");
	copy(config->command, "console=ttyS0");
}

static bool
is_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\r';
}

/* Cuts blanks off both ends. */
static char *
trim(char *text)
{
	uint32_t size;

	while (is_blank(*text))
		text++;
	size = text_size(text);
	while (size > 0 && is_blank(text[size - 1]))
		size--;
	text[size] = 0;
	return text;
}

static bool
set_text(char *to, uint32_t room, const char *value)
{
	if (text_size(value) >= room)
		return false;
	copy(to, value);
	return true;
}

static bool
set(struct config *config, const char *key, const char *value)
{
	if (text_is_equal(key, "kernel"))
		return set_text(config->kernel, CONFIG_NAME_ROOM, value);
	if (text_is_equal(key, "initrd"))
		return set_text(config->initrd, CONFIG_NAME_ROOM, value);
	if (text_is_equal(key, "command"))
		return set_text(config->command, CONFIG_COMMAND_ROOM, value);
	if (text_is_equal(key, "name"))
		return set_text(config->name, CONFIG_NAME_ROOM, value);
	if (text_is_equal(key, "memory"))
		return text_number(value, &config->memory);
	if (text_is_equal(key, "time"))
		return text_number(value, &config->time);
	if (!text_is_equal(key, "input"))
		return false;
	config->has_input = text_is_equal(value, "yes");
	return config->has_input || text_is_equal(value, "no");
}

static bool
read_line(struct config *config, char *line)
{
	char *value = line;

	line = trim(line);
	if (!*line || *line == '#')
		return true;
	for (value = line; *value != '='; value++)
		if (!*value)
			return false;
	*value++ = 0;
	return set(config, trim(line), trim(value));
}

uint32_t
config_read(struct config *config, char *text)
{
	for (uint32_t number = 1; *text; number++) {
		char *line = text;

		while (*text && *text != '\n')
			text++;
		if (*text)
			*text++ = 0;
		if (!read_line(config, line))
			return number;
	}
	return 0;
}

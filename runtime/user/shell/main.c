/*
 * A shell: reads a line, does what it says, and again.
 */
#include "line.h"
#include "programs.h"
#include "system.h"
#include "text.h"

int main(void);

enum { LINE_ROOM = 256 };

struct command {
	const char *name, *words, *summary;
	bool (*run)(char *words);
};

static bool shell_help(char *words);
static bool shell_echo(char *words);
static bool shell_exit(char *words);

static const struct command commands[] = {
	{"help", "", "this list", shell_help},
	{"ls", "", "programs, and the least quota of each", shell_ls},
	{"ps", "", "processes", shell_ps},
	{"mem", "", "memory", shell_mem},
	{"run", "NAME [QUOTA]", "start a program, wait for its end", shell_run},
	{"spawn", "NAME [QUOTA]", "start a program, go on", shell_spawn},
	{"wait", "ID", "wait for the end of a process", shell_wait},
	{"kill", "ID", "end a process", shell_kill},
	{"time", "NAME [QUOTA]", "as run, and how long it took", shell_time},
	{"echo", "[WORDS]", "say it again", shell_echo},
	{"exit", "", "leave, and end all that was started", shell_exit},
};

enum { COMMAND_COUNT = sizeof(commands) / sizeof(*commands) };

static bool has_ended;

static bool
shell_help(char *words)
{
	if (*words)
		return false;
	for (uint32_t i = 0; i < COMMAND_COUNT; i++)
		print("%-5s  %-12s  %s\n", commands[i].name, commands[i].words,
		      commands[i].summary);
	print("The name of a program alone runs it.  A quota is in pages.\n");
	return true;
}

static bool
shell_echo(char *words)
{
	print("%s\n", words);
	return true;
}

static bool
shell_exit(char *words)
{
	has_ended = !*words;
	return has_ended;
}

/* The command that the line begins with, and the words behind it; or null. */
static const struct command *
find_command(char *line, char **words)
{
	for (uint32_t i = 0; i < COMMAND_COUNT; i++) {
		uint32_t size = text_size(commands[i].name);

		if (memcmp(line, commands[i].name, size) == 0 &&
		    (line[size] == ' ' || line[size] == 0)) {
			*words = line + size;
			while (**words == ' ')
				++*words;
			return &commands[i];
		}
	}
	return 0;
}

static void
obey(char *line)
{
	const struct command *command;
	char *words;

	while (*line == ' ')
		line++;
	if (!*line)
		return;
	command = find_command(line, &words);
	if (command && !command->run(words))
		print("usage: %s%s%s\n", command->name,
		      *command->words ? " " : "", command->words);
	else if (!command && !shell_run(line))
		print("usage: NAME [QUOTA]; or try help\n");
}

int
main(void)
{
	static char line[LINE_ROOM];

	print("Type help for what there is.\n");
	while (!has_ended) {
		print("$ ");
		if (!line_read(line, LINE_ROOM))
			break;
		obey(line);
	}
	return 0;
}

#include "process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/pidfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "die.h"
#include "text.h"

extern char **environ;

void
argv_add(struct arena *arena, struct argv *argv, ...)
{
	va_list words;
	const char *word;

	va_start(words, argv);
	while ((word = va_arg(words, const char *)))
		*list_add(arena, argv) = word;
	va_end(words);
}

static bool
is_plain(const char *word)
{
	return word[0] != '\0' &&
	       word[strspn(word, "abcdefghijklmnopqrstuvwxyz"
	                         "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	                         "0123456789_-+=./,:@%")] == '\0';
}

const char *
argv_line(struct arena *arena, const struct argv *argv)
{
	struct text line = {.arena = arena};

	list_each (const char *, word, argv) {
		text_print(&line, "%s", line.len ? " " : "");
		if (is_plain(*word)) {
			text_print(&line, "%s", *word);
			continue;
		}
		text_print(&line, "'");
		for (const char *byte = *word; *byte; byte++)
			text_print(&line, *byte == '\'' ? "'\\''" : "%c",
			           *byte);
		text_print(&line, "'");
	}
	return line.bytes;
}

/* The two ends of what joins us to a child; -1 where there is none. */
struct channel {
	int ours, theirs;
};

/* Makes standard output a pipe, if output says so. */
static struct channel
redirect_output(posix_spawn_file_actions_t *actions, enum process_output output)
{
	int ends[2];

	if (output == OUTPUT_ERROR)
		posix_spawn_file_actions_adddup2(actions, 2, 1);
	if (output != OUTPUT_PIPE && output != OUTPUT_DIALOGUE)
		return (struct channel){-1, -1};
	if (pipe2(ends, O_CLOEXEC) != 0)
		die("cannot make a pipe:");
	posix_spawn_file_actions_adddup2(actions, ends[1], 1);
	if (output == OUTPUT_PIPE)
		posix_spawn_file_actions_adddup2(actions, ends[1], 2);
	return (struct channel){ends[0], ends[1]};
}

/* A socket, since a pipe that no one reads would raise a signal. */
static struct channel
redirect_input(posix_spawn_file_actions_t *actions, enum process_output output)
{
	int ends[2];

	if (output == OUTPUT_PIPE)
		posix_spawn_file_actions_addopen(actions, 0, "/dev/null",
		                                 O_RDONLY, 0);
	if (output != OUTPUT_DIALOGUE)
		return (struct channel){-1, -1};
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
		die("cannot make a socket:");
	posix_spawn_file_actions_adddup2(actions, ends[1], 0);
	return (struct channel){ends[0], ends[1]};
}

static void
close_end(int *end)
{
	if (*end >= 0)
		close(*end);
	*end = -1;
}

/* Starts argv[0] and gives up the actions.  Returns 0 or an errno. */
static int
spawn(struct arena *arena, struct process *process, const struct argv *argv,
      posix_spawn_file_actions_t *actions)
{
	char **words = arena_array(arena, char *, argv->count + 1);
	posix_spawnattr_t attributes;
	sigset_t none;
	pid_t pid = 0;
	int error;

	for (uint32_t i = 0; i < argv->count; i++)
		words[i] = arena_text(arena, argv->items[i],
		                      strlen(argv->items[i]));
	fflush(stdout);
	/* A child can be ended even while we put signals off. */
	sigemptyset(&none);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
	posix_spawnattr_setsigmask(&attributes, &none);
	error = posix_spawnp(&pid, words[0], actions, &attributes, words,
	                     environ);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(actions);
	*process = (struct process){.pid = pid, .output = -1, .input = -1};
	return error;
}

bool
process_start(struct arena *arena, struct process *process,
              const struct argv *argv, enum process_output output)
{
	posix_spawn_file_actions_t actions;
	struct channel from, to;
	int error;

	posix_spawn_file_actions_init(&actions);
	from = redirect_output(&actions, output);
	to = redirect_input(&actions, output);
	error = spawn(arena, process, argv, &actions);
	close_end(&from.theirs);
	close_end(&to.theirs);
	if (error != 0) {
		close_end(&from.ours);
		close_end(&to.ours);
	}
	process->output = from.ours;
	process->input = to.ours;
	errno = error;
	return error == 0;
}

bool
process_start_logged(struct arena *arena, struct process *process,
                     const struct argv *argv, const char *log)
{
	posix_spawn_file_actions_t actions;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_addopen(&actions, 1, log,
	                                 O_WRONLY | O_CREAT | O_TRUNC, 0666);
	posix_spawn_file_actions_adddup2(&actions, 1, 2);
	errno = spawn(arena, process, argv, &actions);
	return errno == 0;
}

long
process_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

long
process_read(const struct process *process, char *bytes, size_t size,
             long deadline_ms)
{
	for (;;) {
		struct pollfd wait = {.fd = process->output, .events = POLLIN};
		long left = deadline_ms - process_now();
		int ready = left > 0 ? poll(&wait, 1, (int)left) : 0;
		ssize_t count;

		if (ready == 0)
			return -1;
		if (ready < 0 && errno == EINTR)
			continue;
		count = ready < 0 ? -1 : read(process->output, bytes, size);
		if (count >= 0)
			return (long)count;
		if (errno != EINTR)
			die("cannot read from a child:");
	}
}

size_t
process_write(const struct process *process, const char *bytes, size_t size)
{
	ssize_t count;

	do
		count = send(process->input, bytes, size,
		             MSG_DONTWAIT | MSG_NOSIGNAL);
	while (count < 0 && errno == EINTR);
	if (count >= 0)
		return (size_t)count;
	if (errno == EAGAIN || errno == EWOULDBLOCK)
		return 0;
	if (errno != EPIPE && errno != ECONNRESET)
		die("cannot write to a child:");
	return size;
}

bool
process_has_ended(const struct process *process)
{
	siginfo_t info = {0};

	return waitid(P_PID, (id_t)process->pid, &info,
	              WEXITED | WNOHANG | WNOWAIT) == 0 &&
	       info.si_pid != 0;
}

bool
process_ends_within(const struct process *process, int time_ms)
{
	struct pollfd end = {.fd = pidfd_open((pid_t)process->pid, 0),
	                     .events = POLLIN};

	if (end.fd < 0)
		return process_has_ended(process);
	poll(&end, 1, time_ms);
	close(end.fd);
	return process_has_ended(process);
}

struct process_end
process_wait(struct process *process)
{
	int status = 0;

	while (waitpid((pid_t)process->pid, &status, 0) < 0)
		if (errno != EINTR)
			die("cannot wait for a child:");
	close_end(&process->output);
	close_end(&process->input);
	if (WIFSIGNALED(status))
		return (struct process_end){-1, WTERMSIG(status)};
	return (struct process_end){WEXITSTATUS(status), 0};
}

void
process_stop(const struct process *process)
{
	kill((pid_t)process->pid, SIGTERM);
}

void
process_kill(const struct process *process)
{
	kill((pid_t)process->pid, SIGKILL);
}

const char *
process_find(struct arena *arena, const char *name)
{
	const char *path = getenv("PATH");

	if (strchr(name, '/'))
		return access(name, X_OK) == 0 ? name : NULL;
	while (path && *path) {
		size_t len = strcspn(path, ":");
		const char *file =
			arena_print(arena, "%.*s/%s", (int)len, path, name);

		if (access(file, X_OK) == 0)
			return file;
		path += len + (path[len] == ':');
	}
	return NULL;
}

#include "workers.h"

#include <errno.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "die.h"

enum { MAX_WORKERS = 256, SHOW_MS = 100 };

/* What all workers see. */
struct shared {
	atomic_uint next;                 /* item that nobody has taken */
	atomic_uint current[MAX_WORKERS]; /* 1 + the item of each, or 0 */
};

struct worker {
	pid_t pid;
	int handle; /* pidfd */
	int output; /* file in memory: struct frame and bytes, repeated */
};

struct frame {
	uint32_t item;
	uint32_t size;
};

/* The parent's view of one run. */
struct crew {
	const struct work *work;
	struct shared *shared;
	struct worker workers[MAX_WORKERS];
	unsigned count;
};

unsigned
workers_cores(void)
{
	cpu_set_t cores;

	if (sched_getaffinity(0, sizeof(cores), &cores) != 0)
		return 1;
	return (unsigned)CPU_COUNT(&cores);
}

static void
write_all(int output, const void *bytes, size_t size)
{
	const char *at = bytes;

	while (size > 0) {
		ssize_t count = write(output, at, size);

		if (count < 0 && errno != EINTR)
			die("cannot keep what was read:");
		if (count > 0) {
			at += count;
			size -= (size_t)count;
		}
	}
}

static void
do_item(const struct crew *crew, unsigned number, uint32_t item)
{
	struct arena arena = {0};
	struct text result = {.arena = &arena};
	struct frame frame = {.item = item};
	int output = crew->workers[number].output;

	crew->shared->current[number] = item + 1;
	crew->work->run(crew->work->context, item, &result);
	if (result.len >= UINT32_MAX)
		die("more was found than layerc can hold");
	frame.size = (uint32_t)result.len;
	write_all(output, &frame, sizeof(frame));
	write_all(output, result.bytes, result.len);
	arena_free(&arena);
	crew->shared->current[number] = 0;
}

static void
work_as(const struct crew *crew, unsigned number, pid_t parent)
{
	const struct work *work = crew->work;
	uint32_t item;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(EXIT_HOST);
	while ((item = atomic_fetch_add(&crew->shared->next, 1)) < work->count)
		do_item(crew, number, item);
	_exit(EXIT_FINE);
}

static void
start(struct crew *crew)
{
	struct worker *worker = &crew->workers[crew->count];
	pid_t parent = getpid();

	worker->output = memfd_create("layerc", MFD_CLOEXEC);
	if (worker->output < 0)
		die("cannot make a file in memory:");
	worker->pid = fork();
	if (worker->pid < 0)
		die("cannot start a worker:");
	if (worker->pid == 0)
		work_as(crew, crew->count, parent);
	worker->handle = pidfd_open(worker->pid, 0);
	if (worker->handle < 0)
		die("cannot watch a worker:");
	crew->count++;
}

static void
stop_others(const struct crew *crew)
{
	for (unsigned i = 0; i < crew->count; i++)
		if (crew->workers[i].pid > 0) {
			kill(crew->workers[i].pid, SIGKILL);
			waitpid(crew->workers[i].pid, NULL, 0);
		}
}

/* Takes the end of a worker, which is the end of all if it failed. */
static void
reap(struct crew *crew, unsigned number)
{
	const struct work *work = crew->work;
	unsigned item = crew->shared->current[number];
	int status = 0;

	while (waitpid(crew->workers[number].pid, &status, 0) < 0)
		if (errno != EINTR)
			die("cannot wait for a worker:");
	crew->workers[number].pid = 0;
	close(crew->workers[number].handle);
	if (WIFEXITED(status) && WEXITSTATUS(status) == EXIT_FINE)
		return;
	stop_others(crew);
	if (work->progress)
		progress_clear(work->progress);
	if (WIFSIGNALED(status))
		die("reading '%s' was ended by signal %d (%s)",
		    item ? work->name(work->context, item - 1) : "files",
		    WTERMSIG(status), strsignal(WTERMSIG(status)));
	if (WEXITSTATUS(status) != EXIT_HOST)
		die("reading '%s' ended with status %d",
		    item ? work->name(work->context, item - 1) : "files",
		    WEXITSTATUS(status));
	/* It has said why. */
	fflush(stdout);
	_exit(EXIT_HOST);
}

/* Shows which item was taken last. */
static void
show(const struct crew *crew)
{
	const struct work *work = crew->work;
	uint32_t next = atomic_load(&crew->shared->next);
	uint32_t taken = next < work->count ? next : work->count;

	if (work->progress && taken > 0)
		progress_show(work->progress, "[%u/%u] read %s", taken,
		              work->count,
		              work->name(work->context, taken - 1));
}

static void
wait_for_all(struct crew *crew)
{
	const struct work *work = crew->work;
	unsigned left = crew->count;

	while (left > 0) {
		struct pollfd ends[MAX_WORKERS] = {0};

		for (unsigned i = 0; i < crew->count; i++) {
			ends[i].fd = crew->workers[i].pid > 0
			                     ? crew->workers[i].handle
			                     : -1;
			ends[i].events = POLLIN;
		}
		if (poll(ends, crew->count, work->progress ? SHOW_MS : -1) <
		            0 &&
		    errno != EINTR)
			die("cannot wait for workers:");
		show(crew);
		for (unsigned i = 0; i < crew->count; i++)
			if (ends[i].fd >= 0 && ends[i].revents) {
				reap(crew, i);
				left--;
			}
	}
	if (work->progress)
		progress_clear(work->progress);
}

/* Finds the results in what a worker left. */
static void
collect(const struct worker *worker, struct work_result *results)
{
	struct stat status;
	size_t size, at = 0;
	const char *bytes;

	if (fstat(worker->output, &status) != 0)
		die("cannot read what a worker left:");
	size = (size_t)status.st_size;
	bytes = size == 0 ? NULL
	                  : mmap(NULL, size, PROT_READ, MAP_PRIVATE,
	                         worker->output, 0);
	if (bytes == MAP_FAILED)
		die("cannot read what a worker left:");
	while (at < size) {
		struct frame frame;

		memcpy(&frame, bytes + at, sizeof(frame));
		at += sizeof(frame);
		results[frame.item] =
			(struct work_result){bytes + at, frame.size};
		at += frame.size;
	}
	close(worker->output);
}

struct work_result *
workers_run(struct arena *arena, const struct work *work)
{
	struct crew *crew = arena_new(arena, struct crew);
	struct work_result *results =
		arena_array(arena, struct work_result, work->count);
	unsigned wanted = work->jobs < MAX_WORKERS ? work->jobs : MAX_WORKERS;

	if (work->count == 0)
		return results;
	crew->work = work;
	crew->shared = mmap(NULL, sizeof(struct shared), PROT_READ | PROT_WRITE,
	                    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (crew->shared == MAP_FAILED)
		die("cannot share memory with workers:");
	/* Else a worker that dies writes it again. */
	fflush(NULL);
	while (crew->count < wanted && crew->count < work->count)
		start(crew);
	wait_for_all(crew);
	for (unsigned i = 0; i < crew->count; i++)
		collect(&crew->workers[i], results);
	munmap(crew->shared, sizeof(struct shared));
	return results;
}

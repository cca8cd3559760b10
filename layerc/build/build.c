#include "build.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "../base/die.h"
#include "../base/file.h"
#include "assembly.h"
#include "ninja.h"

enum { POLL_MS = 30 };

static int
take_lock(const struct plan *plan)
{
	struct arena *arena = plan->session->arena;
	const char *path = path_join(arena, plan->folder, "lock");
	int lock;

	file_make_folder(arena, plan->folder);
	/* Not O_CLOEXEC: ninja and the compilers hold the lock as well. */
	lock = open(path, O_RDWR | O_CREAT, 0666);
	if (lock < 0)
		die("cannot open '%s':", path);
	if (flock(lock, LOCK_EX | LOCK_NB) == 0)
		return lock;
	if (errno == EWOULDBLOCK)
		fprintf(stderr, "layerc: waiting for another build of '%s'\n",
		        path_last(plan->folder));
	while (flock(lock, LOCK_EX) != 0)
		if (errno != EINTR)
			die("cannot lock '%s':", path);
	return lock;
}

/* Ninja strips colours unless it writes to a terminal or is told not to. */
static void
set_environment(void)
{
	setenv("NINJA_STATUS", "[%f/%t] ", 1);
	if (isatty(STDERR_FILENO) && !getenv("NO_COLOR"))
		setenv("CLICOLOR_FORCE", "1", 1);
}

static void
begin(struct build *build, const struct plan *plan, bool verbose,
      bool assembly_only)
{
	struct tools tools = tools_find(plan);

	tools_need(plan, &tools, assembly_only);
	*build = (struct build){
		.plan = plan,
		.file = ninja_path(plan),
		.verbose = verbose,
		.lock = take_lock(plan),
		.log = path_join(plan->session->arena, plan->folder,
	                         "ninja.out"),
	};
	ninja_write(plan, &tools);
	set_environment();
}

void
build_begin(struct build *build, const struct plan *plan, bool verbose)
{
	begin(build, plan, verbose, false);
}

void
build_end(struct build *build)
{
	close(build->lock);
}

void
build_start(struct build *build, const char *target)
{
	struct arena *arena = build->plan->session->arena;
	struct argv argv = {0};
	bool started;

	argv_add(arena, &argv, "ninja", "-f", build->file, NULL);
	if (build->verbose)
		argv_add(arena, &argv, "-v", NULL);
	/* Of assembly all that can be made is, and all errors are shown. */
	if (target && strcmp(target, NINJA_ASSEMBLY) == 0)
		argv_add(arena, &argv, "-k", "0", NULL);
	if (target)
		argv_add(arena, &argv, target, NULL);
	if (build->verbose)
		fprintf(stderr, "%s\n", argv_line(arena, &argv));
	started = build->verbose ? process_start(arena, &build->ninja, &argv,
	                                         OUTPUT_ERROR)
	                         : process_start_logged(arena, &build->ninja,
	                                                &argv, build->log);
	if (!started)
		tools_missing("ninja", "ninja-build");
}

/* Whether a line of ninja's output only says that all goes well. */
static bool
is_chatter(const char *line)
{
	return (line[0] == '[' && isdigit((unsigned char)line[1])) ||
	       strncmp(line, "ninja: no work to do", 20) == 0 ||
	       strncmp(line, "ninja: Entering directory", 25) == 0;
}

static void
print_log(const struct build *build)
{
	uint32_t size;
	const char *line =
		file_read(build->plan->session->arena, build->log, &size);
	const char *end = line ? line + size : NULL;

	while (line < end) {
		const char *newline = memchr(line, '\n', (size_t)(end - line));
		const char *next = newline ? newline + 1 : end;

		if (!is_chatter(line))
			fwrite(line, 1, (size_t)(next - line), stderr);
		line = next;
	}
}

/* What was seen of a log. */
struct watch {
	int log;
	off_t size;
	long changed_ms;
};

/* Shows the last status line of the log, and its age once that is long. */
static void
show_status(struct progress *progress, struct watch *watch)
{
	enum { TAIL = 4096, OLD_S = 5 };
	char tail[TAIL + 1];
	int log = watch->log;
	off_t size = lseek(log, 0, SEEK_END);
	ssize_t count = pread(log, tail, TAIL, size > TAIL ? size - TAIL : 0);
	const char *status = NULL;
	long age_s;

	if (size != watch->size)
		watch->changed_ms = process_now();
	watch->size = size;
	age_s = (process_now() - watch->changed_ms) / 1000;
	tail[count > 0 ? count : 0] = '\0';
	for (const char *line = tail; line; line = strchr(line, '\n')) {
		line += *line == '\n';
		if (line[0] == '[' && is_chatter(line))
			status = line;
	}
	if (status && age_s < OLD_S)
		progress_show(progress, "%.*s", (int)strcspn(status, "\n"),
		              status);
	else if (status)
		progress_show(progress, "%ld s since %.*s", age_s,
		              (int)strcspn(status, "\n"), status);
}

static void
show_until_end(const struct build *build)
{
	struct progress *progress = &build->plan->session->progress;
	struct watch watch = {
		.log = open(build->log, O_RDONLY | O_CLOEXEC),
		.changed_ms = process_now(),
	};

	if (watch.log < 0)
		return;
	while (!process_ends_within(&build->ninja, POLL_MS))
		show_status(progress, &watch);
	progress_clear(progress);
	close(watch.log);
}

bool
build_wait(struct build *build)
{
	struct process_end end;

	if (!build->verbose)
		show_until_end(build);
	end = process_wait(&build->ninja);
	if (!build->verbose)
		print_log(build);
	if (end.signal != 0)
		die("ninja was ended by signal %d", end.signal);
	if (end.status != 0)
		build->plan->session->failed = build->verbose ? "" : build->log;
	return end.status == 0;
}

void
build_cancel(struct build *build)
{
	process_stop(&build->ninja);
	process_wait(&build->ninja);
}

bool
build_make(struct build *build, const char *target)
{
	build_start(build, target);
	return build_wait(build);
}

/* Says what the folder is for, where checking alone has to write there. */
static void
need_folder(const struct plan *plan)
{
	struct arena *arena = plan->session->arena;
	const char *at = plan->folder;

	while (!file_exists(at))
		at = path_folder(arena, at);
	if (!file_is_folder(at) || access(at, W_OK | X_OK) != 0)
		die("'%s' cannot be written to: to be examined, assembly is "
		    "assembled in '%s'",
		    at, plan->folder);
}

bool
build_assembly(const struct plan *plan, bool verbose)
{
	struct build build;
	bool made;

	if (!tools_assembly(plan) || assembly_is_made(plan))
		return true;
	need_folder(plan);
	begin(&build, plan, verbose, true);
	made = build_make(&build, NINJA_ASSEMBLY);
	if (made)
		assembly_keep(plan);
	build_end(&build);
	return made;
}

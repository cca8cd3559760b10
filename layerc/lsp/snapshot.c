#include "snapshot.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../base/die.h"
#include "../build/build.h"
#include "../build/check.h"
#include "../commands/target.h"
#include "../source/cache.h"
#include "answers.h"
#include "message.h"

/* One in its own process. */
struct process_view {
	struct view view;    /* first: a pointer to it is one to this */
	struct targets rest; /* that no open document belongs to */
	const struct snapshot_start *start;
	int channel, log;
	bool is_cut; /* assembly could not be made */
};

static const char *
read_log(int log, struct arena *arena)
{
	struct stat status;
	char *text;
	ssize_t count;

	if (fstat(log, &status) != 0)
		return "";
	text = arena_array(arena, char, (size_t)status.st_size + 1);
	count = pread(log, text, (size_t)status.st_size, 0);
	text[count > 0 ? count : 0] = '\0';
	return text;
}

static void
say(const struct process_view *process, json_t *message)
{
	bool is_sent = frame_send(process->channel, message);

	json_decref(message);
	if (!is_sent)
		_exit(EXIT_FINE);
}

/* A layer is examined on its home stack. */
static const struct plan_module *
examined(const struct plan *plan, struct target target)
{
	return target.kernel ? NULL
	                     : plan->modules.items[plan->modules.count - 1];
}

static void
examine(struct process_view *process, struct target target)
{
	struct view *view = &process->view;
	struct plan *plan;
	struct subject *subject;

	target.goes_on = true;
	plan = target_plan(view->session, &view->project, target);
	if (!plan)
		return;
	if (!build_assembly(plan, false)) {
		process->is_cut = true;
		return;
	}
	subject = list_add(view->session->arena, &view->subjects);
	subject->plan = plan;
	subject->program = check_sources(plan, examined(plan, target));
}

static bool
has_linked(const struct linked_list *list, const char *path)
{
	list_each (const struct linked, linked, list)
		if (file_names_have(&linked->sources, path))
			return true;
	return false;
}

/* Whether a kernel is made of a file, or of files beside it. */
static bool
touches_kernel(const struct view *view, const struct kernel *kernel,
               const char *path)
{
	const struct layer *layer = view_layer(view, path);

	for (const struct kernel *base = kernel; base; base = base->base)
		if (strcmp(base->source->path, path) == 0)
			return true;
	if (file_names_have(&kernel->clients, path) ||
	    has_linked(&kernel->tests, path) ||
	    has_linked(&kernel->programs, path))
		return true;
	list_each (const struct name_list, group, &kernel->stack)
		if (layer && name_list_find(group, layer->name.text))
			return true;
	return false;
}

static bool
touches(const struct view *view, struct target target, const char *path)
{
	return target.kernel ? touches_kernel(view, target.kernel, path)
	                     : view_layer(view, path) == target.layer;
}

/*
 * What open documents belong to is examined; all, if that is nothing, since
 * what stands in a header of nobody may be anyone's.
 */
static void
choose(struct process_view *process, struct targets *targets)
{
	const struct view *view = &process->view;
	struct targets wanted = {0}, rest = {0};

	list_each (const struct target, target, targets) {
		bool is_touched = false;

		list_each (struct document *const, document,
		           &view->documents->all)
			is_touched |= (*document)->text && (*document)->path &&
			              touches(view, *target, (*document)->path);
		*list_add(view->session->arena, is_touched ? &wanted : &rest) =
			*target;
	}
	if (wanted.count == 0)
		return;
	*targets = wanted;
	process->rest = rest;
}

static void
examine_rest(struct view *view)
{
	struct process_view *process = (struct process_view *)(void *)view;
	struct targets rest = process->rest;

	process->rest = (struct targets){0};
	list_each (const struct target, target, &rest)
		examine(process, *target);
}

static void
check(struct process_view *process)
{
	struct view *view = &process->view;
	struct session *session = view->session;
	struct targets targets = {0};
	struct options options = {.baseline =
	                                  process->start->options->baseline};
	json_t *problems, *problem;
	size_t i;

	if (target_find(session, &options, ".", &view->project, &targets)) {
		choose(process, &targets);
		list_each (const struct target, target, &targets)
			examine(process, *target);
	}
	problems = answer_problems(view, process->start->uris,
	                           read_log(process->log, session->arena));
	json_array_foreach (problems, i, problem)
		say(process, json_incref(problem));
	json_decref(problems);
	say(process,
	    message_notification(
		    "layerc/checked",
		    json_pack("{s:b}", "usable",
	                      !process->is_cut && view->subjects.count > 0)));
	if (session->cache)
		cache_write(session->cache);
}

static void
answer(struct process_view *process, const struct frame *frame)
{
	struct view *view = &process->view;
	json_t *request =
		json_loadb(frame->body, frame->size, JSON_ALLOW_NUL, NULL);
	const json_t *id = json_object_get(request, "id");
	const char *method =
		json_string_value(json_object_get(request, "method"));
	const struct answer_form *form = method ? answer_form(method) : NULL;
	json_t *result;

	view->refusal = NULL;
	result = form ? form->answer(view, request) : json_null();
	if (view->refusal) {
		json_decref(result);
		say(process,
		    message_error(id, ERROR_REQUEST_FAILED, view->refusal));
	} else {
		say(process, message_result(id, result));
	}
	json_decref(request);
}

static void
answer_all(struct process_view *process)
{
	struct frame_input input = {0};
	struct frame frame;

	while (frame_receive(&input, process->channel))
		while (frame_next(&input, &frame) == FRAME_WHOLE) {
			answer(process, &frame);
			frame_drop(&input, &frame);
		}
}

/* Standard output is the editor's: what is printed goes to the log. */
static void
use_log(int log)
{
	int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);

	if (nothing < 0 || dup2(nothing, STDIN_FILENO) < 0 ||
	    dup2(log, STDOUT_FILENO) < 0 || dup2(log, STDERR_FILENO) < 0)
		_exit(EXIT_HOST);
}

static void
run(const struct snapshot_start *start, int channel, int log)
{
	struct arena arena = {0};
	struct names names = {.arena = &arena};
	struct sources sources = {.names = &names};
	struct diag diag = {.arena = &arena, .names = &names};
	struct session session = {.arena = &arena,
	                          .names = &names,
	                          .sources = &sources,
	                          .diag = &diag,
	                          .jobs = start->options->jobs,
	                          .progress.quiet = true};
	struct process_view process = {
		.view = {.session = &session,
	                 .documents = start->documents,
	                 .mirror = start->mirror,
	                 .examine_rest = examine_rest},
		.start = start,
		.channel = channel,
		.log = log,
	};

	use_log(log);
	mirror_sync(start->mirror, start->documents);
	if (chdir(start->mirror->folder) != 0)
		die("cannot enter '%s':", start->mirror->folder);
	check(&process);
	answer_all(&process);
	_exit(EXIT_FINE);
}

bool
snapshot_begin(struct snapshot *snapshot, const struct snapshot_start *start)
{
	int ends[2];
	pid_t parent = getpid();

	*snapshot = (struct snapshot){.channel = -1};
	snapshot->log = memfd_create("layerc", MFD_CLOEXEC);
	if (snapshot->log < 0 ||
	    socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
		return false;
	snapshot->pid = fork();
	if (snapshot->pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		close(ends[0]);
		if (getppid() == parent)
			run(start, ends[1], snapshot->log);
		_exit(EXIT_HOST);
	}
	close(ends[1]);
	snapshot->channel = ends[0];
	return snapshot->pid > 0;
}

void
snapshot_end(struct snapshot *snapshot)
{
	if (snapshot->channel < 0)
		return;
	if (snapshot->pid > 0) {
		kill((pid_t)snapshot->pid, SIGKILL);
		waitpid((pid_t)snapshot->pid, NULL, 0);
	}
	close(snapshot->channel);
	close(snapshot->log);
	frame_free(&snapshot->input);
	json_decref(snapshot->current);
	*snapshot = (struct snapshot){.channel = -1};
}

const char *
snapshot_log(const struct snapshot *snapshot, struct arena *arena)
{
	return read_log(snapshot->log, arena);
}

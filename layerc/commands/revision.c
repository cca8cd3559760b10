#include "revision.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "../base/die.h"
#include "../base/file.h"
#include "../base/process.h"
#include "../base/text.h"

/* All of it may be deleted at any time. */
static const char folder[] = "build/since", tree[] = "build/since/tree";

/* What a child wrote, and whether it was content. */
struct answer {
	struct text text;
	bool is_good;
};

/* What hooks of git set would be in the way. */
static void
begin_git(struct arena *arena, struct argv *argv)
{
	argv_add(arena, argv, "env", "-u", "GIT_DIR", "-u", "GIT_WORK_TREE",
	         "-u", "GIT_INDEX_FILE", "-u", "GIT_PREFIX", "LC_ALL=C", NULL);
}

static struct answer
ask(struct arena *arena, const struct argv *argv)
{
	struct answer answer = {.text.arena = arena};
	struct process process;
	char bytes[4096];
	long count;

	if (!process_start(arena, &process, argv, OUTPUT_PIPE))
		die("cannot start '%s':", argv->items[0]);
	while ((count = process_read(&process, bytes, sizeof(bytes),
	                             LONG_MAX)) > 0)
		text_bytes(&answer.text, bytes, (size_t)count);
	text_bytes(&answer.text, "", 0);
	answer.is_good = process_wait(&process).status == 0;
	return answer;
}

/* "git rev-parse" with one word or two. */
static struct answer
parse(struct arena *arena, const char *first, const char *second)
{
	struct argv argv = {0};

	begin_git(arena, &argv);
	argv_add(arena, &argv, "git", "rev-parse", first, second, NULL);
	return ask(arena, &argv);
}

/* The last line; what stands above it are warnings. */
static const char *
last_line(const struct answer *answer)
{
	char *text = answer->text.bytes, *end = text + strlen(text);

	while (end > text && end[-1] == '\n')
		*--end = '\0';
	while (end > text && end[-1] != '\n')
		end--;
	return end;
}

static const char *
first_line(struct arena *arena, const struct answer *answer)
{
	const char *text = answer->text.bytes;

	return arena_text(arena, text, strcspn(text, "\n"));
}

/* The commit that a word means, or NULL. */
static const char *
commit_of(struct arena *arena, const char *word)
{
	struct answer answer;

	if (word[0] == '-')
		return NULL;
	answer = parse(arena, "--verify",
	               arena_print(arena, "%s^{commit}", word));
	return answer.is_good ? last_line(&answer) : NULL;
}

static bool
say_unknown(struct arena *arena, const char *word)
{
	struct answer shallow = parse(arena, "--is-shallow-repository", NULL);
	const char *there = arena_print(arena, "origin/%s", word);

	fprintf(stderr, "layerc: git knows no revision '%s'", word);
	if (commit_of(arena, there))
		fprintf(stderr, "; there is '%s'", there);
	else if (strcmp(last_line(&shallow), "true") == 0)
		fprintf(stderr,
		        ": this clone is shallow, it has the last commits "
		        "alone ('git fetch --unshallow' brings the others, in "
		        "a workflow 'fetch-depth: 0')");
	fputc('\n', stderr);
	return false;
}

static int
take_lock(struct arena *arena)
{
	const char *path = path_join(arena, folder, "lock");
	int lock;

	file_make_folder(arena, folder);
	lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	if (lock < 0)
		die("cannot open '%s':", path);
	while (flock(lock, LOCK_EX) != 0)
		if (errno != EINTR)
			die("cannot lock '%s':", path);
	return lock;
}

/* Runs git on the files of the folder, with an index of their own. */
static struct answer
change(struct arena *arena, const char *here, const struct argv *words)
{
	struct argv argv = {0};

	begin_git(arena, &argv);
	argv_add(arena, &argv,
	         arena_print(arena, "GIT_INDEX_FILE=%s/%s/index", here, folder),
	         "git", arena_print(arena, "--work-tree=%s/%s", here, tree),
	         NULL);
	list_each (const char *, word, words)
		*list_add(arena, &argv) = *word;
	return ask(arena, &argv);
}

/* Makes the files those of a commit; those that it has already stay. */
static struct answer
check_out(struct arena *arena, const char *here, const char *commit)
{
	struct argv read = {0}, clean = {0};
	struct answer answer;

	file_make_folder(arena, tree);
	argv_add(arena, &read, "read-tree", "--reset", "-u", commit, NULL);
	answer = change(arena, here, &read);
	if (!answer.is_good)
		return answer;
	/* What was copied for another commit; and "build" is layerc's. */
	argv_add(arena, &clean, "clean", "-ffdxq", "-e", "build", NULL);
	return change(arena, here, &clean);
}

static void
remove_all(struct arena *arena)
{
	struct argv argv = {0};

	argv_add(arena, &argv, "rm", "-rf", tree,
	         path_join(arena, folder, "index"),
	         path_join(arena, folder, "index.lock"), NULL);
	ask(arena, &argv);
}

/*
 * The mark says that the files are whole: it is away while they are changed,
 * so that nobody trusts what a run left that was killed.
 */
static void
fill(struct arena *arena, const char *here, const char *commit)
{
	const char *mark = path_join(arena, folder, "commit");
	struct answer answer = {0};

	if (file_exists(mark) && unlink(mark) == 0)
		answer = check_out(arena, here, commit);
	if (!answer.is_good) {
		remove_all(arena);
		answer = check_out(arena, here, commit);
	}
	if (!answer.is_good)
		die("git cannot lay out '%s' in '%s': %s", commit, tree,
		    first_line(arena, &answer));
	file_write(arena, mark, commit, strlen(commit));
}

/* Copies code that git ignores, as configuring and generating leave it. */
static void
copy_ignored(struct arena *arena, const char *into)
{
	struct argv argv = {0};
	struct answer answer;

	begin_git(arena, &argv);
	argv_add(arena, &argv, "git", "ls-files", "-z", "--others", "--ignored",
	         "--exclude-standard", "--", "*.h", "*.c", "*.inc", "*.def",
	         "*.S", "*.s", "*.asm", NULL);
	answer = ask(arena, &argv);
	for (const char *path = answer.text.bytes;
	     path < answer.text.bytes + answer.text.len;
	     path += strlen(path) + 1) {
		uint32_t size;
		const char *bytes;

		if (strncmp(path, folder, strlen(folder)) == 0)
			continue;
		bytes = file_read(arena, path, &size);
		if (bytes)
			file_write(arena, path_join(arena, into, path), bytes,
			           size);
	}
}

/* What was learnt of files that are the same is true of these, too. */
static void
copy_facts(struct arena *arena, const char *into)
{
	const char *facts = path_join(arena, into, "build/facts");
	uint32_t size;
	const char *bytes = file_exists(facts)
	                            ? NULL
	                            : file_read(arena, "build/facts", &size);

	if (bytes)
		file_write(arena, facts, bytes, size);
}

bool
revision_lay_out(struct session *session, const char *word,
                 struct revision *revision)
{
	struct arena *arena = session->arena;
	struct answer prefix;
	const char *commit;
	char *here;

	if (!process_find(arena, "git"))
		die("'--since' needs 'git', which cannot be found (package "
		    "git)");
	prefix = parse(arena, "--show-prefix", NULL);
	if (!prefix.is_good) {
		fprintf(stderr,
		        "layerc: '--since' needs a git repository: %s\n",
		        first_line(arena, &prefix));
		return false;
	}
	commit = commit_of(arena, word);
	if (!commit)
		return say_unknown(arena, word);
	here = getcwd(NULL, 0);
	if (!here)
		die("cannot tell the current folder:");
	*revision = (struct revision){
		.name = arena_print(arena, "%s (%.10s)", word, commit),
		.folder = path_join(arena, tree, last_line(&prefix)),
		.lock = take_lock(arena),
	};
	fill(arena, here, commit);
	if (file_is_folder(revision->folder)) {
		copy_ignored(arena, revision->folder);
		copy_facts(arena, revision->folder);
	}
	free(here);
	return true;
}

void
revision_close(struct revision *revision)
{
	close(revision->lock);
}

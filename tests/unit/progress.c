#include "../../layerc/base/progress.h"

#include <fcntl.h>

#include "../../layerc/base/file.h"
#include "../../layerc/base/process.h"
#include "check.h"

enum { MINUTE_MS = 60 * 1000 };

/* What standard error, a file, has got; it is emptied. */
static const char *
written(struct arena *arena)
{
	uint32_t size;
	const char *text = file_read(arena, "error", &size);

	if (ftruncate(STDERR_FILENO, 0) != 0 ||
	    lseek(STDERR_FILENO, 0, SEEK_SET) != 0)
		return "it cannot be emptied";
	return text;
}

/* No terminal: a line a minute, and not one before a minute has passed. */
static void
test_log(struct check *check, struct arena *arena)
{
	struct progress progress = {0};

	progress_show(&progress, "step %d", 1);
	CHECK_TEXT(check, written(arena), "");
	progress.begin_ms = process_now() - MINUTE_MS + 5000;
	progress_show(&progress, "step %d", 2);
	CHECK_TEXT(check, written(arena), "");
	progress.begin_ms = process_now() - MINUTE_MS;
	progress_show(&progress, "step %d", 3);
	progress_show(&progress, "step %d", 4);
	progress_clear(&progress);
	CHECK_TEXT(check, written(arena), "layerc: step 3\n");
	progress.quiet = true;
	progress.begin_ms = process_now() - MINUTE_MS;
	progress_show(&progress, "step %d", 5);
	CHECK_TEXT(check, written(arena), "");
}

int
main(void)
{
	struct check check;
	struct arena arena = {0};
	int error;

	check_begin(&check, "progress");
	error = open("error", O_RDWR | O_CREAT, 0666);
	CHECK(&check, error >= 0 && dup2(error, STDERR_FILENO) >= 0);
	test_log(&check, &arena);
	arena_free(&arena);
	return check_end(&check);
}

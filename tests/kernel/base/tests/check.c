#include "check.h"

#include "sys.h"
#include "text.h"

static const char *test_name;
static bool failed;
static const char *failed_file, *failed_condition;
static uint32_t failed_line;
static uint32_t pass_count, fail_count;

static void
put(const char *text)
{
	sys_puts(text, text_size(text));
}

void
test_begin(const char *name)
{
	test_name = name;
	failed = false;
}

bool
check(bool held, const char *file, uint32_t line, const char *condition)
{
	if (!held && !failed) {
		failed = true;
		failed_file = file;
		failed_line = line;
		failed_condition = condition;
	}
	return held;
}

void
test_end(void)
{
	put("[test] ");
	put(test_name);
	if (!failed) {
		pass_count++;
		put(": ok\n");
		return;
	}
	fail_count++;
	put(": FAILED (");
	put(failed_file);
	print(":%u: ", failed_line, 0, 0, 0);
	put(failed_condition);
	put(")\n");
}

bool
test_summary(void)
{
	print("[test] %u passed, %u failed\n", pass_count, fail_count, 0, 0);
	return fail_count == 0;
}

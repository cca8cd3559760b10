#include "check.h"

#include "text.h"

static const char *test_name;
static bool failed;
static const char *failed_file, *failed_condition;
static uint32_t failed_line;
static uint32_t pass_count, fail_count;

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
	if (!failed) {
		pass_count++;
		print("[test] %s: ok\n", test_name);
		return;
	}
	fail_count++;
	print("[test] %s: FAILED (%s:%u: %s)\n", test_name, failed_file,
	      failed_line, failed_condition);
}

bool
test_summary(void)
{
	print("[test] %u passed, %u failed\n", pass_count, fail_count);
	return fail_count == 0;
}

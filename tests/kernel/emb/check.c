#include "check.h"

#include "import.h"

static const char *test_name;
static bool failed;
static const char *failed_file, *failed_condition;
static uint32_t failed_line;
static uint32_t pass_count, fail_count;

static void
print(const char *text)
{
	while (*text)
		console_put(*text++);
}

static void
print_number(uint32_t number)
{
	uint32_t unit = 1;

	while (number / unit >= 10)
		unit *= 10;
	for (; unit > 0; unit /= 10)
		console_put((char)('0' + number / unit % 10));
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
	print("[test] ");
	print(test_name);
	if (!failed) {
		pass_count++;
		print(": ok\n");
		return;
	}
	fail_count++;
	print(": FAILED (");
	print(failed_file);
	print(":");
	print_number(failed_line);
	print(": ");
	print(failed_condition);
	print(")\n");
}

bool
test_summary(void)
{
	print("[test] ");
	print_number(pass_count);
	print(" passed, ");
	print_number(fail_count);
	print(" failed\n");
	return fail_count == 0;
}

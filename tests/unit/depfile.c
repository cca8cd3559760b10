#include "../../layerc/source/depfile.h"

#include "../../layerc/base/text.h"
#include "check.h"

/* A dependency file, and its names in brackets or what is wrong with it. */
static const struct {
	const char *text, *want;
} cases[] = {
	{"a.o: a.c\n", "[a.c]"},
	{"a.o b.o : a.c \\\n  b.h c.h\n", "[a.c][b.h][c.h]"},
	{"a.o: a.c \\\r\n b.h\r\n", "[a.c][b.h]"},
	{"a.o:\\\n a.c\n", "[a.c]"},
	{"a.o: a.c\\\n b.h\n", "[a.c][b.h]"},
	/* Phony targets of -MP. */
	{"a.o: a.c b.h\n\nb.h:\n", "[a.c][b.h]"},
	{"a.o: my\\ file.c a\\\tb.h\n", "[my file.c][a\tb.h]"},
	{"a.o: x\\\\\\ y.c x\\\\ z.c\n", "[x\\ y.c][x\\][z.c]"},
	{"a.o: a\\#b.h a$$b.h a$b.h\n", "[a#b.h][a$b.h][a$b.h]"},
	{"c:\\o\\a.o: c:\\s\\a.c C:/s/b.h\n", "[c:\\s\\a.c][C:/s/b.h]"},
	{"a.o: a:b.h\n", "[a:b.h]"},
	{"my\\ file.o: a.c\n", "[a.c]"},
	{"a.o:\n", ""},
	/* Made by nothing that ended well. */
	{"", "is empty"},
	{"\n\r\n", "is empty"},
	{"a.o", "is cut short"},
	{"a.o: a.c b.", "is cut short"},
	{"a.o: a.c \\\n", "is cut short"},
	{"a.o: a.c \\", "is cut short"},
	{"a.o: a.c", "is cut short"},
	{"a.o a.c\n", "has a line that is no rule"},
	{"a.o: a.c\nrest\n", "has a line that is no rule"},
};

static void
test_syntax(struct check *check, struct arena *arena)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct text text = {.arena = arena};
		struct depfile depfile;
		const char *wrong = depfile_parse(
			arena, cases[i].text, (uint32_t)strlen(cases[i].text),
			&depfile);

		text_print(&text, "%s", wrong ? wrong : "");
		if (!wrong)
			list_each (const char *, name, &depfile.files)
				text_print(&text, "[%s]", *name);
		CHECK_TEXT(check, text.bytes, cases[i].want);
	}
}

static void
test_bytes(struct check *check, struct arena *arena)
{
	static const char text[] = "a.o: a\0.c\n";
	struct depfile depfile;

	CHECK_TEXT(check,
	           depfile_parse(arena, text, sizeof(text) - 1, &depfile),
	           "is no text");
	CHECK_TEXT(check, depfile_read(arena, "none.d", &depfile),
	           "cannot be read (No such file or directory)");
}

int
main(void)
{
	struct check check;
	struct arena arena = {0};

	check_begin(&check, "depfile");
	test_syntax(&check, &arena);
	test_bytes(&check, &arena);
	arena_free(&arena);
	return check_end(&check);
}

#include "../../layerc/source/archive.h"

#include "../../layerc/base/file.h"
#include "../../layerc/base/text.h"
#include "check.h"

#define MEMBER(name, size) name "0           0     0     644     " size "`\n"

/* An archive, and its members in brackets or what is wrong with it. */
static const struct {
	const char *text, *want;
} cases[] = {
	{"!<arch>\n" MEMBER("a.o/            ", "2         ") "xx" MEMBER(
		 "b.o/            ", "1         ") "x\n",
         "[a.o 1][b.o 1]"},
	{"!<arch>\n" MEMBER("a.o/            ", "1         ") "x\n" MEMBER(
		 "a.o/            ", "0         "),
         "[a.o 1][a.o 2]"},
	/* The last byte of filling may be left out. */
	{"!<arch>\n" MEMBER("a.o/            ", "1         ") "x", "[a.o 1]"},
	{"!<arch>\n", "is an archive that holds nothing"},
	{"!<thin>\n", "is a thin archive: its members are not in it"},
	{"!<arch>", "is not an archive"},
	{"", "is not an archive"},
	{"!<arch>\na.o/", "is a damaged archive"},
	{"!<arch>\n" MEMBER("a.o/            ", "x         "),
         "is a damaged archive"},
	{"!<arch>\n" MEMBER("a.o/            ", "-1        ") "xx",
         "is a damaged archive"},
	{"!<arch>\n" MEMBER("a.o/            ", "0         ") "rest",
         "is a damaged archive"},
	{"!<arch>\n" MEMBER("a.o/            ", "3         ") "xx",
         "is a damaged archive: it ends within a member"},
	{"!<arch>\n" MEMBER("//              ", "7777777777"),
         "is a damaged archive: it ends within a member"},
};

static void
test_members(struct check *check, struct arena *arena)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct text text = {.arena = arena};
		struct archive_members members = {0};
		const char *wrong;

		file_write(arena, "x.a", cases[i].text, strlen(cases[i].text));
		wrong = archive_read(arena, "x.a", &members);
		text_print(&text, "%s", wrong ? wrong : "");
		if (!wrong)
			list_each (const struct archive_member, member,
			           &members)
				text_print(&text, "[%s %u]", member->name,
				           member->number);
		CHECK_TEXT(check, text.bytes, cases[i].want);
	}
	CHECK_TEXT(check,
	           archive_read(arena, "none.a", &(struct archive_members){0}),
	           "cannot be opened: No such file or directory");
}

int
main(void)
{
	struct check check;
	struct arena arena = {0};

	check_begin(&check, "archive");
	test_members(&check, &arena);
	arena_free(&arena);
	return check_end(&check);
}

#include "../../layerc/source/cfunction.h"

#include "check.h"

/* A text, and what it has of the function f; "" where it has none. */
static const struct {
	const char *text, *want;
} cases[] = {
	{"int f(void) { return 1; }\n", "int f(void) { return 1; }"},
	{"int f(void);\nint\nf(void)\n{\n\treturn 1;\n}\nint g;\n",
         "int\nf(void)\n{\n\treturn 1;\n}"},
	{"#include <f.h>\nvoid f(int a[2]) {}", "void f(int a[2]) {}"},
	{"#define f(a) \\\n\t{ a }\nvoid f(int a) { }", "void f(int a) { }"},
	{"struct s { int x; };\nstruct s *f(void) { {} }\n",
         "struct s *f(void) { {} }"},
	{"int x = 1;\nvoid f(void) { \"}\"; '}'; /* } */ }\n",
         "void f(void) { \"}\"; '}'; /* } */ }"},
	{"int a[] = {1};\nvoid f(void) {}\n", "void f(void) {}"},
	{"/* Before. */\nvoid f(void) {}\n", "void f(void) {}"},
	/* It is called, declared, named, or not ended. */
	{"int g(void) { return f(); }\n", ""},
	{"int f(void);\n", ""},
	{"int f = (1);\n", ""},
	{"struct f { int x; };\n", ""},
	{"int ff(void) { }\n", ""},
	{"int f(void) { return 1;\n", ""},
	{"/* int f(void) { } */\n", ""},
	{"", ""},
};

static struct source
source_of(struct arena *arena, const char *text)
{
	struct source source;

	source_init(&source, arena, "a.c", text, (uint32_t)strlen(text));
	return source;
}

static void
test_find(struct check *check, struct arena *arena)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct source source = source_of(arena, cases[i].text);
		struct span span = cfunction_find(&source, "f");

		CHECK_TEXT(check,
		           arena_text(arena, cases[i].text + span.begin,
		                      span.end - span.begin),
		           cases[i].want);
	}
}

static void
test_comment(struct check *check, struct arena *arena)
{
	static const char *const texts[][2] = {
		{"int a;\n/* It\n * is. */\n\tf", "/* It\n * is. */"},
		{"/**/f", "/**/"},
		{"/* a */ /* b */\n\nf", "/* b */"},
		{"/* a */ int b; f", ""},
		{"*/f", ""},
		{"f", ""},
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct source source = source_of(arena, texts[i][0]);
		struct span span = cfunction_comment(&source, source.size - 1);

		CHECK_TEXT(check,
		           arena_text(arena, source.text + span.begin,
		                      span.end - span.begin),
		           texts[i][1]);
	}
}

int
main(void)
{
	struct check check;
	struct arena arena = {0};

	check_begin(&check, "cfunction");
	test_find(&check, &arena);
	test_comment(&check, &arena);
	arena_free(&arena);
	return check_end(&check);
}

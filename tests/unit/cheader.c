#include "cworld.h"

static const char header_text[] =
	"/* A layer. */\n#ifndef A_H\n#define A_H\n#include <stdint.h>\n"
	"/* Requires x. */\nuint32_t f(uint32_t x); // behind\n"
	"_Noreturn void stop(void) __attribute__((cold));\n"
	"#define MAX(a, b) \\\n\t((a) > (b) ? (a) : (b)) /* m */\n"
	"enum { ONE = 1, TWO };\ntypedef enum color { RED } color_t;\n"
	"struct s { int a; /* ; */ };\nextern struct s table[4];\n"
	"_Static_assert(sizeof(struct s) == 4, \"a;b\");\n"
	"static inline int g(void) { return ';'; }\nint a(void), b(int);\n"
	"#endif\n";

static const char header_items[] =
	"4 -: #include <stdint.h>\n"
	"0 f: uint32_t f(uint32_t x); <unsigned int (unsigned int)>\n"
	"0 stop: _Noreturn void stop(void) __attribute__((cold));"
	" <void (void)> noreturn\n"
	"3 MAX: #define MAX(a, b) \\\n\t((a) > (b) ? (a) : (b)) /* m */\n"
	"2 -: enum { ONE = 1, TWO }; ONE TWO\n"
	"2 color: typedef enum color { RED } color_t; RED\n"
	"2 s: struct s { int a; /* ; */ };\n"
	"2 table: extern struct s table[4];\n"
	"2 -: _Static_assert(sizeof(struct s) == 4, \"a;b\");\n"
	"1 g: static inline int g(void) { return ';'; } <int (void)>\n"
	"0 a: int a(void), b(int); <int (void)>\n"
	"0 b: int a(void), b(int); <int (int)>\n";

static void
test_header(struct check *check)
{
	struct world world;
	struct header header;
	struct coptions options;
	struct text text = {.arena = &world.arena};

	world_begin(&world);
	options = options_of(&world);
	write_text(&world, "a.h", header_text);
	CHECK(check, creader_header(world.reader, "a.h", &options, &header));
	for (uint32_t i = 0; i < header.items.count; i++) {
		const struct header_item *item = &header.items.items[i];

		text_print(&text, "%u %s: %.*s", item->kind,
		           item->name ? item->name : "-",
		           (int)(item->text.end - item->text.begin),
		           item->text.source->text + item->text.begin);
		if (item->type)
			text_print(&text, " <%s>", item->type);
		text_print(&text, "%s", item->noreturn ? " noreturn" : "");
		for (uint32_t k = 0; k < item->constants.count; k++)
			text_print(&text, " %s", item->constants.items[k].name);
		text_print(&text, "\n");
	}
	CHECK_TEXT(check, text.bytes, header_items);
	CHECK_TEXT(check, problems_text(&world, &header.problems), "");
	world_end(&world);
}

int
main(void)
{
	struct check check;

	check_begin(&check, "cheader");
	test_header(&check);
	return check_end(&check);
}

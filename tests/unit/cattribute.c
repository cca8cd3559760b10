#include "cworld.h"

/* Of what attributes name, constants and types of other files are uses. */
static const char low[] =
	"enum { SIZE = 8, SPAN = 16, ONE = 1 }; typedef long word;\n"
	"struct s { char a; };\n";

static const char unit[] =
	"#include \"low.h\"\n"
	"struct t { _Alignas(SIZE) char a, SPAN; };\n"
	"char a[4] __attribute__((aligned(SIZE * ONE), unused));\n"
	"char b __attribute__((section(\"SIZE\"))); _Alignas(8) char c;\n"
	"void f(void) { enum { SIZE = 2 }; _Alignas(SIZE) char d; (void)d; }\n"
	"void g(void) { _Alignas(SIZE) char d; enum { SIZE = 2 }; (void)d; }\n"
	"#define AT(n) _Alignas(n)\n"
	"#define WIDE _Alignas(SPAN)\n"
	"AT(SIZE) char h; WIDE char k;\n"
	"_Alignas(word) _Alignas(struct s) char m;\n"
	"_Alignas(sizeof(((struct t *)0)->SPAN)) char n;\n";

int
main(void)
{
	struct check check;
	struct world world;

	check_begin(&check, "cattribute");
	world_begin(&world);
	file_write(&world.arena, "low.h", low, sizeof(low) - 1);
	CHECK(&check, read_unit(&world, "unit.c", unit));
	CHECK(&check, world.cunit.problems.count == 0);
	CHECK_TEXT(&check, uses_text(&world),
	           "constant SIZE in - 2:21-25\n"
	           "constant SIZE in a 3:34-38\n"
	           "constant ONE in a 3:41-44\n"
	           "constant SIZE in g 6:25-29\n"
	           "constant SIZE in h 9:4-8\n"
	           "constant SPAN in k 9:18-22 by 8:23-27\n"
	           "constant word in m 10:10-14\n"
	           "constant s in m 10:32-33\n");
	world_end(&world);
	return check_end(&check);
}

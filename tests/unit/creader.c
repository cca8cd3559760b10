#include "cworld.h"

/* A piece of C, and the uses in it. */
struct piece {
	const char *name, *text, *uses;
};

static const struct piece pieces[] = {
	{"calls",
         "int low(int); int (*hook)(int); static int own(void) { return 1; }\n"
         "int f(int x) { return low(x) + (low)(x) + (*low)(x) + (&low)(x); }\n"
         "int g(int x) { return hook(x) + ((int (*)(int))low)(x) + own(); }\n"
         "void h(void) { hook = low; hook = &low; (void)low; }\n",
         "call low in f 2:23-26\n"
         "call low in f 2:33-36\n"
         "call low in f 2:45-48\n"
         "call low in f 2:57-60\n"
         "read hook in g 3:23-27\n"
         "call low in g 3:48-51\n"
         "call own in g 3:58-61\n"
         "write hook in h 4:16-20\n"
         "address low in h 4:23-26\n"
         "write hook in h 4:28-32\n"
         "address low in h 4:36-39\n"
         "address low in h 4:47-50\n"},
	{"accesses",
         "struct s { int f; int a[3]; struct s *n; }; struct s t[4], *p;\n"
         "void f(int i) { t[i].f = 1; t[i].a[2] += 1; t[0].f++; --t[i].f; }\n"
         "int g(int i) { return t[i].f + t[t[0].f].a[i] + (t)[1].f; }\n"
         "void h(void) { p->f = 1; *p = t[0]; p = p->n; *&t[1] = *p; }\n"
         "int k(void) { return (&t[2])->f + *t[3].a; }\n"
         "void m(void) { (&t[2])->f = 1; *(t[3].a + 1) = 2; }\n",
         "write t in f 2:17-18\n"
         "write t in f 2:29-30\n"
         "write t in f 2:45-46\n"
         "write t in f 2:57-58\n"
         "read t in g 3:23-24\n"
         "read t in g 3:32-33\n"
         "read t in g 3:34-35\n"
         "read t in g 3:50-51\n"
         "read p in h 4:16-17\n"
         "read p in h 4:27-28\n"
         "read t in h 4:31-32\n"
         "write p in h 4:37-38\n"
         "read p in h 4:41-42\n"
         "write t in h 4:49-50\n"
         "read p in h 4:57-58\n"
         "read t in k 5:24-25\n"
         "read t in k 5:36-37\n"
         "write t in m 6:18-19\n"
         "write t in m 6:34-35\n"},
	{"pointers to const",
         "struct s { int f; int a[3]; }; extern struct s t[4];\n"
         "void in(const struct s *, const int *); void out(struct s *);\n"
         "const struct s *f(int i) { return &t[i]; }\n"
         "const struct s *g(int i) { return i ? t : (&t[1]); }\n"
         "struct s *h(int i) { return &t[i]; }\n"
         "void k(void) { in(&t[1], t[2].a); out(&t[1]); out(t); }\n"
         "void l(void) { const struct s *p = &t[0]; p = t; p = p + 1; }\n"
         "unsigned m(void) { return (unsigned)&t[1]; }\n"
         "int n(const struct s *p) { return p == t && p - t > 1; }\n"
         "const struct s *o[] = {t, [2] = &t[1]}; struct s *q[] = {[1] = t};\n",
         "read t in f 3:36-37\n"
         "read t in g 4:39-40\n"
         "read t in g 4:45-46\n"
         "write t in h 5:30-31\n"
         "call in in k 6:16-18\n"
         "read t in k 6:20-21\n"
         "read t in k 6:26-27\n"
         "call out in k 6:35-38\n"
         "write t in k 6:40-41\n"
         "call out in k 6:47-50\n"
         "write t in k 6:51-52\n"
         "read t in l 7:37-38\n"
         "read t in l 7:47-48\n"
         "write t in m 8:38-39\n"
         "read t in n 9:40-41\n"
         "read t in n 9:49-50\n"
         "read t in o 10:24-25\n"
         "read t in o 10:34-35\n"
         "write t in q 10:64-65\n"},
	{"const variables",
         "extern const int c[3]; const char *const names[] = {\"a\"};\n"
         "const int *f(void) { return c; }\n"
         "int *g(void) { return (int *)c; }\n",
         "read c in f 2:29-30\n"
         "read c in g 3:30-31\n"},
	{"unevaluated",
         "extern int v, w[2]; enum { E = sizeof(v) };\n"
         "int f(void) { return sizeof w + sizeof(w[v]) + _Alignof(w); }\n"
         "void g(void) { __typeof__(v) a = v; (void)a; (void)E; }\n",
         "constant v in - 1:39-40\n"
         "constant w in f 2:29-30\n"
         "constant w in f 2:40-41\n"
         "constant v in f 2:42-43\n"
         "constant w in f 2:57-58\n"
         "constant v in g 3:27-28\n"
         "read v in g 3:34-35\n"
         "constant E in g 3:52-53\n"},
	{"data",
         "int low(int); extern int v; struct d { int (*f)(int); int *p; };\n"
         "struct d d = {.f = low, .p = &v}; int (*table[])(int) = {0, low};\n"
         "void f(void) { static struct d s = {low, 0}; s.p = &v; }\n",
         "address low in d 2:20-23\n"
         "write v in d 2:31-32\n"
         "address low in table 2:61-64\n"
         "address low in f 3:37-40\n"
         "write s in f 3:46-47\n"
         "write v in f 3:53-54\n"},
	{"function-scope extern",
         "int f(void) { extern int low(int), v; return low(v); }\n",
         "call low in f 1:46-49\n"
         "read v in f 1:50-51\n"},
	{"undeclared",
         "int f(int x) { return low(x) + low(2); }\n"
         "int g(int x) { int y = level; return x + y; }\n"
         "int h(void) { return low(1); }\n",
         "call low in f 1:23-26 undeclared\n"
         "call low in f 1:32-35 undeclared\n"
         "read level in g 2:24-29 undeclared\n"
         "call low in h 3:22-25 undeclared\n"},
	{"macros",
         "int low(int); extern int v;\n"
         "#define CALL(x) low(x)\n"
         "#define TWICE(x) CALL(x) + \\\n"
         "\tlow(x)\n"
         "#define PASTE(a, b) a##b(1)\n"
         "int f(void) { return CALL(v) + TWICE(v); }\n"
         "int g(void) { return PASTE(lo, w); }\n"
         "int h(void) { return CALL(CALL(3)); }\n"
         "#define GONE gone(1)\n"
         "int k(void) { return GONE; }\n",
         "call low in f 6:22-26 by 2:17-20\n"
         "read v in f 6:27-28\n"
         "call low in f 6:32-37 by 2:17-20\n"
         "call low in f 6:32-37 by 4:2-5\n"
         "read v in f 6:38-39\n"
         "call low in g 7:22-27 by 5:9-14\n"
         "call low in h 8:22-26 by 2:17-20\n"
         "call low in h 8:27-31 by 2:17-20\n"
         "call gone in k 10:22-26 by 9:14-18 undeclared\n"},
	{"attributes",
         "int low(int); void end(int *);\n"
         "int f(int) __attribute__((alias(\"low\")));\n"
         "static int g(int) __attribute__((weakref(\"other\")));\n"
         "void *find(void); void h(void) __attribute__((ifunc(\"find\")));\n"
         "int low2(int) __asm__(\"renamed\");\n"
         "int k(void) { __attribute__((__cleanup__(end))) int x = 0;\n"
         "\treturn low2(x) + g(x); }\n"
         "int low(int x) { return x; } void *find(void) { return 0; }\n",
         "address low in f 2:34-37\n"
         "address other in g 3:43-48\n"
         "address find in h 4:54-58\n"
         "call end in k 6:42-45\n"
         "call renamed in k 7:9-13\n"
         "call g in k 7:19-20\n"},
	{"inline assembly",
         "int low(int); extern int v, w; struct s { int f; } extern t[2];\n"
         "void f(int x) {\n"
         "\t__asm__ volatile(\"call low\\n\\tmovl $v, %%eax; jmp 1f\\n\"\n"
         "\t\t\"again: lea w+4(%0), %%ebx # not here\\n\\tjnz again\"\n"
         "\t\t: \"=m\"(t[x].f), \"+r\"(w) : \"m\"(v), \"r\"(v), \"i\"(low)\n"
         "\t\t: \"memory\");\n"
         "}\n"
         "__asm__(\".globl here\\nhere: .long low, 4\\n\\tjmp low@PLT\");\n"
         "#define TRAP __asm__(\"call trap\")\n"
         "void g(void) { TRAP; }\n"
         "void h(void) { __asm__ goto(\"lock xadd %%eax, v; jc %l0\" :::: a);\n"
         "a:; }\n",
         "address low in f 3:25-28\n"
         "address v in f 3:38-39\n"
         "address w in f 4:15-16\n"
         "write t in f 5:10-11\n"
         "write w in f 5:24-25\n"
         "read v in f 5:33-34\n"
         "read v in f 5:41-42\n"
         "address low in f 5:49-52\n"
         "address low in - 8:35-38\n"
         "address low in - 8:49-52\n"
         "address trap in g 10:16-20 by 9:28-32\n"
         "address v in h 11:47-48\n"},
	{"generic selection and dead code",
         "int low(int); int high(int); extern int v;\n"
         "int f(int x) { return _Generic(x, int: low, default: high)(1); }\n"
         "int g(void) { if (0) return low(v); return 0; }\n"
         "int h(int x) { return v ?: (x ? low(1) : ({ high(2); })); }\n",
         "call low in f 2:40-43\n"
         "call high in f 2:54-58\n"
         "call low in g 3:29-32\n"
         "read v in g 3:33-34\n"
         "read v in h 4:23-24\n"
         "call low in h 4:33-36\n"
         "call high in h 4:45-49\n"},
};

static void
test_pieces(struct check *check)
{
	for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++) {
		struct world world;

		world_begin(&world);
		CHECK(check, read_unit(&world, "unit.c", pieces[i].text));
		if (!CHECK_TEXT(check, uses_text(&world), pieces[i].uses))
			printf("in '%s'\n%s", pieces[i].name,
			       problems_text(&world, &world.cunit.problems));
		world_end(&world);
	}
}

static void
test_headers(struct check *check)
{
	struct world world;

	world_begin(&world);
	write_text(&world, "inc/low.h",
	           "typedef struct { int x; } low_t; struct low { int y; };\n"
	           "enum { LOW = 1 }; int low(int); extern int low_v;\n"
	           "#define LOW_SIZE 4\n#define LOW_CALL(x) low(x)\n"
	           "static inline int quick(void) { return low(0); }\n");
	write_text(&world, "sub/unit.h",
	           "#include <low.h>\nint f(struct low *);\n"
	           "static inline int own(void) { return low(low_v); }\n"
	           "struct local { int z; };\n");
	CHECK(check, read_unit(&world, "sub/unit.c",
	                       "#include \"unit.h\"\n#include <stdint.h>\n"
	                       "int f(struct low *l) {\n"
	                       "\tstruct local k = {LOW}; low_t *t = 0; "
	                       "uint32_t u = 0;\n"
	                       "\treturn LOW_CALL(LOW_SIZE) + l->y + k.z + !t "
	                       "+ (int)u;\n"
	                       "}\n"));
	CHECK_TEXT(check, uses_text(&world),
	           "constant low in f 3:14-17\n"
	           "constant local in f 4:9-14\n"
	           "constant LOW in f 4:20-23\n"
	           "constant low_t in f 4:26-31\n"
	           "constant LOW_CALL in f 5:9-17\n"
	           "call low in f 5:9-17 by inc/low.h:4:21-24\n"
	           "constant LOW_SIZE in f 5:18-26\n"
	           "constant low in - sub/unit.h:2:14-17\n"
	           "call low in own sub/unit.h:3:38-41\n"
	           "read low_v in own sub/unit.h:3:42-47\n");
	CHECK(check, world.cunit.problems.count == 0);
	CHECK(check, world.cunit.unit.declarations.count == 1);
	CHECK(check, strcmp(world.cunit.unit.declarations.items[0].type,
	                    "int (struct low *)") == 0);
	world_end(&world);
}

static const char *
definitions_text(struct world *world)
{
	struct text text = {.arena = &world->arena};
	const struct unit *unit = &world->cunit.unit;

	for (uint32_t i = 0; i < unit->definitions.count; i++) {
		const struct definition *definition =
			&unit->definitions.items[i];

		text_print(&text, "%s ", definition->symbol);
		print_place(&text, definition->span, unit->path);
		text_print(&text, "%s%s%s%s %s\n",
		           definition->global ? " global" : "",
		           definition->constant ? " constant" : "",
		           definition->weak ? " weak" : "",
		           definition->kind == SYMBOL_FUNCTION ? " function"
		                                               : "",
		           definition->type);
	}
	for (uint32_t i = 0; i < unit->declarations.count; i++) {
		const struct declaration *declaration =
			&unit->declarations.items[i];

		text_print(&text, "declares %s ", declaration->symbol);
		print_place(&text, declaration->span, unit->path);
		text_print(&text, "%s %s\n",
		           declaration->noreturn ? " noreturn" : "",
		           declaration->type);
	}
	return text.bytes;
}

static void
test_definitions(struct check *check)
{
	struct world world;

	world_begin(&world);
	CHECK(check,
	      read_unit(
		      &world, "unit.c",
		      "int a; int a = 1; extern int b; int b;\n"
		      "static int c[2]; const char d[] = \"x\"; int *const e;\n"
		      "static void f(void) { static int n; extern int m; }\n"
		      "inline int g(void) { return 1; }\n"
		      "inline int h(void) { return 1; } extern int h(void);\n"
		      "__attribute__((weak)) int i(void) { return 1; }\n"
		      "int j(void) __asm__(\"jj\"); int j(void) { return 1; }\n"
		      "_Noreturn void k(void);\n"
		      "void l(void) __attribute__((noreturn)); static int "
		      "o(void);\n"
		      "int p(int) __attribute__((alias(\"q\"))); int q(int x) "
		      "{ return x; }\n"));
	CHECK_TEXT(check, definitions_text(&world),
	           "a 1:12-13 global int\n"
	           "b 1:37-38 global int\n"
	           "c 2:12-13 int[2]\n"
	           "d 2:29-30 global constant const char[2]\n"
	           "e 2:51-52 global constant int *const\n"
	           "f 3:13-14 function void (void)\n"
	           "n 3:34-35 int\n"
	           "g 4:12-13 function int (void)\n"
	           "h 5:12-13 global function int (void)\n"
	           "i 6:27-28 global weak function int (void)\n"
	           "jj 7:32-33 global function int (void)\n"
	           "p 10:5-6 global function int (int)\n"
	           "q 10:45-46 global function int (int)\n"
	           "declares b 1:30-31 int\n"
	           "declares m 3:48-49 int\n"
	           "declares h 5:45-46 int (void)\n"
	           "declares jj 7:5-6 int (void)\n"
	           "declares k 8:16-17 noreturn void (void)\n"
	           "declares l 9:6-7 noreturn void (void)\n");
	world_end(&world);
}

static void
test_problems(struct check *check)
{
	struct world world;

	world_begin(&world);
	CHECK(check, read_unit(&world, "unit.c",
	                       "int f(void) { return 1 }\n"
	                       "int g(void) { return wrong + wrng(2); }\n"
	                       "char *h(int *p) { return p; }\n"));
	CHECK_TEXT(check, problems_text(&world, &world.cunit.problems),
	           "1:23-24 error: expected ';' after return statement\n");
	CHECK(check, !creader_unit(world.reader, "none.c",
	                           &(struct coptions){0}, &world.cunit));
	world_end(&world);

	world_begin(&world);
	CHECK(check, read_unit(&world, "unit.c", "#include \"none.h\"\n"));
	CHECK_TEXT(check, problems_text(&world, &world.cunit.problems),
	           "1:10-18 error: 'none.h' file not found\n");
	world_end(&world);
}

/* Files that stand in memory: a generated header, and the unit itself. */
static void
test_memory(struct check *check)
{
	static const char import[] = "int low(int);\n";
	static const char unit[] =
		"#include <import.h>\nint f(void) { return low(2); }\n";
	static const struct cfile files[] = {
		{"gen/import.h", import, sizeof(import) - 1},
		{"mem.c", unit, sizeof(unit) - 1},
	};
	struct coptions options;
	struct world world;

	world_begin(&world);
	options = options_of(&world);
	options.files = files;
	options.file_count = 2;
	CHECK(check,
	      creader_unit(world.reader, "mem.c", &options, &world.cunit));
	CHECK_TEXT(check, problems_text(&world, &world.cunit.problems), "");
	CHECK_TEXT(check, uses_text(&world), "call low in f 2:22-25\n");
	CHECK(check, world.cunit.unit.declarations.count == 0);
	world_end(&world);
}

/* Reads a sum, which nests as deep as it is long. */
static void
read_sum(struct world *world, struct check *check, int terms)
{
	struct text text = {.arena = &world->arena};

	world_begin(world);
	text_print(&text, "extern int v; int f(void) { return v");
	for (int i = 1; i < terms; i++)
		text_print(&text, " + v");
	text_print(&text, "; }\n");
	CHECK(check, read_unit(world, "unit.c", text.bytes));
}

static void
test_depth(struct check *check)
{
	struct world world;

	read_sum(&world, check, 900);
	CHECK(check, world.cunit.unit.uses.count == 900);
	CHECK(check, world.cunit.problems.count == 0);
	world_end(&world);

	read_sum(&world, check, 10000);
	CHECK(check, world.cunit.problems.count == 1);
	world_end(&world);
}

/* Which variables' addresses go somewhere, and in which line. */
static void
test_escapes(struct check *check)
{
	static const char code[] =
		"struct s { int a, b[2]; }; int v, w[2], *p;\n"
		"struct s t, u[2]; void use(const void *);\n"
		"void stays(int i) { v = w[i] + *w + *(w + i) + t.b[i];\n"
		" v += (&t)->a + *&v + u->b[1] + u[i].a + (int)sizeof(&w);\n"
		" w[0]++; p = 0; }\n"
		"void goes(int i) { p = w; p = w + i;\n"
		" p = &w[i]; p = &v; p = t.b;\n"
		" use(u); use(&t.a); use(&u[i].b[i]);\n"
		" p = (int *)w; use(p); }\n";
	struct text text = {0};
	struct world world;

	world_begin(&world);
	text.arena = &world.arena;
	CHECK(check, read_unit(&world, "unit.c", code));
	list_each (const struct use, use, &world.cunit.unit.uses)
		if (use->escapes)
			text_print(
				&text, "%s %u, ", use->symbol,
				source_place(use->span.source, use->span.begin)
					.line);
	CHECK_TEXT(check, text.bytes,
	           "w 6, w 6, w 7, v 7, t 7, u 8, t 8, u 8, w 9, ");
	world_end(&world);
}

int
main(void)
{
	struct check check;

	check_begin(&check, "creader");
	test_escapes(&check);
	test_pieces(&check);
	test_headers(&check);
	test_definitions(&check);
	test_problems(&check);
	test_memory(&check);
	test_depth(&check);
	return check_end(&check);
}

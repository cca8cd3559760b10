#include "../../layerc/calculus/bodies.h"

#include "../../layerc/base/file.h"
#include "../../layerc/base/process.h"
#include "../../layerc/base/text.h"
#include "../../layerc/source/instruction.h"
#include "../../layerc/source/object.h"
#include "check.h"

struct world {
	struct arena arena;
	struct names names;
	struct sources sources;
	struct diag diag;
	struct session session;
	struct composition composition;
};

static void
world_begin(struct world *world)
{
	*world = (struct world){0};
	world->names.arena = &world->arena;
	world->sources.names = &world->names;
	world->diag.arena = &world->arena;
	world->diag.names = &world->names;
	world->session = (struct session){.arena = &world->arena,
	                                  .names = &world->names,
	                                  .sources = &world->sources,
	                                  .diag = &world->diag};
	world->composition.session = &world->session;
}

static bool
assemble(struct world *world, const char *text)
{
	static const char *const words[] = {"nasm", "-w-all", "-f", "elf32",
	                                    "-O0",  "x.asm",  "-o", "x.o"};
	struct argv argv = {0};
	struct process process;

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		*list_add(&world->arena, &argv) =
			arena_text(&world->arena, words[i], strlen(words[i]));
	text = arena_print(&world->arena,
	                   "bits 32\nglobal f\nextern other, stop\n"
	                   "section .text\nf:\n%s\n",
	                   text);
	file_write(&world->arena, "x.asm", text, strlen(text));
	return process_start(&world->arena, &process, &argv, OUTPUT_INHERIT) &&
	       process_wait(&process).status == 0;
}

static void
print_way(struct text *text, const struct way *way)
{
	static const char letters[] = "acdbsBSDf";
	static const char *const kinds[] = {"return", "jump", "leap", "call"};

	text_print(text, "%s%s%s", text->len ? "; " : "", kinds[way->kind],
	           way->to ? " " : "");
	text_print(text, "%s", way->to ? way->to : "");
	if (way->stack.origin == ORIGIN_ENTRY && way->stack.id == STEP_ESP)
		text_print(text, " %+d", (int)way->stack.offset);
	else
		text_print(text, way->stack.origin == ORIGIN_MIXED
		                         ? " mixed"
		                         : " elsewhere");
	text_print(text, " ");
	for (uint32_t i = STEP_EBX; i <= STEP_FLAGS; i++)
		if (i != STEP_ESP && !registers_hold(&way->at, i, 0))
			text_print(text, "%c", letters[i]);
}

/* Each way out of f: how, the caller's stack pointer, what is lost. */
static const char *
ways_of(struct world *world, const char *code)
{
	struct text text = {.arena = &world->arena};
	struct program *program =
		program_new(&world->session, &world->composition);
	struct module *module = program_add(program, NULL, "client");
	struct bodies bodies;
	struct decoder *decoder;
	struct object object = {0};
	struct unit unit;

	if (!assemble(world, code) ||
	    object_read(&world->arena, &world->names, "x.o", &object))
		return "not assembled";
	decoder = decoder_new(&world->arena);
	object_unit(&world->arena, &world->sources, decoder, &object, true,
	            &unit);
	decoder_free(decoder);
	program_add_unit(program, module, &unit);
	map_put(&world->arena, &program->noreturn,
	        names_text(&world->names, "stop"), program);
	bodies_begin(&bodies, &world->arena, program, module);
	list_each (
		const struct way, way,
		&bodies_find(&bodies, &unit, unit.entries.items[0].step)->ways)
		print_way(&text, way);
	return text.len ? text.bytes : "none";
}

static const struct {
	const char *code, *ways;
} cases[] = {
	{"ret", "return +4 "},
	{"ret 8", "return +12 "},
	{"push ebx\n mov ebx, 1\n ret", "return +0 b"},
	{"push ebx\n mov ebx, 1\n pop ebx\n ret", "return +4 "},
	{"push ebx\n push esi\n pop ebx\n pop esi\n ret", "return +4 bS"},
	/* Sums come out even. */
	{"inc ebx\n add ebx, 7\n lea ebx, [ebx - 8]\n ret", "return +4 "},
	{"sub esp, 12\n mov [esp + 8], edi\n xor edi, edi\n"
         " mov edi, [esp + 8]\n add esp, 12\n ret",
         "return +4 "},
	{"mov [esp - 4], edi\n xor edi, edi\n mov edi, [esp - 4]\n ret",
         "return +4 D"},
	{"push edi\n mov byte [esp + 1], 0\n pop edi\n ret", "return +4 D"},
	{"enter 16, 0\n push esi\n xor esi, esi\n pop esi\n leave\n ret",
         "return +4 "},
	{"push ebp\n mov ebp, esp\n and esp, -16\n push ebx\n xor ebx, ebx\n"
         " pop ebx\n leave\n ret",
         "return +4 "},
	{"sub esp, eax\n add esp, eax\n ret", "return elsewhere "},
	{"pushad\n popad\n ret", "return +4 "},
	{"xchg ebx, ecx\n xchg ecx, ebx\n ret", "return +4 "},
	{"push ebx\n xchg esi, [esp]\n xchg esi, [esp]\n pop ebx\n ret",
         "return +4 "},
	/* Ways that meet. */
	{"test eax, eax\n jz .a\n push eax\n .a: ret", "return mixed "},
	{"test eax, eax\n jz .a\n mov ebx, 1\n .a: ret", "return +4 b"},
	{".a: push ebx\n pop ebx\n loop .a\n ret", "return +4 "},
	{".a: push ebx\n loop .a\n ret", "return mixed "},
	/* Others are called. */
	{"push ebx\n call stop\n .a: ret", "none"},
	{"mov ecx, ebx\n call other\n mov ebx, ecx\n ret", "return +4 b"},
	{"mov esi, ebx\n call other\n mov ebx, esi\n ret", "return +4 S"},
	{"mov ecx, ebx\n call inner\n mov ebx, ecx\n ret\n inner: mov eax, 1\n"
         " ret",
         "return +4 "},
	{"call inner\n ret\n inner: xor ebx, ebx\n ret 4", "return +8 b"},
	{"call .a\n .a: pop eax\n ret", "return +4 "},
	{"std\n call other\n cld\n ret", "call other +0 f; return +4 "},
	{"std\n pushf\n cld\n popf\n ret", "return +4 f"},
	{"pushf\n std\n popf\n ret", "return +4 "},
	/* Ways out other than ret. */
	{"jmp other", "return other +4 "},
	{"push eax\n jmp other", "return other +0 "},
	{"push other\n ret", "return other +4 "},
	{"push other\n call other\n ret", "return +0 "},
	{"pop ecx\n jmp ecx", "return +4 "},
	{"pop ecx\n add esp, 8\n push ecx\n ret", "return +12 "},
	{"mov eax, other\n jmp eax", "return other +4 "},
	{"jmp eax", "jump +4 "},
	{"push 8\n push .a\n retf\n .a: xor ebx, ebx\n ret", "return +4 b"},
	{"pushf\n push cs\n push .a\n iret\n .a: ret", "return +4 "},
	{"add esp, 8\n iret", "leap +8 "},
	{"mov esp, eax\n popad\n iret", "leap elsewhere bBSD"},
	{"push ebx\n jmp [.t + eax * 4]\n .b: nop\n .a: pop ebx\n ret\n"
         " section .rodata\n .t: dd .a, .b",
         "return +4 "},
};

static void
test_ways(struct check *check)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct world world;

		world_begin(&world);
		if (!CHECK_TEXT(check, ways_of(&world, cases[i].code),
		                cases[i].ways))
			printf("\tof: %s\n", cases[i].code);
		arena_free(&world.arena);
	}
}

static void
test_taken(struct check *check)
{
	bool certain;

	CHECK(check, bodies_taken("struct pair (int)", &certain) == 4);
	CHECK(check, bodies_taken("struct pair *(int)", &certain) == 0);
	CHECK(check, bodies_taken("void (*(int))(int)", &certain) == 0);
	CHECK(check, bodies_taken("unsigned int (int)", &certain) == 0);
	CHECK(check, bodies_taken("enum colour (void)", &certain) == 0);
	CHECK(check, certain);
	bodies_taken("colour_t (void)", &certain);
	CHECK(check, !certain);
}

int
main(void)
{
	struct check check;

	check_begin(&check, "bodies");
	test_ways(&check);
	test_taken(&check);
	return check_end(&check);
}

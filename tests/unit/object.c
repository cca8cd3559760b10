#include "../../layerc/source/object.h"

#include <elf.h>

#include "../../layerc/base/file.h"
#include "../../layerc/base/process.h"
#include "../../layerc/base/text.h"
#include "../../layerc/source/instruction.h"
#include "check.h"

/* An object and its facts, with tables of their own. */
struct world {
	struct arena arena;
	struct names names;
	struct sources sources;
	struct object object;
	struct unit unit;
};

static void
world_begin(struct world *world)
{
	*world = (struct world){0};
	world->names.arena = &world->arena;
	world->sources.names = &world->names;
}

static const char *
read_object(struct world *world, const char *path)
{
	struct decoder *decoder;
	const char *wrong =
		object_read(&world->arena, &world->names, path, &world->object);

	decoder = decoder_new(&world->arena);
	if (!wrong)
		object_unit(&world->arena, &world->sources, decoder,
		            &world->object, true, &world->unit);
	decoder_free(decoder);
	return wrong;
}

static void
write_text(struct world *world, const char *path, const char *text)
{
	file_write(&world->arena, path, text, strlen(text));
}

/* Runs a tool with blanks between its words, and waits for it. */
static bool
run(struct world *world, const char *line)
{
	struct argv argv = {0};
	struct process process;

	while (*line) {
		size_t len = strcspn(line, " ");

		*list_add(&world->arena, &argv) =
			arena_text(&world->arena, line, len);
		line += len;
		line += strspn(line, " ");
	}
	return process_start(&world->arena, &process, &argv, OUTPUT_INHERIT) &&
	       process_wait(&process).status == 0;
}

static void
print_place(struct text *text, struct span span)
{
	struct place place;

	if (!span.source) {
		text_print(text, "nowhere");
		return;
	}
	place = source_place(span.source, span.begin);
	text_print(text, "%s:%u:%u-%u", span.source->path, place.line,
	           place.column, place.column + span.end - span.begin);
}

/* One line a use, then one a definition. */
static const char *
facts_text(struct world *world)
{
	static const char *const uses[] = {"call", "address", "read", "write"};
	static const char *const kinds[] = {"function", "variable", "constant",
	                                    "unknown"};
	struct text text = {.arena = &world->arena};
	const struct unit *unit = &world->unit;

	text_print(&text, "%s", "");
	for (uint32_t i = 0; i < unit->uses.count; i++) {
		const struct use *use = &unit->uses.items[i];

		text_print(&text, "%s %s in %s ", uses[use->kind], use->symbol,
		           use->from ? use->from : "-");
		print_place(&text, use->span);
		text_print(&text, "\n");
	}
	for (uint32_t i = 0; i < unit->definitions.count; i++) {
		const struct definition *definition =
			&unit->definitions.items[i];

		text_print(&text, "%s %s%s%s%s%s ", kinds[definition->kind],
		           definition->symbol,
		           definition->global ? " global" : "",
		           definition->constant ? " constant" : "",
		           definition->weak ? " weak" : "",
		           definition->common ? " common" : "");
		print_place(&text, definition->span);
		text_print(&text, "\n");
	}
	return text.bytes;
}

static void
print_places(struct text *text, const char *kind,
             const struct code_places *places)
{
	list_each (const struct code_place, place, places) {
		text_print(text, "%s %s %x in %s ", kind, place->mnemonic,
		           place->number, place->from);
		print_place(text, place->span);
		text_print(text, "\n");
	}
}

static const char *
places_text(struct world *world)
{
	struct text text = {.arena = &world->arena};

	text_print(&text, "%s", "");
	print_places(&text, "number", &world->unit.number_calls);
	print_places(&text, "indirect", &world->unit.indirect_calls);
	print_places(&text, "restricted", &world->unit.restricted);
	print_places(&text, "undecoded", &world->unit.undecoded);
	return text.bytes;
}

static const char assembly[] = "extern hidden, var\n"
			       "global start, tab\n"
			       "section .text\n"
			       "start:\n"
			       "\tmov eax, [var + 8]\n"
			       "\tcall hidden\n"
			       "helper:\tjmp hidden\n"
			       ".loop:\tjz .loop\n"
			       "\tpush dword hidden\n"
			       "\tret\n"
			       "section .data\n"
			       "tab:\tdd hidden, start, helper\n"
			       "section .rodata\n"
			       "fixed:\tdd 1\n";

static const char assembly_facts[] = "read var in start dir/x.asm:5:12-15\n"
				     "call hidden in start dir/x.asm:6:7-13\n"
				     "call hidden in start dir/x.asm:7:13-19\n"
				     "call hidden in start dir/x.asm:9:13-19\n"
				     "address hidden in tab nowhere\n"
				     "address start in tab nowhere\n"
				     "address helper in tab nowhere\n"
				     "unknown helper dir/x.asm:7:1-7\n"
				     "unknown helper.loop dir/x.asm:8:1-16\n"
				     "variable fixed constant nowhere\n"
				     "unknown start global dir/x.asm:4:1-6\n"
				     "unknown tab global nowhere\n";

static void
test_assembly(struct check *check)
{
	struct world world;
	const struct relocation *call = NULL;

	world_begin(&world);
	write_text(&world, "dir/x.asm", assembly);
	CHECK(check, run(&world, "nasm -f elf32 -g -F dwarf dir/x.asm -o x.o"));
	CHECK(check, !read_object(&world, "x.o"));
	CHECK_TEXT(check, facts_text(&world), assembly_facts);
	CHECK(check, !world.object.is_image);
	for (uint32_t i = 0; i < world.object.relocations.count; i++)
		if (world.object.relocations.items[i].type == R_386_PC32 &&
		    !call)
			call = &world.object.relocations.items[i];
		else if (world.object.relocations.items[i].offset == 1)
			CHECK(check,
			      world.object.relocations.items[i].addend == 8);
	CHECK(check, call && call->addend == -4 && call->offset == 6);
	CHECK(check,
	      world.unit.relocation_count == world.object.relocations.count);

	/* Without debugging information there are no places. */
	CHECK(check, run(&world, "nasm -f elf32 dir/x.asm -o y.o"));
	CHECK(check, !read_object(&world, "y.o"));
	CHECK(check, world.unit.uses.count == 7);
	CHECK(check, !world.unit.uses.items[0].span.source);

	/* Nor when the source is gone. */
	world.sources.by_path = (struct map){0};
	CHECK(check, remove("dir/x.asm") == 0);
	CHECK(check, !read_object(&world, "x.o"));
	CHECK(check, !world.unit.uses.items[0].span.source);
	arena_free(&world.arena);
}

/* What only instructions tell: kinds of use, and what has no relocation. */
static void
test_instructions(struct check *check)
{
	struct world world;

	world_begin(&world);
	write_text(&world, "z.asm",
	           "extern var, other, away\n"
	           "global f, g\n"
	           "section .text\n"
	           "f:\tmov [var], eax\n"
	           "\tinc dword [var + ecx]\n"
	           "\tcmp dword [var], 1\n"
	           "\tmov ebx, other\n"
	           "\tmov [ebx + 8], eax\n"
	           "\tmov edx, other\n"
	           ".x:\tmov [edx], eax\n"
	           "\tmov eax, away + 4\n"
	           "\tjmp eax\n"
	           "routine:\tcall 0x100400\n"
	           "\tcall [var]\n"
	           "\thlt\n"
	           "\tjmp f\n"
	           "\tdb 0xf4\n"
	           "h:\tpush 0x100400\n"
	           "\tret\n"
	           "g:\tcall routine\n"
	           "\tjz f + 5\n"
	           "last:\tcall last\n"
	           "\tjmp h\n");
	CHECK(check, run(&world, "nasm -f elf32 -g -F dwarf z.asm -o z.o"));
	CHECK(check, !read_object(&world, "z.o"));
	world.unit.definitions.count = 0;
	CHECK_TEXT(check, facts_text(&world),
	           "write var in f z.asm:4:9-12\n"
	           "write var in f z.asm:5:13-16\n"
	           "read var in f z.asm:6:13-16\n"
	           "write other in f z.asm:7:11-16\n"
	           "address other in f z.asm:9:11-16\n"
	           "call away in f z.asm:11:11-15\n"
	           "read var in routine z.asm:14:8-11\n"
	           "call f in routine z.asm:16:6-7\n"
	           "call routine in g z.asm:20:9-16\n"
	           "call f in g z.asm:21:5-6\n"
	           "call last in g z.asm:21:2-10\n"
	           "call last in last z.asm:22:1-5\n"
	           "call h in last z.asm:23:6-7\n");
	CHECK_TEXT(check, places_text(&world),
	           "number call 100400 in routine z.asm:13:10-14\n"
	           "number ret 100400 in h z.asm:19:2-5\n"
	           "indirect call 0 in routine z.asm:14:2-6\n"
	           "restricted hlt 0 in routine z.asm:15:2-5\n");
	CHECK(check, world.unit.instruction_count == 20);
	arena_free(&world.arena);
}

static void
test_compiled(struct check *check)
{
	struct world world;

	world_begin(&world);
	write_text(&world, "y.c",
	           "extern int v[]; int hidden(int);\n"
	           "static int twice(int x) { return hidden(x) + v[1]; }\n"
	           "int *p = &v[2]; const int c = 1; int d;\n"
	           "__attribute__((weak)) int g(int x)\n"
	           "{\n"
	           "\treturn twice(x) + hidden(1);\n"
	           "}\n");
	CHECK(check, run(&world, "clang-14 -target i386-elf -ffreestanding -g "
	                         "-fcommon -ffunction-sections -c y.c -o y.o"));
	CHECK(check, !read_object(&world, "y.o"));
	CHECK_TEXT(check, facts_text(&world),
	           "call twice in g y.c:6:9-14\n"
	           "call hidden in g y.c:6:20-26\n"
	           "call hidden in twice y.c:2:34-40\n"
	           "read v in twice y.c:2:46-47\n"
	           "address v in p nowhere\n"
	           "function twice y.c:2:12-17\n"
	           "function g global weak y.c:4:27-28\n"
	           "variable p global nowhere\n"
	           "variable c global constant nowhere\n"
	           "variable d global common nowhere\n");
	arena_free(&world.arena);
}

/* A linked image keeps its relocations, at addresses. */
static void
test_image(struct check *check)
{
	struct world world;

	world_begin(&world);
	write_text(&world, "x.asm", assembly);
	CHECK(check, run(&world, "nasm -f elf32 -g -F dwarf x.asm -o x.o"));
	CHECK(check, run(&world, "ld -m elf_i386 --emit-relocs x.o "
	                         "--defsym hidden=0x100 --defsym var=0x200 "
	                         "-e start -o x.elf"));
	CHECK(check, !read_object(&world, "x.elf"));
	CHECK(check, world.object.is_image && world.object.entry != 0);
	CHECK(check, world.unit.uses.count == 7);
	for (uint32_t i = 0; i < world.unit.uses.count && i < 4; i++)
		CHECK(check, world.unit.uses.items[i].span.source != NULL);
	CHECK(check, strstr(facts_text(&world),
	                    "call hidden in start x.asm:6:7-13\n") != NULL);
	arena_free(&world.arena);
}

/* A section says that it unpacks to almost 4 GiB: Elf32_Chdr, then zlib's. */
static void
test_bomb(struct check *check, struct world *world)
{
	enum { SIZE_HIGH_BYTE = 7, HEADER = 12, ZLIB = 0x78 };
	uint32_t size, bombs = 0;
	char *bytes;

	write_text(world, "p.c", "int packed(int a) { return a; }\n");
	CHECK(check, run(world, "clang-14 -target i386-elf -g -c p.c -o p.o"));
	CHECK(check, run(world, "objcopy --compress-debug-sections=zlib p.o"));
	CHECK(check, read_object(world, "p.o") == NULL);
	bytes = file_read(&world->arena, "p.o", &size);
	for (uint32_t at = 0; bytes && at + HEADER < size; at++)
		if (memcmp(bytes + at, "\1\0\0", 4) == 0 &&
		    bytes[at + HEADER] == ZLIB) {
			bytes[at + SIZE_HIGH_BYTE] = (char)0xf0;
			bombs++;
		}
	CHECK(check, bombs > 0);
	file_write(&world->arena, "bomb.o", bytes, size);
	CHECK_TEXT(check, read_object(world, "bomb.o"),
	           "has compressed sections that are more than 256 MiB");
}

static void
test_refused(struct check *check)
{
	struct world world;

	world_begin(&world);
	CHECK_TEXT(check, read_object(&world, "none.o"),
	           "cannot be read: No such file or directory");
	CHECK_TEXT(check, read_object(&world, "."), "is not a regular file");
	file_write(&world.arena, "e.o", "", 0);
	CHECK_TEXT(check, read_object(&world, "e.o"), "is empty");
	write_text(&world, "t.o", "int main;\n");
	CHECK_TEXT(check, read_object(&world, "t.o"), "is not an ELF file");
	write_text(&world, "t.c", "int x;\n");
	CHECK(check, run(&world, "clang-14 -c t.c -o wide.o"));
	CHECK_TEXT(check, read_object(&world, "wide.o"),
	           "is a 64-bit ELF file, not a 32-bit one");
	CHECK(check, run(&world, "clang-14 -c -flto t.c -o lto.o"));
	CHECK_TEXT(check, read_object(&world, "lto.o"),
	           "is LLVM bitcode, which has no relocations to check");
	CHECK(check, run(&world, "clang-14 -target armv7-none-eabi -c t.c -o "
	                         "arm.o"));
	CHECK_TEXT(check, read_object(&world, "arm.o"),
	           "is for ELF machine 40, not for i386");
	test_bomb(check, &world);
	CHECK(check, run(&world, "gcc -m32 -ffreestanding -flto -c t.c -o "
	                         "slim.o"));
	CHECK_TEXT(check, read_object(&world, "slim.o"),
	           "is bytecode of gcc (-flto), which has no relocations to "
	           "check");
	write_text(&world, "a.a", "!<arch>\n");
	CHECK_TEXT(check, read_object(&world, "a.a"),
	           "is an archive, not an object");
	arena_free(&world.arena);
}

/* Reads bytes as an object; only that it comes back is of interest. */
static bool
survives(const char *bytes, size_t len)
{
	struct world world;
	bool refused;

	world_begin(&world);
	file_write(&world.arena, "h.o", bytes, len);
	refused = read_object(&world, "h.o") != NULL;
	arena_free(&world.arena);
	return refused;
}

static void
test_hostile(struct check *check, const char *path)
{
	struct arena arena = {0};
	uint32_t size, refused = 0, accepted = 0;
	char *bytes = file_read(&arena, path, &size);

	if (!CHECK(check, bytes != NULL))
		return;
	for (uint32_t len = 0; len < size; len++)
		refused += survives(bytes, len);
	/* The section table stands at the front in NASM's objects. */
	CHECK(check, refused > size / 2);
	for (uint32_t i = 0; i < size; i++) {
		char old = bytes[i];

		bytes[i] = (char)~old;
		accepted += !survives(bytes, size);
		bytes[i] = (char)(old ^ 1);
		accepted += !survives(bytes, size);
		bytes[i] = old;
	}
	CHECK(check, accepted > 0);
	arena_free(&arena);
}

int
main(void)
{
	struct check check;

	check_begin(&check, "object");
	test_assembly(&check);
	test_instructions(&check);
	test_compiled(&check);
	test_image(&check);
	test_refused(&check);
	test_hostile(&check, "x.o");
	test_hostile(&check, "y.o");
	test_hostile(&check, "x.elf");
	return check_end(&check);
}

#include "../../layerc/source/code.h"

#include "../../layerc/base/file.h"
#include "../../layerc/base/process.h"
#include "../../layerc/base/text.h"
#include "../../layerc/source/instruction.h"
#include "check.h"

static const char *text_of(struct arena *arena, const struct code *code);

static void
print_operand(struct text *text, const struct object *object,
              const struct operand *operand)
{
	static const char *const access[] = {"", "r", "w", "rw"};
	const struct relocation *relocation = operand->relocation;

	text_print(text, " %c%s",
	           operand->kind == OPERAND_MEMORY     ? 'm'
	           : operand->kind == OPERAND_REGISTER ? 'r'
	                                               : 'n',
	           access[operand->read + 2 * operand->written]);
	if (relocation)
		text_print(text, ":%s%+d",
		           object->symbols.items[relocation->symbol].name,
		           relocation->addend);
	else if (operand->kind != OPERAND_REGISTER)
		text_print(text, ":%d", operand->number);
}

static void
print_instruction(struct text *text, const struct object *object,
                  const struct instruction *instruction)
{
	static const char *const flows[] = {"",       " calls",   " branches",
	                                    " jumps", " returns", " stops"};

	text_print(text, "%u+%u %s%s%s", instruction->offset, instruction->size,
	           instruction->mnemonic ? instruction->mnemonic : "?",
	           !instruction->reached    ? " unreached"
	           : instruction->taken > 0 ? " taken"
	                                    : "",
	           flows[instruction->flow]);
	for (uint8_t i = 0; i < instruction->operand_count; i++)
		print_operand(text, object, &instruction->operands[i]);
	if (instruction->classes)
		text_print(text, " class %u", instruction->classes);
	text_print(text, " %02x>%02x\n", instruction->reads,
	           instruction->writes);
}

static const char *
text_of(struct arena *arena, const struct code *code)
{
	struct text text = {.arena = arena};

	list_each (const struct function, function, &code->functions) {
		text_print(&text, "%s %u-%u\n",
		           function->name ? function->name : "-",
		           function->begin, function->end);
		for (uint32_t i = 0; i < function->count; i++)
			print_instruction(
				&text, code->object,
				&code->instructions.items[function->first + i]);
	}
	return text.bytes;
}

/* Runs a tool with blanks between its words, and waits for it. */
static bool
run(struct arena *arena, const char *line)
{
	struct argv argv = {0};
	struct process process;

	while (*line) {
		size_t len = strcspn(line, " ");

		*list_add(arena, &argv) = arena_text(arena, line, len);
		line += len;
		line += strspn(line, " ");
	}
	return process_start(arena, &process, &argv, OUTPUT_INHERIT) &&
	       process_wait(&process).status == 0;
}

/* Assembles a text; returns its instructions as a text. */
static const char *
decode(struct arena *arena, const char *text)
{
	struct names names = {.arena = arena};
	struct decoder *decoder;
	struct object object;
	const char *first, *second;

	file_write(arena, "x.asm", text, strlen(text));
	if (!run(arena, "nasm -w-all -f elf32 -g -F dwarf x.asm -o x.o") ||
	    object_read(arena, &names, "x.o", &object))
		return "not assembled";
	decoder = decoder_new(arena);
	first = text_of(arena, code_read(arena, decoder, &object));
	/* What it knows by now is the same as what it decodes. */
	second = text_of(arena, code_read(arena, decoder, &object));
	decoder_free(decoder);
	return strcmp(first, second) == 0 ? first : "not read the same twice";
}

static void
test_operands(struct check *check)
{
	struct arena arena = {0};

	CHECK_TEXT(check,
	           decode(&arena, "extern ext\n"
	                          "global f\n"
	                          "section .text\n"
	                          "f:\tmov eax, [ext + 4]\n"
	                          "\tmov [ext + ebx * 4], cl\n"
	                          "\tmov dword [ext], f\n"
	                          "\ttest dword [ext], 5\n"
	                          "\tlea esi, [ext]\n"
	                          "\tlock cmpxchg [ext], ecx\n"
	                          "\tjz ext\n"
	                          "\tcall ext + 0x40\n"
	                          "\tpush dword [ebp + 8]\n"
	                          "\trep movsb\n"
	                          "\tret 4\n"),
	           "f 0-65\n"
	           "0+5 mov rw mr:ext+4 00>01\n"
	           "5+7 mov mw:ext+0 rr 0a>00\n"
	           "12+10 mov mw:ext+0 n:+0 00>00\n"
	           "22+10 test mr:ext+0 n:5 00>00\n"
	           "32+6 lea rw m:ext+0 00>40\n"
	           "38+8 cmpxchg mrw:ext+0 rr 03>01\n"
	           "46+6 je branches n:ext-4 00>00\n"
	           "52+5 call calls n:ext+60 10>10\n"
	           "57+3 push mr:8 30>10\n"
	           "60+2 movsb mw:0 mr:0 c2>c2\n"
	           "62+3 ret returns n:4 10>10\n");
	arena_free(&arena);
}

/* Data, labels in the middle and calls within the section. */
static void
test_flow(struct check *check)
{
	struct arena arena = {0};

	CHECK_TEXT(check,
	           decode(&arena, "global f, g\n"
	                          "section .text\n"
	                          "f:\tcall h\n"
	                          "\tjmp .x\n"
	                          "\tdb \"cli\", 0xb8\n"
	                          ".x:\tjmp g\n"
	                          "h:\tud2\n"
	                          "\tdb 0x0f, 0xff, 0xff, 0xff\n"
	                          "g:\tjmp short $ + 3\n"
	                          "\tdb 0xb8\n"
	                          "\thlt\n"
	                          "\tjmp 0x100400\n"),
	           "f 0-13\n"
	           "0+5 call calls n:13 10>10\n"
	           "5+2 jmp jumps n:11 00>00\n"
	           "7+4 arpl unreached mr:-72 rr 22>00\n"
	           "11+2 jmp jumps n:19 00>00\n"
	           "h 13-19\n"
	           "13+2 ud2 stops 00>00\n"
	           "15+2 ud0 unreached stops 00>00\n"
	           "17+2 ? unreached stops 00>00\n"
	           "g 19-28\n"
	           "19+2 jmp jumps n:22 00>00\n"
	           "21+5 mov unreached rw n:+1049596 00>01\n"
	           "22+1 hlt class 2 00>00\n"
	           "23+5 jmp jumps n:+1049596 00>00\n");
	CHECK_TEXT(check, decode(&arena, "section .text\nx:\tnop\ny:\tret\n"),
	           "x 0-1\n"
	           "0+1 nop 00>00\n"
	           "y 1-2\n"
	           "1+1 ret returns 10>10\n");
	arena_free(&arena);
}

/* What only a label, a table or an access leads to. */
static void
test_entries(struct check *check)
{
	struct arena arena = {0};

	CHECK_TEXT(check,
	           decode(&arena, "global f\n"
	                          "section .text\n"
	                          "f:\tmov eax, [f + 1]\n"
	                          "\tmov ecx, taken\n"
	                          "\tjmp tail\n"
	                          "alone:\tcli\n"
	                          ".in:\tret\n"
	                          "tail:\tmov al, [data]\n"
	                          "\tret\n"
	                          "data:\tdb 0xfb\n"
	                          "taken:\tdb 0xf4\n"),
	           "f 0-12\n"
	           "0+5 mov rw mr:+1 00>01\n"
	           "5+5 mov rw n:+21 00>02\n"
	           "10+2 jmp jumps n:14 00>00\n"
	           "alone 12-14\n"
	           "12+1 cli taken class 2 00>00\n"
	           "13+1 ret taken returns 10>10\n"
	           "tail 14-20\n"
	           "14+5 mov rw mr:+20 00>01\n"
	           "19+1 ret returns 10>10\n"
	           "data 20-21\n"
	           "20+1 sti unreached class 2 00>00\n"
	           "taken 21-22\n"
	           "21+1 hlt taken class 2 00>00\n");
	arena_free(&arena);
}

static void
test_classes(struct check *check)
{
	struct arena arena = {0};

	CHECK_TEXT(check,
	           decode(&arena, "section .text\n"
	                          "\tin al, dx\n"
	                          "\tmov ds, eax\n"
	                          "\tmov eax, ds\n"
	                          "\tmov eax, cr3\n"
	                          "\trdtsc\n"
	                          "\tint 0x30\n"
	                          "\tfld1\n"
	                          "\tmovaps xmm0, xmm1\n"
	                          "\tpause\n"
	                          "\tvmrun\n"
	                          "\tiret\n"),
	           "- 0-23\n"
	           "0+1 in rw rr class 1 04>01\n"
	           "1+2 mov rw rr class 2 01>00\n"
	           "3+2 mov rw rr 00>01\n"
	           "5+3 mov rw rr class 2 00>01\n"
	           "8+2 rdtsc 00>05\n"
	           "10+2 int n:48 class 4 00>01\n"
	           "12+2 fld1 class 8 00>00\n"
	           "14+3 movaps rw rr class 8 00>00\n"
	           "17+2 pause 00>00\n"
	           "19+3 vmrun rr class 2 01>00\n"
	           "22+1 iretd returns class 2 10>10\n");
	arena_free(&arena);
}

int
main(void)
{
	struct check check;

	check_begin(&check, "code");
	test_operands(&check);
	test_flow(&check);
	test_entries(&check);
	test_classes(&check);
	return check_end(&check);
}

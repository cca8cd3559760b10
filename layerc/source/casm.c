/*
 * Symbols in the text of inline assembly, found without an assembler: every
 * word among the operands of an instruction, or of a directive that makes
 * data, is taken for a symbol, but for registers, operand numbers, words that
 * belong to the syntax and labels of the same text.  The relocations of the
 * object tell the rest.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cshared.h"
#include "instruction_class.h"

struct scan {
	struct cwalk *walk;
	const char *from;
	const struct source *source; /* the text that is scanned */
	struct cspot spot;           /* of the statement */
	struct span written, called; /* the statement as it was written, and
	                                the call of a macro that has it */
	uint32_t written_at;         /* where its next word is looked for */
	struct map labels;           /* names that this text defines */
	bool uses;                   /* the second pass: labels are known */
	bool in_operands;            /* an instruction's name was seen */
	bool skips;     /* a comment, or no instruction: until a line ends */
	bool defines;   /* the first operand is a name being defined */
	bool announces; /* operands are names for the linker to see */
	bool once;      /* nothing behind the first operand counts */
	bool includes;  /* the operand is a file */
	struct map globals; /* names that the linker is to see */
	struct span outputs;
	struct span mnemonic; /* of the instruction being read */
	struct cspot word_spot, mnemonic_spot; /* where words were written */
	bool loads_segment; /* its last operand is a segment register */
};

static bool
is_in(const char *words, const char *text, size_t len)
{
	while (*words) {
		size_t word_len = strcspn(words, " ");

		if (word_len == len && strncasecmp(words, text, len) == 0)
			return true;
		words += word_len;
		words += strspn(words, " ");
	}
	return false;
}

static bool
is_register(const char *text, size_t len)
{
	return is_in("eax ebx ecx edx esi edi ebp esp ax bx cx dx si di bp sp "
	             "al ah bl bh cl ch dl dh cs ds es fs gs ss rax rbx rcx "
	             "rdx rsi rdi rbp rsp rip eip r8 r9 r10 r11 r12 r13 r14 "
	             "r15 cr0 cr2 cr3 cr4 dr0 dr1 dr2 dr3 dr6 dr7 st",
	             text, len);
}

static bool
is_syntax(const char *text, size_t len)
{
	return is_in("offset ptr byte word dword qword tbyte short near far "
	             "flat",
	             text, len);
}

static bool
is_prefix(const char *text, size_t len)
{
	return is_in("lock rep repe repz repne repnz data16 addr16 data32 "
	             "addr32 notrack",
	             text, len);
}

static bool
makes_data(const char *text, size_t len)
{
	return is_in(".byte .word .short .hword .long .int .quad .octa .2byte "
	             ".4byte .8byte .set .equ .equiv .weakref .reloc",
	             text, len);
}

/* Directives that name symbols without making data of them. */
static bool
names_symbols(const char *text, size_t len)
{
	return is_in(".globl .global .weak .symver .comm .lcomm", text, len);
}

static bool
is_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	       byte == '_' || byte == '.';
}

bool
casm_is_word(char byte)
{
	return is_letter(byte) || (byte >= '0' && byte <= '9') || byte == '$';
}

/*
 * Where a word of the text was written: in the statement, in what a macro is
 * called with, or in some other macro, for which the statement stands.
 */
static struct cspot
place(struct scan *scan, const char *text, size_t len)
{
	struct cspot spot = scan->spot;
	struct span rest = scan->written, found;

	if (scan->written_at > rest.begin)
		rest.begin = scan->written_at;
	found = casm_find(rest, text, len);
	if (!found.source)
		found = casm_find(scan->written, text, len);
	if (found.source) {
		scan->written_at = found.end;
		*(spot.macro.source ? &spot.macro : &spot.span) = found;
		return spot;
	}
	found = casm_find(scan->called, text, len);
	if (found.source)
		return (struct cspot){.span = found};
	return spot;
}

/* Notes that the instruction being read needs the right to some classes. */
static void
add_classes(struct scan *scan, unsigned classes)
{
	const struct span *at = &scan->mnemonic;
	struct cwalk *walk = scan->walk;

	if (!scan->uses || classes == 0 || !at->source)
		return;
	*list_add(walk->reader->arena, &walk->facts->restricted) =
		(struct code_place){
			.from = scan->from,
			.span = scan->mnemonic_spot.span,
			.mnemonic = names_add(walk->reader->names,
	                                      at->source->text + at->begin,
	                                      at->end - at->begin),
			.classes = classes,
		};
}

static bool
is_move(struct span mnemonic)
{
	const char *text = mnemonic.source->text + mnemonic.begin;

	return strncasecmp(text, "mov", 3) == 0 ||
	       strncasecmp(text, "pop", 3) == 0;
}

static void
end_line(struct scan *scan)
{
	/* What segments mean is the system's; AT&T writes the target last. */
	if (scan->loads_segment && is_move(scan->mnemonic))
		add_classes(scan, INSTRUCTION_SYSTEM);
	scan->loads_segment = false;
	scan->mnemonic = (struct span){0};
	scan->in_operands = scan->skips = scan->defines = false;
	scan->announces = scan->once = scan->includes = false;
}

static bool
is_named(const struct definitions *definitions, const char *name)
{
	list_each (const struct definition, definition, definitions)
		if (definition->symbol == name)
			return true;
	return false;
}

/* A label is a definition; finish tells whether the linker sees it. */
static void
add_label(struct scan *scan, const char *text, size_t len)
{
	struct arena *arena = scan->walk->reader->arena;
	const char *name = names_add(scan->walk->reader->names, text, len);

	if (scan->uses || map_get(&scan->labels, name))
		return;
	map_put(arena, &scan->labels, name, scan);
	if (!is_letter(text[0]) || text[0] == '.' ||
	    is_named(&scan->walk->facts->definitions, name))
		return;
	*list_add(arena, &scan->walk->facts->definitions) = (struct definition){
		.symbol = name,
		.kind = scan->once ? SYMBOL_VARIABLE : SYMBOL_UNKNOWN,
		.span = cplace_written(&scan->word_spot),
	};
}

static void
add_operand(struct scan *scan, const char *text, size_t len)
{
	const char *name;

	add_classes(scan, register_classes(text, len));
	if (scan->defines)
		add_label(scan, text, len);
	scan->defines = false;
	scan->skips |= scan->once;
	if (scan->announces && is_letter(text[0]))
		map_put(scan->walk->reader->arena, &scan->globals,
		        names_add(scan->walk->reader->names, text, len), scan);
	if (!scan->uses || text[0] == '.' || !is_letter(text[0]) ||
	    is_register(text, len) || is_syntax(text, len))
		return;
	name = names_add(scan->walk->reader->names, text, len);
	if (map_get(&scan->labels, name))
		return;
	csymbol_use(scan->walk, scan->from, name, USE_ADDRESS,
	            &scan->word_spot);
}

/* Whether "= VALUE" follows. */
static bool
is_assigned(const char *text)
{
	text += strspn(text, " \t");
	return text[0] == '=' && text[1] != '=';
}

static void
add_word(struct scan *scan, const char *text, size_t len, char next)
{
	if (scan->in_operands) {
		add_operand(scan, text, len);
	} else if (next == ':' || is_assigned(text + len)) {
		add_label(scan, text, len);
		scan->in_operands = next != ':';
	} else if (!is_prefix(text, len)) {
		scan->in_operands = true;
		scan->mnemonic.source = scan->source;
		scan->mnemonic.begin = (uint32_t)(text - scan->source->text);
		scan->mnemonic.end = scan->mnemonic.begin + (uint32_t)len;
		scan->mnemonic_spot = scan->word_spot;
		add_classes(scan, instruction_classes(text, len));
		scan->skips = text[0] == '.' && !makes_data(text, len) &&
		              !names_symbols(text, len);
		scan->once = is_in(".symver .comm .lcomm", text, len);
		scan->defines =
			is_in(".set .equ .equiv .comm .lcomm", text, len);
		scan->announces =
			is_in(".globl .global .weak .comm", text, len);
		scan->includes = is_in(".include .incbin", text, len);
	}
}

/* Skips what a '%' introduces: a register, or an operand of the statement. */
static const char *
skip_percent(struct scan *scan, const char *at, const char *end)
{
	const char *word;

	while (at < end && *at == '%')
		at++;
	word = at;
	while (at < end && casm_is_word(*at))
		at++;
	add_classes(scan, register_classes(word, (size_t)(at - word)));
	scan->loads_segment =
		is_in("ds es fs gs ss", word, (size_t)(at - word));
	if (at < end && *at == '[')
		while (at < end && *at != ']')
			at++;
	return at;
}

/* A file that is included; its name ends with a quote, or not at all. */
static void
add_include(struct scan *scan, const char *name, const char *end)
{
	size_t len = strcspn(name, "\\\n");
	struct cspot spot;

	if (name + len >= end)
		return;
	spot = place(scan, name, len);
	cinclude_text(scan->walk,
	              arena_text(scan->walk->reader->arena, name, len),
	              cplace_written(&spot));
}

static const char *
skip_escape(struct scan *scan, const char *at, const char *end)
{
	bool quotes = at[1] == '"';

	if (at[1] == 'n')
		end_line(scan);
	if (quotes && scan->includes && scan->uses)
		add_include(scan, at + 2, end);
	scan->includes &= !quotes;
	at += 2;
	while (quotes && at < end && at[-1] != '"')
		at++;
	return at;
}

static const char *
skip_comment(const char *at, const char *end)
{
	const char *close = strstr(at + 2, "*/");

	return close && close < end ? close + 2 : end;
}

/* Reads the inside of one string literal, as it is spelled. */
static void
scan_literal(struct scan *scan, const char *at, const char *end)
{
	while (at < end) {
		const char *word = at;

		if (*at == '\\') {
			at = skip_escape(scan, at, end);
		} else if (strncmp(at, "/*", 2) == 0) {
			at = skip_comment(at, end);
		} else if (*at == ';') {
			end_line(scan);
			at++;
		} else if (*at == '#' || scan->skips) {
			scan->skips = true;
			at++;
		} else if (*at == '%') {
			at = skip_percent(scan, at, end);
		} else if (*at == '@') {
			while (at < end && (*at == '@' || casm_is_word(*at)))
				at++;
		} else if (casm_is_word(*at) && *at != '$') {
			while (at < end && casm_is_word(*at))
				at++;
			scan->word_spot =
				place(scan, word, (size_t)(at - word));
			add_word(scan, word, (size_t)(at - word),
			         at < end ? *at : '\0');
		} else {
			at++;
		}
	}
}

/* Returns the end of the literal or comment at offset, or the next byte. */
static uint32_t
skip_token(const char *text, uint32_t at)
{
	char quote = text[at];
	const char *end;

	if (text[at] == '/' && text[at + 1] == '*') {
		end = strstr(text + at + 2, "*/");
		return end ? (uint32_t)(end + 2 - text)
		           : at + (uint32_t)strlen(text + at);
	}
	if (text[at] == '/' && text[at + 1] == '/')
		return at + (uint32_t)strcspn(text + at, "\n");
	at++;
	if (quote != '"' && quote != '\'')
		return at;
	while (text[at] && text[at] != quote)
		at += text[at] == '\\' && text[at + 1] ? 2 : 1;
	return text[at] ? at + 1 : at;
}

/*
 * Reads an assembly statement or declaration from its first word on, or only
 * its extent when there is no walk; returns the offset of its end.
 */
static uint32_t
scan_statement(struct scan *scan, uint32_t at)
{
	const char *text = scan->source->text;
	unsigned depth = 0, section = 0;

	end_line(scan);
	scan->written_at = 0;
	scan->outputs = (struct span){scan->source, 0, 0};
	while (at < scan->source->size) {
		uint32_t next = skip_token(text, at);

		if (text[at] == '"' && depth == 1 && section == 0 &&
		    next > at + 1 && scan->walk)
			scan_literal(scan, text + at + 1, text + next - 1);
		if (text[at] == ':' && depth == 1) {
			section++;
			if (section == 1)
				scan->outputs.begin = at;
			else if (section == 2)
				scan->outputs.end = at;
		}
		if (text[at] == '(')
			depth++;
		if (text[at] == ')' && depth <= 1)
			break;
		if (text[at] == ')')
			depth--;
		if (text[at] == ';' && depth == 0)
			break;
		at = next;
	}
	if (section == 1)
		scan->outputs.end = at;
	return at;
}

/* Whether the rest of a macro's definition holds a whole statement. */
static bool
holds_statement(struct span macro)
{
	const char *text = macro.source->text;

	for (uint32_t at = macro.begin; text[at] && text[at] != '\n'; at++) {
		if (text[at] == '(')
			return true;
		if (text[at] == '\\' && text[at + 1] == '\n')
			at++;
	}
	return false;
}

/* The statement, or call of a macro, that begins with span. */
static struct span
extent(struct span span)
{
	struct scan scan = {.source = span.source};

	if (span.source)
		span.end = scan_statement(&scan, span.begin);
	return span;
}

static struct scan
start(struct cwalk *walk, const char *from, CXSourceLocation location)
{
	struct scan scan = {.walk = walk, .from = from};

	scan.spot = cplace_spot(walk, location);
	/* A macro may stand for the keyword alone. */
	if (scan.spot.macro.source && !holds_statement(scan.spot.macro))
		scan.spot.macro = (struct span){0};
	scan.written = cplace_written(&scan.spot);
	return scan;
}

/* Labels that a ".globl" names are for the linker to see. */
static void
finish(struct scan *scan, uint32_t first)
{
	struct definitions *definitions = &scan->walk->facts->definitions;

	for (uint32_t i = first; i < definitions->count; i++)
		definitions->items[i].global =
			map_get(&scan->globals, definitions->items[i].symbol);
}

void
casm_text(struct cwalk *walk, const char *from, CXCursor assembly)
{
	struct scan scan = start(walk, from, clang_getCursorLocation(assembly));
	uint32_t first = walk->facts->definitions.count;
	uint32_t begin = scan.written.begin;

	if (!scan.written.source)
		return;
	scan.source = casm_printed(walk, assembly, &begin);
	if (!scan.source)
		scan.source = scan.written.source;
	if (scan.spot.macro.source)
		scan.called = extent(scan.spot.span);
	scan.written = extent(scan.written);
	scan_statement(&scan, begin);
	finish(&scan, first);
	scan.uses = true;
	scan_statement(&scan, begin);
}

struct span
casm_outputs(struct cwalk *walk, CXSourceLocation location)
{
	struct span written = start(walk, NULL, location).written;
	struct scan scan = {.source = written.source};

	if (written.source)
		scan_statement(&scan, written.begin);
	return scan.outputs;
}

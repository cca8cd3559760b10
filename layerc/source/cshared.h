/*
 * What the parts of the C reader share; no one else includes this.
 *
 *     creader.c   a parse from beginning to end, and its problems
 *     cplace.c    libclang's locations as spans
 *     csymbol.c   declarations as symbols, uses as facts
 *     cdecl.c     what a unit defines and declares
 *     cattribute.c  constants that attributes name
 *     cexpr.c     what its expressions do to which variable
 *     cpass.c     what they pass on to their parts
 *     cbuiltin.c  where builtins put addresses
 *     ctype.c     types and forms of expressions
 *     cflow.c     where addresses go
 *     cstatement.c  what runs again, or perhaps not at all
 *     climit.c    what kernel code must not do
 *     casm.c      symbols that the text of inline assembly names
 *     casmtext.c  that text, as the assembler gets it
 *     cinclude.c  what a unit or header includes
 *     copaque.c   structs that others keep opaque
 *     cskip.c     text that was not compiled
 *     cnames.c    and the names in it
 *     cinputs.c   the files that it depends on
 *     cheader.c   the items of a header
 */
#pragma once

#include "libclang.h"

#include "../base/map.h"
#include "creader.h"

struct creader {
	struct arena *arena;
	struct names *names;
	struct sources *sources;
	CXIndex index;
	struct cinputs inputs; /* of the last parse */
};

/* A file of the parse. */
struct cknown {
	const struct source *source; /* NULL when it cannot be read */
	bool own;       /* the file parsed, or a header in its folder */
	uint32_t order; /* the file parsed is 0, others as they came up */
};

/* What is known of a declaration that expressions refer to. */
struct csymbol {
	const char *name, *type;
	enum symbol_kind kind;
	bool used;       /* mentions of it are uses: not a local variable */
	bool constant;   /* a const variable */
	bool undeclared; /* clang made it up at the first call */
	bool internal;   /* a static function */
};

/* A place as struct use wants it. */
struct cspot {
	struct span span, macro;
};

/* The text of a function or variable, to find what contains an offset. */
struct cextent {
	struct span span;
	const char *symbol;
};

/* Where a macro is expanded, and its name in its definition. */
struct cexpansion {
	struct span span, definition;
};

/* One parse. */
struct cwalk {
	struct creader *reader;
	const struct coptions *options;
	CXTranslationUnit unit;
	const char *folder;          /* of the file parsed */
	struct map files;            /* CXFile to struct cknown */
	uint32_t file_count;         /* that files holds */
	struct map orders;           /* struct source to struct cknown */
	struct map symbols;          /* clang's declaration to struct csymbol */
	struct map external_inlines; /* symbols that also lack 'inline' */
	struct map variables; /* at file scope to 1 + index of definition */
	struct cinputs *inputs;
	struct map rungs;             /* struct source to its directives */
	struct map inputs_known;      /* paths that are in a list of inputs */
	unsigned depth;               /* of the visit of expressions */
	unsigned loops;               /* that the visit is inside of */
	unsigned conditions;          /* likewise: what may be passed by */
	CXCursor function;            /* whose body is visited */
	const struct source *printed; /* it, or NULL while nobody asked */
	uint32_t printed_at; /* where the next assembly is looked for */
	bool is_labelled;    /* what is visited stands behind a label */
	bool may_return;     /* the function may have returned before */
	bool is_too_deep;    /* it was, and a problem says so */
	struct unit *facts;
	struct includes *includes;
	struct map foreign_tags; /* names that import.h declares only */
	struct problems *problems;
	struct {
		struct cextent *items;
		uint32_t count, capacity;
	} extents;
	struct {
		struct cexpansion *items;
		uint32_t count, capacity;
	} expansions;
};

/*
 * Parses path into walk->unit, with more flags (up to NULL) behind those of
 * the options.  Returns false with errno set when path cannot be read.  The
 * caller disposes of walk->unit.
 */
bool creader_parse(struct cwalk *walk, const char *path,
                   const char *const *more);

/* Makes problems of what clang reports, or uses of undeclared names. */
void creader_diagnostics(struct cwalk *walk);

/* The copy of a libclang text as a name; disposes of the original. */
const char *creader_name(struct cwalk *walk, CXString text);

/* Returns the file behind a location, its offset in *offset. */
const struct cknown *cplace_file(struct cwalk *walk, CXSourceLocation location,
                                 uint32_t *offset);

/* Returns the place of the token at location, through macros. */
struct cspot cplace_spot(struct cwalk *walk, CXSourceLocation location);

/* Returns the text that a cursor covers, macros as they are called. */
struct span cplace_extent(struct cwalk *walk, CXCursor cursor);

/* Copies the token at location, through macros, to text; "" for none. */
void cplace_token(struct cwalk *walk, CXSourceLocation location, char *text,
                  size_t size);

/* The end of the identifier, number or byte that begins at offset. */
uint32_t cplace_token_end(const struct source *source, uint32_t offset);

/* Where text is written: in the macro if there is one, else in the unit. */
struct span cplace_written(const struct cspot *spot);

/* Returns what is known of a function, variable or enumerator. */
struct csymbol *csymbol_of(struct cwalk *walk, CXCursor declaration);

/* Returns the canonical type of a declaration, without 'noreturn'. */
const char *csymbol_type(struct cwalk *walk, CXCursor declaration);

/* Whether a type, or the element of an array type, is const. */
bool csymbol_is_const(CXType type);

/* Adds a use of symbol and returns it. */
struct use *csymbol_use(struct cwalk *walk, const char *from,
                        const char *symbol, enum use_kind kind,
                        const struct cspot *spot);

/* Adds the use of an enumerator or a type, if another file declares it. */
void csymbol_constant_use(struct cwalk *walk, const char *from,
                          CXCursor declaration, const struct cspot *spot);

/* Adds the use that a reference to a type of another file is. */
void csymbol_type_use(struct cwalk *walk, const char *from, CXCursor reference);

/* Adds the use that the expansion of another file's macro is. */
void csymbol_macro_use(struct cwalk *walk, CXCursor expansion);

/* Notes a file that was included, and where it was looked for before. */
void cinputs_include(struct cwalk *walk, CXCursor directive, const char *found);

/* Notes the file parsed at path itself; the last of a parse. */
void cinputs_finish(struct cwalk *walk, const char *path);

/* Reads a declaration at file scope (from NULL) or in a function. */
void cdecl_visit(struct cwalk *walk, const char *from, CXCursor declaration);

/* Marks the inline functions that turned out to be external. */
void cdecl_finish(struct cwalk *walk);

/* Reads what is below a statement, expression or declaration. */
void cexpr_children(struct cwalk *walk, const char *from, CXCursor parent);

/* Adds the uses of constants and types that an attribute names. */
void cattribute_visit(struct cwalk *walk, const char *from, CXCursor attribute);

/* Adds the uses in the text of an assembly statement or declaration. */
void casm_text(struct cwalk *walk, const char *from, CXCursor assembly);

/*
 * Returns a text in which assembly stands from *begin on as the assembler gets
 * it, the next statement of the function that is read or a declaration; NULL
 * when there is none.
 */
const struct source *casm_printed(struct cwalk *walk, CXCursor assembly,
                                  uint32_t *begin);

/* The first place of a whole word in a span, or nothing. */
struct span casm_find(struct span where, const char *word, size_t len);

/* Whether a byte may be part of a name in assembly. */
bool casm_is_word(char byte);

/* Returns the part of an assembly statement that holds its outputs. */
struct span casm_outputs(struct cwalk *walk, CXSourceLocation location);

/* The canonical type of an expression or declaration. */
CXType ctype_of(CXCursor cursor);

/* Whether that type is a pointer, a function, an array. */
bool ctype_is_pointer(CXCursor cursor);
bool ctype_is_function(CXCursor cursor);
bool ctype_is_array(CXCursor cursor);

/* Whether a cast throws its operand away. */
bool ctype_is_discard(CXCursor cursor);

/* What may happen through a pointer that has the type of cursor. */
enum use_kind ctype_through(CXCursor cursor);

/* Whether a value of the type has room for an address, or for parts. */
bool ctype_has_address(CXType type);

/* Whether an expression names an object. */
bool ctype_is_lvalue(struct cwalk *walk, CXCursor cursor);

/* The first child, and the last one, or none. */
CXCursor ctype_child(CXCursor cursor);
CXCursor ctype_last(CXCursor cursor);

/* Copies the first token of an expression: a unary operator. */
void ctype_operator(struct cwalk *walk, CXCursor cursor, char *text,
                    size_t size);

/* The variable as an end of transfers: what it holds. */
struct end cflow_variable(struct cwalk *walk, const char *from,
                          CXCursor declaration);

/*
 * Where an assignment to an expression, or the first value of a variable, is
 * stored; NULL where no address fits.
 */
const struct end *cflow_target(struct cwalk *walk, const char *from,
                               CXCursor expression);

/* Where what a pointer points to is stored. */
const struct end *cflow_pointed(struct cwalk *walk, const char *from,
                                CXCursor pointer);

/* What the argument of a call goes to, or NULL. */
const struct end *cflow_argument(struct cwalk *walk, const char *from,
                                 CXCursor call, uint32_t index);

/* What a call returns. */
struct end cflow_result(struct cwalk *walk, const char *from, CXCursor call);

/* An end without a variable: of a function, or for NULL of none. */
const struct end *cflow_end(struct cwalk *walk, enum end_kind kind,
                            const char *symbol);

/* Where the value of an expression goes. */
struct cgoing {
	const struct end *to;
	uint32_t through; /* pointers that are followed on the way */
	bool address;     /* not the value: the address of the object */
};

/* One pointer more to follow, if more is. */
uint32_t cflow_more(uint32_t through, bool more);

/* Whether the sum of an expression with two sides may hold an address. */
bool cflow_sums(struct cwalk *walk, CXCursor left);

/* Adds the transfer that a mention of a function or variable is. */
void cflow_name(struct cwalk *walk, const char *from, CXCursor cursor,
                struct cgoing going);

/* Adds the transfer that the result of a call is. */
void cflow_call(struct cwalk *walk, const char *from, CXCursor call,
                struct cgoing going);

/* Adds the transfers from the parameters of a function that is defined. */
void cflow_parameters(struct cwalk *walk, const char *symbol,
                      CXCursor function);

/*
 * Tells the walk that a child of a statement is visited next, and what it was
 * inside of before; cstatement_leave goes back to that.
 */
struct cinside {
	unsigned loops, conditions;
};
struct cinside cstatement_enter(struct cwalk *walk, CXCursor parent,
                                CXCursor child, unsigned index);
void cstatement_leave(struct cwalk *walk, struct cinside before);

/*
 * Adds that a symbol, at cursor, goes into a section that lists what runs
 * before a program begins, if it is one.
 */
void climit_constructor(struct cwalk *walk, const char *symbol,
                        const char *section, CXCursor cursor);

/* Adds what a cursor does that kernel code must not. */
void climit_visit(struct cwalk *walk, const char *from, CXCursor cursor);

/* Adds the inclusion that a directive of a project's file makes. */
void cinclude_visit(struct cwalk *walk, CXCursor directive);

/* Adds the file that assembly in a string includes by a name. */
void cinclude_text(struct cwalk *walk, const char *name, struct span span);

/*
 * Adds the names in text of the unit's own files that was not compiled; when
 * all else was visited, while the parse is still there.
 */
void cskip_finish(struct cwalk *walk);

/* Text that was not compiled: its lines, or the body of a macro. */
struct cregion {
	struct span span;  /* lines: from the directive that left them out */
	struct span macro; /* its name; no source for lines */
	struct map *parameters; /* of the macro, or NULL */
	bool unjudged;          /* set by cnames_add */
};

/* A directive, and when the lines behind it would be compiled. */
struct cdirective {
	struct span line;
	const char *when;
};

/* Returns the innermost directive that leaves out what stands at offset. */
struct cdirective cskip_directive(struct cwalk *walk,
                                  const struct source *source, uint32_t offset);

/*
 * Adds the names in a region that may be another module's: not those that it
 * declares itself, nor fields and labels, nor what the map holds: names that
 * the compiled text of the file has too, and was judged by.
 */
void cnames_add(struct cwalk *walk, struct cregion *region,
                const struct map *compiled);

/* The name of a token. */
const char *cnames_text(struct cwalk *walk, const struct source *source,
                        uint32_t begin, uint32_t end);

/* Takes a struct or union at file scope of import.h that is only declared. */
void copaque_declared(struct cwalk *walk, CXCursor declaration);

/* Adds the definition of a struct or union in one of the unit's own files. */
void copaque_define(struct cwalk *walk, CXCursor declaration);

/* Adds what an expression makes of a pointer to what others keep opaque. */
void copaque_visit(struct cwalk *walk, CXCursor expression);

/*
 * What code really does, as one unit (a C file, an object) shows it: what it
 * defines, what it declares and what it uses, each with its place.
 *
 * C units are read by creader.h through libclang, objects and assembly by
 * object.h through libelf; both yield the same facts, so that the rules are
 * written once.
 */
#pragma once

#include <stdbool.h>

#include "../base/list.h"
#include "../report/source.h"
#include "steps.h"

enum symbol_kind {
	SYMBOL_FUNCTION,
	SYMBOL_VARIABLE,
	SYMBOL_CONSTANT, /* an enumerator, a macro or a type */
	SYMBOL_UNKNOWN,  /* an object does not always say */
};

enum use_kind {
	USE_CALL,     /* called or jumped to */
	USE_ADDRESS,  /* address taken, or moved by assembly */
	USE_READ,     /* a variable's value is read */
	USE_WRITE,    /* a variable is changed, or may be through a pointer */
	USE_CONSTANT, /* a constant or type is named */
};

/* One place where code names a symbol that has linkage, or a constant. */
struct use {
	const char *symbol; /* the linker's name for it; a name */
	const char *from;   /* function or variable that contains it, or NULL */
	enum use_kind kind;
	enum symbol_kind symbol_kind;
	struct span span;  /* where the name, or the macro that hides it, is
	                      written in this unit's own files */
	struct span macro; /* if a macro wrote it: there, in its definition */
	bool undeclared;   /* C: nothing in sight declares it */
	bool internal;     /* C: a static function: no other file can name it */
	bool escapes;      /* the variable's address goes somewhere; objects: or
	                      memory that no name leads to is changed, too */
	bool repeated;     /* C: it stands in a loop */
	bool conditional;  /* C: it may be passed by */
	bool inside;       /* objects: it leads behind the symbol's begin */
	uint32_t offset;   /* objects: of the place, from the begin of from */
	const char *type;  /* C: canonical type of the declaration, or NULL */
};

/* A function or variable that the unit defines. */
struct definition {
	const char *symbol;
	enum symbol_kind kind;
	struct span span;
	bool global;   /* the linker sees it; false for static */
	bool constant; /* a const variable, or in read-only memory */
	bool weak, common;
	const char *type; /* C: canonical type, or NULL */
	const char *path; /* of the unit, where span has no source */
};

/* A declaration with external linkage that is not a definition. */
struct declaration {
	const char *symbol;
	enum symbol_kind kind;
	struct span span; /* the name; its source tells the file */
	bool noreturn;
	const char *type; /* canonical type */
};

/*
 * Where an address is, or goes: one end of a transfer.  What a variable holds
 * and what its parts hold is one and the same here.
 */
enum end_kind {
	END_NONE,
	END_ADDRESS,  /* from: the address of a function or variable */
	END_VALUE,    /* what a variable holds */
	END_RESULT,   /* from: what a call returns; to: what a function does */
	END_ARGUMENT, /* from: a parameter; to: an argument of a call */
	END_INDIRECT_RESULT,   /* as RESULT, of what the variable points to */
	END_INDIRECT_ARGUMENT, /* as ARGUMENT */
	END_CALLED,            /* to: it is called; symbol is the caller */
	END_MACHINE,           /* to: an assembly statement */
	END_UNKNOWN,           /* memory that no name leads to */
};

struct end {
	enum end_kind kind;
	uint32_t through;   /* pointers that are followed from it, at most 3 */
	bool function;      /* ADDRESS: of a function */
	uint32_t index;     /* of the argument, from 0 */
	const char *symbol; /* the linker's name; a name */
	const char *local;  /* a variable without linkage, in symbol; or NULL */
};

/* A place where what may be an address goes from one end to the other. */
struct transfer {
	struct end from, to;
	const char *in; /* function or variable that contains it, or NULL */
	struct span span, macro; /* as in struct use */
};

/* What C can do and kernel code must not. */
enum limit_kind {
	LIMIT_VARIADIC,    /* a function that takes any number of arguments */
	LIMIT_JUMP,        /* setjmp and its like */
	LIMIT_FLOAT,       /* floating point */
	LIMIT_FRAME,       /* stack whose size is known when it runs */
	LIMIT_CONSTRUCTOR, /* what runs before the program begins */
};

struct limit {
	enum limit_kind kind;
	const char *what; /* the name or word that is used; of a constructor,
	                     the section that lists it */
	const char *in;   /* function or variable that contains it, or NULL */
	struct span span, macro; /* as in struct use */
};

/* A file of the project that the unit includes, directly or not. */
struct include {
	const char *path; /* of what is included, from the project's root */
	struct span span; /* the directive; its source is what includes */
};

/*
 * A name in text of C that was not compiled: in lines that the preprocessor
 * left out, or in a macro that nothing expands.
 */
struct latent {
	const char *symbol;
	struct span span;
	struct span left_out; /* the directive, or the name of the macro */
	const char *when;     /* "'DEBUG' is defined"; NULL for a macro */
};

/* Lines that the preprocessor left out. */
struct skipped {
	struct span span; /* from the directive to the one that ends them */
	bool unjudged; /* they include, paste, or hold assembly: their words do
	                  not tell what they name */
};

/* A struct or union that a unit of C defines in its own files. */
struct tag {
	const char *name;
	struct span span;
	bool foreign; /* import.h declares it, and does not define it */
};

/*
 * A place where C makes something else of a pointer to a struct or union that
 * import.h declares and does not define.
 */
struct peek {
	const char *tag, *to; /* to: a type, or NULL for its bytes */
	struct span span, macro;
};

struct uses LIST(struct use);
struct transfers LIST(struct transfer);
struct limits LIST(struct limit);
struct definitions LIST(struct definition);
struct declarations LIST(struct declaration);
struct includes LIST(struct include);
struct latents LIST(struct latent);
struct tags LIST(struct tag);
struct peeks LIST(struct peek);
struct skipped_list LIST(struct skipped);

/* What an instruction needs the right to do, as sets of bits. */
enum instruction_class {
	INSTRUCTION_IO = 1,        /* in, out, ins, outs */
	INSTRUCTION_SYSTEM = 2,    /* the processor's own state */
	INSTRUCTION_INTERRUPT = 4, /* int, syscall: a way into another ring */
	INSTRUCTION_FLOAT = 8,     /* x87, MMX, SSE, AVX */
};

/* A place in code that has no symbol to name. */
struct code_place {
	const char *from;     /* the function around it, or NULL */
	struct span span;     /* the mnemonic, or its line */
	struct span macro;    /* objects: as in struct use */
	const char *mnemonic; /* "invlpg" */
	uint32_t classes;     /* a set of enum instruction_class */
	uint32_t number;      /* that is called or jumped to */
};

struct code_places LIST(struct code_place);

struct unit {
	const char *path;
	bool is_object;   /* an object, not a text */
	bool is_compiled; /* a compiler made it: it may call helpers */
	bool is_prebuilt; /* an object whose source no one has */
	struct uses uses; /* in the order of the text */
	struct definitions definitions;
	struct declarations declarations;
	struct includes includes;    /* in the order of preprocessing */
	struct latents latents;      /* C only */
	struct tags tags;            /* C only */
	struct peeks peeks;          /* C only */
	struct skipped_list skipped; /* C only */
	struct transfers transfers;  /* C and assembly */
	struct limits limits;        /* C only */
	uint32_t relocation_count;   /* objects only */
	uint32_t instruction_count;  /* likewise */
	struct code_places
		indirect_calls;          /* objects: to a register or memory */
	struct code_places number_calls; /* objects: to a plain number */
	struct code_places undecoded;    /* reached, and no instruction */
	struct code_places restricted;   /* what needs a right, in C too */
	struct code_steps steps;         /* assembly and prebuilt objects */
	struct code_entries entries;     /* likewise */
};

/* Why the compiler cannot understand a unit. */
struct problem {
	struct span span;
	const char *text;
};

struct problems LIST(struct problem);

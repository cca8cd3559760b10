#include "tries.h"

#include <string.h>

#include "../base/file.h"
#include "../base/map.h"
#include "../base/text.h"
#include "ninja_form.h"
#include "prover.h"
#include "spec_flags.h"

enum { CALLS_OF_UNKNOWN = 1000, FIRST_SEED = 1 };

/*
 * Objects are made of the bitcode of proofs; in the code, what C leaves
 * undefined is a trap.  All of a layer becomes one object, with its variables
 * in sections that the program can protect, and MEMORY at its own addresses.
 */
static const char rules[] =
	"rule table\n"
	"  command = $prove $components $words --random $out $in\n"
	"  description = list $in\n"
	"\n"
	"rule object\n"
	"  command = $cc --target=i386-pc-none-elf -march=pentiumpro "
	"-ffreestanding -fblocks -fno-pic -fdata-sections -Wno-everything "
	"-I $folder $flags -c $in -o $out\n"
	"  description = cc $in\n"
	"\n"
	"rule native\n"
	"  command = $cc --target=i386-pc-none-elf -march=pentiumpro "
	"-ffreestanding -fblocks -fno-pic -Wno-everything -I $folder -O1 "
	"-include layerc_spec.h -MD -MF $out.d -c $in -o $out\n"
	"  depfile = $out.d\n"
	"  deps = gcc\n"
	"  description = cc $in\n"
	"\n"
	"rule spec\n"
	"  command = $cc --target=i386-pc-none-elf -march=pentiumpro "
	"-ffreestanding -fblocks -fno-pic -fdata-sections -Wno-everything "
	"$flags -c $in -o $out && objcopy " SPEC_DIVIDES " $renames $out\n"
	"  description = cc $in\n"
	"\n"
	"rule join\n"
	"  command = ld -m elf_i386 -r -z muldefs --defsym MEMORY=0 -T "
	"$folder/tries.ld -o $out $in && objcopy -G random_layer "
	"-G layerc_first -G layerc_left -G layerc_has_bytes $out\n"
	"  description = join $out\n"
	"\n"
	"rule program\n"
	"  command = ld -m elf_i386 -static -z noexecstack -z muldefs "
	"-Ttext-segment=0x41000000 -o $out $in\n"
	"  description = ld $out\n"
	"\n"
	"rule fuzzer\n"
	"  command = $cc -m32 -no-pie -fsanitize=fuzzer "
	"-Wl,-Ttext-segment=0x41000000 -o $out $in\n"
	"  description = ld $out\n"
	"\n"
	"rule try\n"
	"  command = $in $key $calls $seed >$out || "
	"echo 'differs - the program is ended by the system' >>$out\n"
	"  description = try $name\n\n";

static const char script[] =
	"SECTIONS {\n"
	"\t/DISCARD/ : { *(.bss.MEMORY) }\n"
	"\tlayerc_state : { *(.data .data.*) . = ALIGN(4096); }\n"
	"\tlayerc_zero (NOLOAD) : { *(.bss .bss.*) . = ALIGN(4096); }\n"
	"}\n";

/* What is undefined in C and a processor would not notice. */
#define TRAPS \
	"-fsanitize-trap=all -fsanitize=array-bounds,bool,integer-divide-by-" \
	"zero,shift,signed-integer-overflow,unreachable -Wno-everything " \
	"-include layerc_random.h"

/* A program of a layer. */
struct kind {
	const char *name, *rule;
	const char *ending;     /* of its objects */
	const char *flags;      /* of those, and more of code, and of its */
	const char *code, *own; /* own specifications' */
	const char *driver;
};

static const struct kind tries = {
	"tries",
	"program",
	"tried",
	"-O1",
	"-O1 -fsanitize-coverage=trace-cmp",
	"-O0 -fsanitize-coverage=bb,inline-8bit-counters,pc-table,trace-cmp",
	"tries",
};

static const struct kind fuzzer = {
	"fuzz",
	"fuzzer",
	"fuzzed",
	"-O1 -fsanitize-coverage=inline-8bit-counters,pc-table,trace-cmp",
	"-O1 -fsanitize-coverage=inline-8bit-counters,pc-table,trace-cmp",
	"-O1 -fsanitize-coverage=inline-8bit-counters,pc-table,trace-cmp",
	"fuzz",
};

/* What the build file is made of. */
struct writer {
	const struct proofs *proofs;
	struct arena *arena;
	const char *folder;
	const struct kind *kind;
	bool of_unknown; /* only those with such a proof */
	struct text text;
	struct map known;  /* steps that are there */
	struct map sums;   /* of files, by their paths */
	struct argv words; /* of the table's step */
	struct argv renames;
};

static const char *
object_of(const struct writer *w, const char *path)
{
	return arena_print(w->arena, "%s.%s.o", path, w->kind->ending);
}

static const char *
beside(const struct writer *w, const struct proof *proof, const char *name)
{
	return arena_print(w->arena, "%s/%s/%s", w->folder, proof->module->name,
	                   name);
}

/* Begins a step, unless it is there. */
static bool
begin_step(struct writer *w, const char *to, const char *rule, const char *from)
{
	const char *name = names_text(w->proofs->plan->session->names, to);

	if (map_get(&w->known, name))
		return false;
	map_put(w->arena, &w->known, name, w);
	text_print(&w->text, "build");
	ninja_add_path(&w->text, to);
	text_print(&w->text, ": %s", rule);
	ninja_add_path(&w->text, from);
	return true;
}

static void
add_object(struct writer *w, const char *to, const char *from,
           const char *flags)
{
	if (begin_step(w, to, "object", from))
		text_print(&w->text, "\n  flags = %s\n", flags);
}

static void
add_spec(struct writer *w, const char *to, const char *from, const char *flags,
         const char *renames)
{
	if (begin_step(w, to, "spec", from))
		text_print(&w->text, "\n  flags = %s\n  renames = %s\n", flags,
		           renames);
}

static void
add_table(struct writer *w, const struct proof *proof)
{
	const char *table = beside(w, proof, "table.c");

	if (!begin_step(w, table, "table",
	                proof->code.count > 0 ? proof->code.items[0] : ""))
		return;
	for (uint32_t i = 1; i < proof->code.count; i++)
		ninja_add_path(&w->text, proof->code.items[i]);
	list_each (const char *const, spec, &proof->specs)
		ninja_add_path(&w->text, *spec);
	text_print(&w->text, " | $prover\n  components = ${%s.components}\n  ",
	           proof->module->name);
	ninja_add_variable(&w->text, "words", argv_line(w->arena, &w->words));
}

/*
 * The code: C once more, with traps, and what assembly is in C.  Returns
 * whether there is any.
 */
static bool
add_code(struct writer *w, const struct proof *proof, struct path_list *objects)
{
	struct path_list code = {0};
	bool any = false;

	proofs_code(proof->module, &code, w->arena);
	for (uint32_t i = 0; i < code.count; i++) {
		const char *made = arena_print(w->arena, "%s.tried.bc",
		                               proof->code.items[i]);

		any = true;
		if (strcmp(path_ending(code.items[i]), ".c") != 0) {
			made = proof->code.items[i];
			*list_add(w->arena, objects) = object_of(w, made);
			add_object(w, object_of(w, made), made, w->kind->code);
			continue;
		}
		if (begin_step(w, made, "bitcode", code.items[i]))
			text_print(&w->text,
			           " | %s/layerc_random.h\n"
			           "  flags = ${%s.code} %s\n",
			           w->folder, proof->module->name, TRAPS);
		*list_add(w->arena, objects) = object_of(w, made);
		add_object(w, object_of(w, made), made, w->kind->code);
	}
	return any;
}

/* The specifications, of which the layer's own are counted and renamed. */
static void
add_specs(struct writer *w, const struct proof *proof,
          struct path_list *objects)
{
	for (uint32_t i = 0; i < proof->own; i++) {
		const char *spec = proof->specs.items[i];
		const char *made =
			object_of(w, arena_print(w->arena, "%s.own", spec));

		add_spec(w, made, spec, w->kind->own,
		         w->renames.count > 0 ? argv_line(w->arena, &w->renames)
		                              : "");
		*list_add(w->arena, objects) = made;
	}
	for (uint32_t i = proof->specs.count; i-- > proof->own;) {
		const char *spec = proof->specs.items[i];

		add_spec(w, object_of(w, spec), spec, w->kind->flags,
		         SPEC_STOPS_BELOW);
		*list_add(w->arena, objects) = object_of(w, spec);
	}
}

/* A step that makes one file of several. */
static void
add_joined(struct writer *w, const char *to, const char *rule,
           const struct path_list *from)
{
	if (!begin_step(w, to, rule, from->items[0]))
		return;
	for (uint32_t i = 1; i < from->count; i++)
		ninja_add_path(&w->text, from->items[i]);
	text_print(&w->text, "\n");
}

/* The object of a file that all programs have. */
static const char *
native(struct writer *w, const char *name)
{
	const char *source =
		arena_print(w->arena, "%s/layerc_%s.c", w->folder, name);
	const char *made = arena_print(w->arena, "%s.o", source);

	if (begin_step(w, made, "native", source))
		text_print(&w->text, "\n");
	return made;
}

/* The objects that all programs are driven by. */
static void
add_drivers(struct writer *w, struct path_list *drivers)
{
	static const char *const names[] = {
		"random", "begin",  "compare", "numbers", "text",
		"pages",  "search", "pass",    "turns",   "lifted"};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		*list_add(w->arena, drivers) = native(w, names[i]);
	*list_add(w->arena, drivers) = native(w, w->kind->driver);
	if (w->kind == &tries) { /* it has no library */
		*list_add(w->arena, drivers) = native(w, "words");
		*list_add(w->arena, drivers) = native(w, "compared");
	}
}

/* Returns the program of a module, or NULL if nothing of it can be called. */
static const char *
add_program(struct writer *w, const struct proof *proof)
{
	const char *table = beside(w, proof, "table.c");
	struct path_list parts = {0}, whole = {0}, drivers = {0};
	const char *program = beside(w, proof, w->kind->name);
	bool has_code;

	*list_add(w->arena, &parts) = object_of(w, table);
	has_code = add_code(w, proof, &parts);
	w->words = w->renames = (struct argv){0};
	if (!tries_words(w->proofs, proof, has_code, &w->words, &w->renames))
		return NULL;
	add_table(w, proof);
	add_object(w, object_of(w, table), table, "-O1");
	add_specs(w, proof, &parts);
	*list_add(w->arena, &parts) = native(w, "words");
	*list_add(w->arena, &whole) =
		object_of(w, beside(w, proof, w->kind->name));
	add_joined(w, whole.items[0], "join", &parts);
	*list_add(w->arena, &drivers) = whole.items[0];
	add_drivers(w, &drivers);
	add_joined(w, program, w->kind->rule, &drivers);
	return program;
}

static struct writer
writer_of(const struct proofs *proofs, const struct kind *kind)
{
	return (struct writer){
		.proofs = proofs,
		.arena = proofs->plan->session->arena,
		.folder = spec_folder(proofs->plan),
		.kind = kind,
		.text.arena = proofs->plan->session->arena,
	};
}

/* Whether a proof of a module has come to nothing that random calls tell. */
static bool
is_unknown(const struct proofs *proofs, const struct proof *proof)
{
	const struct proof *end = tries_end(proofs, proof);

	for (; proof < end; proof++)
		if (proof->verdict == PROOF_UNKNOWN &&
		    !(proof->export->flags & EXPORT_INIT))
			return true;
	return false;
}

/* Whether a module is to be tried. */
static bool
is_wanted(struct writer *w, const struct proof *proof)
{
	return proof->path &&
	       (!w->of_unknown || (is_unknown(w->proofs, proof) &&
	                           !tries_is_made(w->proofs, proof, &w->sums)));
}

/* Adds the steps of all layers; with calls, that the programs are run. */
static void
add_all(struct writer *w, unsigned calls, unsigned seed)
{
	const struct proofs *proofs = w->proofs;
	const struct proof *end = proofs->all.items + proofs->all.count;
	struct text all = {.arena = w->arena};

	for (const struct proof *proof = proofs->all.items; proof < end;
	     proof = tries_end(proofs, proof)) {
		const char *program =
			is_wanted(w, proof) ? add_program(w, proof) : NULL;
		const char *made = tries_path(proofs, proof);

		if (!program)
			continue;
		if (calls) {
			begin_step(w, made, "try", program);
			text_print(&w->text,
			           "\n  key = %s\n  calls = %u\n  seed = %u\n"
			           "  name = %s\n",
			           tries_key(proofs, proof, &w->sums), calls,
			           seed, proof->module->name);
		}
		ninja_add_path(&all, calls ? made : program);
	}
	text_print(&w->text,
	           "build layerc_all: phony%s\n"
	           "default layerc_all\n",
	           all.bytes ? all.bytes : "");
}

static bool
make(struct writer *w, struct build *build, unsigned calls, unsigned seed)
{
	const char *path = path_join(w->arena, w->folder, "tries.ninja");
	const char *rest = path_join(w->arena, w->folder, "tries.ld");

	text_print(&w->text, "# Made by layerc; changes are lost.\n\ninclude");
	ninja_add_path(&w->text, w->proofs->file);
	text_print(&w->text, "\nfolder =");
	ninja_add_path(&w->text, w->folder);
	text_print(&w->text, "\n\n%s", rules);
	add_all(w, calls, seed);
	prover_write_random(w->arena, w->folder);
	file_write(w->arena, rest, script, strlen(script));
	file_write(w->arena, path, w->text.bytes, w->text.len);
	build->file = path;
	return build_make(build, NULL);
}

bool
tries_make(struct proofs *proofs, struct build *build, unsigned calls,
           unsigned seed)
{
	struct writer w = writer_of(proofs, &tries);

	return make(&w, build, calls, seed ? seed : FIRST_SEED);
}

bool
tries_make_of_unknown(struct proofs *proofs, struct build *build)
{
	struct writer w = writer_of(proofs, &tries);
	bool any = false;

	w.of_unknown = true;
	list_each (const struct proof, proof, &proofs->all)
		any |= is_wanted(&w, proof);
	return !any || make(&w, build, CALLS_OF_UNKNOWN, FIRST_SEED);
}

bool
tries_make_fuzzers(const struct proofs *proofs, struct build *build)
{
	struct writer w = writer_of(proofs, &fuzzer);

	return make(&w, build, 0, 0);
}

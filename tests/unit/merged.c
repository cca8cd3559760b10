#include "../../layerc/calculus/merged.h"

#include "../../layerc/calculus/callgraph.h"

#include "buildworld.h"

/* A program of two modules, and the object that they become. */
struct merge {
	struct world world;
	struct program *program;
	struct unit boot, top, merged;
};

static void
add(struct merge *merge, struct unit *unit, const char *from, const char *to,
    enum use_kind kind)
{
	struct names *names = &merge->world.names;

	*list_add(&merge->world.arena, &unit->uses) = (struct use){
		.from = from ? names_text(names, from) : NULL,
		.symbol = names_text(names, to),
		.kind = kind,
	};
}

static void
define(struct merge *merge, struct unit *unit, const char *symbol,
       enum symbol_kind kind)
{
	*list_add(&merge->world.arena, &unit->definitions) =
		(struct definition){
			.symbol = names_text(&merge->world.names, symbol),
			.kind = kind,
			.global = true,
		};
}

/* In 'in', the address of an object goes to the first argument of 'to'. */
static void
hand(struct merge *merge, const char *in, const char *of, bool function,
     const char *to)
{
	struct names *names = &merge->world.names;
	struct transfer transfer = {
		.from = {END_ADDRESS, .function = function,
	                 .symbol = names_text(names, of)},
		.to = {END_ARGUMENT, .symbol = names_text(names, to)},
		.in = names_text(names, in),
	};

	*list_add(&merge->world.arena, &merge->top.transfers) = transfer;
	transfer.from = transfer.to;
	transfer.in = transfer.to.symbol;
	transfer.to = (struct end){END_VALUE,
	                           .symbol = names_text(names, "boot_kept")};
	*list_add(&merge->world.arena, &merge->boot.transfers) = transfer;
}

static void
begin(struct merge *merge)
{
	const struct plan *plan;

	world_begin(&merge->world);
	plan = merge->world.plan;
	merge->program = program_new(&merge->world.session, plan->composition);
	merge->boot = merge->top = merge->merged = (struct unit){.path = "x"};
	merge->merged.is_object = merge->merged.is_compiled = true;
	add(merge, &merge->boot, "boot_name", "boot_text", USE_READ);
	add(merge, &merge->boot, "boot_name", "count", USE_WRITE);
	add(merge, &merge->top, "top_name", "boot_name", USE_CALL);
	add(merge, &merge->top, "top_table", "top_name", USE_CONSTANT);
	add(merge, &merge->top, "top_begin", "top_handler", USE_ADDRESS);
	add(merge, &merge->top, "top_name", "count", USE_WRITE);
	add(merge, &merge->top, "top_name", "top_word", USE_WRITE);
	add(merge, &merge->top, "top_name", "top_bytes", USE_WRITE);
	merge->top.uses.items[merge->top.uses.count - 1].escapes = true;
	add(merge, &merge->boot, "boot_other", "boot_kept", USE_READ);
	define(merge, &merge->boot, "boot_name", SYMBOL_FUNCTION);
	define(merge, &merge->boot, "boot_kept", SYMBOL_VARIABLE);
	define(merge, &merge->top, "top_handler", SYMBOL_FUNCTION);
	define(merge, &merge->top, "top_bytes", SYMBOL_VARIABLE);
	hand(merge, "top_begin", "top_handler", true, "boot_name");
	hand(merge, "top_begin", "top_bytes", false, "boot_name");
	program_add_unit(merge->program,
	                 program_add(merge->program,
	                             plan->modules.items[0]->placement, "Boot"),
	                 &merge->boot);
	program_add_unit(merge->program,
	                 program_add(merge->program,
	                             plan->modules.items[1]->placement,
	                             "T-op.1"),
	                 &merge->top);
}

/* How many of a single reference's kind are wrong. */
static unsigned
wrong(const char *from, const char *to, bool inside)
{
	struct merge merge;
	unsigned errors;

	begin(&merge);
	add(&merge, &merge.merged, from, to, USE_ADDRESS);
	merge.merged.uses.items[0].inside = inside;
	merge.program->addresses = addresses_solve(merge.program);
	merged_check(merge.program, &merge.merged);
	errors = merge.world.diag.errors;
	world_end(&merge.world);
	return errors;
}

static void
test_chains(struct check *check)
{
	CHECK(check, wrong("boot_name", "boot_text", false) == 0);
	CHECK(check, wrong("top_name", "boot_name", false) == 0);
	CHECK(check, wrong("top_name", "boot_text", true) == 0);
	CHECK(check, wrong("boot_name", "top_name", false) == 1);
	CHECK(check, wrong("boot_text", "boot_name", false) == 1);
	CHECK(check, wrong("top_name", "printf", false) == 1);
	CHECK(check, wrong("nobody", "boot_name", false) == 1);
	/* Naming a constant is no reference. */
	CHECK(check, wrong("top_table", "top_name", false) == 1);
}

static void
test_names(struct check *check)
{
	CHECK(check, wrong("top_name.12", "boot_text.3", false) == 0);
	CHECK(check, wrong("top_name", "count.1", false) == 0);
	/* A function's own static variable. */
	CHECK(check, wrong("top_name.12", "boot_name.x", false) == 0);
	CHECK(check, wrong("top_name.12", "boot_name.x.3", false) == 0);
	CHECK(check, wrong("top_name.12", "nobody.x", false) == 1);
	CHECK(check, wrong("boot_name", "top_name.x", false) == 1);
	CHECK(check, wrong("boot_name.1", "top_name.2", false) == 1);
	CHECK(check, wrong("boot_name", "boot_name", true) == 0);
	CHECK(check, wrong("boot_name", ".L.str.7", false) == 0);
}

static void
test_constants(struct check *check)
{
	CHECK(check, wrong("boot_name", "top_handler", false) == 0);
	CHECK(check, wrong("boot_name", "top_bytes", false) == 0);
	CHECK(check, wrong("boot_name", "top_word", false) == 1);
	CHECK(check, wrong("boot_other", "top_handler", false) == 0);
	CHECK(check, wrong("boot_text", "top_handler", false) == 1);
	CHECK(check, wrong("boot_text", "top_bytes", false) == 1);
	CHECK(check, wrong(NULL, "top_handler", false) == 0);
	CHECK(check, wrong(NULL, "top_name", true) == 0);
	CHECK(check, wrong(NULL, "top_name", false) == 1);
	CHECK(check, wrong(".Lswitch.table", "top_name", false) == 1);
}

/* How wrong "boot_text" is to refer to "top_word", which "top_name" writes. */
static unsigned
wrong_through(bool indirect, bool unknown)
{
	struct merge merge;
	struct definition boot = {0}, top = {0};
	struct routine to = {.definition = &top};
	struct call_site site = {.to = &to, .indirect = indirect};
	struct routine from = {.definition = &boot,
	                       .calls = {&site, 1, 1},
	                       .calls_unknown = unknown};
	struct routine *routines[] = {&from, &to};
	struct callgraph graph = {.routines = {routines, 2, 2}};
	unsigned errors;

	begin(&merge);
	boot.symbol = names_text(&merge.world.names, "boot_text");
	top.symbol = names_text(&merge.world.names, "top_name");
	add(&merge, &merge.top, "top_handler", "top_byte", USE_WRITE);
	add(&merge, &merge.merged, "boot_text",
	    unknown ? "top_byte" : "top_word", USE_ADDRESS);
	merge.program->graph = &graph;
	merged_check(merge.program, &merge.merged);
	errors = merge.world.diag.errors;
	world_end(&merge.world);
	return errors;
}

static void
test_pointers(struct check *check)
{
	CHECK(check, wrong_through(true, false) == 0);
	CHECK(check, wrong_through(false, false) == 1);
	CHECK(check, wrong_through(false, true) == 0);
}

int
main(void)
{
	struct check check;

	check_begin(&check, "merged");
	test_chains(&check);
	test_names(&check);
	test_constants(&check);
	test_pointers(&check);
	return check_end(&check);
}

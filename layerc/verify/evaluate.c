/* A function run for numbers, on the terms that it gives for any numbers. */
#include <inttypes.h>
#include <stdlib.h>

#include "inside.h"
#include "proof.h"

/* What terms are for given arguments; all memory was 0. */
struct values {
	const term *args;
	const uint64_t *numbers;
	uint32_t count;
	uint64_t *known; /* by the ids of terms */
	bool *is_known;
};

/* Every argument's id is less than that of what it is an argument of. */
static uint64_t
value_of(const struct values *values, term a)
{
	uint64_t args[INDICES_MOST] = {0};
	uint32_t widths[INDICES_MOST] = {0};
	uint64_t value = 0;

	if (values->is_known[a->id])
		return values->known[a->id];
	for (uint32_t i = 0; i < a->count && a->kind != TERM_APPLY; i++) {
		args[i] = value_of(values, a->args[i]);
		widths[i] = a->args[i]->width;
	}
	if (a->kind == TERM_CONST)
		value = a->value;
	else if (a->kind != TERM_APPLY)
		value = term_compute(a->kind, a->width, a->value, args, widths);
	for (uint32_t i = 0; i < values->count; i++)
		if (values->args[i] == a)
			value = values->numbers[i];
	values->is_known[a->id] = true;
	return values->known[a->id] = value;
}

/* Reads a call's arguments from a line.  Returns false if they are not so many.
 */
static bool
read_numbers(char *line, uint64_t *numbers, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		char *end;

		numbers[i] = strtoull(line, &end, 10);
		if (end == line)
			return false;
		line = end;
	}
	return true;
}

/* Whether nothing undefined happens. */
static bool
is_defined(const struct machine *machine, const struct values *values)
{
	list_each (struct obligation, obligation, &machine->obligations)
		if (value_of(values, obligation->guard) &&
		    !value_of(values, obligation->property))
			return false;
	return true;
}

void
evaluate_calls(struct machine *machine, const char *name, FILE *in, FILE *out)
{
	LLVMValueRef function = machine_function(machine, name);
	uint32_t count = function ? LLVMCountParams(function) : 0;
	term args[PARAMETERS_MOST], result;
	uint64_t numbers[PARAMETERS_MOST];
	struct values values = {args, numbers, count, NULL, NULL};
	struct path path = {0};
	char line[1024];

	if (!function || count > PARAMETERS_MOST)
		machine_refuse(machine, NULL, "there is no function '%s'",
		               name);
	machine_begin(machine, &path);
	for (uint32_t i = 0; i < count; i++)
		args[i] = parameter(machine, &path, LLVMGetParam(function, i));
	result = machine_run(machine, function, args, &path);
	if (!result)
		machine_refuse(machine, NULL, "'%s' has no result", name);
	while (fgets(line, sizeof(line), in)) {
		struct arena arena = {0};

		values.known =
			arena_array(&arena, uint64_t, machine->terms.all.count);
		values.is_known =
			arena_array(&arena, bool, machine->terms.all.count);
		if (!read_numbers(line, numbers, count))
			machine_refuse(machine, NULL, "'%s' has %u arguments",
			               name, count);
		if (is_defined(machine, &values) &&
		    value_of(&values, path.guard))
			fprintf(out, "%" PRIu64 "\n",
			        value_of(&values, result));
		else
			fputs("undefined\n", out);
		arena_free(&arena);
	}
}

/*
 * Assembly, which layerc-lift has made C of.  It is a function lifted_NAME
 * without parameters, over the processor in a variable, CPU (layerc_x86.h):
 * here are the conventions of calls that tie it to a specification in C, those
 * of the i386 ABI and those of assembly style.
 */
#include <string.h>

#include "inside.h"
#include "lifted.h"
#include "solve.h"

/* In the order of struct x86_cpu. */
enum cpu_field {
	EAX,
	ECX,
	EDX,
	EBX,
	ESP,
	EBP,
	ESI,
	EDI,
	EIP,
	CF,
	ZF,
	SF,
	OF,
	DF
};

enum { FIELD_COUNT = DF + 1, STACK_WORDS = 96, TOP = 48 };
enum { CERTAIN_LIMIT = 5000000 };

static const char *const field_names[FIELD_COUNT] = {
	"eax", "ecx", "edx", "ebx", "esp", "ebp", "esi",
	"edi", "eip", "cf",  "zf",  "sf",  "of",  "df",
};

static struct object *
cpu_of(struct machine *machine, enum world world)
{
	struct object *cpu = map_get(&machine->globals[world],
	                             names_text(machine->names, "CPU"));

	if (!cpu || cpu->leaves.count != FIELD_COUNT)
		machine_refuse(machine, NULL, "assembly without 'CPU'");
	return cpu;
}

static const struct node **
field(struct machine *machine, const struct path *path, enum world world,
      enum cpu_field name)
{
	const struct object *cpu = cpu_of(machine, world);

	return &path->store.nodes[cpu->leaves.items[name].id];
}

static term
get(struct machine *machine, const struct path *path, enum cpu_field name)
{
	return node_read(&machine->memory,
	                 *field(machine, path, machine->world, name), NULL);
}

static void
set(struct machine *machine, struct path *path, enum world world,
    enum cpu_field name, term value)
{
	*field(machine, path, world, name) =
		node_value(&machine->memory, value);
}

static void
set_unknown(struct machine *machine, struct path *path, enum cpu_field name)
{
	set(machine, path, machine->world, name,
	    term_fresh(&machine->terms, field_names[name], 32));
}

/* A flag is 0 or 1, whatever it is. */
static void
set_unknown_flags(struct machine *machine, struct path *path)
{
	for (int i = CF; i <= OF; i++)
		set(machine, path, machine->world, (enum cpu_field)i,
		    term_zext(&machine->terms,
		              term_fresh(&machine->terms, field_names[i], 1),
		              32));
}

static term
word(struct machine *machine, uint32_t value)
{
	return term_const(&machine->terms, 32, value);
}

/* Words that the arguments take on the stack. */
static uint32_t
count_words(struct machine *machine, LLVMValueRef function)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < LLVMCountParams(function); i++)
		count += bytes_of(machine,
		                  LLVMTypeOf(LLVMGetParam(function, i))) > 4
		                 ? 2
		                 : 1;
	return count;
}

static void
set_word(struct machine *machine, struct path *path, uint32_t i, term value)
{
	const struct leaf *leaf = &machine->stack->leaves.items[0];
	term index = term_const(&machine->terms, INDEX_BITS, i);

	path->store.nodes[leaf->id] = node_write(
		&machine->memory, path->store.nodes[leaf->id], &index, value);
}

static term
get_word(struct machine *machine, const struct path *path, uint32_t i)
{
	const struct leaf *leaf = &machine->stack->leaves.items[0];
	term index = term_const(&machine->terms, INDEX_BITS, i);

	return node_read(&machine->memory, path->store.nodes[leaf->id], &index);
}

/* Which word of the stack esp is at. */
static uint32_t
stack_index(struct machine *machine, const struct path *path,
            LLVMValueRef place)
{
	term pointer = pointer_of(machine, get(machine, path, ESP));

	if (pointer->kind != TERM_CONST ||
	    pointer->value >> 32 != machine->stack->id ||
	    (uint32_t)pointer->value % 4 != 0 ||
	    (uint32_t)pointer->value / 4 >= STACK_WORDS)
		machine_refuse(machine, place,
		               "a call on another stack than the caller's");
	return (uint32_t)pointer->value / 4;
}

static bool
is_pointer(LLVMValueRef param)
{
	return LLVMGetTypeKind(LLVMTypeOf(param)) == LLVMPointerTypeKind;
}

/* An argument from the stack, at word i. */
static term
take_argument(struct machine *machine, const struct path *path,
              LLVMValueRef param, uint32_t i, LLVMValueRef place)
{
	struct terms *terms = &machine->terms;
	term low = get_word(machine, path, i), pointer;
	uint32_t width = width_of(machine, LLVMTypeOf(param), place);

	if (is_pointer(param)) {
		pointer = pointer_of(machine, low);
		/* Of what assembly has of its own only the address is known. */
		if (pointer->kind != TERM_CONST || pointer->value >> 32 == 0 ||
		    machine->objects.items[pointer->value >> 32]->leaves.count >
		            0)
			machine_refuse(machine, place,
			               "a pointer that assembly passes");
		return pointer;
	}
	if (width > 32)
		return term_extract(
			terms,
			term_concat(terms, get_word(machine, path, i + 1), low),
			0, width);
	return term_extract(terms, low, 0, width);
}

/* A result to where C leaves it: bits above it are anything. */
static void
leave_result(struct machine *machine, struct path *path, term result)
{
	struct terms *terms = &machine->terms;

	set_unknown(machine, path, EAX);
	set_unknown(machine, path, ECX);
	set_unknown(machine, path, EDX);
	if (!result)
		return;
	if (result->width < 32)
		result = term_concat(
			terms, term_fresh(terms, "garbage", 32 - result->width),
			result);
	set(machine, path, machine->world, EAX,
	    term_extract(terms, result, 0, 32));
	if (result->width > 32)
		set(machine, path, machine->world, EDX,
		    term_zext(
			    terms,
			    term_extract(terms, result, 32, result->width - 32),
			    32));
}

/* A primitive in C: its arguments are on the stack, and its own to change. */
static void
call_c(struct machine *machine, struct path *path, LLVMValueRef spec,
       LLVMValueRef place)
{
	term args[PARAMETERS_MOST], result;
	uint32_t top = stack_index(machine, path, place), at = top;

	if (LLVMCountParams(spec) > PARAMETERS_MOST ||
	    top + count_words(machine, spec) > STACK_WORDS)
		machine_refuse(machine, place, "the arguments of a call");
	for (uint32_t i = 0; i < LLVMCountParams(spec); i++) {
		LLVMValueRef param = LLVMGetParam(spec, i);

		args[i] = take_argument(machine, path, param, at, place);
		at += bytes_of(machine, LLVMTypeOf(param)) > 4 ? 2 : 1;
	}
	machine_oblige(machine, path, MUST_AGREE,
	               term_eq(&machine->terms, get(machine, path, DF),
	                       word(machine, 0)),
	               "CPU.df", place);
	result = machine_run(machine, spec, args, path);
	for (uint32_t i = 0; i < at; i++)
		set_word(machine, path, i,
		         term_fresh(&machine->terms, "stack", 32));
	if (result &&
	    LLVMGetTypeKind(LLVMGetReturnType(LLVMGlobalGetValueType(spec))) ==
	            LLVMPointerTypeKind)
		result = address_of(machine, result, place);
	leave_result(machine, path, result);
	set_unknown_flags(machine, path);
	set(machine, path, machine->world, DF, word(machine, 0));
}

/* A primitive in assembly style changes what its specification says it does. */
static void
call_in_registers(struct machine *machine, struct path *path, LLVMValueRef spec,
                  LLVMValueRef place)
{
	static const enum cpu_field scratch[] = {EAX, ECX, EDX};
	const struct node *before[DF + 1];
	uint32_t top = stack_index(machine, path, place);

	for (int i = 0; i < FIELD_COUNT; i++)
		before[i] = *field(machine, path, machine->world,
		                   (enum cpu_field)i);
	machine_run(machine, spec, NULL, path);
	for (uint32_t i = 0; i < top; i++)
		set_word(machine, path, i,
		         term_fresh(&machine->terms, "stack", 32));
	for (size_t i = 0; i < sizeof(scratch) / sizeof(*scratch); i++)
		if (*field(machine, path, machine->world, scratch[i]) ==
		    before[scratch[i]])
			set_unknown(machine, path, scratch[i]);
	set_unknown_flags(machine, path);
}

term
builtin_unknown(struct machine *machine, struct path *path, const term *args,
                LLVMValueRef call)
{
	(void)path;
	(void)args;
	(void)call;
	return term_fresh(&machine->terms, "unknown", 32);
}

term
builtin_is_known(struct machine *machine, struct path *path, const term *args,
                 LLVMValueRef call)
{
	(void)path;
	(void)call;
	return term_bool(&machine->terms, args[0]->kind == TERM_CONST);
}

term
builtin_is_certain(struct machine *machine, struct path *path, const term *args,
                   LLVMValueRef call)
{
	struct terms *terms = &machine->terms;
	term holds = term_extract(terms, args[0], 0, 1);
	term otherwise = term_and(terms, path->guard, term_not(terms, holds));

	(void)call;
	return term_bool(terms, solve_guard(machine, CERTAIN_LIMIT,
	                                    otherwise) == ANSWER_NONE);
}

term
builtin_jump(struct machine *machine, struct path *path, const term *args,
             LLVMValueRef call)
{
	const struct object *target =
		args[0]->kind == TERM_CONST
			? machine->objects.items[args[0]->value >> 32]
			: NULL;
	const char *name = target ? target->name : "";
	LLVMValueRef caller =
		LLVMGetBasicBlockParent(LLVMGetInstructionParent(call));
	LLVMValueRef spec = machine_spec_for_caller(machine, caller, name);

	if (!machine->stack)
		machine_refuse(machine, call, "assembly in a specification");
	if (!spec)
		machine_refuse(machine, call,
		               "a call of '%s', of which no specification "
		               "tells",
		               name);
	set(machine, path, machine->world, EIP,
	    get_word(machine, path, stack_index(machine, path, call)));
	set(machine, path, machine->world, ESP,
	    term_binary(&machine->terms, TERM_ADD, get(machine, path, ESP),
	                word(machine, 4)));
	(map_get(&machine->in_registers, names_text(machine->names, name))
	         ? call_in_registers
	         : call_c)(machine, path, spec, call);
	return NULL;
}

LLVMValueRef
lifted_function(struct machine *machine, const char *primitive)
{
	return machine_function(
		machine, arena_print(machine->arena, "lifted_%s", primitive));
}

void
lifted_begin(struct machine *machine, struct path *path)
{
	struct terms *terms = &machine->terms;
	LLVMTypeRef type = LLVMArrayType(
		LLVMInt32TypeInContext(machine->context), STACK_WORDS);
	term esp, eip = term_fresh(terms, "return address", 32);

	machine->world = WORLD_CODE;
	machine->stack =
		machine_object(machine, &path->store, "stack", type, NULL);
	esp = address_of(
		machine,
		pointer_to(terms, machine->stack, word(machine, TOP * 4)),
		NULL);
	set_word(machine, path, TOP, eip);
	set_unknown_flags(machine, path);
	set(machine, path, WORLD_CODE, DF, word(machine, 0));
	for (int i = CF; i <= DF; i++)
		*field(machine, path, WORLD_SPEC, (enum cpu_field)i) =
			*field(machine, path, WORLD_CODE, (enum cpu_field)i);
	set(machine, path, WORLD_CODE, ESP, esp);
	set(machine, path, WORLD_SPEC, ESP,
	    term_binary(terms, TERM_ADD, esp, word(machine, 4)));
	set(machine, path, WORLD_SPEC, EIP, eip);
}

term
lifted_parameter(struct machine *machine, struct path *path, LLVMValueRef param)
{
	LLVMTypeRef type = LLVMTypeOf(param);
	term address;

	if (!is_pointer(param) ||
	    LLVMGetElementType(type) != LLVMInt8TypeInContext(machine->context))
		return parameter(machine, path, param);
	address = term_fresh(&machine->terms, LLVMGetValueName(param), 32);
	address->symbol->is_state = true;
	return pointer_of(machine, address);
}

/* Arguments of C go to the stack; bits above a narrow one are anything. */
static uint32_t
push_arguments(struct machine *machine, struct path *path, LLVMValueRef spec,
               const term *args)
{
	struct terms *terms = &machine->terms;
	uint32_t at = TOP + 1;

	if (at + count_words(machine, spec) > STACK_WORDS)
		machine_refuse(machine, NULL, "so many parameters");
	for (uint32_t i = 0; i < LLVMCountParams(spec); i++) {
		LLVMValueRef param = LLVMGetParam(spec, i);
		term arg = is_pointer(param)
		                   ? address_of(machine, args[i], NULL)
		                   : args[i];

		if (arg->width < 32)
			arg = term_concat(
				terms,
				term_fresh(terms, "garbage", 32 - arg->width),
				arg);
		set_word(machine, path, at++, term_extract(terms, arg, 0, 32));
		if (arg->width > 32)
			set_word(machine, path, at++,
			         term_zext(terms,
			                   term_extract(terms, arg, 32,
			                                arg->width - 32),
			                   32));
	}
	return at;
}

/*
 * The result, of the specification's type, out of the registers.  A truth is a
 * byte to callers: 0 or 1.
 */
static term
result_of(struct machine *machine, const struct path *path, LLVMValueRef spec)
{
	struct terms *terms = &machine->terms;
	LLVMTypeRef type = LLVMGetReturnType(LLVMGlobalGetValueType(spec));
	term low = get(machine, path, EAX);

	if (type == LLVMInt1TypeInContext(machine->context))
		machine_oblige(machine, path, MUST_RETURN_SAME,
		               term_eq(terms, term_extract(terms, low, 1, 7),
		                       term_const(terms, 7, 0)),
		               "the result", NULL);
	if (LLVMGetTypeKind(type) == LLVMVoidTypeKind)
		return NULL;
	if (LLVMGetTypeKind(type) == LLVMPointerTypeKind)
		return pointer_of(machine, low);
	return term_extract(terms,
	                    term_concat(terms, get(machine, path, EDX), low), 0,
	                    width_of(machine, type, NULL));
}

term
lifted_run(struct machine *machine, const struct lifted *lifted,
           const term *args, struct path *path)
{
	uint32_t above = push_arguments(machine, path, lifted->spec, args);
	const struct path begin = {
		.store = store_copy(&machine->memory, &path->store),
	};

	machine_run(machine, lifted->code, NULL, path);
	for (uint32_t i = above; i < STACK_WORDS; i++)
		machine_oblige(machine, path, MUST_AGREE,
		               term_eq(&machine->terms,
		                       get_word(machine, path, i),
		                       get_word(machine, &begin, i)),
		               "the caller's stack", NULL);
	return result_of(machine, path, lifted->spec);
}

void
lifted_agree(struct machine *machine, const struct path *begin,
             const struct path *code, const struct path *spec)
{
	struct memory *memory = &machine->memory;

	for (int i = 0; i < FIELD_COUNT; i++) {
		enum cpu_field name = (enum cpu_field)i;
		const struct node *first =
			*field(machine, begin, WORLD_SPEC, name);
		const struct node *want =
			*field(machine, spec, WORLD_SPEC, name);
		const struct node *have =
			*field(machine, code, WORLD_CODE, name);
		bool is_scratch = name <= EDX || (name >= CF && name <= OF);

		/* What calls may change is compared if it was specified. */
		if (is_scratch && want == first)
			continue;
		machine_oblige(
			machine, code, MUST_AGREE,
			term_eq(&machine->terms, node_read(memory, have, NULL),
		                node_read(memory, want, NULL)),
			arena_print(machine->arena, "CPU.%s", field_names[i]),
			NULL);
	}
}

#include "bodies.h"

#include <string.h>

enum { WORD = 4 };

enum step_register
bodies_register(const char *name)
{
	static const char *const names[] = {
		[STEP_EAX] = "eax",     [STEP_ECX] = "ecx",
		[STEP_EDX] = "edx",     [STEP_EBX] = "ebx",
		[STEP_ESP] = "esp",     [STEP_EBP] = "ebp",
		[STEP_ESI] = "esi",     [STEP_EDI] = "edi",
		[STEP_FLAGS] = "eflags"};

	for (unsigned i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (strcmp(names[i], name) == 0)
			return (enum step_register)i;
	return STEP_NONE;
}

const struct primitive *
bodies_primitive(const struct program *program, const struct module *module,
                 const char *name)
{
	const struct composition *c = program->composition;
	const struct primitive *primitive = NULL;

	if (module->placement)
		primitive = map_get(&module->placement->export_by_name, name);
	if (!primitive)
		primitive = compose_visible(c, name,
		                            module->placement
		                                    ? module->placement->group
		                                    : c->group_count);
	/* The style is stated with the code, not with a new specification. */
	while (primitive && primitive->restated)
		primitive = primitive->restated;
	return primitive;
}

uint32_t
bodies_clobbered(const struct primitive *primitive)
{
	uint32_t clobbered = STEP_SCRATCH;

	list_each (const struct name, word,
	           &primitive->export->clauses->clobbers) {
		enum step_register number = bodies_register(word->text);

		if (number != STEP_NONE)
			clobbered |= REGISTER_SET(number);
	}
	return clobbered;
}

/* Whether all words of a type are those of numbers and void. */
static bool
is_scalar(const char *type, size_t len)
{
	static const char *const words[] = {
		"void",  "char",     "short", "int",  "long",    "signed",
		"_Bool", "unsigned", "const", "enum", "volatile"};
	size_t at = 0;

	while (at < len) {
		size_t end = at + strcspn(type + at, " ("), i = 0;
		size_t count = sizeof(words) / sizeof(*words);

		while (i < count && (strlen(words[i]) != end - at ||
		                     memcmp(words[i], type + at, end - at)))
			i++;
		if (i == count)
			return false;
		/* Whatever follows, it has a tag and is a number. */
		if (strcmp(words[i], "enum") == 0)
			return true;
		at = end + 1;
	}
	return true;
}

uint32_t
bodies_taken(const char *prototype, bool *certain)
{
	size_t len = prototype ? strcspn(prototype, "(") : 0;

	*certain = true;
	if (len == 0 || prototype[len + 1] == '*' ||
	    prototype[len - 1] == '*' ||
	    is_scalar(prototype, len - (prototype[len - 1] == ' ')))
		return 0;
	/* A name that typedef gave may be that of an enumeration. */
	*certain = strncmp(prototype, "struct ", 7) == 0 ||
	           strncmp(prototype, "union ", 6) == 0;
	return *certain ? WORD : 0;
}

void
bodies_begin(struct bodies *bodies, struct arena *arena,
             const struct program *program, const struct module *module)
{
	*bodies = (struct bodies){
		.arena = arena, .program = program, .module = module};
	for (uint32_t i = 0; i < module->units.count; i++) {
		const struct unit *unit = module->units.items[i];

		list_each (const struct declaration, at, &unit->declarations)
			if (at->noreturn)
				map_put(arena, &bodies->noreturn, at->symbol,
				        bodies);
		list_each (struct code_entry, entry, &unit->entries) {
			struct body *body;

			if (entry->step >= unit->steps.count)
				continue;
			body = map_get(&bodies->by_step,
			               &unit->steps.items[entry->step]);
			if (!body)
				body = arena_new(arena, struct body);
			body->unit = unit;
			body->start = entry->step;
			map_put(arena, &bodies->by_step,
			        &unit->steps.items[entry->step], body);
			map_put(arena, &bodies->by_name, entry->name, body);
			map_put(arena, &bodies->name_at,
			        &unit->steps.items[entry->step],
			        (void *)(uintptr_t)entry->name);
		}
	}
}

static struct effect
effect_of_c(const struct bodies *bodies, const char *name)
{
	struct effect effect = {.returns = true, .lost = STEP_SCRATCH};
	bool certain;

	if (!name)
		return effect;
	effect.returns = !map_get(&bodies->program->noreturn, name) &&
	                 !map_get(&bodies->noreturn, name);
	effect.taken = bodies_taken(map_get(&bodies->program->prototypes, name),
	                            &certain);
	return effect;
}

struct effect
bodies_effect(struct bodies *bodies, const char *name)
{
	const struct primitive *primitive =
		bodies_primitive(bodies->program, bodies->module, name);
	struct effect effect = effect_of_c(bodies, name);
	const struct body *body = map_get(&bodies->by_name, name);

	if (primitive && primitive->flags & EXPORT_ASM) {
		effect.lost = bodies_clobbered(primitive);
		effect.words = primitive->export->clauses->clobbers.items;
		effect.word_count = primitive->export->clauses->clobbers.count;
	} else if (!primitive && body && effect.returns) {
		effect = bodies_find(bodies, body->unit, body->start)->effect;
	}
	return effect;
}

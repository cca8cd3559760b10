#include "page_users.h"

#include <string.h>

#include "../report/export_parts.h"

static bool
says(const json_t *object, const char *key, const char *text)
{
	const char *said = json_string_value(json_object_get(object, key));

	return said ? text && strcmp(said, text) == 0 : !text;
}

static bool
is_listed(const json_t *list, const char *who, const char *in)
{
	for (size_t i = 0; i < json_array_size(list); i++)
		if (says(json_array_get(list, i), "who", who) &&
		    says(json_array_get(list, i), "in", in))
			return true;
	return false;
}

static void
add_user(struct arena *arena, json_t *list, const char *who,
         const struct use *use)
{
	const struct source *source = use->span.source;
	json_t *object;

	if (is_listed(list, who, use->from))
		return;
	object = json_object();
	json_object_set_new(object, "who", export_text(arena, who));
	if (use->from)
		json_object_set_new(object, "in",
		                    export_text(arena, use->from));
	if (source)
		json_object_set_new(
			object, "at",
			export_text(arena,
		                    arena_print(arena, "%s:%u", source->path,
		                                source_place(source,
		                                             use->span.begin)
		                                        .line)));
	json_array_append_new(list, object);
}

static void
add_unit(struct arena *arena, struct map *users, const struct program *program,
         const struct module *module, const struct unit *unit)
{
	list_each (const struct use, use, &unit->uses) {
		const struct primitive *primitive =
			program_justify(program, module, unit, use->symbol)
				.primitive;
		json_t *list = primitive ? map_get(users, primitive) : NULL;

		if (!primitive)
			continue;
		if (!list) {
			list = json_array();
			map_put(arena, users, primitive, list);
		}
		add_user(arena, list, program_label(module), use);
	}
}

struct map
page_users(struct arena *arena, const struct program *program)
{
	struct map users = {0};

	for (uint32_t i = 0; i < program->modules.count; i++) {
		const struct module *module = program->modules.items[i];

		for (uint32_t j = 0;
		     !module->placement && j < module->units.count; j++)
			add_unit(arena, &users, program, module,
			         module->units.items[j]);
	}
	return users;
}

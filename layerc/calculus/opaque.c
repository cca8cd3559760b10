#include "opaque.h"

static const struct tag *
find_tag(const struct module *module, const char *name)
{
	for (uint32_t i = 0; i < module->units.count; i++)
		list_each (const struct tag, tag, &module->units.items[i]->tags)
			if (tag->name == name && !tag->foreign)
				return tag;
	return NULL;
}

/*
 * The layer below that defines the struct for itself.  A name that no layer
 * below defines is one that the layers above are asked to define.
 */
static const struct module *
find_owner(const struct program *program, const struct module *module,
           const char *name, const struct tag **tag)
{
	for (uint32_t i = 0; i < program->modules.count; i++) {
		const struct module *other = program->modules.items[i];

		if (other == module || !other->placement)
			continue;
		if (module->placement &&
		    other->placement->group >= module->placement->group)
			break;
		*tag = find_tag(other, name);
		if (*tag)
			return other;
	}
	return NULL;
}

static void
note(struct program *program, const struct tag *tag, const struct module *owner)
{
	diag_note(program->session->diag, tag->span,
	          "it is defined here, for '%s' alone: what others need to "
	          "know of it, a primitive tells",
	          owner->name);
}

static void
check_tag(struct program *program, const struct module *module,
          const struct tag *tag)
{
	const struct tag *first;
	const struct module *owner =
		tag->foreign ? find_owner(program, module, tag->name, &first)
			     : NULL;

	if (!owner)
		return;
	diag_report(program->session->diag, DIAG_opaque_access, tag->span,
	            "'%s' defines 'struct %s', which is opaque: its fields are "
	            "known to '%s' alone",
	            module->name, tag->name, owner->name);
	note(program, first, owner);
}

static void
check_peek(struct program *program, const struct module *module,
           const struct peek *peek)
{
	struct diag *diag = program->session->diag;
	const struct tag *tag;
	const struct module *owner =
		find_owner(program, module, peek->tag, &tag);

	if (!owner || find_tag(module, peek->tag))
		return;
	if (peek->to)
		diag_report(diag, DIAG_opaque_access, peek->span,
		            "'%s' turns a pointer to 'struct %s', which '%s' "
		            "keeps opaque, into a '%s'",
		            module->name, peek->tag, owner->name, peek->to);
	else
		diag_report(diag, DIAG_opaque_access, peek->span,
		            "'%s' takes the bytes of a 'struct %s', which '%s' "
		            "keeps opaque",
		            module->name, peek->tag, owner->name);
	if (peek->macro.source)
		diag_note(diag, peek->macro, "the macro does it here");
	note(program, tag, owner);
}

void
opaque_check_unit(struct program *program, const struct module *module,
                  const struct unit *unit)
{
	list_each (const struct tag, tag, &unit->tags)
		check_tag(program, module, tag);
	list_each (const struct peek, peek, &unit->peeks)
		check_peek(program, module, peek);
}

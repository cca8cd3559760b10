#include "depth_graph.h"

#include <string.h>

#include "../source/instruction.h"

/* An optimiser calls the second static function of a name NAME.1. */
static const char *
plain(const struct depth_graph *graph, const char *name)
{
	const char *dot = strrchr(name, '.');

	if (!dot || dot == name || dot[1] == '\0' ||
	    dot[1 + strspn(dot + 1, "0123456789")] != '\0')
		return name;
	return names_add(graph->program->session->names, name,
	                 (size_t)(dot - name));
}

/* Whose a function of an object is. */
static const struct module *
module_of(const struct depth_graph *graph, const struct depth_object *object,
          const char *name)
{
	const struct program *program = graph->program;
	const struct module *module = object->module;

	if (!module)
		module = map_get(&program->definer_by_symbol, name);
	for (uint32_t i = 0; !module && i < program->modules.count; i++) {
		const struct module *other = program->modules.items[i];

		if ((other->placement || other == graph->client) &&
		    map_get(&other->definition_by_symbol, name))
			module = other;
	}
	return module;
}

/* In its own stack's terms, or for boot on the one that it changes to. */
static uint32_t
own_depth(const struct depth_graph *graph, const struct depth_node *node)
{
	const struct frame *frame = node->frame;

	return node == graph->boot && frame->elsewhere > frame->depth
	               ? frame->elsewhere
	               : frame->depth;
}

static void
add_node(struct depth_graph *graph, struct depth_object *object,
         const struct frame *frame)
{
	struct depth_node *node = arena_new(graph->arena, struct depth_node);
	const struct function *function = frame->function;
	const char *name = function->name;
	const struct definition *definition = NULL;
	const struct symbol *symbol =
		&object->code->object->symbols.items[function->symbol];

	node->name = name ? plain(graph, name) : "a part without a name";
	node->frame = frame;
	node->unbounded = frame->unbounded;
	node->module =
		name ? module_of(graph, object, node->name) : object->module;
	if (node->module)
		definition = map_get(&node->module->definition_by_symbol,
		                     node->name);
	if (definition)
		node->routine =
			map_get(&graph->program->graph->routine_by_definition,
		                definition);
	*list_add(graph->arena, &graph->nodes) = node;
	map_put(graph->arena, &object->node_by_function, function, node);
	if (!name)
		return;
	if (!map_get(&object->node_by_name, node->name))
		map_put(graph->arena, &object->node_by_name, node->name, node);
	if (symbol->global)
		map_put(graph->arena, &graph->global_by_name, name, node);
	if (node->module && node->module->placement &&
	    node->module->placement->layer->boot.text == name)
		graph->boot = node;
}

static const char *
add_object(struct depth_graph *graph, const struct module *module,
           const struct plan_file *file)
{
	struct session *session = graph->program->session;
	struct object *read = arena_new(graph->arena, struct object);
	struct depth_object *object;

	if (object_read(graph->arena, session->names, file->object, read))
		return file->object;
	object = arena_new(graph->arena, struct depth_object);
	object->module = module;
	object->compiled = file->language == LANGUAGE_C;
	object->code = code_read(graph->arena, graph->decoder, read);
	frames_read(graph->arena, object->code, object->compiled,
	            &graph->program->noreturn, &object->frames);
	*list_add(graph->arena, &graph->objects) = object;
	list_each (const struct frame, frame, &object->frames)
		add_node(graph, object, frame);
	return NULL;
}

/* In a release, what is compiled comes from one object. */
static const char *
add_objects(struct depth_graph *graph, const struct module *module,
            const struct plan_module *from, bool is_release)
{
	const char *wrong = NULL;

	list_each (const struct plan_file, file, &from->files)
		if (!wrong && !(is_release && file->linked != file->object))
			wrong = add_object(graph, module, file);
	return wrong;
}

struct depth_node *
depth_graph_find(const struct depth_graph *graph, const struct module *module,
                 const char *name)
{
	for (uint32_t i = 0; i < graph->objects.count; i++) {
		const struct depth_object *object = graph->objects.items[i];
		struct depth_node *node = map_get(&object->node_by_name, name);

		if (node && node->module == module)
			return node;
	}
	return NULL;
}

static void
add_call(struct depth_graph *graph, struct depth_node *from, uint32_t depth,
         struct depth_node *to)
{
	if (to)
		*list_add(graph->arena, &from->calls) =
			(struct depth_call){depth, to};
	else
		from->is_open = true;
}

struct routine_list LIST(const struct routine *);

static void
add_routine(struct depth_graph *graph, struct routine_list *list,
            const struct routine *routine)
{
	for (uint32_t i = 0; i < list->count; i++)
		if (list->items[i] == routine)
			return;
	*list_add(graph->arena, list) = routine;
}

/*
 * A call through a pointer stands in the function itself, or in one that was
 * put into it: any that it calls, of the module or, merged, of all.
 */
static void
add_indirect(struct depth_graph *graph, const struct depth_object *object,
             struct depth_node *from, const struct frame_call *frame_call)
{
	struct routine_list list = {0};
	uint32_t found = 0;

	if (from->routine)
		*list_add(graph->arena, &list) = from->routine;
	for (uint32_t i = 0; i < list.count; i++) {
		from->is_open |= list.items[i]->calls_unknown;
		list_each (const struct call_site, call,
		           &list.items[i]->calls) {
			const struct module *module = call->to->module;

			/* The client of another image is not in this one. */
			if (!module->placement && module != graph->client)
				continue;
			if (call->indirect) {
				add_call(graph, from, frame_call->depth,
				         depth_graph_find(
						 graph, module,
						 call->to->definition->symbol));
				found++;
			} else if (!object->module ||
			           module == object->module) {
				add_routine(graph, &list, call->to);
			}
		}
	}
	/* A jump through a compiler's table stays in the function. */
	from->is_open |= found == 0 && !(frame_call->jumps && object->compiled);
}

static void
add_frame_call(struct depth_graph *graph, const struct depth_object *object,
               struct depth_node *from, const struct frame_call *call)
{
	struct depth_node *to = NULL;

	/* Who changes the stack begins another chain, but for boot. */
	if (call->elsewhere && from != graph->boot)
		return;
	if (call->indirect) {
		add_indirect(graph, object, from, call);
		return;
	}
	if (call->function)
		to = map_get(&object->node_by_function, call->function);
	if (!to && call->symbol)
		to = map_get(&graph->global_by_name, call->symbol);
	add_call(graph, from, call->depth, to);
}

static void
add_calls(struct depth_graph *graph)
{
	for (uint32_t i = 0; i < graph->objects.count; i++) {
		const struct depth_object *object = graph->objects.items[i];

		list_each (const struct frame, frame, &object->frames) {
			struct depth_node *node = map_get(
				&object->node_by_function, frame->function);

			node->own = own_depth(graph, node);
			list_each (const struct frame_call, call, &frame->calls)
				add_frame_call(graph, object, node, call);
		}
	}
}

const char *
depth_graph_make(const struct plan *plan, const struct program *program,
                 const struct plan_image *image, struct depth_graph *graph)
{
	uint32_t layers = plan->modules.count;
	uint32_t number = (uint32_t)(image - plan->images.items);
	const char *wrong = NULL;

	graph->arena = program->session->arena;
	graph->decoder = decoder_new(graph->arena);
	graph->program = program;
	graph->client = program->modules.items[layers + number];
	for (uint32_t i = 0; !wrong && i < layers; i++)
		wrong = add_objects(graph, program->modules.items[i],
		                    plan->modules.items[i], plan->is_release);
	if (!wrong)
		wrong = add_objects(graph, graph->client, image->client,
		                    plan->is_release);
	if (!wrong && image->merged)
		wrong = add_objects(graph, NULL, image->merged, false);
	decoder_free(graph->decoder);
	if (!wrong)
		add_calls(graph);
	return wrong;
}

#include "owners.h"

#include "../source/paths.h"

const struct owner *
owners_has(const struct owner_list *list, const struct layer *layer)
{
	list_each (const struct owner, owner, list)
		if (owner->layer == layer)
			return owner;
	return NULL;
}

/* Adds an owner to what key leads to, once. */
static void
add(struct arena *arena, struct map *map, const char *key, struct owner owner)
{
	struct owner_list *list = map_get(map, key);

	if (!list) {
		list = arena_new(arena, struct owner_list);
		map_put(arena, map, key, list);
	}
	if (!owners_has(list, owner.layer))
		*list_add(arena, list) = owner;
}

static void
add_file(struct session *session, struct owners *owners,
         const struct file_name *file, struct owner owner)
{
	struct arena *arena = session->arena;
	const char *path, *folder;

	if (!file->path)
		return;
	path = paths_plain(arena, file->path);
	folder = path_folder(arena, path);
	owner.word = &file->word;
	add(arena, &owners->by_path, names_text(owners->names, path), owner);
	owner.word = NULL;
	owner.is_header = false;
	add(arena, &owners->by_folder, names_text(owners->names, folder),
	    owner);
}

static void
add_files(struct session *session, struct owners *owners,
          const struct file_names *files, const struct layer *layer)
{
	list_each (const struct file_name, file, files)
		add_file(session, owners, file, (struct owner){.layer = layer});
}

static void
add_kernel(struct session *session, struct owners *owners,
           const struct kernel *kernel)
{
	add_files(session, owners, &kernel->clients, NULL);
	add_files(session, owners, &kernel->library, NULL);
	list_each (const struct linked, test, &kernel->tests)
		add_files(session, owners, &test->sources, NULL);
	list_each (const struct linked, program, &kernel->programs)
		add_files(session, owners, &program->sources, NULL);
}

void
owners_find(struct session *session, const struct project *project,
            struct owners *owners)
{
	*owners = (struct owners){.names = session->names};
	for (uint32_t i = 0; i < project->layers.count; i++) {
		const struct layer *layer = project->layers.items[i];

		add_files(session, owners, &layer->sources, layer);
		list_each (const struct file_name, header, &layer->headers)
			add_file(session, owners, header,
			         (struct owner){.layer = layer,
			                        .is_header = true});
	}
	for (uint32_t i = 0; i < project->kernels.count; i++)
		add_kernel(session, owners, project->kernels.items[i]);
}

const struct owner_list *
owners_of(const struct owners *owners, struct arena *arena, const char *path)
{
	const char *folder = path_folder(arena, path);
	const struct owner_list *list =
		map_get(&owners->by_path, names_text(owners->names, path));

	if (list)
		return list;
	list = map_get(&owners->by_folder, names_text(owners->names, folder));
	return list && list->count == 1 ? list : NULL;
}

#include "spec_flags.h"

#include <string.h>

#include "../base/file.h"
#include "prover.h"

const char *
spec_folder(const struct plan *plan)
{
	return path_join(plan->session->arena, plan->folder, "verify");
}

bool
spec_has(const struct plan_module *module)
{
	return module->placement && module->placement->layer->specs.count > 0;
}

void
spec_add_flags(const struct plan *plan, const struct plan_module *module,
               bool is_spec, struct argv *flags)
{
	struct arena *arena = plan->session->arena;
	const struct layer *layer = module->placement->layer;

	argv_add(arena, flags, "-fblocks", "-I", spec_folder(plan),
	         "-Wno-unused-parameter", "-Wno-missing-prototypes",
	         "-Wno-shadow", NULL);
	for (uint32_t i = 0; i < plan->modules.count; i++) {
		const struct plan_module *below = plan->modules.items[i];

		if (spec_has(below))
			argv_add(arena, flags, "-I",
			         path_folder(
					 arena,
					 below->placement->layer->specs.items[0]
						 .path),
			         NULL);
	}
	/* Found by -I: libclang knows files that no disk holds so only. */
	argv_add(arena, flags, "-include", "layerc_spec.h", "-include",
	         "import.h", NULL);
	if (is_spec && layer->header.path)
		argv_add(arena, flags, "-include", layer->header.path, NULL);
	list_each (const struct file_name, file, &layer->specs)
		if (!is_spec && strcmp(path_ending(file->path), ".h") == 0)
			argv_add(arena, flags, "-include", file->path, NULL);
}

struct coptions
spec_options(const struct plan *plan, const struct plan_module *module,
             bool is_spec)
{
	struct arena *arena = plan->session->arena;
	struct cfile *files = arena_array(arena, struct cfile, 3);
	struct argv flags = {0};

	plan_clang_flags(plan, module, &flags);
	spec_add_flags(plan, module, is_spec, &flags);
	if (plan->resources)
		argv_add(arena, &flags, "-isystem", plan->resources, NULL);
	files[0] = (struct cfile){module->import_path, module->import_text,
	                          (uint32_t)strlen(module->import_text)};
	prover_headers(arena, spec_folder(plan), files + 1);
	return (struct coptions){flags.items, flags.count, files, 3};
}

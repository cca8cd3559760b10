#include "../../layerc/build/image.h"

#include "../../layerc/build/build.h"
#include "../../layerc/build/ninja.h"
#include "../../layerc/source/instruction.h"
#include "../../layerc/source/object.h"
#include "buildworld.h"

/* The facts of a module, as its objects show them. */
static void
add_module(struct world *world, struct program *program,
           const struct plan_module *from)
{
	struct module *module =
		program_add(program, from->placement, from->name);
	struct decoder *decoder = decoder_new(&world->arena);

	list_each (const struct plan_file, file, &from->files) {
		struct object *object = arena_new(&world->arena, struct object);
		struct unit *unit = arena_new(&world->arena, struct unit);

		object_read(&world->arena, &world->names, file->object, object);
		object_unit(&world->arena, &world->sources, decoder, object,
		            false, unit);
		unit->is_compiled = file->language == LANGUAGE_C;
		program_add_unit(program, module, unit);
	}
	decoder_free(decoder);
}

static struct program *
read_program(struct world *world)
{
	struct program *program =
		program_new(&world->session, world->plan->composition);

	for (uint32_t i = 0; i < world->plan->modules.count; i++)
		add_module(world, program, world->plan->modules.items[i]);
	add_module(world, program, world->plan->images.items[0].client);
	return program;
}

/* Puts new for the first old in a text. */
static const char *
replaced(struct arena *arena, const char *text, const char *old,
         const char *new)
{
	const char *at = strstr(text, old);

	if (!at)
		return text;
	return arena_print(arena, "%.*s%s%s", (int)(at - text), text, new,
	                   at + strlen(old));
}

/* Links with a script in which new stands for old. */
static bool
link_with(struct world *world, const char *old, const char *new)
{
	struct arena *arena = &world->arena;
	const struct plan_image *image = &world->plan->images.items[0];
	struct build build;
	bool made;

	link_write(world->plan);
	world_file(world, link_path(world->plan, image),
	           replaced(arena, link_script(world->plan, image), old, new));
	build_begin(&build, world->plan, false);
	made = build_make(&build, image->path);
	build_end(&build);
	return made;
}

static struct image_count
check_image(struct world *world)
{
	struct image_count count;

	world->diag.reports.count = 0;
	image_check(world->plan, read_program(world),
	            &world->plan->images.items[0], &count);
	return count;
}

/* How often an id was reported since check_image began. */
static unsigned
reported(const struct world *world, enum diag_id id)
{
	unsigned count = 0;

	list_each (const struct diag_report, report, &world->diag.reports)
		count += report->id == id;
	return count;
}

static void
test_good(struct check *check)
{
	struct world world;
	struct image_count count;

	world_begin(&world);
	CHECK(check, world.diag.errors == 0 && link_with(&world, "", ""));
	count = check_image(&world);
	diag_print(&world.diag, stdout, false);
	CHECK(check, world.diag.errors == 0);
	CHECK(check, count.entry == 1 && count.exported == 1);
	CHECK(check, count.unjustified == 0 && count.own > 0);
	CHECK(check, count.total == count.own + 2);
	world_end(&world);
}

/* What a script can do to an image. */
static void
test_scripts(struct check *check)
{
	static const struct {
		const char *old, *new;
		enum diag_id id;
	} cases[] = {
		{"ENTRY(\"_start\")", "ENTRY(\"main\")", DIAG_misplaced_image},
		{". = 0x100000;", ". = 0x200000;", DIAG_misplaced_image},
		{"SECTIONS\n{", "SECTIONS\n{ alias = boot_name;",
	         DIAG_unowned_symbol},
		{"SECTIONS\n{", "SECTIONS\n{ number = 5;", DIAG_unowned_symbol},
		{"SECTIONS\n{", "SECTIONS\n{ top_name = boot_name;",
	         DIAG_unowned_symbol},
		{"\"Boot.data\" = .;", "", DIAG_unreadable_object},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct world world;
		world_begin(&world);
		if (CHECK(check,
		          link_with(&world, cases[i].old, cases[i].new))) {
			check_image(&world);
			if (!CHECK(check, reported(&world, cases[i].id) > 0))
				printf("case %zu\n", i);
		}
		world_end(&world);
	}
}

/* What code can do that only the image shows, or shows as well. */
static void
test_uses(struct check *check)
{
	static const char *const mains[] = {
		/* Past the exports of the kernel. */
		"const char *boot_name(void);\nint main(void);\n"
		"int main(void) { return *boot_name(); }\n",
		/* Behind what it may call. */
		"const char *top_name(void);\nint main(void);\n"
		"int main(void) { return ((int (*)(void))((char *)top_name"
		" + 4))(); }\n",
		/* Beside its own code. */
		"static int f(int x) { return x + 1; }\nint main(void);\n"
		"int (*volatile g)(int) = (int (*)(int))((char *)f - 40);\n"
		"int main(void) { return g(f(1)); }\n",
		/* Another's variable. */
		"extern int top_count;\nint main(void);\n"
		"int main(void) { return top_count; }\n",
	};

	for (size_t i = 0; i < sizeof(mains) / sizeof(*mains); i++) {
		struct world world;
		struct image_count count;

		world_begin(&world);
		world_file(&world, "main.c", mains[i]);
		if (CHECK(check, link_with(&world, "", ""))) {
			count = check_image(&world);
			CHECK(check, count.unjustified == 1);
			CHECK(check,
			      reported(&world, DIAG_unjustified_relocation) ==
			              1);
		}
		world_end(&world);
	}
}

/* What is wrong with the bytes of the file. */
static void
test_bytes(struct check *check)
{
	enum { FLAGS_OF_FIRST = 52 + 24, HEADER = 0x1000 };
	struct world world;
	const char *path;
	uint32_t size;
	char *bytes;

	world_begin(&world);
	path = world.plan->images.items[0].path;
	CHECK(check, link_with(&world, "", ""));
	bytes = file_read(&world.arena, path, &size);
	bytes[FLAGS_OF_FIRST] = 7;
	bytes[HEADER]++;
	file_write(&world.arena, path, bytes, size);
	check_image(&world);
	CHECK(check, reported(&world, DIAG_writable_code) == 1);
	CHECK(check, reported(&world, DIAG_missing_multiboot) == 1);
	for (uint32_t len = 0; len < size; len += len < 256 ? 1 : 997) {
		file_write(&world.arena, path, bytes, len);
		check_image(&world);
	}
	CHECK(check, reported(&world, DIAG_unreadable_object) > 0 ||
	                     world.diag.errors > 0);
	world_end(&world);
}

int
main(void)
{
	struct check check;

	check_begin(&check, "image");
	test_good(&check);
	test_scripts(&check);
	test_uses(&check);
	test_bytes(&check);
	return check_end(&check);
}

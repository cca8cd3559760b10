#include "../../layerc/build/ninja.h"

#include "../../layerc/build/build.h"
#include "../../layerc/build/image_map.h"
#include "buildworld.h"

static bool
holds(const char *text, const char *part)
{
	return strstr(text, part) != NULL;
}

static void
test_text(struct check *check)
{
	struct world world;
	const struct tools tools = {.cc = "my $cc", .launcher = "ccache -x"};
	const char *text;

	world_begin(&world);
	CHECK(check, world.diag.errors == 0);
	world.plan->modules.items[0]->files.items[0].source = "a|b\\c*";
	text = ninja_text(world.plan, &tools);
	CHECK(check, holds(text, "builddir = build/k\n"));
	CHECK(check, holds(text, "cc = ccache -x 'my $$cc' "));
	CHECK(check, holds(text, "/start$ $$x.asm.o: nasm "));
	CHECK(check, holds(text, "/a$:$ b[c]$ $$d.c.o: "));
	CHECK(check, holds(text, " a${bar}b\\c*\n"));
	CHECK(check, holds(text, "\n  flags = ${T-op.1.c}\n"));
	CHECK(check, holds(text, "build asm: phony build/k/obj/Boot/"));
	CHECK(check, holds(text, "default images\n"));
	CHECK(check, holds(text, "/k.iso: iso build/k/k.elf build/k/k.cfg\n"));
	world_end(&world);
}

/* Returns when the file was written, in nanoseconds. */
static long long
time_of(const char *path)
{
	struct stat status;

	if (stat(path, &status) != 0)
		return 0;
	return (long long)status.st_mtim.tv_sec * 1000000000 +
	       status.st_mtim.tv_nsec;
}

static bool
make(struct world *world)
{
	struct build build;
	bool made;

	build_begin(&build, world->plan, false);
	link_write(world->plan);
	made = build_make(&build, NINJA_IMAGES);
	build_end(&build);
	return made;
}

static void
check_parts(struct check *check, struct world *world)
{
	struct image_map map;
	const char *wrong = image_map_read(world->plan,
	                                   &world->plan->images.items[0], &map);
	const struct image_part *part;

	if (!CHECK(check, !wrong))
		return;
	part = image_map_part(&map, map.object.entry);
	CHECK(check, part && strcmp(part->module->name, "Boot") == 0 &&
	                     part->kind == LINK_TEXT);
	for (uint32_t i = 0; i < map.parts.count; i++) {
		part = &map.parts.items[i];
		CHECK(check, part->begin <= part->end);
		/* Equal strings stay with their modules. */
		if (part->module->placement)
			CHECK(check, part->begin < part->end);
	}
}

/* Builds what the odd names name, and again what was touched. */
static void
test_build(struct check *check)
{
	static const char image[] = "build/k/k.elf",
			  object[] =
				  "build/k/obj/Boot/layers/boot/a: b[c] $d.c.o";
	struct world world;
	long long first;

	world_begin(&world);
	world_file(&world, "build/k/gen/client/import.h", "\n");
	CHECK(check, make(&world));
	first = time_of(object);
	CHECK(check, first > 0);
	check_parts(check, &world);

	CHECK(check, make(&world) && time_of(object) == first);
	first = time_of(image);
	world_file(&world, "layers/boot/odd $in c.inc", "nop\nnop\n");
	CHECK(check, make(&world) && time_of(image) > first);
	first = time_of(image);
	world_file(&world, "main.c", "int main(void) { return 1 }\n");
	CHECK(check, !make(&world) && time_of(image) == first);
	CHECK(check, file_exists("compile_commands.json"));
	world_end(&world);
}

int
main(void)
{
	struct check check;

	check_begin(&check, "ninja");
	test_text(&check);
	test_build(&check);
	return check_end(&check);
}

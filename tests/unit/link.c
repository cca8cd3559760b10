#include "buildworld.h"

static bool
holds(const char *text, const char *part)
{
	return strstr(text, part) != NULL;
}

static void
test_script(struct check *check)
{
	struct world world;
	const char *script, *begin, *boot, *top, *client;

	world_begin(&world);
	link_check(world.plan);
	CHECK(check, world.diag.errors == 0);
	diag_print(&world.diag, stdout, false);
	script = link_script(world.plan, &world.plan->images.items[0]);
	CHECK(check, holds(script, "ENTRY(\"_start\")"));
	CHECK(check, holds(script, ". = 0x100000;"));
	/* Only what a layer asks for is defined. */
	CHECK(check, holds(script, "PROVIDE(image_end = .);"));
	CHECK(check, !holds(script, "image_begin"));
	CHECK(check, holds(script, "/obj/T-op.1/*\"(.text .text.*)"));
	begin = strstr(script, "\t.text : {");
	boot = begin ? strstr(begin, "\"Boot.text\" = .;") : NULL;
	top = boot ? strstr(boot, "\"T-op.1.text\" = .;") : NULL;
	client = top ? strstr(top, "\"client.text\" = .;") : NULL;
	CHECK(check, client && strstr(client, "\".text.end\" = .;"));
	/* What means something in a pattern is matched by '?'. */
	world.plan->modules.items[0]->files.items[0].linked = "other";
	world.plan->modules.items[1]->files.items[0].linked = NULL;
	script = link_script(world.plan, &world.plan->images.items[0]);
	CHECK(check, holds(script, "/a? b?c? $d.c.o\"(.text .text.*)"));
	CHECK(check, holds(script, "/#t'o?p?|(1) & ?.c.?\"(.bss"));
	world_end(&world);
}

static void
test_boot_is_first(struct check *check)
{
	struct world world;
	struct link_modules modules = {0};
	struct layer *boot, *top;

	world_begin(&world);
	boot = world.project.layers.items[0];
	top = world.project.layers.items[1];
	top->boot = boot->boot;
	boot->boot = (struct name){0};
	link_order(world.plan, &world.plan->images.items[1], &modules);
	CHECK(check, modules.count == 3);
	CHECK_TEXT(check, modules.items[0]->name, "T-op.1");
	CHECK_TEXT(check, modules.items[1]->name, "Boot");
	CHECK_TEXT(check, modules.items[2]->name, "test-t");
	world_end(&world);
}

static void
test_reports(struct check *check)
{
	struct world world;
	struct layer *boot, *top;

	world_begin(&world);
	boot = world.project.layers.items[0];
	top = world.project.layers.items[1];
	top->boot = boot->boot;
	link_check(world.plan);
	CHECK(check, world.diag.errors == 1);
	CHECK(check, world.diag.reports.items[0].id == DIAG_missing_boot);
	CHECK(check, world.diag.reports.items[0].notes.count == 2);

	top->boot = boot->boot = (struct name){0};
	boot->linker.items[0].text = "image_stop";
	link_check(world.plan);
	CHECK(check, world.diag.errors == 3);
	CHECK(check, world.diag.reports.items[1].id == DIAG_missing_boot);
	CHECK(check,
	      world.diag.reports.items[2].id == DIAG_unknown_linker_symbol);
	world_end(&world);
}

int
main(void)
{
	struct check check;

	check_begin(&check, "link");
	test_script(&check);
	test_boot_is_first(&check);
	test_reports(&check);
	return check_end(&check);
}

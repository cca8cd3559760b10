/*
 * A small project on disk and its plan, for tests of the build: two layers
 * and a client whose files have names that ninja, the shell, make and the
 * linker would like to understand.  Quotes, '&', '*', '|' and backslashes ninja
 * cannot read in what compilers say about dependencies: it builds the file of
 * the upper layer again each time.
 */
#pragma once

#include "../../layerc/base/file.h"
#include "../../layerc/base/text.h"
#include "../../layerc/build/link.h"
#include "check.h"

struct world {
	struct arena arena;
	struct names names;
	struct sources sources;
	struct diag diag;
	struct session session;
	struct project project;
	struct plan *plan;
};

static inline void
world_file(struct world *world, const char *path, const char *text)
{
	file_write(&world->arena, path, text, strlen(text));
}

static const char world_boot[] = "bits 32\n"
				 "section .multiboot align=4\n"
				 "dd 0x1badb002, 0, -0x1badb002\n"
				 "section .text\n"
				 "global _start\n"
				 "extern main\n"
				 "%include \"odd $in c.inc\"\n"
				 "_start: call main\n"
				 "jmp _start\n";

static const char world_client[] =
	"const char *top_name(void);\nint main(void);\n"
	"int main(void) { return *top_name(); }\n";

/* Text, data and constants, so that every kind of section has a part. */
static const char world_code[] =
	"int %s_count = 1, %s_zero;\n"
	"const char *%s_name(void);\n"
	"const char *%s_name(void) { return \"the same text\"; }\n";

static inline void
world_code_file(struct world *world, const char *path, const char *name)
{
	struct text text = {.arena = &world->arena};

	text_print(&text, world_code, name, name, name, name);
	world_file(world, path, text.bytes);
}

static inline void
world_files(struct world *world)
{
	world_file(world, "layers/boot/Boot.layer",
	           "layer Boot\nlinker image_end\n"
	           "owns boot_count, boot_zero\n"
	           "state BOOT from boot_count, boot_zero\n"
	           "export boot_name reads BOOT\n"
	           "source *.asm, *.c\nboot _start\n");
	world_file(world, "layers/boot/start $x.asm", world_boot);
	world_file(world, "layers/boot/odd $in c.inc", "nop\n");
	world_code_file(world, "layers/boot/a: b[c] $d.c", "boot");
	world_file(
		world, "layers/top/T-op.1.layer",
		"layer T-op.1 over Boot\nowns top_count, top_zero\n"
		"state TOP from top_count, top_zero\n"
		"import boot_name\nexport top_name reads TOP\nhides boot_name\n"
		"source *.c\n");
	world_code_file(world, "layers/top/#t'o\"p*|(1) & \\.c", "top");
	world_file(world, "main.c", world_client);
	world_file(world, "layers/k.kernel",
	           "kernel k\nmachine x86-32-pc\nstack Boot, T-op.1\n"
	           "export top_name\nclient main.c\ntest t from main.c\n"
	           "image multiboot at 0x100000\nentry main\n");
}

static inline void
world_begin(struct world *world)
{
	*world = (struct world){0};
	world->names.arena = &world->arena;
	world->sources.names = &world->names;
	world->diag.arena = &world->arena;
	world->diag.names = &world->names;
	world->session = (struct session){.arena = &world->arena,
	                                  .names = &world->names,
	                                  .sources = &world->sources,
	                                  .diag = &world->diag};
	world_files(world);
	project_load(&world->session, &world->project);
	world->plan = plan_make(&world->session,
	                        compose_kernel(&world->session, &world->project,
	                                       world->project.kernels.items[0]),
	                        false);
}

static inline void
world_end(struct world *world)
{
	arena_free(&world->arena);
}

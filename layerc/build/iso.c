#include "iso.h"

#include <string.h>

#include "../base/file.h"
#include "../base/text.h"

/* The time of all files, so that nothing depends on when it was made. */
#define TIME "2000010100000000"

const char *
iso_path(const struct plan *plan, const struct plan_image *image)
{
	return arena_print(plan->session->arena, "%s/%s.iso", plan->folder,
	                   image->name);
}

const char *
iso_config_path(const struct plan *plan, const struct plan_image *image)
{
	return arena_print(plan->session->arena, "%s/%s.cfg", plan->folder,
	                   image->name);
}

const char *
iso_config(const struct plan *plan, const struct plan_image *image)
{
	struct text text = {.arena = plan->session->arena};

	text_print(&text,
	           "# Made by layerc from the manifests; changes are lost.\n"
	           "\n"
	           "set timeout=0\n"
	           "serial --unit=0 --speed=115200\n"
	           "terminal_output console serial\n"
	           "\n"
	           "menuentry %s {\n"
	           "\tmultiboot /boot/%s.elf\n",
	           image->name, image->name);
	list_each (const struct plan_brought_file, file, &plan->brought)
		text_print(&text, "\tmodule /programs/%s %s\n", file->name,
		           file->name);
	text_print(&text, "}\n");
	return text.bytes;
}

void
iso_write(const struct plan *plan)
{
	list_each (const struct plan_image, image, &plan->images) {
		const char *text = iso_config(plan, image);

		file_write(plan->session->arena, iso_config_path(plan, image),
		           text, strlen(text));
	}
}

void
iso_words(const struct plan *plan, const struct plan_image *image,
          struct argv *words)
{
	struct arena *arena = plan->session->arena;

	argv_add(
		arena, words, "-d", plan->machine->grub_folder,
		"--install-modules=normal multiboot iso9660 serial terminal",
		"--fonts=", "--locales=", "--themes=", "-r",
		"--modification-date=" TIME, "--set_all_file_dates", TIME,
		arena_print(arena, "/boot/grub/grub.cfg=%s",
	                    iso_config_path(plan, image)),
		arena_print(arena, "/boot/%s.elf=%s", image->name, image->path),
		NULL);
	list_each (const struct plan_brought_file, file, &plan->brought)
		argv_add(arena, words,
		         arena_print(arena, "/programs/%s=%s", file->name,
		                     file->path),
		         NULL);
}

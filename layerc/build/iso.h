/*
 * CD images with GRUB on them, which boot a kernel's images on a PC.
 *
 * An ISO holds one image as /boot/IMAGE.elf and every program as
 * /programs/NAME; GRUB hands the programs over as modules whose words are
 * their names.  The same files give the same bytes.
 */
#pragma once

#include "plan.h"

/* The path of an image's ISO: build/KERNEL/IMAGE.iso. */
const char *iso_path(const struct plan *plan, const struct plan_image *image);

/* The path of GRUB's commands for it: build/KERNEL/IMAGE.cfg. */
const char *iso_config_path(const struct plan *plan,
                            const struct plan_image *image);

/* GRUB's commands. */
const char *iso_config(const struct plan *plan, const struct plan_image *image);

/* Writes the commands for all images. */
void iso_write(const struct plan *plan);

/* The words of grub-mkrescue, but its name and -o: options, then files. */
void iso_words(const struct plan *plan, const struct plan_image *image,
               struct argv *words);

/*
 * The build file of a kernel, for ninja.
 *
 * ninja works from the project's root.  Every command writes its output under
 * another name first, so that what stands under the right name is whole
 * whenever a build is killed.  Objects name no folder of the host but the one
 * that NASM puts into its debugging information.
 */
#pragma once

#include "tools.h"

/* The targets of the build file, beside its objects and images. */
#define NINJA_ASSEMBLY "asm"    /* what is not made from C */
#define NINJA_OBJECTS "objects" /* all objects */
#define NINJA_IMAGES "images"   /* the default */
#define NINJA_ISOS "isos"       /* of the images, once iso_write was called */

/* Returns the path of the build file: build/KERNEL/build.ninja. */
const char *ninja_path(const struct plan *plan);

/* Returns the text of the build file. */
const char *ninja_text(const struct plan *plan, const struct tools *tools);

/* Writes the build file and, for a kernel, its compilation database. */
void ninja_write(const struct plan *plan, const struct tools *tools);

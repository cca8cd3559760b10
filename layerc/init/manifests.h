/* The manifests that a survey comes to, as texts. */
#pragma once

#include "survey.h"

/* A file that is to be written. */
struct manifest_text {
	const char *path, *text;
};

struct manifest_texts LIST(struct manifest_text);

/*
 * Makes the manifest of each part, of what the code takes from outside, and of
 * the kernel, in the one layout; name is the kernel's.
 */
void manifests_make(const struct survey *survey, const char *name,
                    struct manifest_texts *texts);

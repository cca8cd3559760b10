/* The one layout of a manifest. */
#pragma once

#include "../base/text.h"
#include "token.h"

/*
 * Appends the tokens of a manifest in the layout that docs/manifest.md
 * describes.  The tokens of the result, comments included, are those that
 * came in; laying the result out again changes nothing.
 */
void format_manifest(const struct tokens *tokens, struct text *text);

/* Which words of a compiler's command decide what code there is. */
#pragma once

#include "../base/process.h"
#include "../report/session.h"

/*
 * Adds those words of a command, run in a folder, to flags: macros, include
 * folders, the dialect, the machine.  Each becomes one name, with paths that
 * are relative to the current folder where they lie below it.
 */
void recipe_flags(struct session *session, const char *folder,
                  const struct argv *words, struct argv *flags);

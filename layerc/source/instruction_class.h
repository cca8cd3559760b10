/*
 * Classes of instructions by the words of a text: sets of enum
 * instruction_class.
 */
#pragma once

#include "facts.h"

/*
 * What an instruction of this name may need the right to do, whatever its
 * operands are; the name is Intel's, or AT&T's with its letter for a size.
 */
unsigned instruction_classes(const char *mnemonic, size_t len);

/* What naming this register adds: cr0 and dr7 are the system's, xmm0 float. */
unsigned register_classes(const char *name, size_t len);

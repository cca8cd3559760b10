/*
 * FUN, in registers: a primitive in assembly gives its caller back what its
 * style promises.  A C-style one keeps ebx, esi, edi, ebp and esp, and leaves
 * the direction flag clear; an assembly-style one changes what its manifest
 * lists, beyond eax, ecx and edx.  A function of a 'switches' line may leave on
 * another stack, if what it found was saved and what it leaves was loaded.
 */
#pragma once

#include "program.h"

/*
 * Reports functions of the module's assembly that break their contract, and
 * words of its manifest that excuse what is not done.
 */
void contracts_check(struct program *program, const struct module *module);

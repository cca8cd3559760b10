/*
 * Linux, put into the guest's memory and at its beginning.
 *
 * After "The Linux/x86 Boot Protocol" (Documentation/x86/boot.rst), its 32-bit
 * protocol, and "The zero page" (zero-page.rst).  The files are copied to where
 * they belong; the guest's other pages are left to come when they are touched.
 */
#pragma once

#include <stdint.h>

#include "config.h"

/*
 * Requires a fresh virtual machine.  Returns 0 if the guest can run; or why it
 * cannot, in words that follow on the program's name.
 */
const char *linux_load(const struct config *config);

/*
 * TFile -- files that the boot loader has brought, for processes to read.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/*
 * Requires a file of so many bytes from offset on.  Copies them to va on in map
 * id; va and count may be anything.  Returns true; or false, changing nothing,
 * if the process itself could not have written all of them.
 */
bool file_copyout(uint32_t id, uint32_t va, uint32_t file, uint32_t offset,
                  uint32_t count);

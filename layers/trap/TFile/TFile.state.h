/* What TFile's clients see: copies of files. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

bool spec_file_copyout(uint32_t id, uint32_t va, uint32_t file, uint32_t offset,
                       uint32_t count);

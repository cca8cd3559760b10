/* What 'Ticket' imports.  Made by layerc: change the manifest instead. */
#pragma once

/* Alloc, from layers/Alloc/Alloc.h */
#include <stdint.h>
uint32_t slot_owner(uint32_t slot);

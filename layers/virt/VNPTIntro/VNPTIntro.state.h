/* What VNPTIntro's clients see of nested maps: a table for each 2 MiB, or 0. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "../VSVMSwitch/VSVMSwitch.state.h"

enum { NPT_COUNT = 64, NPT_TABLES = 512, NPT_SPAN = 1 << 21, NPT_BYTES = 32 };

struct nested_map_state {
	bool has_directory;
	uint32_t tables[NPT_TABLES];
};

struct nested_maps_state {
	uint32_t begin; /* where the processor finds the first */
	struct nested_map_state of[NPT_COUNT];
};

extern struct nested_maps_state NPT;

#define NPT_TABLE(id, gpa) (NPT.of[id].tables[(gpa) / NPT_SPAN])

void spec_init_npt(uint32_t id);
uint32_t spec_get_NPDE(uint32_t id, uint32_t gpa);
void spec_set_NPDE(uint32_t id, uint32_t gpa, uint32_t page);
void spec_use_npt(uint32_t id);

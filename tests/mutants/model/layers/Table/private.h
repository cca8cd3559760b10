#pragma once

enum { TABLE_FREE = 0 };

struct entry {
	uint32_t owner;
};

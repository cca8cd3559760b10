/* What Module's clients see of the files that came with the kernel. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum { FILES_MOST = 64, FILE_NAME_SIZE = 32 };

/* Bytes of MEMORY, and of the name how long it is and what is kept of it. */
struct file_state {
	uint32_t begin, size, name_size;
	char name[FILE_NAME_SIZE];
};

struct files_state {
	uint32_t count;
	struct file_state of[FILES_MOST];
};

extern struct files_state MODULES;

#define HAS_NAME(file, chars, count) \
	((file).name_size == (count) && (count) <= FILE_NAME_SIZE && \
	 ALL(k, 0, (count), (file).name[k] == (chars)[k]))
/* Where tests have the nth file, in MEMORY that nobody is given. */
#define SAMPLE_FILE(n) (IMAGE_END + (256 + 4 * (n)) * 4096)

#define IS_FILE(module) ((module) < MODULES.count && (module) < FILES_MOST)

void spec_module_init(uint32_t mbi);
uint32_t spec_module_find(const char *name, uint32_t count);
uint32_t spec_module_count(void);
void spec_module_name(uint32_t module, char *to);
uint32_t spec_module_name_size(uint32_t module);
const uint8_t *spec_module_begin(uint32_t module);
uint32_t spec_module_size(uint32_t module);

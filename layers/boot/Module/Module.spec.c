#include "Module.state.h"

struct files_state MODULES;

/* A few files, for tests, of which only a layer above knows what is in them. */
void
start_Module(void)
{
	MODULES.count = 3;
	for (uint32_t i = 0; i < MODULES.count; i++)
		MODULES.of[i] = (struct file_state){
			.begin = SAMPLE_FILE(i),
			.size = 2 * 4096,
			.name_size = 1,
			.name = {(char)('a' + i)},
		};
}

/* The files are what the boot loader has brought, if they are not too many. */
void
spec_module_init(uint32_t mbi)
{
	AXIOM("what the boot loader has left is behind numbers");
	if (MODULES.count > FILES_MOST)
		STOP();
}

uint32_t
spec_module_count(void)
{
	return MODULES.count;
}

uint32_t
spec_module_name_size(uint32_t module)
{
	REQUIRE(IS_FILE(module));
	return MODULES.of[module].name_size;
}

const uint8_t *
spec_module_begin(uint32_t module)
{
	REQUIRE(IS_FILE(module));
	return (const uint8_t *)MODULES.of[module].begin;
}

uint32_t
spec_module_size(uint32_t module)
{
	REQUIRE(IS_FILE(module));
	return MODULES.of[module].size;
}

/* The first file whose whole name that is, if it is short enough to be kept. */
uint32_t
spec_module_find(const char *name, uint32_t count)
{
	BYTES(name, count);
	uint32_t module = FIRST(i, 0, MODULES.count,
	                        HAS_NAME(MODULES.of[i], name, count));

	return module < MODULES.count ? module : MODULE_NONE;
}

void
spec_module_name(uint32_t module, char *to)
{
	BYTES(to, FILE_NAME_SIZE);
	REQUIRE(IS_FILE(module));
	COPY(to, MODULES.of[module].name, FILE_NAME_SIZE);
}

// prove: --passes MEMORY
/* Specifications of assembly, which hold of bytes at any address. */
#include "layerc_spec.h"

enum { MOST = 16 };

uint8_t MEMORY[MEMORY_BYTES];

/* What is in assembly does to bytes what it says, wherever they are. */
void wipe(uint8_t *at, uint32_t count);

void
spec_wipe(uint8_t *at, uint32_t count)
{
	AT_ANY_ADDRESS();
	REQUIRE(IS_MEMORY((uint32_t)at, count));
	UPDATE(k, (uint32_t)at, (uint32_t)at + count, MEMORY[k] = 0);
}

void
spec_wipes(uint32_t at)
{
	REQUIRE(IS_MEMORY(at, MOST));
	UPDATE(k, at, at + MOST, MEMORY[k] = 0);
}

void
wipes(uint32_t at)
{
	wipe((uint8_t *)at, MOST);
}

void
spec_wipes_more(uint32_t at)
{
	REQUIRE(IS_MEMORY(at, MOST));
	UPDATE(k, at, at + MOST, MEMORY[k] = 0);
}

void
wipes_more(uint32_t at)
// fails: leaves 'MEMORY[]' otherwise than its specification
{
	// fails elsewhere: calls what is not defined there
	wipe((uint8_t *)at, MOST + 1);
}

void
spec_wiped_by_c(uint8_t *at, uint32_t count)
{
	AT_ANY_ADDRESS();
	BYTES(at, count);
}

void
wiped_by_c(uint8_t *at, uint32_t count)
{
	// refused elsewhere: AT_ANY_ADDRESS of what is not assembly
}

/*
 * Specifications have no variables: what one finds at a number is MEMORY.  Who
 * calls it knows of the address no more than the number.
 */
// prove: --own 1 --layer Place --introduces PLACE --passes MEMORY
#include "layerc_spec.h"

uint32_t PLACE;
uint8_t MEMORY[MEMORY_BYTES];

static uint8_t byte;

void
abstract_Place(void)
{
	PLACE = (uint32_t)&byte;
}

uint8_t
spec_reads(void)
{
	return *(const uint8_t *)PLACE;
}

uint8_t
reads(void)
// fails elsewhere: follows a pointer to nothing
// fails: differs from its specification in the result
{
	return byte;
}

uint8_t
spec_reads_any(uint32_t at)
{
	REQUIRE(at == PLACE);
	return *(const uint8_t *)at;
}

uint8_t
reads_any(const uint8_t *at)
// fails elsewhere: follows a pointer to nothing
// fails: differs from its specification in the result
{
	return *at;
}

void
spec_copies(void)
{
	REQUIRE(IS_MEMORY(IMAGE_END, 1));
	COPY(&MEMORY[IMAGE_END], (const uint8_t *)PLACE, 1);
}

void
copies(void)
// fails elsewhere: goes beyond the ends of 'byte'
{
}

uint32_t
spec_tells(void)
{
	return PLACE;
}

uint32_t
tells(void)
{
	return (uint32_t)&byte;
}

#include <stdint.h>

void
spec_clear(uint8_t *bytes, uint32_t count)
{
	AXIOM("it is only tried");
	BYTES(bytes, count);
	for (uint32_t i = 0; i < count; i++)
		bytes[i] = 0;
}

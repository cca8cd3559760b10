#include "Bytes.h"

void
clear(uint8_t *bytes, uint32_t count)
{
	for (uint32_t i = 1; i < count; i++)
		bytes[i] = 0;
}

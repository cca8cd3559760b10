#include "divide.h"

uint32_t
divide(uint64_t *number, uint32_t divisor)
{
	uint64_t quotient = 0;
	uint32_t rest = 0;

	/* A rest is below 2^24: with the next eight bits it fits 32. */
	for (uint32_t i = 0; i < 8; i++) {
		rest = rest << 8 | (uint32_t)(*number >> 56);
		*number <<= 8;
		quotient = quotient << 8 | rest / divisor;
		rest %= divisor;
	}
	*number = quotient;
	return rest;
}

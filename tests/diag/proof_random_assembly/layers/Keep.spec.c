#include <stdint.h>

uint32_t
spec_twice(uint32_t number)
{
	return number * 2;
}

uint32_t
spec_thrice(uint32_t number)
{
	return number * 3;
}

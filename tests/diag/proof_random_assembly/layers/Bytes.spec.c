uint32_t
spec_add_bytes(const uint8_t *at)
{
	uint32_t first = (uint32_t)at;

	REQUIRE(IS_MEMORY(first, 2));
	return (uint32_t)MEMORY[first] + MEMORY[first + 1];
}

void
start_Bytes(void)
{
	enum { PAGE_BYTES = 4096 };

	for (uint32_t i = 0; i < PAGE_BYTES; i++)
		MEMORY[IMAGE_END + i] = (uint8_t)CHOICE(256);
}

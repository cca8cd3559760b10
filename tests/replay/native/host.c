#include "host.h"

enum {
	CALL_EXIT = 1,
	CALL_READ = 3,
	CALL_WRITE = 4,
	CALL_OPEN = 5,
	CALL_CLOSE = 6,
	CALL_MAP = 90,
	OUTPUT = 1,
};

/* What the system wants to know of memory. */
enum { READ_WRITE = 3, PRIVATE_FIXED_EMPTY = 0x4032 };

static int32_t
call_system(uint32_t number, uint32_t a, uint32_t b, uint32_t c)
{
	int32_t result;

	__asm__ volatile("int $0x80"
	                 : "=a"(result)
	                 : "a"(number), "b"(a), "c"(b), "d"(c)
	                 : "memory");
	return result;
}

void
host_write(int file, const void *from, uint32_t count)
{
	call_system(CALL_WRITE, (uint32_t)file, (uint32_t)from, count);
}

void
host_print(const char *text)
{
	uint32_t len = 0;

	while (text[len])
		len++;
	host_write(OUTPUT, text, len);
}

static void
print_in(uint32_t number, uint32_t base)
{
	char digits[12], *at = digits + sizeof(digits) - 1;

	*at = '\0';
	do
		*--at = "0123456789abcdef"[number % base];
	while (number /= base);
	host_print(at);
}

void
host_print_number(uint32_t number)
{
	print_in(number, 10);
}

void
host_print_hex(uint32_t number)
{
	host_print("0x");
	print_in(number, 16);
}

uint32_t
host_read(int file, void *to, uint32_t count)
{
	int32_t result =
		call_system(CALL_READ, (uint32_t)file, (uint32_t)to, count);

	return result > 0 ? (uint32_t)result : 0;
}

int
host_open(const char *path)
{
	return call_system(CALL_OPEN, (uint32_t)path, 0, 0);
}

void
host_close(int file)
{
	call_system(CALL_CLOSE, (uint32_t)file, 0, 0);
}

bool
host_map(uint32_t begin, uint32_t end)
{
	const uint32_t words[] = {
		begin, end - begin, READ_WRITE, PRIVATE_FIXED_EMPTY, -1u, 0};

	return call_system(CALL_MAP, (uint32_t)words, 0, 0) == (int32_t)begin;
}

void
host_exit(int status)
{
	call_system(CALL_EXIT, (uint32_t)status, 0, 0);
	__builtin_trap();
}

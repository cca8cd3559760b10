#include "Take.h"

#include "import.h"

/* A primitive in assembly, and a name that other statements of the file use. */
__asm__(".globl take_once\n"
	"take_once: call own\n"
	"ret\n"
	"own: mov $1, %eax\n"
	"ret\n"
	".set limit, 3\n"
	"half = 2\n"
	".include \"layers/shared/y.inc\"\n");

unsigned
take(void)
{
	unsigned count;

	__asm__("call own\n\tadd $limit + half, %%eax" : "=a"(count));
	put_used(count);
	return count;
}

/* One mistake each. */
__asm__(".set other, set_used\n");
__asm__("stolen = set_used\n");
__asm__(".symver set_used, other@V1\n");
__asm__(".weak set_used\n");
__asm__(".globl seen\nseen: ret\n");
__asm__(".comm shared, 4\n");

static unsigned
grow(void)
{
	unsigned count;

	__asm__("call other\n\tcall stolen" : "=a"(count));
	return count;
}

static unsigned (*const table[])(void) = {grow};

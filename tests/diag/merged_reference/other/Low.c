/* What the compiler makes bitcode of, in place of layers/Low.c. */
extern unsigned high_count;

unsigned low_next(void);

__attribute__((noinline)) unsigned
low_next(void)
{
	return ++high_count;
}

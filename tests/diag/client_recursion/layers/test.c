void main(void);

static unsigned
walk(unsigned at)
{
	return at == 0 ? 0 : walk(at / 2) + 1;
}

void
main(void)
{
	while (walk(7) > 0)
		;
}

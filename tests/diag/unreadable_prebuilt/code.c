unsigned high_next(void);
unsigned
high_next(void)
{
	return 1;
}

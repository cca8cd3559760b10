int
a_get(void)
{
	return 1;
}

static unsigned int nps;
static unsigned char norm[1024];
unsigned int at_allocated[1024];

unsigned int
get_nps(void)
{
	return nps;
}

void
set_nps(unsigned int count)
{
	nps = count;
}

unsigned int
at_is_norm(unsigned int page)
{
	return norm[page];
}

void
at_set_perm(unsigned int page, unsigned int value)
{
	norm[page] = value;
}

void
at_clear(unsigned int page)
{
	at_allocated[page] = 0;
}

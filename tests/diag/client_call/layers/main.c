void main(void);

static unsigned table[64];

void
main(void)
{
	memset(table, 0, sizeof(table));
}

void main(void);

struct table {
	unsigned entry[64];
};

static volatile struct table table;

/* The compiler makes a call of this. */
void
main(void)
{
	table = (struct table){0};
}

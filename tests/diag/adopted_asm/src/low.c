int low_count;

int
low_get(void)
{
	return low_count;
}

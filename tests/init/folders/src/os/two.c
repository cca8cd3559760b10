int
os_start(void)
{
	return 1;
}

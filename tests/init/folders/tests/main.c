int os_start(void);

int
main(void)
{
	return os_start();
}

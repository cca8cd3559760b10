int front_run(void);

int
main(void)
{
	return front_run();
}

/*
 * A program that only ends: what `bench` starts.
 */

int main(void);

int
main(void)
{
	return 0;
}

#include <text.h>

int
main(void)
{
	return words_count(NAME);
}

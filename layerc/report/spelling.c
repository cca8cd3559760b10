#include "spelling.h"

#include <string.h>

enum { LONGEST = 63 };

static unsigned
least(unsigned a, unsigned b, unsigned c)
{
	unsigned smaller = a < b ? a : b;

	return smaller < c ? smaller : c;
}

unsigned
spelling_distance(const char *a, const char *b)
{
	unsigned rows[3][LONGEST + 1];
	size_t a_len = strlen(a), b_len = strlen(b);

	if (a_len > LONGEST || b_len > LONGEST)
		return LONGEST + 1;
	for (size_t j = 0; j <= b_len; j++)
		rows[0][j] = (unsigned)j;
	for (size_t i = 1; i <= a_len; i++) {
		unsigned *row = rows[i % 3], *above = rows[(i - 1) % 3];
		unsigned *higher = rows[(i + 1) % 3];

		row[0] = (unsigned)i;
		for (size_t j = 1; j <= b_len; j++) {
			row[j] = least(above[j] + 1, row[j - 1] + 1,
			               above[j - 1] + (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
			    a[i - 2] == b[j - 1] && higher[j - 2] + 1 < row[j])
				row[j] = higher[j - 2] + 1;
		}
	}
	return rows[a_len % 3][b_len];
}

bool
spelling_is_near(const char *a, const char *b)
{
	size_t len = strlen(a) < strlen(b) ? strlen(a) : strlen(b);

	return spelling_distance(a, b) <= 1 + (unsigned)len / 5;
}

bool
spelling_nearer(struct spelling_search *search, const char *other)
{
	unsigned distance = spelling_distance(search->word, other);

	if ((search->has_found && distance >= search->distance) ||
	    !spelling_is_near(search->word, other))
		return false;
	search->has_found = true;
	search->distance = distance;
	return true;
}

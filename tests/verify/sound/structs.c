/* Arrays and structures: nested, copied, filled, with initialisers, constant.
 */
#include "layerc_spec.h"

struct point {
	uint32_t x, y;
};
struct record {
	uint8_t kind;
	struct point points[3];
	bool used;
	uint16_t words[2];
};
struct link {
	struct link *next;
	uint8_t byte;
};

static struct record records[4], spare;
static uint32_t grid[4][8], cube[3][4][5];
static uint8_t bytes[32];
static struct link links[4];
static const uint32_t powers[8] = {1, 2, 4, 8, 16, 32, 64, 128};
static const uint8_t matrix[2][3] = {{1, 2, 3}, {4, 5, 6}};
static const struct point corners[] = {{1, 2}, {3, 4}, {.y = 6}};

void
entries_are_apart(uint32_t i, uint32_t j)
{
	layerc_assume(i < 4 && j < 4 && i != j);
	records[i].points[1].x = 1;
	records[j].points[1].x = 2;
	layerc_assert(records[i].points[1].x == 1);
}

void
entries_are_one(uint32_t i, uint32_t j)
{
	layerc_assume(i < 4 && j < 4);
	records[i].points[1].x = 1;
	records[j].points[1].x = 2;
	// fails: breaks an assertion
	layerc_assert(records[i].points[1].x == 1);
}

void
fields_are_apart(uint32_t i, uint32_t j, uint32_t k)
{
	layerc_assume(i < 4 && j < 4 && k < 3);
	records[i].points[k].x = 1;
	records[j].points[k].y = 2;
	layerc_assert(records[i].points[k].x == 1);
}

void
rows_are_apart(uint32_t i, uint32_t j)
{
	layerc_assume(i < 4 && j < 8);
	grid[i][j] = 5;
	grid[(i + 1) % 4][j] = 6;
	layerc_assert(grid[i][j] == 5);
}

void
rows_are_not_apart(uint32_t i, uint32_t j)
{
	layerc_assume(i < 4 && j < 8);
	grid[i][j] = 5;
	grid[(i + 4) % 4][j] = 6;
	layerc_assert(grid[i][j] == 5); // fails: breaks an assertion
}

void
columns_end(uint32_t i, uint32_t j)
{
	layerc_assume(i < 4 && j <= 8);
	grid[i][j] = 5; // fails: goes beyond the ends of 'grid'
}

void
three_dimensions(uint32_t i, uint32_t j, uint32_t k)
{
	uint32_t *p = &cube[i][j][k];

	layerc_assume(i < 3 && j < 4 && k < 5);
	cube[i][j][4] = 1;
	*p = 2;
	layerc_assert(cube[i][j][4] == (k == 4 ? 2 : 1));
}

void
three_dimensions_end(uint32_t i, uint32_t j, uint32_t k)
{
	layerc_assume(i < 3 && j < 5 && k < 5);
	cube[i][j][k] = 2; // fails: goes beyond the ends of 'cube'
}

void
assigns(uint32_t i, uint32_t j)
{
	layerc_assume(i < 4 && j < 4);
	records[j].points[2].y = 8;
	records[i] = records[j];
	records[j].points[2].y = 9;
	layerc_assert(records[i].points[2].y == (i == j ? 9 : 8));
}

void
assigns_the_other_way(uint32_t i, uint32_t j)
{
	layerc_assume(i < 4 && j < 4);
	records[j].used = true;
	records[j] = records[i];
	layerc_assert(records[j].used); // fails: breaks an assertion
}

void
assigns_beyond(uint32_t i)
{
	layerc_assume(i <= 4);
	spare = records[i]; // fails: goes beyond the ends of 'records'
}

void
copies(uint32_t i)
{
	layerc_assume(i < 4);
	__builtin_memcpy(&records[i], &spare, sizeof(spare));
	layerc_assert(records[i].kind == spare.kind);
	layerc_assert(records[i].words[1] == spare.words[1]);
}

void
copies_a_part(uint32_t i)
{
	layerc_assume(i < 4);
	__builtin_memcpy(&records[i], &spare, 4);
	layerc_assert(records[i].kind == spare.kind);
	// fails: breaks an assertion
	layerc_assert(records[i].words[1] == spare.words[1]);
}

void
copies_too_much(void)
{
	struct point point;

	// fails: goes beyond the ends of 'point'
	__builtin_memcpy(&point, &grid[0], sizeof(struct point) + 4);
}

void
copies_from_too_little(void)
{
	struct point point = {1, 2};

	// fails: goes beyond the ends of 'point'
	__builtin_memcpy(&grid[0], &point, sizeof(struct point) + 4);
}

void
copies_to_nowhere(bool b)
{
	// fails: follows a pointer to nothing
	__builtin_memcpy(b ? &spare : 0, &records[0], sizeof(spare));
}

void
copies_to_either(bool b)
{
	struct point one = {1, 2}, other = {3, 4}, from = {5, 6};

	__builtin_memcpy(b ? &one : &other, &from, sizeof(from));
	layerc_assert(b ? one.y == 6 && other.y == 4
	                : one.y == 2 && other.y == 6);
}

void
copies_to_different(bool b)
{
	struct record *p = &spare;

	// refused: a copy to variables of different types
	__builtin_memcpy(b ? (void *)p : (void *)grid, &records[0], 8);
}

void
copies_bytes_to_words(uint8_t a)
{
	bytes[3] = a;
	__builtin_memcpy(&grid[0], bytes, 4);
	layerc_assert(grid[0][0] >> 24 == a);
}

void
copies_words_to_bytes(uint32_t a)
{
	grid[1][2] = a;
	__builtin_memcpy(bytes + 4, &grid[1][2], 4);
	layerc_assert(bytes[5] == (a >> 8 & 255));
	layerc_assert(bytes[4] == (a >> 8 & 255)); // fails: breaks an assertion
}

void
moves_up(uint8_t a, uint8_t b)
{
	bytes[0] = a;
	bytes[1] = b;
	__builtin_memmove(bytes + 1, bytes, 8);
	layerc_assert(bytes[1] == a && bytes[2] == b);
}

void
moves_up_otherwise(uint8_t a, uint8_t b)
{
	bytes[0] = a;
	bytes[1] = b;
	__builtin_memmove(bytes + 1, bytes, 8);
	layerc_assert(bytes[2] == a); // fails: breaks an assertion
}

void
copies_onto_itself(void)
{
	// fails: copies to bytes that it reads
	__builtin_memcpy(bytes + 1, bytes, 8);
}

void
copies_beside_itself(void)
{
	__builtin_memcpy(bytes + 8, bytes, 8);
	layerc_assert(bytes[9] == bytes[1]);
}

void
fills(uint32_t i)
{
	layerc_assume(i < 4);
	__builtin_memset(&records[i], 0, sizeof(records[i]));
	layerc_assert(!records[i].used && records[i].points[2].y == 0);
}

void
fills_with_bytes(uint32_t i)
{
	layerc_assume(i < 4);
	__builtin_memset(&records[i].points, 3, 8);
	layerc_assert(records[i].points[0].y == 0x03030303);
	// fails: breaks an assertion
	layerc_assert(records[i].points[1].y == 0x03030303);
}

void
fills_too_much(void)
{
	// fails: goes beyond the ends of 'grid'
	__builtin_memset(&grid[3], 0, 9 * sizeof(uint32_t));
}

void
fills_pointers(void)
{
	__builtin_memset(links, 0, sizeof(links));
	layerc_assert(!links[2].next && !links[1].byte);
}

void
fills_pointers_with_bytes(void)
{
	// refused: a fill of pointers
	__builtin_memset(links, 1, sizeof(links));
}

void
initialises(uint32_t a)
{
	struct record record = {.points[1] = {a, 2}, .words = {3}};

	layerc_assert(record.points[1].x == a && record.words[0] == 3);
	layerc_assert(record.points[0].x == 0 && record.words[1] == 0);
	layerc_assert(!record.used);
}

void
initialises_otherwise(uint32_t a)
{
	struct record record = {.points[1] = {a, 2}};

	layerc_assert(record.points[2].y == 2); // fails: breaks an assertion
}

void
compound_literals(uint32_t a)
{
	spare.points[0] = (struct point){.y = a};
	layerc_assert(spare.points[0].y == a && spare.points[0].x == 0);
}

void
tables(uint32_t i)
{
	layerc_assume(i < 8);
	layerc_assert(powers[i] == 1u << i);
}

void
tables_end(uint32_t i)
{
	layerc_assume(i <= 8);
	// fails: goes beyond the ends of 'powers'
	layerc_assert(powers[i] != 3);
}

void
tables_of_two_dimensions(uint32_t i, uint32_t j)
{
	layerc_assume(i < 2 && j < 3);
	layerc_assert(matrix[i][j] == 3 * i + j + 1);
	layerc_assert(matrix[i][j] == 3 * i + j); // fails: breaks an assertion
}

void
tables_of_structures(uint32_t i)
{
	layerc_assume(i < 3);
	layerc_assert(corners[i].x == (i == 0 ? 1 : i == 1 ? 3 : 0));
	layerc_assert(corners[2].y == 6);
}

void
strings(uint32_t i)
{
	const char *text = "layer";

	layerc_assume(i < 6);
	layerc_assert(text[1] == 'a' && text[5] == 0);
	layerc_assert((text[i] == 0) == (i == 5));
}

void
strings_end(uint32_t i)
{
	const char *text = "layer";

	layerc_assume(i < 7);
	// fails: goes beyond the ends of '.str'
	layerc_assert(text[i] != 'z');
}

void
strings_are_constant(void)
{
	char *text = (char *)"layer", local[] = "layer";

	local[0] = 'p';
	layerc_assert(local[0] == 'p' && local[4] == 'r');
	text[0] = 'p'; // fails: writes to constant '.str'
}

void
structures_are_compared(uint32_t i)
{
	struct point a = records[i & 3].points[0], b = a;

	b.x++;
	layerc_assert(a.x + 1 == b.x && a.y == b.y);
	// fails: breaks an assertion
	layerc_assert(records[i & 3].points[0].x == b.x);
}

struct nothing {
	uint32_t none[0];
};
static struct nothing nothings[3];
static struct {
	uint32_t count, rest[];
} open;

void
nothing_is_in_nothing(void)
{
	nothings[1] = nothings[2];
	nothings[1].none[0] = 1; // fails: goes beyond the ends of 'nothings'
}

void
open_arrays_are_empty(uint32_t i)
{
	open.count = 1;
	open.rest[i] = 1; // fails: goes beyond the ends of 'open'
}

struct packed_entry {
	uint32_t key;
	uint16_t half;
	uint8_t low, high;
};

static struct packed_entry packed_entries[8];

/* A word that is made of fields. */
void
word_of_fields(uint32_t i)
{
	layerc_assume(i < 8);
	uint32_t word = *(uint32_t *)&packed_entries[i].half;

	layerc_assert((word & 0xffff) == packed_entries[i].half);
	layerc_assert((word >> 16 & 0xff) == packed_entries[i].low);
	layerc_assert(word >> 24 == packed_entries[i].high);
	// fails: breaks an assertion
	layerc_assert(word >> 24 == packed_entries[i].low);
}

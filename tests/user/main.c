/*
 * The programs' library on the host.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../runtime/user/lib/text.h"
#include "tests.h"
#include "world.h"

enum { ROUNDS = 200000, WIDTH_MAX = 20, PIECE = 160 };

/* Of any size, small and large ones as often. */
static uint64_t
draw_wide(void)
{
	uint64_t number = (uint64_t)draw(UINT32_MAX) << 32 | draw(UINT32_MAX);

	return number >> draw(64);
}

static void
expect_printed(const char *wanted, int size, const char *format)
{
	expect(printed_size == (uint32_t)size &&
	               memcmp(printed, wanted, (size_t)size) == 0,
	       "it prints as printf does", format);
}

/* printf is told the format at run time; what it gets fits to it. */
#pragma clang diagnostic ignored "-Wformat-nonliteral"
#pragma clang diagnostic ignored "-Wformat-security"

#define COMPARE(format, value) \
	do { \
		char wanted[ROOM]; \
		int size = snprintf(wanted, ROOM, format, value); \
\
		world_clear(); \
		print(format, value); \
		expect_printed(wanted, size, format); \
	} while (0)

void
test_format(void)
{
	static const char letters[] = "udxcs";

	for (uint32_t round = 0; round < ROUNDS; round++) {
		static const char *const texts[] = {"", "a", "mcertikos"};
		char format[32], width[8] = "";
		const char *string = texts[draw(3)];
		char letter = letters[draw(sizeof(letters) - 1)];
		bool is_number = letter != 'c' && letter != 's';
		bool is_wide = is_number && draw(2);
		uint64_t number = draw_wide();

		if (draw(2))
			snprintf(width, sizeof(width), "%u",
			         draw(WIDTH_MAX) + 1);
		snprintf(format, sizeof(format), "<%%%s%s%s%s%c%%%%>",
		         draw(3) ? "" : "-", is_number && draw(2) ? "0" : "",
		         width, is_wide ? "ll" : "", letter);
		if (letter == 's')
			COMPARE(format, string);
		else if (letter == 'c')
			COMPARE(format, (int)(number % 128));
		else if (is_wide)
			COMPARE(format, number);
		else
			COMPARE(format, (uint32_t)number);
	}
	printf("%d formats", ROUNDS);
}

void
test_pieces(void)
{
	char text[3 * PIECE + 1];

	for (uint32_t size = 0; size <= 3 * PIECE; size++) {
		for (uint32_t i = 0; i < size; i++)
			text[i] = (char)('a' + i % 26);
		text[size] = 0;
		world_clear();
		print("%s", text);
		expect_printed(text, (int)size, "%s");
		expect(largest_call <= PIECE, "no piece is larger", text);
		expect(size > PIECE || printed_calls == 1, "one piece", text);
	}
	printf("%d sizes", 3 * PIECE + 1);
}

void
test_number(void)
{
	uint32_t good = 0;

	for (uint32_t round = 0; round < ROUNDS; round++) {
		static const char signs[] = "0123456789abcdefxg- ";
		bool is_hex = draw(2);
		uint64_t drawn = draw(8) ? draw_wide() >> 20
		                         : UINT32_MAX - 8ull + draw(16);
		char text[24], *end;
		uint32_t number = 77;
		unsigned long long wanted;
		bool is_good;

		snprintf(text, sizeof(text), is_hex ? "0x%" PRIx64 : "%" PRIu64,
		         drawn);
		if (draw(4) == 0)
			text[draw((uint32_t)strlen(text))] =
				signs[draw(sizeof(signs))];
		is_hex = strncmp(text, "0x", 2) == 0;
		wanted = strtoull(text, &end, is_hex ? 16 : 10);
		is_good = !*end && end > text && wanted <= UINT32_MAX &&
		          !strpbrk(text, "- ") && (!is_hex || text[2]);
		expect(text_number(text, &number) == is_good, "a number", text);
		expect(number == (is_good ? wanted : 77), "its value", text);
		good += is_good;
	}
	expect(good > ROUNDS / 8 && good < ROUNDS / 8 * 7, "both occur", "");
	printf("%d numbers", ROUNDS);
}

void
test_word(void)
{
	uint32_t words = 0;

	for (uint32_t round = 0; round < ROUNDS; round++) {
		char text[16] = "", copy[16];
		char *rest = text, *word, *saved, *wanted;

		for (uint32_t i = 0; i + 1 < 1 + draw(sizeof(text)); i++)
			text[i] = draw(3) ? 'a' : ' ';
		memcpy(copy, text, sizeof(copy));
		for (char *from = copy; (wanted = strtok_r(from, " ", &saved));
		     from = NULL) {
			word = text_word(&rest);
			expect(word && text_is_equal(word, wanted), "a word",
			       wanted);
			expect(*rest != ' ', "no blank is left", rest);
			words++;
		}
		expect(!text_word(&rest) && !*rest, "no more words", rest);
	}
	expect(!text_is_equal("a", "ab") && !text_is_equal("ab", "a") &&
	               !text_is_equal("ab", "ac") && text_is_equal("", ""),
	       "equality", "");
	printf("%u words", words);
}

int
main(int argc, char **argv)
{
	static const struct {
		const char *name;
		void (*run)(void);
	} tests[] = {
		{"format", test_format}, {"pieces", test_pieces},
		{"number", test_number}, {"word", test_word},
		{"line", test_line},
	};

	for (uint32_t i = 0; i < sizeof(tests) / sizeof(*tests); i++)
		if (argc == 2 && strcmp(argv[1], tests[i].name) == 0) {
			tests[i].run();
			return 0;
		}
	fprintf(stderr, "usage: user PART\n");
	return 2;
}

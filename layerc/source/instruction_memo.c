#include "instruction_memo.h"

#include <string.h>

enum {
	MAX_LENGTH = 15, /* bytes of an instruction; more is none */
	MAX_KNOWN = 16384,
	SLOTS = 4 * MAX_KNOWN, /* a power of two */
};

/* The bytes of an instruction, zeros behind them, and their number. */
struct key {
	uint64_t low, high;
};

struct known {
	struct key key;
	struct instruction instruction;
	uint8_t displacement;
};

struct memo {
	struct arena *arena;
	/* Of instructions that begin so: a bit for each length. */
	uint16_t lengths[256][256], lone[256];
	uint16_t slots[SLOTS]; /* one more than the index in known */
	struct {
		struct known *items;
		uint32_t count, capacity;
	} known;
};

struct memo *
memo_new(struct arena *arena)
{
	struct memo *memo = arena_new(arena, struct memo);

	memo->arena = arena;
	return memo;
}

static struct key
key_of(const unsigned char *bytes, size_t len)
{
	unsigned char padded[16] = {0};
	struct key key;

	memcpy(padded, bytes, len);
	padded[MAX_LENGTH] = (unsigned char)len;
	memcpy(&key.low, padded, sizeof(key.low));
	memcpy(&key.high, padded + sizeof(key.low), sizeof(key.high));
	return key;
}

/* The slot of a key, or the free one where it would go. */
static uint32_t
find(const struct memo *memo, struct key key)
{
	uint64_t mixed = (key.low ^ key.high * 0xc2b2ae3d27d4eb4fu) *
	                 0x9e3779b97f4a7c15u;
	uint32_t slot = (uint32_t)(mixed >> 32) & (SLOTS - 1);

	for (; memo->slots[slot] > 0; slot = (slot + 1) & (SLOTS - 1)) {
		const struct known *known =
			&memo->known.items[memo->slots[slot] - 1];

		if (known->key.low == key.low && known->key.high == key.high)
			break;
	}
	return slot;
}

bool
memo_find(const struct memo *memo, const unsigned char *bytes, size_t len,
          struct instruction *instruction, uint8_t *displacement)
{
	unsigned lengths = memo->lone[bytes[0]];

	if (len > 1)
		lengths |= memo->lengths[bytes[0]][bytes[1]];
	for (; lengths > 0; lengths &= lengths - 1) {
		unsigned length = (unsigned)__builtin_ctz(lengths);
		const struct known *known;
		uint32_t slot;

		if (length > len)
			return false;
		slot = find(memo, key_of(bytes, length));
		if (memo->slots[slot] == 0)
			continue;
		known = &memo->known.items[memo->slots[slot] - 1];
		*instruction = known->instruction;
		*displacement = known->displacement;
		return true;
	}
	return false;
}

void
memo_keep(struct memo *memo, const unsigned char *bytes,
          const struct instruction *instruction, uint8_t displacement)
{
	uint32_t length = instruction->size;
	struct key key;

	if (memo->known.count == MAX_KNOWN || length > MAX_LENGTH)
		return;
	key = key_of(bytes, length);
	*list_add(memo->arena, &memo->known) =
		(struct known){key, *instruction, displacement};
	memo->slots[find(memo, key)] = (uint16_t)memo->known.count;
	if (length == 1)
		memo->lone[bytes[0]] |= 1u << 1;
	else
		memo->lengths[bytes[0]][bytes[1]] |= (uint16_t)(1u << length);
}

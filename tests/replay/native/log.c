#include "log.h"

#include "host.h"
#include "replay.h"

enum { LOG_MOST = 1 << 28, AT_ONCE = 1 << 16, INPUT = 0 };

static uint8_t bytes[LOG_MOST + AT_ONCE];
static uint32_t at, end;

/* Whether so many bytes more are there. */
static bool
has(uint32_t count)
{
	while (end - at < count && end < LOG_MOST) {
		uint32_t came = host_read(INPUT, bytes + end, AT_ONCE);

		if (came == 0)
			break;
		end += came;
	}
	return end - at >= count;
}

bool
log_is_over(void)
{
	return !has(sizeof(uint32_t));
}

const uint8_t *
log_bytes(uint32_t count)
{
	if (!has(count))
		replay_end();
	at += count;
	return bytes + at - count;
}

uint32_t
log_word(void)
{
	uint32_t word;

	__builtin_memcpy(&word, log_bytes(sizeof(word)), sizeof(word));
	return word;
}

uint32_t
log_next(void)
{
	uint32_t word = log_word();

	at -= sizeof(word);
	return word;
}

uint32_t
log_place(void)
{
	return at;
}

void
log_return(uint32_t place)
{
	at = place;
}

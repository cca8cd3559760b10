/*
 * The other side of `pingpong`.
 */
#include "pingpong.h"
#include "sys.h"

int main(void);

static uint8_t bytes[SIZE];

int
main(void)
{
	uint32_t parent = parent_id();
	uint32_t word, count;

	while ((word = recv_wait()) != 0)
		send_wait(parent, answer(word));
	while (sync_recv_wait(parent, bytes, SIZE, &count) == E_OK &&
	       count > 0) {
		for (uint32_t i = 0; i < count; i++)
			bytes[i] = answer_byte(bytes[i]);
		if (sync_send_wait(parent, bytes, count) != E_OK)
			return 1;
	}
	return 0;
}

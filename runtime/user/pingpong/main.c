/*
 * Words and long messages to another process and back, each answer checked.
 */
#include "pingpong.h"
#include "sys.h"
#include "text.h"

int main(void);

enum { QUOTA = 64, WORDS = 1000, MESSAGES = 100 };

static uint8_t bytes[SIZE];

/* Returns how many answers were right. */
static uint32_t
play_words(uint32_t pid)
{
	uint32_t right = 0;

	for (uint32_t i = 1; i <= WORDS; i++)
		if (send_wait(pid, i) == E_OK)
			right += recv_wait() == answer(i);
	send_wait(pid, 0);
	return right;
}

static uint8_t
byte_at(uint32_t message, uint32_t i)
{
	return (uint8_t)(message * 7 + i + i / 256);
}

static bool
play_message(uint32_t pid, uint32_t message)
{
	uint32_t count = 0, right = 0;

	for (uint32_t i = 0; i < SIZE; i++)
		bytes[i] = byte_at(message, i);
	if (sync_send_wait(pid, bytes, SIZE) != E_OK ||
	    sync_recv_wait(pid, bytes, SIZE, &count) != E_OK)
		return false;
	for (uint32_t i = 0; i < SIZE; i++)
		right += bytes[i] == answer_byte(byte_at(message, i));
	return count == SIZE && right == SIZE;
}

static uint32_t
play_messages(uint32_t pid)
{
	uint32_t right = 0;

	for (uint32_t i = 0; i < MESSAGES; i++)
		right += play_message(pid, i);
	sync_send_wait(pid, bytes, 0);
	return right;
}

int
main(void)
{
	uint32_t pid, words, messages, status = 1;

	if (sys_spawn("pong", QUOTA, &pid) != E_OK) {
		print("pingpong: pong cannot be started\n");
		return 1;
	}
	words = play_words(pid);
	print("pingpong: %u words, %u answers right\n", WORDS, words);
	messages = play_messages(pid);
	print("pingpong: %u messages of %u bytes, %u answers right\n", MESSAGES,
	      SIZE, messages);
	end_wait(pid, &status);
	return words != WORDS || messages != MESSAGES || status != 0;
}

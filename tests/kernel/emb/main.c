/*
 * Tests of mcertikos-emb through the names that it exports, and no others.
 */
#include "check.h"
#include "import.h"
#include "tests.h"

enum { EXIT_PASS = 0x10, EXIT_FAIL = 0x11 };

static uint32_t pages_at_start, usage_at_start;

static const uint32_t *main_frame;

/* The caller's ebp, the return address; there the 16 bytes begin. */
static void
test_stack_of_main(void)
{
	CHECK((uint32_t)&main_frame[2] % 16 == 0);
	CHECK(main_frame[0] == 0);
}

static void
test_nothing_is_lost(void)
{
	test_root_is_alone();
	CHECK(ring0_usage() == usage_at_start);
	CHECK(count_pages() == pages_at_start);
}

static void
test_everything(void)
{
	TEST(root_is_alone);
	TEST(stack_of_main);
	TEST(time_passes);
	TEST(division_helpers);
	TEST(memory_helpers);

	TEST(pages_are_distinct_memory);
	TEST(no_page_is_taken_twice);
	TEST(pages_end_at_the_quota);
	TEST(free_refuses_what_is_not_owned);
	TEST(pages_belong_to_one_process);
	TEST(pages_of_the_dead_return);

	TEST(spawn_refuses);
	TEST(child_runs_and_returns);
	TEST(child_exits);
	TEST(stack_of_a_child);
	TEST(children_are_limited);
	TEST(ids_run_out);
	TEST(orphan_keeps_its_parents_share);
	TEST(kill_ready_and_sleeping);
	TEST(kill_refuses);

	TEST(yield_goes_round);
	TEST(values_survive_a_yield);
	TEST(sleepers_wake_in_order);
	TEST(sleep_refuses);
	TEST(wakeup_refuses);

	TEST(message_to_oneself);
	TEST(send_refuses);
	TEST(question_and_answer);
	TEST(many_senders_lose_nothing);
	TEST(new_process_has_no_message);
	TEST(senders_wake_when_the_receiver_ends);
	TEST(senders_wake_when_the_receiver_is_killed);
	TEST(an_end_wakes_the_only_other);

	TEST(nothing_is_lost);
}

void
main(uint32_t magic, uint32_t mbi)
{
	(void)magic; /* boot has looked at it */
	main_frame = __builtin_frame_address(0);
	ring0_init(mbi);
	usage_at_start = ring0_usage();
	pages_at_start = count_pages();
	test_everything();
	ring0_check();
	machine_exit(test_summary() ? EXIT_PASS : EXIT_FAIL);
}

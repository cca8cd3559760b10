#include "check.h"
#include "sys.h"
#include "tests.h"

int main(void);

static uint32_t usage_at_start;

/* Where tests put pages: the tables for it are there from now on. */
static const uint32_t places[] = {0x50000000, 0x60000000, 0x80000000,
                                  0xc0000000};

static void
make_tables(void)
{
	for (uint32_t i = 0; i < sizeof(places) / sizeof(*places); i++)
		if (sys_reserve(places[i]) == E_OK)
			sys_release(places[i]);
}

static void
test_nothing_is_lost(void)
{
	CHECK(sys_usage() == usage_at_start);
}

int
main(void)
{
	TEST(memory_ends_at_the_quota);
	make_tables();
	usage_at_start = sys_usage();
	TEST(puts_refuses);
	TEST(puts_reads_all_its_bytes);
	TEST(others_run_while_it_prints);
	TEST(spawn_refuses);
	TEST(names_across_pages);
	TEST(no_such_call);
	TEST(any_call_with_any_arguments);

	TEST(reserve_and_release);
	TEST(reserve_refuses);
	TEST(pages_are_zeroed);

	TEST(hostile_programs_are_killed);
	TEST(echo);
	TEST(receiver_dies);
	TEST(wait_refuses);
	TEST(send_and_sleep_refuse);
	TEST(long_messages);
	TEST(long_calls);
	TEST(long_messages_refuse);
	TEST(partner_of_a_long_message_dies);
	TEST(one_page_for_two);
	TEST(share_refuses);
	TEST(offers_replace_offers);
	TEST(offers_to_several);
	TEST(offered_address_is_taken);
	TEST(share_waits);
	TEST(shared_pages_are_not_executed);
	TEST(message_onto_itself);
	TEST(message_from_a_shared_page);
	TEST(shared_page_survives_either);
	TEST(shared_page_is_given_back_once);
	TEST(offers_end_with_the_process);
	TEST(sharing_child_outlives_its_parent);
	TEST(share_needs_the_offerers_quota);
	TEST(share_needs_the_partners_quota);
	TEST(share_walk);
	TEST(fork_bomb);
	TEST(quota_is_checked);
	TEST(ids_run_out);
	TEST(process_tells);
	TEST(process_refuses);
	TEST(process_across_pages);
	TEST(program_names);
	TEST(program_keeps_to_its_room);
	TEST(kill_refuses);
	TEST(kill);
	TEST(kill_others);
	TEST(kill_in_a_long_message);
	TEST(kill_a_parent);
	TEST(peer_is_replaced);
	TEST(peer_is_replaced_in_a_call);
	TEST(children_of_another);
	TEST(nothing_is_lost);

	TEST(stack_comes_when_touched);
	return test_summary() ? 0 : 1;
}

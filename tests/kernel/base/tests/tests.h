/*
 * The tests, in the files that the comments name.
 */
#pragma once

/* pointers.c */
void test_puts_refuses(void);
void test_puts_reads_all_its_bytes(void);
void test_others_run_while_it_prints(void);
void test_spawn_refuses(void);
void test_names_across_pages(void);
void test_no_such_call(void);
void test_any_call_with_any_arguments(void);

/* memory.c */
void test_reserve_and_release(void);
void test_reserve_refuses(void);
void test_memory_ends_at_the_quota(void);
void test_pages_are_zeroed(void);
void test_stack_comes_when_touched(void);

/* sync.c */
void test_long_messages(void);
void test_long_calls(void);
void test_long_messages_refuse(void);
void test_partner_of_a_long_message_dies(void);

/* share.c */
void test_one_page_for_two(void);
void test_share_refuses(void);
void test_offers_replace_offers(void);
void test_offers_to_several(void);
void test_offered_address_is_taken(void);
void test_share_waits(void);
void test_shared_pages_are_not_executed(void);
void test_message_onto_itself(void);
void test_message_from_a_shared_page(void);

/* shareend.c */
void test_shared_page_survives_either(void);
void test_shared_page_is_given_back_once(void);
void test_offers_end_with_the_process(void);
void test_sharing_child_outlives_its_parent(void);
void test_share_needs_the_offerers_quota(void);
void test_share_needs_the_partners_quota(void);

/* sharewalk.c */
void test_share_walk(void);

/* process.c */
void test_hostile_programs_are_killed(void);
void test_echo(void);
void test_receiver_dies(void);
void test_wait_refuses(void);
void test_send_and_sleep_refuse(void);
void test_fork_bomb(void);
void test_quota_is_checked(void);
void test_ids_run_out(void);

/* info.c */
void test_process_tells(void);
void test_process_refuses(void);
void test_process_across_pages(void);
void test_program_names(void);
void test_program_keeps_to_its_room(void);

/* kill.c */
void test_kill_refuses(void);
void test_kill(void);
void test_kill_others(void);
void test_kill_in_a_long_message(void);
void test_kill_a_parent(void);

/* reuse.c */
void test_peer_is_replaced(void);
void test_peer_is_replaced_in_a_call(void);
void test_children_of_another(void);

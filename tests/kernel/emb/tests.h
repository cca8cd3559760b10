/*
 * The tests, grouped by file.  Each runs in the root process and leaves it as
 * it was: no children, no pages, no message.
 */
#pragma once

#include <stdint.h>

/* Lets others run until process pid has ended. */
void wait_for(uint32_t pid);

/* Takes every page that the caller can get and gives all back. */
uint32_t count_pages(void);

/* memory.c */
void test_pages_are_distinct_memory(void);
void test_no_page_is_taken_twice(void);
void test_pages_end_at_the_quota(void);
void test_free_refuses_what_is_not_owned(void);
void test_pages_belong_to_one_process(void);
void test_pages_of_the_dead_return(void);

/* process.c */
void test_root_is_alone(void);
void test_spawn_refuses(void);
void test_child_runs_and_returns(void);
void test_child_exits(void);
void test_stack_of_a_child(void);
void test_children_are_limited(void);
void test_ids_run_out(void);
void test_orphan_keeps_its_parents_share(void);
void test_kill_ready_and_sleeping(void);
void test_kill_refuses(void);

/* sched.c */
void test_yield_goes_round(void);
void test_values_survive_a_yield(void);
void test_sleepers_wake_in_order(void);
void test_sleep_refuses(void);
void test_wakeup_refuses(void);

/* message.c */
void test_message_to_oneself(void);
void test_send_refuses(void);
void test_question_and_answer(void);
void test_many_senders_lose_nothing(void);
void test_new_process_has_no_message(void);
void test_senders_wake_when_the_receiver_ends(void);
void test_senders_wake_when_the_receiver_is_killed(void);
void test_an_end_wakes_the_only_other(void);

/* machine.c */
void test_time_passes(void);
void test_division_helpers(void);
void test_memory_helpers(void);

/*
 * The words of specifications, relations and invariants.
 *
 * Specifications are C: functions spec_NAME, one for each primitive NAME, over
 * variables that are the components of the abstract state.  In them
 *
 *     REQUIRE(c)              the primitive is defined where c holds: who calls
 *                             it must see to that
 *     STOP()                  the machine stops here
 *     MAY_STOP()              it stops here, or goes on
 *     ANYTHING(component)     what is in it afterwards is left open; nobody
 *                             may read or write it then
 *     AXIOM("why")            nothing is proved: it is the machine's doing, or
 *                             something else that C does not show
 *     AT_ANY_ADDRESS()        of a primitive in assembly: what it does to bytes
 *                             at its pointers, it does wherever these are
 *     ALL(k, low, high, p)    whether p holds for each k in [low, high)
 *     ANY(k, low, high, p)    whether it does for one
 *     FIRST(k, low, high, p)  the least such k, or high
 *     COUNT(k, low, high, p)  how many such k there are
 *     SUM(k, low, high, e)    what the numbers e of all k come to, in 64 bits
 *     SOME(k, low, high, p)   such a k, or high if there is none: the code
 *                             chooses by what it returns
 *     OTHERS(c)               other threads run, until it is this one's turn
 *                             and c holds
 *     UPDATE(k, low, high, s) the statement s for each k, which writes entries
 *                             of index k and no others, all at once
 *     UPDATE_BOTH(i, low, high, k, low, high, s)
 *                             the same for each pair, and entries [i][k]
 *     BYTES(at, count)        at points to so many bytes, of one variable or
 *                             of MEMORY: who calls it must see to that.  Of
 *                             a primitive's parameter it says besides that
 *                             they are bytes of its caller's own
 *     APART(to, from, count)  whether no byte is among so many at both places
 *     COPY(to, from, count)   so many bytes at one place become what those at
 *                             the other were; places are pointers, or
 *                             addresses in MEMORY
 *
 * say what would otherwise be loops.  k is an uint32_t; p reads what it likes,
 * and s of entries that it writes none whose index is less than k.  In both may
 * be further ALL, ANY, FIRST, COUNT and SUM.
 *
 * MEMORY is a component that every layer has: the bytes below 1 GiB by their
 * addresses.  From IMAGE_END on they are what code finds at pointers that it
 * makes of numbers; below are the variables.  IS_MEMORY(at, count) says that so
 * many bytes from one on are above.
 *
 * In start_LAYER, which tests begin with, prepare_LAYER, which brings about
 * states between the calls that they make, and others_LAYER, which is what
 * others do while a call lets them run, CHOICE(limit) is any number below.
 *
 * In code, as the first statement of a loop's body,
 *
 *     LOOP(invariant, variant)
 *
 * says what holds whenever the loop comes there, and an unsigned number that
 * gets less each time.  OLD(e) is e with variables of the state as they were
 * when the primitive was called, and in LOOP, ENTRY(e) the same as they were
 * when the program came to the loop.  In code and in specifications,
 *
 *     TURNS(invariant)
 *
 * says that others run in each step: the loop of one has a step whenever that
 * of the other has, from states that belong together, but it may never end.
 *
 *     STEPS(invariant, variant)
 *
 * says that both loops go in step in the same way, and to an end;
 * variables of the two functions that have one name are the same then.
 * Compilers see nothing of all this.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

void layerc_require(bool holds);
_Noreturn void layerc_stop(void);
void layerc_may_stop(void);
void layerc_anything(void *component);
void layerc_axiom(const char *why);
void layerc_at_any_address(void);
void layerc_others(bool (^is_our_turn)(void));
void layerc_assume(bool holds);
void layerc_assert(bool holds);
bool layerc_all(uint32_t low, uint32_t high, bool (^predicate)(uint32_t));
uint32_t layerc_first(uint32_t low, uint32_t high, bool (^predicate)(uint32_t));
uint32_t layerc_count(uint32_t low, uint32_t high, bool (^predicate)(uint32_t));
uint64_t layerc_sum(uint32_t low, uint32_t high, uint32_t (^amount)(uint32_t));
uint32_t layerc_some(uint32_t low, uint32_t high, bool (^predicate)(uint32_t));
void layerc_update(uint32_t low, uint32_t high, void (^statement)(uint32_t));
bool layerc_has_bytes(const void *at, uint32_t count);
bool layerc_are_apart(const void *to, const void *from, uint32_t count);
void layerc_copy(void *to, const void *from, uint32_t count);
void layerc_old(bool begins);
void layerc_entry(bool begins);
void layerc_loop_begin(void);
void layerc_loop_end(void);
void layerc_in_step(void);
void layerc_invariant(bool holds);
void layerc_variant(uint32_t value);
uint32_t layerc_image_end(void);
uint32_t layerc_choice(uint32_t limit);

enum { MEMORY_BYTES = 1 << 30 };
extern uint8_t MEMORY[MEMORY_BYTES];

/* The prover knows it by its name. */
static inline void
layerc_update_both(uint32_t low, uint32_t high, uint32_t low_of_other,
                   uint32_t high_of_other,
                   void (^statement)(uint32_t, uint32_t))
{
	for (uint32_t i = low; i < high; i++)
		for (uint32_t k = low_of_other; k < high_of_other; k++)
			statement(i, k);
}

#define IMAGE_END layerc_image_end()
#define CHOICE(limit) layerc_choice(limit)
#define IS_MEMORY(at, count) \
	((at) >= IMAGE_END && (at) <= MEMORY_BYTES && \
	 (count) <= MEMORY_BYTES - (at))
#define REQUIRE(condition) layerc_require(condition)
#define STOP() layerc_stop()
#define MAY_STOP() layerc_may_stop()
#define ANYTHING(component) layerc_anything(&(component))
#define OTHERS(condition) \
	layerc_others(^bool { \
	  return (condition); \
	})
#define AXIOM(why) layerc_axiom(why)
#define AT_ANY_ADDRESS() layerc_at_any_address()
#define ALL(k, low, high, ...) \
	layerc_all((low), (high), ^bool(uint32_t k) { \
	  return (__VA_ARGS__); \
	})
#define ANY(k, low, high, ...) (!ALL(k, low, high, !(__VA_ARGS__)))
#define FIRST(k, low, high, ...) \
	layerc_first((low), (high), ^bool(uint32_t k) { \
	  return (__VA_ARGS__); \
	})
#define COUNT(k, low, high, ...) \
	layerc_count((low), (high), ^bool(uint32_t k) { \
	  return (__VA_ARGS__); \
	})
#define SUM(k, low, high, ...) \
	layerc_sum((low), (high), ^uint32_t(uint32_t k) { \
	  return (__VA_ARGS__); \
	})
#define SOME(k, low, high, ...) \
	layerc_some((low), (high), ^bool(uint32_t k) { \
	  return (__VA_ARGS__); \
	})
#define UPDATE(k, low, high, ...) \
	layerc_update((low), (high), ^void(uint32_t k) { \
	  __VA_ARGS__; \
	})

#define UPDATE_BOTH(i, low_of_i, high_of_i, k, low_of_k, high_of_k, ...) \
	layerc_update_both((low_of_i), (high_of_i), (low_of_k), (high_of_k), \
	                   ^void(uint32_t i, uint32_t k) { \
			     __VA_ARGS__; \
			   })

#define BYTES(at, count) layerc_require(layerc_has_bytes((at), (count)))
#define APART(to, from, count) layerc_are_apart((to), (from), (count))
#define COPY(to, from, count) \
	layerc_copy((void *)(to), (const void *)(from), (count))
#define LOOP(invariant, variant) \
	(layerc_loop_begin(), layerc_invariant(invariant), \
	 layerc_variant(variant), layerc_loop_end())
#define TURNS(invariant) \
	(layerc_loop_begin(), layerc_invariant(invariant), layerc_loop_end())
#define STEPS(invariant, variant) \
	(layerc_loop_begin(), layerc_in_step(), layerc_invariant(invariant), \
	 layerc_variant(variant), layerc_loop_end())
#define OLD(...) \
	__extension__({ \
		layerc_old(true); \
		__auto_type old_value = (__VA_ARGS__); \
		layerc_old(false); \
		old_value; \
	})
#define ENTRY(...) \
	__extension__({ \
		layerc_entry(true); \
		__auto_type entry_value = (__VA_ARGS__); \
		layerc_entry(false); \
		entry_value; \
	})

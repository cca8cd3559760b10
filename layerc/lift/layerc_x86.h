/*
 * The processor, as specifications of assembly and what layerc-lift makes of
 * instructions see it: registers and flags, and what instructions do with them
 * (Intel 64 and IA-32 Architectures Software Developer's Manual, volume 2).
 *
 * A specification of a primitive in assembly style is a function without
 * parameters over CPU, as the caller will see it when the primitive returns:
 * esp is above the address to return to, and eip is that address.
 *
 * Flags are 0 or 1; parity and auxiliary carry are left out.  Widths are in
 * bits: 8, 16 or 32.
 */
#pragma once

#include <stdint.h>

struct x86_cpu {
	uint32_t eax, ecx, edx, ebx, esp, ebp, esi, edi, eip;
	uint32_t cf, zf, sf, of, df;
};

extern struct x86_cpu CPU;

/* Any number: what the manual calls undefined. */
uint32_t layerc_unknown(void);

/* Whether the prover sees which number it is, or that something is so. */
_Bool layerc_is_known(uint32_t number);
_Bool layerc_is_certain(_Bool holds);

/* Goes to a function that stands elsewhere, which returns for us. */
void layerc_x86_jump(void (*target)(void));

/* What is pushed must be there again: control is where it went from. */
void layerc_assert(_Bool holds);

static inline uint32_t
x86_low(uint32_t a, uint32_t width)
{
	return width == 32 ? a : a & ((1u << width) - 1);
}

static inline uint32_t
x86_sign(uint32_t a, uint32_t width)
{
	return a >> (width - 1) & 1;
}

/* The number of that width as one of 32 bits, with its sign. */
static inline uint32_t
x86_extend(uint32_t a, uint32_t width)
{
	uint32_t sign = 1u << (width - 1);

	return (x86_low(a, width) ^ sign) - sign;
}

/* Sets so many bits of a register, from bit low on. */
static inline void
x86_set(uint32_t *whole, uint32_t low, uint32_t width, uint32_t value)
{
	uint32_t mask = x86_low(UINT32_MAX, width) << low;

	*whole = (*whole & ~mask) | (value << low & mask);
}

/* A number of 64 bits goes to edx and eax. */
static inline void
x86_set64(uint64_t value)
{
	CPU.eax = (uint32_t)value;
	CPU.edx = (uint32_t)(value >> 32);
}

/* Flags that tell of a result alone.  Returns it. */
static inline uint32_t
x86_result(uint32_t result, uint32_t width)
{
	CPU.zf = result == 0;
	CPU.sf = x86_sign(result, width);
	return result;
}

static inline uint32_t
x86_add(uint32_t a, uint32_t b, uint32_t carry, uint32_t width)
{
	uint32_t sum = x86_low(a + b + carry, width);

	CPU.cf = sum < a || (carry && sum == a);
	CPU.of = x86_sign((a ^ sum) & (b ^ sum), width);
	return x86_result(sum, width);
}

static inline uint32_t
x86_sub(uint32_t a, uint32_t b, uint32_t borrow, uint32_t width)
{
	uint32_t difference = x86_low(a - b - borrow, width);

	CPU.cf = a < b || (borrow && a == b);
	CPU.of = x86_sign((a ^ b) & (a ^ difference), width);
	return x86_result(difference, width);
}

/* Of and, or, xor, test. */
static inline uint32_t
x86_logic(uint32_t result, uint32_t width)
{
	CPU.cf = 0;
	CPU.of = 0;
	return x86_result(result, width);
}

static inline uint32_t
x86_neg(uint32_t a, uint32_t width)
{
	return x86_sub(0, a, 0, width);
}

/* inc and dec leave the carry as it is. */
static inline uint32_t
x86_inc(uint32_t a, uint32_t width)
{
	uint32_t carry = CPU.cf, sum = x86_add(a, 1, 0, width);

	CPU.cf = carry;
	return sum;
}

static inline uint32_t
x86_dec(uint32_t a, uint32_t width)
{
	uint32_t carry = CPU.cf, difference = x86_sub(a, 1, 0, width);

	CPU.cf = carry;
	return difference;
}

/*
 * Shifts by the count modulo 32.  By none they change no flag; of narrow
 * numbers by their width or more, the carry is undefined.
 */
static inline uint32_t
x86_shl(uint32_t a, uint32_t count, uint32_t width)
{
	count &= 31;
	if (count == 0)
		return a;
	CPU.cf = count <= width ? a >> (width - count) & 1 : layerc_unknown();
	a = x86_low(a << count, width);
	CPU.of = count == 1 ? x86_sign(a, width) ^ CPU.cf : layerc_unknown();
	return x86_result(a, width);
}

static inline uint32_t
x86_shr(uint32_t a, uint32_t count, uint32_t width)
{
	count &= 31;
	if (count == 0)
		return a;
	CPU.cf = count <= width ? a >> (count - 1) & 1 : layerc_unknown();
	CPU.of = count == 1 ? x86_sign(a, width) : layerc_unknown();
	return x86_result(a >> count, width);
}

static inline uint32_t
x86_sar(uint32_t a, uint32_t count, uint32_t width)
{
	int32_t number = (int32_t)x86_extend(a, width);

	count &= 31;
	if (count == 0)
		return a;
	CPU.cf = (uint32_t)(number >> (count - 1)) & 1;
	CPU.of = count == 1 ? 0 : layerc_unknown();
	return x86_result(x86_low((uint32_t)(number >> count), width), width);
}

/* The signed product that keeps the width of its factors. */
static inline uint32_t
x86_imul(uint32_t a, uint32_t b, uint32_t width)
{
	int64_t product = (int64_t)(int32_t)x86_extend(a, width) *
	                  (int32_t)x86_extend(b, width);
	uint32_t low = x86_low((uint32_t)product, width);

	CPU.cf = (int64_t)(int32_t)x86_extend(low, width) != product;
	CPU.of = CPU.cf;
	CPU.zf = layerc_unknown();
	CPU.sf = layerc_unknown();
	return low;
}

/* The unsigned product of eax, into edx and eax. */
static inline void
x86_mul(uint32_t b)
{
	x86_set64((uint64_t)CPU.eax * b);
	CPU.cf = CPU.edx != 0;
	CPU.of = CPU.cf;
	CPU.zf = layerc_unknown();
	CPU.sf = layerc_unknown();
}

static inline void
x86_push(uint32_t word)
{
	CPU.esp -= 4;
	*(uint32_t *)CPU.esp = word;
}

static inline uint32_t
x86_pop(void)
{
	uint32_t word = *(uint32_t *)CPU.esp;

	CPU.esp += 4;
	return word;
}

/* What string instructions move their registers by. */
static inline uint32_t
x86_step(uint32_t size)
{
	return CPU.df ? 0 - size : size;
}

/* One step of a string instruction. */
#define X86_MOVS(type) \
	(*(type *)CPU.edi = *(type *)CPU.esi, \
	 CPU.esi += x86_step(sizeof(type)), CPU.edi += x86_step(sizeof(type)))
#define X86_STOS(type) \
	(*(type *)CPU.edi = (type)CPU.eax, CPU.edi += x86_step(sizeof(type)))
#define X86_LODS(type) \
	(x86_set(&CPU.eax, 0, sizeof(type) * 8, *(type *)CPU.esi), \
	 CPU.esi += x86_step(sizeof(type)))
#define X86_CMPS(type) \
	(x86_sub(*(type *)CPU.esi, *(type *)CPU.edi, 0, sizeof(type) * 8), \
	 CPU.esi += x86_step(sizeof(type)), CPU.edi += x86_step(sizeof(type)))

/*
 * A repeated one.  How often a known number of times is, is seen; of any other
 * number the prover is told how far the registers have come, and, where it is
 * certain that bytes are of MEMORY and that none is read after it was written,
 * what the steps so far have done.
 */
#ifdef __BLOCKS__
#define X86_REP(step, type, may, moved, done) \
	if (layerc_is_known(CPU.ecx)) \
		for (; CPU.ecx != 0; CPU.ecx--) \
			step(type); \
	else if (layerc_is_certain(may(sizeof(type)))) \
		for (; CPU.ecx != 0; CPU.ecx--) { \
			X86_LOOP(done(sizeof(type))); \
			step(type); \
		} \
	else \
		for (; CPU.ecx != 0; CPU.ecx--) { \
			X86_LOOP(moved(sizeof(type))); \
			step(type); \
		}
#else
#define X86_REP(step, type, may, moved, done) \
	for (; CPU.ecx != 0; CPU.ecx--) \
	step(type)
#endif

/* Compares until the zero flag is another one than that. */
#define X86_COMPARE_ONE(flag, type) \
	CPU.ecx--; \
	X86_CMPS(type); \
	if (CPU.zf != (flag)) \
	break
#ifdef __BLOCKS__
#define X86_COMPARE_WHILE(flag, type) \
	if (layerc_is_known(CPU.ecx)) \
		while (CPU.ecx != 0) { \
			X86_COMPARE_ONE(flag, type); \
		} \
	else if ((flag) == 1 && \
	         layerc_is_certain(X86_CAN_COMPARE(sizeof(type)))) \
		while (CPU.ecx != 0) { \
			X86_LOOP(X86_IS_COMPARED(sizeof(type))); \
			X86_COMPARE_ONE(flag, type); \
		} \
	else \
		while (CPU.ecx != 0) { \
			X86_LOOP(X86_IS_COMPARING(flag, sizeof(type))); \
			X86_COMPARE_ONE(flag, type); \
		}
#else
#define X86_COMPARE_WHILE(flag, type) \
	while (CPU.ecx != 0) { \
		X86_COMPARE_ONE(flag, type); \
	}
#endif

/* Whether all bytes are of MEMORY, and those written are none of those read. */
#define X86_IS_MEMORY(at, size) \
	(CPU.ecx <= MEMORY_BYTES / (size) && \
	 IS_MEMORY(CPU.df ? CPU.at + (size)-CPU.ecx * (size) : CPU.at, \
	           CPU.ecx * (size)))
#define X86_CAN_COPY(size) \
	(X86_IS_MEMORY(edi, size) && X86_IS_MEMORY(esi, size) && \
	 (CPU.edi == CPU.esi || \
	  (CPU.df ? CPU.esi - CPU.edi : CPU.edi - CPU.esi) >= \
	          CPU.ecx * (size)))
#define X86_CAN_FILL(size) X86_IS_MEMORY(edi, size)
#define X86_CAN_LOAD(size) 0
#define X86_CAN_COMPARE(size) \
	(CPU.df == 0 && X86_IS_MEMORY(edi, size) && X86_IS_MEMORY(esi, size))

/*
 * What holds at the head of such a loop, part by part: so the prover sees what
 * each register is.
 */
#define X86_LOOP(...) \
	(layerc_loop_begin(), layerc_invariant(CPU.ecx <= ENTRY(CPU.ecx)), \
	 __VA_ARGS__, layerc_variant(CPU.ecx), layerc_loop_end())

/* The bytes that are done: so many, and which. */
#define X86_DONE(size) ((ENTRY(CPU.ecx) - CPU.ecx) * (size))
#define X86_IS_DONE(at, size) \
	(CPU.df ? CPU.edi + (size) <= (at) && (at) < ENTRY(CPU.edi) + (size) \
	        : ENTRY(CPU.edi) <= (at) && (at) < CPU.edi)
#define X86_HAS_MOVED(at, size) \
	layerc_invariant(CPU.at == \
	                 ENTRY(CPU.at) + \
	                         (ENTRY(CPU.ecx) - CPU.ecx) * x86_step(size))
#define X86_HAS_FILLED(size) X86_HAS_MOVED(edi, size)
#define X86_HAS_LOADED(size) X86_HAS_MOVED(esi, size)
#define X86_HAVE_MOVED(size) X86_HAS_MOVED(edi, size), X86_HAS_MOVED(esi, size)
/* What is read next was not written before. */
#define X86_IS_AWAY(size) \
	(CPU.ecx == 0 || \
	 (CPU.df ? CPU.esi <= CPU.edi || CPU.esi >= ENTRY(CPU.edi) + (size) \
	         : CPU.esi >= CPU.edi || CPU.esi + (size) <= ENTRY(CPU.edi)))
#define X86_IS_COPIED(size) \
	X86_HAVE_MOVED(size), layerc_invariant(X86_IS_AWAY(size)), \
		layerc_invariant( \
			CPU.ecx <= ENTRY(CPU.ecx) && \
			ALL(at, 0, MEMORY_BYTES, \
	                    MEMORY[at] == \
	                            (X86_IS_DONE(at, size) \
	                                     ? ENTRY(MEMORY[at - CPU.edi + \
	                                                    CPU.esi]) \
	                                     : ENTRY(MEMORY[at]))))
#define X86_IS_FILLED(size) \
	X86_HAS_FILLED(size), \
		layerc_invariant( \
			CPU.ecx <= ENTRY(CPU.ecx) && \
			ALL(at, 0, MEMORY_BYTES, \
	                    MEMORY[at] == \
	                            (X86_IS_DONE(at, size) \
	                                     ? (uint8_t)(CPU.eax >> \
	                                                 (at - \
	                                                  ENTRY(CPU.edi)) % \
	                                                         (size)*8) \
	                                     : ENTRY(MEMORY[at]))))
#define X86_IS_COMPARING(flag, size) \
	X86_HAVE_MOVED(size), \
		layerc_invariant( \
			CPU.zf == \
			(CPU.ecx == ENTRY(CPU.ecx) ? ENTRY(CPU.zf) : (flag)))
#define X86_IS_COMPARED(size) \
	X86_IS_COMPARING(1, size), \
		layerc_invariant(CPU.ecx <= ENTRY(CPU.ecx) && \
	                         ALL(i, 0, X86_DONE(size), \
	                             MEMORY[ENTRY(CPU.esi) + i] == \
	                                     MEMORY[ENTRY(CPU.edi) + i]))

/*
 * What only the machine knows.  A layer that lets assembly do such things
 * specifies them as it does primitives, by spec_x86_in and so on.
 */
uint32_t x86_in(uint32_t port, uint32_t width);
void x86_out(uint32_t port, uint32_t value, uint32_t width);
uint64_t x86_rdtsc(void);
uint32_t x86_get_cr(uint32_t number);
void x86_set_cr(uint32_t number, uint32_t value);
void x86_invlpg(uint32_t address);
void x86_cpuid(void); /* of eax and ecx, into eax, ebx, ecx and edx */
uint64_t x86_rdmsr(uint32_t number);
void x86_wrmsr(uint32_t number, uint64_t value);
void x86_lgdt(uint32_t last, uint32_t at);
void x86_lidt(uint32_t last, uint32_t at);
uint32_t x86_gdt(void); /* where it is */
void x86_set_segment(uint32_t number, uint32_t selector);
void x86_set_task(uint32_t selector);
void x86_cli(void);
void x86_sti(void);
void x86_hlt(void);

/* What the processor's table of segments has for a selector. */
static inline uint64_t *
x86_descriptor(uint32_t selector)
{
	layerc_assert((selector & 7) == 0 && selector != 0);
	return (uint64_t *)(x86_gdt() + selector);
}

/*
 * Segment registers are numbered es, cs, ss, ds, fs, gs.  Addresses are what C
 * takes them for in segments of ring 0 that have all 4 GiB: others are not let
 * in, nor is any into cs that is not for code.  That a segment was used, the
 * processor notes in its table.
 */
static inline void
x86_load_segment(uint32_t number, uint32_t selector)
{
	uint64_t kind = number == 1 ? 0x00cf98000000ffff : 0x00cf92000000ffff;
	uint64_t free = (uint64_t)(number == 1 ? 0x100300 : 0x100100) << 32;
	uint64_t *descriptor;

	x86_set_segment(number, selector);
	if (selector == 0 && number >= 4)
		return;
	descriptor = x86_descriptor(selector);
	layerc_assert((*descriptor & ~free) == kind);
	*descriptor |= (uint64_t)1 << 40;
}

/* A task that nobody uses, which the processor notes it does. */
static inline void
x86_load_task(uint32_t selector)
{
	uint64_t *descriptor = x86_descriptor(selector);

	x86_set_task(selector);
	layerc_assert((*descriptor >> 40 & 0x9f) == 0x89);
	*descriptor |= (uint64_t)1 << 41;
}

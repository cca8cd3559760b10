/*
 * The two interrupt controllers of a PC: 8259A, one behind line 2 of the other.
 *
 * After Intel's data sheet of the 8259A (order number 231468): all of its
 * initialisation and operation words, in the mode for 8086 processors.  Line 2
 * of the first has the second whatever ICW3 says, since so it is wired.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum {
	PIC_FIRST = 0x20,   /* the first one's ports: this and the next */
	PIC_SECOND = 0xa0,  /* the second one's */
	PIC_LINES = 16,     /* 0 to 7 of the first, 8 to 15 of the second */
	PIC_CASCADE = 2,    /* the line that the second is behind */
	PIC_CHIP_LINES = 8, /* also: none of them */
};

struct pic_chip {
	uint8_t lines;                  /* those that are high */
	uint8_t request, service, mask; /* IRR, ISR, IMR */
	uint8_t base;                   /* the vector of line 0 */
	uint8_t lowest;                 /* the line of lowest priority */
	uint8_t step;                   /* the next ICW, 2 to 4, or 0 */
	bool is_level, is_single, has_icw4;
	bool ends_itself, is_fully_nested, has_special_mask, rotates_itself;
	bool reads_service, polls;
};

struct pic {
	struct pic_chip first, second;
};

/* All lines are low and masked. */
void pic_init(struct pic *pic);

/* Sets a line below PIC_LINES, other than PIC_CASCADE. */
void pic_set_line(struct pic *pic, uint32_t line, bool is_high);

/* Whether the processor is to be interrupted. */
bool pic_has_interrupt(const struct pic *pic);

/*
 * Acknowledges the interrupt of highest priority, which is then in service.
 * Returns its vector; that of line 7, as hardware does, if there is none.
 */
uint8_t pic_acknowledge(struct pic *pic);

/* Whether the line asks, or is in service. */
bool pic_is_busy(const struct pic *pic, uint32_t line);

/* Access to a port: PIC_FIRST, PIC_SECOND, or the one behind it. */
uint8_t pic_read(struct pic *pic, uint32_t port);
void pic_write(struct pic *pic, uint32_t port, uint8_t value);

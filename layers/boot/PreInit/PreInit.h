/*
 * PreInit -- the machine as the boot loader leaves it.
 *
 * The map of physical memory is a list of ranges of bytes below MEMORY_END.
 * Invariants after preinit:
 *   I1  no range wraps: start + length does not pass MEMORY_END.
 *   I2  no usable range meets the kernel image or what lies below it.
 *   I3  what the boot loader has left is in ranges of its own, which are not
 *       usable: its information, map, list of files, the files, and the words
 *       about them.  They may meet usable ranges, not the kernel image.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/*
 * Makes the map from the multiboot information at address mbi, which may be
 * anything.  Stops the machine with a message if there is no room for the
 * kernel itself, or if some of it cannot be kept: it lies in page 0, in the
 * kernel or beyond MEMORY_END, a file ends before it begins, words have no end,
 * the map has no sense.
 */
void preinit(uint32_t mbi);

/* Returns the number of ranges in the map. */
uint32_t pmmap_entries_nr(void);

/*
 * Each requires i < pmmap_entries_nr().  Returns the first byte of range i,
 * its length in bytes, or whether the kernel may use it.
 */
uint32_t pmmap_entry_start(uint32_t i);
uint32_t pmmap_entry_length(uint32_t i);
bool pmmap_entry_usable(uint32_t i);

/* Returns whether address is in the page below the stack that boot gave us. */
bool is_boot_guard(uint32_t address);

/* Returns the byte read from a port; the device may notice. */
uint32_t port_in8(uint32_t port);

/* Writes the low byte of value to a port. */
void port_out8(uint32_t port, uint32_t value);

/* Returns the processor's time-stamp counter. */
uint64_t tsc_read(void);

/* Ends the run: an emulator exits, and tells code to who started it. */
_Noreturn void machine_exit(uint32_t code);

/* Reports a broken invariant on the serial line, and ends the run. */
_Noreturn void panic(const char *file, uint32_t line, const char *text);

/* The caller's duty (Requires), or an invariant: it holds, or all stops. */
#define ASSERT(condition) \
	((condition) ? (void)0 : panic(__FILE__, __LINE__, #condition))

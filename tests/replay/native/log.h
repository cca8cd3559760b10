/*
 * The log of a kernel that records, as it comes from standard input:
 * main.c and PUCtxLog.c say what is in it.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum { LOG_BOOT, LOG_RUN, LOG_TRAP, LOG_ASKED, LOG_FOUND };

/* Whether there is no more of it. */
bool log_is_over(void);

/* The next word, which is taken, or only looked at.  Ends where there is none.
 */
uint32_t log_word(void);
uint32_t log_next(void);

/* So many bytes, which are taken. */
const uint8_t *log_bytes(uint32_t count);

/*
 * Where the log is, for who looks ahead and comes back: log_return(log_place())
 * changes nothing.
 */
uint32_t log_place(void);
void log_return(uint32_t place);

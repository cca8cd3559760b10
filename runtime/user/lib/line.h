/*
 * A line that somebody types, and may edit before its end.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/*
 * Reads a line of up to room - 1 bytes, and shows it as it grows; other
 * processes run while nothing is typed.  The line ends with CR, LF or both,
 * which are not part of it.
 *
 * Backspace and DEL take the last byte back, ^U all of them; ^C gives the line
 * up, so that it is empty.  Bytes that there is no room for are answered with
 * the bell.  What is not printable ASCII, and what keys like the arrows send,
 * is ignored.  Requires room > 0.  Returns false for ^D in an empty line:
 * whoever types has nothing more to say.
 */
bool line_read(char *line, uint32_t room);

#!/bin/sh
# Packs a first file system for Linux: /init, and /dev/console, which it is
# started on.  The same input gives the same bytes.
#
#	sh cpio.sh INIT >OUTPUT
#
# The format is that of Documentation/driver-api/early-userspace/
# buffer-format.rst, "newc": a header of hexadecimal numbers, the name, the
# bytes, each filled up to four bytes.
set -eu

number=0

# pad SIZE: fills up.
pad() {
	head -c $(((4 - $1 % 4) % 4)) /dev/zero
}

# entry NAME MODE SIZE MAJOR MINOR: the header, and the name.
entry() {
	number=$((number + 1))
	# Number, mode, user, group, links, time, size, device, special, name.
	printf '070701%08X%08X%08X%08X%08X%08X%08X%08X%08X%08X%08X%08X%08X' \
		"$number" "$2" 0 0 1 0 "$3" 0 0 "$4" "$5" $((${#1} + 1)) 0
	printf '%s\0' "$1"
	pad $((110 + ${#1} + 1))
}

entry dev 16877 0 0 0
entry dev/console 8576 0 5 1
size=$(wc -c <"$1")
entry init 33261 "$size" 0 0
cat "$1"
pad "$size"
entry 'TRAILER!!!' 0 0 0 0

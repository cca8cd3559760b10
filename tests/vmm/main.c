/*
 * The virtual machine monitor on the host: its devices against other models of
 * them, and the whole of it against a guest and a kernel that are played.
 */
#include <stdio.h>
#include <string.h>

#include "tests.h"

struct part {
	const char *name;
	void (*test)(void);
};

static const struct part parts[] = {
	{"pic", test_pic},         {"pic-walk", test_pic_walk},
	{"pit", test_pit},         {"pit-linux", test_pit_linux},
	{"uart", test_uart},       {"rtc", test_rtc},
	{"rtc-set", test_rtc_set}, {"board", test_board},
	{"config", test_config},   {"linux", test_linux},
	{"cpuid", test_cpuid},     {"clock", test_clock},
	{"pvclock", test_pvclock}, {"terminal", test_terminal},
	{"exit", test_exit},       {"control", test_control},
	{"guest", test_guest},
};

enum { PARTS = sizeof(parts) / sizeof(*parts) };

int
main(int argc, char **argv)
{
	for (int i = 0; i < PARTS; i++) {
		if (argc < 2)
			puts(parts[i].name);
		else if (strcmp(argv[1], parts[i].name) == 0) {
			parts[i].test();
			return 0;
		}
	}
	return argc < 2 ? 0 : 2;
}

#include "guard.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../base/die.h"

/*
 * A child that fails with much of its memory used has run out of it; what it
 * reserved and never touched does not show.
 */
static int
has_run_out(int status, const struct rusage *usage, uint32_t mebibytes)
{
	return WIFEXITED(status) && WEXITSTATUS(status) == EXIT_HOST &&
	       usage->ru_maxrss / 1024 > (long)mebibytes / 8;
}

const char *
guard(uint32_t mebibytes)
{
	static char text[64];
	struct rlimit limit = {
		.rlim_cur = (rlim_t)mebibytes << 20,
		.rlim_max = (rlim_t)mebibytes << 20,
	};
	struct rusage usage;
	pid_t child = fork();
	int status;

	if (child < 0)
		die("cannot fork:");
	if (child == 0) {
		setrlimit(RLIMIT_AS, &limit);
		return NULL;
	}
	if (wait4(child, &status, 0, &usage) != child)
		die("cannot wait:");
	if (has_run_out(status, &usage, mebibytes))
		snprintf(text, sizeof(text), "it takes more than %u MiB",
		         mebibytes);
	else if (WIFSIGNALED(status))
		snprintf(text, sizeof(text), "the prover was ended by SIG%s",
		         sigabbrev_np(WTERMSIG(status)));
	else
		exit(WEXITSTATUS(status));
	return text;
}

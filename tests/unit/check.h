/*
 * What a unit test needs: conditions that are counted, and a folder of its
 * own for the files it makes.
 */
#pragma once

#include <ftw.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct check {
	const char *module;
	unsigned passed, failed;
	char folder[256];
};

#define CHECK(check, condition) \
	check_that((check), (condition), __FILE__, __LINE__, #condition)

static inline bool
check_that(struct check *check, bool holds, const char *file, int line,
           const char *condition)
{
	if (!holds)
		printf("FAIL %s:%d: %s\n", file, line, condition);
	*(holds ? &check->passed : &check->failed) += 1;
	return holds;
}

#define CHECK_TEXT(check, is, want) \
	check_text((check), (is), (want), __FILE__, __LINE__)

static inline bool
check_text(struct check *check, const char *is, const char *want,
           const char *file, int line)
{
	bool same = strcmp(is, want) == 0;

	check_that(check, same, file, line, "the text is the wanted one");
	if (!same)
		printf("--- want\n%s--- is\n%s---\n", want, is);
	return same;
}

/* Starts the test of a module in a new folder, which becomes the current. */
static inline void
check_begin(struct check *check, const char *module)
{
	const char *parent = getenv("TMPDIR");

	*check = (struct check){.module = module};
	snprintf(check->folder, sizeof(check->folder), "%s/layerc-XXXXXX",
	         parent ? parent : "/tmp");
	if (!mkdtemp(check->folder) || chdir(check->folder) != 0) {
		perror(check->folder);
		exit(3);
	}
}

static inline int
check_remove(const char *path, const struct stat *status, int type,
             struct FTW *walk)
{
	(void)status;
	(void)type;
	(void)walk;
	return remove(path);
}

/* Removes the folder, says how the test went and returns the exit status. */
static inline int
check_end(struct check *check)
{
	if (chdir("/") != 0 ||
	    nftw(check->folder, check_remove, 8, FTW_DEPTH | FTW_PHYS) != 0)
		perror(check->folder);
	printf("%s: %u passed, %u failed\n", check->module, check->passed,
	       check->failed);
	return check->failed > 0 || check->passed == 0;
}

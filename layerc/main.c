#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/die.h"
#include "commands/command.h"
#include "report/spelling.h"
#include "source/cache.h"

struct command {
	const char *name, *words, *summary;
	const char *options; /* the letters of those that it takes */
	int (*run)(struct session *session, const struct options *options);
	bool takes_one; /* name at most */
};

static const struct command commands[] = {
	{"init", "[DIR [PATH ...]]",
         "write manifests for code that is there already", "qyFMKj", init_run,
         false},
	{"check", "[KERNEL|LAYER|DIR ...]",
         "check manifests, C and assembly against the calculus", "vqfxybuoSjsk",
         check_run, false},
	{"build", "[KERNEL]", "check, then compile and link the images",
         "vqrlgefbuojsk", build_run, true},
	{"run", "[KERNEL] [-- QEMU...]",
         "build, then boot the kernel with its client", "vqrlmgej", run_run,
         true},
	{"test", "[KERNEL [TEST ...]] [-- QEMU...]",
         "build, then boot tests and transcripts and judge", "vqrlmtgej",
         test_run, false},
	{"verify", "[KERNEL|LAYER|DIR ...]",
         "prove that the code does what its specifications say", "vqfhTnDCNXZ",
         verify_run, false},
	{"show", "[KERNEL|LAYER]",
         "print an interface, the proof tree, or who calls whom", "vqdaijprzf",
         show_run, false},
	{"graph", "[KERNEL]", "draw the stack, or who calls whom; a page of it",
         "qaijzO", graph_run, false},
	{"why", "A B [KERNEL]", "print the shortest chain of edges from A to B",
         "qfjw", why_run, false},
	{"new", "KIND NAME [LAYER [KERNEL]]",
         "write a kernel, layer or primitive to begin with", "A", new_run,
         false},
	{"fmt", "[FILE|DIR ...]", "lay manifests out anew", "c", fmt_run,
         false},
	{"lsp", "", "serve editors: the language server protocol", "bj",
         lsp_run, true},
	{"explain", "[ID ...]", "say what a diagnostic means", "", explain_run,
         false},
};

enum { COMMAND_COUNT = sizeof(commands) / sizeof(commands[0]) };

/* An option: its letter is the key that commands list. */
struct option_form {
	char letter;
	const char *shorter, *longer, *value, *summary;
};

static const struct option_form forms[] = {
	{'v', "-v", "--verbose", NULL, "say what is examined and run"},
	{'q', "-q", "--quiet", NULL, "show no progress"},
	{'j', "-j", "--jobs", "N", "read with so many processes at a time"},
	{'f', NULL, "--format", "FORM",
         "reports as text, json, sarif, github or junit"},
	{'m', "-m", "--memory", "SIZE", "memory of the machine, as 64M or 2G"},
	{'t', "-t", "--timeout", "SECONDS", "end a test that runs longer"},
	{'e', NULL, "--file", "NAME=PATH",
         "a file that boot brings to the kernel, besides programs"},
	{'g', NULL, "--iso", NULL, "with GRUB on a CD: build it, boot it"},
	{'d', NULL, "--derivation", NULL, "print the derivation as a tree"},
	{'a', NULL, "--calls", "NAME[@LAYER]",
         "print what it calls, from layer to layer"},
	{'i', NULL, "--init", NULL, "print the chain of inits"},
	{'p', NULL, "--stack", NULL, "print how deep stacks get, and by what"},
	{'z', NULL, "--diff", NULL, "print what differs between two kernels"},
	{'w', NULL, "--all", NULL, "each way in, not the shortest alone"},
	{'O', "-o", "--output", "FILE", "a picture: .dot, .svg or .html"},
	{'x', NULL, "--fix", NULL, "make the repairs that reports suggest"},
	{'y', NULL, "--dry-run", NULL,
         "with init, --fix: only say what would change"},
	{'A', NULL, "--asm", NULL, "the primitive in assembly"},
	{'F', NULL, "--force", NULL, "write over manifests that are there"},
	{'M', NULL, "--make", NULL, "ask 'make -n' how files are compiled"},
	{'K', NULL, "--commands", "FILE",
         "a database that says so: compile_commands.json"},
	{'s', NULL, "--summary", NULL, "say what was examined, and what not"},
	{'h', NULL, "--limit", "UNITS",
         "of the solver's work for each question, 40 million"},
	{'T', NULL, "--tests", "DIR",
         "keep tests of what is refuted, and run those again"},
	{'X', NULL, "--cross-check", NULL,
         "ask a second solver where the first knows no state"},
	{'Z', NULL, "--optimised", NULL,
         "prove what the optimiser makes of code without loops"},
	{'n', NULL, "--random", "CALLS",
         "try each layer by so many calls, also what is not proved"},
	{'D', NULL, "--seed", "N",
         "with --random: other calls than those of 1"},
	{'N', NULL, "--fuzzers", NULL,
         "prove nothing: make targets of libFuzzer of layers"},
	{'C', NULL, "--compile", NULL,
         "prove nothing: only read the specifications"},
	{'k', NULL, "--assert-checked", NULL,
         "what was not examined is an error"},
	{'b', NULL, "--baseline", "FILE", "report what is not listed in it"},
	{'u', NULL, "--update-baseline", NULL, "prune what is repaired"},
	{'o', NULL, "--add-to-baseline", NULL, "list what is new, too"},
	{'S', NULL, "--since", "REV",
         "report what git's revision REV did not have"},
	{'c', NULL, "--check", NULL, "change nothing; say what would"},
	{'r', NULL, "--release", NULL, "optimise across layers, once checked"},
	{'l', NULL, "--sealed", NULL,
         "link layer by layer, hiding what is hidden"},
};

enum { FORM_COUNT = sizeof(forms) / sizeof(forms[0]) };

static void
print_form(const struct option_form *form, FILE *out)
{
	fprintf(out, "  %s%s %s %-*s %s\n",
	        form->shorter ? form->shorter : "  ", form->shorter ? "," : " ",
	        form->longer, 21 - (int)strlen(form->longer),
	        form->value ? form->value : "", form->summary);
}

static void
help(FILE *out)
{
	fputs("usage: layerc [-C DIR] COMMAND [OPTION ...] [NAME ...]\n\n",
	      out);
	for (int i = 0; i < COMMAND_COUNT; i++)
		fprintf(out, "  %-8s %-33s %s\n", commands[i].name,
		        commands[i].words, commands[i].summary);
	fputs("\noptions:\n", out);
	for (int i = 0; i < FORM_COUNT; i++)
		print_form(&forms[i], out);
	fputs("  -C DIR                     work on the project in DIR\n"
	      "  --help, --version          say this; say the version\n"
	      "\nexit status: 0 fine, 1 the input is wrong, 2 bad usage, "
	      "3 the host failed\n",
	      out);
}

/* What docs/man.awk and completions read, too. */
static void
help_with(const struct command *command)
{
	printf("usage: layerc %s%s %s\n\n  %s\n", command->name,
	       command->options[0] ? " [OPTION ...]" : "", command->words,
	       command->summary);
	if (command->options[0])
		fputs("\noptions:\n", stdout);
	for (int i = 0; i < FORM_COUNT; i++)
		if (strchr(command->options, forms[i].letter))
			print_form(&forms[i], stdout);
}

static int
usage(const char *text, const char *word)
{
	fprintf(stderr, "layerc: %s '%s'; see 'layerc --help'\n", text, word);
	return EXIT_USAGE;
}

/* Refuses a word, with the one of others that is meant, if there is one. */
static int
usage_near(const char *text, struct spelling_search *search, const char *near)
{
	if (!near)
		return usage(text, search->word);
	fprintf(stderr, "layerc: %s '%s'; there is '%s'\n", text, search->word,
	        near);
	return EXIT_USAGE;
}

static int
no_option(const char *word)
{
	struct spelling_search search = {.word = word};
	const char *near = NULL;

	for (int i = 0; i < FORM_COUNT; i++)
		if (spelling_nearer(&search, forms[i].longer))
			near = forms[i].longer;
	return usage_near("there is no option", &search, near);
}

static int
no_command(const char *word)
{
	struct spelling_search search = {.word = word};
	const char *near = NULL;

	for (int i = 0; i < COMMAND_COUNT; i++)
		if (spelling_nearer(&search, commands[i].name))
			near = commands[i].name;
	return usage_near("no command is named", &search, near);
}

static const struct option_form *
find_form(const char *word, size_t len)
{
	for (int i = 0; i < FORM_COUNT; i++)
		if ((forms[i].shorter && strlen(forms[i].shorter) == len &&
		     strncmp(word, forms[i].shorter, len) == 0) ||
		    (strlen(forms[i].longer) == len &&
		     strncmp(word, forms[i].longer, len) == 0))
			return &forms[i];
	return NULL;
}

/* Reads a number from 1 to most. */
static bool
read_count(const char *value, unsigned long most, unsigned *count)
{
	char *end = NULL;
	unsigned long number = strtoul(value, &end, 10);

	*count = (unsigned)number;
	return *value != '-' && *end == '\0' && number > 0 && number <= most;
}

/* The option that a letter sets and that has no value, or NULL. */
static bool *
flag_of(struct options *options, char letter)
{
	switch (letter) {
	case 'v':
		return &options->verbose;
	case 'q':
		return &options->quiet;
	case 'x':
		return &options->fix;
	case 'y':
		return &options->dry_run;
	case 'A':
		return &options->assembly;
	case 'F':
		return &options->force;
	case 'M':
		return &options->make;
	case 's':
		return &options->summary;
	case 'k':
		return &options->assert_checked;
	case 'u':
		return &options->update_baseline;
	case 'o':
		return &options->add_to_baseline;
	case 'w':
		return &options->all;
	case 'd':
		return &options->derivation;
	case 'i':
		return &options->init;
	case 'p':
		return &options->stack;
	case 'z':
		return &options->diff;
	case 'N':
		return &options->fuzzers;
	case 'C':
		return &options->compile;
	case 'X':
		return &options->cross_check;
	case 'Z':
		return &options->optimised;
	case 'g':
		return &options->iso;
	case 'c':
		return &options->check;
	case 'r':
		return &options->release;
	case 'l':
		return &options->sealed;
	}
	return NULL;
}

/* Takes "NAME=PATH" apart.  The path means what it means here and now. */
static bool
add_file(struct arena *arena, struct options *options, const char *value)
{
	size_t len = strcspn(value, "=");
	struct boot_file *file;
	char *path;

	if (len == 0 || value[len] == '\0' || strcspn(value, " \t/,") < len)
		return false;
	path = realpath(value + len + 1, NULL);
	if (!path || access(path, R_OK) != 0)
		die_of_word("read", value + len + 1);
	file = list_add(arena, &options->files);
	file->name = arena_text(arena, value, len);
	file->path = arena_text(arena, path, strlen(path));
	free(path);
	return true;
}

static bool
set(struct arena *arena, struct options *options, char letter,
    const char *value)
{
	enum { MAX_SECONDS = 86400, MAX_JOBS = 256 };
	bool *flag = flag_of(options, letter);

	if (flag)
		*flag = true;
	switch (letter) {
	case 'f':
		return export_find(value, &options->form);
	case 'b':
		options->baseline = value;
		return value[0] != '\0';
	case 'S':
		options->since = value;
		return value[0] != '\0';
	case 'K':
		options->commands = value;
		return value[0] != '\0';
	case 'T':
		options->kept = value;
		return value[0] != '\0';
	case 'O':
		options->output = value;
		return value[0] != '\0';
	case 'a':
		options->calls = value;
		return value[0] != '\0';
	case 'e':
		return add_file(arena, options, value);
	case 'm':
		options->memory = value;
		return value[0] != '\0' &&
		       value[strspn(value, "0123456789")] != '-' &&
		       strspn(value, "0123456789") > 0 &&
		       strlen(value) - strspn(value, "0123456789") <= 1;
	case 't':
		return read_count(value, MAX_SECONDS, &options->timeout_s);
	case 'j':
		return read_count(value, MAX_JOBS, &options->jobs);
	case 'h':
		return read_count(value, UINT32_MAX, &options->limit);
	case 'n':
		return read_count(value, UINT32_MAX, &options->random);
	case 'D':
		return read_count(value, UINT32_MAX, &options->seed);
	}
	return true;
}

/* Reads the option at argv[*at]; returns an exit status, or -1 to go on. */
static int
read_option(struct arena *arena, const struct command *command,
            struct options *options, char **argv, int *at)
{
	const char *word = argv[*at], *equals = strchr(word, '=');
	size_t len = equals && strncmp(word, "--", 2) == 0
	                     ? (size_t)(equals - word)
	                     : strlen(word);
	const struct option_form *form = find_form(word, len);
	const char *value = "";

	if (!form && strcmp(word, "-C") == 0)
		return usage("the command comes after", word);
	if (!form)
		return no_option(arena_text(arena, word, len));
	if (!strchr(command->options, form->letter)) {
		fprintf(stderr, "layerc: '%s' takes no option '%s'\n",
		        command->name, word);
		return EXIT_USAGE;
	}
	if (form->value && word[len] == '=')
		value = word + len + 1;
	else if (form->value && argv[*at + 1])
		value = argv[++*at];
	else if (form->value)
		return usage("a value is missing behind", word);
	else if (word[len] == '=')
		return usage("no value is expected in", word);
	if (!set(arena, options, form->letter, value)) {
		fprintf(stderr,
		        "layerc: '%s' cannot have the value '%s'; see 'layerc "
		        "--help'\n",
		        form->longer, value);
		return EXIT_USAGE;
	}
	return -1;
}

static int
read_words(struct session *session, const struct command *command,
           struct options *options, char **argv)
{
	for (int i = 0; argv[i]; i++) {
		int status = -1;

		if (strcmp(argv[i], "--") == 0) {
			for (i++; argv[i]; i++)
				*list_add(session->arena, &options->rest) =
					argv[i];
			return -1;
		}
		if (strcmp(argv[i], "--help") == 0 ||
		    strcmp(argv[i], "-h") == 0) {
			help_with(command);
			return EXIT_FINE;
		}
		if (argv[i][0] == '-' && argv[i][1] != '\0')
			status = read_option(session->arena, command, options,
			                     argv, &i);
		else
			*list_add(session->arena, &options->names) = argv[i];
		if (status >= 0)
			return status;
	}
	return -1;
}

static int
run(const struct command *command, const char *from, char **argv)
{
	struct arena arena = {0};
	struct names names = {.arena = &arena};
	struct sources sources = {.names = &names};
	struct diag diag = {.arena = &arena, .names = &names};
	struct session session = {.arena = &arena,
	                          .names = &names,
	                          .sources = &sources,
	                          .diag = &diag};
	struct options options = {.from = from};
	int status = read_words(&session, command, &options, argv);

	if (status < 0 && command->takes_one && options.names.count > 1)
		status = usage("one kernel is taken, not also",
		               options.names.items[1]);
	session.jobs = options.jobs;
	session.progress.quiet = options.quiet;
	if (status < 0)
		status = command->run(&session, &options);
	if (session.cache)
		cache_write(session.cache);
	arena_free(&arena);
	/* Some of it may have been lost in an earlier flush. */
	if (fflush(stdout) != 0 || ferror(stdout))
		die("cannot write the output:");
	return status;
}

int
main(int argc, char **argv)
{
	char from[PATH_MAX];
	int at = 1;

	if (!getcwd(from, sizeof(from)))
		from[0] = '\0';
	while (at < argc && strcmp(argv[at], "-C") == 0) {
		if (at + 1 == argc)
			return usage("a value is missing behind", "-C");
		if (chdir(argv[at + 1]) != 0)
			die_of_word("enter", argv[at + 1]);
		at += 2;
	}
	if (at >= argc) {
		help(stderr);
		return EXIT_USAGE;
	}
	if (strcmp(argv[at], "--help") == 0 || strcmp(argv[at], "-h") == 0 ||
	    strcmp(argv[at], "help") == 0) {
		help(stdout);
		return EXIT_FINE;
	}
	if (strcmp(argv[at], "--version") == 0) {
		printf("layerc %s\n", LAYERC_VERSION);
		return EXIT_FINE;
	}
	for (int i = 0; i < COMMAND_COUNT; i++)
		if (strcmp(argv[at], commands[i].name) == 0)
			return run(&commands[i], from, argv + at + 1);
	return argv[at][0] == '-' ? usage("there is no option", argv[at])
	                          : no_command(argv[at]);
}

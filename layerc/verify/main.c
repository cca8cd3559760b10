/*
 * layerc-prove: one proof, in a process of its own.  `layerc verify` starts it;
 * people start it to look at one thing closely.
 */
#include <fcntl.h>
#include <getopt.h>
#include <inttypes.h>
#include <jansson.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "../base/die.h"
#include "../base/file.h"
#include "guard.h"
#include "proof.h"
#include "random.h"
#include "replay.h"
#include "slice.h"

enum { LIMIT = 40000000, MEBIBYTES = 4096, KEPT_BYTES = 1 << 30 };

/* The C library takes no more. */
enum { MAPPED_BYTES = 1 << 25 };

struct options {
	struct claim claim;
	const char *assertions;
	uint32_t limit;
	uint32_t memory;          /* in MiB */
	const char *output;       /* or NULL */
	char key[SLICE_KEY];      /* of what the proof depends on */
	const char *test;         /* or NULL */
	struct name_list sources; /* that it includes */
	const char *random;       /* a table instead of a proof, or NULL */
	struct tries tries;
	bool evaluates;
};

/* In the form of layerc's own, which the manual is made of. */
static const char usage[] =
	"usage: layerc-prove [OPTION ...] BITCODE ...\n"
	"\n"
	"  prove that a primitive does what its specification says\n"
	"\n"
	"options:\n"
	"  -p, --primitive NAME       prove that NAME does what spec_NAME "
	"says\n"
	"  -f, --function NAME        prove what NAME asserts\n"
	"      --layer NAME           whose overlay it is: relates by "
	"abstract_NAME,\n"
	"                             keeps invariant_NAME and "
	"represents_NAME, so far\n"
	"                             as there are such functions\n"
	"      --below NAME           a layer of the underlay: assumes its "
	"invariant\n"
	"      --own N                so many of the files, the first, are "
	"the layer's;\n"
	"                             the others are below it, from the "
	"lowest up\n"
	"      --restates             of -p: what does it is the next "
	"spec_NAME below\n"
	"      --init                 it begins in any state at all\n"
	"      --shares NAME          a component of overlay and underlay\n"
	"      --passes NAME          the same, which others than the "
	"layer write\n"
	"      --introduces NAME      a component of the overlay alone\n"
	"      --ended NAME           a component that a layer below "
	"abstracts: what\n"
	"                             its init left is nobody's above to "
	"break\n"
	"      --in-registers NAME    a primitive in assembly style\n"
	"      --shown NAME           a primitive below whose own proof shows "
	"that what\n"
	"                             its specification reads is there\n"
	"      --begins NAME          an init below, whose own proof shows "
	"what holds\n"
	"                             behind it\n"
	"      --unroll N             steps of a loop without invariant (80)\n"
	"      --limit N              Z3's units of work for an obligation\n"
	"      --memory MIB           what it may take; more is unknown "
	"(4096)\n"
	"      --cross-check          asks CaDiCaL, too, where Z3 knows no "
	"state\n"
	"      --evaluate             of -f, the results for arguments "
	"read from\n"
	"                             standard input, a line for each call\n"
	"      --brief                the first state that refutes it is "
	"enough\n"
	"      --test FILE            of a primitive that is refuted, a "
	"test in C\n"
	"      --source FILE          that includes this\n"
	"      --random FILE          instead of a proof, a table in C of "
	"what can be\n"
	"                             called: layerc_random.h\n"
	"      --try NAME             of --random: a primitive of the "
	"layer's code\n"
	"      --anew NAME            of --random: one that the layer "
	"restates\n"
	"      --pass NAME            of --random: one below that can be "
	"called "
	"above\n"
	"      --start NAME           of --random: an init, the nearest "
	"first\n"
	"  -o FILE                    the verdict as JSON; exits 0 "
	"whatever it is\n"
	"      --help                 says this\n";

static void
put_name(struct machine *machine, struct map *map, const char *name)
{
	const char *known = names_text(machine->names, name);

	map_put(machine->arena, map, known, (void *)(uintptr_t)known);
}

static uint32_t
number(const char *text)
{
	char *end;
	unsigned long value = strtoul(text, &end, 10);

	if (*end || end == text || value == 0 || value > UINT32_MAX) {
		fprintf(stderr, "layerc-prove: '%s' is no number\n", text);
		exit(EXIT_USAGE);
	}
	return (uint32_t)value;
}

static const struct option known[] = {
	{"primitive", required_argument, NULL, 'p'},
	{"function", required_argument, NULL, 'f'},
	{"layer", required_argument, NULL, 'y'},
	{"below", required_argument, NULL, 'b'},
	{"own", required_argument, NULL, 'w'},
	{"restates", no_argument, NULL, 'R'},
	{"init", no_argument, NULL, 't'},
	{"shares", required_argument, NULL, 's'},
	{"passes", required_argument, NULL, 'g'},
	{"introduces", required_argument, NULL, 'i'},
	{"ended", required_argument, NULL, 'd'},
	{"in-registers", required_argument, NULL, 'r'},
	{"shown", required_argument, NULL, 'k'},
	{"begins", required_argument, NULL, 'G'},
	{"unroll", required_argument, NULL, 'n'},
	{"limit", required_argument, NULL, 'l'},
	{"memory", required_argument, NULL, 'm'},
	{"cross-check", no_argument, NULL, 'c'},
	{"evaluate", no_argument, NULL, 'e'},
	{"brief", no_argument, NULL, 'B'},
	{"test", required_argument, NULL, 'T'},
	{"source", required_argument, NULL, 'S'},
	{"random", required_argument, NULL, 'a'},
	{"try", required_argument, NULL, 'A'},
	{"anew", required_argument, NULL, 'N'},
	{"pass", required_argument, NULL, 'P'},
	{"start", required_argument, NULL, 'I'},
	{"help", no_argument, NULL, 'h'},
	{NULL, 0, NULL, 0},
};

/* What a component, or a primitive in assembly style, is to the layer. */
static bool
read_component(struct machine *machine, int option, const char *name)
{
	struct map *map = option == 's'   ? &machine->shared
	                  : option == 'g' ? &machine->passing
	                  : option == 'i' ? &machine->introduced
	                  : option == 'd' ? &machine->ended
	                  : option == 'r' ? &machine->in_registers
	                  : option == 'k' ? &machine->shown
	                  : option == 'G' ? &machine->begins
	                                  : NULL;

	if (!map)
		return false;
	put_name(machine, map, name);
	if (option == 'g')
		put_name(machine, &machine->shared, name);
	return true;
}

/* Names of which there may be several. */
static bool
read_name(struct machine *machine, struct options *options, int option,
          const char *name)
{
	struct name_list *list = option == 'A'   ? &options->tries.names
	                         : option == 'N' ? &options->tries.anew
	                         : option == 'P' ? &options->tries.passed
	                         : option == 'I' ? &options->tries.inits
	                         : option == 'S' ? &options->sources
	                         : option == 'b' ? &options->claim.below
	                                         : NULL;

	if (list)
		*list_add(machine->arena, list) = name;
	return list;
}

static void
read_options(struct machine *machine, struct options *options, int argc,
             char **argv)
{
	for (int c; (c = getopt_long(argc, argv, "p:f:o:", known, NULL)) >= 0;)
		switch (c) {
		case 'p':
			options->claim.primitive = optarg;
			break;
		case 'f':
			options->assertions = optarg;
			break;
		case 'y':
			options->claim.layer = optarg;
			break;
		case 'w':
			machine->own = number(optarg);
			break;
		case 'R':
			options->claim.is_restated = true;
			break;
		case 't':
			options->claim.is_init = true;
			break;
		case 'n':
			machine->unroll = number(optarg);
			break;
		case 'l':
			options->limit = number(optarg);
			break;
		case 'T':
			options->test = optarg;
			break;
		case 'a':
			options->random = optarg;
			break;
		case 'm':
			options->memory = number(optarg);
			break;
		case 'B':
			options->claim.is_brief = true;
			break;
		case 'c':
			machine->asks_twice = true;
			solver_ask_twice(machine->solver, &machine->opinions);
			break;
		case 'e':
			options->evaluates = true;
			break;
		case 'o':
			options->output = optarg;
			break;
		case 'h':
			fputs(usage, stdout);
			exit(EXIT_FINE);
		default:
			if (read_component(machine, c, optarg) ||
			    read_name(machine, options, c, optarg))
				break;
			fputs(usage, stderr);
			exit(EXIT_USAGE);
		}
}

static const char *
name_of(const struct options *options)
{
	return options->random       ? options->claim.layer
	       : options->assertions ? options->assertions
	                             : options->claim.primitive;
}

static const char *
answer_name(enum answer answer)
{
	static const char *const names[] = {
		[ANSWER_NONE] = "holds",
		[ANSWER_SOME] = "fails",
		[ANSWER_LIKELY] = "likely",
		[ANSWER_UNKNOWN] = "unknown",
	};

	return names[answer];
}

static void
print_text(struct arena *arena, const char *name, const struct proof *proof)
{
	printf("%s: %s", name, proof_verdict_name(proof->verdict));
	if (proof->verdict == PROOF_BOUNDED)
		printf(" up to %" PRIu32 " steps", proof->bound);
	if (proof->file)
		printf(": %s:%" PRIu32, proof->file, proof->line);
	if (proof->refusal)
		printf(": %s", proof->refusal);
	if (proof->opinions.agreed + proof->opinions.open > 0)
		printf("; CaDiCaL agrees %" PRIu64
		       " times and gives up %" PRIu64,
		       proof->opinions.agreed, proof->opinions.open);
	printf("\n");
	list_each (struct finding, finding, &proof->findings) {
		const struct obligation *obligation = finding->obligation;

		if (obligation->file)
			printf("%s:%" PRIu32 ": ", obligation->file,
			       obligation->line);
		printf("%s: %s\n", answer_name(finding->answer),
		       obligation_text(arena, obligation));
		for (const char *at = finding_state(arena, finding); *at;) {
			const char *end = strchr(at, '\n');

			printf("\t%.*s\n", (int)(end - at), at);
			at = end + 1;
		}
	}
}

static void
write_json(struct arena *arena, const struct options *options,
           const struct proof *proof)
{
	json_t *findings = json_array();
	json_t *root =
		json_pack("{s:s, s:s, s:s, s:I, s:I, s:o}", "name",
	                  name_of(options), "key", options->key, "verdict",
	                  proof_verdict_name(proof->verdict), "obligations",
	                  (json_int_t)proof->count, "work",
	                  (json_int_t)proof->work, "findings", findings);

	if (proof->refusal)
		json_object_set_new(root, "refusal",
		                    json_string(proof->refusal));
	if (proof->file)
		json_object_update(root,
		                   json_pack("{s:s, s:I}", "file", proof->file,
		                             "line", (json_int_t)proof->line));
	if (proof->opinions.agreed + proof->opinions.open > 0)
		json_object_update(root,
		                   json_pack("{s:I, s:I}", "agreed",
		                             (json_int_t)proof->opinions.agreed,
		                             "open",
		                             (json_int_t)proof->opinions.open));
	if (proof->verdict == PROOF_BOUNDED)
		json_object_set_new(root, "bound", json_integer(proof->bound));
	list_each (struct finding, finding, &proof->findings) {
		const struct obligation *obligation = finding->obligation;

		json_array_append_new(
			findings,
			json_pack("{s:s?, s:I, s:s, s:s, s:s, s:b, s:b}",
		                  "file", obligation->file, "line",
		                  (json_int_t)obligation->line, "text",
		                  obligation_text(arena, obligation), "answer",
		                  answer_name(finding->answer), "state",
		                  finding_state(arena, finding), "seen",
		                  obligation_is_seen(obligation), "tried",
		                  finding_is_tried(finding)));
	}
	if (json_dump_file(root, options->output, JSON_INDENT(1)) != 0)
		die("cannot write '%s':", options->output);
	json_decref(root);
}

static int
tell(struct arena *arena, const struct options *options,
     const struct proof *proof)
{
	if (options->output) {
		write_json(arena, options, proof);
		return EXIT_FINE;
	}
	print_text(arena, name_of(options), proof);
	return proof->verdict == PROOF_PROVED || proof->verdict == PROOF_BOUNDED
	               ? EXIT_FINE
	               : EXIT_WRONG;
}

static void __attribute__((noreturn))
refused(struct machine *machine, const char *file, uint32_t line,
        const char *why)
{
	struct proof proof = {
		.verdict = PROOF_REFUSED,
		.refusal = why,
		.file = file,
		.line = line,
	};

	exit(tell(machine->arena, machine->client, &proof));
}

/* Whether there is a state in which something fails, or may. */
static bool
has_state(const struct proof *proof)
{
	list_each (struct finding, finding, &proof->findings)
		if (finding_is_tried(finding))
			return true;
	return false;
}

static void
write_test(struct machine *machine, const struct options *options,
           const struct proof *proof)
{
	const char *text = has_state(proof)
	                           ? replay_text(machine, &options->claim,
	                                         proof, &options->sources)
	                           : NULL;

	if (text)
		file_write(machine->arena, options->test, text, strlen(text));
}

static void
write_table(struct machine *machine, const struct options *options)
{
	const char *text =
		random_text(machine, &options->claim, &options->tries);

	file_write(machine->arena, options->random, text, strlen(text));
}

/* A verdict that stands is as of now. */
static int
touch(const char *path)
{
	if (utimensat(AT_FDCWD, path, NULL, 0) != 0)
		die("cannot write '%s':", path);
	return EXIT_FINE;
}

int
main(int argc, char **argv)
{
	struct arena arena = {0};
	struct names names = {.arena = &arena};
	static struct machine machine;
	struct options options = {.limit = LIMIT, .memory = MEBIBYTES};
	const char *wrong;
	struct proof proof;

	/* Solvers give back and take again: that is left to the process. */
	mallopt(M_TRIM_THRESHOLD, KEPT_BYTES);
	mallopt(M_MMAP_THRESHOLD, MAPPED_BYTES);
	mallopt(M_TOP_PAD, KEPT_BYTES / 64);
	machine_init(&machine, &arena, &names);
	machine.refused = refused;
	machine.client = &options;
	read_options(&machine, &options, argc, argv);
	if (!name_of(&options) || optind == argc ||
	    (options.evaluates && !options.assertions)) {
		fputs(usage, stderr);
		return EXIT_USAGE;
	}
	if ((wrong = guard(options.memory))) {
		proof = (struct proof){
			.verdict = PROOF_UNKNOWN,
			.refusal = wrong,
		};
		return tell(&arena, &options, &proof);
	}
	for (int i = optind; i < argc; i++)
		if ((wrong = machine_load(&machine, argv[i]))) {
			fprintf(stderr, "layerc-prove: %s\n", wrong);
			return EXIT_HOST;
		}
	if (machine.own > machine.modules.count)
		machine.own = 0;
	if (options.random) {
		write_table(&machine, &options);
		return EXIT_FINE;
	}
	if (options.assertions && options.evaluates) {
		evaluate_calls(&machine, options.assertions, stdin, stdout);
		return EXIT_FINE;
	}
	if (options.output && options.claim.primitive) {
		slice_key(&machine, options.claim.primitive, argv, optind,
		          options.key);
		if (slice_is_proved(options.output, options.key))
			return touch(options.output);
	}
	proof = options.assertions
	                ? prove_assertions(&machine, options.assertions,
	                                   options.limit)
	                : prove(&machine, &options.claim, options.limit);
	proof.opinions = machine.opinions;
	if (proof.opinions.disputed > 0) {
		proof.verdict = PROOF_UNKNOWN;
		proof.refusal = "CaDiCaL knows a state where Z3 knows none";
	}
	if (options.test)
		write_test(&machine, &options, &proof);
	return tell(&arena, &options, &proof);
}

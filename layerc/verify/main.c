/*
 * layerc-prove: one proof, in a process of its own.  `layerc verify` starts it;
 * people start it to look at one thing closely.
 */
#include <getopt.h>
#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/die.h"
#include "proof.h"

enum { LIMIT = 20000000 };

struct options {
	struct claim claim;
	const char *assertions;
	uint32_t limit;
	bool as_json;
};

static const char usage[] =
	"usage: layerc-prove [OPTION ...] BITCODE ...\n"
	"\n"
	"  -p, --primitive NAME   prove that NAME does what spec_NAME says\n"
	"  -f, --function NAME    prove what NAME asserts\n"
	"  -a, --abstract NAME    the function that makes the overlay's state\n"
	"      --shares NAME      a component of overlay and underlay\n"
	"      --introduces NAME  a component of the overlay alone\n"
	"      --assumes NAME     an invariant of the underlay\n"
	"      --keeps NAME       an invariant of the overlay\n"
	"      --unroll N         steps of a loop without invariant (80)\n"
	"      --limit N          Z3's units of work for an obligation\n"
	"      --json             the verdict as JSON\n";

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

static void
read_options(struct machine *machine, struct options *options, int argc,
             char **argv)
{
	static const struct option known[] = {
		{"primitive", required_argument, NULL, 'p'},
		{"function", required_argument, NULL, 'f'},
		{"abstract", required_argument, NULL, 'a'},
		{"shares", required_argument, NULL, 's'},
		{"introduces", required_argument, NULL, 'i'},
		{"assumes", required_argument, NULL, 'u'},
		{"keeps", required_argument, NULL, 'k'},
		{"unroll", required_argument, NULL, 'n'},
		{"limit", required_argument, NULL, 'l'},
		{"json", no_argument, NULL, 'j'},
		{NULL, 0, NULL, 0},
	};

	for (int c; (c = getopt_long(argc, argv, "p:f:a:", known, NULL)) >= 0;)
		switch (c) {
		case 'p':
			options->claim.primitive = optarg;
			break;
		case 'f':
			options->assertions = optarg;
			break;
		case 'a':
			options->claim.abstract = optarg;
			break;
		case 's':
			put_name(machine, &machine->shared, optarg);
			break;
		case 'i':
			put_name(machine, &machine->introduced, optarg);
			break;
		case 'u':
			*list_add(machine->arena, &options->claim.assumed) =
				optarg;
			break;
		case 'k':
			*list_add(machine->arena, &options->claim.kept) =
				optarg;
			break;
		case 'n':
			machine->unroll = number(optarg);
			break;
		case 'l':
			options->limit = number(optarg);
			break;
		case 'j':
			options->as_json = true;
			break;
		default:
			fputs(usage, stderr);
			exit(EXIT_USAGE);
		}
}

static const char *const verdicts[] = {
	[VERDICT_PROVED] = "proved",   [VERDICT_BOUNDED] = "bounded",
	[VERDICT_FAILED] = "failed",   [VERDICT_UNKNOWN] = "unknown",
	[VERDICT_VACUOUS] = "vacuous", [VERDICT_REFUSED] = "refused",
};

static void
print_text(struct arena *arena, const char *name, const struct proof *proof)
{
	printf("%s: %s", name, verdicts[proof->verdict]);
	if (proof->verdict == VERDICT_BOUNDED)
		printf(" up to %" PRIu32 " steps", proof->bound);
	if (proof->refusal)
		printf(": %s", proof->refusal);
	printf("\n");
	list_each (struct finding, finding, &proof->findings) {
		const struct obligation *obligation = finding->obligation;

		if (obligation->file)
			printf("%s:%" PRIu32 ": ", obligation->file,
			       obligation->line);
		printf("%s: %s\n",
		       finding->answer == ANSWER_SOME ? "fails" : "unknown",
		       obligation_text(arena, obligation));
		for (const char *at = finding->state; at && *at;) {
			const char *end = strchr(at, '\n');

			printf("\t%.*s\n", (int)(end - at), at);
			at = end + 1;
		}
	}
}

static void
print_json(struct arena *arena, const char *name, const struct proof *proof)
{
	json_t *findings = json_array();
	json_t *root =
		json_pack("{s:s, s:s, s:I, s:I, s:o}", "name", name, "verdict",
	                  verdicts[proof->verdict], "obligations",
	                  (json_int_t)proof->count, "work",
	                  (json_int_t)proof->work, "findings", findings);

	if (proof->refusal)
		json_object_set_new(root, "refusal",
		                    json_string(proof->refusal));
	if (proof->verdict == VERDICT_BOUNDED)
		json_object_set_new(root, "bound", json_integer(proof->bound));
	list_each (struct finding, finding, &proof->findings) {
		const struct obligation *obligation = finding->obligation;

		json_array_append_new(
			findings,
			json_pack("{s:s?, s:I, s:s, s:s, s:s?}", "file",
		                  obligation->file, "line",
		                  (json_int_t)obligation->line, "text",
		                  obligation_text(arena, obligation), "answer",
		                  finding->answer == ANSWER_SOME ? "fails"
		                                                 : "unknown",
		                  "state", finding->state));
	}
	json_dumpf(root, stdout, JSON_INDENT(1) | JSON_PRESERVE_ORDER);
	printf("\n");
	json_decref(root);
}

static const char *
name_of(const struct options *options)
{
	return options->assertions ? options->assertions
	                           : options->claim.primitive;
}

static int
tell(struct arena *arena, const struct options *options,
     const struct proof *proof)
{
	(options->as_json ? print_json : print_text)(arena, name_of(options),
	                                             proof);
	return proof->verdict == VERDICT_PROVED ||
	                       proof->verdict == VERDICT_BOUNDED
	               ? EXIT_FINE
	               : EXIT_WRONG;
}

static void __attribute__((noreturn))
refused(struct machine *machine, const char *why)
{
	struct proof proof = {.verdict = VERDICT_REFUSED, .refusal = why};

	exit(tell(machine->arena, machine->client, &proof));
}

int
main(int argc, char **argv)
{
	struct arena arena = {0};
	struct names names = {.arena = &arena};
	static struct machine machine;
	struct options options = {.limit = LIMIT};
	const char *wrong;
	struct proof proof;

	machine_init(&machine, &arena, &names);
	machine.refused = refused;
	machine.client = &options;
	read_options(&machine, &options, argc, argv);
	if (!name_of(&options) || optind == argc) {
		fputs(usage, stderr);
		return EXIT_USAGE;
	}
	for (int i = optind; i < argc; i++)
		if ((wrong = machine_load(&machine, argv[i]))) {
			fprintf(stderr, "layerc-prove: %s\n", wrong);
			return EXIT_HOST;
		}
	proof = options.assertions
	                ? prove_assertions(&machine, options.assertions,
	                                   options.limit)
	                : prove(&machine, &options.claim, options.limit);
	return tell(&arena, &options, &proof);
}

/*
 * layerc-lift: functions of an object as C.  `layerc verify` starts it; people
 * start it to read what the prover is told of assembly.
 */
#include <getopt.h>
#include <stdio.h>

#include "../base/die.h"
#include "../base/file.h"
#include "../source/instruction.h"
#include "lift.h"

static const char usage[] =
	"usage: layerc-lift [OPTION ...] OBJECT\n"
	"\n"
	"  print the functions of an object that others see as C\n"
	"\n"
	"options:\n"
	"  -o FILE                    write the C there instead\n"
	"      --help                 say this\n";

static const struct option known[] = {{"help", no_argument, NULL, 'h'},
                                      {NULL, 0, NULL, 0}};

static const char head[] = "#ifdef __BLOCKS__\n"
			   "#include \"layerc_spec.h\"\n"
			   "#endif\n"
			   "#include \"layerc_x86.h\"\n\n";

static void
lift_all(struct lifting *lifting)
{
	const struct code *code = lifting->code;

	for (uint32_t i = 0; i < code->functions.count; i++) {
		const struct function *function = &code->functions.items[i];

		if (function->name &&
		    code->object->symbols.items[function->symbol].global)
			lift_function(lifting, function);
	}
}

static void
print_all(struct arena *arena, const struct lifting *lifting,
          const char *output)
{
	struct text all = {.arena = arena};

	text_print(&all, "%s", head);
	if (lifting->declarations->len > 0)
		text_bytes(&all, lifting->declarations->bytes,
		           lifting->declarations->len);
	text_bytes(&all, lifting->text->bytes, lifting->text->len);
	if (output)
		file_write(arena, output, all.bytes, all.len);
	else
		fwrite(all.bytes, 1, all.len, stdout);
}

int
main(int argc, char **argv)
{
	struct arena arena = {0};
	struct names names = {.arena = &arena};
	struct sources sources = {.names = &names};
	struct object object = {0};
	struct text text = {.arena = &arena}, declarations = {.arena = &arena};
	struct lifting lifting = {
		.arena = &arena,
		.text = &text,
		.declarations = &declarations,
	};
	struct decoder *decoder;
	const char *output = NULL, *wrong;

	for (int c; (c = getopt_long(argc, argv, "o:", known, NULL)) >= 0;)
		if (c == 'o') {
			output = optarg;
		} else {
			fputs(usage, c == 'h' ? stdout : stderr);
			return c == 'h' ? EXIT_FINE : EXIT_USAGE;
		}
	if (argc - optind != 1) {
		fputs(usage, stderr);
		return EXIT_USAGE;
	}
	wrong = object_read(&arena, &names, argv[optind], &object);
	if (wrong) {
		fprintf(stderr, "layerc-lift: '%s' %s\n", argv[optind], wrong);
		return EXIT_WRONG;
	}
	decoder = decoder_new(&arena);
	lifting.code = code_read(&arena, decoder, &object);
	lifting.lines = lines_read(&arena, &sources, &object);
	lift_all(&lifting);
	print_all(&arena, &lifting, output);
	decoder_free(decoder);
	arena_free(&arena);
	return EXIT_FINE;
}

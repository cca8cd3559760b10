#include "replay.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "../base/die.h"
#include "../base/file.h"
#include "../base/map.h"
#include "../base/text.h"
#include "ninja_form.h"
#include "prover.h"
#include "spec_flags.h"

enum { WAIT_MS = 60 * 1000, OUTPUT_MOST = 1 << 16 };

/* What tests are linked with. */
enum { RUNNER_COUNT = 2 };
static const char *const runners[RUNNER_COUNT] = {"layerc_replay",
                                                  "layerc_words"};

/*
 * Specifications and tests become objects of their bitcode; in the code, what
 * C leaves undefined becomes a trap.
 */
static const char rules[] =
	"rule bitcode\n"
	"  command = $cc $flags -fsanitize=array-bounds,bool,integer-divide-by-"
	"zero,null,shift,signed-integer-overflow,unreachable "
	"-fsanitize-trap=all -Wno-everything -MD -MF $out.d -c $in -o $out\n"
	"  depfile = $out.d\n"
	"  deps = gcc\n"
	"  description = cc $in\n"
	"\n"
	"rule object\n"
	"  command = $cc --target=i386-pc-none-elf -march=pentiumpro "
	"-ffreestanding -fblocks -fno-pic -Wno-everything -c $in -o $out\n"
	"  description = cc $in\n"
	"\n"
	"rule spec\n"
	"  command = $cc --target=i386-pc-none-elf -march=pentiumpro "
	"-ffreestanding -fblocks -fno-pic -Wno-everything -c $in -o $out && "
	"objcopy " SPEC_DIVIDES " $renames $out\n"
	"  description = cc $in\n"
	"\n"
	"rule link\n"
	"  command = ld -m elf_i386 -static -z noexecstack "
	"-z muldefs --unresolved-symbols=ignore-all -o $out $in\n"
	"  description = ld $out\n";

static const char *
beside(const struct proof *proof, struct arena *arena, const char *ending)
{
	return arena_print(arena, "%s%s", proof->test, ending);
}

/* The object of a specification for the test of a primitive. */
static const char *
object_of(const struct proof *proof, struct arena *arena, uint32_t i)
{
	return arena_print(arena, "%s.%s.o", proof->specs.items[i],
	                   i < proof->own ? "own" : "below");
}

static void
add_test(struct text *text, const struct proofs *proofs,
         const struct proof *proof, const char *source)
{
	struct arena *arena = proofs->plan->session->arena;
	uint32_t count = proof->specs.count;

	text_print(text, "\nbuild");
	ninja_add_path(text, beside(proof, arena, ".bc"));
	text_print(text, ": bitcode");
	ninja_add_path(text, source);
	text_print(text, "\n  ");
	ninja_add_variable(text, "flags", proofs_test_flags(proofs, proof));
	text_print(text, "build");
	ninja_add_path(text, beside(proof, arena, ".o"));
	text_print(text, ": object");
	ninja_add_path(text, beside(proof, arena, ".bc"));
	text_print(text, "\nbuild");
	ninja_add_path(text, beside(proof, arena, ".run"));
	text_print(text, ": link");
	ninja_add_path(text, beside(proof, arena, ".o"));
	/* Of two that specify one name the nearest counts: the first here. */
	for (uint32_t i = 0; i < count; i++) {
		uint32_t at = i < proof->own ? i : count - 1 - (i - proof->own);

		ninja_add_path(text, object_of(proof, arena, at));
	}
	for (int i = 0; i < RUNNER_COUNT; i++)
		ninja_add_path(text, arena_print(arena, "%s/%s.o",
		                                 spec_folder(proofs->plan),
		                                 runners[i]));
	text_print(text, "\n");
}

/* An object of each specification that a test needs, once. */
static void
add_specs(struct text *text, const struct session *session,
          const struct proof *proof, struct map *known)
{
	for (uint32_t i = 0; i < proof->specs.count; i++) {
		const char *object = names_text(
			session->names, object_of(proof, session->arena, i));

		if (map_get(known, object))
			continue;
		map_put(session->arena, known, object, known);
		text_print(text, "build");
		ninja_add_path(text, object);
		text_print(text, ": spec");
		ninja_add_path(text, proof->specs.items[i]);
		text_print(text, "\n");
		if (i >= proof->own)
			text_print(text, "  renames = " SPEC_STOPS_BELOW "\n");
	}
}

/* The test that was kept of a primitive, or would be. */
static const char *
kept_test(const struct proof *proof, struct arena *arena, const char *folder)
{
	return arena_print(arena, "%s/%s.%s.test.c", folder,
	                   proof->module->name, proof->export->name.text);
}

/* Whether there is a state in which it fails, or may. */
static bool
has_state(const struct proof *proof)
{
	list_each (const struct proof_finding, finding, &proof->findings)
		if (finding->is_tried)
			return true;
	return false;
}

/*
 * Chooses the test: of what is refuted now, or one that was kept.  Returns
 * whether there is one.
 */
static bool
find_test(struct proof *proof, struct arena *arena, const char *folder)
{
	const char *kept = folder ? kept_test(proof, arena, folder) : NULL;

	proof->is_tested =
		proof->path && has_state(proof) && file_exists(proof->test);
	if (proof->is_tested || !proof->path || !kept || !file_exists(kept))
		return proof->is_tested;
	proof->is_kept = true;
	return true;
}

/* Returns the path of the build file, or NULL if nothing is to be tested. */
static const char *
write_build(const struct proofs *proofs, const char *kept)
{
	struct arena *arena = proofs->plan->session->arena;
	const char *folder = spec_folder(proofs->plan);
	const char *header = path_join(arena, folder, "layerc_replay.h");
	const char *path = path_join(arena, folder, "replay.ninja");
	struct text text = {.arena = arena};
	struct map known = {0};
	bool any = false;

	text_print(
		&text,
		"# Made by layerc from what is refuted; changes are lost.\n\n"
		"builddir = %s/replay\ncc = clang-14\n\n%s\n",
		folder, rules);
	for (int i = 0; i < RUNNER_COUNT; i++) {
		text_print(&text, "build");
		ninja_add_path(&text, arena_print(arena, "%s/%s.o", folder,
		                                  runners[i]));
		text_print(&text, ": object");
		ninja_add_path(&text, arena_print(arena, "%s/%s.c", folder,
		                                  runners[i]));
		text_print(&text, " |");
		ninja_add_path(&text, header);
		text_print(&text, "\n");
	}
	list_each (struct proof, proof, &proofs->all) {
		if (!find_test(proof, arena, kept))
			continue;
		add_specs(&text, proofs->plan->session, proof, &known);
		add_test(&text, proofs, proof,
		         proof->is_kept ? kept_test(proof, arena, kept)
		                        : proof->test);
		any = true;
	}
	if (!any)
		return NULL;
	prover_write_replay(arena, folder);
	file_write(arena, path, text.bytes, text.len);
	return path;
}

/* What a program writes, or NULL if it does not run to its end. */
static const char *
output_of(struct arena *arena, const char *program)
{
	struct argv argv = {0};
	struct process process;
	char *bytes = arena_array(arena, char, OUTPUT_MOST + 1);
	size_t len = 0;
	long count, until = process_now() + WAIT_MS;

	argv_add(arena, &argv, program, NULL);
	if (!process_start(arena, &process, &argv, OUTPUT_PIPE))
		return NULL;
	while (len < OUTPUT_MOST &&
	       (count = process_read(&process, bytes + len, OUTPUT_MOST - len,
	                             until)) > 0)
		len += (size_t)count;
	process_kill(&process);
	process_wait(&process);
	return bytes;
}

/* Reads "2 differs: TEXT" into the finding whose state that is. */
static void
read_line(struct proof_finding *finding, struct arena *arena, const char *text)
{
	static const char *const words[] = {
		[REPLAY_AGREES] = "agrees",
		[REPLAY_DIFFERS] = "differs",
		[REPLAY_EXCLUDED] = "excluded",
		[REPLAY_UNCLEAR] = "unclear",
	};
	const char *word = strchr(text, ' ');
	const char *why = word ? strstr(word, ": ") : NULL;

	for (int i = REPLAY_AGREES; word && i <= REPLAY_UNCLEAR; i++)
		if (strncmp(word + 1, words[i], strlen(words[i])) == 0)
			finding->replay = (enum replay_result)i;
	if (why)
		*list_add(arena, &finding->seen) = why + 2;
}

/* The finding that has the test's state of that number, from 1. */
static struct proof_finding *
finding_of(struct proof *proof, struct arena *arena, uint32_t number)
{
	list_each (struct proof_finding, finding, &proof->findings)
		if (finding->is_tried && --number == 0)
			return finding;
	while (proof->is_kept && number-- > 0)
		*list_add(arena, &proof->findings) = (struct proof_finding){
			.text = "fails the test that was kept of it",
			.state = "",
			.fails = true,
			.is_tried = true,
			.is_seen = true,
		};
	return proof->is_kept
	               ? &proof->findings.items[proof->findings.count - 1]
	               : NULL;
}

/* What a finding comes to, once its state was tried. */
static bool
still_fails(const struct proof_finding *finding)
{
	if (finding->is_likely)
		return finding->replay == REPLAY_DIFFERS;
	return finding->fails &&
	       (finding->replay == REPLAY_NONE ||
	        finding->replay == REPLAY_DIFFERS ||
	        (finding->replay != REPLAY_EXCLUDED && !finding->is_seen));
}

/* A test that was kept, and says nothing, shows nothing. */
static void
miss(struct proof *proof, struct arena *arena)
{
	*list_add(arena, &proof->findings) = (struct proof_finding){
		.text = "passes the test that was kept of it",
		.state = "",
	};
	if (proof->verdict != PROOF_FAILED)
		proof->verdict = PROOF_UNKNOWN;
}

static void
run_test(struct proof *proof, struct arena *arena)
{
	const char *line =
		output_of(arena, arena_print(arena, "./%s",
	                                     beside(proof, arena, ".run")));
	bool any = false;

	if (proof->is_kept && (!line || !*line))
		miss(proof, arena);
	while (line && *line) {
		size_t len = strcspn(line, "\n");
		const char *text = arena_text(arena, line, len);
		struct proof_finding *finding = finding_of(
			proof, arena, (uint32_t)strtoul(text, NULL, 10));

		if (finding)
			read_line(finding, arena, text);
		line += len + (line[len] == '\n');
	}
	list_each (struct proof_finding, finding, &proof->findings) {
		if (!finding->is_tried)
			continue;
		finding->fails = still_fails(finding);
		any |= finding->fails;
	}
	if (any)
		proof->verdict = PROOF_FAILED;
	else if (proof->is_tested)
		proof->verdict = PROOF_UNKNOWN;
}

/* Tests of what is refuted and shown to be go to where tests are kept. */
static void
keep_test(const struct proof *proof, struct arena *arena, const char *folder)
{
	uint32_t size;
	const char *text = file_read(arena, proof->test, &size);

	if (!text)
		die("cannot read '%s':", proof->test);
	file_write(arena, kept_test(proof, arena, folder), text, size);
}

void
replay_all(struct proofs *proofs, struct build *build, const char *kept)
{
	struct arena *arena = proofs->plan->session->arena;

	bool made;

	build->file = write_build(proofs, kept);
	if (!build->file)
		return;
	made = build_make(build, NULL);
	list_each (struct proof, proof, &proofs->all) {
		if (made && (proof->is_tested || proof->is_kept))
			run_test(proof, arena);
		else if (proof->is_kept)
			miss(proof, arena);
		if (kept && proof->is_tested && proof->verdict == PROOF_FAILED)
			keep_test(proof, arena, kept);
	}
}

/* Whether the program of a test is there, and made after it. */
static bool
is_built(const struct proof *proof, struct arena *arena)
{
	struct stat test, program;

	return stat(proof->test, &test) == 0 &&
	       stat(beside(proof, arena, ".run"), &program) == 0 &&
	       program.st_mtime >= test.st_mtime;
}

void
replay_again(struct proofs *proofs)
{
	struct arena *arena = proofs->plan->session->arena;

	list_each (struct proof, proof, &proofs->all) {
		proof->is_tested = proof->is_made && has_state(proof) &&
		                   is_built(proof, arena);
		if (proof->is_tested)
			run_test(proof, arena);
	}
}

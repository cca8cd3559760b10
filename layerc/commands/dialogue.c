#include "dialogue.h"

#include <string.h>

/* Of a line that the console shows, so much more than was expected is kept. */
enum { LINE_MORE = 64 * 1024 };

static const char prompt[] = "$ ";

enum { PROMPT_LEN = sizeof(prompt) - 1 };

static const char *
text_at(const struct dialogue *dialogue, uint32_t offset)
{
	return dialogue->file->text + offset;
}

static bool
is_prompt(const struct dialogue *dialogue)
{
	return dialogue->end - dialogue->begin >= PROMPT_LEN &&
	       memcmp(text_at(dialogue, dialogue->begin), prompt, PROMPT_LEN) ==
	               0;
}

static void
expect_line(struct dialogue *dialogue, uint32_t begin)
{
	const struct source *file = dialogue->file;
	const char *newline =
		memchr(file->text + begin, '\n', file->size - begin);
	uint32_t end = newline ? (uint32_t)(newline - file->text) : file->size;

	if (newline && end > begin && file->text[end - 1] == '\r')
		end--;
	dialogue->begin = dialogue->at = begin;
	dialogue->end = end;
	dialogue->has_newline = newline != NULL;
	dialogue->is_wild = false;
	dialogue->came.len = 0;
}

void
dialogue_begin(struct dialogue *dialogue, struct arena *arena,
               const struct source *file)
{
	*dialogue = (struct dialogue){.arena = arena,
	                              .file = file,
	                              .came.arena = arena,
	                              .typed.arena = arena};
	text_bytes(&dialogue->came, "", 0);
	expect_line(dialogue, 0);
}

static bool
differ(struct dialogue *dialogue, uint32_t wrong)
{
	dialogue->differs = true;
	dialogue->wrong = wrong;
	return false;
}

/*
 * Holds what came from the first '*' of a line on against it, to its end.
 * Each '*' takes as little as lets what stands behind it follow.
 */
static bool
is_wild_line(struct dialogue *dialogue)
{
	uint32_t end = dialogue->end, star = dialogue->at;
	const char *came = dialogue->came.bytes + (star - dialogue->begin);
	size_t left = dialogue->came.len - (star - dialogue->begin);

	while (left > 0) {
		const char *text = text_at(dialogue, star + 1), *found;
		const char *next = memchr(text, '*', end - star - 1);
		size_t len = next ? (size_t)(next - text) : end - star - 1;

		came++;
		left--;
		if (next)
			found = memmem(came, left, text, len);
		else
			found = len <= left ? came + left - len : NULL;
		if (!found || memcmp(found, text, len) != 0)
			return differ(dialogue, star + 1);
		if (!next)
			return true;
		left -= (size_t)(found - came) + len;
		came = found + len;
		star += (uint32_t)len + 1;
	}
	return differ(dialogue, star);
}

/* Whether the line that came, and may come to its end, is the expected one. */
static bool
is_whole_line(struct dialogue *dialogue)
{
	if (dialogue->is_wild)
		return is_wild_line(dialogue);
	return dialogue->at == dialogue->end || differ(dialogue, dialogue->at);
}

static void
end_line(struct dialogue *dialogue)
{
	uint32_t end = dialogue->end;

	if (!dialogue->differs && is_whole_line(dialogue)) {
		if (dialogue->has_newline) {
			end += *text_at(dialogue, end) == '\r';
			expect_line(dialogue, end + 1);
			return;
		}
		dialogue->more_newline = true;
		differ(dialogue, end);
	}
	dialogue->came_whole = true;
}

static void
compare(struct dialogue *dialogue, char byte)
{
	uint32_t at = dialogue->at;
	bool is_kept = dialogue->came.len <
	               LINE_MORE + (dialogue->end - dialogue->begin);

	if (is_kept && !dialogue->came_whole)
		text_bytes(&dialogue->came, &byte, 1);
	if (dialogue->differs)
		return;
	if (dialogue->is_wild) {
		if (!is_kept)
			differ(dialogue, at);
	} else if (at < dialogue->end && *text_at(dialogue, at) == '*' &&
	           !is_prompt(dialogue)) {
		dialogue->is_wild = true;
	} else if (at < dialogue->end && *text_at(dialogue, at) == byte) {
		dialogue->at++;
	} else {
		differ(dialogue, at);
	}
}

/* Types the rest of a line whose prompt stands on the console. */
static void
type_line(struct dialogue *dialogue)
{
	uint32_t begin = dialogue->begin + PROMPT_LEN;

	if (dialogue->differs || dialogue->at != begin || !is_prompt(dialogue))
		return;
	dialogue->typed_last =
		(struct span){dialogue->file, begin, dialogue->end};
	text_bytes(&dialogue->typed, text_at(dialogue, begin),
	           dialogue->end - begin);
	text_bytes(&dialogue->typed, "\n", 1);
}

static void
take_byte(struct dialogue *dialogue, char byte)
{
	compare(dialogue, byte);
	type_line(dialogue);
}

static void
take_return(struct dialogue *dialogue)
{
	if (dialogue->has_return)
		take_byte(dialogue, '\r');
	dialogue->has_return = false;
}

void
dialogue_receive(struct dialogue *dialogue, const char *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (bytes[i] == '\n') {
			dialogue->has_return = false;
			end_line(dialogue);
			continue;
		}
		take_return(dialogue);
		if (bytes[i] == '\r')
			dialogue->has_return = true;
		else
			take_byte(dialogue, bytes[i]);
	}
}

/* The line as it came, from begin on, or what of it is near the place. */
static const char *
shown(const struct dialogue *dialogue, size_t begin)
{
	enum { BEFORE = 40, WHOLE = 120 };
	size_t len = dialogue->came.len, at = dialogue->wrong - dialogue->begin;
	size_t first = begin, end;
	char *text;

	if (len - begin > WHOLE && at < len && at - begin > BEFORE)
		first = at - BEFORE;
	end = len - first > WHOLE ? first + WHOLE : len;
	text = arena_text(dialogue->arena, dialogue->came.bytes + first,
	                  end - first);
	/* A NUL would end the text; reports show it as they do others. */
	for (size_t i = 0; i < end - first; i++)
		if (text[i] == '\0')
			text[i] = '?';
	return arena_print(dialogue->arena, "'%s%s%s'",
	                   first > begin ? "..." : "", text,
	                   end < len ? "..." : "");
}

static void
report_difference(const struct dialogue *dialogue, struct diag *diag)
{
	struct span span = {dialogue->file, dialogue->wrong, dialogue->end};

	if (dialogue->wrong < dialogue->file->size)
		diag_report(diag, DIAG_wrong_output, span,
		            "the console shows %s, not this",
		            shown(dialogue, 0));
	else
		diag_report(
			diag, DIAG_wrong_output, span,
			"the console goes on with %s where the transcript ends",
			dialogue->more_newline
				? "a newline"
				: shown(dialogue,
		                        dialogue->wrong - dialogue->begin));
}

/* Whether the transcript is at its end. */
static bool
is_complete(struct dialogue *dialogue)
{
	if (dialogue->has_newline)
		return false;
	return dialogue->begin == dialogue->end ? dialogue->came.len == 0
	                                        : is_whole_line(dialogue);
}

static void
report_missing(const struct dialogue *dialogue, struct diag *diag,
               const char *ended)
{
	uint32_t begin = dialogue->differs ? dialogue->wrong : dialogue->at;

	diag_report(diag, DIAG_missing_output,
	            (struct span){dialogue->file, begin, dialogue->end},
	            "this was to come, but %s",
	            ended ? ended : "the machine powered off");
}

bool
dialogue_judge(struct dialogue *dialogue, struct diag *diag, const char *ended)
{
	uint32_t size = dialogue->file->size;

	take_return(dialogue);
	if (dialogue->differs)
		report_difference(dialogue, diag);
	else if (!is_complete(dialogue))
		report_missing(dialogue, diag, ended);
	else if (ended)
		diag_report(diag, DIAG_wrong_end,
		            (struct span){dialogue->file, size, size},
		            "all of this came, but then %s", ended);
	else
		return true;
	if (dialogue->typed_last.source)
		diag_note(diag, dialogue->typed_last, "this was typed last");
	return false;
}

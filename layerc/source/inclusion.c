#include "inclusion.h"

#include <string.h>
#include <strings.h>

#include "paths.h"

struct scan {
	struct arena *arena;
	struct sources *sources;
	const struct inclusion_options *options;
	struct includes *includes;
	struct map seen;     /* paths of files that were scanned */
	struct span unknown; /* the first directive without a literal */
};

static bool
is_word(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	       (byte >= '0' && byte <= '9') || byte == '_' || byte == '.' ||
	       byte == '%' || byte == '$';
}

static bool
is_blank(char byte)
{
	return byte == ' ' || byte == '\t';
}

/* Whether a word of a line includes a file. */
static bool
is_directive(enum inclusion_language language, const char *word, size_t len)
{
	static const struct {
		const char *word;
		enum inclusion_language language;
	} words[] = {
		{"%include", INCLUSION_NASM},
		{"incbin", INCLUSION_NASM},
		{".include", INCLUSION_GNU},
		{".incbin", INCLUSION_GNU},
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (words[i].language == language &&
		    strlen(words[i].word) == len &&
		    strncasecmp(words[i].word, word, len) == 0)
			return true;
	return false;
}

/* The path that a file is included by, as the project names it, or NULL. */
static const char *
find_file(struct scan *scan, const char *folder, const char *name)
{
	const struct inclusion_options *options = scan->options;
	const char *path = path_join(scan->arena, folder, name);

	/* NASM looks where it was started, others beside the file. */
	if (options->language == INCLUSION_NASM ||
	    !sources_has(scan->sources, path))
		path = name;
	for (uint32_t i = 0; !sources_has(scan->sources, path); i++) {
		if (i == options->folder_count)
			return NULL;
		path = path_join(scan->arena, options->folders[i], name);
	}
	path = paths_plain(scan->arena, path);
	return path[0] == '/' ? NULL : names_text(scan->sources->names, path);
}

static void scan_file(struct scan *scan, const char *path);

/* Reads the operand at; the directive begins at begin. */
static void
take_operand(struct scan *scan, const struct source *source, uint32_t begin,
             uint32_t at)
{
	const char *text = source->text;
	const char *path;
	struct span span = {source, begin, at};
	char close;
	size_t len;

	while (is_blank(text[at]))
		at++;
	close = text[at] == '<' ? '>' : text[at];
	len = close != '\0' && strchr("\"'`>", close)
	              ? strcspn(text + at + 1, "\n")
	              : 0;
	if (len == 0 || !memchr(text + at + 1, close, len)) {
		if (!scan->unknown.source)
			scan->unknown = span;
		return;
	}
	len = (size_t)((const char *)memchr(text + at + 1, close, len) -
	               (text + at + 1));
	span.end = at + 2 + (uint32_t)len;
	path = find_file(scan, path_folder(scan->arena, source->path),
	                 arena_text(scan->arena, text + at + 1, len));
	if (!path)
		return;
	*list_add(scan->arena, scan->includes) = (struct include){path, span};
	if (!strstr(arena_text(scan->arena, text + begin, span.end - begin),
	            "incbin"))
		scan_file(scan, path);
}

/* Whether a '#' at offset begins "#include" or the like. */
static bool
is_preprocessor(const char *text, uint32_t *at)
{
	static const char *const words[] = {"include_next", "include", "import",
	                                    NULL};
	uint32_t end = *at + 1;

	while (is_blank(text[end]))
		end++;
	for (const char *const *word = words; *word; word++) {
		size_t len = strlen(*word);

		if (strncmp(text + end, *word, len) != 0 ||
		    is_word(text[end + len]))
			continue;
		*at = end + (uint32_t)len;
		return true;
	}
	return false;
}

/* Skips a literal, which does not reach beyond its line. */
static uint32_t
skip_literal(const char *text, uint32_t at)
{
	char quote = text[at++];

	while (text[at] && text[at] != '\n' && text[at] != quote)
		at++;
	return text[at] == quote ? at + 1 : at;
}

static void
scan_line(struct scan *scan, const struct source *source, uint32_t at)
{
	enum inclusion_language language = scan->options->language;
	const char *text = source->text;

	while (is_blank(text[at]))
		at++;
	if (text[at] == '#' && language != INCLUSION_NASM) {
		uint32_t begin = at;

		if (is_preprocessor(text, &at))
			take_operand(scan, source, begin, at);
		return;
	}
	while (language != INCLUSION_C && text[at] && text[at] != '\n') {
		uint32_t begin = at;

		while (is_word(text[at]))
			at++;
		if (is_directive(language, text + begin, at - begin)) {
			take_operand(scan, source, begin, at);
			return;
		}
		if (text[at] == (language == INCLUSION_NASM ? ';' : '#'))
			return;
		if (at == begin)
			at = strchr("\"'`", text[at]) ? skip_literal(text, at)
			                              : at + 1;
	}
}

/* Scans a file once, without the block comments of C. */
static void
scan_file(struct scan *scan, const char *path)
{
	const struct source *source = sources_read(scan->sources, path);
	const char *name = names_text(scan->sources->names, path);
	const char *comment = NULL, *end = NULL;

	if (!source || map_get(&scan->seen, name))
		return;
	map_put(scan->arena, &scan->seen, name, scan);
	if (scan->options->language != INCLUSION_NASM)
		comment = strstr(source->text, "/*");
	for (uint32_t i = 0; i < source->line_count; i++) {
		const char *line = source->text + source->line_begin[i];

		/* The line in which a comment begins may hold a directive. */
		while (comment && comment < line) {
			end = strstr(comment + 2, "*/");
			comment = strstr(end ? end : comment + 2, "/*");
		}
		if (!end || line >= end)
			scan_line(scan, source, source->line_begin[i]);
	}
}

static bool
is_known(const struct includes *includes, const char *path)
{
	list_each (const struct include, include, includes)
		if (include->path == path)
			return true;
	return false;
}

/* Adds what only the dependency file names. */
static void
add_dependencies(struct scan *scan, const char *unit)
{
	const struct depfile *depfile = scan->options->depfile;
	const struct source *source = sources_read(scan->sources, unit);
	struct span span = scan->unknown;

	if (!depfile || !source)
		return;
	if (!span.source)
		span = source_line(source, 1);
	list_each (const char *, file, &depfile->files) {
		const char *path = names_text(scan->sources->names,
		                              paths_plain(scan->arena, *file));

		if (path[0] != '/' && strcmp(path, unit) != 0 &&
		    !is_known(scan->includes, path))
			*list_add(scan->arena, scan->includes) =
				(struct include){path, span};
	}
}

void
inclusion_scan(struct arena *arena, struct sources *sources, const char *path,
               const struct inclusion_options *options,
               struct includes *includes)
{
	struct scan scan = {.arena = arena,
	                    .sources = sources,
	                    .options = options,
	                    .includes = includes};

	scan_file(&scan, path);
	add_dependencies(&scan, paths_plain(arena, path));
}

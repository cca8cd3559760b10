#include <string.h>

#include "../base/file.h"
#include "cshared.h"
#include "cwords.h"

/* Macros of the unit's own files that are defined, by their place. */
struct cmacro {
	const char *name;
	struct span span; /* the name */
	struct span body;
	struct map *parameters;
	bool expanded;
};

struct finding {
	struct cwalk *walk;
	struct {
		struct cregion *items;
		uint32_t count, capacity;
	} regions;
	struct {
		struct cmacro *items;
		uint32_t count, capacity;
	} macros;
	struct {
		const struct source **items;
		uint32_t count, capacity;
	} files; /* the unit's own */
};

/* The directives that are open at a place, from the outermost. */
struct open {
	struct {
		uint32_t opener; /* the '#' of "#if" */
		uint32_t last;   /* that, or the last "#elif" or "#else" */
	} items[64];             /* deeper ones take the places of others */
	uint32_t depth;
};

static bool
is_any(const struct cwords *words, struct cword word, const char *const *texts)
{
	for (; *texts; texts++)
		if (cwords_is(words, word, *texts))
			return true;
	return false;
}

/* Takes the directive whose '#' stands at begin. */
static void
take(struct open *open, const struct cwords *words, struct cword word,
     uint32_t begin)
{
	static const char *const ifs[] = {"if", "ifdef", "ifndef", NULL};
	static const char *const elses[] = {"else", "elif", "elifdef",
	                                    "elifndef", NULL};

	if (is_any(words, word, ifs)) {
		open->items[open->depth % 64].opener = begin;
		open->items[open->depth++ % 64].last = begin;
	} else if (open->depth > 0 && is_any(words, word, elses)) {
		open->items[(open->depth - 1) % 64].last = begin;
	} else if (open->depth > 0 && cwords_is(words, word, "endif")) {
		open->depth--;
	}
}

/* What is open behind a directive, innermost. */
struct rung {
	uint32_t at; /* of the directive */
	bool is_open;
	uint32_t opener, last;
};

struct rungs LIST(struct rung);

/* The directives of a file, read once: many places ask what is open there. */
static const struct rungs *
rungs_of(struct cwalk *walk, const struct source *source)
{
	struct arena *arena = walk->reader->arena;
	struct cwords words = cwords_of((struct span){source, 0, source->size});
	struct rungs *rungs = map_get(&walk->rungs, source);
	struct open open = {.depth = 0};
	struct cword word;

	if (rungs)
		return rungs;
	rungs = arena_new(arena, struct rungs);
	map_put(arena, &walk->rungs, source, rungs);
	while ((word = cwords_next(&words)).kind != CWORD_END) {
		struct rung rung = {.at = word.begin};

		if (word.kind != CWORD_DIRECTIVE)
			continue;
		take(&open, &words, cwords_next(&words), rung.at);
		rung.is_open = open.depth > 0;
		if (rung.is_open) {
			rung.opener = open.items[(open.depth - 1) % 64].opener;
			rung.last = open.items[(open.depth - 1) % 64].last;
		}
		*list_add(arena, rungs) = rung;
	}
	return rungs;
}

/* The last directive before a place, or NULL. */
static const struct rung *
rung_before(const struct rungs *rungs, uint32_t offset)
{
	uint32_t low = 0, high = rungs->count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (rungs->items[middle].at < offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low > 0 ? &rungs->items[low - 1] : NULL;
}

/* When the condition of a directive holds, or with is_not does not. */
static const char *
condition(struct cwalk *walk, struct span directive, bool is_not)
{
	struct arena *arena = walk->reader->arena;
	const struct source *source = directive.source;
	struct cwords words =
		cwords_of((struct span){source, directive.begin, source->size});
	struct cword word = (cwords_next(&words), cwords_next(&words));
	bool asks = cwords_is(&words, word, "ifdef") ||
	            cwords_is(&words, word, "elifdef");
	bool asks_not = cwords_is(&words, word, "ifndef") ||
	                cwords_is(&words, word, "elifndef");
	struct cword first = cwords_next(&words);
	struct span rest = cwords_line(&words, first.begin);
	size_t len = strcspn(source->text + rest.begin, "/\r\n");

	if (len > rest.end - rest.begin)
		len = rest.end - rest.begin;
	while (len > 0 && strchr(" \t", source->text[rest.begin + len - 1]))
		len--;
	if (asks || asks_not)
		return arena_print(
			arena, "'%s' is %sdefined",
			cnames_text(walk, source, first.begin, first.end),
			asks == is_not ? "not " : "");
	return arena_print(arena, "'%.*s' %s", (int)len,
	                   source->text + rest.begin,
	                   is_not ? "does not hold" : "holds");
}

struct cdirective
cskip_directive(struct cwalk *walk, const struct source *source,
                uint32_t offset)
{
	const struct rung *rung = rung_before(rungs_of(walk, source), offset);
	struct span last = {source, offset, offset}, opener = last;
	struct cwords words;
	struct cword word;
	bool is_else;

	if (rung && rung->is_open) {
		last.begin = rung->last;
		opener.begin = rung->opener;
	}
	words = cwords_of((struct span){source, last.begin, source->size});
	cwords_next(&words);
	word = cwords_next(&words);
	is_else = cwords_is(&words, word, "else");
	return (struct cdirective){
		source_line(source, source_place(source, last.begin).line),
		condition(walk, is_else ? opener : last, is_else)};
}

/* Adds the lines of one of the unit's own files that were left out. */
static void
add_skipped(struct finding *finding, CXSourceRange range)
{
	struct cwalk *walk = finding->walk;
	uint32_t begin, end;
	const struct cknown *known =
		cplace_file(walk, clang_getRangeStart(range), &begin);

	if (!known->own || !known->source ||
	    cplace_file(walk, clang_getRangeEnd(range), &end) != known ||
	    end < begin)
		return;
	*list_add(walk->reader->arena, &finding->regions) =
		(struct cregion){.span = {known->source, begin, end}};
}

static void
find_skipped(struct finding *finding)
{
	CXSourceRangeList *ranges =
		clang_getAllSkippedRanges(finding->walk->unit);

	for (unsigned i = 0; i < ranges->count; i++)
		add_skipped(finding, ranges->ranges[i]);
	clang_disposeSourceRangeList(ranges);
}

static const struct cregion *
region_at(const struct finding *finding, const struct source *source,
          uint32_t offset)
{
	list_each (const struct cregion, region, &finding->regions)
		if (region->span.source == source &&
		    region->span.begin <= offset && offset < region->span.end)
			return region;
	return NULL;
}

/* Reads the parameters of a macro behind its name; returns what follows. */
static uint32_t
read_parameters(struct finding *finding, struct cwords words,
                struct cmacro *macro)
{
	struct arena *arena = finding->walk->reader->arena;
	struct cword word = cwords_next(&words);

	macro->parameters = arena_new(arena, struct map);
	if (!cwords_is(&words, word, "(") || word.begin != macro->span.end)
		return macro->span.end;
	while (word.kind != CWORD_END && !cwords_is(&words, word, ")")) {
		word = cwords_next(&words);
		if (word.kind == CWORD_NAME)
			map_put(arena, macro->parameters,
			        cnames_text(finding->walk, words.source,
			                    word.begin, word.end),
			        finding);
	}
	return words.at;
}

/* Reads the "NAME(PARAMETERS) BODY" of a definition. */
static void
add_macro(struct finding *finding, struct cwords *words)
{
	struct cword name = cwords_next(words);
	struct span line = cwords_line(words, name.begin);
	struct cmacro macro = {
		.name = cnames_text(finding->walk, words->source, name.begin,
	                            name.end),
		.span = {words->source, name.begin, name.end},
	};

	macro.body = line;
	words->at = line.end;
	macro.body.begin = read_parameters(
		finding,
		(struct cwords){words->source, name.end, line.end, true},
		&macro);
	*list_add(finding->walk->reader->arena, &finding->macros) = macro;
}

/*
 * "#pragma weak NAME = OTHER" defines a name for what another one names, and
 * libclang shows nothing of it.
 */
static void
read_pragma(struct finding *finding, struct cwords *words)
{
	struct arena *arena = finding->walk->reader->arena;
	struct unit *facts = finding->walk->facts;
	struct cword weak = cwords_next(words), name = cwords_next(words);
	struct cword equals = cwords_next(words), other = cwords_next(words);
	struct cspot spot = {.span = {words->source, other.begin, other.end}};
	const char *symbol =
		cnames_text(finding->walk, words->source, name.begin, name.end);

	words->at = cwords_line(words, weak.begin).end;
	if (!cwords_is(words, weak, "weak") || !cwords_is(words, equals, "=") ||
	    other.kind != CWORD_NAME || other.end > words->at)
		return;
	*list_add(arena, &facts->definitions) = (struct definition){
		.symbol = symbol,
		.kind = SYMBOL_UNKNOWN,
		.span = {words->source, name.begin, name.end},
		.global = true,
		.weak = true,
	};
	csymbol_use(finding->walk, symbol,
	            cnames_text(finding->walk, words->source, other.begin,
	                        other.end),
	            USE_ADDRESS, &spot);
}

static void
find_macros(struct finding *finding, const struct source *source)
{
	struct cwords words = cwords_of((struct span){source, 0, source->size});
	struct cword word = cwords_next(&words);

	for (; word.kind != CWORD_END; word = cwords_next(&words)) {
		if (word.kind != CWORD_DIRECTIVE ||
		    region_at(finding, source, word.begin))
			continue;
		word = cwords_next(&words);
		if (cwords_is(&words, word, "define"))
			add_macro(finding, &words);
		else if (cwords_is(&words, word, "pragma"))
			read_pragma(finding, &words);
	}
}

/* Marks the macros that the body of an expanded one may expand. */
static bool
mark(struct finding *finding, struct span body, struct map *expanded)
{
	struct cwalk *walk = finding->walk;
	struct cwords words = cwords_of(body);
	struct cword word = cwords_next(&words);
	bool grows = false;

	for (; word.kind != CWORD_END; word = cwords_next(&words)) {
		const char *name =
			cnames_text(walk, body.source, word.begin, word.end);

		if (word.kind != CWORD_NAME || map_get(expanded, name))
			continue;
		map_put(walk->reader->arena, expanded, name, walk);
		grows = true;
	}
	return grows;
}

static void
mark_expanded(struct finding *finding)
{
	struct cwalk *walk = finding->walk;
	struct map expanded = {0};
	bool grows = true;

	list_each (const struct cexpansion, expansion, &walk->expansions)
		if (expansion->definition.source)
			mark(finding, expansion->definition, &expanded);
	while (grows) {
		grows = false;
		list_each (struct cmacro, macro, &finding->macros) {
			if (macro->expanded || !map_get(&expanded, macro->name))
				continue;
			macro->expanded = true;
			grows |= mark(finding, macro->body, &expanded);
		}
	}
}

static void
add_macros(struct finding *finding)
{
	list_each (const struct cmacro, macro, &finding->macros)
		if (!macro->expanded)
			*list_add(finding->walk->reader->arena,
			          &finding->regions) = (struct cregion){
				.span = macro->body,
				.macro = macro->span,
				.parameters = macro->parameters,
			};
}

/* The end of a word, or where it begins a definition: of its parameters. */
static uint32_t
head_end(const struct finding *finding, const struct source *source,
         struct cword word)
{
	list_each (const struct cmacro, macro, &finding->macros)
		if (macro->span.source == source &&
		    macro->span.begin == word.begin)
			return macro->body.begin;
	return word.end;
}

/* The names of a file's text that was compiled. */
static void
find_compiled(const struct finding *finding, const struct source *source,
              struct map *compiled)
{
	struct cwalk *walk = finding->walk;
	struct cwords words = cwords_of((struct span){source, 0, source->size});

	for (;;) {
		struct cword word = cwords_next(&words);
		const struct cregion *region;

		if (word.kind == CWORD_END)
			return;
		region = region_at(finding, source, word.begin);
		if (region) {
			words.at = region->span.end;
			continue;
		}
		words.at = head_end(finding, source, word);
		if (words.at == word.end && word.kind == CWORD_NAME)
			map_put(walk->reader->arena, compiled,
			        cnames_text(walk, source, word.begin, word.end),
			        walk);
	}
}

static void
add_names(struct finding *finding, const struct source *source)
{
	struct unit *facts = finding->walk->facts;
	struct map compiled = {0};

	find_compiled(finding, source, &compiled);
	list_each (struct cregion, region, &finding->regions) {
		if (region->span.source != source)
			continue;
		cnames_add(finding->walk, region, &compiled);
		if (!region->macro.source)
			*list_add(finding->walk->reader->arena,
			          &facts->skipped) = (struct skipped){
				region->span, region->unjudged};
	}
}

static void
add_file(struct finding *finding, const struct source *source)
{
	if (!source)
		return;
	for (uint32_t i = 0; i < finding->files.count; i++)
		if (finding->files.items[i] == source)
			return;
	*list_add(finding->walk->reader->arena, &finding->files) = source;
}

/* The file parsed, and the headers that stand beside it. */
static void
find_files(struct finding *finding)
{
	struct cwalk *walk = finding->walk;
	struct sources *sources = walk->reader->sources;

	add_file(finding, sources_read(sources, walk->facts->path));
	list_each (const struct include, include, walk->includes)
		if (strcmp(path_folder(walk->reader->arena, include->path),
		           walk->folder) == 0)
			add_file(finding, sources_read(sources, include->path));
}

void
cskip_finish(struct cwalk *walk)
{
	struct finding finding = {.walk = walk};

	find_skipped(&finding);
	find_files(&finding);
	for (uint32_t i = 0; i < finding.files.count; i++)
		find_macros(&finding, finding.files.items[i]);
	mark_expanded(&finding);
	add_macros(&finding);
	if (finding.regions.count == 0)
		return;
	for (uint32_t i = 0; i < finding.files.count; i++)
		add_names(&finding, finding.files.items[i]);
}

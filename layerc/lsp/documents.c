#include "documents.h"

#include <stdlib.h>
#include <string.h>

#include "../base/file.h"
#include "../base/text.h"
#include "position.h"

struct document *
documents_find(const struct documents *documents, const char *uri)
{
	list_each (struct document *const, document, &documents->all)
		if ((*document)->text && strcmp((*document)->uri, uri) == 0)
			return *document;
	return NULL;
}

struct document *
documents_at(const struct documents *documents, const char *path)
{
	list_each (struct document *const, document, &documents->all)
		if ((*document)->text && (*document)->path &&
		    strcmp((*document)->path, path) == 0)
			return *document;
	return NULL;
}

const char *
documents_path(const struct documents *documents, struct arena *arena,
               const char *uri)
{
	const char *path = position_path(arena, uri);
	size_t len = documents->root ? strlen(documents->root) : 0;
	char *folder;

	if (!path || len == 0)
		return NULL;
	/* Editors name files by symbolic links, too. */
	folder = realpath(path_folder(arena, path), NULL);
	if (folder)
		path = path_join(arena, folder, path_last(path));
	free(folder);
	if (strncmp(path, documents->root, len) != 0 || path[len] != '/')
		return NULL;
	return path + len + 1;
}

const char *
documents_uri(const struct documents *documents, struct arena *arena,
              const char *path)
{
	const struct document *document = documents_at(documents, path);

	return document ? document->uri
	                : position_uri(arena,
	                               path_join(arena, documents->root, path));
}

static struct document *
of_params(const struct documents *documents, const json_t *params)
{
	const char *uri = json_string_value(json_object_get(
		json_object_get(params, "textDocument"), "uri"));

	return uri ? documents_find(documents, uri) : NULL;
}

/* Puts a text in place of the one that there is. */
static void
set_text(struct document *document, const struct text *text)
{
	struct arena arena = {0};

	document->size = (uint32_t)text->len;
	document->text =
		arena_text(&arena, text->len ? text->bytes : "", text->len);
	arena_free(&document->arena);
	document->arena = arena;
}

static struct document *
add(struct documents *documents, const char *uri)
{
	struct document *document;

	/* What was closed is opened again, most often. */
	list_each (struct document *, known, &documents->all)
		if (strcmp((*known)->uri, uri) == 0)
			return *known;
	document = arena_new(documents->arena, struct document);
	document->uri = arena_text(documents->arena, uri, strlen(uri));
	document->path = documents_path(documents, documents->arena, uri);
	*list_add(documents->arena, &documents->all) = document;
	return document;
}

bool
documents_open(struct documents *documents, const json_t *params)
{
	const json_t *item = json_object_get(params, "textDocument");
	const json_t *text = json_object_get(item, "text");
	const char *uri = json_string_value(json_object_get(item, "uri"));
	struct arena arena = {0};
	struct text bytes = {.arena = &arena};
	struct document *document;

	if (!uri || !json_is_string(text) || documents_find(documents, uri) ||
	    json_string_length(text) >= UINT32_MAX)
		return false;
	document = add(documents, uri);
	text_bytes(&bytes, json_string_value(text), json_string_length(text));
	set_text(document, &bytes);
	document->version =
		json_integer_value(json_object_get(item, "version"));
	arena_free(&arena);
	return true;
}

static bool
change(struct document *document, const json_t *event)
{
	const json_t *range = json_object_get(event, "range");
	const json_t *words = json_object_get(event, "text");
	struct arena arena = {0};
	struct text text = {.arena = &arena};
	uint32_t begin = 0, end = document->size;

	if (range) {
		begin = position_offset(document->text, document->size,
		                        json_object_get(range, "start"));
		end = position_offset(document->text, document->size,
		                      json_object_get(range, "end"));
	}
	if (!json_is_string(words) || begin == UINT32_MAX ||
	    end == UINT32_MAX || end < begin ||
	    json_string_length(words) >= UINT32_MAX - document->size)
		return false;
	text_bytes(&text, document->text, begin);
	text_bytes(&text, json_string_value(words), json_string_length(words));
	text_bytes(&text, document->text + end, document->size - end);
	set_text(document, &text);
	arena_free(&arena);
	return true;
}

bool
documents_change(struct documents *documents, const json_t *params)
{
	struct document *document = of_params(documents, params);
	const json_t *events = json_object_get(params, "contentChanges"),
		     *event;
	size_t i;

	if (!document || !json_is_array(events))
		return false;
	json_array_foreach (events, i, event)
		if (!change(document, event))
			return false;
	document->version = json_integer_value(json_object_get(
		json_object_get(params, "textDocument"), "version"));
	return true;
}

bool
documents_close(struct documents *documents, const json_t *params)
{
	struct document *document = of_params(documents, params);

	if (!document)
		return false;
	document->text = NULL;
	document->size = 0;
	arena_free(&document->arena);
	return true;
}

void
documents_free(struct documents *documents)
{
	list_each (struct document *, document, &documents->all)
		arena_free(&(*document)->arena);
}

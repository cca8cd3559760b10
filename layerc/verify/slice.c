#define XXH_INLINE_ALL
#include "slice.h"

#include <ctype.h>
#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>
#include <xxhash.h>

#include "../base/file.h"
#include "reach.h"

/* What relates code to its specification, by the begin of its name. */
static const char *const related[] = {"abstract_",  "represents_", "couples_",
                                      "invariant_", "lifted_",     "start_"};

struct slice {
	struct machine *machine;
	struct map reached; /* names of functions */
	uint64_t sum;
};

static void
add_bytes(struct slice *slice, const void *bytes, size_t size)
{
	slice->sum = XXH3_64bits_withSeed(bytes, size, slice->sum);
}

static void
add_file(struct slice *slice, const char *path)
{
	uint32_t size = 0;
	const char *bytes = file_read(slice->machine->arena, path, &size);

	add_bytes(slice, bytes ? bytes : "", bytes ? size : 0);
}

static bool
is_root(const char *name, const char *primitive)
{
	if (strcmp(name, primitive) == 0)
		return true;
	for (size_t i = 0; i < sizeof(related) / sizeof(related[0]); i++)
		if (strncmp(name, related[i], strlen(related[i])) == 0)
			return true;
	return false;
}

/* A block's is not the layer's, and leads where the code with the block does.
 */
static bool
is_of_block(const char *name)
{
	return strncmp(name, "__block_", strlen("__block_")) == 0;
}

/* What the primitive, the relation and all variables lead to. */
static void
reach_roots(struct slice *slice, LLVMModuleRef module, const char *primitive)
{
	struct arena *arena = slice->machine->arena;
	struct reach reach = {0};

	for (LLVMValueRef at = LLVMGetFirstFunction(module); at;
	     at = LLVMGetNextFunction(at))
		if (is_root(LLVMGetValueName(at), primitive))
			reach_from(&reach, arena, at);
	for (LLVMValueRef at = LLVMGetFirstGlobal(module); at;
	     at = LLVMGetNextGlobal(at))
		if (!is_of_block(LLVMGetValueName(at)))
			reach_from(&reach, arena, at);
	list_each (LLVMValueRef, value, &reach.all)
		if (LLVMIsAFunction(*value))
			map_put(arena, &slice->reached,
			        names_text(slice->machine->names,
			                   LLVMGetValueName(*value)),
			        slice);
}

/* Whether a line, which begins the code of a function, is one of the slice. */
static bool
is_reached(const struct slice *slice, const char *line, size_t size)
{
	const char *at = memchr(line, '@', size);
	size_t len = at ? strcspn(at, "(") : 0;

	/* A name in quotes is not looked for: it is part of every slice. */
	return len < 2 || at[1] == '"' ||
	       map_get(&slice->reached,
	               names_text(slice->machine->names,
	                          arena_text(slice->machine->arena, at + 1,
	                                     len - 1)));
}

/* Adds a line without the numbers of nodes, which others shift. */
static void
add_line(struct slice *slice, char *line, size_t size)
{
	size_t kept = 0;
	bool is_quoted = false;

	for (size_t i = 0; i < size; i++) {
		line[kept++] = line[i];
		is_quoted ^= line[i] == '"';
		if (is_quoted || (line[i] != '!' && line[i] != '#'))
			continue;
		while (i + 1 < size && isdigit((unsigned char)line[i + 1]))
			i++;
	}
	add_bytes(slice, line, kept);
}

/*
 * Of nodes, which say where things stand, only those that name the parts of
 * types count.
 */
static bool
is_kept_node(const char *line)
{
	return strstr(line, "DICompositeType") || strstr(line, "DW_TAG_member");
}

/* Leaves out a node's line in its file. */
static void
add_node(struct slice *slice, char *line, size_t size)
{
	char *at = strstr(line, ", line: ");

	if (at)
		memset(at, ' ',
		       strlen(", line: ") +
		               strspn(at + strlen(", line: "), "0123456789"));
	add_line(slice, line, size);
}

static void
add_code(struct slice *slice, LLVMModuleRef module)
{
	char *text = LLVMPrintModuleToString(module), *next = NULL;
	bool is_left_out = false;

	for (char *line = text; *line; line = next) {
		size_t size = strcspn(line, "\n");

		next = line + size + (line[size] == '\n');
		line[size] = '\0';
		if (strncmp(line, "define ", 7) == 0) {
			is_left_out = !is_reached(slice, line, size);
			add_line(slice, line, size);
		} else if (line[0] == '}') {
			is_left_out = false;
		} else if (line[0] == '!') {
			if (is_kept_node(line))
				add_node(slice, line, size);
		} else if (!is_left_out && line[0] != ';') {
			add_line(slice, line, size);
		}
	}
	LLVMDisposeMessage(text);
}

static bool
is_code(const struct machine *machine, uint32_t nth, const char *path)
{
	return nth < machine->own && !strstr(path, ".spec.c");
}

void
slice_key(struct machine *machine, const char *primitive, char **argv,
          int first, char key[SLICE_KEY])
{
	struct slice slice = {.machine = machine};

	add_file(&slice, "/proc/self/exe");
	for (int i = 1; i < first; i++)
		add_bytes(&slice, argv[i], strlen(argv[i]) + 1);
	for (uint32_t i = 0; i < machine->modules.count; i++)
		if (is_code(machine, i, argv[first + (int)i]))
			reach_roots(&slice, machine->modules.items[i],
			            primitive);
	for (uint32_t i = 0; i < machine->modules.count; i++)
		if (is_code(machine, i, argv[first + (int)i]))
			add_code(&slice, machine->modules.items[i]);
		else
			add_file(&slice, argv[first + (int)i]);
	snprintf(key, SLICE_KEY, "%016" PRIx64, slice.sum);
}

bool
slice_is_proved(const char *path, const char *key)
{
	json_t *root = json_load_file(path, 0, NULL);
	const char *kept = json_string_value(json_object_get(root, "key"));
	const char *verdict =
		json_string_value(json_object_get(root, "verdict"));
	bool is_same = kept && verdict && strcmp(kept, key) == 0 &&
	               strcmp(verdict, "proved") == 0;

	json_decref(root);
	return is_same;
}

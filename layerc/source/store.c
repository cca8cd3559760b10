#include "store.h"

#include <assert.h>
#include <string.h>

struct store
store_writer(struct arena *arena)
{
	return (struct store){.arena = arena, .out.arena = arena};
}

struct store
store_reader(struct arena *arena, struct sources *sources, const void *bytes,
             size_t size)
{
	return (struct store){.arena = arena,
	                      .sources = sources,
	                      .reads = true,
	                      .at = bytes,
	                      .end = (const unsigned char *)bytes + size};
}

bool
store_is_done(const struct store *store)
{
	return !store->damaged && store->at == store->end;
}

/* Little groups of seven bits, the lowest first, as in DWARF's ULEB128. */
static void
write_long(struct store *store, uint64_t number)
{
	char bytes[10];
	size_t len = 0;

	do {
		bool more = number > 0x7f;

		bytes[len++] = (char)((number & 0x7f) | (more ? 0x80 : 0));
		number >>= 7;
	} while (number > 0);
	text_bytes(&store->out, bytes, len);
}

static uint64_t
read_long(struct store *store)
{
	uint64_t number = 0;

	for (unsigned shift = 0; shift < 64 && store->at < store->end;
	     shift += 7) {
		unsigned char byte = *store->at++;

		number |= (uint64_t)(byte & 0x7f) << shift;
		if (!(byte & 0x80))
			return number;
	}
	store->damaged = true;
	return 0;
}

void
store_long(struct store *store, uint64_t *number)
{
	if (store->reads)
		*number = read_long(store);
	else
		write_long(store, *number);
}

uint32_t
store_enumerator(struct store *store, uint32_t value, uint32_t limit)
{
	uint64_t number = value;

	store_long(store, &number);
	if (number < limit)
		return (uint32_t)number;
	store->damaged = true;
	return 0;
}

void
store_number(struct store *store, uint32_t *number)
{
	uint64_t value = *number;

	store_long(store, &value);
	if (value > UINT32_MAX)
		store->damaged = true;
	*number = store->damaged ? 0 : (uint32_t)value;
}

void
store_flag(struct store *store, bool *flag)
{
	*flag = store_enumerator(store, *flag, 2);
}

void
store_bytes(struct store *store, const char **bytes, size_t *size)
{
	uint64_t len = *size;

	store_long(store, &len);
	if (!store->reads) {
		text_bytes(&store->out, *bytes, *size);
		return;
	}
	if (len > (uint64_t)(store->end - store->at))
		store->damaged = true;
	*bytes = (const char *)store->at;
	*size = store->damaged ? 0 : (size_t)len;
	store->at += *size;
}

static void
write_text(struct store *store, const char *text)
{
	size_t len = strlen(text);

	store_bytes(store, &text, &len);
}

/* Returns the address and length of a text within the bytes. */
static const char *
read_text(struct store *store, size_t *len)
{
	const char *text;

	*len = 0;
	store_bytes(store, &text, len);
	if (memchr(text, '\0', *len))
		store->damaged = true;
	return text;
}

/*
 * Writes the number of something that is known by its address: 0 for NULL, and
 * one behind the last for what comes up now, with text behind it.
 */
static void
write_known(struct store *store, struct store_known *known, const void *address,
            const char *text)
{
	uintptr_t number =
		address ? (uintptr_t)map_get(&known->numbers, address) : 0;

	if (!address || number) {
		write_long(store, number);
		return;
	}
	number = ++known->count;
	map_put(store->arena, &known->numbers, address, (void *)number);
	write_long(store, number);
	write_text(store, text);
}

/*
 * Reads such a number.  Returns false when a text comes behind it, which is
 * the caller's to make something of and to remember.
 */
static bool
read_known(struct store *store, const struct store_known *known,
           const void **address)
{
	uint64_t number = read_long(store);

	*address = NULL;
	if (number == (uint64_t)known->count + 1)
		return false;
	if (number > known->count)
		store->damaged = true;
	else if (number > 0)
		*address = known->items[number - 1];
	return true;
}

void
store_name(struct store *store, const char **name)
{
	const void *known;
	const char *text;
	size_t len;

	if (!store->reads) {
		write_known(store, &store->names, *name, *name);
		return;
	}
	if (!read_known(store, &store->names, &known)) {
		text = read_text(store, &len);
		known = names_add(store->sources->names, text, len);
		*list_add(store->arena, &store->names) = known;
	}
	*name = known;
}

static const struct source *
read_source(struct store *store)
{
	const void *known;
	const char *path;
	size_t len;

	if (read_known(store, &store->spanned, &known))
		return known;
	path = read_text(store, &len);
	if (!store->damaged)
		known = sources_read(
			store->sources,
			names_add(store->sources->names, path, len));
	store->damaged |= known == NULL;
	*list_add(store->arena, &store->spanned) = known;
	return known;
}

static void
write_source(struct store *store, const struct source *source)
{
	uint32_t count = store->spanned.count;

	write_known(store, &store->spanned, source,
	            source ? source->path : NULL);
	if (store->spanned.count > count)
		*list_add(store->arena, &store->files) = source->path;
}

void
store_span(struct store *store, struct span *span)
{
	uint32_t len = span->end - span->begin;

	if (store->reads)
		span->source = read_source(store);
	else
		write_source(store, span->source);
	if (!span->source)
		return;
	store_number(store, &span->begin);
	store_number(store, &len);
	if (span->begin > span->source->size ||
	    len > span->source->size - span->begin) {
		store->damaged = true;
		span->begin = len = 0;
	}
	span->end = span->begin + len;
}

void *
store_items(struct store *store, void *items, uint32_t *count, size_t size)
{
	store_number(store, count);
	if (!store->reads)
		return items;
	/* Every item takes a byte at least. */
	if (store->damaged || *count > store->end - store->at) {
		store->damaged = true;
		*count = 0;
	}
	return *count == 0 ? NULL
	                   : arena_alloc(store->arena, *count, size,
	                                 alignof(max_align_t));
}

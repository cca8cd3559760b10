/*
 * Any bytes are a baseline, with mistakes perhaps; and one that is written
 * anew says the same and is written again as it is.
 */
#include "../../layerc/report/baseline.h"

#include <assert.h>
#include <string.h>

#include "fuzz.h"

static void
check_entries(const struct baseline *baseline)
{
	for (uint32_t i = 0; i < baseline->entries.count; i++) {
		const struct baseline_entry *entry = baseline->entries.items[i];

		check_span(entry->line);
		check_span(entry->comments);
		check_span(entry->more);
		assert(baseline->damaged || entry->listed > 0);
	}
	check_span(baseline->head);
	check_span(baseline->tail);
}

static struct baseline *
read_baseline(struct world *world, const char *bytes, size_t len)
{
	struct baseline *baseline = baseline_read(
		&world->diag, "x", world_source(world, "x", bytes, len));

	assert(baseline->damaged == (world->diag.errors > 0));
	check_entries(baseline);
	world->diag.baseline = baseline;
	return baseline;
}

/* What is written reads as the same. */
static void
check_again(struct world *world, const struct baseline *baseline)
{
	const char *text = baseline_text(&world->diag);
	const struct baseline *again;
	struct world other;

	world_begin(&other);
	again = read_baseline(&other, text, strlen(text));
	assert(!again->damaged);
	assert(again->entries.count == baseline->entries.count);
	assert(strcmp(again->covers, baseline->covers) == 0);
	for (uint32_t i = 0; i < again->entries.count; i++)
		assert(again->entries.items[i]->listed ==
		       baseline->entries.items[i]->listed);
	assert(strcmp(baseline_text(&other.diag), text) == 0);
	world_end(&other);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct baseline *baseline;
	struct world world;

	world_begin(&world);
	baseline = read_baseline(&world, (const char *)bytes, len);
	/* A text that is written ends at the first NUL. */
	if (!baseline->damaged && !memchr(bytes, '\0', len))
		check_again(&world, baseline);
	baseline->is_examined = true;
	baseline->reached = PHASE_IMAGE;
	baseline_report_stale(&world.diag);
	world_print(&world);
	baseline_prune(&world.diag);
	assert(baseline_count(&world.diag).entries == 0);
	world_end(&world);
	return 0;
}

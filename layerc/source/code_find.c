#include "code.h"

const struct function *
code_function(const struct code *code, uint32_t section, uint32_t offset)
{
	uint32_t low = 0, high = code->functions.count;

	/* Invariant: functions before low end at or before the offset. */
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		const struct function *at = &code->functions.items[middle];

		if (at->section < section ||
		    (at->section == section && at->end <= offset))
			low = middle + 1;
		else
			high = middle;
	}
	if (low == code->functions.count ||
	    code->functions.items[low].section != section ||
	    code->functions.items[low].begin > offset)
		return NULL;
	return &code->functions.items[low];
}

const struct instruction *
code_at(const struct code *code, uint32_t section, uint32_t offset)
{
	const struct function *function = code_function(code, section, offset);
	uint32_t low, high;

	if (!function)
		return NULL;
	low = function->first;
	high = low + function->count;
	/* Invariant: instructions before low begin before the offset. */
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (code->instructions.items[middle].offset < offset)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == function->first + function->count ||
	    code->instructions.items[low].offset != offset)
		return NULL;
	return &code->instructions.items[low];
}

const struct instruction *
code_around(const struct code *code, const struct function *function,
            uint32_t offset)
{
	uint32_t low = function->first, high = low + function->count;
	const struct instruction *at;

	/* Invariant: instructions before low do not begin behind the offset. */
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (code->instructions.items[middle].offset <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == function->first)
		return NULL;
	at = &code->instructions.items[low - 1];
	return offset - at->offset < at->size ? at : NULL;
}

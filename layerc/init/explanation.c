#include "explanation.h"

#include <stdio.h>
#include <string.h>

/* How much is shown of what may be much. */
enum { MOST = 12, MOST_LIES = 100 };

static void
print_count(uint32_t count, const char *one, const char *many)
{
	printf("%u %s", count, count == 1 ? one : many);
}

static uint32_t
count_used(const struct survey *survey)
{
	uint32_t count = 0;

	list_each (const struct survey_file, file, &survey->files)
		count += file->part != NULL;
	return count;
}

static void
print_head(const struct survey *survey, const char *origin)
{
	print_count(count_used(survey), "file", "files");
	printf(", flags from %s\n", origin);
	print_count(survey->parts.count, "layer", "layers");
	if (survey->split)
		printf(": most code stands in %s, so that its files are "
		       "layers\n",
		       strcmp(survey->split, ".") == 0 ? "one folder"
		                                       : survey->split);
	else
		printf(", one a folder\n");
}

static void
print_order(const struct survey *survey)
{
	printf("order, from the top:\n");
	for (uint32_t level = survey->levels; level-- > 1;) {
		const char *before = "";

		printf("  %u  ", level);
		list_each (struct part *const, part, &survey->parts)
			if ((*part)->level == level) {
				printf("%s%s", before, (*part)->name);
				before = " + ";
			}
		printf("\n");
	}
	printf("  0  Outside: what libraries have\n");
}

static void
print_cycle(const struct survey *survey, uint32_t cycle)
{
	const char *before = "cycle: ";
	uint32_t count = 0;

	for (uint32_t i = 0; i < survey->order.count; i++)
		count += survey->order.cycle[i] == cycle;
	if (count < 2)
		return;
	for (uint32_t i = 0; i < survey->order.count; i++) {
		uint32_t node = survey->order.nodes[i];

		if (survey->order.cycle[node] != cycle)
			continue;
		printf("%s%s", before, survey->parts.items[node]->name);
		before = ", ";
	}
	printf(" use each other; of all orders this one has %s\n",
	       count <= ORDER_EXACT_MOST ? "the fewest edges upwards"
	                                 : "few edges upwards");
}

/* What one part uses of another that does not stand below it. */
static void
print_upward(const struct part *part, const struct part *other)
{
	const char *before = "  names ";
	uint32_t count = 0, shown = 0;

	list_each (struct survey_symbol *const, symbol, &part->used)
		count += (*symbol)->part == other;
	list_each (const struct survey_include, include, &part->includes)
		count += include->part == other;
	if (count == 0 || survey_is_below(part, other))
		return;
	printf("  %s -> %s:", part->name, other->name);
	before = " ";
	list_each (struct survey_symbol *const, symbol, &part->used)
		if ((*symbol)->part == other && shown++ < MOST) {
			printf("%s%s", before, (*symbol)->name);
			before = ", ";
		}
	list_each (const struct survey_include, include, &part->includes)
		if (include->part == other && shown++ < MOST) {
			printf("%s\"%s\"", before, include->path);
			before = ", ";
		}
	if (shown > MOST)
		printf(" and %u more", shown - MOST);
	printf("\n");
}

static void
print_upwards(const struct survey *survey)
{
	bool is_first = true;

	list_each (struct part *const, part, &survey->parts)
		list_each (struct part *const, other, &survey->parts) {
			if (*part == *other || survey_is_below(*part, *other))
				continue;
			if (is_first && survey->order.largest > 1)
				printf("edges upwards:\n");
			is_first = false;
			print_upward(*part, *other);
		}
}

/* What headers beside the code state, and where that is not so. */
static void
print_headers(const struct survey *survey)
{
	uint32_t imports = 0, exports = 0, shown = 0;

	list_each (struct part *const, part, &survey->parts) {
		imports += (*part)->imports != NULL;
		exports += (*part)->exports != NULL;
	}
	if (imports + exports == 0)
		return;
	printf("imports are those that 'import.h' declares in ");
	print_count(imports, "folder", "folders");
	printf(", exports those of 'export.h' in %u\n", exports);
	if (survey->lies.count > 0)
		printf("where such headers say otherwise than the code:\n");
	list_each (const struct survey_lie, lie, &survey->lies) {
		if (shown++ == MOST_LIES)
			break;
		if (lie->span.source)
			printf("  %s:%u: ", lie->span.source->path,
			       source_place(lie->span.source, lie->span.begin)
			               .line);
		printf("%s%s\n", lie->span.source ? "" : "  ", lie->text);
	}
	if (survey->lies.count > MOST_LIES)
		printf("  and %u more\n", survey->lies.count - MOST_LIES);
}

void
explanation_left_out(const struct survey *survey)
{
	const struct recipes *recipes = survey->recipes;
	uint32_t shown = 0;

	list_each (const struct survey_file, file, &survey->files) {
		if (!file->why)
			continue;
		if (shown++ == 0)
			printf("left out:\n");
		if (shown <= MOST)
			printf("  %s: %s\n", file->recipe->path, file->why);
	}
	if (shown > MOST)
		printf("  and %u more: the 'elsewhere' line has all\n",
		       shown - MOST);
	if (recipes->skipped.count > 0)
		printf("not looked at: %u, as %s, by the name of the folder\n",
		       recipes->skipped.count, recipes->skipped.items[0]);
	if (recipes->outside > 0)
		printf("not looked at: %u outside of this folder\n",
		       recipes->outside);
}

void
explanation_print(const struct survey *survey, const char *origin,
                  const struct baseline *baseline)
{
	print_head(survey, origin);
	print_order(survey);
	for (uint32_t i = 0; i < survey->order.count; i++)
		print_cycle(survey, i);
	print_upwards(survey);
	print_headers(survey);
	explanation_left_out(survey);
	if (baseline->entries.count == 0)
		printf("'layerc check' has nothing to say\n");
	else
		printf("%u finding%s in %s: 'layerc check --baseline %s' "
		       "tells what is new\n",
		       baseline->entries.count,
		       baseline->entries.count == 1 ? " is listed"
		                                    : "s are listed",
		       baseline->path, baseline->path);
}

void
explanation_errors(const struct diag *diag)
{
	list_each (const struct diag_report, report, &diag->reports)
		if (!report->entry &&
		    diag_catalogue[report->id].severity == SEVERITY_ERROR)
			diag_print_report(report, stderr, false);
}

#include "make.h"

#include <sys/resource.h>

#include "../base/die.h"
#include "../build/build.h"
#include "../build/check.h"
#include "../build/depth.h"
#include "../build/image.h"
#include "../build/iso.h"
#include "../build/link.h"
#include "../build/ninja.h"
#include "known.h"
#include "summary.h"
#include "target.h"

static bool
is_sound(const struct plan *plan)
{
	return plan->session->diag->errors == 0;
}

static void
say_counts(const struct plan_image *image, const struct image_count *count)
{
	printf("%s: %u references: %u FUN, %u VAR, %u VCOMP, %u helper, "
	       "%u linker, %u CONTEXT\n",
	       image->path, count->total, count->own - count->variable,
	       count->variable, count->imported, count->helper, count->linker,
	       count->entry + count->exported);
}

static void
check_images(const struct plan *plan, const struct program *program,
             bool verbose)
{
	list_each (const struct plan_image, image, &plan->images) {
		struct image_count count;

		image_check(plan, program, image, &count);
		depth_check(plan, program, image);
		/* The others have the same layers: they would say it again. */
		if (!is_sound(plan))
			return;
		if (verbose)
			say_counts(image, &count);
	}
}

/* Assembles while the headers of the layers are read here. */
static bool
make_headers(struct build *build, struct plan *plan)
{
	build_start(build, NINJA_ASSEMBLY);
	check_headers(plan);
	if (!is_sound(plan)) {
		build_cancel(build);
		return false;
	}
	check_write_headers(plan);
	link_write(plan);
	return build_wait(build);
}

static double
seconds_of(int who)
{
	struct rusage usage;

	if (getrusage(who, &usage) != 0)
		return 0;
	return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
	       (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/* Of this process and those that it has waited for. */
static double
processor_time(void)
{
	return seconds_of(RUSAGE_SELF) + seconds_of(RUSAGE_CHILDREN);
}

/* Reads the objects and holds them against the composition. */
static void
examine_objects(struct plan *plan, struct program *program, bool verbose)
{
	double begin = processor_time();

	check_objects(plan, program);
	if (verbose)
		fprintf(stderr,
		        "objects examined in %.3f s of processor time\n",
		        processor_time() - begin);
}

/* Compiles while the sources are checked here. */
static struct program *
make_objects(struct build *build, struct plan *plan,
             const struct options *options)
{
	struct program *program;

	build_start(build, NINJA_OBJECTS);
	program = check_sources(plan, NULL);
	if (!is_sound(build->plan)) {
		build_cancel(build);
		return NULL;
	}
	if (!build_wait(build))
		return NULL;
	examine_objects(plan, program, build->verbose);
	summary_make(build->plan, program, options);
	return is_sound(build->plan) ? program : NULL;
}

/* Makes the images and, once they are known to be right, the ISOs. */
static bool
make_images(struct build *build, struct plan *plan,
            const struct options *options)
{
	const struct program *program;

	if (!make_headers(build, plan))
		return false;
	program = make_objects(build, plan, options);
	if (!program || !build_make(build, NINJA_IMAGES))
		return false;
	check_images(plan, program, build->verbose);
	if (!is_sound(plan) || !options->iso)
		return is_sound(plan);
	iso_write(plan);
	return build_make(build, NINJA_ISOS);
}

static enum plan_form
form_of(const struct options *options)
{
	if (options->release)
		return PLAN_RELEASE;
	return options->sealed ? PLAN_SEALED : PLAN_PLAIN;
}

const struct plan *
make_kernel(struct session *session, const struct options *options,
            const struct project *project, const struct kernel *kernel)
{
	const struct composition *composition =
		compose_kernel(session, project, kernel);
	struct plan *plan;
	struct build build;
	bool made;

	if (session->diag->errors > 0)
		return NULL;
	plan = plan_make(session, composition, form_of(options));
	list_each (const struct boot_file, file, &options->files)
		*list_add(session->arena, &plan->brought) =
			(struct plan_brought_file){.name = file->name,
		                                   .path = file->path};
	link_check(plan);
	if (!is_sound(plan))
		return NULL;
	if (options->iso)
		tools_need_iso(plan);
	build_begin(&build, plan, options->verbose);
	made = make_images(&build, plan, options);
	build_end(&build);
	return made ? plan : NULL;
}

const struct plan *
make_named(struct session *session, const struct options *options, int *status)
{
	struct project project = {0};
	const struct kernel *kernel = target_kernel(session, options, &project);
	const struct plan *plan = NULL;

	if (options->release && options->sealed) {
		fprintf(stderr, "layerc: --release takes the borders away that "
		                "--sealed keeps\n");
		*status = EXIT_USAGE;
		return NULL;
	}
	if (kernel && kernel->is_hosted) {
		fprintf(stderr,
		        "layerc: '%s' is for the machine 'hosted': another "
		        "build makes it, and 'layerc check' examines it\n",
		        kernel->name.text);
		*status = EXIT_USAGE;
		return NULL;
	}
	if (kernel)
		known_cover(session, kernel->name.text);
	if (kernel && session->diag->errors == 0)
		plan = make_kernel(session, options, &project, kernel);
	if (!plan)
		known_cut_short(session);
	*status = target_finish(session, options);
	if (!kernel)
		*status = EXIT_USAGE;
	else if (!plan)
		*status = EXIT_WRONG;
	return plan;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The progress line: time, stage, places left to locums, points, bound, gap. */
#include "cli/progress.h"

#include "cli/cli.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

void vp_progress_line_init(struct vp_progress_line *line, const struct vp_plan *plan)
{
    memset(line, 0, sizeof *line);
    line->plan = plan;
    line->terminal = isatty(STDERR_FILENO) == 1;
}

static void print_heading(const struct vp_plan *plan)
{
    fprintf(stderr, "%8s  %-10s %8s %10s %10s %8s\n", vp_either(plan, "tid", "time"), vp_either(plan, "trinn", "stage"),
            vp_either(plan, "udekket", "uncovered"), vp_either(plan, "poeng", "objective"),
            vp_either(plan, "grense", "bound"), vp_either(plan, "avstand", "gap"));
}

static void print_figures(const struct vp_progress *progress)
{
    char bound[32] = "-";
    char gap[32] = "-";
    if (isfinite(progress->bound))
        snprintf(bound, sizeof bound, "%.1f", progress->bound);
    if (!progress->has_roster) {
        fprintf(stderr, "%6.1f s  %-10s %8s %10s %10s %8s", progress->seconds, progress->stage, "-", "-", bound, gap);
        return;
    }
    const struct vp_outcome outcome = {.objective = progress->objective, .bound = progress->bound};
    if (isfinite(progress->bound))
        snprintf(gap, sizeof gap, "%.1f %%", vp_outcome_gap(&outcome));
    fprintf(stderr, "%6.1f s  %-10s %8d %10.1f %10s %8s", progress->seconds, progress->stage, progress->uncovered,
            progress->objective, bound, gap);
}

/* -INFINITY equals itself, so a bound that does not exist yet is no news. */
static bool is_same(const struct vp_progress *a, const struct vp_progress *b)
{
    return strcmp(a->stage, b->stage) == 0 && a->has_roster == b->has_roster && a->uncovered == b->uncovered &&
           fabs(a->objective - b->objective) < 0.05 && (a->bound == b->bound || fabs(a->bound - b->bound) < 0.05);
}

void vp_progress_line_show(void *user, const struct vp_progress *progress)
{
    struct vp_progress_line *line = user;
    if (!line->begun)
        print_heading(line->plan);
    else if (!line->terminal && (progress->seconds - line->last.seconds < 1 || is_same(progress, &line->last)))
        return;
    line->begun = true;
    line->last = *progress;
    if (line->terminal)
        fputs("\r", stderr);
    print_figures(progress);
    fputs(line->terminal ? "\033[K" : "\n", stderr);
    fflush(stderr);
}

void vp_progress_line_end(struct vp_progress_line *line)
{
    if (line->begun && line->terminal)
        fputs("\n", stderr);
}

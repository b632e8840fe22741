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

enum { NUMBER_BYTES = 400 /* any double */, STAGE_COLUMNS = 10, SIGN_OF_LIFE = 10 /* seconds */ };

static void print_heading(const struct vp_plan *plan)
{
    fprintf(stderr, "%8s  %-10s %9s %10s %10s %8s\n", vp_either(plan, "tid", "time"), vp_either(plan, "trinn", "stage"),
            vp_either(plan, "udekket", "uncovered"), vp_either(plan, "poeng", "objective"),
            vp_either(plan, "grense", "bound"), vp_either(plan, "avstand", "gap"));
}

/* The stage in bokmål; a stage without a word here keeps its own. */
static const char *name_stage(const struct vp_plan *plan, const char *stage)
{
    static const char *const words[][2] = {
        {"start", "start"},        {"local", "lokalt søk"}, {"root", "grense"},      {"windows", "vinduer"},
        {"improve", "forbedring"}, {"parts", "deler"},      {"counts", "antall"},    {"shares", "fordeling"},
        {"proof", "bevis"},        {"offsets", "turnus"},   {"columns", "kolonner"},
    };
    for (size_t i = 0; plan->language == VP_NB && i < sizeof words / sizeof words[0]; i++)
        if (strcmp(stage, words[i][0]) == 0)
            return words[i][1];
    return stage;
}

/* printf counts bytes, people count letters. */
static void print_left(const char *text, int width)
{
    fprintf(stderr, "%s%*s", text, width > vp_text_width(text) ? width - vp_text_width(text) : 0, "");
}

/* One decimal, behind a comma in bokmål. */
static void put_number(const struct vp_plan *plan, double number, char text[NUMBER_BYTES])
{
    snprintf(text, NUMBER_BYTES, "%.1f", number);
    char *point = strchr(text, '.');
    if (point != NULL && plan->language == VP_NB)
        *point = ',';
}

static void print_figures(const struct vp_plan *plan, const struct vp_progress *progress)
{
    char seconds[NUMBER_BYTES];
    char points[NUMBER_BYTES];
    char bound[NUMBER_BYTES] = "-";
    char gap[NUMBER_BYTES] = "-";
    put_number(plan, progress->seconds, seconds);
    put_number(plan, progress->objective, points);
    if (isfinite(progress->bound))
        put_number(plan, progress->bound, bound);
    fprintf(stderr, "%6s s  ", seconds);
    print_left(name_stage(plan, progress->stage), STAGE_COLUMNS);
    if (!progress->has_roster) {
        fprintf(stderr, " %9s %10s %10s %8s", "-", "-", bound, gap);
        return;
    }
    const struct vp_outcome outcome = {.objective = progress->objective, .bound = progress->bound};
    if (isfinite(progress->bound)) {
        put_number(plan, vp_outcome_gap(&outcome), gap);
        strncat(gap, " %", sizeof gap - strlen(gap) - 1);
    }
    fprintf(stderr, " %9d %10s %10s %8s", progress->uncovered, points, bound, gap);
}

/* -INFINITY equals itself, so a bound that does not exist yet is no news. */
static bool is_same(const struct vp_progress *a, const struct vp_progress *b)
{
    return strcmp(a->stage, b->stage) == 0 && a->has_roster == b->has_roster && a->uncovered == b->uncovered &&
           fabs(a->objective - b->objective) < 0.05 && (a->bound == b->bound || fabs(a->bound - b->bound) < 0.05);
}

/* In a log: news at most once a second, and a sign of life now and then. */
static bool is_worth_a_line(const struct vp_progress *progress, const struct vp_progress *last)
{
    double since = progress->seconds - last->seconds;
    return since >= SIGN_OF_LIFE || (since >= 1 && !is_same(progress, last));
}

void vp_progress_line_show(void *user, const struct vp_progress *progress)
{
    struct vp_progress_line *line = user;
    if (!line->begun)
        print_heading(line->plan);
    else if (!line->terminal && !is_worth_a_line(progress, &line->last))
        return;
    line->begun = true;
    line->last = *progress;
    if (line->terminal)
        fputs("\r", stderr);
    print_figures(line->plan, progress);
    fputs(line->terminal ? "\033[K" : "\n", stderr);
    fflush(stderr);
}

void vp_progress_line_end(struct vp_progress_line *line)
{
    if (line->begun && line->terminal)
        fputs("\n", stderr);
}

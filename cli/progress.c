/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The progress line: time, stage of each search, places left to locums, points, bound, gap, and whom the roster gives most beyond the target. */
#include "cli/progress.h"

#include "cli/cli.h"

#include "report/escape.h"
#include "report/json.h"

#include <jansson.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

void vp_progress_line_init(struct vp_progress_line *line, const struct vp_plan *plan, bool json)
{
    memset(line, 0, sizeof *line);
    line->plan = plan;
    line->json = json;
    line->terminal = !json && isatty(STDERR_FILENO) == 1;
}

enum { STAGE_COLUMNS = 22, SIGN_OF_LIFE = 10 /* seconds */, FEWEST_COLUMNS = 20 };

/* ---- the words of a line ---- */

/* The stage in bokmål; a stage without a word here keeps its own. */
static const char *name_stage(const struct vp_plan *plan, const char *stage)
{
    static const char *const words[][2] = {
        {"start", "start"},        {"local", "lokalt søk"}, {"root", "grense"},      {"windows", "vinduer"},
        {"improve", "forbedring"}, {"parts", "deler"},      {"counts", "antall"},    {"shares", "fordeling"},
        {"proof", "bevis"},        {"offsets", "turnus"},   {"columns", "kolonner"}, {"prices", "priser"},
    };
    for (size_t i = 0; plan->language == VP_NB && i < sizeof words / sizeof words[0]; i++)
        if (strcmp(stage, words[i][0]) == 0)
            return words[i][1];
    return stage;
}

/* In a column of this width; printf counts bytes, people count letters. */
static void put_left(struct vp_text *out, const char *words, int width)
{
    int blank = width - vp_text_width(words);
    vp_text_printf(out, "%s%*s", words, blank > 0 ? blank : 0, "");
}

static void put_right(struct vp_text *out, const char *words, int width)
{
    int blank = width - vp_text_width(words);
    vp_text_printf(out, " %*s%s", blank > 0 ? blank : 0, "", words);
}

/* One decimal, behind a comma in bokmål, and what stands behind it. */
static void put_number(struct vp_text *out, const struct vp_plan *plan, double number, const char *behind, int width)
{
    struct vp_text words;
    vp_text_init(&words);
    vp_text_printf(&words, "%.1f%s", number, behind);
    char *point = strchr(words.at, '.');
    if (point != NULL && plan->language == VP_NB)
        *point = ',';
    put_right(out, words.at, width);
    vp_text_clear(&words);
}

static void put_heading(struct vp_text *out, const struct vp_plan *plan)
{
    put_right(out, vp_either(plan, "tid", "time"), 7);
    vp_text_put(out, "  ");
    put_left(out, vp_either(plan, "trinn", "stage"), STAGE_COLUMNS);
    put_right(out, vp_either(plan, "udekket", "uncovered"), 9);
    put_right(out, vp_either(plan, "poeng", "objective"), 9);
    put_right(out, vp_either(plan, "grense", "bound"), 9);
    put_right(out, vp_either(plan, "avstand", "gap"), 8);
    vp_text_put(out, vp_either(plan, "  mest over målet", "  most above target"));
}

/* Of both searches, that for rosters first; once if they are at the same. */
static void put_stages(struct vp_text *out, const struct vp_plan *plan, const struct vp_progress *progress)
{
    struct vp_text words;
    vp_text_init(&words);
    if (progress->settling >= 0)
        vp_text_printf(&words, "%s: ", vp_category_name(plan, progress->settling));
    vp_text_put(&words, name_stage(plan, progress->stage));
    if (progress->settling < 0 && progress->beside != NULL && strcmp(progress->beside, progress->stage) != 0)
        vp_text_printf(&words, ", %s", name_stage(plan, progress->beside));
    put_left(out, words.at, STAGE_COLUMNS);
    vp_text_clear(&words);
}

static void put_worst(struct vp_text *out, const struct vp_plan *plan, const struct vp_worst *worst)
{
    if (worst->doctor < 0)
        return;
    vp_text_printf(out, "  %s", plan->doctors.item[worst->doctor].id);
    put_number(out, plan, worst->above, " ", 0);
    vp_text_put(out, vp_category_name(plan, worst->category));
}

static void put_figures(struct vp_text *out, const struct vp_plan *plan, const struct vp_progress *progress)
{
    put_number(out, plan, progress->seconds, " s", 7);
    vp_text_put(out, "  ");
    put_stages(out, plan, progress);
    const bool points = progress->settling < 0; /* else they are weights of levels, which say nothing to anybody */
    if (progress->has_roster)
        vp_text_printf(out, " %9d", progress->uncovered);
    else
        put_right(out, "-", 9);
    if (progress->has_roster && points)
        put_number(out, plan, progress->objective, "", 9);
    else
        put_right(out, "-", 9);
    if (isfinite(progress->bound) && points)
        put_number(out, plan, progress->bound, "", 9);
    else
        put_right(out, "-", 9);
    const struct vp_outcome outcome = {.objective = progress->objective, .bound = progress->bound};
    if (progress->has_roster && isfinite(progress->bound) && points)
        put_number(out, plan, vp_outcome_gap(&outcome), " %", 8);
    else
        put_right(out, "-", 8);
    if (progress->has_roster)
        put_worst(out, plan, &progress->worst);
}

/* ---- JSON ---- */

static json_t *make_worst(const struct vp_plan *plan, const struct vp_worst *worst)
{
    if (worst->doctor < 0)
        return json_null();
    json_t *object = json_object();
    json_object_set_new(object, "doctor", json_string(plan->doctors.item[worst->doctor].id));
    json_object_set_new(object, "category", json_string(vp_category_key(plan, worst->category)));
    json_object_set_new(object, "above", vp_json_number(worst->above, 6));
    return object;
}

static void show_json(const struct vp_plan *plan, const struct vp_progress *progress)
{
    const struct vp_outcome outcome = {.objective = progress->has_roster ? progress->objective : INFINITY,
                                       .bound = progress->bound};
    json_t *line = json_object();
    json_object_set_new(line, "seconds", vp_json_number(progress->seconds, 3));
    json_object_set_new(line, "stage", json_string(progress->stage));
    json_object_set_new(line, "beside", vp_json_text(progress->beside));
    json_object_set_new(line, "settling",
                        vp_json_text(progress->settling < 0 ? NULL : vp_category_key(plan, progress->settling)));
    json_object_set_new(line, "uncovered", progress->has_roster ? json_integer(progress->uncovered) : json_null());
    json_object_set_new(line, "objective", vp_json_number(outcome.objective, 6));
    json_object_set_new(line, "bound", vp_json_number(progress->bound, 6));
    json_object_set_new(line, "gap", vp_json_number(vp_outcome_gap(&outcome), 6));
    json_object_set_new(line, "worst", make_worst(plan, &progress->worst));
    char *text = json_dumps(line, JSON_COMPACT | JSON_REAL_PRECISION(15));
    if (text != NULL)
        fprintf(stderr, "%s\n", text);
    free(text);
    json_decref(line);
}

/* ---- when, and how wide ---- */

/* -INFINITY equals itself, so a bound that does not exist yet is no news. */
static bool is_same(const struct vp_progress *a, const struct vp_progress *b)
{
    bool stages = strcmp(a->stage, b->stage) == 0 && (a->beside == NULL) == (b->beside == NULL) &&
                  (a->beside == NULL || strcmp(a->beside, b->beside) == 0);
    return stages && a->has_roster == b->has_roster && a->uncovered == b->uncovered &&
           fabs(a->objective - b->objective) < 0.05 && (a->bound == b->bound || fabs(a->bound - b->bound) < 0.05);
}

/* In a log: news at most once a second, and a sign of life now and then. */
static bool is_worth_a_line(const struct vp_progress *progress, const struct vp_progress *last)
{
    double since = progress->seconds - last->seconds;
    return since >= SIGN_OF_LIFE || (since >= 1 && !is_same(progress, last));
}

/* A line that a terminal would break cannot be written over: what is too much is cut off behind. */
static int find_columns(const struct vp_progress_line *line)
{
    struct winsize size;
    if (!line->terminal || ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col < FEWEST_COLUMNS)
        return INT_MAX;
    return size.ws_col - 1;
}

static void show_words(const struct vp_progress_line *line, struct vp_text *words, bool heading)
{
    struct vp_arena arena;
    vp_arena_init(&arena);
    bool over = line->terminal && !heading;
    fprintf(stderr, "%s%s%s", over ? "\r" : "", vp_cut(&arena, words->at, find_columns(line)), over ? "\033[K" : "\n");
    words->length = 0;
    vp_arena_clear(&arena);
}

static void show_line(const struct vp_progress_line *line, const struct vp_progress *progress)
{
    struct vp_text words;
    vp_text_init(&words);
    if (!line->begun) {
        put_heading(&words, line->plan);
        show_words(line, &words, true);
    }
    put_figures(&words, line->plan, progress);
    show_words(line, &words, false);
    vp_text_clear(&words);
}

void vp_progress_line_show(void *user, const struct vp_progress *progress)
{
    struct vp_progress_line *line = user;
    line->now = *progress;
    if (line->anonymous)
        line->now.worst.doctor = -1;
    if (line->begun && !line->terminal && !is_worth_a_line(progress, &line->last))
        return;
    if (line->json)
        show_json(line->plan, &line->now);
    else
        show_line(line, &line->now);
    line->begun = true;
    line->last = line->now;
    fflush(stderr);
}

void vp_progress_line_end(struct vp_progress_line *line)
{
    if (line->begun && line->terminal)
        fputs("\n", stderr);
    if (line->begun && line->json && !is_same(&line->now, &line->last))
        show_json(line->plan, &line->now);
}

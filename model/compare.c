/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Differences and what follows from them, as model/compare.h puts it. */
#include "model/compare.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool same_text(const char *one, const char *other)
{
    return one == other || (one != NULL && other != NULL && strcmp(one, other) == 0);
}

static const struct vp_figure *find_figure(const struct vp_result *result, const struct vp_figure *wanted)
{
    for (int i = 0; i < result->figures.n; i++) {
        const struct vp_figure *figure = &result->figures.item[i];
        if (figure->kind == wanted->kind && same_text(figure->of, wanted->of) && same_text(figure->whose, wanted->whose))
            return figure;
    }
    return NULL;
}

const struct vp_figure *vp_result_figure(const struct vp_result *result, enum vp_figure_kind kind, const char *of)
{
    const struct vp_figure wanted = {.kind = kind, .of = of};
    return find_figure(result, &wanted);
}

const struct vp_compared_category *vp_result_category(const struct vp_result *result, const char *key)
{
    for (int i = 0; i < result->categories.n; i++)
        if (strcmp(result->categories.item[i].key, key) == 0)
            return &result->categories.item[i];
    return NULL;
}

bool vp_result_lawful(const struct vp_result *result)
{
    const struct vp_figure *breaches = vp_result_figure(result, VP_FIGURE_BREACHES, NULL);
    return breaches != NULL && breaches->found == 0;
}

static bool is_known(const struct vp_figure *figure)
{
    return isfinite(figure->best.low) || isfinite(figure->best.high);
}

/* One and the same program, however the plans word it: the best of both are the same, whatever was found and proven of them. */
static bool same_program(const struct vp_comparison *comparison, const struct vp_figure *figure)
{
    const char *before = comparison->before->program;
    const char *after = comparison->after->program;
    return before != NULL && after != NULL && strcmp(before, after) == 0 &&
           (figure->kind == VP_FIGURE_POINTS || figure->kind == VP_FIGURE_OPEN);
}

static enum vp_conclusion conclude(const struct vp_contrast *contrast, bool same_measure)
{
    if (contrast->before == NULL || contrast->after == NULL || !is_known(contrast->before) || !is_known(contrast->after))
        return VP_CONCLUDE_FOUND;
    if (contrast->before->kind == VP_FIGURE_POINTS && !same_measure)
        return VP_CONCLUDE_FOUND;
    const double tolerance =
        fmax(vp_interval_tolerance(contrast->before->best), vp_interval_tolerance(contrast->after->best));
    if (contrast->proven.high < -tolerance)
        return VP_CONCLUDE_LESS;
    if (contrast->proven.low > tolerance)
        return VP_CONCLUDE_MORE;
    return contrast->proven.low >= -tolerance && contrast->proven.high <= tolerance ? VP_CONCLUDE_SAME
                                                                                    : VP_CONCLUDE_NOTHING;
}

static void add_contrast(struct vp_comparison *comparison, const struct vp_figure *before,
                         const struct vp_figure *after, struct vp_arena *arena)
{
    struct vp_contrast contrast = {.before = before, .after = after, .difference = NAN, .proven = {-INFINITY, INFINITY}};
    if (before != NULL && after != NULL) {
        contrast.difference = after->found - before->found;
        contrast.proven = same_program(comparison, before) ? (struct vp_interval){0, 0}
                                                           : vp_interval_apart(after->best, before->best);
    }
    contrast.conclusion = conclude(&contrast, strcmp(comparison->before->measure, comparison->after->measure) == 0);
    *vp_vec_add(arena, &comparison->contrasts) = contrast;
}

static void contrast_figures(struct vp_comparison *comparison, struct vp_arena *arena)
{
    const struct vp_result *before = comparison->before;
    const struct vp_result *after = comparison->after;
    for (int i = 0; i < before->figures.n; i++)
        add_contrast(comparison, &before->figures.item[i], find_figure(after, &before->figures.item[i]), arena);
    for (int i = 0; i < after->figures.n; i++)
        if (find_figure(before, &after->figures.item[i]) == NULL)
            add_contrast(comparison, NULL, &after->figures.item[i], arena);
}

/* ---- duties ---- */

static int compare_rows(const void *one, const void *other)
{
    const struct vp_compared_row *a = one;
    const struct vp_compared_row *b = other;
    const int order = strcmp(a->key, b->key);
    return order != 0 ? order : strcmp(a->doctor, b->doctor);
}

void vp_compare_sort(struct vp_result *result)
{
    if (result->rows.n > 0)
        qsort(result->rows.item, (size_t)result->rows.n, sizeof *result->rows.item, compare_rows);
}

/* The rows of one duty in one result. */
struct duty_rows {
    const struct vp_compared_row *row;
    int n;
};

static struct duty_rows take_duty(const struct vp_result *result, int at, const char *key)
{
    struct duty_rows rows = {.row = &result->rows.item[at]};
    while (at + rows.n < result->rows.n && strcmp(rows.row[rows.n].key, key) == 0)
        rows.n++;
    return rows;
}

/* The next row of a duty that the other result does not have too: whoever stays is no change. */
static const struct vp_compared_row *next_gone(struct duty_rows *rows, const struct duty_rows *others)
{
    while (rows->n > 0) {
        const struct vp_compared_row *row = rows->row++;
        bool stays = false;
        rows->n--;
        for (int i = 0; i < others->n && !stays; i++)
            stays = row->doctor[0] != '\0' && strcmp(others->row[i].doctor, row->doctor) == 0;
        if (!stays)
            return row;
    }
    return NULL;
}

static void match_duty(struct vp_comparison *comparison, struct duty_rows before, struct duty_rows after,
                       struct vp_arena *arena)
{
    const struct duty_rows had = before;
    const struct duty_rows has = after;
    for (;;) {
        const struct vp_moved moved = {next_gone(&before, &has), next_gone(&after, &had)};
        if (moved.before == NULL && moved.after == NULL)
            return;
        const bool open = moved.before != NULL && moved.after != NULL && moved.before->doctor[0] == '\0' &&
                          moved.after->doctor[0] == '\0';
        if (!open)
            *vp_vec_add(arena, &comparison->moved) = moved;
    }
}

static void match_rows(struct vp_comparison *comparison, struct vp_arena *arena)
{
    const struct vp_result *before = comparison->before;
    const struct vp_result *after = comparison->after;
    int a = 0;
    int b = 0;
    while (a < before->rows.n || b < after->rows.n) {
        const bool first = a < before->rows.n &&
                           (b == after->rows.n || strcmp(before->rows.item[a].key, after->rows.item[b].key) <= 0);
        const char *key = first ? before->rows.item[a].key : after->rows.item[b].key;
        const struct duty_rows one = take_duty(before, a, key);
        const struct duty_rows other = take_duty(after, b, key);
        a += one.n;
        b += other.n;
        match_duty(comparison, one, other, arena);
    }
}

/* The doctors of a moved duty, each once in the list. */
static void note_doctor(const char **seen, int *n, const struct vp_compared_row *row)
{
    if (row == NULL || row->doctor[0] == '\0')
        return;
    for (int i = 0; i < *n; i++)
        if (strcmp(seen[i], row->doctor) == 0)
            return;
    seen[(*n)++] = row->doctor;
}

static int count_doctors(const struct vp_comparison *comparison, struct vp_arena *arena)
{
    const char **seen = vp_arena_array(arena, 2 * (size_t)comparison->moved.n + 1, sizeof *seen);
    int n = 0;
    for (int i = 0; i < comparison->moved.n; i++) {
        note_doctor(seen, &n, comparison->moved.item[i].before);
        note_doctor(seen, &n, comparison->moved.item[i].after);
    }
    return n;
}

struct vp_comparison vp_compare(const struct vp_result *before, const struct vp_result *after, struct vp_arena *arena)
{
    struct vp_comparison comparison = {.before = before, .after = after};
    comparison.nameless = before->nameless || after->nameless;
    contrast_figures(&comparison, arena);
    if (!comparison.nameless)
        match_rows(&comparison, arena);
    comparison.doctors = count_doctors(&comparison, arena);
    return comparison;
}

void vp_least_settle(const struct vp_least *least, struct vp_result *result)
{
    const char *point = least->below_scenario;
    if (!least->proven || point == NULL || result->scenario == NULL || strcmp(result->scenario, point) != 0)
        return;
    for (int i = 0; i < result->figures.n; i++) {
        struct vp_figure *figure = &result->figures.item[i];
        if (figure->kind == VP_FIGURE_OPEN && figure->best.high >= 1)
            figure->best.low = fmax(figure->best.low, 1);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results for tests of comparisons. */
#include "tests/unit/compare_maker.h"

#include "tests/unit/plan_maker.h"

#include <math.h>

static const struct vp_interval unknown = {-INFINITY, INFINITY};

static void add(struct vp_result *result, struct vp_figure figure, struct vp_arena *arena)
{
    *vp_vec_add(arena, &result->figures) = figure;
}

void vp_add_figure(struct vp_result *result, enum vp_figure_kind kind, const char *of, double found, struct vp_arena *arena)
{
    add(result, (struct vp_figure){.kind = kind, .of = of, .unit = "", .found = found, .best = unknown}, arena);
}

struct vp_figure *vp_made_figure(struct vp_result *result, enum vp_figure_kind kind, const char *of)
{
    for (int i = 0; i < result->figures.n; i++) {
        struct vp_figure *figure = &result->figures.item[i];
        if (figure->kind == kind && (of == NULL || strcmp(figure->of, of) == 0))
            return figure;
    }
    return NULL;
}

static void add_category(struct vp_result *result, const char *key, const char *unit, double more, struct vp_arena *arena)
{
    const double loads[VP_MADE_DOCTORS] = {10 + more, 10 - more, 12, 8};
    *vp_vec_add(arena, &result->categories) =
        (struct vp_compared_category){key, unit, true, result->loads.n, VP_MADE_DOCTORS};
    for (int d = 0; d < VP_MADE_DOCTORS; d++)
        *vp_vec_add(arena, &result->loads) =
            (struct vp_compared_load){key, vp_arena_printf(arena, "d%d", d), 10, loads[d]};
    add(result, (struct vp_figure){VP_FIGURE_WORST, key, NULL, unit, 2 + more, {1 + more, 2 + more}}, arena);
    add(result, (struct vp_figure){VP_FIGURE_LOAD, key, NULL, unit, 40, unknown}, arena);
}

struct vp_result *vp_make_result(const char *folder, double more, struct vp_arena *arena)
{
    struct vp_result *result = vp_arena_alloc(arena, sizeof *result);
    *result =
        (struct vp_result){.folder = folder, .title = "Made", .language = VP_EN, .status = "feasible", .measure = "m"};
    result->period = (struct vp_dates){vp_make_day("2027-01-04"), vp_make_day("2027-01-17")};
    add(result, (struct vp_figure){VP_FIGURE_OPEN, NULL, NULL, "", 3 + floor(more), {0, 3 + floor(more)}}, arena);
    vp_add_figure(result, VP_FIGURE_BREACHES, NULL, 0, arena);
    add(result, (struct vp_figure){VP_FIGURE_POINTS, NULL, NULL, "", 20 + more, {12 + more, 20 + more}}, arena);
    add_category(result, "hours", "h", more, arena);
    add_category(result, "nights", "", more, arena);
    add(result, (struct vp_figure){VP_FIGURE_DRIVING, NULL, NULL, "min", 90 - 5 * more, unknown}, arena);
    for (int i = 0; i < 4; i++)
        *vp_vec_add(arena, &result->rows) = (struct vp_compared_row){
            vp_arena_printf(arena, "%d\tl", i), vp_arena_printf(arena, "d%d", (i + (int)more) % VP_MADE_DOCTORS), "l",
            vp_make_day("2027-01-04") + i};
    vp_compare_sort(result);
    return result;
}

struct vp_comparisons vp_make_comparisons(struct vp_result *const *results, int n, struct vp_arena *arena)
{
    struct vp_comparison *list = vp_arena_array(arena, (size_t)n, sizeof *list);
    for (int i = 1; i < n; i++)
        list[i - 1] = vp_compare(results[0], results[i], arena);
    return (struct vp_comparisons){.item = list, .n = n - 1};
}

struct vp_comparisons vp_make_many(int n, struct vp_arena *arena)
{
    struct vp_result **results = vp_arena_array(arena, (size_t)n, sizeof *results);
    for (int i = 0; i < n; i++)
        results[i] = vp_make_result(vp_arena_printf(arena, "out/r%d", i), (double)(i % 7) + i / 10.0, arena);
    return vp_make_comparisons(results, n, arena);
}

struct vp_comparisons vp_make_hostile_comparisons(struct vp_arena *arena)
{
    struct vp_result *results[3];
    int name = 0;
#define NEXT vp_hostile_names[name++ % vp_hostile_names_n]
    for (int i = 0; i < 3; i++) {
        results[i] = vp_make_result(NEXT, i, arena);
        results[i]->scenario = NEXT;
        results[i]->title = NEXT;
        for (int d = 0; d < results[i]->loads.n; d++)
            results[i]->loads.item[d].doctor = vp_hostile_names[d % VP_MADE_DOCTORS];
        for (int row = 0; row < results[i]->rows.n; row++) {
            results[i]->rows.item[row].doctor = vp_hostile_names[(row + i) % VP_MADE_DOCTORS];
            results[i]->rows.item[row].line = NEXT;
        }
        vp_add_figure(results[i], VP_FIGURE_RULE, vp_hostile_names[0], i % 2, arena);
        vp_add_figure(results[i], VP_FIGURE_PART, vp_hostile_names[3], 1 + i, arena);
        vp_add_figure(results[i], VP_FIGURE_LOST, vp_hostile_names[7], i, arena);
        vp_compare_sort(results[i]);
    }
#undef NEXT
    struct vp_comparisons set = vp_make_comparisons(results, 3, arena);
    set.impossible = vp_hostile_names;
    set.n_impossible = 3;
    return set;
}

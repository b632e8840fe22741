/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which charts a comparison has, what their files are called, and what their drawings have in common. A folder may call its categories anything: only what could be an
 * id of the plan language comes into a file's name. */
#include "report/compare_charts.h"

#include "report/escape.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_ID = 40, NAME_COLUMNS = 28 };

static const char id_letters[] = "abcdefghijklmnopqrstuvwxyz0123456789_.-";

/* ---- which there are ---- */

struct listing {
    struct vp_view *view;
    const struct vp_comparisons *set;
    const char *const *names;
    const char *below;
    int *letters;
    VP_VEC(struct vp_chart) charts;
};

typedef void describe_chart(struct vp_view *view, struct vp_chart *chart);
typedef void draw_chart(struct vp_drawing *drawing);

static struct vp_compared *add_chart(struct listing *listing, const char *key, describe_chart *describe,
                                     draw_chart *draw, struct vp_compared of)
{
    struct vp_compared *kept = vp_arena_alloc(&listing->view->arena, sizeof *kept);
    of.set = listing->set;
    of.names = listing->names;
    of.below = listing->below;
    of.letters = listing->letters;
    *kept = of;
    struct vp_chart *chart = vp_vec_add(&listing->view->arena, &listing->charts);
    chart->of = kept;
    chart->draw = draw;
    snprintf(chart->key, sizeof chart->key, "compare-%s", key);
    describe(listing->view, chart);
    return kept;
}

/* The category's key in a file's name, or its number. */
static const char *name_file(struct listing *listing, int c)
{
    const struct vp_result *first = listing->set->item[0].before;
    const char *key = first->categories.item[c].key;
    const size_t length = strlen(key);
    const bool plain = length > 0 && length <= LONGEST_ID && strspn(key, id_letters) == length &&
                       vp_result_category(first, key) == &first->categories.item[c];
    return plain ? key : vp_arena_printf(&listing->view->arena, "%d", c + 1);
}

static struct vp_compared of_category(struct listing *listing, int c, int other)
{
    const struct vp_compared_category *category = &listing->set->item[0].before->categories.item[c];
    struct vp_arena *arena = &listing->view->arena;
    return (struct vp_compared){
        .category = category->key,
        .category_name = vp_cut(
            arena, vp_drawable(arena, vp_clean(arena, vp_category_word(category->key, listing->view->language)), NULL),
            NAME_COLUMNS),
        .in_hours = strcmp(category->unit, "h") == 0,
        .other = other};
}

/* Has number `other` this category too, and names that mean the same? */
static bool is_shared(const struct listing *listing, const char *category, int other)
{
    const struct vp_comparison *comparison = &listing->set->item[other - 1];
    return !comparison->nameless && vp_result_category(comparison->before, category)->n > 0 &&
           vp_result_category(comparison->after, category) != NULL;
}

static void add_loads(struct listing *listing)
{
    const struct vp_result *first = listing->set->item[0].before;
    for (int c = 0; c < first->categories.n; c++) {
        const char *category = first->categories.item[c].key;
        const char *file = vp_arena_printf(&listing->view->arena, "load-%s", name_file(listing, c));
        bool shared = false;
        for (int i = 1; i <= listing->set->n; i++)
            shared = shared || is_shared(listing, category, i);
        if (shared && listing->set->n == 1)
            add_chart(listing, file, vp_describe_overlay, vp_draw_overlay, of_category(listing, c, 1));
        else if (shared)
            add_chart(listing, file, vp_describe_panels, vp_draw_panels, of_category(listing, c, 0));
    }
}

static void add_changes(struct listing *listing)
{
    const struct vp_result *first = listing->set->item[0].before;
    for (int i = 1; i <= listing->set->n && listing->set->n <= VP_COMPARE_DUMBBELLS; i++)
        for (int c = 0; c < first->categories.n; c++)
            if (first->categories.item[c].counts && is_shared(listing, first->categories.item[c].key, i))
                add_chart(listing, vp_arena_printf(&listing->view->arena, "change-%d-%s", i, name_file(listing, c)),
                          vp_describe_dumbbell, vp_draw_dumbbell, of_category(listing, c, i));
}

/* A few figures a chart, that names and numbers can be read, and about as many in each. */
static void add_figures(struct listing *listing)
{
    struct vp_key_figure *keys = vp_arena_array(&listing->view->arena, VP_COMPARE_KEYS, sizeof *keys);
    const int n = vp_key_figures(listing->view, listing->set, keys, VP_COMPARE_KEYS);
    const int charts = (n + VP_COMPARE_FIGURES - 1) / VP_COMPARE_FIGURES;
    for (int chart = 0, from = 0; chart < charts; chart++) {
        const int of_one = (n - from + charts - chart - 1) / (charts - chart);
        add_chart(listing, vp_arena_printf(&listing->view->arena, "figures-%d", chart + 1), vp_describe_figures,
                  vp_draw_figures, (struct vp_compared){.keys = keys + from, .n_keys = of_one});
        from += of_one;
    }
}

/* Where all are alike in one of the two, nothing pulls against the other. */
static void add_front(struct listing *listing, const char *key, bool against_open)
{
    const struct vp_compared of = {.set = listing->set, .names = listing->names, .against_open = against_open};
    if (vp_front_is_there(listing->view, &of))
        add_chart(listing, key, vp_describe_front, vp_draw_front, of);
}

struct vp_chart *vp_compare_charts(struct vp_view *view, const struct vp_comparisons *set, const char *const *names,
                                   int *n)
{
    const struct vp_result *first = set->item[0].before;
    struct listing listing = {.view = view, .set = set, .names = names};
    listing.letters = vp_arena_array(&view->arena, VP_COMPARE_COLUMNS, sizeof *listing.letters);
    for (int i = 0; i < VP_COMPARE_COLUMNS; i++)
        listing.letters[i] = -1;
    listing.below =
        vp_words(view, "%s, %s–%s.", "%s, %s to %s.",
                 vp_cut(&view->arena, vp_drawable(&view->arena, vp_clean(&view->arena, first->title), NULL), 60),
                 vp_date_long(view, first->period.from), vp_date_long(view, first->period.to));
    if (set->n > 1) {
        add_figures(&listing);
        add_front(&listing, "front-driving", false);
        add_front(&listing, "front-open", true);
    }
    add_loads(&listing);
    add_changes(&listing);
    *n = listing.charts.n;
    return listing.charts.item;
}

bool vp_compare_charts_is_ours(const char *name)
{
    char stem[VP_CHART_KEY];
    static const char *const stems[] = {"compare-figures-", "compare-front-", "compare-load-", "compare-change-"};
    if (!vp_chart_stem(name, stem))
        return false;
    for (size_t i = 0; i < sizeof stems / sizeof *stems; i++) {
        const char *rest = stem + strlen(stems[i]);
        if (strncmp(stem, stems[i], strlen(stems[i])) == 0 && *rest != '\0' && strspn(rest, id_letters) == strlen(rest))
            return true;
    }
    return false;
}

bool vp_compare_chart_of(const struct vp_chart *chart, int other)
{
    return vp_compared_of(chart)->other == other;
}

/* ---- doctors ---- */

static int compare_loads(const void *one, const void *other)
{
    const struct vp_compared_load *a = *(const struct vp_compared_load *const *)one;
    const struct vp_compared_load *b = *(const struct vp_compared_load *const *)other;
    return strcmp(a->doctor, b->doctor);
}

/* The loads of the category by doctor. */
static const struct vp_compared_load **sort_loads(struct vp_view *view, const struct vp_result *result, const char *key,
                                                  int *n)
{
    const struct vp_compared_category *category = vp_result_category(result, key);
    *n = category == NULL ? 0 : category->n;
    const struct vp_compared_load **loads =
        vp_arena_array(&view->arena, (size_t)*n + 1, sizeof(const struct vp_compared_load *));
    for (int i = 0; i < *n; i++)
        loads[i] = &result->loads.item[category->first + i];
    if (*n > 0)
        qsort(loads, (size_t)*n, sizeof(const struct vp_compared_load *), compare_loads);
    return loads;
}

struct vp_pair *vp_compared_pairs(struct vp_view *view, const struct vp_compared *of, int other,
                                  int (*order)(const void *one, const void *other), int *n)
{
    int n_before;
    int n_after;
    const struct vp_compared_load **before = sort_loads(view, vp_compared_result(of->set, 0), of->category, &n_before);
    const struct vp_compared_load **after = sort_loads(view, vp_compared_result(of->set, other), of->category, &n_after);
    struct vp_pair *pairs = vp_arena_array(&view->arena, (size_t)n_before + (size_t)n_after + 1, sizeof *pairs);
    *n = 0;
    for (int a = 0, b = 0; a < n_before || b < n_after;) {
        const int first = a == n_before ? 1 : b == n_after ? -1 : strcmp(before[a]->doctor, after[b]->doctor);
        pairs[(*n)++] = (struct vp_pair){first <= 0 ? before[a] : NULL, first >= 0 ? after[b] : NULL};
        a += first <= 0;
        b += first >= 0;
    }
    if (order != NULL && *n > 0)
        qsort(pairs, (size_t)*n, sizeof *pairs, order);
    return pairs;
}

void vp_rows_cut(struct vp_drawing *drawing, int top, int row, int n)
{
    if (n > VP_ROWS_LONG) {
        drawing->head[0] = top - 20;
        drawing->head[1] = top - 4;
    }
    for (int i = 1; i < n; i++)
        vp_may_cut(drawing, top + i * row);
}

const char *vp_pair_name(struct vp_view *view, const struct vp_pair *pair)
{
    return vp_cut_name(&view->arena, vp_drawable(&view->arena, vp_clean(&view->arena, vp_pair_id(pair)), NULL),
                       VP_LABEL_COLUMNS, VP_NAME_WHOLE);
}

int vp_pair_pixels(struct vp_view *view, const struct vp_pair *pairs, int n, int size)
{
    int widest = 0;
    for (int i = 0; i < n; i++) {
        const int pixels = vp_text_pixels(vp_pair_name(view, &pairs[i]), size);
        widest = pixels > widest ? pixels : widest;
    }
    return widest;
}

const char *vp_drawn_name(struct vp_view *view, const struct vp_compared *of, int number, int columns)
{
    assert(columns < VP_COMPARE_COLUMNS);
    if (of->letters[columns] < 0)
        of->letters[columns] = vp_name_letters(&view->arena, of->names, of->set->n + 1, columns);
    return vp_cut_name(&view->arena, vp_drawable(&view->arena, of->names[number], NULL), columns, of->letters[columns]);
}

const char *vp_compared_amount(struct vp_view *view, const struct vp_compared *of, double amount)
{
    return of->in_hours ? vp_words(view, "%s t", "%s h", vp_number(view, amount, 1)) : vp_number(view, amount, 2);
}

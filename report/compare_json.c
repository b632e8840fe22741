/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparisons for programs: as JSON, and as a table of figures. */
#include "report/compare.h"

#include "report/compare_words.h"
#include "report/escape.h"
#include "report/json.h"

#include <jansson.h>

#include <math.h>
#include <string.h>

enum { DECIMALS = 6 };

static const char *const kinds[VP_FIGURE_KINDS] = {
    [VP_FIGURE_OPEN] = "open-places",
    [VP_FIGURE_BREACHES] = "breaches",
    [VP_FIGURE_POINTS] = "points",
    [VP_FIGURE_PART] = "points-part",
    [VP_FIGURE_WORST] = "worst",
    [VP_FIGURE_RANGE] = "range",
    [VP_FIGURE_SHARE] = "share",
    [VP_FIGURE_MOST] = "most",
    [VP_FIGURE_LOAD] = "load",
    [VP_FIGURE_MUNICIPALITY] = "municipality",
    [VP_FIGURE_RULE] = "rule-breaches",
    [VP_FIGURE_LOST] = "lost-clinic-days",
    [VP_FIGURE_WISHES] = "unmet-wishes",
    [VP_FIGURE_DRIVING] = "driving",
    [VP_FIGURE_DRIVES_MOST] = "drives-most",
    [VP_FIGURE_STRETCH] = "longest-stretch",
};

static const char *const conclusions[] = {
    [VP_CONCLUDE_SAME] = "proven-same",      [VP_CONCLUDE_LESS] = "proven-less", [VP_CONCLUDE_MORE] = "proven-more",
    [VP_CONCLUDE_NOTHING] = "no-conclusion", [VP_CONCLUDE_FOUND] = "as-found",
};

static json_t *make_result(const struct vp_result *result, const char *name)
{
    json_t *object = json_object();
    json_object_set_new(object, "name", vp_json_text(name));
    json_object_set_new(object, "folder", vp_json_text(result->folder));
    json_object_set_new(object, "title", vp_json_text(result->title));
    json_object_set_new(object, "scenario", vp_json_text(result->scenario));
    json_object_set_new(object, "input_sha256", vp_json_text(result->sha256));
    json_object_set_new(object, "status", vp_json_text(result->status));
    return object;
}

static json_t *make_figure(const struct vp_figure *figure)
{
    if (figure == NULL)
        return json_null();
    json_t *object = json_object();
    json_object_set_new(object, "found", vp_json_number(figure->found, DECIMALS));
    json_object_set_new(object, "least", vp_json_number(figure->best.low, DECIMALS));
    json_object_set_new(object, "most", vp_json_number(figure->best.high, DECIMALS));
    return object;
}

static json_t *make_contrast(const struct vp_contrast *contrast)
{
    const struct vp_figure *figure = contrast->before != NULL ? contrast->before : contrast->after;
    json_t *object = json_object();
    json_object_set_new(object, "figure", json_string(kinds[figure->kind]));
    json_object_set_new(object, "of", vp_json_text(figure->of));
    json_object_set_new(object, "municipality", vp_json_text(figure->whose));
    json_object_set_new(object, "unit", vp_json_text(figure->unit));
    json_object_set_new(object, "before", make_figure(contrast->before));
    json_object_set_new(object, "after", make_figure(contrast->after));
    json_object_set_new(object, "difference", vp_json_number(contrast->difference, DECIMALS));
    json_object_set_new(object, "least_difference", vp_json_number(contrast->proven.low, DECIMALS));
    json_object_set_new(object, "most_difference", vp_json_number(contrast->proven.high, DECIMALS));
    json_object_set_new(object, "conclusion", json_string(conclusions[contrast->conclusion]));
    return object;
}

static json_t *make_moved(const struct vp_moved *moved)
{
    const struct vp_compared_row *row = moved->before != NULL ? moved->before : moved->after;
    json_t *object = json_object();
    json_object_set_new(object, "date", vp_json_date(row->date));
    json_object_set_new(object, "line", vp_json_text(row->line));
    json_object_set_new(object, "before", vp_json_text(moved->before == NULL ? NULL : moved->before->doctor));
    json_object_set_new(object, "after", vp_json_text(moved->after == NULL ? NULL : moved->after->doctor));
    return object;
}

static json_t *make_comparison(const struct vp_comparison *comparison, const char *name)
{
    json_t *object = json_object();
    json_t *figures = json_array();
    json_t *moved = comparison->nameless ? json_null() : json_array();
    for (int i = 0; i < comparison->contrasts.n; i++)
        json_array_append_new(figures, make_contrast(&comparison->contrasts.item[i]));
    for (int i = 0; i < comparison->moved.n; i++)
        json_array_append_new(moved, make_moved(&comparison->moved.item[i]));
    json_object_set_new(object, "after", make_result(comparison->after, name));
    json_object_set_new(object, "figures", figures);
    json_object_set_new(object, "moved", moved);
    json_object_set_new(object, "doctors_with_other_duties",
                        comparison->nameless ? json_null() : json_integer(comparison->doctors));
    return object;
}

static json_t *make_leasts(const vp_least_list *leasts)
{
    json_t *list = json_array();
    for (int i = 0; i < leasts->n; i++) {
        const struct vp_least *least = &leasts->item[i];
        json_t *object = json_object();
        json_object_set_new(object, "of", vp_json_text(least->of));
        json_object_set_new(object, "axis", vp_json_text(least->axis));
        json_object_set_new(object, "value", vp_json_text(least->value));
        json_object_set_new(object, "below", vp_json_text(least->below));
        json_object_set_new(object, "proven", json_boolean(least->proven));
        json_array_append_new(list, object);
    }
    return list;
}

void vp_compare_json(const struct vp_comparisons *set, struct vp_text *out)
{
    struct vp_view view;
    vp_view_bare(&view, VP_EN);
    const char **names = vp_compare_names(&view, set);
    json_t *root = json_object();
    json_t *comparisons = json_array();
    json_t *impossible = json_array();
    json_object_set_new(root, "compare", json_integer(1));
    json_object_set_new(root, "before", make_result(set->item[0].before, names[0]));
    for (int i = 0; i < set->n; i++)
        json_array_append_new(comparisons, make_comparison(&set->item[i], names[i + 1]));
    json_object_set_new(root, "comparisons", comparisons);
    for (int i = 0; i < set->n_impossible; i++)
        json_array_append_new(impossible, vp_json_text(set->impossible[i]));
    json_object_set_new(root, "impossible", impossible);
    json_object_set_new(root, "leasts", make_leasts(&set->leasts));
    vp_json_put(out, root);
    vp_view_clear(&view);
}

/* ---- the table ---- */

static void put_number(struct vp_text *out, double number)
{
    if (isfinite(number))
        vp_text_printf(out, ",%.10g", fabs(number) < 5e-7 ? 0.0 : round(number * 1e6) / 1e6);
    else
        vp_text_put(out, ",");
}

static void put_side(struct vp_text *out, const struct vp_figure *figure)
{
    put_number(out, figure == NULL ? NAN : figure->found);
    put_number(out, figure == NULL ? NAN : figure->best.low);
    put_number(out, figure == NULL ? NAN : figure->best.high);
}

static void put_name(struct vp_text *out, const char *name)
{
    vp_text_put(out, ",");
    vp_put_csv_text(out, name == NULL ? "" : name);
}

static void put_row(struct vp_text *out, const char *name, const struct vp_contrast *contrast)
{
    const struct vp_figure *figure = contrast->before != NULL ? contrast->before : contrast->after;
    vp_put_csv_text(out, name);
    put_name(out, kinds[figure->kind]);
    put_name(out, figure->of);
    put_name(out, figure->whose);
    put_name(out, figure->unit);
    put_side(out, contrast->before);
    put_side(out, contrast->after);
    put_number(out, contrast->difference);
    put_number(out, contrast->proven.low);
    put_number(out, contrast->proven.high);
    put_name(out, conclusions[contrast->conclusion]);
    vp_text_put(out, "\n");
}

void vp_compare_csv(const struct vp_comparisons *set, struct vp_text *out)
{
    struct vp_view view;
    vp_view_bare(&view, VP_EN);
    const char **names = vp_compare_names(&view, set);
    vp_text_put(out, "result,figure,of,municipality,unit,before,before_least,before_most,after,after_least,after_most,difference,"
                     "least_difference,most_difference,conclusion\n");
    for (int i = 0; i < set->n; i++)
        for (int k = 0; k < set->item[i].contrasts.n; k++)
            put_row(out, names[i + 1], &set->item[i].contrasts.item[k]);
    vp_view_clear(&view);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures and conclusions in words. A conclusion is said only where something is proven in both results; else the figures are those of two rosters, no more. */
#include "report/compare_words.h"

#include "report/escape.h"

#include <math.h>
#include <string.h>

/* ---- figures ---- */

static const char *name_part(struct vp_view *view, const char *part)
{
    static const char *const parts[][3] = {{"locums", "vikarer", "locums"},
                                           {"extra_places", "ekstra plasser", "extra places"},
                                           {"fairness", "skjevhet", "unfairness"},
                                           {"rules", "myke regler", "soft rules"},
                                           {"wishes", "ønsker", "wishes"}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (strcmp(part, parts[i][0]) == 0)
            return parts[i][view->language == VP_EN ? 2 : 1];
    return vp_clean(&view->arena, part);
}

static const char *name_category(struct vp_view *view, const char *key)
{
    return key == NULL ? "" : vp_clean(&view->arena, vp_category_word(key, view->language));
}

const char *vp_figure_name(struct vp_view *view, const struct vp_figure *figure)
{
    const char *of = figure->of == NULL ? "" : figure->of;
    const char *category = name_category(view, figure->of);
    switch (figure->kind) {
    case VP_FIGURE_OPEN:
        return vp_words(view, "plasser uten lege", "places without a doctor");
    case VP_FIGURE_BREACHES:
        return vp_words(view, "brudd på absolutte regler", "breaches of hard rules");
    case VP_FIGURE_POINTS:
        return vp_words(view, "poeng", "points");
    case VP_FIGURE_PART:
        return vp_words(view, "poeng for %s", "points for %s", name_part(view, of));
    case VP_FIGURE_WORST:
        return vp_words(view, "%s: den som har mest, over målet", "%s: whoever has most, above the target", category);
    case VP_FIGURE_RANGE:
        return vp_words(view, "%s: fra mest til minst", "%s: from most to least", category);
    case VP_FIGURE_SHARE:
        return vp_words(view, "%s: største rettferdige andel", "%s: the largest fair share", category);
    case VP_FIGURE_MOST:
        return vp_words(view, "%s: den som har flest", "%s: whoever has most", category);
    case VP_FIGURE_LOAD:
        return vp_words(view, "%s: alle leger", "%s: all doctors", category);
    case VP_FIGURE_MUNICIPALITY:
        return vp_words(view, "%s: %s, over målet", "%s: %s, above the target", category,
                        figure->whose == NULL ? "" : vp_clean(&view->arena, figure->whose));
    case VP_FIGURE_RULE:
        return vp_words(view, "brudd på %s", "breaches of %s", vp_clean(&view->arena, of));
    case VP_FIGURE_LOST:
        return vp_words(view, "tapte klinikkdager (%s)", "clinic days lost (%s)", vp_clean(&view->arena, of));
    case VP_FIGURE_WISHES:
        return vp_words(view, "ønsker som ikke er innfridd", "wishes not met");
    case VP_FIGURE_DRIVING:
        return vp_words(view, "kjøring, alle", "driving, all");
    case VP_FIGURE_DRIVES_MOST:
        return vp_words(view, "kjøring, den som kjører mest", "driving, whoever drives most");
    default:
        return vp_words(view, "flest dager på rad med vakt", "most dates in a row with duty");
    }
}

const char *vp_figure_unit(struct vp_view *view, const struct vp_figure *figure)
{
    return strcmp(figure->unit, "h") == 0      ? vp_words(view, "t", "h")
           : strcmp(figure->unit, "days") == 0 ? "" /* the name says it */
                                               : figure->unit;
}

int vp_figure_decimals(const struct vp_figure *figure)
{
    switch (figure->kind) {
    case VP_FIGURE_POINTS:
    case VP_FIGURE_PART:
    case VP_FIGURE_WORST:
    case VP_FIGURE_RANGE:
    case VP_FIGURE_SHARE:
        return 2;
    case VP_FIGURE_MUNICIPALITY:
        return 1;
    default: /* a weighed burden may have halves */
        return figure->unit[0] == 'h' || figure->found != round(figure->found) ? 1 : 0;
    }
}

const char *vp_figure_found(struct vp_view *view, const struct vp_figure *figure)
{
    return figure == NULL ? "–" : vp_number(view, figure->found, vp_figure_decimals(figure));
}

static const char *say_ceiling(struct vp_view *view, double number, int decimals)
{
    const double step = pow(10, decimals);
    return vp_number(view, ceil(number * step - 1e-6) / step, decimals);
}

const char *vp_figure_proven(struct vp_view *view, const struct vp_figure *figure)
{
    if (figure == NULL || (!isfinite(figure->best.low) && !isfinite(figure->best.high)))
        return "–";
    const int decimals = vp_figure_decimals(figure);
    const char *low = vp_number_floor(view, figure->best.low, decimals);
    const char *high = say_ceiling(view, figure->best.high, decimals);
    if (!isfinite(figure->best.low))
        return vp_words(view, "høyst %s", "at most %s", high);
    if (!isfinite(figure->best.high))
        return vp_words(view, "minst %s", "at least %s", low);
    if (figure->best.high - figure->best.low <= vp_interval_tolerance(figure->best) || strcmp(low, high) == 0)
        return vp_number(view, figure->best.high, decimals);
    return vp_words(view, "%s til %s", "%s to %s", low, high);
}

const char *vp_contrast_difference(struct vp_view *view, const struct vp_contrast *contrast)
{
    return isnan(contrast->difference)
               ? "–"
               : vp_number_signed(view, contrast->difference, vp_figure_decimals(vp_contrast_figure(contrast)));
}

/* ---- conclusions ---- */

const char *vp_contrast_words(struct vp_view *view, const struct vp_contrast *contrast)
{
    const struct vp_figure *figure = vp_contrast_figure(contrast);
    const int decimals = vp_figure_decimals(figure);
    const char *less = vp_number_floor(view, -contrast->proven.high, decimals);
    const char *more = vp_number_floor(view, contrast->proven.low, decimals);
    const bool points = figure->kind == VP_FIGURE_POINTS;
    switch (contrast->conclusion) {
    case VP_CONCLUDE_SAME:
        return vp_words(view, "bevist: like", "proven: the same");
    case VP_CONCLUDE_LESS:
        return points ? vp_words(view, "bevist færre, minst %s", "proven fewer, by at least %s", less)
                      : vp_words(view, "bevist bedre, med minst %s", "proven better, by at least %s", less);
    case VP_CONCLUDE_MORE:
        return points ? vp_words(view, "bevist flere, minst %s", "proven more, by at least %s", more)
                      : vp_words(view, "bevist verre, med minst %s", "proven worse, by at least %s", more);
    case VP_CONCLUDE_NOTHING:
        return vp_words(view, "ingen konklusjon", "no conclusion");
    default:
        return "";
    }
}

const char *vp_conclusion_short(struct vp_view *view, const struct vp_contrast *contrast)
{
    const bool points = vp_contrast_figure(contrast)->kind == VP_FIGURE_POINTS;
    switch (contrast->conclusion) {
    case VP_CONCLUDE_SAME:
        return vp_words(view, "bevist like", "proven the same");
    case VP_CONCLUDE_LESS:
        return points ? vp_words(view, "bevist færre", "proven fewer") : vp_words(view, "bevist bedre", "proven better");
    case VP_CONCLUDE_MORE:
        return points ? vp_words(view, "bevist flere", "proven more") : vp_words(view, "bevist verre", "proven worse");
    case VP_CONCLUDE_NOTHING:
        return vp_words(view, "ingen konklusjon", "no conclusion");
    default:
        return vp_words(view, "som funnet", "as found");
    }
}

const char *vp_conclusion_sign(enum vp_conclusion conclusion)
{
    static const char *const signs[] = {
        [VP_CONCLUDE_SAME] = "=", [VP_CONCLUDE_LESS] = "<", [VP_CONCLUDE_MORE] = ">", [VP_CONCLUDE_NOTHING] = "?", [VP_CONCLUDE_FOUND] = " "};
    return signs[conclusion];
}

bool vp_contrast_idle(const struct vp_contrast *contrast)
{
    const struct vp_figure *before = contrast->before;
    const struct vp_figure *after = contrast->after;
    if (before == NULL || after == NULL)
        return false;
    return (before->kind == VP_FIGURE_RULE && contrast->difference == 0) ||
           (before->kind == VP_FIGURE_PART && before->found == 0 && after->found == 0);
}

/* ---- rules broken or cured ---- */

/* The soft rules that `broken` has breaches of and `kept` has none; both must have them. NULL = none. */
static const char *list_rules(struct vp_view *view, const struct vp_comparison *comparison, bool cured)
{
    struct vp_text names;
    vp_text_init(&names);
    for (int i = 0; i < comparison->contrasts.n; i++) {
        const struct vp_contrast *contrast = &comparison->contrasts.item[i];
        const struct vp_figure *broken = cured ? contrast->before : contrast->after;
        const struct vp_figure *kept = cured ? contrast->after : contrast->before;
        if (broken == NULL || kept == NULL || broken->kind != VP_FIGURE_RULE || broken->found == 0 || kept->found != 0)
            continue;
        vp_text_printf(&names, "%s%s (%s)", names.length == 0 ? "" : ", ",
                       vp_cut(&view->arena, vp_clean(&view->arena, broken->of == NULL ? "" : broken->of), VP_LABEL_COLUMNS),
                       vp_breach_count(view, (int)fmin(fmax(broken->found, 0), 1e9)));
    }
    const char *list = names.length == 0 ? NULL : vp_arena_strdup(&view->arena, names.at);
    vp_text_clear(&names);
    return list;
}

const char *vp_cured_words(struct vp_view *view, const struct vp_comparison *comparison)
{
    const char *rules = list_rules(view, comparison, true);
    return rules == NULL ? NULL
                         : vp_words(view, "Regler som var brutt og nå holdes: %s.",
                                    "Rules that were broken and are kept now: %s.", rules);
}

const char *vp_broken_words(struct vp_view *view, const struct vp_comparison *comparison)
{
    const char *rules = list_rules(view, comparison, false);
    return rules == NULL ? NULL
                         : vp_words(view, "Regler som ble holdt og nå er brutt: %s.",
                                    "Rules that were kept and are broken now: %s.", rules);
}

/* ---- key figures ---- */

static bool is_there(const struct vp_comparisons *set, const struct vp_key_figure *key)
{
    bool there = vp_result_figure(set->item[0].before, key->kind, key->of) != NULL;
    for (int i = 0; i < set->n && !there; i++)
        there = vp_result_figure(set->item[i].after, key->kind, key->of) != NULL;
    return there;
}

static int add_key(const struct vp_comparisons *set, struct vp_key_figure *keys, int n, int most, struct vp_key_figure key)
{
    if (n < most && is_there(set, &key))
        keys[n++] = key;
    return n;
}

/* The rules of the first result that count lost clinic days, each a figure. */
static int add_lost(struct vp_view *view, const struct vp_comparisons *set, struct vp_key_figure *keys, int n, int most)
{
    const struct vp_result *first = set->item[0].before;
    for (int i = 0; i < first->figures.n; i++)
        if (first->figures.item[i].kind == VP_FIGURE_LOST)
            n = add_key(set, keys, n, most,
                        (struct vp_key_figure){VP_FIGURE_LOST, first->figures.item[i].of,
                                               vp_words(view, "tapte dager", "days lost")});
    return n;
}

int vp_key_figures(struct vp_view *view, const struct vp_comparisons *set, struct vp_key_figure *key, int most)
{
    const struct vp_result *first = set->item[0].before;
    int n = add_key(set, key, 0, most,
                    (struct vp_key_figure){VP_FIGURE_OPEN, NULL, vp_words(view, "uten lege", "no doctor")});
    n = add_key(set, key, n, most, (struct vp_key_figure){VP_FIGURE_POINTS, NULL, vp_words(view, "poeng", "points")});
    for (int c = 0; c < first->categories.n; c++)
        if (first->categories.item[c].counts)
            n = add_key(set, key, n, most,
                        (struct vp_key_figure){VP_FIGURE_WORST, first->categories.item[c].key,
                                               name_category(view, first->categories.item[c].key)});
    n = add_key(set, key, n, most,
                (struct vp_key_figure){VP_FIGURE_LOAD, "hours", vp_words(view, "alle timer", "all hours")});
    n = add_key(set, key, n, most, (struct vp_key_figure){VP_FIGURE_DRIVING, NULL, vp_words(view, "kjøring", "driving")});
    n = add_key(set, key, n, most, (struct vp_key_figure){VP_FIGURE_WISHES, NULL, vp_words(view, "ønsker", "wishes")});
    return add_lost(view, set, key, n, most);
}

const struct vp_contrast *vp_key_contrast(const struct vp_comparison *comparison, const struct vp_key_figure *key)
{
    const struct vp_figure *before = vp_result_figure(comparison->before, key->kind, key->of);
    const struct vp_figure *after = vp_result_figure(comparison->after, key->kind, key->of);
    for (int i = 0; i < comparison->contrasts.n; i++) {
        const struct vp_contrast *contrast = &comparison->contrasts.item[i];
        if ((before != NULL && contrast->before == before) || (after != NULL && contrast->after == after))
            return contrast;
    }
    return NULL;
}

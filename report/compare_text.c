/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparisons in words: a few results with a table each, many with a row each (compare_table.c). */
#include "report/compare.h"

#include "report/compare_table.h"
#include "report/compare_words.h"
#include "report/escape.h"

#include <string.h>

enum { NAME = 46, NUMBER = 12, MOST_LISTED = 40 };

static void put_contrast(struct vp_view *view, struct vp_text *out, const struct vp_contrast *contrast)
{
    const struct vp_figure *figure = vp_contrast_figure(contrast);
    const char *unit = vp_figure_unit(view, figure);
    const size_t start = out->length;
    vp_text_printf(out, "  %s%s%s", vp_cut(&view->arena, vp_figure_name(view, figure), NAME),
                   unit[0] != '\0' ? ", " : "", unit);
    vp_put_padding(out, start, NAME + 6);
    vp_put_right(out, vp_figure_found(view, contrast->before), NUMBER);
    vp_put_right(out, vp_figure_found(view, contrast->after), NUMBER);
    vp_put_right(out, vp_contrast_difference(view, contrast), NUMBER);
    vp_text_printf(out, "  %s\n", vp_contrast_words(view, contrast));
}

/* ---- duties ---- */

static void put_dates(struct vp_view *view, struct vp_text *words, const struct vp_change *changes, int n)
{
    char day[VP_DAY_TEXT];
    for (int i = 0; i < n; i++)
        vp_text_printf(words, "%s %s %s", i == 0 ? "" : ",", vp_day_format(changes[i].row->date, day),
                       vp_clean(&view->arena, changes[i].row->line));
}

/* What one doctor gives up and gets, in a paragraph: how many, and which if `all`. */
static void put_doctor(struct vp_view *view, struct vp_text *out, const struct vp_change *changes, int n, int given,
                       bool all)
{
    struct vp_text words;
    vp_text_init(&words);
    vp_say(view, &words, "%s: gir fra seg %d", "%s: gives up %d", vp_clean(&view->arena, changes[0].doctor), given);
    if (all && given > 0) {
        vp_text_put(&words, " –");
        put_dates(view, &words, changes, given);
    }
    vp_say(view, &words, "; får %d", "; gets %d", n - given);
    if (all && n > given) {
        vp_text_put(&words, " –");
        put_dates(view, &words, changes + given, n - given);
    }
    vp_put_wrapped(out, 4, words.at);
    vp_text_clear(&words);
}

static void put_moved(struct vp_view *view, struct vp_text *out, const struct vp_comparison *comparison)
{
    int n;
    const struct vp_change *changes = vp_compare_changes(view, comparison, &n);
    const bool all = comparison->moved.n <= MOST_LISTED;
    vp_put_wrapped(
        out, 0,
        all ? vp_moved_words(view, comparison)
            : vp_words(view, "%s --json sier hvilke.", "%s --json says which.", vp_moved_words(view, comparison)));
    for (int from = 0; from < n;) {
        int given;
        const int of_one = vp_changes_of_one(changes + from, n - from, &given);
        put_doctor(view, out, changes + from, of_one, given, all);
        from += of_one;
    }
}

/* ---- a result ---- */

/* "night-to-namsos (optimal)" */
static const char *name_result(struct vp_view *view, const char *name, const struct vp_result *result)
{
    return vp_arena_printf(&view->arena, "%s (%s)",
                           vp_cut_name(&view->arena, name, NAME, vp_name_letters(&view->arena, &name, 1, NAME)),
                           vp_result_status(view, result));
}

static void put_sentence(struct vp_text *out, const char *words)
{
    if (words != NULL)
        vp_put_wrapped(out, 0, words);
}

static void put_comparison(struct vp_view *view, struct vp_text *out, const struct vp_comparison *comparison,
                           const char *before, const char *after)
{
    vp_text_printf(out, "%s → %s\n", name_result(view, before, comparison->before),
                   name_result(view, after, comparison->after));
    const size_t start = out->length;
    vp_put_padding(out, start, NAME + 6);
    vp_put_right(out, vp_words(view, "før", "before"), NUMBER);
    vp_put_right(out, vp_words(view, "etter", "after"), NUMBER);
    vp_put_right(out, vp_words(view, "forskjell", "difference"), NUMBER);
    vp_text_put(out, "\n");
    for (int i = 0; i < comparison->contrasts.n; i++)
        if (!vp_contrast_idle(&comparison->contrasts.item[i]))
            put_contrast(view, out, &comparison->contrasts.item[i]);
    put_sentence(out, vp_cured_words(view, comparison));
    put_sentence(out, vp_broken_words(view, comparison));
    put_moved(view, out, comparison);
}

void vp_compare_text(const struct vp_comparisons *set, enum vp_language language, struct vp_text *out)
{
    struct vp_view view;
    vp_view_bare(&view, language);
    const char **names = vp_compare_names(&view, set);
    if (set->n > VP_COMPARE_FEW)
        vp_compare_table(&view, set, names, out);
    for (int i = 0; i < set->n && set->n <= VP_COMPARE_FEW; i++) {
        put_comparison(&view, out, &set->item[i], names[0], names[i + 1]);
        vp_text_put(out, "\n");
    }
    put_sentence(out, vp_impossible_words(&view, set));
    vp_leasts_text(&set->leasts, language, out);
    if (set->n <= VP_COMPARE_FEW)
        put_sentence(
            out,
            vp_words(
                &view,
                "Uten «bevist» er tallene de to vaktplanenes, og sier ikke hva den beste ville hatt. Mindre er bedre.",
                "Without \"proven\" the figures are those of the two rosters, and do not say what the best would have. Less is better."));
    vp_view_clear(&view);
}

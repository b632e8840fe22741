/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparisons in words. A conclusion is said only where something is proven in both results; else the figures are those of two rosters, no more. */
#include "report/compare.h"

#include "report/escape.h"
#include "report/view.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { NAME = 46, NUMBER = 12, MOST_LISTED = 40 };

static const char *name_figure(struct vp_view *view, const struct vp_figure *figure)
{
    const char *of = figure->of == NULL ? "" : vp_clean(&view->arena, vp_category_word(figure->of, view->language));
    const char *whose = figure->whose == NULL ? "" : vp_clean(&view->arena, figure->whose);
    switch (figure->kind) {
    case VP_FIGURE_OPEN:
        return vp_words(view, "plasser uten lege", "places without a doctor");
    case VP_FIGURE_BREACHES:
        return vp_words(view, "brudd på absolutte regler", "breaches of hard rules");
    case VP_FIGURE_POINTS:
        return vp_words(view, "poeng", "points");
    case VP_FIGURE_WORST:
        return vp_words(view, "%s: den som har mest, over målet", "%s: whoever has most, above the target", of);
    case VP_FIGURE_RANGE:
        return vp_words(view, "%s: fra mest til minst", "%s: from most to least", of);
    case VP_FIGURE_LOAD:
        return vp_words(view, "%s: alle leger", "%s: all doctors", of);
    case VP_FIGURE_MUNICIPALITY:
        return vp_words(view, "%s: %s, over målet", "%s: %s, above the target", of, whose);
    case VP_FIGURE_RULE:
        return vp_words(view, "brudd på %s", "breaches of %s", vp_clean(&view->arena, figure->of));
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

/* "night-to-namsos (optimal)" */
static const char *name_result(struct vp_view *view, const struct vp_result *result)
{
    const char *slash = strrchr(result->folder, '/');
    const char *name = result->scenario != NULL            ? result->scenario
                       : slash != NULL && slash[1] != '\0' ? slash + 1
                                                           : result->folder;
    return vp_arena_printf(&view->arena, "%s (%s)", vp_cut(&view->arena, vp_clean(&view->arena, name), NAME),
                           result->status == NULL ? vp_words(view, "ikke løst her", "not solved here") : result->status);
}

static int decimals_of(const struct vp_figure *figure)
{
    if (figure->kind == VP_FIGURE_POINTS || figure->kind == VP_FIGURE_WORST || figure->kind == VP_FIGURE_RANGE)
        return 2;
    return figure->kind == VP_FIGURE_MUNICIPALITY || figure->unit[0] == 'h' ? 1 : 0;
}

static const char *say_found(struct vp_view *view, const struct vp_figure *figure)
{
    return figure == NULL ? "–" : vp_number(view, figure->found, decimals_of(figure));
}

/* What is proven of the difference: "høyst 3,00 mindre" would be read as a figure, so both ends are said. */
static const char *say_conclusion(struct vp_view *view, const struct vp_contrast *contrast)
{
    const struct vp_figure *figure = contrast->before != NULL ? contrast->before : contrast->after;
    const int decimals = decimals_of(figure);
    switch (contrast->conclusion) {
    case VP_CONCLUDE_SAME:
        return vp_words(view, "bevist: like", "proven: the same");
    case VP_CONCLUDE_LESS:
        if (figure->kind == VP_FIGURE_POINTS)
            return vp_words(view, "bevist færre, minst %s", "proven fewer, by at least %s",
                            vp_number_floor(view, -contrast->proven.high, decimals));
        return vp_words(view, "bevist bedre, med minst %s", "proven better, by at least %s",
                        vp_number_floor(view, -contrast->proven.high, decimals));
    case VP_CONCLUDE_MORE:
        if (figure->kind == VP_FIGURE_POINTS)
            return vp_words(view, "bevist flere, minst %s", "proven more, by at least %s",
                            vp_number_floor(view, contrast->proven.low, decimals));
        return vp_words(view, "bevist verre, med minst %s", "proven worse, by at least %s",
                        vp_number_floor(view, contrast->proven.low, decimals));
    case VP_CONCLUDE_NOTHING:
        return vp_words(view, "ingen konklusjon", "no conclusion");
    default:
        return "";
    }
}

static void put_contrast(struct vp_view *view, struct vp_text *out, const struct vp_contrast *contrast)
{
    const struct vp_figure *figure = contrast->before != NULL ? contrast->before : contrast->after;
    const size_t start = out->length;
    vp_text_printf(out, "  %s%s%s", vp_cut(&view->arena, name_figure(view, figure), NAME),
                   figure->unit[0] != '\0' ? ", " : "",
                   strcmp(figure->unit, "h") == 0 ? vp_words(view, "t", "h") : figure->unit);
    vp_put_padding(out, start, NAME + 6);
    vp_put_right(out, say_found(view, contrast->before), NUMBER);
    vp_put_right(out, say_found(view, contrast->after), NUMBER);
    vp_put_right(out,
                 isnan(contrast->difference) ? "–" : vp_number_signed(view, contrast->difference, decimals_of(figure)),
                 NUMBER);
    vp_text_printf(out, "  %s\n", say_conclusion(view, contrast));
}

/* ---- duties ---- */

/* What a doctor loses and gets. */
struct change {
    const char *doctor;
    const struct vp_compared_row *row;
    bool gets;
};

static int compare_changes(const void *one, const void *other)
{
    const struct change *a = one;
    const struct change *b = other;
    const int order = strcmp(a->doctor, b->doctor);
    if (order != 0)
        return order;
    if (a->gets != b->gets)
        return a->gets - b->gets;
    return strcmp(a->row->key, b->row->key);
}

static int list_changes(const struct vp_comparison *comparison, struct change *changes)
{
    int n = 0;
    for (int i = 0; i < comparison->moved.n; i++) {
        const struct vp_moved *moved = &comparison->moved.item[i];
        if (moved->before != NULL && moved->before->doctor[0] != '\0')
            changes[n++] = (struct change){moved->before->doctor, moved->before, false};
        if (moved->after != NULL && moved->after->doctor[0] != '\0')
            changes[n++] = (struct change){moved->after->doctor, moved->after, true};
    }
    qsort(changes, (size_t)n, sizeof *changes, compare_changes);
    return n;
}

static void put_dates(struct vp_view *view, struct vp_text *words, const struct change *changes, int n)
{
    char day[VP_DAY_TEXT];
    for (int i = 0; i < n; i++)
        vp_text_printf(words, "%s %s %s", i == 0 ? "" : ",", vp_day_format(changes[i].row->date, day),
                       vp_clean(&view->arena, changes[i].row->line));
}

/* What one doctor gives up and gets, in a paragraph: how many, and which if `all`. */
static void put_doctor(struct vp_view *view, struct vp_text *out, const struct change *changes, int n, bool all)
{
    struct vp_text words;
    int given = 0;
    while (given < n && !changes[given].gets)
        given++;
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
    struct change *changes = vp_arena_array(&view->arena, 2 * (size_t)comparison->moved.n + 1, sizeof *changes);
    const int n = list_changes(comparison, changes);
    const bool all = comparison->moved.n <= MOST_LISTED;
    if (comparison->moved.n == 0) {
        vp_say(view, out, "Ingen vakt er en annens.\n", "No duty is another's.\n");
        return;
    }
    vp_say(view, out, "%d vakter er en annens, %d leger har andre vakter enn før%s.\n",
           "%d duties are another's, %d doctors have other duties than before%s.\n", comparison->moved.n,
           comparison->doctors, all ? "" : vp_words(view, " (--json sier hvilke)", " (--json says which)"));
    for (int from = 0, at = 0; from < n; from = at) {
        while (at < n && strcmp(changes[at].doctor, changes[from].doctor) == 0)
            at++;
        put_doctor(view, out, changes + from, at - from, all);
    }
}

static void put_comparison(struct vp_view *view, struct vp_text *out, const struct vp_comparison *comparison)
{
    const struct vp_result *before = comparison->before;
    const struct vp_result *after = comparison->after;
    vp_text_printf(out, "%s → %s\n", name_result(view, before), name_result(view, after));
    const size_t start = out->length;
    vp_put_padding(out, start, NAME + 6);
    vp_put_right(out, vp_words(view, "før", "before"), NUMBER);
    vp_put_right(out, vp_words(view, "etter", "after"), NUMBER);
    vp_put_right(out, vp_words(view, "forskjell", "difference"), NUMBER);
    vp_text_put(out, "\n");
    for (int i = 0; i < comparison->contrasts.n; i++) {
        const struct vp_contrast *contrast = &comparison->contrasts.item[i];
        const bool rule = contrast->before != NULL && contrast->before->kind == VP_FIGURE_RULE;
        if (!rule || contrast->after == NULL || contrast->difference != 0) /* rules that nothing happened to are left out */
            put_contrast(view, out, contrast);
    }
    put_moved(view, out, comparison);
}

void vp_compare_text(const struct vp_comparison *list, int n, enum vp_language language, struct vp_text *out)
{
    struct vp_view view;
    vp_view_bare(&view, language);
    for (int i = 0; i < n; i++) {
        put_comparison(&view, out, &list[i]);
        vp_text_put(out, "\n");
    }
    vp_put_wrapped(
        out, 0,
        vp_words(
            &view, "Uten «bevist» er tallene de to vaktplanenes, og sier ikke hva den beste ville hatt. Mindre er bedre.",
            "Without \"proven\" the figures are those of the two rosters, and do not say what the best would have. Less is better."));
    vp_view_clear(&view);
}

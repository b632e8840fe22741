/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What texts, pages and charts of comparisons call things: results, figures, conclusions, and whose duties changed hands. Words are clean (vp_clean) and
 * live in the view's arena; each medium escapes them besides. */
#ifndef VP_REPORT_COMPARE_WORDS_H
#define VP_REPORT_COMPARE_WORDS_H

#include "model/compare.h"
#include "report/view.h"

/* The last part of a folder's path, slashes behind it left out. */
const char *vp_folder_name(struct vp_arena *arena, const char *folder);

/* [set->n + 1] what each result is called, the first's first: by its scenario, or its folder where that would not tell it from the others; no two are alike. */
const char **vp_compare_names(struct vp_view *view, const struct vp_comparisons *set);

/* "optimal", "within-gap" …, or that it was only reported. */
const char *vp_result_status(struct vp_view *view, const struct vp_result *result);
/* The same in the view's language: "proven best", "stopped by a limit" …. */
const char *vp_result_search(struct vp_view *view, const struct vp_result *result);

/* Names of a sweep are cut by their keys, so that all values stay: "gri+res=11+nig=namsos". So many letters of each key make all `n` names at most `columns` wide, as far
 * as one letter can; VP_NAME_WHOLE: they need no cutting, or have no keys. O(n). */
enum { VP_NAME_WHOLE = 0 };
int vp_name_letters(struct vp_arena *arena, const char *const *names, int n, int columns);

/* The name with so many letters of each key, and at most `columns` wide: its beginning and its end with "…" between where need be. Two names may then look
 * alike: a number stands beside them. */
const char *vp_cut_name(struct vp_arena *arena, const char *name, int columns, int letters);

/* The names of all that provably has no roster, in a sentence; NULL if there are none. */
const char *vp_impossible_words(struct vp_view *view, const struct vp_comparisons *set);

/* Where places are no longer left to locums, and what of it is proven. */
const char *vp_least_words(struct vp_view *view, const struct vp_least *least);

/* ---- figures ---- */

/* Of either side, whichever has it. */
static inline const struct vp_figure *vp_contrast_figure(const struct vp_contrast *contrast)
{
    return contrast->before != NULL ? contrast->before : contrast->after;
}

/* "nights: whoever has most, above the target". */
const char *vp_figure_name(struct vp_view *view, const struct vp_figure *figure);
/* "h", "min", "days" or "", in the view's language. */
const char *vp_figure_unit(struct vp_view *view, const struct vp_figure *figure);
int vp_figure_decimals(const struct vp_figure *figure);
/* "12.00"; "–" for NULL. */
const char *vp_figure_found(struct vp_view *view, const struct vp_figure *figure);
/* "10.00 to 12.00", "at most 12", "at least 3", "12.00"; "–" where nothing is proven. The lower end is rounded down, the upper up. */
const char *vp_figure_proven(struct vp_view *view, const struct vp_figure *figure);
/* The difference with its sign; "–" where one side is missing. */
const char *vp_contrast_difference(struct vp_view *view, const struct vp_contrast *contrast);

/* "proven better, by at least 2.00"; "" where there is nothing to say. */
const char *vp_contrast_words(struct vp_view *view, const struct vp_contrast *contrast);
/* The same without figures: "proven better", "proven the same", "no conclusion", "as found". */
const char *vp_conclusion_short(struct vp_view *view, const struct vp_contrast *contrast);
/* The same as one letter: < less, > more, = the same, ? no conclusion, a blank. */
const char *vp_conclusion_sign(enum vp_conclusion conclusion);

/* Is it a soft rule that nothing happened to, or a part of the points that neither has? Tables leave such rows out. */
bool vp_contrast_idle(const struct vp_contrast *contrast);

/* "Rules broken before and kept now: a (3 breaches)", or the other way round; NULL if there are none such. */
const char *vp_cured_words(struct vp_view *view, const struct vp_comparison *comparison);
const char *vp_broken_words(struct vp_view *view, const struct vp_comparison *comparison);

/* ---- key figures ---- */

/* What the tables of many results show of each: a kind, and of which category. */
struct vp_key_figure {
    enum vp_figure_kind kind;
    const char *of;
    const char *head; /* of its column, a word or two */
};

/* Places without a doctor, points, whoever has most in each category that counts in the first result, hours, minutes driven, wishes, lost clinic days: those that some
 * result has, in this order, into key[most]; returns how many. */
int vp_key_figures(struct vp_view *view, const struct vp_comparisons *set, struct vp_key_figure *key, int most);

/* The contrast of the figure; NULL if neither result has it. */
const struct vp_contrast *vp_key_contrast(const struct vp_comparison *comparison, const struct vp_key_figure *key);

/* ---- duties that are another's ---- */

/* What a doctor loses or gets. */
struct vp_change {
    const char *doctor;
    const struct vp_compared_row *row;
    bool gets;
};

/* By doctor, what he gives up first, then by date; *n gets how many. */
const struct vp_change *vp_compare_changes(struct vp_view *view, const struct vp_comparison *comparison, int *n);
/* How many of the first `n` are of the same doctor, and how many of these he gives up. */
int vp_changes_of_one(const struct vp_change *changes, int n, int *given);
/* How many duties are another's and whose roster is not the same, in a sentence. */
const char *vp_moved_words(struct vp_view *view, const struct vp_comparison *comparison);

#endif

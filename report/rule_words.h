/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the files of sentences: rule_words.c, rule_words_between.c, breach_words.c. All in the plan's language, in the view's arena. */
#ifndef VP_REPORT_RULE_WORDS_H
#define VP_REPORT_RULE_WORDS_H

#include "report/view.h"

/* A unit of the audit's ("h", "duties", "days" …) as people write it after `number`: one of a thing is not several. */
const char *vp_noun_words(const struct vp_view *view, const char *unit, double number);

/* "høyst 4 vakter", "minst 2 og høyst 4 vakter". */
const char *vp_limit_words(struct vp_view *view, const struct vp_figures *figures, const char *unit);

/* "netter, forvakt": names of categories, ids of lines. */
const char *vp_selected_words(struct vp_view *view, const struct vp_selector *selector);

/* "i hver kalendermåned", "i hvilke som helst 28 dager". */
const char *vp_window_words(struct vp_view *view, const struct vp_figures *figures);

const char *vp_say_backup(struct vp_view *view, const struct vp_figures *figures);
const char *vp_say_apart(struct vp_view *view, const struct vp_figures *figures);
const char *vp_say_together(struct vp_view *view, const struct vp_figures *figures);
const char *vp_say_response(struct vp_view *view, const struct vp_figures *figures);
const char *vp_say_clinic(struct vp_view *view, const struct vp_figures *figures);
const char *vp_say_own_dates(struct vp_view *view, const struct vp_figures *figures);
const char *vp_say_balance(struct vp_view *view, const struct vp_figures *figures);
const char *vp_say_driving(struct vp_view *view, const struct vp_figures *figures);

#endif

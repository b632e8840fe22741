/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers to "why has he this duty" in words and as JSON. */
#ifndef VP_REPORT_WHY_H
#define VP_REPORT_WHY_H

#include "model/why.h"
#include "report/view.h"

/* The answers about one date, one for each duty asked about. */
struct vp_answers {
    int doctor; /* VP_LOCUM: nobody */
    vp_day date;
    struct vp_why **why;
    int n;
};

/* Appends them in the plan's language; `brief`: the conclusions alone. The report's outcome is what is proven about the roster as it is (status,
 * objective, bound and roster of it are read), NULL = nothing. */
void vp_report_why_text(const struct vp_report *report, const struct vp_answers *answers, bool brief, struct vp_text *out);
void vp_report_why_json(const struct vp_report *report, const struct vp_answers *answers, struct vp_text *out);

/* ---- between the files of the answer (why_words.c) ---- */

/* "forvakt ma. 17. mai 2027 08:00–08:00"; of several: from which date to which, and how many. */
const char *vp_piece_words(struct vp_view *view, const struct vp_piece *piece);

/* The label of a doctor, or "vikar". */
const char *vp_owner_words(struct vp_view *view, int owner);

/* "+3,20 poeng", "like mange poeng". */
const char *vp_change_words(struct vp_view *view, double points);

/* The same of a change; where levels differ, also whether it is fairer by them: "like mange poeng, netter skjevere fordelt". */
const char *vp_move_words(struct vp_view *view, const struct vp_move *move);

/* The answer in one sentence, or two. */
const char *vp_conclusion_words(struct vp_view *view, const struct vp_why *why);

/* What is proven about the roster, and what such answers prove; "" for nothing. */
const char *vp_why_proof_words(struct vp_view *view);

/* Of rotation number `rotation`, who is on in the week in which the duty begins, as flags of the doctors; NULL if it does not speak of the duty.
 * With `from` when that week begins. */
const bool *vp_why_on(struct vp_view *view, int rotation, int duty, vp_instant *from);

/* The same roster and audit for the model. */
struct vp_standing vp_view_standing(const struct vp_view *view);

#endif

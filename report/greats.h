/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who had which great holiday in which year, as page and chart show it: the log that was brought over and this roster's duties, the same as in
 * ledger.yaml. First the plan's doctors in its order, then those whom only the log knows, by id. */
#ifndef VP_REPORT_GREATS_H
#define VP_REPORT_GREATS_H

#include "report/view.h"

#include "model/ledger.h"

enum vp_turn { VP_TURN_NONE, VP_TURN_BEFORE, VP_TURN_NOW }; /* now: in this roster, whatever was before */

struct vp_great_row {
    const char *id;
    const char *label;
    const char *drawn;
    int total;           /* in all columns */
    unsigned char *turn; /* [column] enum vp_turn */
};

/* A column is a year of a great holiday, in the order of the log: by holiday, then year. */
struct vp_greats {
    vp_ledger_years columns;
    struct vp_great_row *rows;
    int n_rows;
    int n_doctors; /* of the rows, of the plan */
};

/* In the view's arena; no columns where nobody is known to have had any. */
struct vp_greats *vp_greats_new(struct vp_view *view);

/* "jul", "Christmas". */
const char *vp_great_words(const struct vp_view *view, enum vp_great great);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Has a doctor any of these duties? As columns that add up to 1 or 0, for rows on dates, weekends and red days. */
#ifndef VP_SOLVER_ANY_H
#define VP_SOLVER_ANY_H

#include "solver/program.h"

/* Once x is whole: 1 if the doctor has any of the duties, 0 if none. */
struct vp_any {
    bool always;       /* one of them is of the past, and his: 1, and there are no columns */
    const int *column; /* else their sum */
    int n;             /* 0: he can have none */
};

/* Says whether `doctor` has any of the n duties, which are left out if out of scope of the rule being written or not allowed him. Where
 * he can have more than one, adds a column w_RULE[detail] and its rows. `exact` asks for rows that keep it from being 1 without a duty:
 * needed where 1 may be cheaper than 0. Memory from the program's arena. O(n²). */
struct vp_any vp_write_any(struct vp_writer *writer, int doctor, const int *duty, int n, bool exact, const char *detail);

/* Adds value × it to the row begun last; the row's bounds take what is 1 always, and a column that is in the row already gets its value
 * added. */
void vp_add_any(struct vp_program *program, const struct vp_any *any, double value);

/* For each date of the known time, [date − problem->known_from]: does the doctor have a duty, in the rule's scope, that begins then? */
struct vp_any *vp_write_dates(struct vp_writer *writer, int doctor, bool exact);

/* Can it be 1 at all? */
static inline bool vp_any_possible(const struct vp_any *any)
{
    return any->always || any->n > 0;
}

#endif

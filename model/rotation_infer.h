/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is on when: a roster holds only duties, and the offsets that its doctors have in a rotation follow from them. */
#ifndef VP_MODEL_ROTATION_INFER_H
#define VP_MODEL_ROTATION_INFER_H

#include "model/roster.h"
#include "model/rotation.h"

enum vp_inferred {
    VP_INFERRED,      /* offsets that keep the number present in every week */
    VP_NOT_INFERRED,  /* there are none */
    VP_NOT_LOOKED_AT, /* more choices than are looked at */
};

/* Does the doctor count in rotation week `week`? He does if he is a member on the date of its hand-over; on the period's first for the
 * week before. */
bool vp_rotation_member(const struct vp_plan *plan, const struct vp_rotation *rotation, int doctor, int week);

/* Offsets of rotation number `rotation` into offset[n_doctors]; -1 = not in it. Each doctor has one that he may have and with which the
 * fewest of his duties lie in weeks off; among these they are chosen so that the number present is right in every week, if that can be
 * done. Exact up to a bound on its effort. */
enum vp_inferred vp_rotation_find_offsets(const struct vp_problem *problem, const struct vp_roster *roster,
                                          int rotation, int *offset);

/* The same; true if the number present is right in every week. */
bool vp_rotation_infer(const struct vp_problem *problem, const struct vp_roster *roster, int rotation, int *offset);

#endif

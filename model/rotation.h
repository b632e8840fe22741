/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weeks of a rotation, and what follows from them for a doctor with a given offset. Facts only. */
#ifndef VP_MODEL_ROTATION_H
#define VP_MODEL_ROTATION_H

#include "model/problem.h"

/* The rotation week in which `instant` lies; negative before week 0. */
int vp_rotation_week(const struct vp_plan *plan, const struct vp_rotation *rotation, vp_instant instant);

/* When week `week` begins. */
vp_instant vp_rotation_start(const struct vp_plan *plan, const struct vp_rotation *rotation, int week);

/* Is a doctor with this offset on in that week? */
bool vp_rotation_on(const struct vp_rotation *rotation, int offset, int week);

/* First and last rotation week that touch the period. */
void vp_rotation_span(const struct vp_plan *plan, const struct vp_rotation *rotation, int *first, int *last);

/* May a doctor of the rotation have this offset, as far as he alone is concerned? (Fixed offset; leave in weeks off, if the rotation asks for it.) */
bool vp_rotation_offset_allowed(const struct vp_plan *plan, const struct vp_rotation *rotation, int doctor, int offset);

/* Does the rotation speak of the doctor and of the duty's line? */
bool vp_rotation_speaks(const struct vp_problem *problem, const struct vp_rotation *rotation, int doctor, int duty);

#endif

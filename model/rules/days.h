/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as the judges of clinic days see them. */
#ifndef VP_MODEL_RULES_DAYS_H
#define VP_MODEL_RULES_DAYS_H

#include "model/audit.h"

/* Is the doctor a member on `date` (before the period: taken for one), and not on leave (of either kind)? */
bool vp_judge_at_work(const struct vp_plan *plan, int doctor, vp_day date);

/* Did the duty end on a later date than it began, and is it one of those selected? Then its doctor is not at the clinic on duty->last. */
bool vp_judge_loses_day(const struct vp_selector *after, const struct vp_duty *duty);

#endif

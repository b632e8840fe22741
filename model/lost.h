/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clinic days lost after duty: what the day clinic pays for the roster, where the plan knows one. */
#ifndef VP_MODEL_LOST_H
#define VP_MODEL_LOST_H

#include "model/roster.h"

/* Does the rule speak of clinic days (lost-days, clinic)? */
bool vp_lost_counts(const struct vp_rule *rule);

/* [doctor] clinic days of the period that each doctor of rule number `rule` loses by duties of the period, as that rule counts them: a duty of `after`
 * that began earlier ends on the day, and he is a member without leave. Duties of the past are not counted. From `arena`. O(places + doctors × days). */
int *vp_lost_days(const struct vp_problem *problem, const struct vp_roster *roster, int rule, struct vp_arena *arena);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What vaktplan check says, as text for people and as JSON for programs. */
#ifndef VP_CLI_CHECK_H
#define VP_CLI_CHECK_H

#include "cli/capacity.h"
#include "model/base/error.h"
#include "model/base/text.h"

/* The plan in figures: period, lines, doctors with their shares, rules in force. */
void vp_check_overview(const struct vp_problem *problem, const struct vp_capacity *capacity, struct vp_text *out);

/* What cannot work, a line each; nothing if there is nothing. */
void vp_check_warnings(const struct vp_problem *problem, const struct vp_capacity *capacity, struct vp_text *out);

/* The rules in force that speak of `doctor` (-1 = anybody) and of duties of `line` (-1 = any), each with figures, scope, source and
 * where it was set. */
void vp_explain_rules(const struct vp_problem *problem, int doctor, int line, struct vp_text *out);

/* All of it as JSON; with `problem` NULL the errors instead. */
void vp_check_json(const struct vp_problem *problem, const struct vp_capacity *capacity, const struct vp_errors *errors,
                   struct vp_text *out);

#endif

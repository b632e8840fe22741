/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be taken away from a plan to learn its price, and the problem without it. Internal to solver/. */
#ifndef VP_SOLVER_PRICES_H
#define VP_SOLVER_PRICES_H

#include "model/audit.h"
#include "model/prices.h"

/* Lists every thing that has a price, none of them looked at: in turns the soft rule that costs most, the exemptions that most doctors have, and wishes, first those
 * of all and then of the doctor whose unmet ones cost most. */
void vp_list_priced(const struct vp_problem *problem, const struct vp_audit *audit, struct vp_arena *arena,
                    struct vp_price_list *prices);

/* The problem without the thing: a plan of its own, shares and targets worked out anew where they depend on it; the rest is shared with `problem`. Memory from `arena`. */
struct vp_problem *vp_problem_without(const struct vp_problem *problem, const struct vp_price *price,
                                      struct vp_arena *arena);

#endif

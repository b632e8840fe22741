/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody must have beyond his target in every roster like this one, by category: by arithmetic (model/floor.h), where no place is left to a locum, and by the
 * search, where it settled the category's levels. */
#include "report/view.h"

#include "model/floor.h"

#include <math.h>

/* Of begun steps the last is left out, for it may be all but empty; what is then not above the target is so in any roster, and says nothing. */
static double lower(const struct vp_view *view, int term, double excess)
{
    const double slack = vp_step_slack(view->plan, &view->plan->fairness.item[term]);
    return slack > 0 && excess - slack <= 0 ? -INFINITY : excess - slack;
}

const double *vp_view_floors(struct vp_view *view)
{
    double *floors = vp_arena_array(&view->arena, VP_MAX_CATEGORIES, sizeof *floors);
    for (int c = 0; c < VP_MAX_CATEGORIES; c++)
        floors[c] = -INFINITY;
    for (int t = 0; t < view->plan->fairness.n && view->locums + view->absent == 0; t++) {
        const struct vp_floor floor = vp_floor_of(view->problem, t, &view->arena);
        if (floor.n > 0)
            floors[view->plan->fairness.item[t].category] = lower(view, t, floor.excess[0]);
    }
    for (int i = 0; i < vp_settled_terms(view); i++) {
        const struct vp_settled *settled = &view->outcome->settled[i];
        double *floor = &floors[view->plan->fairness.item[settled->term].category];
        *floor = fmax(*floor, lower(view, settled->term, settled->least_top));
    }
    return floors;
}

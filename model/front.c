/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sorted by x, then y, a choice is on the front if its y is below that of every choice of a smaller x, and no more than the least of its own x. */
#include "model/front.h"

#include <math.h>
#include <stdlib.h>

static const double alike = 1e-9;

static int compare_numbers(double one, double other)
{
    return fabs(one - other) <= alike ? 0 : one < other ? -1 : 1;
}

static int compare_choices(const void *one, const void *other)
{
    const struct vp_choice *a = *(struct vp_choice *const *)one;
    const struct vp_choice *b = *(struct vp_choice *const *)other;
    /* Exact here: an order in which "alike" is not carried on from one to the next would be none. */
    if (a->x != b->x)
        return a->x < b->x ? -1 : 1;
    return (a->y > b->y) - (a->y < b->y);
}

/* Marks those of one x, from `from` on, against the least y of all smaller x; returns where the next x begins. */
static int mark_column(struct vp_choice *const *sorted, int n, int from, double *least)
{
    int to = from;
    double own = INFINITY;
    for (; to < n && compare_numbers(sorted[to]->x, sorted[from]->x) == 0; to++)
        own = fmin(own, sorted[to]->y);
    for (int i = from; i < to; i++)
        sorted[i]->best = compare_numbers(sorted[i]->y, own) == 0 && compare_numbers(own, *least) < 0;
    *least = fmin(*least, own);
    return to;
}

void vp_front_find(struct vp_choice *choices, int n, struct vp_arena *arena)
{
    struct vp_choice **sorted = vp_arena_array(arena, (size_t)n + 1, sizeof(struct vp_choice *));
    int taking_part = 0;
    double least = INFINITY;
    for (int i = 0; i < n; i++) {
        choices[i].best = false;
        if (!isnan(choices[i].x) && !isnan(choices[i].y))
            sorted[taking_part++] = &choices[i];
    }
    if (taking_part > 0)
        qsort(sorted, (size_t)taking_part, sizeof(struct vp_choice *), compare_choices);
    for (int i = 0; i < taking_part;)
        i = mark_column(sorted, taking_part, i, &least);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenarios of many points: what varies, on which axes, and the plan of one point. */
#ifndef VP_INPUTS_SWEEP_H
#define VP_INPUTS_SWEEP_H

#include "inputs/node.h"
#include "model/base/vec.h"

struct vp_reader;

enum {
    VP_MAX_AXES = 8,
    VP_MAX_AXIS_VALUE = 40,
    VP_MAX_POINT_NAME = 200, /* it names a folder */
};

struct vp_axis {
    const char *name;
    const struct vp_entry *entry; /* in the plan */
    int n;                        /* values */
    int from;                     /* the first of a range */
    bool until;                   /* only the first value without locums is asked for */
    VP_VEC(const char *) place;   /* keys to what `values` are put at */
};

struct vp_varied {
    const char *id; /* of the scenario */
    struct vp_axis *axes;
    int n_axes; /* 0 = a scenario without `vary`, of one point */
    int points;
};

/* Reads the axes of a scenario; false with errors if they cannot stand. */
bool vp_sweep_take(struct vp_reader *reader, const struct vp_node *scenarios, const struct vp_entry *scenario,
                   struct vp_varied *sweep);

/* False with an error if two axes change the same thing of `under`, the plan with the scenario laid over it, or it has too few doctors. */
bool vp_sweep_check(struct vp_reader *reader, const struct vp_varied *sweep, const struct vp_node *under);

/* The name of value number `value`. From `arena`, or the plan's text. */
const char *vp_axis_value(const struct vp_axis *axis, int value, struct vp_arena *arena);

/* "grid+rest=8+night=here": the name of point `point`, 0 … points - 1, of which those with the same first values follow each other. From `arena`. */
const char *vp_sweep_point(const struct vp_varied *sweep, int point, struct vp_arena *arena);

/* `under` with the values of a point laid over it, which are what follows the scenario's id in its name. NULL, without an error, if there is no such
 * point. */
const struct vp_node *vp_sweep_lay(struct vp_reader *reader, const struct vp_varied *sweep, const char *values,
                                   const struct vp_node *under);

#endif

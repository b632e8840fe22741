/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is near enough, and when: for rules that ask at every moment of a duty for somebody on another (backup, response). */
#ifndef VP_SOLVER_REACH_H
#define VP_SOLVER_REACH_H

#include "solver/intervals.h"

typedef VP_VEC(struct vp_stretch) vp_stretches;

/* Adds to `list` the stretches of `within`, by whole minutes from its start, in which the way from site to site takes at most `minutes`
 * for whoever sets out then. */
void vp_add_near(const struct vp_plan *plan, const int way[2], int minutes, struct vp_stretch within,
                 struct vp_arena *arena, vp_stretches *list);

/* Sorts the stretches and joins those that meet. */
void vp_join_stretches(vp_stretches *list);

enum { VP_ANYWHERE = -1 };

/* Somebody covers a stretch of a duty by being on duty `duty`. */
struct vp_cover {
    int duty;
    int home;    /* the site where he lives, or VP_ANYWHERE */
    int goal;    /* what is covered, as the rule counts it; by it covers are sorted, then by start */
    bool locum;  /* a locum covers it */
    bool doctor; /* a doctor does */
    struct vp_stretch time;
};
typedef VP_VEC(struct vp_cover) vp_covers;

/* Sorts by goal, then by start. */
void vp_sort_covers(vp_covers *covers);

/* The covers of one goal among n sorted ones; *n gets how many. */
const struct vp_cover *vp_find_covers(const struct vp_cover *cover, int *n, int goal);

/* Does the doctor live where the cover asks? */
static inline bool vp_lives_there(const struct vp_plan *plan, const struct vp_cover *cover, int doctor)
{
    return cover->home == VP_ANYWHERE || plan->doctors.item[doctor].home == cover->home;
}

/* Marks in site[] (of plan->sites.n) where the doctors marked (NULL = all) live. */
void vp_mark_homes(const struct vp_plan *plan, const bool *doctors, bool *site);

/* ---- rows ---- */

/* Columns, ascending, each once. */
struct vp_column_set {
    int *column;
    int n;
};

bool vp_set_holds(const struct vp_column_set *set, int column);

/* Is one of them 1 for certain, since it is of the past? */
bool vp_set_is_met(const struct vp_program *program, const struct vp_column_set *set);

/* The columns of those who may be a cover, into `columns`. */
typedef void vp_list_columns(const struct vp_writer *writer, const struct vp_cover *cover, const void *context,
                             struct vp_arena *arena, struct vp_column_set *columns);

struct vp_column_sets {
    VP_VEC(struct vp_column_set) list;
};

/* Cuts `whole` wherever one of the covers begins or ends, and lists for every piece the columns of those who cover it: only the sets
 * that differ and that hold no other of them, since one who covers the piece of the smaller set covers the other. O(pieces² · columns). */
struct vp_column_sets vp_cut_pieces(const struct vp_writer *writer, const struct vp_cover *cover, int n,
                                    struct vp_stretch whole, vp_list_columns *list, const void *context);

/* ---- prices: a spot is a duty of the period, and its covers those of it ---- */

/* Is somebody on the cover's duty who does? `doctor`: who has the duty that is covered, if that matters. */
typedef bool vp_is_there(const struct vp_scene *scene, const struct vp_cover *cover, int doctor);

/* Is the duty covered at every moment by those of the covers, of one goal, that are there? */
bool vp_is_covered(const struct vp_scene *scene, int duty, const vp_covers *covers, int goal, vp_is_there *is_there,
                   int doctor);

/* The spots of `covers` ([spot]): each depends on its own duty and on those of its covers. Memory from `arena`. */
const struct vp_spots *vp_spots_covered(const vp_covers *covers, const struct vp_problem *problem, struct vp_arena *arena);

#endif

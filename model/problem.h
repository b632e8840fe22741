/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan worked out: every duty of the period in absolute time, who is liable for it, and each doctor's fair share.
 * Facts only. What the rules make of them is read twice: by model/rules/ (the audit) and by solver/rules/ (the program). */
#ifndef VP_MODEL_PROBLEM_H
#define VP_MODEL_PROBLEM_H

#include "model/base/arena.h"
#include "model/base/error.h"
#include "model/plan.h"

struct vp_duty {
    int line;
    int shift;   /* index into the line's shifts of that day's kind */
    vp_day date; /* local date of the start */
    vp_instant start;
    vp_instant end;
    int first_place; /* its places are first_place … first_place + places - 1 */
    int places;
    uint32_t categories; /* bits: what it counts for */
    int weekend;         /* 0 = the first weekend of the period …; -1 = no weekend duty */
};

struct vp_problem {
    const struct vp_plan *plan;
    struct vp_duty *duties; /* by start, then line */
    int n_duties;
    int n_places;
    int n_doctors;   /* = plan->doctors.n */
    int weekends;    /* number of weekends touched by the period */
    int *place_duty; /* [n_places] */
    int *drive;      /* [doctor * n_duties + duty] minutes one way from home to the duty's place; -1 = not given */
    double *share;   /* [doctor * VP_CATEGORIES + category] fair share of this period's load */
    double *target;  /* the same, less what was carried beyond the share before: what this period should give */
    double total[VP_CATEGORIES]; /* load of all places of the period */
};

/* Works the plan out; memory from `arena`, which must outlive the problem; `plan` is kept, not copied.
 * Fails (code VP_EINPUT, message at the line at fault) when the period holds no duty, or more than VP_MAX_PLACES places.
 * O(duties × doctors). */
struct vp_problem *vp_problem_new(const struct vp_plan *plan, struct vp_arena *arena, struct vp_errors *errors);

/* A period of two years and some days (inputs/ bounds it) has no more weekends than this. */
enum { VP_MAX_PLACES = 200000, VP_MAX_WEEKENDS = 128 };

/* What one place of `duty` adds to `category`: hours by the real clock (15.5 in the night when summer time begins), or 1, or 0. */
double vp_duty_load(const struct vp_duty *duty, enum vp_category_id category);

/* One way minutes between two sites (the sum of nothing: the pair as given, either direction), -1 if not given. */
int vp_travel_minutes(const struct vp_plan *plan, int from, int to);

/* Monday date and Saturday date of weekend `weekend` (0-based in the period). */
vp_day vp_problem_saturday(const struct vp_problem *problem, int weekend);

/* "2027-01-04 forvakt" – how a person names a duty; with "15:30" where the line has several that day. From arena. */
const char *vp_duty_name(const struct vp_problem *problem, int duty, struct vp_arena *arena);

#endif

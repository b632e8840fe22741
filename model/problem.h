/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan worked out: every duty of the period in absolute time, who is liable for it, and each doctor's fair share.
 * Facts only. What the rules make of them is read twice: by model/rules/ (the audit) and by solver/rules/ (the program). */
#ifndef VP_MODEL_PROBLEM_H
#define VP_MODEL_PROBLEM_H

#include "model/base/arena.h"
#include "model/base/error.h"
#include "model/plan.h"
#include "model/travel.h"

#include <limits.h>

enum {
    VP_NO_WEEKEND = INT_MIN,
    VP_NO_BLOCK = -1,
};

struct vp_duty {
    int line;
    int shift;   /* which of the line's duties of that date, by start; 0 for one of the past */
    vp_day date; /* local date of the start */
    vp_day last; /* local date of its last second */
    vp_instant start;
    vp_instant end;
    int first_place;     /* its places are first_place … first_place + places - 1; -1 for one of the past */
    int places;          /* that can be filled: needed + extra; 0 for one of the past */
    int needed;          /* of them, that must be filled by a doctor or a locum */
    uint32_t meets;      /* bits: categories whose conditions it meets */
    uint32_t categories; /* of them, what it counts for: its line may leave some out */
    int weekend; /* 0 = the first weekend of the period …, negative before it; VP_NO_WEEKEND = no weekend duty */
    int block;   /* duties of one block are had by the same doctors; VP_NO_BLOCK = it stands alone */
};

/* A duty of the period before, had by a doctor of the plan. */
struct vp_past_duty {
    int doctor;
    int line;
    vp_instant start;
    vp_instant end;
    struct vp_pos pos;
};

struct vp_history {
    const char *name;                   /* of its file */
    VP_VEC(struct vp_past_duty) duties; /* by start, then line, then doctor; all begin before the plan's first date */
    vp_day from;       /* the first date of its roster, whoever had duty then; 0 = that of the first of these duties */
    bool of_strangers; /* its rows name doctors, none of whom is the plan's */
};

struct vp_aims; /* model/levels.h */

struct vp_problem {
    const struct vp_plan *plan;
    struct vp_duty *duties; /* first those of the past, each by start, then line */
    int n_duties;           /* of both */
    int n_past;             /* duties[0 … n_past - 1] are history: known, not to be planned, in no total */
    int *past_doctor;       /* [n_past] who had it */
    vp_day known_from;      /* first date of which duties are known: the history's, or the plan's first */
    int n_places;
    int n_doctors;     /* = plan->doctors.n */
    int first_weekend; /* ≤ 0: of the week in which the known time begins */
    int weekends;      /* weekends touched by the period are 0 … weekends - 1 */
    int n_blocks;
    int *place_duty; /* [n_places] */
    int *drive_out; /* [doctor * n_duties + duty] minutes before its start that the doctor leaves home; -1 = not given */
    int *drive_home; /* [doctor * n_duties + duty] minutes after its end that the doctor is home */
    bool **scope; /* [rule] NULL = it speaks of every duty; else [duty] of which (lines, categories, weekdays, dates) */
    double *share;           /* [doctor * plan->categories.n + category] fair share of this period's load */
    double *target;          /* the same, less what was carried beyond the share before: what this period should give */
    double *municipal_share; /* [municipality * plan->categories.n + category] the same between municipalities … */
    double *municipal_target;        /* … where the plan compares them; 0 elsewhere */
    double total[VP_MAX_CATEGORIES]; /* load of all places of the period that must be filled */
    const struct vp_aims *aims; /* while levels of burden are settled (model/levels.h); NULL = nothing but points */
};

/* Works the plan out; memory from `arena`, which must outlive the problem; `plan` and `history` (NULL = none) are kept, not copied.
 * Fails (code VP_EINPUT, message at the line at fault) when the period holds no duty, or more than VP_MAX_PLACES places.
 * O(duties × doctors). */
struct vp_problem *vp_problem_new(const struct vp_plan *plan, const struct vp_history *history, struct vp_arena *arena,
                                  struct vp_errors *errors);

/* Would vp_problem_new work the plan out? What it would say if not, without the work for every doctor. Memory from `arena`. O(duties). */
bool vp_problem_check(const struct vp_plan *plan, struct vp_arena *arena, struct vp_errors *errors);

/* A period of two years and some days (inputs/ bounds it), and its history, have no more weekends than this. */
enum { VP_MAX_PLACES = 2000000, VP_MAX_WEEKENDS = 256 };

/* What one place of `duty` adds to `category`: hours by the real clock (15.5 in the night when summer time begins), or 1, or 0, or the points of a
 * category of the plan's own. */
double vp_duty_load(const struct vp_problem *problem, const struct vp_duty *duty, int category);

/* Seconds of the duty in [from, until). */
static inline vp_instant vp_duty_shares(const struct vp_duty *duty, vp_instant from, vp_instant until)
{
    vp_instant start = duty->start > from ? duty->start : from;
    vp_instant end = duty->end < until ? duty->end : until;
    return end > start ? end - start : 0;
}

/* Is the duty of a line named, or for a category named? */
bool vp_selects(const struct vp_selector *selector, const struct vp_duty *duty);

/* Does rule number `rule` speak of the duty? (Not: of the doctor.) */
static inline bool vp_rule_speaks(const struct vp_problem *problem, int rule, int duty)
{
    return problem->scope[rule] == NULL || problem->scope[rule][duty];
}

/* The site where `doctor` has the duty: the line's, or his home. */
int vp_duty_site(const struct vp_problem *problem, int doctor, int duty);

/* Saturday of weekend `weekend` (0 = the first of the period; negative before it). */
vp_day vp_problem_saturday(const struct vp_problem *problem, int weekend);

/* "2027-01-04 forvakt" – how a person names a duty; with "15:30" where the line has several that day. From arena. */
const char *vp_duty_name(const struct vp_problem *problem, int duty, struct vp_arena *arena);

#endif

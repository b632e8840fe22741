/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the coordinator wrote, as data: everything here carries the place in the YAML text that it came from.
 * Read by inputs/, never changed afterwards; all memory belongs to the plan's arena. Items refer to each other by index. */
#ifndef VP_MODEL_PLAN_H
#define VP_MODEL_PLAN_H

#include "model/base/arena.h"
#include "model/base/error.h"
#include "model/base/vec.h"
#include "model/calendar.h"

#include <stdbool.h>
#include <stdint.h>

enum vp_language { VP_NB, VP_EN };

/* Both ends included. */
struct vp_dates {
    vp_day from;
    vp_day to;
};

struct vp_municipality {
    const char *id;
    const char *name; /* for people; the id if none was given */
    int population;   /* 0 = not given */
    struct vp_pos pos;
};

struct vp_site {
    const char *id;
    const char *name;
    int municipality; /* -1 = none */
    struct vp_pos pos;
};

/* What a duty counts for in fairness and in exemptions. Each is computed from the clock unless the line says otherwise. */
enum vp_category_id {
    VP_HOURS,    /* hours on duty by the real clock; every duty */
    VP_DUTIES,   /* one a duty */
    VP_NIGHTS,   /* one a duty with at least 3 h between 21:00 and 06:00 local (hours of night: aml. §10-11) */
    VP_WEEKENDS, /* one a duty with at least 3 h on Saturday or Sunday local */
    VP_HOLIDAYS, /* one a duty with at least 3 h in a public holiday or in a storhelg */
    VP_CATEGORIES
};

/* Bit of a category in masks. */
static inline uint32_t vp_bit(enum vp_category_id category)
{
    return UINT32_C(1) << (unsigned)category;
}

enum { VP_ALL_CATEGORIES = (1 << VP_CATEGORIES) - 1 };

/* Freedom from duty by decision (fritak). The reason is health data: it is not kept at all. */
struct vp_exemption {
    struct vp_dates dates; /* of the duty's start */
    uint32_t what;         /* duties that count for any of these; VP_DUTIES = from everything */
    struct vp_pos pos;
};

struct vp_leave {
    struct vp_dates dates; /* no duty may overlap these days, 00:00 to 24:00 local */
    bool share_kept; /* true: ordinary holiday, the fair share stays; false (e.g. sick leave): the others take it over */
    struct vp_pos pos;
};

struct vp_wish {
    struct vp_dates dates; /* of the duty's start */
    bool want;             /* true: wants a duty on each date; false: would rather have none */
    double weight;         /* points: per duty had (avoid), per date without a duty (want) */
    struct vp_pos pos;
};

struct vp_doctor {
    const char *id;
    const char *name;
    int home;         /* site */
    int municipality; /* -1 = none */
    double post;      /* per cent of a full post, > 0 */
    struct vp_dates member;
    uint64_t qualifications; /* bits into plan->qualifications */
    VP_VEC(struct vp_exemption) exemptions;
    VP_VEC(struct vp_leave) leave;
    VP_VEC(struct vp_wish) wishes;
    double balance[VP_CATEGORIES]; /* carried beyond the fair share in earlier periods, in the category's unit; negative: owes */
    struct vp_pos pos;
};

/* Where a line's duty is done. */
enum { VP_SITE_HOME = -1 }; /* at the doctor's own home */

struct vp_shift {
    int start; /* minute of the day it begins */
    int end;   /* minutes after that midnight: up to 2880; 08:00-08:00 is 480 … 1920 */
    struct vp_pos pos;
};

enum { VP_ON_HOLIDAY = 7, VP_DAY_KINDS = 8 }; /* Monday … Sunday, then public holidays */

struct vp_line {
    const char *id;
    const char *name;
    int site;       /* or VP_SITE_HOME */
    double standby; /* share of a duty hour that counts as working time: 1 on site, e.g. 0.25 on stand-by */
    VP_VEC(struct vp_shift) shifts[VP_DAY_KINDS]; /* duties that begin on such a day, by start; empty = none */
    int doctors;                                  /* places in each duty, ≥ 1 */
    uint64_t needs;                               /* qualifications, all of them */
    double locum;                                 /* points for each place left to a locum */
    bool locum_allowed;                           /* false: every place must have one of the doctors */
    struct vp_pos pos;
};

/* A kind of rule is one entry of model/rules.def: model/rules/KIND.c judges a roster, solver/rules/KIND.c writes rows. */
enum vp_rule_kind {
#define VP_RULE(kind, says) VP_RULE_##kind,
#include "model/rules.def"
#undef VP_RULE
    VP_RULE_KINDS
};

enum vp_verified { VP_VERIFIED_NO, VP_VERIFIED_YES };

/* The figures of a rule; each kind reads its own, the rest are 0. */
struct vp_figures {
    double hours;   /* rest, weekly_rest: at least, in hours */
    double at_most; /* hours: hours; duties, weekends: a count */
    int days;       /* hours, duties: length of the window; spacing: days between starts */
    int weeks;      /* hours: averaged over so many; 0 = not averaged */
    int of;         /* weekends: n of so many */
    bool rolling;   /* weekly_rest: in every seven days, not only in every calendar week */
};

struct vp_rule {
    const char *id; /* as named in the plan or profile */
    enum vp_rule_kind kind;
    struct vp_figures figures;
    bool hard;
    double weight;      /* soft: points per unit of violation (unit: see model/rules.def) */
    const char *source; /* of the figure: law, agreement, practice; never NULL */
    enum vp_verified verified;
    const char *profile; /* name of the profile it came from, or NULL for the plan itself */
    bool overridden;     /* the plan changed a figure of the profile */
    bool *doctors;       /* per doctor: in scope; NULL = all */
    bool *lines;         /* per line: in scope; NULL = all */
    struct vp_pos pos;   /* where the rule, or its overriding figure, stands */
};

/* How unfairness is counted in one category: see model/fairness.h. */
struct vp_fairness_term {
    enum vp_category_id category;
    double weight; /* points per squared unit of deviation */
    double unit;   /* size of one step: 1 duty, or e.g. 12 hours */
    struct vp_pos pos;
};

struct vp_plan {
    struct vp_arena *arena;
    const struct vp_source *source;
    char sha256[65]; /* of the plan's bytes and those of every profile and ledger that it reads, in order */
    const char *title;
    enum vp_language language;
    vp_day from;
    vp_day to; /* last day on which a duty may begin */
    struct vp_zone *zone;
    const char *zone_name;
    struct vp_holidays holidays; /* from one week before `from` to one week after `to`; empty if the plan says none */
    VP_VEC(struct vp_municipality) municipalities;
    VP_VEC(struct vp_site) sites;
    int *travel; /* [from * sites.n + to] minutes one way; 0 on the diagonal; -1 = not given (never needed, or reading failed) */
    VP_VEC(const char *) qualifications; /* at most 64 */
    VP_VEC(struct vp_doctor) doctors;
    VP_VEC(struct vp_line) lines;
    VP_VEC(struct vp_rule) rules; /* in force; first those that every plan has (cover … overlap), then by profile and plan */
    VP_VEC(struct vp_fairness_term) fairness;
};

/* Words for people, in the plan's language: "timer", "netter" …; never NULL. */
const char *vp_category_name(enum vp_category_id category, enum vp_language language);
/* The name in the plan language: "hours", "nights" …. */
const char *vp_category_key(enum vp_category_id category);
/* "h" or "" – the unit of a load in this category as people write it; counts have none. */
const char *vp_category_unit(enum vp_category_id category);

/* The name in the plan language ("weekly-rest") and what the rule says ("longest free time in a week at least …"). */
const char *vp_rule_key(enum vp_rule_kind kind);
const char *vp_rule_says(enum vp_rule_kind kind);

/* Index of the entity called `id`, or -1. O(n). */
int vp_plan_doctor(const struct vp_plan *plan, const char *id);
int vp_plan_line(const struct vp_plan *plan, const char *id);

#endif

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
#include <string.h>

enum vp_language { VP_NB, VP_EN };

/* The language called so; NULL, like any other word, is bokmål. */
static inline enum vp_language vp_language_named(const char *name)
{
    return name != NULL && strcmp(name, "en") == 0 ? VP_EN : VP_NB;
}

/* Both ends included. */
struct vp_dates {
    vp_day from;
    vp_day to;
};

/* Dates that come back every year, as month * 100 + day; both ends included; from > to goes over New Year. */
struct vp_yearly {
    int from;
    int to;
};

struct vp_municipality {
    const char *id;
    const char *name; /* for people; the id if none was given */
    int population;   /* 0 = not given */
    double share;     /* as agreed, beside the others'; below 0 = not given */
    struct vp_pos pos;
};

struct vp_site {
    const char *id;
    const char *name;
    int municipality; /* -1 = none */
    struct vp_pos pos;
};

enum {
    VP_NO_WAY = -2,    /* at this hour */
    VP_NOT_GIVEN = -1, /* as in the table that holds all day; there: nowhere */
};

/* Ways that differ between two times of day. */
struct vp_travel_band {
    int from_minute;
    int to_minute; /* to ≤ from: over midnight */
    int *minutes;  /* [from * sites.n + to] or VP_NO_WAY or VP_NOT_GIVEN */
    struct vp_pos pos;
};

/* Minutes one way from site to site: see model/travel.h. */
struct vp_travel {
    int *minutes; /* [from * sites.n + to]; 0 on the diagonal; VP_NOT_GIVEN = never needed, or reading failed */
    VP_VEC(struct vp_travel_band) bands; /* the last that holds an hour and gives the way wins */
    double winter_factor;                /* 1 = none */
    struct vp_yearly winter;
};

/* What a duty counts for in fairness and in exemptions: first those that every plan has, computed from the clock, then the plan's own. */
enum vp_category_id {
    VP_HOURS,     /* hours on duty by the real clock; every duty */
    VP_DUTIES,    /* one a duty */
    VP_NIGHTS,    /* one a duty with at least 3 h between 21:00 and 06:00 local (hours of night: aml. §10-11) */
    VP_WEEKENDS,  /* one a duty with at least 3 h on Saturday or Sunday local */
    VP_HOLIDAYS,  /* one a duty with at least 3 h in a public holiday or in a storhelg */
    VP_CHRISTMAS, /* one a duty with at least 3 h in this great holiday, and so on in the order of enum vp_great */
    VP_NEW_YEAR,
    VP_EASTER,
    VP_NATIONAL_DAY,
    VP_BUILT_IN_CATEGORIES
};

enum { VP_MAX_CATEGORIES = 32 }; /* bits of a mask */

/* The category of a great holiday. */
static inline int vp_great_category(enum vp_great great)
{
    return VP_CHRISTMAS + (int)great - VP_GREAT_CHRISTMAS;
}
static inline bool vp_category_is_great(int category)
{
    return category >= VP_CHRISTMAS && category <= VP_NATIONAL_DAY;
}

/* Bit of a category in masks. */
static inline uint32_t vp_bit(int category)
{
    return UINT32_C(1) << (unsigned)category;
}

/* Dates as written: once, or every year. */
struct vp_when {
    bool yearly;
    struct vp_dates dates; /* when not yearly */
    struct vp_yearly each; /* when yearly */
    struct vp_pos pos;
};
typedef VP_VEC(struct vp_when) vp_whens;

enum { VP_ON_HOLIDAY = 7, VP_DAY_KINDS = 8 }; /* Monday … Sunday, then public holidays */

/* A category of the plan's own counts a duty that meets every condition given; a sum, if it counts for a category summed too. Those that every plan has carry only their names. */
struct vp_category {
    const char *id;
    const char *name;
    const char *unit; /* "h" or "" */
    bool *lines;      /* per line; NULL = any */
    unsigned days;    /* bits of weekdays of the start; 0 = any */
    vp_whens dates;   /* of the start; none = any */
    bool has_hours;   /* at least 3 h of the duty are … */
    int from_minute;  /* … between these times of day; to ≤ from: over midnight */
    int to_minute;
    double points; /* load of a duty that counts … */
    double *sum; /* … or [VP_MAX_CATEGORIES] how much what it loads each other category counts, none of them a sum; NULL = points */
    struct vp_pos pos;
};

/* Freedom from duty by decision (fritak). The reason is health data: it is not kept at all. */
struct vp_exemption {
    struct vp_dates dates; /* of the duty's start */
    uint32_t what;         /* duties that count for any of these categories; VP_DUTIES = from everything */
    struct vp_pos pos;
};

struct vp_leave {
    struct vp_dates dates; /* no duty may overlap these days, 00:00 to 24:00 local */
    bool share_kept; /* true: ordinary holiday, the fair share stays; false (e.g. sick leave): the others take it over */
    struct vp_pos pos;
};

struct vp_wish {
    struct vp_dates dates; /* of the duty's start */
    bool *lines;           /* only duties of these; NULL = of any */
    unsigned days;         /* only on these weekdays (bits); 0 = any */
    bool want;             /* true: wants a duty on each date; false: would rather have none */
    double weight;         /* points: per duty had (avoid), per date without a duty (want) */
    struct vp_pos pos;
};

/* Something else that the doctor must attend (a meeting): no duty may overlap it. */
struct vp_commitment {
    struct vp_dates dates; /* on each of these dates … */
    unsigned days;         /* … that is such a weekday (bits); 0 = any */
    int start;             /* minute of the day */
    int end;               /* minutes after that midnight, up to 2880 */
    int site;              /* where; -1 = not said: no way there is counted */
    struct vp_pos pos;
};

/* A duty that the doctor must have: every duty of `line` that begins on these dates. */
struct vp_fixed {
    int line;
    struct vp_dates dates;
    struct vp_pos pos;
};

/* Duties that the doctor must not have: those that match all that is given. */
struct vp_forbidden {
    struct vp_dates dates;
    bool *lines;         /* NULL = any */
    unsigned days;       /* bits of weekdays of the start; 0 = any */
    uint32_t categories; /* any of these; 0 = any duty */
    struct vp_pos pos;
};

/* The doctor's own limits on the load of the period, in a category or in duties of a line. */
struct vp_cap {
    int category;    /* -1 = duties of `line` */
    int line;        /* -1 = load in `category` */
    double at_most;  /* INFINITY = none */
    double at_least; /* 0 = none */
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
    uint64_t groups;         /* bits into plan->groups */
    VP_VEC(struct vp_exemption) exemptions;
    VP_VEC(struct vp_leave) leave;
    VP_VEC(struct vp_wish) wishes;
    VP_VEC(struct vp_commitment) commitments;
    VP_VEC(struct vp_fixed) fixed;
    VP_VEC(struct vp_forbidden) forbidden;
    VP_VEC(struct vp_cap) caps;
    vp_whens own_dates;
    double balance[VP_MAX_CATEGORIES]; /* carried beyond the fair share in earlier periods, in the category's unit; negative: owes */
    bool newcomer;  /* the ledger that was brought over does not know him: what others carried is not his to share */
    uint32_t twice; /* categories in which both the plan and the ledger that it brings over give a balance */
    struct vp_pos pos;
};

/* Where a line's duty is done. */
enum { VP_SITE_HOME = -1 }; /* at the doctor's own home */

struct vp_shift {
    int start; /* minute of the day it begins */
    int end;   /* minutes after that midnight: up to 2880; 08:00-08:00 is 480 … 1920 */
    struct vp_pos pos;
};

typedef VP_VEC(struct vp_shift) vp_shifts;

/* What a line does on certain dates instead of the ordinary. */
struct vp_special {
    struct vp_dates dates;
    bool has_shifts;
    vp_shifts shifts;
    int doctors; /* -1 = as ordinary */
    struct vp_pos pos;
};

/* Hours that another service takes over: cut out of the shifts when the plan is read; kept for the report. */
struct vp_handed_over {
    int from_minute;
    int to_minute;  /* to ≤ from: over midnight */
    const char *to; /* who */
    struct vp_pos pos;
};

/* A run of weekdays: duties that begin on them, from one `first` to before the next, go together. */
struct vp_block {
    unsigned days; /* bits */
    int first;     /* weekday on which the run begins */
    struct vp_pos pos;
};

enum { VP_MAX_PLACES_A_DUTY = 2000 };

struct vp_line {
    const char *id;
    const char *name;
    int site;       /* or VP_SITE_HOME */
    double standby; /* share of a duty hour that counts as working time: 1 on site, e.g. 0.25 on stand-by */
    vp_shifts shifts[VP_DAY_KINDS];     /* duties that begin on such a day, by start; empty = none */
    int doctors[VP_DAY_KINDS];          /* places to fill in each duty, ≥ 0 */
    VP_VEC(struct vp_special) specials; /* the last that holds a date wins */
    int extra;                          /* places beyond, that may be filled … */
    double extra_price;                 /* … at this price in points each */
    VP_VEC(struct vp_block) blocks;     /* no weekday is in two */
    uint32_t counts;                    /* categories that its duties may load; all of them unless the plan says */
    VP_VEC(struct vp_handed_over) handed_over;
    uint64_t needs;     /* qualifications, all of them */
    double locum;       /* points for each place left to a locum */
    bool locum_allowed; /* false: every place must have one of the doctors */
    struct vp_pos pos;
};

enum { VP_MAX_CYCLE = 26, VP_MAX_ROTATIONS = 20 };

/* Weeks on and weeks off. A doctor with offset k is on in week w exactly when on[(w - k) mod cycle]. */
struct vp_rotation {
    const char *id;
    int cycle; /* weeks, 1 … VP_MAX_CYCLE */
    bool on[VP_MAX_CYCLE];
    bool *doctors; /* per doctor: in the rotation */
    int *offset;   /* per doctor: fixed 0 … cycle - 1, or -1: the solver's choice */
    bool *lines;   /* duties that only those who are on may have; NULL = all lines */
    int weekday;   /* of the hand-over, 0 = Monday */
    int minute;    /* of the hand-over */
    vp_day from;   /* week 0 is the one that holds noon of this date */
    int least;     /* of its doctors on in every week */
    int most;
    bool leave_off; /* leave with the share kept must lie in weeks off */
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

enum vp_per { VP_PER_DAYS, VP_PER_WEEKS, VP_PER_MONTH, VP_PER_PERIOD };

/* Duties by line or category: those of any line or for any category named; nothing named = none. */
struct vp_selector {
    bool *lines;         /* per line; NULL = none */
    uint32_t categories; /* 0 = none */
    bool given;
};

/* The figures of a rule; each kind reads its own, the rest are 0 (at_most: INFINITY, at_least: 0 where it is not given). docs/plan.md says what they mean. */
struct vp_figures {
    double hours;
    double at_most;
    double at_least;
    double longer;   /* rest: only after duties of so many hours or more */
    double ordinary; /* overtime: hours a week that are none */
    double above;    /* balance; INFINITY = no limit */
    double below;
    int days;
    int weeks; /* 0 = none */
    int of;    /* 0 = none */
    int minutes;
    enum vp_per per;
    bool rolling;
    bool friday;          /* whole-weekends */
    bool away;            /* apart */
    bool only_sundays;    /* sundays */
    int line;             /* backup: the line of those who back up */
    int category;         /* balance */
    uint64_t qualified;   /* backup: what they need, all of it */
    bool *municipalities; /* response: per municipality; NULL = all that have a site */
    struct vp_selector after;
    struct vp_selector not ;
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
    uint32_t categories; /* only duties that count for one of these; 0 = all */
    unsigned days;       /* only duties that begin on these weekdays (bits); 0 = all */
    vp_whens dates;      /* only duties that begin then; none = all */
    struct vp_pos pos;   /* where the rule, or its overriding figure, stands */
};

/* Convex: squared deviations cost points (model/fairness.h). Leximin: levels are settled one after another, from the worst off, and cost no points
 * (model/levels.h). Min-max: the highest level alone is settled, and deviations below it cost points as well. */
enum vp_method { VP_CONVEX, VP_LEXIMIN, VP_MIN_MAX };

/* As the plan language has it. */
const char *vp_method_name(enum vp_method method);

/* How unfairness is counted in one category. */
struct vp_fairness_term {
    int category;
    enum vp_method method;
    double weight; /* points per squared unit of deviation; of leximin none are counted */
    double unit;   /* size of one step: 1 duty, or e.g. 12 hours */
    struct vp_pos pos;
};

/* What the municipalities' shares are in proportion to: the posts of their doctors, who lives there, or what they have agreed. */
enum vp_municipal_by { VP_BY_POSTS, VP_BY_POPULATION, VP_BY_AGREED };

struct vp_plan {
    struct vp_arena *arena;
    const struct vp_source *source;
    char sha256[65];                  /* of every file that was read, in order, and the scenario's id */
    const char *scenario;             /* that was laid over it; NULL = none */
    const struct vp_history *history; /* the period before (model/problem.h); NULL = not given */
    const struct vp_ledger *ledger;   /* brought over (model/ledger.h); NULL = none */
    const char *title;
    enum vp_language language;
    vp_day from;
    vp_day to; /* last day on which a duty may begin */
    struct vp_zone *zone;
    const char *zone_name;
    struct vp_holidays holidays; /* from a week before any history can begin to a week after `to`; empty if the plan says none */
    VP_VEC(struct vp_municipality) municipalities;
    VP_VEC(struct vp_site) sites;
    struct vp_travel travel;
    VP_VEC(struct vp_category) categories; /* those that every plan has first, in order of enum vp_category_id */
    VP_VEC(const char *) qualifications;   /* at most 64 */
    VP_VEC(const char *) groups;           /* at most 64 */
    VP_VEC(struct vp_doctor) doctors;
    VP_VEC(struct vp_line) lines;
    VP_VEC(struct vp_rotation) rotations;
    VP_VEC(struct vp_rule) rules; /* in force; first those that every plan has (cover … rotation), then by profile and plan */
    VP_VEC(struct vp_fairness_term) fairness;  /* between doctors; of weight 0 where only municipalities are compared */
    VP_VEC(struct vp_fairness_term) municipal; /* between municipalities, always convex; empty = they are not compared */
    enum vp_municipal_by municipal_by;
};

/* Words for people, in the plan's language: "timer", "netter" …; never NULL. */
const char *vp_category_name(const struct vp_plan *plan, int category);
/* The name in the plan language: "hours", "nights" …, or the plan's own. */
const char *vp_category_key(const struct vp_plan *plan, int category);
/* "h" or "" – the unit of a load in this category as people write it; counts have none. */
const char *vp_category_unit(const struct vp_plan *plan, int category);

/* What people call the category of this key: of one of the plan's own, and of none, the key. */
const char *vp_category_word(const char *key, enum vp_language language);

/* Is the load of every duty that counts one, so that a load is a number of duties? */
bool vp_category_counts(const struct vp_plan *plan, int category);
/* Are hours in its loads? */
bool vp_category_in_hours(const struct vp_plan *plan, int category);

/* Puts the categories that every plan has first into plan->categories, which must be empty. */
void vp_plan_add_categories(struct vp_plan *plan);

/* The name in the plan language ("weekly-rest") and what the rule says ("longest free time in a week at least …"). */
const char *vp_rule_key(enum vp_rule_kind kind);
const char *vp_rule_says(enum vp_rule_kind kind);

/* Index of the entity called `id`, or -1. O(n). */
int vp_plan_doctor(const struct vp_plan *plan, const char *id);
int vp_plan_line(const struct vp_plan *plan, const char *id);
int vp_plan_category(const struct vp_plan *plan, const char *id);

/* The shifts of a line's duties that begin on `date`, and how many places each has to fill; specials and holidays counted. */
const vp_shifts *vp_line_shifts(const struct vp_plan *plan, int line, vp_day date);
int vp_line_doctors(const struct vp_plan *plan, int line, vp_day date);

/* The date as struct vp_yearly has it. */
int vp_month_day(vp_day date);

/* Is `date` one of them? */
bool vp_when_holds(const struct vp_when *when, vp_day date);
bool vp_yearly_holds(struct vp_yearly yearly, vp_day date);
static inline bool vp_dates_hold(struct vp_dates dates, vp_day date)
{
    return dates.from <= date && date <= dates.to;
}

/* The same; no dates at all hold every date. */
bool vp_whens_hold(const vp_whens *whens, vp_day date);

/* Is `date` on one of these weekdays (bits)? No days at all hold every date. */
static inline bool vp_days_hold(unsigned days, vp_day date)
{
    return days == 0 || (days >> (unsigned)vp_day_weekday(date) & 1) != 0;
}

/* A day on which the day clinic is open: Monday to Friday, no public holiday. */
bool vp_clinic_day(const struct vp_plan *plan, vp_day date);

#endif

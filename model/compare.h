/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results side by side. A result is a list of figures – places left to locums, points, how far the worst-off is above the target, hours, minutes driven … – each as found in its roster,
 * and, where the search proved something of it, the interval in which the best roster's lies. What is less is better. Between two results each figure
 * has a difference, and a conclusion that goes no further than the intervals: proven less or more only where they do not touch. */
#ifndef VP_MODEL_COMPARE_H
#define VP_MODEL_COMPARE_H

#include "model/base/arena.h"
#include "model/base/vec.h"
#include "model/calendar.h"
#include "model/plan.h"
#include "model/prices.h"

enum vp_figure_kind {
    VP_FIGURE_OPEN,     /* places of duties that are no doctor's */
    VP_FIGURE_BREACHES, /* of hard rules */
    VP_FIGURE_POINTS,   /* all */
    VP_FIGURE_PART,     /* of the points: "locums", "extra_places", "fairness", "rules", "wishes" */
    VP_FIGURE_WORST,    /* of a category: the most that a doctor has above his target */
    VP_FIGURE_RANGE,    /* of a category: from most above the target to most below it */
    VP_FIGURE_SHARE, /* of a category: the largest fair share, which is arithmetic of the plan and known of every roster */
    VP_FIGURE_MOST,         /* of a category: the most that a doctor has */
    VP_FIGURE_LOAD,         /* of a category: all doctors together */
    VP_FIGURE_MUNICIPALITY, /* of a category and a municipality: its doctors together, above its target */
    VP_FIGURE_RULE,         /* breaches of a soft rule */
    VP_FIGURE_LOST,         /* clinic days lost after duty, as a rule of the plan counts them */
    VP_FIGURE_WISHES,       /* not met */
    VP_FIGURE_DRIVING,      /* minutes, all doctors */
    VP_FIGURE_DRIVES_MOST,  /* minutes, of whoever drives most */
    VP_FIGURE_STRETCH,      /* dates in a row on which the same doctor begins a duty, the longest */
    VP_FIGURE_KINDS
};

struct vp_figure {
    enum vp_figure_kind kind;
    const char *of;          /* category, part or rule; NULL = all */
    const char *whose;       /* municipality; NULL = all doctors */
    const char *unit;        /* "h", "min", "days" or "" */
    double found;            /* in the roster */
    struct vp_interval best; /* proven of the best roster; -INFINITY … INFINITY = nothing is */
};

/* A place of a duty. */
struct vp_compared_row {
    const char *key;    /* start and line: the same duty in two rosters */
    const char *doctor; /* "" = a locum's */
    const char *line;
    vp_day date;
};

/* What a doctor has in a category, in its unit. */
struct vp_compared_load {
    const char *category;
    const char *doctor;
    double target; /* the share less what was brought over */
    double load;
};

/* A category in which fairness is counted, or that is only shown. */
struct vp_compared_category {
    const char *key;
    const char *unit; /* "h" or "" */
    bool counts;      /* it costs something to be above the target, or its levels are settled */
    int first;        /* of loads */
    int n;
};

struct vp_result {
    const char *folder;
    const char *title;
    enum vp_language language;
    const char *scenario; /* NULL = none */
    const char *sha256;   /* of the plan */
    const char *status;   /* "optimal" …; NULL = it was not solved, only reported */
    const char *program; /* SHA-256 of the program that was searched; NULL = none is known. The same program has the same best points */
    const char *measure; /* what fairness is counted in, and how much it weighs: only points of the same measure are said to be more or fewer */
    struct vp_dates period;
    bool nameless; /* its doctors have pseudonyms, others in every roster */
    VP_VEC(struct vp_figure) figures;
    VP_VEC(struct vp_compared_category) categories;
    VP_VEC(struct vp_compared_load) loads; /* by category, then as the result lists them */
    VP_VEC(struct vp_compared_row) rows;   /* by key, then doctor (vp_compare_sort) */
};

enum vp_conclusion {
    VP_CONCLUDE_SAME,    /* proven: the best of both are the same */
    VP_CONCLUDE_LESS,    /* proven: the other's is less */
    VP_CONCLUDE_MORE,    /* proven: the other's is more */
    VP_CONCLUDE_NOTHING, /* the intervals touch */
    VP_CONCLUDE_FOUND,   /* nothing is proven of it in one of them: what was found is all that can be said */
};

/* One figure in two results; NULL where one has none such. */
struct vp_contrast {
    const struct vp_figure *before;
    const struct vp_figure *after;
    double difference;         /* of what was found; NAN where one is NULL */
    struct vp_interval proven; /* of the difference between the best */
    enum vp_conclusion conclusion;
};

/* A duty that is another's. "" = a locum's, NULL = there is no such place in that result. */
struct vp_moved {
    const struct vp_compared_row *before;
    const struct vp_compared_row *after;
};

struct vp_comparison {
    const struct vp_result *before;
    const struct vp_result *after;
    VP_VEC(struct vp_contrast) contrasts; /* in the order of `before`, then what only `after` has */
    bool nameless; /* one of them is: who has a duty in the other cannot be told, and nothing is moved */
    VP_VEC(struct vp_moved) moved; /* by date */
    int doctors;                   /* whose roster is not the same */
};

/* Of a sweep with `until`: the first value of an axis at which no place is left to a locum. */
struct vp_least {
    const char *of; /* the scenario, with the values of its other axes */
    const char *axis;
    const char *value; /* NULL = none of its values */
    const char *below; /* the value before; NULL = `value` is the first of the axis. If `value` is NULL, the last */
    const char *below_scenario; /* the point that has it */
    bool proven;                /* at `below` no lawful roster without locums exists */
};

typedef VP_VEC(struct vp_least) vp_least_list;

/* Any number of results beside the first. */
struct vp_comparisons {
    const struct vp_comparison *item;
    int n;
    const char *const *impossible; /* names of what was asked for too, and provably has no lawful roster */
    int n_impossible;
    vp_least_list leasts;
};

/* Result number `number`: 0 is the first, i the one of item[i - 1]. */
static inline const struct vp_result *vp_compared_result(const struct vp_comparisons *set, int number)
{
    return number == 0 ? set->item[0].before : set->item[number - 1].after;
}

struct vp_comparison vp_compare(const struct vp_result *before, const struct vp_result *after, struct vp_arena *arena);

/* The figure of this kind, of this category, part or rule, of all doctors; NULL if the result has none. */
const struct vp_figure *vp_result_figure(const struct vp_result *result, enum vp_figure_kind kind, const char *of);

/* The category of this key; NULL if the result has none. */
const struct vp_compared_category *vp_result_category(const struct vp_result *result, const char *key);

/* Does it keep all hard rules? */
bool vp_result_lawful(const struct vp_result *result);

/* If the result is of the point at which no roster without locums exists, that is known of its places from now on. */
void vp_least_settle(const struct vp_least *least, struct vp_result *result);

/* Sorts rows by key, as vp_compare needs them. */
void vp_compare_sort(struct vp_result *result);

#endif

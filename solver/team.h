/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole teams: who of all doctors has which of some duties, date by date, and what that must cost. Internal to solver/.
 *
 * The duties are those that count for one term of fairness (weekends, say). A *single* is what one doctor can have of them and what his own rules charge
 * (team_single.c); a *team* walks through the singles of all doctors at once (team_walk.c); what duties and loads cost beside the rules comes from the linear
 * program of shares (team.c). */
#ifndef VP_SOLVER_TEAM_H
#define VP_SOLVER_TEAM_H

#include "solver/choices.h"
#include "solver/shares.h"

/* The duties looked at, by date: dates without any are not among them. */
struct vp_team_dates {
    int n;
    int *date;       /* [n] from the period's first */
    int *first;      /* [n + 1] number of its first duty */
    int *duty;       /* by start */
    bool *is_in;     /* [n_duties] */
    int *load;       /* [n_duties] of the term */
    double **cost;   /* [doctor][n_duties] points for having it, beside what rules charge; ≥ 0 */
    double *missing; /* [n_duties] for a place left to a locum, INFINITY: not allowed */
    double *beyond;  /* [n_duties] for a place beyond the needed */
};

enum {
    VP_MOST_LOAD = 250,   /* of a doctor */
    VP_MOST_AT_ONCE = 64, /* duties of a date */
    VP_MOST_IN_TEAM = 40, /* doctors */
};

/* A date passed: duties taken, and what became due. */
struct vp_pass {
    int to;
    int load;
    double cost;
    uint64_t taken; /* bit i: the date's duty number i */
};

/* What one doctor can have, as states before each date and passes between them; state 0 is the first. */
struct vp_single {
    int n;
    int end;         /* states from here on are behind the last date */
    double unmet;    /* points for wishes that none of the duties meets: part of what he costs, whatever he has */
    int *first_pass; /* [n + 1] */
    VP_VEC(struct vp_pass) passes;
    int most; /* load from the first state on */
    double *way_on; /* [state * (most + 1) + load] the least that having exactly so much load from here on costs; INFINITY: impossible */
    double *least; /* [state] whatever the load */
};

/* Lays it out; memory from `arena`. Its costs are no more than what the doctor's rules and wishes charge for any tour that has the same of these duties: what others
 * of his duties could mend or earn counts as mended and earned. False if there are too many states. */
bool vp_single_new(struct vp_single *single, const struct vp_choices *choices, const struct vp_team_dates *dates,
                   struct vp_arena *arena);

struct vp_team {
    const struct vp_problem *problem;
    struct vp_arena *arena;
    const struct vp_choices *choices; /* [n_doctors] */
    struct vp_team_dates dates;
    struct vp_single *single; /* [n_doctors] */
    double **load_price;      /* [doctor][load] 0 … VP_MOST_LOAD; INFINITY: not in a better roster */
    double **load_best; /* [doctor][state of his single * (most + 1) + load had] least of both; NULL until a walk needs it */
    long long turns; /* work */
    long long most_turns;
    bool (*stop)(void *user); /* asked now and then; NULL = never */
    void *user;
};

/* What the cheapest team costs, or a lower bound for it where turns are up; `room` if none costs less than that. -INFINITY if there are too many of them to be
 * looked at. What singles cost whatever they have (`unmet`) is no part of it. */
double vp_team_walk(struct vp_team *team, double room);

/* A lower bound for every roster better than the best: that of the linear program of shares just solved without dates, and what the duties of any one term must cost
 * on top of it. Spends at most `effort`. */
double vp_weigh_teams(const struct vp_shares *shares, long long effort);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On what branch and price divides. The number of places left open comes first (tours_tree.c); then it is a doctor and a duty, or a doctor and a date: what
 * makes both sides dearest, tried on the LP as it is. */
#include "solver/tours_tree.h"

#include <math.h>

enum { CANDIDATES = 6 /* of each kind */ };

static bool has_duty(const struct vp_tour *tour, int duty)
{
    for (int i = 0; i < tour->n; i++)
        if (tour->duty[i] == duty)
            return true;
    return false;
}

static bool has_date(const struct vp_problem *problem, const struct vp_tour *tour, int duty)
{
    for (int i = 0; i < tour->n; i++)
        if (problem->duties[tour->duty[i]].date == problem->duties[duty].date)
            return true;
    return false;
}

bool vp_decision_keeps(const struct vp_problem *problem, const struct vp_decision *decision, const struct vp_tour *tour)
{
    return decision->take == (decision->date ? has_date(problem, tour, decision->duty) : has_duty(tour, decision->duty));
}

/* How much of each duty each doctor has at the optimum. */
static double *add_up(const struct vp_master *master, struct vp_arena *arena)
{
    const struct vp_problem *problem = master->search->problem;
    const size_t n = (size_t)problem->n_duties;
    double *share = vp_arena_array(arena, (size_t)problem->n_doctors * n + 1, sizeof *share);
    for (int m = 0; m < master->members.n; m++) {
        const struct vp_member *member = &master->members.item[m];
        const double value = vp_master_value(master, m);
        for (int i = 0; i < member->tour.n && value > 1e-9; i++)
            share[(size_t)member->doctor * n + (size_t)member->tour.duty[i]] += value;
    }
    return share;
}

struct candidate {
    struct vp_decision decision;
    double apart; /* from a whole number */
};

struct candidates {
    struct candidate item[CANDIDATES];
    int n;
};

static void offer(struct candidates *list, int most, const struct vp_decision *decision, double share)
{
    const double apart = fmin(share, 1 - share);
    if (apart <= 1e-5 || (list->n == most && apart <= list->item[most - 1].apart + 1e-7))
        return;
    int at = list->n < most ? list->n++ : most - 1;
    for (; at > 0 && apart > list->item[at - 1].apart + 1e-7; at--)
        list->item[at] = list->item[at - 1];
    list->item[at] = (struct candidate){*decision, apart};
    list->item[at].decision.take = share >= 0.5;
}

/* What is closest to one half: doctors and duties, or doctors and dates. */
static void list_candidates(const struct vp_master *master, bool dates, int most, struct candidates *list)
{
    const struct vp_problem *problem = master->search->problem;
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    const double *share = add_up(master, &scratch);
    list->n = 0;
    for (int d = 0; d < problem->n_doctors; d++) {
        const double *own = &share[(size_t)d * (size_t)problem->n_duties];
        for (int j = problem->n_past; j < problem->n_duties && !dates; j++)
            offer(list, most, &(struct vp_decision){.doctor = d, .duty = j}, own[j]);
        for (int j = problem->n_past; j < problem->n_duties && dates;) {
            const int first = j;
            double any = 0;
            for (; j < problem->n_duties && problem->duties[j].date == problem->duties[first].date; j++)
                any += own[j];
            offer(list, most, &(struct vp_decision){.doctor = d, .duty = first, .date = true}, any);
        }
    }
    vp_arena_clear(&scratch);
}

bool vp_find_divided(const struct vp_master *master, struct vp_decision *decision)
{
    struct candidates list;
    list_candidates(master, false, 1, &list);
    if (list.n > 0)
        *decision = list.item[0].decision;
    return list.n > 0;
}

/* By how much the LP as it is costs more on one side of a decision. */
static double try_side(struct vp_master *master, const struct vp_decision *decision, double before)
{
    const long long effort = vp_lp_effort(master->lp);
    for (int side = 0; side < 2; side++) {
        for (int m = 0; m < master->members.n; m++) {
            const struct vp_member *member = &master->members.item[m];
            if (!member->dropped && member->doctor == decision->doctor &&
                !vp_decision_keeps(master->search->problem, decision, &member->tour))
                vp_lp_bound_column(master->lp, member->column, 0, side == 0 ? 0 : 1);
        }
        if (side == 0 && !vp_lp_resolve(master->lp, vp_ask_stop, master->search))
            master->broken = true;
        if (side == 0 && !master->broken)
            before = vp_lp_objective(master->lp) + master->held - before;
    }
    master->search->spent += (vp_lp_effort(master->lp) - effort) / VP_MASTER_ITERATIONS + 1;
    return before;
}

bool vp_find_dearest(struct vp_master *master, double limit, struct vp_decision *decision)
{
    struct candidates list;
    const double before = master->points;
    const double enough = limit - before + 0.5;
    double most = -1;
    for (int dates = 0; dates < 2 && !master->broken; dates++) {
        list_candidates(master, dates, CANDIDATES, &list);
        for (int c = 0; c < list.n && !master->broken; c++) {
            struct vp_decision other = list.item[c].decision;
            other.take = !other.take;
            const double one = fmin(try_side(master, &list.item[c].decision, before), enough);
            const double two = master->broken ? 0 : fmin(try_side(master, &other, before), enough);
            const double both = fmax(one, 1e-3) * fmax(two, 1e-3);
            if (both > most * (1 + 1e-6)) {
                most = both;
                *decision = one <= two ? list.item[c].decision : other;
            }
        }
        vp_master_solve(master);
    }
    return most >= 0 && !master->broken;
}

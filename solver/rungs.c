/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rungs. The levels of a term are all excesses that somebody can have up to the highest of the best roster. From a level v down they weigh
 *     w(i) = 1 + Σ_d max { w(j) : j below i, d can stand on j },
 * more than everybody on the highest rung below: so the least sum of weights has the fewest doctors on the first level, of these the fewest on the second, and so on.
 * Weights double from level to level where every doctor has levels of his own, and grow by the number of doctors where all have the same; as many levels are
 * weighed as keep the sum so small that a search can prove it to the last point. Above v weights only go on as they grow there: how many stand there is settled. */
#include "solver/rungs.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    MOST_STEPS = 400, /* looked at, of a doctor */
    MOST_RUNGS = 14,  /* of a doctor that weigh: fewer than a curve has knots (solver/local_state.h) */
};

static const double most_weight = 300000; /* everybody as high as he can be */

/* A step of a doctor, and the level that it is. */
struct entry {
    double excess;
    int doctor;
    int step;
    int level;
};

struct levels {
    const struct vp_heights *heights;
    struct vp_arena *arena;
    double next;         /* the first that is not settled */
    struct entry *entry; /* by excess, the highest first */
    int n_entries;
    int n;          /* levels */
    double *excess; /* [level] */
    int *members;   /* [level] doctors of its class */
    int *standing;  /* [level] of them, who stand so high in the best roster */
    double *weight; /* [level] */
    int *step;      /* [doctor] in the best roster */
    bool *part;     /* [doctor] */
};

static double load_of(const struct vp_heights *heights, int doctor)
{
    const struct vp_plan *plan = heights->problem->plan;
    return heights->load[doctor * plan->categories.n + plan->fairness.item[heights->term].category];
}

static double excess_of(const struct vp_heights *heights, int doctor)
{
    return vp_step_excess(heights->problem, heights->term, doctor,
                          vp_load_step(heights->problem, heights->term, doctor, load_of(heights, doctor)));
}

double vp_next_excess(const struct vp_heights *heights)
{
    double next = -INFINITY;
    for (int d = 0; d < heights->problem->n_doctors; d++) {
        const double excess = excess_of(heights, d);
        if (vp_takes_part(heights->problem, heights->term, d) && excess < heights->settled - vp_same_excess)
            next = fmax(next, excess);
    }
    return next;
}

/* ---- levels ---- */

static int compare_entries(const void *a, const void *b)
{
    const struct entry *one = a;
    const struct entry *other = b;
    if (fabs(one->excess - other->excess) > vp_same_excess)
        return one->excess > other->excess ? -1 : 1;
    return (one->doctor > other->doctor) - (one->doctor < other->doctor);
}

/* The lowest level on which anybody can stand. */
static double find_lowest(const struct levels *levels)
{
    const struct vp_heights *heights = levels->heights;
    double lowest = INFINITY;
    for (int d = 0; d < heights->problem->n_doctors; d++)
        if (levels->part[d])
            lowest = fmin(lowest, vp_step_excess(heights->problem, heights->term, d,
                                                 vp_load_step(heights->problem, heights->term, d, 0)));
    return lowest;
}

/* Levels below that of a doctor without any load are his too, for he stands above them: who of a class stands so high is counted of all its doctors. */
static void add_entries(struct levels *levels, double top)
{
    const struct vp_heights *heights = levels->heights;
    const double lowest = find_lowest(levels);
    const size_t doctors = (size_t)heights->problem->n_doctors;
    levels->entry = vp_arena_array(levels->arena, doctors * MOST_STEPS + 1, sizeof *levels->entry);
    for (int d = 0; d < heights->problem->n_doctors; d++) {
        int high = levels->step[d];
        while (vp_step_excess(heights->problem, heights->term, d, high + 1) <= top + vp_same_excess)
            high++;
        for (int s = high; levels->part[d] && s > high - MOST_STEPS; s--) {
            const double excess = vp_step_excess(heights->problem, heights->term, d, s);
            if (excess < lowest - vp_same_excess)
                break;
            levels->entry[levels->n_entries++] = (struct entry){.excess = excess, .doctor = d, .step = s};
        }
    }
    qsort(levels->entry, (size_t)levels->n_entries, sizeof *levels->entry, compare_entries);
}

static void sort_levels(struct levels *levels)
{
    const size_t n = (size_t)levels->n_entries + 1;
    levels->excess = vp_arena_array(levels->arena, n, sizeof *levels->excess);
    levels->members = vp_arena_array(levels->arena, n, sizeof *levels->members);
    levels->standing = vp_arena_array(levels->arena, n, sizeof *levels->standing);
    levels->weight = vp_arena_array(levels->arena, n, sizeof *levels->weight);
    for (int i = 0; i < levels->n_entries; i++) {
        struct entry *entry = &levels->entry[i];
        if (levels->n == 0 || entry->excess < levels->excess[levels->n - 1] - vp_same_excess)
            levels->excess[levels->n++] = entry->excess;
        entry->level = levels->n - 1;
        levels->members[entry->level]++;
        levels->standing[entry->level] += levels->step[entry->doctor] >= entry->step;
    }
}

static void set_levels(struct levels *levels, const struct vp_heights *heights, struct vp_arena *arena)
{
    const size_t doctors = (size_t)heights->problem->n_doctors + 1;
    *levels = (struct levels){.heights = heights, .arena = arena, .next = vp_next_excess(heights)};
    levels->step = vp_arena_array(arena, doctors, sizeof *levels->step);
    levels->part = vp_arena_array(arena, doctors, sizeof *levels->part);
    double top = -INFINITY;
    for (int d = 0; d < heights->problem->n_doctors; d++) {
        levels->part[d] = vp_takes_part(heights->problem, heights->term, d);
        levels->step[d] = vp_load_step(heights->problem, heights->term, d, load_of(heights, d));
        top = levels->part[d] ? fmax(top, excess_of(heights, d)) : top;
    }
    add_entries(levels, top);
    sort_levels(levels);
}

static bool is_above(const struct levels *levels, int level)
{
    return levels->excess[level] > levels->next + vp_same_excess;
}

/* ---- weights ---- */

/* Weighs the levels first … last, the last least; returns what everybody as high as he can be then costs, INFINITY if somebody has too many rungs. */
static double weigh(struct levels *levels, int first, int last)
{
    const size_t doctors = (size_t)levels->heights->problem->n_doctors + 1;
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    double *stands = vp_arena_array(&scratch, doctors, sizeof *stands);
    int *rungs = vp_arena_array(&scratch, doctors, sizeof *rungs);
    double all = 0;
    memset(levels->weight, 0, (size_t)levels->n * sizeof *levels->weight);
    int i = levels->n_entries - 1;
    while (i >= 0 && levels->entry[i].level > last)
        i--;
    while (i >= 0 && levels->entry[i].level >= first) {
        const int level = levels->entry[i].level;
        levels->weight[level] = 1 + all;
        for (; i >= 0 && levels->entry[i].level == level; i--) {
            const int d = levels->entry[i].doctor;
            all += levels->weight[level] - stands[d];
            stands[d] = levels->weight[level];
            all = ++rungs[d] > MOST_RUNGS ? INFINITY : all;
        }
    }
    vp_arena_clear(&scratch);
    return all;
}

/* Returns the last level that is weighed. */
static int weigh_levels(struct levels *levels)
{
    int first = 0;
    while (first < levels->n && is_above(levels, first))
        first++;
    int last = first;
    while (last + 1 < levels->n && weigh(levels, first, last + 1) <= most_weight)
        last++;
    weigh(levels, first, last);
    return last;
}

/* ---- the ladder ---- */

static void set_ladder_arrays(const struct levels *levels, struct vp_ladder *ladder)
{
    const size_t doctors = (size_t)levels->heights->problem->n_doctors + 1;
    *ladder = (struct vp_ladder){.n = levels->n};
    ladder->rung = vp_arena_array(levels->arena, (size_t)levels->n + 1, sizeof *ladder->rung);
    ladder->least = vp_arena_array(levels->arena, doctors, sizeof *ladder->least);
    ladder->base = vp_arena_array(levels->arena, doctors, sizeof *ladder->base);
    ladder->high = vp_arena_array(levels->arena, doctors, sizeof *ladder->high);
    ladder->of = vp_arena_array(levels->arena, doctors, sizeof *ladder->of);
    for (int d = 0; d < levels->heights->problem->n_doctors; d++) {
        ladder->least[d] = VP_NO_STEP;
        ladder->base[d] = ladder->high[d] = levels->part[d] ? VP_NO_STEP : VP_FREE_STEP;
    }
}

/* May anybody of its class stand there? */
static bool is_open(const struct levels *levels, int level)
{
    return !is_above(levels, level) || levels->standing[level] > 0;
}

/* Does it say anything: is it limited, or does it weigh? */
static bool is_rung(const struct levels *levels, int level)
{
    return levels->weight[level] > 0 || (is_above(levels, level) && levels->standing[level] < levels->members[level]);
}

static void set_steps(const struct levels *levels, struct vp_ladder *ladder)
{
    for (int i = 0; i < levels->n_entries; i++) { /* from the highest down */
        const struct entry *entry = &levels->entry[i];
        const int d = entry->doctor;
        if (!is_open(levels, entry->level))
            continue;
        if (ladder->high[d] == VP_NO_STEP)
            ladder->high[d] = ladder->base[d] = entry->step;
        if (is_rung(levels, entry->level))
            ladder->base[d] = entry->step - 1;
        if (is_above(levels, entry->level) && levels->standing[entry->level] == levels->members[entry->level] &&
            ladder->least[d] == VP_NO_STEP)
            ladder->least[d] = entry->step;
    }
}

static void set_rungs(const struct levels *levels, struct vp_ladder *ladder)
{
    for (int d = 0; d < levels->heights->problem->n_doctors; d++) {
        const int rungs = ladder->high[d] - ladder->base[d];
        ladder->of[d] = vp_arena_array(levels->arena, (size_t)rungs + 1, sizeof **ladder->of);
    }
    for (int i = levels->n_entries - 1; i >= 0; i--) {
        const struct entry *entry = &levels->entry[i];
        const int d = entry->doctor;
        struct vp_rung *rung = &ladder->rung[entry->level];
        const bool limited = is_above(levels, entry->level) && is_rung(levels, entry->level);
        rung->excess = levels->excess[entry->level];
        rung->most = limited ? levels->standing[entry->level] : VP_ANY;
        if (entry->step <= ladder->base[d] || entry->step > ladder->high[d])
            continue;
        ladder->of[d][entry->step - ladder->base[d] - 1] = entry->level;
        const double below = vp_rung_weight(ladder, d, entry->step - 1);
        rung->weight = is_above(levels, entry->level) ? 2 * below - vp_rung_weight(ladder, d, entry->step - 2)
                                                      : levels->weight[entry->level];
    }
}

/* Where all places are had, whoever has less leaves the rest to others, who may not have more than their highest. */
static void set_least(const struct vp_heights *heights, struct vp_ladder *ladder)
{
    const struct vp_problem *problem = heights->problem;
    const struct vp_fairness_term *term = &problem->plan->fairness.item[heights->term];
    double room = -problem->total[term->category] / term->unit;
    if (!heights->all_had || !vp_steps_are_whole(problem->plan, term))
        return;
    for (int d = 0; d < problem->n_doctors; d++)
        room += ladder->high[d] < VP_FREE_STEP ? ladder->high[d] : 0;
    for (int d = 0; d < problem->n_doctors; d++) {
        const int least = ladder->high[d] - (int)floor(room + 1e-6);
        if (ladder->high[d] >= VP_FREE_STEP)
            continue;
        ladder->least[d] = least > ladder->least[d] ? least : ladder->least[d];
    }
}

/* Where somebody cannot come down to the rungs that weigh, they stand all the same, so that he costs what the audit says. */
static void lower_least(const struct vp_heights *heights, struct vp_ladder *ladder)
{
    for (int d = 0; d < heights->problem->n_doctors; d++)
        ladder->least[d] = ladder->least[d] < ladder->base[d] ? ladder->least[d] : ladder->base[d];
}

void vp_make_ladder(const struct vp_heights *heights, bool weighs, struct vp_arena *arena, struct vp_ladder *ladder,
                    double *lowest)
{
    struct levels levels;
    set_levels(&levels, heights, arena);
    const int last = weighs && isfinite(levels.next) ? weigh_levels(&levels) : -1;
    *lowest = last < 0 ? levels.next : levels.excess[last];
    set_ladder_arrays(&levels, ladder);
    set_steps(&levels, ladder);
    set_rungs(&levels, ladder);
    set_least(heights, ladder);
    lower_least(heights, ladder);
}

void vp_make_ceiling(const struct vp_heights *heights, struct vp_arena *arena, struct vp_ladder *ladder)
{
    struct vp_heights open = *heights;
    double lowest;
    open.settled = INFINITY;
    vp_make_ladder(&open, false, arena, ladder, &lowest);
}

/* ---- what a bound says ---- */

double vp_least_top(const struct vp_heights *heights, const struct vp_ladder *ladder, double bound)
{
    const struct vp_problem *problem = heights->problem;
    for (int r = ladder->n - 1; r >= 0; r--) { /* the lowest top first: everybody as high as it allows */
        double all = 0;
        for (int d = 0; d < problem->n_doctors; d++) {
            double most = 0;
            for (int s = 0; s < ladder->high[d] - ladder->base[d]; s++)
                if (ladder->rung[ladder->of[d][s]].excess <= ladder->rung[r].excess + vp_same_excess)
                    most = fmax(most, ladder->rung[ladder->of[d][s]].weight);
            all += most;
        }
        if (bound > 1e-6 && ladder->rung[r].weight > 0 && all > bound - 1e-6)
            return ladder->rung[r].excess;
    }
    return -INFINITY; /* nobody need stand on any of them */
}

double vp_settled_by(const struct vp_heights *heights, const struct vp_ladder *ladder, double bound)
{
    const struct vp_problem *problem = heights->problem;
    double settled = INFINITY;
    for (int r = 0; r < ladder->n; r++) {
        double above = 0;
        for (int d = 0; d < problem->n_doctors; d++) {
            const double excess = excess_of(heights, d);
            const int step = vp_load_step(problem, heights->term, d, load_of(heights, d));
            if (vp_takes_part(problem, heights->term, d) && excess > ladder->rung[r].excess - vp_same_excess)
                above += vp_rung_weight(ladder, d, step);
        }
        if (ladder->rung[r].weight > 0 && bound < above - 1 + 1e-6)
            break;
        settled = ladder->rung[r].excess;
    }
    return settled;
}

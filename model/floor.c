/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The arithmetic floor, as model/floor.h puts it: a sharing that no chain of gifts makes fairer; where begun steps count, an even sharing of as many as there must be. */
#include "model/floor.h"

#include <math.h>
#include <string.h>

enum {
    MOST_PAIRS = 20 * 1000 * 1000, /* doctors × pieces */
    SECONDS_AN_HOUR = 3600,
};

static const double least_price = 1e-4; /* of a locum, in points: less is nothing in a certificate of four decimals */

struct sharing {
    const struct vp_problem *problem;
    struct vp_arena *arena;
    double piece; /* what each duty below counts; one that counts more stands there as often, as if different doctors could have its parts */
    int n;        /* doctors */
    int n_duties; /* that count, or parts of them */
    int *duty;    /* [n_duties] */
    bool *may;    /* [doctor * n_duties + i] */
    bool *has;    /* [doctor * n_duties + i] */
    int *gifts;   /* [a * n + b] duties that a has and b could have and has not */
    double *excess; /* [doctor] */
    bool *part;     /* [doctor] */
    int *from;      /* scratch: [doctor] who gives to him on the chain; -1 = not reached */
    int *queue;     /* scratch */
};

/* Could he have the duty, as far as he and it alone decide: a member, qualified, not exempt, not on leave? */
static bool may_have(const struct vp_problem *problem, const struct vp_doctor *doctor, const struct vp_duty *duty)
{
    const struct vp_zone *zone = problem->plan->zone;
    const uint64_t needs = problem->plan->lines.item[duty->line].needs;
    bool may = vp_dates_hold(doctor->member, duty->date) && (needs & ~doctor->qualifications) == 0;
    for (int i = 0; i < doctor->exemptions.n && may; i++)
        may = (doctor->exemptions.item[i].what & duty->categories) == 0 ||
              !vp_dates_hold(doctor->exemptions.item[i].dates, duty->date);
    for (int i = 0; i < doctor->leave.n && may; i++) {
        const struct vp_dates dates = doctor->leave.item[i].dates;
        const bool near = dates.from <= duty->date + 4 && duty->date <= dates.to;
        may = !near ||
              vp_duty_shares(duty, vp_zone_instant(zone, dates.from, 0), vp_zone_instant(zone, dates.to + 1, 0)) == 0;
    }
    return may;
}

static int pieces_of(const struct sharing *s, int j, int category)
{
    const struct vp_duty *duty = &s->problem->duties[j];
    return duty->needed == 0 || s->piece <= 0 ? 0 : (int)lround(vp_duty_load(s->problem, duty, category) / s->piece);
}

/* -1 if there are more than is handled. */
static int count_pieces(const struct sharing *s, int category)
{
    long long pieces = 0;
    for (int j = s->problem->n_past; j < s->problem->n_duties; j++)
        pieces += pieces_of(s, j, category);
    return pieces * s->n > MOST_PAIRS ? -1 : (int)pieces;
}

/* False if there are more than is handled. */
static bool list_duties(struct sharing *s, int category)
{
    const struct vp_problem *problem = s->problem;
    const int most = count_pieces(s, category);
    if (most < 0)
        return false;
    s->duty = vp_arena_array(s->arena, (size_t)most + 1, sizeof *s->duty);
    for (int j = problem->n_past; j < problem->n_duties; j++)
        for (int i = pieces_of(s, j, category); i > 0; i--)
            s->duty[s->n_duties++] = j;
    return true;
}

static void give(struct sharing *s, int doctor, int i)
{
    s->has[doctor * s->n_duties + i] = true;
    s->excess[doctor] += s->piece;
}

/* Every place to whoever of those who may have it stands lowest; false if nobody is left for one. */
static bool share_out(struct sharing *s)
{
    for (int i = 0; i < s->n_duties; i++)
        for (int place = 0; place < s->problem->duties[s->duty[i]].needed; place++) {
            int lowest = -1;
            for (int d = 0; d < s->n; d++)
                if (s->may[d * s->n_duties + i] && !s->has[d * s->n_duties + i] &&
                    (lowest < 0 || s->excess[d] < s->excess[lowest]))
                    lowest = d;
            if (lowest < 0)
                return false;
            give(s, lowest, i);
        }
    return true;
}

/* ---- chains ---- */

static bool could_give(const struct sharing *s, int a, int b, int i)
{
    return s->has[a * s->n_duties + i] && s->may[b * s->n_duties + i] && !s->has[b * s->n_duties + i];
}

static void count_gifts(struct sharing *s, int doctor)
{
    for (int other = 0; other < s->n; other++) {
        int *to = &s->gifts[doctor * s->n + other];
        int *back = &s->gifts[other * s->n + doctor];
        *to = *back = 0;
        for (int i = 0; i < s->n_duties; i++) {
            *to += could_give(s, doctor, other, i);
            *back += could_give(s, other, doctor, i);
        }
    }
}

/* Sets from[] for all whom a chain from the doctor reaches; returns the one of them who stands lowest. */
static int follow_chains(struct sharing *s, int doctor)
{
    int lowest = doctor;
    int n = 0;
    for (int d = 0; d < s->n; d++)
        s->from[d] = -1;
    s->from[doctor] = doctor;
    s->queue[n++] = doctor;
    for (int at = 0; at < n; at++)
        for (int b = 0; b < s->n; b++) {
            if (s->from[b] >= 0 || s->gifts[s->queue[at] * s->n + b] == 0)
                continue;
            s->from[b] = s->queue[at];
            s->queue[n++] = b;
            lowest = s->excess[b] < s->excess[lowest] ? b : lowest;
        }
    return lowest;
}

static void pass_on(struct sharing *s, int a, int b)
{
    int i = 0;
    while (!could_give(s, a, b, i))
        i++;
    s->has[a * s->n_duties + i] = false;
    s->excess[a] -= s->piece;
    give(s, b, i);
    count_gifts(s, a);
    count_gifts(s, b);
}

/* From the last on the chain back, so that nobody has a duty twice on the way. */
static void move_along(struct sharing *s, int last)
{
    for (int b = last; s->from[b] != b; b = s->from[b])
        pass_on(s, s->from[b], b);
}

/* True if a chain from the doctor made the sharing fairer. */
static bool relieve(struct sharing *s, int doctor)
{
    const int lowest = follow_chains(s, doctor);
    if (s->excess[lowest] + s->piece >= s->excess[doctor] - vp_same_excess)
        return false;
    move_along(s, lowest);
    return true;
}

static void even_out(struct sharing *s)
{
    for (int d = 0; d < s->n; d++)
        count_gifts(s, d);
    for (bool any = true; any;) {
        any = false;
        for (int d = 0; d < s->n; d++)
            while (relieve(s, d))
                any = true;
    }
}

/* ---- the floor ---- */

static bool set_sharing(struct sharing *s, int term)
{
    const struct vp_problem *problem = s->problem;
    const int category = problem->plan->fairness.item[term].category;
    const size_t doctors = (size_t)s->n + 1;
    s->piece = vp_load_piece(problem, term);
    if (!list_duties(s, category))
        return false;
    const size_t pairs = doctors * ((size_t)s->n_duties + 1);
    s->may = vp_arena_array(s->arena, pairs, sizeof *s->may);
    s->has = vp_arena_array(s->arena, pairs, sizeof *s->has);
    s->gifts = vp_arena_array(s->arena, doctors * doctors, sizeof *s->gifts);
    s->excess = vp_arena_array(s->arena, doctors, sizeof *s->excess);
    s->part = vp_arena_array(s->arena, doctors, sizeof *s->part);
    s->from = vp_arena_array(s->arena, doctors, sizeof *s->from);
    s->queue = vp_arena_array(s->arena, doctors, sizeof *s->queue);
    for (int d = 0; d < s->n; d++) {
        s->part[d] = vp_takes_part(problem, term, d);
        s->excess[d] = -problem->target[d * problem->plan->categories.n + category];
        for (int i = 0; i < s->n_duties && s->part[d]; i++)
            s->may[d * s->n_duties + i] =
                may_have(problem, &problem->plan->doctors.item[d], &problem->duties[s->duty[i]]);
    }
    return true;
}

/* Whom the one who stands highest could pass something on to, directly or not, and what they have together: nobody else could take any of it. */
static void find_reason(struct sharing *s, struct vp_floor *floor)
{
    int top = -1;
    for (int d = 0; d < s->n; d++)
        if (s->part[d] && (top < 0 || s->excess[d] > s->excess[top]))
            top = d;
    if (top < 0)
        return;
    follow_chains(s, top);
    for (int d = 0; d < s->n; d++) {
        floor->among += s->from[d] >= 0;
        for (int i = 0; i < s->n_duties && s->from[d] >= 0; i++)
            floor->load += s->has[d * s->n_duties + i] ? s->piece : 0;
    }
}

/* ---- begun steps ---- */

/* Of the loads that count, in seconds, the greatest of which all are whole multiples. */
static long long find_grain(const struct vp_problem *problem)
{
    long long grain = 0;
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        long long seconds = problem->duties[j].end - problem->duties[j].start;
        while (seconds != 0) {
            const long long rest = grain % seconds;
            grain = seconds;
            seconds = rest;
        }
    }
    return grain;
}

/* What of a doctor's last begun step is empty whatever he has, in the unit of the category: his loads are whole multiples of the grain, steps of the unit, and the target
 * lies between. Only hours have a grain that can be counted in whole numbers. */
static double find_empty(const struct vp_problem *problem, const struct vp_fairness_term *term, double target)
{
    const double unit = term->unit * SECONDS_AN_HOUR;
    long long grain = term->category == VP_HOURS ? find_grain(problem) : 0;
    long long step = llround(unit);
    if (grain == 0 || fabs(unit - (double)step) > 1e-6)
        return 0;
    while (step != 0) {
        const long long rest = grain % step;
        grain = step;
        step = rest;
    }
    const double empty = fmod(fmod(target * SECONDS_AN_HOUR, (double)grain) + (double)grain, (double)grain);
    return empty > (double)grain - 1 ? 0 : fmax(empty - 1, 0) / SECONDS_AN_HOUR; /* a second for rounding */
}

/* Together the doctors have all that is to be had, so their begun steps cannot come to less than that; shared evenly they are as fair as can be. */
static struct vp_floor share_steps(const struct vp_problem *problem, int term, struct vp_arena *arena)
{
    const struct vp_fairness_term *of = &problem->plan->fairness.item[term];
    struct vp_floor floor = {.excess = vp_arena_array(arena, (size_t)problem->n_doctors + 1, sizeof *floor.excess)};
    double beyond = problem->total[of->category];
    for (int d = 0; d < problem->n_doctors; d++) {
        const double target = problem->target[d * problem->plan->categories.n + of->category];
        if (!vp_takes_part(problem, term, d))
            continue;
        beyond += find_empty(problem, of, target) - target;
        floor.n++;
    }
    const long long steps = floor.n == 0 ? 0 : (long long)ceil(beyond / of->unit - 1e-3);
    long long each = floor.n == 0 ? 0 : steps / floor.n;
    each -= floor.n > 0 && each * floor.n > steps; /* down, below zero too */
    for (int i = 0; i < floor.n; i++)
        floor.excess[i] = of->unit * (double)(each + (i < steps - each * floor.n));
    floor.among = floor.n;
    floor.load = problem->total[of->category];
    return floor;
}

/* Could somebody who has no share of it have some of it all the same? Then nothing is certain of the others. */
static bool is_shared_beyond(const struct vp_problem *problem, int term)
{
    const int category = problem->plan->fairness.item[term].category;
    for (int d = 0; d < problem->n_doctors; d++)
        for (int j = problem->n_past; j < problem->n_duties && !vp_takes_part(problem, term, d); j++)
            if (vp_duty_load(problem, &problem->duties[j], category) > 0 &&
                may_have(problem, &problem->plan->doctors.item[d], &problem->duties[j]))
                return true;
    return false;
}

/* Can some of it be left to locums for nothing? Then no roster must have all of it, however little its locums cost. */
static bool is_given_away(const struct vp_problem *problem, int term)
{
    const int category = problem->plan->fairness.item[term].category;
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        const struct vp_line *line = &problem->plan->lines.item[problem->duties[j].line];
        if (line->locum_allowed && line->locum < least_price && vp_duty_load(problem, &problem->duties[j], category) > 0)
            return true;
    }
    return false;
}

struct vp_floor vp_floor_of(const struct vp_problem *problem, int term, struct vp_arena *arena)
{
    struct vp_floor floor = {0};
    struct sharing s = {.problem = problem, .arena = arena, .n = problem->n_doctors};
    if (is_given_away(problem, term) || is_shared_beyond(problem, term))
        return floor;
    if (!vp_steps_are_whole(problem->plan, &problem->plan->fairness.item[term]))
        return share_steps(problem, term, arena);
    if (!set_sharing(&s, term) || !share_out(&s))
        return floor;
    even_out(&s);
    floor.excess = vp_arena_array(arena, (size_t)s.n + 1, sizeof *floor.excess);
    for (int d = 0; d < s.n; d++)
        if (s.part[d])
            floor.excess[floor.n++] = s.excess[d];
    vp_sort_excesses(floor.excess, floor.n);
    find_reason(&s, &floor);
    return floor;
}

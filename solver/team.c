/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What whole teams cost. Let B be the bound of the linear program of shares without dates, at prices π of its ties and p of the kinds' places. What fairness, locums and
 * places beyond the needed cost in a roster is then B and, for each of its parts, at least what that costs more than the cheapest:
 *     a duty of kind k for d     −π(d,k) − p(k),                 if that is above 0
 *     a locum on duty j          cheapest(k) − p(k),             if that is above 0, and locum(j) − cheapest(k)
 *     a place of j beyond        cheapest beyond(k) + p(k),      likewise
 *     the vector v of d          f(d,v) + Σ_k π(d,k) v(k), less the least of that over V(d)
 * Take a term of fairness, and the duties J that count for it. For whoever has the load w, the last is at least G(d,w), its least over the vectors with that load. A team
 * – what all have of J – costs the first three, G, and what the doctors' own rules and wishes charge for J alone. The cheapest team costs Z, and B + Z is a bound for every
 * roster better than the best, since V(d) holds all vectors that such a roster can give. */
#include "solver/team.h"

#include <math.h>

enum { TURNS_PER_EFFORT = 300 };

/* ---- prices ---- */

static void set_place_prices(struct vp_team *team, const struct vp_shares *shares, int kind)
{
    const struct vp_problem *problem = team->problem;
    struct vp_team_dates *dates = &team->dates;
    const struct vp_open open = vp_open_places(problem, &shares->kinds, kind);
    const double price = vp_lp_dual(shares->lp, shares->place[kind]);
    for (int i = 0; i < dates->first[dates->n]; i++) {
        const int j = dates->duty[i];
        const struct vp_line *line = &problem->plan->lines.item[problem->duties[j].line];
        if (shares->kinds.of[j] != kind)
            continue;
        dates->missing[j] = line->locum_allowed ? fmax(0, open.locum - price) + line->locum - open.locum : INFINITY;
        dates->beyond[j] = open.extra > 0 ? fmax(0, open.beyond + price) + line->extra_price - open.beyond : INFINITY;
        for (int d = 0; d < problem->n_doctors; d++)
            dates->cost[d][j] = fmax(0, -shares->tie_price[d * shares->kinds.n + kind] - price);
    }
}

/* G: what the cheapest of the doctor's vectors with each load costs more than his cheapest of all. */
static void set_load_prices(struct vp_team *team, const struct vp_shares *shares, int doctor, int term)
{
    const struct vp_vectors *vectors = &shares->vectors[doctor];
    double *price = team->load_price[doctor];
    double least = INFINITY;
    for (int l = 0; l <= VP_MOST_LOAD; l++)
        price[l] = vectors->n == VP_TOO_MANY ? 0 : INFINITY;
    for (int v = 0; v < vectors->n; v++) {
        const double load = vp_shares_figure(shares, doctor, v, shares->kinds.n + term);
        const double cost = vp_shares_reduced_cost(shares, doctor, v);
        least = fmin(least, cost);
        if (load < VP_MOST_LOAD + 0.5)
            price[lround(load)] = fmin(price[lround(load)], cost);
    }
    for (int l = 0; l <= VP_MOST_LOAD && vectors->n != VP_TOO_MANY; l++)
        price[l] -= least;
}

/* ---- a term ---- */

static void set_dates(struct vp_team *team)
{
    struct vp_team_dates *dates = &team->dates;
    const size_t n = (size_t)team->problem->n_duties + 1;
    const size_t doctors = (size_t)team->problem->n_doctors + 1;
    dates->date = vp_arena_array(team->arena, n, sizeof *dates->date);
    dates->first = vp_arena_array(team->arena, n + 1, sizeof *dates->first);
    dates->duty = vp_arena_array(team->arena, n, sizeof *dates->duty);
    dates->is_in = vp_arena_array(team->arena, n, sizeof *dates->is_in);
    dates->load = vp_arena_array(team->arena, n, sizeof *dates->load);
    dates->missing = vp_arena_array(team->arena, n, sizeof *dates->missing);
    dates->beyond = vp_arena_array(team->arena, n, sizeof *dates->beyond);
    dates->cost = vp_arena_array(team->arena, doctors, sizeof *dates->cost);
    for (size_t d = 0; d < doctors; d++)
        dates->cost[d] = vp_arena_array(team->arena, n, sizeof **dates->cost);
}

/* The duties that count for the term; false if there are none, or loads are no small whole numbers. */
static bool list_dates(struct vp_team *team, const struct vp_kinds *kinds, int term)
{
    struct vp_team_dates *dates = &team->dates;
    const struct vp_problem *problem = team->problem;
    set_dates(team);
    int count = 0;
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        const double load = kinds->load[term * kinds->n + kinds->of[j]];
        if (load == 0)
            continue;
        const int date = problem->duties[j].date - problem->plan->from;
        if (fabs(load - round(load)) > 1e-9 || load > VP_MOST_LOAD || date < 0)
            return false;
        if (dates->n == 0 || dates->date[dates->n - 1] != date) {
            dates->first[dates->n] = count;
            dates->date[dates->n++] = date;
        }
        dates->is_in[j] = true;
        dates->load[j] = (int)lround(load);
        dates->duty[count++] = j;
        if (count - dates->first[dates->n - 1] > VP_MOST_AT_ONCE)
            return false;
    }
    dates->first[dates->n] = count;
    return count > 0;
}

/* What one can have and what it costs, for every doctor; false if there is no team, or too much to look at. *unmet becomes what they cost whatever they have. */
static bool set_singles(struct vp_team *team, const struct vp_shares *shares, int term, double *unmet)
{
    const struct vp_problem *problem = team->problem;
    const size_t doctors = (size_t)problem->n_doctors + 1;
    team->single = vp_arena_array(team->arena, doctors, sizeof *team->single);
    team->load_price = vp_arena_array(team->arena, doctors, sizeof *team->load_price);
    for (int d = 0; d < problem->n_doctors; d++) {
        if (!vp_single_new(&team->single[d], &team->choices[d], &team->dates, team->arena))
            return false;
        team->load_price[d] = vp_arena_array(team->arena, VP_MOST_LOAD + 1, sizeof **team->load_price);
        set_load_prices(team, shares, d, term);
        *unmet += team->single[d].unmet;
    }
    return true;
}

/* Z of the term's duties, or what it is at least: `room` if every team costs as much. Looks first for what costs little, of which there is less. */
static double weigh_term(struct vp_team *team, const struct vp_shares *shares, int term, double room)
{
    double unmet = 0;
    if (!list_dates(team, &shares->kinds, term))
        return 0;
    for (int k = 0; k < shares->kinds.n; k++)
        set_place_prices(team, shares, k);
    if (!set_singles(team, shares, term, &unmet))
        return 0;
    static const double parts[] = {1.0 / 16, 1.0 / 4, 1};
    double least = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const double limit = parts[i] * room - unmet;
        const double found = vp_team_walk(team, limit);
        if (found < limit)
            return fmax(least, unmet + found);
        least = parts[i] * room;
    }
    return least;
}

/* Weighs the terms one by one until one costs all the room; returns the most that any costs. */
static double weigh_terms(const struct vp_shares *shares, const struct vp_choices *choices, double room, long long effort)
{
    struct vp_search *search = shares->search;
    const int terms = search->problem->plan->fairness.n;
    double most = 0;
    for (int t = 0; t < terms && most < room && !vp_search_over(search); t++) {
        struct vp_arena arena;
        vp_arena_init(&arena);
        struct vp_team team = {.problem = search->problem,
                               .arena = &arena,
                               .choices = choices,
                               .most_turns = effort / terms * TURNS_PER_EFFORT,
                               .stop = vp_ask_stop,
                               .user = search};
        most = fmax(most, weigh_term(&team, shares, t, room));
        search->spent += team.turns / TURNS_PER_EFFORT + 1;
        vp_arena_clear(&arena);
    }
    return most;
}

double vp_weigh_teams(const struct vp_shares *shares, long long effort)
{
    struct vp_search *search = shares->search;
    const int doctors = search->problem->n_doctors;
    const double slight = 1e-6 * (1 + fabs(search->best_points));
    const double room =
        search->best_points - shares->last - slight / 2; /* a roster better by less is not looked for (vp_meets_bound) */
    if (doctors > VP_MOST_IN_TEAM || room < slight || search->problem->aims != NULL)
        return shares->bound;
    struct vp_arena arena;
    vp_arena_init(&arena);
    struct vp_choices *choices = vp_arena_array(&arena, (size_t)doctors + 1, sizeof *choices);
    for (int d = 0; d < doctors; d++)
        vp_choices_init(&choices[d], search->local, d, &arena);
    const double most = weigh_terms(shares, choices, room, effort);
    vp_arena_clear(&arena);
    return most >= room ? search->best_points : fmax(shares->bound, shares->last + most);
}

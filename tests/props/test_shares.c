/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shares. On tiny plans with fairness, from any lawful roster: what mixtures of whole vectors must cost, with dates and without, is at most the optimum that brute
 * force finds; what the root rules out is in no better roster; a dive leaves the linear program as it was; the row of counts takes no lawful roster away; what whole
 * teams must cost is at most the optimum; and the stage's bound and rosters lie on either side of the optimum. */
#include "tests/props/begin.h"
#include "tests/props/brute_force.h"
#include "tests/props/props.h"
#include "tests/props/random_plan.h"

#include "solver/team.h"

#include <math.h>

enum { USUAL_PLANS = 150, MOST_ROSTERS = 2500, DRAWS = 30 };

static const double slight = 1e-6;

struct trial {
    uint64_t seed;
    struct vp_arena *arena;
    struct vp_search search;
    struct vp_brute brute;
    double margin;
};

/* A search that stands at some lawful roster of a tiny plan, seldom the best; false if none was drawn. */
static bool begin_trial(struct trial *trial, uint64_t seed, struct vp_arena *arena)
{
    const struct vp_problem *problem = vp_random_tiny_problem(VP_WITH_ALL, MOST_ROSTERS, seed, arena);
    *trial = (struct trial){.seed = seed, .arena = arena, .brute = vp_brute_force(problem, arena)};
    trial->margin = slight * (1 + fabs(trial->brute.least));
    vp_begin_search(&trial->search, problem, seed, arena);
    struct vp_random random;
    vp_random_init(&random, seed);
    for (int i = 0; i < DRAWS && !isfinite(trial->search.best_points); i++)
        vp_take_places(&trial->search, vp_random_roster(problem, &random, arena)->doctor);
    if (!isfinite(trial->search.best_points) && trial->brute.best != NULL)
        vp_take_places(&trial->search, trial->brute.best->doctor);
    return isfinite(trial->search.best_points);
}

/* ---- the root ---- */

static bool is_within(const struct vp_shares *shares, const double *value)
{
    for (int i = 0; i < shares->n_origin; i++) {
        const int c = shares->origin[i];
        const struct vp_column *column = &shares->search->program->columns.item[c];
        if (vp_column_whole(column) && (value[c] < shares->lower[c] - 0.5 || value[c] > shares->upper[c] + 0.5))
            return false;
    }
    return true;
}

/* Is every doctor's vector in the best roster still open? */
static bool is_open(const struct vp_shares *shares, const double *value)
{
    const struct vp_problem *problem = shares->search->problem;
    for (int d = 0; d < problem->n_doctors; d++) {
        int count[VP_MOST_KINDS] = {0};
        for (int j = problem->n_past; j < problem->n_duties; j++) {
            const int x = shares->search->program->x[d * problem->n_duties + j];
            count[shares->kinds.of[j]] += x >= 0 && value[x] > 0.5;
        }
        bool found = shares->vectors[d].n == VP_TOO_MANY;
        for (int v = 0; v < shares->vectors[d].n && !found; v++) {
            found = shares->open[d][v];
            for (int k = 0; k < shares->kinds.n; k++)
                found = found && shares->vectors[d].count[v * shares->kinds.n + k] == count[k];
        }
        if (!found)
            return false;
    }
    return true;
}

static void compare_root(struct trial *trial, bool dates)
{
    const double least = trial->brute.least;
    struct vp_shares shares;
    if (vp_shares_open(&shares, &trial->search, dates, 1000000, trial->arena) && vp_shares_solve(&shares)) {
        if (shares.bound > least + trial->margin)
            vp_props_fail(trial->seed, "%s: bound %.9g above the optimum %.9g", dates ? "dates" : "counts",
                          shares.bound, least);
        const bool better = least < trial->search.best_points - 10 * trial->margin;
        struct vp_word best = vp_price_fixed(trial->search.program, trial->brute.best->doctor, trial->arena);
        if (dates)
            vp_shares_tighten(&shares);
        if (dates && better && !is_within(&shares, best.value))
            vp_props_fail(trial->seed, "the root rules a duty of the best roster out");
        if (better && !is_open(&shares, best.value))
            vp_props_fail(trial->seed, "%s: counts of the best roster were dropped", dates ? "dates" : "counts");
    }
    vp_shares_close(&shares);
}

/* From the root, with all counts free. Also where it ends the program must be as before: nodes are solved after it. */
static void compare_dive(struct trial *trial, bool by_chance)
{
    struct vp_shares shares;
    if (vp_shares_open(&shares, &trial->search, true, 1000000, trial->arena) && vp_shares_solve(&shares)) {
        const double bound = shares.bound;
        const double before = trial->search.best_points;
        vp_shares_dive(&shares, by_chance);
        const double points = trial->search.best_points;
        if (points < trial->brute.least - trial->margin || points > before + trial->margin)
            vp_props_fail(trial->seed, "a dive found %.9g from %.9g, and the optimum is %.9g", points, before,
                          trial->brute.least);
        if (!vp_shares_solve(&shares) || fabs(shares.bound - bound) > trial->margin)
            vp_props_fail(trial->seed, "bound %.9g before a dive, %.9g after it", bound, shares.bound);
    }
    vp_shares_close(&shares);
}

static void try_root(uint64_t seed, struct vp_arena *arena)
{
    struct trial trial;
    if (begin_trial(&trial, seed, arena)) {
        compare_root(&trial, false);
        compare_root(&trial, true);
        compare_dive(&trial, seed % 2 == 0);
    }
    vp_arena_clear(&trial.search.arena);
}

/* ---- the row of counts ---- */

static void try_row(uint64_t seed, struct vp_arena *arena)
{
    struct trial trial;
    if (begin_trial(&trial, seed, arena)) {
        const struct vp_problem *problem = trial.search.problem;
        const struct vp_program *bare = vp_program_new(problem, arena);
        vp_weigh_counts(&trial.search, 1000000);
        struct vp_random random;
        vp_random_init(&random, ~seed);
        for (int i = 0; i < DRAWS; i++) {
            const struct vp_roster *roster = vp_random_roster(problem, &random, arena);
            struct vp_word without = vp_price_fixed(bare, roster->doctor, arena);
            struct vp_word with = vp_price_fixed(trial.search.program, roster->doctor, arena);
            if (without.lawful != with.lawful || !vp_same_points(without.points, with.points, 10 * slight))
                vp_props_fail(seed, "%.9g without the row of counts, %.9g with it", without.points, with.points);
        }
    }
    vp_arena_clear(&trial.search.arena);
}

/* ---- whole teams ---- */

static void try_teams(uint64_t seed, struct vp_arena *arena)
{
    struct trial trial;
    struct vp_shares shares;
    if (begin_trial(&trial, seed, arena)) {
        if (vp_shares_open(&shares, &trial.search, false, 1000000, arena) && vp_shares_solve(&shares)) {
            const double bound = vp_weigh_teams(&shares, 1000000);
            if (bound > trial.brute.least + trial.margin)
                vp_props_fail(seed, "teams: bound %.9g above the optimum %.9g, below %.9g", bound, trial.brute.least,
                              trial.search.best_points);
            if (bound < shares.bound)
                vp_props_fail(seed, "teams: bound %.9g below that of counts, %.9g", bound, shares.bound);
        }
        vp_shares_close(&shares);
    }
    vp_arena_clear(&trial.search.arena);
}

/* ---- the stage ---- */

static void try_stage(uint64_t seed, struct vp_arena *arena)
{
    struct trial trial;
    if (begin_trial(&trial, seed, arena)) {
        const double before = trial.search.best_points;
        vp_search_shares(&trial.search, 30000);
        if (trial.search.bound > trial.brute.least + trial.margin)
            vp_props_fail(seed, "bound %.9g above the optimum %.9g", trial.search.bound, trial.brute.least);
        if (trial.search.best_points < trial.brute.least - trial.margin || trial.search.best_points > before + trial.margin)
            vp_props_fail(seed, "%.9g from %.9g, and the optimum is %.9g", trial.search.best_points, before,
                          trial.brute.least);
    }
    vp_arena_clear(&trial.search.arena);
}

START_TEST(shares_are_truthful)
{
    struct vp_seeds seeds = vp_seeds_of(USUAL_PLANS);
    for (uint64_t seed = seeds.first; seed <= seeds.last; seed++) {
        struct vp_arena arena;
        vp_arena_init(&arena);
        void (*const tries[])(uint64_t, struct vp_arena *) = {try_root, try_row, try_teams, try_stage};
        tries[_i](seed, &arena);
        vp_arena_clear(&arena);
    }
    vp_props_end();
}
END_TEST

Suite *suite_shares(void)
{
    Suite *suite = suite_create("shares");
    TCase *tests = tcase_create("shares");
    tcase_set_timeout(tests, 20 * (double)(1 + vp_seeds_of(USUAL_PLANS).last / USUAL_PLANS));
    tcase_add_loop_test(tests, shares_are_truthful, 0, 4);
    suite_add_tcase(suite, tests);
    return suite;
}

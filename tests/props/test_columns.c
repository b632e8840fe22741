/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns. On tiny plans without rules between doctors and rotations: the bound of the master over tours is at most the optimum that brute force finds;
 * what it chooses is a lawful roster and costs what it says; with few places open, or many, and with listed tours, the bound of the optimum's side is at most the optimum; from columns that hold the best roster it chooses one as good, whatever is free; and so it
 * is with the whole search by tours, wherever it is stopped. */
#include "tests/props/begin.h"
#include "tests/props/brute_force.h"
#include "tests/props/props.h"
#include "tests/props/random_draw.h"
#include "tests/props/random_plan.h"

#include "solver/local_state.h"
#include "solver/master.h"
#include "solver/stages.h"

#include <math.h>
#include <string.h>

enum { USUAL_PLANS = 120, MOST_LABELS = 3000, MOST_ROSTERS = 2500 };

static const double slight = 1e-6;

/* ---- what a master works on ---- */

struct hall {
    struct vp_search search;
    struct vp_pricer *pricer;
    struct vp_tour *tour; /* [doctor] */
    bool *free;
    unsigned char *may;
    int *chosen;
};

/* Everybody free of everything, and nobody has a tour. */
static struct hall *make_hall(const struct vp_problem *problem, uint64_t seed, struct vp_arena *arena)
{
    const size_t n = (size_t)problem->n_doctors;
    struct hall *hall = vp_arena_alloc(arena, sizeof *hall);
    vp_begin_search(&hall->search, problem, seed, arena);
    hall->pricer = vp_pricer_new(hall->search.pricer, arena);
    hall->tour = vp_arena_array(arena, n, sizeof *hall->tour);
    hall->free = vp_arena_array(arena, n, sizeof *hall->free);
    hall->chosen = vp_arena_array(arena, n, sizeof *hall->chosen);
    hall->may = vp_arena_alloc(arena, n * (size_t)problem->n_duties);
    memset(hall->may, VP_MAY_TAKE, n * (size_t)problem->n_duties);
    for (size_t d = 0; d < n; d++) {
        hall->free[d] = true;
        hall->tour[d].points = INFINITY;
        hall->tour[d].duty = vp_arena_array(arena, (size_t)problem->n_duties + 1, sizeof(int));
    }
    return hall;
}

static void leave_hall(struct hall *hall)
{
    vp_pricer_free(hall->pricer);
    vp_arena_clear(&hall->search.arena);
}

static void give_tours(struct hall *hall, const int *doctor_of_place)
{
    const struct vp_problem *problem = hall->search.problem;
    for (int p = 0; p < problem->n_places; p++) {
        if (doctor_of_place[p] < 0)
            continue;
        struct vp_tour *tour = &hall->tour[doctor_of_place[p]];
        tour->duty[tour->n++] = problem->place_duty[p];
    }
    for (int d = 0; d < problem->n_doctors; d++)
        hall->tour[d].points = vp_price_duties(hall->search.pricer, d, hall->tour[d].duty, hall->tour[d].n);
}

/* Some doctors are free on some dates; otherwise they keep what they have. */
static void free_some(struct hall *hall, struct vp_random *random)
{
    const struct vp_problem *problem = hall->search.problem;
    const vp_day from = vp_draw(random, problem->plan->from, problem->plan->to);
    const vp_day to = vp_draw(random, from, problem->plan->to);
    const bool all = vp_toss(random, 40);
    for (int d = 0; d < problem->n_doctors; d++) {
        unsigned char *may = &hall->may[(size_t)d * (size_t)problem->n_duties];
        hall->free[d] = vp_toss(random, 60);
        for (int j = 0; j < problem->n_duties; j++)
            if (!all && (problem->duties[j].date < from || problem->duties[j].date > to))
                may[j] = VP_MUST_SKIP;
        for (int i = 0; i < hall->tour[d].n; i++)
            if (may[hall->tour[d].duty[i]] == VP_MUST_SKIP)
                may[hall->tour[d].duty[i]] = VP_MUST_TAKE;
    }
}

/* The roster of the tours chosen, and of what is not free. */
static const struct vp_audit *audit_choice(const struct hall *hall, const struct vp_master *master, struct vp_arena *arena)
{
    const struct vp_problem *problem = hall->search.problem;
    struct vp_roster *roster = vp_roster_new(problem, arena);
    int *filled = vp_arena_array(arena, (size_t)problem->n_duties + 1, sizeof *filled);
    for (int p = 0; p < problem->n_places; p++)
        roster->doctor[p] = VP_LOCUM;
    for (int d = 0; d < problem->n_doctors; d++) {
        const struct vp_tour *tour = hall->free[d] ? &master->members.item[hall->chosen[d]].tour : &hall->tour[d];
        for (int i = 0; i < tour->n; i++) {
            const struct vp_duty *duty = &problem->duties[tour->duty[i]];
            ck_assert_int_lt(filled[tour->duty[i]], duty->places);
            roster->doctor[duty->first_place + filled[tour->duty[i]]++] = d;
        }
    }
    return vp_audit_new(problem, roster, arena);
}

/* ---- the master ---- */

struct masters {
    int bounds;
    int tight; /* the bound is the optimum */
    int choices;
    int listed;
    int closed; /* searches that proved their roster best */
};

static const struct vp_care exact = {.keep = 0, .most = MOST_LABELS};

/* From nothing, everybody free. */
static void try_whole(uint64_t seed, const struct vp_problem *problem, double optimum, struct masters *masters,
                      struct vp_arena *arena)
{
    struct hall *hall = make_hall(problem, seed, arena);
    struct vp_master master;
    ck_assert(vp_tours_apply(&hall->search));
    vp_master_init(&master, &hall->search, hall->pricer, hall->free, hall->may, hall->tour, arena);
    const double bound = vp_master_generate(&master, &exact, NULL);
    if (master.broken)
        vp_props_fail(seed, "the master is broken");
    if (bound > optimum + slight * (1 + fabs(optimum)) || bound > master.points + slight * (1 + fabs(bound)))
        vp_props_fail(seed, "bound %.9g, the master %.9g, the optimum %.9g", bound, master.points, optimum);
    bool all;
    const double points = vp_master_choose(&master, INFINITY, 1500, 100000, hall->chosen, &all);
    if (points < fmin(optimum, master.dear) - slight * (1 + fabs(optimum)))
        vp_props_fail(seed, "tours of %.9g points; the optimum is %.9g", points, optimum);
    if (points < master.dear) {
        const struct vp_audit *audit = audit_choice(hall, &master, arena);
        if (!vp_audit_lawful(audit) || !vp_same_points(audit->points, points, slight))
            vp_props_fail(seed, "tours of %.9g points are a roster of %.9g, %d breaches", points, audit->points,
                          audit->hard.n);
    }
    masters->bounds += isfinite(bound);
    masters->tight += isfinite(optimum) && vp_same_points(bound, optimum, slight);
    vp_master_clear(&master);
    leave_hall(hall);
}

static struct vp_pool pool_of(const struct vp_master *master, int n_doctors, struct vp_arena *arena)
{
    struct vp_pool pool = {.first = vp_arena_array(arena, (size_t)n_doctors + 1, sizeof *pool.first)};
    pool.tour = vp_arena_array(arena, (size_t)master->members.n + 1, sizeof *pool.tour);
    for (int d = 0, k = 0; d < n_doctors; d++) {
        for (int m = master->choices; m < master->members.n; m++)
            if (master->members.item[m].doctor == d)
                pool.tour[k++] = &master->members.item[m].tour;
        pool.first[d + 1] = k;
    }
    return pool;
}

/* Some duties are decided for everybody as they are in the roster. */
static void decide_some(struct hall *hall, const struct vp_roster *roster, struct vp_random *random)
{
    const struct vp_problem *problem = hall->search.problem;
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        if (!vp_toss(random, 30))
            continue;
        const struct vp_duty *duty = &problem->duties[j];
        for (int d = 0; d < problem->n_doctors; d++) {
            unsigned char *may = &hall->may[(size_t)d * (size_t)problem->n_duties + (size_t)j];
            *may = VP_MUST_SKIP;
            for (int p = duty->first_place; p < duty->first_place + duty->places; p++)
                if (roster->doctor[p] == d)
                    *may = VP_MUST_TAKE;
        }
    }
}

/* Places left to a locum, of those that are needed. */
static int count_open(const struct vp_problem *problem, const struct vp_roster *roster)
{
    int open = 0;
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        const struct vp_duty *duty = &problem->duties[j];
        int filled = 0;
        for (int p = duty->first_place; p < duty->first_place + duty->places; p++)
            filled += roster->doctor[p] >= 0;
        open += filled < duty->needed ? duty->needed - filled : 0;
    }
    return open;
}

/* At most so many places open, or more: on the side of the best roster no bound is above its points; nor if duties are decided as it has them. And so with all tours listed that can be in the optimum, whose pricing looks through the list. */
static void try_sides(uint64_t seed, const struct vp_problem *problem, const struct vp_brute *brute,
                      struct masters *masters, struct vp_arena *arena)
{
    const double optimum = brute->least;
    struct vp_random random;
    vp_random_init(&random, seed ^ 0x7a11);
    struct hall *hall = make_hall(problem, seed, arena);
    int *duty = vp_arena_array(arena, (size_t)problem->n_duties + 1, sizeof *duty);
    struct vp_tally tally = {.duty = duty};
    for (int j = problem->n_past; j < problem->n_duties; j++)
        duty[tally.n++] = j;
    const int open = brute->lawful > 0 ? count_open(problem, brute->best) : 0;
    const int most = open > 0 && vp_toss(&random, 50) ? open - 1 : vp_draw(&random, 0, tally.n);
    if (brute->lawful > 0 && vp_toss(&random, 50))
        decide_some(hall, brute->best, &random);
    const double margin = slight * (1 + fabs(optimum));
    double least = INFINITY;
    for (int side = 0; side < 2; side++) {
        struct vp_master master;
        tally.least = side == 0 ? 0 : most + 1;
        tally.most = side == 0 ? most : problem->n_places + 1;
        vp_master_init(&master, &hall->search, hall->pricer, hall->free, hall->may, hall->tour, arena);
        vp_master_tally(&master, &tally, 1);
        double bound = vp_master_generate(&master, &exact, NULL);
        if (master.broken || (isfinite(bound) && bound > master.points + margin))
            vp_props_fail(seed, "side %d: bound %.9g, the master %.9g, broken %d", side, bound, master.points,
                          master.broken);
        if (isfinite(bound) && isfinite(optimum) && bound <= optimum && vp_master_complete(&master, optimum, 5000)) {
            const struct vp_pool pool = pool_of(&master, problem->n_doctors, arena);
            struct vp_master listed;
            vp_master_init(&listed, &hall->search, hall->pricer, hall->free, hall->may, hall->tour, arena);
            vp_master_tally(&listed, &tally, 1);
            listed.pool = &pool;
            bool empty = false;
            for (int d = 0; d < problem->n_doctors; d++)
                empty = empty || pool.first[d] == pool.first[d + 1];
            bound = empty ? INFINITY : vp_master_generate(&listed, &exact, NULL);
            masters->listed += !empty;
            vp_master_clear(&listed);
            vp_master_forget(&master);
        }
        if (side == (open > most))
            least = bound;
        vp_master_clear(&master);
    }
    if (least > optimum + margin)
        vp_props_fail(seed, "%s %d places open: at least %.9g; the optimum is %.9g",
                      open > most ? "more than" : "at most", most, least, optimum);
    leave_hall(hall);
}

/* From the best roster, some of it held: nothing is better, and it is not lost. */
static void try_held(uint64_t seed, const struct vp_problem *problem, const struct vp_brute *brute,
                     struct masters *masters, struct vp_arena *arena)
{
    struct vp_random random;
    vp_random_init(&random, ~seed);
    struct hall *hall = make_hall(problem, seed, arena);
    give_tours(hall, brute->best->doctor);
    free_some(hall, &random);
    struct vp_master master;
    vp_master_init(&master, &hall->search, hall->pricer, hall->free, hall->may, hall->tour, arena);
    const struct vp_care few = {.keep = vp_draw(&random, 1, 4)};
    const double margin = slight * (1 + fabs(brute->least));
    const double bound = vp_master_generate(&master, vp_toss(&random, 50) ? &exact : &few, NULL);
    if (master.broken || bound > brute->least + margin || master.points > brute->least + margin)
        vp_props_fail(seed, "held: bound %.9g, the master %.9g, the optimum %.9g, broken %d", bound, master.points,
                      brute->least, master.broken);
    bool all;
    const double points = vp_master_choose(&master, INFINITY, 1500, 100000, hall->chosen, &all);
    if (!vp_same_points(points, brute->least, slight))
        vp_props_fail(seed, "held: tours of %.9g points; the optimum, which they hold, is %.9g", points, brute->least);
    else if (!vp_same_points(audit_choice(hall, &master, arena)->points, points, slight))
        vp_props_fail(seed, "held: tours of %.9g points are a roster of %.9g", points,
                      audit_choice(hall, &master, arena)->points);
    masters->choices++;
    vp_master_clear(&master);
    leave_hall(hall);
}

/* ---- the search ---- */

/* The whole search by tours, wherever it is stopped; and the search that it is part of. */
static void try_searches(uint64_t seed, const struct vp_problem *problem, double optimum, struct masters *masters,
                         struct vp_arena *arena)
{
    const double margin = slight * (1 + fabs(optimum));
    for (long long effort = 1; effort <= 10000; effort *= 10) {
        struct hall *hall = make_hall(problem, seed, arena);
        hall->search.role = (seed + (uint64_t)effort) % 2 == 0 ? VP_BOUND_FIRST : VP_ROSTERS_FIRST;
        vp_search_tours(&hall->search, effort, effort);
        if (hall->search.bound > optimum + margin || hall->search.best_points < optimum - margin)
            vp_props_fail(seed, "effort %lld: bound %.9g, roster %.9g, the optimum %.9g", effort, hall->search.bound,
                          hall->search.best_points, optimum);
        masters->closed += effort == 10000 && hall->search.bound >= optimum - margin;
        leave_hall(hall);
        const struct vp_heard heard = vp_hear_search(problem, effort, seed, NULL, arena);
        if (heard.refused > 0 || heard.bound > optimum + margin || heard.bound > heard.objective + margin ||
            heard.objective < optimum - margin)
            vp_props_fail(seed, "effort %lld: search: bound %.9g, roster %.9g, the optimum %.9g; %s", effort,
                          heard.bound, heard.objective, optimum, heard.trouble);
    }
}

static const struct vp_problem *draw_applying(uint64_t seed, struct vp_arena *arena)
{
    const struct vp_problem *problem;
    for (uint64_t step = 0;; step++) {
        problem = vp_random_tiny_problem(VP_WITH_ALL & ~(unsigned)(VP_WITH_ROTATIONS | VP_WITH_MUNICIPAL), MOST_ROSTERS,
                                         seed + (step << 20), arena);
        if (vp_local_new(vp_program_new(problem, arena), arena)->n_between == 0)
            return problem;
    }
}

static void try_master(uint64_t seed, struct masters *masters, struct vp_arena *arena)
{
    const struct vp_problem *problem = draw_applying(seed, arena);
    const struct vp_brute brute = vp_brute_force(problem, arena);
    try_whole(seed, problem, brute.least, masters, arena);
    try_sides(seed, problem, &brute, masters, arena);
    if (brute.lawful > 0)
        try_held(seed, problem, &brute, masters, arena);
    try_searches(seed, problem, brute.least, masters, arena);
}

START_TEST(no_roster_is_below_the_masters_bound)
{
    struct vp_seeds seeds = vp_seeds_of(USUAL_PLANS);
    struct masters masters = {0};
    for (uint64_t seed = seeds.first; seed <= seeds.last; seed++) {
        struct vp_arena arena;
        vp_arena_init(&arena);
        try_master(seed, &masters, &arena);
        vp_arena_clear(&arena);
    }
    if (seeds.last - seeds.first >= 20)
        ck_assert_msg(masters.bounds > 0 && masters.tight > 0 && masters.choices > 0 && masters.listed > 0 &&
                          masters.closed > 0,
                      "%d bounds, %d tight, %d choices, %d listed, %d closed", masters.bounds, masters.tight,
                      masters.choices, masters.listed, masters.closed);
    vp_props_end();
}
END_TEST

Suite *suite_columns(void)
{
    Suite *suite = suite_create("columns");
    TCase *tests = tcase_create("columns");
    tcase_set_timeout(tests, 20 * (double)(1 + vp_seeds_of(USUAL_PLANS).last / USUAL_PLANS));
    tcase_add_test(tests, no_roster_is_below_the_masters_bound);
    suite_add_tcase(suite, tests);
    return suite;
}

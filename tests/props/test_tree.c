/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Branch and price. On small plans, from a poor roster, with lists of tours or without, a little at a time: no bound
 * of its is above the optimum that GLPK proves for the whole program, and where it ends it has that optimum and says so. */
#include "tests/props/begin.h"
#include "tests/props/props.h"
#include "tests/props/random_draw.h"

#include "solver/tours_tree.h"

#include <math.h>
#include <string.h>

enum { USUAL_PLANS = 150, MOST_EFFORT = 20000, STEPS = 3000 };

static const double slight = 1e-6;

/* Evenings that no morning may follow, short runs of days, so many duties each, and wishes: doctors get in each other's way as nurses on a ward do, and the
 * mixtures of tours that are cheapest are seldom whole. */
static const struct vp_problem *draw_ward(struct vp_random *random, struct vp_arena *arena)
{
    const int doctors = vp_draw(random, 3, 6);
    struct vp_plan *plan = vp_make_plan(
        "2027-01-04", vp_write_date(vp_make_day("2027-01-04") + vp_draw(random, 6, 11), arena), doctors, arena);
    const double unit = vp_toss(random, 50) ? 1 : VP_PICK(random, 0.35, 0.5, 1.7);
    for (int line = 0; line < 2; line++) {
        vp_make_line(plan, vp_draw(random, 1, 2));
        vp_make_shift(plan, line, VP_ON_ALL_DAYS, line == 0 ? "08:00" : "14:00", line == 0 ? "14:00" : "22:00");
        vp_make_extra(plan, line, 1, unit);
        plan->lines.item[line].locum = unit * vp_draw(random, 3, 8);
    }
    vp_make_rule(plan, VP_RULE_rest)->figures.hours = 11;
    struct vp_rule *run = vp_make_rule(plan, VP_RULE_consecutive_days);
    run->figures.at_least = vp_draw(random, 1, 2);
    run->figures.at_most = vp_draw(random, 2, 3);
    vp_make_rule(plan, VP_RULE_free_days)->figures.at_least = vp_draw(random, 1, 2);
    struct vp_rule *duties = vp_make_rule(plan, VP_RULE_duties);
    duties->figures.per = VP_PER_PERIOD;
    duties->figures.at_most = vp_draw(random, 3, 6);
    if (vp_toss(random, 50)) {
        struct vp_rule *hours = vp_make_rule(plan, VP_RULE_hours);
        hours->figures.per = VP_PER_PERIOD;
        hours->figures.at_most = VP_PICK(random, 19, 23, 27, 33); /* no sum of six and eight: the mixture is cheaper */
    }
    for (int wish = 0; wish < 4 * doctors; wish++) {
        const char *date = vp_write_date(plan->from + vp_random_below(random, plan->to - plan->from + 1), arena);
        vp_make_wish(plan, wish % doctors, vp_toss(random, 50), date, date, unit * vp_draw(random, 1, 3));
    }
    return vp_make_problem(plan, arena);
}

/* The optimum that GLPK proves, and its places in search->places; false if it takes too long, or there is none. */
static bool solve_whole(struct vp_search *search, double *optimum)
{
    vp_free_all(search);
    struct vp_mip_task task = vp_make_task(search, MOST_EFFORT);
    const struct vp_mip_answer answer = vp_run_task(search, &task);
    if (answer.status != VP_MIP_OPTIMAL)
        return false;
    vp_program_roster(search->program, answer.value, search->places);
    *optimum = answer.points;
    return true;
}

/* The search stands at a poor roster, if one without doctors is lawful, and at a root that was priced well or badly. */
static void start(struct vp_tours *tours, const int *places, struct vp_random *random, struct vp_arena *arena)
{
    struct vp_search *search = tours->search;
    const struct vp_problem *problem = tours->problem;
    const size_t n = (size_t)problem->n_doctors;
    int *nobody = vp_arena_array(arena, (size_t)problem->n_places + 1, sizeof *nobody);
    for (int p = 0; p < problem->n_places; p++)
        nobody[p] = VP_LOCUM;
    vp_tours_start(tours, arena);
    vp_take_places(search, nobody);
    if (isinf(search->best_points))
        vp_take_places(search, places);
    vp_tours_read_best(tours);
    tours->root_free = vp_arena_array(arena, n, sizeof *tours->root_free);
    tours->root_may = vp_arena_alloc(arena, n * (size_t)problem->n_duties);
    memset(tours->root_free, true, n);
    memset(tours->root_may, VP_MAY_TAKE, n * (size_t)problem->n_duties);
    vp_master_init(&tours->root, search, tours->pricer, tours->root_free, tours->root_may, tours->tour, &tours->arena);
    tours->rooted = true;
    vp_master_generate(&tours->root, &(struct vp_care){.keep = vp_draw(random, 0, 2), .most = 20000}, NULL);
}

struct trees {
    int ended;
    int divided;
    int whole; /* of these, where points are whole */
};

static void grow(uint64_t seed, struct vp_tree *tree, double optimum, struct vp_random *random, struct trees *trees)
{
    const struct vp_search *search = tree->tours->search;
    const double margin = slight * (1 + fabs(optimum));
    bool goes_on = true;
    bool divided = false;
    for (int step = 0; step < STEPS && goes_on; step++) {
        goes_on = vp_tree_grow(tree, vp_draw(random, 1, 200));
        divided = divided || tree->open.n > 1;
        if (search->bound > optimum + margin || search->best_points < optimum - margin)
            vp_props_fail(seed, "bound %.9g, roster %.9g, the optimum %.9g", search->bound, search->best_points, optimum);
    }
    const bool ended = !goes_on && !tree->broken;
    if (ended && (!vp_same_points(search->best_points, optimum, 10 * slight) || search->bound < optimum - 10 * margin))
        vp_props_fail(seed, "ends with bound %.9g, roster %.9g; the optimum is %.9g", search->bound,
                      search->best_points, optimum);
    trees->ended += ended;
    trees->divided += ended && divided;
    trees->whole += ended && divided && search->whole_points;
}

static void try_plan(uint64_t seed, struct trees *trees, struct vp_arena *arena)
{
    struct vp_random random;
    struct vp_search reference;
    struct vp_search search;
    double optimum;
    vp_random_init(&random, seed);
    const struct vp_problem *problem = draw_ward(&random, arena);
    vp_begin_search(&reference, problem, seed, arena);
    vp_begin_search(&search, problem, seed, arena);
    struct vp_tours tours = {
        .search = &search, .problem = problem, .points = INFINITY, .tried = INFINITY, .whole = 100000, .until = INT64_MAX};
    if (solve_whole(&reference, &optimum)) {
        start(&tours, reference.places, &random, arena);
        if (isfinite(search.best_points) && !tours.root.broken && isfinite(tours.root.bound)) {
            struct vp_tree *tree = vp_tree_new(&tours, arena);
            if (vp_toss(&random, 70))
                tree->patience = vp_draw(&random, 0, 30); /* few lists are got through */
            grow(seed, tree, optimum, &random, trees);
            vp_tree_clear(tree);
        }
        vp_tours_end(&tours);
    }
    vp_arena_clear(&search.arena);
    vp_arena_clear(&reference.arena);
}

START_TEST(a_tree_ends_at_the_optimum)
{
    struct vp_seeds seeds = vp_seeds_of(USUAL_PLANS);
    struct trees trees = {0};
    for (uint64_t seed = seeds.first; seed <= seeds.last; seed++) {
        struct vp_arena arena;
        vp_arena_init(&arena);
        try_plan(seed, &trees, &arena);
        vp_arena_clear(&arena);
    }
    if (seeds.last - seeds.first >= 40)
        ck_assert_msg(trees.divided > trees.whole && trees.whole > 0,
                      "%d trees ended, %d were divided, %d of whole points", trees.ended, trees.divided, trees.whole);
    vp_props_end();
}
END_TEST

Suite *suite_tree(void)
{
    Suite *suite = suite_create("tree");
    TCase *tests = tcase_create("tree");
    tcase_set_timeout(tests, 30 * (double)(1 + vp_seeds_of(USUAL_PLANS).last / USUAL_PLANS));
    tcase_add_test(tests, a_tree_ends_at_the_optimum);
    suite_add_tcase(suite, tests);
    return suite;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tours. On plans so small that all that a doctor could have can be listed, 2^n sets of n duties: what the pricing says to be the cheapest tour is
 * the cheapest set by the local search's own prices, which know nothing of sums, events, runs, labels, or of what is left out; and any tour at all is
 * lawful and costs what they say. One test a rule. */
#include "tests/props/each_rule.h"
#include "tests/props/props.h"
#include "tests/props/random_draw.h"
#include "tests/props/random_plan.h"

#include "solver/labels.h"
#include "solver/local_state.h"

#include <math.h>
#include <string.h>

enum { USUAL_PLANS = 60, MOST_DUTIES = 10, QUESTIONS = 10, MOST_LABELS = 3000 };

static const double slight = 1e-6;

/* ---- one doctor, and every set of his duties ---- */

struct field {
    const struct vp_local *local;
    int doctor;
    int duty[MOST_DUTIES]; /* that he may have */
    int n;
    double points[1 << MOST_DUTIES]; /* of each set, bit i for duty[i]; INFINITY = unlawful */
};

static void list_sets(struct field *field, const struct vp_local *local, int doctor)
{
    const struct vp_problem *problem = local->problem;
    *field = (struct field){.local = local, .doctor = doctor};
    for (int j = problem->n_past; j < problem->n_duties; j++)
        if (local->program->x[doctor * problem->n_duties + j] >= 0)
            field->duty[field->n++] = j;
    for (int set = 0; set < 1 << field->n; set++) {
        int duty[MOST_DUTIES];
        int n = 0;
        for (int i = 0; i < field->n; i++)
            if ((set >> i & 1) != 0)
                duty[n++] = field->duty[i];
        field->points[set] = vp_price_duties(local, doctor, duty, n);
    }
}

/* Has the set any duty of the date of the i-th? */
static bool meets_date(const struct field *field, int set, int i)
{
    const struct vp_problem *problem = field->local->problem;
    for (int k = 0; k < field->n; k++)
        if ((set >> k & 1) != 0 && problem->duties[field->duty[k]].date == problem->duties[field->duty[i]].date)
            return true;
    return false;
}

static bool is_allowed(const struct field *field, const struct vp_pricing *pricing, int set)
{
    for (int i = 0; i < field->n && pricing->may != NULL; i++) {
        bool has = (set >> i & 1) != 0;
        enum vp_may may = (enum vp_may)pricing->may[field->duty[i]];
        if ((may == VP_MUST_TAKE && !has) || (may == VP_MUST_SKIP && has) ||
            (may == VP_MUST_MEET && !meets_date(field, set, i)))
            return false;
    }
    return true;
}

/* The least reduced cost of all sets. */
static double find_least(const struct field *field, const struct vp_pricing *pricing)
{
    double least = INFINITY;
    for (int set = 0; set < 1 << field->n; set++) {
        double reduced = field->points[set];
        for (int i = 0; i < field->n; i++)
            reduced -= (set >> i & 1) != 0 ? pricing->reward[field->duty[i]] : 0;
        if (is_allowed(field, pricing, set))
            least = fmin(least, reduced);
    }
    return least;
}

/* ---- questions to the pricing ---- */

static double *draw_rewards(const struct vp_problem *problem, struct vp_random *random, struct vp_arena *arena)
{
    double *reward = vp_arena_array(arena, (size_t)problem->n_duties + 1, sizeof *reward);
    int mode = vp_random_below(random, 4);
    double same = VP_PICK(random, -3, 0, 0.5, 2, 40);
    for (int j = 0; j < problem->n_duties; j++)
        reward[j] = mode == 0   ? same
                    : mode == 1 ? VP_PICK(random, -9, -1, -0.3, 0)
                    : mode == 2 ? VP_PICK(random, 0.5, 1, 3.3, 20, 200, 1000)
                                : VP_PICK(random, -60, -4, -0.7, 0, 0.25, 1, 2.5, 8, 50, 400);
    return reward;
}

/* Mostly such that a lawful set is left. */
static unsigned char *draw_may(const struct field *field, struct vp_random *random, struct vp_arena *arena)
{
    unsigned char *may = vp_arena_alloc(arena, (size_t)field->local->problem->n_duties + 1);
    memset(may, VP_MAY_TAKE, (size_t)field->local->problem->n_duties + 1);
    int set = vp_random_below(random, 1 << field->n);
    for (int tries = 0; tries < 200 && isinf(field->points[set]); tries++)
        set = vp_random_below(random, 1 << field->n);
    for (int i = 0; i < field->n; i++) {
        bool has = (set >> i & 1) != 0;
        if (vp_toss(random, has ? 60 : 30))
            may[field->duty[i]] = has ? VP_MUST_TAKE : VP_MUST_SKIP;
        else if (meets_date(field, set, i) && vp_toss(random, 30))
            may[field->duty[i]] = VP_MUST_MEET;
    }
    return may;
}

static struct vp_care draw_care(struct vp_random *random)
{
    if (vp_toss(random, 60))
        return (struct vp_care){.keep = 0, .most = MOST_LABELS};
    if (vp_toss(random, 25))
        return (struct vp_care){.keep = 0, .most = vp_draw(random, 1, 6)};
    return (struct vp_care){.keep = vp_draw(random, 1, VP_MOST_ALIKE)};
}

static double draw_below(double least, struct vp_random *random)
{
    if (isinf(least))
        return vp_toss(random, 50) ? INFINITY : 0;
    return VP_PICK(random, INFINITY, INFINITY, least + 0.001, least + 1, least + 100, least, least - 2);
}

static void check_tour(uint64_t seed, const struct field *field, const struct vp_pricing *pricing,
                       const struct vp_tour *tour)
{
    int set = 0;
    double reduced = tour->points;
    for (int k = 0; k < tour->n; k++) {
        int at = 0;
        while (at < field->n && field->duty[at] != tour->duty[k])
            at++;
        if (at == field->n || (k > 0 && tour->duty[k] <= tour->duty[k - 1])) {
            vp_props_fail(seed, "doctor %d: a tour with duty %d, out of order or not his", field->doctor, tour->duty[k]);
            return;
        }
        set |= 1 << at;
        reduced -= pricing->reward[tour->duty[k]];
    }
    if (isinf(field->points[set]) || !vp_same_points(field->points[set], tour->points, 1e-9))
        vp_props_fail(seed, "doctor %d: a tour of %.9g points costs %.9g", field->doctor, tour->points,
                      field->points[set]);
    if (!vp_same_points(reduced, tour->reduced, 1e-9) || tour->reduced >= pricing->below)
        vp_props_fail(seed, "doctor %d: reduced cost %.9g, said to be %.9g; below %.9g is wanted", field->doctor,
                      reduced, tour->reduced, pricing->below);
    if (!is_allowed(field, pricing, set))
        vp_props_fail(seed, "doctor %d: a tour that must not be", field->doctor);
}

struct tally {
    int exact;
    int inexact; /* though all labels were kept */
    int found;
    int none; /* nothing is below, and that was proved */
};

static void ask(uint64_t seed, struct vp_pricer *pricer, const struct field *field, struct vp_random *random,
                struct tally *tally)
{
    struct vp_arena arena;
    vp_arena_init(&arena);
    struct vp_pricing pricing = {.doctor = field->doctor,
                                 .reward = draw_rewards(field->local->problem, random, &arena),
                                 .may = vp_toss(random, 40) ? draw_may(field, random, &arena) : NULL,
                                 .care = draw_care(random),
                                 .wanted = vp_draw(random, 1, 4)};
    const double least = find_least(field, &pricing);
    pricing.below = draw_below(least, random);
    const struct vp_priced priced = vp_price_tours(pricer, &pricing, &arena);
    for (int t = 0; t < priced.n; t++) {
        check_tour(seed, field, &pricing, &priced.tour[t]);
        if (t > 0 && priced.tour[t].reduced < priced.tour[t - 1].reduced - slight)
            vp_props_fail(seed, "doctor %d: tour %d is cheaper than the one before", field->doctor, t);
    }
    const double first = priced.n > 0 ? priced.tour[0].reduced : INFINITY;
    /* One who can have no lawful tour at all needs no looking for. */
    if (priced.n > pricing.wanted || (priced.exact && pricing.care.keep > 0 && isfinite(least)))
        vp_props_fail(seed, "doctor %d: %d tours, exact %d", field->doctor, priced.n, priced.exact);
    if (priced.exact && least < pricing.below - slight && !vp_same_points(least, first, slight))
        vp_props_fail(seed, "doctor %d: %.9g is said to be the least; it is %.9g (below %.9g; must %d)", field->doctor,
                      first, least, pricing.below, pricing.may != NULL);
    if (priced.least > least + slight * (1 + fabs(least)) && least < pricing.below)
        vp_props_fail(seed, "doctor %d: nothing is said to be below %.9g; %.9g is", field->doctor, priced.least, least);
    tally->exact += priced.exact;
    tally->inexact += !priced.exact && pricing.care.most == MOST_LABELS;
    tally->found += priced.n > 0;
    tally->none += priced.exact && priced.n == 0;
    vp_arena_clear(&arena);
}

static void ask_all(uint64_t seed, const struct vp_problem *problem, struct tally *tally, struct vp_arena *arena)
{
    const struct vp_local *local = vp_local_new(vp_program_new(problem, arena), arena);
    struct vp_pricer *pricer = vp_pricer_new(local, arena);
    struct field *field = vp_arena_alloc(arena, sizeof *field);
    struct vp_random random;
    vp_random_init(&random, ~seed);
    for (int d = 0; d < problem->n_doctors; d++) {
        list_sets(field, local, d);
        for (int i = 0; i < QUESTIONS; i++)
            ask(seed, pricer, field, &random, tally);
    }
    vp_pricer_free(pricer);
}

/* ---- plans of few duties ---- */

static bool is_few(const struct vp_problem *problem)
{
    const int n = problem->n_duties - problem->n_past;
    return n >= 3 && n <= MOST_DUTIES;
}

static const struct vp_problem *draw_ruled(enum vp_rule_kind kind, bool hard, uint64_t seed, struct vp_arena *arena)
{
    const unsigned with = VP_WITH_HISTORY | VP_WITH_TRAVEL | VP_WITH_PLACES | VP_WITH_CATEGORIES | VP_WITH_LEAVE |
                          (seed % 2 == 0 ? VP_WITH_BLOCKS : 0) | (seed % 3 == 0 ? VP_WITH_WISHES | VP_WITH_FAIRNESS : 0);
    const struct vp_problem *problem;
    for (uint64_t step = 0;; step++) {
        problem = vp_random_problem_ruled(with, kind, hard, seed + (step << 40), arena);
        if (is_few(problem))
            return problem;
    }
}

static const struct vp_problem *draw_mixed(unsigned with, uint64_t seed, struct vp_arena *arena)
{
    const struct vp_problem *problem;
    for (uint64_t step = 0;; step++) {
        problem = vp_random_problem(with, seed + (step << 40), arena);
        if (is_few(problem))
            return problem;
    }
}

static void try_mixed(unsigned with)
{
    struct vp_seeds seeds = vp_seeds_of(USUAL_PLANS);
    struct tally tally = {0};
    for (uint64_t seed = seeds.first; seed <= seeds.last; seed++) {
        struct vp_arena arena;
        vp_arena_init(&arena);
        ask_all(seed, draw_mixed(with, seed, &arena), &tally, &arena);
        vp_arena_clear(&arena);
    }
    if (seeds.last - seeds.first >= 20)
        ck_assert_msg(tally.exact > 0 && tally.found > 0 && tally.none > 0, "%d exact, %d found, %d proved empty",
                      tally.exact, tally.found, tally.none);
    vp_props_end();
}

/* A rule that says its limits, or that clashes say, is kept exactly in plans of nothing else that does not. */
static void try_kind(enum vp_rule_kind kind, bool hard)
{
    const struct vp_rule_program *program = vp_rule_program(kind);
    const bool said = program->price == NULL || program->limits != NULL || (hard && program->reach != NULL);
    struct vp_seeds seeds = vp_seeds_of(USUAL_PLANS);
    struct tally tally = {0};
    for (uint64_t seed = seeds.first; seed <= seeds.last; seed++) {
        struct vp_arena arena;
        vp_arena_init(&arena);
        ask_all(seed, draw_ruled(kind, hard, seed, &arena), &tally, &arena);
        vp_arena_clear(&arena);
    }
    if (seeds.last - seeds.first >= 20) {
        ck_assert_int_gt(tally.found, 0);
        ck_assert_msg((tally.inexact == 0) == said, "%d pricings were not exact, %d were", tally.inexact, tally.exact);
    }
    vp_props_end();
}

#define VP_RULE(kind, says) VP_RULE_TESTS(kind, try_kind)
#include "model/rules.def"
#undef VP_RULE

START_TEST(what_every_plan_asks)
{
    try_mixed(VP_WITH_ALL & ~(unsigned)(VP_WITH_RULES | VP_WITH_ROTATIONS));
}
END_TEST

START_TEST(wishes_and_fairness)
{
    try_mixed(VP_WITH_WISHES | VP_WITH_FAIRNESS | VP_WITH_LEAVE | VP_WITH_CATEGORIES | VP_WITH_HISTORY | VP_WITH_CAPS);
}
END_TEST

START_TEST(everything)
{
    try_mixed(VP_WITH_ALL & ~(unsigned)VP_WITH_ROTATIONS);
}
END_TEST

Suite *suite_tours(void)
{
    Suite *suite = suite_create("tours");
    TCase *tests = tcase_create("tours");
    tcase_set_timeout(tests, 10 * (double)(1 + vp_seeds_of(USUAL_PLANS).last / USUAL_PLANS));
#define VP_RULE(kind, says) VP_ADD_RULE_TESTS(tests, kind, false)
#include "model/rules.def"
#undef VP_RULE
    tcase_add_test(tests, what_every_plan_asks);
    tcase_add_test(tests, wishes_and_fairness);
    tcase_add_test(tests, everything);
    suite_add_tcase(suite, tests);
    return suite;
}

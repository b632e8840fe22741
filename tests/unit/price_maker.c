/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two halves of each rule in the solver on random plans and assignments. */
#include "tests/unit/price_maker.h"

#include "tests/unit/draw.h"

#include <check.h>
#include <math.h>

/* ---- random plans ---- */

static void draw_history(const struct vp_price_suite *suite, struct vp_random *random)
{
    int days = vp_one_in(random, 3) ? 0 : vp_draw(random, 1, suite->most_past);
    for (vp_day date = vp_made.plan->from - days; date < vp_made.plan->from; date++) {
        char text[VP_DAY_TEXT];
        int doctor = vp_draw(random, -2, vp_made.plan->doctors.n - 1);
        if (doctor >= 0)
            vp_had(vp_day_format(date, text),
                   vp_day_weekday(date) < VP_SATURDAY ? suite->past_weekday : suite->past_weekend, doctor);
    }
}

void vp_draw_program(const struct vp_price_suite *suite, enum vp_rule_kind kind, bool hard, struct vp_random *random)
{
    vp_made.plan = suite->make_plan(kind, hard, random);
    vp_made.history = (struct vp_history){0};
    draw_history(suite, random);
    vp_build_program();
}

/* ---- random assignments ---- */

static bool fits(const struct vp_problem *problem, const bool *had, int duty)
{
    for (int j = problem->n_past; j < problem->n_duties; j++)
        if (had[j] && problem->duties[j].start < problem->duties[duty].end &&
            problem->duties[duty].start < problem->duties[j].end)
            return false;
    return true;
}

/* One in `odds`; never, and without drawing, if these are 0. */
static bool happens(struct vp_random *random, int odds)
{
    return odds > 0 && vp_one_in(random, odds);
}

/* Gives the doctor the duty and, mostly, what is of the same block. */
static void give_block(const struct vp_price_suite *suite, int doctor, int duty, bool *own, int *left,
                       struct vp_random *random)
{
    const struct vp_problem *problem = vp_made.problem;
    int block = problem->duties[duty].block;
    for (int k = duty; k < problem->n_duties; k++) {
        bool same = k == duty || (block >= 0 && problem->duties[k].block == block && !happens(random, suite->block_cut));
        if (!same || left[k] == 0 || vp_made.program->x[doctor * problem->n_duties + k] < 0 || !fits(problem, own, k))
            continue;
        own[k] = true;
        left[k]--;
    }
}

bool *vp_draw_had(const struct vp_price_suite *suite, struct vp_random *random)
{
    const struct vp_problem *problem = vp_made.problem;
    size_t n_duties = (size_t)problem->n_duties;
    bool *had = vp_arena_array(&vp_made.arena, (size_t)problem->n_doctors * n_duties, sizeof *had);
    int *left = vp_arena_array(&vp_made.arena, n_duties, sizeof *left);
    for (int j = problem->n_past; j < problem->n_duties; j++)
        left[j] = problem->duties[j].places;
    for (int d = 0; d < problem->n_doctors; d++) {
        bool *own = &had[(size_t)d * n_duties];
        int odds = vp_draw(random, suite->most_duties, suite->least_duties);
        for (int j = problem->n_past; j < problem->n_duties; j++) {
            if (own[j] || !vp_one_in(random, odds))
                continue;
            if (problem->duties[j].block < 0 || !happens(random, suite->block_left))
                give_block(suite, d, j, own, left, random);
        }
    }
    return had;
}

/* ---- prices ---- */

struct vp_scene vp_make_scene(int rule, const int *places)
{
    const struct vp_problem *problem = vp_made.problem;
    const struct vp_plan *plan = problem->plan;
    const struct vp_rule_program *program = vp_rule_program(plan->rules.item[rule].kind);
    int n = problem->n_doctors;
    int *offset = vp_arena_array(&vp_made.arena, (size_t)(plan->rotations.n * n) + 1, sizeof *offset);
    for (int r = 0; r < plan->rotations.n; r++)
        for (int d = 0; d < n; d++)
            offset[r * n + d] = plan->rotations.item[r].doctors[d] ? plan->rotations.item[r].offset[d] : -1;
    return (struct vp_scene){.problem = problem,
                             .rule = &plan->rules.item[rule],
                             .rule_number = rule,
                             .prepared = program->prepare == NULL ? NULL : program->prepare(problem, rule, &vp_made.arena),
                             .offset = offset,
                             .doctor_of_place = places};
}

int *vp_fill_places(const bool *had)
{
    const struct vp_problem *problem = vp_made.problem;
    int *places = vp_arena_array(&vp_made.arena, (size_t)problem->n_places, sizeof *places);
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        int filled = 0;
        for (int d = 0; d < problem->n_doctors; d++)
            if (had[d * problem->n_duties + j])
                places[problem->duties[j].first_place + filled++] = d;
        while (filled < problem->duties[j].places)
            places[problem->duties[j].first_place + filled++] = VP_LOCUM;
    }
    return places;
}

/* Points and shortage of everybody under one rule. */
static double price_all(int rule, const bool *had, double *shortage)
{
    const struct vp_problem *problem = vp_made.problem;
    double points = 0;
    for (int d = 0; d < problem->n_doctors; d++)
        points += vp_price_had(problem, rule, d, &had[d * problem->n_duties], shortage, &vp_made.arena);
    const struct vp_rule_program *program = vp_rule_program(problem->plan->rules.item[rule].kind);
    if (program->price_spot == NULL)
        return points;
    struct vp_scene scene = vp_make_scene(rule, vp_fill_places(had));
    const struct vp_spots *spots = program->spots(problem, rule, &vp_made.arena);
    for (int spot = 0; spot < spots->n; spot++)
        points += program->price_spot(&scene, spot, shortage);
    return points;
}

/* ---- the two halves ---- */

static void compare(const bool *had, int seed, struct vp_tally *tally)
{
    double shortage = 0;
    double points = 0;
    for (int r = 0; r < vp_made.plan->rules.n; r++)
        points += price_all(r, had, &shortage);
    bool lawful = isfinite(points) && shortage <= 1e-9;
    double rows = vp_points_had(vp_made.program, had, &vp_made.arena);
    ck_assert_msg(lawful == isfinite(rows), "seed %d: prices say %g points, %g missing; the rows say %g", seed, points,
                  shortage, rows);
    if (lawful)
        ck_assert_msg(fabs(points - rows) < 1e-6, "seed %d: prices say %.9g points, the rows say %.9g", seed, points,
                      rows);
    tally->lawful += lawful;
    tally->unlawful += !lawful;
    tally->paying += lawful && points > 0;
}

struct vp_tally vp_try_halves(const struct vp_price_suite *suite, enum vp_rule_kind kind, bool hard)
{
    struct vp_tally tally = {0};
    for (int seed = 1; seed <= suite->seeds; seed++) {
        struct vp_random random;
        vp_random_init(&random, (uint64_t)seed);
        vp_draw_program(suite, kind, hard, &random);
        for (int i = 0; i < suite->rosters; i++)
            compare(vp_draw_had(suite, &random), seed, &tally);
    }
    return tally;
}

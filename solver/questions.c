/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions, as solver/questions.h puts them: the plan copied, what does not count struck out, and what is settled held. */
#include "solver/questions.h"

#include <math.h>
#include <string.h>

/* ---- striking out ---- */

static void drop_soft_rules(struct vp_question *question, const struct vp_problem *problem, struct vp_arena *arena)
{
    const struct vp_plan *plan = problem->plan;
    question->problem.scope = vp_arena_array(arena, (size_t)plan->rules.n + 1, sizeof *question->problem.scope);
    memset(&question->plan.rules, 0, sizeof question->plan.rules);
    for (int r = 0; r < plan->rules.n; r++) {
        if (!plan->rules.item[r].hard)
            continue;
        question->problem.scope[question->plan.rules.n] = problem->scope[r];
        *vp_vec_add(arena, &question->plan.rules) = plan->rules.item[r];
    }
}

static void drop_wishes(struct vp_question *question, const struct vp_plan *plan, struct vp_arena *arena)
{
    memset(&question->plan.doctors, 0, sizeof question->plan.doctors);
    for (int d = 0; d < plan->doctors.n; d++) {
        struct vp_doctor *doctor = vp_vec_add(arena, &question->plan.doctors);
        *doctor = plan->doctors.item[d];
        memset(&doctor->wishes, 0, sizeof doctor->wishes);
    }
}

static void drop_prices(struct vp_question *question, const struct vp_plan *plan, struct vp_arena *arena)
{
    memset(&question->plan.lines, 0, sizeof question->plan.lines);
    for (int line = 0; line < plan->lines.n; line++) {
        struct vp_line *copy = vp_vec_add(arena, &question->plan.lines);
        *copy = plan->lines.item[line];
        copy->locum = copy->extra_price = 0;
    }
}

/* A question that has no fairness yet. */
static struct vp_question *new_question(const struct vp_held *held, struct vp_arena *arena)
{
    struct vp_question *question = vp_arena_alloc(arena, sizeof *question);
    *question = (struct vp_question){.problem = *held->problem, .plan = *held->problem->plan};
    question->problem.plan = &question->plan;
    memset(&question->plan.fairness, 0, sizeof question->plan.fairness);
    return question;
}

static struct vp_question *new_bare_question(const struct vp_held *held, struct vp_arena *arena)
{
    struct vp_question *question = new_question(held, arena);
    memset(&question->plan.municipal, 0, sizeof question->plan.municipal);
    drop_soft_rules(question, held->problem, arena);
    drop_wishes(question, held->problem->plan, arena);
    return question;
}

/* ---- holding ---- */

bool vp_all_is_had(const struct vp_held *held)
{
    const struct vp_plan *plan = held->problem->plan;
    bool all = held->most_open <= 1e-9;
    for (int line = 0; line < plan->lines.n; line++)
        all = all && (!plan->lines.item[line].locum_allowed || plan->lines.item[line].locum > 1e-9) &&
              (plan->lines.item[line].extra == 0 || plan->lines.item[line].extra_price > 1e-9);
    return all;
}

/* No more places open than are settled, at the plan's prices; and room for ladders. */
static void set_aims(struct vp_question *question, const struct vp_held *held, struct vp_arena *arena)
{
    const struct vp_plan *plan = held->problem->plan;
    const size_t terms = 2 * (size_t)plan->fairness.n + 1; /* of levels, and beside them their points (vp_ask_rest) */
    double *locum = vp_arena_array(arena, (size_t)plan->lines.n + 1, sizeof *locum);
    double *extra = vp_arena_array(arena, (size_t)plan->lines.n + 1, sizeof *extra);
    for (int line = 0; line < plan->lines.n; line++) {
        locum[line] = plan->lines.item[line].locum_allowed ? plan->lines.item[line].locum : 0;
        extra[line] = plan->lines.item[line].extra_price;
    }
    question->aims.most_open = held->most_open;
    question->aims.locum = locum;
    question->aims.extra = extra;
    question->aims.ladder = vp_arena_array(arena, terms, sizeof *question->aims.ladder);
    question->problem.aims = &question->aims;
}

static void add_term(struct vp_question *question, const struct vp_held *held, int term, bool squares,
                     struct vp_arena *arena)
{
    struct vp_fairness_term copy = held->problem->plan->fairness.item[term];
    if (copy.method == VP_LEXIMIN)
        copy.weight = 1;
    copy.method = squares ? VP_CONVEX : VP_LEXIMIN;
    *vp_vec_add(arena, &question->plan.fairness) = copy;
}

/* Adds the term; returns the place of its ladder. */
static struct vp_ladder *add_levels(struct vp_question *question, const struct vp_held *held, int term,
                                    struct vp_arena *arena)
{
    add_term(question, held, term, false, arena);
    question->heights = (struct vp_heights){.problem = &question->problem,
                                            .term = question->plan.fairness.n - 1,
                                            .load = held->audit->load,
                                            .settled = held->settled[term],
                                            .all_had = vp_all_is_had(held)};
    return &question->aims.ladder[question->heights.term];
}

/* What is settled of the terms before `until`. */
static void hold_levels(struct vp_question *question, const struct vp_held *held, int until, struct vp_arena *arena)
{
    for (int t = 0; t < until; t++) {
        const enum vp_method method = held->problem->plan->fairness.item[t].method;
        if (method == VP_CONVEX)
            continue;
        struct vp_ladder *ladder = add_levels(question, held, t, arena);
        if (method == VP_MIN_MAX)
            vp_make_ceiling(&question->heights, arena, ladder);
        else
            vp_make_ladder(&question->heights, false, arena, ladder, &question->lowest);
    }
}

/* ---- the questions ---- */

struct vp_question *vp_ask_first(const struct vp_held *held, struct vp_arena *arena)
{
    struct vp_question *question = new_bare_question(held, arena);
    for (int t = 0; t < held->problem->plan->fairness.n; t++)
        add_term(question, held, t, true, arena);
    return question;
}

struct vp_question *vp_ask_open(const struct vp_held *held, struct vp_arena *arena)
{
    return new_bare_question(held, arena);
}

struct vp_question *vp_ask_levels(const struct vp_held *held, int term, struct vp_arena *arena)
{
    struct vp_question *question = new_bare_question(held, arena);
    drop_prices(question, held->problem->plan, arena);
    set_aims(question, held, arena);
    hold_levels(question, held, term, arena);
    struct vp_ladder *ladder = add_levels(question, held, term, arena);
    vp_make_ladder(&question->heights, true, arena, ladder, &question->lowest);
    return question;
}

struct vp_question *vp_ask_rest(const struct vp_held *held, struct vp_arena *arena)
{
    const struct vp_plan *plan = held->problem->plan;
    struct vp_question *question = new_question(held, arena);
    set_aims(question, held, arena);
    hold_levels(question, held, plan->fairness.n, arena);
    for (int t = 0; t < plan->fairness.n; t++)
        if (plan->fairness.item[t].method != VP_LEXIMIN)
            add_term(question, held, t, true, arena);
    return question;
}

double vp_levels_worth(const struct vp_question *question)
{
    const struct vp_heights *heights = &question->heights;
    const struct vp_ladder *ladder = &question->aims.ladder[heights->term];
    const int category = question->plan.fairness.item[heights->term].category;
    double worth = 0;
    for (int d = 0; d < question->problem.n_doctors; d++) {
        const double load = heights->load[d * question->plan.categories.n + category];
        worth += vp_rung_weight(ladder, d, vp_load_step(&question->problem, heights->term, d, load));
    }
    return worth;
}

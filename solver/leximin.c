/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Levels settled one after another (model/levels.h), each by a search of its own (vp_solve_points) over the same plan with other costs:
 *     first   places left to locums, and squares of all that is to be fair: a roster to begin with
 *     open    where it leaves any: as few points of locums and extra places as can be; from then on no more than that (row `open`, solver/ladder.c)
 *     levels  for each category, in the plan's order: weights on the highest levels that are not settled (solver/rungs.c), over and over until all are. What the search
 *             proves is settled; what it does not is held all the same, and said to be unproven. Soft rules, wishes, convex terms and municipalities count for nothing here.
 *             Where no chain of gifts makes the roster fairer (solver/chains.c), or no fewer begun steps hold what is to be had (solver/begun.c), all levels of the category are settled at once.
 *     rest    everything else, by its points, with all levels held.
 * Each begins with the best roster of the one before. Iterated so, with counts by class and level that are minimal from the top, the result is the leximin optimum
 * (Ogryczak and Śliwiński's ordered cumulated counts: on whole-number loads a sum of weights that grow from level to level stands for many iterations). */
#include "solver/begun.h"
#include "solver/chains.h"
#include "solver/near.h"
#include "solver/parent.h"
#include "solver/program.h"
#include "solver/questions.h"

#include "model/audit.h"

#include <math.h>
#include <string.h>

enum {
    FIRST_SHARE = 40, /* of the effort, at most: one in so many … */
    OPEN_SHARE = 4,
    LEVEL_SHARE = 5, /* … of what is left, for each search of levels */
    USUAL_EFFORT = 1000000,
};

struct settling {
    const struct vp_problem *problem;
    const struct vp_solve_options *options;
    struct vp_arena *arena;
    struct vp_outcome *outcome;
    struct vp_errors *errors;
    struct vp_roster *best;         /* NULL = none yet */
    struct vp_held held;            /* so far; its audit is of the best roster */
    const unsigned char *forbidden; /* pairs of doctor and duty */
    double started;
    bool over; /* interrupted, or broken */
};

bool vp_has_levels(const struct vp_plan *plan)
{
    for (int t = 0; t < plan->fairness.n; t++)
        if (plan->fairness.item[t].method != VP_CONVEX)
            return true;
    return false;
}

/* ---- the best roster ---- */

static void take_best(struct settling *s, const struct vp_outcome *found)
{
    if (found->roster == NULL)
        return;
    s->best = found->roster;
    s->held.audit = vp_audit_new(s->problem, s->best, s->arena);
}

/* ---- one search ---- */

struct wrapped {
    const struct settling *s;
    int category;
};

/* What the search says in points of its own is nobody's business but the last one's. */
static void pass_progress(void *user, const struct vp_progress *progress)
{
    const struct wrapped *wrapped = user;
    const struct vp_solve_options *options = wrapped->s->options;
    struct vp_progress said = *progress;
    said.seconds = vp_read_clock() - wrapped->s->started;
    said.settling = wrapped->category;
    options->progress(options->user, &said);
}

/* The stages of all searches together, each name once. */
static void add_stages(struct vp_outcome *all, const struct vp_outcome *one)
{
    for (int i = 0; i < one->n_stages; i++) {
        int at = 0;
        while (at < all->n_stages && strcmp(all->stages[at].name, one->stages[i].name) != 0)
            at++;
        if (at == VP_MAX_STAGES)
            continue;
        if (at == all->n_stages)
            all->stages[all->n_stages++] = (struct vp_stage){.name = one->stages[i].name};
        all->stages[at].seconds += one->stages[i].seconds;
        all->stages[at].effort += one->stages[i].effort;
    }
}

static void add_up(struct settling *s, const struct vp_outcome *one)
{
    struct vp_outcome *all = s->outcome;
    add_stages(all, one);
    all->effort_spent += one->effort_spent;
    for (int lane = 0; lane < VP_SEARCHES; lane++)
        all->lane_effort[lane] += one->lane_effort[lane];
    all->jobs = one->jobs;
    all->glpk_version = one->glpk_version;
    if (one->trouble.kind != VP_NO_MISHAP)
        all->trouble = one->trouble;
    if (one->rows > all->rows) {
        all->rows = one->rows;
        all->columns = one->columns;
        all->nonzeros = one->nonzeros;
    }
}

/* So much of what is left of effort or time; at least something. */
static void limit(const struct settling *s, int share, struct vp_solve_options *options)
{
    const struct vp_solve_options *asked = s->options;
    if (asked->effort > 0) {
        long long spent = 0;
        for (int lane = 0; lane < VP_SEARCHES; lane++)
            spent = s->outcome->lane_effort[lane] > spent ? s->outcome->lane_effort[lane] : spent;
        const long long left = asked->effort > spent ? asked->effort - spent : 0;
        options->effort = left / share + 100;
    } else if (share > 1) {
        options->effort = USUAL_EFFORT / share;
    }
    if (asked->time_limit > 0)
        options->time_limit = fmax(0.05, (asked->time_limit - (vp_read_clock() - s->started)) / share);
}

/* Runs it, and takes what it finds. False if nothing more is to be done. */
static bool run(struct settling *s, const struct vp_question *question, int share, int category, struct vp_outcome *found)
{
    struct wrapped wrapped = {.s = s, .category = category};
    struct vp_solve_options options = *s->options;
    limit(s, share, &options);
    options.start = s->best != NULL ? s->best : s->options->start;
    options.known = NULL;
    options.near = s->best != NULL ? NULL : s->options->near;
    options.progress = s->options->progress == NULL ? NULL : pass_progress;
    options.user = &wrapped;
    options.gap = share > 1 ? 0 : options.gap;
    if (!vp_solve_points(&question->problem, &options, s->arena, found, s->errors))
        return false;
    const double before = found->seconds;
    add_up(s, found);
    if (s->best == NULL && found->seconds_to_first >= 0)
        s->outcome->seconds_to_first = before - found->seconds + found->seconds_to_first;
    take_best(s, found);
    s->over = found->status == VP_INTERRUPTED || found->roster == NULL;
    return true;
}

/* ---- what is settled, in order ---- */

static bool find_first(struct settling *s)
{
    const struct vp_question *question = vp_ask_first(&s->held, s->arena);
    struct vp_outcome found;
    if (!run(s, question, FIRST_SHARE, -1, &found))
        return false;
    if (found.status == VP_NOTHING &&
        !run(s, question, 1, -1, &found)) /* all that is left: without a roster there is nothing else to do */
        return false;
    if (s->best == NULL)
        s->outcome->status = found.status == VP_INFEASIBLE ? VP_INFEASIBLE : VP_NOTHING;
    return true;
}

static bool settle_open(struct settling *s)
{
    s->held.most_open = s->held.audit->points_locum + s->held.audit->points_extra;
    s->outcome->open_proven = s->held.most_open <= 1e-9;
    if (s->outcome->open_proven)
        return true;
    struct vp_outcome found;
    if (!run(s, vp_ask_open(&s->held, s->arena), OPEN_SHARE, -1, &found))
        return false;
    s->held.most_open = s->held.audit->points_locum + s->held.audit->points_extra;
    s->outcome->open_proven = found.status == VP_OPTIMAL;
    return true;
}

/* How many doctors stand at `excess` or above it. */
static int count_from(const struct vp_settled *settled, double excess)
{
    int n = 0;
    while (n < settled->n && settled->excess[n] > excess - vp_same_excess)
        n++;
    return n;
}

/* One search for the next levels of the term. */
static bool settle_next(struct settling *s, int term, struct vp_settled *settled, bool *proven)
{
    const struct vp_question *question = vp_ask_levels(&s->held, term, s->arena);
    struct vp_heights heights = question->heights;
    const struct vp_ladder *ladder = &question->aims.ladder[heights.term];
    struct vp_outcome found;
    const bool nobody_above = isinf(s->held.settled[term]) || settled->excess[0] < s->held.settled[term] - vp_same_excess;
    if (!run(s, question, LEVEL_SHARE, s->problem->plan->fairness.item[term].category, &found))
        return false;
    heights.load = s->held.audit->load;
    if (nobody_above)
        settled->least_top = fmax(settled->least_top, vp_least_top(&heights, ladder, found.bound));
    settled->n = vp_sorted_excesses(s->problem, term, s->held.audit->load, settled->excess);
    const bool all = found.status == VP_OPTIMAL;
    const double by = all ? question->lowest : vp_settled_by(&heights, ladder, found.bound);
    if (*proven)
        settled->proven = count_from(settled, by);
    *proven = *proven && all;
    s->held.settled[term] = question->lowest;
    return true;
}

/* True, and all levels of the term are settled, if none can be fairer for plain arithmetic. */
static bool is_settled_by_arithmetic(struct settling *s, int term, struct vp_settled *settled)
{
    if (settled->n == 0 || !vp_all_is_had(&s->held) ||
        !(vp_chains_prove(s->problem, term, s->best, s->held.audit->load, s->forbidden) ||
          vp_begun_prove(s->problem, term, s->held.audit->load, s->forbidden)))
        return false;
    s->held.settled[term] = settled->excess[settled->n - 1];
    settled->proven = settled->n;
    settled->least_top = settled->excess[0];
    return true;
}

static bool settle_term(struct settling *s, int term)
{
    struct vp_settled *settled = &s->outcome->settled[s->outcome->n_settled++];
    const bool top_alone = s->problem->plan->fairness.item[term].method == VP_MIN_MAX;
    bool proven = true;
    *settled = (struct vp_settled){.term = term, .least_top = -INFINITY};
    settled->excess = vp_arena_array(s->arena, (size_t)s->problem->n_doctors + 1, sizeof *settled->excess);
    settled->n = vp_sorted_excesses(s->problem, term, s->held.audit->load, settled->excess);
    for (;;) {
        struct vp_heights heights = {
            .problem = s->problem, .term = term, .load = s->held.audit->load, .settled = s->held.settled[term]};
        if (is_settled_by_arithmetic(s, term, settled) || isinf(vp_next_excess(&heights)))
            break;
        if (!settle_next(s, term, settled, &proven))
            return false;
        if (s->over)
            return true;
        if (top_alone && settled->n > 0 && settled->excess[0] > s->held.settled[term] - vp_same_excess)
            break;
    }
    if (settled->proven == settled->n)
        return true;
    if (top_alone)
        settled->proven = settled->n > 0 && settled->excess[0] <= settled->least_top + vp_same_excess ? settled->n : 0;
    else if (proven)
        settled->proven = settled->n;
    return true;
}

static bool settle_rest(struct settling *s, struct vp_outcome *found)
{
    return run(s, vp_ask_rest(&s->held, s->arena), 1, -1, found);
}

/* Whatever is left open then may as well be nearer to the roster that was asked for. */
static void draw_near(struct settling *s)
{
    if (s->options->near == NULL || vp_was_interrupted())
        return;
    s->best =
        vp_draw_near(&vp_ask_rest(&s->held, s->arena)->problem, s->options->near, s->options->seed, s->best, s->arena);
    s->held.audit = vp_audit_new(s->problem, s->best, s->arena);
}

/* ---- the whole ---- */

static bool all_is_proven(const struct vp_outcome *outcome)
{
    bool proven = outcome->open_proven;
    for (int i = 0; i < outcome->n_settled; i++)
        proven = proven && outcome->settled[i].proven == outcome->settled[i].n;
    return proven;
}

static void conclude(struct settling *s, const struct vp_outcome *last)
{
    struct vp_outcome *outcome = s->outcome;
    for (int i = 0; i < outcome->n_settled; i++) /* the last roster's, which keep what was settled */
        outcome->settled[i].n =
            vp_sorted_excesses(s->problem, outcome->settled[i].term, s->held.audit->load, outcome->settled[i].excess);
    outcome->roster = s->best;
    outcome->objective = s->held.audit->points;
    outcome->bound = last == NULL ? -INFINITY : fmax(last->bound, 0); /* no cost is below 0 */
    outcome->status = last == NULL ? VP_INTERRUPTED : last->status;
    if (outcome->status == VP_OPTIMAL && !all_is_proven(outcome))
        outcome->status = VP_FEASIBLE;
}

static bool settle(struct settling *s)
{
    struct vp_outcome last;
    bool rested = false;
    const int terms = s->problem->plan->fairness.n;
    if (!find_first(s))
        return false;
    if (s->best == NULL)
        return true;
    if (!s->over && !settle_open(s))
        return false;
    for (int t = 0; t < terms && !s->over; t++)
        if (s->problem->plan->fairness.item[t].method != VP_CONVEX && !settle_term(s, t))
            return false;
    if (!s->over) {
        rested = settle_rest(s, &last);
        if (!rested)
            return false;
        draw_near(s);
    }
    conclude(s, rested ? &last : NULL);
    return true;
}

bool vp_settle_levels(const struct vp_problem *problem, const struct vp_solve_options *options, struct vp_arena *arena,
                      struct vp_outcome *outcome, struct vp_errors *errors)
{
    const size_t terms = (size_t)problem->plan->fairness.n;
    *outcome = vp_outcome_begin(options);
    struct settling s = {
        .problem = problem,
        .options = options,
        .arena = arena,
        .outcome = outcome,
        .errors = errors,
        .held = {.problem = problem, .most_open = INFINITY, .settled = vp_arena_array(arena, terms + 1, sizeof(double))},
        .started = vp_read_clock()};
    s.forbidden = vp_forbidden_pairs(problem, arena);
    outcome->settled = vp_arena_array(arena, terms + 1, sizeof *outcome->settled);
    for (size_t t = 0; t < terms; t++)
        s.held.settled[t] = INFINITY;
    const bool done = settle(&s);
    outcome->seconds = vp_read_clock() - s.started;
    return done;
}

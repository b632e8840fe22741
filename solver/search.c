/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search, in this order:
 *   local     annealing: a covered roster at once, a good one soon
 *   root      the LP relaxation: a first bound
 *   windows   only where something is still uncovered: relax-and-fix, four weeks whole, two weeks relaxed behind them, the rest held at the
 *             relaxation's fractions; fix, go on
 *   improve   fix-and-optimise: free a part of the roster, solve it with everything else held, keep what is better
 *   parts     what some weeks alone must cost, as rows for the bound
 *   counts    what fairness alone must cost in whole numbers, as a row; then the relaxation with all these rows
 *   local and improve in turn for most of what is left, then
 *   proof     the whole program, counts branched on first */
#include "solver/search.h"

#include "model/base/random.h"
#include "solver/counts.h"
#include "solver/glpk.h"
#include "solver/local.h"
#include "solver/part.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum {
    WINDOW_DAYS = 28,
    AHEAD_DAYS = 14,
    WINDOW_EFFORT = 4000,
    IMPROVE_EFFORT = 3000,
    SHAPES = 3,
    UNLIMITED_SHARE = 1000000, /* effort that stages divide among themselves when there is no limit */
};

/* A way to choose what to free; its size adapts to what GLPK can finish. */
struct shape {
    double size;
    double least;
    double most;
    double gain; /* points per unit of effort, faded */
    int tries;
};

struct search {
    struct vp_program *program;
    const struct vp_problem *problem;
    const struct vp_solve_options *options;
    const struct vp_search_sink *sink;
    struct vp_arena arena;
    struct vp_random random;
    long long spent;
    double *lower;
    double *upper;
    unsigned char *whole;
    double *relaxed; /* values of the root relaxation */
    double *value;   /* answers land here */
    double *best;
    double best_points; /* INFINITY = no roster */
    struct vp_local *local;
    struct vp_local *pricer; /* another, to price rosters of GLPK's */
    int *places;             /* [n_places] scratch */
    double least_loss; /* smallest and largest weight that the plan gives a loss other than a locum: the range of temperatures */
    double most_loss;
    double bound;
    struct shape shapes[SHAPES];
};

bool vp_meets_bound(double points, double bound)
{
    return isfinite(points) && points - bound <= 1e-6 * (1 + fabs(points));
}

static long long effort_left(const struct search *search)
{
    if (search->options->effort == 0)
        return INT64_MAX / 4;
    return search->options->effort > search->spent ? search->options->effort - search->spent : 0;
}

static bool is_proven(const struct search *search)
{
    return vp_meets_bound(search->best_points, search->bound);
}

static bool is_within_gap(const struct search *search)
{
    double gap = search->best_points - search->bound;
    return isfinite(search->best_points) && isfinite(search->bound) &&
           gap <= search->options->gap / 100 * fabs(search->best_points);
}

static bool is_over(const struct search *search)
{
    return is_proven(search) || is_within_gap(search) || effort_left(search) == 0 ||
           search->sink->stop(search->sink->user);
}

static bool ask_stop(void *user)
{
    const struct search *search = user;
    return search->sink->stop(search->sink->user);
}

static void raise_bound(void *user, double bound)
{
    struct search *search = user;
    /* What the simplex proves is proven to its tolerance. And tasks for the bound look only at rosters better than the best (drop_locums). */
    bound = fmin(bound - 1e-7 * (1 + fabs(bound)), search->best_points);
    if (bound <= search->bound)
        return;
    search->bound = bound;
    search->sink->bound(search->sink->user, bound, search->spent);
}

/* Takes whole values that are better than the best. What they cost is counted anew from the roster: the simplex keeps its rows to a tolerance, and a
 * roster is not better for that. */
static void take_roster(void *user, const double *value, double points)
{
    struct search *search = user;
    if (points >= search->best_points - 1e-9)
        return;
    vp_program_roster(search->program, value, search->places);
    vp_local_set(search->pricer, search->places);
    bool kept = memcmp(vp_local_roster(search->pricer), search->places,
                       (size_t)search->problem->n_places * sizeof *search->places) == 0;
    points = vp_local_points(search->pricer);
    if (!kept || points >= search->best_points - 1e-9)
        return;
    memcpy(search->best, value, (size_t)search->program->columns.n * sizeof *value);
    search->best_points = points;
    search->sink->roster(search->sink->user, value, points, search->spent);
}

static void free_all(struct search *search)
{
    for (int c = 0; c < search->program->columns.n; c++) {
        const struct vp_column *column = &search->program->columns.item[c];
        search->lower[c] = column->lower;
        search->upper[c] = column->upper;
        search->whole[c] = vp_column_whole(column);
    }
}

static void fix(struct search *search, int column, double value)
{
    search->lower[column] = search->upper[column] = value;
}

static struct vp_mip_task make_task(struct search *search, long long effort)
{
    long long left = effort_left(search);
    return (struct vp_mip_task){
        .program = search->program,
        .lower = search->lower,
        .upper = search->upper,
        .whole = search->whole,
        .effort = effort < left ? effort : left,
        .stop = ask_stop,
        .user = search,
    };
}

static struct vp_mip_answer run_task(struct search *search, const struct vp_mip_task *task)
{
    struct vp_mip_answer answer = {.value = search->value};
    vp_mip_solve(task, &answer);
    search->spent += answer.effort;
    return answer;
}

/* ---- root and windows ---- */

static struct vp_mip_answer solve_root(struct search *search)
{
    search->sink->stage(search->sink->user, "root", search->spent);
    free_all(search);
    struct vp_mip_task task = make_task(search, INT64_MAX);
    task.relax_only = true;
    task.bound = raise_bound;
    struct vp_mip_answer answer = run_task(search, &task);
    if (answer.has_value)
        memcpy(search->relaxed, answer.value, (size_t)search->program->columns.n * sizeof *answer.value);
    return answer;
}

/* Before the window: what was decided. In it: whole. A while behind it: free but fractional. Beyond: the relaxation's fractions. */
static void open_window(struct search *search, const double *decided, vp_day from, vp_day to)
{
    free_all(search);
    for (int c = 0; c < search->program->columns.n; c++) {
        const struct vp_column *column = &search->program->columns.item[c];
        search->whole[c] = 0;
        if (column->duty < 0)
            continue;
        vp_day date = search->problem->duties[column->duty].date;
        if (date < from)
            fix(search, c, decided[c]);
        else if (date <= to)
            search->whole[c] = 1;
        else if (date > to + AHEAD_DAYS)
            fix(search, c, search->relaxed[c]);
    }
}

/* Gives a window up to locums: always possible where locums are, and improve mends it. */
static void surrender_window(struct search *search, double *decided, vp_day from, vp_day to)
{
    for (int c = 0; c < search->program->columns.n; c++) {
        const struct vp_column *column = &search->program->columns.item[c];
        if (column->duty < 0)
            continue;
        vp_day date = search->problem->duties[column->duty].date;
        if (date >= from && date <= to)
            decided[c] = column->kind == VP_U ? search->problem->duties[column->duty].places : 0;
    }
}

static void decide_window(struct search *search, double *decided, vp_day from, vp_day to)
{
    open_window(search, decided, from, to);
    struct vp_mip_answer answer = {.has_value = false};
    for (long long effort = WINDOW_EFFORT; effort <= 16 * WINDOW_EFFORT && !is_over(search); effort *= 4) {
        struct vp_mip_task task = make_task(search, effort);
        answer = run_task(search, &task);
        if (answer.has_value || answer.status == VP_MIP_INFEASIBLE)
            break;
    }
    if (answer.has_value)
        memcpy(decided, answer.value, (size_t)search->program->columns.n * sizeof *decided);
    else
        surrender_window(search, decided, from, to);
}

/* Whole x and u are given: the cheapest values of everything else. False if they break a hard rule. */
static bool price_roster(struct search *search, const double *decided)
{
    free_all(search);
    for (int c = 0; c < search->program->columns.n; c++)
        if (search->program->columns.item[c].duty >= 0)
            fix(search, c, round(decided[c]));
    struct vp_mip_task task = make_task(search, INT64_MAX);
    struct vp_mip_answer answer = run_task(search, &task);
    if (answer.status != VP_MIP_OPTIMAL)
        return false;
    take_roster(search, answer.value, answer.points);
    return true;
}

/* Is a place still left to a locum, or is there no roster yet? */
static bool leaves_places(const struct search *search)
{
    if (!isfinite(search->best_points))
        return true;
    for (int j = 0; j < search->problem->n_duties; j++)
        if (search->best[search->program->u[j]] > 0.5)
            return true;
    return false;
}

static void run_windows(struct search *search)
{
    search->sink->stage(search->sink->user, "windows", search->spent);
    double *decided = vp_arena_array(&search->arena, (size_t)search->program->columns.n, sizeof *decided);
    const struct vp_plan *plan = search->problem->plan;
    for (vp_day from = plan->from; from <= plan->to; from += WINDOW_DAYS)
        decide_window(search, decided, from, from + WINDOW_DAYS - 1);
    price_roster(search, decided);
}

/* ---- local ---- */

/* x and u of a roster as values; false if it uses an assignment that is never allowed. */
static void decide_places(const struct search *search, const int *doctor_of_place, double *decided)
{
    const struct vp_problem *problem = search->problem;
    for (int j = 0; j < problem->n_duties; j++)
        decided[search->program->u[j]] = problem->duties[j].places;
    for (int p = 0; p < problem->n_places; p++) {
        int j = problem->place_duty[p];
        int d = doctor_of_place[p];
        int column = d < 0 ? -1 : search->program->x[d * problem->n_duties + j];
        if (column < 0 || decided[column] > 0)
            continue;
        decided[column] = 1;
        decided[search->program->u[j]] -= 1;
    }
}

static void take_places(struct search *search, const int *doctor_of_place)
{
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    double *decided = vp_arena_array(&scratch, (size_t)search->program->columns.n, sizeof *decided);
    decide_places(search, doctor_of_place, decided);
    price_roster(search, decided);
    vp_arena_clear(&scratch);
}

static void widen_losses(struct search *search, double weight)
{
    if (weight <= 0)
        return;
    search->least_loss = fmin(search->least_loss, weight);
    search->most_loss = fmax(search->most_loss, weight);
}

static void set_losses(struct search *search)
{
    const struct vp_plan *plan = search->problem->plan;
    search->least_loss = INFINITY;
    search->most_loss = 0;
    for (int r = 0; r < plan->rules.n; r++)
        if (!plan->rules.item[r].hard)
            widen_losses(search, plan->rules.item[r].weight);
    for (int t = 0; t < plan->fairness.n; t++)
        widen_losses(search, plan->fairness.item[t].weight);
    for (int d = 0; d < plan->doctors.n; d++)
        for (int w = 0; w < plan->doctors.item[d].wishes.n; w++)
            widen_losses(search, plan->doctors.item[d].wishes.item[w].weight);
    if (search->most_loss == 0)
        search->least_loss = search->most_loss = 1;
}

/* Anneals from the best roster, or from nothing. */
static void anneal(struct search *search, long long effort, double hot, double cold)
{
    search->sink->stage(search->sink->user, "local", search->spent);
    if (isfinite(search->best_points)) {
        vp_program_roster(search->program, search->best, search->places);
        vp_local_set(search->local, search->places);
    } else {
        vp_local_fill(search->local, &search->random);
        take_places(search, vp_local_roster(search->local));
    }
    long long left = effort_left(search);
    struct vp_annealing annealing = {
        .hot = hot, .cold = cold, .moves = VP_MOVES_PER_EFFORT * (effort < left ? effort : left)};
    long long moves = vp_local_anneal(search->local, &annealing, &search->random, ask_stop, search);
    search->spent += moves / VP_MOVES_PER_EFFORT + 1;
    if (vp_local_points(search->local) < search->best_points - 1e-9)
        take_places(search, vp_local_roster(search->local));
}

/* ---- improve ---- */

static void hold_best(struct search *search)
{
    free_all(search);
    for (int c = 0; c < search->program->columns.n; c++)
        if (search->program->columns.item[c].duty >= 0)
            fix(search, c, search->best[c]);
}

/* Frees the duties of `days` days from a random date on, for the doctors marked. */
static void free_part(struct search *search, const bool *doctors, int days)
{
    const struct vp_plan *plan = search->problem->plan;
    int period = plan->to - plan->from + 1;
    int slack = period > days ? period - days : 0;
    vp_day from = plan->from + (slack > 0 ? vp_random_below(&search->random, slack + 1) : 0);
    for (int c = 0; c < search->program->columns.n; c++) {
        const struct vp_column *column = &search->program->columns.item[c];
        if (column->duty < 0 || (column->doctor >= 0 && !doctors[column->doctor]))
            continue;
        vp_day date = search->problem->duties[column->duty].date;
        if (date < from || date >= from + days)
            continue;
        search->lower[c] = column->lower;
        search->upper[c] = column->upper;
    }
}

static void choose_doctors(struct search *search, bool *doctors, int wanted)
{
    int n = search->problem->n_doctors;
    memset(doctors, 0, (size_t)n * sizeof *doctors);
    for (int chosen = 0; chosen < wanted && chosen < n;) {
        int d = vp_random_below(&search->random, n);
        chosen += !doctors[d];
        doctors[d] = true;
    }
}

static void free_shape(struct search *search, int shape, bool *doctors)
{
    const struct vp_plan *plan = search->problem->plan;
    int period = plan->to - plan->from + 1;
    int size = (int)search->shapes[shape].size;
    int n = search->problem->n_doctors;
    hold_best(search);
    if (shape == 0) { /* everybody, some weeks */
        choose_doctors(search, doctors, n);
        free_part(search, doctors, size);
    } else if (shape == 1) { /* few doctors, the whole period */
        choose_doctors(search, doctors, size);
        free_part(search, doctors, period);
    } else { /* half the doctors, a longer stretch */
        choose_doctors(search, doctors, n / 2 + 1);
        free_part(search, doctors, size);
    }
}

static int choose_shape(struct search *search)
{
    for (int s = 0; s < SHAPES; s++)
        if (search->shapes[s].tries == 0)
            return s;
    if (vp_random_below(&search->random, 4) == 0)
        return vp_random_below(&search->random, SHAPES);
    int best = 0;
    for (int s = 1; s < SHAPES; s++)
        if (search->shapes[s].gain > search->shapes[best].gain)
            best = s;
    return best;
}

static void adapt_shape(struct shape *shape, const struct vp_mip_answer *answer, double gain)
{
    shape->tries++;
    shape->gain = 0.8 * shape->gain + 0.2 * gain / (double)(answer->effort + 1);
    if (answer->status == VP_MIP_OPTIMAL && answer->effort < IMPROVE_EFFORT / 3)
        shape->size = fmin(shape->size * 1.15 + 0.2, shape->most);
    else if (answer->status == VP_MIP_LIMIT)
        shape->size = fmax(shape->size * 0.9, shape->least);
}

/* Improves until `effort` is spent or `stall` tries in a row gained nothing. */
static void improve(struct search *search, long long effort, int stall)
{
    search->sink->stage(search->sink->user, "improve", search->spent);
    bool *doctors = vp_arena_array(&search->arena, (size_t)search->problem->n_doctors, sizeof *doctors);
    long long until = search->spent + effort;
    for (int idle = 0; idle < stall && search->spent < until && !is_over(search);) {
        int s = choose_shape(search);
        free_shape(search, s, doctors);
        double before = search->best_points;
        struct vp_mip_task task = make_task(search, IMPROVE_EFFORT);
        task.incumbent = search->best;
        task.found = NULL;
        struct vp_mip_answer answer = run_task(search, &task);
        if (answer.has_value)
            take_roster(search, answer.value, answer.points);
        adapt_shape(&search->shapes[s], &answer, before - search->best_points);
        idle = search->best_points < before - 1e-9 ? 0 : idle + 1;
    }
}

static void set_shapes(struct search *search)
{
    const struct vp_plan *plan = search->problem->plan;
    double period = plan->to - plan->from + 1;
    double doctors = search->problem->n_doctors;
    search->shapes[0] = (struct shape){.size = fmin(21, period), .least = fmin(7, period), .most = period};
    search->shapes[1] = (struct shape){.size = fmin(2, doctors), .least = fmin(2, doctors), .most = doctors};
    search->shapes[2] = (struct shape){.size = fmin(42, period), .least = fmin(14, period), .most = period};
}

/* ---- bound ---- */

/* A place left to a locum who costs as much as the whole best roster cannot be part of a better one: for the bound, it need not be looked at. */
static void drop_locums(const struct search *search, const struct vp_program *program, double *upper)
{
    for (int c = 0; c < program->columns.n; c++)
        if (program->columns.item[c].kind == VP_U && program->columns.item[c].cost >= search->best_points)
            upper[c] = 0;
}

/* A task over a part, best bound first; its arrays from `scratch`. */
static struct vp_mip_task make_part_task(struct search *search, const struct vp_part *part, long long effort,
                                         struct vp_arena *scratch, struct vp_mip_answer *answer)
{
    size_t columns = (size_t)part->program.columns.n;
    double *lower = vp_arena_array(scratch, columns, sizeof *lower);
    double *upper = vp_arena_array(scratch, columns, sizeof *upper);
    for (size_t c = 0; c < columns; c++) {
        lower[c] = part->program.columns.item[c].lower;
        upper[c] = part->program.columns.item[c].upper;
    }
    drop_locums(search, &part->program, upper);
    *answer = (struct vp_mip_answer){.value = vp_arena_array(scratch, columns, sizeof *answer->value)};
    struct vp_mip_task task = make_task(search, effort);
    task.program = &part->program;
    task.lower = lower;
    task.upper = upper;
    task.whole = part->whole;
    task.for_bound = true;
    return task;
}

/* What the duties marked must cost by themselves, as a row; spends at most `effort`. */
static void bound_part(struct search *search, const bool *duty, long long effort)
{
    struct vp_arena scratch;
    struct vp_part part;
    vp_arena_init(&scratch);
    vp_part_take(search->program, duty, &scratch, &part);
    struct vp_mip_answer answer;
    struct vp_mip_task task = make_part_task(search, &part, effort, &scratch, &answer);
    if (part.program.columns.n > 0) {
        vp_mip_solve(&task, &answer);
        search->spent += answer.effort;
        double least = answer.bound - 1e-6;
        if (isfinite(least) && least > 1e-3)
            vp_part_cut(search->program, &part, least, "part");
    }
    vp_arena_clear(&scratch);
}

/* Stretches of `weeks` weeks, each half over the one before: every duty in them, or those of weekends only – where few doctors are left, weekends
 * are what breaks first, and without the weekdays the proof is short. */
static void bound_stretches(struct search *search, int weeks, bool weekends_only, long long effort)
{
    const struct vp_problem *problem = search->problem;
    const struct vp_plan *plan = problem->plan;
    bool *duty = vp_arena_array(&search->arena, (size_t)problem->n_duties, sizeof *duty);
    vp_day first = vp_day_monday(plan->from);
    for (vp_day from = first; from <= plan->to && !is_over(search); from += 7 * weeks / 2) {
        for (int j = 0; j < problem->n_duties; j++) {
            vp_day date = problem->duties[j].date;
            duty[j] = date >= from && date < from + 7 * weeks && (!weekends_only || problem->duties[j].weekend >= 0);
        }
        bound_part(search, duty, effort);
    }
}

/* Spends at most `effort` a part; most end after a few hundred. */
static void bound_parts(struct search *search, long long effort)
{
    search->sink->stage(search->sink->user, "parts", search->spent);
    bound_stretches(search, 4, true, effort);
    bound_stretches(search, 8, true, effort);
    bound_stretches(search, 4, false, effort);
}

/* The counts program's bound as a row, then the relaxation of the whole with every row found so far. */
static void bound_counts(struct search *search)
{
    search->sink->stage(search->sink->user, "counts", search->spent);
    struct vp_arena scratch;
    struct vp_program counts;
    vp_arena_init(&scratch);
    if (vp_counts_program(search->program, search->best_points, &scratch, &counts)) {
        struct vp_part all = {.program = counts, .whole = vp_arena_alloc(&scratch, (size_t)counts.columns.n)};
        struct vp_mip_answer answer;
        struct vp_mip_task task = make_part_task(search, &all, INT64_MAX, &scratch, &answer);
        task.relax_only = true;
        vp_mip_solve(&task, &answer);
        search->spent += answer.effort;
        if (answer.status == VP_MIP_OPTIMAL)
            vp_counts_cut(search->program, answer.bound - 1e-6 * (1 + fabs(answer.bound)));
    }
    vp_arena_clear(&scratch);
    free_all(search);
    drop_locums(search, search->program, search->upper);
    struct vp_mip_task task = make_task(search, INT64_MAX);
    task.relax_only = true;
    task.bound = raise_bound;
    run_task(search, &task);
}

static void prove(struct search *search, long long effort, enum vp_search_end *end)
{
    search->sink->stage(search->sink->user, "proof", search->spent);
    free_all(search);
    drop_locums(search, search->program, search->upper);
    struct vp_mip_task task = make_task(search, effort);
    task.incumbent = isfinite(search->best_points) ? search->best : NULL;
    task.for_bound = true;
    task.bound = raise_bound;
    task.found = take_roster;
    struct vp_mip_answer answer = run_task(search, &task);
    if (answer.status == VP_MIP_OPTIMAL)
        raise_bound(search, answer.points);
    else if (answer.status == VP_MIP_INFEASIBLE && !isfinite(search->best_points))
        *end = VP_SEARCH_INFEASIBLE;
}

/* ---- the whole ---- */

static void start_search(struct search *search)
{
    size_t columns = (size_t)search->program->columns.n;
    vp_arena_init(&search->arena);
    vp_random_init(&search->random, search->options->seed);
    search->lower = vp_arena_array(&search->arena, columns, sizeof *search->lower);
    search->upper = vp_arena_array(&search->arena, columns, sizeof *search->upper);
    search->whole = vp_arena_alloc(&search->arena, columns);
    search->relaxed = vp_arena_array(&search->arena, columns, sizeof *search->relaxed);
    search->value = vp_arena_array(&search->arena, columns, sizeof *search->value);
    search->best = vp_arena_array(&search->arena, columns, sizeof *search->best);
    search->local = vp_local_new(search->program, &search->arena);
    search->pricer = vp_local_new(search->program, &search->arena);
    search->places = vp_arena_array(&search->arena, (size_t)search->problem->n_places, sizeof *search->places);
    search->best_points = INFINITY;
    search->bound = -INFINITY;
    set_shapes(search);
    set_losses(search);
}

/* Local search and neighbourhoods in turn: the one moves far, the other finishes. */
static void polish(struct search *search, long long effort)
{
    const double hot = sqrt(search->most_loss * search->least_loss);
    for (long long until = search->spent + effort; search->spent < until && !is_over(search);) {
        anneal(search, effort / 8 + 1, hot, 0.2 * search->least_loss);
        if (!is_over(search))
            improve(search, effort / 20 + 1, 12);
    }
}

static enum vp_search_end run_stages(struct search *search)
{
    enum vp_search_end end = VP_SEARCH_LIMIT;
    const long long whole = effort_left(search) < UNLIMITED_SHARE ? effort_left(search) : UNLIMITED_SHARE;
    anneal(search, whole / 50, sqrt(search->most_loss * search->least_loss), 0.2 * search->least_loss);
    struct vp_mip_answer root = solve_root(search);
    if (root.status == VP_MIP_INFEASIBLE)
        return isfinite(search->best_points) ? VP_SEARCH_BROKEN : VP_SEARCH_INFEASIBLE;
    if (root.status == VP_MIP_BROKEN)
        return VP_SEARCH_BROKEN;
    if (root.status == VP_MIP_OPTIMAL && leaves_places(search) && !is_over(search))
        run_windows(search);
    if (!is_over(search))
        bound_parts(search, whole / 100);
    if (!is_over(search))
        bound_counts(search);
    polish(search, 3 * (whole / 4));
    while (!is_over(search) && end == VP_SEARCH_LIMIT && search->options->effort == 0) {
        prove(search, whole / 2, &end);
        polish(search, whole / 2);
    }
    if (!is_over(search))
        prove(search, INT64_MAX, &end);
    return end;
}

enum vp_search_end vp_search(struct vp_program *program, const struct vp_solve_options *options,
                             const struct vp_search_sink *sink)
{
    struct search search = {.program = program, .problem = program->problem, .options = options, .sink = sink};
    start_search(&search);
    if (options->start != NULL)
        take_places(&search, options->start->doctor);
    enum vp_search_end end = run_stages(&search);
    if (is_proven(&search))
        end = VP_SEARCH_PROVEN;
    else if (is_within_gap(&search))
        end = VP_SEARCH_GAP;
    vp_arena_clear(&search.arena);
    return end;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A search that looks for rosters first goes in this order:
 *   offsets   only where there are rotations: which weeks each doctor is on
 *   local     annealing: a covered roster at once, a fair one within a second; from hot while places stay open, and in rotations; short before
 *             columns without fairness, and not before those of a large program
 *   columns   only without rotations and rules between doctors, and without fairness, or where there is no lawful roster yet: column generation over
 *             tours (tours.c), without fairness for all the effort that is left. Where there is a roster and the program is not large, a short root before,
 *             and a short proof if root came near the roster
 *   local and improve in turn, of a large program only
 *   bound     only where the plan is small, in rotations, or without a roster:
 *     root      the LP relaxation: a first bound
 *     windows   only where something is still uncovered: relax-and-fix, four weeks at a time; of this stage's bound, root alone then
 *     parts     what some weeks alone must cost, as rows for the bound
 *     counts    what fairness alone must cost in whole numbers, as a row; what whole teams must cost; then the relaxation with all these rows
 *     proof     in rotations alone, a short try at the whole program with these rows: where they leave little to choose it ends
 *     shares    branch and bound over who has how many duties of each kind, and rosters with the counts it chooses
 *     proof     a try, in rotations a long one: small plans end here
 *   local and improve (fix-and-optimise: free a part of the roster, hold the rest) in turn for as much as stages divide among themselves, or to
 *             the end if effort is no limit; then
 *   proof     with what is left of more effort than that
 * One that looks for the bound first goes from the first local to columns at once where they apply, and else to root, parts, counts, shares and a longer proof; of a
 * large program only counts, without the relaxation, and before columns. Then local and improve, with proofs between if effort is no limit. Two that run beside
 * each other tell each other what they find (vp_meet). */
#include "solver/search.h"

#include "solver/stages.h"

#include <math.h>
#include <string.h>

static const double easy_gap = 0.1;
static const double coldest = 0.1; /* of the least weight: where coolings end */
static const double hottest = 4;   /* times the middle of the weights, or the largest: where they begin */
static const double gentle = 0.3;  /* of the least weight: where one begins that is to keep what it begins at */

enum {
    UNLIMITED_SHARE = 1000000, /* effort that stages divide among themselves when there is no limit */
    EFFORT_A_SECOND = 8000,    /* about */
    FIRST_EFFORT = 6000,
    LARGE_EFFORT = 100000,
    SHORT_PROOF = 4000,
    ENTRIES_PER_EFFORT = 3000,
};

bool vp_meets_bound(double points, double bound)
{
    return isfinite(points) && points - bound <= 1e-6 * (1 + fabs(points));
}

bool vp_within_gap(double points, double bound, double gap)
{
    return isfinite(points) && isfinite(bound) && points - bound <= gap / 100 * fabs(points);
}

long long vp_effort_left(const struct vp_search *search)
{
    if (search->options->effort == 0)
        return INT64_MAX / 4;
    return search->options->effort > search->spent ? search->options->effort - search->spent : 0;
}

long long vp_search_whole(const struct vp_solve_options *options)
{
    if (options->effort > 0)
        return options->effort < UNLIMITED_SHARE ? options->effort : UNLIMITED_SHARE;
    return options->time_limit > 0 ? (long long)fmin(fmax(EFFORT_A_SECOND * options->time_limit, 20000), 1e9)
                                   : UNLIMITED_SHARE;
}

static bool is_proven(const struct vp_search *search)
{
    return vp_meets_bound(search->best_points, search->bound);
}

static bool is_within_gap(const struct vp_search *search)
{
    return vp_within_gap(search->best_points, search->bound, search->options->gap);
}

static bool is_stopped(const struct vp_search *search)
{
    const struct vp_search_sink *sink = search->sink;
    if (sink->passed != NULL)
        sink->passed(sink->user, vp_effort_so_far(search));
    return sink->stop(sink->user);
}

bool vp_search_over(const struct vp_search *search)
{
    return is_proven(search) || is_within_gap(search) || vp_effort_left(search) == 0 || is_stopped(search);
}

bool vp_ask_stop(void *user)
{
    return is_stopped(user);
}

bool vp_meet(struct vp_search *search)
{
    const struct vp_search_sink *sink = search->sink;
    const double before = search->best_points;
    struct vp_finding finding;
    if (sink->meet == NULL || !sink->meet(sink->user, search->spent, &finding))
        return false;
    if (finding.points < before - 1e-9)
        vp_take_places(search, finding.places);
    if (finding.bound > search->bound)
        search->bound = finding.bound;
    return search->best_points < before;
}

void vp_raise_bound(void *user, double bound)
{
    struct vp_search *search = user;
    /* What the simplex proves is proven to its tolerance. And tasks for the bound look only at rosters better than the best (drop_locums). */
    bound -= 1e-7 * (1 + fabs(bound));
    if (search->whole_points)
        bound = ceil(bound - 1e-5);
    bound = fmin(bound, search->best_points);
    if (bound <= search->bound)
        return;
    search->bound = bound;
    search->sink->bound(search->sink->user, bound, vp_effort_so_far(search));
}

void vp_free_all(struct vp_search *search)
{
    for (int c = 0; c < search->program->columns.n; c++) {
        const struct vp_column *column = &search->program->columns.item[c];
        search->lower[c] = column->lower;
        search->upper[c] = column->upper;
        search->whole[c] = vp_column_whole(column);
    }
}

void vp_fix_column(struct vp_search *search, int column, double value)
{
    search->lower[column] = search->upper[column] = value;
}

struct vp_mip_task vp_make_task(struct vp_search *search, long long effort)
{
    long long left = vp_effort_left(search);
    left = left > 0 ? left : 1; /* 0 would be no limit */
    return (struct vp_mip_task){
        .program = search->program,
        .lower = search->lower,
        .upper = search->upper,
        .whole = search->whole,
        .effort = effort < left ? effort : left,
        .running = &search->running,
        .stop = vp_ask_stop,
        .user = search,
    };
}

struct vp_mip_answer vp_run_task(struct vp_search *search, const struct vp_mip_task *task)
{
    struct vp_mip_answer answer = {.value = search->value};
    vp_mip_solve(task, &answer);
    /* Setting a task up costs time too, in proportion to the whole program however little of it is free. */
    search->spent += answer.effort + search->program->index.n / ENTRIES_PER_EFFORT;
    return answer;
}

static struct vp_mip_answer solve_root(struct vp_search *search, long long effort)
{
    search->sink->stage(search->sink->user, "root", search->spent);
    vp_free_all(search);
    struct vp_mip_task task = vp_make_task(search, effort);
    task.relax_only = true;
    task.bound = vp_raise_bound;
    struct vp_mip_answer answer = vp_run_task(search, &task);
    if (answer.has_value)
        memcpy(search->relaxed, answer.value, (size_t)search->program->columns.n * sizeof *answer.value);
    return answer;
}

/* ---- local search ---- */

/* Takes the roster of the local search if it is lawful and better than the best. */
static void take_local(struct vp_search *search)
{
    if (vp_local_shortage(search->local) < 1e-9 && vp_local_points(search->local) < search->best_points - 1e-9)
        vp_take_places(search, vp_local_roster(search->local));
}

/* Puts the best roster into the local search, or fills an empty one. */
static void begin_local(struct vp_search *search)
{
    vp_meet(search);
    search->sink->stage(search->sink->user, "local", search->spent);
    if (isfinite(search->best_points)) {
        vp_stand_at_best(search, search->local);
    } else {
        vp_local_fill(search->local, &search->random);
        take_local(search);
    }
}

static bool leaves_open(const struct vp_problem *problem, const int *places)
{
    struct vp_roster roster = {.doctor = (int *)places};
    bool open = false;
    for (int place = 0; place < problem->n_places && !open; place++)
        open = places[place] == VP_LOCUM && vp_place_counts(problem, &roster, place);
    return open;
}

/* What fits of a roster of another plan, what is missing then from whoever it costs least, and a cooling so gentle that most of it stays: seconds later that is
 * often as good as what long coolings come to. Where places stay open then, it is no good start, and none is made. Rotations are turned later, so near them
 * nothing is begun. */
static void begin_near(struct vp_search *search, const struct vp_roster *near, long long effort)
{
    const struct vp_problem *problem = search->problem;
    if (problem->plan->rotations.n > 0)
        return;
    search->sink->stage(search->sink->user, "local", search->spent);
    vp_local_set(search->local, near->doctor);
    vp_local_fill(search->local, &search->random);
    vp_cool(search, search->local, effort, gentle * search->losses.least, coldest * search->losses.least);
    if (leaves_open(problem, vp_local_roster(search->local)))
        vp_local_set(search->local, vp_roster_new(problem, &search->arena)->doctor);
    else
        take_local(search);
}

static void anneal(struct vp_search *search, long long effort, double hot, double cold)
{
    begin_local(search);
    vp_anneal_on(search, effort, hot, cold);
}

/* A cooling, and how far it is. */
struct cooling {
    struct vp_search *search;
    long long moves;
};

/* Asked before the first move and then once in VP_MOVES_PER_LOOK. */
static bool look_up(void *user)
{
    struct cooling *cooling = user;
    cooling->search->running = cooling->moves / VP_MOVES_PER_EFFORT;
    cooling->moves += VP_MOVES_PER_LOOK;
    return is_stopped(cooling->search);
}

void vp_cool(struct vp_search *search, struct vp_local *local, long long effort, double hot, double cold)
{
    long long left = vp_effort_left(search);
    struct vp_annealing annealing = {
        .hot = hot, .cold = cold, .moves = VP_MOVES_PER_EFFORT * (effort < left ? effort : left)};
    struct cooling cooling = {.search = search};
    long long moves = vp_local_anneal(local, &annealing, &search->random, look_up, &cooling);
    search->running = 0;
    search->spent += moves / VP_MOVES_PER_EFFORT + 1;
}

void vp_anneal_on(struct vp_search *search, long long effort, double hot, double cold)
{
    vp_cool(search, search->local, effort, hot, cold);
    take_local(search);
}

/* ---- the whole ---- */

/* Of each role its own; the first has that of a search by itself. */
static uint64_t choose_seed(uint64_t seed, enum vp_role role)
{
    struct vp_random random;
    vp_random_init(&random, ~seed);
    return role == VP_ROSTERS_FIRST ? seed : vp_random_next(&random);
}

void vp_search_start(struct vp_search *search)
{
    size_t columns = (size_t)search->program->columns.n;
    vp_arena_init(&search->arena);
    vp_random_init(&search->random, choose_seed(search->options->seed, search->role));
    search->lower = vp_arena_array(&search->arena, columns, sizeof *search->lower);
    search->upper = vp_arena_array(&search->arena, columns, sizeof *search->upper);
    search->whole = vp_arena_alloc(&search->arena, columns);
    search->relaxed = vp_arena_array(&search->arena, columns, sizeof *search->relaxed);
    search->value = vp_arena_array(&search->arena, columns, sizeof *search->value);
    search->best = vp_arena_array(&search->arena, columns, sizeof *search->best);
    search->local = vp_local_new(search->program, &search->arena);
    search->pricer = vp_local_new(search->program, &search->arena);
    size_t offsets = (size_t)search->problem->plan->rotations.n * (size_t)search->problem->n_doctors;
    search->offsets = vp_arena_array(&search->arena, offsets + 1, sizeof *search->offsets);
    search->places = vp_arena_array(&search->arena, (size_t)search->problem->n_places, sizeof *search->places);
    search->best_points = INFINITY;
    search->bound = -INFINITY;
    vp_set_shapes(search);
    search->losses = vp_weigh_losses(search->problem);
    search->whole_points = vp_points_are_whole(search->problem);
}

/* Local search and neighbourhoods in turn: the one moves far, the other finishes. The first cooling is short, for whoever stops the search early;
 * then come slow ones, which end better: from so hot that little of the best roster is left, and from the best roster, in turn. */
static void polish(struct vp_search *search, long long effort)
{
    const double mild = sqrt(search->losses.most * search->losses.least);
    double hot = mild;
    long long until = search->spent + effort;
    for (long long cooling = effort / 20 + 1; search->spent < until && !vp_search_over(search); cooling = effort / 3 + 1) {
        bool open = vp_leaves_places(search);
        anneal(search, cooling, open ? fmax(hot, 0.3 * search->losses.dearest) : hot, coldest * search->losses.least);
        hot = hot > mild ? mild : fmax(mild, fmin(search->losses.most, hottest * mild));
        if (isfinite(search->best_points) && !vp_search_over(search))
            vp_search_improve(search, effort / 25 + 1, 12);
    }
}

/* Where places stay open or hard rules ask for more than there is, the losses that matter are those of whole duties: cools from there. In rotations, whose duties
 * come in blocks, once in any case. */
static void anneal_hot(struct vp_search *search, long long effort)
{
    const bool blocks = search->problem->plan->rotations.n > 0;
    for (int attempt = 0; attempt < 3 && !vp_search_over(search); attempt++) {
        if (isfinite(search->best_points) && (attempt > 0 || !(blocks || vp_leaves_places(search))))
            return;
        anneal(search, effort, search->losses.dearest, search->losses.least);
    }
}

/* Where the relaxation comes near the roster that is there, branch and bound may end at once. Returns how the relaxation ended. */
static enum vp_mip_status prove_easy(struct vp_search *search, long long effort, enum vp_search_end *end)
{
    struct vp_mip_answer root = solve_root(search, effort + 1);
    double gap = search->best_points - search->bound;
    if (root.status == VP_MIP_OPTIMAL && isfinite(gap) && gap <= easy_gap * fabs(search->best_points) &&
        !vp_search_over(search))
        vp_prove(search, effort + 1, end);
    return root.status;
}

/* The relaxation, unless it is solved already. How it ended is the end of the search if there can be no other. */
static enum vp_mip_status relax(struct vp_search *search, long long effort, enum vp_mip_status before,
                                enum vp_search_end *end)
{
    enum vp_mip_status root = before == VP_MIP_OPTIMAL ? before : solve_root(search, effort + 1).status;
    if (root == VP_MIP_INFEASIBLE)
        *end = isfinite(search->best_points) ? VP_SEARCH_BROKEN : VP_SEARCH_INFEASIBLE;
    else if (root == VP_MIP_BROKEN)
        *end = VP_SEARCH_BROKEN;
    return root;
}

/* Rows for the bound, and branch and bound with them for at most `share`; where weeks on and off leave little to choose, it may end before shares would. */
static void raise_bound(struct vp_search *search, long long whole, long long share, enum vp_search_end *end)
{
    if (!vp_search_over(search))
        vp_bound_parts(search, whole / 100 + 1);
    vp_meet(search);
    if (!vp_search_over(search))
        vp_bound_counts(search, whole / 4 + 1);
    vp_meet(search);
    if (!vp_search_over(search) && search->problem->plan->rotations.n > 0) {
        vp_prove(search, whole / 50 > SHORT_PROOF ? whole / 50 : SHORT_PROOF, end);
        if (*end != VP_SEARCH_LIMIT)
            return;
        vp_meet(search);
    }
    if (!vp_search_over(search))
        vp_search_shares(search, whole / 2 + 1);
    vp_meet(search);
    if (!vp_search_over(search))
        vp_prove(search, share + 1, end);
}

/* Without fairness nothing else finds better: tours go on to the end. */
static void run_tours(struct vp_search *search, long long whole)
{
    const bool to_the_end = search->problem->plan->fairness.n == 0;
    if (!vp_search_over(search))
        vp_search_tours(search, to_the_end ? vp_effort_left(search) : 4 * (whole / 5), whole);
}

/* Small plans end here. Where weeks on and off leave few rosters, moves of single duties lead nowhere, and branching does; and who has no roster looks
 * for one in every way. Elsewhere the relaxation is worth its time only if it may help to cover what is open: of a large service it takes minutes. */
static void run_rosters(struct vp_search *search, long long whole, enum vp_search_end *end)
{
    const bool large = search->program->columns.n > VP_LARGE_PROGRAM;
    enum vp_mip_status root = VP_MIP_LIMIT;
    if (vp_tours_apply(search)) {
        if (isfinite(search->best_points) && !large)
            root = prove_easy(search, whole / 50, end);
        if (*end != VP_SEARCH_LIMIT)
            return;
        run_tours(search, whole);
    }
    anneal_hot(search, whole / 20);
    const bool rotations = search->problem->plan->rotations.n > 0;
    const bool branches = search->program->columns.n <= VP_SMALL_PROGRAM || rotations || !isfinite(search->best_points);
    if (large)
        polish(search, whole < LARGE_EFFORT ? whole : whole / 2);
    if (vp_search_over(search) || !(branches || vp_leaves_places(search)))
        return;
    root = relax(search, whole / 4, root, end);
    if (root == VP_MIP_OPTIMAL && vp_leaves_places(search) && !vp_search_over(search))
        vp_search_windows(search);
    if (*end == VP_SEARCH_LIMIT && branches)
        raise_bound(search, whole, rotations ? whole / 3 : whole / 50, end);
}

/* Where tours apply, they bound better than the relaxation does. The relaxation of a large service comes too late; what whole counts must cost is known soon. */
static void run_bound(struct vp_search *search, long long whole, enum vp_search_end *end)
{
    if (!isfinite(search->best_points) && !vp_tours_apply(search))
        anneal_hot(search, whole / 20);
    const bool large = search->program->columns.n > VP_LARGE_PROGRAM;
    if (large && !vp_search_over(search))
        vp_weigh_counts(search, whole / 10 + 1);
    vp_meet(search);
    if (vp_tours_apply(search)) {
        run_tours(search, whole);
    } else if (!large && !vp_search_over(search)) {
        relax(search, whole / 4, VP_MIP_LIMIT, end);
        vp_meet(search);
        if (*end == VP_SEARCH_LIMIT)
            raise_bound(search, whole, whole / 4, end);
    }
}

/* Cools on; where places are open, what matters are the losses of whole duties. */
static void cool_as_is(struct vp_search *search, long long effort)
{
    const struct vp_losses *losses = &search->losses;
    const bool open = vp_leaves_places(search);
    vp_anneal_on(search, effort, open ? losses->dearest : sqrt(losses->most * losses->least),
                 open ? losses->least : coldest * losses->least);
}

/* So that there is something good to keep a second after the start; where filling left places open, a roster without any sooner still. Where tours come next a
 * tenth of that will do; where moves are dear too, any would only keep the tours waiting. */
static void anneal_first(struct vp_search *search, long long most)
{
    const bool tours_next = search->problem->plan->fairness.n == 0 && vp_tours_apply(search);
    if (tours_next && search->program->columns.n > VP_LARGE_PROGRAM)
        return;
    const long long first = most < FIRST_EFFORT ? most : FIRST_EFFORT;
    const long long effort = tours_next ? first / 10 + 1 : first;
    begin_local(search);
    if (vp_leaves_places(search))
        cool_as_is(search, effort / 6 + 1);
    cool_as_is(search, effort);
}

static enum vp_search_end run_stages(struct vp_search *search)
{
    enum vp_search_end end = VP_SEARCH_LIMIT;
    const long long whole = vp_search_whole(search->options);
    if (search->problem->plan->rotations.n > 0)
        vp_search_offsets(search, whole / 40);
    anneal_first(search, whole / 50);
    if (search->role == VP_ROSTERS_FIRST)
        run_rosters(search, whole, &end);
    else
        run_bound(search, whole, &end);
    if (end != VP_SEARCH_LIMIT)
        return end;
    polish(search, whole);
    while (!vp_search_over(search) && end == VP_SEARCH_LIMIT && search->options->effort == 0) {
        if (search->role == VP_BOUND_FIRST)
            vp_prove(search, whole / 2, &end);
        polish(search, whole / 2);
    }
    if (!vp_search_over(search))
        vp_prove(search, INT64_MAX, &end);
    return end;
}

enum vp_search_end vp_search(struct vp_program *program, const struct vp_solve_options *options, enum vp_role role,
                             const struct vp_search_sink *sink)
{
    struct vp_search search = {
        .program = program, .problem = program->problem, .options = options, .sink = sink, .role = role};
    vp_search_start(&search);
    vp_meet(&search); /* waits until it may begin */
    if (options->start != NULL)
        vp_take_places(&search, options->start->doctor);
    if (options->near != NULL)
        begin_near(&search, options->near, vp_search_whole(options) / 50);
    enum vp_search_end end = run_stages(&search);
    if (is_proven(&search))
        end = VP_SEARCH_PROVEN;
    else if (is_within_gap(&search))
        end = VP_SEARCH_GAP;
    if (sink->end != NULL)
        sink->end(sink->user, end, search.best_points, search.spent);
    vp_arena_clear(&search.arena);
    return end;
}

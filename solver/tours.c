/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search by tours, for plans without rules between doctors and rotations:
 *   turns      each doctor in turn gets the tour that helps most beside those of the others: a lawful roster at once
 *   root       columns for the whole period, with coarse pricing first; then a dive: round the surest tours, price anew, and so on
 *   bound      exact pricing of the root: no roster costs less
 *   parts      again and again, some doctors are free for some dates; columns, dive, and branch and bound over the columns
 * A part that helps is one like those that gained most per effort before. */
#include "solver/local_state.h"
#include "solver/master.h"

#include <math.h>
#include <string.h>

enum {
    LONGEST = 100,       /* dates that columns are generated for as a whole */
    MOST_AT_ONCE = 3000, /* doctors × dates, where a roster is wanted first */
    SHAPES = 4,
    PART = 400,         /* doctors × dates of a first part */
    PART_EFFORT = 3000, /* what a part should take at first: less, and it grows; three times as much, and it shrinks */
    MOST_PART_EFFORT = 100000,
    FEW_CHOICES = 1500,   /* tours that branch and bound chooses from, in a part … */
    MANY_CHOICES = 20000, /* … and in the whole */
    STALL = 12,           /* parts without gain, before larger ones are tried */
    TURNS = 4,
};

static const double near_enough = 0.01;
static const double largest = 0.7;  /* part of the whole */
static const double stray = 0.0008; /* of the points, by which tours at hand may be worse than the best */

static const struct vp_care quick = {.keep = 1};
static const struct vp_care coarse = {.keep = 4};
static const struct vp_care fine = {.keep = 16};
static const struct vp_care exact = {.keep = 0, .most = 20000};

struct shape {
    double doctors; /* share of them */
    double dates;
    double least; /* of what grows and shrinks */
    double most;
    bool by_dates; /* what grows are the dates, else the doctors */
    double gain;   /* points per effort, faded */
    int tries;
};

struct tours {
    struct vp_search *search;
    const struct vp_problem *problem;
    struct vp_pricer *pricer;
    struct vp_tour *tour; /* [doctor] of the best roster */
    bool *free;           /* [doctor] */
    unsigned char *may;   /* [doctor * n_duties + duty] */
    int *chosen;          /* [doctor] members */
    struct shape shapes[SHAPES];
    long long part_effort;
    int stalled;
    struct vp_prices bounding; /* of the whole, and the bound there */
    double bound;
    double points; /* of the tours at hand: the best roster's, or little more */
    bool loose;    /* dives are left to luck a little */
    double tried;  /* points of the roster when closing the gap was tried last */
    long long until;
};

/* Fairness is a sum over the whole period, by which every date hangs together with every other: measured on eight weeks of a large service and twelve of a
 * small one, local search is as good or better there, and sooner. */
bool vp_tours_apply(const struct vp_search *search)
{
    const struct vp_plan *plan = search->problem->plan;
    if (search->pricer->n_between > 0 || plan->rotations.n > 0)
        return false;
    return isinf(search->best_points) || (plan->fairness.n == 0 && plan->to - plan->from < LONGEST);
}

static bool is_over(const struct tours *tours)
{
    return tours->search->spent >= tours->until || vp_search_over(tours->search);
}

/* ---- rosters and tours ---- */

static double price_tour(const struct tours *tours, int doctor, const struct vp_tour *tour)
{
    const struct vp_problem *problem = tours->problem;
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    int *all = vp_arena_array(&scratch, (size_t)problem->n_duties + 1, sizeof *all);
    int n = 0;
    for (int j = 0; j < problem->n_past; j++)
        if (problem->past_doctor[j] == doctor)
            all[n++] = j;
    memcpy(all + n, tour->duty, (size_t)tour->n * sizeof *all);
    double shortage;
    double points = vp_local_price(tours->search->pricer, doctor, all, n + tour->n, &shortage);
    vp_arena_clear(&scratch);
    return shortage > 1e-9 ? INFINITY : points;
}

static void read_best(struct tours *tours)
{
    struct vp_search *search = tours->search;
    const struct vp_problem *problem = tours->problem;
    vp_program_roster(search->program, search->best, search->places);
    for (int d = 0; d < problem->n_doctors; d++)
        tours->tour[d].n = 0;
    for (int p = 0; p < problem->n_places; p++) {
        struct vp_tour *tour = search->places[p] >= 0 ? &tours->tour[search->places[p]] : NULL;
        if (tour != NULL)
            tour->duty[tour->n++] = problem->place_duty[p];
    }
    for (int d = 0; d < problem->n_doctors; d++)
        tours->tour[d].points = price_tour(tours, d, &tours->tour[d]);
    tours->points = search->best_points;
}

/* Puts the doctor in the places of a tour. */
static void put_tour(const struct vp_problem *problem, int doctor, const struct vp_tour *tour, int *places)
{
    for (int i = 0; i < tour->n; i++) {
        const struct vp_duty *duty = &problem->duties[tour->duty[i]];
        int p = duty->first_place;
        while (p < duty->first_place + duty->places && places[p] >= 0)
            p++;
        if (p < duty->first_place + duty->places)
            places[p] = doctor;
    }
}

/* Takes the roster of the doctors' tours, those chosen of `master` in place of their own, if it is better. Pricing a roster is a task for GLPK: the master's
 * LP ends here. */
static void take_tours(struct tours *tours, struct vp_master *master)
{
    const struct vp_problem *problem = tours->problem;
    struct vp_search *search = tours->search;
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    int *places = vp_arena_array(&scratch, (size_t)problem->n_places + 1, sizeof *places);
    for (int p = 0; p < problem->n_places; p++)
        places[p] = VP_LOCUM;
    for (int d = 0; d < problem->n_doctors; d++) {
        bool chosen = master != NULL && master->free[d];
        put_tour(problem, d, chosen ? &master->members.item[tours->chosen[d]].tour : &tours->tour[d], places);
    }
    if (master != NULL)
        vp_master_clear(master);
    vp_take_places(search, places);
    vp_arena_clear(&scratch);
}

/* ---- turns ---- */

/* What one more doctor is worth on each duty, beside `filled` of them. */
static void set_rewards(const struct tours *tours, const int *filled, double *reward)
{
    const struct vp_problem *problem = tours->problem;
    const double dear = 10 * tours->search->losses.dearest;
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        const struct vp_duty *duty = &problem->duties[j];
        const struct vp_line *line = &problem->plan->lines.item[duty->line];
        if (filled[j] < duty->needed)
            reward[j] = line->locum_allowed ? line->locum : dear;
        else
            reward[j] = filled[j] < duty->places ? -line->extra_price : -10 * dear;
    }
}

/* The best tour at these rewards, harder looked for by one who has none; false if he has a better one. */
static bool find_tour(struct tours *tours, int doctor, const double *reward, struct vp_arena *arena, struct vp_tour *found)
{
    const struct vp_tour *own = &tours->tour[doctor];
    double now = own->points;
    for (int i = 0; i < own->n; i++)
        now -= reward[own->duty[i]];
    const struct vp_care *cares[] = {&quick, &fine, &exact};
    struct vp_priced priced = {.n = 0};
    for (int c = 0; c < 3 && priced.n == 0 && (c == 0 || isinf(now)); c++) {
        const struct vp_pricing pricing = {
            .doctor = doctor, .reward = reward, .care = *cares[c], .below = now, .wanted = 1};
        priced = vp_price_tours(tours->pricer, &pricing, arena);
        tours->search->spent += priced.steps / VP_STEPS_PER_EFFORT + 1;
    }
    if (priced.n > 0)
        *found = priced.tour[0];
    return priced.n > 0;
}

static void count_tour(const struct vp_tour *tour, int *filled, int by)
{
    for (int i = 0; i < tour->n; i++)
        filled[tour->duty[i]] += by;
}

static void shuffle(struct vp_random *random, int *order, int n)
{
    for (int i = 0; i < n; i++)
        order[i] = i;
    for (int i = n - 1; i > 0; i--) {
        int other = vp_random_below(random, i + 1);
        int swap = order[i];
        order[i] = order[other];
        order[other] = swap;
    }
}

/* Gives every doctor, in random order, his best tour beside the others. True if any is better than before. */
static bool take_turns(struct tours *tours)
{
    const struct vp_problem *problem = tours->problem;
    struct vp_arena arena;
    vp_arena_init(&arena);
    int *filled = vp_arena_array(&arena, (size_t)problem->n_duties + 1, sizeof *filled);
    double *reward = vp_arena_array(&arena, (size_t)problem->n_duties + 1, sizeof *reward);
    int *order = vp_arena_array(&arena, (size_t)problem->n_doctors, sizeof *order);
    bool better = false;
    for (int d = 0; d < problem->n_doctors; d++)
        count_tour(&tours->tour[d], filled, 1);
    shuffle(&tours->search->random, order, problem->n_doctors);
    for (int k = 0; k < problem->n_doctors && !is_over(tours); k++) {
        struct vp_tour *tour = &tours->tour[order[k]];
        struct vp_tour found;
        struct vp_arena scratch;
        vp_arena_init(&scratch);
        count_tour(tour, filled, -1);
        set_rewards(tours, filled, reward);
        if (find_tour(tours, order[k], reward, &scratch, &found)) {
            memcpy(tour->duty, found.duty, (size_t)found.n * sizeof *tour->duty);
            tour->n = found.n;
            tour->points = found.points;
            better = true;
        }
        count_tour(tour, filled, 1);
        vp_arena_clear(&scratch);
    }
    vp_arena_clear(&arena);
    return better;
}

/* ---- dives ---- */

/* From 0 to 1. */
static double draw(struct vp_random *random)
{
    return (double)(vp_random_next(random) >> 11) * 0x1p-53;
}

/* The surest member of a doctor who is open, by its value; -1 = none. With `loose`, luck has its say too, so that dives differ. */
static int find_surest(struct tours *tours, const struct vp_master *master, const bool *open, double *value)
{
    int surest = -1;
    double most = 0;
    *value = 0;
    for (int m = 0; m < master->members.n; m++) {
        const double own = open[master->members.item[m].doctor] ? vp_master_value(master, m) : 0;
        if (own < 1e-9)
            continue;
        const double luck = tours->loose && own < 0.999 ? 0.6 + 0.8 * draw(&tours->search->random) : 1;
        if (own * luck > most) {
            most = own * luck;
            *value = own;
            surest = m;
        }
    }
    return surest;
}

/* Rounds the surest tour, and as many more as are whole already, or nearly, and no more than a thirtieth of all. Returns how many. */
static int round_surest(struct tours *tours, struct vp_master *master, bool *open, int left)
{
    int done = 0;
    for (int bold = 0; done < left; done++) {
        double value;
        int surest = find_surest(tours, master, open, &value);
        bool sure = value > 0.999;
        bold += !sure;
        if (surest < 0 || (done > 0 && !sure && (value < 0.7 || bold > left / 30)))
            break;
        tours->chosen[master->members.item[surest].doctor] = surest;
        open[master->members.item[surest].doctor] = false;
        vp_master_fix(master, surest);
    }
    return done;
}

/* Whole tours for all that are free: true if it came to the end. */
static bool dive(struct tours *tours, struct vp_master *master)
{
    const int n = tours->problem->n_doctors;
    bool *open = vp_arena_array(master->arena, (size_t)n, sizeof *open);
    memcpy(open, master->free, (size_t)n * sizeof *open);
    int left = 0;
    for (int d = 0; d < n; d++)
        left += open[d];
    const int all = left;
    double level = master->points;
    while (left > 0) {
        int done = round_surest(tours, master, open, left);
        left -= done;
        if (done == 0 || !vp_master_solve(master) || is_over(tours))
            return false;
        if (left == 0 || master->points <= level + 1e-4 * (1 + fabs(level)))
            continue; /* nothing was lost */
        vp_master_generate(master, 3 * left > all ? &coarse : &fine, open);
        level = fmax(level, master->points);
        if (master->broken)
            return false;
    }
    return true;
}

/* ---- root ---- */

static void free_all(struct tours *tours)
{
    const struct vp_problem *problem = tours->problem;
    memset(tours->free, true, (size_t)problem->n_doctors);
    memset(tours->may, VP_MAY_TAKE, (size_t)problem->n_doctors * (size_t)problem->n_duties);
}

/* Prices finer and finer, until so much is spent. */
static void grow_root(struct tours *tours, struct vp_master *master)
{
    const struct vp_care *cares[] = {&quick, &coarse, &fine};
    for (int c = 0; c < 3 && !is_over(tours) && !master->broken; c++) {
        master->until = tours->search->spent + (tours->until - tours->search->spent) / 3;
        vp_raise_bound(tours->search, vp_master_generate(master, cares[c], NULL));
    }
}

/* A dive from where the master is; takes the roster at its end. */
static void dive_root(struct tours *tours, struct vp_master *master)
{
    master->until = tours->until;
    if (!master->broken && !is_over(tours) && dive(tours, master))
        take_tours(tours, master);
}

/* Keeps the prices at which the bound of the whole was found. */
static void keep_bounding(struct tours *tours, const struct vp_master *master)
{
    tours->bound = master->bound;
    memcpy(tours->bounding.duty, master->bounding.duty, (size_t)tours->problem->n_duties * sizeof(double));
    memcpy(tours->bounding.doctor, master->bounding.doctor, (size_t)tours->problem->n_doctors * sizeof(double));
}

static void bound_root(struct tours *tours, struct vp_master *master)
{
    if (is_over(tours))
        return;
    master->until = tours->search->spent + (tours->until - tours->search->spent) / 4;
    vp_raise_bound(tours->search, vp_master_generate(master, &exact, NULL));
    keep_bounding(tours, master);
}

/* A roster first, or the bound first; the other search does it the other way round. */
static void run_root(struct tours *tours)
{
    struct vp_search *search = tours->search;
    struct vp_arena arena;
    struct vp_master master;
    vp_arena_init(&arena);
    free_all(tours);
    vp_master_init(&master, search, tours->pricer, tours->free, tours->may, tours->tour, &arena);
    grow_root(tours, &master);
    if (search->role == VP_BOUND_FIRST)
        bound_root(tours, &master);
    dive_root(tours, &master);
    if (search->role == VP_ROSTERS_FIRST && !is_over(tours)) {
        vp_master_restart(&master);
        bound_root(tours, &master);
        dive_root(tours, &master);
    }
    vp_master_clear(&master);
    vp_arena_clear(&arena);
}

/* The whole at once is worth it where it is short enough, and not too large for a search that is to have a roster soon. */
static bool has_root(const struct tours *tours)
{
    const struct vp_plan *plan = tours->problem->plan;
    const int dates = plan->to - plan->from + 1;
    return dates <= LONGEST &&
           (tours->search->role == VP_BOUND_FIRST || tours->problem->n_doctors * dates <= MOST_AT_ONCE);
}

/* ---- parts ---- */

static void choose_doctors(struct tours *tours, double share)
{
    const int n = tours->problem->n_doctors;
    int wanted = (int)fmin(fmax(ceil(share * n), 1), n);
    memset(tours->free, false, (size_t)n);
    while (wanted > 0) {
        int d = vp_random_below(&tours->search->random, n);
        wanted -= !tours->free[d];
        tours->free[d] = true;
    }
}

/* On the dates of the part everything is open to those who are free; elsewhere they keep what they have. */
static void free_part(struct tours *tours, const struct shape *shape)
{
    const struct vp_problem *problem = tours->problem;
    const int period = problem->plan->to - problem->plan->from + 1;
    const int dates = (int)fmin(shape->dates, period);
    choose_doctors(tours, shape->doctors);
    vp_day from = problem->plan->from + vp_random_below(&tours->search->random, period - dates + 1);
    for (int d = 0; d < problem->n_doctors; d++) {
        unsigned char *may = &tours->may[(size_t)d * (size_t)problem->n_duties];
        for (int j = 0; j < problem->n_duties; j++) {
            vp_day date = problem->duties[j].date;
            may[j] = date >= from && date < from + dates ? VP_MAY_TAKE : VP_MUST_SKIP;
        }
        for (int i = 0; i < tours->tour[d].n; i++)
            if (may[tours->tour[d].duty[i]] == VP_MUST_SKIP)
                may[tours->tour[d].duty[i]] = VP_MUST_TAKE;
    }
}

static struct shape *choose_shape(struct tours *tours)
{
    struct shape *best = &tours->shapes[0];
    for (int s = 0; s < SHAPES; s++) {
        if (tours->shapes[s].tries == 0)
            return &tours->shapes[s];
        if (tours->shapes[s].gain > best->gain)
            best = &tours->shapes[s];
    }
    return vp_random_below(&tours->search->random, 3) == 0
               ? &tours->shapes[vp_random_below(&tours->search->random, SHAPES)]
               : best;
}

/* `wanted`: the effort that a part should take. */
static void adapt_shape(struct shape *shape, double gain, double effort, double wanted)
{
    shape->tries++;
    shape->gain = 0.7 * shape->gain + 0.3 * gain / effort;
    double by = effort < wanted ? 1.1 : effort > 3 * wanted ? 0.85 : 1;
    double *size = shape->by_dates ? &shape->dates : &shape->doctors;
    *size = fmin(fmax(*size * by, shape->least), shape->most);
}

/* Goes on from the tours that the dive came to, though they are no better: what is as good, or nearly, can lead on. */
static void drift(struct tours *tours, const struct vp_master *master)
{
    for (int d = 0; d < tours->problem->n_doctors; d++) {
        if (!master->free[d])
            continue;
        const struct vp_tour *chosen = &master->members.item[tours->chosen[d]].tour;
        memcpy(tours->tour[d].duty, chosen->duty, (size_t)chosen->n * sizeof *chosen->duty);
        tours->tour[d].n = chosen->n;
        tours->tour[d].points = chosen->points;
    }
    tours->points = master->points;
}

/* Whole tours for the part: those that a dive comes to, or the best choice of its columns. True if the best roster became better. */
static bool dive_part(struct tours *tours, struct vp_master *master, double bound)
{
    struct vp_search *search = tours->search;
    const double before = search->best_points;
    const double step = search->whole_points ? 1 - 1e-6 : 1e-6;
    bool all;
    vp_master_remember(master);
    if (dive(tours, master)) {
        if (master->points < before - 1e-9)
            take_tours(tours, master);
        else if (master->points <= before + stray * fabs(before))
            drift(tours, master);
    }
    const double dived = search->best_points;
    if (master->broken || fmax(master->kept_points, bound) > dived - step || is_over(tours))
        return dived < before - 1e-9;
    if (isfinite(vp_master_choose(master, dived, FEW_CHOICES, tours->part_effort / 2, tours->chosen, &all)))
        take_tours(tours, master);
    return search->best_points < before - 1e-9;
}

/* Columns for the part, as long as something better than the best roster may be in it. True if that was found. */
static bool solve_part(struct tours *tours, struct vp_master *master)
{
    struct vp_search *search = tours->search;
    const struct vp_care *cares[] = {&quick, &coarse, &fine};
    const double enough = search->best_points - (search->whole_points ? 1 - 1e-6 : 1e-6);
    double bound = -INFINITY;
    master->wanted = enough;
    master->until = search->spent + 3 * tours->part_effort;
    for (int c = 0; c < 3 && !master->broken && bound < enough && (c < 2 || master->points > enough); c++)
        bound = fmax(bound, vp_master_generate(master, cares[c], NULL));
    if (master->broken || bound >= enough || master->points > enough)
        return false;
    master->until = search->spent + 4 * tours->part_effort;
    return dive_part(tours, master, bound);
}

static void improve_part(struct tours *tours)
{
    struct vp_search *search = tours->search;
    struct vp_arena arena;
    struct vp_master master;
    vp_arena_init(&arena);
    struct shape *shape = choose_shape(tours);
    free_part(tours, shape);
    const long long spent = search->spent;
    const double before = search->best_points;
    vp_master_init(&master, search, tours->pricer, tours->free, tours->may, tours->tour, &arena);
    const bool better = solve_part(tours, &master);
    vp_master_clear(&master);
    search->spent++;
    adapt_shape(shape, before - search->best_points, (double)(search->spent - spent), (double)tours->part_effort);
    if (better) {
        read_best(tours);
        tours->stalled = 0;
    } else if (++tours->stalled % STALL == 0 && tours->part_effort < MOST_PART_EFFORT) {
        tours->part_effort += tours->part_effort / 2; /* small parts are done with */
        read_best(tours);
    }
    vp_arena_clear(&arena);
}

/* ---- closing the gap ---- */

/* The best choice of all tours that can be in a roster better than the best. */
static void choose_rest(struct tours *tours, struct vp_master *master, double below)
{
    struct vp_search *search = tours->search;
    bool all;
    master->bound = tours->bound;
    memcpy(master->bounding.duty, tours->bounding.duty, (size_t)tours->problem->n_duties * sizeof(double));
    memcpy(master->bounding.doctor, tours->bounding.doctor, (size_t)tours->problem->n_doctors * sizeof(double));
    master->until = search->spent + (tours->until - search->spent) / 4;
    if (!vp_master_complete(master, below, MANY_CHOICES))
        return;
    const double points =
        vp_master_choose(master, below, MANY_CHOICES, (tours->until - search->spent) / 4, tours->chosen, &all);
    if (isfinite(points))
        take_tours(tours, master);
    if (all && (!isfinite(points) || search->best_points <= points + 1e-6))
        vp_raise_bound(search, search->best_points);
}

/* When bound and roster are near each other, the tours that can be in something better are few: the best choice of them is the best of all. */
static void close_gap(struct tours *tours)
{
    struct vp_search *search = tours->search;
    const double below = search->best_points - (search->whole_points ? 1 - 1e-6 : 0);
    if (search->best_points >= tours->tried - 1e-9 || below - tours->bound > near_enough * fabs(below))
        return;
    struct vp_arena arena;
    struct vp_master master;
    vp_arena_init(&arena);
    tours->tried = search->best_points;
    free_all(tours);
    vp_master_init(&master, search, tours->pricer, tours->free, tours->may, tours->tour, &arena);
    choose_rest(tours, &master, below);
    vp_master_clear(&master);
    vp_arena_clear(&arena);
    read_best(tours);
}

/* ---- the whole ---- */

static void set_shapes(struct tours *tours)
{
    const double period = tours->problem->plan->to - tours->problem->plan->from + 1;
    const double n = tours->problem->n_doctors;
    const double few = fmin(2 / n, 1);
    tours->shapes[0] = (struct shape){.doctors = 1, .dates = fmin(fmax(PART / n, 4), period), .least = fmin(4, period)};
    tours->shapes[1] =
        (struct shape){.doctors = 0.5, .dates = fmin(fmax(2 * PART / n, 7), period), .least = fmin(7, period)};
    tours->shapes[2] =
        (struct shape){.doctors = 0.25, .dates = fmin(fmax(4 * PART / n, 7), period), .least = fmin(7, period)};
    tours->shapes[3] = (struct shape){.doctors = fmin(fmax(PART / period / n, few), 1), .dates = period, .least = few};
    for (int s = 0; s < SHAPES; s++) {
        tours->shapes[s].by_dates = s < 3;
        tours->shapes[s].most = s == 0 ? ceil(largest * period) : s < 3 ? period : largest;
    }
}

static void start_tours(struct tours *tours, struct vp_arena *arena)
{
    const struct vp_problem *problem = tours->problem;
    const size_t n = (size_t)problem->n_doctors;
    tours->pricer = vp_pricer_new(tours->search->pricer, arena);
    tours->tour = vp_arena_array(arena, n, sizeof *tours->tour);
    tours->free = vp_arena_array(arena, n, sizeof *tours->free);
    tours->chosen = vp_arena_array(arena, n, sizeof *tours->chosen);
    tours->may = vp_arena_alloc(arena, n * (size_t)problem->n_duties + 1);
    tours->bounding.duty = vp_arena_array(arena, (size_t)problem->n_duties + 1, sizeof(double));
    tours->bounding.doctor = vp_arena_array(arena, n + 1, sizeof(double));
    for (size_t d = 0; d < n; d++) {
        tours->tour[d].duty = vp_arena_array(arena, (size_t)problem->n_duties + 1, sizeof(int));
        tours->tour[d].points = INFINITY;
    }
    set_shapes(tours);
}

void vp_search_tours(struct vp_search *search, long long effort)
{
    struct vp_arena arena;
    vp_arena_init(&arena);
    struct tours tours = {.search = search,
                          .problem = search->problem,
                          .until = search->spent + effort,
                          .part_effort = PART_EFFORT,
                          .bound = -INFINITY,
                          .tried = INFINITY};
    search->sink->stage(search->sink->user, "columns", search->spent);
    start_tours(&tours, &arena);
    if (isfinite(search->best_points))
        read_best(&tours);
    for (int turn = 0; turn < TURNS && !is_over(&tours) && take_turns(&tours); turn++)
        take_tours(&tours, NULL);
    if (isfinite(search->best_points))
        read_best(&tours);
    if (has_root(&tours) && !is_over(&tours))
        run_root(&tours);
    if (isfinite(search->best_points))
        read_best(&tours);
    tours.loose = true;
    while (isfinite(search->best_points) && !is_over(&tours)) {
        if (vp_meet(search))
            read_best(&tours);
        improve_part(&tours);
        if (tours.stalled % STALL == STALL - 1)
            close_gap(&tours);
    }
    vp_pricer_free(tours.pricer);
    vp_arena_clear(&arena);
}

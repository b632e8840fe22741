/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Growing the master. The prices of two optima in a row can lie far apart, and tours found at either are of little use together: the pricing is asked at
 * prices that lean on those of the time before (smoothing), until that finds nothing. */
#include "solver/master.h"

#include <math.h>
#include <string.h>

enum {

    TOURS_A_PRICING = 2,
    PATIENCE = 9,
    MOST_CHOICES = 1500 /* branch and bound over more is hopeless */
};

static const double slight = 1e-6;
static const double lean = 0.4;

static const struct vp_line *line_of(const struct vp_master *master, int duty)
{
    const struct vp_problem *problem = master->search->problem;
    return &problem->plan->lines.item[problem->duties[duty].line];
}

static double locum_price(const struct vp_master *master, int duty)
{
    return line_of(master, duty)->locum_allowed ? line_of(master, duty)->locum : master->dear;
}

/* Bounds of u and e in the row of a duty: doctors beyond the needed who are not free are there already. */
static double most_open(const struct vp_master *master, int duty)
{
    return fmax(0, master->missing[duty]);
}

static double least_extra(const struct vp_master *master, int duty)
{
    return fmax(0, -master->missing[duty]);
}

static double most_extra(const struct vp_master *master, int duty)
{
    const struct vp_duty *of = &master->search->problem->duties[duty];
    return fmax(of->places - of->needed, least_extra(master, duty));
}

static bool is_open(const struct vp_master *master, int duty)
{
    const struct vp_problem *problem = master->search->problem;
    for (int d = 0; d < problem->n_doctors; d++) {
        size_t at = (size_t)d * (size_t)problem->n_duties + (size_t)duty;
        if (master->free[d] && master->search->program->x[at] >= 0 && master->may[at] != VP_MUST_SKIP)
            return true;
    }
    return false;
}

static void add_duty_row(struct vp_master *master, int duty)
{
    const double one = 1;
    const double less = -1;
    const int row = vp_lp_add_row(master->lp, master->missing[duty], master->missing[duty]);
    master->row[duty] = row;
    vp_lp_add_column(master->lp, locum_price(master, duty), 0, most_open(master, duty), 1, &row, &one);
    vp_lp_add_column(master->lp, line_of(master, duty)->extra_price, least_extra(master, duty),
                     most_extra(master, duty), 1, &row, &less);
    /* So that it always has a solution: more doctors than places. */
    vp_lp_add_column(master->lp, master->dear, 0, INFINITY, 1, &row, &less);
}

static void add_rows(struct vp_master *master)
{
    const struct vp_problem *problem = master->search->problem;
    const double one = 1;
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        master->row[j] = -1;
        if (is_open(master, j))
            add_duty_row(master, j);
        else
            master->held +=
                most_open(master, j) * locum_price(master, j) + least_extra(master, j) * line_of(master, j)->extra_price;
    }
    for (int d = 0; d < problem->n_doctors; d++) {
        if (!master->free[d])
            continue;
        master->doctor_row[d] = vp_lp_add_row(master->lp, 1, 1);
        vp_lp_add_column(master->lp, 10 * master->dear, 0, 1, 1, &master->doctor_row[d], &one); /* no tour at all */
    }
}

static void add_member(struct vp_master *master, int doctor, const struct vp_tour *tour)
{
    struct vp_member member = {.doctor = doctor, .tour = *tour};
    member.tour.duty = vp_arena_array(master->arena, (size_t)tour->n + 1, sizeof *tour->duty);
    memcpy(member.tour.duty, tour->duty, (size_t)tour->n * sizeof *tour->duty);
    int *row = vp_arena_array(master->arena, (size_t)tour->n + 1, sizeof *row);
    double *value = vp_arena_array(master->arena, (size_t)tour->n + 1, sizeof *value);
    for (int i = 0; i < tour->n; i++)
        row[i] = master->row[tour->duty[i]];
    row[tour->n] = master->doctor_row[doctor];
    for (int i = 0; i <= tour->n; i++)
        value[i] = 1;
    member.column = vp_lp_add_column(master->lp, tour->points, 0, 1, tour->n + 1, row, value);
    *vp_vec_add(master->arena, &master->members) = member;
}

static struct vp_prices make_prices(const struct vp_problem *problem, struct vp_arena *arena)
{
    return (struct vp_prices){vp_arena_array(arena, (size_t)problem->n_duties + 1, sizeof(double)),
                              vp_arena_array(arena, (size_t)problem->n_doctors, sizeof(double))};
}

void vp_master_init(struct vp_master *master, struct vp_search *search, struct vp_pricer *pricer, const bool *free,
                    const unsigned char *may, const struct vp_tour *tours, struct vp_arena *arena)
{
    const struct vp_problem *problem = search->problem;
    const size_t n = (size_t)problem->n_duties + 1;
    *master = (struct vp_master){.search = search, .pricer = pricer, .arena = arena, .free = free, .may = may};
    master->missing = vp_arena_array(arena, n, sizeof *master->missing);
    master->row = vp_arena_array(arena, n, sizeof *master->row);
    master->doctor_row = vp_arena_array(arena, (size_t)problem->n_doctors, sizeof *master->doctor_row);
    master->network = vp_arena_array(arena, (size_t)problem->n_doctors, sizeof(struct vp_network *));
    master->prices = make_prices(problem, arena);
    master->centre = make_prices(problem, arena);
    master->leaning = make_prices(problem, arena);
    master->kept = make_prices(problem, arena);
    master->dear = 10 * search->losses.dearest;
    master->until = INT64_MAX;
    for (int j = problem->n_past; j < problem->n_duties; j++)
        master->missing[j] = problem->duties[j].needed;
    for (int d = 0; d < problem->n_doctors; d++) {
        master->held += free[d] ? 0 : tours[d].points;
        for (int i = 0; i < tours[d].n && !free[d]; i++)
            master->missing[tours[d].duty[i]]--;
    }
    master->lp = vp_lp_new();
    add_rows(master);
    for (int d = 0; d < problem->n_doctors; d++)
        if (free[d] && isfinite(tours[d].points))
            add_member(master, d, &tours[d]);
}

void vp_master_clear(struct vp_master *master)
{
    if (master->lp != NULL)
        vp_lp_free(master->lp);
    master->lp = NULL;
}

bool vp_master_solve(struct vp_master *master)
{
    const struct vp_problem *problem = master->search->problem;
    const long long before = vp_lp_effort(master->lp);
    if (master->broken || !vp_lp_solve(master->lp, vp_ask_stop, master->search)) {
        master->broken = true;
        return false;
    }
    master->search->spent += vp_lp_effort(master->lp) - before + 1;
    master->points = vp_lp_objective(master->lp) + master->held;
    for (int j = problem->n_past; j < problem->n_duties; j++)
        master->prices.duty[j] = master->row[j] >= 0 ? vp_lp_dual(master->lp, master->row[j]) : 0;
    for (int d = 0; d < problem->n_doctors; d++)
        if (master->free[d])
            master->prices.doctor[d] = vp_lp_dual(master->lp, master->doctor_row[d]);
    return true;
}

void vp_master_remember(struct vp_master *master)
{
    const struct vp_problem *problem = master->search->problem;
    memcpy(master->kept.duty, master->prices.duty, (size_t)problem->n_duties * sizeof(double));
    memcpy(master->kept.doctor, master->prices.doctor, (size_t)problem->n_doctors * sizeof(double));
    master->kept_points = master->points;
}

void vp_master_fix(struct vp_master *master, int member)
{
    for (int m = 0; m < master->members.n; m++)
        if (master->members.item[m].doctor == master->members.item[member].doctor)
            vp_lp_bound_column(master->lp, master->members.item[m].column, m == member, m == member);
}

double vp_master_value(const struct vp_master *master, int member)
{
    return vp_lp_value(master->lp, master->members.item[member].column);
}

/* ---- pricing ---- */

static double reduce_by(const struct vp_prices *prices, int doctor, const struct vp_tour *tour)
{
    double reduced = tour->points - prices->doctor[doctor];
    for (int i = 0; i < tour->n; i++)
        reduced -= prices->duty[tour->duty[i]];
    return reduced;
}

static double reduce(const struct vp_master *master, int doctor, const struct vp_tour *tour)
{
    return reduce_by(&master->prices, doctor, tour);
}

/* Prices one doctor at the leaning prices, and adds what is worth it at the master's own. Returns how many; *least gets what no tour of his costs less than,
 * the rewards taken off. */
static int price_doctor(struct vp_master *master, int doctor, const struct vp_care *care, double *least)
{
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    const unsigned char *may = &master->may[(size_t)doctor * (size_t)master->search->problem->n_duties];
    if (master->network[doctor] == NULL)
        master->network[doctor] = vp_pricer_network(master->pricer, doctor, may, master->arena);
    const struct vp_pricing pricing = {.doctor = doctor,
                                       .reward = master->leaning.duty,
                                       .may = may,
                                       .network = master->network[doctor],
                                       .care = *care,
                                       .below = master->leaning.doctor[doctor] - slight,
                                       .wanted = TOURS_A_PRICING};
    struct vp_priced priced = vp_price_tours(master->pricer, &pricing, &scratch);
    master->search->spent += priced.steps / VP_STEPS_PER_EFFORT + 1;
    int added = 0;
    for (int t = 0; t < priced.n; t++) {
        if (reduce(master, doctor, &priced.tour[t]) >= -slight)
            continue;
        add_member(master, doctor, &priced.tour[t]);
        added++;
    }
    *least = priced.n > 0 ? priced.tour[0].reduced : pricing.below;
    *least = priced.exact ? *least - slight : -INFINITY; /* the pricing stops short of `below` by less */
    vp_arena_clear(&scratch);
    return added;
}

/* What the places cost at least, at the leaning prices: each row's dual function, its slacks where they are cheapest. */
static double price_places(const struct vp_master *master)
{
    const struct vp_problem *problem = master->search->problem;
    double points = master->held;
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        if (master->row[j] < 0)
            continue;
        const double price = master->leaning.duty[j];
        const double extra = line_of(master, j)->extra_price + price;
        points += price * master->missing[j] + fmin(0, locum_price(master, j) - price) * most_open(master, j) +
                  fmin(extra * least_extra(master, j), extra * most_extra(master, j));
    }
    return points;
}

static bool is_over(const struct vp_master *master)
{
    return master->broken || master->search->spent >= master->until || vp_search_over(master->search);
}

/* Returns how many tours were added. *bound gets what no choice of tours costs less than (the Lagrangian bound, which holds at any prices): places and tours
 * each at their cheapest. */
static int price_all(struct vp_master *master, const struct vp_care *care, const bool *open, double *bound)
{
    int added = 0;
    *bound = price_places(master);
    for (int d = 0; d < master->search->problem->n_doctors; d++) {
        if (!master->free[d] || (open != NULL && !open[d]))
            continue;
        double least = -INFINITY;
        if (!is_over(master))
            added += price_doctor(master, d, care, &least);
        *bound += least;
    }
    return added;
}

static void lean_prices(struct vp_master *master, double by)
{
    const struct vp_problem *problem = master->search->problem;
    for (int j = 0; j < problem->n_duties; j++)
        master->leaning.duty[j] = by * master->centre.duty[j] + (1 - by) * master->prices.duty[j];
    for (int d = 0; d < problem->n_doctors; d++)
        master->leaning.doctor[d] = by * master->centre.doctor[d] + (1 - by) * master->prices.doctor[d];
    memcpy(master->centre.duty, master->leaning.duty, (size_t)problem->n_duties * sizeof(double));
    memcpy(master->centre.doctor, master->leaning.doctor, (size_t)problem->n_doctors * sizeof(double));
}

double vp_master_generate(struct vp_master *master, const struct vp_care *care, const bool *open)
{
    double best = -INFINITY;
    double before = INFINITY;
    double by = 0; /* the first prices have nothing to lean on */
    for (int round = 0;; round++) {
        if (!vp_master_solve(master) || is_over(master))
            return best;
        /* A coarse pricing that brings little is left to a finer one; an exact one goes on while bound and master are apart, for the bound may rise while
         * the master stands still. */
        const double little = (care->keep > 0 ? 3e-3 : 1e-6) * (1 + fabs(master->points));
        const bool apart = care->keep == 0 && master->points - best > little;
        if (round >= PATIENCE && round % 3 == 0 && before - master->points < little && !apart)
            return best;
        before = round % 3 == 0 ? master->points : before;
        lean_prices(master, by);
        double bound;
        int added = price_all(master, care, open, &bound);
        best = open == NULL ? fmax(best, bound) : best;
        if (added == 0 && by == 0 && !is_over(master))
            return best;
        by = added == 0 ? 0 : lean;
    }
}

/* ---- whole choices ---- */

struct choice {
    struct vp_master *master;
    struct vp_arena arena;
    struct vp_program program;
    VP_VEC(int) kept; /* members, column by column */
    int **column;     /* [duty] columns of members that have it */
    int *n_columns;
};

/* Members that cannot be in anything better, by their reduced cost, are left out. */
static void keep_members(struct choice *choice, double below)
{
    struct vp_master *master = choice->master;
    const size_t n = (size_t)master->search->problem->n_duties + 1;
    choice->n_columns = vp_arena_array(&choice->arena, n, sizeof *choice->n_columns);
    choice->column = vp_arena_array(&choice->arena, n, sizeof *choice->column);
    for (int m = 0; m < master->members.n; m++) {
        const struct vp_member *member = &master->members.item[m];
        if (reduce_by(&master->kept, member->doctor, &member->tour) > below - master->kept_points + slight)
            continue;
        *vp_vec_add(&choice->arena, &choice->kept) = m;
        vp_add_column(&choice->program, (struct vp_column){VP_X, member->doctor, -1, 0, 1, member->tour.points, "tour"});
        for (int i = 0; i < member->tour.n; i++)
            choice->n_columns[member->tour.duty[i]]++;
    }
    for (size_t j = 0; j < n; j++) {
        choice->column[j] = vp_arena_array(&choice->arena, (size_t)choice->n_columns[j] + 1, sizeof **choice->column);
        choice->n_columns[j] = 0;
    }
    for (int c = 0; c < choice->kept.n; c++) {
        const struct vp_tour *tour = &master->members.item[choice->kept.item[c]].tour;
        for (int i = 0; i < tour->n; i++)
            choice->column[tour->duty[i]][choice->n_columns[tour->duty[i]]++] = c;
    }
}

static void write_duty(struct choice *choice, int duty)
{
    const struct vp_master *master = choice->master;
    struct vp_program *program = &choice->program;
    int u = vp_add_column(
        program, (struct vp_column){VP_U, -1, duty, 0, most_open(master, duty), locum_price(master, duty), "open"});
    int e = vp_add_column(program, (struct vp_column){VP_U, -1, duty, least_extra(master, duty), most_extra(master, duty),
                                                      line_of(master, duty)->extra_price, "extra"});
    vp_begin_row(program, master->missing[duty], master->missing[duty], "cover");
    for (int k = 0; k < choice->n_columns[duty]; k++)
        vp_add_entry(program, choice->column[duty][k], 1);
    vp_add_entry(program, u, 1);
    vp_add_entry(program, e, -1);
}

static void write_rows(struct choice *choice)
{
    const struct vp_master *master = choice->master;
    const struct vp_problem *problem = master->search->problem;
    for (int j = problem->n_past; j < problem->n_duties; j++)
        if (master->row[j] >= 0)
            write_duty(choice, j);
    for (int d = 0; d < problem->n_doctors; d++) {
        if (!master->free[d])
            continue;
        vp_begin_row(&choice->program, 1, 1, "doctor");
        for (int c = 0; c < choice->kept.n; c++)
            if (master->members.item[choice->kept.item[c]].doctor == d)
                vp_add_entry(&choice->program, c, 1);
    }
}

static double solve_choice(struct choice *choice, long long effort, int *chosen)
{
    struct vp_search *search = choice->master->search;
    const size_t n = (size_t)choice->program.columns.n + 1;
    double *lower = vp_arena_array(&choice->arena, n, sizeof *lower);
    double *upper = vp_arena_array(&choice->arena, n, sizeof *upper);
    unsigned char *whole = vp_arena_alloc(&choice->arena, n);
    for (int c = 0; c < choice->program.columns.n; c++) {
        lower[c] = choice->program.columns.item[c].lower;
        upper[c] = choice->program.columns.item[c].upper;
        whole[c] = 1;
    }
    struct vp_mip_task task = {.program = &choice->program,
                               .lower = lower,
                               .upper = upper,
                               .whole = whole,
                               .effort = effort,
                               .stop = vp_ask_stop,
                               .user = search};
    struct vp_mip_answer answer = {.value = vp_arena_array(&choice->arena, n, sizeof *answer.value)};
    vp_mip_solve(&task, &answer);
    search->spent += answer.effort;
    if (!answer.has_value)
        return INFINITY;
    for (int c = 0; c < choice->kept.n; c++)
        if (answer.value[c] > 0.5)
            chosen[choice->program.columns.item[c].doctor] = choice->kept.item[c];
    return answer.points + choice->master->held;
}

double vp_master_choose(struct vp_master *master, double below, long long effort, int *chosen)
{
    struct choice choice = {.master = master};
    vp_arena_init(&choice.arena);
    choice.program = (struct vp_program){.problem = master->search->problem, .arena = &choice.arena};
    keep_members(&choice, below);
    vp_master_clear(master); /* tasks of the other kind end what GLPK holds */
    double points = INFINITY;
    if (choice.kept.n <= MOST_CHOICES) {
        write_rows(&choice);
        points = solve_choice(&choice, effort, chosen);
    }
    vp_arena_clear(&choice.arena);
    return points < below - slight ? points : INFINITY;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole choices: one tour for each doctor among those that the master has, by branch and bound. */
#include "solver/master.h"

#include <math.h>
#include <string.h>

static const double slight = 1e-6;

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
    for (int m = master->choices; m < master->members.n; m++) {
        const struct vp_member *member = &master->members.item[m];
        if (vp_master_reduce(&master->kept, member->doctor, &member->tour) > below - master->kept_points + slight)
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
    int u = vp_add_column(program, (struct vp_column){VP_U, -1, duty, 0, vp_master_most_open(master, duty),
                                                      vp_master_locum(master, duty), "open"});
    int e = vp_add_column(program, (struct vp_column){VP_U, -1, duty, vp_master_least_extra(master, duty),
                                                      vp_master_most_extra(master, duty),
                                                      vp_master_line(master, duty)->extra_price, "extra"});
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

static double solve_choice(struct choice *choice, long long effort, int *chosen, bool *all)
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
    struct vp_mip_task task = vp_make_task(search, effort);
    task.program = &choice->program;
    task.lower = lower;
    task.upper = upper;
    task.whole = whole;
    struct vp_mip_answer answer = {.value = vp_arena_array(&choice->arena, n, sizeof *answer.value)};
    vp_mip_solve(&task, &answer);
    search->spent += answer.effort;
    *all = answer.status == VP_MIP_OPTIMAL || answer.status == VP_MIP_INFEASIBLE;
    if (!answer.has_value)
        return INFINITY;
    for (int c = 0; c < choice->kept.n; c++)
        if (answer.value[c] > 0.5)
            chosen[choice->program.columns.item[c].doctor] = choice->kept.item[c];
    return answer.points + choice->master->held;
}

/* No choice that is not below is wanted. */
static void write_limit(struct choice *choice, double below)
{
    const double points = below - choice->master->held - slight;
    vp_begin_row(&choice->program, -INFINITY, points, "below");
    for (int c = 0; c < choice->program.columns.n; c++)
        if (choice->program.columns.item[c].cost != 0)
            vp_add_entry(&choice->program, c, choice->program.columns.item[c].cost);
}

double vp_master_choose(struct vp_master *master, double below, int most, long long effort, int *chosen, bool *all)
{
    struct choice choice = {.master = master};
    vp_arena_init(&choice.arena);
    choice.program = (struct vp_program){.problem = master->search->problem, .arena = &choice.arena};
    keep_members(&choice, below);
    double points = INFINITY;
    *all = false;
    if (choice.kept.n <= most) {
        write_rows(&choice);
        if (isfinite(below))
            write_limit(&choice, below);
        points = solve_choice(&choice, effort, chosen, all);
    }
    vp_arena_clear(&choice.arena);
    return points < below - slight ? points : INFINITY;
}

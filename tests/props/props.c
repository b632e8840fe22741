/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Seeds, and the questions that every property asks. */
#include "tests/props/props.h"

#include "model/audit.h"
#include "solver/glpk.h"
#include "solver/local_state.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- seeds ---- */

enum { USUAL_PROPS = 300, SHOWN = 8 };

static long long read_variable(const char *name)
{
    const char *text = getenv(name);
    return text == NULL ? -1 : strtoll(text, NULL, 10);
}

struct vp_seeds vp_seeds_of(int usual)
{
    long long only = read_variable("VP_SEED");
    if (only >= 0)
        return (struct vp_seeds){(uint64_t)only, (uint64_t)only};
    long long props = read_variable("VP_PROPS");
    long long wanted = props > 0 ? props * usual / USUAL_PROPS : usual;
    return (struct vp_seeds){1, (uint64_t)(wanted > 1 ? wanted : 1)};
}

static int failures;

void vp_props_fail(uint64_t seed, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    if (failures++ < SHOWN) {
        printf("seed %llu: ", (unsigned long long)seed);
        vprintf(format, arguments);
        printf("\n");
        fflush(stdout);
    }
    va_end(arguments);
}

void vp_props_end(void)
{
    int found = failures;
    failures = 0;
    ck_assert_msg(found == 0, "%d failures; the first of them are printed above (VP_SEED=SEED repeats one)", found);
}

bool vp_same_points(double one, double other, double tolerance)
{
    if (!isfinite(one) || !isfinite(other))
        return one == other;
    return fabs(one - other) <= tolerance * (1 + fabs(one));
}

/* ---- the program's word on a roster ---- */

/* False if the roster has something for which the program has no column, or more than its columns can say. */
static bool fix_roster(const struct vp_program *program, const int *doctor_of_place, double *lower, double *upper)
{
    const struct vp_problem *problem = program->problem;
    for (int c = 0; c < program->columns.n; c++) {
        const struct vp_column *column = &program->columns.item[c];
        bool given = column->kind == VP_X && column->duty >= problem->n_past;
        lower[c] = given ? 0 : column->lower;
        upper[c] = given ? 0 : column->upper;
    }
    bool says = true;
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        const struct vp_duty *duty = &problem->duties[j];
        int filled = 0;
        for (int p = duty->first_place; p < duty->first_place + duty->places; p++) {
            int d = doctor_of_place[p];
            int x = d < 0 ? -1 : program->x[d * problem->n_duties + j];
            filled += d >= 0;
            says = says && (d < 0 || x >= 0);
            if (x >= 0)
                lower[x] = upper[x] = 1;
        }
        int open = duty->needed > filled ? duty->needed - filled : 0;
        int u = program->u[j];
        int e = program->e[j];
        says = says && open <= program->columns.item[u].upper;
        lower[u] = upper[u] = open;
        if (e >= 0)
            lower[e] = upper[e] = filled - duty->needed + open;
    }
    return says;
}

struct vp_word vp_price_fixed(const struct vp_program *program, const int *doctor_of_place, struct vp_arena *arena)
{
    size_t n = (size_t)program->columns.n;
    double *lower = vp_arena_array(arena, n, sizeof *lower);
    double *upper = vp_arena_array(arena, n, sizeof *upper);
    unsigned char *whole = vp_arena_alloc(arena, n);
    for (size_t c = 0; c < n; c++)
        whole[c] = vp_column_whole(&program->columns.item[c]);
    struct vp_word priced = {.points = INFINITY, .value = vp_arena_array(arena, n, sizeof *priced.value)};
    if (!fix_roster(program, doctor_of_place, lower, upper))
        return priced;
    struct vp_mip_task task = {.program = program, .lower = lower, .upper = upper, .whole = whole};
    struct vp_mip_answer answer = {.value = priced.value};
    vp_mip_solve(&task, &answer);
    ck_assert_msg(answer.status == VP_MIP_OPTIMAL || answer.status == VP_MIP_INFEASIBLE, "status %d of a fixed roster",
                  (int)answer.status);
    priced.lawful = answer.status == VP_MIP_OPTIMAL;
    priced.points = priced.lawful ? answer.points : INFINITY;
    return priced;
}

/* ---- the local search's word on a tour ---- */

double vp_price_duties(const struct vp_local *local, int doctor, const int *duty, int n)
{
    const struct vp_problem *problem = local->problem;
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    int *all = vp_arena_array(&scratch, (size_t)problem->n_duties + 1, sizeof *all);
    int n_all = 0;
    for (int j = 0; j < problem->n_past; j++)
        if (problem->past_doctor[j] == doctor)
            all[n_all++] = j;
    for (int i = 0; i < n; i++)
        all[n_all++] = duty[i];
    double shortage;
    double points = vp_local_price(local, doctor, all, n_all, &shortage);
    vp_arena_clear(&scratch);
    return shortage > 1e-9 ? INFINITY : points;
}

/* ---- the word of a search ---- */

static void hear_stage(void *user, const char *name, long long effort)
{
    (void)user;
    (void)name;
    (void)effort;
}

static void hear_roster(void *user, const double *value, double points, long long effort)
{
    (void)effort;
    struct vp_heard *heard = user;
    const struct vp_problem *problem = heard->program->problem;
    struct vp_roster *roster = vp_roster_new(problem, heard->arena);
    vp_program_roster(heard->program, value, roster->doctor);
    const struct vp_audit *audit = vp_audit_new(problem, roster, heard->arena);
    heard->rosters++;
    if (!vp_audit_lawful(audit) || !vp_same_points(audit->points, points, 1e-6)) {
        if (heard->refused++ == 0)
            snprintf(heard->trouble, sizeof heard->trouble,
                     "a roster said to cost %.9g has %.9g points and %d breaches of %s", points, audit->points,
                     audit->hard.n,
                     audit->hard.n > 0 ? problem->plan->rules.item[audit->hard.item[0].rule].id : "nothing");
        return;
    }
    if (points < heard->objective) {
        heard->objective = points;
        heard->best = roster->doctor;
    }
}

static void hear_bound(void *user, double bound, long long effort)
{
    (void)effort;
    struct vp_heard *heard = user;
    if (bound > heard->bound)
        heard->bound = bound;
}

static bool never_stop(void *user)
{
    (void)user;
    return false;
}

struct vp_heard vp_hear_search(const struct vp_problem *problem, long long effort, uint64_t seed,
                               const struct vp_roster *start, struct vp_arena *arena)
{
    struct vp_program *program = vp_program_new(problem, arena);
    struct vp_heard heard = {.program = program, .arena = arena, .objective = INFINITY, .bound = -INFINITY};
    struct vp_search_sink sink = {
        .stage = hear_stage, .roster = hear_roster, .bound = hear_bound, .stop = never_stop, .user = &heard};
    struct vp_solve_options options = {.effort = effort, .seed = seed, .start = start};
    heard.end = vp_search(program, &options, VP_ROSTERS_FIRST, &sink);
    return heard;
}

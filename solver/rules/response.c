/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Response: at every moment of duty j, whoever has it, somebody on a duty in scope – a doctor in scope, or a locum – reaches a site of
 * municipality m in so many minutes. j is cut into pieces over which the same people would do (solver/reach.c). With N(j,m,p) those who
 * do for piece p:
 *     Σ { x[e,b] : (e,b) in N(j,m,p) } + Σ { u[b] : a locum on b does } ≥ 1        (+ s[j,m], weight · s)
 * A locum is at the line's site, or everywhere if the line is at home. u may be more than 1; so may the sum. Where a duty has extra
 * places, u > 0 does not say that a needed one is open – u and e may both be bought – and a whole column L[b] stands for u[b]:
 *     Σ_d x[d,b] + (extra + 1) L[b] ≤ needed + extra
 * A piece for which some duty will do, whoever has it, needs no row. */
#include "solver/reach.h"
#include "solver/rows.h"

#include <math.h>

/* Does the rule ask for the municipality, and has it a site? */
static bool is_asked_for(const struct vp_plan *plan, const struct vp_rule *rule, int municipality)
{
    if (rule->figures.municipalities != NULL)
        return rule->figures.municipalities[municipality];
    for (int s = 0; s < plan->sites.n; s++)
        if (plan->sites.item[s].municipality == municipality)
            return true;
    return false;
}

/* ---- who reaches what, and when ---- */

struct from {
    int duty; /* b */
    int site;
    int home; /* VP_ANYWHERE = whoever has it is at the site */
};

/* Adds the time of duty j in which municipality m is reached from there. */
static void add_covers(const struct vp_problem *problem, int minutes, int j, int m, struct from from,
                       struct vp_arena *arena, vp_covers *covers)
{
    const struct vp_plan *plan = problem->plan;
    struct vp_stretch common = vp_common_time(&problem->duties[j], &problem->duties[from.duty]);
    vp_stretches near = {.n = 0};
    for (int s = 0; s < plan->sites.n; s++)
        if (plan->sites.item[s].municipality == m)
            vp_add_near(plan, (const int[2]){from.site, s}, minutes, common, arena, &near);
    vp_join_stretches(&near);
    for (int i = 0; i < near.n; i++)
        *vp_vec_add(arena, covers) = (struct vp_cover){.duty = from.duty,
                                                       .home = from.home,
                                                       .goal = m,
                                                       .locum = from.home == VP_ANYWHERE && from.duty >= problem->n_past,
                                                       .doctor = true,
                                                       .time = near.item[i]};
}

/* A locum on a line at home is near every site that there is. */
static void add_locum(const struct vp_problem *problem, int j, int b, int m, struct vp_arena *arena, vp_covers *covers)
{
    bool has_site = false;
    for (int s = 0; s < problem->plan->sites.n; s++)
        has_site = has_site || problem->plan->sites.item[s].municipality == m;
    if (has_site && b >= problem->n_past)
        *vp_vec_add(arena, covers) = (struct vp_cover){.duty = b,
                                                       .home = VP_ANYWHERE,
                                                       .goal = m,
                                                       .locum = true,
                                                       .time = vp_common_time(&problem->duties[j], &problem->duties[b])};
}

static vp_covers list_covers(const struct vp_problem *problem, int rule, int j, struct vp_arena *arena)
{
    const struct vp_plan *plan = problem->plan;
    const struct vp_rule *of = &plan->rules.item[rule];
    bool *home = vp_arena_array(arena, (size_t)plan->sites.n, sizeof *home);
    vp_mark_homes(plan, of->doctors, home);
    vp_covers covers = {.n = 0};
    for (int b = 0; b < problem->n_duties; b++) {
        struct vp_stretch common = vp_common_time(&problem->duties[j], &problem->duties[b]);
        if (common.from >= common.until || !vp_rule_speaks(problem, rule, b))
            continue;
        int site = plan->lines.item[problem->duties[b].line].site;
        for (int m = 0; m < plan->municipalities.n; m++) {
            if (!is_asked_for(plan, of, m))
                continue;
            if (site != VP_SITE_HOME) {
                add_covers(problem, of->figures.minutes, j, m, (struct from){b, site, VP_ANYWHERE}, arena, &covers);
                continue;
            }
            add_locum(problem, j, b, m, arena, &covers);
            for (int h = 0; h < plan->sites.n; h++)
                if (home[h])
                    add_covers(problem, of->figures.minutes, j, m, (struct from){b, h, h}, arena, &covers);
        }
    }
    vp_sort_covers(&covers);
    return covers;
}

/* ---- rows ---- */

/* Adds L[duty]: it can be 1 only while a needed place is open. */
static int write_locum(struct vp_writer *writer, int duty)
{
    const struct vp_problem *problem = writer->problem;
    struct vp_program *program = writer->program;
    const struct vp_duty *of = &problem->duties[duty];
    const char *detail = vp_arena_printf(program->arena, "%d", duty);
    const char *name = vp_arena_printf(program->arena, "L_%s[%s]", writer->rule->id, detail);
    int locum =
        vp_add_column(program, (struct vp_column){.kind = VP_O, .doctor = -1, .duty = -1, .upper = 1, .name = name});
    vp_begin_rule_row(writer, -INFINITY, of->places, "locum", detail);
    for (int d = 0; d < problem->n_doctors; d++)
        if (program->x[d * problem->n_duties + duty] >= 0)
            vp_add_entry(program, program->x[d * problem->n_duties + duty], 1);
    vp_add_entry(program, locum, of->places - of->needed + 1);
    return locum;
}

/* u stands for a locum until the row is written. */
static void list_columns(const struct vp_writer *writer, const struct vp_cover *cover, const void *context,
                         struct vp_arena *arena, struct vp_column_set *columns)
{
    (void)context;
    const struct vp_problem *problem = writer->problem;
    columns->column = vp_arena_array(arena, (size_t)problem->n_doctors + 1, sizeof *columns->column);
    for (int e = 0; e < problem->n_doctors && cover->doctor; e++) {
        int x = writer->program->x[e * problem->n_duties + cover->duty];
        if (x >= 0 && vp_lives_there(problem->plan, cover, e) && vp_in_scope_doctor(writer, e))
            columns->column[columns->n++] = x;
    }
    if (cover->locum)
        columns->column[columns->n++] = writer->program->u[cover->duty];
}

/* Will this duty do, whoever has it? It is not left empty, and all who may have it are in the set. */
static bool does_always(const struct vp_writer *writer, const struct vp_column_set *set, int duty)
{
    const struct vp_problem *problem = writer->problem;
    for (int e = 0; e < problem->n_doctors; e++) {
        int x = writer->program->x[e * problem->n_duties + duty];
        if (x >= 0 && !vp_set_holds(set, x))
            return false;
    }
    return problem->duties[duty].needed > 0;
}

/* Is somebody there for certain? On a duty of the past, or on one that does always. */
static bool is_met(const struct vp_writer *writer, const struct vp_column_set *set)
{
    bool met = vp_set_is_met(writer->program, set);
    for (int i = 0; i < set->n && !met; i++) {
        const struct vp_column *column = &writer->program->columns.item[set->column[i]];
        met = column->kind == VP_U && does_always(writer, set, column->duty);
    }
    return met;
}

/* Puts L in the place of u where that may be bought for nothing. `locum`: [duty] L, or -1 before it is needed. */
static void put_locums(struct vp_writer *writer, struct vp_column_set *set, int *locum)
{
    const struct vp_program *program = writer->program;
    for (int i = 0; i < set->n; i++) {
        const struct vp_column *column = &program->columns.item[set->column[i]];
        if (column->kind != VP_U || column->upper == 0 || program->e[column->duty] < 0)
            continue;
        int duty = column->duty;
        if (locum[duty] < 0)
            locum[duty] = write_locum(writer, duty);
        set->column[i] = locum[duty];
    }
}

static void write_reach(struct vp_writer *writer, int duty, int municipality, const vp_covers *covers, int *locum)
{
    struct vp_program *program = writer->program;
    const struct vp_duty *of = &writer->problem->duties[duty];
    int n = covers->n;
    const struct vp_cover *cover = vp_find_covers(covers->item, &n, municipality);
    struct vp_column_sets pieces =
        vp_cut_pieces(writer, cover, n, (struct vp_stretch){of->start, of->end}, list_columns, NULL);
    const char *detail =
        vp_arena_printf(program->arena, "%d,%s", duty, writer->problem->plan->municipalities.item[municipality].id);
    int slack = -1;
    for (int p = 0; p < pieces.list.n; p++) {
        struct vp_column_set *set = &pieces.list.item[p];
        if (is_met(writer, set))
            continue;
        put_locums(writer, set, locum);
        vp_begin_rule_row(writer, 1, INFINITY, NULL, vp_arena_printf(program->arena, "%s,%d", detail, p));
        for (int i = 0; i < set->n; i++)
            vp_add_entry(program, set->column[i], 1);
        if (slack < 0)
            slack = vp_add_slack(writer, detail, 1);
        if (slack >= 0)
            vp_add_entry(program, slack, 1);
    }
}

static void write_rows(struct vp_writer *writer)
{
    const struct vp_problem *problem = writer->problem;
    int *locum = vp_arena_array(writer->program->arena, (size_t)problem->n_duties, sizeof *locum);
    for (int j = 0; j < problem->n_duties; j++)
        locum[j] = -1;
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        if (!vp_in_scope_duty(writer, j))
            continue;
        const vp_covers covers = list_covers(problem, writer->rule_number, j, writer->program->arena);
        for (int m = 0; m < problem->plan->municipalities.n; m++)
            if (is_asked_for(problem->plan, writer->rule, m))
                write_reach(writer, j, m, &covers, locum);
    }
}

/* ---- prices: a spot is a duty of the period ---- */

struct prepared {
    bool *asked_for;   /* [municipality] */
    vp_covers *covers; /* [spot] */
};

static const void *prepare(const struct vp_problem *problem, int rule, struct vp_arena *arena)
{
    const struct vp_plan *plan = problem->plan;
    struct prepared *prepared = vp_arena_alloc(arena, sizeof *prepared);
    prepared->asked_for = vp_arena_array(arena, (size_t)plan->municipalities.n + 1, sizeof *prepared->asked_for);
    for (int m = 0; m < plan->municipalities.n; m++)
        prepared->asked_for[m] = is_asked_for(plan, &plan->rules.item[rule], m);
    prepared->covers = vp_arena_array(arena, (size_t)(problem->n_duties - problem->n_past), sizeof *prepared->covers);
    for (int j = problem->n_past; j < problem->n_duties; j++)
        if (vp_rule_speaks(problem, rule, j))
            prepared->covers[j - problem->n_past] = list_covers(problem, rule, j, arena);
    return prepared;
}

static const struct vp_spots *list_spots(const struct vp_problem *problem, int rule, struct vp_arena *arena)
{
    const struct prepared *prepared = prepare(problem, rule, arena);
    return vp_spots_covered(prepared->covers, problem, arena);
}

static bool does_for(const struct vp_scene *scene, const struct vp_cover *cover, int doctor)
{
    return cover->doctor && (scene->rule->doctors == NULL || scene->rule->doctors[doctor]) &&
           vp_lives_there(scene->problem->plan, cover, doctor);
}

static bool is_there(const struct vp_scene *scene, const struct vp_cover *cover, int unused)
{
    (void)unused;
    const struct vp_problem *problem = scene->problem;
    const struct vp_duty *duty = &problem->duties[cover->duty];
    if (cover->duty < problem->n_past)
        return does_for(scene, cover, problem->past_doctor[cover->duty]);
    int filled = 0;
    for (int p = duty->first_place; p < duty->first_place + duty->places; p++) {
        int d = scene->doctor_of_place[p];
        filled += d >= 0;
        if (d >= 0 && does_for(scene, cover, d))
            return true;
    }
    return cover->locum && filled < duty->needed;
}

static double price_spot(const struct vp_scene *scene, int spot, double *shortage)
{
    const struct vp_problem *problem = scene->problem;
    const struct prepared *prepared = scene->prepared;
    const int j = spot + problem->n_past;
    double missed = 0;
    if (!vp_rule_speaks(problem, scene->rule_number, j))
        return 0;
    for (int m = 0; m < problem->plan->municipalities.n; m++)
        if (prepared->asked_for[m] && !vp_is_covered(scene, j, &prepared->covers[spot], m, is_there, VP_LOCUM))
            missed += 1;
    if (!scene->rule->hard)
        return missed * scene->rule->weight;
    *shortage += missed;
    return 0;
}

const struct vp_rule_program vp_program_response = {
    .rows = write_rows, .prepare = prepare, .spots = list_spots, .price_spot = price_spot};

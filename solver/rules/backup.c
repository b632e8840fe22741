/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backup: at every moment of duty j, had by a doctor d in scope, another doctor with the qualifications is on a duty of LINE from where
 * he would be with d in so many minutes. j is cut into pieces over which the same people would do (solver/reach.c). With N(j,p) the
 * pairs (e,b) that do for piece p:
 *     Σ_D x[d,j] − Σ { x[e,b] : (e,b) in N(j,p), e not in D } ≤ 0        (− s[j], weight · s)
 * D is one doctor, or all who are at the same place on j if j has one place and they could not be back-up themselves: of them one at
 * most has j. A doctor on j is not on another duty then, so nobody backs himself up. The least s is 1 when a piece has nobody, else 0.
 * One more row, which whole x have no need of: D all who could not be back-up wherever they are, N those who do for any of them. Without it a third of a
 * back-up is enough for a third of each of three doctors at three places. */
#include "solver/reach.h"
#include "solver/rows.h"

#include <math.h>

struct backup {
    const struct vp_problem *problem;
    const struct vp_rule *rule;
    int rule_number;
    bool *qualified; /* [doctor] */
};

static struct backup describe(const struct vp_problem *problem, int rule, struct vp_arena *arena)
{
    const struct vp_plan *plan = problem->plan;
    struct backup backup = {.problem = problem, .rule = &plan->rules.item[rule], .rule_number = rule};
    backup.qualified = vp_arena_array(arena, (size_t)plan->doctors.n, sizeof *backup.qualified);
    for (int d = 0; d < plan->doctors.n; d++)
        backup.qualified[d] =
            (plan->doctors.item[d].qualifications & backup.rule->figures.qualified) == backup.rule->figures.qualified;
    return backup;
}

/* ---- who is near enough, and when ---- */

/* Adds what duty b of LINE covers of duty j for who has j at `place`: an index of sites. `goal` says who that is. */
static void add_covers(const struct backup *backup, int j, int b, int place, int goal, struct vp_arena *arena,
                       vp_covers *covers)
{
    const struct vp_plan *plan = backup->problem->plan;
    const struct vp_duty *duties = backup->problem->duties;
    const int site = plan->lines.item[duties[b].line].site;
    bool *from = vp_arena_array(arena, (size_t)plan->sites.n, sizeof *from);
    if (site == VP_SITE_HOME)
        vp_mark_homes(plan, backup->qualified, from);
    else
        from[site] = true;
    for (int f = 0; f < plan->sites.n; f++) {
        vp_stretches near = {.n = 0};
        if (from[f])
            vp_add_near(plan, (const int[2]){f, place}, backup->rule->figures.minutes,
                        vp_common_time(&duties[j], &duties[b]), arena, &near);
        for (int i = 0; i < near.n; i++)
            *vp_vec_add(arena, covers) = (struct vp_cover){.duty = b,
                                                           .home = site == VP_SITE_HOME ? f : VP_ANYWHERE,
                                                           .goal = goal,
                                                           .doctor = true,
                                                           .time = near.item[i]};
    }
}

/* All covers of duty j. The goal is the home of who has j, where that is the place, or VP_ANYWHERE. */
static vp_covers list_covers(const struct backup *backup, int j, struct vp_arena *arena)
{
    const struct vp_problem *problem = backup->problem;
    const struct vp_plan *plan = problem->plan;
    const int site = plan->lines.item[problem->duties[j].line].site;
    vp_covers covers = {.n = 0};
    bool *home = vp_arena_array(arena, (size_t)plan->sites.n, sizeof *home);
    if (site == VP_SITE_HOME)
        vp_mark_homes(plan, backup->rule->doctors, home);
    for (int b = 0; b < problem->n_duties; b++) {
        struct vp_stretch common = vp_common_time(&problem->duties[j], &problem->duties[b]);
        if (problem->duties[b].line != backup->rule->figures.line || common.from >= common.until)
            continue;
        if (b == j && problem->duties[j].places < 2)
            continue; /* nobody else is on it */
        if (site != VP_SITE_HOME)
            add_covers(backup, j, b, site, VP_ANYWHERE, arena, &covers);
        for (int h = 0; h < plan->sites.n && site == VP_SITE_HOME; h++)
            if (home[h])
                add_covers(backup, j, b, h, h, arena, &covers);
    }
    vp_sort_covers(&covers);
    return covers;
}

/* ---- rows ---- */

/* Doctors who have the same need of back-up. */
struct needy {
    const struct backup *backup;
    const int *doctor;
    int n;
    int duty;
    const char *part;   /* of the rows' names, or NULL */
    const char *name;   /* of the rows */
    const char *detail; /* of their slack */
    int *slack;         /* made with the first row; -1 before, and if the rule is hard */
};

static void list_columns(const struct vp_writer *writer, const struct vp_cover *cover, const void *context,
                         struct vp_arena *arena, struct vp_column_set *columns)
{
    const struct needy *needy = context;
    const struct vp_problem *problem = writer->problem;
    columns->column = vp_arena_array(arena, (size_t)problem->n_doctors + 1, sizeof *columns->column);
    for (int e = 0; e < problem->n_doctors; e++) {
        int x = writer->program->x[e * problem->n_duties + cover->duty];
        if (x >= 0 && vp_lives_there(problem->plan, cover, e) && needy->backup->qualified[e] &&
            !(needy->n == 1 && needy->doctor[0] == e))
            columns->column[columns->n++] = x;
    }
}

/* The covers given are those of who is needy. */
static void write_needy(struct vp_writer *writer, const struct needy *needy, const struct vp_cover *cover, int n)
{
    const struct vp_problem *problem = writer->problem;
    struct vp_program *program = writer->program;
    const struct vp_duty *duty = &problem->duties[needy->duty];
    struct vp_column_sets pieces =
        vp_cut_pieces(writer, cover, n, (struct vp_stretch){duty->start, duty->end}, list_columns, needy);
    for (int p = 0; p < pieces.list.n; p++) {
        const struct vp_column_set *set = &pieces.list.item[p];
        if (vp_set_is_met(program, set))
            continue;
        vp_begin_rule_row(writer, -INFINITY, 0, needy->part, vp_arena_printf(program->arena, "%s,%d", needy->name, p));
        for (int i = 0; i < needy->n; i++)
            vp_add_entry(program, program->x[needy->doctor[i] * problem->n_duties + needy->duty], 1);
        for (int i = 0; i < set->n; i++)
            vp_add_entry(program, set->column[i], -1);
        if (*needy->slack < 0)
            *needy->slack = vp_add_slack(writer, needy->detail, 1);
        if (*needy->slack >= 0)
            vp_add_entry(program, *needy->slack, -1);
    }
}

/* The row for doctors at several places together, none of whom could be back-up, of a duty with one place. */
static void write_together(struct vp_writer *writer, struct needy needy, const vp_covers *covers)
{
    const struct vp_plan *plan = writer->problem->plan;
    struct vp_arena *arena = writer->program->arena;
    vp_covers of_any = {.n = 0};
    bool *home = vp_arena_array(arena, (size_t)plan->sites.n, sizeof *home);
    for (int i = 0; i < needy.n; i++)
        home[plan->doctors.item[needy.doctor[i]].home] = true;
    for (int i = 0; i < covers->n; i++)
        if (home[covers->item[i].goal])
            *vp_vec_add(arena, &of_any) = covers->item[i];
    needy.part = "any";
    needy.name = vp_arena_printf(arena, "%d", needy.duty);
    write_needy(writer, &needy, of_any.item, of_any.n);
}

/* The doctors in scope who may have the duty, those first who could not be back-up; *n_together gets how many of these there are. */
static int list_doctors(const struct vp_writer *writer, const struct backup *backup, int duty, int *doctors,
                        int *n_together)
{
    int n = 0;
    for (int pass = 0; pass < 2; pass++) {
        for (int d = 0; d < writer->problem->n_doctors; d++)
            if (vp_in_scope_doctor(writer, d) && vp_scoped_x(writer, d, duty) >= 0 && backup->qualified[d] == (pass == 1))
                doctors[n++] = d;
        *n_together = pass == 0 ? n : *n_together;
    }
    return n;
}

/* Takes the doctors who live at the first one's home to the front; returns how many. */
static int gather_neighbours(const struct vp_plan *plan, int *doctors, int n)
{
    int front = 1;
    for (int i = 1; i < n; i++) {
        if (plan->doctors.item[doctors[i]].home != plan->doctors.item[doctors[0]].home)
            continue;
        int moved = doctors[i];
        doctors[i] = doctors[front];
        doctors[front++] = moved;
    }
    return front;
}

static void write_duty(struct vp_writer *writer, const struct backup *backup, int duty, int *doctors)
{
    const struct vp_problem *problem = writer->problem;
    const struct vp_plan *plan = problem->plan;
    const bool at_home = plan->lines.item[problem->duties[duty].line].site == VP_SITE_HOME;
    const bool one_place = problem->duties[duty].places == 1;
    int together = 0;
    int n = list_doctors(writer, backup, duty, doctors, &together);
    if (n == 0)
        return;
    const vp_covers covers = list_covers(backup, duty, writer->program->arena);
    int slack = -1;
    struct needy needy = {.backup = backup, .duty = duty, .slack = &slack};
    int groups_together = 0;
    for (int i = 0; i < n; i += needy.n) {
        const struct vp_doctor *who = &plan->doctors.item[doctors[i]];
        needy.doctor = &doctors[i];
        needy.n = 1;
        if (one_place && i < together)
            needy.n = at_home ? gather_neighbours(plan, &doctors[i], together - i) : together - i;
        groups_together += i < together;
        slack = one_place ? slack : -1; /* one for all where one at most has the duty */
        needy.detail = one_place ? vp_arena_printf(writer->program->arena, "%d", duty)
                                 : vp_arena_printf(writer->program->arena, "%s,%d", who->id, duty);
        needy.name = vp_arena_printf(writer->program->arena, "%s,%d", who->id, duty);
        int n_covers = covers.n;
        const struct vp_cover *cover = vp_find_covers(covers.item, &n_covers, at_home ? who->home : VP_ANYWHERE);
        write_needy(writer, &needy, cover, n_covers);
    }
    needy.doctor = doctors;
    needy.n = together;
    if (one_place && at_home && groups_together > 1)
        write_together(writer, needy, &covers);
}

static void write_rows(struct vp_writer *writer)
{
    const struct vp_problem *problem = writer->problem;
    struct backup backup = describe(problem, writer->rule_number, writer->program->arena);
    int *doctors = vp_arena_array(writer->program->arena, (size_t)problem->n_doctors, sizeof *doctors);
    for (int j = problem->n_past; j < problem->n_duties; j++)
        if (vp_in_scope_duty(writer, j))
            write_duty(writer, &backup, j, doctors);
}

/* ---- prices: a spot is a duty of the period ---- */

struct prepared {
    struct backup backup;
    vp_covers *covers; /* [spot] */
};

static const void *prepare(const struct vp_problem *problem, int rule, struct vp_arena *arena)
{
    struct prepared *prepared = vp_arena_alloc(arena, sizeof *prepared);
    prepared->backup = describe(problem, rule, arena);
    prepared->covers = vp_arena_array(arena, (size_t)(problem->n_duties - problem->n_past), sizeof *prepared->covers);
    for (int j = problem->n_past; j < problem->n_duties; j++)
        if (vp_rule_speaks(problem, rule, j))
            prepared->covers[j - problem->n_past] = list_covers(&prepared->backup, j, arena);
    return prepared;
}

static const struct vp_spots *list_spots(const struct vp_problem *problem, int rule, struct vp_arena *arena)
{
    const struct prepared *prepared = prepare(problem, rule, arena);
    return vp_spots_covered(prepared->covers, problem, arena);
}

/* Is another than `doctor` on the cover's duty who lives where it asks? */
static bool is_there(const struct vp_scene *scene, const struct vp_cover *cover, int doctor)
{
    const struct prepared *prepared = scene->prepared;
    const struct vp_problem *problem = scene->problem;
    const struct vp_duty *duty = &problem->duties[cover->duty];
    const int places = cover->duty < problem->n_past ? 1 : duty->places;
    for (int p = 0; p < places; p++) {
        int e = cover->duty < problem->n_past ? problem->past_doctor[cover->duty]
                                              : scene->doctor_of_place[duty->first_place + p];
        if (e >= 0 && e != doctor && prepared->backup.qualified[e] && vp_lives_there(problem->plan, cover, e))
            return true;
    }
    return false;
}

static double price_spot(const struct vp_scene *scene, int spot, double *shortage)
{
    const struct vp_problem *problem = scene->problem;
    const struct vp_doctor *doctors = problem->plan->doctors.item;
    const vp_covers *covers = &((const struct prepared *)scene->prepared)->covers[spot];
    const int j = spot + problem->n_past;
    const bool at_home = problem->plan->lines.item[problem->duties[j].line].site == VP_SITE_HOME;
    const bool *asked = scene->rule->doctors;
    double alone = 0;
    if (!vp_rule_speaks(problem, scene->rule_number, j))
        return 0;
    for (int p = 0; p < problem->duties[j].places; p++) {
        int d = scene->doctor_of_place[problem->duties[j].first_place + p];
        if (d >= 0 && (asked == NULL || asked[d]) &&
            !vp_is_covered(scene, j, covers, at_home ? doctors[d].home : VP_ANYWHERE, is_there, d))
            alone += 1;
    }
    if (!scene->rule->hard)
        return alone * scene->rule->weight;
    *shortage += alone;
    return 0;
}

const struct vp_rule_program vp_program_backup = {
    .rows = write_rows, .prepare = prepare, .spots = list_spots, .price_spot = price_spot};

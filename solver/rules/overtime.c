/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Overtime: with h(j,w) the counted hours of duty j in calendar week w (stand-by at the line's factor),
 *     v[d,w] ≥ Σ_j h(j,w) x[d,j] − ordinary,   v[d,w] ≥ 0
 *     Σ v[d,w] over n weeks running ≤ at_most (+ s, weight · s)
 * for all runs of weeks in the known time that touch the period. v pays nothing and stands only on the left of ≤ rows, so its least
 * value is always as good. Weeks of the past alone are figures, not columns; what they have beyond the limit by themselves is not held
 * against the roster. */
#include "solver/intervals.h"
#include "solver/rows.h"

#include <math.h>

struct weeks {
    int n;
    int run;
    int first_run;      /* the first run that touches the period begins with this week */
    vp_instant *begins; /* [n + 1] Mondays, 00:00 */
    double *hours;      /* [n] scratch */
    double *past;       /* [n] scratch */
};

static struct weeks list_weeks(const struct vp_problem *problem, const struct vp_rule *rule, struct vp_arena *arena)
{
    const struct vp_plan *plan = problem->plan;
    vp_day first = vp_day_monday(problem->known_from);
    if (first < problem->known_from)
        first += 7;
    struct weeks weeks = {.n = plan->to >= first ? (plan->to - first + 1) / 7 : 0,
                          .run = rule->figures.weeks > 0 ? rule->figures.weeks : 1};
    size_t room = (size_t)weeks.n + 1;
    weeks.begins = vp_arena_array(arena, room, sizeof *weeks.begins);
    weeks.hours = vp_arena_array(arena, room, sizeof *weeks.hours);
    weeks.past = vp_arena_array(arena, room, sizeof *weeks.past);
    for (int w = 0; w <= weeks.n; w++)
        weeks.begins[w] = vp_zone_instant(plan->zone, first + 7 * w, 0);
    while (first + 7 * (weeks.first_run + weeks.run) - 1 < plan->from)
        weeks.first_run++;
    return weeks;
}

static struct vp_stretch time_of(const struct weeks *weeks, int week)
{
    return (struct vp_stretch){weeks->begins[week], weeks->begins[week + 1]};
}

/* ---- rows ---- */

/* Overtime of one week: a figure, or a column; and how much of it there can be. */
struct over {
    int column; /* -1 = none: it is `past` */
    double past;
    double most;
};

static struct over write_week(struct vp_writer *writer, const struct weeks *weeks, int doctor, int week)
{
    const struct vp_problem *problem = writer->problem;
    struct vp_program *program = writer->program;
    const double ordinary = writer->rule->figures.ordinary;
    const char *detail = vp_arena_printf(program->arena, "%s,%d", problem->plan->doctors.item[doctor].id, week);
    vp_begin_rule_row(writer, -INFINITY, ordinary, "week", detail);
    double past = 0;
    double most = 0;
    for (int j = 0; j < problem->n_duties; j++) {
        double hours = vp_counted_hours(problem, j, time_of(weeks, week));
        int x = hours > 0 ? vp_scoped_x(writer, doctor, j) : -1;
        if (x < 0)
            continue;
        most += hours;
        if (j < problem->n_past)
            past += hours;
        else
            vp_add_entry(program, x, hours);
    }
    struct over over = {-1, fmax(0, past - ordinary), fmax(0, most - ordinary)};
    if (vp_row_entries(program) == 0 || most <= ordinary) {
        vp_drop_row(program);
        return over;
    }
    program->rows.item[program->rows.n - 1].upper -= past;
    over.column = vp_add_helper(writer, "v", detail);
    program->columns.item[over.column].upper = over.most;
    vp_add_entry(program, over.column, -1);
    return over;
}

static void write_run(struct vp_writer *writer, const struct weeks *weeks, int doctor, int first, const struct over *over)
{
    struct vp_program *program = writer->program;
    const char *detail = vp_arena_printf(program->arena, "%s,%d", writer->problem->plan->doctors.item[doctor].id, first);
    double past = 0;
    double settled = 0;
    double most = 0;
    vp_begin_rule_row(writer, -INFINITY, writer->rule->figures.at_most, NULL, detail);
    for (int w = first; w < first + weeks->run; w++) {
        past += over[w].past;
        most += over[w].most;
        if (over[w].column >= 0)
            vp_add_entry(program, over[w].column, 1);
        else
            settled += over[w].past;
    }
    struct vp_row *row = &program->rows.item[program->rows.n - 1];
    double limit = fmax(row->upper, past);
    row->upper = limit - settled;
    if (vp_row_entries(program) == 0 || most <= limit)
        vp_drop_row(program);
    else
        vp_end_at_most(writer, detail);
}

static void write_rows(struct vp_writer *writer)
{
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    struct weeks weeks = list_weeks(writer->problem, writer->rule, &scratch);
    struct over *over = vp_arena_array(&scratch, (size_t)weeks.n + 1, sizeof *over);
    for (int d = 0; d < writer->problem->n_doctors; d++) {
        if (!vp_in_scope_doctor(writer, d) || weeks.first_run + weeks.run > weeks.n)
            continue;
        for (int w = weeks.first_run; w < weeks.n; w++)
            over[w] = write_week(writer, &weeks, d, w);
        for (int w = weeks.first_run; w + weeks.run <= weeks.n; w++)
            write_run(writer, &weeks, d, w, over);
    }
    vp_arena_clear(&scratch);
}

/* ---- price ---- */

static const void *prepare(const struct vp_problem *problem, int rule, struct vp_arena *arena)
{
    struct weeks *weeks = vp_arena_alloc(arena, sizeof *weeks);
    *weeks = list_weeks(problem, &problem->plan->rules.item[rule], arena);
    return weeks;
}

/* Fills weeks->hours and weeks->past, as overtime of each week. */
static void measure_weeks(const struct vp_sequence *sequence, const struct weeks *weeks)
{
    const struct vp_problem *problem = sequence->problem;
    const double ordinary = sequence->rule->figures.ordinary;
    int first = 0;
    for (int w = 0; w < weeks->n; w++) {
        while (first < sequence->n && problem->duties[sequence->duty[first]].end <= weeks->begins[w])
            first++;
        double hours = 0;
        double past = 0;
        for (int i = first; i < sequence->n && problem->duties[sequence->duty[i]].start < weeks->begins[w + 1]; i++) {
            double counted = vp_counted_hours(problem, sequence->duty[i], time_of(weeks, w));
            hours += counted;
            past += sequence->duty[i] < problem->n_past ? counted : 0;
        }
        weeks->hours[w] = fmax(0, hours - ordinary);
        weeks->past[w] = fmax(0, past - ordinary);
    }
}

static double price(const struct vp_sequence *sequence, double *shortage)
{
    (void)shortage;
    const struct weeks *weeks = sequence->prepared;
    measure_weeks(sequence, weeks);
    double above = 0;
    for (int first = weeks->first_run; first + weeks->run <= weeks->n; first++) {
        double hours = 0;
        double past = 0;
        for (int w = first; w < first + weeks->run; w++) {
            hours += weeks->hours[w];
            past += weeks->past[w];
        }
        double most = fmax(sequence->rule->figures.at_most, past);
        if (hours > most + 1e-9)
            above += hours - most;
    }
    if (above > 0 && sequence->rule->hard)
        return INFINITY;
    return above * sequence->rule->weight;
}

const struct vp_rule_program vp_program_overtime = {.rows = write_rows, .prepare = prepare, .price = price};

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weekly rest: in every week one stretch of H hours without duty or drive. Columns z[d,w,k] ≥ 0, one for each place where the stretch can begin in
 * week w: at the start of the week, and where the drive home from a duty ends. One stretch is enough and one is chosen:
 *     Σ_k z[d,w,k] (+ s) = 1                                          weight · s where the rule is soft
 *     x[d,j] + Σ { z[d,w,k] : stretch k meets duty j or its drives } ≤ 1
 * z needs no whole-number mark: with whole x, any z > 0 names a stretch that is wholly free. A week that no duty can touch says nothing. */
#include "solver/program.h"

#include <math.h>

struct stretch {
    vp_instant from;
    int column;
};

struct week {
    vp_instant from;
    vp_instant until;
    int number;
};

/* Seconds of rest that the rule asks of a week: never more than the week has, for one without duty is free enough (167.5 h when summer time begins). */
static vp_instant measure_rest(const struct vp_rule *rule, vp_instant from, vp_instant until)
{
    vp_instant rest = (vp_instant)llround(rule->figures.hours * 3600);
    return rest < until - from ? rest : until - from;
}

/* The doctor's duties that meet the week, drives included; returns how many. */
static int list_busy(const struct vp_writer *writer, int doctor, const struct week *week, int *busy)
{
    const struct vp_problem *problem = writer->problem;
    int n = 0;
    for (int j = 0; j < problem->n_duties; j++) {
        vp_instant drive = 60 * (vp_instant)problem->drive[doctor * problem->n_duties + j];
        if (problem->duties[j].start - drive < week->until && problem->duties[j].end + drive > week->from &&
            vp_scoped_x(writer, doctor, j) >= 0)
            busy[n++] = j;
    }
    return n;
}

static int add_stretch(struct vp_writer *writer, const char *detail, vp_instant from, struct stretch *stretches, int n)
{
    for (int k = 0; k < n; k++)
        if (stretches[k].from == from)
            return n;
    struct vp_program *program = writer->program;
    stretches[n].from = from;
    stretches[n].column =
        vp_add_column(program, (struct vp_column){
                                   .kind = VP_S,
                                   .doctor = -1,
                                   .duty = -1,
                                   .lower = 0,
                                   .upper = 1,
                                   .name = vp_arena_printf(program->arena, "z_%s[%s,%d]", writer->rule->id, detail, n),
                               });
    return n + 1;
}

static void write_choice(struct vp_writer *writer, const char *detail, const struct stretch *stretches, int n)
{
    struct vp_program *program = writer->program;
    vp_begin_row(program, 1, 1, vp_arena_printf(program->arena, "%s[%s]", writer->rule->id, detail));
    for (int k = 0; k < n; k++)
        vp_add_entry(program, stretches[k].column, 1);
    if (!writer->rule->hard) {
        int slack =
            vp_add_column(program, (struct vp_column){
                                       .kind = VP_S,
                                       .doctor = -1,
                                       .duty = -1,
                                       .lower = 0,
                                       .upper = 1,
                                       .cost = writer->rule->weight,
                                       .name = vp_arena_printf(program->arena, "s_%s[%s]", writer->rule->id, detail),
                                   });
        vp_add_entry(program, slack, 1);
    }
}

static void write_week(struct vp_writer *writer, int doctor, const struct week *week, int *busy, struct stretch *stretches)
{
    const struct vp_problem *problem = writer->problem;
    struct vp_program *program = writer->program;
    int n_busy = list_busy(writer, doctor, week, busy);
    if (n_busy == 0)
        return;
    const char *detail = vp_arena_printf(program->arena, "%s,%d", problem->plan->doctors.item[doctor].id, week->number);
    vp_instant rest = measure_rest(writer->rule, week->from, week->until);
    int n = add_stretch(writer, detail, week->from, stretches, 0);
    for (int i = 0; i < n_busy; i++) {
        vp_instant home =
            problem->duties[busy[i]].end + 60 * (vp_instant)problem->drive[doctor * problem->n_duties + busy[i]];
        if (home > week->from && home + rest <= week->until)
            n = add_stretch(writer, detail, home, stretches, n);
    }
    write_choice(writer, detail, stretches, n);
    for (int i = 0; i < n_busy; i++) {
        const struct vp_duty *duty = &problem->duties[busy[i]];
        vp_instant drive = 60 * (vp_instant)problem->drive[doctor * problem->n_duties + busy[i]];
        vp_begin_row(program, -INFINITY, 1,
                     vp_arena_printf(program->arena, "%s_free[%s,%d]", writer->rule->id, detail, busy[i]));
        vp_add_entry(program, vp_scoped_x(writer, doctor, busy[i]), 1);
        for (int k = 0; k < n; k++)
            if (stretches[k].from < duty->end + drive && stretches[k].from + rest > duty->start - drive)
                vp_add_entry(program, stretches[k].column, 1);
        if (vp_row_entries(program) < 2)
            vp_drop_row(program);
    }
}

static void write_rows(struct vp_writer *writer)
{
    const struct vp_plan *plan = writer->problem->plan;
    size_t room = (size_t)writer->problem->n_duties + 1;
    int *busy = vp_arena_array(writer->program->arena, room, sizeof *busy);
    struct stretch *stretches = vp_arena_array(writer->program->arena, room, sizeof *stretches);
    const int step = writer->rule->figures.rolling ? 1 : 7;
    vp_day first = plan->from;
    if (step == 7 && vp_day_monday(first) < first)
        first = vp_day_monday(first) + 7;
    for (int d = 0; d < plan->doctors.n; d++) {
        int number = 0;
        for (vp_day day = first; day + 6 <= plan->to && vp_in_scope_doctor(writer, d); day += step) {
            struct week week = {vp_zone_instant(plan->zone, day, 0), vp_zone_instant(plan->zone, day + 7, 0), number++};
            write_week(writer, d, &week, busy, stretches);
        }
    }
}

static vp_instant drive_to(const struct vp_sequence *sequence, int i)
{
    const struct vp_problem *problem = sequence->problem;
    return 60 * (vp_instant)problem->drive[sequence->doctor * problem->n_duties + sequence->duty[i]];
}

/* When the doctor first leaves home for one of the duties from the i-th on: a long drive to a later one may begin before a short one to an earlier. */
static vp_instant leaves_home(const struct vp_sequence *sequence, int i)
{
    const struct vp_duty *duties = sequence->problem->duties;
    vp_instant leaves = duties[sequence->duty[i]].start - drive_to(sequence, i);
    for (int k = i + 1; k < sequence->n; k++) {
        vp_instant start = duties[sequence->duty[k]].start;
        if (start - 60 * (vp_instant)sequence->longest_drive >= leaves)
            break;
        leaves = start - drive_to(sequence, k) < leaves ? start - drive_to(sequence, k) : leaves;
    }
    return leaves;
}

/* Longest time free of duties and drives between two midnights. */
static vp_instant longest_rest(const struct vp_sequence *sequence, vp_instant from, vp_instant until, int *first)
{
    const struct vp_duty *duties = sequence->problem->duties;
    const vp_instant longest_drive = 60 * (vp_instant)sequence->longest_drive;
    vp_instant free_from = from;
    vp_instant longest = 0;
    while (*first < sequence->n && duties[sequence->duty[*first]].end + longest_drive <= from)
        (*first)++;
    for (int i = *first; i < sequence->n && duties[sequence->duty[i]].start - longest_drive < until; i++) {
        vp_instant home = duties[sequence->duty[i]].end + drive_to(sequence, i);
        vp_instant leaves = leaves_home(sequence, i);
        leaves = leaves < until ? leaves : until;
        longest = leaves - free_from > longest ? leaves - free_from : longest;
        free_from = home > free_from ? home : free_from;
    }
    return until - free_from > longest ? until - free_from : longest;
}

/* What makes most weeks quick: one duty alone leaves rest enough in any week, so only weeks that two duties touch are measured. */
struct prepared {
    bool one_is_fine;
    int *first_week; /* per duty: weeks that it and the longest drive of anybody touch, 0 = that of the first whole week; may be negative */
    int *last_week;
};

static int find_week(const struct vp_problem *problem, vp_instant instant, vp_day first)
{
    vp_day date;
    int minute;
    vp_zone_local(problem->plan->zone, instant, &date, &minute, NULL);
    return (int)floor((double)(date - first) / 7);
}

static int first_whole_week(const struct vp_plan *plan)
{
    return (7 - vp_day_weekday(plan->from)) % 7;
}

static const void *prepare(const struct vp_problem *problem, const struct vp_rule *rule, struct vp_arena *arena)
{
    const vp_instant shortest_week = 7 * 86400 - 3600; /* summer time begins */
    struct prepared *prepared = vp_arena_alloc(arena, sizeof *prepared);
    prepared->first_week = vp_arena_array(arena, (size_t)problem->n_duties, sizeof *prepared->first_week);
    prepared->last_week = vp_arena_array(arena, (size_t)problem->n_duties, sizeof *prepared->last_week);
    vp_instant drive = 0;
    for (int i = 0; i < problem->n_doctors * problem->n_duties; i++)
        drive = 60 * (vp_instant)problem->drive[i] > drive ? 60 * (vp_instant)problem->drive[i] : drive;
    vp_instant busy = 0;
    vp_day first = problem->plan->from + first_whole_week(problem->plan);
    for (int j = 0; j < problem->n_duties; j++) {
        const struct vp_duty *duty = &problem->duties[j];
        busy = duty->end - duty->start + 2 * drive > busy ? duty->end - duty->start + 2 * drive : busy;
        prepared->first_week[j] = find_week(problem, duty->start - drive, first);
        prepared->last_week[j] = find_week(problem, duty->end + drive, first);
    }
    prepared->one_is_fine = !rule->figures.rolling && (double)(shortest_week - busy) / 2 >= rule->figures.hours * 3600;
    return prepared;
}

/* Is the rule broken in the seven days from day number `day` of the period? `first` is a duty from which on duties can touch them. */
static bool is_broken(const struct vp_sequence *sequence, int day, int *first)
{
    vp_instant from = sequence->midnight[day];
    vp_instant until = sequence->midnight[day + 7];
    return longest_rest(sequence, from, until, first) < measure_rest(sequence->rule, from, until);
}

static double count_shared_weeks(const struct vp_sequence *sequence)
{
    const struct prepared *prepared = sequence->prepared;
    const struct vp_plan *plan = sequence->problem->plan;
    const int weekday = first_whole_week(plan);
    double broken = 0;
    int measured = -1; /* weeks up to this one are done */
    for (int i = 0; i + 1 < sequence->n; i++) {
        int from = prepared->first_week[sequence->duty[i + 1]];
        int to = prepared->last_week[sequence->duty[i]];
        for (int week = from > measured ? from : measured + 1; week <= to; week++) {
            int day = weekday + 7 * week;
            int first = i;
            measured = week;
            if (week >= 0 && plan->from + day + 6 <= plan->to)
                broken += is_broken(sequence, day, &first);
        }
    }
    return broken;
}

static double count_all_weeks(const struct vp_sequence *sequence)
{
    const struct vp_plan *plan = sequence->problem->plan;
    const int step = sequence->rule->figures.rolling ? 1 : 7;
    int first = 0;
    double broken = 0;
    for (int day = step == 7 ? first_whole_week(plan) : 0; plan->from + day + 6 <= plan->to; day += step)
        broken += is_broken(sequence, day, &first);
    return broken;
}

static double price(const struct vp_sequence *sequence)
{
    const struct prepared *prepared = sequence->prepared;
    double broken = prepared->one_is_fine ? count_shared_weeks(sequence) : count_all_weeks(sequence);
    if (broken > 0 && sequence->rule->hard)
        return INFINITY;
    return broken * sequence->rule->weight;
}

const struct vp_rule_program vp_program_weekly_rest = {.rows = write_rows, .prepare = prepare, .price = price};

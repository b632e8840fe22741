/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weekly rest: in every week one stretch of H hours without duty or drive. Columns z[d,w,k] ≥ 0, one for each place where the stretch
 * can begin in week w: at the start of the week, and where the drive home from a duty ends. One stretch is enough and one is chosen:
 *     Σ_k z[d,w,k] (+ s) = 1                                          weight · s where the rule is soft
 *     Σ_Q x[d,j] + Σ { z[d,w,k] : stretch k meets duty i or its drives } ≤ 1
 * for each duty i of the week, with Q = i and duties that clash with it and with each other and that meet all the stretches that i
 * meets. z needs no whole-number mark: with whole x, any z > 0 names a stretch that is wholly free. Stretches that meet a duty of the
 * past are none; where the past leaves no stretch, it is not this roster's fault, and the week says nothing. Nor does a week that no
 * duty of the period can touch. */
#include "solver/clash.h"
#include "solver/intervals.h"
#include "solver/rows.h"
#include "solver/spans.h"

#include <math.h>

struct stretch {
    vp_instant from;
    int column;
};

struct away {
    int duty;
    struct vp_stretch time; /* away from home */
};

struct week {
    struct vp_stretch time;
    vp_instant rest; /* asked for */
    const char *detail;
    struct away *busy; /* what the doctor can have that meets the week; those of the past are his */
    int n_busy;
    struct stretch *stretches;
    int n_stretches;
};

/* Seconds of rest that the rule asks of a week: never more than the week has, for one without duty is free enough (167.5 h when summer
 * time begins). */
static vp_instant measure_rest(const struct vp_rule *rule, struct vp_stretch week)
{
    vp_instant rest = (vp_instant)llround(rule->figures.hours * 3600);
    return rest < week.until - week.from ? rest : week.until - week.from;
}

static struct vp_stretch time_of(const struct vp_problem *problem, const struct vp_span *week)
{
    const struct vp_zone *zone = problem->plan->zone;
    return (struct vp_stretch){vp_zone_instant(zone, week->from, 0), vp_zone_instant(zone, week->to + 1, 0)};
}

/* The weeks that are judged, by first date: calendar weeks, or every seven dates. */
static struct vp_spans list_weeks(const struct vp_problem *problem, const struct vp_rule *rule, struct vp_arena *arena)
{
    struct vp_figures week = {.per = VP_PER_DAYS};
    if (rule->figures.rolling)
        week.days = 7;
    else
        week.weeks = 1;
    struct vp_spans spans = vp_list_spans(problem, &week, arena);
    if (spans.n == 1 && !spans.item[0].whole)
        spans.n = 0;
    return spans;
}

/* ---- rows ---- */

static bool list_busy(const struct vp_writer *writer, int doctor, struct week *week)
{
    bool open = false;
    week->n_busy = 0;
    for (int j = 0; j < writer->problem->n_duties; j++) {
        struct vp_stretch away = vp_time_away(writer->problem, doctor, j);
        if (!vp_stretches_meet(away, week->time) || vp_scoped_x(writer, doctor, j) < 0)
            continue;
        week->busy[week->n_busy++] = (struct away){j, away};
        open = open || j >= writer->problem->n_past;
    }
    return open;
}

static bool meets(const struct week *week, vp_instant from, const struct away *away)
{
    return vp_stretches_meet((struct vp_stretch){from, from + week->rest}, away->time);
}

static void add_stretch(struct vp_writer *writer, struct week *week, vp_instant from)
{
    if (from < week->time.from || from + week->rest > week->time.until)
        return;
    for (int k = 0; k < week->n_stretches; k++)
        if (week->stretches[k].from == from)
            return;
    for (int i = 0; i < week->n_busy; i++)
        if (week->busy[i].duty < writer->problem->n_past && meets(week, from, &week->busy[i]))
            return;
    const char *detail = vp_arena_printf(writer->program->arena, "%s,%d", week->detail, week->n_stretches);
    week->stretches[week->n_stretches++] = (struct stretch){from, vp_add_helper(writer, "z", detail)};
}

static void write_choice(struct vp_writer *writer, const struct week *week)
{
    vp_begin_rule_row(writer, 1, 1, NULL, week->detail);
    for (int k = 0; k < week->n_stretches; k++)
        vp_add_entry(writer->program, week->stretches[k].column, 1);
    if (!writer->rule->hard)
        vp_add_entry(writer->program, vp_add_slack(writer, week->detail, 1), 1);
}

/* Does `a` meet every stretch that `b` meets? */
static bool meets_all_of(const struct week *week, const struct away *a, const struct away *b)
{
    for (int k = 0; k < week->n_stretches; k++)
        if (meets(week, week->stretches[k].from, b) && !meets(week, week->stretches[k].from, a))
            return false;
    return true;
}

/* The row of busy duty i with whatever can be added to it; marks those for which it says as much as a row of their own. */
static void write_free(struct vp_writer *writer, int doctor, const struct week *week, int i, bool *said)
{
    struct vp_program *program = writer->program;
    const struct away *own = &week->busy[i];
    vp_begin_rule_row(writer, -INFINITY, 1, "free", vp_arena_printf(program->arena, "%s,%d", week->detail, own->duty));
    const struct vp_row *row = &program->rows.item[program->rows.n - 1];
    vp_add_entry(program, vp_scoped_x(writer, doctor, own->duty), 1);
    for (int other = 0; other < week->n_busy; other++) {
        const struct away *with = &week->busy[other];
        bool fits = other != i && with->duty >= writer->problem->n_past && meets_all_of(week, with, own);
        for (int e = row->first; e < row->first + row->n && fits; e++)
            fits = vp_clash(writer, doctor, program->columns.item[program->index.item[e]].duty, with->duty);
        if (!fits)
            continue;
        vp_add_entry(program, vp_scoped_x(writer, doctor, with->duty), 1);
        said[other] = said[other] || meets_all_of(week, own, with);
    }
    int duties = row->n;
    for (int k = 0; k < week->n_stretches; k++)
        if (meets(week, week->stretches[k].from, own))
            vp_add_entry(program, week->stretches[k].column, 1);
    if (vp_row_entries(program) == duties)
        vp_drop_row(program);
}

static void write_week(struct vp_writer *writer, int doctor, struct week *week)
{
    if (!list_busy(writer, doctor, week))
        return;
    week->n_stretches = 0;
    add_stretch(writer, week, week->time.from);
    for (int i = 0; i < week->n_busy; i++)
        add_stretch(writer, week, week->busy[i].time.until);
    if (week->n_stretches == 0)
        return;
    write_choice(writer, week);
    bool *said = vp_arena_array(writer->program->arena, (size_t)week->n_busy, sizeof *said);
    for (int i = 0; i < week->n_busy; i++)
        if (week->busy[i].duty >= writer->problem->n_past && !said[i])
            write_free(writer, doctor, week, i, said);
}

static void write_rows(struct vp_writer *writer)
{
    const struct vp_plan *plan = writer->problem->plan;
    struct vp_arena *arena = writer->program->arena;
    struct vp_spans spans = list_weeks(writer->problem, writer->rule, arena);
    size_t room = (size_t)writer->problem->n_duties + 1;
    struct week week = {.busy = vp_arena_array(arena, room, sizeof *week.busy),
                        .stretches = vp_arena_array(arena, room, sizeof *week.stretches)};
    for (int d = 0; d < plan->doctors.n; d++)
        for (int w = 0; w < spans.n && vp_in_scope_doctor(writer, d); w++) {
            week.time = time_of(writer->problem, &spans.item[w]);
            week.rest = measure_rest(writer->rule, week.time);
            week.detail = vp_arena_printf(arena, "%s,%d", plan->doctors.item[d].id, w);
            write_week(writer, d, &week);
        }
}

/* ---- price ---- */

/* What makes most weeks quick: where one duty alone leaves rest enough in any week, only weeks that two duties touch are measured. */
struct prepared {
    int n;
    struct vp_stretch *week; /* [week] */
    vp_instant *rest;        /* [week] asked for */
    bool *forgiven;          /* [doctor * n + week] the past alone breaks it; NULL = there is no past */
    bool one_is_fine;
    int *first_week; /* [duty] weeks that it and the longest drive of anybody touch; may be outside 0 … n - 1 */
    int *last_week;
};

/* When the doctor first leaves home for one of the duties from the i-th on: a long drive to a later one may begin before a short one to
 * an earlier. */
static vp_instant leaves_home(const struct vp_sequence *sequence, int i)
{
    const struct vp_problem *problem = sequence->problem;
    vp_instant leaves = vp_time_away(problem, sequence->doctor, sequence->duty[i]).from;
    for (int k = i + 1; k < sequence->n; k++) {
        if (problem->duties[sequence->duty[k]].start - 60 * (vp_instant)sequence->longest_drive >= leaves)
            break;
        vp_instant other = vp_time_away(problem, sequence->doctor, sequence->duty[k]).from;
        leaves = other < leaves ? other : leaves;
    }
    return leaves;
}

/* Longest time free of duties and drives in a week. */
static vp_instant longest_rest(const struct vp_sequence *sequence, struct vp_stretch week, int *first)
{
    const struct vp_duty *duties = sequence->problem->duties;
    const vp_instant longest_drive = 60 * (vp_instant)sequence->longest_drive;
    vp_instant free_from = week.from;
    vp_instant longest = 0;
    while (*first < sequence->n && duties[sequence->duty[*first]].end + longest_drive <= week.from)
        (*first)++;
    for (int i = *first; i < sequence->n && duties[sequence->duty[i]].start - longest_drive < week.until; i++) {
        vp_instant home = vp_time_away(sequence->problem, sequence->doctor, sequence->duty[i]).until;
        vp_instant leaves = leaves_home(sequence, i);
        leaves = leaves < week.until ? leaves : week.until;
        longest = leaves - free_from > longest ? leaves - free_from : longest;
        free_from = home > free_from ? home : free_from;
    }
    return week.until - free_from > longest ? week.until - free_from : longest;
}

/* Is the rule broken in the week? `first` is a duty from which on duties can touch it. */
static bool is_broken(const struct vp_sequence *sequence, int week, int *first)
{
    const struct prepared *prepared = sequence->prepared;
    if (longest_rest(sequence, prepared->week[week], first) >= prepared->rest[week])
        return false;
    return prepared->forgiven == NULL || !prepared->forgiven[sequence->doctor * prepared->n + week];
}

/* Weeks that each doctor's duties of the past break by themselves. */
static void forgive(struct prepared *prepared, const struct vp_problem *problem, int rule, struct vp_arena *arena)
{
    bool *forgiven = vp_arena_array(arena, (size_t)problem->n_doctors * (size_t)prepared->n + 1, sizeof *forgiven);
    int *list = vp_arena_array(arena, (size_t)problem->n_past, sizeof *list);
    for (int d = 0; d < problem->n_doctors; d++) {
        struct vp_sequence past = {
            .problem = problem, .rule = &problem->plan->rules.item[rule], .prepared = prepared, .doctor = d, .duty = list};
        for (int j = 0; j < problem->n_past; j++) {
            if (problem->past_doctor[j] != d || !vp_rule_speaks(problem, rule, j))
                continue;
            struct vp_stretch away = vp_time_away(problem, d, j);
            int longest = (int)((problem->duties[j].start - away.from) / 60);
            int home = (int)((away.until - problem->duties[j].end) / 60);
            longest = home > longest ? home : longest;
            past.longest_drive = longest > past.longest_drive ? longest : past.longest_drive;
            list[past.n++] = j;
        }
        int first = 0;
        for (int w = 0; w < prepared->n && past.n > 0; w++)
            forgiven[d * prepared->n + w] = is_broken(&past, w, &first);
    }
    prepared->forgiven = forgiven;
}

/* Dates since the first week began; fewer than 0 before it. */
static int find_date(const struct vp_problem *problem, vp_instant instant, vp_day first)
{
    vp_day date;
    int minute;
    vp_zone_local(problem->plan->zone, instant, &date, &minute, NULL);
    return date - first;
}

/* From when to when a duty can keep anybody away from home, at the longest. */
static vp_instant find_longest_away(const struct vp_problem *problem)
{
    vp_instant longest = 0;
    for (int d = 0; d < problem->n_doctors; d++)
        for (int j = 0; j < problem->n_duties; j++) {
            struct vp_stretch away = vp_time_away(problem, d, j);
            longest = away.until - away.from > longest ? away.until - away.from : longest;
        }
    return longest;
}

/* Which weeks a duty can touch, whoever has it, and whether one duty alone can ever break the rule. */
static void find_weeks(struct prepared *prepared, const struct vp_problem *problem, const struct vp_rule *rule,
                       vp_day first)
{
    const vp_instant shortest_week = 7 * 86400 - 3600; /* summer time begins */
    const vp_instant busy = find_longest_away(problem);
    const bool rolling = rule->figures.rolling;
    vp_instant drive = 0;
    for (int d = 0; d < problem->n_doctors; d++)
        for (int j = 0; j < problem->n_duties; j++) {
            struct vp_stretch away = vp_time_away(problem, d, j);
            vp_instant out = problem->duties[j].start - away.from;
            vp_instant home = away.until - problem->duties[j].end;
            drive = out > drive ? out : drive;
            drive = home > drive ? home : drive;
        }
    for (int j = 0; j < problem->n_duties; j++) {
        int from = find_date(problem, problem->duties[j].start - drive, first);
        int to = find_date(problem, problem->duties[j].end + drive, first);
        prepared->first_week[j] = rolling ? from - 6 : (int)floor(from / 7.0);
        prepared->last_week[j] = rolling ? to : (int)floor(to / 7.0);
    }
    prepared->one_is_fine = !rolling && (double)(shortest_week - busy) / 2 >= rule->figures.hours * 3600;
}

static const void *prepare(const struct vp_problem *problem, int rule, struct vp_arena *arena)
{
    struct prepared *prepared = vp_arena_alloc(arena, sizeof *prepared);
    const struct vp_rule *of = &problem->plan->rules.item[rule];
    struct vp_spans spans = list_weeks(problem, of, arena);
    prepared->n = spans.n;
    prepared->week = vp_arena_array(arena, (size_t)spans.n + 1, sizeof *prepared->week);
    prepared->rest = vp_arena_array(arena, (size_t)spans.n + 1, sizeof *prepared->rest);
    for (int w = 0; w < spans.n; w++) {
        prepared->week[w] = time_of(problem, &spans.item[w]);
        prepared->rest[w] = measure_rest(of, prepared->week[w]);
    }
    if (problem->n_past > 0)
        forgive(prepared, problem, rule, arena);
    prepared->first_week = vp_arena_array(arena, (size_t)problem->n_duties, sizeof *prepared->first_week);
    prepared->last_week = vp_arena_array(arena, (size_t)problem->n_duties, sizeof *prepared->last_week);
    if (spans.n > 0)
        find_weeks(prepared, problem, of, spans.item[0].from);
    return prepared;
}

static double count_shared_weeks(const struct vp_sequence *sequence)
{
    const struct prepared *prepared = sequence->prepared;
    double broken = 0;
    int measured = -1; /* weeks up to this one are done */
    for (int i = 0; i + 1 < sequence->n; i++) {
        int from = prepared->first_week[sequence->duty[i + 1]];
        int to = prepared->last_week[sequence->duty[i]];
        for (int week = from > measured ? from : measured + 1; week <= to; week++) {
            int first = i;
            measured = week;
            if (week >= 0 && week < prepared->n)
                broken += is_broken(sequence, week, &first);
        }
    }
    return broken;
}

static double count_all_weeks(const struct vp_sequence *sequence)
{
    const struct prepared *prepared = sequence->prepared;
    int first = 0;
    double broken = 0;
    int last = prepared->last_week[sequence->duty[0]];
    for (int i = 1; i < sequence->n; i++)
        last = prepared->last_week[sequence->duty[i]] > last ? prepared->last_week[sequence->duty[i]] : last;
    const int from = prepared->first_week[sequence->duty[0]];
    for (int week = from > 0 ? from : 0; week < prepared->n && week <= last; week++)
        broken += is_broken(sequence, week, &first);
    return broken;
}

static double price(const struct vp_sequence *sequence, double *shortage)
{
    (void)shortage;
    const struct prepared *prepared = sequence->prepared;
    if (prepared->n == 0 || sequence->n == 0)
        return 0;
    double broken = prepared->one_is_fine ? count_shared_weeks(sequence) : count_all_weeks(sequence);
    if (broken > 0 && sequence->rule->hard)
        return INFINITY;
    return broken * sequence->rule->weight;
}

/* Duties that keep a doctor away from home in one week. */
static vp_instant find_span(const struct vp_problem *problem, const struct vp_rule *rule)
{
    (void)rule;
    return 7 * 86400 + 3600 + 2 * find_longest_away(problem); /* summer time ends */
}

const struct vp_rule_program vp_program_weekly_rest = {
    .rows = write_rows, .prepare = prepare, .price = price, .span = find_span};

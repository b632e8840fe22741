/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole weekends: let w[d,t] be 1 if the doctor has a duty that begins on day t (solver/any.c), for the days of a weekend – Saturday and
 * Sunday, and Friday if the rule says so – on which duties in scope begin at all. All are 1 or all are 0:
 *     hard   w[t] = w[t'] for the first of these days and each other
 *     soft   s ≥ w[t] − w[t'] for every two of them, weight · s
 * The least s is 1 when some are 1 and some 0, else 0. A duty more may mend it, so a hard one that is broken counts as a shortage.
 * As limits of a tour: w[t] are events, and for every two of the days the later less the earlier is 0; where there are three days, two of
 * the three pairs differ if any do, so each pays half. */
#include "solver/any.h"
#include "solver/limits.h"
#include "solver/rows.h"

#include <math.h>

enum { DAYS = 3, FRIDAY = 1, SATURDAY = 2, SUNDAY = 4 };

/* Weekends of which every day lies in the period. */
struct weekends {
    vp_day friday; /* before the first of them */
    int n;
    unsigned char *days; /* [weekend] bits of days on which duties in scope begin */
};

static struct weekends list_weekends(const struct vp_problem *problem, int rule, struct vp_arena *arena)
{
    const struct vp_plan *plan = problem->plan;
    const bool with_friday = plan->rules.item[rule].figures.friday;
    vp_day first = with_friday ? plan->from : plan->from - 1;
    struct weekends weekends = {.friday = first + (VP_FRIDAY - vp_day_weekday(first) + 7) % 7};
    if (weekends.friday + 2 <= plan->to)
        weekends.n = (plan->to - 2 - weekends.friday) / 7 + 1;
    weekends.days = vp_arena_alloc(arena, (size_t)weekends.n + 1);
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        int days = problem->duties[j].date - weekends.friday;
        if (days >= 0 && days / 7 < weekends.n && days % 7 < DAYS && vp_rule_speaks(problem, rule, j))
            weekends.days[days / 7] |= (unsigned char)(1u << (unsigned)(days % 7));
    }
    for (int k = 0; k < weekends.n && !with_friday; k++)
        weekends.days[k] &= SATURDAY | SUNDAY;
    return weekends;
}

/* ---- rows ---- */

static void write_equal(struct vp_writer *writer, const char *detail, const struct vp_any *day, int n)
{
    for (int t = 1; t < n; t++) {
        if (day[0].n + day[t].n == 0)
            continue;
        vp_begin_rule_row(writer, 0, 0, NULL, vp_arena_printf(writer->program->arena, "%s,%d", detail, t));
        vp_add_any(writer->program, &day[0], 1);
        vp_add_any(writer->program, &day[t], -1);
    }
}

static void write_slack(struct vp_writer *writer, const char *detail, const struct vp_any *day, int n)
{
    int slack = vp_add_slack(writer, detail, 1);
    for (int t = 0; t < n; t++) {
        for (int other = 0; other < n; other++) {
            if (t == other || day[t].n == 0)
                continue;
            const char *name = vp_arena_printf(writer->program->arena, "%s,%d,%d", detail, t, other);
            vp_begin_rule_row(writer, -INFINITY, 0, NULL, name);
            vp_add_any(writer->program, &day[t], 1);
            vp_add_any(writer->program, &day[other], -1);
            vp_add_entry(writer->program, slack, -1);
        }
    }
}

/* The period's duties that begin on the date; returns how many. */
static int list_duties(const struct vp_problem *problem, vp_day date, int *duties)
{
    int n = 0;
    for (int j = problem->n_past; j < problem->n_duties; j++)
        if (problem->duties[j].date == date)
            duties[n++] = j;
    return n;
}

static struct vp_any write_day(struct vp_writer *writer, int doctor, vp_day date, int *duties)
{
    const struct vp_problem *problem = writer->problem;
    int n = list_duties(problem, date, duties);
    char text[VP_DAY_TEXT];
    const char *id = problem->plan->doctors.item[doctor].id;
    const char *detail = vp_arena_printf(writer->program->arena, "%s,%s", id, vp_day_format(date, text));
    return vp_write_any(writer, doctor, duties, n, true, detail);
}

static void write_weekend(struct vp_writer *writer, int doctor, const struct weekends *weekends, int k, int *duties)
{
    struct vp_any day[DAYS] = {{0}};
    int n = 0;
    int possible = 0;
    for (int t = 0; t < DAYS; t++)
        if ((weekends->days[k] >> (unsigned)t & 1) != 0)
            day[n++] = write_day(writer, doctor, weekends->friday + 7 * k + t, duties);
    for (int t = 0; t < n; t++)
        possible += day[t].n;
    const char *id = writer->problem->plan->doctors.item[doctor].id;
    const char *detail = vp_arena_printf(writer->program->arena, "%s,%d", id, k);
    if (possible > 0 && writer->rule->hard)
        write_equal(writer, detail, day, n);
    else if (possible > 0)
        write_slack(writer, detail, day, n);
}

static void write_rows(struct vp_writer *writer)
{
    const struct vp_problem *problem = writer->problem;
    struct weekends weekends = list_weekends(problem, writer->rule_number, writer->program->arena);
    int *duties = vp_arena_array(writer->program->arena, (size_t)problem->n_duties, sizeof *duties);
    for (int d = 0; d < problem->n_doctors; d++)
        for (int k = 0; k < weekends.n && vp_in_scope_doctor(writer, d); k++)
            if ((weekends.days[k] & (weekends.days[k] - 1)) != 0) /* two days or three */
                write_weekend(writer, d, &weekends, k, duties);
}

/* ---- prices ---- */

static const void *prepare(const struct vp_problem *problem, int rule, struct vp_arena *arena)
{
    struct weekends *weekends = vp_arena_alloc(arena, sizeof *weekends);
    *weekends = list_weekends(problem, rule, arena);
    return weekends;
}

static double price(const struct vp_sequence *sequence, double *shortage)
{
    const struct vp_problem *problem = sequence->problem;
    const struct weekends *weekends = sequence->prepared;
    double half = 0;
    int weekend = -1;
    unsigned had = 0;
    for (int i = 0; i <= sequence->n; i++) {
        int days = i < sequence->n ? problem->duties[sequence->duty[i]].date - weekends->friday : 7 * weekends->n;
        if (days < 0)
            continue;
        if (days / 7 != weekend) {
            half += had != 0 && had != weekends->days[weekend];
            weekend = days / 7;
            had = 0;
        }
        if (weekend < weekends->n && days % 7 < DAYS)
            had |= 1u << (unsigned)(days % 7) & weekends->days[weekend];
    }
    if (!sequence->rule->hard)
        return half * sequence->rule->weight;
    *shortage += half;
    return 0;
}

/* Said by date: a sum is never above 0 before its later day, nor below after it, unless the days differ. */
static void say_weekend(struct vp_limits *limits, const struct weekends *weekends, int k, int *duties)
{
    int event[DAYS];
    int n = 0;
    for (int t = 0; t < DAYS; t++)
        if ((weekends->days[k] >> (unsigned)t & 1) != 0)
            event[n++] =
                vp_limit_event(limits, duties, list_duties(limits->problem, weekends->friday + 7 * k + t, duties));
    for (int later = 1; later < n; later++)
        for (int earlier = 0; earlier < later; earlier++) {
            int sum = vp_limit_sum(limits, 0, 0);
            limits->sums.item[sum].weight /= n - 1;
            vp_limit_event_counts(limits, event[earlier], sum, -1);
            vp_limit_event_counts(limits, event[later], sum, 1);
        }
}

static bool say_limits(struct vp_limits *limits)
{
    const struct weekends weekends = list_weekends(limits->problem, limits->rule_number, limits->arena);
    int *duties = vp_arena_array(limits->arena, (size_t)limits->problem->n_duties + 1, sizeof *duties);
    for (int k = 0; k < weekends.n; k++)
        if ((weekends.days[k] & (weekends.days[k] - 1)) != 0) /* two days or three */
            say_weekend(limits, &weekends, k, duties);
    return true;
}

const struct vp_rule_program vp_program_whole_weekends = {
    .rows = write_rows, .prepare = prepare, .price = price, .limits = say_limits};

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rest: with out(j) and home(j) the ways to and from duty j, duty b after duty a needs
 *     start(b) − out(b) − end(a) − home(a) ≥ H
 * if a is one after which the rule asks for rest (`after`, `longer`), and they are not of one block. Where it asks for rest after every
 * duty, this is: the claims [start − out, end + home + H) of one doctor's duties are disjoint, and hard rules are clique rows of these
 * claims. Otherwise claims are no longer intervals – a duty that asks for nothing may be followed at once – and rows are cliques of
 * pairs; soft rules are rows on pairs always (solver/pairs.c). A hard rule of claims writes nothing for a doctor of whom another asks
 * for more rest after the same duties. What the past leaves no room for has no column.
 * As limits of a tour, soft rules are sums on pairs (solver/limits.c). */
#include "solver/clash.h"
#include "solver/intervals.h"
#include "solver/limits.h"
#include "solver/pairs.h"

#include <math.h>

static vp_instant rest_of(const struct vp_rule *rule)
{
    return (vp_instant)llround(rule->figures.hours * 3600);
}

static bool asks_after_all(const struct vp_rule *rule)
{
    return !rule->figures.after.given && rule->figures.longer <= 0;
}

static bool asks_after(const struct vp_rule *rule, const struct vp_duty *duty)
{
    if (rule->figures.after.given && !vp_selects(&rule->figures.after, duty))
        return false;
    return (double)(duty->end - duty->start) >= rule->figures.longer * 3600 - 1e-6;
}

/* Is there too little rest between a and the later b, both in the rule's scope? Not said of duties that overlap. */
static bool is_short(const struct vp_problem *problem, const struct vp_rule *rule, int doctor, int a, int b)
{
    const struct vp_duty *first = &problem->duties[a];
    const struct vp_duty *second = &problem->duties[b];
    if (first->end > second->start || vp_same_block(problem, a, b) || !asks_after(rule, first))
        return false;
    return vp_time_away(problem, doctor, b).from - vp_time_away(problem, doctor, a).until < rest_of(rule);
}

static bool is_broken(const struct vp_writer *writer, int doctor, int a, int b)
{
    return is_short(writer->problem, writer->rule, doctor, a, b);
}

bool vp_clash(const struct vp_writer *writer, int doctor, int a, int b)
{
    const struct vp_problem *problem = writer->problem;
    const struct vp_plan *plan = problem->plan;
    int first = a < b ? a : b;
    int second = a < b ? b : a;
    if (vp_share_time(&problem->duties[first], &problem->duties[second]))
        return true;
    for (int r = 0; r < plan->rules.n; r++) {
        const struct vp_rule *rule = &plan->rules.item[r];
        if (rule->kind != VP_RULE_rest || !rule->hard || (rule->doctors != NULL && !rule->doctors[doctor]))
            continue;
        if (vp_rule_speaks(problem, r, first) && vp_rule_speaks(problem, r, second) &&
            is_short(problem, rule, doctor, first, second))
            return true;
    }
    return false;
}

bool vp_rests_after_all(const struct vp_problem *problem, int rule, int doctor, int of)
{
    const struct vp_rule *rest = &problem->plan->rules.item[rule];
    if (rest->kind != VP_RULE_rest || !rest->hard || !asks_after_all(rest) ||
        (rest->doctors != NULL && !rest->doctors[doctor]))
        return false;
    for (int j = problem->n_past; j < problem->n_duties && problem->scope[rule] != NULL; j++)
        if (vp_rule_speaks(problem, of, j) && !vp_rule_speaks(problem, rule, j))
            return false;
    return true;
}

/* Does another rule ask for as much rest of the same duties, and more, or was it first? */
static bool is_implied(const struct vp_writer *writer, int doctor)
{
    const struct vp_problem *problem = writer->problem;
    const struct vp_rule *rules = problem->plan->rules.item;
    const double hours = writer->rule->figures.hours;
    for (int r = 0; r < problem->plan->rules.n; r++) {
        const double other = rules[r].figures.hours;
        bool before = other > hours ||
                      (other == hours &&
                       (r < writer->rule_number || !vp_rests_after_all(problem, writer->rule_number, doctor, r)));
        if (r != writer->rule_number && before && vp_rests_after_all(problem, r, doctor, writer->rule_number))
            return true;
    }
    return false;
}

/* No two duties whose starts are further apart than this leave too little rest. */
static vp_instant find_reach(const struct vp_problem *problem, const struct vp_rule *rule)
{
    vp_instant out = 0;
    vp_instant busy = 0;
    for (int d = 0; d < problem->n_doctors; d++)
        for (int j = 0; j < problem->n_duties; j++) {
            struct vp_stretch away = vp_time_away(problem, d, j);
            vp_instant start = problem->duties[j].start;
            busy = away.until - start > busy ? away.until - start : busy;
            out = start - away.from > out ? start - away.from : out;
        }
    return busy + rest_of(rule) + out;
}

static void forbid(struct vp_writer *writer)
{
    if (writer->problem->n_past > 0)
        vp_forbid_beside_past(writer, is_broken, find_reach(writer->problem, writer->rule));
}

static void write_claims(struct vp_writer *writer, int doctor)
{
    const struct vp_problem *problem = writer->problem;
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    struct vp_claim *claims = vp_arena_array(&scratch, (size_t)problem->n_duties, sizeof *claims);
    int n = 0;
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        int x = vp_scoped_x(writer, doctor, j);
        struct vp_stretch away = vp_time_away(problem, doctor, j);
        if (x >= 0)
            claims[n++] = (struct vp_claim){{away.from, away.until + rest_of(writer->rule)}, x};
    }
    vp_write_cliques(writer, doctor, claims, n);
    vp_arena_clear(&scratch);
}

static void write_rows(struct vp_writer *writer)
{
    const bool claims = writer->rule->hard && asks_after_all(writer->rule);
    const vp_instant reach = claims ? 0 : find_reach(writer->problem, writer->rule);
    for (int d = 0; d < writer->problem->n_doctors; d++) {
        if (!vp_in_scope_doctor(writer, d))
            continue;
        if (claims && is_implied(writer, d))
            continue;
        if (claims)
            write_claims(writer, d);
        else
            vp_write_pairs(writer, d, is_broken, reach);
    }
}

static double price(const struct vp_sequence *sequence, double *shortage)
{
    (void)shortage;
    const struct vp_problem *problem = sequence->problem;
    const vp_instant rest = rest_of(sequence->rule);
    const vp_instant longest = 60 * (vp_instant)sequence->longest_drive;
    double broken = 0;
    for (int i = 0; i < sequence->n; i++) {
        int a = sequence->duty[i];
        const struct vp_duty *first = &problem->duties[a];
        if (!asks_after(sequence->rule, first))
            continue;
        vp_instant rested = vp_time_away(problem, sequence->doctor, a).until + rest;
        for (int k = i + 1; k < sequence->n && problem->duties[sequence->duty[k]].start < rested + longest; k++) {
            int b = sequence->duty[k];
            if (b < problem->n_past || problem->duties[b].start < first->end ||
                vp_time_away(problem, sequence->doctor, b).from >= rested || vp_same_block(problem, a, b))
                continue;
            if (sequence->rule->hard)
                return INFINITY;
            broken += 1;
        }
    }
    return broken * sequence->rule->weight;
}

static bool say_limits(struct vp_limits *limits)
{
    vp_limit_pairs(limits, is_broken, find_reach(limits->problem, limits->rule));
    return true;
}

const struct vp_rule_program vp_program_rest = {
    .forbid = forbid, .rows = write_rows, .price = price, .limits = say_limits, .reach = find_reach};

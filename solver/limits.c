/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How sums, events and runs are put together; what they cost.
 *
 * Pairs are sums too: with B the duties that may not be had beside the earlier duty a, |B| x[a] + Σ_B x ≤ |B| is exceeded by one for each broken pair. */
#include "solver/limits.h"

#include "solver/clash.h"

static int date_of(const struct vp_limits *limits, int duty)
{
    return limits->problem->duties[duty].date - limits->problem->plan->from;
}

static bool is_his(const struct vp_limits *limits, int duty)
{
    const struct vp_problem *problem = limits->problem;
    if (limits->rule != NULL && !vp_rule_speaks(problem, limits->rule_number, duty))
        return false;
    return duty >= problem->n_past || problem->past_doctor[duty] == limits->doctor;
}

bool vp_limit_may(const struct vp_limits *limits, int duty)
{
    return is_his(limits, duty) && (duty < limits->problem->n_past || limits->next[duty] >= 0);
}

static double weight_of(const struct vp_limits *limits)
{
    return limits->rule == NULL || limits->rule->hard ? INFINITY : limits->rule->weight;
}

int vp_limit_sum(struct vp_limits *limits, double least, double most)
{
    struct vp_sum *sum = vp_vec_add(limits->arena, &limits->sums);
    *sum = (struct vp_sum){.least = least, .most = most, .weight = weight_of(limits), .first = -1, .last = -1};
    return limits->sums.n - 1;
}

static void stretch(struct vp_sum *sum, int date)
{
    if (sum->first < 0 || date < sum->first)
        sum->first = date;
    if (date > sum->last)
        sum->last = date;
}

void vp_limit_duty(struct vp_limits *limits, int sum, int duty, double value)
{
    if (value == 0 || !is_his(limits, duty))
        return;
    struct vp_sum *of = &limits->sums.item[sum];
    if (duty < limits->problem->n_past) {
        of->start += value;
        return;
    }
    stretch(of, date_of(limits, duty));
    *vp_vec_add(limits->arena, &limits->of[duty].counts) = (struct vp_count){sum, value};
}

int vp_limit_event(struct vp_limits *limits, const int *duty, int n)
{
    struct vp_event *event = vp_vec_add(limits->arena, &limits->events);
    *event = (struct vp_event){.first = -1, .last = -1};
    for (int i = 0; i < n; i++) {
        if (!is_his(limits, duty[i]))
            continue;
        if (duty[i] < limits->problem->n_past) {
            event->met = true;
            continue;
        }
        const int date = date_of(limits, duty[i]);
        event->first = event->first < 0 || date < event->first ? date : event->first;
        event->last = date > event->last ? date : event->last;
        *vp_vec_add(limits->arena, &limits->of[duty[i]].events) = limits->events.n - 1;
    }
    return limits->events.n - 1;
}

void vp_limit_event_counts(struct vp_limits *limits, int event, int sum, double value)
{
    struct vp_event *of = &limits->events.item[event];
    if (of->met)
        limits->sums.item[sum].start += value;
    else
        *vp_vec_add(limits->arena, &of->counts) = (struct vp_count){sum, value};
}

void vp_limit_run(struct vp_limits *limits, bool on, double least, double most)
{
    const struct vp_problem *problem = limits->problem;
    struct vp_run *run = vp_vec_add(limits->arena, &limits->runs);
    *run = (struct vp_run){.on = on, .least = least, .most = most, .weight = weight_of(limits)};
    run->duty = vp_arena_array(limits->arena, (size_t)problem->n_duties + 1, sizeof *run->duty);
    int known = problem->plan->from - problem->known_from;
    bool *past = vp_arena_array(limits->arena, (size_t)known + 1, sizeof *past);
    for (int j = 0; j < problem->n_duties; j++) {
        run->duty[j] = is_his(limits, j);
        if (j < problem->n_past && run->duty[j])
            past[problem->duties[j].date - problem->known_from] = true;
    }
    int length = 1;
    while (length < known && past[known - 1 - length] == past[known - 1])
        length++;
    run->edge = length >= known;
    run->past = known == 0 ? 0 : past[known - 1] ? length : -length;
}

/* The duties that are broken beside a, into `with`; returns how many. */
static int list_broken(const struct vp_limits *limits, vp_pair_test *broken, vp_instant reach, int a, int *with)
{
    const struct vp_problem *problem = limits->problem;
    const struct vp_writer writer = {.problem = problem, .rule = limits->rule, .rule_number = limits->rule_number};
    int n = 0;
    for (int b = a + 1; b < problem->n_duties && problem->duties[b].start - problem->duties[a].start <= reach; b++)
        if (b >= problem->n_past && vp_limit_may(limits, b) && !vp_same_block(problem, a, b) &&
            broken(&writer, limits->doctor, a, b))
            with[n++] = b;
    return n;
}

void vp_limit_pairs(struct vp_limits *limits, vp_pair_test *broken, vp_instant reach)
{
    const struct vp_problem *problem = limits->problem;
    int *with = vp_arena_array(limits->arena, (size_t)problem->n_duties + 1, sizeof *with);
    for (int a = 0; a < problem->n_duties; a++) {
        const int n = vp_limit_may(limits, a) ? list_broken(limits, broken, reach, a, with) : 0;
        const int sum = n > 0 && a >= problem->n_past ? vp_limit_sum(limits, -INFINITY, n) : -1;
        for (int i = 0; i < n && sum < 0; i++)
            limits->of[with[i]].cost += limits->rule->weight;
        if (sum < 0)
            continue;
        vp_limit_duty(limits, sum, a, n);
        for (int i = 0; i < n; i++)
            vp_limit_duty(limits, sum, with[i], 1);
    }
}

double vp_sum_price(const struct vp_sum *sum, double value)
{
    if (sum->term != NULL)
        return vp_fairness_price(sum->term, sum->target, value);
    double off = fmax(0, value - vp_sum_most(sum)) + fmax(0, sum->least - value);
    if (off <= 1e-9)
        return 0;
    return isinf(sum->weight) ? INFINITY : sum->weight * off;
}

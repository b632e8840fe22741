/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How sums, events and runs are put together; what they cost. */
#include "solver/limits.h"

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
    *event = (struct vp_event){.last = -1};
    for (int i = 0; i < n; i++) {
        if (!is_his(limits, duty[i]))
            continue;
        if (duty[i] < limits->problem->n_past) {
            event->met = true;
            continue;
        }
        event->last = date_of(limits, duty[i]) > event->last ? date_of(limits, duty[i]) : event->last;
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

double vp_sum_price(const struct vp_sum *sum, double value)
{
    if (sum->term != NULL)
        return vp_fairness_price(sum->term, sum->target, value);
    double off = fmax(0, value - vp_sum_most(sum)) + fmax(0, sum->least - value);
    if (off <= 1e-9)
        return 0;
    return isinf(sum->weight) ? INFINITY : sum->weight * off;
}

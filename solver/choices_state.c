/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a label's state changes with a duty and with a midnight, and when one state is as good as another.
 *
 * As good. Let both states go on with the same duties, which add f to a sum, 0 ≤ f ≤ F. A sum's price is convex, so price(a + f) − price(b + f) is largest
 * at f = 0 if a < b, and at f = F if a > b. A hard limit above is kept by a wherever b keeps it if a ≤ b or a + F is within it; one below if a ≥ b or it is
 * met already. Runs compare likewise, case by case; of an event that only a has had, b may still win the reward. One that only b has had may come to count for a
 * alone: it is looked at by itself, since of the events of one sum one at most can – weekends follow each other, and a duty of b's over several days blocks
 * what else could count for any of them but the last. */
#include "solver/choices.h"

static bool add_to_sum(const struct vp_limits *limits, double *state, const struct vp_count *count)
{
    const struct vp_sum *sum = &limits->sums.item[count->sum];
    state[sum->slot] += count->value;
    return !vp_sum_hard(sum) || state[sum->slot] <= vp_sum_most(sum) + 1e-9;
}

bool vp_choices_take(const struct vp_choices *choices, int i, double *state, double *cost)
{
    const struct vp_limits *limits = &choices->limits;
    const int j = choices->duty[i];
    const struct vp_of_duty *of = &limits->of[j];
    bool fits = true;
    *cost += of->cost;
    for (int k = 0; k < of->counts.n && fits; k++)
        fits = add_to_sum(limits, state, &of->counts.item[k]);
    for (int e = 0; e < of->events.n && fits; e++) {
        const struct vp_event *event = &limits->events.item[of->events.item[e]];
        if (state[event->slot] != 0)
            continue;
        state[event->slot] = 1;
        *cost -= event->reward;
        for (int k = 0; k < event->counts.n && fits; k++)
            fits = add_to_sum(limits, state, &event->counts.item[k]);
    }
    for (int r = 0; r < limits->runs.n; r++)
        if (limits->runs.item[r].duty[j])
            state[limits->runs.item[r].slot + 2] = 1;
    return fits;
}

static bool charge(const struct vp_run *run, double units, double *cost)
{
    if (units <= 1e-9)
        return true;
    if (isinf(run->weight))
        return false;
    *cost += run->weight * units;
    return true;
}

/* The date is over for the run. */
static bool pass_run(const struct vp_run *run, int date, double *state, double *cost)
{
    double *length = &state[run->slot];
    double *edge = &state[run->slot + 1];
    bool on = state[run->slot + 2] != 0;
    state[run->slot + 2] = 0;
    if (*length == 0) { /* the known time begins */
        *length = on ? 1 : -1;
        *edge = 1;
    } else if (on == (*length > 0)) {
        *length += on ? 1 : -1;
    } else {
        /* The run that ends is one of those that the rule speaks of, began in the known time and reaches into the period. */
        bool judged = run->on != on && *edge == 0 && (date > 0 || !run->on);
        if (judged && !charge(run, run->least - fabs(*length), cost))
            return false;
        *length = on ? 1 : -1;
        *edge = 0;
    }
    /* What the past alone has too much of is forgiven; each date of the period beyond the limit counts. */
    return !run->on || !on || *length <= run->most || charge(run, 1, cost);
}

bool vp_choices_pass(const struct vp_choices *choices, int date, double *state, double *cost)
{
    const struct vp_limits *limits = &choices->limits;
    for (int r = 0; r < limits->runs.n; r++)
        if (!pass_run(&limits->runs.item[r], date, state, cost))
            return false;
    for (int i = 0; i < choices->closing[date].list.n; i++) {
        const struct vp_sum *sum = &limits->sums.item[choices->closing[date].list.item[i]];
        *cost += vp_sum_price(sum, state[sum->slot]);
        state[sum->slot] = 0;
    }
    for (int i = 0; i < choices->opening[date + 1].list.n; i++) {
        const struct vp_sum *sum = &limits->sums.item[choices->opening[date + 1].list.item[i]];
        state[sum->slot] = sum->start;
    }
    const double *future = &choices->future[(size_t)(date + 1) * (size_t)limits->sums.n];
    for (int s = 0; s < limits->sums.n; s++) {
        const struct vp_sum *sum = &limits->sums.item[s];
        bool open = sum->slot >= 0 && sum->first <= date && sum->last > date;
        if (open && vp_sum_hard(sum) && state[sum->slot] + future[s] < sum->least - 1e-9)
            return false;
    }
    return *cost < INFINITY;
}

double vp_choices_guess(const struct vp_choices *choices, int date, const double *state)
{
    const struct vp_limits *limits = &choices->limits;
    const double *future = &choices->future[(size_t)(date + 1) * (size_t)limits->sums.n];
    double points = 0;
    for (int s = 0; s < limits->sums.n; s++) {
        const struct vp_sum *sum = &limits->sums.item[s];
        if (sum->slot < 0 || sum->first > date || sum->last <= date || vp_sum_hard(sum))
            continue;
        double wanted = choices->future[s] > 0 && sum->term != NULL ? sum->target * future[s] / choices->future[s] : 0;
        double more = sum->term != NULL ? 0 : fmax(0, sum->least - state[sum->slot]);
        points += vp_sum_price(sum, state[sum->slot] + wanted + more);
    }
    return points;
}

static uint64_t mix(uint64_t key, uint64_t value)
{
    key ^= value + 0x9e3779b97f4a7c15u + (key << 6) + (key >> 2);
    return key * 0xff51afd7ed558ccdu;
}

uint64_t vp_choices_key(const struct vp_choices *choices, int date, const double *state, int paces)
{
    const struct vp_limits *limits = &choices->limits;
    uint64_t key = 1;
    for (int r = 0; r < limits->runs.n; r++) {
        const struct vp_run *run = &limits->runs.item[r];
        double length = state[run->slot];
        double most = isfinite(run->most) ? run->most : fmax(run->least, 1); /* beyond it, longer is the same */
        length = run->on ? fmax(fmin(length, most), -1) : fmin(fmax(length, -fmax(run->least, 1)), 1);
        key = mix(key, (uint64_t)(int64_t)length);
    }
    const double *future = &choices->future[(size_t)(date + 1) * (size_t)limits->sums.n];
    for (int s = 0; s < limits->sums.n && paces > 0; s++) {
        const struct vp_sum *sum = &limits->sums.item[s];
        bool binds = sum->slot >= 0 && sum->first <= date && sum->last > date && sum->term == NULL &&
                     isfinite(sum->least) && sum->most > 0 && state[sum->slot] + future[s] > sum->most;
        if (binds)
            key = mix(key, (uint64_t)(int64_t)floor(paces * state[sum->slot] / sum->most));
    }
    return key;
}

static double worse_sum(const struct vp_sum *sum, double a, double b, double future)
{
    if (a == b)
        return 0;
    if (vp_sum_hard(sum)) {
        if (a < b)
            return isinf(sum->least) || a >= sum->least ? 0 : INFINITY;
        return a + future <= vp_sum_most(sum) + 1e-9 ? 0 : INFINITY;
    }
    double more = a < b ? 0 : future;
    return vp_sum_price(sum, a + more) - vp_sum_price(sum, b + more);
}

static double worse_run(const struct vp_run *run, const double *a, const double *b)
{
    double la = a[run->slot];
    double lb = b[run->slot];
    bool ea = a[run->slot + 1] != 0;
    bool eb = b[run->slot + 1] != 0;
    bool satisfied = ea || fabs(la) >= run->least;
    if (la == lb && ea == eb)
        return 0;
    if (run->on) {
        if (la > 0 && lb > 0)
            return (la <= lb || isinf(run->most)) && (satisfied || (la >= lb && !eb)) ? 0 : INFINITY;
        if (la > 0)
            return isinf(run->most) && satisfied ? 0 : INFINITY;
        return lb > 0 && run->least > 1 ? INFINITY : 0;
    }
    if (la <= 0 && lb <= 0)
        return satisfied || (-la >= -lb && !eb) ? 0 : INFINITY;
    if (la <= 0)
        return satisfied ? 0 : INFINITY;
    return lb > 0 || run->least <= 1 ? 0 : INFINITY;
}

/* One of them has had the event, the other not. */
static double worse_event(const struct vp_limits *limits, const struct vp_event *event, const double *a, const double *b)
{
    bool had = a[event->slot] != 0;
    for (int k = 0; k < event->counts.n; k++) {
        const struct vp_sum *sum = &limits->sums.item[event->counts.item[k].sum];
        double lead = had ? 0 : event->counts.item[k].value; /* that a may come to add where b need not */
        if (sum->term != NULL || isfinite(sum->least) || (!had && !vp_sum_hard(sum)) || a[sum->slot] + lead > b[sum->slot])
            return INFINITY;
    }
    return had ? event->reward : 0;
}

double vp_choices_worse(const struct vp_choices *choices, int date, const double *a, const double *b)
{
    const struct vp_limits *limits = &choices->limits;
    double more = 0;
    for (int r = 0; r < limits->runs.n && more < INFINITY; r++)
        more += worse_run(&limits->runs.item[r], a, b);
    for (int e = 0; e < limits->events.n && more < INFINITY; e++) {
        const struct vp_event *event = &limits->events.item[e];
        if (event->last > date && a[event->slot] != b[event->slot])
            more += worse_event(limits, event, a, b);
    }
    const double *future = &choices->future[(size_t)(date + 1) * (size_t)limits->sums.n];
    for (int s = 0; s < limits->sums.n && more < INFINITY; s++) {
        const struct vp_sum *sum = &limits->sums.item[s];
        if (sum->slot >= 0 && sum->first <= date && sum->last > date)
            more += worse_sum(sum, a[sum->slot], b[sum->slot], future[s]);
    }
    return more;
}

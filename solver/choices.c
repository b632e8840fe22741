/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A choices is made once for each doctor: which duties clash (asked of the rules on pairs, two duties at a time), the limits that the other rules say, and
 * where in a label's state each sum stands. Sums that are never open together share a place; one that nothing can break has none.
 *
 * Worse. Let two labels go on with the same duties, which add f to a sum, 0 ≤ f ≤ F. A sum's price is convex, so price(a + f) − price(b + f) is largest at f = 0 if
 * a < b, and at f = F if a > b. A hard limit above is kept by a wherever b keeps it if a ≤ b or a + F is within it; one below if a ≥ b or it is met already. */
#include "solver/choices.h"

#include <assert.h>
#include <string.h>

static void list_duties(struct vp_choices *choices, const struct vp_local *local, struct vp_arena *arena)
{
    const struct vp_problem *problem = local->problem;
    choices->duty = vp_arena_array(arena, (size_t)problem->n_duties + 1, sizeof *choices->duty);
    choices->first = vp_arena_array(arena, (size_t)choices->dates + 2, sizeof *choices->first);
    int date = 0;
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        if (local->program->x[choices->doctor * problem->n_duties + j] < 0)
            continue;
        int of = problem->duties[j].date - problem->plan->from;
        while (date <= of)
            choices->first[date++] = choices->n;
        choices->duty[choices->n++] = j;
    }
    while (date <= choices->dates + 1)
        choices->first[date++] = choices->n;
}

/* Does a hard rule on pairs speak against his having both? */
static bool is_clash(const struct vp_local *local, int doctor, int a, int b)
{
    int pair[2] = {a, b};
    for (int r = 0; r < local->n_rules; r++) {
        const struct vp_rule *rule = local->rules[r].sequence.rule;
        double shortage = 0;
        if (local->rules[r].program->reach != NULL && rule->hard &&
            vp_local_price_rule(local, r, doctor, pair, 2, &shortage) == INFINITY)
            return true;
    }
    return false;
}

/* Duties whose starts are further apart never clash. */
static vp_instant find_reach(const struct vp_local *local)
{
    vp_instant reach = 0;
    for (int r = 0; r < local->n_rules; r++) {
        const struct vp_rule *rule = local->rules[r].sequence.rule;
        if (local->rules[r].program->reach == NULL || !rule->hard)
            continue;
        vp_instant of = local->rules[r].program->reach(local->problem, rule);
        reach = of > reach ? of : reach;
    }
    return reach;
}

static void find_clashes(struct vp_choices *choices, const struct vp_local *local, struct vp_arena *arena)
{
    const struct vp_duty *duties = local->problem->duties;
    const vp_instant reach = find_reach(local);
    choices->clash = vp_arena_array(arena, (size_t)choices->n + 1, sizeof *choices->clash);
    for (int i = 0; i < choices->n; i++) {
        const struct vp_duty *duty = &duties[choices->duty[i]];
        const int begin = choices->first[duty->date - local->problem->plan->from];
        for (int k = i + 1; k < choices->n && duties[choices->duty[k]].start - duty->start <= reach; k++) {
            if (!is_clash(local, choices->doctor, choices->duty[i], choices->duty[k]))
                continue;
            /* A label sees so many duties ahead, counted from the first of the date that it stands at. */
            if (k - begin < VP_SEEN_AHEAD)
                choices->clash[i] |= (uint64_t)1 << (k - i - 1);
            else
                choices->exact = false;
        }
    }
}

/* The first of his duties, by start, that he can have after each. */
static const int *find_next(const struct vp_choices *choices, int n_duties, struct vp_arena *arena)
{
    int *next = vp_arena_array(arena, (size_t)n_duties + 1, sizeof *next);
    for (int j = 0; j < n_duties; j++)
        next[j] = -1;
    for (int i = 0; i < choices->n; i++) {
        int ahead = 0;
        while (ahead < VP_SEEN_AHEAD && (choices->clash[i] >> ahead & 1) != 0)
            ahead++;
        next[choices->duty[i]] = i + 1 + ahead < choices->n ? choices->duty[i + 1 + ahead] : n_duties;
    }
    return next;
}

static bool are_alone(const struct vp_choices *choices, int from, int until)
{
    if (until - from > VP_SEEN_AHEAD)
        return false;
    for (int i = from; i < until; i++)
        for (int k = i + 1; k < until; k++)
            if ((choices->clash[i] >> (k - i - 1) & 1) == 0)
                return false;
    return true;
}

/* ---- what he wishes, and his fair share ---- */

static void say_wanted_date(struct vp_limits *limits, const struct vp_wish *wish, vp_day date, int *duties)
{
    const struct vp_problem *problem = limits->problem;
    int n = 0;
    for (int j = problem->n_past; j < problem->n_duties && problem->duties[j].date <= date; j++)
        if (problem->duties[j].date == date && (wish->lines == NULL || wish->lines[problem->duties[j].line]))
            duties[n++] = j;
    int event = vp_limit_event(limits, duties, n);
    limits->events.item[event].reward = wish->weight;
    limits->constant += wish->weight;
}

static void say_wishes(struct vp_limits *limits, const struct vp_local *local)
{
    const struct vp_problem *problem = limits->problem;
    const struct vp_plan *plan = problem->plan;
    const struct vp_doctor *who = &plan->doctors.item[limits->doctor];
    int *duties = vp_arena_array(limits->arena, (size_t)problem->n_duties + 1, sizeof *duties);
    for (int j = problem->n_past; j < problem->n_duties; j++)
        limits->of[j].cost += local->avoid[limits->doctor * problem->n_duties + j];
    for (int w = 0; w < who->wishes.n; w++) {
        const struct vp_wish *wish = &who->wishes.item[w];
        vp_day from = wish->dates.from > plan->from ? wish->dates.from : plan->from;
        vp_day to = wish->dates.to < plan->to ? wish->dates.to : plan->to;
        for (vp_day date = from; date <= to && wish->want; date++)
            if (vp_days_hold(wish->days, date))
                say_wanted_date(limits, wish, date, duties);
    }
}

static void say_fairness(struct vp_limits *limits, const struct vp_local *local)
{
    const struct vp_problem *problem = limits->problem;
    const struct vp_plan *plan = problem->plan;
    for (int t = 0; t < plan->fairness.n; t++) {
        const struct vp_fairness_term *term = &plan->fairness.item[t];
        int sum = vp_limit_sum(limits, -INFINITY, INFINITY);
        limits->sums.item[sum].term = term;
        limits->sums.item[sum].target = problem->target[limits->doctor * plan->categories.n + term->category];
        for (int j = problem->n_past; j < problem->n_duties; j++)
            vp_limit_duty(limits, sum, j, local->load[(size_t)t * (size_t)problem->n_duties + (size_t)j]);
    }
}

static void say_limits(struct vp_choices *choices, const struct vp_local *local, struct vp_arena *arena)
{
    struct vp_limits *limits = &choices->limits;
    *limits = (struct vp_limits){.problem = local->problem, .doctor = choices->doctor, .arena = arena};
    limits->of = vp_arena_array(arena, (size_t)local->problem->n_duties + 1, sizeof *limits->of);
    limits->next = find_next(choices, local->problem->n_duties, arena);
    for (int r = 0; r < local->n_rules; r++) {
        const struct vp_local_rule *entry = &local->rules[r];
        const struct vp_rule *rule = entry->sequence.rule;
        limits->rule = rule;
        limits->rule_number = entry->number;
        bool silent = rule->doctors != NULL && !rule->doctors[choices->doctor];
        bool said = silent || (entry->program->reach != NULL && rule->hard) ||
                    (entry->program->limits != NULL && entry->program->limits(limits));
        if (said)
            continue;
        *vp_vec_add(arena, &choices->priced.list) = r;
        choices->exact = false;
    }
    limits->rule = NULL;
    say_wishes(limits, local);
    say_fairness(limits, local);
}

/* ---- dates and places of what was said ---- */

static void stretch(struct vp_sum *sum, int date)
{
    sum->first = sum->first < 0 ? date : sum->first;
    sum->last = date;
}

/* A sum is open while duties that he may have count in it. */
static void date_sums(struct vp_choices *choices)
{
    struct vp_limits *limits = &choices->limits;
    for (int s = 0; s < limits->sums.n; s++)
        limits->sums.item[s].first = limits->sums.item[s].last = -1;
    for (int date = 0; date < choices->dates; date++)
        for (int i = choices->first[date]; i < choices->first[date + 1]; i++) {
            const struct vp_of_duty *of = &limits->of[choices->duty[i]];
            for (int k = 0; k < of->counts.n; k++)
                stretch(&limits->sums.item[of->counts.item[k].sum], date);
            for (int e = 0; e < of->events.n; e++) {
                const struct vp_event *event = &limits->events.item[of->events.item[e]];
                for (int k = 0; k < event->counts.n; k++)
                    stretch(&limits->sums.item[event->counts.item[k].sum], date);
            }
        }
}

/* What duty number i can add to the sums, into own[]. */
static void add_up(const struct vp_choices *choices, int i, double *own)
{
    const struct vp_limits *limits = &choices->limits;
    const struct vp_of_duty *of = &limits->of[choices->duty[i]];
    assert(of->events.n == 0 || limits->events.item != NULL);
    memset(own, 0, (size_t)limits->sums.n * sizeof *own);
    for (int k = 0; k < of->counts.n; k++)
        own[of->counts.item[k].sum] += of->counts.item[k].value;
    for (int e = 0; e < of->events.n; e++) {
        const struct vp_event *event = &limits->events.item[of->events.item[e]];
        for (int k = 0; k < event->counts.n; k++)
            own[event->counts.item[k].sum] += event->counts.item[k].value;
    }
}

/* Can anything that he may have bring the sum beyond its limits? `most` and `least`: the most and the least that can be added. */
static bool can_bind(const struct vp_sum *sum, double least, double most)
{
    return sum->term != NULL || sum->start + most > vp_sum_most(sum) || sum->start + least < sum->least;
}

static void find_binding(struct vp_choices *choices, struct vp_arena *arena)
{
    const size_t sums = (size_t)choices->limits.sums.n;
    double *most = vp_arena_array(arena, 3 * sums + 1, sizeof *most);
    double *day = most + sums;
    double *own = day + sums;
    double *least = vp_arena_array(arena, sums + 1, sizeof *least);
    for (int date = choices->dates - 1; date >= 0; date--) {
        memset(day, 0, sums * sizeof *day);
        for (int i = choices->first[date]; i < choices->first[date + 1]; i++) {
            add_up(choices, i, own);
            for (size_t s = 0; s < sums; s++) {
                day[s] = choices->alone[date] ? fmax(day[s], own[s]) : day[s] + fmax(0, own[s]);
                least[s] += fmin(0, own[s]);
            }
        }
        for (size_t s = 0; s < sums; s++)
            most[s] += day[s];
    }
    for (int s = 0; s < choices->limits.sums.n; s++) {
        struct vp_sum *sum = &choices->limits.sums.item[s];
        sum->slot = sum->first >= 0 && can_bind(sum, least[s], most[s]) ? 0 : -1; /* where: place_sums */
        /* A sum of which he can have nothing costs what it costs; INFINITY: no tour of his is lawful. */
        choices->limits.constant += sum->first >= 0 ? 0 : vp_sum_price(sum, sum->start);
    }
}

static void list_sums(struct vp_choices *choices, struct vp_arena *arena)
{
    struct vp_limits *limits = &choices->limits;
    const size_t dates = (size_t)choices->dates;
    choices->closing = vp_arena_array(arena, dates + 1, sizeof *choices->closing);
    choices->opening = vp_arena_array(arena, dates + 2, sizeof *choices->opening);
    choices->open = vp_arena_array(arena, dates + 2, sizeof *choices->open);
    for (int s = 0; s < limits->sums.n; s++) {
        const struct vp_sum *sum = &limits->sums.item[s];
        if (sum->slot < 0)
            continue;
        *vp_vec_add(arena, &choices->opening[sum->first].list) = s;
        *vp_vec_add(arena, &choices->closing[sum->last].list) = s;
        for (int date = sum->first; date <= sum->last; date++)
            *vp_vec_add(arena, &choices->open[date].list) = s;
    }
}

static void place_sums(struct vp_choices *choices, struct vp_arena *arena)
{
    struct vp_limits *limits = &choices->limits;
    struct vp_ints unused = {0};
    list_sums(choices, arena);
    for (int date = 0; date < choices->dates; date++) {
        for (int i = 0; i < choices->opening[date].list.n; i++) {
            struct vp_sum *sum = &limits->sums.item[choices->opening[date].list.item[i]];
            sum->slot = unused.list.n > 0 ? unused.list.item[--unused.list.n] : limits->slots++;
        }
        for (int i = 0; i < choices->closing[date].list.n; i++)
            *vp_vec_add(arena, &unused.list) = limits->sums.item[choices->closing[date].list.item[i]].slot;
    }
    choices->start = vp_arena_array(arena, (size_t)limits->slots + 1, sizeof *choices->start);
    for (int i = 0; choices->dates > 0 && i < choices->opening[0].list.n; i++) {
        const struct vp_sum *sum = &limits->sums.item[choices->opening[0].list.item[i]];
        choices->start[sum->slot] = sum->start;
    }
    for (int e = 0; e < limits->events.n; e++)
        limits->constant -= limits->events.item[e].met ? limits->events.item[e].reward : 0;
}

double vp_sum_worse(const struct vp_sum *sum, double a, double b, double future)
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

void vp_choices_init(struct vp_choices *choices, const struct vp_local *local, int doctor, struct vp_arena *arena)
{
    const struct vp_plan *plan = local->problem->plan;
    *choices = (struct vp_choices){.doctor = doctor, .dates = plan->to - plan->from + 1, .exact = true};
    list_duties(choices, local, arena);
    find_clashes(choices, local, arena);
    choices->alone = vp_arena_array(arena, (size_t)choices->dates + 1, sizeof *choices->alone);
    for (int date = 0; date < choices->dates; date++)
        choices->alone[date] = are_alone(choices, choices->first[date], choices->first[date + 1]);
    say_limits(choices, local, arena);
    date_sums(choices);
    find_binding(choices, arena);
    place_sums(choices, arena);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The prices of the local search. One doctor's are
 *     fairness  +  wishes  +  Σ_rules price(duties of the doctor)
 * all at once (vp_local_price), or, for a move, part by part and only as far as it matters:
 *   - Every part is 0 or more, so what a move changes is at least the new prices of some parts less all old ones. Most moves end there, after fairness.
 *   - A rule that none of the duties moved touches costs what it did.
 *   - A rule of span S looks at duties near each other. With A and B a doctor's duties before and after, and near(·) those that start within S of a
 *     duty moved, price(B) − price(A) = price(near(B)) − price(near(A)), since parts that hold no duty moved are the same, cut off or not.
 *   - A rule that counts in windows has its sums kept, and only windows with a duty moved are looked at.
 * Whichever way, it is the rule's own price or its own windows: nothing here knows a kind of rules. */
#include "solver/local_state.h"

#include <math.h>
#include <string.h>

static const double slight = 1e-9;

/* ---- wishes and fairness ---- */

static double price_wants(const struct vp_local *local, int doctor, const int *duty, int n)
{
    const struct vp_problem *problem = local->problem;
    const struct vp_plan *plan = problem->plan;
    const struct vp_doctor *who = &plan->doctors.item[doctor];
    double points = 0;
    for (int w = 0; w < who->wishes.n && local->wants[doctor]; w++) {
        const struct vp_wish *wish = &who->wishes.item[w];
        if (!wish->want)
            continue;
        vp_day from = wish->dates.from > plan->from ? wish->dates.from : plan->from;
        vp_day to = wish->dates.to < plan->to ? wish->dates.to : plan->to;
        int missed = 0;
        for (vp_day date = from; date <= to; date++)
            missed += wish->days == 0 || (wish->days >> (unsigned)vp_day_weekday(date) & 1) != 0;
        vp_day met = from - 1;
        for (int i = 0; i < n && missed > 0; i++) {
            const struct vp_duty *had = &problem->duties[duty[i]];
            if (had->date <= met || had->date > to || duty[i] < problem->n_past)
                continue;
            if ((wish->lines != NULL && !wish->lines[had->line]) ||
                (wish->days != 0 && (wish->days >> (unsigned)vp_day_weekday(had->date) & 1) == 0))
                continue;
            met = had->date;
            missed--;
        }
        points += missed * wish->weight;
    }
    return points;
}

static double price_wishes(const struct vp_local *local, int doctor, const int *duty, int n)
{
    double points = price_wants(local, doctor, duty, n);
    for (int i = 0; i < n; i++)
        points += local->avoid[doctor * local->problem->n_duties + duty[i]];
    return points;
}

double vp_local_price_load(const struct vp_curve *curve, double load)
{
    double steps = (load - curve->first) * curve->steps;
    steps = curve->stairs ? ceil(steps - 1e-6) : steps;
    int knot = steps > 0 ? (int)steps : 0; /* beyond the last knots the line goes on */
    knot = knot < VP_KNOTS - 2 ? knot : VP_KNOTS - 2;
    return curve->points[knot] + (steps - knot) * (curve->points[knot + 1] - curve->points[knot]);
}

static double price_fairness(const struct vp_local *local, int doctor, const double *load)
{
    const int terms = local->problem->plan->fairness.n;
    double points = 0;
    for (int t = 0; t < terms; t++)
        points += vp_local_price_load(&local->curves[doctor * terms + t], load[t]);
    return points;
}

static double add_load(const struct vp_local *local, int term, const int *duty, int n)
{
    const double *load = &local->load[(size_t)term * (size_t)local->problem->n_duties];
    double sum = 0;
    for (int i = 0; i < n; i++)
        sum += load[duty[i]];
    return sum;
}

/* ---- everything ---- */

/* The duties in the rule's scope, into `scoped`; returns how many. */
static int keep_scoped(const struct vp_local *local, const struct vp_local_rule *entry, const int *duty, int n, int *scoped)
{
    const bool *scope = local->problem->scope[entry->number];
    int kept = 0;
    for (int i = 0; i < n; i++)
        if (scope == NULL || scope[duty[i]])
            scoped[kept++] = duty[i];
    return kept;
}

static double price_scoped(const struct vp_local *local, struct vp_local_rule *entry, int doctor, const int *duty,
                           int n, double *shortage)
{
    entry->sequence.doctor = doctor;
    entry->sequence.longest_drive = local->longest_drive[doctor];
    entry->sequence.duty = duty;
    entry->sequence.n = n;
    return entry->program->price(&entry->sequence, shortage);
}

double vp_local_price_rule(const struct vp_local *local, int number, int doctor, const int *duty, int n, double *shortage)
{
    struct vp_local_rule *entry = &local->rules[number];
    const struct vp_rule *rule = entry->sequence.rule;
    if (rule->doctors != NULL && !rule->doctors[doctor])
        return 0;
    if (local->problem->scope[entry->number] == NULL)
        return price_scoped(local, entry, doctor, duty, n, shortage);
    n = keep_scoped(local, entry, duty, n, local->scoped);
    return price_scoped(local, entry, doctor, local->scoped, n, shortage);
}

double vp_local_price(const struct vp_local *local, int doctor, const int *duty, int n, double *shortage)
{
    const struct vp_plan *plan = local->problem->plan;
    double points = 0;
    *shortage = 0;
    for (int r = 0; r < local->n_rules && points < INFINITY; r++)
        points += vp_local_price_rule(local, r, doctor, duty, n, shortage);
    if (points == INFINITY)
        return INFINITY;
    for (int t = 0; t < plan->fairness.n; t++)
        points += vp_local_price_load(&local->curves[doctor * plan->fairness.n + t], add_load(local, t, duty, n));
    return points + price_wishes(local, doctor, duty, n) + local->penalty * *shortage;
}

void vp_local_move_windows(const struct vp_windows *windows, const int *duty, int n, double sign, double *counted)
{
    for (int i = 0; i < n; i++)
        for (int k = windows->first[duty[i]]; k < windows->first[duty[i] + 1]; k++)
            counted[windows->counted[k].window] += sign * windows->counted[k].amount;
}

/* Sets own->from anew behind date `date` of the known time, up to date `last`. */
static void index_dates(const struct vp_local *local, struct vp_own *own, int date, int last)
{
    const struct vp_problem *problem = local->problem;
    for (int i = own->from[date++]; date <= last; date++) {
        while (i < own->n && problem->duties[own->duty[i]].date - problem->known_from < date)
            i++;
        own->from[date] = i;
    }
}

static int date_of(const struct vp_local *local, int duty)
{
    return local->problem->duties[duty].date - local->problem->known_from;
}

static int behind_last(const struct vp_local *local)
{
    return local->problem->plan->to - local->problem->known_from + 1;
}

int vp_local_find(const struct vp_local *local, const struct vp_own *own, int duty)
{
    int i = own->from[date_of(local, duty)];
    while (i < own->n && own->duty[i] < duty)
        i++;
    return i;
}

void vp_local_reprice(struct vp_local *local, int doctor)
{
    struct vp_own *own = &local->own[doctor];
    own->from[0] = 0;
    index_dates(local, own, 0, behind_last(local));
    for (int t = 0; t < local->problem->plan->fairness.n; t++)
        own->load[t] = add_load(local, t, own->duty, own->n);
    own->fair = price_fairness(local, doctor, own->load);
    own->wishes = price_wishes(local, doctor, own->duty, own->n);
    own->price = own->fair + own->wishes;
    own->shortage = 0;
    for (int r = 0; r < local->n_rules; r++) {
        struct vp_local_rule *entry = &local->rules[r];
        own->missing[r] = 0;
        own->cost[r] = vp_local_price_rule(local, r, doctor, own->duty, own->n, &own->missing[r]);
        own->cost[r] += local->penalty * own->missing[r];
        own->price += own->cost[r];
        own->shortage += own->missing[r];
        if (entry->windows != NULL) {
            double *counted = &entry->counted[doctor * entry->windows->n];
            memset(counted, 0, (size_t)entry->windows->n * sizeof *counted);
            vp_local_move_windows(entry->windows, own->duty, own->n, 1, counted);
        }
    }
}

/* ---- the part that is fairness and wishes ---- */

static void move_loads(const struct vp_local *local, struct vp_side *side)
{
    const struct vp_own *own = &local->own[side->doctor];
    const int terms = local->problem->plan->fairness.n;
    const struct vp_curve *curves = &local->curves[side->doctor * terms];
    side->fair = own->fair;
    for (int t = 0; t < terms; t++) {
        double change = side->won[t] - side->lost[t];
        if (change != 0)
            side->fair +=
                vp_local_price_load(&curves[t], own->load[t] + change) - vp_local_price_load(&curves[t], own->load[t]);
    }
}

static void move_wishes(const struct vp_local *local, struct vp_side *side)
{
    const struct vp_own *own = &local->own[side->doctor];
    const struct vp_fit *fits = &local->fits[side->doctor * local->problem->n_duties];
    if (local->wants[side->doctor]) {
        int n = vp_local_change(own, side->gone, side->n_gone, side->gained, side->n_gained, local->lists[0]);
        side->wishes = price_wishes(local, side->doctor, local->lists[0], n);
        return;
    }
    side->wishes = own->wishes;
    for (int i = 0; i < side->n_gone; i++)
        side->wishes -= fits[side->gone[i]].avoid;
    for (int i = 0; i < side->n_gained; i++)
        side->wishes += fits[side->gained[i]].avoid;
}

void vp_local_price_loads(const struct vp_local *local, struct vp_side *side, double *low)
{
    move_loads(local, side);
    move_wishes(local, side);
    *low += side->fair + side->wishes;
}

void vp_local_skip_rules(const struct vp_local *local, struct vp_side *side, double *low)
{
    const struct vp_own *own = &local->own[side->doctor];
    const struct vp_fit *fits = &local->fits[side->doctor * local->problem->n_duties];
    uint64_t touched = 0;
    for (int i = 0; i < side->n_gone; i++)
        touched |= fits[side->gone[i]].touched;
    for (int i = 0; i < side->n_gained; i++)
        touched |= fits[side->gained[i]].touched;
    *low += own->price - own->fair - own->wishes;
    side->n_rules = 0;
    for (int r = 0; touched != 0 && r < local->n_rules; r++) {
        if ((touched >> (r < VP_TOUCHED ? r : VP_TOUCHED) & 1) == 0)
            continue;
        side->rules[side->n_rules++].rule = r;
        *low -= own->cost[r];
    }
}

/* ---- rules that count in windows ---- */

static double exceed(const struct vp_windows *windows, int window, double counted, double past, double *below)
{
    double most = past > windows->at_most ? past : windows->at_most;
    if (windows->whole != NULL && windows->whole[window] && counted < windows->at_least - slight)
        *below += windows->at_least - counted;
    return counted > most + slight ? counted - most : 0;
}

static int note_change(const struct vp_local *local, const struct vp_local_rule *entry, const int *duty, int n_duties,
                       double sign, int n)
{
    const struct vp_windows *windows = entry->windows;
    for (int i = 0; i < n_duties; i++)
        for (int k = windows->first[duty[i]]; k < windows->first[duty[i] + 1]; k++) {
            int window = windows->counted[k].window;
            if (!local->changed[window]) {
                local->changed[window] = 1;
                local->change[window] = 0;
                local->windows[n++] = window;
            }
            local->change[window] += sign * windows->counted[k].amount;
        }
    return n;
}

/* What the rule costs after the move: what it did, and the change in the windows that the duties moved are in. */
static double price_windows(const struct vp_local *local, const struct vp_local_rule *entry, const struct vp_side *side,
                            double cost, double *missing)
{
    const struct vp_windows *windows = entry->windows;
    const double *counted = &entry->counted[side->doctor * windows->n];
    const double *past = &entry->past[side->doctor * windows->n];
    int n = note_change(local, entry, side->gone, side->n_gone, -1, 0);
    n = note_change(local, entry, side->gained, side->n_gained, 1, n);
    double above = 0;
    double below[2] = {0, 0};
    bool broken = false;
    for (int i = 0; i < n; i++) {
        int w = local->windows[i];
        local->changed[w] = 0;
        double after = exceed(windows, w, counted[w] + local->change[w], past[w], &below[1]);
        above += after - exceed(windows, w, counted[w], past[w], &below[0]);
        broken = broken || after > 0;
    }
    const struct vp_rule *rule = entry->sequence.rule;
    if (!rule->hard)
        return cost + (above + below[1] - below[0]) * rule->weight;
    *missing += below[1] - below[0];
    return broken ? INFINITY : cost + (below[1] - below[0]) * local->penalty;
}

/* ---- rules that look at duties near each other ---- */

/* Duties moved that share parts of the price, with the doctor's duties around them before and after the move, in scope. */
struct near {
    int lost; /* how many of side->gone and side->gained have been looked at */
    int won;
    bool gains; /* is any of them gained? */
    int from;   /* duties */
    int to;
    int *list[2];
    int n[2];
};

/* The next duties moved that are near each other; false = no more. */
static bool find_near(const struct vp_local_rule *entry, const struct vp_side *side, struct near *near)
{
    bool first = true;
    near->gains = false;
    for (;; first = false) {
        bool more_gone = near->lost < side->n_gone;
        bool more_gained = near->won < side->n_gained;
        if (!more_gone && !more_gained)
            return !first;
        bool gone = more_gone && (!more_gained || side->gone[near->lost] < side->gained[near->won]);
        int next = gone ? side->gone[near->lost] : side->gained[near->won];
        if (first)
            near->from = entry->near_first[next];
        else if (entry->near_first[next] > near->to)
            return true;
        near->to = entry->near_last[next];
        near->lost += gone;
        near->won += !gone;
        near->gains = near->gains || !gone;
    }
}

static void list_near(const struct vp_local *local, const struct vp_local_rule *entry, const struct vp_side *side,
                      struct near *near)
{
    const struct vp_own *own = &local->own[side->doctor];
    const bool *scope = local->problem->scope[entry->number];
    int lost = 0;
    int won = 0;
    near->n[0] = near->n[1] = 0;
    while (lost < side->n_gone && side->gone[lost] < near->from)
        lost++;
    while (won < side->n_gained && side->gained[won] < near->from)
        won++;
    for (int i = vp_local_find(local, own, near->from);; i++) {
        int next = i < own->n && own->duty[i] <= near->to ? own->duty[i] : near->to + 1;
        for (; won < side->n_gained && side->gained[won] < next; won++)
            if (scope == NULL || scope[side->gained[won]])
                near->list[1][near->n[1]++] = side->gained[won];
        if (next > near->to)
            return;
        bool goes = lost < side->n_gone && side->gone[lost] == next;
        lost += goes;
        if (scope != NULL && !scope[next])
            continue;
        near->list[0][near->n[0]++] = next;
        if (!goes)
            near->list[1][near->n[1]++] = next;
    }
}

/* What the rule costs after the move. */
static double price_near(const struct vp_local *local, struct vp_local_rule *entry, const struct vp_side *side, double cost)
{
    struct near near = {.list = {local->lists[0], local->lists[1]}};
    const bool free_before = cost <= 0;
    double shortage = 0;
    while (cost < INFINITY && find_near(entry, side, &near)) {
        if (free_before && !near.gains)
            continue; /* nothing costs less */
        list_near(local, entry, side, &near);
        cost += price_scoped(local, entry, side->doctor, near.list[1], near.n[1], &shortage);
        if (!free_before && cost < INFINITY)
            cost -= price_scoped(local, entry, side->doctor, near.list[0], near.n[0], &shortage);
    }
    return cost;
}

/* ---- rules ---- */

static struct vp_repriced reprice(const struct vp_local *local, const struct vp_side *side, int rule)
{
    const struct vp_own *own = &local->own[side->doctor];
    struct vp_local_rule *entry = &local->rules[rule];
    struct vp_repriced repriced = {.rule = rule, .missing = own->missing[rule]};
    if (entry->windows != NULL) {
        repriced.cost = price_windows(local, entry, side, own->cost[rule], &repriced.missing);
    } else if (entry->near_first != NULL) {
        repriced.cost = price_near(local, entry, side, own->cost[rule]);
    } else {
        int n = vp_local_change(own, side->gone, side->n_gone, side->gained, side->n_gained, local->lists[0]);
        repriced.missing = 0;
        repriced.cost = vp_local_price_rule(local, rule, side->doctor, local->lists[0], n, &repriced.missing);
        repriced.cost += local->penalty * repriced.missing;
    }
    return repriced;
}

bool vp_local_price_rules(const struct vp_local *local, struct vp_side *side, double limit, double *low)
{
    for (int i = 0; i < side->n_rules; i++) {
        side->rules[i] = reprice(local, side, side->rules[i].rule);
        *low += side->rules[i].cost;
        if (*low > limit)
            return false;
    }
    return true;
}

void vp_local_keep_side(struct vp_local *local, const struct vp_side *side)
{
    struct vp_own *own = &local->own[side->doctor];
    own->price += side->fair - own->fair + side->wishes - own->wishes;
    own->fair = side->fair;
    own->wishes = side->wishes;
    for (int t = 0; t < local->problem->plan->fairness.n; t++)
        own->load[t] += side->won[t] - side->lost[t];
    for (int i = 0; i < side->n_rules; i++) {
        const struct vp_repriced *repriced = &side->rules[i];
        struct vp_local_rule *entry = &local->rules[repriced->rule];
        own->price += repriced->cost - own->cost[repriced->rule];
        own->shortage += repriced->missing - own->missing[repriced->rule];
        own->cost[repriced->rule] = repriced->cost;
        own->missing[repriced->rule] = repriced->missing;
        if (entry->windows != NULL) {
            double *counted = &entry->counted[side->doctor * entry->windows->n];
            vp_local_move_windows(entry->windows, side->gone, side->n_gone, -1, counted);
            vp_local_move_windows(entry->windows, side->gained, side->n_gained, 1, counted);
        }
    }
    int n = vp_local_change(own, side->gone, side->n_gone, side->gained, side->n_gained, local->lists[0]);
    memcpy(own->duty, local->lists[0], (size_t)n * sizeof *own->duty);
    own->n = n;
    /* What moved lies behind the first date moved, and no further than the last if there are as many as before. */
    int first = side->n_gone > 0 ? side->gone[0] : side->gained[0];
    first = side->n_gained > 0 && side->gained[0] < first ? side->gained[0] : first;
    int last = side->n_gone > 0 ? side->gone[side->n_gone - 1] : 0;
    last = side->n_gained > 0 && side->gained[side->n_gained - 1] > last ? side->gained[side->n_gained - 1] : last;
    index_dates(local, own, date_of(local, first),
                side->n_gone == side->n_gained ? date_of(local, last) : behind_last(local));
}

/* ---- groups ---- */

double vp_local_price_group(const struct vp_local *local, const struct vp_group *group, int filled, double *shortage)
{
    const struct vp_line *line = &local->problem->plan->lines.item[local->problem->duties[group->duty[0]].line];
    *shortage = 0;
    if (filled >= group->needed)
        return group->n * (filled - group->needed) * line->extra_price;
    int open = group->n * (group->needed - filled);
    if (line->locum_allowed)
        return open * line->locum;
    *shortage = open;
    return local->penalty * open;
}

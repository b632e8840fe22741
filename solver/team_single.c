/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one doctor can have of some duties. His network (solver/network.h) under a mask that skips all others; a state is a node of it before a date, and what he has of
 * the sums that are open there.
 *
 * It must cost no more than any tour with these duties and whatever others. So, where others could make a difference for the better, it is made:
 *   – a sum in which others count has no limit from below, and none at all if they could lower it;
 *   – an event that others can meet earns nothing, and costs nothing if nobody meets it;
 *   – runs of dates are left out, and so are rules that say no limits. */
#include "solver/network.h"
#include "solver/table.h"
#include "solver/team.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { MOST_STATES = 4000 };

struct walk {
    struct vp_single *single;
    const struct vp_choices *choices;
    const struct vp_network *network;
    const struct vp_team_dates *dates;
    struct vp_arena *arena;
    VP_VEC(int) node;
    VP_VEC(double) value;  /* [state * slots] */
    double *state;         /* [slots] of the state being made */
    struct vp_table table; /* states before the next date */
};

/* ---- a relaxed copy of what the rules say ---- */

/* Marks the sums in which others count, and the events that others meet. */
static void mark_others(const struct vp_choices *choices, const struct vp_team_dates *dates, bool *sum, bool *event)
{
    const struct vp_limits *limits = &choices->limits;
    for (int i = 0; i < choices->n; i++) {
        const struct vp_of_duty *of = &limits->of[choices->duty[i]];
        for (int k = 0; k < of->counts.n && !dates->is_in[choices->duty[i]]; k++)
            sum[of->counts.item[k].sum] = true;
        for (int e = 0; e < of->events.n && !dates->is_in[choices->duty[i]]; e++)
            event[of->events.item[e]] = true;
    }
    for (int e = 0; e < limits->events.n; e++)
        for (int k = 0; k < limits->events.item[e].counts.n && event[e]; k++)
            sum[limits->events.item[e].counts.item[k].sum] = true;
}

static void mark_below_zero(const struct vp_choices *choices, bool *below)
{
    const struct vp_limits *limits = &choices->limits;
    for (int i = 0; i < choices->n; i++) {
        const struct vp_of_duty *of = &limits->of[choices->duty[i]];
        for (int k = 0; k < of->counts.n; k++)
            below[of->counts.item[k].sum] |= of->counts.item[k].value < 0;
    }
    for (int e = 0; e < limits->events.n; e++)
        for (int k = 0; k < limits->events.item[e].counts.n; k++)
            below[limits->events.item[e].counts.item[k].sum] |= limits->events.item[e].counts.item[k].value < 0;
}

static void keep_open(const struct vp_ints *from, struct vp_ints *to, const struct vp_limits *limits,
                      struct vp_arena *arena)
{
    *to = (struct vp_ints){0};
    for (int i = 0; i < from->list.n; i++)
        if (limits->sums.item[from->list.item[i]].slot >= 0)
            *vp_vec_add(arena, &to->list) = from->list.item[i];
}

static void relax_sums(const struct vp_choices *choices, const bool *others, const bool *below,
                       struct vp_limits *limits, struct vp_arena *arena)
{
    const size_t n = (size_t)limits->sums.n;
    limits->sums.item = vp_arena_array(arena, n + 1, sizeof *limits->sums.item);
    for (size_t s = 0; s < n; s++) {
        struct vp_sum *sum = &limits->sums.item[s];
        *sum = choices->limits.sums.item[s];
        if (others[s])
            sum->least = -INFINITY;
        if (sum->term != NULL || (others[s] && below[s]) || (isinf(sum->least) && isinf(sum->most)))
            sum->slot = -1;
    }
}

/* Returns what the events cost that only these duties can meet, as long as none does. */
static double relax_events(const struct vp_choices *choices, const bool *others, struct vp_limits *limits,
                           struct vp_arena *arena)
{
    const size_t n = (size_t)limits->events.n;
    double unmet = 0;
    limits->events.item = vp_arena_array(arena, n + 1, sizeof *limits->events.item);
    for (size_t e = 0; e < n; e++) {
        struct vp_event *event = &limits->events.item[e];
        *event = choices->limits.events.item[e];
        if (event->reward > 0 && (others[e] || event->met))
            event->reward = 0;
        unmet += fmax(0, event->reward);
    }
    return unmet;
}

static double relax(const struct vp_choices *choices, const struct vp_team_dates *dates, struct vp_choices *relaxed,
                    struct vp_arena *arena)
{
    const size_t days = (size_t)choices->dates + 2;
    bool *sum = vp_arena_array(arena, (size_t)choices->limits.sums.n + 1, sizeof *sum);
    bool *below = vp_arena_array(arena, (size_t)choices->limits.sums.n + 1, sizeof *below);
    bool *event = vp_arena_array(arena, (size_t)choices->limits.events.n + 1, sizeof *event);
    mark_others(choices, dates, sum, event);
    mark_below_zero(choices, below);
    *relaxed = *choices;
    relaxed->limits.runs.n = 0;
    relax_sums(choices, sum, below, &relaxed->limits, arena);
    relaxed->closing = vp_arena_array(arena, days, sizeof *relaxed->closing);
    relaxed->opening = vp_arena_array(arena, days, sizeof *relaxed->opening);
    relaxed->open = vp_arena_array(arena, days, sizeof *relaxed->open);
    for (int date = 0; date <= choices->dates; date++) {
        if (date < choices->dates)
            keep_open(&choices->closing[date], &relaxed->closing[date], &relaxed->limits, arena);
        keep_open(&choices->opening[date], &relaxed->opening[date], &relaxed->limits, arena);
        keep_open(&choices->open[date], &relaxed->open[date], &relaxed->limits, arena);
    }
    return relax_events(choices, event, &relaxed->limits, arena);
}

/* ---- states ---- */

static void add_all(const struct walk *walk, const struct vp_entry *entry)
{
    const struct vp_add *add = walk->network->adds.item;
    for (int a = entry->first_add; a < entry->first_add + entry->n_adds; a++)
        walk->state[add[a].place] += add[a].value;
}

/* Makes values alike that cost the same whatever follows; false if a hard limit can no longer be kept. */
static bool settle(const struct walk *walk, int date, int node)
{
    const struct vp_ints *open = &walk->network->open[date];
    const struct vp_reach *reach = vp_network_reach(walk->network, date, node);
    for (int k = 0; k < open->list.n; k++) {
        const struct vp_sum *sum = &walk->choices->limits.sums.item[open->list.item[k]];
        double *value = &walk->state[sum->slot];
        if (vp_sum_hard(sum) &&
            (*value + reach[k].least > vp_sum_most(sum) + 1e-9 || *value + reach[k].most < sum->least - 1e-9))
            return false;
        if (isinf(sum->least))
            *value = fmax(*value, vp_sum_most(sum) - reach[k].most);
    }
    return true;
}

/* Passes the date along an arc; walk->state and *cost become those of the next midnight. */
static bool pass_date(const struct walk *walk, int date, const struct vp_arc *arc, double *cost)
{
    const struct vp_limits *limits = &walk->choices->limits;
    const struct vp_way *way = &walk->network->ways.item[arc->way];
    const struct vp_entry *extra = &walk->network->extras.item[arc->extra];
    add_all(walk, &way->entry);
    add_all(walk, extra);
    *cost += way->entry.cost + extra->cost;
    const struct vp_ints *closing = &walk->choices->closing[date];
    const struct vp_ints *opening = &walk->choices->opening[date + 1];
    for (int i = 0; i < closing->list.n; i++) {
        const struct vp_sum *sum = &limits->sums.item[closing->list.item[i]];
        *cost += vp_sum_price(sum, walk->state[sum->slot]);
        walk->state[sum->slot] = 0;
    }
    for (int i = 0; i < opening->list.n; i++) {
        const struct vp_sum *sum = &limits->sums.item[opening->list.item[i]];
        walk->state[sum->slot] = sum->start;
    }
    return *cost < INFINITY && settle(walk, date + 1, arc->to);
}

/* From a node, with walk->state, to the midnight `until`, on dates of which he has nothing; the node there, -1 = no way. */
static int rest_until(const struct walk *walk, int node, int from, int until, double *cost)
{
    for (int date = from; date < until; date++) {
        if (walk->network->first_arc.item[node] == walk->network->first_arc.item[node + 1])
            return -1;
        const struct vp_arc *arc = &walk->network->arcs.item[walk->network->first_arc.item[node]];
        if (!pass_date(walk, date, arc, cost))
            return -1;
        node = arc->to;
    }
    return node;
}

static uint64_t hash_state(const double *state, size_t slots, int node)
{
    uint64_t hash = (uint64_t)node;
    for (size_t k = 0; k < slots; k++) {
        uint64_t bits;
        memcpy(&bits, &state[k], sizeof bits);
        hash = vp_mix(hash, bits);
    }
    return hash;
}

/* The state before the next date with that node and walk->state. */
static int find_state(struct walk *walk, int node)
{
    const size_t slots = (size_t)walk->choices->limits.slots;
    const uint64_t hash = hash_state(walk->state, slots, node);
    size_t step = 0;
    for (int other; (other = vp_table_next(&walk->table, hash, &step)) >= 0;)
        if (walk->node.item[other] == node &&
            memcmp(&walk->value.item[(size_t)other * (slots + 1)], walk->state, slots * sizeof *walk->state) == 0)
            return other;
    vp_table_add(&walk->table, hash, walk->node.n);
    for (size_t k = 0; k <= slots; k++)
        *vp_vec_add(walk->arena, &walk->value) = walk->state[k];
    *vp_vec_add(walk->arena, &walk->node) = node;
    return walk->node.n - 1;
}

/* ---- passes ---- */

static struct vp_pass make_pass(const struct walk *walk, int layer, const struct vp_way *way)
{
    const struct vp_team_dates *dates = walk->dates;
    struct vp_pass pass = {0};
    for (int k = 0; k < way->n; k++) {
        const int duty = walk->choices->duty[way->duty[k]];
        pass.load += dates->load[duty];
        pass.cost += dates->cost[walk->choices->doctor][duty];
        for (int i = dates->first[layer]; i < dates->first[layer + 1]; i++)
            if (dates->duty[i] == duty)
                pass.taken |= (uint64_t)1 << (i - dates->first[layer]);
    }
    return pass;
}

static void go_on(struct walk *walk, int state, int layer)
{
    const struct vp_team_dates *dates = walk->dates;
    const size_t slots = (size_t)walk->choices->limits.slots;
    const int node = walk->node.item[state];
    const int until = layer + 1 < dates->n ? dates->date[layer + 1] : walk->choices->dates;
    for (int a = walk->network->first_arc.item[node]; a < walk->network->first_arc.item[node + 1]; a++) {
        const struct vp_arc *arc = &walk->network->arcs.item[a];
        struct vp_pass pass = make_pass(walk, layer, &walk->network->ways.item[arc->way]);
        memcpy(walk->state, &walk->value.item[(size_t)state * (slots + 1)], slots * sizeof *walk->state);
        if (!pass_date(walk, dates->date[layer], arc, &pass.cost))
            continue;
        const int there = rest_until(walk, arc->to, dates->date[layer] + 1, until, &pass.cost);
        if (there < 0)
            continue;
        pass.to = find_state(walk, there);
        *vp_vec_add(walk->arena, &walk->single->passes) = pass;
    }
}

/* All states, from that node before the first date on, and their passes; false if there are too many. */
static bool list_states(struct walk *walk, int node)
{
    struct vp_single *single = walk->single;
    VP_VEC(int) first = {0};
    vp_table_init(&walk->table, walk->arena);
    find_state(walk, node);
    for (int layer = 0, done = 0; layer < walk->dates->n; layer++) {
        single->end = walk->node.n;
        vp_table_empty(&walk->table);
        for (; done < single->end && walk->node.n <= MOST_STATES; done++) {
            *vp_vec_add(walk->arena, &first) = single->passes.n;
            go_on(walk, done, layer);
        }
    }
    single->n = walk->node.n;
    while (first.n <= single->n)
        *vp_vec_add(walk->arena, &first) = single->passes.n;
    single->first_pass = first.item;
    return single->n <= MOST_STATES;
}

/* ---- what the rest costs at least ---- */

/* The most that he can have. */
static int find_most(const struct vp_single *single, struct vp_arena *arena)
{
    assert(single->first_pass != NULL);
    int *most = vp_arena_array(arena, (size_t)single->n + 1, sizeof *most);
    for (int s = single->n - 1; s >= 0; s--)
        for (int p = single->first_pass[s]; p < single->first_pass[s + 1]; p++) {
            const int more = single->passes.item[p].load + most[single->passes.item[p].to];
            most[s] = more > most[s] ? more : most[s];
        }
    return most[0];
}

static void sweep_back(struct vp_single *single, struct vp_arena *arena)
{
    const size_t loads = (size_t)single->most + 1;
    single->way_on = vp_arena_array(arena, (size_t)single->n * loads + 1, sizeof *single->way_on);
    single->least = vp_arena_array(arena, (size_t)single->n + 1, sizeof *single->least);
    for (int s = single->n - 1; s >= 0; s--) {
        double *way_on = &single->way_on[(size_t)s * loads];
        single->least[s] = INFINITY;
        for (size_t l = 0; l < loads; l++)
            way_on[l] = INFINITY;
        way_on[0] = s >= single->end ? 0 : INFINITY;
        for (int p = single->first_pass[s]; p < single->first_pass[s + 1]; p++) {
            const struct vp_pass *pass = &single->passes.item[p];
            const double *then = &single->way_on[(size_t)pass->to * loads];
            for (size_t l = (size_t)pass->load; l < loads; l++)
                way_on[l] = fmin(way_on[l], pass->cost + then[l - (size_t)pass->load]);
        }
        for (size_t l = 0; l < loads; l++)
            single->least[s] = fmin(single->least[s], way_on[l]);
    }
}

bool vp_single_new(struct vp_single *single, const struct vp_choices *choices, const struct vp_team_dates *dates,
                   struct vp_arena *arena)
{
    struct vp_choices relaxed;
    const int n_duties = choices->limits.problem->n_duties;
    unsigned char *may = vp_arena_alloc(arena, (size_t)n_duties + 1);
    for (int j = 0; j < n_duties; j++)
        may[j] = dates->is_in[j] ? VP_MAY_TAKE : VP_MUST_SKIP;
    *single = (struct vp_single){.unmet = relax(choices, dates, &relaxed, arena)};
    const struct vp_network *network = vp_network_new(&relaxed, may, arena);
    struct walk walk = {.single = single, .choices = &relaxed, .network = network, .dates = dates, .arena = arena};
    walk.state = vp_arena_array(arena, (size_t)relaxed.limits.slots + 1, sizeof *walk.state);
    memcpy(walk.state, relaxed.start, (size_t)relaxed.limits.slots * sizeof *walk.state);
    double cost = 0;
    const int node = settle(&walk, 0, 0) ? rest_until(&walk, 0, 0, dates->date[0], &cost) : -1;
    if (node < 0 || !network->whole)
        return false;
    single->unmet += cost;
    if (!list_states(&walk, node))
        return false;
    single->most = find_most(single, arena);
    if (single->most > VP_MOST_LOAD)
        return false;
    sweep_back(single, arena);
    return single->least[0] < INFINITY;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Building a network: first the ways of each date, then midnight by midnight the nodes that can be reached, at last, backwards, what can still be added
 * to the sums. Runs and events count here once, so that a pricing only follows arcs.
 *
 * Two states are one node if whatever follows costs the same: a run longer than its limits care for, the edge of a run that is long enough, what is blocked
 * but may not be had anyway, make no difference. */
#include "solver/network.h"

#include "solver/table.h"

#include <stdlib.h>
#include <string.h>

enum {
    MOST_WAYS = 2000,    /* of a date */
    MOST_NODES = 400000, /* in all */
    LEAST_DATES = 5,     /* that a sum is open, to be worth a price of its own */
    LIKE_EXTRAS = 64,    /* the last so many are looked through for one that is the same */
};

/* A state, packed: whole numbers that nodes are told apart by. */
struct state {
    uint64_t blocked; /* bit b: the b-th duty from the date on cannot be had any more */
    int *mark;        /* two a run: length, edge; then a bit for each event that goes on */
};

/* The states of a midnight's nodes, one after the other. */
struct keys {
    VP_VEC(int) marks;
    VP_VEC(uint64_t) blocked;
};

struct builder {
    struct vp_network *network;
    const struct vp_choices *choices;
    const unsigned char *may;
    struct vp_arena *arena;
    struct vp_arena scratch;
    struct vp_ints *events; /* [dates + 1] events that go on over each midnight */
    int *bit_of;            /* [events] where its bit stands among the marks of the midnight before the date at hand */
    int marks;              /* of a state at the next midnight */
    struct state here;
    struct state next;
    struct keys keys;      /* of this midnight */
    struct keys next_keys; /* of the next */
    struct vp_table table; /* nodes of the next midnight */
    struct vp_entry extra; /* of the passage at hand */
};

static bool says(const struct builder *b, int duty, enum vp_may what)
{
    return b->may != NULL && b->may[b->choices->duty[duty]] == what;
}

/* ---- ways ---- */

static void add_count(struct builder *b, struct vp_entry *entry, const struct vp_count *count)
{
    const int place = b->choices->limits.sums.item[count->sum].slot;
    if (place < 0)
        return;
    *vp_vec_add(b->arena, &b->network->adds) = (struct vp_add){count->sum, place, count->value};
    entry->n_adds++;
}

static void meet(struct builder *b, struct vp_entry *entry, const struct vp_event *event)
{
    entry->cost -= event->reward;
    for (int k = 0; k < event->counts.n; k++)
        add_count(b, entry, &event->counts.item[k]);
}

/* Does an earlier duty of the way touch the event too? */
static bool is_touched(const struct vp_limits *limits, const struct vp_choices *choices, const struct vp_way *way,
                       int before, int event)
{
    for (int k = 0; k < before; k++) {
        const struct vp_of_duty *of = &limits->of[choices->duty[way->duty[k]]];
        for (int e = 0; e < of->events.n; e++)
            if (of->events.item[e] == event)
                return true;
    }
    return false;
}

static bool goes_on(const struct vp_event *event)
{
    return event->first < event->last;
}

static void add_way(struct builder *b, const struct vp_way *taken)
{
    const struct vp_limits *limits = &b->choices->limits;
    struct vp_way *way = vp_vec_add(b->arena, &b->network->ways);
    *way = *taken;
    way->entry = (struct vp_entry){.first_add = b->network->adds.n};
    for (int k = 0; k < way->n; k++) {
        const struct vp_of_duty *of = &limits->of[b->choices->duty[way->duty[k]]];
        way->entry.cost += of->cost;
        for (int c = 0; c < of->counts.n; c++)
            add_count(b, &way->entry, &of->counts.item[c]);
        for (int e = 0; e < of->events.n; e++) {
            const struct vp_event *event = &limits->events.item[of->events.item[e]];
            if (!event->met && !goes_on(event) && !is_touched(limits, b->choices, way, k, of->events.item[e]))
                meet(b, &way->entry, event);
        }
    }
}

static bool clashes(const struct vp_choices *choices, const struct vp_way *way, int duty)
{
    for (int k = 0; k < way->n; k++) {
        int ahead = duty - way->duty[k] - 1;
        if (ahead < VP_SEEN_AHEAD && (choices->clash[way->duty[k]] >> ahead & 1) != 0)
            return true;
    }
    return false;
}

/* Must there be a duty on the date, where the way has none? */
static bool is_missed(const struct builder *b, int date, const struct vp_way *way)
{
    for (int i = b->choices->first[date]; i < b->choices->first[date + 1] && way->n == 0; i++)
        if (says(b, i, VP_MUST_MEET))
            return true;
    return false;
}

/* All ways that go on from `way` with duties from number i on. */
static void list_ways(struct builder *b, int date, int i, struct vp_way *way)
{
    if (b->network->ways.n - b->network->first_way[date] >= MOST_WAYS) {
        b->network->whole = false;
        return;
    }
    if (i == b->choices->first[date + 1]) {
        if (!is_missed(b, date, way))
            add_way(b, way);
        return;
    }
    if (!says(b, i, VP_MUST_TAKE))
        list_ways(b, date, i + 1, way);
    if (says(b, i, VP_MUST_SKIP) || clashes(b->choices, way, i))
        return;
    if (way->n == VP_TAKEN_A_DATE) {
        b->network->whole = false;
        return;
    }
    way->duty[way->n++] = i;
    list_ways(b, date, i + 1, way);
    way->n--;
}

/* ---- from one midnight to the next ---- */

/* Points for so many units; false if a hard rule forbids any. */
static bool charge(struct builder *b, const struct vp_run *run, double units)
{
    if (units <= 1e-9)
        return true;
    if (isinf(run->weight))
        return false;
    b->extra.cost += run->weight * units;
    return true;
}

/* How far a run has come. */
struct stretch {
    int length; /* below 0: dates without duty; 0 where nothing is known */
    int edge;   /* it goes back to where nothing is known */
};

/* The date is over for the run; `on`: it had such a duty. */
static bool pass_run(struct builder *b, const struct vp_run *run, int date, bool on, struct stretch *at)
{
    if (at->length == 0) { /* the known time begins */
        at->length = on ? 1 : -1;
        at->edge = 1;
    } else if (on == (at->length > 0)) {
        at->length += on ? 1 : -1;
    } else {
        /* The run that ends is one of those that the rule speaks of, began in the known time and reaches into the period. */
        bool judged = run->on != on && at->edge == 0 && (date > 0 || !run->on);
        if (judged && !charge(b, run, run->least - abs(at->length)))
            return false;
        at->length = on ? 1 : -1;
        at->edge = 0;
    }
    /* What the past alone has too much of is forgiven; each date of the period beyond the limit counts. */
    return !run->on || !on || at->length <= run->most || charge(b, run, 1);
}

/* Makes alike what goes on alike. */
static void settle_run(const struct vp_run *run, struct stretch *at)
{
    const bool spoken_of = run->on == (at->length > 0);
    int longest = spoken_of && run->least > 1 ? (int)ceil(fmin(run->least, 1e6)) : 1;
    if (spoken_of && run->on && isfinite(run->most))
        longest = (int)fmax(longest, fmin(floor(run->most) + 1, 1e6));
    const int length = abs(at->length) < longest ? abs(at->length) : longest;
    if (!spoken_of || length >= run->least)
        at->edge = 0;
    at->length = at->length > 0 ? length : -length;
}

static bool way_marks(const struct builder *b, const struct vp_way *way, const struct vp_run *run)
{
    for (int k = 0; k < way->n; k++)
        if (run->duty[b->choices->duty[way->duty[k]]])
            return true;
    return false;
}

static bool is_met(const struct builder *b, int date, const struct vp_event *event, int number)
{
    return event->met || (event->first < date && b->here.mark[b->bit_of[number]] != 0);
}

static bool way_meets(const struct builder *b, const struct vp_way *way, int number)
{
    return is_touched(&b->choices->limits, b->choices, way, way->n, number);
}

/* Meets the events of the way that go on over midnights. */
static void meet_events(struct builder *b, int date, const struct vp_way *way)
{
    const struct vp_limits *limits = &b->choices->limits;
    for (int k = 0; k < way->n; k++) {
        const struct vp_of_duty *of = &limits->of[b->choices->duty[way->duty[k]]];
        for (int e = 0; e < of->events.n; e++) {
            const int number = of->events.item[e];
            const struct vp_event *event = &limits->events.item[number];
            if (goes_on(event) && !is_met(b, date, event, number) && !is_touched(limits, b->choices, way, k, number))
                meet(b, &b->extra, event);
        }
    }
}

/* The state after the way into b->next, its charges into b->extra; false if a hard rule forbids it. */
static bool pass(struct builder *b, int date, const struct vp_way *way)
{
    const struct vp_limits *limits = &b->choices->limits;
    const int passed = b->choices->first[date + 1] - b->choices->first[date];
    uint64_t blocked = b->here.blocked;
    b->extra = (struct vp_entry){.first_add = b->network->adds.n};
    for (int k = 0; k < way->n; k++) {
        const int behind = way->duty[k] - b->choices->first[date] + 1;
        if (behind <= VP_SEEN_AHEAD && (b->here.blocked >> (behind - 1) & 1) != 0)
            return false;
        blocked |= behind < VP_SEEN_AHEAD ? b->choices->clash[way->duty[k]] << behind : 0;
    }
    for (int r = 0; r < limits->runs.n; r++) {
        const struct vp_run *run = &limits->runs.item[r];
        struct stretch at = {b->here.mark[2 * r], b->here.mark[2 * r + 1]};
        if (!pass_run(b, run, date, way_marks(b, way, run), &at))
            return false;
        settle_run(run, &at);
        b->next.mark[2 * r] = at.length;
        b->next.mark[2 * r + 1] = at.edge;
    }
    meet_events(b, date, way);
    const struct vp_ints *events = &b->events[date + 1];
    for (int e = 0; e < events->list.n; e++) {
        const int number = events->list.item[e];
        b->next.mark[2 * limits->runs.n + e] =
            is_met(b, date, &limits->events.item[number], number) || way_meets(b, way, number);
    }
    b->next.blocked = passed >= VP_SEEN_AHEAD ? 0 : blocked >> passed;
    return true;
}

/* Of the next VP_SEEN_AHEAD duties, those that he may have. */
static uint64_t list_open(const struct builder *b, int date)
{
    uint64_t open = 0;
    const int first = b->choices->first[date];
    for (int i = first; i < b->choices->n && i - first < VP_SEEN_AHEAD; i++)
        open |= says(b, i, VP_MUST_SKIP) ? 0 : (uint64_t)1 << (i - first);
    return open;
}

/* ---- nodes ---- */

static uint64_t hash_state(const struct state *state, int marks)
{
    uint64_t hash = vp_mix(0, state->blocked);
    for (int m = 0; m < marks; m++)
        hash = vp_mix(hash, (uint64_t)(uint32_t)state->mark[m]);
    return hash;
}

/* The node of b->next among those of the next midnight, made if it is new; -1 if there are too many. */
static int find_node(struct builder *b, int before)
{
    const uint64_t hash = hash_state(&b->next, b->marks);
    size_t step = 0;
    for (int node; (node = vp_table_next(&b->table, hash, &step)) >= 0;)
        if (b->next_keys.blocked.item[node] == b->next.blocked &&
            (b->marks == 0 ||
             memcmp(&b->next_keys.marks.item[node * b->marks], b->next.mark, (size_t)b->marks * sizeof(int)) == 0))
            return node;
    const int node = b->next_keys.blocked.n;
    if (before + node >= MOST_NODES)
        return -1;
    vp_table_add(&b->table, hash, node);
    *vp_vec_add(&b->scratch, &b->next_keys.blocked) = b->next.blocked;
    for (int m = 0; m < b->marks; m++)
        *vp_vec_add(&b->scratch, &b->next_keys.marks) = b->next.mark[m];
    return node;
}

/* The entry of the passage, found again if one like it is there. */
static int keep_extra(struct builder *b)
{
    struct vp_network *network = b->network;
    if (b->extra.n_adds == 0 && b->extra.cost == 0)
        return 0;
    const struct vp_add *own = &network->adds.item[b->extra.first_add];
    for (int x = network->extras.n - 1; x >= 0 && x >= network->extras.n - LIKE_EXTRAS; x--) {
        const struct vp_entry *other = &network->extras.item[x];
        bool same = other->cost == b->extra.cost && other->n_adds == b->extra.n_adds;
        for (int a = 0; a < b->extra.n_adds && same; a++) {
            const struct vp_add *add = &network->adds.item[other->first_add + a];
            same = add->sum == own[a].sum && add->value == own[a].value;
        }
        if (same) {
            network->adds.n = b->extra.first_add;
            return x;
        }
    }
    *vp_vec_add(b->arena, &network->extras) = b->extra;
    return network->extras.n - 1;
}

static void add_arcs(struct builder *b, int date, int node, uint64_t open)
{
    struct vp_network *network = b->network;
    b->here.blocked = b->keys.blocked.item[node];
    const int marks = b->keys.blocked.n > 0 ? b->keys.marks.n / b->keys.blocked.n : 0;
    if (marks > 0)
        memcpy(b->here.mark, &b->keys.marks.item[node * marks], (size_t)marks * sizeof(int));
    for (int w = network->first_way[date]; w < network->ways.n; w++) {
        if (!pass(b, date, &network->ways.item[w])) {
            network->adds.n = b->extra.first_add;
            continue;
        }
        b->next.blocked &= open;
        const int to = find_node(b, network->first_node[date + 1]);
        if (to < 0) {
            network->whole = false;
            network->adds.n = b->extra.first_add;
            continue;
        }
        *vp_vec_add(b->arena, &network->arcs) = (struct vp_arc){network->first_node[date + 1] + to, w, keep_extra(b)};
    }
    *vp_vec_add(b->arena, &network->first_arc) = network->arcs.n;
}

static void swap_keys(struct builder *b)
{
    struct keys keys = b->keys;
    b->keys = b->next_keys;
    b->next_keys = keys;
    b->next_keys.marks.n = 0;
    b->next_keys.blocked.n = 0;
    vp_table_empty(&b->table);
}

static void go_on(struct builder *b, int date)
{
    struct vp_network *network = b->network;
    network->first_way[date] = network->ways.n;
    list_ways(b, date, b->choices->first[date], &(struct vp_way){.n = 0});
    for (int e = 0; e < b->events[date].list.n; e++)
        b->bit_of[b->events[date].list.item[e]] = 2 * b->choices->limits.runs.n + e;
    b->marks = 2 * b->choices->limits.runs.n + b->events[date + 1].list.n;
    network->first_node[date + 1] = network->first_node[date] + b->keys.blocked.n;
    const uint64_t open = list_open(b, date + 1);
    for (int node = 0; node < b->keys.blocked.n; node++)
        add_arcs(b, date, node, open);
    swap_keys(b);
}

static void start_nodes(struct builder *b)
{
    const struct vp_limits *limits = &b->choices->limits;
    for (int r = 0; r < limits->runs.n; r++) {
        *vp_vec_add(&b->scratch, &b->keys.marks) = limits->runs.item[r].past;
        *vp_vec_add(&b->scratch, &b->keys.marks) = limits->runs.item[r].edge;
    }
    *vp_vec_add(&b->scratch, &b->keys.blocked) = 0;
    *vp_vec_add(b->arena, &b->network->first_arc) = 0;
    *vp_vec_add(b->arena, &b->network->extras) = (struct vp_entry){.cost = 0};
}

static void list_events(struct builder *b)
{
    const struct vp_limits *limits = &b->choices->limits;
    b->events = vp_arena_array(&b->scratch, (size_t)b->choices->dates + 1, sizeof *b->events);
    b->bit_of = vp_arena_array(&b->scratch, (size_t)limits->events.n + 1, sizeof *b->bit_of);
    int most = 0;
    for (int e = 0; e < limits->events.n; e++) {
        const struct vp_event *event = &limits->events.item[e];
        for (int date = event->first + 1; date <= event->last && !event->met; date++) {
            *vp_vec_add(&b->scratch, &b->events[date].list) = e;
            most = b->events[date].list.n > most ? b->events[date].list.n : most;
        }
    }
    const size_t marks = 2 * (size_t)limits->runs.n + (size_t)most + 1;
    b->here.mark = vp_arena_array(&b->scratch, marks, sizeof(int));
    b->next.mark = vp_arena_array(&b->scratch, marks, sizeof(int));
}

/* ---- what can still be added ---- */

static double count_adds(const struct vp_network *network, const struct vp_entry *entry, int sum)
{
    double value = 0;
    for (int a = entry->first_add; a < entry->first_add + entry->n_adds; a++)
        value += network->adds.item[a].sum == sum ? network->adds.item[a].value : 0;
    return value;
}

/* Where the sum stands among those open at the next midnight; -1 = closed by then. */
static int find_open(const struct vp_network *network, int date, int sum)
{
    for (int k = 0; k < network->open[date].list.n; k++)
        if (network->open[date].list.item[k] == sum)
            return k;
    return -1;
}

static void reach_back(struct vp_network *network, int date, int k, double *way)
{
    const int sum = network->open[date].list.item[k];
    const int n_open = network->open[date].list.n;
    const int next = find_open(network, date + 1, sum);
    for (int w = network->first_way[date]; w < network->first_way[date + 1]; w++)
        way[w - network->first_way[date]] = count_adds(network, &network->ways.item[w].entry, sum);
    for (int node = network->first_node[date]; node < network->first_node[date + 1]; node++) {
        struct vp_reach best = {INFINITY, -INFINITY};
        for (int a = network->first_arc.item[node]; a < network->first_arc.item[node + 1]; a++) {
            const struct vp_arc *arc = &network->arcs.item[a];
            const double here =
                way[arc->way - network->first_way[date]] + count_adds(network, &network->extras.item[arc->extra], sum);
            const struct vp_reach *more = next < 0 ? NULL : vp_network_reach(network, date + 1, arc->to) + next;
            best.least = fmin(best.least, here + (more == NULL ? 0 : more->least));
            best.most = fmax(best.most, here + (more == NULL ? 0 : more->most));
        }
        network->reach[date][(node - network->first_node[date]) * n_open + k] = best;
    }
}

static void find_reach(struct builder *b)
{
    struct vp_network *network = b->network;
    double *way = vp_arena_array(&b->scratch, (size_t)network->ways.n + 1, sizeof *way);
    network->reach = vp_arena_array(b->arena, (size_t)network->dates + 1, sizeof(struct vp_reach *));
    for (int date = network->dates - 1; date >= 0; date--) {
        const size_t n = (size_t)vp_network_nodes(network, date) * (size_t)network->open[date].list.n;
        network->reach[date] = vp_arena_array(b->arena, n + 1, sizeof(struct vp_reach));
        for (int k = 0; k < network->open[date].list.n; k++)
            reach_back(network, date, k, way);
    }
}

/* ---- sums to be charged ---- */

/* Hard ones that are open long enough to matter. */
static void choose_charged(struct builder *b)
{
    struct vp_network *network = b->network;
    const struct vp_choices *choices = b->choices;
    const size_t sums = (size_t)choices->limits.sums.n + 1;
    network->multiplier = vp_arena_array(b->arena, sums, sizeof *network->multiplier);
    network->unit = vp_arena_array(b->arena, sums, sizeof *network->unit);
    for (int a = 0; a < network->adds.n; a++) {
        const struct vp_add *add = &network->adds.item[a];
        network->unit[add->sum] = fmax(network->unit[add->sum], fabs(add->value));
    }
    for (int s = 0; s < choices->limits.sums.n; s++) {
        const struct vp_sum *sum = &choices->limits.sums.item[s];
        if (network->unit[s] > 0 && vp_sum_hard(sum) && sum->last - sum->first + 1 >= LEAST_DATES)
            *vp_vec_add(b->arena, &network->charged.list) = s;
    }
}

/* ---- the whole ---- */

struct vp_network *vp_network_new(const struct vp_choices *choices, const unsigned char *may, struct vp_arena *arena)
{
    const size_t dates = (size_t)choices->dates;
    struct vp_network *network = vp_arena_alloc(arena, sizeof *network);
    struct builder b = {.network = network, .choices = choices, .may = may, .arena = arena};
    *network = (struct vp_network){.choices = choices, .dates = choices->dates, .open = choices->open, .whole = true};
    vp_arena_init(&b.scratch);
    network->first_node = vp_arena_array(arena, dates + 2, sizeof *network->first_node);
    network->first_way = vp_arena_array(arena, dates + 1, sizeof *network->first_way);
    list_events(&b);
    start_nodes(&b);
    vp_table_init(&b.table, &b.scratch);
    for (int date = 0; date < choices->dates; date++)
        go_on(&b, date);
    network->first_way[dates] = network->ways.n;
    network->first_node[dates + 1] = network->first_node[dates] + b.keys.blocked.n;
    find_reach(&b);
    choose_charged(&b);
    vp_arena_clear(&b.scratch);
    return network;
}

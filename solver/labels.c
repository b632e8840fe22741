/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Label setting. A label is what a doctor has had up to a midnight: a node of his network (solver/network.h), its cost so far, less rewards, and what he has of
 * each sum that is open. Each date every label is gone on with along every arc; of those that arrive at the next midnight
 *   – one goes when it cannot end cheap enough (solver/completion.h), or cannot keep to a limit any more,
 *   – one goes when another of its node is at least as good from here on, whatever follows: it costs less by more than it can ever cost more,
 *   – unless all are wanted, only the few go on that can end cheapest.
 * Without the last the cheapest label at the end is the cheapest tour. Rules that say no limits are priced way by way on what the label has had; then
 * nothing is proven. */
#include "solver/labels.h"

#include "solver/completion.h"

#include <stdlib.h>
#include <string.h>

/* What takes as long as making a label does. */
enum { ARCS_PER_STEP = 16, COMPARED_PER_STEP = 4 };

static const double slight = 1e-7;

struct label {
    double cost;
    double charged; /* with the multipliers' share of what the open sums have */
    double rank;    /* no way on from here ends cheaper */
    double others;  /* points of rules without limits so far */
    int node;
    int parent;
    int way;
    bool dead; /* left out after all */
};

struct place { /* in the order in which labels are looked at */
    double key;
    int label;
};

struct states {
    double *value; /* [label][slots] */
    size_t room;
};

struct vp_pricer {
    const struct vp_local *local;
    struct vp_choices *all;
    struct label *labels;
    size_t n_labels;
    size_t label_room;
    struct states here; /* of the labels at this date's midnight, and at the next */
    struct states next;
    struct place *order;
    size_t order_room;
    int *bucket; /* [node of the next midnight][keep] labels by rank */
    size_t bucket_room;
    int *in_bucket; /* [node] how many */
    size_t in_bucket_room;
    int *path; /* scratch */
};

struct search {
    struct vp_pricer *pricer;
    const struct vp_choices *choices;
    const struct vp_network *network;
    const struct vp_pricing *pricing;
    struct vp_completion completion;
    double below; /* of the labels' costs, which leave out what he costs whatever he has */
    int slots;
    int date;
    int from; /* labels at the date's midnight: from … until - 1; those of the next begin at until */
    int until;
    double *state; /* of the label being made */
    bool soft;     /* some sum has a price */
    long long steps;
    long long compared; /* labels with each other */
    bool cut;           /* labels were left out that might have led to the cheapest */
};

static void *grow(void *items, size_t *room, size_t wanted, size_t size)
{
    if (wanted <= *room)
        return items;
    size_t more = *room * 2 > wanted ? *room * 2 : wanted + 64;
    void *moved = realloc(items, more * size);
    if (moved == NULL)
        vp_die_out_of_memory();
    *room = more;
    return moved;
}

static double *next_state(const struct search *search, int label)
{
    return &search->pricer->next.value[(size_t)(label - search->until) * (size_t)search->slots];
}

/* ---- labels of one node ---- */

/* By how much a label with state a can cost more than one with b, at most, behind the same node of the next midnight. */
static double find_worse(const struct search *search, int node, const double *a, const double *b)
{
    const struct vp_network *network = search->network;
    const struct vp_ints *open = &network->open[search->date + 1];
    const struct vp_reach *reach = vp_network_reach(network, search->date + 1, node);
    double worse = 0;
    for (int k = 0; k < open->list.n && worse < INFINITY; k++) {
        const struct vp_sum *sum = &search->choices->limits.sums.item[open->list.item[k]];
        if (a[sum->slot] != b[sum->slot])
            worse += vp_sum_worse(sum, a[sum->slot], b[sum->slot], reach[k].most);
    }
    return worse;
}

static bool is_as_good(const struct search *search, const struct label *one, const double *its,
                       const struct label *other, const double *others)
{
    /* Only a soft sum can make up for a higher cost. */
    if (one->cost > other->cost + 1e-9 && !search->soft)
        return false;
    return one->cost + find_worse(search, one->node, its, others) <= other->cost + 1e-9;
}

/* The labels of a node, by rank. */
static int *bucket_of(const struct search *search, int node)
{
    const int number = node - search->network->first_node[search->date + 1];
    return &search->pricer->bucket[number * search->pricing->care.keep];
}

static int *count_of(const struct search *search, int node)
{
    return &search->pricer->in_bucket[node - search->network->first_node[search->date + 1]];
}

/* Is there no room for such a rank at the node? */
static bool is_full(const struct search *search, int node, double rank)
{
    const int keep = search->pricing->care.keep;
    if (keep == 0 || *count_of(search, node) < keep)
        return false;
    return rank >= search->pricer->labels[bucket_of(search, node)[keep - 1]].rank;
}

/* Makes room for a label among those of its node; returns where it goes, -1 if another is as good. */
static int make_room(struct search *search, const struct label *label)
{
    struct vp_pricer *pricer = search->pricer;
    int *bucket = bucket_of(search, label->node);
    int *n = count_of(search, label->node);
    int at = *n;
    while (at > 0 && label->rank < pricer->labels[bucket[at - 1]].rank)
        at--;
    for (int k = 0; k < at; k++)
        if (is_as_good(search, &pricer->labels[bucket[k]], next_state(search, bucket[k]), label, search->state))
            return -1;
    int kept = at;
    for (int k = at; k < *n; k++) {
        struct label *other = &pricer->labels[bucket[k]];
        other->dead = is_as_good(search, label, search->state, other, next_state(search, bucket[k]));
        if (!other->dead)
            bucket[kept++] = bucket[k];
    }
    if (kept == search->pricing->care.keep) {
        pricer->labels[bucket[--kept]].dead = true;
        search->cut = true;
    }
    for (int k = kept; k > at; k--)
        bucket[k] = bucket[k - 1];
    *n = kept + 1;
    return at;
}

/* ---- one step ---- */

static void keep_label(struct search *search, const struct label *label)
{
    struct vp_pricer *pricer = search->pricer;
    const size_t slots = (size_t)search->slots;
    const int number = (int)pricer->n_labels;
    if (search->pricing->care.keep > 0) {
        const int at = make_room(search, label);
        if (at < 0)
            return;
        bucket_of(search, label->node)[at] = number;
    }
    const size_t at = (size_t)(number - search->until);
    pricer->next.value = grow(pricer->next.value, &pricer->next.room, (at + 1) * slots + 1, sizeof(double));
    memcpy(next_state(search, number), search->state, slots * sizeof *search->state);
    pricer->labels = grow(pricer->labels, &pricer->label_room, pricer->n_labels + 1, sizeof *label);
    pricer->labels[pricer->n_labels++] = *label;
}

static void add_all(const struct search *search, const struct vp_entry *entry)
{
    const struct vp_add *add = search->network->adds.item;
    for (int a = entry->first_add; a < entry->first_add + entry->n_adds; a++)
        search->state[add[a].place] += add[a].value;
}

/* The sums that are open once the date is over: can they still keep to their limits behind the node? */
static bool fits(const struct search *search, int node)
{
    const struct vp_ints *open = &search->network->open[search->date + 1];
    const struct vp_reach *reach = vp_network_reach(search->network, search->date + 1, node);
    for (int k = 0; k < open->list.n; k++) {
        const struct vp_sum *sum = &search->choices->limits.sums.item[open->list.item[k]];
        const double value = search->state[sum->slot];
        if (vp_sum_hard(sum) &&
            (value + reach[k].least > vp_sum_most(sum) + 1e-9 || value + reach[k].most < sum->least - 1e-9))
            return false;
    }
    return true;
}

/* Closes sums with the date, and opens those of the next; false if a hard one is broken. */
static bool close_date(const struct search *search, struct label *label)
{
    const struct vp_limits *limits = &search->choices->limits;
    const double *multiplier = search->completion.charged.multiplier;
    const struct vp_ints *closing = &search->choices->closing[search->date];
    const struct vp_ints *opening = &search->choices->opening[search->date + 1];
    for (int i = 0; i < closing->list.n; i++) {
        const struct vp_sum *sum = &limits->sums.item[closing->list.item[i]];
        const double price = vp_sum_price(sum, search->state[sum->slot]);
        label->cost += price;
        label->charged += price - multiplier[closing->list.item[i]] * search->state[sum->slot];
        search->state[sum->slot] = 0;
    }
    for (int i = 0; i < opening->list.n; i++) {
        const struct vp_sum *sum = &limits->sums.item[opening->list.item[i]];
        search->state[sum->slot] = sum->start;
        label->charged += multiplier[opening->list.item[i]] * sum->start;
    }
    return label->cost < INFINITY;
}

/* What the label has had, into pricer->path from `n` on, by start; returns how many there are then. */
static int list_path(const struct search *search, int label, int n)
{
    int *path = search->pricer->path;
    const int first = n;
    for (; label >= 0; label = search->pricer->labels[label].parent) {
        if (search->pricer->labels[label].way < 0)
            continue;
        const struct vp_way *way = &search->network->ways.item[search->pricer->labels[label].way];
        for (int k = way->n - 1; k >= 0; k--)
            path[n++] = search->choices->duty[way->duty[k]];
    }
    for (int i = first, k = n - 1; i < k; i++, k--) {
        int other = path[i];
        path[i] = path[k];
        path[k] = other;
    }
    return n;
}

static int list_past(const struct search *search)
{
    const struct vp_own *own = &search->pricer->local->own[search->pricing->doctor];
    int n = 0;
    for (; n < own->n && own->duty[n] < search->pricer->local->problem->n_past; n++)
        search->pricer->path[n] = own->duty[n];
    return n;
}

/* Points of the rules that say no limits, for what the label has had. */
static double price_others(const struct search *search, const struct label *label)
{
    const struct vp_way *way = &search->network->ways.item[label->way];
    int n = list_path(search, label->parent, list_past(search));
    for (int k = 0; k < way->n; k++)
        search->pricer->path[n++] = search->choices->duty[way->duty[k]];
    double points = 0;
    for (int i = 0; i < search->choices->priced.list.n; i++) {
        double shortage = 0;
        points += vp_local_price_rule(search->pricer->local, search->choices->priced.list.item[i],
                                      search->pricing->doctor, search->pricer->path, n, &shortage);
    }
    return points;
}

/* Could it end cheap enough? */
static bool is_hopeless(const struct search *search, const struct label *label)
{
    const struct vp_completion *completion = &search->completion;
    return label->rank >= search->below - slight ||
           label->cost + completion->plain.left[label->node] >= search->below - slight;
}

/* Goes on from a label along an arc. */
static void follow(struct search *search, int parent, const struct vp_arc *arc)
{
    const struct vp_costs *plain = &search->completion.plain;
    const struct vp_costs *charged = &search->completion.charged;
    const struct label *from = &search->pricer->labels[parent];
    struct label label = {.node = arc->to, .parent = parent, .way = arc->way, .others = from->others};
    search->steps++;
    label.cost = from->cost + plain->way[arc->way] + plain->extra[arc->extra];
    label.charged = from->charged + charged->way[arc->way] + charged->extra[arc->extra];
    label.rank = label.charged + charged->turn[search->date] + charged->left[arc->to];
    if (is_hopeless(search, &label))
        return;
    if (is_full(search, arc->to, label.rank)) {
        search->cut = true;
        return;
    }
    memcpy(search->state, &search->pricer->here.value[(size_t)(parent - search->from) * (size_t)search->slots],
           (size_t)search->slots * sizeof *search->state);
    add_all(search, &search->network->ways.item[arc->way].entry);
    add_all(search, &search->network->extras.item[arc->extra]);
    if (!close_date(search, &label) || !fits(search, arc->to))
        return;
    if (search->choices->priced.list.n > 0 && search->network->ways.item[arc->way].n > 0) {
        label.others = price_others(search, &label);
        if (isinf(label.others))
            return;
        label.cost += label.others - from->others;
        label.charged += label.others - from->others;
    }
    label.rank = label.charged + charged->left[arc->to];
    if (!is_hopeless(search, &label))
        keep_label(search, &label);
}

static void clear_buckets(struct search *search)
{
    struct vp_pricer *pricer = search->pricer;
    const size_t nodes = (size_t)vp_network_nodes(search->network, search->date + 1);
    if (search->pricing->care.keep == 0)
        return;
    pricer->bucket = grow(pricer->bucket, &pricer->bucket_room, nodes * (size_t)search->pricing->care.keep + 1,
                          sizeof *pricer->bucket);
    pricer->in_bucket = grow(pricer->in_bucket, &pricer->in_bucket_room, nodes + 1, sizeof *pricer->in_bucket);
    memset(pricer->in_bucket, 0, (nodes + 1) * sizeof *pricer->in_bucket);
}

static void follow_all(struct search *search)
{
    const struct vp_network *network = search->network;
    clear_buckets(search);
    for (int label = search->from; label < search->until; label++) {
        if (search->pricer->labels[label].dead)
            continue;
        const int node = search->pricer->labels[label].node;
        for (int a = network->first_arc.item[node]; a < network->first_arc.item[node + 1]; a++)
            follow(search, label, &network->arcs.item[a]);
    }
}

/* ---- all that may lead to the cheapest ---- */

static int compare_places(const void *left, const void *right)
{
    const struct place *a = left;
    const struct place *b = right;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    return a->label - b->label;
}

/* The labels from `from` on by cost, or by rank; returns how many. */
static int sort_labels(struct vp_pricer *pricer, int from, bool by_rank)
{
    int n = 0;
    pricer->order = grow(pricer->order, &pricer->order_room, pricer->n_labels + 1, sizeof *pricer->order);
    for (int label = from; label < (int)pricer->n_labels; label++)
        if (!pricer->labels[label].dead)
            pricer->order[n++] = (struct place){by_rank ? pricer->labels[label].rank : pricer->labels[label].cost, label};
    qsort(pricer->order, (size_t)n, sizeof *pricer->order, compare_places);
    return n;
}

/* Marks those of the next midnight that another of their node is as good as. `last` and `before`: the labels kept of each node, as a list. */
static void leave_beaten(struct search *search, int *last, int *before)
{
    struct vp_pricer *pricer = search->pricer;
    const int first = search->network->first_node[search->date + 1];
    const int n = sort_labels(pricer, search->until, false);
    for (int i = 0; i < n; i++) {
        const int number = pricer->order[i].label;
        struct label *label = &pricer->labels[number];
        int *end = &last[label->node - first];
        for (int k = *end; k >= 0 && !label->dead; k = before[k - search->until]) {
            label->dead =
                is_as_good(search, &pricer->labels[k], next_state(search, k), label, next_state(search, number));
            search->compared++;
        }
        if (label->dead)
            continue;
        before[number - search->until] = *end;
        *end = number;
    }
}

static void thin_out(struct search *search)
{
    struct vp_pricer *pricer = search->pricer;
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    const size_t nodes = (size_t)vp_network_nodes(search->network, search->date + 1);
    int *last = vp_arena_array(&scratch, nodes + 1, sizeof *last);
    int *before = vp_arena_array(&scratch, pricer->n_labels - (size_t)search->until + 1, sizeof *before);
    memset(last, -1, (nodes + 1) * sizeof *last);
    if (!search->pricing->care.every)
        leave_beaten(search, last, before);
    vp_arena_clear(&scratch);
    const int n = sort_labels(pricer, search->until, true);
    for (int i = search->pricing->care.most; i < n; i++) {
        pricer->labels[pricer->order[i].label].dead = true;
        search->cut = true;
    }
}

/* ---- the whole ---- */

static struct vp_tour make_tour(struct search *search, int label, struct vp_arena *arena)
{
    const struct vp_local *local = search->pricer->local;
    const int past = list_past(search);
    const int n = list_path(search, label, past);
    struct vp_tour tour = {.n = n - past, .duty = vp_arena_array(arena, (size_t)(n - past) + 1, sizeof *tour.duty)};
    memcpy(tour.duty, search->pricer->path + past, (size_t)tour.n * sizeof *tour.duty);
    double shortage;
    tour.points = vp_local_price(local, search->pricing->doctor, search->pricer->path, n, &shortage);
    if (shortage > 1e-9)
        tour.points = INFINITY;
    tour.reduced = tour.points;
    for (int i = 0; i < tour.n; i++)
        tour.reduced -= search->pricing->reward[tour.duty[i]];
    /* Should the rules say otherwise than their limits, nothing is proven. */
    const double cost = search->pricer->labels[label].cost + search->choices->limits.constant;
    if (!(fabs(tour.reduced - cost) <= 1e-6 * (1 + fabs(cost))))
        search->cut = true;
    return tour;
}

static void start_labels(struct search *search)
{
    struct vp_pricer *pricer = search->pricer;
    const size_t slots = (size_t)search->slots;
    const struct vp_costs *charged = &search->completion.charged;
    pricer->here.value = grow(pricer->here.value, &pricer->here.room, slots + 1, sizeof(double));
    memcpy(pricer->here.value, search->choices->start, slots * sizeof(double));
    pricer->labels = grow(pricer->labels, &pricer->label_room, 1, sizeof *pricer->labels);
    struct label first = {.parent = -1, .way = -1, .charged = vp_completion_start(charged, search->network)};
    first.rank = first.charged + charged->left[0];
    first.dead = is_hopeless(search, &first);
    pricer->labels[0] = first;
    pricer->n_labels = 1;
    search->from = 0;
    search->until = 1;
}

/* Nobody goes on from what is left out: the labels of the next midnight close up. */
static void close_up(struct search *search)
{
    struct vp_pricer *pricer = search->pricer;
    const size_t bytes = (size_t)search->slots * sizeof *search->state;
    int kept = search->until;
    for (int label = search->until; label < (int)pricer->n_labels; label++) {
        if (pricer->labels[label].dead)
            continue;
        if (kept < label) {
            pricer->labels[kept] = pricer->labels[label];
            memmove(next_state(search, kept), next_state(search, label), bytes);
        }
        kept++;
    }
    pricer->n_labels = (size_t)kept;
}

static void step_on(struct search *search)
{
    struct vp_pricer *pricer = search->pricer;
    follow_all(search);
    if (search->pricing->care.keep == 0)
        thin_out(search);
    close_up(search);
    struct states states = pricer->here;
    pricer->here = pricer->next;
    pricer->next = states;
    search->from = search->until;
    search->until = (int)pricer->n_labels;
}

/* What the completion says of the first midnight, and the cheapest tour if it is known to be the cheapest. */
static double find_least(const struct search *search, const struct vp_priced *priced)
{
    const struct vp_completion *completion = &search->completion;
    const struct vp_pricing *pricing = search->pricing;
    double least = vp_completion_start(&completion->charged, search->network) + completion->charged.left[0];
    least = fmax(least, completion->plain.left[0]) + search->choices->limits.constant;
    if (!search->network->whole)
        return -INFINITY;
    if (priced->exact)
        return fmax(least, priced->n > 0 ? priced->tour[0].reduced : pricing->below) - slight;
    return least - slight;
}

static bool has_soft(const struct vp_choices *choices)
{
    for (int s = 0; s < choices->limits.sums.n; s++)
        if (choices->limits.sums.item[s].slot >= 0 && !vp_sum_hard(&choices->limits.sums.item[s]))
            return true;
    return false;
}

static void find_tours(struct search *search, struct vp_network *network, struct vp_arena *arena, struct vp_priced *priced)
{
    const struct vp_pricing *pricing = search->pricing;
    vp_completion_init(&search->completion, network, pricing->reward, search->below, arena);
    search->network = network;
    search->slots = search->choices->limits.slots;
    search->soft = has_soft(search->choices);
    search->state = vp_arena_array(arena, (size_t)search->slots + 1, sizeof *search->state);
    start_labels(search);
    for (search->date = 0; search->date < search->choices->dates; search->date++)
        step_on(search);
    const int n = sort_labels(search->pricer, search->from, false);
    priced->tour = vp_arena_array(arena, (size_t)pricing->wanted + 1, sizeof *priced->tour);
    for (int i = 0; i < n && priced->n < pricing->wanted; i++) {
        struct vp_tour tour = make_tour(search, search->pricer->order[i].label, arena);
        if (tour.reduced < pricing->below - slight)
            priced->tour[priced->n++] = tour;
    }
    const bool all = !pricing->care.every || n <= pricing->wanted;
    priced->exact = search->choices->exact && network->whole && pricing->care.keep == 0 && !search->cut && all;
    priced->least = find_least(search, priced);
    priced->steps = search->steps + search->compared / COMPARED_PER_STEP + search->completion.steps / ARCS_PER_STEP;
}

struct vp_priced vp_price_tours(struct vp_pricer *pricer, const struct vp_pricing *pricing, struct vp_arena *arena)
{
    struct search search = {.pricer = pricer, .choices = &pricer->all[pricing->doctor], .pricing = pricing};
    struct vp_priced priced = {.exact = search.choices->exact, .least = INFINITY};
    if (isinf(search.choices->limits.constant))
        return priced; /* no tour of his is lawful */
    search.below = pricing->below - search.choices->limits.constant;
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    struct vp_network *network = pricing->network;
    if (network == NULL)
        network = vp_pricer_network(pricer, pricing->doctor, pricing->may, &scratch);
    find_tours(&search, network, arena, &priced);
    vp_arena_clear(&scratch);
    return priced;
}

struct vp_network *vp_pricer_network(const struct vp_pricer *pricer, int doctor, const unsigned char *may,
                                     struct vp_arena *arena)
{
    return vp_network_new(&pricer->all[doctor], may, arena);
}

struct vp_pricer *vp_pricer_new(const struct vp_local *local, struct vp_arena *arena)
{
    const struct vp_problem *problem = local->problem;
    struct vp_pricer *pricer = vp_arena_alloc(arena, sizeof *pricer);
    pricer->local = local;
    pricer->all = vp_arena_array(arena, (size_t)problem->n_doctors, sizeof *pricer->all);
    for (int d = 0; d < problem->n_doctors; d++)
        vp_choices_init(&pricer->all[d], local, d, arena);
    pricer->path = vp_arena_array(arena, (size_t)problem->n_duties + 1, sizeof *pricer->path);
    return pricer;
}

void vp_pricer_free(struct vp_pricer *pricer)
{
    free(pricer->labels);
    free(pricer->here.value);
    free(pricer->next.value);
    free(pricer->order);
    free(pricer->bucket);
    free(pricer->in_bucket);
}

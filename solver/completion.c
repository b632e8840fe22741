/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lagrangian relaxation of the sums. With their limits forgotten, the cheapest way through the network is found backwards in one sweep. Charging p(s) for a unit of
 * a hard sum and giving back p(s) · limit takes nothing from any lawful way: what it adds up to is within the limit (the upper one for p > 0, the lower one
 * for p < 0). So for every p
 *     least reduced cost  ≥  cheapest way at the costs so charged  +  Σ p(s) start(s)  −  Σ p(s) limit(s).
 * The right side is concave in p; subgradient steps (Held, Karp 1971) raise it: what the cheapest way has beyond a limit makes its unit dearer. Prices of soft sums are at
 * least 0 and left out. */
#include "solver/completion.h"

#include <string.h>

enum { FIRST_TRIES = 60, TRIES = 12 };

struct ascent {
    struct vp_network *network;
    const double *reward;
    struct vp_costs *costs;
    double scale;  /* points: what a duty is worth */
    double *total; /* [sums] of the cheapest way */
};

static const struct vp_sum *sum_of(const struct vp_network *network, int sum)
{
    return &network->choices->limits.sums.item[sum];
}

/* What is given back for the sum when it closes. */
static double give_back(const struct vp_network *network, const double *multiplier, int sum)
{
    const double p = multiplier[sum];
    return p == 0 ? 0 : p * (p > 0 ? vp_sum_most(sum_of(network, sum)) : sum_of(network, sum)->least);
}

static double charge_adds(const struct vp_network *network, const struct vp_entry *entry, const double *multiplier)
{
    double charged = 0;
    for (int a = entry->first_add; a < entry->first_add + entry->n_adds; a++)
        charged += multiplier[network->adds.item[a].sum] * network->adds.item[a].value;
    return charged;
}

static void set_costs(struct vp_costs *costs, const struct vp_network *network, const double *reward)
{
    for (int w = 0; w < network->ways.n; w++) {
        const struct vp_way *way = &network->ways.item[w];
        costs->way[w] = way->entry.cost + charge_adds(network, &way->entry, costs->multiplier);
        for (int k = 0; k < way->n; k++)
            costs->way[w] -= reward[network->choices->duty[way->duty[k]]];
    }
    for (int x = 0; x < network->extras.n; x++)
        costs->extra[x] =
            network->extras.item[x].cost + charge_adds(network, &network->extras.item[x], costs->multiplier);
}

/* The points that come with the midnight after the date: sums that close give back, sums that open have what they start with. */
static double find_turn(const struct vp_network *network, const double *multiplier, int date)
{
    const struct vp_choices *choices = network->choices;
    double points = 0;
    for (int i = 0; i < choices->closing[date].list.n; i++)
        points -= give_back(network, multiplier, choices->closing[date].list.item[i]);
    for (int i = 0; i < choices->opening[date + 1].list.n; i++) {
        const int sum = choices->opening[date + 1].list.item[i];
        points += multiplier[sum] * sum_of(network, sum)->start;
    }
    return points;
}

static void sweep_back(struct vp_costs *costs, const struct vp_network *network)
{
    for (int node = network->first_node[network->dates]; node < network->first_node[network->dates + 1]; node++)
        costs->left[node] = 0;
    for (int date = network->dates - 1; date >= 0; date--) {
        costs->turn[date] = find_turn(network, costs->multiplier, date);
        for (int node = network->first_node[date]; node < network->first_node[date + 1]; node++) {
            double least = INFINITY;
            const struct vp_arc *end = &network->arcs.item[network->first_arc.item[node + 1]];
            for (const struct vp_arc *arc = &network->arcs.item[network->first_arc.item[node]]; arc < end; arc++) {
                const double cost = costs->way[arc->way] + costs->extra[arc->extra] + costs->left[arc->to];
                least = cost < least ? cost : least;
            }
            costs->left[node] = least + costs->turn[date];
        }
    }
}

double vp_completion_start(const struct vp_costs *costs, const struct vp_network *network)
{
    const struct vp_choices *choices = network->choices;
    double points = 0;
    for (int i = 0; network->dates > 0 && i < choices->opening[0].list.n; i++) {
        const int sum = choices->opening[0].list.item[i];
        points += costs->multiplier[sum] * sum_of(network, sum)->start;
    }
    return points;
}

/* Adds up what the cheapest way has of each charged sum. */
static void follow_cheapest(const struct ascent *ascent)
{
    const struct vp_network *network = ascent->network;
    const struct vp_costs *costs = ascent->costs;
    for (int k = 0; k < network->charged.list.n; k++)
        ascent->total[network->charged.list.item[k]] = sum_of(network, network->charged.list.item[k])->start;
    int node = 0;
    for (int date = 0; date < network->dates; date++) {
        const struct vp_arc *best = NULL;
        double least = INFINITY;
        for (int a = network->first_arc.item[node]; a < network->first_arc.item[node + 1]; a++) {
            const struct vp_arc *arc = &network->arcs.item[a];
            const double cost = costs->way[arc->way] + costs->extra[arc->extra] + costs->left[arc->to];
            if (cost < least) {
                least = cost;
                best = arc;
            }
        }
        if (best == NULL)
            return;
        const struct vp_entry *entries[] = {&network->ways.item[best->way].entry, &network->extras.item[best->extra]};
        for (int e = 0; e < 2; e++)
            for (int a = entries[e]->first_add; a < entries[e]->first_add + entries[e]->n_adds; a++)
                ascent->total[network->adds.item[a].sum] += network->adds.item[a].value;
        node = best->to;
    }
}

/* By how much the cheapest way breaks the limit that matters: > 0 above it, < 0 below. */
static double find_excess(const struct ascent *ascent, int sum)
{
    const struct vp_sum *of = sum_of(ascent->network, sum);
    const double total = ascent->total[sum];
    const double p = ascent->costs->multiplier[sum];
    if (p > 0)
        return total - vp_sum_most(of);
    if (p < 0)
        return total - of->least;
    return total > vp_sum_most(of) ? total - vp_sum_most(of) : total < of->least ? total - of->least : 0;
}

/* A multiplier changes its sign by way of 0, where another limit begins to matter; it must not be given back an infinite one. */
static double step_to(const struct vp_sum *sum, double from, double to)
{
    if ((from > 0 && to < 0) || (from < 0 && to > 0))
        return 0;
    if ((to > 0 && isinf(vp_sum_most(sum))) || (to < 0 && isinf(sum->least)))
        return 0;
    return to;
}

/* A step of this length; false if the cheapest way keeps to every limit. */
static bool step_up(const struct ascent *ascent, double length)
{
    const struct vp_network *network = ascent->network;
    const struct vp_ints *charged = &network->charged;
    double square = 0;
    follow_cheapest(ascent);
    for (int k = 0; k < charged->list.n; k++) {
        const double excess = find_excess(ascent, charged->list.item[k]) / network->unit[charged->list.item[k]];
        square += excess * excess;
    }
    if (square < 1e-12)
        return false;
    for (int k = 0; k < charged->list.n; k++) {
        const int sum = charged->list.item[k];
        const double unit = network->unit[sum];
        const double by = length * ascent->scale / unit * find_excess(ascent, sum) / unit / sqrt(square);
        double *p = &ascent->costs->multiplier[sum];
        *p = step_to(sum_of(network, sum), *p, *p + by);
    }
    return true;
}

/* What a duty is worth on the average of the dates. */
static double find_scale(const struct vp_costs *plain, const struct vp_network *network)
{
    double all = 0;
    for (int date = 0; date < network->dates; date++) {
        double least = 0;
        for (int w = network->first_way[date]; w < network->first_way[date + 1]; w++)
            least = fmin(least, plain->way[w]);
        all -= least;
    }
    return network->dates > 0 ? all / network->dates : 0;
}

/* Returns how many sweeps it took. */
static int climb(struct ascent *ascent, double below)
{
    struct vp_network *network = ascent->network;
    struct vp_costs *costs = ascent->costs;
    const size_t bytes = (size_t)network->choices->limits.sums.n * sizeof *costs->multiplier;
    const int tries = network->settled ? TRIES : FIRST_TRIES;
    double length = network->settled ? 0.25 : 1;
    double best = -INFINITY;
    memcpy(costs->multiplier, network->multiplier, bytes);
    int t = 0;
    for (; t < tries; t++) {
        set_costs(costs, network, ascent->reward);
        sweep_back(costs, network);
        const double least = vp_completion_start(costs, network) + costs->left[0];
        if (least > best) {
            best = least;
            memcpy(network->multiplier, costs->multiplier, bytes);
        } else {
            length *= 0.6;
        }
        if (least >= below || !step_up(ascent, length))
            break;
        length *= 0.93;
    }
    network->settled = true;
    if (memcmp(costs->multiplier, network->multiplier, bytes) == 0 && t < tries)
        return t + 1; /* the last try was the best */
    memcpy(costs->multiplier, network->multiplier, bytes);
    set_costs(costs, network, ascent->reward);
    sweep_back(costs, network);
    return t + 2;
}

static void start_costs(struct vp_costs *costs, const struct vp_network *network, struct vp_arena *arena)
{
    costs->multiplier = vp_arena_array(arena, (size_t)network->choices->limits.sums.n + 1, sizeof *costs->multiplier);
    costs->way = vp_arena_array(arena, (size_t)network->ways.n + 1, sizeof *costs->way);
    costs->extra = vp_arena_array(arena, (size_t)network->extras.n + 1, sizeof *costs->extra);
    costs->turn = vp_arena_array(arena, (size_t)network->dates + 1, sizeof *costs->turn);
    costs->left = vp_arena_array(arena, (size_t)network->first_node[network->dates + 1] + 1, sizeof *costs->left);
}

void vp_completion_init(struct vp_completion *completion, struct vp_network *network, const double *reward,
                        double below, struct vp_arena *arena)
{
    start_costs(&completion->plain, network, arena);
    set_costs(&completion->plain, network, reward);
    sweep_back(&completion->plain, network);
    start_costs(&completion->charged, network, arena);
    struct ascent ascent = {.network = network, .reward = reward, .costs = &completion->charged};
    ascent.total = vp_arena_array(arena, (size_t)network->choices->limits.sums.n + 1, sizeof *ascent.total);
    ascent.scale = find_scale(&completion->plain, network);
    completion->steps = (1 + climb(&ascent, below)) * (long long)network->arcs.n;
}

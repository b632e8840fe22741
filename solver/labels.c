/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Label setting. A label is what a doctor has had up to a midnight: its cost so far, less rewards, and a state (solver/choices.h) that says all that the rules
 * need of it. Each date every label is gone on with in every way that the date's duties allow; of those that arrive at the next midnight
 *   – one goes when it cannot win back what it is behind (solver/gains.h),
 *   – one goes when another is at least as good from here on, whatever follows (vp_choices_worse): it costs less by more than it can ever cost more,
 *   – unless all are wanted, only the best few go on of those that look alike.
 * Without the last the cheapest label at the end is the cheapest tour. Rules that say no limits are priced duty by duty on what the label has had; then
 * nothing is proven. */
#include "solver/labels.h"

#include "solver/gains.h"

#include <stdlib.h>
#include <string.h>

enum { TAKEN_A_DATE = 4 };

static const double slight = 1e-7;

struct label {
    double cost;
    double rank;      /* cost with what is likely to come */
    uint64_t blocked; /* bit b: the b-th duty from the date on cannot be had any more */
    uint64_t key;
    int parent;
    bool dead; /* left out after all */
    unsigned char n_taken;
    int taken[TAKEN_A_DATE]; /* on the date before */
};

/* Labels of one midnight that look alike. */
struct bucket {
    uint64_t key;
    int stamp; /* of the midnight for which it was last used */
    int n;
    int label[VP_MOST_ALIKE]; /* by rank */
};

struct place { /* in the order in which labels are looked at */
    double cost;
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
    struct bucket *buckets;
    int n_buckets; /* a power of two */
    int used_buckets;
    int stamp;
    int *path; /* scratch */
};

struct search {
    struct vp_pricer *pricer;
    const struct vp_choices *choices;
    const struct vp_pricing *pricing;
    double below; /* of the labels' costs, which leave out what he costs whatever he has */
    struct vp_gains gains;
    int date;
    int from; /* labels at the date's midnight: from … until - 1; those of the next begin at until */
    int until;
    long long steps;
    bool cut; /* labels were left out that might have led to the cheapest */
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
    return &search->pricer->next.value[(size_t)(label - search->until) * (size_t)search->choices->limits.slots];
}

/* ---- labels that look alike ---- */

static void clear_buckets(struct vp_pricer *pricer, int n)
{
    pricer->buckets = calloc((size_t)n, sizeof *pricer->buckets);
    if (pricer->buckets == NULL)
        vp_die_out_of_memory();
    pricer->n_buckets = n;
    pricer->used_buckets = 0;
}

static struct bucket *find_bucket(struct vp_pricer *pricer, uint64_t key)
{
    const uint64_t mask = (uint64_t)pricer->n_buckets - 1;
    for (uint64_t at = (key ^ key >> 29) & mask;; at = (at + 1) & mask) {
        struct bucket *bucket = &pricer->buckets[at];
        if (bucket->stamp != pricer->stamp) {
            *bucket = (struct bucket){.key = key, .stamp = pricer->stamp};
            pricer->used_buckets++;
            return bucket;
        }
        if (bucket->key == key)
            return bucket;
    }
}

static void grow_buckets(struct vp_pricer *pricer)
{
    struct bucket *old = pricer->buckets;
    const int n = pricer->n_buckets;
    clear_buckets(pricer, 2 * n);
    for (int i = 0; i < n; i++)
        if (old[i].stamp == pricer->stamp)
            *find_bucket(pricer, old[i].key) = old[i];
    free(old);
}

/* Is label a, at the next midnight, at least as good as b whatever follows? */
static bool is_as_good(const struct search *search, int a, int b)
{
    const struct label *one = &search->pricer->labels[a];
    const struct label *other = &search->pricer->labels[b];
    if ((one->blocked & ~other->blocked) != 0)
        return false;
    double worse = vp_choices_worse(search->choices, search->date, next_state(search, a), next_state(search, b));
    return one->cost + worse <= other->cost + 1e-9;
}

/* Puts the last label among those that look like it, if it is one of the best; false if it is not. */
static bool put_in_bucket(struct search *search, int number)
{
    struct vp_pricer *pricer = search->pricer;
    const int keep = search->pricing->care.keep;
    if (2 * pricer->used_buckets > pricer->n_buckets)
        grow_buckets(pricer);
    struct bucket *bucket = find_bucket(pricer, pricer->labels[number].key);
    int at = bucket->n;
    while (at > 0 && pricer->labels[number].rank < pricer->labels[bucket->label[at - 1]].rank)
        at--;
    for (int k = 0; k < at; k++)
        if (is_as_good(search, bucket->label[k], number))
            return false;
    if (at >= keep) {
        search->cut = true;
        return false;
    }
    int kept = at;
    for (int k = at; k < bucket->n; k++) {
        int other = bucket->label[k];
        if (is_as_good(search, number, other))
            pricer->labels[other].dead = true;
        else
            bucket->label[kept++] = other;
    }
    if (kept == keep) {
        pricer->labels[bucket->label[--kept]].dead = true;
        search->cut = true;
    }
    for (int k = kept; k > at; k--)
        bucket->label[k] = bucket->label[k - 1];
    bucket->label[at] = number;
    bucket->n = kept + 1;
    return true;
}

/* ---- one date ---- */

struct step { /* a label on the way through a date */
    double cost;
    double others; /* points of rules without limits so far */
    uint64_t blocked;
    int taken[TAKEN_A_DATE];
    int n_taken;
    int n_path; /* duties in pricer->path */
};

static void put_label(struct search *search, int parent, const struct step *step, const double *state)
{
    struct vp_pricer *pricer = search->pricer;
    const struct vp_choices *choices = search->choices;
    const size_t slots = (size_t)choices->limits.slots;
    const int number = (int)pricer->n_labels;
    double cost = step->cost;
    search->steps++;
    if (cost - search->gains.item[0].left[search->date + 1] >= search->below - slight)
        return;
    size_t at = (size_t)(number - search->until);
    pricer->next.value = grow(pricer->next.value, &pricer->next.room, (at + 1) * slots + 1, sizeof(double));
    double *own = next_state(search, number);
    memcpy(own, state, slots * sizeof *own);
    if (!vp_choices_pass(choices, search->date, own, &cost) ||
        cost - vp_gains_left(&search->gains, choices, own, search->date + 1) >= search->below - slight)
        return;
    int passed = choices->first[search->date + 1] - choices->first[search->date];
    struct label label = {.cost = cost, .parent = parent, .n_taken = (unsigned char)step->n_taken};
    memcpy(label.taken, step->taken, sizeof label.taken);
    label.blocked = passed >= VP_SEEN_AHEAD ? 0 : step->blocked >> passed;
    label.rank = cost + vp_choices_guess(choices, search->date, own);
    label.key =
        vp_choices_key(choices, search->date, own, search->pricing->care.paces) ^ label.blocked * 0x9e3779b97f4a7c15U;
    pricer->labels = grow(pricer->labels, &pricer->label_room, pricer->n_labels + 1, sizeof label);
    pricer->labels[pricer->n_labels++] = label;
    if (search->pricing->care.keep > 0 && !put_in_bucket(search, number))
        pricer->n_labels--;
}

/* Points of the rules that say no limits, for the first n duties of the path. */
static double price_others(const struct search *search, int n)
{
    double points = 0;
    for (int i = 0; i < search->choices->priced.list.n; i++) {
        double shortage = 0;
        points += vp_local_price_rule(search->pricer->local, search->choices->priced.list.item[i],
                                      search->pricing->doctor, search->pricer->path, n, &shortage);
    }
    return points;
}

static bool is_blocked(const struct step *step, int ahead)
{
    return ahead < VP_SEEN_AHEAD && (step->blocked >> ahead & 1) != 0;
}

/* Takes duty number i; false if a rule forbids it. */
static bool take_duty(struct search *search, int i, struct step *step, double *state)
{
    const struct vp_choices *choices = search->choices;
    const int behind = i - choices->first[search->date] + 1;
    step->taken[step->n_taken++] = i;
    step->blocked |= behind < VP_SEEN_AHEAD ? choices->clash[i] << behind : 0;
    step->cost -= search->pricing->reward[choices->duty[i]];
    if (!vp_choices_take(choices, i, state, &step->cost))
        return false;
    if (choices->priced.list.n == 0)
        return true;
    search->pricer->path[step->n_path++] = choices->duty[i];
    double others = price_others(search, step->n_path);
    step->cost += others - step->others;
    step->others = others;
    return !isinf(others);
}

/* Goes on with all that can be had on the date from duty number i on. */
static void extend(struct search *search, int parent, int i, const struct step *step, const double *state)
{
    const struct vp_choices *choices = search->choices;
    const int begin = choices->first[search->date];
    for (; i < choices->first[search->date + 1]; i++) {
        if (!is_blocked(step, i - begin) && !vp_pricing_says(search->pricing, choices, i, VP_MUST_SKIP) &&
            step->n_taken < TAKEN_A_DATE) {
            double own[choices->limits.slots + 1];
            struct step with = *step;
            memcpy(own, state, (size_t)choices->limits.slots * sizeof *own);
            if (take_duty(search, i, &with, own))
                extend(search, parent, i + 1, &with, own);
        }
        if (vp_pricing_says(search->pricing, choices, i, VP_MUST_TAKE))
            return;
    }
    if (step->n_taken == TAKEN_A_DATE)
        search->cut = true;
    put_label(search, parent, step, state);
}

/* What the label has had, into pricer->path from `n` on, by start; returns how many there are then. */
static int list_path(const struct search *search, int label, int n)
{
    int *path = search->pricer->path;
    const int first = n;
    for (; label >= 0; label = search->pricer->labels[label].parent)
        for (int k = search->pricer->labels[label].n_taken - 1; k >= 0; k--)
            path[n++] = search->choices->duty[search->pricer->labels[label].taken[k]];
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

static void extend_all(struct search *search)
{
    struct vp_pricer *pricer = search->pricer;
    const size_t slots = (size_t)search->choices->limits.slots;
    pricer->stamp++;
    pricer->used_buckets = 0;
    for (int label = search->from; label < search->until; label++) {
        if (pricer->labels[label].dead)
            continue;
        struct step step = {.cost = pricer->labels[label].cost, .blocked = pricer->labels[label].blocked};
        if (search->choices->priced.list.n > 0) {
            step.n_path = list_path(search, label, list_past(search));
            step.others = price_others(search, step.n_path);
        }
        extend(search, label, search->choices->first[search->date], &step,
               &pricer->here.value[(size_t)(label - search->from) * slots]);
    }
}

/* ---- all that may lead to the cheapest ---- */

static int compare_places(const void *left, const void *right)
{
    const struct place *a = left;
    const struct place *b = right;
    if (a->cost != b->cost)
        return a->cost < b->cost ? -1 : 1;
    return a->label - b->label;
}

/* The labels from `from` on by cost; returns how many. */
static int sort_labels(struct vp_pricer *pricer, int from)
{
    int n = 0;
    pricer->order = grow(pricer->order, &pricer->order_room, pricer->n_labels + 1, sizeof *pricer->order);
    for (int label = from; label < (int)pricer->n_labels; label++)
        if (!pricer->labels[label].dead)
            pricer->order[n++] = (struct place){pricer->labels[label].cost, label};
    qsort(pricer->order, (size_t)n, sizeof *pricer->order, compare_places);
    return n;
}

/* Marks those of the next midnight that another is as good as, and what is too many. */
static void thin_out(struct search *search)
{
    struct vp_pricer *pricer = search->pricer;
    const int n = sort_labels(pricer, search->until);
    int kept = 0;
    for (int i = 0; i < n; i++) {
        const int label = pricer->order[i].label;
        bool beaten = kept >= search->pricing->care.most;
        search->cut = search->cut || beaten;
        for (int k = 0; k < kept && !beaten; k++)
            beaten = is_as_good(search, pricer->order[k].label, label);
        pricer->labels[label].dead = beaten;
        if (!beaten)
            pricer->order[kept++] = pricer->order[i];
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
    const size_t slots = (size_t)search->choices->limits.slots;
    pricer->here.value = grow(pricer->here.value, &pricer->here.room, slots + 1, sizeof(double));
    memcpy(pricer->here.value, search->choices->start, slots * sizeof(double));
    pricer->labels = grow(pricer->labels, &pricer->label_room, 1, sizeof *pricer->labels);
    pricer->labels[0] = (struct label){.parent = -1};
    pricer->n_labels = 1;
    search->until = 1;
}

static void step_on(struct search *search)
{
    struct vp_pricer *pricer = search->pricer;
    extend_all(search);
    if (search->pricing->care.keep == 0)
        thin_out(search);
    struct states states = pricer->here;
    pricer->here = pricer->next;
    pricer->next = states;
    search->from = search->until;
    search->until = (int)pricer->n_labels;
}

struct vp_priced vp_price_tours(struct vp_pricer *pricer, const struct vp_pricing *pricing, struct vp_arena *arena)
{
    struct search search = {.pricer = pricer, .choices = &pricer->all[pricing->doctor], .pricing = pricing};
    struct vp_priced priced = {.exact = search.choices->exact};
    if (isinf(search.choices->limits.constant))
        return priced; /* no tour of his is lawful */
    search.below = pricing->below - search.choices->limits.constant;
    vp_gains_init(&search.gains, search.choices, pricing, arena);
    start_labels(&search);
    for (search.date = 0; search.date < search.choices->dates; search.date++)
        step_on(&search);
    const int n = sort_labels(pricer, search.from);
    priced.tour = vp_arena_array(arena, (size_t)pricing->wanted + 1, sizeof *priced.tour);
    for (int i = 0; i < n && priced.n < pricing->wanted; i++) {
        struct vp_tour tour = make_tour(&search, pricer->order[i].label, arena);
        if (tour.reduced < pricing->below - slight)
            priced.tour[priced.n++] = tour;
    }
    priced.exact = priced.exact && pricing->care.keep == 0 && !search.cut;
    priced.steps = search.steps;
    return priced;
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
    clear_buckets(pricer, 1024);
    return pricer;
}

void vp_pricer_free(struct vp_pricer *pricer)
{
    free(pricer->labels);
    free(pricer->here.value);
    free(pricer->next.value);
    free(pricer->order);
    free(pricer->buckets);
}

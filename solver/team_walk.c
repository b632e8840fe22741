/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cheapest team: what all doctors have of some duties, with what their rules charge for these, and the price G(d, w) of each one's load w. Two walks over the dates.
 *
 * The first is without loads: states are what rules remember of every doctor, and backwards it gives h(S), the least that rules still charge from S on. The second has
 * the loads, cheapest first (A*): a label (S, w) of cost c can end no cheaper than
 *     c + h(S) + Σ_d least of G(d, w(d) + r)     over the loads r that he can still get for what may still be spent,    and
 *     c + Σ_d least over r of ( what rules charge him for r more + G(d, w(d) + r) )
 * The first label of the end is the cheapest team; when the walk is stopped before, the least of these over all labels that are left is a bound for it. */
#include "solver/table.h"
#include "solver/team.h"

#include <math.h>
#include <string.h>

enum {
    MOST_STATES = 100000, /* of a team, without loads */
    MOST_MOVES = 1500000, /* between them */
    MOST_LABELS = 1000000,
    TURNS_BETWEEN_LOOKS = 100000,
};

struct gain { /* load for a doctor */
    int doctor;
    int load;
};

struct move { /* of a team, from before a date to before the next */
    int to;
    double cost;
    int first_gain;
    int n_gains;
};

/* A team without loads. */
struct state {
    double cost;    /* the least from the first date on */
    double left;    /* h */
    double singles; /* Σ of what each by himself still costs at least */
    int layer;      /* the next date; dates.n: the end */
};

struct label {
    int state;
    double cost;
    double rank; /* it ends no cheaper */
};

struct place {   /* in the queue */
    double rank; /* rounded down */
    int layer;
    int label;
};

struct walk {
    struct vp_team *team;
    struct vp_arena *arena;
    int doctors;
    double room;     /* what costs so much or more is not wanted */
    bool too_many;   /* teams, or turns */
    VP_VEC(int) who; /* [state * doctors + doctor] states of the singles */
    VP_VEC(struct state) states;
    VP_VEC(int) first_move;
    VP_VEC(struct move) moves;
    VP_VEC(struct gain) gains;
    VP_VEC(struct label) labels;
    VP_VEC(unsigned char) loads; /* [label * doctors + doctor] */
    VP_VEC(struct place) queue;
    struct vp_table table; /* of states, then of labels */
};

/* The next team, as far as it is put together. */
struct draft {
    int from;
    int layer;
    int who[VP_MOST_IN_TEAM];
    int load[VP_MOST_IN_TEAM];
    int filled[VP_MOST_AT_ONCE];
};

/* Counts a turn; no more after the last, or once it is told to stop. */
static bool may_turn(struct vp_team *team)
{
    if (++team->turns % TURNS_BETWEEN_LOOKS == 0 && team->stop != NULL && team->stop(team->user))
        team->most_turns = team->turns;
    return team->turns < team->most_turns;
}

/* ---- teams without loads ---- */

static int find_state(struct walk *walk, const int *who, int layer)
{
    const size_t doctors = (size_t)walk->doctors;
    uint64_t hash = (uint64_t)layer;
    for (size_t d = 0; d < doctors; d++)
        hash = vp_mix(hash, (uint64_t)who[d]);
    size_t step = 0;
    for (int other; (other = vp_table_next(&walk->table, hash, &step)) >= 0;)
        if (walk->states.item[other].layer == layer &&
            memcmp(&walk->who.item[(size_t)other * doctors], who, doctors * sizeof *who) == 0)
            return other;
    vp_table_add(&walk->table, hash, walk->states.n);
    struct state *state = vp_vec_add(walk->arena, &walk->states);
    *state = (struct state){.cost = INFINITY, .left = INFINITY, .layer = layer};
    for (size_t d = 0; d < doctors; d++) {
        *vp_vec_add(walk->arena, &walk->who) = who[d];
        state->singles += walk->team->single[d].least[who[d]];
    }
    return walk->states.n - 1;
}

/* Points for places of the date that are open, or beyond the needed. */
static double price_places(const struct walk *walk, const struct draft *draft)
{
    double cost = 0;
    const struct vp_team_dates *dates = &walk->team->dates;
    const int first = dates->first[draft->layer];
    for (int i = 0; i < dates->first[draft->layer + 1] - first; i++) {
        const int j = dates->duty[first + i];
        const int more = draft->filled[i] - walk->team->problem->duties[j].needed;
        if (more != 0)
            cost += more > 0 ? more * dates->beyond[j] : -more * dates->missing[j];
    }
    return cost;
}

static void keep_move(struct walk *walk, const struct draft *draft, double cost)
{
    if (walk->states.n >= MOST_STATES || walk->moves.n >= MOST_MOVES) {
        walk->too_many = true;
        return;
    }
    const int to = find_state(walk, draft->who, draft->layer + 1);
    struct move move = {.to = to, .cost = cost, .first_gain = walk->gains.n};
    for (int d = 0; d < walk->doctors; d++)
        if (draft->load[d] > 0) {
            *vp_vec_add(walk->arena, &walk->gains) = (struct gain){d, draft->load[d]};
            move.n_gains++;
        }
    *vp_vec_add(walk->arena, &walk->moves) = move;
    struct state *there = &walk->states.item[to];
    there->cost = fmin(there->cost, walk->states.item[draft->from].cost + cost);
}

/* Gives (sign 1) the date's duties in `taken` to somebody, or takes them back (−1); false if one has no place for him. */
static bool fill(const struct walk *walk, struct draft *draft, uint64_t taken, int sign)
{
    const int *duty = walk->team->dates.duty + walk->team->dates.first[draft->layer];
    bool fits = true;
    for (int i = 0; i < VP_MOST_AT_ONCE && taken >> i != 0; i++) {
        if ((taken >> i & 1) == 0)
            continue;
        draft->filled[i] += sign;
        fits = fits && draft->filled[i] <= walk->team->problem->duties[duty[i]].places;
    }
    return fits;
}

/* Gives the date's duties to the doctors from `doctor` on, in every way; `cost` so far, `left`: what each by himself costs at least from there on. */
static void assign(struct walk *walk, struct draft *draft, int doctor, double cost, double left)
{
    walk->too_many = walk->too_many || !may_turn(walk->team);
    if (walk->too_many || walk->states.item[draft->from].cost + cost + left >= walk->room)
        return;
    if (doctor == walk->doctors) {
        cost += price_places(walk, draft);
        if (walk->states.item[draft->from].cost + cost + left < walk->room)
            keep_move(walk, draft, cost);
        return;
    }
    const struct vp_single *single = &walk->team->single[doctor];
    const int from = walk->who.item[(size_t)draft->from * (size_t)walk->doctors + (size_t)doctor];
    for (int p = single->first_pass[from]; p < single->first_pass[from + 1]; p++) {
        const struct vp_pass *pass = &single->passes.item[p];
        draft->who[doctor] = pass->to;
        draft->load[doctor] = pass->load;
        if (fill(walk, draft, pass->taken, 1))
            assign(walk, draft, doctor + 1, cost + pass->cost, left - single->least[from] + single->least[pass->to]);
        fill(walk, draft, pass->taken, -1);
    }
}

static bool walk_without_loads(struct walk *walk)
{
    int who[VP_MOST_IN_TEAM] = {0};
    vp_table_init(&walk->table, walk->arena);
    find_state(walk, who, 0);
    walk->states.item[0].cost = 0;
    for (int s = 0; s < walk->states.n && !walk->too_many; s++) {
        struct draft draft = {.from = s, .layer = walk->states.item[s].layer};
        *vp_vec_add(walk->arena, &walk->first_move) = walk->moves.n;
        if (draft.layer < walk->team->dates.n)
            assign(walk, &draft, 0, 0, walk->states.item[s].singles);
    }
    *vp_vec_add(walk->arena, &walk->first_move) = walk->moves.n;
    for (int s = walk->states.n - 1; s >= 0 && !walk->too_many; s--) {
        struct state *state = &walk->states.item[s];
        state->left = state->layer == walk->team->dates.n ? 0 : INFINITY;
        for (int m = walk->first_move.item[s]; m < walk->first_move.item[s + 1]; m++)
            state->left = fmin(state->left, walk->moves.item[m].cost + walk->states.item[walk->moves.item[m].to].left);
    }
    return !walk->too_many;
}

/* ---- teams with loads ---- */

/* Of ranks that are alike to 1e-9 the deepest goes first. Rounded, not compared with a tolerance: in a heap that could pile up, and the first not be the least. */
static double round_down(double rank)
{
    return fmin(rank, floor(rank * 1e9) / 1e9);
}

static bool is_before(const struct place *a, const struct place *b)
{
    if (a->rank != b->rank)
        return a->rank < b->rank;
    return a->layer != b->layer ? a->layer > b->layer : a->label < b->label;
}

static void push(struct walk *walk, struct place place)
{
    int at = walk->queue.n;
    vp_vec_add(walk->arena, &walk->queue);
    for (; at > 0 && is_before(&place, &walk->queue.item[(at - 1) / 2]); at = (at - 1) / 2)
        walk->queue.item[at] = walk->queue.item[(at - 1) / 2];
    walk->queue.item[at] = place;
}

static struct place pop(struct walk *walk)
{
    const struct place first = walk->queue.item[0];
    const struct place last = walk->queue.item[--walk->queue.n];
    int at = 0;
    for (;;) {
        int child = 2 * at + 1;
        if (child >= walk->queue.n)
            break;
        if (child + 1 < walk->queue.n && is_before(&walk->queue.item[child + 1], &walk->queue.item[child]))
            child++;
        if (!is_before(&walk->queue.item[child], &last))
            break;
        walk->queue.item[at] = walk->queue.item[child];
        at = child;
    }
    if (walk->queue.n > 0)
        walk->queue.item[at] = last;
    return first;
}

/* For every state of his single and every load had so far, the least that rules and the load still cost. */
static double *list_load_best(const struct vp_team *team, int doctor)
{
    const struct vp_single *single = &team->single[doctor];
    const int loads = single->most + 1;
    double *best = vp_arena_array(team->arena, (size_t)single->n * (size_t)loads + 1, sizeof *best);
    for (int s = 0; s < single->n; s++)
        for (int had = 0; had < loads; had++) {
            double *least = &best[s * loads + had];
            *least = INFINITY;
            for (int more = 0; had + more < loads; more++)
                *least = fmin(*least, single->way_on[s * loads + more] + team->load_price[doctor][had + more]);
        }
    return best;
}

/* For all doctors, unless another walk of the team has. */
static void set_load_best(struct vp_team *team)
{
    if (team->load_best != NULL)
        return;
    team->load_best = vp_arena_array(team->arena, (size_t)team->problem->n_doctors + 1, sizeof *team->load_best);
    for (int d = 0; d < team->problem->n_doctors; d++)
        team->load_best[d] = list_load_best(team, d);
}

/* A label of such a cost ends no cheaper. */
static double rank_label(const struct walk *walk, int number, const unsigned char *loads, double cost)
{
    const struct state *state = &walk->states.item[number];
    const int *who = walk->who.item + (size_t)number * (size_t)walk->doctors;
    const double spare = walk->room - cost - state->singles;
    double apart = cost + state->singles; /* wishes met cost less than 0: nothing below does */
    double together = cost + state->left;
    for (int d = 0; d < walk->doctors && apart < walk->room && together < walk->room; d++) {
        const struct vp_single *single = &walk->team->single[d];
        const double *way_on = &single->way_on[(size_t)who[d] * (size_t)(single->most + 1)];
        double least = INFINITY;
        for (int more = 0; loads[d] + more <= single->most; more++)
            if (way_on[more] - single->least[who[d]] <= spare)
                least = fmin(least, walk->team->load_price[d][loads[d] + more]);
        together += least;
        apart += walk->team->load_best[d][who[d] * (single->most + 1) + loads[d]] - single->least[who[d]];
    }
    return fmax(apart, together);
}

/* The label of the state with these loads; made with cost INFINITY if it is new. */
static int find_label(struct walk *walk, int state, const unsigned char *loads)
{
    const size_t doctors = (size_t)walk->doctors;
    uint64_t hash = (uint64_t)state;
    for (size_t d = 0; d < doctors; d++)
        hash = vp_mix(hash, loads[d]);
    size_t step = 0;
    for (int other; (other = vp_table_next(&walk->table, hash, &step)) >= 0;)
        if (walk->labels.item[other].state == state &&
            memcmp(&walk->loads.item[(size_t)other * doctors], loads, doctors) == 0)
            return other;
    vp_table_add(&walk->table, hash, walk->labels.n);
    for (size_t d = 0; d < doctors; d++)
        *vp_vec_add(walk->arena, &walk->loads) = loads[d];
    *vp_vec_add(walk->arena, &walk->labels) = (struct label){.state = state, .cost = INFINITY};
    return walk->labels.n - 1;
}

static void take_label(struct walk *walk, int state, const unsigned char *loads, double cost, double rank)
{
    walk->too_many = walk->too_many || !may_turn(walk->team) || walk->labels.n > MOST_LABELS;
    rank = fmax(rank, rank_label(walk, state, loads, cost));
    if (rank >= walk->room)
        return;
    const int number = find_label(walk, state, loads);
    struct label *label = &walk->labels.item[number];
    if (cost >= label->cost - 1e-12)
        return;
    label->cost = cost;
    label->rank = rank;
    push(walk, (struct place){.rank = round_down(rank), .layer = walk->states.item[state].layer, .label = number});
}

static void go_on(struct walk *walk, const struct label *label, const unsigned char *loads)
{
    for (int m = walk->first_move.item[label->state]; m < walk->first_move.item[label->state + 1]; m++) {
        const struct move *move = &walk->moves.item[m];
        unsigned char next[VP_MOST_IN_TEAM];
        memcpy(next, loads, (size_t)walk->doctors);
        for (int g = move->first_gain; g < move->first_gain + move->n_gains; g++)
            next[walk->gains.item[g].doctor] =
                (unsigned char)(next[walk->gains.item[g].doctor] + walk->gains.item[g].load);
        take_label(walk, move->to, next, label->cost + move->cost, label->rank);
    }
}

/* What the cheapest team costs, or a lower bound for it. */
static double walk_with_loads(struct walk *walk)
{
    unsigned char loads[VP_MOST_IN_TEAM] = {0};
    vp_table_init(&walk->table, walk->arena);
    take_label(walk, 0, loads, 0, -INFINITY);
    while (walk->queue.n > 0) {
        const struct place place = pop(walk);
        const struct label label = walk->labels.item[place.label];
        if (place.rank > label.rank)
            continue; /* it has become cheaper since */
        if (place.layer == walk->team->dates.n || walk->too_many)
            return place.rank;
        memcpy(loads, &walk->loads.item[(size_t)place.label * (size_t)walk->doctors], (size_t)walk->doctors);
        go_on(walk, &label, loads);
    }
    return walk->room;
}

double vp_team_walk(struct vp_team *team, double room)
{
    struct vp_arena arena;
    vp_arena_init(&arena);
    struct walk walk = {.team = team, .arena = &arena, .doctors = team->problem->n_doctors, .room = room};
    double least = -INFINITY;
    if (walk_without_loads(&walk)) {
        set_load_best(team);
        least = walk_with_loads(&walk);
    }
    vp_arena_clear(&arena);
    return least;
}

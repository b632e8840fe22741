/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search by tours, branch and price: the whole is divided until each piece is shown to hold nothing better, or the best is found. A piece is what keeps to
 * some decisions: how many places are left open, or are further ones, in all, of a line, of a duty; whether a doctor has a duty. Its columns are generated
 * anew; the least of the pieces' bounds is one for the whole (docs/formulation.md).
 *
 * The piece of the least bound is next. It is asked only whether a roster with that many points is in it, not whether one better than the best is: tours that
 * can be in such a roster are few, and can be listed; pricing then looks through the list, and dividing the list goes on by itself, depth first. */
#include "solver/tours.h"

#include <math.h>
#include <string.h>

enum {
    MOST_LISTED = 250000,
    FEW_LISTED = 1500, /* branch and bound chooses from them */
    FEW_EFFORT = 3000, /* and how long it may take */
    MOST_KNOWN = 2000, /* columns that a piece begins with */
    MOST_DEPTH = 200,
    PIECE_SHARE = 8, /* of the whole: what a piece may take before the tree is given up */
    LIST_SHARE = 4,  /* and what may be spent on a list */
    LIST_AGAIN = 4,  /* decisions after a list that failed */
    CANDIDATES = 6,  /* decisions that are tried, of each kind */
};

static const double slight = 1e-6;
static const double margin = 3e-5; /* a bound so far above a limit leaves nothing at the limit */
static const double again = 0.7;   /* a list is tried again when the gap is so much smaller */
static const struct vp_care exact = {.keep = 0, .most = 20000};

struct decision {
    const struct decision *before;
    struct vp_tally tally; /* n = 0: of a doctor and a duty */
    int doctor;
    int duty;
    bool date; /* any duty of its date */
    bool take;
};

struct piece {
    double level; /* it holds no roster of fewer points */
    int depth;
    double listed; /* a list failed with so many points between bound and limit; lists of much fewer are tried again … */
    int patient; /* … and others from this depth on */
    const struct decision *last;
};

struct vp_tree {
    struct vp_tours *tours;
    struct vp_arena arena;
    VP_VEC(struct piece) open;
    struct vp_tally all;            /* places left open, of all duties */
    VP_VEC(struct vp_member) known; /* tours that were worth it somewhere */
    long long patience;             /* effort for going through a list */
    long long until;                /* effort at which a list is given up */
    bool broken;                    /* it cannot go on: an LP failed, or takes too long */
};

/* ---- levels ---- */

static double level_of(const struct vp_tree *tree, double bound)
{
    bound -= 1e-7 * (1 + fabs(bound));
    return tree->tours->search->whole_points ? ceil(bound - 1e-5) : bound;
}

static double best_of(const struct vp_tree *tree)
{
    return tree->tours->search->best_points;
}

/* The piece is asked for rosters of so many points at most. */
static double limit_of(const struct vp_tree *tree, const struct piece *piece)
{
    return tree->tours->search->whole_points ? piece->level : vp_tours_below(tree->tours, best_of(tree));
}

static bool is_done(const struct vp_tree *tree, double level)
{
    return level >= best_of(tree) - slight;
}

/* ---- decisions ---- */

static bool has_duty(const struct vp_tour *tour, int duty)
{
    for (int i = 0; i < tour->n; i++)
        if (tour->duty[i] == duty)
            return true;
    return false;
}

static bool has_date(const struct vp_problem *problem, const struct vp_tour *tour, int duty)
{
    for (int i = 0; i < tour->n; i++)
        if (problem->duties[tour->duty[i]].date == problem->duties[duty].date)
            return true;
    return false;
}

static bool keeps_to_one(const struct vp_problem *problem, const struct decision *decision, const struct vp_tour *tour)
{
    return decision->take == (decision->date ? has_date(problem, tour, decision->duty) : has_duty(tour, decision->duty));
}

static bool keeps_to(const struct vp_problem *problem, const struct decision *last, int doctor, const struct vp_tour *tour)
{
    for (const struct decision *at = last; at != NULL; at = at->before)
        if (at->tally.n == 0 && at->doctor == doctor && !keeps_to_one(problem, at, tour))
            return false;
    return true;
}

/* Within what bounds the decisions keep the number of open places. */
static struct vp_tally find_tally(const struct vp_tree *tree, const struct decision *last)
{
    struct vp_tally tally = tree->all;
    for (const struct decision *at = last; at != NULL; at = at->before) {
        if (at->tally.n == 0)
            continue;
        tally.least = fmax(tally.least, at->tally.least);
        tally.most = fmin(tally.most, at->tally.most);
    }
    return tally;
}

static void add_piece(struct vp_tree *tree, const struct piece *of, const struct decision *decision)
{
    struct decision *own = vp_arena_alloc(&tree->arena, sizeof *own);
    *own = *decision;
    own->before = of->last;
    *vp_vec_add(&tree->arena, &tree->open) = (struct piece){of->level, of->depth + 1, of->listed, of->patient, own};
}

/* Divides on how many places are left open in all, if that is no whole number. */
static bool divide_tally(struct vp_tree *tree, const struct vp_master *master, const struct piece *piece)
{
    const double count = vp_master_count(master, &tree->all);
    if (fabs(count - round(count)) < 0.02)
        return false;
    struct decision fewer = {.tally = tree->all};
    struct decision more = {.tally = tree->all};
    fewer.tally.most = floor(count);
    more.tally.least = floor(count) + 1;
    add_piece(tree, piece, &fewer);
    add_piece(tree, piece, &more);
    return true;
}

/* How much of each duty each doctor has at the optimum. */
static double *add_up(const struct vp_master *master, struct vp_arena *arena)
{
    const struct vp_problem *problem = master->search->problem;
    const size_t n = (size_t)problem->n_duties;
    double *share = vp_arena_array(arena, (size_t)problem->n_doctors * n + 1, sizeof *share);
    for (int m = 0; m < master->members.n; m++) {
        const struct vp_member *member = &master->members.item[m];
        const double value = vp_master_value(master, m);
        for (int i = 0; i < member->tour.n && value > 1e-9; i++)
            share[(size_t)member->doctor * n + (size_t)member->tour.duty[i]] += value;
    }
    return share;
}

struct candidate {
    struct decision decision;
    double apart; /* from a whole number */
};

struct candidates {
    struct candidate item[CANDIDATES];
    int n;
};

static void offer(struct candidates *list, int most, const struct decision *decision, double share)
{
    const double apart = fmin(share, 1 - share);
    if (apart <= 1e-5 || (list->n == most && apart <= list->item[most - 1].apart + 1e-7))
        return;
    int at = list->n < most ? list->n++ : most - 1;
    for (; at > 0 && apart > list->item[at - 1].apart + 1e-7; at--)
        list->item[at] = list->item[at - 1];
    list->item[at] = (struct candidate){*decision, apart};
    list->item[at].decision.take = share >= 0.5;
}

/* What is closest to one half: doctors and duties, or doctors and dates. */
static void list_candidates(const struct vp_master *master, bool dates, int most, struct candidates *list)
{
    const struct vp_problem *problem = master->search->problem;
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    const double *share = add_up(master, &scratch);
    list->n = 0;
    for (int d = 0; d < problem->n_doctors; d++) {
        const double *own = &share[(size_t)d * (size_t)problem->n_duties];
        for (int j = problem->n_past; j < problem->n_duties && !dates; j++)
            offer(list, most, &(struct decision){.doctor = d, .duty = j}, own[j]);
        for (int j = problem->n_past; j < problem->n_duties && dates;) {
            const int first = j;
            double any = 0;
            for (; j < problem->n_duties && problem->duties[j].date == problem->duties[first].date; j++)
                any += own[j];
            offer(list, most, &(struct decision){.doctor = d, .duty = first, .date = true}, any);
        }
    }
    vp_arena_clear(&scratch);
}

static bool find_divided(const struct vp_master *master, struct decision *decision)
{
    struct candidates list;
    list_candidates(master, false, 1, &list);
    if (list.n > 0)
        *decision = list.item[0].decision;
    return list.n > 0;
}

/* By how much the LP as it is costs more on one side of a decision. */
static double try_side(struct vp_master *master, const struct decision *decision, double before)
{
    const long long effort = vp_lp_effort(master->lp);
    for (int side = 0; side < 2; side++) {
        for (int m = 0; m < master->members.n; m++) {
            const struct vp_member *member = &master->members.item[m];
            if (!member->dropped && member->doctor == decision->doctor &&
                !keeps_to_one(master->search->problem, decision, &member->tour))
                vp_lp_bound_column(master->lp, member->column, 0, side == 0 ? 0 : 1);
        }
        if (side == 0 && !vp_lp_resolve(master->lp, vp_ask_stop, master->search))
            master->broken = true;
        if (side == 0 && !master->broken)
            before = vp_lp_objective(master->lp) + master->held - before;
    }
    master->search->spent += (vp_lp_effort(master->lp) - effort) / VP_MASTER_ITERATIONS + 1;
    return before;
}

/* The decision that makes both sides dearest. */
static bool find_dearest(struct vp_master *master, double limit, struct decision *decision)
{
    struct candidates list;
    const double before = master->points;
    const double enough = limit - before + 0.5;
    double most = -1;
    for (int dates = 0; dates < 2 && !master->broken; dates++) {
        list_candidates(master, dates, CANDIDATES, &list);
        for (int c = 0; c < list.n && !master->broken; c++) {
            struct decision other = list.item[c].decision;
            other.take = !other.take;
            const double one = fmin(try_side(master, &list.item[c].decision, before), enough);
            const double two = master->broken ? 0 : fmin(try_side(master, &other, before), enough);
            const double both = fmax(one, 1e-3) * fmax(two, 1e-3);
            if (both > most * (1 + 1e-6)) {
                most = both;
                *decision = one <= two ? list.item[c].decision : other;
            }
        }
        vp_master_solve(master);
    }
    return most >= 0 && !master->broken;
}

/* ---- lists ---- */

/* Those of the list, or of the master's members, that can be in a roster of so few points. */
static bool is_wanted(const struct vp_master *master, double limit, int doctor, const struct vp_tour *tour)
{
    double reduced = tour->points - master->bounding.doctor[doctor];
    for (int i = 0; i < tour->n; i++)
        reduced -= master->bounding.duty[tour->duty[i]];
    return reduced <= limit - master->bound + slight;
}

/* What is left of a list under the master's bound and a decision (NULL = none). False if a doctor has nothing left. */
static bool thin_list(const struct vp_master *master, double limit, const struct decision *decision,
                      const struct vp_pool *from, struct vp_pool *to, struct vp_arena *arena)
{
    const int n = master->search->problem->n_doctors;
    bool enough = true;
    to->first = vp_arena_array(arena, (size_t)n + 1, sizeof *to->first);
    to->tour = vp_arena_array(arena, (size_t)from->first[n] + 1, sizeof *to->tour);
    for (int d = 0, k = 0; d < n; d++) {
        for (int t = from->first[d]; t < from->first[d + 1]; t++)
            if (is_wanted(master, limit, d, from->tour[t]) &&
                (decision == NULL || decision->doctor != d ||
                 keeps_to_one(master->search->problem, decision, from->tour[t])))
                to->tour[k++] = from->tour[t];
        to->first[d + 1] = k;
        enough = enough && k > to->first[d];
    }
    return enough;
}

/* There is a roster of so few points. A limit below the best roster is far enough below it for this. */
static bool is_found(const struct vp_tree *tree, double limit)
{
    return best_of(tree) <= limit + slight / 10;
}

/* The best choice of a short list. True if it is known. */
static bool choose_from(struct vp_tree *tree, struct vp_master *master, const struct vp_pool *pool, double limit)
{
    struct vp_tours *tours = tree->tours;
    bool all;
    master->choices = master->members.n;
    for (int d = 0; d < tours->problem->n_doctors; d++)
        for (int t = pool->first[d]; t < pool->first[d + 1]; t++)
            vp_master_keep(master, d, pool->tour[t], master->arena);
    memcpy(master->kept.duty, master->bounding.duty, (size_t)tours->problem->n_duties * sizeof(double));
    memcpy(master->kept.doctor, master->bounding.doctor, (size_t)tours->problem->n_doctors * sizeof(double));
    master->kept_points = master->bound;
    const double points = vp_master_choose(master, limit + 2 * slight, FEW_LISTED, FEW_EFFORT, tours->chosen, &all);
    if (isfinite(points))
        vp_tours_stand(tours, master, points);
    master->members.n = master->choices;
    master->choices = 0;
    return all && (isinf(points) || is_found(tree, limit));
}

static bool search_list(struct vp_tree *tree, const struct vp_master *above, const struct vp_pool *pool, double limit,
                        const struct decision *decision, int depth);

/* Every doctor has one tour at the optimum: a roster. */
static void take_whole(struct vp_tree *tree, const struct vp_master *master)
{
    struct vp_tours *tours = tree->tours;
    for (int m = 0; m < master->members.n; m++)
        if (vp_master_value(master, m) > 0.5)
            tours->chosen[master->members.item[m].doctor] = m;
    if (master->points < best_of(tree) - slight)
        vp_tours_stand(tours, master, master->points);
}

/* Both sides of a decision, the likelier first. */
static bool divide_list(struct vp_tree *tree, struct vp_master *master, const struct vp_pool *pool, double limit, int depth)
{
    struct decision decision;
    if (!find_divided(master, &decision)) {
        take_whole(tree, master);
        return is_found(tree, limit);
    }
    if (depth >= MOST_DEPTH || !find_dearest(master, limit, &decision))
        return false;
    if (!search_list(tree, master, pool, limit, &decision, depth + 1))
        return false;
    decision.take = !decision.take;
    return is_found(tree, limit) || search_list(tree, master, pool, limit, &decision, depth + 1);
}

/* A roster in which the LP is whole, or that a dive comes to. */
static void dive_list(struct vp_tree *tree, struct vp_master *master)
{
    struct vp_tours *tours = tree->tours;
    if (vp_tours_dive(tours, master) && master->points < best_of(tree) - slight)
        vp_tours_stand(tours, master, master->points);
}

/* Is there no roster of at most `limit` points with tours of the list, or is it found? False if it is not known. */
static bool search_list(struct vp_tree *tree, const struct vp_master *above, const struct vp_pool *pool, double limit,
                        const struct decision *decision, int depth)
{
    struct vp_tours *tours = tree->tours;
    struct vp_arena arena;
    struct vp_pool own;
    struct vp_pool left;
    struct vp_master master;
    vp_arena_init(&arena);
    if (!thin_list(above, limit, decision, pool, &own, &arena)) {
        vp_arena_clear(&arena);
        return true;
    }
    vp_master_init(&master, tours->search, tours->pricer, tours->root_free, tours->root_may, tree->tours->nothing, &arena);
    master.pool = &own;
    vp_master_tally(&master, above->tally, above->tallies);
    for (int m = 0; m < above->members.n; m++) {
        const struct vp_member *member = &above->members.item[m];
        if (!member->dropped && is_wanted(above, limit, member->doctor, &member->tour) &&
            (decision == NULL || decision->doctor != member->doctor ||
             keeps_to_one(above->search->problem, decision, &member->tour)))
            vp_master_add(&master, member->doctor, &member->tour);
    }
    master.wanted = limit + margin;
    master.until = tree->until;
    vp_master_generate(&master, &exact, NULL);
    bool known = master.bound >= limit + margin || is_found(tree, limit);
    if (!known && !master.broken && tours->search->spent < tree->until && !vp_tours_over(tours)) {
        known = !thin_list(&master, limit, NULL, &own, &left, &arena);
        if (!known && left.first[tours->problem->n_doctors] <= FEW_LISTED)
            known = choose_from(tree, &master, &left, limit);
        if (!known)
            known = divide_list(tree, &master, &left, limit, depth) || is_found(tree, limit);
        if (!known && depth == 0 && !master.broken)
            dive_list(tree, &master);
    }
    vp_master_clear(&master);
    vp_arena_clear(&arena);
    return known;
}

/* Lists what can be in a roster of `limit` points and goes through it. True if the piece is known to hold none, or it is found. */
static bool close_piece(struct vp_tree *tree, struct vp_master *master, double limit)
{
    struct vp_tours *tours = tree->tours;
    struct vp_arena arena;
    vp_arena_init(&arena);
    bool known = false;
    if (vp_master_complete(master, limit, MOST_LISTED)) {
        struct vp_pool pool = {.first = vp_arena_array(&arena, (size_t)tours->problem->n_doctors + 1, sizeof(int))};
        pool.tour = vp_arena_array(&arena, (size_t)(master->members.n - master->choices) + 1, sizeof *pool.tour);
        const int first = master->choices;
        for (int m = first; m < master->members.n; m++) {
            pool.tour[m - first] = &master->members.item[m].tour;
            pool.first[master->members.item[m].doctor + 1] = m - first + 1;
        }
        for (int d = 0; d < tours->problem->n_doctors; d++)
            pool.first[d + 1] = pool.first[d + 1] > pool.first[d] ? pool.first[d + 1] : pool.first[d];
        const int all = master->members.n;
        master->members.n = first;
        tree->until = tours->search->spent + tree->patience;
        known = search_list(tree, master, &pool, limit, NULL, 0);
        master->members.n = all;
        vp_master_forget(master);
    }
    vp_arena_clear(&arena);
    return known;
}

/* ---- pieces ---- */

static void keep_known(struct vp_tree *tree, int doctor, const struct vp_tour *tour)
{
    struct vp_member *member = vp_vec_add(&tree->arena, &tree->known);
    *member = (struct vp_member){.doctor = doctor, .tour = *tour};
    member->tour.duty = vp_arena_array(&tree->arena, (size_t)tour->n + 1, sizeof(int));
    memcpy(member->tour.duty, tour->duty, (size_t)tour->n * sizeof(int));
}

static void mask_decision(const struct vp_problem *problem, const struct decision *decision, unsigned char *may)
{
    if (!decision->date) {
        may[decision->duty] = decision->take ? VP_MUST_TAKE : VP_MUST_SKIP;
        return;
    }
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        if (problem->duties[j].date != problem->duties[decision->duty].date)
            continue;
        if (!decision->take)
            may[j] = VP_MUST_SKIP;
        else if (may[j] == VP_MAY_TAKE)
            may[j] = VP_MUST_MEET;
    }
}

/* Masks and networks: those of the root, but where a doctor's duties are decided. */
static unsigned char *make_masks(struct vp_tree *tree, const struct piece *piece, struct vp_network **network,
                                 struct vp_arena *arena)
{
    struct vp_tours *tours = tree->tours;
    const size_t n = (size_t)tours->problem->n_duties;
    const size_t all = (size_t)tours->problem->n_doctors * n;
    unsigned char *may = vp_arena_alloc(arena, all + 1);
    memcpy(may, tours->root_may, all);
    memcpy(network, tours->root.network, (size_t)tours->problem->n_doctors * sizeof(struct vp_network *));
    for (const struct decision *at = piece->last; at != NULL; at = at->before) {
        if (at->tally.n > 0)
            continue;
        mask_decision(tours->problem, at, &may[(size_t)at->doctor * n]);
        network[at->doctor] = NULL;
    }
    return may;
}

static void start_piece(struct vp_tree *tree, const struct piece *piece, struct vp_master *master, struct vp_arena *arena)
{
    struct vp_tours *tours = tree->tours;
    struct vp_network **network = vp_arena_array(arena, (size_t)tours->problem->n_doctors, sizeof(struct vp_network *));
    const unsigned char *may = make_masks(tree, piece, network, arena);
    const struct vp_tally tally = find_tally(tree, piece->last);
    vp_master_init(master, tours->search, tours->pricer, tours->root_free, may, tours->nothing, arena);
    master->network = network;
    vp_master_tally(master, &tally, tally.least > 0 || tally.most < tree->all.most);
    const int first = tree->known.n > MOST_KNOWN ? tree->known.n - MOST_KNOWN : 0;
    for (int k = first; k < tree->known.n; k++)
        if (keeps_to(tours->problem, piece->last, tree->known.item[k].doctor, &tree->known.item[k].tour))
            vp_master_add(master, tree->known.item[k].doctor, &tree->known.item[k].tour);
    master->until = vp_tours_share(tours, PIECE_SHARE);
    master->wanted = vp_tours_below(tours, best_of(tree)) + margin;
}

static double least_level(const struct vp_tree *tree)
{
    double least = best_of(tree);
    for (int p = 0; p < tree->open.n; p++)
        least = fmin(least, tree->open.item[p].level);
    return least;
}

/* Goes up level by level while no other piece is below. True if it has to be divided. */
static bool climb_piece(struct vp_tree *tree, struct vp_master *master, struct piece *piece)
{
    while (!is_done(tree, piece->level) && piece->level <= least_level(tree) && !vp_tours_over(tree->tours)) {
        const double before = best_of(tree);
        const double gap = limit_of(tree, piece) - master->bound;
        master->until = vp_tours_share(tree->tours, PIECE_SHARE);
        if (gap + slight > again * piece->listed && piece->depth < piece->patient)
            return true;
        if (!close_piece(tree, master, limit_of(tree, piece))) {
            piece->listed = gap;
            piece->patient = piece->depth + LIST_AGAIN;
            return true;
        }
        if (tree->tours->search->whole_points)
            piece->level++;
        else if (best_of(tree) >= before)
            piece->level = before; /* else there is something better; and perhaps better still */
        vp_raise_bound(tree->tours->search, fmin(piece->level, least_level(tree)));
    }
    return false;
}

static void divide_piece(struct vp_tree *tree, struct vp_master *master, const struct piece *piece)
{
    struct decision decision;
    if (!find_dearest(master, limit_of(tree, piece), &decision)) {
        tree->broken = true;
        return;
    }
    for (int side = 0; side < 2; side++) {
        add_piece(tree, piece, &decision);
        decision.take = !decision.take;
    }
}

/* Lists and divides a piece whose master is at its optimum. True if nothing is left of the piece itself. */
static bool treat_piece(struct vp_tree *tree, struct vp_master *master, struct piece *piece)
{
    struct decision decision;
    if (divide_tally(tree, master, piece))
        return true;
    if (!find_divided(master, &decision))
        take_whole(tree, master);
    const bool listed = !climb_piece(tree, master, piece);
    if (listed || is_done(tree, piece->level))
        return is_done(tree, piece->level);
    divide_piece(tree, master, piece);
    return !tree->broken;
}

/* Goes on with a piece: its bound, its list, its division. */
static void open_piece(struct vp_tree *tree, struct piece piece)
{
    struct vp_tours *tours = tree->tours;
    struct vp_arena arena;
    struct vp_master master;
    vp_arena_init(&arena);
    start_piece(tree, &piece, &master, &arena);
    const int before = master.members.n;
    vp_master_generate(&master, &exact, NULL);
    piece.level = fmax(piece.level, level_of(tree, master.bound));
    tree->broken = master.broken || tours->search->spent >= master.until;
    bool done = is_done(tree, piece.level);
    if (!done && !tree->broken && !vp_tours_over(tours)) {
        for (int m = before; m < master.members.n; m++)
            if (vp_master_value(&master, m) > 1e-6)
                keep_known(tree, master.members.item[m].doctor, &master.members.item[m].tour);
        done = treat_piece(tree, &master, &piece);
    }
    if (!done)
        *vp_vec_add(&tree->arena, &tree->open) = piece;
    vp_master_clear(&master);
    vp_arena_clear(&arena);
}

/* The piece of the least level, the deepest of equals. */
static struct piece take_next(struct vp_tree *tree)
{
    int next = 0;
    for (int p = 1; p < tree->open.n; p++) {
        const struct piece *one = &tree->open.item[p];
        const struct piece *other = &tree->open.item[next];
        if (one->level < other->level || (one->level == other->level && one->depth >= other->depth))
            next = p;
    }
    const struct piece piece = tree->open.item[next];
    tree->open.item[next] = tree->open.item[--tree->open.n];
    return piece;
}

static void count_all(struct vp_tree *tree)
{
    const struct vp_problem *problem = tree->tours->problem;
    int *duty = vp_arena_array(&tree->arena, (size_t)problem->n_duties + 1, sizeof *duty);
    tree->all.duty = duty;
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        duty[tree->all.n++] = j;
        tree->all.most += vp_master_most_open(&tree->tours->root, j);
    }
}

struct vp_tree *vp_tree_new(struct vp_tours *tours, struct vp_arena *arena)
{
    struct vp_tree *tree = vp_arena_alloc(arena, sizeof *tree);
    tree->tours = tours;
    vp_arena_init(&tree->arena);
    tree->patience = tours->whole / LIST_SHARE + 1;
    count_all(tree);
    for (int m = 0; m < tours->root.members.n; m++)
        if (!tours->root.members.item[m].dropped)
            keep_known(tree, tours->root.members.item[m].doctor, &tours->root.members.item[m].tour);
    *vp_vec_add(&tree->arena, &tree->open) =
        (struct piece){.level = level_of(tree, tours->root.bound), .listed = INFINITY};
    return tree;
}

void vp_tree_clear(struct vp_tree *tree)
{
    vp_arena_clear(&tree->arena);
}

bool vp_tree_grow(struct vp_tree *tree, long long effort)
{
    struct vp_search *search = tree->tours->search;
    const long long until = search->spent + effort;
    while (!tree->broken && tree->open.n > 0 && search->spent < until && !vp_tours_over(tree->tours)) {
        vp_meet(search);
        open_piece(tree, take_next(tree));
        vp_raise_bound(search, least_level(tree));
    }
    return !tree->broken && tree->open.n > 0 && !vp_tours_over(tree->tours);
}

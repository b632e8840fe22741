/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search by tours, branch and price: the whole is divided until each piece is shown to hold nothing better, or the best is found. A piece is what keeps to
 * some decisions: how many places are left open in all; whether a doctor has a duty, or any duty of a date. Its columns are generated anew; the least of the
 * pieces' bounds is one for the whole (docs/formulation.md).
 *
 * The piece of the least bound is next. It is asked only whether a roster with that many points is in it, not whether one better than the best is: tours that
 * can be in such a roster are few, and can be listed; pricing then looks through the list, and dividing the list goes on by itself, depth first. */
#include "solver/tours_tree.h"

#include <math.h>
#include <string.h>

enum {
    MOST_KNOWN = 2000, /* columns that a piece begins with */
    PIECE_SHARE = 8,   /* of the whole: what a piece may take before the tree is given up */
    LIST_SHARE = 4,    /* and what may be spent on a list */
    LIST_AGAIN = 4,    /* decisions after a list that failed */
};

static const double slight = 1e-6;
static const double margin = 3e-5; /* a bound so far above a limit leaves nothing at the limit */
static const double again = 0.7;   /* a list is tried again when the gap is so much smaller */
static const struct vp_care exact = {.keep = 0, .most = 20000};

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
static double limit_of(const struct vp_tree *tree, const struct vp_piece *piece)
{
    return tree->tours->search->whole_points ? piece->level : vp_tours_below(tree->tours, best_of(tree));
}

/* As near as a proof has to be. */
static bool is_done(const struct vp_tree *tree, double level)
{
    return vp_meets_bound(best_of(tree), level);
}

/* ---- decisions ---- */

static bool keeps_to(const struct vp_problem *problem, const struct vp_decision *last, int doctor,
                     const struct vp_tour *tour)
{
    for (const struct vp_decision *at = last; at != NULL; at = at->before)
        if (at->tally.n == 0 && at->doctor == doctor && !vp_decision_keeps(problem, at, tour))
            return false;
    return true;
}

/* Within what bounds the decisions keep the number of open places. */
static struct vp_tally find_tally(const struct vp_tree *tree, const struct vp_decision *last)
{
    struct vp_tally tally = tree->all;
    for (const struct vp_decision *at = last; at != NULL; at = at->before) {
        if (at->tally.n == 0)
            continue;
        tally.least = fmax(tally.least, at->tally.least);
        tally.most = fmin(tally.most, at->tally.most);
    }
    return tally;
}

static void add_piece(struct vp_tree *tree, const struct vp_piece *of, const struct vp_decision *decision)
{
    struct vp_decision *own = vp_arena_alloc(&tree->arena, sizeof *own);
    *own = *decision;
    own->before = of->last;
    *vp_vec_add(&tree->arena, &tree->open) = (struct vp_piece){of->level, of->depth + 1, of->listed, of->patient, own};
}

/* Divides on how many places are left open in all, if that is no whole number. */
static bool divide_tally(struct vp_tree *tree, const struct vp_master *master, const struct vp_piece *piece)
{
    const double count = vp_master_count(master, &tree->all);
    if (fabs(count - round(count)) < 0.02)
        return false;
    struct vp_decision fewer = {.tally = tree->all};
    struct vp_decision more = {.tally = tree->all};
    fewer.tally.most = floor(count);
    more.tally.least = floor(count) + 1;
    add_piece(tree, piece, &fewer);
    add_piece(tree, piece, &more);
    return true;
}

/* ---- pieces ---- */

static void keep_known(struct vp_tree *tree, int doctor, const struct vp_tour *tour)
{
    struct vp_member *member = vp_vec_add(&tree->arena, &tree->known);
    *member = (struct vp_member){.doctor = doctor, .tour = *tour};
    member->tour.duty = vp_arena_array(&tree->arena, (size_t)tour->n + 1, sizeof(int));
    memcpy(member->tour.duty, tour->duty, (size_t)tour->n * sizeof(int));
}

static void mask_decision(const struct vp_problem *problem, const struct vp_decision *decision, unsigned char *may)
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
static unsigned char *make_masks(struct vp_tree *tree, const struct vp_piece *piece, struct vp_network **network,
                                 struct vp_arena *arena)
{
    struct vp_tours *tours = tree->tours;
    const size_t n = (size_t)tours->problem->n_duties;
    const size_t all = (size_t)tours->problem->n_doctors * n;
    unsigned char *may = vp_arena_alloc(arena, all + 1);
    memcpy(may, tours->root_may, all);
    memcpy(network, tours->root.network, (size_t)tours->problem->n_doctors * sizeof(struct vp_network *));
    for (const struct vp_decision *at = piece->last; at != NULL; at = at->before) {
        if (at->tally.n > 0)
            continue;
        mask_decision(tours->problem, at, &may[(size_t)at->doctor * n]);
        network[at->doctor] = NULL;
    }
    return may;
}

static void start_piece(struct vp_tree *tree, const struct vp_piece *piece, struct vp_master *master,
                        struct vp_arena *arena)
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
static bool climb_piece(struct vp_tree *tree, struct vp_master *master, struct vp_piece *piece)
{
    while (!is_done(tree, piece->level) && piece->level <= least_level(tree) && !vp_tours_over(tree->tours)) {
        const double before = best_of(tree);
        const double gap = limit_of(tree, piece) - master->bound;
        master->until = vp_tours_share(tree->tours, PIECE_SHARE);
        if (gap + slight > again * piece->listed && piece->depth < piece->patient)
            return true;
        if (!vp_close_piece(tree, master, limit_of(tree, piece))) {
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

static void divide_piece(struct vp_tree *tree, struct vp_master *master, const struct vp_piece *piece)
{
    struct vp_decision decision;
    if (!vp_find_dearest(master, limit_of(tree, piece), &decision)) {
        tree->broken = true;
        return;
    }
    for (int side = 0; side < 2; side++) {
        add_piece(tree, piece, &decision);
        decision.take = !decision.take;
    }
}

/* Lists and divides a piece whose master is at its optimum. True if nothing is left of the piece itself. */
static bool treat_piece(struct vp_tree *tree, struct vp_master *master, struct vp_piece *piece)
{
    struct vp_decision decision;
    if (divide_tally(tree, master, piece))
        return true;
    if (!vp_find_divided(master, &decision))
        vp_take_whole(tree, master);
    const bool listed = !climb_piece(tree, master, piece);
    if (listed || is_done(tree, piece->level))
        return is_done(tree, piece->level);
    divide_piece(tree, master, piece);
    return !tree->broken;
}

/* Goes on with a piece: its bound, its list, its division. */
static void open_piece(struct vp_tree *tree, struct vp_piece piece)
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
static struct vp_piece take_next(struct vp_tree *tree)
{
    int next = 0;
    for (int p = 1; p < tree->open.n; p++) {
        const struct vp_piece *one = &tree->open.item[p];
        const struct vp_piece *other = &tree->open.item[next];
        if (one->level < other->level || (one->level == other->level && one->depth >= other->depth))
            next = p;
    }
    const struct vp_piece piece = tree->open.item[next];
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
        (struct vp_piece){.level = level_of(tree, tours->root.bound), .listed = INFINITY};
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

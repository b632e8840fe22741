/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stage `shares`: branch and bound over who has how many duties of each kind. A node allows some vectors of each doctor; its children allow of one doctor those
 * on either side of a figure – the count of a kind, or the load of a category – between the vectors that his mixture is made of, so neither has the mixture.
 * Where every doctor has one vector whole, a roster with these counts is looked for; the node is then split all the same, since other vectors cost as little. */
#include "solver/shares.h"

#include <math.h>
#include <string.h>

enum {
    MOST_TRIES = 2,          /* rosters looked for in a row without a gain */
    LONGEST_COOLING = 10000, /* effort: several find more than a long one */
};

struct node {
    int parent; /* -1: the root */
    int depth;
    int doctor; /* of whom it allows less than its parent: of this figure what is above the limit, or what is not */
    int figure;
    bool above;
    double limit;
    double bound;
    bool done; /* it has children, or holds nothing better than the best roster */
};

struct tree {
    struct vp_shares *shares;
    struct vp_search *search;
    VP_VEC(struct node) nodes;
    bool **kept; /* [doctor][vector] what the root left open */
    int next;    /* the child to go on with before the first roster; -1 = none */
    int tries;
    long long begun;  /* effort of the search when the stage began … */
    long long looked; /* … and what went to rosters since */
};

/* ---- nodes ---- */

static void copy_open(const struct vp_shares *shares, bool *const *from, bool *const *to)
{
    for (int d = 0; d < shares->search->problem->n_doctors; d++)
        for (int v = 0; v < shares->vectors[d].n; v++)
            to[d][v] = from[d][v];
}

/* Opens what the node allows. */
static void go_to(struct tree *tree, int number)
{
    struct vp_shares *shares = tree->shares;
    copy_open(shares, tree->kept, shares->open);
    for (const struct node *node = &tree->nodes.item[number]; node->parent >= 0; node = &tree->nodes.item[node->parent]) {
        bool *open = shares->open[node->doctor];
        for (int v = 0; v < shares->vectors[node->doctor].n; v++)
            if (open[v])
                open[v] = (vp_shares_figure(shares, node->doctor, v, node->figure) > node->limit) == node->above;
    }
}

/* The open node with the least bound, the deepest of those; -1 = none. */
static int find_best(const struct tree *tree)
{
    int best = -1;
    for (int i = 0; i < tree->nodes.n; i++) {
        const struct node *node = &tree->nodes.item[i];
        const double less = best < 0 ? INFINITY : tree->nodes.item[best].bound - node->bound;
        if (!node->done && (less > 1e-7 || (less > -1e-7 && node->depth > tree->nodes.item[best].depth)))
            best = i;
    }
    return best;
}

static void tell_bound(struct tree *tree)
{
    double least = tree->search->best_points;
    for (int i = 0; i < tree->nodes.n; i++)
        if (!tree->nodes.item[i].done)
            least = fmin(least, tree->nodes.item[i].bound);
    vp_raise_bound(tree->search, least);
}

/* ---- branching ---- */

struct choice {
    int doctor; /* -1 = nothing to choose */
    int figure;
    double limit;
    bool upper; /* most of the mixture is above */
    double score;
};

/* Of the figure, how much of the doctor's mixture is above its mean; `share` lists the n parts. */
static void judge_figure(const struct vp_shares *shares, int doctor, int figure, const int *share, int n,
                         struct choice *best)
{
    double mean = 0;
    double above = 0;
    double spread = 0;
    for (int i = 0; i < n; i++)
        mean += vp_shares_value(shares, share[i]) *
                vp_shares_figure(shares, doctor, shares->shares.item[share[i]].vector, figure);
    for (int i = 0; i < n; i++) {
        const double beyond = vp_shares_figure(shares, doctor, shares->shares.item[share[i]].vector, figure) - mean;
        const double part = vp_shares_value(shares, share[i]);
        above += beyond > 1e-6 ? part : 0;
        spread += part * fabs(beyond);
    }
    /* Loads of a category say more than counts of a kind. */
    const double score = fmin(above, 1 - above) * (figure >= shares->kinds.n ? 2 : 1);
    if (spread > 1e-6 && score > 1e-6 && score > best->score)
        *best = (struct choice){
            .doctor = doctor, .figure = figure, .limit = mean + 1e-6, .upper = above > 0.5, .score = score};
}

/* The doctor and the figure that his mixture leaves most undecided. */
static struct choice choose(const struct tree *tree)
{
    const struct vp_shares *shares = tree->shares;
    struct choice best = {.doctor = -1};
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    int *share = vp_arena_array(&scratch, (size_t)shares->shares.n + 1, sizeof *share);
    for (int d = 0; d < tree->search->problem->n_doctors; d++) {
        int n = 0;
        for (int s = 0; s < shares->shares.n; s++)
            if (shares->shares.item[s].doctor == d && vp_shares_value(shares, s) > 1e-6)
                share[n++] = s;
        for (int f = 0; n > 1 && f < vp_shares_figures(shares); f++)
            judge_figure(shares, d, f, share, n, &best);
    }
    vp_arena_clear(&scratch);
    return best;
}

/* Cuts a figure right above or right below what the doctor's whole vector has, if others are allowed there; a random one of all. */
static void judge_split(struct tree *tree, int share, int figure, struct choice *best)
{
    const struct vp_shares *shares = tree->shares;
    const int d = shares->shares.item[share].doctor;
    const double here = vp_shares_figure(shares, d, shares->shares.item[share].vector, figure);
    double below = -INFINITY;
    bool above = false;
    for (int v = 0; v < shares->vectors[d].n; v++) {
        const double value = shares->open[d][v] ? vp_shares_figure(shares, d, v, figure) : here;
        above = above || value > here + 1e-6;
        below = value < here - 1e-6 ? fmax(below, value) : below;
    }
    const double score = 1 + vp_random_below(&tree->search->random, 1000);
    if ((above || isfinite(below)) && score > best->score)
        *best = (struct choice){
            .doctor = d, .figure = figure, .limit = (above ? here : below) + 1e-6, .upper = above, .score = score};
}

static struct choice split(struct tree *tree)
{
    struct choice best = {.doctor = -1};
    for (int s = 0; s < tree->shares->shares.n; s++)
        for (int f = 0; vp_shares_value(tree->shares, s) > 0.5 && f < vp_shares_figures(tree->shares); f++)
            judge_split(tree, s, f, &best);
    return best;
}

static int add_child(struct tree *tree, int parent, const struct choice *choice, bool above)
{
    const struct node child = {.parent = parent,
                               .depth = tree->nodes.item[parent].depth + 1,
                               .doctor = choice->doctor,
                               .figure = choice->figure,
                               .above = above,
                               .limit = choice->limit,
                               .bound = tree->nodes.item[parent].bound};
    *vp_vec_add(tree->shares->arena, &tree->nodes) = child;
    return tree->nodes.n - 1;
}

static void branch(struct tree *tree, int number, const struct choice *choice)
{
    const int below = add_child(tree, number, choice, false);
    const int above = add_child(tree, number, choice, true);
    tree->nodes.item[number].done = true;
    tree->next = choice->upper ? above : below;
}

/* ---- the stage ---- */

/* A roster with the counts that the node has, and what it says of the time to go on. Counts as good as these are dear to find: as much as it took to find
 * them goes to look for their roster, or half of what is left; but one look is enough where branch and bound can end. */
static void try_roster(struct tree *tree, long long effort)
{
    struct vp_search *search = tree->search;
    const double before = search->best_points;
    const long long spent = search->spent;
    const long long as_much = spent - tree->begun - 2 * tree->looked;
    const long long half = (tree->shares->until - spent) / 2;
    const long long most = as_much > half ? as_much : half;
    vp_shares_roster(tree->shares, search->program->columns.n > VP_SMALL_PROGRAM ? most : 0, effort);
    tree->looked += search->spent - spent;
    tree->tries = search->best_points < before - 1e-6 ? 0 : tree->tries + 1;
}

static void solve_node(struct tree *tree, int number, long long effort)
{
    struct vp_shares *shares = tree->shares;
    tree->next = -1;
    go_to(tree, number);
    if (!vp_shares_solve(shares))
        return;
    if (tree->nodes.item[number].parent < 0) {
        vp_shares_tighten(shares);
        copy_open(shares, shares->open, tree->kept);
    }
    struct node *node = &tree->nodes.item[number];
    node->bound = fmax(node->bound, shares->bound);
    node->done = vp_meets_bound(tree->search->best_points, node->bound);
    if (node->done)
        return;
    struct choice choice = choose(tree);
    if (choice.doctor < 0) {
        choice = split(tree);
        tell_bound(tree);
        try_roster(tree, effort);
    }
    if (choice.doctor >= 0)
        branch(tree, number, &choice);
    else
        tree->tries = MOST_TRIES; /* one vector is left for everybody, and what it costs is not for counts to say */
}

static void climb(struct tree *tree, long long effort)
{
    bool tried = false;
    while (!tree->shares->broken && tree->search->spent < tree->shares->until && tree->tries < MOST_TRIES &&
           !vp_search_over(tree->search)) {
        const int number = !tried && tree->next >= 0 ? tree->next : find_best(tree);
        if (number < 0)
            break;
        solve_node(tree, number, effort);
        tried = tried || tree->tries > 0;
        tell_bound(tree);
    }
}

static void start_tree(struct tree *tree)
{
    const struct vp_shares *shares = tree->shares;
    const size_t doctors = (size_t)tree->search->problem->n_doctors + 1;
    tree->next = -1;
    tree->kept = vp_arena_array(shares->arena, doctors, sizeof *tree->kept);
    for (int d = 0; d < tree->search->problem->n_doctors; d++)
        tree->kept[d] = vp_arena_array(shares->arena, (size_t)(shares->vectors[d].n > 0 ? shares->vectors[d].n : 1),
                                       sizeof **tree->kept);
    copy_open(shares, shares->open, tree->kept);
    *vp_vec_add(shares->arena, &tree->nodes) = (struct node){.parent = -1, .bound = -INFINITY};
}

void vp_search_shares(struct vp_search *search, long long effort)
{
    if (search->program->columns.n > VP_LARGE_PROGRAM)
        return;
    search->sink->stage(search->sink->user, "shares", search->spent);
    const long long begun = search->spent;
    struct vp_arena arena;
    struct vp_shares shares;
    vp_arena_init(&arena);
    if (vp_shares_open(&shares, search, true, effort, &arena)) {
        struct tree tree = {.shares = &shares, .search = search, .begun = begun};
        start_tree(&tree);
        climb(&tree, effort / 15 < LONGEST_COOLING ? effort / 15 + 1 : LONGEST_COOLING);
    }
    vp_shares_close(&shares);
    vp_arena_clear(&arena);
}

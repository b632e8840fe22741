/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moves are all judged. Exchanges are too many in a large service: those that cannot be lawful are left out (a breach between the duty and
 * another one of the taker's stays unless it is that one he gives), the others are taken in order of what they cost in fairness, which is
 * cheap to know: first the best of each doctor, then the second best, and so on, as many as may be tried. */
#include "model/why.h"

#include "model/fairness.h"

#include <stdlib.h>

enum {
    WORK = 24000000, /* doctors × duties × tries: about a second of audits */
    MOST_TRIES = 1000,
    FEWEST_TRIES = 20,
    BEST_OF_ONE = 5, /* exchanges that are kept where they are all with one doctor */
};

/* An exchange that may be judged. */
struct candidate {
    int move; /* it is this move of why->moves, with something back */
    int duty; /* the first of what comes back */
    int rank; /* among those of the same move, by cost */
    double cost;
};

struct inquiry {
    const struct vp_standing *standing;
    struct vp_why *why;
    struct vp_arena *arena;
    VP_VEC(struct candidate) candidates;
};

int vp_why_tries(const struct vp_problem *problem)
{
    long long size = (long long)problem->n_doctors * problem->n_duties;
    long long tries = WORK / (size > 0 ? size : 1);
    return tries > MOST_TRIES ? MOST_TRIES : tries < FEWEST_TRIES ? FEWEST_TRIES : (int)tries;
}

/* The item of the plan that gives a duty of the piece to `doctor`; NULL = none. */
static const struct vp_fixed *find_fixed(const struct vp_problem *problem, int doctor, const struct vp_piece *piece)
{
    if (doctor < 0)
        return NULL;
    const struct vp_doctor *of = &problem->plan->doctors.item[doctor];
    for (int i = 0; i < piece->n; i++)
        for (int f = 0; f < of->fixed.n; f++)
            if (of->fixed.item[f].line == problem->duties[piece->duties[i]].line &&
                vp_dates_hold(of->fixed.item[f].dates, problem->duties[piece->duties[i]].date))
                return &of->fixed.item[f];
    return NULL;
}

/* ---- moves ---- */

static int compare_points(const struct vp_move *one, const struct vp_move *other)
{
    double apart = one->points - other->points;
    if (apart > 1e-9 || apart < -1e-9) /* the last bits must not decide what people see first */
        return apart < 0 ? -1 : 1;
    if (one->to != other->to)
        return one->to < other->to ? -1 : 1;
    if (one->from != other->from)
        return one->from < other->from ? -1 : 1;
    return one->back.n > 0 && other->back.n > 0 ? one->back.duties[0] - other->back.duties[0] : 0;
}

static int compare_moves(const void *a, const void *b)
{
    const struct vp_move *one = a;
    const struct vp_move *other = b;
    if (one->verdict != other->verdict)
        return one->verdict < other->verdict ? -1 : 1;
    if (one->breaches.n != other->breaches.n)
        return one->breaches.n < other->breaches.n ? -1 : 1;
    if (one->mended != other->mended)
        return one->mended > other->mended ? -1 : 1;
    int levels = vp_move_levels_order(one, other);
    return levels != 0 ? levels : compare_points(one, other);
}

static void add_move(struct inquiry *inquiry, int from, int to)
{
    struct vp_move move = {.from = from, .to = to};
    move.piece = vp_piece_of(inquiry->standing, from, inquiry->why->question.duty, inquiry->arena);
    vp_move_judge(inquiry->standing, &move, inquiry->arena);
    *vp_vec_add(inquiry->arena, &inquiry->why->moves) = move;
}

static void add_moves(struct inquiry *inquiry)
{
    struct vp_why *why = inquiry->why;
    int asked = why->question.doctor;
    for (int d = VP_LOCUM; d < inquiry->standing->problem->n_doctors; d++) {
        if (d == asked)
            continue;
        if (why->has)
            add_move(inquiry, asked, d);
        else if (asked >= 0 && vp_place_of(inquiry->standing, d, why->question.duty) >= 0)
            add_move(inquiry, d, asked);
    }
    if (why->moves.n > 0)
        qsort(why->moves.item, (size_t)why->moves.n, sizeof *why->moves.item, compare_moves);
}

/* ---- exchanges that may be lawful ---- */

/* What `doctor` costs more in fairness if he gives one piece and gets the other: in squares, whatever the plan's methods, as only the order in which
 * exchanges are tried depends on it. */
static double price_change(const struct vp_standing *standing, int doctor, const struct vp_piece *gives,
                           const struct vp_piece *gets)
{
    const struct vp_problem *problem = standing->problem;
    const struct vp_plan *plan = problem->plan;
    double points = 0;
    for (int t = 0; t < plan->fairness.n && doctor >= 0; t++) {
        const struct vp_fairness_term *term = &plan->fairness.item[t];
        int at = doctor * plan->categories.n + term->category;
        double load = standing->audit->load[at];
        double before = vp_fairness_cost(term, load, problem->target[at]);
        for (int i = 0; i < gives->n; i++)
            load -= vp_duty_load(problem, &problem->duties[gives->duties[i]], term->category);
        for (int i = 0; i < gets->n; i++)
            load += vp_duty_load(problem, &problem->duties[gets->duties[i]], term->category);
        points += vp_fairness_cost(term, load, problem->target[at]) - before;
    }
    return points;
}

static double price_locums(const struct vp_problem *problem, const struct vp_piece *piece)
{
    double points = 0;
    for (int i = 0; i < piece->n; i++)
        points += problem->plan->lines.item[problem->duties[piece->duties[i]].line].locum;
    return points;
}

static bool holds(const struct vp_piece *piece, int duty)
{
    for (int i = 0; i < piece->n; i++)
        if (piece->duties[i] == duty)
            return true;
    return false;
}

/* Is it a breach between the piece and one other duty, both the taker's, that giving away something else leaves as it is? */
static bool outlasts(const struct vp_standing *standing, const struct vp_move *move, const struct vp_violation *breach,
                     const struct vp_piece *back)
{
    enum vp_rule_kind kind = standing->problem->plan->rules.item[breach->rule].kind;
    bool pair = kind == VP_RULE_overlap || kind == VP_RULE_rest || kind == VP_RULE_spacing || kind == VP_RULE_sequence;
    if (!pair || breach->doctor != move->to || breach->duty_a < 0 || breach->duty_b < 0)
        return false;
    return !holds(back, breach->duty_a) && !holds(back, breach->duty_b);
}

static bool is_hopeless(const struct vp_standing *standing, const struct vp_move *move, const struct vp_piece *back,
                        const bool *barred)
{
    if (find_fixed(standing->problem, move->to, back) != NULL)
        return true;
    for (int i = 0; i < back->n; i++)
        if ((barred != NULL && barred[back->duties[i]]) ||
            (move->from >= 0 && vp_place_of(standing, move->from, back->duties[i]) >= 0))
            return true;
    for (int i = 0; i < move->breaches.n; i++)
        if (outlasts(standing, move, &move->breaches.item[i], back))
            return true;
    return false;
}

static int compare_costs(const void *a, const void *b)
{
    const struct candidate *one = a;
    const struct candidate *other = b;
    if (one->rank != other->rank)
        return one->rank < other->rank ? -1 : 1;
    double apart = one->cost - other->cost;
    if (apart > 1e-9 || apart < -1e-9)
        return apart < 0 ? -1 : 1;
    return one->move != other->move ? one->move - other->move : one->duty - other->duty;
}

/* What can come back for this move; `barred`: what its giver can never have. */
static void list_candidates(struct inquiry *inquiry, int number, const bool *barred)
{
    const struct vp_standing *standing = inquiry->standing;
    const struct vp_problem *problem = standing->problem;
    const struct vp_move *move = &inquiry->why->moves.item[number];
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    int first = inquiry->candidates.n;
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        struct vp_piece back = vp_piece_of(standing, move->to, j, &scratch);
        if (back.n == 0 || back.duties[0] != j || is_hopeless(standing, move, &back, barred))
            continue;
        double cost = price_change(standing, move->to, &back, &move->piece) +
                      price_change(standing, move->from, &move->piece, &back);
        if (move->from < 0)
            cost += price_locums(problem, &back) - price_locums(problem, &move->piece);
        *vp_vec_add(inquiry->arena, &inquiry->candidates) = (struct candidate){number, j, 0, cost};
    }
    vp_arena_clear(&scratch);
    int n = inquiry->candidates.n - first;
    if (n > 0)
        qsort(&inquiry->candidates.item[first], (size_t)n, sizeof *inquiry->candidates.item, compare_costs);
    for (int i = 0; i < n; i++)
        inquiry->candidates.item[first + i].rank = i;
}

static void list_all(struct inquiry *inquiry)
{
    const struct vp_why *why = inquiry->why;
    const bool *barred = NULL;
    int of = VP_LOCUM; /* whose `barred` is */
    for (int i = 0; i < why->moves.n; i++) {
        const struct vp_move *move = &why->moves.item[i];
        if (move->to < 0 || move->verdict > VP_MOVE_BREAKS)
            continue;
        if (move->from != of)
            barred = move->from < 0 ? NULL : vp_audit_barred(inquiry->standing->problem, move->from, inquiry->arena);
        of = move->from;
        list_candidates(inquiry, i, barred);
    }
    if (inquiry->candidates.n > 0)
        qsort(inquiry->candidates.item, (size_t)inquiry->candidates.n, sizeof *inquiry->candidates.item, compare_costs);
}

/* ---- exchanges that are ---- */

/* Of the candidates that may be tried, those that are lawful, the best first. */
static void add_lawful(struct inquiry *inquiry)
{
    struct vp_why *why = inquiry->why;
    why->possible = inquiry->candidates.n;
    why->tried = why->possible < why->question.tries ? why->possible : why->question.tries;
    for (int i = 0; i < why->tried; i++) {
        const struct candidate *candidate = &inquiry->candidates.item[i];
        const struct vp_move *move = &why->moves.item[candidate->move];
        struct vp_move swap = {.from = move->from, .to = move->to, .piece = move->piece};
        swap.back = vp_piece_of(inquiry->standing, move->to, candidate->duty, inquiry->arena);
        vp_move_judge(inquiry->standing, &swap, inquiry->arena);
        if (swap.verdict == VP_MOVE_LAWFUL)
            *vp_vec_add(inquiry->arena, &why->swaps) = swap;
    }
    if (why->swaps.n > 0)
        qsort(why->swaps.item, (size_t)why->swaps.n, sizeof *why->swaps.item, compare_moves);
}

/* How many of the first `n` exchanges are between the same two as `swap`. */
static int count_between(const struct vp_why *why, int n, const struct vp_move *swap)
{
    int same = 0;
    for (int i = 0; i < n; i++)
        same += why->swaps.item[i].to == swap->to && why->swaps.item[i].from == swap->from;
    return same;
}

static void add_swaps(struct inquiry *inquiry)
{
    struct vp_why *why = inquiry->why;
    int most = why->has ? 1 : BEST_OF_ONE;
    list_all(inquiry);
    add_lawful(inquiry);
    int kept = 0;
    for (int i = 0; i < why->swaps.n; i++)
        if (count_between(why, kept, &why->swaps.item[i]) < most)
            why->swaps.item[kept++] = why->swaps.item[i];
    why->swaps.n = kept;
}

/* ---- the whole ---- */

struct vp_why *vp_why_new(const struct vp_standing *standing, struct vp_question question, struct vp_arena *arena)
{
    struct vp_why *why = vp_arena_alloc(arena, sizeof *why);
    struct inquiry inquiry = {.standing = standing, .why = why, .arena = arena};
    why->question = question;
    why->piece = vp_piece_of(standing, question.doctor, question.duty, arena);
    why->has = why->piece.n > 0;
    if (why->has)
        why->fixed = find_fixed(standing->problem, question.doctor, &why->piece);
    add_moves(&inquiry);
    if (!why->has && why->moves.n > 0)
        why->piece = why->moves.item[0].piece;
    if (why->fixed == NULL)
        add_swaps(&inquiry);
    return why;
}

int vp_why_count(const struct vp_why *why, enum vp_move_verdict verdict)
{
    int n = 0;
    for (int i = 0; i < why->moves.n; i++)
        n += why->moves.item[i].to >= 0 && why->moves.item[i].verdict == verdict;
    return n;
}

const struct vp_move *vp_why_first(const struct vp_why *why, enum vp_move_verdict verdict)
{
    for (int i = 0; i < why->moves.n; i++)
        if (why->moves.item[i].to >= 0 && why->moves.item[i].verdict == verdict)
            return &why->moves.item[i];
    return NULL;
}

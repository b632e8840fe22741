/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes a copy of the roster, audits it, and holds the two audits against each other. */
#include "model/moves.h"

#include "model/levels.h"

#include <math.h>
#include <string.h>

/* ---- who has what ---- */

int vp_place_of(const struct vp_standing *standing, int owner, int duty)
{
    const struct vp_duty *of = &standing->problem->duties[duty];
    for (int place = of->first_place; place < of->first_place + of->places; place++) {
        int state = standing->roster->doctor[place];
        if (owner >= 0 ? state == owner : state < 0 && vp_place_counts(standing->problem, standing->roster, place))
            return place;
    }
    return -1;
}

struct vp_piece vp_piece_of(const struct vp_standing *standing, int owner, int duty, struct vp_arena *arena)
{
    const struct vp_problem *problem = standing->problem;
    struct vp_piece piece = {NULL, 0};
    if (vp_place_of(standing, owner, duty) < 0)
        return piece;
    int block = problem->duties[duty].block;
    int room = 1;
    for (int j = problem->n_past; block != VP_NO_BLOCK && j < problem->n_duties; j++)
        room += problem->duties[j].block == block;
    piece.duties = vp_arena_array(arena, (size_t)room, sizeof *piece.duties);
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        bool with = block != VP_NO_BLOCK && problem->duties[j].block == block && vp_place_of(standing, owner, j) >= 0;
        if (j == duty || with)
            piece.duties[piece.n++] = j;
    }
    return piece;
}

static bool has_any(const struct vp_standing *standing, int owner, const struct vp_piece *piece)
{
    for (int i = 0; owner >= 0 && i < piece->n; i++)
        if (vp_place_of(standing, owner, piece->duties[i]) >= 0)
            return true;
    return false;
}

/* ---- the change ---- */

static void hand_over(const struct vp_standing *standing, struct vp_roster *changed, const struct vp_piece *piece,
                      int from, int to)
{
    for (int i = 0; i < piece->n; i++)
        changed->doctor[vp_place_of(standing, from, piece->duties[i])] = to;
}

static struct vp_roster *change_roster(const struct vp_standing *standing, const struct vp_move *move,
                                       struct vp_arena *arena)
{
    struct vp_roster *changed = vp_arena_alloc(arena, sizeof *changed);
    size_t places = (size_t)standing->problem->n_places;
    *changed = *standing->roster;
    changed->doctor = vp_arena_array(arena, places, sizeof *changed->doctor);
    memcpy(changed->doctor, standing->roster->doctor, places * sizeof *changed->doctor);
    hand_over(standing, changed, &move->piece, move->from, move->to);
    hand_over(standing, changed, &move->back, move->to, move->from);
    return changed;
}

/* ---- the difference ---- */

static bool is_about(const struct vp_violation *one, const struct vp_violation *other)
{
    if (one->about == NULL || other->about == NULL)
        return one->about == other->about;
    return strcmp(one->about, other->about) == 0;
}

/* How many of the breaches from list[0] on are of one rule, doctor, duties and dates. */
static int count_alike(const struct vp_violation *list, int n)
{
    int alike = 1;
    while (alike < n && vp_violation_order(&list[0], &list[alike]) == 0)
        alike++;
    return alike;
}

/* Of breaches all alike, the ones that have no fellow as bad before; how many of those before have found one. */
static int match_alike(struct vp_move *move, struct vp_arena *arena, const struct vp_violation *before, int n_before,
                       const struct vp_violation *after, int n_after)
{
    bool *met = vp_arena_array(arena, (size_t)n_before + 1, sizeof *met);
    int n_met = 0;
    for (int j = 0; j < n_after; j++) {
        int i = 0;
        while (i < n_before && (met[i] || !is_about(&before[i], &after[j])))
            i++;
        bool worse = i < n_before && after[j].amount > before[i].amount + 1e-6;
        if (i < n_before) {
            met[i] = true;
            n_met++;
        }
        if (i == n_before || worse)
            *vp_vec_add(arena, &move->breaches) = after[j];
    }
    return n_met;
}

/* Both lists are in the audit's order. */
static void compare_breaches(const struct vp_standing *standing, const struct vp_audit *after, struct vp_move *move,
                             struct vp_arena *arena)
{
    const struct vp_audit *before = standing->audit;
    int i = 0;
    for (int j = 0; j < after->hard.n;) {
        while (i < before->hard.n && vp_violation_order(&before->hard.item[i], &after->hard.item[j]) < 0) {
            i++;
            move->mended++;
        }
        int alike = count_alike(&after->hard.item[j], after->hard.n - j);
        bool both = i < before->hard.n && vp_violation_order(&before->hard.item[i], &after->hard.item[j]) == 0;
        int alike_before = both ? count_alike(&before->hard.item[i], before->hard.n - i) : 0;
        const struct vp_violation *fellows = both ? &before->hard.item[i] : NULL;
        int met = match_alike(move, arena, fellows, alike_before, &after->hard.item[j], alike);
        move->mended += alike_before - met;
        i += alike_before;
        j += alike;
    }
    move->mended += before->hard.n - i;
}

const struct vp_violation *vp_move_bar(const struct vp_plan *plan, const struct vp_move *move)
{
    for (int i = 0; i < move->breaches.n; i++)
        if (vp_rule_bars(plan->rules.item[move->breaches.item[i].rule].kind))
            return &move->breaches.item[i];
    return NULL;
}

static enum vp_move_verdict find_verdict(const struct vp_plan *plan, const struct vp_move *move)
{
    if (vp_move_bar(plan, move) != NULL)
        return VP_MOVE_BARRED;
    return move->breaches.n > 0 ? VP_MOVE_BREAKS : VP_MOVE_LAWFUL;
}

/* ---- levels ---- */

static bool has_levels(const struct vp_plan *plan)
{
    for (int t = 0; t < plan->fairness.n; t++)
        if (plan->fairness.item[t].method != VP_CONVEX)
            return true;
    return false;
}

/* Into levels[]: see move->levels; of_term[i]: which term number i is of, -1 = open places. Returns how many; both have room for all. */
static int list_levels(const struct vp_problem *problem, const struct vp_audit *audit, double *levels, int *of_term)
{
    int n = 0;
    of_term[n] = -1;
    levels[n++] = audit->points_locum + audit->points_extra;
    for (int t = 0; t < problem->plan->fairness.n; t++) {
        enum vp_method method = problem->plan->fairness.item[t].method;
        if (method == VP_CONVEX)
            continue;
        int found = vp_sorted_excesses(problem, t, audit->load, levels + n);
        int kept = method == VP_MIN_MAX && found > 1 ? 1 : found;
        for (int i = 0; i < kept; i++)
            of_term[n++] = t;
    }
    return n;
}

/* The first in which they differ; n = none. */
static int find_difference(const double *one, const double *other, int n)
{
    int i = 0;
    while (i < n && fabs(one[i] - other[i]) <= vp_same_excess)
        i++;
    return i;
}

int vp_move_levels_order(const struct vp_move *one, const struct vp_move *other)
{
    int n = one->n_levels < other->n_levels ? one->n_levels : other->n_levels;
    int i = find_difference(one->levels, other->levels, n);
    return i == n ? 0 : one->levels[i] < other->levels[i] ? -1 : 1;
}

static void compare_levels(const struct vp_standing *standing, const struct vp_audit *after, struct vp_move *move,
                           struct vp_arena *arena)
{
    const struct vp_plan *plan = standing->problem->plan;
    move->level_term = -1;
    if (!has_levels(plan))
        return;
    size_t room = (size_t)standing->problem->n_doctors * (size_t)plan->fairness.n + 1;
    double *before = vp_arena_array(arena, room, sizeof *before);
    int *of_term = vp_arena_array(arena, room, sizeof *of_term);
    list_levels(standing->problem, standing->audit, before, of_term);
    move->levels = vp_arena_array(arena, room, sizeof *move->levels);
    move->n_levels = list_levels(standing->problem, after, move->levels, of_term);
    int i = find_difference(before, move->levels, move->n_levels);
    if (i == move->n_levels)
        return;
    move->level = move->levels[i] < before[i] ? -1 : 1;
    move->level_term = of_term[i];
}

/* ---- the judgement ---- */

static const char *keep_words(const char *words, struct vp_arena *arena)
{
    return words == NULL ? NULL : vp_arena_strdup(arena, words);
}

static void *keep_array(const void *from, size_t count, size_t size, struct vp_arena *arena)
{
    void *kept = vp_arena_array(arena, count, size);
    if (count > 0)
        memcpy(kept, from, count * size);
    return kept;
}

/* What is told of a change: an audit of a large service is a third of a megabyte, nearly all of it the judges' own lists. */
static const struct vp_audit *keep_audit(const struct vp_problem *problem, const struct vp_audit *audit,
                                         struct vp_arena *arena)
{
    size_t doctors = (size_t)problem->n_doctors;
    struct vp_audit *kept = vp_arena_alloc(arena, sizeof *kept);
    *kept = *audit;
    kept->load = keep_array(audit->load, doctors * (size_t)problem->plan->categories.n, sizeof *kept->load, arena);
    kept->fairness =
        keep_array(audit->fairness, doctors * (size_t)problem->plan->fairness.n, sizeof *kept->fairness, arena);
    const size_t municipalities = (size_t)problem->plan->municipalities.n;
    kept->municipal_load = keep_array(audit->municipal_load, municipalities * (size_t)problem->plan->categories.n,
                                      sizeof *kept->municipal_load, arena);
    kept->municipal_points = keep_array(audit->municipal_points, municipalities * (size_t)problem->plan->municipal.n,
                                        sizeof *kept->municipal_points, arena);
    kept->soft.item = keep_array(audit->soft.item, (size_t)audit->soft.n, sizeof *kept->soft.item, arena);
    kept->unmet.item = keep_array(audit->unmet.item, (size_t)audit->unmet.n, sizeof *kept->unmet.item, arena);
    for (int i = 0; i < kept->soft.n; i++)
        kept->soft.item[i].text = kept->soft.item[i].about = kept->soft.item[i].unit = NULL;
    kept->drive_minutes = NULL;
    kept->hard.item = NULL;
    kept->hard.n = 0;
    return kept;
}

static void keep_breaches(struct vp_move *move, struct vp_arena *arena)
{
    for (int i = 0; i < move->breaches.n; i++) {
        struct vp_violation *breach = &move->breaches.item[i];
        breach->text = keep_words(breach->text, arena);
        breach->about = keep_words(breach->about, arena);
        breach->unit = keep_words(breach->unit, arena);
    }
}

void vp_move_judge(const struct vp_standing *standing, struct vp_move *move, struct vp_arena *arena)
{
    if (has_any(standing, move->to, &move->piece) || has_any(standing, move->from, &move->back)) {
        move->verdict = VP_MOVE_HELD;
        return;
    }
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    const struct vp_audit *audit = vp_audit_new(standing->problem, change_roster(standing, move, &scratch), &scratch);
    move->points = audit->points - standing->audit->points;
    compare_breaches(standing, audit, move, arena);
    keep_breaches(move, arena);
    compare_levels(standing, audit, move, arena);
    move->audit = keep_audit(standing->problem, audit, arena);
    move->verdict = find_verdict(standing->problem->plan, move);
    vp_arena_clear(&scratch);
}

/* ---- what the points are made of ---- */

static double add_up_rule(const struct vp_audit *audit, int rule)
{
    double points = 0;
    for (int i = 0; i < audit->soft.n; i++)
        if (audit->soft.item[i].rule == rule)
            points += audit->soft.item[i].points;
    return points;
}

double vp_move_rule_points(const struct vp_standing *standing, const struct vp_move *move, int rule)
{
    return add_up_rule(move->audit, rule) - add_up_rule(standing->audit, rule);
}

static int count_unmet(const struct vp_audit *audit, const struct vp_unmet_wish *wish)
{
    int n = 0;
    for (int i = 0; i < audit->unmet.n; i++) {
        const struct vp_unmet_wish *other = &audit->unmet.item[i];
        n += other->doctor == wish->doctor && other->wish == wish->wish && other->date == wish->date;
    }
    return n;
}

/* Is number i the first of the audit's that says this? */
static bool is_first(const struct vp_audit *audit, int i)
{
    const struct vp_unmet_wish *one = &audit->unmet.item[i];
    const struct vp_unmet_wish *last = i > 0 ? &audit->unmet.item[i - 1] : NULL;
    return last == NULL || last->doctor != one->doctor || last->wish != one->wish || last->date != one->date;
}

/* Wishes that `audit` misses more often than `other`, with `sign`. */
static int list_more(const struct vp_audit *audit, const struct vp_audit *other, double sign, struct vp_unmet_wish *list)
{
    int n = 0;
    for (int i = 0; i < audit->unmet.n; i++) {
        struct vp_unmet_wish wish = audit->unmet.item[i];
        int more = is_first(audit, i) ? count_unmet(audit, &wish) - count_unmet(other, &wish) : 0;
        wish.points *= sign * more;
        if (more > 0)
            list[n++] = wish;
    }
    return n;
}

int vp_move_wishes(const struct vp_standing *standing, const struct vp_move *move, struct vp_arena *arena,
                   struct vp_unmet_wish **wishes)
{
    size_t room = (size_t)standing->audit->unmet.n + (size_t)move->audit->unmet.n;
    *wishes = vp_arena_array(arena, room + 1, sizeof **wishes);
    int n = list_more(move->audit, standing->audit, 1, *wishes);
    return n + list_more(standing->audit, move->audit, -1, *wishes + n);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The moves of the local search: a slot goes from one doctor (or nobody) to another (or nobody); two doctors change a group for a group; two doctors
 * change all they have between two dates. Each prices two doctors anew, and the spots of rules between doctors that it touches. */
#include "solver/local_state.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum {
    STRETCH_ODDS = 4, /* one move in so many changes whole stretches */
    DROP_ODDS = 12,   /* one in so many takes a duty from a doctor and gives it to nobody */
};

enum { GIVER, TAKER };

struct move {
    int doctor[2]; /* giver and taker; either may be VP_LOCUM */
    int group;     /* a single group that goes from giver to taker … */
    int slot;
    int back; /* … and one that comes back, or -1 */
    int back_slot;
    int until; /* > group: instead, the two change all their groups from `group` to before `until` */
    int n[2];  /* the new lists: local->lists */
    double price[2];
    double shortage[2];
    double change;  /* of the points */
    double missing; /* change of the shortage */
};

static int find_slot(const struct vp_local *local, int group, int doctor)
{
    const struct vp_group *at = &local->groups[group];
    for (int s = at->held; s < at->filled; s++)
        if (local->owner[at->first_slot + s] == doctor)
            return s;
    return -1;
}

static bool is_held(const struct vp_local *local, int group, int doctor)
{
    const struct vp_group *at = &local->groups[group];
    for (int s = 0; s < at->held; s++)
        if (local->owner[at->first_slot + s] == doctor)
            return true;
    return false;
}

static bool is_allowed(const struct vp_local *local, int doctor, int group)
{
    return local->allowed[doctor * local->n_groups + group] != 0;
}

/* ---- choosing ---- */

/* A group of the taker's to give in return: near in time half of the time, any otherwise; -1 = none fits. */
static int choose_return(const struct vp_local *local, const struct move *move, struct vp_random *random)
{
    const struct vp_plan *plan = local->problem->plan;
    int near = 10 * (local->n_groups / (plan->to - plan->from + 1) + 1);
    int span = vp_random_below(random, 2) == 0 ? near : local->n_groups;
    for (int attempt = 0; attempt < 8; attempt++) {
        int other = move->group - span + vp_random_below(random, 2 * span + 1);
        if (other < 0 || other >= local->n_groups || other == move->group)
            continue;
        if (find_slot(local, other, move->doctor[TAKER]) >= 0 && is_allowed(local, move->doctor[GIVER], other))
            return other;
    }
    return -1;
}

/* A stretch of up to four weeks over which two doctors change everything: what it takes to turn "every other weekend" into "the other one". */
static bool choose_stretch(const struct vp_local *local, struct move *move, struct vp_random *random)
{
    const struct vp_problem *problem = local->problem;
    if (problem->n_doctors < 2)
        return false;
    int days = 2 + vp_random_below(random, 27);
    move->group = vp_random_below(random, local->n_groups);
    move->doctor[GIVER] = vp_random_below(random, problem->n_doctors);
    move->doctor[TAKER] = vp_random_below(random, problem->n_doctors);
    if (move->doctor[GIVER] == move->doctor[TAKER])
        return false;
    vp_day end = problem->duties[local->groups[move->group].duty[0]].date + days;
    move->until = move->group;
    for (; move->until < local->n_groups; move->until++) {
        if (problem->duties[local->groups[move->until].duty[0]].date >= end)
            break;
        for (int side = GIVER; side <= TAKER; side++)
            if (find_slot(local, move->until, move->doctor[side]) >= 0 &&
                !is_allowed(local, move->doctor[1 - side], move->until))
                return false;
    }
    return true;
}

static bool choose_move(const struct vp_local *local, struct move *move, struct vp_random *random)
{
    move->until = 0;
    move->back = -1;
    if (vp_random_below(random, STRETCH_ODDS) == 0)
        return choose_stretch(local, move, random);
    move->group = vp_random_below(random, local->n_groups);
    const struct vp_group *group = &local->groups[move->group];
    int slots = group->filled < group->slots ? group->filled + 1 : group->slots; /* one open slot is as good as another */
    if (slots == group->held)
        return false;
    move->slot = group->held + vp_random_below(random, slots - group->held);
    move->doctor[GIVER] = local->owner[group->first_slot + move->slot];
    move->doctor[TAKER] = vp_random_below(random, local->problem->n_doctors);
    if (move->doctor[GIVER] != VP_LOCUM && vp_random_below(random, DROP_ODDS) == 0) {
        move->doctor[TAKER] = VP_LOCUM;
        return true;
    }
    if (move->doctor[TAKER] == move->doctor[GIVER] || !is_allowed(local, move->doctor[TAKER], move->group) ||
        find_slot(local, move->group, move->doctor[TAKER]) >= 0 || is_held(local, move->group, move->doctor[TAKER]))
        return false;
    if (move->doctor[GIVER] == VP_LOCUM || vp_random_below(random, 4) == 0)
        return true;
    move->back = choose_return(local, move, random);
    if (move->back < 0)
        return false;
    move->back_slot = find_slot(local, move->back, move->doctor[TAKER]);
    return find_slot(local, move->back, move->doctor[GIVER]) < 0 && !is_held(local, move->back, move->doctor[GIVER]);
}

/* ---- pricing the two doctors ---- */

/* Prices side `side` of the move with the duties in moved[side] gone and those in moved[1 - side] gained. False if it cannot be. */
static bool price_side(struct vp_local *local, struct move *move, int side, const int n_moved[2])
{
    int doctor = move->doctor[side];
    if (doctor == VP_LOCUM)
        return true;
    const struct vp_own *own = &local->own[doctor];
    move->n[side] = vp_local_change(own, local->moved[side], n_moved[side], local->moved[1 - side], n_moved[1 - side],
                                    local->lists[side]);
    move->price[side] = vp_local_price(local, doctor, local->lists[side], move->n[side], &move->shortage[side]);
    if (move->price[side] == INFINITY)
        return false;
    move->change += move->price[side] - own->price;
    move->missing += move->shortage[side] - own->shortage;
    return true;
}

static int copy_group(const struct vp_local *local, int group, int *list)
{
    memcpy(list, local->groups[group].duty, (size_t)local->groups[group].n * sizeof *list);
    return local->groups[group].n;
}

static bool price_single(struct vp_local *local, struct move *move)
{
    int n_moved[2] = {copy_group(local, move->group, local->moved[GIVER]), 0};
    if (move->back >= 0)
        n_moved[TAKER] = copy_group(local, move->back, local->moved[TAKER]);
    for (int side = GIVER; side <= TAKER; side++)
        for (int i = 0; i < n_moved[1 - side] && move->doctor[side] != VP_LOCUM; i++)
            if (vp_local_crowded(local, move->doctor[side], local->moved[1 - side][i], local->moved[side], n_moved[side]))
                return false;
    if (!price_side(local, move, TAKER, n_moved) || !price_side(local, move, GIVER, n_moved))
        return false;
    const struct vp_group *group = &local->groups[move->group];
    int more = (move->doctor[GIVER] == VP_LOCUM) - (move->doctor[TAKER] == VP_LOCUM);
    if (more != 0) {
        double before;
        double after;
        move->change += vp_local_price_group(local, group, group->filled + more, &after) -
                        vp_local_price_group(local, group, group->filled, &before);
        move->missing += after - before;
    }
    return true;
}

/* Duties of blocks may lie between those of other groups. */
static void sort_duties(int *list, int n)
{
    for (int i = 1; i < n; i++)
        for (int k = i; k > 0 && list[k - 1] > list[k]; k--) {
            int swapped = list[k];
            list[k] = list[k - 1];
            list[k - 1] = swapped;
        }
}

static bool price_stretch(struct vp_local *local, struct move *move)
{
    int n_moved[2] = {0, 0};
    for (int g = move->group; g < move->until; g++) {
        bool has[2] = {find_slot(local, g, move->doctor[GIVER]) >= 0, find_slot(local, g, move->doctor[TAKER]) >= 0};
        bool held = is_held(local, g, move->doctor[GIVER]) || is_held(local, g, move->doctor[TAKER]);
        if (held && (has[GIVER] || has[TAKER]))
            return false; /* one of them would have it twice */
        for (int side = GIVER; side <= TAKER; side++)
            if (has[side] && !has[1 - side])
                n_moved[side] += copy_group(local, g, local->moved[side] + n_moved[side]);
    }
    if (n_moved[GIVER] + n_moved[TAKER] == 0)
        return false;
    sort_duties(local->moved[GIVER], n_moved[GIVER]);
    sort_duties(local->moved[TAKER], n_moved[TAKER]);
    return price_side(local, move, TAKER, n_moved) && price_side(local, move, GIVER, n_moved);
}

/* ---- changing the roster ---- */

/* Nobody's slots come last: what is taken away is replaced by the last filled one. Moves single groups forth (once) and, called again with giver and taker
 * turned round, back. */
static void put_single(struct vp_local *local, int group, int giver, int taker)
{
    struct vp_group *at = &local->groups[group];
    if (giver == VP_LOCUM) {
        vp_local_put(local, group, at->filled++, taker);
        return;
    }
    int slot = find_slot(local, group, giver);
    assert(slot >= 0);
    if (taker != VP_LOCUM) {
        vp_local_put(local, group, slot, taker);
        return;
    }
    at->filled--;
    vp_local_put(local, group, slot, local->owner[at->first_slot + at->filled]);
    vp_local_put(local, group, at->filled, VP_LOCUM);
}

static void put_stretch(struct vp_local *local, const struct move *move)
{
    for (int g = move->group; g < move->until; g++) {
        int slot[2] = {find_slot(local, g, move->doctor[GIVER]), find_slot(local, g, move->doctor[TAKER])};
        for (int side = GIVER; side <= TAKER; side++)
            if (slot[side] >= 0 && slot[1 - side] < 0)
                vp_local_put(local, g, slot[side], move->doctor[1 - side]);
    }
}

/* Does the move in places and owners; `forth` false undoes it. */
static void put_move(struct vp_local *local, const struct move *move, bool forth)
{
    if (move->until > 0) {
        put_stretch(local, move); /* its own opposite */
        return;
    }
    int giver = forth ? move->doctor[GIVER] : move->doctor[TAKER];
    int taker = forth ? move->doctor[TAKER] : move->doctor[GIVER];
    put_single(local, move->group, giver, taker);
    if (move->back >= 0)
        put_single(local, move->back, taker, giver);
}

/* ---- rules between doctors ---- */

static void glance_at_duty(struct vp_local *local, int b, int duty)
{
    struct vp_between *between = &local->between[b];
    for (int i = between->spots->first[duty]; i < between->spots->first[duty + 1]; i++) {
        int spot = between->spots->spot[i];
        if (between->stamp[spot] == local->move)
            continue;
        between->stamp[spot] = local->move;
        struct vp_glance *glance = &local->glances[local->n_glances++];
        *glance = (struct vp_glance){.between = b, .spot = spot};
        double points = between->program->price_spot(&between->scene, spot, &glance->shortage);
        glance->price = points + local->penalty * glance->shortage;
    }
}

/* Prices every spot that the move, already put, has touched. */
static void glance_around(struct vp_local *local, struct move *move)
{
    local->n_glances = 0;
    int first = move->group;
    int until = move->until > 0 ? move->until : move->group + 1;
    for (int b = 0; b < local->n_between; b++) {
        for (int g = first; g < until; g++)
            for (int i = 0; i < local->groups[g].n; i++)
                glance_at_duty(local, b, local->groups[g].duty[i]);
        for (int i = 0; move->back >= 0 && i < local->groups[move->back].n; i++)
            glance_at_duty(local, b, local->groups[move->back].duty[i]);
    }
    for (int i = 0; i < local->n_glances; i++) {
        const struct vp_glance *glance = &local->glances[i];
        const struct vp_between *between = &local->between[glance->between];
        move->change += glance->price - between->price[glance->spot];
        move->missing += glance->shortage - between->shortage[glance->spot];
    }
}

static void keep_move(struct vp_local *local, const struct move *move)
{
    for (int side = GIVER; side <= TAKER; side++) {
        if (move->doctor[side] == VP_LOCUM)
            continue;
        struct vp_own *own = &local->own[move->doctor[side]];
        memcpy(own->duty, local->lists[side], (size_t)move->n[side] * sizeof *own->duty);
        own->n = move->n[side];
        own->price = move->price[side];
        own->shortage = move->shortage[side];
    }
    for (int i = 0; i < local->n_glances; i++) {
        const struct vp_glance *glance = &local->glances[i];
        local->between[glance->between].price[glance->spot] = glance->price;
        local->between[glance->between].shortage[glance->spot] = glance->shortage;
    }
    local->points += move->change;
    local->shortage += move->missing;
}

void vp_local_try(struct vp_local *local, double limit, struct vp_random *random)
{
    struct move move = {.change = 0};
    if (!choose_move(local, &move, random))
        return;
    if (!(move.until > 0 ? price_stretch(local, &move) : price_single(local, &move)))
        return;
    local->n_glances = 0;
    if (local->n_between == 0) {
        if (move.change <= limit) {
            put_move(local, &move, true);
            keep_move(local, &move);
        }
        return;
    }
    local->move++;
    put_move(local, &move, true);
    glance_around(local, &move);
    if (move.change <= limit)
        keep_move(local, &move);
    else
        put_move(local, &move, false);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The moves of the local search: a slot goes from one doctor (or nobody) to another (or nobody); two doctors change a group for a group; two doctors
 * change all they have between two dates. Each prices its doctors anew, as far as it takes to say no (local_price.c), and the spots of rules between doctors
 * that it touches. */
#include "solver/local_state.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum {
    STRETCH_ODDS = 3, /* one move in so many changes whole stretches */
    DROP_ODDS = 12,   /* one in so many takes a duty from a doctor and gives it to nobody */
    PLAIN_ODDS = 4,   /* one gift in so many has no return */
    LONGEST_STRETCH = 28,
    RETURN_TRIES = 4,
};

enum { GIVER, TAKER };

/* Each of the two gives local->moved_groups[side] to the other. */
struct move {
    int doctor[VP_SIDES]; /* either may be VP_LOCUM */
    int n_groups[VP_SIDES];
    int n_moved[VP_SIDES]; /* duties of those groups: local->moved */
    double change;         /* of the points */
    double missing;        /* change of the shortage */
    double open;           /* change of what open places cost at prices that are limited */
    int home;              /* change of the slots whose owner is at home */
};

static int find_slot(const struct vp_local *local, int group, int doctor)
{
    const struct vp_group *at = &local->groups[group];
    for (int s = at->held; s < at->filled; s++)
        if (local->owner[at->first_slot + s] == doctor)
            return s;
    return -1;
}

/* Could the doctor have a group that he has not? */
static bool may_take(const struct vp_local *local, int doctor, int group)
{
    return local->allowed[doctor * local->n_groups + group] != 0 && !vp_local_is_owner(local, group, doctor);
}

/* ---- choosing ---- */

static void add_group(const struct vp_local *local, struct move *move, int side, int group)
{
    const struct vp_group *at = &local->groups[group];
    local->moved_groups[side][move->n_groups[side]++] = group;
    for (int i = 0; i < at->n; i++)
        local->moved[side][move->n_moved[side]++] = at->duty[i];
}

/* A group of the giver's that the taker could have: near the group's time half of the time, any otherwise; -1 = none found. */
static int choose_return(const struct vp_local *local, int giver, int taker, int group, struct vp_random *random)
{
    const struct vp_own *own = &local->own[giver];
    int first = 0;
    int n = own->n;
    if (vp_random_below(random, 2) == 0) {
        first = vp_local_find(local, own, local->groups[group].duty[0]) - 3;
        n = 6;
    }
    for (int attempt = 0; attempt < RETURN_TRIES && n > 0; attempt++) {
        int i = first + vp_random_below(random, n);
        if (i < 0 || i >= own->n || own->duty[i] < local->problem->n_past)
            continue;
        int other = local->group_of[own->duty[i]];
        if (other != group && find_slot(local, other, giver) >= 0 && may_take(local, taker, other))
            return other;
    }
    return -1;
}

/* Adds what the doctor has of the stretch and can be moved; false if the other cannot have it. */
static bool add_stretch(const struct vp_local *local, struct move *move, int side, int from, vp_day end)
{
    const struct vp_own *own = &local->own[move->doctor[side]];
    const int other = move->doctor[1 - side];
    for (int i = vp_local_find(local, own, from); i < own->n && local->problem->duties[own->duty[i]].date < end; i++) {
        int group = local->group_of[own->duty[i]];
        if (local->groups[group].duty[0] != own->duty[i])
            continue;
        if (find_slot(local, group, move->doctor[side]) < 0 || find_slot(local, group, other) >= 0)
            continue;
        if (!may_take(local, other, group))
            return false;
        add_group(local, move, side, group);
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

/* A stretch of up to four weeks over which two doctors change everything: what it takes to turn "every other weekend" into "the other one". */
static bool choose_stretch(const struct vp_local *local, struct move *move, struct vp_random *random)
{
    const struct vp_problem *problem = local->problem;
    int days = 2 + vp_random_below(random, LONGEST_STRETCH - 1);
    int group = vp_random_below(random, local->n_groups);
    if (local->n_candidates[group] < 2)
        return false;
    const int *candidates = &local->candidates[group * problem->n_doctors];
    int from = local->groups[group].duty[0];
    for (int side = GIVER; side <= TAKER; side++)
        move->doctor[side] = candidates[vp_random_below(random, local->n_candidates[group])];
    if (move->doctor[GIVER] == move->doctor[TAKER])
        return false;
    for (int side = GIVER; side <= TAKER; side++) {
        if (!add_stretch(local, move, side, from, problem->duties[from].date + days))
            return false;
        sort_duties(local->moved[side], move->n_moved[side]);
    }
    return move->n_moved[GIVER] + move->n_moved[TAKER] > 0;
}

static bool choose_move(const struct vp_local *local, struct move *move, struct vp_random *random)
{
    *move = (struct move){.change = 0};
    if (vp_random_below(random, STRETCH_ODDS) == 0)
        return choose_stretch(local, move, random);
    int g = vp_random_below(random, local->n_groups);
    const struct vp_group *group = &local->groups[g];
    int slots = group->filled < group->slots ? group->filled + 1 : group->slots; /* one open slot is as good as another */
    if (slots == group->held || local->n_candidates[g] == 0)
        return false;
    int giver = local->owner[group->first_slot + group->held + vp_random_below(random, slots - group->held)];
    int taker = local->candidates[g * local->problem->n_doctors + vp_random_below(random, local->n_candidates[g])];
    move->doctor[GIVER] = giver;
    move->doctor[TAKER] = taker;
    add_group(local, move, GIVER, g);
    if (giver != VP_LOCUM && vp_random_below(random, DROP_ODDS) == 0) {
        move->doctor[TAKER] = VP_LOCUM;
        return true;
    }
    if (vp_local_is_owner(local, g, taker))
        return false;
    if (giver == VP_LOCUM || vp_random_below(random, PLAIN_ODDS) == 0)
        return true;
    int back = choose_return(local, taker, giver, g, random);
    if (back >= 0)
        add_group(local, move, TAKER, back);
    return back >= 0;
}

/* ---- nearer to a roster, or further from it ---- */

static bool is_home(const struct vp_local *local, int doctor, int group)
{
    return doctor != VP_LOCUM && local->home[doctor * local->n_groups + group];
}

static void look_home(const struct vp_local *local, struct move *move)
{
    for (int side = GIVER; side <= TAKER; side++)
        for (int k = 0; k < move->n_groups[side]; k++) {
            const int group = local->moved_groups[side][k];
            move->home += is_home(local, move->doctor[1 - side], group) - is_home(local, move->doctor[side], group);
        }
}

int vp_local_count_home(const struct vp_local *local)
{
    int n = 0;
    for (int g = 0; local->home != NULL && g < local->n_groups; g++)
        for (int s = 0; s < local->groups[g].filled; s++)
            n += is_home(local, local->owner[local->groups[g].first_slot + s], g);
    return n;
}

void vp_local_draw(struct vp_local *local, const int *doctor_of_place, double pull, struct vp_arena *arena)
{
    local->pull = pull;
    local->home =
        vp_arena_array(arena, (size_t)local->n_groups * (size_t)local->problem->n_doctors + 1, sizeof *local->home);
    for (int place = 0; place < local->problem->n_places; place++) {
        const int group = local->group_of[local->problem->place_duty[place]];
        if (doctor_of_place[place] >= 0)
            local->home[doctor_of_place[place] * local->n_groups + group] = true;
    }
    local->n_home = vp_local_count_home(local);
}

/* ---- pricing the doctors ---- */

/* The change of places filled and open, which only a gift from or to nobody brings. */
static void price_place(const struct vp_local *local, struct move *move)
{
    int more = (move->doctor[GIVER] == VP_LOCUM) - (move->doctor[TAKER] == VP_LOCUM);
    if (more == 0)
        return;
    const struct vp_group *group = &local->groups[local->moved_groups[GIVER][0]];
    double before;
    double after;
    move->change += vp_local_price_group(local, group, group->filled + more, &after) -
                    vp_local_price_group(local, group, group->filled, &before);
    move->missing += after - before;
    if (local->problem->aims != NULL)
        move->open =
            vp_local_open_price(local, group, group->filled + more) - vp_local_open_price(local, group, group->filled);
}

/* What levels that are settled, and limits on open places, say to the move. */
static void price_aims(struct vp_local *local, struct move *move)
{
    const double more = vp_local_climb(local, false) + vp_local_open_missing(local, local->open + move->open) -
                        vp_local_open_missing(local, local->open);
    move->missing += more;
    move->change += local->penalty * more;
}

static void add_loads(const struct vp_local *local, const struct move *move, int side)
{
    const int terms = local->problem->plan->fairness.n;
    double *sum = local->loads_moved[side];
    for (int t = 0; t < terms; t++)
        sum[t] = 0;
    for (int i = 0; i < move->n_moved[side]; i++)
        for (int t = 0; t < terms; t++)
            sum[t] += local->loads[local->moved[side][i] * terms + t];
}

static const struct vp_side *set_side(struct vp_local *local, const struct move *move, int number)
{
    struct vp_side *side = &local->sides[number];
    const int other = 1 - number;
    side->doctor = move->doctor[number];
    side->gone = local->moved[number];
    side->n_gone = move->n_moved[number];
    side->lost = local->loads_moved[number];
    side->gained = local->moved[other];
    side->n_gained = move->n_moved[other];
    side->won = local->loads_moved[other];
    return side;
}

static bool is_crowded(const struct vp_local *local, const struct vp_side *side)
{
    for (int i = 0; i < side->n_gained; i++)
        if (vp_local_crowded(local, side->doctor, side->gained[i], side->gone, side->n_gone))
            return true;
    return false;
}

/* Sets the sides, prices places, fairness and wishes: move->change is then a bound from below. False if the doctors cannot have these duties. */
static bool price_loads(struct vp_local *local, struct move *move)
{
    price_place(local, move);
    for (int i = GIVER; i <= TAKER; i++) {
        const struct vp_side *side = set_side(local, move, i);
        if (side->doctor == VP_LOCUM)
            continue;
        if (is_crowded(local, side))
            return false;
        move->change -= local->own[side->doctor].price;
    }
    for (int i = GIVER; i <= TAKER; i++)
        add_loads(local, move, i);
    for (int i = GIVER; i <= TAKER; i++)
        if (move->doctor[i] != VP_LOCUM)
            vp_local_price_loads(local, &local->sides[i], &move->change);
    if (local->commons.terms > 0)
        move->change += vp_local_price_municipal(local);
    if (local->problem->aims != NULL)
        price_aims(local, move);
    return true;
}

/* The rules' prices; false if that makes the move cost more than `limit`. */
static bool price_rules(struct vp_local *local, struct move *move, double limit)
{
    for (int i = GIVER; i <= TAKER; i++)
        if (move->doctor[i] != VP_LOCUM)
            vp_local_skip_rules(local, &local->sides[i], &move->change);
    for (int i = TAKER; i >= GIVER; i--)
        if (move->doctor[i] != VP_LOCUM && !vp_local_price_rules(local, &local->sides[i], limit, &move->change))
            return false;
    for (int i = GIVER; i <= TAKER; i++)
        for (int k = 0; move->doctor[i] != VP_LOCUM && k < local->sides[i].n_rules; k++)
            move->missing +=
                local->sides[i].rules[k].missing - local->own[move->doctor[i]].missing[local->sides[i].rules[k].rule];
    return move->change <= limit;
}

/* ---- changing the roster ---- */

/* Nobody's slots come last: what is taken away is replaced by the last filled one. */
static void put_group(struct vp_local *local, int group, int giver, int taker)
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

/* Does the move in places and owners; `forth` false undoes it. */
static void put_move(struct vp_local *local, const struct move *move, bool forth)
{
    for (int i = GIVER; i <= TAKER; i++) {
        int giver = move->doctor[i];
        int taker = move->doctor[1 - i];
        for (int k = 0; k < move->n_groups[i]; k++)
            put_group(local, local->moved_groups[i][k], forth ? giver : taker, forth ? taker : giver);
    }
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
        local->glances[local->n_glances++] = (struct vp_glance){.between = b, .spot = spot};
    }
}

/* What the spots that the move touches cost, before it is put. They are only listed: a bound on what they can give back. */
static void glance_around(struct vp_local *local, struct move *move)
{
    local->n_glances = 0;
    local->move++;
    for (int b = 0; b < local->n_between; b++)
        for (int side = GIVER; side <= TAKER; side++)
            for (int i = 0; i < move->n_moved[side]; i++)
                glance_at_duty(local, b, local->moved[side][i]);
    for (int i = 0; i < local->n_glances; i++) {
        const struct vp_glance *glance = &local->glances[i];
        move->change -= local->between[glance->between].price[glance->spot];
    }
}

/* Prices the spots listed, the move being put; false if it costs more than `limit`. */
static bool price_spots(struct vp_local *local, struct move *move, double limit)
{
    for (int i = 0; i < local->n_glances && move->change <= limit; i++) {
        struct vp_glance *glance = &local->glances[i];
        const struct vp_between *between = &local->between[glance->between];
        glance->shortage = 0;
        glance->price = between->program->price_spot(&between->scene, glance->spot, &glance->shortage);
        glance->price += local->penalty * glance->shortage;
        move->change += glance->price;
        move->missing += glance->shortage - between->shortage[glance->spot];
    }
    return move->change <= limit;
}

static void keep_move(struct vp_local *local, const struct move *move)
{
    if (local->problem->aims != NULL)
        vp_local_climb(local, true); /* while the loads are those before the move */
    if (local->commons.terms > 0)
        vp_local_keep_municipal(local);
    local->open += move->open;
    local->n_home += move->home;
    for (int side = GIVER; side <= TAKER; side++)
        if (move->doctor[side] != VP_LOCUM)
            vp_local_keep_side(local, &local->sides[side]);
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
    struct move move;
    if (!choose_move(local, &move, random))
        return;
    if (local->home != NULL) {
        look_home(local, &move);
        limit += local->pull * move.home;
    }
    glance_around(local, &move);
    if (!price_loads(local, &move) || move.change > limit || !price_rules(local, &move, limit))
        return;
    put_move(local, &move, true);
    if (price_spots(local, &move, limit))
        keep_move(local, &move);
    else
        put_move(local, &move, false);
}

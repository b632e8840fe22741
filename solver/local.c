/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Local search by simulated annealing (Kirkpatrick, Gelatt, Vecchi 1983): putting rosters in, filling them, and cooling. The moves stand in local_moves.c,
 * the prices in local_price.c. */
#include "solver/local.h"

#include "model/rotation.h"
#include "solver/local_state.h"

#include <math.h>
#include <string.h>

static const double slight = 1e-9;

/* ---- offsets of rotations ---- */

/* Can a doctor with this offset have every duty of the group? */
static bool is_on(const struct vp_local *local, int rotation, int doctor, int group)
{
    const struct vp_problem *problem = local->problem;
    const struct vp_rotation *turns = &problem->plan->rotations.item[rotation];
    int offset = local->offset[rotation * problem->n_doctors + doctor];
    if (offset < 0)
        return true;
    for (int i = 0; i < local->groups[group].n; i++) {
        int j = local->groups[group].duty[i];
        int week = vp_rotation_week(problem->plan, turns, problem->duties[j].start);
        if (vp_rotation_speaks(problem, turns, doctor, j) && !vp_rotation_on(turns, offset, week))
            return false;
    }
    return true;
}

void vp_local_turn(struct vp_local *local, const int *offset)
{
    const struct vp_problem *problem = local->problem;
    int rotations = problem->plan->rotations.n;
    memcpy(local->offset, offset, (size_t)rotations * (size_t)problem->n_doctors * sizeof *offset);
    for (int d = 0; d < problem->n_doctors; d++)
        for (int g = 0; g < local->n_groups; g++) {
            bool allowed = local->possible[d * local->n_groups + g] != 0;
            for (int r = 0; r < rotations && allowed; r++)
                allowed = is_on(local, r, d, g);
            local->allowed[d * local->n_groups + g] = allowed;
        }
    vp_local_list_candidates(local);
    for (int p = 0; p < problem->n_places; p++)
        local->best[p] = VP_LOCUM;
    vp_local_set(local, local->best);
}

const int *vp_local_offsets(const struct vp_local *local)
{
    return local->offset;
}

/* ---- rosters ---- */

void vp_local_put(struct vp_local *local, int group, int slot, int doctor)
{
    const struct vp_group *at = &local->groups[group];
    local->owner[at->first_slot + slot] = doctor;
    for (int i = 0; i < at->n; i++)
        local->doctor_of_place[local->problem->duties[at->duty[i]].first_place + slot] = doctor;
}

int vp_local_change(const struct vp_own *own, const int *gone, int n_gone, const int *gained, int n_gained, int *list)
{
    int n = 0;
    int lost = 0;
    int won = 0;
    for (int i = 0; i < own->n; i++) {
        while (won < n_gained && gained[won] <= own->duty[i])
            list[n++] = gained[won++];
        if (lost < n_gone && gone[lost] == own->duty[i])
            lost++;
        else
            list[n++] = own->duty[i];
    }
    while (won < n_gained)
        list[n++] = gained[won++];
    return n;
}

static void keep_list(struct vp_own *own, const int *list, int n)
{
    memcpy(own->duty, list, (size_t)n * sizeof *list);
    own->n = n;
}

/* The doctor with one more group, as a side of a move that takes it from nobody. */
static struct vp_side *set_gain(struct vp_local *local, int doctor, int group)
{
    const struct vp_group *at = &local->groups[group];
    const int terms = local->problem->plan->fairness.n;
    struct vp_side *side = &local->sides[0];
    double *lost = local->loads_moved[0];
    double *won = local->loads_moved[1];
    for (int t = 0; t < terms; t++) {
        lost[t] = won[t] = 0;
        for (int i = 0; i < at->n; i++)
            won[t] += local->loads[at->duty[i] * terms + t];
    }
    side->doctor = doctor;
    side->gone = side->gained = at->duty;
    side->n_gone = 0;
    side->n_gained = at->n;
    side->lost = lost;
    side->won = won;
    return side;
}

static bool is_crowded(const struct vp_local *local, const struct vp_side *side)
{
    for (int i = 0; i < side->n_gained; i++)
        if (vp_local_crowded(local, side->doctor, side->gained[i], side->gone, 0))
            return true;
    return false;
}

/* Points that one more group would add for the doctor; INFINITY if he cannot have it, or if they are more than `limit`. */
static double price_gain(struct vp_local *local, int doctor, int group, double limit)
{
    struct vp_side *side = set_gain(local, doctor, group);
    double more = -local->own[doctor].price;
    if (is_crowded(local, side))
        return INFINITY;
    vp_local_price_loads(local, side, &more);
    vp_local_skip_rules(local, side, &more);
    return vp_local_price_rules(local, side, limit, &more) ? more : INFINITY;
}

/* Gives the group's next slot to the doctor, if he can have it. */
static bool give(struct vp_local *local, int group, int doctor)
{
    struct vp_group *at = &local->groups[group];
    if (at->filled >= at->slots || price_gain(local, doctor, group, INFINITY) == INFINITY)
        return false;
    vp_local_keep_side(local, &local->sides[0]);
    vp_local_put(local, group, at->filled++, doctor);
    return true;
}

/* Nothing but the past. What the past breaks by itself is not held against anybody, so the price is finite. */
static void empty_roster(struct vp_local *local)
{
    const struct vp_problem *problem = local->problem;
    for (int d = 0; d < problem->n_doctors; d++) {
        struct vp_own *own = &local->own[d];
        own->n = 0;
        for (int j = 0; j < problem->n_past; j++)
            if (problem->past_doctor[j] == d)
                own->duty[own->n++] = j;
        vp_local_reprice(local, d);
    }
    for (int p = 0; p < problem->n_places; p++)
        local->doctor_of_place[p] = VP_LOCUM;
}

/* Gives the pinned doctors what is theirs, as far as they can have it. */
static void give_pinned(struct vp_local *local)
{
    for (int g = 0; g < local->n_groups; g++) {
        struct vp_group *group = &local->groups[g];
        group->filled = 0;
        for (int s = 0; s < group->slots; s++)
            local->owner[group->first_slot + s] = VP_LOCUM;
        for (int s = 0; s < group->pinned; s++)
            if (local->allowed[local->pin[group->first_slot + s] * local->n_groups + g])
                give(local, g, local->pin[group->first_slot + s]);
        group->held = group->filled;
    }
}

bool vp_local_is_owner(const struct vp_local *local, int group, int doctor)
{
    const struct vp_group *at = &local->groups[group];
    for (int s = 0; s < at->filled; s++)
        if (local->owner[at->first_slot + s] == doctor)
            return true;
    return false;
}

/* Puts the group into the doctor's list, unpriced. */
static bool put_in(struct vp_local *local, int group, int doctor)
{
    struct vp_group *at = &local->groups[group];
    struct vp_own *own = &local->own[doctor];
    if (at->filled >= at->slots)
        return false;
    keep_list(own, local->lists[0], vp_local_change(own, at->duty, 0, at->duty, at->n, local->lists[0]));
    vp_local_put(local, group, at->filled++, doctor);
    return true;
}

static void set_all(struct vp_local *local, const int *wanted, bool (*put)(struct vp_local *, int, int))
{
    empty_roster(local);
    give_pinned(local);
    for (int g = 0; g < local->n_groups; g++) {
        const struct vp_duty *first = &local->problem->duties[local->groups[g].duty[0]];
        for (int p = first->first_place; p < first->first_place + first->places; p++) {
            int d = wanted[p];
            if (d >= 0 && local->allowed[d * local->n_groups + g] && !vp_local_is_owner(local, g, d))
                put(local, g, d);
        }
    }
}

/* Prices everybody; false if somebody cannot have all that he was given. */
static bool price_all(struct vp_local *local)
{
    for (int d = 0; d < local->problem->n_doctors; d++) {
        double shortage;
        if (vp_local_price(local, d, local->own[d].duty, local->own[d].n, &shortage) == INFINITY)
            return false;
        vp_local_reprice(local, d);
    }
    return true;
}

/* All at once, if that can be; what cannot be had comes out when it is given duty by duty. */
void vp_local_set(struct vp_local *local, const int *doctor_of_place)
{
    int *wanted = local->best;
    if (wanted != doctor_of_place)
        memcpy(wanted, doctor_of_place, (size_t)local->problem->n_places * sizeof *wanted);
    set_all(local, wanted, put_in);
    if (!price_all(local))
        set_all(local, wanted, give);
    vp_local_look_everywhere(local);
    vp_local_add_up(local);
}

/* ---- filling ---- */

/* The doctor whom one more group costs least; -1 = nobody can. */
static int find_cheapest(struct vp_local *local, int group)
{
    int best = -1;
    double least = INFINITY;
    for (int i = 0; i < local->n_candidates[group]; i++) {
        int d = local->candidates[group * local->problem->n_doctors + i];
        if (vp_local_is_owner(local, group, d))
            continue;
        double more = price_gain(local, d, group, least);
        if (more < least) {
            least = more;
            best = d;
        }
    }
    return best;
}

void vp_local_fill(struct vp_local *local, struct vp_random *random)
{
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    size_t n = (size_t)local->n_groups;
    int *order = vp_arena_array(&scratch, n + 1, sizeof *order);
    for (int g = 0; g < local->n_groups; g++)
        order[g] = g;
    for (int g = local->n_groups - 1; g > 0; g--) {
        int other = vp_random_below(random, g + 1);
        int kept = order[g];
        order[g] = order[other];
        order[other] = kept;
    }
    for (int few = 1; few <= local->problem->n_doctors; few++)
        for (int i = 0; i < local->n_groups; i++) {
            struct vp_group *group = &local->groups[order[i]];
            if (local->n_candidates[order[i]] != few)
                continue;
            while (group->filled < group->needed) {
                int d = find_cheapest(local, order[i]);
                if (d < 0 || !give(local, order[i], d))
                    break;
            }
        }
    vp_arena_clear(&scratch);
    vp_local_look_everywhere(local);
    vp_local_add_up(local);
}

double vp_local_points(const struct vp_local *local)
{
    return local->points;
}

double vp_local_shortage(const struct vp_local *local)
{
    return local->shortage;
}

const int *vp_local_roster(const struct vp_local *local)
{
    return local->doctor_of_place;
}

/* ---- cooling ---- */

/* How much a move may cost to be kept at this temperature: drawn so that a loss is taken with chance exp(−loss / temperature). */
static double draw_limit(struct vp_random *random, double temperature)
{
    double chance = ((double)(vp_random_next(random) >> 11) + 1) * 0x1p-53;
    return -temperature * log(chance);
}

long long vp_local_anneal(struct vp_local *local, const struct vp_annealing *annealing, struct vp_random *random,
                          bool (*stop)(void *user), void *user)
{
    size_t bytes = (size_t)local->problem->n_places * sizeof *local->best;
    double best_points = local->points;
    bool best_lawful = local->shortage < slight;
    local->n_home = vp_local_count_home(local);
    int most_home = local->n_home;
    memcpy(local->best, local->doctor_of_place, bytes);
    double temperature = annealing->hot;
    long long done = 0;
    for (; done < annealing->moves; done++) {
        if (done % VP_MOVES_PER_LOOK == 0) {
            if (stop(user))
                break;
            temperature = annealing->hot * pow(annealing->cold / annealing->hot, (double)done / (double)annealing->moves);
        }
        vp_local_try(local, draw_limit(random, temperature), random);
        bool lawful = local->shortage < slight;
        const bool better = lawful > best_lawful || (lawful == best_lawful && local->points < best_points - slight);
        const bool nearer = lawful == best_lawful && local->points < best_points + slight && local->n_home > most_home;
        if (better || nearer) {
            best_points = better ? local->points : fmin(local->points, best_points);
            most_home = local->n_home;
            best_lawful = lawful;
            memcpy(local->best, local->doctor_of_place, bytes);
        }
    }
    vp_local_set(local, local->best);
    return done;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Let K(d) be the offsets that doctor d may have and with which the fewest of his duties begin in weeks off (none of them, in a roster
 * that keeps to the rotation). Sought is k(d) ∈ K(d) with
 *     least ≤ |{ d member in w : on(w − k(d)) }| ≤ most      in every week w that touches the period.
 * Of offsets that look alike in these weeks one is enough, of weeks that look alike too. Then doctors are taken one by one, those with the
 * fewest offsets first; a choice is given up when in some week those on are too many, with those who must be on, or too few, with all who
 * can be. Doctors with the same choice are interchangeable: they take it in order. */
#include "model/rotation_infer.h"

#include <string.h>

enum { MOST_NODES = 2 * 1000 * 1000 };

/* One doctor's choice. */
struct choice {
    int doctor;
    int n;
    int offset[VP_MAX_CYCLE];
    unsigned char *on; /* [option * weeks + week] */
};

struct search {
    const struct vp_plan *plan;
    const struct vp_rotation *rotation;
    int *week; /* that differ from each other */
    int weeks;
    int *begin; /* [doctor * cycle + residue] duties that begin in weeks with that residue modulo the cycle */
    struct choice *choices;
    int n;
    int *chosen; /* [n] option */
    int *on;     /* [weeks] of those chosen */
    int *can;    /* [i * weeks + week] of choices i … n-1: can be on */
    int *must;   /* … are on whatever they choose */
    long nodes;
};

bool vp_rotation_member(const struct vp_plan *plan, const struct vp_rotation *rotation, int doctor, int week)
{
    vp_day date;
    int minute;
    vp_zone_local(plan->zone, vp_rotation_start(plan, rotation, week), &date, &minute, NULL);
    date = date > plan->from ? date : plan->from;
    return vp_dates_hold(plan->doctors.item[doctor].member, date);
}

/* ---- what there is to choose from ---- */

static bool looks_alike(const struct search *search, int week, int other)
{
    const struct vp_rotation *rotation = search->rotation;
    if ((week - other) % rotation->cycle != 0)
        return false;
    for (int d = 0; d < search->plan->doctors.n; d++)
        if (rotation->doctors[d] &&
            vp_rotation_member(search->plan, rotation, d, week) != vp_rotation_member(search->plan, rotation, d, other))
            return false;
    return true;
}

static void find_weeks(struct search *search, struct vp_arena *arena)
{
    int first;
    int last;
    vp_rotation_span(search->plan, search->rotation, &first, &last);
    search->week = vp_arena_array(arena, (size_t)(last - first) + 1, sizeof *search->week);
    for (int week = first; week <= last; week++) {
        bool known = false;
        for (int i = 0; i < search->weeks && !known; i++)
            known = looks_alike(search, week, search->week[i]);
        if (!known)
            search->week[search->weeks++] = week;
    }
}

static void count_duties(struct search *search, const struct vp_problem *problem, const struct vp_roster *roster,
                         struct vp_arena *arena)
{
    int cycle = search->rotation->cycle;
    search->begin = vp_arena_array(arena, (size_t)problem->n_doctors * (size_t)cycle, sizeof *search->begin);
    for (int place = 0; place < problem->n_places; place++) {
        int doctor = roster->doctor[place];
        int duty = problem->place_duty[place];
        if (doctor < 0 || !vp_rotation_speaks(problem, search->rotation, doctor, duty))
            continue;
        int week = vp_rotation_week(search->plan, search->rotation, problem->duties[duty].start) % cycle;
        search->begin[doctor * cycle + (week < 0 ? week + cycle : week)]++;
    }
}

static int count_outside(const struct search *search, int doctor, int offset)
{
    int cycle = search->rotation->cycle;
    int outside = 0;
    for (int residue = 0; residue < cycle; residue++)
        if (!vp_rotation_on(search->rotation, offset, residue))
            outside += search->begin[doctor * cycle + residue];
    return outside;
}

/* Adds an offset unless another looks the same in every week. */
static void add_option(const struct search *search, struct choice *choice, int offset)
{
    size_t weeks = (size_t)search->weeks;
    unsigned char *on = choice->on + (size_t)choice->n * weeks;
    for (size_t i = 0; i < weeks; i++)
        on[i] = vp_rotation_on(search->rotation, offset, search->week[i]) &&
                vp_rotation_member(search->plan, search->rotation, choice->doctor, search->week[i]);
    for (int i = 0; i < choice->n; i++)
        if (memcmp(choice->on + (size_t)i * weeks, on, weeks) == 0)
            return;
    choice->offset[choice->n++] = offset;
}

/* How many duties lie outside with each offset; INT_MAX: the doctor cannot have it. If he can have none, those that only his leave forbids
 * count. */
static void weigh_offsets(const struct search *search, int doctor, int outside[VP_MAX_CYCLE])
{
    const struct vp_rotation *rotation = search->rotation;
    bool any = false;
    for (int offset = 0; offset < rotation->cycle; offset++)
        any = any || vp_rotation_offset_allowed(search->plan, rotation, doctor, offset);
    for (int offset = 0; offset < rotation->cycle; offset++) {
        bool given = rotation->offset[doctor] < 0 || rotation->offset[doctor] == offset;
        bool can = any ? vp_rotation_offset_allowed(search->plan, rotation, doctor, offset) : given;
        outside[offset] = can ? count_outside(search, doctor, offset) : INT_MAX;
    }
}

static void make_choice(const struct search *search, struct choice *choice)
{
    int outside[VP_MAX_CYCLE];
    int fewest = INT_MAX;
    int cycle = search->rotation->cycle;
    weigh_offsets(search, choice->doctor, outside);
    for (int offset = 0; offset < cycle; offset++)
        fewest = outside[offset] < fewest ? outside[offset] : fewest;
    for (int offset = 0; offset < cycle; offset++)
        if (outside[offset] == fewest)
            add_option(search, choice, offset);
}

static int compare_choices(const struct search *search, const struct choice *one, const struct choice *other)
{
    if (one->n != other->n)
        return one->n < other->n ? -1 : 1;
    return memcmp(one->on, other->on, (size_t)one->n * (size_t)search->weeks);
}

/* One choice for each doctor of the rotation, those with fewest options first, the same choices together. */
static void make_choices(struct search *search, struct vp_arena *arena)
{
    size_t room = (size_t)search->rotation->cycle * (size_t)search->weeks;
    search->choices = vp_arena_array(arena, (size_t)search->plan->doctors.n, sizeof *search->choices);
    for (int d = 0; d < search->plan->doctors.n; d++) {
        if (!search->rotation->doctors[d])
            continue;
        struct choice made = {.doctor = d, .on = vp_arena_array(arena, room, sizeof *made.on)};
        make_choice(search, &made);
        int at = search->n++;
        for (; at > 0 && compare_choices(search, &search->choices[at - 1], &made) > 0; at--)
            search->choices[at] = search->choices[at - 1];
        search->choices[at] = made;
    }
}

/* ---- choosing ---- */

static void look_ahead(struct search *search, struct vp_arena *arena)
{
    size_t weeks = (size_t)search->weeks;
    size_t n = (size_t)search->n;
    search->can = vp_arena_array(arena, (n + 1) * weeks, sizeof *search->can);
    search->must = vp_arena_array(arena, (n + 1) * weeks, sizeof *search->must);
    for (size_t i = n; i-- > 0;)
        for (size_t week = 0; week < weeks; week++) {
            const struct choice *choice = &search->choices[i];
            int on = 0;
            for (int option = 0; option < choice->n; option++)
                on += choice->on[(size_t)option * weeks + week];
            search->can[i * weeks + week] = search->can[(i + 1) * weeks + week] + (on > 0);
            search->must[i * weeks + week] = search->must[(i + 1) * weeks + week] + (on == choice->n);
        }
}

/* Can choices i … n-1 still make the numbers right? */
static bool is_hopeful(const struct search *search, int i)
{
    const int *can = search->can + (size_t)i * (size_t)search->weeks;
    const int *must = search->must + (size_t)i * (size_t)search->weeks;
    for (int week = 0; week < search->weeks; week++)
        if (search->on[week] + must[week] > search->rotation->most ||
            search->on[week] + can[week] < search->rotation->least)
            return false;
    return true;
}

static void choose(struct search *search, int i, int option, int sign)
{
    const unsigned char *on = search->choices[i].on + (size_t)option * (size_t)search->weeks;
    for (int week = 0; week < search->weeks; week++)
        search->on[week] += sign * on[week];
    search->chosen[i] = option;
}

/* Chooses for i … n-1; false if it cannot be done or the nodes are spent. */
static bool go_on(struct search *search, int i)
{
    if (++search->nodes > MOST_NODES || !is_hopeful(search, i))
        return false;
    if (i == search->n)
        return true;
    bool same = i > 0 && compare_choices(search, &search->choices[i - 1], &search->choices[i]) == 0;
    for (int option = same ? search->chosen[i - 1] : 0; option < search->choices[i].n; option++) {
        choose(search, i, option, 1);
        if (go_on(search, i + 1))
            return true;
        choose(search, i, option, -1);
    }
    return false;
}

enum vp_inferred vp_rotation_find_offsets(const struct vp_problem *problem, const struct vp_roster *roster,
                                          int rotation, int *offset)
{
    struct vp_arena arena;
    vp_arena_init(&arena);
    struct search search = {.plan = problem->plan, .rotation = &problem->plan->rotations.item[rotation]};
    find_weeks(&search, &arena);
    count_duties(&search, problem, roster, &arena);
    make_choices(&search, &arena);
    look_ahead(&search, &arena);
    search.chosen = vp_arena_array(&arena, (size_t)search.n, sizeof *search.chosen);
    search.on = vp_arena_array(&arena, (size_t)search.weeks, sizeof *search.on);
    bool found = go_on(&search, 0);
    for (int d = 0; d < problem->n_doctors; d++)
        offset[d] = -1;
    for (int i = 0; i < search.n; i++)
        offset[search.choices[i].doctor] = search.choices[i].offset[found ? search.chosen[i] : 0];
    bool spent = search.nodes > MOST_NODES;
    vp_arena_clear(&arena);
    if (found)
        return VP_INFERRED;
    return spent ? VP_NOT_LOOKED_AT : VP_NOT_INFERRED;
}

bool vp_rotation_infer(const struct vp_problem *problem, const struct vp_roster *roster, int rotation, int *offset)
{
    return vp_rotation_find_offsets(problem, roster, rotation, offset) == VP_INFERRED;
}

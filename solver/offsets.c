/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which weeks each doctor of a rotation is on. A choice is lawful by itself when every week has the right number present; lawful choices are drawn by
 * random backtracking, each is cooled for a short while, and the search goes on with the best. The branch and bound may still find another: offsets are
 * columns of the program. */
#include "model/rotation.h"
#include "solver/stages.h"

#include <math.h>
#include <string.h>

enum { TRIES = 24, MOST_NODES = 200000 };

/* A rotation whose offsets are being drawn. */
struct draw {
    const struct vp_plan *plan;
    const struct vp_rotation *rotation;
    struct vp_random *random;
    int *offset;  /* [doctor] */
    int *present; /* [week - first] of the doctors drawn so far */
    int *doctors; /* those of the rotation, in the order in which they are drawn */
    int n;
    int first; /* weeks of the period */
    int last;
    int nodes;
};

/* A doctor counts in a week if he is a member on the date of its hand-over; on the period's first for the week that began before. */
static bool is_member(const struct draw *draw, int doctor, int week)
{
    const struct vp_dates member = draw->plan->doctors.item[doctor].member;
    vp_day date;
    int minute;
    vp_zone_local(draw->plan->zone, vp_rotation_start(draw->plan, draw->rotation, week), &date, &minute, NULL);
    date = date < draw->plan->from ? draw->plan->from : date;
    return member.from <= date && date <= member.to;
}

static void count_doctor(struct draw *draw, int doctor, int by)
{
    for (int week = draw->first; week <= draw->last; week++)
        if (vp_rotation_on(draw->rotation, draw->offset[doctor], week) && is_member(draw, doctor, week))
            draw->present[week - draw->first] += by;
}

/* With `left` doctors to come: is no week too full, and can every one still be filled? */
static bool can_go_on(const struct draw *draw, int left)
{
    for (int week = draw->first; week <= draw->last; week++) {
        int present = draw->present[week - draw->first];
        if (present > draw->rotation->most || present + left < draw->rotation->least)
            return false;
    }
    return true;
}

static void shuffle(struct vp_random *random, int *list, int n)
{
    for (int i = n - 1; i > 0; i--) {
        int other = vp_random_below(random, i + 1);
        int kept = list[i];
        list[i] = list[other];
        list[other] = kept;
    }
}

/* Draws the offsets of doctors[at …]; false when none fit, or it took too long. */
static bool draw_from(struct draw *draw, int at)
{
    if (at == draw->n)
        return true;
    int order[VP_MAX_CYCLE] = {0};
    for (int k = 0; k < draw->rotation->cycle; k++)
        order[k] = k;
    shuffle(draw->random, order, draw->rotation->cycle);
    int doctor = draw->doctors[at];
    for (int i = 0; i < draw->rotation->cycle && draw->nodes++ < MOST_NODES; i++) {
        if (!vp_rotation_offset_allowed(draw->plan, draw->rotation, doctor, order[i]))
            continue;
        draw->offset[doctor] = order[i];
        count_doctor(draw, doctor, 1);
        if (can_go_on(draw, draw->n - at - 1) && draw_from(draw, at + 1))
            return true;
        count_doctor(draw, doctor, -1);
        draw->offset[doctor] = -1;
    }
    return false;
}

/* Draws a lawful choice for one rotation into offset[doctor]. */
static bool draw_rotation(struct vp_search *search, int number, int *offset)
{
    const struct vp_plan *plan = search->problem->plan;
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    struct draw draw = {
        .plan = plan, .rotation = &plan->rotations.item[number], .random = &search->random, .offset = offset};
    vp_rotation_span(plan, draw.rotation, &draw.first, &draw.last);
    draw.present = vp_arena_array(&scratch, (size_t)(draw.last - draw.first + 1), sizeof *draw.present);
    draw.doctors = vp_arena_array(&scratch, (size_t)plan->doctors.n + 1, sizeof *draw.doctors);
    for (int d = 0; d < plan->doctors.n; d++) {
        offset[d] = -1;
        if (draw.rotation->doctors[d])
            draw.doctors[draw.n++] = d;
    }
    shuffle(&search->random, draw.doctors, draw.n);
    bool drawn = can_go_on(&draw, draw.n) && draw_from(&draw, 0);
    vp_arena_clear(&scratch);
    return drawn;
}

static bool draw_all(struct vp_search *search)
{
    const struct vp_plan *plan = search->problem->plan;
    for (int r = 0; r < plan->rotations.n; r++)
        if (!draw_rotation(search, r, &search->offsets[r * plan->doctors.n]))
            return false;
    return true;
}

void vp_search_offsets(struct vp_search *search, long long effort)
{
    search->sink->stage(search->sink->user, "offsets", search->spent);
    const double hot = sqrt(search->losses.most * search->losses.least);
    size_t room = (size_t)search->problem->plan->rotations.n * (size_t)search->problem->n_doctors;
    int *best = vp_arena_array(&search->arena, room + 1, sizeof *best);
    double least = INFINITY;
    for (int i = 0; i < TRIES && !vp_search_over(search); i++) {
        vp_meet(search);
        if (!draw_all(search))
            break; /* the program proves that there is none, or finds the one that was missed */
        vp_local_turn(search->local, search->offsets);
        vp_local_fill(search->local, &search->random);
        vp_anneal_on(search, effort / TRIES + 1, hot, 0.2 * search->losses.least);
        if (vp_local_points(search->local) < least) {
            least = vp_local_points(search->local);
            memcpy(best, vp_local_offsets(search->local), room * sizeof *best);
        }
    }
    if (isfinite(least))
        vp_local_turn(search->local, best);
}

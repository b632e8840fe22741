/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spots of rules between doctors, as lists by duty. */
#include "solver/spots.h"

#include <stdlib.h>
#include <string.h>

static int compare_links(const void *left, const void *right)
{
    const struct vp_link *a = left;
    const struct vp_link *b = right;
    return a->duty != b->duty ? (a->duty > b->duty) - (a->duty < b->duty) : (a->spot > b->spot) - (a->spot < b->spot);
}

const struct vp_spots *vp_spots_new(struct vp_links *links, int n, const struct vp_problem *problem, struct vp_arena *arena)
{
    struct vp_spots *spots = vp_arena_alloc(arena, sizeof *spots);
    spots->n = n;
    spots->first = vp_arena_array(arena, (size_t)problem->n_duties + 1, sizeof *spots->first);
    spots->spot = vp_arena_array(arena, (size_t)links->list.n + 1, sizeof *spots->spot);
    if (links->list.n > 0)
        qsort(links->list.item, (size_t)links->list.n, sizeof *links->list.item, compare_links);
    int next = 0;
    int filled = 0;
    for (int j = 0; j < problem->n_duties; j++) {
        spots->first[j] = filled;
        for (; next < links->list.n && links->list.item[next].duty == j; next++) {
            int spot = links->list.item[next].spot;
            if (filled == spots->first[j] || spots->spot[filled - 1] != spot)
                spots->spot[filled++] = spot;
        }
    }
    spots->first[problem->n_duties] = filled;
    return spots;
}

struct vp_nearby vp_list_nearby(const struct vp_problem *problem, vp_nearby_test *test, const void *context,
                                struct vp_arena *arena)
{
    const size_t spots = (size_t)(problem->n_duties - problem->n_past);
    struct vp_nearby nearby = {.duty = vp_arena_array(arena, spots, sizeof *nearby.duty),
                               .n = vp_arena_array(arena, spots, sizeof *nearby.n)};
    int *list = vp_arena_array(arena, (size_t)problem->n_duties, sizeof *list);
    for (int a = problem->n_past; a < problem->n_duties; a++) {
        const int spot = a - problem->n_past;
        for (int b = 0; b < problem->n_duties; b++)
            if (test(context, a, b))
                list[nearby.n[spot]++] = b;
        nearby.duty[spot] = vp_arena_array(arena, (size_t)nearby.n[spot] + 1, sizeof *list);
        memcpy(nearby.duty[spot], list, (size_t)nearby.n[spot] * sizeof *list);
    }
    return nearby;
}

const struct vp_spots *vp_spots_nearby(const struct vp_nearby *nearby, const struct vp_problem *problem,
                                       struct vp_arena *arena)
{
    const int spots = problem->n_duties - problem->n_past;
    struct vp_links links = {.list = {.n = 0}};
    for (int spot = 0; spot < spots; spot++)
        for (int i = 0; i < nearby->n[spot]; i++)
            *vp_vec_add(arena, &links.list) = (struct vp_link){nearby->duty[spot][i], spot};
    return vp_spots_new(&links, spots, problem, arena);
}

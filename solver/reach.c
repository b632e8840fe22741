/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Near enough, minute by minute. Whoever sets out later is never there earlier (one may always wait), so t + after(t) never falls: if
 * the way from t takes δ minutes too long, it does so until t + δ. The other way round a stretch ends where the worst of its departures
 * is too late, which halving finds.
 *
 * A duty is cut wherever somebody may begin or end to cover it. In a piece the same people cover all of it, so "at every moment" is one
 * row a piece; and a row whose people hold those of another says nothing. */
#include "solver/reach.h"

#include "solver/spots.h"

#include <stdlib.h>
#include <string.h>

enum { MINUTE = 60 };

/* ---- stretches ---- */

static bool is_near_all_along(const struct vp_plan *plan, const int way[2], int minutes, vp_instant from, vp_instant until)
{
    int worst = vp_travel_worst(plan, way[0], way[1], from, until);
    return worst >= 0 && worst <= minutes;
}

/* Until when the way is short enough, from `from` on, where it is; at most `end`. */
static vp_instant find_end(const struct vp_plan *plan, const int way[2], int minutes, vp_instant from, vp_instant end)
{
    if (is_near_all_along(plan, way, minutes, from, end))
        return end;
    vp_instant near = 1;                                 /* minutes that are */
    vp_instant far = (end - from + MINUTE - 1) / MINUTE; /* and that are not */
    while (far - near > 1) {
        vp_instant middle = near + (far - near) / 2;
        if (is_near_all_along(plan, way, minutes, from, from + middle * MINUTE))
            near = middle;
        else
            far = middle;
    }
    return from + near * MINUTE;
}

void vp_add_near(const struct vp_plan *plan, const int way[2], int minutes, struct vp_stretch within,
                 struct vp_arena *arena, vp_stretches *list)
{
    vp_instant at = within.from;
    while (at < within.until) {
        int takes = vp_travel_after(plan, way[0], way[1], at);
        int late = (takes < 0 ? VP_LONGEST_WAY + 1 : takes) - minutes;
        if (late > 0) {
            at += (vp_instant)late * MINUTE;
            continue;
        }
        vp_instant end = find_end(plan, way, minutes, at, within.until);
        *vp_vec_add(arena, list) = (struct vp_stretch){at, end};
        at = end;
    }
}

static int compare_stretches(const void *left, const void *right)
{
    const struct vp_stretch *a = left;
    const struct vp_stretch *b = right;
    return (a->from > b->from) - (a->from < b->from);
}

void vp_join_stretches(vp_stretches *list)
{
    if (list->n == 0)
        return;
    qsort(list->item, (size_t)list->n, sizeof *list->item, compare_stretches);
    int last = 0;
    for (int i = 1; i < list->n; i++) {
        if (list->item[i].from > list->item[last].until)
            list->item[++last] = list->item[i];
        else if (list->item[i].until > list->item[last].until)
            list->item[last].until = list->item[i].until;
    }
    list->n = last + 1;
}

/* ---- covers ---- */

static int compare_covers(const void *left, const void *right)
{
    const struct vp_cover *a = left;
    const struct vp_cover *b = right;
    if (a->goal != b->goal)
        return a->goal < b->goal ? -1 : 1;
    if (a->time.from != b->time.from)
        return a->time.from < b->time.from ? -1 : 1;
    if (a->duty != b->duty)
        return a->duty < b->duty ? -1 : 1;
    return (a->home > b->home) - (a->home < b->home);
}

void vp_sort_covers(vp_covers *covers)
{
    if (covers->n > 0)
        qsort(covers->item, (size_t)covers->n, sizeof *covers->item, compare_covers);
}

const struct vp_cover *vp_find_covers(const struct vp_cover *cover, int *n, int goal)
{
    int first = 0;
    while (first < *n && cover[first].goal < goal)
        first++;
    int last = first;
    while (last < *n && cover[last].goal == goal)
        last++;
    *n = last - first;
    return &cover[first];
}

void vp_mark_homes(const struct vp_plan *plan, const bool *doctors, bool *site)
{
    memset(site, 0, (size_t)plan->sites.n * sizeof *site);
    for (int d = 0; d < plan->doctors.n; d++)
        if (doctors == NULL || doctors[d])
            site[plan->doctors.item[d].home] = true;
}

/* ---- rows ---- */

static int compare_instants(const void *left, const void *right)
{
    const vp_instant a = *(const vp_instant *)left;
    const vp_instant b = *(const vp_instant *)right;
    return (a > b) - (a < b);
}

static int compare_columns(const void *left, const void *right)
{
    return (*(const int *)left > *(const int *)right) - (*(const int *)left < *(const int *)right);
}

bool vp_set_holds(const struct vp_column_set *set, int column)
{
    return set->n > 0 && bsearch(&column, set->column, (size_t)set->n, sizeof *set->column, compare_columns) != NULL;
}

bool vp_set_is_met(const struct vp_program *program, const struct vp_column_set *set)
{
    for (int i = 0; i < set->n; i++)
        if (program->columns.item[set->column[i]].lower > 0)
            return true;
    return false;
}

static bool holds_all(const struct vp_column_set *set, const struct vp_column_set *part)
{
    for (int i = 0; i < part->n; i++)
        if (!vp_set_holds(set, part->column[i]))
            return false;
    return true;
}

static void sort_set(struct vp_column_set *set)
{
    if (set->n == 0)
        return;
    qsort(set->column, (size_t)set->n, sizeof *set->column, compare_columns);
    int kept = 1;
    for (int i = 1; i < set->n; i++)
        if (set->column[i] != set->column[kept - 1])
            set->column[kept++] = set->column[i];
    set->n = kept;
}

/* Keeps the set if it holds none that is there, and drops those that hold it. */
static void keep_smallest(struct vp_column_sets *sets, struct vp_column_set set, struct vp_arena *arena)
{
    for (int i = 0; i < sets->list.n; i++)
        if (holds_all(&set, &sets->list.item[i]))
            return;
    int kept = 0;
    for (int i = 0; i < sets->list.n; i++)
        if (!holds_all(&sets->list.item[i], &set))
            sets->list.item[kept++] = sets->list.item[i];
    sets->list.n = kept;
    *vp_vec_add(arena, &sets->list) = set;
}

/* The instants at which pieces begin, and `until` behind them; returns how many pieces there are. */
static int list_cuts(const struct vp_cover *cover, int n, struct vp_stretch whole, vp_instant *cuts)
{
    int n_cuts = 0;
    cuts[n_cuts++] = whole.from;
    for (int i = 0; i < n; i++) {
        if (cover[i].time.from > whole.from && cover[i].time.from < whole.until)
            cuts[n_cuts++] = cover[i].time.from;
        if (cover[i].time.until > whole.from && cover[i].time.until < whole.until)
            cuts[n_cuts++] = cover[i].time.until;
    }
    qsort(cuts, (size_t)n_cuts, sizeof *cuts, compare_instants);
    int kept = 1;
    for (int i = 1; i < n_cuts; i++)
        if (cuts[i] != cuts[kept - 1])
            cuts[kept++] = cuts[i];
    cuts[kept] = whole.until;
    return kept;
}

struct vp_column_sets vp_cut_pieces(const struct vp_writer *writer, const struct vp_cover *cover, int n,
                                    struct vp_stretch whole, vp_list_columns *list, const void *context)
{
    struct vp_arena *arena = writer->program->arena;
    struct vp_column_sets sets = {.list = {.n = 0}};
    struct vp_column_set *of = vp_arena_array(arena, (size_t)n + 1, sizeof *of);
    for (int i = 0; i < n; i++)
        list(writer, &cover[i], context, arena, &of[i]);
    vp_instant *cuts = vp_arena_array(arena, 2 * (size_t)n + 2, sizeof *cuts);
    int pieces = list_cuts(cover, n, whole, cuts);
    for (int p = 0; p < pieces; p++) {
        struct vp_column_set set = {.n = 0};
        for (int i = 0; i < n; i++)
            set.n += cover[i].time.from <= cuts[p] && cover[i].time.until >= cuts[p + 1] ? of[i].n : 0;
        set.column = vp_arena_array(arena, (size_t)set.n + 1, sizeof *set.column);
        set.n = 0;
        for (int i = 0; i < n; i++) {
            if (cover[i].time.from > cuts[p] || cover[i].time.until < cuts[p + 1])
                continue;
            for (int k = 0; k < of[i].n; k++)
                set.column[set.n++] = of[i].column[k];
        }
        sort_set(&set);
        keep_smallest(&sets, set, arena);
    }
    return sets;
}

/* ---- prices ---- */

bool vp_is_covered(const struct vp_scene *scene, int duty, const vp_covers *covers, int goal, vp_is_there *is_there,
                   int doctor)
{
    const struct vp_duty *of = &scene->problem->duties[duty];
    int n = covers->n;
    const struct vp_cover *cover = vp_find_covers(covers->item, &n, goal);
    vp_instant until = of->start;
    for (int i = 0; i < n && cover[i].time.from <= until; i++)
        if (cover[i].time.until > until && is_there(scene, &cover[i], doctor))
            until = cover[i].time.until;
    return until >= of->end;
}

const struct vp_spots *vp_spots_covered(const vp_covers *covers, const struct vp_problem *problem, struct vp_arena *arena)
{
    const int spots = problem->n_duties - problem->n_past;
    struct vp_links links = {.list = {.n = 0}};
    for (int spot = 0; spot < spots; spot++) {
        *vp_vec_add(arena, &links.list) = (struct vp_link){spot + problem->n_past, spot};
        for (int i = 0; i < covers[spot].n; i++)
            *vp_vec_add(arena, &links.list) = (struct vp_link){covers[spot].item[i].duty, spot};
    }
    return vp_spots_new(&links, spots, problem, arena);
}

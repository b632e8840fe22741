/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What no single section can see: ways that duties will need and nobody gave, and lines that nobody may take. */
#include "inputs/reader.h"

#include "model/travel.h"

#include <string.h>

/* Where the way between two sites would be written, and how. */
static void explain_way(struct vp_reader *reader, const char *from, const char *to, const char *message)
{
    const struct vp_entry *travel = vp_node_entry(reader->root, "travel");
    const struct vp_entry *minutes = travel == NULL ? NULL : vp_node_entry(travel->value, "minutes");
    const struct vp_node *map = minutes == NULL ? NULL : minutes->value;
    const struct vp_entry *first = vp_node_entry(map, from);
    const struct vp_entry *second = vp_node_entry(map, to);
    if (first != NULL) {
        vp_fail(reader, first->key->pos, "%s", message);
        vp_expect(reader, "add `%s: MINUTES` to %s on line %d", to, from, first->key->pos.line);
    } else if (second != NULL) {
        vp_fail(reader, second->key->pos, "%s", message);
        vp_expect(reader, "add `%s: MINUTES` to %s on line %d", from, to, second->key->pos.line);
    } else if (minutes != NULL) {
        vp_fail(reader, minutes->key->pos, "%s", message);
        vp_expect(reader, "add `%s: { %s: MINUTES }` under minutes on line %d", from, to, minutes->key->pos.line);
    } else {
        struct vp_pos pos = travel != NULL ? travel->key->pos : vp_node_entry(reader->root, "sites")->key->pos;
        vp_fail(reader, pos, "%s", message);
        vp_expect(reader, "add a section `travel: { minutes: { %s: { %s: MINUTES } } }`", from, to);
    }
}

static void check_way(struct vp_reader *reader, const struct vp_doctor *doctor, const struct vp_line *line)
{
    const struct vp_plan *plan = reader->plan;
    size_t n = (size_t)plan->sites.n;
    if (line->site == VP_SITE_HOME)
        return;
    int *there = &plan->travel.minutes[(size_t)doctor->home * n + (size_t)line->site];
    int *back = &plan->travel.minutes[(size_t)line->site * n + (size_t)doctor->home];
    if (vp_travel_given(&plan->travel, plan->sites.n, doctor->home, line->site) &&
        vp_travel_given(&plan->travel, plan->sites.n, line->site, doctor->home))
        return;
    const char *from = plan->sites.item[doctor->home].id;
    const char *to = plan->sites.item[line->site].id;
    explain_way(reader, from, to,
                vp_arena_printf(reader->arena, "no travel time between '%s' (home of %s) and '%s' (line %s)", from,
                                doctor->id, to, line->id));
    *there = *back = 0; /* one error for the pair */
}

static bool is_member(const struct vp_plan *plan, const struct vp_doctor *doctor)
{
    return doctor->member.from <= plan->to && doctor->member.to >= plan->from;
}

static void check_pool(struct vp_reader *reader, const struct vp_line *line)
{
    const struct vp_plan *plan = reader->plan;
    int qualified = 0;
    for (int i = 0; i < plan->doctors.n; i++) {
        const struct vp_doctor *doctor = &plan->doctors.item[i];
        if ((doctor->qualifications & line->needs) != line->needs)
            continue;
        qualified++;
        if (is_member(plan, doctor))
            return;
    }
    vp_fail(reader, line->pos, "no doctor may take line %s", line->id);
    if (qualified == 0)
        vp_expect(reader, "none has all the qualifications that it needs");
    else
        vp_expect(reader, "whoever is qualified is not a member in the period");
}

void vp_check_plan(struct vp_reader *reader)
{
    const struct vp_plan *plan = reader->plan;
    for (int l = 0; l < plan->lines.n; l++) {
        for (int d = 0; d < plan->doctors.n; d++)
            check_way(reader, &plan->doctors.item[d], &plan->lines.item[l]);
        if (reader->period_known)
            check_pool(reader, &plan->lines.item[l]);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What no single section can see: see checks.h; and lines that nobody may take. */
#include "inputs/checks.h"

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
    vp_check_ways(reader);
    if (!reader->period_known)
        return;
    for (int l = 0; l < plan->lines.n; l++)
        check_pool(reader, &plan->lines.item[l]);
    vp_check_fixed(reader);
}

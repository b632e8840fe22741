/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws that the files of random plans of the properties share. */
#ifndef VP_TESTS_RANDOM_DRAW_H
#define VP_TESTS_RANDOM_DRAW_H

#include "tests/unit/draw.h"
#include "tests/unit/plan_maker.h"

/* One of the numbers given. */
#define VP_PICK(random, ...)                                                                                           \
    ((double[]){__VA_ARGS__})[vp_random_below((random), (int)(sizeof((double[]){__VA_ARGS__}) / sizeof(double)))]

/* "YYYY-MM-DD" in arena memory. */
static inline const char *vp_write_date(vp_day date, struct vp_arena *arena)
{
    char text[VP_DAY_TEXT];
    return vp_arena_strdup(arena, vp_day_format(date, text));
}

/* Some of the period's dates, now and then reaching out of it. */
static inline struct vp_dates vp_draw_dates(const struct vp_plan *plan, int longest, struct vp_random *random)
{
    vp_day from = plan->from - 2 + vp_random_below(random, plan->to - plan->from + 5);
    return (struct vp_dates){from, from + vp_random_below(random, longest)};
}

/* Bits of weekdays, at least one. */
static inline unsigned vp_draw_days(struct vp_random *random)
{
    static const unsigned days[] = {VP_ON_WEEKDAYS, VP_ON_WEEKEND, VP_ON_FRI, VP_ON_FRI | VP_ON_WEEKEND, 0x15, 0x6A};
    return days[vp_random_below(random, 6)];
}

/* Adds one rule of this kind with random figures and scope. `demands`: also such as a lawful roster may be unable to meet. */
void vp_random_rule(struct vp_plan *plan, enum vp_rule_kind kind, bool hard, bool demands, struct vp_random *random);

#endif

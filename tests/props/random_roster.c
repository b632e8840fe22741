/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random rosters. Blocks are given away whole, or nearly no roster with one would be lawful. */
#include "tests/props/random_draw.h"
#include "tests/props/random_plan.h"

double vp_count_rosters(const struct vp_problem *problem)
{
    double rosters = 1;
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        double sets = 1;
        double of_size = 1;
        for (int size = 1; size <= problem->duties[j].places; size++) {
            of_size = of_size * (problem->n_doctors - size + 1) / size;
            sets += of_size;
        }
        rosters *= sets;
    }
    return rosters;
}

/* Does a breach of this kind stay whatever else the doctors get? */
static bool stays(const struct vp_rule *rule, const struct vp_violation *breach)
{
    switch (rule->kind) {
    case VP_RULE_eligible:
    case VP_RULE_exempt:
    case VP_RULE_leave:
    case VP_RULE_commitment:
    case VP_RULE_forbidden:
    case VP_RULE_overlap:
    case VP_RULE_rest:
    case VP_RULE_weekly_rest:
    case VP_RULE_overtime:
    case VP_RULE_sundays:
    case VP_RULE_spacing:
    case VP_RULE_weekends:
    case VP_RULE_sequence:
    case VP_RULE_lost_days:
    case VP_RULE_apart:
    case VP_RULE_own_dates:
    case VP_RULE_driving:
        return true;
    case VP_RULE_caps:
    case VP_RULE_hours:
    case VP_RULE_duties:
    case VP_RULE_consecutive_days:
    case VP_RULE_balance:
        return breach->found > breach->needed;
    case VP_RULE_rotation:
        return breach->doctor >= 0;
    default:
        return false;
    }
}

bool vp_breaks_for_good(const struct vp_problem *problem, const struct vp_roster *roster)
{
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    const struct vp_audit *audit = vp_audit_new(problem, roster, &scratch);
    bool breaks = false;
    for (int i = 0; i < audit->hard.n && !breaks; i++)
        breaks = stays(&problem->plan->rules.item[audit->hard.item[i].rule], &audit->hard.item[i]);
    vp_arena_clear(&scratch);
    return breaks;
}

/* Puts the doctor on a free place of the duty; false if he is on it or it has none. */
static bool give_duty(const struct vp_problem *problem, struct vp_roster *roster, int duty, int doctor)
{
    const struct vp_duty *of = &problem->duties[duty];
    int place = -1;
    for (int p = of->first_place + of->places - 1; p >= of->first_place; p--) {
        if (roster->doctor[p] == doctor)
            return false;
        if (roster->doctor[p] < 0)
            place = p;
    }
    if (place >= 0)
        roster->doctor[place] = doctor;
    return place >= 0;
}

static void take_duty(const struct vp_problem *problem, struct vp_roster *roster, int duty, int doctor)
{
    const struct vp_duty *of = &problem->duties[duty];
    for (int p = of->first_place; p < of->first_place + of->places; p++)
        if (roster->doctor[p] == doctor)
            roster->doctor[p] = VP_LOCUM;
}

/* Gives the duty, and mostly all of its block; takes it back if that is careless. */
static void give_block(const struct vp_problem *problem, struct vp_roster *roster, int duty, int doctor, bool careful,
                       struct vp_random *random)
{
    bool given[2] = {false, false};
    const int block = problem->duties[duty].block;
    const bool whole = block >= 0 && vp_toss(random, 90);
    for (int j = duty; j < problem->n_duties; j++)
        if (j == duty || (whole && problem->duties[j].block == block))
            given[j == duty] = give_duty(problem, roster, j, doctor) || given[j == duty];
    if (!careful || !(given[0] || given[1]) || !vp_breaks_for_good(problem, roster))
        return;
    for (int j = duty; j < problem->n_duties; j++)
        if (j == duty || (whole && problem->duties[j].block == block))
            take_duty(problem, roster, j, doctor);
}

struct vp_roster *vp_random_roster(const struct vp_problem *problem, struct vp_random *random, struct vp_arena *arena)
{
    struct vp_roster *roster = vp_roster_new(problem, arena);
    bool careful = vp_toss(random, 50);
    int per_cent = (int)VP_PICK(random, 20, 50, 80, 100);
    int favourite = vp_toss(random, 30) ? vp_random_below(random, problem->n_doctors) : -1;
    for (int place = 0; place < problem->n_places; place++) {
        int doctor = favourite >= 0 && vp_toss(random, 70) ? favourite : vp_random_below(random, problem->n_doctors);
        int duty = problem->place_duty[place];
        bool first_of_block = problem->duties[duty].block < 0 || roster->doctor[place] < 0;
        if (vp_toss(random, per_cent) && first_of_block)
            give_block(problem, roster, duty, doctor, careful, random);
    }
    return roster;
}

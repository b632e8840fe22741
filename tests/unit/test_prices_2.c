/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two halves of each rule from spacing to driving in the solver: for any assignment, with a history before it, its rows leave room
 * exactly when price() and price_spot() find nothing broken, and cost what they say. And a duty that changes hands changes the price of
 * no spot but those listed for it. */
#include "tests/unit/draw.h"
#include "tests/unit/price_maker.h"
#include "tests/unit/suites.h"

#include <math.h>

enum { DOCTORS = 4 };

/* ---- random plans ---- */

/* Ways between all sites; by night some are longer or none at all. */
static void draw_ways(struct vp_plan *plan, struct vp_random *random)
{
    int band = vp_one_in(random, 2) ? vp_make_band(plan, "22:00", "06:30") : -1;
    for (int from = 0; from < plan->sites.n; from++) {
        for (int to = from + 1; to < plan->sites.n; to++) {
            vp_make_way(plan, from, to, vp_draw(random, 0, 6) * 20);
            if (band >= 0 && vp_one_in(random, 2))
                vp_make_band_way(plan, band, from, to, vp_one_in(random, 2) ? VP_NO_WAY : vp_draw(random, 0, 9) * 20);
        }
    }
    if (vp_one_in(random, 4)) {
        plan->travel.winter_factor = 1.25;
        plan->travel.winter = (struct vp_yearly){1101, 325};
    }
}

static void draw_doctors(struct vp_plan *plan, struct vp_random *random)
{
    vp_make_qualification(plan, "specialist");
    for (int d = 0; d < DOCTORS; d++) {
        struct vp_doctor *doctor = &plan->doctors.item[d];
        doctor->qualifications = (uint64_t)vp_draw(random, 0, 1);
        doctor->home = vp_draw(random, 0, plan->sites.n - 1);
        if (vp_one_in(random, 3))
            doctor->member.from = plan->from + vp_draw(random, 0, 4);
        if (vp_one_in(random, 2))
            vp_make_leave(plan, d, "2027-03-18", "2027-03-19", vp_one_in(random, 2));
        for (int i = vp_draw(random, 0, 2); i > 0; i--)
            vp_make_own_date(plan, d, vp_one_in(random, 2) ? "03-20" : "2027-03-23");
    }
}

/* Two weeks into Easter. A line round the clock, one of two places, and sometimes one at home. */
static struct vp_plan *make_service(struct vp_random *random)
{
    struct vp_plan *plan = vp_make_plan("2027-03-15", "2027-03-28", DOCTORS, &vp_made.arena);
    int other = vp_make_municipality(plan, "other");
    vp_make_site(plan, "away", other);
    vp_make_legevakt(plan);
    int second = vp_make_line(plan, vp_draw(random, 1, 2));
    vp_make_shift(plan, second, VP_ON_WEEKDAYS, "08:00", "15:30");
    vp_make_shift(plan, second, VP_ON_ALL_DAYS, "17:00", vp_one_in(random, 2) ? "23:00" : "09:00");
    vp_make_extra(plan, second, vp_draw(random, 0, 1), 1);
    if (vp_one_in(random, 2)) {
        int third = vp_make_line(plan, 1);
        vp_make_shift(plan, third, VP_ON_ALL_DAYS, "12:00", "12:00");
        plan->lines.item[third].site = VP_SITE_HOME;
    }
    for (int line = 0; line < plan->lines.n; line++)
        plan->lines.item[line].locum = 0;
    if (vp_one_in(random, 3))
        vp_make_block(plan, 0, VP_FRIDAY, VP_ON_FRI | VP_ON_WEEKEND);
    draw_ways(plan, random);
    draw_doctors(plan, random);
    if (vp_one_in(random, 2)) {
        int rotation = vp_make_rotation(plan, "1/1");
        for (int d = 0; d < DOCTORS; d++)
            if (vp_one_in(random, 2))
                vp_make_rotation_doctor(plan, rotation, d, vp_draw(random, 0, 1));
        vp_make_rotation_line(plan, rotation, second);
    }
    return plan;
}

static void draw_figures(struct vp_plan *plan, struct vp_rule *rule, struct vp_random *random)
{
    struct vp_figures *figures = &rule->figures;
    figures->days = vp_draw(random, 1, 5);
    figures->minutes = vp_draw(random, 1, 6) * 20 - vp_one_in(random, 2);
    figures->friday = vp_one_in(random, 2);
    figures->away = vp_one_in(random, 2);
    figures->line = vp_draw(random, 0, plan->lines.n - 1);
    figures->qualified = (uint64_t)vp_draw(random, 0, 1);
    figures->per = vp_one_in(random, 2) ? VP_PER_MONTH : VP_PER_PERIOD;
    if (vp_one_in(random, 2))
        vp_make_select_line(plan, &figures->after, vp_draw(random, 0, plan->lines.n - 1));
    if (vp_one_in(random, 2) || rule->kind == VP_RULE_sequence)
        vp_make_select_category(&figures->after, vp_one_in(random, 2) ? VP_NIGHTS : VP_WEEKENDS);
    vp_make_select_category(&figures->not, vp_one_in(random, 2) ? VP_DUTIES : VP_NIGHTS);
    if (rule->kind == VP_RULE_weekends) {
        figures->of = vp_draw(random, 0, 3);
        figures->at_most = vp_draw(random, 0, 2);
    } else if (rule->kind == VP_RULE_lost_days) {
        figures->per = (enum vp_per[]){VP_PER_DAYS, VP_PER_MONTH, VP_PER_PERIOD}[vp_draw(random, 0, 2)];
        figures->at_most = vp_draw(random, 0, 2);
        figures->days = vp_draw(random, 2, 7);
    } else if (rule->kind == VP_RULE_clinic) {
        figures->at_least = vp_draw(random, 1, 3);
    } else if (rule->kind == VP_RULE_balance) {
        figures->category = vp_draw(random, VP_HOURS, VP_HOLIDAYS);
        const bool hours = figures->category == VP_HOURS;
        if (!vp_one_in(random, 3))
            figures->above = hours ? vp_draw(random, 5, 40) : vp_draw(random, 0, 2);
        if (!vp_one_in(random, 3))
            figures->below = hours ? vp_draw(random, 5, 60) : vp_draw(random, 1, 4);
    } else if (rule->kind == VP_RULE_driving) {
        figures->at_most = vp_draw(random, 0, 24) / 2.0;
    } else if (rule->kind == VP_RULE_response && vp_one_in(random, 2)) {
        vp_make_reach(plan, rule, vp_draw(random, 0, 1));
    }
}

static void add_rule(struct vp_plan *plan, enum vp_rule_kind kind, bool hard, struct vp_random *random)
{
    struct vp_rule *rule = vp_make_rule(plan, kind);
    draw_figures(plan, rule, random);
    if (!hard)
        vp_make_soft(rule, vp_draw(random, 1, 9));
    if (kind == VP_RULE_together || vp_one_in(random, 3)) {
        vp_make_only_doctor(plan, rule, 0);
        vp_make_only_doctor(plan, rule, vp_draw(random, 1, DOCTORS - 1));
    }
    if (vp_one_in(random, 3))
        vp_make_only_line(plan, rule, vp_draw(random, 0, plan->lines.n - 1));
    if (vp_one_in(random, 6))
        rule->days = VP_ON_FRI | VP_ON_WEEKEND;
}

static struct vp_plan *make_plan(enum vp_rule_kind kind, bool hard, struct vp_random *random)
{
    struct vp_plan *plan = make_service(random);
    add_rule(plan, kind, hard, random);
    return plan;
}

/* ---- the two halves ---- */

/* Up to ten days of the past. Duties are given one at a time, blocks whole. */
static const struct vp_price_suite prices = {.seeds = 60,
                                             .rosters = 8,
                                             .make_plan = make_plan,
                                             .most_past = 10,
                                             .past_weekday = "15:30-12:00",
                                             .past_weekend = "15:30-12:00",
                                             .most_duties = 2,
                                             .least_duties = 16};

static void try_kind(enum vp_rule_kind kind, bool hard)
{
    struct vp_tally tally = vp_try_halves(&prices, kind, hard);
    ck_assert_int_gt(tally.lawful, 0);
    if (kind != VP_RULE_own_dates) /* what breaks it has no column, hence nobody is given it */
        ck_assert(!hard || tally.unlawful > 0);
    ck_assert(hard || tally.paying > 0);
}

static const enum vp_rule_kind kinds[] = {
    VP_RULE_spacing,   VP_RULE_weekends, VP_RULE_whole_weekends, VP_RULE_sequence, VP_RULE_lost_days,
    VP_RULE_backup,    VP_RULE_apart,    VP_RULE_together,       VP_RULE_response, VP_RULE_clinic,
    VP_RULE_own_dates, VP_RULE_balance,  VP_RULE_driving,
};
enum { KINDS = sizeof kinds / sizeof *kinds };

START_TEST(hard_rules)
{
    try_kind(kinds[_i], true);
}
END_TEST

START_TEST(soft_rules)
{
    try_kind(kinds[_i], false);
}
END_TEST

/* ---- spots ---- */

static bool is_listed(const struct vp_spots *spots, int duty, int spot)
{
    for (int i = spots->first[duty]; i < spots->first[duty + 1]; i++)
        if (spots->spot[i] == spot)
            return true;
    return false;
}

/* Gives one place to somebody else and looks at every spot. Returns how many changed. */
static int try_change(const struct vp_problem *problem, struct vp_scene *scene, const struct vp_spots *spots,
                      int *places, struct vp_random *random)
{
    const struct vp_rule_program *program = vp_rule_program(scene->rule->kind);
    double *before = vp_arena_array(&vp_made.arena, (size_t)spots->n + 1, sizeof *before);
    double nothing = 0;
    for (int spot = 0; spot < spots->n; spot++)
        before[spot] = program->price_spot(scene, spot, &nothing);
    int place = vp_draw(random, 0, problem->n_places - 1);
    int kept = places[place];
    int changed = 0;
    places[place] = vp_draw(random, -1, DOCTORS - 1);
    for (int spot = 0; spot < spots->n; spot++) {
        if (program->price_spot(scene, spot, &nothing) == before[spot])
            continue;
        changed++;
        ck_assert_msg(is_listed(spots, problem->place_duty[place], spot), "duty %d changes spot %d",
                      problem->place_duty[place], spot);
    }
    places[place] = kept;
    return changed;
}

START_TEST(a_duty_changes_only_its_spots)
{
    enum vp_rule_kind kind = kinds[_i];
    int changed = 0;
    for (int seed = 1; seed <= prices.seeds && vp_rule_program(kind)->spots != NULL; seed++) {
        struct vp_random random;
        vp_random_init(&random, (uint64_t)seed);
        vp_draw_program(&prices, kind, false, &random);
        const struct vp_spots *spots = vp_rule_program(kind)->spots(vp_made.problem, VP_MADE_RULES, &vp_made.arena);
        int *places = vp_fill_places(vp_draw_had(&prices, &random));
        struct vp_scene scene = vp_make_scene(VP_MADE_RULES, places);
        for (int i = 0; i < prices.rosters; i++)
            changed += try_change(vp_made.problem, &scene, spots, places, &random);
    }
    ck_assert(vp_rule_program(kind)->spots == NULL || changed > 0);
}
END_TEST

Suite *suite_prices_2(void)
{
    Suite *suite = suite_create("prices_2");
    TCase *tests = tcase_create("prices_2");
    tcase_add_checked_fixture(tests, vp_made_begin, vp_made_end);
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, hard_rules, 0, KINDS);
    tcase_add_loop_test(tests, soft_rules, 0, KINDS);
    tcase_add_loop_test(tests, a_duty_changes_only_its_spots, 0, KINDS);
    suite_add_tcase(suite, tests);
    return suite;
}

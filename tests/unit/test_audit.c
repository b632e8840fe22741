/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The audit as a whole: loads, points and their sum, wishes, order, scope of breaches. */
#include "tests/unit/plan_maker.h"
#include "tests/unit/suites.h"

#include "model/base/random.h"
#include "model/fairness.h"

#include <string.h>

static struct vp_arena arena;

static void set_up(void)
{
    vp_arena_init(&arena);
}

static void tear_down(void)
{
    vp_arena_clear(&arena);
}

static struct vp_plan *make_february(int doctors)
{
    struct vp_plan *plan = vp_make_plan("2027-02-01", "2027-02-28", doctors, &arena);
    vp_make_legevakt(plan);
    return plan;
}

START_TEST(an_empty_roster_costs_its_locums)
{
    struct vp_plan *plan = make_february(2);
    plan->lines.item[0].locum = 50.0;
    struct vp_problem *problem = vp_make_problem(plan, &arena);
    struct vp_audit *audit = vp_audit_new(problem, vp_roster_new(problem, &arena), &arena);
    ck_assert(vp_audit_lawful(audit));
    ck_assert_int_eq(audit->locums, 28);
    ck_assert_double_eq(audit->points_locum, 1400.0);
    ck_assert_double_eq(audit->points, 1400.0);
    ck_assert_double_eq(audit->load[VP_HOURS], 0.0);
}
END_TEST

START_TEST(loads_and_fairness_points)
{
    struct vp_plan *plan = make_february(2);
    vp_make_term(plan, VP_HOURS, 1.0, 12.0);
    vp_make_term(plan, VP_WEEKENDS, 3.0, 1.0);
    vp_make_drive(plan, 1, 30);
    struct vp_problem *problem = vp_make_problem(plan, &arena);
    struct vp_roster *roster = vp_roster_new(problem, &arena);
    for (int place = 0; place < problem->n_places; place++)
        roster->doctor[place] = place / 7 % 2;
    vp_make_give(problem, roster, "2027-02-27", 0, 0);
    struct vp_audit *audit = vp_audit_new(problem, roster, &arena);
    ck_assert_int_eq(audit->locums, 0);
    double hours = 2 * (5 * 16.5 + 2 * 24.0);
    ck_assert_double_eq_tol(audit->load[0 * VP_BUILT_IN_CATEGORIES + VP_HOURS], hours + 24.0, 1e-9);
    ck_assert_double_eq_tol(audit->load[1 * VP_BUILT_IN_CATEGORIES + VP_HOURS], hours - 24.0, 1e-9);
    ck_assert_double_eq(audit->load[0 * VP_BUILT_IN_CATEGORIES + VP_WEEKENDS], 7.0);
    ck_assert_double_eq(audit->load[1 * VP_BUILT_IN_CATEGORIES + VP_DUTIES], 13.0);
    ck_assert_int_eq(audit->drive_minutes[0], 0);
    ck_assert_int_eq(audit->drive_minutes[1], 13 * 60);
    /* Weekends: 7 and 5 against 6, one step each at weight 3. */
    ck_assert_double_eq_tol(audit->fairness[1 * 2 + 0], 3.0, 1e-9);
    ck_assert_double_eq_tol(audit->fairness[1 * 2 + 1], 3.0, 1e-9);
    double of_hours = vp_fairness_cost(&plan->fairness.item[0], hours + 24.0, hours) +
                      vp_fairness_cost(&plan->fairness.item[0], hours - 24.0, hours);
    ck_assert_double_eq_tol(audit->points_fairness, of_hours + 6.0, 1e-9);
    ck_assert_double_eq_tol(audit->points, audit->points_fairness, 1e-12);
}
END_TEST

START_TEST(wishes_to_be_free_count_by_duty)
{
    struct vp_plan *plan = make_february(2);
    int day = vp_make_line(plan, 1);
    vp_make_shift(plan, day, VP_ON_WEEKDAYS, "08:00", "15:00");
    vp_make_wish(plan, 0, false, "2027-02-03", "2027-02-05", 4.0);
    struct vp_problem *problem = vp_make_problem(plan, &arena);
    struct vp_roster *roster = vp_roster_new(problem, &arena);
    vp_make_give(problem, roster, "2027-02-02", 0, 0); /* runs into the 3rd, begins on the 2nd */
    vp_make_give(problem, roster, "2027-02-06", 0, 0);
    vp_make_give(problem, roster, "2027-02-03", 0, 1);
    struct vp_audit *audit = vp_audit_new(problem, roster, &arena);
    ck_assert_int_eq(audit->unmet.n, 0);
    vp_make_give(problem, roster, "2027-02-03", 0, 0);
    vp_make_give(problem, roster, "2027-02-05", day, 0);
    vp_make_give(problem, roster, "2027-02-05", 0, 0);
    audit = vp_audit_new(problem, roster, &arena);
    ck_assert_int_eq(audit->unmet.n, 3);
    ck_assert_int_eq(audit->unmet.item[0].date, vp_make_day("2027-02-03"));
    ck_assert_int_eq(audit->unmet.item[2].date, vp_make_day("2027-02-05"));
    ck_assert_double_eq(audit->points_wishes, 12.0);
}
END_TEST

START_TEST(wishes_for_duty_count_by_date_of_the_period)
{
    struct vp_plan *plan = make_february(2);
    vp_make_wish(plan, 1, true, "2027-02-26", "2027-03-10", 2.5);
    vp_make_wish(plan, 1, true, "2027-02-26", "2027-02-26", 1.0);
    struct vp_problem *problem = vp_make_problem(plan, &arena);
    struct vp_roster *roster = vp_roster_new(problem, &arena);
    struct vp_audit *audit = vp_audit_new(problem, roster, &arena);
    ck_assert_int_eq(audit->unmet.n, 4); /* 26, 27, 28 February; the 26th by the other wish too */
    ck_assert_double_eq(audit->points_wishes, 8.5);
    vp_make_give(problem, roster, "2027-02-26", 0, 1);
    audit = vp_audit_new(problem, roster, &arena);
    ck_assert_int_eq(audit->unmet.n, 2);
    ck_assert_int_eq(audit->unmet.item[0].doctor, 1);
    ck_assert_int_eq(audit->unmet.item[0].wish, 0);
    ck_assert_double_eq(audit->points_wishes, 5.0);
}
END_TEST

START_TEST(points_are_the_sum_of_four)
{
    struct vp_plan *plan = make_february(2);
    plan->lines.item[0].locum = 10.0;
    vp_make_term(plan, VP_DUTIES, 1.0, 1.0);
    vp_make_wish(plan, 0, false, "2027-02-01", "2027-02-02", 1.0);
    struct vp_rule *rule = vp_make_rule(plan, VP_RULE_rest);
    rule->figures.hours = 8.0;
    vp_make_soft(rule, 7.0);
    struct vp_problem *problem = vp_make_problem(plan, &arena);
    struct vp_roster *roster = vp_roster_new(problem, &arena);
    vp_make_give(problem, roster, "2027-02-01", 0, 0);
    vp_make_give(problem, roster, "2027-02-02", 0, 0);
    struct vp_audit *audit = vp_audit_new(problem, roster, &arena);
    ck_assert(vp_audit_lawful(audit)); /* a soft breach is lawful */
    ck_assert_int_eq(audit->soft.n, 1);
    ck_assert_double_eq(audit->points_locum, 260.0);
    ck_assert_double_eq(audit->points_soft, 7.0);
    ck_assert_double_eq(audit->points_wishes, 2.0);
    /* Targets of 14 each; loads 2 and 0 lie beyond eight steps, where the cost goes on with slope 15 per step from 64. */
    ck_assert_double_eq_tol(audit->points_fairness, 64.0 + 4 * 15.0 + 64.0 + 6 * 15.0, 1e-9);
    ck_assert_double_eq_tol(audit->points, 260.0 + 7.0 + 2.0 + 278.0, 1e-9);
}
END_TEST

START_TEST(a_hard_rule_costs_no_points)
{
    struct vp_plan *plan = make_february(1);
    vp_make_rule(plan, VP_RULE_rest)->figures.hours = 8.0;
    struct vp_problem *problem = vp_make_problem(plan, &arena);
    struct vp_roster *roster = vp_roster_new(problem, &arena);
    vp_make_give(problem, roster, "2027-02-01", 0, 0);
    vp_make_give(problem, roster, "2027-02-02", 0, 0);
    struct vp_audit *audit = vp_audit_new(problem, roster, &arena);
    ck_assert(!vp_audit_lawful(audit));
    ck_assert_double_eq(audit->hard.item[0].points, 0.0);
    ck_assert_double_eq(audit->points_soft, 0.0);
}
END_TEST

START_TEST(a_doctor_on_two_places_of_a_duty)
{
    struct vp_plan *plan = vp_make_plan("2027-02-01", "2027-02-01", 1, &arena);
    int line = vp_make_line(plan, 2);
    vp_make_shift(plan, line, VP_ON_ALL_DAYS, "08:00", "16:00");
    vp_make_wish(plan, 0, false, "2027-02-01", "2027-02-01", 1.0);
    struct vp_problem *problem = vp_make_problem(plan, &arena);
    struct vp_roster *roster = vp_roster_new(problem, &arena);
    roster->doctor[0] = roster->doctor[1] = 0;
    struct vp_audit *audit = vp_audit_new(problem, roster, &arena);
    ck_assert_int_eq(audit->hard.n, 1);
    ck_assert_int_eq(vp_make_breach(problem, audit, VP_RULE_overlap)->duty_b, 0);
    ck_assert_double_eq(audit->load[VP_HOURS], 16.0);
    ck_assert_double_eq(audit->points_wishes, 1.0); /* one duty, whatever its places */
}
END_TEST

/* Sets every place to a doctor, a locum, or now and then nobody, and adds rules of every kind. */
static struct vp_problem *make_busy(struct vp_plan **plan)
{
    static const enum vp_rule_kind kinds[] = {VP_RULE_rest,   VP_RULE_weekly_rest, VP_RULE_hours,
                                              VP_RULE_duties, VP_RULE_weekends,    VP_RULE_spacing};
    *plan = make_february(3);
    int day = vp_make_line(*plan, 2);
    vp_make_shift(*plan, day, VP_ON_WEEKDAYS, "08:00", "15:30");
    for (int i = 0; i < 3; i++)
        vp_make_drive(*plan, i, 25 * i);
    for (size_t i = 0; i < 2 * (sizeof kinds / sizeof kinds[0]); i++) {
        struct vp_rule *rule = vp_make_rule(*plan, kinds[i / 2]);
        rule->figures = (struct vp_figures){.hours = 11.0 + 24.0 * (double)(i % 2), .at_most = 1.0, .days = 4, .of = 2};
        if (i % 2 == 1)
            vp_make_soft(rule, 1.0 / 3.0);
    }
    vp_make_leave(*plan, 1, "2027-02-10", "2027-02-12", true);
    vp_make_exemption(*plan, 2, vp_bit(VP_NIGHTS), "2027-02-20", "2027-02-28");
    vp_make_term(*plan, VP_HOURS, 0.7, 12.0);
    vp_make_term(*plan, VP_NIGHTS, 0.3, 1.0);
    return vp_make_problem(*plan, &arena);
}

static struct vp_roster *make_random(const struct vp_problem *problem, uint64_t seed)
{
    struct vp_roster *roster = vp_roster_new(problem, &arena);
    struct vp_random random;
    vp_random_init(&random, seed);
    for (int place = 0; place < problem->n_places; place++)
        roster->doctor[place] = vp_random_below(&random, problem->n_doctors + 2) - 2;
    return roster;
}

START_TEST(breaches_come_by_rule_doctor_and_date)
{
    struct vp_plan *plan = NULL;
    struct vp_problem *problem = make_busy(&plan);
    struct vp_audit *audit = vp_audit_new(problem, make_random(problem, 1), &arena);
    ck_assert_int_gt(audit->hard.n, 20);
    ck_assert_int_gt(audit->soft.n, 20);
    for (int i = 1; i < audit->hard.n; i++) {
        const struct vp_violation *a = &audit->hard.item[i - 1];
        const struct vp_violation *b = &audit->hard.item[i];
        ck_assert_int_le(a->rule, b->rule);
        ck_assert(a->rule < b->rule || a->doctor <= b->doctor);
        ck_assert(a->rule < b->rule || a->doctor < b->doctor || a->from <= b->from);
    }
}
END_TEST

START_TEST(every_breach_is_complete)
{
    struct vp_plan *plan = NULL;
    struct vp_problem *problem = make_busy(&plan);
    for (uint64_t seed = 0; seed < 20; seed++) {
        struct vp_audit *audit = vp_audit_new(problem, make_random(problem, seed), &arena);
        double points = 0.0;
        for (int i = 0; i < audit->hard.n + audit->soft.n; i++) {
            bool hard = i < audit->hard.n;
            const struct vp_violation *filed = hard ? &audit->hard.item[i] : &audit->soft.item[i - audit->hard.n];
            const struct vp_rule *rule = &plan->rules.item[filed->rule];
            ck_assert_int_eq(rule->hard, hard);
            ck_assert_double_gt(filed->amount, 0.0);
            ck_assert_double_eq(filed->points, hard ? 0.0 : filed->amount * rule->weight);
            ck_assert_int_gt((int)strlen(filed->text), 5);
            ck_assert_ptr_nonnull(filed->unit);
            ck_assert_ptr_eq(filed->pos.source, plan->source);
            ck_assert_int_le(filed->from, filed->to);
            ck_assert_int_ge(filed->doctor, -1);
            points += filed->points;
        }
        ck_assert_double_eq(points, audit->points_soft);
    }
}
END_TEST

START_TEST(the_same_roster_has_the_same_points)
{
    struct vp_plan *plan = NULL;
    struct vp_problem *problem = make_busy(&plan);
    struct vp_audit *one = vp_audit_new(problem, make_random(problem, 7), &arena);
    struct vp_audit *other = vp_audit_new(problem, make_random(problem, 7), &arena);
    ck_assert_int_eq(memcmp(&one->points, &other->points, sizeof one->points), 0);
    ck_assert_int_eq(one->hard.n, other->hard.n);
    for (int i = 0; i < one->hard.n; i++)
        ck_assert_str_eq(one->hard.item[i].text, other->hard.item[i].text);
}
END_TEST

Suite *suite_audit(void)
{
    Suite *suite = suite_create("audit");
    TCase *tests = tcase_create("audit");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, an_empty_roster_costs_its_locums);
    tcase_add_test(tests, loads_and_fairness_points);
    tcase_add_test(tests, wishes_to_be_free_count_by_duty);
    tcase_add_test(tests, wishes_for_duty_count_by_date_of_the_period);
    tcase_add_test(tests, points_are_the_sum_of_four);
    tcase_add_test(tests, a_hard_rule_costs_no_points);
    tcase_add_test(tests, a_doctor_on_two_places_of_a_duty);
    tcase_add_test(tests, breaches_come_by_rule_doctor_and_date);
    tcase_add_test(tests, every_breach_is_complete);
    tcase_add_test(tests, the_same_roster_has_the_same_points);
    suite_add_tcase(suite, tests);
    return suite;
}

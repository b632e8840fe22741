/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The judges of spacing, weekends and sequence, with what they see of the past; and of places beyond the needed. */
#include "tests/unit/judge_maker.h"
#include "tests/unit/suites.h"

/* ---- cover ---- */

START_TEST(cover_asks_for_the_needed_places_only)
{
    vp_make_rule_alone(VP_JANUARY, 3, VP_RULE_spacing)->figures.days = 1;
    int day = vp_make_line(vp_made.plan, 2);
    vp_make_shift(vp_made.plan, day, VP_ON_SAT, "10:00", "14:00");
    vp_make_extra(vp_made.plan, day, 1, 5.0);
    vp_made.plan->lines.item[day].locum_allowed = false;
    vp_begin_roster();
    int duty = vp_make_duty(vp_made.problem, "2027-01-09", day);
    for (int i = duty + 1; i < vp_made.problem->n_duties; i++)
        for (int place = 0; place < 2 && vp_made.problem->duties[i].line == day; place++)
            vp_give_place(i, place, place);
    ck_assert_int_eq(vp_made.problem->duties[duty].places, 3);
    ck_assert_int_eq(vp_judge(VP_RULE_cover), 2); /* two of three places, and no locum may have them */
    ck_assert_str_eq(vp_breach(VP_RULE_cover)->text, "left to a locum, which the line does not allow");
    vp_give_place(duty, 2, 2);
    ck_assert_int_eq(vp_judge(VP_RULE_cover), 1);
    vp_give_place(duty, 1, 1); /* whichever places they are */
    ck_assert_int_eq(vp_judge(VP_RULE_cover), 0);
    vp_give_place(duty, 0, VP_ABSENT);
    ck_assert_int_eq(vp_judge(VP_RULE_cover), 0);
    vp_give_place(duty, 1, VP_ABSENT);
    ck_assert_int_eq(vp_judge(VP_RULE_cover), 1); /* absent, and not left to a locum besides */
    ck_assert_str_eq(vp_breach(VP_RULE_cover)->text, "the roster has no row for this place");
    vp_give_place(duty, 1, VP_LOCUM);
    ck_assert_int_eq(vp_judge(VP_RULE_cover), 1);
    ck_assert_str_eq(vp_breach(VP_RULE_cover)->text, "left to a locum, which the line does not allow");
}
END_TEST

START_TEST(locums_cost_beside_extra_places_without_a_row)
{
    vp_make_rule_alone(VP_JANUARY, 3, VP_RULE_spacing)->figures.days = 1;
    int day = vp_make_line(vp_made.plan, 2);
    vp_make_shift(vp_made.plan, day, VP_ON_SAT, "10:00", "14:00");
    vp_make_extra(vp_made.plan, day, 3, 5.0);
    vp_made.plan->lines.item[day].locum = 70.0;
    vp_begin_roster();
    int duty = vp_make_duty(vp_made.problem, "2027-01-09", day);
    for (int place = 0; place < vp_made.problem->n_places; place++)
        vp_made.roster->doctor[place] = VP_ABSENT;
    vp_judge(VP_RULE_cover);
    ck_assert_double_eq(vp_made.audit->points_locum, 0.0); /* nobody's places are spoken of by cover */
    vp_give_place(duty, 0, 0);
    vp_give_place(duty, 1, VP_LOCUM);
    vp_judge(VP_RULE_cover);
    ck_assert_int_eq(vp_made.audit->locums, 1);
    ck_assert_double_eq(vp_made.audit->points_locum, 70.0);
    /* filled, so the locum is in an extra place: nothing to pay for either */
    vp_give_place(duty, 2, 1);
    vp_judge(VP_RULE_cover);
    ck_assert_int_eq(vp_made.audit->locums, 0);
    ck_assert_double_eq(vp_made.audit->points_locum + vp_made.audit->points_extra, 0.0);
}
END_TEST

START_TEST(cover_asks_nothing_of_the_past)
{
    vp_make_rule_alone(VP_JANUARY, 3, VP_RULE_spacing)->figures.days = 1;
    vp_had("2027-01-01", "15:30-08:00", 0);
    vp_made.plan->lines.item[0].locum_allowed = false;
    vp_begin_roster();
    ck_assert_int_eq(vp_judge(VP_RULE_cover), 28);
    ck_assert_int_eq(vp_breach(VP_RULE_cover)->duty_a, vp_made.problem->n_past);
}
END_TEST

/* ---- spacing ---- */

START_TEST(spacing_looks_back_into_the_past)
{
    vp_make_rule_alone(VP_JANUARY, 3, VP_RULE_spacing)->figures.days = 4;
    vp_had("2026-12-30", "15:30-08:00", 0);
    vp_had("2027-01-01", "08:00-08:00", 0); /* two days after: the past's own matter */
    vp_begin_roster();
    ck_assert_int_eq(vp_judge(VP_RULE_spacing), 0);
    vp_give_on("2027-01-05", 0, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_spacing), 0); /* exactly four days */
    vp_give_on("2027-01-04", 0, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_spacing), 2);
    ck_assert_int_eq(vp_breach(VP_RULE_spacing)->duty_a, 1);
    ck_assert_int_eq(vp_breach(VP_RULE_spacing)->from, vp_make_day("2027-01-01"));
    ck_assert_double_eq(vp_breach(VP_RULE_spacing)->found, 3.0);
    vp_give_on("2027-01-04", 0, 1);
    ck_assert_int_eq(vp_judge(VP_RULE_spacing), 0);
}
END_TEST

START_TEST(spacing_lets_blocks_be)
{
    vp_make_rule_alone(VP_JANUARY, 3, VP_RULE_spacing)->figures.days = 3;
    vp_make_block(vp_made.plan, 0, VP_FRIDAY, VP_ON_FRI | VP_ON_WEEKEND);
    vp_begin_roster();
    vp_give_on("2027-01-08", 0, 0);
    vp_give_on("2027-01-09", 0, 0);
    vp_give_on("2027-01-10", 0, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_spacing), 0);
    vp_give_on("2027-01-12", 0, 0); /* too near the Sunday */
    vp_give_on("2027-01-06", 0, 0); /* and the Friday */
    ck_assert_int_eq(vp_judge(VP_RULE_spacing), 2);
}
END_TEST

/* ---- weekends ---- */

START_TEST(weekends_of_the_past_fill_the_first_windows)
{
    struct vp_rule *rule = vp_make_rule_alone(VP_JANUARY, 3, VP_RULE_weekends);
    rule->figures.at_most = 1;
    rule->figures.of = 3;
    vp_make_soft(rule, 2.0);
    vp_had("2026-12-26", "08:00-08:00", 0); /* weekends -2 and -1 */
    vp_had("2027-01-02", "08:00-08:00", 0);
    vp_begin_roster();
    ck_assert_int_eq(vp_made.problem->first_weekend, -2);
    ck_assert_int_eq(vp_judge(VP_RULE_weekends), 0); /* two of three, but no fault of this roster */
    vp_give_on("2027-01-09", 0, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_weekends), 2); /* -2 … 0: three where the past had two; -1 … 1: two where it had one */
    ck_assert_double_eq(vp_breach(VP_RULE_weekends)->found, 3.0);
    ck_assert_double_eq(vp_breach(VP_RULE_weekends)->needed, 1.0);
    ck_assert_double_eq(vp_breach(VP_RULE_weekends)->amount, 1.0);
    ck_assert_int_eq(vp_breach(VP_RULE_weekends)->from, vp_make_day("2026-12-26"));
    ck_assert_double_eq(vp_made.audit->points_soft, 4.0);
    vp_give_on("2027-01-09", 0, 1);
    vp_give_on("2027-01-16", 0, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_weekends), 1); /* -1 … 1 */
    ck_assert_int_eq(vp_breach(VP_RULE_weekends)->to, vp_make_day("2027-01-17"));
}
END_TEST

START_TEST(weekends_without_of_are_those_of_the_period)
{
    vp_make_rule_alone(VP_JANUARY, 3, VP_RULE_weekends)->figures.at_most = 2;
    vp_had("2027-01-02", "08:00-08:00", 0);
    vp_begin_roster();
    vp_give_on("2027-01-09", 0, 0);
    vp_give_on("2027-01-10", 0, 0);
    vp_give_on("2027-01-22", 0, 0); /* Friday night */
    ck_assert_int_eq(vp_judge(VP_RULE_weekends), 0);
    vp_give_on("2027-01-31", 0, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_weekends), 1);
    ck_assert_double_eq(vp_breach(VP_RULE_weekends)->found, 3.0);
    ck_assert_int_eq(vp_breach(VP_RULE_weekends)->from, vp_make_day("2027-01-09"));
    ck_assert_int_eq(vp_breach(VP_RULE_weekends)->to, vp_make_day("2027-01-31"));
    ck_assert_str_eq(vp_breach(VP_RULE_weekends)->text, "weekends with duty in the period");
}
END_TEST

START_TEST(weekends_begun_in_the_past_count_once)
{
    vp_make_rule_alone("2027-01-10", "2027-01-31", 3, VP_RULE_weekends)->figures.at_most = 1;
    vp_had("2027-01-09", "08:00-08:00", 0); /* weekend 0 is worked before the period begins on its Sunday */
    vp_begin_roster();
    vp_give_on("2027-01-10", 0, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_weekends), 0);
    vp_give_on("2027-01-16", 0, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_weekends), 1);
    vp_give_on("2027-01-10", 0, 1);
    ck_assert_int_eq(vp_judge(VP_RULE_weekends), 1); /* his Saturday is enough */
}
END_TEST

/* ---- whole weekends ---- */

START_TEST(whole_weekends_are_all_or_nothing)
{
    struct vp_rule *rule = vp_make_rule_alone(VP_JANUARY, 3, VP_RULE_whole_weekends);
    vp_make_soft(rule, 3.0);
    vp_begin_roster();
    vp_give_on("2027-01-09", 0, 0);
    vp_give_on("2027-01-10", 0, 0);
    vp_give_on("2027-01-15", 0, 0); /* Friday night runs into Saturday, but begins on none of the days */
    ck_assert_int_eq(vp_judge(VP_RULE_whole_weekends), 0);
    vp_give_on("2027-01-24", 0, 0);
    vp_give_on("2027-01-30", 0, 1);
    ck_assert_int_eq(vp_judge(VP_RULE_whole_weekends), 2);
    const struct vp_violation *filed = vp_breach(VP_RULE_whole_weekends);
    ck_assert_int_eq(filed->doctor, 0);
    ck_assert_int_eq(filed->from, vp_make_day("2027-01-23"));
    ck_assert_int_eq(filed->to, vp_make_day("2027-01-24"));
    ck_assert_int_eq(filed->duty_a, vp_make_duty(vp_made.problem, "2027-01-24", 0));
    ck_assert_double_eq(filed->needed, 2.0);
    ck_assert_double_eq(filed->found, 1.0);
    ck_assert_double_eq(vp_made.audit->points_soft, 6.0);
}
END_TEST

START_TEST(whole_weekends_with_friday)
{
    vp_make_rule_alone(VP_JANUARY, 3, VP_RULE_whole_weekends)->figures.friday = true;
    vp_begin_roster();
    vp_give_on("2027-01-08", 0, 0);
    vp_give_on("2027-01-09", 0, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_whole_weekends), 1);
    ck_assert_double_eq(vp_breach(VP_RULE_whole_weekends)->needed, 3.0);
    ck_assert_double_eq(vp_breach(VP_RULE_whole_weekends)->found, 2.0);
    ck_assert_int_eq(vp_breach(VP_RULE_whole_weekends)->from, vp_make_day("2027-01-08"));
    vp_give_on("2027-01-10", 0, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_whole_weekends), 0);
}
END_TEST

START_TEST(whole_weekends_ask_only_for_days_with_duty_in_scope)
{
    struct vp_rule *rule = vp_make_rule_alone(VP_JANUARY, 3, VP_RULE_whole_weekends);
    rule->figures.friday = true;
    int day = vp_make_line(vp_made.plan, 1);
    vp_make_shift(vp_made.plan, day, VP_ON_FRI | VP_ON_SUN, "08:00", "12:00");
    vp_make_only_line(vp_made.plan, rule, day);
    vp_begin_roster();
    vp_give_on("2027-01-08", day, 0);
    vp_give_on("2027-01-10", day, 0); /* no duty of this line on Saturday */
    vp_give_on("2027-01-16", 0, 0);   /* the other line's */
    ck_assert_int_eq(vp_judge(VP_RULE_whole_weekends), 0);
    vp_give_on("2027-01-17", day, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_whole_weekends), 1);
    vp_make_only_doctor(vp_made.plan, rule, 1);
    ck_assert_int_eq(vp_judge(VP_RULE_whole_weekends), 0);
}
END_TEST

START_TEST(whole_weekends_lie_in_the_period)
{
    struct vp_rule *rule =
        vp_make_rule_alone("2027-01-09", "2027-01-30", 3, VP_RULE_whole_weekends); /* from a Saturday to a Saturday */
    vp_begin_roster();
    vp_give_on("2027-01-30", 0, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_whole_weekends), 0);
    vp_give_on("2027-01-09", 0, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_whole_weekends), 1);
    rule->figures.friday = true; /* the 8th is before the period */
    ck_assert_int_eq(vp_judge(VP_RULE_whole_weekends), 0);
    vp_give_on("2027-01-16", 0, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_whole_weekends), 1);
}
END_TEST

/* ---- sequence ---- */

START_TEST(sequence_forbids_the_days_after)
{
    struct vp_rule *rule = vp_make_rule_alone(VP_JANUARY, 3, VP_RULE_sequence);
    int day = vp_make_line(vp_made.plan, 1);
    vp_make_shift(vp_made.plan, day, VP_ON_WEEKDAYS, "08:00", "12:00");
    vp_make_select_category(&rule->figures.after, VP_NIGHTS);
    vp_make_select_line(vp_made.plan, &rule->figures.not, day);
    vp_make_soft(rule, 1.5);
    vp_begin_roster();
    vp_give_on("2027-01-05", 0, 0);
    vp_give_on("2027-01-05", day, 0); /* the same date */
    vp_give_on("2027-01-06", 0, 0);   /* not of that line */
    vp_give_on("2027-01-08", day, 0); /* two days after */
    vp_give_on("2027-01-11", day, 0); /* nothing before it */
    vp_give_on("2027-01-12", 0, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_sequence), 0);
    vp_give_on("2027-01-07", day, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_sequence), 1);
    const struct vp_violation *filed = vp_breach(VP_RULE_sequence);
    ck_assert_int_eq(filed->duty_a, vp_make_duty(vp_made.problem, "2027-01-06", 0));
    ck_assert_int_eq(filed->duty_b, vp_make_duty(vp_made.problem, "2027-01-07", day));
    ck_assert_double_eq(filed->needed, 2.0);
    ck_assert_double_eq(filed->found, 1.0);
    ck_assert_double_eq(filed->points, 1.5);
    rule->figures.days = 2; /* the 5th and the 7th, the 6th and the 7th, the 6th and the 8th */
    ck_assert_int_eq(vp_judge(VP_RULE_sequence), 3);
}
END_TEST

START_TEST(sequence_looks_back_and_keeps_to_its_scope)
{
    struct vp_rule *rule = vp_make_rule_alone(VP_JANUARY, 3, VP_RULE_sequence);
    vp_make_select_line(vp_made.plan, &rule->figures.after, 0);
    vp_make_select_line(vp_made.plan, &rule->figures.not, 0);
    rule->figures.days = 1;
    vp_had("2027-01-02", "08:00-08:00", 0);
    vp_had("2027-01-03", "08:00-08:00", 0);
    vp_begin_roster();
    ck_assert_int_eq(vp_judge(VP_RULE_sequence), 0); /* the past's own matter */
    vp_give_on("2027-01-04", 0, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_sequence), 1);
    ck_assert_int_eq(vp_breach(VP_RULE_sequence)->duty_a, 1);
    vp_make_only_doctor(vp_made.plan, rule, 1);
    ck_assert_int_eq(vp_judge(VP_RULE_sequence), 0);
}
END_TEST

START_TEST(sequence_speaks_of_both_duties)
{
    struct vp_rule *rule = vp_make_rule_alone(VP_JANUARY, 3, VP_RULE_sequence);
    vp_make_select_line(vp_made.plan, &rule->figures.after, 0);
    vp_make_select_line(vp_made.plan, &rule->figures.not, 0);
    rule->days = VP_ON_FRI | VP_ON_SAT;
    vp_begin_roster();
    vp_give_on("2027-01-07", 0, 0);
    vp_give_on("2027-01-08", 0, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_sequence), 0); /* the first of them is a Thursday */
    vp_give_on("2027-01-09", 0, 0);
    vp_give_on("2027-01-10", 0, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_sequence), 1);
    ck_assert_int_eq(vp_breach(VP_RULE_sequence)->from, vp_make_day("2027-01-08"));
}
END_TEST

START_TEST(sequence_lets_blocks_be)
{
    struct vp_rule *rule = vp_make_rule_alone(VP_JANUARY, 3, VP_RULE_sequence);
    vp_make_select_line(vp_made.plan, &rule->figures.after, 0);
    vp_make_select_line(vp_made.plan, &rule->figures.not, 0);
    vp_make_block(vp_made.plan, 0, VP_FRIDAY, VP_ON_FRI | VP_ON_WEEKEND);
    vp_begin_roster();
    vp_give_on("2027-01-08", 0, 0);
    vp_give_on("2027-01-09", 0, 0);
    vp_give_on("2027-01-10", 0, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_sequence), 0);
    vp_give_on("2027-01-11", 0, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_sequence), 1);
}
END_TEST

Suite *suite_rules_2(void)
{
    Suite *suite = suite_create("rules_2");
    TCase *tests = tcase_create("rules_2");
    tcase_add_checked_fixture(tests, vp_made_begin, vp_made_end);
    tcase_add_test(tests, cover_asks_for_the_needed_places_only);
    tcase_add_test(tests, locums_cost_beside_extra_places_without_a_row);
    tcase_add_test(tests, cover_asks_nothing_of_the_past);
    tcase_add_test(tests, spacing_looks_back_into_the_past);
    tcase_add_test(tests, spacing_lets_blocks_be);
    tcase_add_test(tests, weekends_of_the_past_fill_the_first_windows);
    tcase_add_test(tests, weekends_without_of_are_those_of_the_period);
    tcase_add_test(tests, weekends_begun_in_the_past_count_once);
    tcase_add_test(tests, whole_weekends_are_all_or_nothing);
    tcase_add_test(tests, whole_weekends_with_friday);
    tcase_add_test(tests, whole_weekends_ask_only_for_days_with_duty_in_scope);
    tcase_add_test(tests, whole_weekends_lie_in_the_period);
    tcase_add_test(tests, sequence_forbids_the_days_after);
    tcase_add_test(tests, sequence_looks_back_and_keeps_to_its_scope);
    tcase_add_test(tests, sequence_speaks_of_both_duties);
    tcase_add_test(tests, sequence_lets_blocks_be);
    suite_add_tcase(suite, tests);
    return suite;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The judges of who reaches which municipality, and of who is left at the day clinic. */
#include "tests/unit/judge_maker.h"
#include "tests/unit/suites.h"

/* ---- response ---- */

enum { FIRST = 0, SECOND = 1 }; /* lines: at the station, and at home */

static int island;
static int harbour;

/* One week, one duty a day on each line from 08:00 to 08:00. The station reaches the harbour of the island in 70 minutes; homes are 0
 * minutes away, with the limit at 60. */
static struct vp_rule *make_response(void)
{
    vp_made.plan = vp_make_plan("2027-01-04", "2027-01-10", 2, &vp_made.arena);
    island = vp_make_municipality(vp_made.plan, "island");
    vp_make_municipality(vp_made.plan, "without a site");
    harbour = vp_make_site(vp_made.plan, "harbour", island);
    vp_make_way(vp_made.plan, vp_make_station(vp_made.plan), harbour, 70);
    for (int i = 0; i < 2; i++)
        vp_make_shift(vp_made.plan, vp_make_line(vp_made.plan, 1), VP_ON_ALL_DAYS, "08:00", "08:00");
    vp_made.plan->lines.item[SECOND].site = VP_SITE_HOME;
    struct vp_rule *rule = vp_make_rule(vp_made.plan, VP_RULE_response);
    rule->figures.minutes = 60;
    return rule;
}

START_TEST(response_of_a_locum)
{
    struct vp_rule *rule = make_response();
    vp_begin_roster();
    ck_assert_int_eq(vp_judge(VP_RULE_response), 0); /* locums on the home line are near everything */
    vp_make_only_line(vp_made.plan, rule, FIRST);
    vp_begin_roster();
    /* locums at the station do not reach the island; "m" has the station itself */
    ck_assert_int_eq(vp_judge(VP_RULE_response), 7);
    const struct vp_violation *filed = vp_breach(VP_RULE_response);
    ck_assert_int_eq(filed->doctor, -1);
    ck_assert_int_eq(filed->duty_a, 0);
    ck_assert_str_eq(filed->text, "from 2027-01-04 08:00 nobody on duty reaches island within 60 min");
    ck_assert_str_eq(filed->about, "island, 2027-01-04 08:00");
    rule->figures.minutes = 70;
    ck_assert_int_eq(vp_judge(VP_RULE_response), 0);
    for (int i = 0; i < vp_made.problem->n_places; i++)
        vp_made.roster->doctor[i] = VP_ABSENT; /* nobody at all: neither municipality */
    ck_assert_int_eq(vp_judge(VP_RULE_response), 14);
}
END_TEST

START_TEST(response_by_anybody_on_duty)
{
    struct vp_rule *rule = make_response();
    vp_make_soft(rule, 4.0);
    vp_make_way(vp_made.plan, 0, harbour, 90);
    vp_make_way(vp_made.plan, 1, harbour, 60);
    vp_begin_roster();
    for (int i = 0; i < vp_made.problem->n_places; i++)
        vp_made.roster->doctor[i] = vp_made.problem->duties[i].line == FIRST ? 0 : 1;
    ck_assert_int_eq(vp_judge(VP_RULE_response), 0);
    vp_give_on("2027-01-06", SECOND, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_response), 2); /* for both duties of the day */
    ck_assert_double_eq(vp_made.audit->points_soft, 8.0);
    vp_give_on("2027-01-06", FIRST, 1); /* at the station now, 70 minutes away */
    ck_assert_int_eq(vp_judge(VP_RULE_response), 2);
    vp_make_only_doctor(vp_made.plan, rule, 0); /* doctor 1 is not asked to come any more */
    ck_assert_int_eq(vp_judge(VP_RULE_response), 14);
}
END_TEST

START_TEST(response_for_the_municipalities_named)
{
    struct vp_rule *rule = make_response();
    vp_make_reach(vp_made.plan, rule, 0);
    vp_make_only_line(vp_made.plan, rule, FIRST);
    vp_begin_roster();
    ck_assert_int_eq(vp_judge(VP_RULE_response), 0);
    vp_make_reach(vp_made.plan, rule, island + 1);
    ck_assert_int_eq(vp_judge(VP_RULE_response), 7); /* no site to reach */
    ck_assert_str_eq(vp_breach(VP_RULE_response)->about, "without a site, 2027-01-04 08:00");
    rule->figures.municipalities[island + 1] = false;
    vp_make_reach(vp_made.plan, rule, island);
    ck_assert_int_eq(vp_judge(VP_RULE_response), 7);
    vp_make_site(vp_made.plan, "pier", island); /* another site of it, next to the station */
    ck_assert_int_eq(vp_judge(VP_RULE_response), 0);
}
END_TEST

START_TEST(response_hour_by_hour)
{
    struct vp_rule *rule = make_response();
    vp_make_way(vp_made.plan, vp_make_station(vp_made.plan), harbour, 40);
    int night = vp_make_band(vp_made.plan, "23:00", "06:00");
    vp_make_band_way(vp_made.plan, night, vp_make_station(vp_made.plan), harbour, VP_NO_WAY);
    int watch = vp_make_line(vp_made.plan, 1); /* at the harbour while the ferry does not sail */
    vp_make_shift(vp_made.plan, watch, VP_ON_ALL_DAYS, "23:00", "06:00");
    vp_made.plan->lines.item[watch].site = harbour;
    vp_made.plan->lines.item[watch].extra = 1;
    vp_make_only_line(vp_made.plan, rule, FIRST);
    vp_begin_roster();
    ck_assert_int_eq(vp_judge(VP_RULE_response), 7);
    ck_assert_str_eq(vp_breach(VP_RULE_response)->about, "island, 2027-01-04 23:00");
    vp_make_only_line(vp_made.plan, rule, watch);
    vp_begin_roster();
    ck_assert_int_eq(vp_judge(VP_RULE_response), 0); /* and nobody in the extra place is nobody */
    vp_made.plan->lines.item[watch].doctors[VP_TUESDAY] = 0;
    vp_begin_roster();
    ck_assert_int_eq(vp_judge(VP_RULE_response), 2); /* an extra place is not left to a locum: the day and the night */
    vp_made.roster->doctor[vp_made.problem->duties[vp_make_duty(vp_made.problem, "2027-01-05", watch)].first_place] = 1;
    ck_assert_int_eq(vp_judge(VP_RULE_response), 0);
}
END_TEST

START_TEST(response_by_those_of_the_past)
{
    struct vp_rule *rule = make_response();
    vp_made.plan->lines.item[FIRST].shifts[VP_MONDAY].item[0].start = 7 * 60;
    vp_make_only_line(vp_made.plan, rule, FIRST);
    rule->figures.minutes = 70;
    vp_make_past(vp_made.plan, &vp_made.history, 0, FIRST, "2027-01-03", "08:00-08:00");
    vp_begin_roster();
    for (int i = 0; i < vp_made.problem->n_places; i++)
        vp_made.roster->doctor[i] = VP_ABSENT;
    vp_give_on("2027-01-04", FIRST, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_response), 12); /* the other six days, two municipalities */
    vp_give_on("2027-01-04", FIRST, VP_ABSENT);
    ck_assert_int_eq(vp_judge(VP_RULE_response), 14);
    ck_assert_str_eq(vp_breach(VP_RULE_response)->about, "M, 2027-01-04 08:00"); /* until then the past is on */
}
END_TEST

/* ---- clinic ---- */

/* Three doctors, nights on weekdays and whole days at weekends; at least two at the clinic. */
static struct vp_rule *make_clinic(const char *from, const char *to)
{
    vp_made.plan = vp_make_plan(from, to, 3, &vp_made.arena);
    vp_make_legevakt(vp_made.plan);
    struct vp_rule *rule = vp_make_rule(vp_made.plan, VP_RULE_clinic);
    rule->figures.at_least = 2.0;
    return rule;
}

START_TEST(clinic_counts_members_without_leave)
{
    struct vp_rule *rule = make_clinic("2027-05-03", "2027-05-30");
    vp_make_leave(vp_made.plan, 0, "2027-05-12", "2027-05-17", true);
    vp_make_leave(vp_made.plan, 2, "2027-05-26", "2027-05-26", false);
    vp_made.plan->doctors.item[1].member = (struct vp_dates){vp_make_day("2027-05-04"), vp_make_day("2027-05-13")};
    vp_make_soft(rule, 10.0);
    vp_begin_roster();
    ck_assert_int_eq(vp_judge(VP_RULE_clinic), 2); /* the 14th and the 26th */
    const struct vp_violation *filed = vp_breach(VP_RULE_clinic);
    ck_assert_int_eq(filed->doctor, -1);
    ck_assert_int_eq(filed->from, vp_make_day("2027-05-14"));
    ck_assert_double_eq(filed->needed, 2.0);
    ck_assert_double_eq(filed->found, 1.0);
    ck_assert_double_eq(vp_made.audit->points_soft, 20.0);
    rule->figures.at_least = 3.0;
    vp_judge(VP_RULE_clinic);
    ck_assert_double_eq(vp_breach(VP_RULE_clinic)->found, 2.0); /* the 3rd */
    vp_make_only_doctor(vp_made.plan, rule, 0);
    rule->figures.at_least = 1.0;
    ck_assert_int_eq(vp_judge(VP_RULE_clinic), 3); /* the 12th to the 14th: Whit Monday needs nobody */
}
END_TEST

START_TEST(clinic_misses_those_who_come_off_duty)
{
    struct vp_rule *rule = make_clinic(VP_JANUARY);
    rule->figures.at_least = 3.0;
    vp_had("2027-01-03", "08:00-08:00", 2);
    vp_begin_roster();
    vp_give_on("2027-01-05", 0, 0);
    vp_give_on("2027-01-08", 0, 0);                /* ends on a Saturday */
    vp_give_on("2027-01-31", 0, 0);                /* after the period */
    ck_assert_int_eq(vp_judge(VP_RULE_clinic), 0); /* no `after`: they come to work */
    vp_make_select_category(&rule->figures.after, VP_NIGHTS);
    ck_assert_int_eq(vp_judge(VP_RULE_clinic), 2);
    const struct vp_violation *filed = vp_breach(VP_RULE_clinic);
    ck_assert_int_eq(filed[0].from, vp_make_day("2027-01-04")); /* the past is tired too */
    ck_assert_int_eq(filed[1].from, vp_make_day("2027-01-06"));
    rule->days = VP_ON_WEEKEND; /* speaks of duties at weekends only */
    vp_begin_roster();
    vp_give_on("2027-01-05", 0, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_clinic), 1);
}
END_TEST

/* Two weeks on, two off; weeks from Monday 08:00. Doctor 0 is on in weeks 0 and 1, doctor 1 in weeks 2 and 3; doctor 2 is in no
 * rotation. */
static struct vp_rule *make_rotating(int offset_of_1)
{
    struct vp_rule *rule = make_clinic(VP_JANUARY);
    int rotation = vp_make_rotation(vp_made.plan, "2/2");
    vp_make_rotation_doctor(vp_made.plan, rotation, 0, 0);
    vp_make_rotation_doctor(vp_made.plan, rotation, 1, offset_of_1);
    vp_make_present(vp_made.plan, rotation, 0, 3);
    return rule;
}

START_TEST(clinic_counts_those_who_are_on)
{
    struct vp_rule *rule = make_rotating(2);
    vp_begin_roster();
    ck_assert_int_eq(vp_judge(VP_RULE_clinic), 0); /* always one of the two, and doctor 2 */
    rule->figures.at_least = 3.0;
    ck_assert_int_eq(vp_judge(VP_RULE_clinic), 20);
    rule->figures.at_least = 2.0;
    vp_made.plan->rotations.item[0].offset[1] = 1; /* on in weeks 1 and 2 */
    ck_assert_int_eq(vp_judge(VP_RULE_clinic), 5); /* neither in week 3 */
    ck_assert_int_eq(vp_breach(VP_RULE_clinic)->from, vp_make_day("2027-01-25"));
    vp_made.plan->rotations.item[0].minute = 12 * 60 + 30; /* handed over after noon: Mondays belong to the week before */
    vp_made.plan->rotations.item[0].from = vp_make_day("2027-01-05");
    ck_assert_int_eq(vp_judge(VP_RULE_clinic), 5);
    ck_assert_int_eq(vp_breach(VP_RULE_clinic)->from, vp_make_day("2027-01-04"));
}
END_TEST

START_TEST(clinic_takes_offsets_that_the_duties_leave_open)
{
    struct vp_rule *rule = make_rotating(-1);
    vp_begin_roster();
    ck_assert_int_eq(vp_judge(VP_RULE_clinic), 0); /* doctor 1 can be on when doctor 0 is not */
    vp_give_on("2027-01-15", 0, 1);                /* on in week 1: then not in both of weeks 2 and 3 */
    ck_assert_int_eq(vp_judge(VP_RULE_clinic), 5);
    vp_give_on("2027-01-05", 0, 1); /* on in weeks 0 and 1 */
    ck_assert_int_eq(vp_judge(VP_RULE_clinic), 10);
    vp_make_present(vp_made.plan, 0, 1, 1);
    vp_begin_roster();
    vp_give_on("2027-01-20", 0, 1); /* the number present leaves weeks 2 and 3 only */
    ck_assert_int_eq(vp_judge(VP_RULE_clinic), 0);
    ck_assert_int_eq(vp_judge(VP_RULE_rotation), 0);
    rule->figures.at_least = 1.0;
    vp_make_only_doctor(vp_made.plan, rule, 1);
    ck_assert_int_eq(vp_judge(VP_RULE_clinic), 10);
}
END_TEST

Suite *suite_rules_clinic(void)
{
    Suite *suite = suite_create("rules_clinic");
    TCase *tests = tcase_create("rules_clinic");
    tcase_add_checked_fixture(tests, vp_made_begin, vp_made_end);
    tcase_add_test(tests, response_of_a_locum);
    tcase_add_test(tests, response_by_anybody_on_duty);
    tcase_add_test(tests, response_for_the_municipalities_named);
    tcase_add_test(tests, response_hour_by_hour);
    tcase_add_test(tests, response_by_those_of_the_past);
    tcase_add_test(tests, clinic_counts_members_without_leave);
    tcase_add_test(tests, clinic_misses_those_who_come_off_duty);
    tcase_add_test(tests, clinic_counts_those_who_are_on);
    tcase_add_test(tests, clinic_takes_offsets_that_the_duties_leave_open);
    suite_add_tcase(suite, tests);
    return suite;
}

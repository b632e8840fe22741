/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule school-holidays from its text to its rows and its breaches: what it asks for, where it bites, and where it does not. */
#include "tests/unit/judge_maker.h"
#include "tests/unit/program_maker.h"
#include "tests/unit/suites.h"
#include "tests/unit/text_plan.h"

#include "model/base/random.h"

#include <math.h>

static struct vp_rule *rule;

/* Two doctors, a line with one duty a day, at most two of them in each holiday. */
static void make(const char *from, const char *to)
{
    rule = vp_make_rule_alone(from, to, 2, VP_RULE_school_holidays);
    rule->figures.at_most = 2;
}

static void set_up(void)
{
    vp_made_begin();
    make("2027-02-15", "2027-03-07");
}

/* ---- the judge ---- */

START_TEST(bites_above_the_limit)
{
    vp_make_when(vp_made.plan, &rule->dates, "2027-02-22", "2027-02-28");
    vp_make_soft(rule, 3);
    vp_begin_roster();
    vp_give("2027-02-22", 0);
    vp_give("2027-02-24", 0);
    ck_assert_int_eq(vp_judge(VP_RULE_school_holidays), 0);
    vp_give("2027-02-26", 0);
    vp_give("2027-02-28", 0);
    ck_assert_int_eq(vp_judge(VP_RULE_school_holidays), 1);
    const struct vp_violation *breach = &vp_made.audit->soft.item[0];
    ck_assert_int_eq(breach->doctor, 0);
    ck_assert_int_eq(breach->from, vp_make_day("2027-02-22"));
    ck_assert_int_eq(breach->to, vp_make_day("2027-02-28"));
    ck_assert_double_eq(breach->needed, 2);
    ck_assert_double_eq(breach->found, 4);
    ck_assert_double_eq(breach->amount, 2);
    ck_assert_str_eq(breach->unit, "duties");
    ck_assert_double_eq(vp_made.audit->points_soft, 6);
}
END_TEST

START_TEST(each_range_and_doctor_is_counted_alone)
{
    vp_make_when(vp_made.plan, &rule->dates, "2027-02-15", "2027-02-18");
    vp_make_when(vp_made.plan, &rule->dates, "2027-02-22", "2027-02-25");
    vp_begin_roster();
    vp_give("2027-02-15", 0);
    vp_give("2027-02-18", 0);
    vp_give("2027-02-19", 0); /* in neither */
    vp_give("2027-02-21", 0); /* runs into the second, begins before it */
    vp_give("2027-02-22", 0);
    vp_give("2027-02-25", 0);
    vp_give("2027-02-23", 1);
    vp_give("2027-02-26", 0);
    ck_assert_int_eq(vp_judge(VP_RULE_school_holidays), 0);
    vp_give("2027-02-24", 0);
    ck_assert_int_eq(vp_judge(VP_RULE_school_holidays), 1);
    ck_assert_int_eq(vp_made.audit->hard.item[0].from, vp_make_day("2027-02-22"));
}
END_TEST

START_TEST(only_duties_in_its_scope_count)
{
    vp_make_when(vp_made.plan, &rule->dates, "2027-02-22", "2027-02-28");
    rule->figures.at_most = 0;
    rule->days = VP_ON_SUN;
    vp_begin_roster();
    vp_give("2027-02-27", 0);
    ck_assert_int_eq(vp_judge(VP_RULE_school_holidays), 0);
    vp_give("2027-02-28", 0);
    ck_assert_int_eq(vp_judge(VP_RULE_school_holidays), 1);
}
END_TEST

START_TEST(every_year_over_new_year_with_the_past)
{
    make("2027-01-01", "2028-01-05");
    vp_make_when(vp_made.plan, &rule->dates, "12-20", "01-02");
    vp_make_soft(rule, 1);
    vp_had("2026-12-19", "08:00-08:00", 0);
    vp_had("2026-12-24", "08:00-08:00", 0);
    vp_had("2026-12-26", "08:00-08:00", 0);
    vp_had("2026-12-28", "08:00-08:00", 0); /* one too many, by the past alone */
    vp_begin_roster();
    ck_assert_int_eq(vp_judge(VP_RULE_school_holidays), 0);
    vp_give("2027-01-02", 0);
    vp_give("2027-12-20", 0);
    vp_give("2028-01-02", 0);
    ck_assert_int_eq(vp_judge(VP_RULE_school_holidays), 1);
    ck_assert_double_eq(vp_made.audit->soft.item[0].amount, 1);
    ck_assert_int_eq(vp_made.audit->soft.item[0].from, vp_make_day("2026-12-20"));
    ck_assert_int_eq(vp_made.audit->soft.item[0].to, vp_make_day("2027-01-02"));
    vp_give("2027-12-31", 0); /* a third in the year after */
    ck_assert_int_eq(vp_judge(VP_RULE_school_holidays), 2);
}
END_TEST

/* ---- rows and price ---- */

START_TEST(rows_of_each_range)
{
    make("2027-01-04", "2027-01-10");
    vp_make_when(vp_made.plan, &rule->dates, "2027-01-05", "2027-01-07");
    vp_make_when(vp_made.plan, &rule->dates, "2027-01-09", "2027-01-31");
    rule->figures.at_most = 1;
    vp_make_only_doctor(vp_made.plan, rule, 0);
    vp_build_program();
    VP_CHECK_ROWS("school-holidays", 2);
    VP_CHECK_ROW("school-holidays[d0,0]", "d0/01-05/l0 + d0/01-06/l0 + d0/01-07/l0 <= 1");
    VP_CHECK_ROW("school-holidays[d0,1]", "d0/01-09/l0 + d0/01-10/l0 <= 1");
    vp_make_soft(rule, 3);
    rule->figures.at_most = 2;
    vp_build_program();
    VP_CHECK_ROWS("school-holidays", 1); /* two at most can be had in the second */
    VP_CHECK_ROW("school-holidays[d0,0]", "d0/01-05/l0 + d0/01-06/l0 + d0/01-07/l0 - s_school-holidays[d0,0] <= 2");
    ck_assert_double_eq(vp_find_column(vp_made.program, "s_school-holidays[d0,0]")->cost, 3);
}
END_TEST

/* The price that the local search sees for the duties of one doctor. */
static double price_of(int doctor)
{
    bool *had = vp_arena_array(&vp_made.arena, (size_t)vp_made.problem->n_duties, sizeof *had);
    for (int j = vp_made.problem->n_past; j < vp_made.problem->n_duties; j++)
        had[j] = vp_made.roster->doctor[vp_made.problem->duties[j].first_place] == doctor;
    double shortage = 0;
    double points = vp_price_had(vp_made.problem, VP_MADE_RULES, doctor, had, &shortage, &vp_made.arena);
    ck_assert_double_eq(shortage, 0);
    return points;
}

/* Draws holidays of either sort around a period over New Year with a leap day in it. */
static void draw_holidays(struct vp_random *random)
{
    static const char *const yearly[][2] = {{"12-20", "01-02"}, {"02-29", "02-29"}, {"02-20", "02-29"},
                                            {"02-29", "03-02"}, {"01-01", "12-31"}, {"07-01", "06-30"}};
    for (int i = vp_random_below(random, 3); i >= 0; i--) {
        int which = vp_random_below(random, 2 * (int)(sizeof yearly / sizeof *yearly));
        char from[VP_DAY_TEXT];
        char to[VP_DAY_TEXT];
        vp_day first = vp_made.plan->from - 10 + vp_random_below(random, 80);
        vp_day_format(first, from);
        vp_day_format(first + vp_random_below(random, 20), to);
        if (which < (int)(sizeof yearly / sizeof *yearly))
            vp_make_when(vp_made.plan, &rule->dates, yearly[which][0], yearly[which][1]);
        else
            vp_make_when(vp_made.plan, &rule->dates, from, to);
    }
}

START_TEST(judge_and_price_agree)
{
    struct vp_random random;
    vp_random_init(&random, (uint64_t)_i);
    static const char *const periods[][2] = {
        {"2027-12-27", "2028-03-04"}, {"2026-12-30", "2027-03-04"}, {"2028-01-01", "2028-03-04"}}; /* the last: no past */
    make(periods[_i % 3][0], periods[_i % 3][1]);
    draw_holidays(&random);
    vp_make_soft(rule, 2);
    for (int i = 1; i <= 9; i++) {
        char date[VP_DAY_TEXT];
        if (_i % 3 < 2 && vp_random_below(&random, 2) == 0)
            vp_had(vp_day_format(vp_made.plan->from - 10 + i, date), "08:00-08:00", vp_random_below(&random, 2));
    }
    vp_begin_roster();
    for (int place = 0; place < vp_made.problem->n_places; place++)
        vp_made.roster->doctor[place] = vp_random_below(&random, 3) - 1;
    vp_judge(VP_RULE_school_holidays);
    double points = price_of(0) + price_of(1);
    ck_assert_double_eq_tol(vp_made.audit->points_soft, points, 1e-9);
    rule->hard = true;
    ck_assert_int_eq(vp_judge(VP_RULE_school_holidays) > 0, isinf(price_of(0) + price_of(1)));
}
END_TEST

/* ---- the reader ---- */

START_TEST(the_holidays_must_be_given)
{
    vp_text_begin();
    const char *right =
        "rules:\n  school-holidays: { at_most: 2, dates: [2027-02-22..2027-02-28, 12-20..01-02], soft: 3 }\n";
    const struct vp_plan *read = vp_text_read_good(vp_text_change(vp_text_rich, "rules:\n", right));
    int at = 0;
    while (at < read->rules.n && read->rules.item[at].kind != VP_RULE_school_holidays)
        at++;
    ck_assert_int_lt(at, read->rules.n);
    ck_assert_double_eq(read->rules.item[at].figures.at_most, 2);
    ck_assert_int_eq(read->rules.item[at].dates.n, 2);
    static const char *const wrong[][2] = {
        {"rules:\n  school-holidays: { at_most: 2 }\n", "rule 'school-holidays' has no 'dates'"},
        {"rules:\n  school-holidays: { at_most: 2, dates: [] }\n", "dates: no date at all"},
        {"rules:\n  school-holidays: { dates: 07-01..08-15 }\n", "rule 'school-holidays' has no 'at_most'"},
        {"rules:\n  school-holidays: { at_most: 2, days: 7, dates: 07-01..08-15 }\n", "does not read 'days'"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        ck_assert_ptr_null(vp_text_read(vp_text_change(vp_text_rich, "rules:\n", wrong[i][0])));
        ck_assert_msg(vp_text_find(wrong[i][1]) != NULL, "%s", vp_text_messages());
        ck_assert_int_eq(vp_bench.errors.total, 1);
    }
    vp_text_end();
}
END_TEST

Suite *suite_school_holidays(void)
{
    Suite *suite = suite_create("school_holidays");
    TCase *tcase = tcase_create("school_holidays");
    tcase_add_checked_fixture(tcase, set_up, vp_made_end);
    tcase_add_test(tcase, bites_above_the_limit);
    tcase_add_test(tcase, each_range_and_doctor_is_counted_alone);
    tcase_add_test(tcase, only_duties_in_its_scope_count);
    tcase_add_test(tcase, every_year_over_new_year_with_the_past);
    tcase_add_test(tcase, rows_of_each_range);
    tcase_add_loop_test(tcase, judge_and_price_agree, 0, 40);
    tcase_add_test(tcase, the_holidays_must_be_given);
    suite_add_tcase(suite, tcase);
    return suite;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pseudonyms: an order that follows from the duties alone, no name, no id and no line number of a doctor's own, and the same verdict as without. */
#include "tests/unit/plan_maker.h"
#include "tests/unit/report_maker.h"
#include "tests/unit/suites.h"

#include "model/disguise.h"
#include "model/ledger.h"
#include "report/view.h"

#include <math.h>
#include <string.h>

static struct vp_disguise disguise;

static void make_disguise(const struct vp_made_report *made)
{
    struct vp_errors errors;
    vp_errors_init(&errors);
    ck_assert(vp_disguise_make(&disguise, made->problem, made->roster, &vp_told.arena, &errors));
    ck_assert_int_eq(errors.total, 0);
}

/* The number of the pseudonym of doctor `old`, whose post tells him. */
static int find_new(const struct vp_made_report *made, int old)
{
    for (int d = 0; d < disguise.plan->doctors.n; d++)
        if (disguise.plan->doctors.item[d].post == made->plan->doctors.item[old].post)
            return d;
    ck_abort_msg("doctor %d is gone", old);
    return -1;
}

/* Three doctors with posts by which a test can tell them; the last of the plan has the first duty, then the first, then the second. */
static struct vp_made_report *make_turned(void)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    for (int d = 0; d < 3; d++)
        made->plan->doctors.item[d].post = 60 + 10 * d;
    vp_remake_report(made, &vp_told.arena);
    for (int place = 0; place < made->problem->n_places; place++)
        made->roster->doctor[place] = (place + 2) % 3;
    vp_reaudit_report(made, &vp_told.arena);
    return made;
}

START_TEST(numbers_follow_the_duties)
{
    struct vp_made_report *made = make_turned();
    make_disguise(made);
    ck_assert_int_eq(find_new(made, 2), 0);
    ck_assert_int_eq(find_new(made, 0), 1);
    ck_assert_int_eq(find_new(made, 1), 2);
    for (int place = 0; place < made->problem->n_places; place++)
        ck_assert_int_eq(disguise.roster->doctor[place], place % 3);
    ck_assert_str_eq(disguise.plan->doctors.item[0].id, "doctor-1");
    ck_assert_str_eq(disguise.plan->doctors.item[0].name, "Doctor x1"); /* "Doctor 1" is somebody's name */
    ck_assert_str_eq(made->plan->doctors.item[0].id, "d0");
    made->plan->language = VP_NB;
    make_disguise(made);
    ck_assert_str_eq(disguise.plan->doctors.item[2].name, "Lege 3");
}
END_TEST

/* In whatever order the plan names them, the same roster gets the same numbers. */
START_TEST(the_order_of_the_plan_leaves_no_trace)
{
    struct vp_made_report *made = make_turned();
    make_disguise(made);
    int before[3] = {find_new(made, 0), find_new(made, 1), find_new(made, 2)};
    struct vp_doctor first = made->plan->doctors.item[0];
    made->plan->doctors.item[0] = made->plan->doctors.item[1];
    made->plan->doctors.item[1] = first;
    for (int place = 0; place < made->problem->n_places; place++)
        if (made->roster->doctor[place] != 2)
            made->roster->doctor[place] = 1 - made->roster->doctor[place];
    made->problem = vp_make_problem_after(made->plan, NULL, &vp_told.arena);
    make_disguise(made);
    ck_assert_int_eq(find_new(made, 0), before[1]);
    ck_assert_int_eq(find_new(made, 1), before[0]);
    ck_assert_int_eq(find_new(made, 2), before[2]);
}
END_TEST

/* Nor does it of doctors without any duty: the larger target stands first, whoever is first in the plan. */
START_TEST(doctors_without_duties_stand_in_order_of_their_targets)
{
    struct vp_made_report *made = make_turned();
    vp_give_all(made, VP_LOCUM, &vp_told.arena);
    make_disguise(made);
    for (int d = 0; d < 3; d++)
        ck_assert_int_eq(find_new(made, d), 2 - d); /* posts of 60, 70 and 80 */
    made->plan->doctors.item[0].post = 90;
    vp_remake_report(made, &vp_told.arena);
    vp_give_all(made, VP_LOCUM, &vp_told.arena);
    make_disguise(made);
    ck_assert_int_eq(find_new(made, 0), 0);
    ck_assert_int_eq(find_new(made, 2), 1);
    ck_assert_int_eq(find_new(made, 1), 2);
}
END_TEST

START_TEST(doctors_of_one_duty_stand_in_order_of_their_numbers)
{
    struct vp_made_report *made = make_turned();
    vp_make_places(made->plan, 0, VP_ON_ALL_DAYS, 2);
    vp_remake_report(made, &vp_told.arena);
    for (int place = 0; place < made->problem->n_places; place++)
        made->roster->doctor[place] = VP_LOCUM;
    made->roster->doctor[0] = 2; /* the first duty is his alone, the next he shares with the first doctor of the plan */
    made->roster->doctor[2] = 0;
    made->roster->doctor[3] = 2;
    made->roster->doctor[5] = 1;
    make_disguise(made);
    ck_assert_int_eq(disguise.roster->doctor[0], 0);
    ck_assert_int_eq(disguise.roster->doctor[1], VP_LOCUM);
    ck_assert_int_eq(disguise.roster->doctor[2], 0);
    ck_assert_int_eq(disguise.roster->doctor[3], 1);
    ck_assert_int_eq(disguise.roster->doctor[4], VP_LOCUM);
    ck_assert_int_eq(disguise.roster->doctor[5], 2);
}
END_TEST

/* Line numbers of what is a doctor's own would name whoever stands there; those of rules say nothing of doctors. */
START_TEST(what_is_a_doctors_own_has_no_place)
{
    struct vp_made_report *made = make_turned();
    vp_make_leave(made->plan, 1, "2027-04-01", "2027-04-02", true);
    vp_make_wish(made->plan, 2, false, "2027-03-22", "2027-03-22", 4);
    vp_remake_report(made, &vp_told.arena);
    for (int place = 0; place < made->problem->n_places; place++)
        made->roster->doctor[place] = (place + 2) % 3;
    vp_reaudit_report(made, &vp_told.arena);
    ck_assert_int_eq(made->report.audit->unmet.n, 1);
    make_disguise(made);
    const struct vp_doctor *first = &disguise.plan->doctors.item[0];
    ck_assert_int_eq(first->wishes.n, 1);
    ck_assert_ptr_null(first->wishes.item[0].pos.source);
    ck_assert_ptr_nonnull(made->plan->doctors.item[2].wishes.item[0].pos.source);
    struct vp_errors errors;
    vp_errors_init(&errors);
    ck_assert(vp_report_disguise(&made->report, &vp_told.arena, &errors));
    vp_report_audit_text(&made->report, &vp_told.out);
    VP_CHECK_HAS(vp_told.out.at, "Doctor x1, Mon 2027-03-22, wanted none, has a duty: 4 points\n");
    VP_CHECK_HAS(vp_told.out.at, "made:311");
    VP_CHECK_HAS_NOT(vp_told.out.at, "made:2000");
}
END_TEST

START_TEST(the_verdict_is_the_same)
{
    struct vp_made_report *made = make_turned();
    struct vp_history history = {.name = "before.csv", .from = vp_make_day("2027-03-08")};
    vp_make_past(made->plan, &history, 2, 0, "2027-03-20", "15:30-08:00");
    vp_make_past(made->plan, &history, 0, 0, "2027-03-21", "15:30-08:00");
    made->plan->history = &history;
    struct vp_rule *own = vp_make_rule(made->plan, VP_RULE_weekends);
    own->figures.at_most = 1;
    own->figures.of = 4;
    vp_make_only_doctor(made->plan, own, 2);
    vp_make_soft(own, 7);
    vp_make_drive(made->plan, 0, 30);
    vp_remake_report(made, &vp_told.arena);
    for (int place = 0; place < made->problem->n_places; place++)
        made->roster->doctor[place] = (place + 2) % 3;
    made->roster->doctor[4] = made->roster->doctor[3];
    vp_reaudit_report(made, &vp_told.arena);
    const struct vp_audit *before = made->report.audit;
    ck_assert_int_gt(before->hard.n + before->soft.n, 0);
    struct vp_errors errors;
    vp_errors_init(&errors);
    ck_assert(vp_report_disguise(&made->report, &vp_told.arena, &errors));
    const struct vp_audit *after = made->report.audit;
    ck_assert_int_eq(after->hard.n, before->hard.n);
    ck_assert_int_eq(after->soft.n, before->soft.n);
    ck_assert(fabs(after->points - before->points) < 1e-9);
    const struct vp_rule *rule = &made->report.problem->plan->rules.item[made->plan->rules.n - 1];
    ck_assert(rule->doctors[0] && !rule->doctors[1] && !rule->doctors[2]); /* the last of the plan is the first now */
    ck_assert_int_eq(made->report.problem->past_doctor[0], 0);
    ck_assert_int_eq(made->report.problem->past_doctor[1], 1);
}
END_TEST

START_TEST(rotations_turn_with_their_doctors)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    int rotation = vp_make_rotation(made->plan, "1/2");
    for (int d = 0; d < 3; d++) {
        made->plan->doctors.item[d].post = 60 + 10 * d;
        vp_make_rotation_doctor(made->plan, rotation, d, d == 1 ? -1 : d);
    }
    vp_remake_report(made, &vp_told.arena);
    for (int place = 0; place < made->problem->n_places; place++)
        made->roster->doctor[place] = (place + 2) % 3;
    make_disguise(made);
    for (int d = 0; d < 3; d++)
        ck_assert_int_eq(disguise.plan->rotations.item[0].offset[find_new(made, d)],
                         made->plan->rotations.item[0].offset[d]);
}
END_TEST

START_TEST(rows_that_fit_no_duty_name_nobody)
{
    struct vp_made_report *made = make_turned();
    const struct vp_duty *duty = &made->problem->duties[4];
    struct vp_stray stray = {.doctor = 1,
                             .line = "l0",
                             .start = duty->start + 60,
                             .end = duty->end,
                             .why = "is at 'home1', the plan says 'home2'"};
    stray.pos = made->plan->doctors.item[1].pos;
    *vp_vec_add(&vp_told.arena, &made->roster->strays) = stray;
    make_disguise(made);
    ck_assert_int_eq(disguise.roster->strays.item[0].doctor, 2);
    ck_assert_ptr_null(disguise.roster->strays.item[0].pos.source);
    ck_assert_int_eq(made->roster->strays.item[0].doctor, 1);
    ck_assert_str_eq(disguise.roster->strays.item[0].why, stray.why); /* of a line with a place of its own */
    made->plan->lines.item[0].site = VP_SITE_HOME;
    make_disguise(made);
    ck_assert_str_eq(disguise.roster->strays.item[0].why, "does not fit the duty");
    ck_assert_str_eq(made->roster->strays.item[0].why, stray.why);
}
END_TEST

/* Every text of a report, one after the other. */
static const char *write_all(const struct vp_report *report)
{
    vp_told.out.length = 0;
    vp_report_roster_csv(report, &vp_told.out);
    vp_report_rotation_csv(report, &vp_told.out);
    vp_report_audit_text(report, &vp_told.out);
    vp_report_audit_json(report, &vp_told.out);
    vp_report_solve_json(report, &vp_told.out);
    vp_report_ledger(report, &vp_told.out);
    vp_report_html(report, NULL, &vp_told.out);
    vp_report_summary(report, &vp_told.out);
    return vp_told.out.at;
}

START_TEST(no_text_says_a_name_or_a_home)
{
    struct vp_made_report *made = make_turned();
    made->plan->lines.item[0].site = VP_SITE_HOME;
    int rotation = vp_make_rotation(made->plan, "2/2");
    for (int d = 0; d < 3; d++) {
        made->plan->doctors.item[d].name = vp_arena_printf(&vp_told.arena, "Surname%d", d);
        made->plan->doctors.item[d].id = vp_arena_printf(&vp_told.arena, "initials%d", d);
        vp_make_rotation_doctor(made->plan, rotation, d, 0);
    }
    struct vp_ledger ledger = {.name = "before.yaml"};
    memset(ledger.sha256, 'c', 64);
    struct vp_ledger_line *line = vp_vec_add(&vp_told.arena, &ledger.lines);
    *line = (struct vp_ledger_line){.doctor = "initials-of-one-who-left", .in_plan = -1};
    struct vp_ledger_year *year = vp_ledger_year(&ledger.years, VP_GREAT_CHRISTMAS, 2025, &vp_told.arena);
    *vp_vec_add(&vp_told.arena, &year->doctors) = "initials1";
    made->plan->ledger = &ledger;
    vp_remake_report(made, &vp_told.arena);
    VP_CHECK_HAS(write_all(&made->report), "home1");
    VP_CHECK_HAS(vp_told.out.at, "initials-of-one-who-left");
    VP_CHECK_HAS(vp_told.out.at, "2025: [initials1]");
    VP_CHECK_HAS(vp_told.out.at, "initials1");
    VP_CHECK_HAS(vp_told.out.at, "Surname1");
    struct vp_errors errors;
    vp_errors_init(&errors);
    ck_assert(vp_report_disguise(&made->report, &vp_told.arena, &errors));
    VP_CHECK_HAS(write_all(&made->report), "Doctor 1");
    VP_CHECK_HAS(vp_told.out.at, "doctor-1");
    VP_CHECK_HAS_NOT(vp_told.out.at, "home1");
    VP_CHECK_HAS_NOT(vp_told.out.at, "initials");
    VP_CHECK_HAS_NOT(vp_told.out.at, "2025");
    VP_CHECK_HAS_NOT(vp_told.out.at, ledger.sha256);
    VP_CHECK_HAS_NOT(vp_told.out.at, "Surname");
    VP_CHECK_HAS(vp_told.out.at, "\"driving\": null");
}
END_TEST

Suite *suite_disguise(void)
{
    Suite *suite = suite_create("disguise");
    TCase *tests = tcase_create("disguise");
    tcase_add_checked_fixture(tests, vp_told_begin, vp_told_end);
    tcase_add_test(tests, numbers_follow_the_duties);
    tcase_add_test(tests, the_order_of_the_plan_leaves_no_trace);
    tcase_add_test(tests, doctors_without_duties_stand_in_order_of_their_targets);
    tcase_add_test(tests, doctors_of_one_duty_stand_in_order_of_their_numbers);
    tcase_add_test(tests, what_is_a_doctors_own_has_no_place);
    tcase_add_test(tests, the_verdict_is_the_same);
    tcase_add_test(tests, rotations_turn_with_their_doctors);
    tcase_add_test(tests, rows_that_fit_no_duty_name_nobody);
    tcase_add_test(tests, no_text_says_a_name_or_a_home);
    suite_add_tcase(suite, tests);
    return suite;
}

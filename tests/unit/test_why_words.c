/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers to "why" in words: each kind of conclusion in both languages, what is claimed and what is not, hostile names, and the JSON. */
#include "tests/unit/plan_maker.h"
#include "tests/unit/report_maker.h"
#include "tests/unit/suites.h"

#include "report/why.h"

#include <jansson.h>

#include <math.h>
#include <stdlib.h>

static struct vp_made_report *made;

/* Asks about the duty on `date`; the text is in vp_told.out. */
static void tell(enum vp_language language, int doctor, const char *date, bool brief)
{
    made->plan->language = language;
    vp_reaudit_report(made, &vp_told.arena);
    const struct vp_standing standing = {made->problem, made->roster, made->report.audit};
    const struct vp_question question = {doctor, vp_make_duty(made->problem, date, 0), 1000};
    struct vp_why *why = vp_why_new(&standing, question, &vp_told.arena);
    const struct vp_answers answers = {doctor, vp_make_day(date), &why, 1};
    vp_text_clear(&vp_told.out);
    vp_text_init(&vp_told.out);
    vp_report_why_text(&made->report, &answers, brief, &vp_told.out);
    for (char *at = vp_told.out.at; *at != '\0'; at++) /* lines are wrapped somewhere */
        *at = *at == '\n' ? ' ' : *at;
}

/* The answer has these words, in either language. */
static void check_told(int doctor, const char *date, const char *nb, const char *en)
{
    tell(VP_NB, doctor, date, false);
    VP_CHECK_HAS(vp_told.out.at, nb);
    tell(VP_EN, doctor, date, false);
    VP_CHECK_HAS(vp_told.out.at, en);
}

/* Two weeks from Monday 22 March 2027 in which so many doctors take turns, d0 on the 22nd; not solved here. */
static void begin_with(int doctors)
{
    made = vp_make_report(doctors, &vp_told.arena);
    made->report.outcome = NULL;
}

/* After a change of the plan. */
static void begin_again(void)
{
    vp_remake_report(made, &vp_told.arena);
    made->report.outcome = NULL;
}

static void begin(void)
{
    vp_told_begin();
    begin_with(3);
}

START_TEST(rest_keeps_it_from_the_others)
{
    /* d1 has the 26th, d2 the 24th: on red days duties follow each other without a pause. */
    check_told(0, "2027-03-25",
               "fordi ingen annen lege kan ha den slik resten av vaktplanen er: 2 ville bryte absolutte regler (",
               "because no other doctor can have it with the rest of the roster as it is: 2 would break hard rules (");
    check_told(0, "2027-03-25", "Ville bryte en absolutt regel", "Would break a hard rule");
    check_told(0, "2027-03-25", "krever 8 t, har 0 t, SFS 2305 §7.4", "needs 8 h, has 0 h, SFS 2305 §7.4");
}
END_TEST

/* Four doctors: the one two days away could have it. */
START_TEST(the_cheapest_other_is_named_with_loads_and_targets)
{
    begin_with(5);
    static const char *const words[][2] = {
        {"fordi den ville kostet mer hos de andre som kan ha den (billigst er Doctor ",
         "because it would cost more with the others who can have it (the cheapest is Doctor "},
        {"netter hos Doctor 0: 3 → 2 vakter, målet er 2,8 (", "nights of Doctor 0: 3 → 2 duties, the target is 2.8 ("},
        {"vikar: +", "a locum: +"},
        {"(vikarer +1000,00", "(locums +1000.00"},
        {"Bytte mot en annen vakt", "Exchanged for another duty"},
        {"Prøvd: ", "Tried: "}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        check_told(0, "2027-03-22", words[i][0], words[i][1]);
    VP_CHECK_HAS_NOT(vp_told.out.at, "municipality");
}
END_TEST

/* The first doctor is his municipality's only one: what he gives away it gives away. */
START_TEST(what_a_change_does_to_municipalities_is_told)
{
    made = vp_make_report(5, &vp_told.arena);
    vp_make_report_municipal(made, &vp_told.arena);
    made->report.outcome = NULL;
    check_told(0, "2027-03-22", "netter for kommunen <b>other & sons: 3 → 2 vakter, målet er 2,8 (",
               "nights of municipality <b>other & sons: 3 → 2 duties, the target is 2.8 (");
    check_told(0, "2027-03-22", "netter for kommunen M: 11 → 12 vakter, målet er 11,2 (",
               "nights of municipality M: 11 → 12 duties, the target is 11.2 (");
}
END_TEST

START_TEST(another_who_would_be_better_is_admitted)
{
    begin_with(5);
    for (int place = 0; place < made->problem->n_places; place++)
        if (made->roster->doctor[place] == 3)
            made->roster->doctor[place] = VP_LOCUM;
    vp_make_give(made->problem, made->roster, "2027-04-01", 0, 0); /* d0 has too much, d3 has nothing */
    check_told(0, "2027-04-01", "vaktplanen ville vært bedre om Doctor 3 hadde den (−",
               "the roster would be better if Doctor 3 had it (−");
    check_told(VP_LOCUM, "2027-03-25", "Ingen har l0 to. 25. mars 2027 08:00–08:00, men Doctor 3 kunne hatt den (−",
               "Nobody has l0 Thu 25 Mar 2027 08:00–08:00, but Doctor 3 could have it (−");
}
END_TEST

START_TEST(a_breach_that_another_would_mend_is_said)
{
    begin_with(5);
    vp_make_give(made->problem, made->roster, "2027-03-23", 0, 0); /* d0 has the 22nd too */
    check_told(0, "2027-03-23", "hadde den, ville 1 brudd vært borte", "on it 1 breach would be gone");
    check_told(0, "2027-03-23", "; 1 brudd færre", "; 1 breach fewer");
    check_told(0, "2027-03-23", "IKKE LOVLIG: ett brudd på en absolutt regel.", "NOT LAWFUL: one breach of a hard rule.");
}
END_TEST

/* A roster that breaks a rule somewhere else is not called lawful because a change breaks no more. */
START_TEST(a_roster_with_breaches_is_not_called_lawful)
{
    begin_with(5);
    check_told(3, "2027-03-22", "vaktplanen er lovlig også om Doctor 3 har den, med ",
               "the roster is lawful with Doctor 3 on it too, at ");
    vp_make_give(made->problem, made->roster, "2027-04-03", 0, 0);
    vp_make_give(made->problem, made->roster, "2027-04-04", 0, 0);
    check_told(3, "2027-03-22", "ingen flere regler brytes om Doctor 3 har den, men vaktplanen blir ikke lovlig, med ",
               "no further rule is broken with Doctor 3 on it, but the roster is not lawful then, at ");
    VP_CHECK_HAS_NOT(vp_told.out.at, "is lawful with");
}
END_TEST

/* The plan forbids locums on the line, and whoever made the roster left a place to one. */
START_TEST(a_place_that_must_not_be_open_is_not_called_cheaper_so)
{
    begin_with(5);
    made->plan->lines.item[0].locum_allowed = false;
    made->plan->lines.item[0].locum = 0;
    for (int d = 0; d < 5; d++)
        vp_make_wish(made->plan, d, false, "2027-03-25", "2027-03-25", 1000);
    begin_again();
    made->roster->doctor[3] = VP_LOCUM;
    check_told(VP_LOCUM, "2027-03-25", "Ingen har l0 to. 25. mars 2027 08:00–08:00, men om Doctor ",
               "Nobody has l0 Thu 25 Mar 2027 08:00–08:00, but with Doctor ");
    VP_CHECK_HAS(vp_told.out.at, " on it 1 breach would be gone");
    VP_CHECK_HAS_NOT(vp_told.out.at, "a locum is cheaper");
}
END_TEST

START_TEST(a_giver_whose_points_stay_has_no_heading)
{
    begin_with(5);
    check_told(0, "2027-03-22", "Doctor 0 uten vakten:", "Doctor 0 without the duty:");
    made->plan->fairness.n = 0;
    begin_again();
    tell(VP_EN, 0, "2027-03-22", false);
    VP_CHECK_HAS(vp_told.out.at, "With another (all else as it is)");
    VP_CHECK_HAS_NOT(vp_told.out.at, "without the duty");
}
END_TEST

/* What mends a breach stands first, and need not be what costs least. */
START_TEST(an_exchange_that_mends_is_the_best_and_not_the_cheapest)
{
    begin_with(5);
    vp_make_give(made->problem, made->roster, "2027-03-23", 0, 0); /* d0 has the 22nd too */
    check_told(0, "2027-03-23", "; beste enkeltbytte: Doctor ", "; the best single exchange: Doctor ");
    VP_CHECK_HAS_NOT(vp_told.out.at, "cheapest single exchange");
}
END_TEST

START_TEST(an_extra_place_is_left_empty_and_not_to_a_locum)
{
    made = vp_make_report(5, &vp_told.arena);
    vp_make_extra(made->plan, 0, 1, 2);
    begin_again();
    for (int place = 0; place < made->problem->n_places; place++)
        made->roster->doctor[place] = place % 2 == 0 ? place / 2 % 5 : VP_LOCUM;
    vp_make_give_place(made->problem, made->roster, vp_make_duty(made->problem, "2027-03-24", 0), 1, 0);
    tell(VP_NB, 0, "2027-03-24", false);
    VP_CHECK_HAS(vp_told.out.at, "ingen: ");
    VP_CHECK_HAS(vp_told.out.at, "ekstra plasser −2,00");
    VP_CHECK_HAS_NOT(vp_told.out.at, "vikar");
}
END_TEST

START_TEST(levels_are_told_where_they_differ)
{
    made = vp_make_report(5, &vp_told.arena);
    for (int t = 0; t < made->plan->fairness.n; t++)
        made->plan->fairness.item[t].method = VP_LEXIMIN;
    begin_again();
    check_told(0, "2027-03-22", "fordi den ville kostet mer hos de andre som kan ha den (billigst er Doctor ",
               "because it would cost more with the others who can have it (the cheapest is Doctor ");
    check_told(0, "2027-03-22", "like mange poeng, timer skjevere fordelt", "as many points, hours less fair by levels");
}
END_TEST

START_TEST(a_fixed_duty_is_said_to_be_one)
{
    vp_make_fixed(made->plan, 0, 0, "2027-03-25", "2027-03-25");
    begin_again();
    check_told(0, "2027-03-25",
               "fordi planen gir legen vakten (made:", "because the plan gives the duty to this doctor (made:");
    check_told(0, "2027-03-25", "Det som binder vakten", "What binds the duty");
}
END_TEST

START_TEST(who_has_it_not_is_told_who_has_it)
{
    vp_make_leave(made->plan, 1, "2027-03-25", "2027-03-25", true);
    begin_again();
    tell(VP_NB, 2, "2027-03-25", true);
    VP_CHECK_HAS(
        vp_told.out.at,
        "Doctor 2 har ikke l0 to. 25. mars 2027 08:00–08:00, som er hos Doctor 0; å gi den til Doctor 2 ville bryte absolutte regler (");
    check_told(1, "2027-03-25",
               "Doctor 1 kan ikke ha l0 to. 25. mars 2027 08:00–08:00 (hos Doctor 0): har ferie eller permisjon",
               "Doctor 1 cannot have l0 Thu 25 Mar 2027 08:00–08:00 (with Doctor 0): on leave 2027-03-25");
    check_told(0, "2027-03-25", "1 kan ikke ha den uansett", "1 cannot have it in any case");
    check_told(0, "2027-03-25", "Kan ikke ha den uansett", "Cannot have it in any case");
}
END_TEST

START_TEST(a_block_is_told_with_its_dates)
{
    vp_make_block(made->plan, 0, VP_FRIDAY, VP_ON_FRI | VP_ON_WEEKEND);
    begin_again();
    static const char *const weekend[] = {"2027-04-02", "2027-04-03", "2027-04-04"};
    for (int i = 0; i < 3; i++)
        vp_make_give(made->problem, made->roster, weekend[i], 0, 0);
    check_told(0, "2027-04-03", "Doctor 0 har l0 fr. 2. april 2027 – sø. 4. april 2027 (blokk med 3 vakter)",
               "Doctor 0 has l0 Fri 2 Apr 2027 – Sun 4 Apr 2027 (block of 3 duties)");
    check_told(0, "2027-04-03", "de 3 vaktene flyttes samlet", "the 3 duties move together");
}
END_TEST

START_TEST(who_is_on_in_the_rotation_is_said)
{
    int rotation = vp_make_rotation(made->plan, "1/1");
    vp_make_rotation_doctor(made->plan, rotation, 0, 0);
    vp_make_rotation_doctor(made->plan, rotation, 1, 1);
    begin_again();
    check_told(0, "2027-03-25", "Turnus r0: i uken fra ma. 2027-03-22 08:00 er disse på: Doctor 0",
               "Rotation r0: in the week from Mon 2027-03-22 08:00 these are on: Doctor 0");
}
END_TEST

START_TEST(no_more_is_claimed_than_is_proven)
{
    tell(VP_NB, 0, "2027-03-25", false);
    VP_CHECK_HAS(vp_told.out.at, "beviser ikke at ingen vaktplan er det.");
    VP_CHECK_HAS_NOT(vp_told.out.at, "Bevist");
    made->report.outcome = &made->outcome;
    made->outcome.status = VP_FEASIBLE;
    made->outcome.bound = 1;
    tell(VP_NB, 0, "2027-03-25", false);
    VP_CHECK_HAS(vp_told.out.at, "beviser ikke at ingen vaktplan er det. Bevist: ingen lovlig vaktplan har færre enn 1,");
    made->outcome.status = VP_OPTIMAL;
    tell(VP_NB, 0, "2027-03-25", false);
    VP_CHECK_HAS(vp_told.out.at, "Bevist: ingen lovlig vaktplan har færre poeng enn denne (");
    VP_CHECK_HAS_NOT(vp_told.out.at, "beviser ikke");
    tell(VP_EN, 0, "2027-03-25", false);
    VP_CHECK_HAS(vp_told.out.at, "Proven: no lawful roster has fewer points than this one (");
}
END_TEST

START_TEST(hostile_names_are_shown_and_not_obeyed)
{
    static const char *const dates[] = {"2027-03-22", "2027-03-27", "2027-03-31"};
    made = vp_make_hostile(&vp_told.arena);
    made->report.outcome = NULL;
    made->plan->doctors.item[0].name = "\x1B[2Jevil\x07\x1B]0;title\x07";
    for (int i = 0; i < 3; i++) {
        tell(VP_NB, 0, dates[i], false);
        for (const char *at = vp_told.out.at; *at != '\0'; at++)
            ck_assert_msg((unsigned char)*at >= 0x20 && *at != 0x7F, "a control character at: %.40s", at);
        VP_CHECK_HAS_NOT(vp_told.out.at, "\xE2\x80\xAE");
    }
}
END_TEST

START_TEST(the_json_says_what_the_text_says)
{
    vp_make_leave(made->plan, 1, "2027-03-25", "2027-03-25", true);
    vp_remake_report(made, &vp_told.arena);
    const struct vp_standing standing = {made->problem, made->roster, made->report.audit};
    const struct vp_question question = {0, vp_make_duty(made->problem, "2027-03-25", 0), 1000};
    struct vp_why *why = vp_why_new(&standing, question, &vp_told.arena);
    const struct vp_answers answers = {0, vp_make_day("2027-03-25"), &why, 1};
    vp_report_why_json(&made->report, &answers, &vp_told.out);
    json_t *root = json_loads(vp_told.out.at, JSON_REJECT_DUPLICATES, NULL);
    ck_assert_ptr_nonnull(root);
    ck_assert_str_eq(json_string_value(json_object_get(root, "doctor")), "d0");
    ck_assert_str_eq(json_string_value(json_object_get(root, "plan")), "made");
    json_t *answer = json_array_get(json_object_get(root, "duties"), 0);
    ck_assert(json_is_true(json_object_get(answer, "has")));
    json_t *moves = json_object_get(answer, "moves");
    ck_assert_uint_eq(json_array_size(moves), 3);
    for (size_t i = 0; i < json_array_size(moves); i++) {
        json_t *points = json_object_get(json_array_get(moves, i), "points");
        static const char *const parts[] = {"locums", "extra_places", "fairness", "rules", "wishes"};
        double sum = 0;
        for (int part = 0; part < 5; part++)
            sum += json_number_value(json_object_get(points, parts[part]));
        ck_assert_double_eq_tol(sum, json_number_value(json_object_get(points, "change")), 1e-5);
        ck_assert_str_eq(json_string_value(json_object_get(json_array_get(moves, i), "from")), "d0");
    }
    json_t *last = json_array_get(moves, 2);
    ck_assert_str_eq(json_string_value(json_object_get(last, "verdict")), "barred");
    ck_assert_str_eq(json_string_value(json_object_get(last, "to")), "d1");
    json_decref(root);
}
END_TEST

Suite *suite_why_words(void)
{
    Suite *suite = suite_create("why_words");
    TCase *tests = tcase_create("why_words");
    tcase_add_checked_fixture(tests, begin, vp_told_end);
    tcase_add_test(tests, rest_keeps_it_from_the_others);
    tcase_add_test(tests, the_cheapest_other_is_named_with_loads_and_targets);
    tcase_add_test(tests, what_a_change_does_to_municipalities_is_told);
    tcase_add_test(tests, another_who_would_be_better_is_admitted);
    tcase_add_test(tests, a_breach_that_another_would_mend_is_said);
    tcase_add_test(tests, a_roster_with_breaches_is_not_called_lawful);
    tcase_add_test(tests, a_place_that_must_not_be_open_is_not_called_cheaper_so);
    tcase_add_test(tests, a_giver_whose_points_stay_has_no_heading);
    tcase_add_test(tests, an_exchange_that_mends_is_the_best_and_not_the_cheapest);
    tcase_add_test(tests, an_extra_place_is_left_empty_and_not_to_a_locum);
    tcase_add_test(tests, levels_are_told_where_they_differ);
    tcase_add_test(tests, a_fixed_duty_is_said_to_be_one);
    tcase_add_test(tests, who_has_it_not_is_told_who_has_it);
    tcase_add_test(tests, a_block_is_told_with_its_dates);
    tcase_add_test(tests, who_is_on_in_the_rotation_is_said);
    tcase_add_test(tests, no_more_is_claimed_than_is_proven);
    tcase_add_test(tests, hostile_names_are_shown_and_not_obeyed);
    tcase_add_test(tests, the_json_says_what_the_text_says);
    suite_add_tcase(suite, tests);
    return suite;
}

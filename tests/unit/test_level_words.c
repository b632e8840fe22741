/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is claimed of settled levels, and of a certificate that was judged: in both languages, and never more than is proven. */
#include "tests/unit/report_maker.h"
#include "tests/unit/suites.h"

#include "report/view.h"

#include "model/floor.h"

#include <math.h>

enum { NIGHTS_TERM = 1, DOCTORS = 3 };

static double excess[DOCTORS] = {0.66, 0.1, -0.76};

/* Nights are settled, so many doctors' levels proven. */
static struct vp_made_report *make_settled(struct vp_settled *settled, int proven, double least_top)
{
    struct vp_made_report *made = vp_make_report(DOCTORS, &vp_told.arena);
    *settled = (struct vp_settled){
        .term = NIGHTS_TERM, .n = DOCTORS, .excess = excess, .proven = proven, .least_top = least_top};
    made->plan->fairness.item[NIGHTS_TERM].method = VP_LEXIMIN;
    made->outcome.settled = settled;
    made->outcome.n_settled = 1;
    return made;
}

static const char *say(const struct vp_made_report *made, enum vp_language language)
{
    struct vp_view view;
    made->plan->language = language;
    vp_view_init(&view, &made->report);
    const char *words = vp_arena_strdup(&vp_told.arena, vp_level_words(&view, 0));
    vp_view_clear(&view);
    return words;
}

START_TEST(what_is_proven_to_the_end_is_said_so)
{
    struct vp_settled settled;
    const struct vp_made_report *made = make_settled(&settled, DOCTORS, 0.66);
    VP_CHECK_HAS(say(made, VP_NB),
                 "netter: ingen lovlig vaktplan der vikarer ikke koster mer, gir den som har mest, mindre enn 0,66 over målet, og "
                 "ingen av de 3 legene kan få mindre uten at en annen da får minst like mye som han har nå");
    VP_CHECK_HAS(say(made, VP_EN),
                 "nights: no lawful roster in which locums cost no more gives whoever has most less than 0.66 above the target, and none of "
                 "the 3 doctors can have less without another then having at least as much as he has now.");
}
END_TEST

/* With more locums everybody has less: what is proven is proven where they cost no more, if the plan knows such places at all. */
START_TEST(what_is_proven_says_that_locums_cost_no_more)
{
    struct vp_settled settled;
    const struct vp_made_report *made = make_settled(&settled, DOCTORS, 0.66);
    struct vp_line *line = &made->plan->lines.item[0];
    line->extra = 1;
    VP_CHECK_HAS(say(made, VP_NB), "ingen lovlig vaktplan der vikarer og ekstra plasser ikke koster mer, gir den");
    VP_CHECK_HAS(say(made, VP_EN), "no lawful roster in which locums and extra places cost no more gives whoever");
    line->locum_allowed = false;
    VP_CHECK_HAS(say(made, VP_NB), "ingen lovlig vaktplan der ekstra plasser ikke koster mer, gir den");
    VP_CHECK_HAS(say(made, VP_EN), "no lawful roster in which extra places cost no more gives whoever");
    line->extra = 0;
    VP_CHECK_HAS(say(made, VP_NB), "ingen lovlig vaktplan gir den");
    VP_CHECK_HAS(say(made, VP_EN), "no lawful roster gives whoever");
}
END_TEST

START_TEST(what_is_proven_in_part_says_how_far)
{
    struct vp_settled settled;
    const struct vp_made_report *made = make_settled(&settled, 2, 0.66);
    ck_assert_ptr_nonnull(
        strstr(say(made, VP_EN), "so much is proven for the first 2 of 3 doctors, for the others it is not"));
    VP_CHECK_HAS_NOT(say(made, VP_EN), "none of the 3");
    made = make_settled(&settled, 0, 0.66);
    VP_CHECK_HAS(say(made, VP_EN), "further down nothing is proven");
    made = make_settled(&settled, 0, 0.1);
    VP_CHECK_HAS(
        say(made, VP_EN),
        "who has most has 0.66 above the target; that no lawful roster in which locums cost no more comes below 0.1 above the target is proven");
    made = make_settled(&settled, 0, -INFINITY);
    VP_CHECK_HAS(say(made, VP_NB), "den som har mest, har 0,66 over målet; ingenting er bevist");
}
END_TEST

/* Hours: 12 h are the end of a begun step. More than that nobody has; that somebody must have 12 h would be more than is proven. */
START_TEST(of_begun_steps_no_more_is_said_than_is_so)
{
    struct vp_settled settled;
    static double hours[DOCTORS] = {12, 0, 0};
    struct vp_made_report *made = make_settled(&settled, DOCTORS, 12);
    settled.term = 0;
    settled.excess = hours;
    made->plan->fairness.item[0].method = VP_LEXIMIN;
    VP_CHECK_HAS(say(made, VP_NB),
                 "timer, i påbegynte trinn på 12 t: i enhver lovlig vaktplan der vikarer ikke koster mer, ligger noen høyere enn målet sitt; her ligger ingen "
                 "høyere enn 12 t over målet, og ingen av de 3 legene kan få mindre uten at en annen da får minst like "
                 "mye som han har nå");
    settled.least_top = 0;
    settled.proven = 0;
    VP_CHECK_HAS(say(made, VP_EN),
                 "in every lawful roster in which locums cost no more somebody stands higher than 12 h below the target; here nobody stands "
                 "higher than 12 h above the target.");
    settled.least_top = -INFINITY;
    VP_CHECK_HAS(say(made, VP_EN), "nobody stands higher than 12 h above the target; nothing is proven");
    struct vp_view view;
    settled.least_top = 24;
    vp_view_init(&view, &made->report);
    ck_assert_double_eq_tol(vp_view_floors(&view)[VP_HOURS], 12, 1e-9);
    vp_view_clear(&view);
}
END_TEST

/* 13.33 nights each of three doctors: one has 14 at least. What a roster has beyond that, rules force; where a place is a locum's, arithmetic is not asked. */
START_TEST(what_arithmetic_forces_is_told_from_what_rules_do)
{
    struct vp_settled settled;
    static double tops[DOCTORS];
    struct vp_made_report *made = make_settled(&settled, DOCTORS, 0);
    const struct vp_floor floor = vp_floor_of(made->problem, NIGHTS_TERM, &vp_told.arena);
    ck_assert_int_eq(floor.n, DOCTORS);
    settled.excess = tops;
    settled.least_top = tops[0] = floor.excess[0];
    VP_CHECK_HAS(say(made, VP_EN),
                 " Arithmetic alone requires it (14 duties among the 3 doctors who may have them), whatever the rules.");
    VP_CHECK_HAS(say(made, VP_NB),
                 " Regningen alene krever det (14 vakter på de 3 legene som kan ha dem), uansett regler.");
    settled.least_top = tops[0] = floor.excess[0] + 2;
    VP_CHECK_HAS(say(made, VP_EN), "or lower; the rest is what the rules require.");
    settled.least_top = tops[0] - 1;
    VP_CHECK_HAS_NOT(say(made, VP_EN), "the rest is what the rules require"); /* or the search was cut short */
    settled.least_top = tops[0];
    made->roster->doctor[0] = VP_LOCUM;
    vp_reaudit_report(made, &vp_told.arena);
    VP_CHECK_HAS_NOT(say(made, VP_EN), "Arithmetic alone");
}
END_TEST

START_TEST(bound_and_points_are_then_of_rosters_with_the_same_levels)
{
    struct vp_settled settled;
    struct vp_made_report *made = make_settled(&settled, DOCTORS, 0.66);
    struct vp_view view;
    made->outcome.status = VP_FEASIBLE;
    made->outcome.objective = 62;
    made->outcome.bound = 61;
    made->plan->language = VP_EN;
    vp_view_init(&view, &made->report);
    VP_CHECK_HAS(vp_proof_words(&view),
                 "no lawful roster with the same levels in which locums cost no more has fewer than 61.00 points");
    vp_view_clear(&view);
}
END_TEST

START_TEST(floors_are_claimed_only_where_nothing_is_left_to_a_locum)
{
    struct vp_settled settled;
    struct vp_made_report *made = make_settled(&settled, 0, -INFINITY);
    struct vp_view view;
    vp_view_init(&view, &made->report);
    ck_assert(isfinite(vp_view_floors(&view)[VP_NIGHTS]));
    ck_assert(isinf(vp_view_floors(&view)[VP_HOURS])); /* of begun steps that somebody is above the target says nothing */
    vp_view_clear(&view);
    made->roster->doctor[0] = VP_LOCUM;
    vp_reaudit_report(made, &vp_told.arena);
    vp_view_init(&view, &made->report);
    ck_assert(isinf(vp_view_floors(&view)[VP_NIGHTS]));
    settled.least_top = 0.5;
    ck_assert_double_eq_tol(vp_view_floors(&view)[VP_NIGHTS], 0.5, 1e-9); /* the search proved that with locums too */
    vp_view_clear(&view);
}
END_TEST

Suite *suite_level_words(void)
{
    Suite *suite = suite_create("level_words");
    TCase *tests = tcase_create("level_words");
    tcase_add_checked_fixture(tests, vp_told_begin, vp_told_end);
    tcase_add_test(tests, what_is_proven_to_the_end_is_said_so);
    tcase_add_test(tests, what_is_proven_says_that_locums_cost_no_more);
    tcase_add_test(tests, what_is_proven_in_part_says_how_far);
    tcase_add_test(tests, of_begun_steps_no_more_is_said_than_is_so);
    tcase_add_test(tests, what_arithmetic_forces_is_told_from_what_rules_do);
    tcase_add_test(tests, bound_and_points_are_then_of_rosters_with_the_same_levels);
    tcase_add_test(tests, floors_are_claimed_only_where_nothing_is_left_to_a_locum);
    suite_add_tcase(suite, tests);
    return suite;
}

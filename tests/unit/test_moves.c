/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of a roster: what they break and mend, that what they cost is what the audit of the changed roster says, what moves together, and which
 * exchange is called the cheapest. */
#include "tests/unit/judge_maker.h"
#include "tests/unit/suites.h"

#include "model/why.h"

#include <math.h>

/* The roster as it is now, audited. */
static struct vp_standing stand(void)
{
    vp_made.audit = vp_audit_new(vp_made.problem, vp_made.roster, &vp_made.arena);
    return (struct vp_standing){vp_made.problem, vp_made.roster, vp_made.audit};
}

/* Duties in turn: the first is d0's, the second d1's …. */
static void take_turns(void)
{
    vp_begin_roster();
    for (int place = 0; place < vp_made.problem->n_places; place++)
        vp_made.roster->doctor[place] = place % vp_made.problem->n_doctors;
}

/* The duty of line 0 on `date`, moved. */
static struct vp_move move_duty(const struct vp_standing *standing, const char *date, int from, int to)
{
    struct vp_move move = {.from = from, .to = to};
    move.piece = vp_piece_of(standing, from, vp_make_duty(vp_made.problem, date, 0), &vp_made.arena);
    vp_move_judge(standing, &move, &vp_made.arena);
    return move;
}

static struct vp_why *ask(const struct vp_standing *standing, int doctor, const char *date, int tries)
{
    const struct vp_question question = {doctor, vp_make_duty(vp_made.problem, date, 0), tries};
    return vp_why_new(standing, question, &vp_made.arena);
}

/* Rest of 8 h, fairness of hours and nights, a soft rule and a wish: four doctors who take turns from 4 January. */
static void make_team(void)
{
    vp_make_rule_alone(VP_JANUARY, 4, VP_RULE_rest)->figures.hours = 8;
    struct vp_rule *spacing = vp_make_rule(vp_made.plan, VP_RULE_spacing);
    spacing->figures.days = 4;
    vp_make_soft(spacing, 3);
    vp_make_term(vp_made.plan, VP_HOURS, 1, 12);
    vp_make_term(vp_made.plan, VP_NIGHTS, 2, 1);
    vp_make_wish(vp_made.plan, 1, false, "2027-01-08", "2027-01-08", 5);
    take_turns();
}

START_TEST(what_a_move_costs_is_what_the_audits_differ_by)
{
    make_team();
    struct vp_standing standing = stand();
    struct vp_move move = move_duty(&standing, "2027-01-08", 0, 2);
    vp_give("2027-01-08", 2);
    const struct vp_audit *changed = vp_audit_new(vp_made.problem, vp_made.roster, &vp_made.arena);
    ck_assert_int_eq(move.verdict, VP_MOVE_LAWFUL);
    ck_assert_int_eq(move.breaches.n, 0);
    ck_assert_double_eq_tol(move.points, changed->points - standing.audit->points, 1e-12);
    ck_assert_double_gt(fabs(move.points), 0.1);
    ck_assert_double_eq(changed->points, move.audit->points);
}
END_TEST

START_TEST(the_roster_itself_stays)
{
    make_team();
    struct vp_standing standing = stand();
    int place = vp_made.problem->duties[vp_make_duty(vp_made.problem, "2027-01-08", 0)].first_place;
    ck_assert_int_eq(vp_made.roster->doctor[place], 0);
    move_duty(&standing, "2027-01-08", 0, 2);
    ck_assert_int_eq(vp_made.roster->doctor[place], 0);
}
END_TEST

START_TEST(soft_rules_and_wishes_are_told_apart)
{
    make_team();
    struct vp_standing standing = stand();
    struct vp_move move = move_duty(&standing, "2027-01-08", 0, 1);
    struct vp_unmet_wish *wishes;
    ck_assert_int_eq(vp_move_wishes(&standing, &move, &vp_made.arena, &wishes), 1);
    ck_assert_int_eq(wishes[0].doctor, 1);
    ck_assert_double_eq(wishes[0].points, 5);
    /* d1 has the 5th and the 9th: one day from the 8th to the 9th, three from the 5th to the 8th; four are asked for. */
    double spacing = vp_move_rule_points(&standing, &move, VP_MADE_RULES + 1);
    ck_assert_double_gt(spacing, 0);
    ck_assert_double_eq_tol(spacing, move.audit->points_soft - standing.audit->points_soft, 1e-9);
    ck_assert_double_eq_tol(move.points, spacing + 5 + move.audit->points_fairness - standing.audit->points_fairness,
                            1e-9);
    vp_give("2027-01-08", 1);
    standing = stand();
    move = move_duty(&standing, "2027-01-08", 1, 0);
    ck_assert_int_eq(vp_move_wishes(&standing, &move, &vp_made.arena, &wishes), 1);
    ck_assert_double_eq(wishes[0].points, -5);
}
END_TEST

START_TEST(too_little_rest_is_broken_and_named)
{
    make_team();
    struct vp_standing standing = stand();
    struct vp_move move = move_duty(&standing, "2027-01-05", 1, 0);
    ck_assert_int_eq(move.verdict, VP_MOVE_BREAKS);
    ck_assert_int_eq(move.breaches.n, 1);
    ck_assert_int_eq(vp_made.plan->rules.item[move.breaches.item[0].rule].kind, VP_RULE_rest);
    ck_assert_int_eq(move.breaches.item[0].doctor, 0);
    ck_assert_double_eq(move.breaches.item[0].found, 7.5);
    ck_assert_ptr_null(vp_move_bar(vp_made.plan, &move));
}
END_TEST

START_TEST(who_can_never_have_it_is_barred)
{
    make_team();
    vp_make_leave(vp_made.plan, 2, "2027-01-08", "2027-01-08", true);
    vp_make_exemption(vp_made.plan, 3, vp_bit(VP_NIGHTS), "2027-01-04", "2027-01-10");
    take_turns();
    struct vp_standing standing = stand();
    struct vp_move move = move_duty(&standing, "2027-01-08", 0, 2);
    ck_assert_int_eq(move.verdict, VP_MOVE_BARRED);
    ck_assert_int_eq(vp_made.plan->rules.item[vp_move_bar(vp_made.plan, &move)->rule].kind, VP_RULE_leave);
    move = move_duty(&standing, "2027-01-08", 0, 3);
    ck_assert_int_eq(move.verdict, VP_MOVE_BARRED);
    ck_assert_int_eq(vp_made.plan->rules.item[vp_move_bar(vp_made.plan, &move)->rule].kind, VP_RULE_exempt);
}
END_TEST

START_TEST(barred_duties_are_those_that_a_move_finds)
{
    make_team();
    vp_make_leave(vp_made.plan, 2, "2027-01-08", "2027-01-10", true);
    vp_make_exemption(vp_made.plan, 2, vp_bit(VP_DUTIES), "2027-01-20", "2027-01-21");
    vp_make_forbidden(vp_made.plan, 2, "2027-01-15", "2027-01-15");
    vp_made.plan->doctors.item[2].member.to = vp_make_day("2027-01-28");
    take_turns();
    struct vp_standing standing = stand();
    const bool *barred = vp_audit_barred(vp_made.problem, 2, &vp_made.arena);
    int n = 0;
    for (int duty = 0; duty < vp_made.problem->n_duties; duty++) {
        int from = duty % 4;
        struct vp_move move = {.from = from, .to = 2};
        n += barred[duty];
        if (from == 2)
            continue;
        move.piece = vp_piece_of(&standing, from, duty, &vp_made.arena);
        vp_move_judge(&standing, &move, &vp_made.arena);
        ck_assert_msg(barred[duty] == (move.verdict == VP_MOVE_BARRED), "duty %d", duty);
    }
    ck_assert_int_eq(n, 4 + 2 + 1 + 3); /* the duty of the 7th ends on the 8th */
}
END_TEST

START_TEST(a_place_that_he_has_already_is_not_given_again)
{
    vp_make_service(VP_JANUARY, 3);
    vp_make_places(vp_made.plan, 0, VP_ON_ALL_DAYS, 2);
    vp_begin_roster();
    int duty = vp_make_duty(vp_made.problem, "2027-01-05", 0);
    vp_give_place(duty, 0, 0);
    vp_give_place(duty, 1, 1);
    struct vp_standing standing = stand();
    struct vp_move move = move_duty(&standing, "2027-01-05", 0, 1);
    ck_assert_int_eq(move.verdict, VP_MOVE_HELD);
    ck_assert_ptr_null(move.audit);
    ck_assert_int_eq(move_duty(&standing, "2027-01-05", 0, 2).verdict, VP_MOVE_LAWFUL);
}
END_TEST

START_TEST(a_block_moves_whole)
{
    vp_make_service(VP_JANUARY, 2);
    vp_make_block(vp_made.plan, 0, VP_FRIDAY, VP_ON_FRI | VP_ON_WEEKEND);
    vp_begin_roster();
    static const char *const weekend[] = {"2027-01-08", "2027-01-09", "2027-01-10"};
    for (int i = 0; i < 3; i++)
        vp_give(weekend[i], 0);
    struct vp_standing standing = stand();
    struct vp_move move = move_duty(&standing, "2027-01-09", 0, 1);
    ck_assert_int_eq(move.piece.n, 3);
    for (int i = 0; i < 3; i++)
        ck_assert_int_eq(move.piece.duties[i], vp_make_duty(vp_made.problem, weekend[i], 0));
    ck_assert_int_eq(move.verdict, VP_MOVE_LAWFUL);
    ck_assert_int_eq(vp_piece_of(&standing, 1, move.piece.duties[0], &vp_made.arena).n, 0);
}
END_TEST

START_TEST(what_was_broken_before_is_not_held_against_a_move)
{
    make_team();
    vp_give("2027-01-20", 3); /* and the 19th is d3's: too little rest */
    struct vp_standing standing = stand();
    ck_assert_int_eq(standing.audit->hard.n, 1);
    struct vp_move elsewhere = move_duty(&standing, "2027-01-08", 0, 2);
    ck_assert_int_eq(elsewhere.verdict, VP_MOVE_LAWFUL);
    ck_assert_int_eq(elsewhere.mended, 0);
    struct vp_move mending = move_duty(&standing, "2027-01-20", 3, 0);
    ck_assert_int_eq(mending.verdict, VP_MOVE_LAWFUL);
    ck_assert_int_eq(mending.mended, 1);
    ck_assert_int_eq(ask(&standing, 3, "2027-01-20", 0)->moves.item[0].mended, 1);
}
END_TEST

START_TEST(a_breach_that_gets_worse_is_new)
{
    vp_make_rule_alone(VP_JANUARY, 2, VP_RULE_duties);
    vp_made_rule()->figures.at_most = 2;
    vp_made_rule()->figures.per = VP_PER_PERIOD;
    vp_begin_roster();
    static const char *const his[] = {"2027-01-04", "2027-01-06", "2027-01-08"};
    for (int i = 0; i < 3; i++)
        vp_give(his[i], 0);
    vp_give("2027-01-11", 1);
    struct vp_standing standing = stand();
    ck_assert_int_eq(standing.audit->hard.n, 1);
    struct vp_move move = move_duty(&standing, "2027-01-11", 1, 0);
    ck_assert_int_eq(move.verdict, VP_MOVE_BREAKS);
    ck_assert_int_eq(move.breaches.n, 1);
    move = move_duty(&standing, "2027-01-08", 0, 1);
    ck_assert_int_eq(move.verdict, VP_MOVE_LAWFUL);
    ck_assert_int_eq(move.mended, 1);
}
END_TEST

/* The cheapest lawful exchange of the duty on `date` for one of `other`'s, by changing the roster and auditing it; INFINITY = none. */
static double find_cheapest(const struct vp_standing *standing, const char *date, int owner, int other)
{
    int *doctor = vp_made.roster->doctor;
    int mine = vp_made.problem->duties[vp_make_duty(vp_made.problem, date, 0)].first_place;
    double cheapest = INFINITY;
    for (int place = 0; place < vp_made.problem->n_places; place++) {
        if (doctor[place] != other)
            continue;
        doctor[mine] = other;
        doctor[place] = owner;
        const struct vp_audit *audit = vp_audit_new(vp_made.problem, vp_made.roster, &vp_made.arena);
        if (vp_audit_lawful(audit))
            cheapest = fmin(cheapest, audit->points - standing->audit->points);
        doctor[mine] = owner;
        doctor[place] = other;
    }
    return cheapest;
}

START_TEST(the_cheapest_exchange_is_the_cheapest)
{
    make_team();
    vp_make_leave(vp_made.plan, 0, "2027-01-12", "2027-01-12", true);
    take_turns();
    vp_give("2027-01-12", 2);
    struct vp_standing standing = stand();
    ck_assert(vp_audit_lawful(standing.audit));
    struct vp_why *why = ask(&standing, 0, "2027-01-08", 1000);
    ck_assert_int_eq(why->tried, why->possible);
    ck_assert_int_eq(why->swaps.n, 3);
    for (int i = 0; i < why->swaps.n; i++) {
        const struct vp_move *swap = &why->swaps.item[i];
        ck_assert_int_eq(swap->from, 0);
        ck_assert_int_eq(swap->verdict, VP_MOVE_LAWFUL);
        ck_assert_double_eq_tol(swap->points, find_cheapest(&standing, "2027-01-08", 0, swap->to), 1e-9);
        ck_assert(i == 0 || swap->points >= why->swaps.item[i - 1].points - 1e-9);
    }
}
END_TEST

START_TEST(no_more_exchanges_are_tried_than_may_be)
{
    make_team();
    struct vp_standing standing = stand();
    struct vp_why *why = ask(&standing, 0, "2027-01-08", 5);
    ck_assert_int_eq(why->tried, 5);
    ck_assert_int_gt(why->possible, 5);
    why = ask(&standing, 0, "2027-01-08", 0);
    ck_assert_int_eq(why->tried, 0);
    ck_assert_int_eq(why->swaps.n, 0);
    ck_assert_int_ge(vp_why_tries(vp_made.problem), 20);
}
END_TEST

START_TEST(lawful_moves_come_first_and_by_points)
{
    make_team();
    vp_make_leave(vp_made.plan, 1, "2027-01-08", "2027-01-08", true);
    take_turns();
    struct vp_standing standing = stand();
    struct vp_why *why = ask(&standing, 0, "2027-01-09", 0);
    ck_assert(!why->has); /* d1 has it: it is given to d0, who has the 8th */
    ck_assert_int_eq(why->moves.n, 1);
    ck_assert_int_eq(why->moves.item[0].from, 1);
    ck_assert_int_eq(why->moves.item[0].verdict, VP_MOVE_BREAKS);
    why = ask(&standing, 0, "2027-01-08", 0);
    ck_assert(why->has);
    ck_assert_int_eq(why->moves.n, 4); /* three doctors, and nobody */
    for (int i = 1; i < why->moves.n; i++) {
        const struct vp_move *one = &why->moves.item[i - 1];
        const struct vp_move *next = &why->moves.item[i];
        ck_assert_int_le(one->verdict, next->verdict);
        ck_assert(one->verdict != next->verdict || one->points <= next->points + 1e-9);
    }
    ck_assert_int_eq(vp_why_count(why, VP_MOVE_BARRED), 1);
    ck_assert_int_eq(vp_why_first(why, VP_MOVE_BARRED)->to, 1);
    ck_assert_int_eq(vp_why_first(why, VP_MOVE_LAWFUL)->to, 2);
}
END_TEST

/* Five doctors, 28 duties in turn: d0, d1 and d2 have six nights, d3 and d4 five. */
START_TEST(where_levels_are_settled_they_come_before_points)
{
    vp_make_service(VP_JANUARY, 5);
    vp_make_term(vp_made.plan, VP_NIGHTS, 1, 1);
    vp_made.plan->fairness.item[0].method = VP_LEXIMIN;
    vp_make_wish(vp_made.plan, 3, false, "2027-01-04", "2027-01-04", 9);
    take_turns();
    struct vp_standing standing = stand();
    struct vp_move worse = move_duty(&standing, "2027-01-04", 0, 1);
    ck_assert_double_eq(worse.points, 0); /* leximin counts no points, and yet: */
    ck_assert_int_eq(worse.level, 1);
    ck_assert_int_eq(worse.level_term, 0);
    struct vp_move alike = move_duty(&standing, "2027-01-04", 0, 3);
    ck_assert_int_eq(alike.level, 0);
    ck_assert_double_eq(alike.points, 9);
    ck_assert_int_lt(vp_move_levels_order(&alike, &worse), 0);
    struct vp_why *why = ask(&standing, 0, "2027-01-04", 0);
    ck_assert_int_eq(why->moves.item[0].to, 4);
    ck_assert_int_eq(why->moves.item[1].to, 3); /* nine points, but nobody is worse off */
    ck_assert_int_eq(why->moves.item[4].to, VP_LOCUM);
    ck_assert_int_eq(why->moves.item[4].level, 1);
    ck_assert_int_eq(why->moves.item[4].level_term, -1);
    vp_give("2027-01-04", 1); /* d1 has seven nights */
    standing = stand();
    ck_assert_int_eq(move_duty(&standing, "2027-01-04", 1, 3).level, -1);
}
END_TEST

START_TEST(of_min_max_only_the_highest_level_counts)
{
    vp_make_service(VP_JANUARY, 5);
    vp_make_term(vp_made.plan, VP_NIGHTS, 1, 1);
    take_turns();
    vp_made.plan->fairness.item[0].method = VP_MIN_MAX;
    struct vp_standing standing = stand();
    ck_assert_int_eq(move_duty(&standing, "2027-01-04", 0, 1).level, 1);
    vp_give("2027-01-05", 0); /* d0 has seven nights, d1 five */
    standing = stand();
    ck_assert_int_eq(move_duty(&standing, "2027-01-07", 3, 1).level, 0);
    vp_made.plan->fairness.item[0].method = VP_LEXIMIN;
    standing = stand();
    ck_assert_int_eq(move_duty(&standing, "2027-01-07", 3, 1).level, 1);
    vp_made.plan->fairness.item[0].method = VP_CONVEX;
    standing = stand();
    ck_assert_int_eq(move_duty(&standing, "2027-01-07", 3, 1).n_levels, 0);
}
END_TEST

START_TEST(a_fixed_duty_stays)
{
    make_team();
    vp_make_fixed(vp_made.plan, 0, 0, "2027-01-08", "2027-01-08");
    take_turns();
    struct vp_standing standing = stand();
    struct vp_why *why = ask(&standing, 0, "2027-01-08", 100);
    ck_assert_ptr_eq(why->fixed, &vp_made.plan->doctors.item[0].fixed.item[0]);
    ck_assert_int_eq(vp_why_count(why, VP_MOVE_LAWFUL), 0);
    ck_assert_int_eq(why->possible, 0);
    why = ask(&standing, 1, "2027-01-09", 100);
    ck_assert_ptr_null(why->fixed);
    for (int i = 0; i < why->swaps.n; i++) /* and nobody is offered it */
        ck_assert_int_ne(why->swaps.item[i].back.duties[0], vp_make_duty(vp_made.problem, "2027-01-08", 0));
}
END_TEST

START_TEST(an_open_place_is_nobodys)
{
    make_team();
    vp_give("2027-01-08", VP_LOCUM);
    struct vp_standing standing = stand();
    struct vp_why *why = ask(&standing, VP_LOCUM, "2027-01-08", 100);
    ck_assert(why->has);
    ck_assert_int_eq(why->moves.n, 4);
    const struct vp_move *best = vp_why_first(why, VP_MOVE_LAWFUL);
    ck_assert_ptr_nonnull(best);
    ck_assert_double_eq(best->audit->points_locum, 0);
    ck_assert_double_lt(best->points, -900);
    for (int i = 0; i < why->swaps.n; i++)
        ck_assert_int_eq(why->swaps.item[i].audit->locums, 1);
    why = ask(&standing, 2, "2027-01-08", 100); /* asked about a doctor: it is given to him from nobody */
    ck_assert(!why->has);
    ck_assert_int_eq(why->moves.n, 1);
    ck_assert_int_eq(why->moves.item[0].from, VP_LOCUM);
}
END_TEST

START_TEST(the_same_question_has_the_same_answer)
{
    make_team();
    struct vp_standing standing = stand();
    struct vp_why *one = ask(&standing, 0, "2027-01-08", 40);
    struct vp_why *other = ask(&standing, 0, "2027-01-08", 40);
    ck_assert_int_eq(one->swaps.n, other->swaps.n);
    for (int i = 0; i < one->swaps.n; i++) {
        ck_assert_int_eq(one->swaps.item[i].to, other->swaps.item[i].to);
        ck_assert_int_eq(one->swaps.item[i].back.duties[0], other->swaps.item[i].back.duties[0]);
        ck_assert_double_eq(one->swaps.item[i].points, other->swaps.item[i].points);
    }
}
END_TEST

Suite *suite_moves(void)
{
    Suite *suite = suite_create("moves");
    TCase *tests = tcase_create("moves");
    tcase_add_checked_fixture(tests, vp_made_begin, vp_made_end);
    tcase_add_test(tests, what_a_move_costs_is_what_the_audits_differ_by);
    tcase_add_test(tests, the_roster_itself_stays);
    tcase_add_test(tests, soft_rules_and_wishes_are_told_apart);
    tcase_add_test(tests, too_little_rest_is_broken_and_named);
    tcase_add_test(tests, who_can_never_have_it_is_barred);
    tcase_add_test(tests, barred_duties_are_those_that_a_move_finds);
    tcase_add_test(tests, a_place_that_he_has_already_is_not_given_again);
    tcase_add_test(tests, a_block_moves_whole);
    tcase_add_test(tests, what_was_broken_before_is_not_held_against_a_move);
    tcase_add_test(tests, a_breach_that_gets_worse_is_new);
    tcase_add_test(tests, the_cheapest_exchange_is_the_cheapest);
    tcase_add_test(tests, no_more_exchanges_are_tried_than_may_be);
    tcase_add_test(tests, lawful_moves_come_first_and_by_points);
    tcase_add_test(tests, where_levels_are_settled_they_come_before_points);
    tcase_add_test(tests, of_min_max_only_the_highest_level_counts);
    tcase_add_test(tests, a_fixed_duty_stays);
    tcase_add_test(tests, an_open_place_is_nobodys);
    tcase_add_test(tests, the_same_question_has_the_same_answer);
    suite_add_tcase(suite, tests);
    return suite;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search from the inside: what the local search keeps to whatever it moves, which offsets are drawn for rotations, and which rosters
 * are taken for the best. What comes out of it all: test_solver.c. */
#include "tests/unit/judge_maker.h"
#include "tests/unit/search_maker.h"
#include "tests/unit/suites.h"

#include "model/rotation_infer.h"

#include <math.h>
#include <string.h>

/* ---- the local search ---- */

/* The plan worked out, an empty roster, and an empty local search. */
static struct vp_local *make_local(void)
{
    vp_build_program();
    vp_made.roster = vp_roster_new(vp_made.problem, &vp_made.arena);
    return vp_local_new(vp_made.program, &vp_made.arena);
}

/* From the roster it stands at, cooled from `hot` points to a hundredth of a point. */
static void cool(struct vp_local *local, double hot, uint64_t seed)
{
    struct vp_random random;
    vp_random_init(&random, seed);
    const struct vp_annealing annealing = {.hot = hot, .cold = 0.01, .moves = 20000};
    ck_assert_int_eq(vp_local_anneal(local, &annealing, &random, vp_never_stop, NULL), 20000);
}

/* How many places of the duty on `date` on line 0 are the doctor's; of whichever doctor for -2. */
static int count_places(const struct vp_local *local, const char *date, int doctor)
{
    const struct vp_duty *duty = &vp_made.problem->duties[vp_make_duty(vp_made.problem, date, 0)];
    int n = 0;
    for (int p = duty->first_place; p < duty->first_place + duty->places; p++)
        n += doctor == -2 ? vp_local_roster(local)[p] >= 0 : vp_local_roster(local)[p] == doctor;
    return n;
}

/* The roster that the search stands at is lawful, misses nothing, and costs what the search says. */
static void check_lawful(const struct vp_local *local)
{
    struct vp_roster *roster = vp_roster_new(vp_made.problem, &vp_made.arena);
    for (int p = 0; p < vp_made.problem->n_places; p++)
        roster->doctor[p] = vp_local_roster(local)[p];
    const struct vp_audit *audit = vp_audit_new(vp_made.problem, roster, &vp_made.arena);
    ck_assert(vp_audit_lawful(audit));
    ck_assert_double_eq_tol(vp_local_shortage(local), 0, 1e-9);
    ck_assert_double_eq_tol(vp_local_points(local), audit->points, 1e-6);
}

/* Doctor 2 would pay much to be rid of what the plan gives him, and doctor 0 much to have it. */
START_TEST(a_pinned_doctor_stays)
{
    vp_make_service("2027-01-04", "2027-01-17", 3);
    vp_make_places(vp_made.plan, 0, VP_ON_ALL_DAYS, 2);
    vp_make_fixed(vp_made.plan, 2, 0, "2027-01-13", "2027-01-13");
    vp_make_wish(vp_made.plan, 2, false, "2027-01-13", "2027-01-13", 500);
    vp_make_wish(vp_made.plan, 0, true, "2027-01-13", "2027-01-13", 500);
    vp_make_wish(vp_made.plan, 1, true, "2027-01-13", "2027-01-13", 500);
    struct vp_local *local = make_local();
    ck_assert_int_eq(count_places(local, "2027-01-13", 2), 1); /* in the empty roster too */
    ck_assert_int_eq(count_places(local, "2027-01-12", 2), 0);
    cool(local, 2000, (uint64_t)_i);
    ck_assert_int_eq(count_places(local, "2027-01-13", 2), 1);
    ck_assert_int_eq(count_places(local, "2027-01-13", 0) + count_places(local, "2027-01-13", 1), 1);
    check_lawful(local);
}
END_TEST

/* Whoever is put on the first of his duties, on whichever place, he keeps his. */
START_TEST(a_pinned_doctor_is_put_back)
{
    vp_make_service("2027-01-04", "2027-01-10", 3);
    vp_make_places(vp_made.plan, 0, VP_ON_ALL_DAYS, 2);
    vp_make_fixed(vp_made.plan, 2, 0, "2027-01-05", "2027-01-05");
    struct vp_local *local = make_local();
    vp_give("2027-01-05", 0);
    vp_local_set(local, vp_made.roster->doctor);
    ck_assert_int_eq(count_places(local, "2027-01-05", 2), 1);
    ck_assert_int_eq(count_places(local, "2027-01-05", 0), 1);
    vp_give_place(vp_make_duty(vp_made.problem, "2027-01-05", 0), 1, 1); /* one too many beside him */
    vp_local_set(local, vp_made.roster->doctor);
    ck_assert_int_eq(count_places(local, "2027-01-05", 2), 1);
    ck_assert_int_eq(count_places(local, "2027-01-05", 0), 1);
    ck_assert_int_eq(count_places(local, "2027-01-05", 1), 0);
}
END_TEST

static void check_blocks(const struct vp_local *local, bool *met)
{
    static const char *const weekends[][3] = {{"2027-01-08", "2027-01-09", "2027-01-10"},
                                              {"2027-01-15", "2027-01-16", "2027-01-17"}};
    for (int w = 0; w < 2; w++)
        for (int d = 0; d < 3; d++) {
            int first = count_places(local, weekends[w][0], d);
            ck_assert_int_eq(count_places(local, weekends[w][1], d), first);
            ck_assert_int_eq(count_places(local, weekends[w][2], d), first);
            met[d] = met[d] || first > 0;
        }
}

/* Wishes pull each block apart. In the course of some coolings every doctor has had one. */
START_TEST(blocks_move_whole)
{
    vp_make_service("2027-01-04", "2027-01-17", 3);
    vp_make_block(vp_made.plan, 0, VP_FRIDAY, VP_ON_FRI | VP_ON_WEEKEND);
    vp_make_wish(vp_made.plan, 0, true, "2027-01-08", "2027-01-08", 300);
    vp_make_wish(vp_made.plan, 1, true, "2027-01-09", "2027-01-09", 300);
    vp_make_wish(vp_made.plan, 2, true, "2027-01-10", "2027-01-10", 300);
    struct vp_local *local = make_local();
    bool met[3] = {false};
    for (uint64_t seed = 1; seed <= 12; seed++) {
        vp_local_set(local, vp_made.roster->doctor);
        cool(local, 1000, seed);
        check_blocks(local, met);
        check_lawful(local);
    }
    ck_assert(met[0] && met[1] && met[2]);
    vp_give("2027-01-08", 0);
    vp_give("2027-01-10", 1); /* a roster that has torn it apart: whose the first is, his is the whole */
    vp_local_set(local, vp_made.roster->doctor);
    check_blocks(local, met);
    ck_assert_int_eq(count_places(local, "2027-01-10", 0), 1);
}
END_TEST

/* Two doctors want the same night at 20 points each: with a second place at 5 both have it, at 30 one of them. */
START_TEST(an_extra_place_is_filled_only_where_it_pays)
{
    vp_make_service("2027-01-04", "2027-01-10", 2);
    vp_make_extra(vp_made.plan, 0, 1, _i == 0 ? 5 : 30);
    for (int d = 0; d < 2; d++)
        vp_make_wish(vp_made.plan, d, true, "2027-01-06", "2027-01-06", 20);
    struct vp_local *local = make_local();
    for (int place = 0; place < vp_made.problem->n_places; place++) /* to begin with, both have everything that they can */
        vp_made.roster->doctor[place] = place % 2;
    vp_local_set(local, vp_made.roster->doctor);
    ck_assert_int_eq(count_places(local, "2027-01-06", -2), 2);
    ck_assert_int_eq(count_places(local, "2027-01-08", -2), 2);
    cool(local, 50, 7);
    ck_assert_int_eq(count_places(local, "2027-01-06", -2), _i == 0 ? 2 : 1);
    ck_assert_int_eq(count_places(local, "2027-01-08", -2), 1);
    ck_assert_double_eq_tol(vp_local_points(local), _i == 0 ? 5 : 20, 1e-9);
    check_lawful(local);
}
END_TEST

/* Both would rather have nothing, and are asked for three duties each of seven. Twelve wishes a date weigh more than what is missing does
 * on the way: a lawful roster is the better one all the same. */
START_TEST(a_hard_rule_that_asks_for_more_ends_lawful)
{
    int wishes = _i % 2 == 0 ? 1 : 12;
    struct vp_rule *rule = vp_make_rule_alone("2027-01-04", "2027-01-10", 2, VP_RULE_duties);
    rule->figures.at_least = 3;
    rule->figures.per = VP_PER_PERIOD;
    vp_made.plan->lines.item[0].locum = 0;
    for (int w = 0; w < 2 * wishes; w++)
        vp_make_wish(vp_made.plan, w % 2, false, "2027-01-04", "2027-01-10", 9);
    struct vp_local *local = make_local();
    ck_assert_double_eq_tol(vp_local_shortage(local), 6, 1e-9);
    ck_assert_double_eq_tol(vp_local_points(local), 6 * vp_weigh_losses(vp_made.problem).dearest, 1e-9);
    cool(local, 200, (uint64_t)_i);
    check_lawful(local);
    ck_assert_double_ge(vp_local_points(local), 6 * 9 * wishes - 1e-9);
    ck_assert(wishes > 1 || vp_local_points(local) < 6 * 9 + 1e-9); /* and no duty more than that */
}
END_TEST

/* A place that no locum may have is missing as long as it is open. */
START_TEST(a_line_without_locums_ends_covered)
{
    vp_make_rule_alone("2027-01-04", "2027-01-17", 2, VP_RULE_rest)->figures.hours = 7;
    vp_made.plan->lines.item[0].locum_allowed = false;
    struct vp_local *local = make_local();
    ck_assert_double_eq_tol(vp_local_shortage(local), 14, 1e-9);
    cool(local, 200, (uint64_t)_i);
    check_lawful(local);
}
END_TEST

/* ---- a search in this process ---- */

static int rosters; /* that the search has told of */
static bool in_local;
static int proofs; /* begun before shares were asked */
static bool in_shares;
static long long behind_local; /* effort at which the stage after the first local began; -1 = it has not */

static void hear_stage(void *user, const char *name, long long effort_spent)
{
    (void)user;
    const bool is_local = strcmp(name, "local") == 0;
    if (in_local && !is_local && behind_local < 0)
        behind_local = effort_spent;
    in_local = is_local;
    in_shares = in_shares || strcmp(name, "shares") == 0;
    proofs += !in_shares && strcmp(name, "proof") == 0;
}

static void hear_roster(void *user, const double *value, double points, long long effort_spent)
{
    (void)user;
    (void)value;
    (void)points;
    (void)effort_spent;
    rosters++;
}

static double heard_bound;

static void hear_bound(void *user, double bound, long long effort_spent)
{
    (void)user;
    (void)effort_spent;
    heard_bound = bound;
}

static struct vp_search search;

/* The plan worked out, and a search that has found nothing yet. */
static void make_search(uint64_t seed)
{
    static const struct vp_search_sink sink = {.stage = hear_stage, .roster = hear_roster, .stop = vp_never_stop};
    rosters = 0;
    vp_begin_search(&search, &sink, 100000, seed);
}

static void tear_down(void)
{
    vp_arena_clear(&search.arena);
    vp_made_end();
}

/* ---- which rosters are taken ---- */

/* Values of the program in which nobody has anything yet; and this duty of line 0 given to the doctor. */
static double *make_value(void)
{
    return vp_arena_array(&vp_made.arena, (size_t)vp_made.program->columns.n, sizeof(double));
}

static void put(double *value, int doctor, const char *date)
{
    int duty = vp_make_duty(vp_made.problem, date, 0);
    value[vp_made.program->x[doctor * vp_made.problem->n_duties + duty]] = 1;
}

/* The roster of values has doctors in the order of the plan; the local search puts fixed ones first. Neither is another roster. */
START_TEST(a_fixed_doctor_may_stand_on_any_place)
{
    vp_make_service("2027-01-04", "2027-01-10", 3);
    vp_make_places(vp_made.plan, 0, VP_ON_ALL_DAYS, 2);
    vp_make_fixed(vp_made.plan, 2, 0, "2027-01-05", "2027-01-05");
    make_search(1);
    double *value = make_value();
    put(value, 0, "2027-01-05");
    put(value, 2, "2027-01-05");
    vp_take_roster(&search, value, 13000);
    ck_assert_int_eq(rosters, 1);
    ck_assert_double_eq_tol(search.best_points, 12000, 1e-9); /* twelve locums: counted anew */
    vp_take_roster(&search, value, 12000);
    ck_assert_int_eq(rosters, 1); /* no better than itself */
    put(value, 1, "2027-01-08");
    vp_take_roster(&search, value, 11000);
    ck_assert_int_eq(rosters, 2);
    ck_assert_double_eq_tol(search.best_points, 11000, 1e-9);
}
END_TEST

START_TEST(what_breaks_a_hard_rule_is_not_taken)
{
    vp_make_rule_alone("2027-01-04", "2027-01-10", 2, VP_RULE_rest)->figures.hours = 8;
    make_search(1);
    double *value = make_value();
    put(value, 0, "2027-01-05");
    put(value, 0, "2027-01-06"); /* 7.5 hours later */
    vp_take_roster(&search, value, 5000);
    ck_assert_int_eq(rosters, 0);
    ck_assert(isinf(search.best_points));
    struct vp_rule *least = vp_make_rule(vp_made.plan, VP_RULE_duties);
    least->figures.at_least = 2;
    least->figures.per = VP_PER_PERIOD;
    vp_arena_clear(&search.arena);
    make_search(1);
    value = make_value();
    for (int d = 0; d < 2; d++)
        put(value, d, d == 0 ? "2027-01-05" : "2027-01-06");
    vp_take_roster(&search, value, 5000); /* one each, where two are asked for */
    ck_assert_int_eq(rosters, 0);
    put(value, 0, "2027-01-07");
    put(value, 1, "2027-01-08");
    vp_take_roster(&search, value, 3000);
    ck_assert_int_eq(rosters, 1);
    ck_assert_double_eq_tol(search.best_points, 3000, 1e-9);
}
END_TEST

/* Places taken alone tell of the roster at once; the columns that the rule and the fairness count with get their values when they are asked for. */
START_TEST(places_taken_are_completed_when_asked_for)
{
    struct vp_rule *rule = vp_make_rule_alone("2027-01-04", "2027-01-10", 2, VP_RULE_duties);
    rule->figures.at_most = 2;
    rule->figures.per = VP_PER_PERIOD;
    vp_make_soft(rule, 10);
    make_search(1);
    int places[7] = {0, 0, 0, 0, 1, 1, VP_LOCUM};
    vp_take_places(&search, places);
    ck_assert_int_eq(rosters, 1);
    ck_assert_double_eq_tol(search.best_points, 1020, 1e-9); /* a locum, and two beyond the two */
    ck_assert(!search.best_complete);
    ck_assert(vp_complete_best(&search));
    ck_assert(search.best_complete);
    ck_assert_double_eq_tol(vp_program_points(search.program, search.best), 1020, 1e-6);
    for (int p = 0; p < 7; p++)
        places[p] = p % 2 == 0 && p < 6 ? 1 : VP_LOCUM;
    vp_take_places(&search, places); /* worse */
    ck_assert_int_eq(rosters, 1);
    ck_assert(search.best_complete);
}
END_TEST

/* ---- stages ---- */

static bool is_behind_local(void *user)
{
    (void)user;
    return behind_local >= 0;
}

/* Searches until the stage after the first local begins, and sets behind_local. */
static void run_first_local(void)
{
    const struct vp_search_sink sink = {
        .stage = hear_stage, .roster = hear_roster, .bound = hear_bound, .stop = is_behind_local};
    const struct vp_solve_options options = {.effort = 300000, .seed = 1};
    vp_build_program();
    in_local = false;
    behind_local = -1;
    vp_search(vp_made.program, &options, VP_BOUND_FIRST, &sink);
}

/* Nothing asks for fairness, so moves need not come far before tours are asked; with it they have their second. */
START_TEST(moves_are_short_where_tours_come_next)
{
    vp_make_service("2027-01-04", "2027-01-31", 4);
    vp_make_rule(vp_made.plan, VP_RULE_rest)->figures.hours = 8;
    if (_i > 0)
        vp_make_term(vp_made.plan, VP_NIGHTS, 1, 1);
    run_first_local();
    ck_assert_int_ge(behind_local, _i == 0 ? 600 : 6000);
    ck_assert_int_lt(behind_local, _i == 0 ? 1000 : 7000);
}
END_TEST

/* Where filling leaves a place open – seven duties, two doctors, two or four each at most – a short cooling comes before the first one. */
START_TEST(open_places_are_cooled_briefly_first)
{
    struct vp_rule *rule = vp_make_rule_alone("2027-01-04", "2027-01-10", 2, VP_RULE_duties);
    rule->figures.at_most = _i == 0 ? 2 : 4;
    rule->figures.per = VP_PER_PERIOD;
    vp_make_term(vp_made.plan, VP_NIGHTS, 1, 1);
    run_first_local();
    ck_assert_int_ge(behind_local, _i == 0 ? 7000 : 6000);
    ck_assert_int_lt(behind_local, _i == 0 ? 7100 : 6100);
}
END_TEST

/* ---- offsets ---- */

/* The rotations' own offsets are allowed, and the right number of doctors is on in every week of the period. */
static void check_offsets(const struct vp_rotation *rotation, const int *offset)
{
    for (int d = 0; d < vp_made.plan->doctors.n; d++)
        ck_assert(rotation->doctors[d]
                      ? vp_rotation_offset_allowed(vp_made.plan, rotation, d, offset[d]) && offset[d] < rotation->cycle
                      : offset[d] == -1);
    vp_check_present(rotation, offset);
}

static void make_turning(const char *pattern, int doctors, int least, int most)
{
    vp_make_service("2027-01-04", "2027-03-28", doctors);
    vp_make_rotation(vp_made.plan, pattern);
    for (int d = 0; d < doctors; d++)
        vp_make_rotation_doctor(vp_made.plan, 0, d, -1);
    vp_make_present(vp_made.plan, 0, least, most);
}

START_TEST(offsets_drawn_keep_the_number_present)
{
    static const struct {
        const char *pattern;
        int doctors;
        int least;
        int most;
    } turns[] = {{"2/3", 5, 2, 2},     {"2/3", 10, 4, 4}, {"1/1", 4, 2, 2}, {"1/2", 6, 2, 2},
                 {"2/2/1/1", 4, 1, 3}, {"1/3", 5, 1, 2},  {"3/1", 4, 3, 3}, {"1/5", 6, 1, 1}};
    for (size_t i = 0; i < sizeof turns / sizeof *turns; i++) {
        make_turning(turns[i].pattern, turns[i].doctors, turns[i].least, turns[i].most);
        make_search((uint64_t)_i);
        vp_search_offsets(&search, 240);
        check_offsets(&vp_made.plan->rotations.item[0], vp_local_offsets(search.local));
        ck_assert_int_gt(rosters, 0);
        vp_arena_clear(&search.arena);
    }
}
END_TEST

static bool is_in_shares(void *user)
{
    (void)user;
    return in_shares;
}

/* Where weeks on and off leave little to choose, a short try at the whole may end before shares are asked. */
START_TEST(rotations_are_tried_whole_before_shares)
{
    const struct vp_search_sink sink = {
        .stage = hear_stage, .roster = hear_roster, .bound = hear_bound, .stop = is_in_shares};
    const struct vp_solve_options options = {.effort = 40000, .seed = 1};
    make_turning("2/3", 5, 2, 2);
    vp_make_term(vp_made.plan, VP_WEEKENDS, 1, 1);
    struct vp_rule *rule = vp_make_rule(vp_made.plan, VP_RULE_weekends);
    rule->figures.at_most = 1;
    rule->figures.of = 3;
    vp_make_soft(rule, 1);
    vp_build_program();
    proofs = 0;
    in_shares = false;
    vp_search(vp_made.program, &options, VP_BOUND_FIRST, &sink);
    ck_assert(in_shares);
    ck_assert_int_eq(proofs, 1);
}
END_TEST

/* One leaves and another comes in his stead; one offset is the plan's; one must not be on when on leave; two rotations at once. */
START_TEST(offsets_drawn_keep_to_members_leave_and_the_plan)
{
    make_turning("2/3", 6, 2, 2);
    vp_made.plan->doctors.item[0].member.to = vp_make_day("2027-01-31");
    vp_made.plan->doctors.item[5].member.from = vp_make_day("2027-02-01");
    vp_make_rotation_doctor(vp_made.plan, 0, 2, 3);
    vp_made.plan->rotations.item[0].leave_off = true;
    vp_make_leave(vp_made.plan, 1, "2027-01-06", "2027-01-08", true);
    int other = vp_make_line(vp_made.plan, 1);
    vp_make_shift(vp_made.plan, other, VP_ON_SAT, "10:00", "12:00");
    int second = vp_make_rotation(vp_made.plan, "1/1");
    vp_make_rotation_line(vp_made.plan, 0, 0);
    vp_make_rotation_line(vp_made.plan, second, other);
    vp_make_rotation_doctor(vp_made.plan, second, 1, -1);
    vp_make_rotation_doctor(vp_made.plan, second, 2, -1);
    vp_make_present(vp_made.plan, second, 1, 1);
    make_search((uint64_t)_i);
    vp_search_offsets(&search, 240);
    const int *offset = vp_local_offsets(search.local);
    check_offsets(&vp_made.plan->rotations.item[0], offset);
    check_offsets(&vp_made.plan->rotations.item[second], offset + 6);
    ck_assert_int_eq(offset[2], 3);
    ck_assert_int_eq(offset[5], offset[0]);
    ck_assert(!vp_rotation_on(&vp_made.plan->rotations.item[0], offset[1], 0));
}
END_TEST

START_TEST(where_no_offsets_fit_none_are_drawn)
{
    make_turning("2/3", 5, 3, 3);
    make_search(1);
    vp_search_offsets(&search, 240);
    for (int d = 0; d < 5; d++)
        ck_assert_int_eq(vp_local_offsets(search.local)[d], -1);
    ck_assert_int_eq(rosters, 0);
}
END_TEST

/* ---- bounds ---- */

/* The plan's locums cost 100, and one doctor has a wish of this weight. */
static bool are_whole(double weight)
{
    vp_made.plan->doctors.item[0].wishes.n = 0;
    vp_make_wish(vp_made.plan, 0, false, "2027-01-05", "2027-01-05", weight);
    vp_made.problem = vp_make_problem(vp_made.plan, &vp_made.arena);
    return vp_points_are_whole(vp_made.problem);
}

START_TEST(points_are_whole_where_all_that_costs_does)
{
    vp_make_service("2027-01-04", "2027-01-10", 2);
    struct vp_line *line = &vp_made.plan->lines.item[0];
    line->locum = 100;
    ck_assert(are_whole(3));
    ck_assert(!are_whole(0.5));
    ck_assert(are_whole(1));
    line->locum = 99.5;
    ck_assert(!are_whole(1));
    line->locum = 100;
    vp_make_extra(vp_made.plan, 0, 1, 0.25);
    ck_assert(!are_whole(1));
    line->extra_price = 2;
    ck_assert(are_whole(1));
    struct vp_rule *rule = vp_make_rule(vp_made.plan, VP_RULE_rest);
    ck_assert(are_whole(1));
    vp_make_soft(rule, 1);
    ck_assert(!are_whole(1));
    rule->hard = true;
    vp_make_term(vp_made.plan, VP_NIGHTS, 1, 1);
    ck_assert(!are_whole(1));
}
END_TEST

START_TEST(a_bound_on_whole_points_is_rounded_up)
{
    static const struct vp_search_sink sink = {.bound = hear_bound};
    vp_make_service("2027-01-04", "2027-01-10", 2);
    make_search(1);
    search.sink = &sink;
    search.whole_points = false;
    vp_raise_bound(&search, 3.2);
    ck_assert_double_eq_tol(heard_bound, 3.2, 1e-5);
    search.whole_points = true;
    vp_raise_bound(&search, 3.3);
    ck_assert_double_eq(heard_bound, 4);
    vp_raise_bound(&search, 5 + 1e-6); /* no more than the tolerance above a whole number */
    ck_assert_double_eq(heard_bound, 5);
    search.best_points = 6;
    vp_raise_bound(&search, 6.5);
    ck_assert_double_eq(heard_bound, 6); /* what is asked for are better rosters */
}
END_TEST

Suite *suite_search(void)
{
    Suite *suite = suite_create("search");
    TCase *local = tcase_create("local");
    tcase_add_checked_fixture(local, vp_made_begin, vp_made_end);
    tcase_add_loop_test(local, a_pinned_doctor_stays, 1, 5);
    tcase_add_test(local, a_pinned_doctor_is_put_back);
    tcase_add_test(local, blocks_move_whole);
    tcase_add_loop_test(local, an_extra_place_is_filled_only_where_it_pays, 0, 2);
    tcase_add_loop_test(local, a_hard_rule_that_asks_for_more_ends_lawful, 0, 6);
    tcase_add_loop_test(local, a_line_without_locums_ends_covered, 1, 5);
    suite_add_tcase(suite, local);
    TCase *taken = tcase_create("taken");
    tcase_add_checked_fixture(taken, vp_made_begin, tear_down);
    tcase_add_test(taken, a_fixed_doctor_may_stand_on_any_place);
    tcase_add_test(taken, what_breaks_a_hard_rule_is_not_taken);
    tcase_add_test(taken, places_taken_are_completed_when_asked_for);
    tcase_add_loop_test(taken, offsets_drawn_keep_the_number_present, 1, 5);
    tcase_add_loop_test(taken, offsets_drawn_keep_to_members_leave_and_the_plan, 1, 5);
    tcase_add_test(taken, where_no_offsets_fit_none_are_drawn);
    tcase_add_test(taken, a_bound_on_whole_points_is_rounded_up);
    suite_add_tcase(suite, taken);
    TCase *stages = tcase_create("stages");
    tcase_add_checked_fixture(stages, vp_made_begin, vp_made_end);
    tcase_add_loop_test(stages, moves_are_short_where_tours_come_next, 0, 2);
    tcase_add_loop_test(stages, open_places_are_cooled_briefly_first, 0, 2);
    tcase_add_test(stages, rotations_are_tried_whole_before_shares);
    suite_add_tcase(suite, stages);
    TCase *whole = tcase_create("whole");
    tcase_add_checked_fixture(whole, vp_made_begin, vp_made_end);
    tcase_add_test(whole, points_are_whole_where_all_that_costs_does);
    suite_add_tcase(suite, whole);
    return suite;
}

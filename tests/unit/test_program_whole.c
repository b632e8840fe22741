/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A program of a plan that has something of everything: its names, its columns, the roster that its values are. */
#include "tests/unit/judge_maker.h"
#include "tests/unit/suites.h"

#include "solver/program.h"

#include <stdlib.h>
#include <string.h>

static int compare_names(const void *one, const void *other)
{
    return strcmp(*(const char *const *)one, *(const char *const *)other);
}

static void check_different(const char **names, int n)
{
    qsort(names, (size_t)n, sizeof *names, compare_names);
    for (int i = 1; i < n; i++)
        ck_assert_msg(strcmp(names[i - 1], names[i]) != 0, "'%s' twice", names[i]);
}

/* A rule of every kind: hard and soft in turn. Where there is much, too little is asked for too, in windows of another sort each time. */
static void add_rules(struct vp_plan *plan, int much)
{
    for (int kind = VP_RULE_rest; kind < VP_RULE_KINDS; kind++) {
        struct vp_rule *rule = vp_make_rule(plan, (enum vp_rule_kind)kind);
        rule->figures = (struct vp_figures){.hours = 20, .at_most = 1, .days = 4, .of = 2, .rolling = true};
        if ((kind + much) % 2 == 0)
            vp_make_soft(rule, 2.0);
        if (much == 0)
            continue;
        rule->figures.at_least = 2;
        rule->figures.weeks = much == 2 ? 2 : 0;
        rule->figures.per = much == 3 ? VP_PER_MONTH : VP_PER_DAYS;
        vp_make_select_category(&rule->figures.after, VP_WEEKENDS);
        vp_make_select_category(&rule->figures.not, VP_NIGHTS);
    }
}

static void add_much(struct vp_plan *plan)
{
    int rotation = vp_make_rotation(plan, "2/1");
    vp_make_rotation_doctor(plan, rotation, 1, -1);
    vp_make_rotation_doctor(plan, rotation, 2, 1);
    vp_make_present(plan, rotation, 1, 2);
    vp_make_block(plan, 0, VP_FRIDAY, VP_ON_FRI | VP_ON_WEEKEND);
    vp_make_extra(plan, 1, 1, 3.0);
    vp_make_cap(plan, 0, VP_NIGHTS, 1, 4);
    vp_make_fixed(plan, 0, 0, "2027-03-16", "2027-03-17");
    vp_make_own_date(plan, 0, "2027-03-30");
    vp_make_past(plan, &vp_made.history, 0, 0, "2027-03-12", "15:30-08:00");
    vp_make_past(plan, &vp_made.history, 2, 0, "2027-03-13", "08:00-08:00");
}

static struct vp_plan *make_rich_plan(int much)
{
    struct vp_plan *plan = vp_make_plan("2027-03-15", "2027-04-11", 3, &vp_made.arena);
    vp_make_legevakt(plan);
    int other = vp_make_line(plan, 2);
    vp_make_shift(plan, other, VP_ON_ALL_DAYS, "08:00", "15:30");
    vp_make_shift(plan, other, VP_ON_ALL_DAYS, "15:30", "23:00");
    add_rules(plan, much);
    if (much > 0)
        add_much(plan);
    vp_make_term(plan, VP_HOURS, 1.0, 12.0);
    vp_make_term(plan, VP_HOLIDAYS, 1.0, 1.0);
    vp_make_wish(plan, 0, true, "2027-03-20", "2027-03-24", 1.0);
    vp_make_wish(plan, 0, true, "2027-03-22", "2027-03-23", 2.0);
    vp_make_leave(plan, 1, "2027-03-20", "2027-03-24", true);
    return plan;
}

START_TEST(every_row_and_column_has_a_name_of_its_own)
{
    const struct vp_program *rich =
        vp_program_new(vp_make_problem_after(make_rich_plan(_i), &vp_made.history, &vp_made.arena), &vp_made.arena);
    const char **names = vp_arena_array(&vp_made.arena, (size_t)(rich->columns.n + rich->rows.n), sizeof *names);
    for (int c = 0; c < rich->columns.n; c++)
        names[c] = rich->columns.item[c].name;
    check_different(names, rich->columns.n);
    for (int r = 0; r < rich->rows.n; r++)
        names[r] = rich->rows.item[r].name;
    check_different(names, rich->rows.n);
}
END_TEST

START_TEST(what_leave_forbids_has_no_column)
{
    const struct vp_problem *problem = vp_make_problem_after(make_rich_plan(0), &vp_made.history, &vp_made.arena);
    const struct vp_program *rich = vp_program_new(problem, &vp_made.arena);
    for (int j = 0; j < problem->n_duties; j++) {
        vp_day date = problem->duties[j].date;
        bool away = problem->duties[j].end > vp_zone_instant(problem->plan->zone, vp_make_day("2027-03-20"), 0) &&
                    date <= vp_make_day("2027-03-24");
        ck_assert_int_eq(rich->x[problem->n_duties + j] < 0, away);
        ck_assert_int_ge(rich->x[j], 0);
    }
}
END_TEST

START_TEST(a_roster_comes_back_from_its_values)
{
    const struct vp_problem *problem = vp_make_problem_after(make_rich_plan(0), &vp_made.history, &vp_made.arena);
    const struct vp_program *rich = vp_program_new(problem, &vp_made.arena);
    double *value = vp_arena_array(&vp_made.arena, (size_t)rich->columns.n, sizeof *value);
    int *places = vp_arena_array(&vp_made.arena, (size_t)problem->n_places, sizeof *places);
    int duty = vp_make_duty(problem, "2027-04-07", 1);
    value[rich->x[2 * problem->n_duties + duty]] = 1;
    value[rich->x[duty]] = 1 - 1e-7;
    vp_program_roster(rich, value, places);
    for (int p = 0; p < problem->n_places; p++) {
        int at = p - problem->duties[duty].first_place;
        ck_assert_int_eq(places[p], at == 0 ? 0 : at == 1 ? 2 : VP_LOCUM);
    }
}
END_TEST

Suite *suite_program_whole(void)
{
    Suite *suite = suite_create("program_whole");
    TCase *tests = tcase_create("program_whole");
    tcase_add_checked_fixture(tests, vp_made_begin, vp_made_end);
    tcase_add_loop_test(tests, every_row_and_column_has_a_name_of_its_own, 0, 4);
    tcase_add_test(tests, what_leave_forbids_has_no_column);
    tcase_add_test(tests, a_roster_comes_back_from_its_values);
    suite_add_tcase(suite, tests);
    return suite;
}

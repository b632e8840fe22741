/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sheets of roster.xlsx hold: columns of the grid, crews of doctors, and what is left out. How they are written: test_book.c; the file as others
 * read it: tests/cli/spreadsheet.sh. */
#include "tests/unit/plan_maker.h"
#include "tests/unit/report_maker.h"
#include "tests/unit/suites.h"

#include "report/xlsx.h"

static struct vp_arena arena;
static struct vp_view view;

static void set_up(void)
{
    vp_arena_init(&arena);
}

static void tear_down(void)
{
    vp_view_clear(&view);
    vp_arena_clear(&arena);
}

/* A plan of two ordinary weeks with `doctors` doctors and no line. */
static struct vp_made_report *make_empty(int doctors)
{
    struct vp_made_report *made = vp_arena_alloc(&arena, sizeof *made);
    made->plan = vp_make_plan("2027-02-01", "2027-02-14", doctors, &arena);
    return made;
}

static struct vp_grid *make_grid(struct vp_made_report *made)
{
    vp_remake_report(made, &arena);
    vp_view_init(&view, &made->report);
    return vp_grid_new(&view);
}

/* The place in a box, as the duty's number and the place of it: duty * 10 + place, or -1. */
static int look(const struct vp_grid *grid, int date, int column)
{
    int place = grid->place[date * grid->n_columns + column];
    if (place < 0)
        return -1;
    int duty = view.problem->place_duty[place];
    return duty * 10 + place - view.problem->duties[duty].first_place;
}

/* The times of all columns, one behind the other. */
static const char *list_times(const struct vp_grid *grid)
{
    const char *list = "";
    for (int c = 0; c < grid->n_columns; c++)
        list = vp_arena_printf(&arena, "%s%s%s", list, c == 0 ? "" : "|", grid->columns[c].times);
    return list;
}

/* Every place that counts stands in one box, in the row of its date and a column of its line; no other does. */
static void check_boxes(const struct vp_grid *grid)
{
    int found = 0;
    int counted = 0;
    bool *seen = vp_arena_array(&arena, (size_t)view.problem->n_places + 1, sizeof *seen);
    for (int date = 0; date < grid->n_dates; date++)
        for (int c = 0; c < grid->n_columns; c++) {
            int place = grid->place[date * grid->n_columns + c];
            if (place < 0)
                continue;
            const struct vp_duty *duty = &view.problem->duties[view.problem->place_duty[place]];
            ck_assert_int_eq(duty->date - view.plan->from, date);
            ck_assert_int_eq(duty->line, grid->columns[c].line);
            ck_assert(!seen[place]);
            seen[place] = true;
            found++;
        }
    for (int place = 0; place < view.problem->n_places; place++)
        counted += vp_place_counts(view.problem, view.roster, place);
    ck_assert_int_eq(found, counted);
    ck_assert_int_gt(found, 0);
}

/* ---- the grid ---- */

START_TEST(one_duty_a_day_is_one_column_whatever_its_times)
{
    struct vp_made_report *made = make_empty(2);
    vp_make_legevakt(made->plan);
    struct vp_grid *grid = make_grid(made);
    ck_assert_str_eq(list_times(grid), "15:30–08:00\n08:00–08:00");
    ck_assert_int_eq(grid->n_dates, 14);
    ck_assert(grid->columns[0].alone);
    check_boxes(grid);
}
END_TEST

START_TEST(several_duties_a_day_are_columns_by_their_times)
{
    struct vp_made_report *made = make_empty(2);
    int line = vp_make_line(made->plan, 2);
    vp_make_shift(made->plan, line, VP_ON_WEEKDAYS, "15:30", "23:00");
    vp_make_shift(made->plan, line, VP_ON_WEEKEND, "08:00", "15:30");
    vp_make_shift(made->plan, line, VP_ON_WEEKEND, "15:30", "23:00");
    struct vp_grid *grid = make_grid(made);
    ck_assert_str_eq(list_times(grid), "08:00–15:30|08:00–15:30|15:30–23:00|15:30–23:00");
    ck_assert_int_eq(grid->columns[2].place, 0);
    ck_assert_int_eq(grid->columns[3].place, 1);
    ck_assert(!grid->columns[3].alone);
    ck_assert_int_eq(look(grid, 0, 0), -1); /* Monday has no morning */
    ck_assert_int_eq(look(grid, 0, 3), 1);
    ck_assert_int_eq(look(grid, 5, 0), 50);
    check_boxes(grid);
}
END_TEST

START_TEST(two_duties_at_the_same_times_are_two_columns)
{
    struct vp_made_report *made = make_empty(2);
    int line = vp_make_line(made->plan, 1);
    vp_make_shift(made->plan, line, VP_ON_ALL_DAYS, "08:00", "15:00");
    vp_make_shift(made->plan, line, VP_ON_ALL_DAYS, "08:00", "15:00");
    struct vp_grid *grid = make_grid(made);
    ck_assert_str_eq(list_times(grid), "08:00–15:00|08:00–15:00");
    check_boxes(grid);
}
END_TEST

START_TEST(lines_stand_in_the_order_of_the_plan)
{
    struct vp_made_report *made = make_empty(2);
    for (int i = 0; i < 3; i++)
        vp_make_shift(made->plan, vp_make_line(made->plan, 1), VP_ON_ALL_DAYS, i == 0 ? "20:00" : "08:00", "23:00");
    struct vp_grid *grid = make_grid(made);
    ck_assert_int_eq(grid->n_columns, 3);
    for (int c = 0; c < 3; c++)
        ck_assert_int_eq(grid->columns[c].line, c);
    check_boxes(grid);
}
END_TEST

START_TEST(an_extra_place_has_a_box_only_if_somebody_has_it)
{
    struct vp_made_report *made = make_empty(2);
    int line = vp_make_line(made->plan, 1);
    vp_make_shift(made->plan, line, VP_ON_ALL_DAYS, "08:00", "15:00");
    vp_make_extra(made->plan, line, 1, 1);
    vp_remake_report(made, &arena);
    for (int place = 0; place < made->problem->n_places; place++)
        made->roster->doctor[place] = place == 1 ? 1 : place % 2 == 1 ? VP_LOCUM : 0;
    vp_view_init(&view, &made->report);
    struct vp_grid *grid = vp_grid_new(&view);
    ck_assert_int_eq(grid->n_columns, 2);
    ck_assert_int_eq(look(grid, 0, 1), 1);
    ck_assert_int_eq(look(grid, 1, 1), -1);
    check_boxes(grid);
}
END_TEST

START_TEST(a_column_names_four_times_at_most)
{
    struct vp_made_report *made = make_empty(2);
    int line = vp_make_line(made->plan, 1);
    const char *starts[] = {"08:00", "09:00", "10:00", "11:00", "12:00"};
    for (unsigned day = 0; day < 5; day++)
        vp_make_shift(made->plan, line, 1U << day, starts[day], "20:00");
    struct vp_grid *grid = make_grid(made);
    ck_assert_str_eq(list_times(grid), "08:00–20:00\n09:00–20:00\n10:00–20:00\n…");
}
END_TEST

START_TEST(a_night_that_ends_in_the_skipped_hour_has_its_own_column)
{
    struct vp_made_report *made = vp_arena_alloc(&arena, sizeof *made);
    made->plan = vp_make_plan("2027-03-22", "2027-04-04", 2, &arena); /* clocks are set forward on the 28th */
    int line = vp_make_line(made->plan, 1);
    vp_make_shift(made->plan, line, VP_ON_ALL_DAYS, "08:00", "15:00");
    vp_make_shift(made->plan, line, VP_ON_ALL_DAYS, "22:00", "02:30");
    struct vp_grid *grid = make_grid(made);
    ck_assert_str_eq(list_times(grid), "08:00–15:00|22:00–02:30|22:00–03:30");
    check_boxes(grid);
}
END_TEST

START_TEST(what_begins_on_the_day_after_the_last_has_a_row_too)
{
    struct vp_made_report *made = make_empty(2);
    int line = vp_make_line(made->plan, 1);
    vp_make_shift(made->plan, line, VP_ON_ALL_DAYS, "15:30", "08:00");
    for (int kind = 0; kind < VP_DAY_KINDS; kind++)
        made->plan->lines.item[line].shifts[kind].item[0].start = VP_MINUTES_A_DAY; /* as where clocks skip a date */
    struct vp_grid *grid = make_grid(made);
    ck_assert_int_eq(grid->n_dates, 15);
    ck_assert_int_eq(look(grid, 0, 0), -1);
    ck_assert_int_eq(look(grid, 14, 0), 130);
    check_boxes(grid);
}
END_TEST

START_TEST(a_grid_with_more_columns_than_a_sheet_is_left_out)
{
    struct vp_made_report *made = make_empty(2);
    for (int i = 0; i < 9; i++)
        vp_make_shift(made->plan, vp_make_line(made->plan, 2000), VP_ON_SAT, "08:00", "15:00");
    ck_assert_ptr_null(make_grid(made)); /* 18000 */
}
END_TEST

/* ---- doctors ---- */

START_TEST(without_groups_all_doctors_are_one_crew)
{
    struct vp_made_report *made = vp_make_report(4, &arena);
    vp_view_init(&view, &made->report);
    struct vp_crews crews = vp_crews_new(&view);
    ck_assert_int_eq(crews.n, 1);
    ck_assert_int_eq(crews.list[0].n, 4);
    ck_assert(crews.list[0].fits);
    ck_assert_int_eq(crews.cells, 4 * 14);
    ck_assert_str_eq(crews.list[0].name, view.language == VP_EN ? "All doctors" : "Alle leger");
}
END_TEST

START_TEST(each_group_is_a_crew_and_so_are_those_in_none)
{
    struct vp_made_report *made = vp_make_report(4, &arena);
    uint64_t east = vp_make_group(made->plan, "east");
    uint64_t west = vp_make_group(made->plan, "west");
    vp_make_group(made->plan, "nobody's");
    made->plan->doctors.item[1].groups = east | west;
    made->plan->doctors.item[3].groups = west;
    vp_remake_report(made, &arena);
    vp_view_init(&view, &made->report);
    struct vp_crews crews = vp_crews_new(&view);
    ck_assert_int_eq(crews.n, 3);
    ck_assert_str_eq(crews.list[0].name, "east");
    ck_assert_int_eq(crews.list[0].n, 1);
    ck_assert_str_eq(crews.list[1].name, "west");
    ck_assert_int_eq(crews.list[1].n, 2);
    ck_assert_int_eq(crews.list[1].doctors[0], 1);
    ck_assert_int_eq(crews.list[1].doctors[1], 3);
    ck_assert_int_eq(crews.list[2].n, 2);
    ck_assert_int_eq(crews.list[2].doctors[0], 0);
}
END_TEST

START_TEST(sheets_of_doctors_beyond_the_limit_are_left_out)
{
    struct vp_made_report *made = vp_arena_alloc(&arena, sizeof *made);
    made->plan = vp_make_plan("2027-01-01", "2028-12-31", 100, &arena); /* 731 dates */
    vp_make_shift(made->plan, vp_make_line(made->plan, 1), VP_ON_SUN, "08:00", "15:00");
    for (int g = 0; g < 28; g++) {
        uint64_t group = vp_make_group(made->plan, vp_arena_printf(&arena, "g%d", g));
        for (int d = 0; d < 100; d++)
            made->plan->doctors.item[d].groups |= group;
    }
    made->problem = vp_make_problem(made->plan, &arena); /* nothing of this asks the audit, which would take its time */
    made->report = (struct vp_report){.problem = made->problem, .roster = vp_roster_new(made->problem, &arena)};
    vp_view_init(&view, &made->report);
    struct vp_crews crews = vp_crews_new(&view);
    ck_assert_int_eq(crews.n, 28);
    for (int crew = 0; crew < 28; crew++)
        ck_assert_int_eq(crews.list[crew].fits, crew < 27); /* 27 × 73,100 cells do, one more would be 2,046,800 */
    ck_assert_int_eq(crews.cells, 27 * 73100);
}
END_TEST

START_TEST(lines_are_counted_as_they_are_broken)
{
    ck_assert_int_eq(vp_xlsx_lines("", 10), 1);
    ck_assert_int_eq(vp_xlsx_lines("1234567890", 10), 1);
    ck_assert_int_eq(vp_xlsx_lines("12345678901", 10), 2);
    ck_assert_int_eq(vp_xlsx_lines("Natt\n23:00–08:00", 13), 2);
    ck_assert_int_eq(vp_xlsx_lines("Natt\n23:00–08:00", 10), 3);
}
END_TEST

Suite *suite_xlsx(void)
{
    Suite *suite = suite_create("xlsx");
    TCase *tests = tcase_create("xlsx");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, one_duty_a_day_is_one_column_whatever_its_times);
    tcase_add_test(tests, several_duties_a_day_are_columns_by_their_times);
    tcase_add_test(tests, two_duties_at_the_same_times_are_two_columns);
    tcase_add_test(tests, lines_stand_in_the_order_of_the_plan);
    tcase_add_test(tests, an_extra_place_has_a_box_only_if_somebody_has_it);
    tcase_add_test(tests, a_column_names_four_times_at_most);
    tcase_add_test(tests, a_night_that_ends_in_the_skipped_hour_has_its_own_column);
    tcase_add_test(tests, what_begins_on_the_day_after_the_last_has_a_row_too);
    tcase_add_test(tests, a_grid_with_more_columns_than_a_sheet_is_left_out);
    tcase_add_test(tests, without_groups_all_doctors_are_one_crew);
    tcase_add_test(tests, each_group_is_a_crew_and_so_are_those_in_none);
    tcase_add_test(tests, sheets_of_doctors_beyond_the_limit_are_left_out);
    tcase_add_test(tests, lines_are_counted_as_they_are_broken);
    suite_add_tcase(suite, tests);
    return suite;
}

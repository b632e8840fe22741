/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of tiny programs, written out: spacing, weekends, days lost, sums over the period, wishes, and the rules between doctors. */
#include "tests/unit/judge_maker.h"
#include "tests/unit/program_maker.h"
#include "tests/unit/suites.h"

#include <math.h>

/* A week from Monday with two doctors and the line l0 outside office hours. */
static void set_up(void)
{
    vp_made_begin();
    vp_make_service("2027-01-04", "2027-01-10", 2);
}

/* Adds the line l1 with one duty on every day. */
static int add_line(const char *start, const char *end)
{
    int line = vp_make_line(vp_made.plan, 1);
    vp_make_shift(vp_made.plan, line, VP_ON_ALL_DAYS, start, end);
    return line;
}

/* ---- pairs ---- */

START_TEST(hard_spacing_is_cliques_of_dates)
{
    vp_make_rule(vp_made.plan, VP_RULE_spacing)->figures.days = 3;
    vp_build_program();
    VP_CHECK_ROWS("spacing[d0", 5);
    VP_CHECK_ROW("spacing[d0,0]", "d0/01-04/l0 + d0/01-05/l0 + d0/01-06/l0 <= 1");
    VP_CHECK_ROW("spacing[d1,4]", "d1/01-08/l0 + d1/01-09/l0 + d1/01-10/l0 <= 1");
}
END_TEST

START_TEST(spacing_from_a_duty_of_the_past)
{
    vp_had("2027-01-03", "08:00-08:00", 0);
    struct vp_rule *rule = vp_make_rule(vp_made.plan, VP_RULE_spacing);
    rule->figures.days = 3;
    vp_build_program();
    ck_assert(!vp_has_x(0, "2027-01-04", 0));
    ck_assert(!vp_has_x(0, "2027-01-05", 0));
    ck_assert(vp_has_x(0, "2027-01-06", 0));
    ck_assert(vp_has_x(1, "2027-01-04", 0));
    VP_CHECK_ROWS("spacing[d0", 3);
    vp_make_soft(rule, 4);
    vp_build_program();
    ck_assert_double_eq(vp_x_cost(0, "2027-01-05", 0), 4);
    ck_assert_double_eq(vp_x_cost(0, "2027-01-06", 0), 0);
    ck_assert_double_eq(vp_x_cost(1, "2027-01-04", 0), 0);
}
END_TEST

START_TEST(soft_spacing_excuses_blocks)
{
    struct vp_rule *rule = vp_make_rule(vp_made.plan, VP_RULE_spacing);
    rule->figures.days = 2;
    vp_make_soft(rule, 1);
    vp_make_block(vp_made.plan, 0, VP_FRIDAY, VP_ON_FRI | VP_ON_WEEKEND);
    vp_build_program();
    VP_CHECK_ROWS("spacing[d0", 4);
    VP_CHECK_ROW("spacing[d0,3,4]", "d0/01-07/l0 + d0/01-08/l0 - s_spacing[d0,3,4] <= 1");
    VP_CHECK_ROW("spacing[d0,4,5]", "no such row");
}
END_TEST

/* No day duty within two days of a night; the day on which the night ends is no clash by itself. */
START_TEST(sequence_joins_what_follows)
{
    int day = add_line("08:00", "15:30");
    struct vp_rule *rule = vp_make_rule(vp_made.plan, VP_RULE_sequence);
    rule->figures.days = 2;
    vp_make_select_line(vp_made.plan, &rule->figures.after, 0);
    vp_make_select_line(vp_made.plan, &rule->figures.not, day);
    vp_make_only_doctor(vp_made.plan, rule, 1);
    vp_build_program();
    VP_CHECK_ROW("sequence[d1,0]", "d1/01-04/l0 + d1/01-05/l1 <= 1");
    VP_CHECK_ROWS("sequence[d0", 0);
    VP_CHECK_ROWS("sequence[d1", 11); /* 6 of a day later and 5 of two */
    rule->figures.days = 0;           /* as 1 */
    vp_build_program();
    VP_CHECK_ROWS("sequence[d1", 6);
}
END_TEST

/* ---- weekends ---- */

START_TEST(weekends_with_the_past)
{
    vp_had("2027-01-02", "08:00-08:00", 0);
    vp_made.plan->to = vp_make_day("2027-01-17");
    for (int d = 0; d < 2; d++)
        vp_made.plan->doctors.item[d].member.to = vp_made.plan->to;
    struct vp_rule *rule = vp_make_rule(vp_made.plan, VP_RULE_weekends);
    rule->figures.at_most = 1;
    rule->figures.of = 2;
    vp_build_program();
    VP_CHECK_ROWS("weekends[", 3);
    VP_CHECK_ROW("weekends[d0,-1]", "w_weekends[d0,0] <= 0");
    VP_CHECK_ROW("weekends[d0,0]", "w_weekends[d0,0] + w_weekends[d0,1] <= 1");
    VP_CHECK_ROW("weekends[d1,-1]", "no such row");
    rule->figures.of = 0; /* the period alone */
    vp_build_program();
    VP_CHECK_ROWS("weekends[", 2);
    VP_CHECK_ROW("weekends[d0,0]", "w_weekends[d0,0] + w_weekends[d0,1] <= 1");
}
END_TEST

START_TEST(whole_weekends_are_equal_days)
{
    struct vp_rule *rule = vp_make_rule(vp_made.plan, VP_RULE_whole_weekends);
    vp_build_program();
    VP_CHECK_ROWS("whole-weekends", 2);
    VP_CHECK_ROW("whole-weekends[d0,0,1]", "d0/01-09/l0 - d0/01-10/l0 = 0");
    rule->figures.friday = true;
    vp_build_program();
    VP_CHECK_ROWS("whole-weekends", 4);
    VP_CHECK_ROW("whole-weekends[d0,0,2]", "d0/01-08/l0 - d0/01-10/l0 = 0");
    vp_make_soft(rule, 1);
    vp_build_program();
    VP_CHECK_ROWS("whole-weekends[d0", 6);
    VP_CHECK_ROW("whole-weekends[d0,0,2,0]", "d0/01-10/l0 - d0/01-08/l0 - s_whole-weekends[d0,0] <= 0");
    rule->days = VP_ON_SUN; /* one day alone says nothing */
    vp_build_program();
    VP_CHECK_ROWS("whole-weekends", 0);
}
END_TEST

/* ---- sums ---- */

START_TEST(days_lost_after_nights)
{
    struct vp_rule *rule = vp_make_rule(vp_made.plan, VP_RULE_lost_days);
    rule->figures.at_most = 1;
    rule->figures.days = 3;
    vp_make_only_doctor(vp_made.plan, rule, 0);
    vp_build_program();
    VP_CHECK_ROWS("lost-days", 2); /* the windows before and behind hold parts of these */
    VP_CHECK_ROW("lost-days[d0,2027-01-05]", "d0/01-04/l0 + d0/01-05/l0 + d0/01-06/l0 <= 1");
    VP_CHECK_ROW("lost-days[d0,2027-01-06]", "d0/01-05/l0 + d0/01-06/l0 + d0/01-07/l0 <= 1");
    vp_had("2027-01-03", "08:00-08:00", 0); /* takes Monday */
    vp_build_program();
    VP_CHECK_ROWS("lost-days", 3);
    VP_CHECK_ROW("lost-days[d0,2027-01-04]", "d0/01-04/l0 + d0/01-05/l0 <= 0");
    vp_make_soft(rule, 3);
    vp_build_program();
    VP_CHECK_ROW("lost-days[d0,2027-01-03]", "d0/01-04/l0 - s_lost-days[d0,2027-01-03] <= 0");
    rule->figures.days = 7;
    vp_build_program();
    VP_CHECK_ROWS("lost-days", 1); /* from Sunday and from Monday the same days may be lost, and Monday is */
    ck_assert_double_eq(vp_find_column(vp_made.program, "s_lost-days[d0,2027-01-03]")->cost, 6);
}
END_TEST

START_TEST(days_lost_by_members_who_are_there)
{
    struct vp_rule *rule = vp_make_rule(vp_made.plan, VP_RULE_lost_days);
    rule->figures.at_most = 0;
    rule->figures.per = VP_PER_PERIOD;
    vp_made.plan->doctors.item[0].member.to = vp_make_day("2027-01-06"); /* whose night ends on the day after */
    vp_build_program();
    VP_CHECK_ROW("lost-days[d0,2027-01-04]", "d0/01-04/l0 + d0/01-05/l0 <= 0");
    VP_CHECK_ROW("lost-days[d1,2027-01-04]", "d1/01-04/l0 + d1/01-05/l0 + d1/01-06/l0 + d1/01-07/l0 <= 0");
}
END_TEST

/* Seven nights for two: three and a half each. */
START_TEST(balance_is_rounded_where_it_is_hard)
{
    struct vp_rule *rule = vp_make_rule(vp_made.plan, VP_RULE_balance);
    rule->figures.category = VP_NIGHTS;
    rule->figures.above = 1;
    rule->figures.below = 1;
    vp_make_only_doctor(vp_made.plan, rule, 1);
    const char *nights =
        "d1/01-04/l0 + d1/01-05/l0 + d1/01-06/l0 + d1/01-07/l0 + d1/01-08/l0 + d1/01-09/l0 + d1/01-10/l0";
    vp_build_program();
    VP_CHECK_ROWS("balance", 2);
    VP_CHECK_ROW("balance[d1,above]", vp_arena_printf(&vp_made.arena, "%s <= 4", nights));
    VP_CHECK_ROW("balance[d1,below]", vp_arena_printf(&vp_made.arena, "%s >= 3", nights));
    vp_make_soft(rule, 2);
    vp_build_program();
    VP_CHECK_ROW("balance[d1,above]", vp_arena_printf(&vp_made.arena, "%s - s_balance[d1,above] <= 4.5", nights));
    VP_CHECK_ROW("balance[d1,below]", vp_arena_printf(&vp_made.arena, "%s + s_balance[d1,below] >= 2.5", nights));
    rule->figures.above = 4;
    rule->figures.below = INFINITY;
    vp_build_program();
    VP_CHECK_ROWS("balance", 0);
}
END_TEST

START_TEST(driving_by_month)
{
    vp_made.plan->from = vp_make_day("2027-01-29"); /* Friday to Tuesday */
    vp_made.plan->to = vp_make_day("2027-02-02");
    vp_make_drive(vp_made.plan, 0, 45);
    struct vp_rule *rule = vp_make_rule(vp_made.plan, VP_RULE_driving);
    rule->figures.at_most = 3;
    rule->figures.per = VP_PER_MONTH;
    for (int d = 0; d < 2; d++)
        vp_made.plan->doctors.item[d].member = (struct vp_dates){vp_made.plan->from, vp_made.plan->to};
    vp_build_program();
    VP_CHECK_ROWS("driving", 1); /* two duties in February are three hours */
    VP_CHECK_ROW("driving[d0,0]", "1.5 d0/01-29/l0 + 1.5 d0/01-30/l0 + 1.5 d0/01-31/l0 <= 3");
    rule->figures.per = VP_PER_PERIOD;
    vp_build_program();
    VP_CHECK_ROWS("driving", 1);
}
END_TEST

START_TEST(own_dates_are_free_or_dear)
{
    vp_make_own_date(vp_made.plan, 0, "01-07");
    struct vp_rule *rule = vp_make_rule(vp_made.plan, VP_RULE_own_dates);
    vp_build_program();
    ck_assert(!vp_has_x(0, "2027-01-06", 0)); /* ends on it */
    ck_assert(!vp_has_x(0, "2027-01-07", 0));
    ck_assert(vp_has_x(0, "2027-01-08", 0));
    ck_assert(vp_has_x(1, "2027-01-07", 0));
    vp_make_soft(rule, 3);
    vp_build_program();
    ck_assert_double_eq(vp_x_cost(0, "2027-01-06", 0), 3);
    ck_assert_double_eq(vp_x_cost(0, "2027-01-08", 0), 0);
}
END_TEST

START_TEST(wishes_by_line_and_weekday)
{
    int day = add_line("08:00", "15:30");
    struct vp_wish *avoid = vp_make_wish(vp_made.plan, 0, false, "2027-01-04", "2027-01-10", 2);
    avoid->lines = vp_make_lines(vp_made.plan, day);
    avoid->days = VP_ON_FRI | VP_ON_SUN;
    struct vp_wish *want = vp_make_wish(vp_made.plan, 1, true, "2027-01-08", "2027-01-10", 5);
    want->lines = vp_make_lines(vp_made.plan, 0);
    want->days = VP_ON_WEEKEND;
    vp_build_program();
    ck_assert_double_eq(vp_x_cost(0, "2027-01-08", day), 2);
    ck_assert_double_eq(vp_x_cost(0, "2027-01-08", 0), 0);
    ck_assert_double_eq(vp_x_cost(0, "2027-01-09", day), 0);
    VP_CHECK_ROWS("want", 2);
    VP_CHECK_ROW("want[d1,0,2027-01-10]", "d1/01-10/l0 + m[d1,0,2027-01-10] >= 1");
}
END_TEST

/* ---- between doctors ---- */

/* d0 needs d1 behind him; l1 has two duties in the time of one of l0. */
static struct vp_rule *add_backup(void)
{
    int behind = add_line("15:30", "22:00");
    vp_make_shift(vp_made.plan, behind, VP_ON_ALL_DAYS, "22:00", "08:00");
    struct vp_rule *rule = vp_make_rule(vp_made.plan, VP_RULE_backup);
    rule->figures.line = behind;
    rule->figures.minutes = 30;
    rule->figures.qualified = vp_make_qualification(vp_made.plan, "specialist");
    vp_made.plan->doctors.item[1].qualifications = rule->figures.qualified;
    vp_make_only_doctor(vp_made.plan, rule, 0);
    vp_make_only_line(vp_made.plan, rule, 0);
    rule->days = VP_ON_FRI - 1; /* Monday to Thursday */
    return rule;
}

START_TEST(backup_in_every_piece)
{
    struct vp_rule *rule = add_backup();
    vp_build_program();
    VP_CHECK_ROWS("backup", 8);
    VP_CHECK_ROW("backup[d0,0,0]", "d0/01-04/l0 - d1/01-04/l1 <= 0");
    VP_CHECK_ROW("backup[d0,0,1]", "d0/01-04/l0 - d1/01-04/l1/1 <= 0");
    vp_make_soft(rule, 7);
    vp_build_program();
    VP_CHECK_ROW("backup[d0,0,1]", "d0/01-04/l0 - d1/01-04/l1/1 - s_backup[0] <= 0");
    ck_assert_double_eq(vp_find_column(vp_made.program, "s_backup[0]")->cost, 7);
}
END_TEST

/* From where he is: at home he is too far away, but for two hours in the evening, in which there is a faster way. */
START_TEST(backup_from_where_he_is)
{
    struct vp_rule *rule = add_backup();
    vp_made.plan->lines.item[rule->figures.line].site = VP_SITE_HOME;
    vp_make_drive(vp_made.plan, 1, 40);
    vp_build_program();
    VP_CHECK_ROWS("backup", 4);
    VP_CHECK_ROW("backup[d0,0,0]", "d0/01-04/l0 <= 0");
    int evening = vp_make_band(vp_made.plan, "21:00", "23:00");
    vp_make_band_way(vp_made.plan, evening, 1, vp_make_station(vp_made.plan), 30);
    vp_build_program();
    VP_CHECK_ROWS("backup", 4); /* too far away for the rest of the night is enough to say */
    VP_CHECK_ROW("backup[d0,0,0]", "d0/01-04/l0 <= 0");
    rule->figures.minutes = 40;
    vp_build_program();
    VP_CHECK_ROW("backup[d0,0,0]", "d0/01-04/l0 - d1/01-04/l1 <= 0");
}
END_TEST

/* Two who need him at two places, and one duty: one row more for both, so that half of him is not enough for half of each. */
START_TEST(backup_of_several_places)
{
    vp_make_service("2027-01-04", "2027-01-10", 3);
    struct vp_rule *rule = add_backup();
    rule->doctors[2] = true;
    vp_made.plan->lines.item[0].site = VP_SITE_HOME;
    vp_make_drive(vp_made.plan, 0, 20);
    vp_make_drive(vp_made.plan, 2, 30);
    vp_build_program();
    VP_CHECK_ROWS("backup", 24);
    VP_CHECK_ROWS("backup_any", 8);
    VP_CHECK_ROW("backup[d2,0,0]", "d2/01-04/l0 - d1/01-04/l1 <= 0");
    VP_CHECK_ROW("backup_any[0,0]", "d0/01-04/l0 + d2/01-04/l0 - d1/01-04/l1 <= 0");
    vp_made.plan->lines.item[0].site = vp_make_station(vp_made.plan);
    vp_build_program();
    VP_CHECK_ROWS("backup_any", 0); /* at one place their own row says it */
}
END_TEST

START_TEST(apart_is_one_row_a_crowd)
{
    add_line("17:00", "23:00");
    vp_make_rule(vp_made.plan, VP_RULE_apart);
    vp_build_program();
    VP_CHECK_ROWS("apart", 7);
    VP_CHECK_ROW("apart[0]", "d0/01-04/l0 + d1/01-04/l0 + d0/01-04/l1 + d1/01-04/l1 <= 1");
}
END_TEST

START_TEST(apart_pays_for_pairs)
{
    int crowd = add_line("17:00", "23:00");
    struct vp_rule *rule = vp_make_rule(vp_made.plan, VP_RULE_apart);
    vp_make_soft(rule, 1);
    vp_build_program();
    VP_CHECK_ROWS("apart", 7);
    VP_CHECK_ROW("apart[0,1]", "d0/01-04/l0 + d1/01-04/l0 + d0/01-04/l1 + d1/01-04/l1 - s_apart[0,1] <= 1");
    vp_make_places(vp_made.plan, crowd, VP_ON_ALL_DAYS, 2);
    vp_build_program();
    VP_CHECK_ROWS("apart", 21);
    VP_CHECK_ROW("apart[1,same,1]", "d0/01-04/l1 + d1/01-04/l1 - s_apart[1] <= 1");
    VP_CHECK_ROW("apart[d0,d1,1,0]", "d0/01-04/l1 + d1/01-04/l0 - s_apart[d0,d1,1,0] <= 1");
}
END_TEST

/* A duty at home is no absence; the drive is. */
START_TEST(apart_from_home)
{
    struct vp_rule *rule = vp_make_rule(vp_made.plan, VP_RULE_apart);
    rule->figures.away = true;
    vp_made.plan->lines.item[0].site = VP_SITE_HOME;
    vp_build_program();
    VP_CHECK_ROWS("apart", 0);
    vp_made.plan->lines.item[0].site = vp_make_station(vp_made.plan);
    vp_make_drive(vp_made.plan, 1, 30);
    vp_build_program();
    VP_CHECK_ROWS("apart", 11); /* one for each duty; from Friday on d1 is on his way when d0 begins or ends: four more */
    VP_CHECK_ROW("apart[0]", "d1/01-04/l0 + d0/01-04/l0 <= 1");
}
END_TEST

START_TEST(together_on_what_overlaps)
{
    add_line("17:00", "23:00");
    struct vp_rule *rule = vp_make_rule(vp_made.plan, VP_RULE_together);
    vp_build_program();
    VP_CHECK_ROWS("together", 28);
    VP_CHECK_ROW("together[d0,d1,1]", "d0/01-04/l1 - d1/01-04/l0 - d1/01-04/l1 <= 0");
    vp_had("2027-01-03", "17:00-16:00", 1);
    vp_build_program();
    VP_CHECK_ROW("together[d0,d1,1]", "no such row"); /* Monday's duty overlaps that of the past */
    VP_CHECK_ROWS("together", 26);                    /* nor can d1 have it, whose own it overlaps */
    vp_made.plan->doctors.item[1].member.from = vp_make_day("2027-01-06");
    vp_make_soft(rule, 2);
    vp_build_program();
    VP_CHECK_ROW("together[d0,d1,2]", "no such row"); /* alone for certain: it costs on x */
    ck_assert_double_eq(vp_x_cost(0, "2027-01-04", 1), 2);
}
END_TEST

/* d1 lives where the station's people do not get in time; so would any locum on the line at home. */
START_TEST(response_of_who_is_near)
{
    int other = vp_make_municipality(vp_made.plan, "other");
    int away = vp_make_site(vp_made.plan, "away", other);
    vp_make_way(vp_made.plan, vp_make_station(vp_made.plan), away, 60);
    vp_make_way(vp_made.plan, 0, away, 60);
    int home = add_line("15:30", "08:00");
    vp_made.plan->lines.item[home].site = VP_SITE_HOME;
    struct vp_rule *rule = vp_make_rule(vp_made.plan, VP_RULE_response);
    rule->figures.minutes = 45;
    rule->days = VP_ON_FRI - 1;
    vp_build_program();
    VP_CHECK_ROWS("response", 8); /* m is where everybody is */
    VP_CHECK_ROW("response[0,other,0]", "d1/01-04/l1 + u[2027-01-04,l1,0] >= 1");
    vp_make_extra(vp_made.plan, home, 1, 1);
    vp_make_soft(rule, 3);
    vp_build_program();
    VP_CHECK_ROW("response[0,other,0]", "d1/01-04/l1 + L_response[1] + s_response[0,other] >= 1");
    VP_CHECK_ROW("response_locum[1]", "d0/01-04/l1 + d1/01-04/l1 + 2 L_response[1] <= 2");
    vp_make_reach(vp_made.plan, rule, 0);
    vp_build_program();
    VP_CHECK_ROWS("response", 0);
}
END_TEST

START_TEST(clinic_after_nights)
{
    struct vp_rule *rule = vp_make_rule(vp_made.plan, VP_RULE_clinic);
    rule->figures.at_least = 2;
    vp_make_select_category(&rule->figures.after, VP_NIGHTS);
    vp_build_program();
    VP_CHECK_ROWS("clinic", 4); /* on Monday nothing of the period ends, and after Friday it is closed */
    VP_CHECK_ROW("clinic[2027-01-05]", "- d0/01-04/l0 - d1/01-04/l0 >= 0");
    vp_had("2027-01-03", "08:00-08:00", 1);
    rule->figures.at_least = 1;
    vp_build_program();
    VP_CHECK_ROW("clinic[2027-01-04]", "no such row"); /* d0 is there */
    VP_CHECK_ROW("clinic[2027-01-05]", "- d0/01-04/l0 - d1/01-04/l0 >= -1");
}
END_TEST

START_TEST(clinic_in_weeks_on)
{
    struct vp_rule *rule = vp_make_rule(vp_made.plan, VP_RULE_clinic);
    rule->figures.at_least = 2;
    int rotation = vp_make_rotation(vp_made.plan, "1/1");
    vp_make_rotation_doctor(vp_made.plan, rotation, 0, -1);
    vp_build_program();
    VP_CHECK_ROW("clinic[2027-01-05]", "o[r0,d0,0] >= 1");
    vp_make_select_category(&rule->figures.after, VP_NIGHTS);
    vp_make_soft(rule, 1);
    vp_build_program();
    VP_CHECK_ROW("clinic[2027-01-05]", "p_clinic[d0,2027-01-05] - d1/01-04/l0 + s_clinic[2027-01-05] >= 1");
    VP_CHECK_ROW("clinic_turn[d0,2027-01-05,0]", "p_clinic[d0,2027-01-05] - o[r0,d0,0] <= 0");
    VP_CHECK_ROW("clinic_away[d0,2027-01-05]", "p_clinic[d0,2027-01-05] + d0/01-04/l0 <= 1");
    vp_make_leave(vp_made.plan, 0, "2027-01-05", "2027-01-05", true);
    vp_build_program();
    VP_CHECK_ROW("clinic[2027-01-05]", "- d1/01-04/l0 + s_clinic[2027-01-05] >= 1");
}
END_TEST

static void add_sums(TCase *tests)
{
    tcase_add_test(tests, days_lost_after_nights);
    tcase_add_test(tests, days_lost_by_members_who_are_there);
    tcase_add_test(tests, balance_is_rounded_where_it_is_hard);
    tcase_add_test(tests, driving_by_month);
    tcase_add_test(tests, own_dates_are_free_or_dear);
    tcase_add_test(tests, wishes_by_line_and_weekday);
}

Suite *suite_program_2(void)
{
    Suite *suite = suite_create("program_2");
    TCase *tests = tcase_create("program_2");
    tcase_add_checked_fixture(tests, set_up, vp_made_end);
    tcase_add_test(tests, hard_spacing_is_cliques_of_dates);
    tcase_add_test(tests, spacing_from_a_duty_of_the_past);
    tcase_add_test(tests, soft_spacing_excuses_blocks);
    tcase_add_test(tests, sequence_joins_what_follows);
    tcase_add_test(tests, weekends_with_the_past);
    tcase_add_test(tests, whole_weekends_are_equal_days);
    add_sums(tests);
    tcase_add_test(tests, backup_in_every_piece);
    tcase_add_test(tests, backup_of_several_places);
    tcase_add_test(tests, backup_from_where_he_is);
    tcase_add_test(tests, apart_is_one_row_a_crowd);
    tcase_add_test(tests, apart_pays_for_pairs);
    tcase_add_test(tests, apart_from_home);
    tcase_add_test(tests, together_on_what_overlaps);
    tcase_add_test(tests, response_of_who_is_near);
    tcase_add_test(tests, clinic_after_nights);
    tcase_add_test(tests, clinic_in_weeks_on);
    suite_add_tcase(suite, tests);
    return suite;
}

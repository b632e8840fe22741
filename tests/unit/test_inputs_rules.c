/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules: the figures of every kind, of whom and what a rule speaks, and what a plan changes of a rule that is in force. */
#include "tests/unit/suites.h"
#include "tests/unit/text_plan.h"

#include "inputs/rules.h"

#include <math.h>
#include <string.h>

/* The plan with one rule more, "x", which is returned. */
static const struct vp_rule *read_rule(const char *rule)
{
    const char *rules = vp_arena_printf(&vp_bench.arena, "rules:\n  x: { %s }\n", rule);
    struct vp_plan *plan = vp_text_read(vp_text_change(vp_text_rich, "rules:\n", rules));
    ck_assert_msg(plan != NULL, "%s: %s", rule, vp_text_messages());
    return vp_text_rule(plan, "x");
}

/* ---- figures ---- */

START_TEST(figures_that_nobody_gave)
{
    const struct vp_figures *figures = &read_rule("kind: spacing, days: 2")->figures;
    ck_assert_int_eq(figures->days, 2);
    ck_assert(isinf(figures->at_most) && isinf(figures->above) && isinf(figures->below));
    ck_assert_double_eq(figures->at_least, 0);
    ck_assert(!figures->after.given && !figures->not .given);
    ck_assert_int_eq(figures->line, -1);
    ck_assert_ptr_null(figures->municipalities);
}
END_TEST

START_TEST(rest_after_some_duties)
{
    const struct vp_figures *figures =
        &read_rule("kind: rest, hours: 16, after: [bakvakt, nights], longer: 12.5")->figures;
    ck_assert_double_eq(figures->hours, 16);
    ck_assert_double_eq(figures->longer, 12.5);
    ck_assert(figures->after.given && figures->after.lines[1] && !figures->after.lines[0]);
    ck_assert_uint_eq(figures->after.categories, vp_bit(VP_NIGHTS));
    figures = &read_rule("kind: rest, hours: 16, after: nights")->figures;
    ck_assert_ptr_null(figures->after.lines);
}
END_TEST

START_TEST(windows_of_hours)
{
    static const struct {
        const char *text;
        double at_least;
        double at_most;
        int days;
        int weeks;
        enum vp_per per;
    } windows[] = {
        {"kind: hours, at_most: 37.5", 0, 37.5, 7, 0, VP_PER_DAYS},
        {"kind: hours, at_most: 13, days: 1", 0, 13, 1, 0, VP_PER_DAYS},
        {"kind: hours, at_most: 48, weeks: 8", 0, 48, 7, 8, VP_PER_WEEKS},
        {"kind: hours, at_least: 20, at_most: 48, weeks: 4, days: 14", 20, 48, 14, 4, VP_PER_WEEKS},
        {"kind: hours, at_least: 100, per: month", 100, INFINITY, 0, 0, VP_PER_MONTH},
        {"kind: hours, at_most: 400, per: period", 0, 400, 0, 0, VP_PER_PERIOD},
        {"kind: duties, at_most: 4, days: 7", 0, 4, 7, 0, VP_PER_DAYS},
        {"kind: duties, at_least: 2, at_most: 6, per: month", 2, 6, 0, 0, VP_PER_MONTH},
        {"kind: lost-days, at_most: 3, per: month", 0, 3, 0, 0, VP_PER_MONTH},
        {"kind: lost-days, at_most: 1, days: 7", 0, 1, 7, 0, VP_PER_DAYS},
        {"kind: driving, at_most: 40.5", 0, 40.5, 0, 0, VP_PER_PERIOD},
        {"kind: driving, at_most: 8, per: month", 0, 8, 0, 0, VP_PER_MONTH},
    };
    for (size_t i = 0; i < sizeof windows / sizeof *windows; i++) {
        const struct vp_figures *figures = &read_rule(windows[i].text)->figures;
        ck_assert_msg(figures->at_least == windows[i].at_least && figures->at_most == windows[i].at_most, "%s",
                      windows[i].text);
        ck_assert_msg(figures->days == windows[i].days && figures->weeks == windows[i].weeks, "%s", windows[i].text);
        ck_assert_msg(figures->per == windows[i].per, "%s", windows[i].text);
    }
}
END_TEST

START_TEST(other_kinds_of_one_doctor)
{
    const struct vp_figures *figures = &read_rule("kind: overtime, ordinary: 35.5, at_most: 25, weeks: 4")->figures;
    ck_assert_double_eq(figures->ordinary, 35.5);
    ck_assert_double_eq(figures->at_most, 25);
    ck_assert_int_eq(figures->weeks, 4);
    figures = &read_rule("kind: sundays, at_most: 1, of: 2, weeks: 26, only_sundays: yes")->figures;
    ck_assert_double_eq(figures->at_most, 1);
    ck_assert_int_eq(figures->of, 2);
    ck_assert_int_eq(figures->weeks, 26);
    ck_assert(figures->only_sundays);
    figures = &read_rule("kind: consecutive-days, at_most: 5, at_least: 2")->figures;
    ck_assert_double_eq(figures->at_least, 2);
    ck_assert_double_eq(read_rule("kind: free-days, at_least: 2")->figures.at_least, 2);
    ck_assert_int_eq(read_rule("kind: weekends, at_most: 4")->figures.of, 0);
    ck_assert(read_rule("kind: whole-weekends, friday: yes")->figures.friday);
    ck_assert(!read_rule("kind: whole-weekends")->figures.friday);
    ck_assert_int_eq(read_rule("kind: own-dates, soft: 3")->kind, VP_RULE_own_dates);
    figures = &read_rule("kind: balance, category: hours, above: 12.5")->figures;
    ck_assert_int_eq(figures->category, VP_HOURS);
    ck_assert_double_eq(figures->above, 12.5);
    ck_assert(isinf(figures->below));
}
END_TEST

START_TEST(sequences_and_lost_days_have_defaults)
{
    const struct vp_figures *figures = &read_rule("kind: sequence, after: [nights], not: [forvakt]")->figures;
    ck_assert_int_eq(figures->days, 1);
    ck_assert_uint_eq(figures->after.categories, vp_bit(VP_NIGHTS));
    ck_assert(figures->not .given && figures->not .lines[0]);
    ck_assert_int_eq(read_rule("kind: sequence, after: nights, not: forvakt, days: 3")->figures.days, 3);
    figures = &read_rule("kind: lost-days, at_most: 2, per: period")->figures;
    ck_assert(figures->after.given);
    ck_assert_uint_eq(figures->after.categories, vp_bit(VP_NIGHTS));
    figures = &read_rule("kind: lost-days, at_most: 2, per: period, after: bakvakt")->figures;
    ck_assert_uint_eq(figures->after.categories, 0);
    ck_assert(!read_rule("kind: clinic, at_least: 2")->figures.after.given);
}
END_TEST

START_TEST(kinds_between_doctors)
{
    const struct vp_rule *rule =
        read_rule("kind: backup, line: bakvakt, minutes: 90, qualified: [alone, senior], lines: forvakt");
    ck_assert_int_eq(rule->figures.line, 1);
    ck_assert_int_eq(rule->figures.minutes, 90);
    ck_assert_uint_eq(rule->figures.qualified, 3);
    ck_assert_ptr_null(rule->doctors); /* `qualified` is what a back-up needs, not of whom the rule speaks */
    ck_assert(rule->lines[0] && !rule->lines[1]);
    ck_assert(read_rule("kind: apart, groups: couple, away: yes")->figures.away);
    ck_assert_int_eq(read_rule("kind: together, doctors: [anne, dag]")->kind, VP_RULE_together);
    rule = read_rule("kind: response, minutes: 45, reach: [grong, lierne], lines: [forvakt]");
    ck_assert(rule->figures.municipalities[0] && rule->figures.municipalities[1] && !rule->figures.municipalities[2]);
    ck_assert_double_eq(read_rule("kind: clinic, at_least: 2, after: [nights]")->figures.at_least, 2);
}
END_TEST

/* ---- scopes ---- */

/* The doctors of whom "x" speaks: one letter each. */
static const char *speaks_of(const char *rule)
{
    static char letters[5];
    const struct vp_rule *read = read_rule(vp_arena_printf(&vp_bench.arena, "kind: spacing, days: 2, %s", rule));
    const char *all = "abcd";
    int n = 0;
    for (int d = 0; d < 4; d++)
        if (read->doctors == NULL || read->doctors[d])
            letters[n++] = all[d];
    letters[n] = '\0';
    return letters;
}

START_TEST(doctors_are_chosen_by_every_key)
{
    ck_assert_str_eq(speaks_of("soft: 1"), "abcd");
    ck_assert_str_eq(speaks_of("doctors: [bo, dag]"), "bd");
    ck_assert_str_eq(speaks_of("qualified: alone"), "abc");
    ck_assert_str_eq(speaks_of("qualified: [senior, alone]"), "abc");
    ck_assert_str_eq(speaks_of("lacking: [alone]"), "d");
    ck_assert_str_eq(speaks_of("lacking: [alone, senior]"), "bcd");
    ck_assert_str_eq(speaks_of("groups: [owners, couple]"), "acd");
    ck_assert_str_eq(speaks_of("municipalities: [lierne, royrvik]"), "bd");
    ck_assert_str_eq(speaks_of("qualified: alone, groups: couple"), "c");
    ck_assert_str_eq(speaks_of("qualified: alone, lacking: senior, doctors: [anne, bo, dag]"), "b");
    ck_assert_str_eq(speaks_of("lacking: alone, groups: owners"), "");
}
END_TEST

START_TEST(duties_are_chosen_by_every_key)
{
    const struct vp_rule *rule =
        read_rule("kind: spacing, days: 2, lines: [bakvakt], categories: [nights, holidays], on: [fri-sun, tue],"
                  " dates: [12-24..12-26, 2027-02-01]");
    ck_assert(!rule->lines[0] && rule->lines[1]);
    ck_assert_uint_eq(rule->categories, vp_bit(VP_NIGHTS) | vp_bit(VP_HOLIDAYS));
    ck_assert_uint_eq(rule->days, 0x72);
    ck_assert_int_eq(rule->dates.n, 2);
    ck_assert(rule->dates.item[0].yearly);
    rule = read_rule("kind: spacing, days: 2");
    ck_assert(rule->lines == NULL && rule->categories == 0 && rule->days == 0 && rule->dates.n == 0);
}
END_TEST

/* ---- rules that are in force already ---- */

/* The rule "x" of a profile as a plan changes it. */
static const struct vp_rule * override(const char *profile, const char *plan)
{
    const char *head = "profile: own\ntitle: Own\nrules:\n  x: { source: law, verified: yes, ";
    const char *text = vp_arena_printf(&vp_bench.arena, "%s%s }\n", head, profile);
    vp_text_write("own.yaml", text);
    text = vp_text_change(vp_text_rich, "rules:\n",
                          vp_arena_printf(&vp_bench.arena, "profiles: [./own.yaml]\nrules:\n  x: { %s }\n", plan));
    const struct vp_plan *read = vp_text_read_good(text);
    return vp_text_rule(read, "x");
}

START_TEST(windows_take_each_others_place)
{
    const struct vp_rule *rule = override("kind: hours, at_most: 48, weeks: 8", "per: month, at_most: 160");
    ck_assert_int_eq(rule->figures.per, VP_PER_MONTH);
    ck_assert_int_eq(rule->figures.weeks, 0);
    ck_assert_double_eq(rule->figures.at_most, 160);
    rule = override("kind: hours, at_most: 160, per: month", "weeks: 4");
    ck_assert_int_eq(rule->figures.per, VP_PER_WEEKS);
    ck_assert_int_eq(rule->figures.days, 7);
    rule = override("kind: duties, at_most: 3, per: month", "at_least: 1");
    ck_assert_int_eq(rule->figures.per, VP_PER_MONTH);
    ck_assert_double_eq(rule->figures.at_most, 3);
    ck_assert_double_eq(rule->figures.at_least, 1);
    rule = override("kind: driving, at_most: 3, per: month", "soft: 2");
    ck_assert_int_eq(rule->figures.per, VP_PER_MONTH);
    rule = override("kind: sequence, after: nights, not: nights, days: 3", "not: hours");
    ck_assert_int_eq(rule->figures.days, 3);
    ck_assert_uint_eq(rule->figures.not .categories, vp_bit(VP_HOURS));
    ck_assert_uint_eq(rule->figures.after.categories, vp_bit(VP_NIGHTS));
}
END_TEST

START_TEST(scopes_that_are_not_given_again_stay)
{
    const struct vp_rule *rule = override(
        "kind: spacing, days: 2, groups: couple, categories: nights, on: fri, dates: 12-24", "doctors: [anne, dag]");
    ck_assert(!rule->doctors[0] && !rule->doctors[2] && rule->doctors[3]);
    ck_assert_uint_eq(rule->categories, vp_bit(VP_NIGHTS));
    ck_assert_uint_eq(rule->days, 0x10);
    ck_assert_int_eq(rule->dates.n, 1);
    ck_assert_int_eq(rule->verified, VP_VERIFIED_YES);
    rule = override("kind: spacing, days: 2, groups: couple, categories: nights, on: fri, dates: 12-24",
                    "groups: owners, categories: hours, on: sat, dates: [2027-01-04, 2027-01-05]");
    ck_assert(rule->doctors[0] && !rule->doctors[2] && !rule->doctors[3]);
    ck_assert_uint_eq(rule->categories, vp_bit(VP_HOURS));
    ck_assert_uint_eq(rule->days, 0x20);
    ck_assert_int_eq(rule->dates.n, 2);
}
END_TEST

START_TEST(a_rule_taken_away_leaves_the_others_their_scopes)
{
    const char *text =
        vp_text_change(vp_text_rich, "rules:\n", "profiles: [./two.yaml]\nrules:\n  one: off\n  two: { days: 4 }\n");
    const char *profile = "profile: two\ntitle: Two\nrules:\n"
                          "  one: { kind: spacing, days: 2, source: s, verified: no }\n"
                          "  two: { kind: spacing, days: 3, groups: couple, source: s, verified: no }\n";
    vp_text_write("two.yaml", profile);
    const struct vp_plan *plan = vp_text_read_good(text);
    const struct vp_rule *two = &plan->rules.item[plan->rules.n - 2];
    ck_assert_str_eq(two->id, "two");
    ck_assert_int_eq(two->figures.days, 4);
    ck_assert(two->doctors != NULL && !two->doctors[0] && two->doctors[2]);
}
END_TEST

START_TEST(every_kind_reads_something_of_its_own)
{
    ck_assert(vp_rule_reads(VP_RULE_rest, "longer"));
    ck_assert(!vp_rule_reads(VP_RULE_rest, "at_most"));
    ck_assert(!vp_rule_reads(VP_RULE_rest, "doctors"));
    ck_assert(vp_rule_reads(VP_RULE_backup, "qualified"));
    ck_assert(!vp_rule_reads(VP_RULE_apart, "qualified"));
    for (int kind = VP_RULE_cover; kind < VP_RULE_rest; kind++)
        ck_assert(!vp_rule_reads((enum vp_rule_kind)kind, "hours"));
}
END_TEST

/* ---- sources ---- */

/* The source of rule x of a plan read in `language` (NULL: its own, English). */
static const char *read_source(const char *source, const char *language)
{
    struct vp_read_options options = vp_text_options;
    const char *rules = vp_arena_printf(&vp_bench.arena, "rules:\n  x: { kind: spacing, days: 2, source: %s }\n", source);
    const char *text = vp_text_change(vp_text_rich, "rules:\n", rules);
    options.language = language;
    struct vp_plan *plan = vp_text_read_as(text, strlen(text), &options);
    return plan == NULL ? NULL : vp_text_rule(plan, "x")->source;
}

START_TEST(a_source_may_be_said_in_each_language)
{
    static const char both[] = "{ nb: \"egen avtale: tre dager\", en: \"own agreement: three days\" }";
    ck_assert_str_eq(read_source(both, NULL), "own agreement: three days");
    ck_assert_str_eq(read_source(both, "en"), "own agreement: three days");
    ck_assert_str_eq(read_source(both, "nb"), "egen avtale: tre dager");
    ck_assert_str_eq(read_source("as it stands", "nb"), "as it stands");
}
END_TEST

START_TEST(a_source_lacks_no_language_and_has_no_other)
{
    ck_assert_ptr_null(read_source("{ nb: egen avtale }", NULL));
    ck_assert_ptr_nonnull(vp_text_find("source has no 'en'"));
    ck_assert_ptr_null(read_source("{ en: own agreement }", NULL));
    ck_assert_ptr_nonnull(vp_text_find("source has no 'nb'"));
    ck_assert_ptr_null(read_source("{ nb: egen, en: own, sv: egen }", NULL));
    ck_assert_ptr_nonnull(vp_text_find("unknown key 'sv' in source"));
    ck_assert_ptr_null(read_source("{ nb: [egen], en: own }", NULL)); /* the one that is not shown is looked at too */
    ck_assert_int_eq(vp_bench.errors.total, 1);
}
END_TEST

START_TEST(the_sources_of_profiles_are_in_both_languages)
{
    static const char *const english[] = {" the ",     " free ",     " hours ", " own ",
                                          " per cent", " averaged ", " week ",  "suggestion"};
    struct vp_read_options options = vp_text_options;
    const char *profiles = "profiles: [sfs2305-legevakt, aml-employed, forsvarlig, local-agreement]";
    const char *text = vp_text_change(vp_text_plan, "profiles: [sfs2305-legevakt]", profiles);
    options.language = "nb";
    struct vp_plan *plan = vp_text_read_as(text, strlen(text), &options);
    ck_assert_msg(plan != NULL, "%s", vp_text_messages());
    ck_assert_int_gt(plan->rules.n, 20);
    for (int i = 0; i < plan->rules.n; i++)
        for (size_t k = 0; k < sizeof english / sizeof *english; k++)
            ck_assert_msg(strstr(plan->rules.item[i].source, english[k]) == NULL, "%s", plan->rules.item[i].source);
    ck_assert_str_eq(vp_text_rule(plan, "weekends")->source, "eget forslag: ingen lege to helger på rad");
    options.language = "en";
    plan = vp_text_read_as(text, strlen(text), &options);
    ck_assert_str_eq(vp_text_rule(plan, "weekends")->source, "own suggestion: no doctor two weekends running");
    for (int i = 0; i < plan->rules.n; i++)
        ck_assert_msg(strstr(plan->rules.item[i].source, "timer") == NULL, "%s", plan->rules.item[i].source);
}
END_TEST

Suite *suite_inputs_rules(void)
{
    Suite *suite = suite_create("inputs_rules");
    TCase *tests = tcase_create("plans");
    tcase_add_checked_fixture(tests, vp_text_begin, vp_text_end);
    tcase_add_test(tests, figures_that_nobody_gave);
    tcase_add_test(tests, rest_after_some_duties);
    tcase_add_test(tests, windows_of_hours);
    tcase_add_test(tests, other_kinds_of_one_doctor);
    tcase_add_test(tests, sequences_and_lost_days_have_defaults);
    tcase_add_test(tests, kinds_between_doctors);
    tcase_add_test(tests, doctors_are_chosen_by_every_key);
    tcase_add_test(tests, duties_are_chosen_by_every_key);
    tcase_add_test(tests, windows_take_each_others_place);
    tcase_add_test(tests, scopes_that_are_not_given_again_stay);
    tcase_add_test(tests, a_rule_taken_away_leaves_the_others_their_scopes);
    tcase_add_test(tests, every_kind_reads_something_of_its_own);
    tcase_add_test(tests, a_source_may_be_said_in_each_language);
    tcase_add_test(tests, a_source_lacks_no_language_and_has_no_other);
    tcase_add_test(tests, the_sources_of_profiles_are_in_both_languages);
    suite_add_tcase(suite, tests);
    return suite;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenarios: what one changes, what is refused, and where an error stands that only a scenario brings out. */
#include "tests/unit/suites.h"
#include "tests/unit/text_plan.h"

#include <string.h>
#include <sys/stat.h>

/* The usual plan, which ends on line 23, with these scenarios from line 24 on. */
static const char *with(const char *scenarios)
{
    return vp_arena_printf(&vp_bench.arena, "%sscenarios:\n%s", vp_text_plan, scenarios);
}

/* Reads the plan with scenario `id`; NULL = none. */
static struct vp_plan *read_as(const char *text, const char *id)
{
    const struct vp_read_options options = {.profiles_folder = "inputs/profiles", .scenario = id};
    return vp_text_read_as(text, strlen(text), &options);
}

static struct vp_plan *read_good(const char *text, const char *id)
{
    struct vp_plan *plan = read_as(text, id);
    ck_assert_msg(plan != NULL, "%s", vp_text_messages());
    return plan;
}

/* The error of a plan that has one only, in its text at that place. */
static const struct vp_error *refuse(const char *text, const char *id, int line, int column)
{
    ck_assert_ptr_null(read_as(text, id));
    ck_assert_msg(vp_bench.errors.total == 1, "%s", vp_text_messages());
    const struct vp_error *error = &vp_bench.errors.list[0];
    ck_assert_msg(error->pos.line == line && error->pos.column == column, "%s", vp_text_messages());
    return error;
}

/* Reads the plan, which is good, and then all of its scenarios. */
static bool check_all(const char *text)
{
    read_good(text, NULL);
    bool sound = vp_plan_check_scenarios(vp_bench.plan, "inputs/profiles", &vp_bench.errors);
    ck_assert_int_eq(sound, !vp_errors_any(&vp_bench.errors));
    return sound;
}

/* ---- what a scenario does ---- */

static const char usual[] = "  spring:\n"
                            "    title: With a third\n"
                            "    doctors:\n"
                            "      bo: { post: 60, qualified: [alone] }\n"
                            "      cecilie: { home: grong, qualified: alone }\n"
                            "    rules: { spacing: { days: 4 }, rest: off }\n"
                            "    fairness: { categories: [nights] }\n"
                            "  plain: {}\n";

START_TEST(a_scenario_lies_over_the_plan)
{
    const struct vp_plan *plan = read_good(with(usual), "spring");
    ck_assert_int_eq(plan->doctors.n, 3);
    ck_assert_str_eq(plan->doctors.item[1].id, "bo");
    ck_assert_double_eq(plan->doctors.item[1].post, 60);
    ck_assert_int_eq(plan->doctors.item[1].home, 1); /* what is not said stays */
    ck_assert_int_eq(plan->qualifications.n, 1);     /* lists replace */
    ck_assert_str_eq(plan->doctors.item[2].id, "cecilie");
    ck_assert_int_eq(vp_text_rule(plan, "spacing")->figures.days, 4);
    ck_assert_double_eq(vp_text_rule(plan, "spacing")->weight, 2);
    ck_assert_int_eq(vp_text_rule(plan, "spacing")->pos.line, 30);
    ck_assert_ptr_null(vp_text_rule(plan, "rest"));
    ck_assert_int_eq(plan->fairness.n, 1);
    ck_assert_int_eq((int)plan->fairness.item[0].category, VP_NIGHTS);
}
END_TEST

START_TEST(without_one_the_plan_is_as_it_was)
{
    const struct vp_plan *plan = read_good(with(usual), NULL);
    ck_assert_int_eq(plan->doctors.n, 2);
    ck_assert_double_eq(plan->doctors.item[1].post, 80);
    ck_assert_ptr_null(plan->scenario);
    ck_assert_str_eq(plan->title, "Two valleys");
    ck_assert_int_eq(read_good(with("  {}\n"), NULL)->doctors.n, 2);
}
END_TEST

START_TEST(the_title_says_which)
{
    ck_assert_str_eq(read_good(with(usual), "spring")->title, "Two valleys – With a third");
    ck_assert_str_eq(vp_bench.plan->scenario, "spring");
    ck_assert_str_eq(read_good(with(usual), "plain")->title, "Two valleys – plain");
    ck_assert_str_eq(vp_bench.plan->scenario, "plain");
}
END_TEST

START_TEST(the_hash_says_which)
{
    char none[65];
    char plain[65];
    memcpy(none, read_good(with(usual), NULL)->sha256, sizeof none);
    memcpy(plain, read_good(with(usual), "plain")->sha256, sizeof plain);
    ck_assert_str_ne(none, plain);
    ck_assert_str_ne(plain, read_good(with(usual), "spring")->sha256);
    ck_assert_str_eq(plain, read_good(with(usual), "plain")->sha256);
}
END_TEST

START_TEST(nothing_takes_away)
{
    const char *text = with("  alone: { doctors: { anne: ~ }, rules: }\n"
                            "  easy: { lines: { forvakt: { needs: null } } }\n"
                            "  quoted: { doctors: { anne: { name: '~' } } }\n");
    const struct vp_plan *plan = read_good(text, "alone");
    ck_assert_int_eq(plan->doctors.n, 1);
    ck_assert_str_eq(plan->doctors.item[0].id, "bo");
    ck_assert_ptr_null(vp_text_rule(plan, "spacing"));
    ck_assert_uint_eq(read_good(text, "easy")->lines.item[0].needs, 0);
    ck_assert_str_eq(read_good(text, "quoted")->doctors.item[0].name, "~");
}
END_TEST

START_TEST(what_is_not_there_cannot_be_taken_away)
{
    const struct vp_error *error = refuse(with("  s: { doctors: { anna: ~ } }\n"), "s", 25, 19);
    ck_assert_str_eq(error->message, "there is no 'anna' here to take away");
    ck_assert_str_eq(error->expected, "did you mean 'anne'?");
    error = refuse(with("  s:\n    municipalities:\n      royrvik:\n"), "s", 27, 7);
    ck_assert_str_eq(error->expected,
                     "`~` or nothing after the ':' takes away; an entry that says nothing is written `{}`");
    refuse(with("  s: { doctors: { dag: { home: grong, leave: ~ } } }\n"), "s", 25, 39); /* within what is new, too */
    read_good(with("  s: { municipalities: { royrvik: {} } }\n"), "s");
}
END_TEST

START_TEST(scenarios_build_on_each_other)
{
    const char *text = with(
        "  third: { based-on: second, doctors: { cecilie: ~, dag: { post: 30 } } }\n"
        "  second: { title: Second, based-on: first, doctors: { dag: { home: grong, post: 20 }, bo: { post: 30 } } }\n"
        "  first: { doctors: { cecilie: { home: grong }, bo: { post: 10, name: First } } }\n");
    const struct vp_plan *plan = read_good(text, "third");
    ck_assert_int_eq(plan->doctors.n, 3);
    ck_assert_str_eq(plan->doctors.item[1].name, "First");
    ck_assert_double_eq(plan->doctors.item[1].post, 30);
    ck_assert_str_eq(plan->doctors.item[2].id, "dag");
    ck_assert_double_eq(plan->doctors.item[2].post, 30);
    ck_assert_str_eq(plan->title, "Two valleys – third"); /* a title is one scenario's own */
    ck_assert_int_eq(read_good(text, "first")->doctors.n, 3);
    ck_assert(check_all(text));
}
END_TEST

START_TEST(scenarios_may_come_from_included_files)
{
    const char *file =
        "scenarios:\n  away: { doctors: { anne: ~ } }\n  s: { doctors: { bo: { post: 50 }, cecilie: { hom: grong } } }\n";
    vp_text_write("s.yaml", file);
    const char *text = vp_arena_printf(&vp_bench.arena, "include: s.yaml\n%s",
                                       with("  s: { doctors: { cecilie: { home: grong } } }\n"));
    ck_assert_int_eq(read_good(text, "away")->doctors.n, 1);
    ck_assert_ptr_null(read_as(text, "s"));
    const struct vp_error *error = vp_text_find("unknown key 'hom' in doctor cecilie");
    ck_assert_ptr_nonnull(error);
    ck_assert_msg(strstr(error->pos.source->name, "/s.yaml") != NULL && error->pos.line == 3, "%s",
                  error->pos.source->name);
    ck_assert_ptr_null(strstr(error->message, "scenario"));
}
END_TEST

START_TEST(a_scenario_may_change_the_period_and_the_files)
{
    const char *ledger = "ledger: 1\nbalances: { anne: { nights: 3 } }\n";
    vp_text_write("l.yaml", ledger);
    const struct vp_plan *plan = read_good(
        with("  s: { period: { to: 2027-04-04 }, brought-over: l.yaml, profiles: [forsvarlig], language: nb }\n"), "s");
    ck_assert_int_eq(plan->to - plan->from, 90);
    ck_assert_double_eq(plan->doctors.item[0].balance[VP_NIGHTS], 3);
    ck_assert_ptr_null(vp_text_rule(plan, "rest"));
    ck_assert_int_eq(plan->language, VP_NB);
}
END_TEST

/* ---- which scenario ---- */

START_TEST(one_that_is_not_there)
{
    const struct vp_error *error = refuse(with(usual), "sprin", 24, 1);
    ck_assert_str_eq(error->message, "the plan has no scenario 'sprin'");
    ck_assert_str_eq(error->expected, "did you mean 'spring'?");
    ck_assert_str_eq(refuse(with(usual), "", 24, 1)->expected, "the scenarios are spring, plain");
    error = refuse(vp_text_plan, "spring", 0, 0);
    ck_assert_ptr_nonnull(strstr(error->pos.source->name, "/p.yaml"));
    ck_assert_str_eq(error->expected, "");
}
END_TEST

static const struct {
    const char *scenarios;
    int line;
    int column;
    const char *message;
    const char *expected;
} mistakes[] = {
    {"  - s\n", 25, 3, "scenarios must be a map of `key: value`, not a list", ""},
    {"  s: bo\n", 25, 6, "scenario s must be a map of `key: value`, not a single value", ""},
    {"  s:\n", 25, 5, "scenario s must be a map of `key: value`; nothing is given", ""},
    {"  S: {}\n", 25, 3, "'S' is no id for a scenario", NULL},
    {"  s: { doctrs: {} }\n", 25, 8, "unknown key 'doctrs' in scenario s", "did you mean 'doctors'?"},
    {"  s: { vaktplan: 1 }\n", 25, 8, "unknown key 'vaktplan' in scenario s", NULL},
    {"  s: { include: [x.yaml] }\n", 25, 8, "unknown key 'include' in scenario s", NULL},
    {"  s: { scenarios: {} }\n", 25, 8, "unknown key 'scenarios' in scenario s", NULL},
    {"  s: { title: [a] }\n", 25, 15, "title must be a text, not a list", ""},
    {"  s: { based-on: T }\n  t: {}\n", 25, 18, "unknown scenario 'T'", "the scenarios are s, t"},
    {"  soon: { based-on: sooon }\n", 25, 21, "unknown scenario 'sooon'", "did you mean 'soon'?"},
    {"  s: { based-on: [t] }\n  t: {}\n", 25, 18, "based-on must be a word, not a list", ""},
    {"  s: { based-on: s }\n", 25, 18, "scenario s is based on itself", "s → s"},
    {"  a: { based-on: s }\n  s: { based-on: t }\n  t: { based-on: u }\n  u: { based-on: s }\n", 26, 18,
     "scenario s is based on itself", "s → t → u → s"},
};

/* Whether one is chosen, and which, makes no difference. */
START_TEST(each_scenario_must_have_a_shape)
{
    static const char *const chosen[] = {NULL, "s"};
    for (int i = 0; i < 2; i++) {
        const struct vp_error *error =
            refuse(with(mistakes[_i].scenarios), chosen[i], mistakes[_i].line, mistakes[_i].column);
        ck_assert_str_eq(error->message, mistakes[_i].message);
        if (mistakes[_i].expected != NULL)
            ck_assert_str_eq(error->expected, mistakes[_i].expected);
    }
}
END_TEST

START_TEST(two_circles_are_two_errors)
{
    ck_assert_ptr_null(
        read_as(with("  a: { based-on: b }\n  b: { based-on: a }\n  c: { based-on: d }\n  d: { based-on: c }\n"), NULL));
    ck_assert_int_eq(vp_bench.errors.total, 2);
    ck_assert_str_eq(vp_bench.errors.list[0].message, "scenario a is based on itself");
    ck_assert_str_eq(vp_bench.errors.list[1].message, "scenario c is based on itself");
}
END_TEST

START_TEST(the_number_of_scenarios_is_bounded)
{
    struct vp_text many;
    vp_text_init(&many);
    for (int i = 0; i < 100; i++)
        vp_text_printf(&many, "  s%d: { based-on: %s%d }\n", i, "s", i == 99 ? 99 : i + 1);
    const char *chain = vp_arena_strdup(&vp_bench.arena, many.at);
    vp_text_clear(&many);
    refuse(with(chain), NULL, 124, 20);
    chain = vp_text_change(chain, "s99: { based-on: s99 }", "s99: {}");
    read_good(with(chain), "s0");
    ck_assert(check_all(with(chain)));
    const struct vp_error *error = refuse(with(vp_arena_printf(&vp_bench.arena, "%s  s100: {}\n", chain)), NULL, 25, 3);
    ck_assert_str_eq(error->message, "101 scenarios; at most 100 are read");
}
END_TEST

/* ---- where errors stand ---- */

START_TEST(an_error_in_the_scenario_stands_there)
{
    const struct vp_error *error = refuse(with("  s:\n    doctors: { bo: { home: grnog } }\n"), "s", 26, 28);
    ck_assert_str_eq(error->message, "unknown site 'grnog'");
    ck_assert_str_eq(error->expected, "did you mean 'grong'?");
    const char *shown = vp_text_messages();
    ck_assert_msg(
        strstr(shown, "   26 |     doctors: { bo: { home: grnog } }\n      |                            ^\n") != NULL,
        "%s", shown);
    refuse(with("  s: { doctors: { bo: { home: ~ } } }\n"), "s", 25, 19); /* who took it away is asked for it */
}
END_TEST

START_TEST(an_error_in_the_plan_says_which_scenario)
{
    const char *text = with("  t: { based-on: s }\n  s: { municipalities: { grong: ~ } }\n");
    const struct vp_error *error = refuse(text, "s", 8, 39);
    ck_assert_str_eq(error->message, "unknown municipality 'grong' (in scenario s)");
    ck_assert_str_eq(refuse(text, "t", 8, 39)->message, "unknown municipality 'grong' (in scenario t)");
}
END_TEST

START_TEST(the_plan_as_a_whole_stands_where_it_did)
{
    const struct vp_error *error = refuse(with("  s: { lines: ~, fairness: ~ }\n"), "s", 1, 1);
    ck_assert_str_eq(error->message, "the plan has no 'lines' (in scenario s)");
}
END_TEST

/* ---- every scenario in turn ---- */

START_TEST(every_scenario_is_read)
{
    ck_assert(check_all(with(usual)));
    ck_assert(check_all(vp_text_plan));
    ck_assert(!check_all(with("  a: { doctors: { bo: { post: 0 } } }\n  b: {}\n  c: { doctors: { cecilie: ~ } }\n")));
    ck_assert_int_eq(vp_bench.errors.total, 2);
    ck_assert_int_eq(vp_text_find("post must be")->pos.line, 25);
    ck_assert_int_eq(vp_text_find("no 'cecilie' here to take away")->pos.line, 27);
}
END_TEST

START_TEST(what_is_based_on_a_broken_one_waits)
{
    ck_assert(!check_all(with(
        "  a: { based-on: b, doctors: { bo: { post: 0 } } }\n  b: { based-on: c }\n  c: { doctors: { bo: { home: x } } }\n"
        "  d: { based-on: c, doctors: { bo: { home: grong } } }\n")));
    ck_assert_msg(vp_bench.errors.total == 1, "%s", vp_text_messages());
    ck_assert_int_eq(vp_bench.errors.list[0].pos.line, 27);
}
END_TEST

START_TEST(each_says_what_it_brings_out_in_the_plan)
{
    const char *text = vp_text_change(with("  a: { doctors: { bo: ~ } }\n  b: { doctors: { bo: ~ } }\n"), "spacing: { ",
                                      "spacing: { doctors: [bo], ");
    ck_assert(!check_all(text));
    ck_assert_int_eq(vp_bench.errors.total, 2);
    ck_assert_str_eq(vp_bench.errors.list[0].message, "unknown doctor 'bo' (in scenario a)");
    ck_assert_str_eq(vp_bench.errors.list[1].message, "unknown doctor 'bo' (in scenario b)");
    ck_assert_int_eq(vp_bench.errors.list[1].pos.line, 22);
}
END_TEST

START_TEST(a_scenario_without_duties_is_none)
{
    const char *times = "times: { mon-fri: ~, sat: ~, sun: ~, holiday: 08:00-16:00 }";
    ck_assert(!check_all(with(
        vp_arena_printf(&vp_bench.arena, "  s: { period: { to: 2027-01-10 }, lines: { forvakt: { %s } } }\n", times))));
    ck_assert_msg(vp_bench.errors.total == 1, "%s", vp_text_messages());
    ck_assert_ptr_nonnull(vp_text_find("no duty begins in the period"));
}
END_TEST

/* The profile is read for the scenario alone, and its text is still there to be shown. */
START_TEST(files_of_a_scenario_can_be_shown)
{
    const char *profile = "profile: ours\nrules:\n  rest: { hour: 9, source: s, verified: no }\n";
    vp_text_write("ours.yaml", profile);
    ck_assert(!check_all(with("  s: { profiles: [ours.yaml] }\n")));
    const char *shown = vp_text_messages();
    ck_assert_msg(strstr(shown, "/ours.yaml:3:11: error: unknown key 'hour' in rule 'rest' (in scenario s)\n") != NULL &&
                      strstr(shown, "    3 |   rest: { hour: 9, source: s, verified: no }\n      |           ^\n") != NULL,
                  "%s", shown);
}
END_TEST

START_TEST(twenty_errors_are_enough)
{
    struct vp_text many;
    vp_text_init(&many);
    for (int i = 0; i < 100; i++)
        vp_text_printf(&many, "  s%d: { doctors: { bo: { post: 0 } } }\n", i);
    ck_assert(!check_all(with(many.at)));
    vp_text_clear(&many);
    ck_assert_int_eq(vp_bench.errors.kept, VP_ERRORS_KEPT);
    ck_assert_int_eq(vp_bench.errors.total, VP_ERRORS_KEPT);
}
END_TEST

Suite *suite_scenarios(void)
{
    Suite *suite = suite_create("scenarios");
    TCase *tests = tcase_create("overlays");
    tcase_add_checked_fixture(tests, vp_text_begin, vp_text_end);
    tcase_add_test(tests, a_scenario_lies_over_the_plan);
    tcase_add_test(tests, without_one_the_plan_is_as_it_was);
    tcase_add_test(tests, the_title_says_which);
    tcase_add_test(tests, the_hash_says_which);
    tcase_add_test(tests, nothing_takes_away);
    tcase_add_test(tests, what_is_not_there_cannot_be_taken_away);
    tcase_add_test(tests, scenarios_build_on_each_other);
    tcase_add_test(tests, scenarios_may_come_from_included_files);
    tcase_add_test(tests, a_scenario_may_change_the_period_and_the_files);
    tcase_add_test(tests, one_that_is_not_there);
    tcase_add_loop_test(tests, each_scenario_must_have_a_shape, 0, (int)(sizeof mistakes / sizeof *mistakes));
    tcase_add_test(tests, two_circles_are_two_errors);
    tcase_add_test(tests, the_number_of_scenarios_is_bounded);
    tcase_add_test(tests, an_error_in_the_scenario_stands_there);
    tcase_add_test(tests, an_error_in_the_plan_says_which_scenario);
    tcase_add_test(tests, the_plan_as_a_whole_stands_where_it_did);
    tcase_add_test(tests, every_scenario_is_read);
    tcase_add_test(tests, what_is_based_on_a_broken_one_waits);
    tcase_add_test(tests, each_says_what_it_brings_out_in_the_plan);
    tcase_add_test(tests, a_scenario_without_duties_is_none);
    tcase_add_test(tests, files_of_a_scenario_can_be_shown);
    tcase_add_test(tests, twenty_errors_are_enough);
    suite_add_tcase(suite, tests);
    return suite;
}

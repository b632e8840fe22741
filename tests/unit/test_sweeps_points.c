/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sweeps: a point is the plan that an ordinary scenario says, written by hand; and axes that change the same. */
#include "tests/unit/suites.h"
#include "tests/unit/sweep_maker.h"
#include "tests/unit/text_plan.h"

#include <string.h>

/* ---- each kind of axis ---- */

static const struct {
    const char *sweep;   /* of scenario `s` */
    const char *point;   /* behind its name */
    const char *by_hand; /* of scenario `h` */
} kinds[] = {
    {"vary: { d: { at: rules.spacing.days, values: [2, 4] } }", "+d=4", "rules: { spacing: { days: 4 } }"},
    {"vary: { d: { at: rules.spacing.days, values: 2..9 } }", "+d=7", "rules: { spacing: { days: 7 } }"},
    {"vary: { d: { at: rules.rest, values: [off] } }", "+d=off", "rules: { rest: off }"},
    {"vary: { d: { at: rules.near.kind, values: [spacing, overtime] } }, rules: { near: { days: 2, soft: 1 } }",
     "+d=spacing", "rules: { near: { kind: spacing, days: 2, soft: 1 } }"}, /* a rule that is new */
    {"vary: { d: { at: doctors.bo.leave, values: [2027-01-05, 2027-01-06] } }", "+d=2027-01-06",
     "doctors: { bo: { leave: 2027-01-06 } }"},
    {"vary: { d: { at: [rules, spacing, days], values: [2, 4] } }", "+d=4", "rules: { spacing: { days: 4 } }"},
    {"based-on: two, vary: { d: { at: [lines, bak.vakt, locum], values: [7, 8] } }", "+d=8",
     "based-on: two, lines: { bak.vakt: { locum: 8 } }"},
    {"vary: { d: { options: { here: {}, there: { lines: { forvakt: { site: sandvika } } } } } }", "+d=here", ""},
    {"vary: { d: { options: { here: {}, there: { lines: { forvakt: { site: sandvika } } } } } }", "+d=there",
     "lines: { forvakt: { site: sandvika } }"},
    {"vary: { d: { options: { it: { based-on: back } } } }", "+d=it", "based-on: back"},
    {"vary: { d: { options: { it: { based-on: back, doctors: { anne: { post: 40 } } } } } }", "+d=it",
     "based-on: back, doctors: { anne: { post: 40 } }"},
    {"vary: { d: { options: { it: { based-on: gone, doctors: { anne: { home: sandvika, post: 40 } } }, not: {} } } }",
     "+d=it", "based-on: back, doctors: { anne: { post: 40 } }"}, /* taken away, and written anew */
    {"vary: { d: { options: { it: { title: No matter, based-on: gone } } } }", "+d=it", "based-on: gone"},
    {"vary: { d: { doctors: 1..2 } }", "+d=1", "doctors: { bo: ~ }"},
    {"vary: { d: { doctors: 1..2 } }", "+d=2", ""},
    {"vary: { d: { doctors: 1..4, newcomer: { home: grong, post: 60 } } }", "+d=1", "doctors: { bo: ~ }"},
    {"vary: { d: { doctors: 1..4, newcomer: { home: grong, post: 60 } } }", "+d=4",
     "doctors: { new-1: { home: grong, post: 60 }, new-2: { home: grong, post: 60 } }"},
    {"based-on: taken, vary: { d: { doctors: 3..6, newcomer: { home: grong } } }", "+d=6", /* 4, and two ids are taken */
     "based-on: taken, doctors: { new-2: { home: grong }, new-4: { home: grong } }"},
    {"based-on: taken, vary: { d: { doctors: 3..6, newcomer: { home: grong } } }", "+d=3",
     "based-on: taken, doctors: { new-3: ~ }"},
    {"based-on: gone, vary: { d: { doctors: 1..2, newcomer: { home: grong } } }", "+d=2",
     "based-on: gone, doctors: { new-1: { home: grong } }"},
    {"based-on: nobody, vary: { d: { doctors: 1..2, newcomer: { home: grong, qualified: alone } } }", "+d=2",
     "based-on: nobody, doctors: { new-1: { home: grong, qualified: alone }, new-2: { home: grong, qualified: alone } }"},
    {"based-on: two, vary: { d: { doctors: 1..2, until: no-locum } }", "+d=1+locum=never",
     "based-on: two, doctors: { bo: ~ }, lines: { forvakt: { locum: never }, bak.vakt: { locum: never } }"},
    {"vary: { d: { at: lines.forvakt.locum, values: [5, 6], until: no-locum } }", "+d=6+locum=never",
     "lines: { forvakt: { locum: never } }"},
    {"vary: { d: { at: rules.spacing.soft, values: [5, 6] }, e: { options: { x: { rules: { spacing: { days: 6 } } } } } }",
     "+d=5+e=x", "rules: { spacing: { days: 6, soft: 5 } }"}, /* the same map, but not the same key */
    {"vary: { d: { doctors: 1..3, newcomer: { home: grong } }, e: { at: doctors.anne.post, values: 50..60 }, "
     "f: { options: { x: { doctors: { zoe: { home: grong } } } } } }",
     "+d=3+e=55+f=x", "doctors: { new-1: { home: grong }, anne: { post: 55 }, zoe: { home: grong } }"},
    {"fairness: { categories: { nights: 3 } }, vary: { d: { at: period.to, values: [2027-02-07] } }", "+d=2027-02-07",
     "fairness: { categories: { nights: 3 } }, period: { to: 2027-02-07 }"},
};

START_TEST(a_point_is_what_it_would_be_by_hand)
{
    const char *scenarios =
        vp_sweep_print("%s  s: { %s }\n  h: { %s }\n", vp_sweep_others, kinds[_i].sweep, kinds[_i].by_hand);
    const char *by_hand = vp_sweep_describe(vp_sweep_read_good(scenarios, "h"), false);
    const char *point = vp_sweep_describe(vp_sweep_read_good(scenarios, vp_sweep_print("s%s", kinds[_i].point)), false);
    ck_assert_str_eq(point, by_hand);
    if (kinds[_i].by_hand[0] != '\0')
        ck_assert_str_ne(point, vp_sweep_describe(vp_sweep_read_good(scenarios, NULL), false));
}
END_TEST

START_TEST(a_value_that_is_nothing_else_is_a_word)
{
    ck_assert_ptr_null(vp_sweep_read_as("  s: { vary: { d: { at: rules.spacing.days, values: [\"2\"] } } }\n", "s+d=2"));
    ck_assert_ptr_nonnull(vp_text_find("days must be a whole number")); /* in quotes it is none, as everywhere */
}
END_TEST

/* Whatever locums cost, and only where there is an axis to look for. */
START_TEST(locums_are_forbidden_only_beside_until)
{
    static const char with_until[] = "  s: { vary: { d: { doctors: 1..2, until: no-locum } } }\n";
    const struct vp_plan *plan = vp_sweep_read_good(with_until, "s+d=1+locum=never");
    ck_assert(!plan->lines.item[0].locum_allowed);
    ck_assert(vp_sweep_read_good(with_until, "s+d=1")->lines.item[0].locum_allowed);
    ck_assert_ptr_null(vp_sweep_read_as(vp_text_change(with_until, ", until: no-locum", ""), "s+d=1+locum=never"));
    ck_assert_ptr_nonnull(vp_text_find("the sweep has no point 's+d=1+locum=never'"));
    ck_assert_ptr_null(vp_sweep_read_as(with_until, "s+d=1+locum=ever"));
    ck_assert_ptr_null(vp_sweep_read_as(with_until, "s+d=1+locum=never+locum=never"));
    ck_assert_ptr_null(vp_sweep_read_as(with_until, "s+locum=never"));
}
END_TEST

START_TEST(options_are_called_by_their_titles)
{
    static const char named[] =
        "  s: { vary: { n: { options: { here: {}, away: { title: the night away } } }, d: { at: rules.spacing.days, values: [2] } } }\n";
    ck_assert_str_eq(vp_sweep_read_good(named, "s+n=away+d=2")->title, "Two valleys – s: the night away, d 2");
    ck_assert_str_eq(vp_sweep_read_good(named, "s+n=here+d=2")->title, "Two valleys – s: n here, d 2");
}
END_TEST

START_TEST(titles_say_which_point)
{
    static const char grid[] =
        "  s: { title: More rest, vary: { d-1: { at: rules.spacing.days, values: [2] }, n: { options: { here: {} } } } }\n"
        "  t: { language: nb, vary: { d: { doctors: 1..2, until: no-locum } } }\n";
    ck_assert_str_eq(vp_sweep_read_good(grid, "s+d-1=2+n=here")->title, "Two valleys – More rest: d-1 2, n here");
    ck_assert_str_eq(vp_bench.plan->scenario, "s+d-1=2+n=here");
    ck_assert_str_eq(vp_sweep_read_good(grid, "t+d=1")->title, "Two valleys – t: d 1");
    ck_assert_str_eq(vp_sweep_read_good(grid, "t+d=1+locum=never")->title, "Two valleys – t: d 1, locum never");
    ck_assert_int_eq(vp_bench.plan->language, VP_NB);
}
END_TEST

START_TEST(no_two_points_have_the_same_hash)
{
    static const char grid[] = "  s: { vary: { d: { options: { x: {}, y: {} } } } }\n";
    char one[65];
    memcpy(one, vp_sweep_read_good(grid, "s+d=x")->sha256, sizeof one);
    ck_assert_str_ne(vp_sweep_read_good(grid, "s+d=y")->sha256, one);
    ck_assert_str_eq(vp_sweep_read_good(grid, "s+d=x")->sha256, one);
}
END_TEST

/* ---- axes that change the same ---- */

static const struct {
    const char *axes; /* d and e */
    const char *what; /* both change; NULL = they do not */
} pairs[] = {
    {"d: { at: a.b, values: [1, 2] }, e: { at: a.b, values: 3..4 }", "a.b"},
    {"d: { at: rules.spacing, values: [off] }, e: { at: rules.spacing.days, values: 3..4 }", "rules.spacing"},
    {"d: { at: rules.spacing.days, values: 3..4 }, e: { at: rules, values: [x] }", "rules"},
    {"d: { at: rules.spacing.days, values: 3..4 }, e: { options: { x: {}, y: { rules: { spacing: { days: 5 } } } } }",
     "rules.spacing.days"},
    {"d: { options: { x: {}, y: { rules: { spacing: { days: 5 } } } } }, e: { at: rules.spacing.days, values: 3..4 }",
     "rules.spacing.days"},
    {"d: { options: { x: {}, y: { rules: { spacing: ~ } } } }, e: { at: rules.spacing.days, values: 3..4 }",
     "rules.spacing"},
    {"d: { options: { x: { rules: { rest: off, spacing: { soft: 5 } } }, y: { rules: { spacing: off } } } }, "
     "e: { at: rules.spacing.days, values: [3] }",
     "rules.spacing"},
    {"d: { options: { x: { rules: { spacing: off } }, y: { rules: { spacing: { soft: 5 } } } } }, "
     "e: { at: rules.spacing.days, values: [3] }",
     "rules.spacing"},
    {"d: { options: { x: { doctors: { bo: { post: 5 } } } } }, e: { options: { z: {}, y: { doctors: { bo: { post: 5 } } } } }",
     "doctors.bo.post"},
    {"d: { options: { x: { based-on: gone, doctors: { anne: { home: grong } } } } }, e: { at: doctors.anne.post, values: [50] }",
     "doctors.anne"}, /* what is taken away and written anew is another's as a whole */
    {"d: { at: doctors.anne.post, values: [50] }, e: { options: { z: {}, x: { based-on: back } } }", "doctors.anne"},
    {"d: { options: { x: { based-on: gone } } }, e: { options: { y: { based-on: gone } } }", "doctors.anne"},
    {"d: { options: { x: {}, y: { doctors: { bo: {} } } } }, e: { doctors: 1..2 }", "doctors.bo"},
    {"d: { doctors: 1..2 }, e: { at: doctors.bo.post, values: [50] }", "doctors.bo"},
    {"d: { doctors: 1..2 }, e: { at: doctors, values: [x] }", "doctors"},
    {"d: { doctors: 1..2 }, e: { doctors: 1..2 }", "doctors.bo"},
    {"d: { doctors: 2..4, newcomer: { home: grong } }, e: { doctors: 2..3, newcomer: { home: grong } }",
     "doctors.new-1.home"},
    {"d: { doctors: 2..4, newcomer: { home: grong } }, e: { at: doctors.new-2.home, values: [grong] }",
     "doctors.new-2.home"},
    {"d: { doctors: 2..2 }, e: { at: doctors.bo.post, values: [50] }", NULL},
    {"d: { doctors: 1..2 }, e: { at: doctors.anne.post, values: [50] }", NULL},
    {"d: { doctors: 2..4, newcomer: { home: grong } }, e: { at: doctors.bo.post, values: [50] }", NULL},
    {"d: { doctors: 1..2 }, e: { doctors: 2..3, newcomer: { home: grong } }", NULL},
    {"d: { at: rules.spacing.days, values: [3] }, e: { at: rules.spacing.soft, values: [3] }", NULL},
    {"d: { at: rules.spacing.days, values: [3] }, e: { options: { x: {}, y: { rules: { spacing: { soft: 5 } } } } }", NULL},
    {"d: { options: { x: { rules: {} } } }, e: { options: { y: { rules: {} } } }", NULL},
    {"d: { options: { x: { based-on: two } } }, e: { at: lines.forvakt.locum, values: [3] }", NULL},
    {"d: { options: { x: { title: X } } }, e: { options: { y: { title: Y } } }", NULL},
};

/* Whichever comes first. */
START_TEST(no_two_axes_change_the_same)
{
    const char *comma = strstr(pairs[_i].axes, ", e: {");
    const int length = (int)(comma - pairs[_i].axes);
    const char *turned = vp_sweep_print("%s, %.*s", comma + 2, length, pairs[_i].axes);
    const char *const orders[] = {pairs[_i].axes, turned};
    for (int i = 0; i < 2; i++) {
        const char *scenarios = vp_sweep_print("%s  s: { vary: { %s } }\n", vp_sweep_others, orders[i]);
        struct vp_sweep sweep;
        const struct vp_read_options options = {.profiles_folder = "inputs/profiles", .scenario = "s"};
        const char *path = vp_text_write("p.yaml", vp_sweep_print("%sscenarios:\n%s", vp_text_plan, scenarios));
        vp_errors_init(&vp_bench.errors);
        const bool good = vp_sweep_read(path, &options, &vp_bench.arena, &vp_bench.errors, &sweep);
        ck_assert_msg(good == (pairs[_i].what == NULL), "%s%s", scenarios, vp_text_messages());
        if (good)
            continue;
        ck_assert_int_eq(vp_bench.errors.total, 1);
        ck_assert_str_eq(vp_bench.errors.list[0].message,
                         vp_sweep_print("axes %s both change %s", i == 0 ? "d and e" : "e and d", pairs[_i].what));
        ck_assert_int_eq(vp_bench.errors.list[0].pos.column, 16 + (i == 0 ? length + 2 : (int)strlen(comma)));
        ck_assert_ptr_null(vp_sweep_read_as(scenarios, "s+d=1+e=1"));
    }
}
END_TEST

Suite *suite_sweeps_points(void)
{
    Suite *suite = suite_create("sweeps_points");
    TCase *tests = tcase_create("points");
    tcase_set_timeout(tests, 30);
    tcase_add_checked_fixture(tests, vp_text_begin, vp_text_end);
    tcase_add_loop_test(tests, a_point_is_what_it_would_be_by_hand, 0, (int)(sizeof kinds / sizeof *kinds));
    tcase_add_test(tests, a_value_that_is_nothing_else_is_a_word);
    tcase_add_test(tests, locums_are_forbidden_only_beside_until);
    tcase_add_test(tests, options_are_called_by_their_titles);
    tcase_add_test(tests, titles_say_which_point);
    tcase_add_test(tests, no_two_points_have_the_same_hash);
    tcase_add_loop_test(tests, no_two_axes_change_the_same, 0, (int)(sizeof pairs / sizeof *pairs));
    suite_add_tcase(suite, tests);
    return suite;
}

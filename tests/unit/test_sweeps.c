/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sweeps: which points one has and what they are called, and what is refused. What a point says: test_sweeps_points.c. */
#include "tests/unit/suites.h"
#include "tests/unit/text_plan.h"

#include <string.h>
#include <time.h>

/* The usual plan, which ends on line 23, with these scenarios from line 25 on. */
static const char *with(const char *scenarios)
{
    return vp_arena_printf(&vp_bench.arena, "%sscenarios:\n%s", vp_text_plan, scenarios);
}

/* What scenario `id` of the plan in this text varies; NULL after errors. */
static const struct vp_sweep *read_sweep_in(const char *text, const char *id, const char *language)
{
    struct vp_sweep *sweep = vp_arena_alloc(&vp_bench.arena, sizeof *sweep);
    const char *path = vp_text_write("p.yaml", text);
    const struct vp_read_options options = {.profiles_folder = "inputs/profiles", .scenario = id, .language = language};
    vp_errors_init(&vp_bench.errors);
    const bool good = vp_sweep_read(path, &options, &vp_bench.arena, &vp_bench.errors, sweep);
    ck_assert_int_eq(good, !vp_errors_any(&vp_bench.errors));
    return good ? sweep : NULL;
}

/* The same of scenario `s`, which must be right. */
static const struct vp_sweep *read_sweep(const char *scenarios)
{
    const struct vp_sweep *sweep = read_sweep_in(with(scenarios), "s", NULL);
    ck_assert_msg(sweep != NULL, "%s", vp_text_messages());
    return sweep;
}

/* Its one error, in line 25 at that column. */
static const struct vp_error *refuse(const char *scenarios, int column, const char *message)
{
    ck_assert_ptr_null(read_sweep_in(with(scenarios), "s", NULL));
    ck_assert_msg(vp_bench.errors.total == 1, "%s", vp_text_messages());
    return vp_text_error_at(message, 25, column);
}

static struct vp_plan *read_point(const char *scenarios, const char *id)
{
    const char *text = with(scenarios);
    const struct vp_read_options options = {.profiles_folder = "inputs/profiles", .scenario = id};
    return vp_text_read_as(text, strlen(text), &options);
}

/* ---- which points there are ---- */

START_TEST(points_have_names_in_an_order)
{
    static const char *const points[] = {"s+days=2+night=here+bo=50",  "s+days=2+night=here+bo=full.time",
                                         "s+days=2+night=a-way+bo=50", "s+days=2+night=a-way+bo=full.time",
                                         "s+days=3+night=here+bo=50",  "s+days=3+night=here+bo=full.time",
                                         "s+days=3+night=a-way+bo=50", "s+days=3+night=a-way+bo=full.time"};
    const struct vp_sweep *sweep = read_sweep(
        "  s: { vary: { days: { at: rules.spacing.days, values: 2..3 }, night: { options: { here: {}, a-way: {} } },\n"
        "    bo: { at: doctors.bo.post, values: [50, full.time] } } }\n");
    ck_assert_str_eq(sweep->scenario, "s");
    ck_assert_int_eq(sweep->n_points, 8);
    for (int i = 0; i < 8; i++)
        ck_assert_str_eq(sweep->points[i], points[i]);
    ck_assert_int_eq(sweep->n_axes, 3);
    ck_assert_str_eq(sweep->axes[1].name, "night");
    ck_assert_int_eq(sweep->axes[1].n, 2);
    ck_assert_str_eq(sweep->axes[0].values[1], "3");
    ck_assert_str_eq(sweep->axes[1].values[1], "a-way");
    ck_assert_str_eq(sweep->axes[2].values[1], "full.time");
    ck_assert(!sweep->axes[0].until && !sweep->axes[1].until && !sweep->axes[2].until);
}
END_TEST

START_TEST(a_scenario_that_does_not_vary_is_one_point)
{
    const struct vp_sweep *sweep = read_sweep("  s: { doctors: { bo: { post: 50 } } }\n");
    ck_assert_int_eq(sweep->n_points, 1);
    ck_assert_int_eq(sweep->n_axes, 0);
    ck_assert_str_eq(sweep->points[0], "s");
}
END_TEST

START_TEST(a_point_by_itself_is_one)
{
    static const char scenarios[] = "  s: { vary: { n: { doctors: 1..2, until: no-locum } } }\n";
    static const char *const points[] = {"s+n=1", "s+n=2", "s+n=2+locum=never"};
    for (int i = 0; i < 3; i++) {
        const struct vp_sweep *sweep = read_sweep_in(with(scenarios), points[i], NULL);
        ck_assert_msg(sweep != NULL, "%s", vp_text_messages());
        ck_assert_int_eq(sweep->n_points, 1);
        ck_assert_str_eq(sweep->points[0], points[i]);
    }
    ck_assert(read_sweep(scenarios)->axes[0].until);
}
END_TEST

START_TEST(the_language_is_the_plans_or_the_one_asked_for)
{
    const char *text = with("  s: {}\n");
    ck_assert_int_eq(read_sweep_in(text, "s", NULL)->language, VP_EN);
    ck_assert_int_eq(read_sweep_in(text, "s", "nb")->language, VP_NB);
    ck_assert_int_eq(read_sweep_in(vp_text_change(text, "language: en\n", ""), "s", NULL)->language, VP_NB);
    ck_assert_int_eq(read_sweep_in(vp_text_change(text, "language: en\n", "language: nb\n"), "s", "en")->language, VP_EN);
}
END_TEST

START_TEST(there_are_up_to_eight_axes)
{
    static const char eight[] =
        "  s: { vary: { a: { at: a.a, values: [1, 2] }, b: { at: a.b, values: [1, 2] }, c: { at: a.c, values: 1..2 }, "
        "d: { at: a.d, values: 1..2 }, e: { at: a.e, values: 1..2 }, f: { at: a.f, values: 1..2 }, "
        "g: { at: a.g, values: 1..2 }, h: { at: a.h, values: -1..0 } } }\n";
    const struct vp_sweep *sweep = read_sweep(eight);
    ck_assert_int_eq(sweep->n_points, 256);
    ck_assert_str_eq(sweep->points[0], "s+a=1+b=1+c=1+d=1+e=1+f=1+g=1+h=-1");
    ck_assert_str_eq(sweep->points[255], "s+a=2+b=2+c=2+d=2+e=2+f=2+g=2+h=0");
    for (int i = 0; i < 256; i++) /* as binary numbers: those with the same first values follow each other */
        for (int k = 0; k < 7; k++)
            ck_assert_int_eq(sweep->points[i][4 + 4 * k], '1' + (i >> (7 - k) & 1));
    refuse(vp_text_change(eight, "a: {", "i: { at: a.i, values: [1] }, a: {"), 14,
           "9 axes of a sweep; at most 8 are read");
}
END_TEST

START_TEST(a_thousand_points_and_no_more)
{
    ck_assert_int_eq(read_sweep("  s: { vary: { d: { at: a.b, values: 1..1000 } } }\n")->n_points, 1000);
    const struct vp_sweep *sweep = read_sweep(
        "  s: { vary: { d: { at: a.b, values: 1..10 }, e: { at: a.c, values: 1..10 }, f: { at: a.d, values: 1..10 } } }\n");
    ck_assert_int_eq(sweep->n_points, 1000);
    ck_assert_str_eq(sweep->points[999], "s+d=10+e=10+f=10");
    refuse("  s: { vary: { d: { at: a.b, values: 1..1001 } } }\n", 14, "a sweep of 1001 points");
    ck_assert_str_eq(refuse("  s: { vary: { d: { at: a.b, values: 1..11 }, e: { at: a.c, values: 1..91 } } }\n", 14,
                            "a sweep of 1001 points")
                         ->expected,
                     "at most 1000");
}
END_TEST

/* The count alone is worked out. */
START_TEST(more_than_can_be_counted_are_refused_at_once)
{
    const clock_t begun = clock();
    refuse("  s: { vary: { d: { at: a.b, values: 1..1000000 }, e: { at: a.c, values: 1..1000000 } } }\n", 14,
           "a sweep of 1000000000000 points");
    refuse("  s: { vary: { d: { at: a.b, values: -1000000..1000000 }, e: { at: a.c, values: -1000000..1000000 }, "
           "f: { at: a.d, values: -1000000..1000000 }, g: { at: a.e, values: -1000000..1000000 } } }\n",
           14, "a sweep of more than a million million points");
    ck_assert_double_lt((double)(clock() - begun) / CLOCKS_PER_SEC, 2);
}
END_TEST

/* A long list is refused before its values are held against each other. */
START_TEST(a_long_list_is_refused_at_once)
{
    struct vp_text list;
    vp_text_init(&list);
    vp_text_put(&list, "  s: { vary: { d: { at: a.b, values: [");
    for (int i = 0; i < 200000; i++)
        vp_text_printf(&list, "%s%d", i == 0 ? "" : ", ", i);
    vp_text_put(&list, "] } } }\n");
    const clock_t begun = clock();
    refuse(list.at, 38, "200000 values; at most 1000 are read");
    ck_assert_double_lt((double)(clock() - begun) / CLOCKS_PER_SEC, 10);
    vp_text_clear(&list);
}
END_TEST

/* ---- what is refused ---- */

START_TEST(numbers_of_a_range_have_bounds)
{
    static const char *const ranges[] = {"10..99999999999",
                                         "99999999999..10",
                                         "4294967297..5", /* 2^32 + 1 */
                                         "99999999999999999999..5",
                                         "5..-99999999999",
                                         "5..18446744073709551620", /* 2^64 + 4 */
                                         "1000001..1000002",
                                         "-1000001..5",
                                         "5",
                                         "5..",
                                         "..5",
                                         "5...6",
                                         "5.. 6",
                                         "+5..6",
                                         "5..6x",
                                         "5.5..6",
                                         "--5..6",
                                         "0x5..6"};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        const char *text = vp_arena_printf(&vp_bench.arena, "  s: { vary: { d: { at: a.b, values: %s } } }\n", ranges[i]);
        ck_assert_str_eq(refuse(text, 38, "values are no range")->expected,
                         "two whole numbers up to 1000000 with .. between, such as 5..9");
        text = vp_arena_printf(&vp_bench.arena, "  s: { vary: { d: { doctors: %s } } }\n", ranges[i]);
        refuse(text, 30, "doctors are no range");
    }
    refuse("  s: { vary: { d: { at: a.b, values: 6..5 } } }\n", 38, "the range ends before it begins");
    refuse("  s: { vary: { d: { doctors: 5..2001 } } }\n", 30, "doctors go from 1 to 2000");
    refuse("  s: { vary: { d: { doctors: [5] } } }\n", 30, "doctors are no range");
    ck_assert_int_eq(read_sweep("  s: { vary: { d: { at: a.b, values: -3..-1 } } }\n")->n_points, 3);
    ck_assert_str_eq(read_sweep("  s: { vary: { d: { at: a.b, values: 1000000..1000000 } } }\n")->points[0],
                     "s+d=1000000");
}
END_TEST

/* A name of `length` letters. */
static const char *make_name(int length)
{
    char *name = vp_arena_alloc(&vp_bench.arena, (size_t)length + 1);
    memset(name, 'x', (size_t)length);
    return name;
}

START_TEST(names_of_points_have_up_to_two_hundred_letters)
{
    static const char form[] =
        "  s: { vary: { %s: { at: a.b, values: [%s, y] }, %s: { options: { %s: {}, z: {} } } } }\n";
    const char *name = make_name(64);
    const char *of_200 = vp_arena_printf(&vp_bench.arena, form, name, make_name(40), make_name(27), name);
    const struct vp_sweep *sweep = read_sweep(of_200);
    ck_assert_uint_eq(strlen(sweep->points[0]), 200);
    ck_assert_int_eq(sweep->n_points, 4);
    const char *of_201 = vp_arena_printf(&vp_bench.arena, form, name, make_name(40), make_name(28), name);
    ck_assert_str_eq(refuse(of_201, 14, "the names of the points would have up to 201 letters")->expected,
                     "at most 200: shorter names of scenario, axes and values");
    refuse(vp_arena_printf(&vp_bench.arena, form, "a", make_name(41), "b", "c"), 39, "cannot name a point of a sweep");
    refuse(vp_arena_printf(&vp_bench.arena, form, make_name(65), "a", "b", "c"), 16, "is no id for an axis");
    refuse(vp_arena_printf(&vp_bench.arena, form, "a", "b", "c", make_name(65)), 64, "is no id for an option");
}
END_TEST

static const struct {
    const char *scenarios;
    int column;
    const char *message;
} mistakes[] = {
    {"  s: { vary: { d: { options: { x: {}, y: {}, x: {} } } } }\n", 46, "'x' is given twice"},
    {"  s: { vary: { d: { at: a.b, values: [x, y, x] } } }\n", 45, "the value x is given twice"},
    {"  s: { vary: { d: { at: a.b, values: [1, ~] } } }\n", 42, "a value must be a number or a word; nothing is given"},
    {"  s: { vary: { d: { at: a.b, values: [1, [2]] } } }\n", 42, "a value must be a number or a word, not a list"},
    {"  s: { vary: { d: { at: a.b, values: [x+y] } } }\n", 39, "'x+y' cannot name a point of a sweep"},
    {"  s: { vary: { d: { at: a.b, values: [x/y] } } }\n", 39, "'x/y' cannot name a point of a sweep"},
    {"  s: { vary: { d: { at: a.b, values: [\"\"] } } }\n", 39, "'' cannot name a point of a sweep"},
    {"  s: { vary: { d: { at: a.b, values: { x: 1 } } } }\n", 38, "values are a list or a range"},
    {"  s: { vary: { d: { at: a.b., values: [1] } } }\n", 25, "'at' names no place in the plan"},
    {"  s: { vary: { d: { at: [], values: [1] } } }\n", 25, "'at' names no place in the plan"},
    {"  s: { vary: { d: { at: [a, [b]], values: [1] } } }\n", 25, "'at' names no place in the plan"},
    {"  s: { vary: { d: { at: [a, { b: c }], values: [1] } } }\n", 25, "'at' names no place in the plan"},
    {"  s: { vary: { d: { at: { a: b }, values: [1] } } }\n", 25, "'at' names no place in the plan"},
    {"  s: { vary: { d: { at: a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q, values: [1] } } }\n", 25,
     "'at' names no place in the plan"},
    {"  s: { vary: { d: { at: include, values: [x.yaml] } } }\n", 25, "no scenario changes 'include'"},
    {"  s: { vary: { d: { at: scenarios.s.title, values: [x] } } }\n", 25, "no scenario changes 'scenarios'"},
    {"  s: { vary: { d: { at: vaktplan, values: [2] } } }\n", 25, "no scenario changes 'vaktplan'"},
    {"  s: { vary: { d: { at: [title], values: [2] } } }\n", 25, "no scenario changes 'title'"},
    {"  s: { vary: { d: { options: [x, y] } } }\n", 30, "options must be a map of `key: value`, not a list"},
    {"  s: { vary: { d: { options: { x: 1 } } } }\n", 35, "option x must be a map of `key: value`, not a single value"},
    {"  s: { vary: { d: { options: { x: { include: [y.yaml] } } } } }\n", 37, "unknown key 'include' in option x"},
    {"  s: { vary: { d: { options: { x: { based-on: s } } } } }\n", 47, "scenario s varies, and none can be based on it"},
    {"  s: { vary: { d: { doctors: 1..3, newcomer: 5 } } }\n", 46,
     "newcomer must be a map of `key: value`, not a single value"},
    {"  s: { vary: { d: { doctors: 1..3, newcomer: ~ } } }\n", 46,
     "newcomer must be a map of `key: value`; nothing is given"},
    {"  s: { vary: { d: { doctors: 1..3 } } }\n", 30, "the plan has 2 doctors, not 3"},
    {"  s: { vary: { d: { doctors: 1..2, values: [1] } } }\n", 16, "axis d is not one thing that varies"},
    {"  s: { vary: { d: { doctors: 1..2, at: a.b } } }\n", 16, "axis d is not one thing that varies"},
    {"  s: { vary: { d: [1] } }\n", 19, "axis d must be a map of `key: value`, not a list"},
    {"  s: { vary: { d: { doctors: 1..2, until: [no-locum] } } }\n", 43, "until must be a word, not a list"},
    {"  s: { vary: {} }\n", 14, "nothing varies"},
    {"  s: { vary: { d: { options: {} } } }\n", 30, "options are empty"},
    {"  s: { vary: { d: { doctors: 1..2, until: no-locum }, e: { at: a.b, values: [1], until: no-locum } } }\n", 55,
     "a second axis with `until`"},
    {"  s: { vary: { d: { doctors: 1..2, until: no-locum }, locum: { at: a.b, values: [1] } } }\n", 55,
     "beside `until` no axis can be called locum"},
    {"  s: { vary: { d: { doctors: 1..2, untli: no-locum } } }\n", 36, "unknown key 'untli' in axis d"},
};

START_TEST(each_axis_must_have_a_shape)
{
    refuse(mistakes[_i].scenarios, mistakes[_i].column, mistakes[_i].message);
    ck_assert_ptr_null(read_point(mistakes[_i].scenarios, "s+d=1")); /* the same if a point is asked for */
    vp_text_error_at(mistakes[_i].message, 25, mistakes[_i].column);
}
END_TEST

START_TEST(a_plan_that_cannot_be_read_has_no_points)
{
    ck_assert_ptr_null(read_sweep_in("vaktplan: [1\n", "s", NULL));
    ck_assert_ptr_null(read_sweep_in(with("  s: {}\nscenarios: {}\n"), "s", NULL)); /* a key given twice */
    ck_assert_ptr_null(
        read_sweep_in(with("  s: { doctors: { dag: ~ }, vary: { d: { at: a.b, values: [1] } } }\n"), "s", NULL));
    vp_text_error_at("there is no 'dag' here to take away", 25, 19);
    ck_assert_ptr_null(read_sweep_in(vp_text_plan, "s", NULL));
    ck_assert_ptr_nonnull(vp_text_find("the plan has no scenario 's'"));
    const char *text = with("  other: { vary: { d: { at: a.b, values: [] } } }\n  s: {}\n");
    ck_assert_ptr_null(read_sweep_in(text, "s", NULL));
    ck_assert_ptr_nonnull(vp_text_error_at("values are a list or a range", 25, 42));
    ck_assert_ptr_null(read_sweep_in(with("  one: {}\n"), "noe", NULL));
    ck_assert_str_eq(vp_text_find("the plan has no scenario 'noe'")->expected, "did you mean 'one'?");
}
END_TEST

START_TEST(which_points_there_are_not)
{
    static const char grid[] =
        "  s: { vary: { days: { at: rules.spacing.days, values: [2, 3] }, bo: { at: doctors.bo.post, values: 50..51 } } }\n";
    static const char *const names[] = {"s+days=4+bo=50",
                                        "s+days=2",
                                        "s+bo=50+days=2",
                                        "s+days=2+bo=50+bo=50",
                                        "s+days=2+bo=",
                                        "s+days=+bo=50",
                                        "s+days=2bo=50",
                                        "s+days=2+bo=50+",
                                        "s+",
                                        "s+day=2+bo=50",
                                        "s+days=22+bo=50",
                                        "s+days=2+bo=050",
                                        "s++",
                                        "s+days:2+bo=50",
                                        "s+days=2+bo=50+locum=never"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        ck_assert_ptr_null(read_point(grid, names[i]));
        ck_assert_msg(vp_bench.errors.total == 1, "%s", vp_text_messages());
        const struct vp_error *error =
            vp_text_error_at(vp_arena_printf(&vp_bench.arena, "the sweep has no point '%s'", names[i]), 25, 3);
        ck_assert_str_eq(error->expected,
                         "one of them, such as s+days=2+bo=50; all of them are asked for by `compare --scenarios s`");
        ck_assert_ptr_null(read_sweep_in(with(grid), names[i], NULL));
    }
    ck_assert_ptr_nonnull(read_point(grid, "s+days=3+bo=51"));
    ck_assert_ptr_null(read_point(grid, "s"));
    vp_text_error_at("scenario s is a sweep of 4 points", 25, 3);
    ck_assert_ptr_null(read_point("  s: {}\n", "s+locum=never"));
    vp_text_error_at("scenario s does not vary, and has no point 's+locum=never'", 25, 3);
}
END_TEST

/* ---- checking all ---- */

static bool check_all(const char *scenarios)
{
    ck_assert_msg(read_point(scenarios, NULL) != NULL, "%s", vp_text_messages());
    const bool sound = vp_plan_check_scenarios(vp_bench.plan, "inputs/profiles", &vp_bench.errors);
    ck_assert_int_eq(sound, !vp_errors_any(&vp_bench.errors));
    return sound;
}

/* Those in which at most one axis has another value than its first. */
START_TEST(points_are_checked_along_the_axes)
{
    static const char sound[] =
        "  s: { vary: { d: { at: rules.spacing.days, values: [2, 3] }, h: { at: doctors.bo.home, values: [grong, sandvika] } } }\n";
    ck_assert(check_all(sound));
    ck_assert(!check_all(vp_text_change(sound, "[2, 3]", "[2, 900]")));
    vp_text_error_at("days must be a whole number from 1 to 800, not 900", 25, 57);
    ck_assert(!check_all(vp_text_change(sound, "[2, 3]", "[900, 3]")));
    vp_text_error_at("days must be a whole number from 1 to 800, not 900", 25, 54);
    ck_assert(!check_all(vp_text_change(sound, "sandvika]", "oslo]")));
    vp_text_error_at("unknown site 'oslo'", 25, 105);
    ck_assert_int_eq(vp_bench.errors.total, 1);
    ck_assert(!check_all(
        "  s: { vary: { d: { at: rules.spacing.days, values: [2, 3] }, e: { at: rules.spacing.days, values: [2, 3] } } }\n"));
    vp_text_error_at("axes d and e both change rules.spacing.days", 25, 63);
}
END_TEST

START_TEST(what_a_point_brings_out_in_the_plan_says_which)
{
    ck_assert(!check_all("  s: { vary: { d: { options: { as-is: {}, gone: { municipalities: { lierne: ~ } } } } } }\n"));
    ck_assert_str_eq(vp_bench.errors.list[0].message, "unknown municipality 'lierne' (in scenario s+d=gone)");
}
END_TEST

Suite *suite_sweeps(void)
{
    Suite *suite = suite_create("sweeps");
    TCase *tests = tcase_create("points and refusals");
    tcase_set_timeout(tests, 30);
    tcase_add_checked_fixture(tests, vp_text_begin, vp_text_end);
    tcase_add_test(tests, points_have_names_in_an_order);
    tcase_add_test(tests, a_scenario_that_does_not_vary_is_one_point);
    tcase_add_test(tests, a_point_by_itself_is_one);
    tcase_add_test(tests, the_language_is_the_plans_or_the_one_asked_for);
    tcase_add_test(tests, there_are_up_to_eight_axes);
    tcase_add_test(tests, a_thousand_points_and_no_more);
    tcase_add_test(tests, more_than_can_be_counted_are_refused_at_once);
    tcase_add_test(tests, a_long_list_is_refused_at_once);
    tcase_add_test(tests, numbers_of_a_range_have_bounds);
    tcase_add_test(tests, names_of_points_have_up_to_two_hundred_letters);
    tcase_add_loop_test(tests, each_axis_must_have_a_shape, 0, (int)(sizeof mistakes / sizeof *mistakes));
    tcase_add_test(tests, a_plan_that_cannot_be_read_has_no_points);
    tcase_add_test(tests, which_points_there_are_not);
    tcase_add_test(tests, points_are_checked_along_the_axes);
    tcase_add_test(tests, what_a_point_brings_out_in_the_plan_says_which);
    suite_add_tcase(suite, tests);
    return suite;
}

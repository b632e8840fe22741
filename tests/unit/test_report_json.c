/* SPDX-License-Identifier: GPL-3.0-or-later */
/* audit.json and solve.json: the keys that programs rely on, and that they say what the audit and the search said. */
#include "tests/unit/plan_maker.h"
#include "tests/unit/report_maker.h"
#include "tests/unit/suites.h"

#include "model/ledger.h"

#include <jansson.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

static json_t *load(const char *text)
{
    json_error_t error;
    json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, &error);
    ck_assert_msg(root != NULL, "%s at line %d", error.text, error.line);
    return root;
}

START_TEST(solve_json_has_the_keys_of_the_contract)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    made->roster->doctor[0] = VP_LOCUM;
    vp_reaudit_report(made, &vp_told.arena);
    made->outcome.bound = made->outcome.objective / 2;
    vp_report_solve_json(&made->report, &vp_told.out);
    json_t *root = load(vp_told.out.at);
    ck_assert_str_eq(json_string_value(json_object_get(root, "status")), "feasible");
    ck_assert_double_eq_tol(json_number_value(json_object_get(root, "objective")), made->report.audit->points, 1e-6);
    ck_assert_double_eq_tol(json_number_value(json_object_get(root, "gap")), 50, 1e-6);
    ck_assert_int_eq(json_integer_value(json_object_get(root, "uncovered")), 1);
    ck_assert_int_eq(json_integer_value(json_object_get(root, "seed")), 7);
    ck_assert_int_eq((int)json_array_size(json_object_get(root, "levels")), 5);
    ck_assert_str_eq(json_string_value(json_object_get(json_object_get(root, "versions"), "glpk")), "5.0");
    ck_assert_str_eq(json_string_value(json_object_get(root, "input_sha256")), made->plan->sha256);
    ck_assert_double_eq(
        json_number_value(json_object_get(json_array_get(json_object_get(root, "stages"), 0), "seconds")), 1);
    json_t *wishes = json_array_get(json_object_get(root, "levels"), 3);
    ck_assert(json_is_number(json_object_get(wishes, "bound"))); /* no wish is unmet: nothing can be below */
    ck_assert(json_is_null(json_object_get(json_array_get(json_object_get(root, "levels"), 0), "bound")));
    json_decref(root);
}
END_TEST

START_TEST(solve_json_says_null_where_there_is_nothing)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    made->outcome = (struct vp_outcome){
        .status = VP_INFEASIBLE, .bound = -INFINITY, .seconds_to_first = -1, .seconds_to_covered = -1, .seed = UINT64_MAX};
    made->report.roster = NULL;
    made->report.audit = NULL;
    vp_report_solve_json(&made->report, &vp_told.out);
    json_t *root = load(vp_told.out.at);
    static const char *const nothing[] = {"objective",          "bound",  "gap", "uncovered", "seconds_to_first",
                                          "seconds_to_covered", "trouble"};
    for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++)
        ck_assert_msg(json_is_null(json_object_get(root, nothing[i])), "%s", nothing[i]);
    ck_assert_str_eq(json_string_value(json_object_get(root, "status")), "infeasible");
    ck_assert_str_eq(json_string_value(json_object_get(root, "seed")), "18446744073709551615");
    json_decref(root);
}
END_TEST

/* The names of an enemy come back letter for letter. */
START_TEST(audit_json_agrees_with_the_audit)
{
    struct vp_made_report *made = vp_make_hostile(&vp_told.arena);
    made->roster->doctor[1] = 0;
    vp_reaudit_report(made, &vp_told.arena);
    const struct vp_audit *audit = made->report.audit;
    vp_report_audit_json(&made->report, &vp_told.out);
    json_t *root = load(vp_told.out.at);
    ck_assert(json_is_false(json_object_get(root, "lawful")));
    ck_assert_int_eq((int)json_array_size(json_object_get(root, "breaches")), audit->hard.n);
    ck_assert_int_eq((int)json_array_size(json_object_get(root, "soft_breaches")), audit->soft.n);
    json_t *breach = json_array_get(json_object_get(root, "breaches"), 0);
    ck_assert_double_eq(json_number_value(json_object_get(breach, "needed")), 8);
    ck_assert_double_eq(json_number_value(json_object_get(breach, "found")), 7.5);
    ck_assert_int_eq((int)json_array_size(json_object_get(breach, "duties")), 2);
    ck_assert_double_eq_tol(json_number_value(json_object_get(json_object_get(root, "points"), "total")), audit->points,
                            1e-6);
    ck_assert_str_eq(json_string_value(json_object_get(root, "title")), made->plan->title);
    json_t *hours = json_array_get(json_object_get(root, "fairness"), 0);
    double load_sum = 0;
    double target_sum = 0;
    for (size_t i = 0; i < json_array_size(json_object_get(hours, "doctors")); i++) {
        json_t *row = json_array_get(json_object_get(hours, "doctors"), i);
        load_sum += json_number_value(json_object_get(row, "load"));
        target_sum += json_number_value(json_object_get(row, "target"));
    }
    ck_assert_double_eq_tol(load_sum, made->problem->total[VP_HOURS], 1e-3);
    ck_assert_double_eq_tol(target_sum, load_sum, 1e-2);
    json_decref(root);
}
END_TEST

START_TEST(municipalities_are_there_where_they_are_compared)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    vp_report_audit_json(&made->report, &vp_told.out);
    json_t *root = load(vp_told.out.at);
    ck_assert(json_is_null(json_object_get(root, "municipalities")));
    json_decref(root);
    vp_told.out.length = 0;
    vp_make_report_municipal(made, &vp_told.arena);
    vp_report_audit_json(&made->report, &vp_told.out);
    root = load(vp_told.out.at);
    json_t *compared = json_object_get(root, "municipalities");
    ck_assert_str_eq(json_string_value(json_object_get(compared, "by")), "posts");
    json_t *nights = json_array_get(json_object_get(compared, "categories"), 1);
    ck_assert_str_eq(json_string_value(json_object_get(nights, "category")), "nights");
    ck_assert_double_eq(json_number_value(json_object_get(nights, "weight")), 4);
    json_t *rows = json_object_get(nights, "municipalities");
    ck_assert_int_eq((int)json_array_size(rows), 2);
    /* Of fourteen nights the first of three doctors has five; his municipality owes a third of them. */
    json_t *worst = json_array_get(rows, 0);
    ck_assert_str_eq(json_string_value(json_object_get(worst, "municipality")), "other");
    ck_assert_double_eq(json_number_value(json_object_get(worst, "load")), 5);
    ck_assert_double_eq_tol(json_number_value(json_object_get(worst, "target")), 14.0 / 3, 1e-3);
    ck_assert_double_eq_tol(json_number_value(json_object_get(worst, "points")), 4.0 / 9, 1e-5);
    json_decref(root);
    vp_told.out.length = 0;
    made->report.options.anonymous = true; /* the municipality has one doctor */
    vp_report_audit_json(&made->report, &vp_told.out);
    root = load(vp_told.out.at);
    ck_assert(json_is_null(json_object_get(root, "municipalities")));
    json_decref(root);
}
END_TEST

/* The text of `put` with the plan of a scenario and a history, or without. */
static json_t *load_origin(void (*put)(const struct vp_report *report, struct vp_text *out),
                           const struct vp_history *history)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    made->plan->scenario = history == NULL ? NULL : "two-districts";
    made->plan->history = history;
    vp_remake_report(made, &vp_told.arena);
    vp_told.out.length = 0;
    put(&made->report, &vp_told.out);
    return load(vp_told.out.at);
}

START_TEST(both_say_which_scenario_and_which_history)
{
    const struct vp_history history = {.name = "/somewhere/before.csv", .from = vp_make_day("2027-03-08")};
    void (*const puts[])(const struct vp_report *, struct vp_text *) = {vp_report_audit_json, vp_report_solve_json};
    for (size_t i = 0; i < sizeof puts / sizeof *puts; i++) {
        json_t *root = load_origin(puts[i], &history);
        ck_assert_str_eq(json_string_value(json_object_get(root, "scenario")), "two-districts");
        json_t *said = json_object_get(root, "history");
        ck_assert_str_eq(json_string_value(json_object_get(said, "file")), "before.csv");
        ck_assert_str_eq(json_string_value(json_object_get(said, "from")), "2027-03-08");
        ck_assert_int_eq(json_integer_value(json_object_get(said, "duties")), 0);
        ck_assert(json_is_integer(json_object_get(said, "duties")));
        json_decref(root);
        root = load_origin(puts[i], NULL);
        ck_assert(json_is_null(json_object_get(root, "scenario")));
        ck_assert(json_is_null(json_object_get(root, "history")));
        json_decref(root);
    }
}
END_TEST

/* Each kind of rule has figures of its own; those that it does not use are not there. */
START_TEST(a_rule_s_figures_are_all_there)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    struct vp_rule *rule = vp_make_rule(made->plan, VP_RULE_hours);
    rule->figures.at_least = 20;
    rule->figures.per = VP_PER_MONTH;
    rule = vp_make_rule(made->plan, VP_RULE_backup);
    rule->figures.minutes = 45;
    rule = vp_make_rule(made->plan, VP_RULE_overtime);
    rule->figures.ordinary = 36;
    rule->figures.at_most = 10;
    rule->figures.weeks = 4;
    rule = vp_make_rule(made->plan, VP_RULE_rest);
    rule->figures.hours = 11;
    rule->figures.longer = 12;
    rule = vp_make_rule(made->plan, VP_RULE_balance);
    rule->figures.above = 0;
    rule->figures.below = INFINITY;
    rule->figures.category = VP_NIGHTS;
    vp_remake_report(made, &vp_told.arena);
    vp_report_audit_json(&made->report, &vp_told.out);
    json_t *root = load(vp_told.out.at);
    json_t *rules = json_object_get(root, "hard_rules");
    static const char *const wanted[] = {
        "{\"at_least\": 20.0, \"per\": \"month\"}", "{\"minutes\": 45, \"line\": \"l0\"}",
        "{\"at_most\": 10.0, \"ordinary\": 36.0, \"weeks\": 4}", "{\"hours\": 11.0, \"longer\": 12.0}",
        "{\"above\": 0.0, \"category\": \"nights\"}"};
    size_t n = sizeof wanted / sizeof *wanted;
    size_t first = json_array_size(rules) - n;
    for (size_t i = 0; i < n; i++) {
        char *text = json_dumps(json_object_get(json_array_get(rules, first + i), "figures"), 0);
        ck_assert_str_eq(text, wanted[i]);
        free(text);
    }
    json_decref(root);
}
END_TEST

START_TEST(audit_json_says_who_had_which_great_holiday)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    struct vp_ledger ledger = {.name = "/somewhere/ledger.yaml"};
    memset(ledger.sha256, 'b', 64);
    struct vp_ledger_year *year = vp_ledger_year(&ledger.years, VP_GREAT_NEW_YEAR, 2026, &vp_told.arena);
    *vp_vec_add(&vp_told.arena, &year->doctors) = "gone";
    made->plan->ledger = &ledger;
    vp_report_audit_json(&made->report, &vp_told.out);
    json_t *root = load(vp_told.out.at);
    char *log = json_dumps(json_object_get(root, "great_holidays"), 0);
    ck_assert_str_eq(log, "[{\"holiday\": \"new-year\", \"year\": 2026, \"doctors\": [\"gone\"]}, "
                          "{\"holiday\": \"easter\", \"year\": 2027, \"doctors\": [\"d0\", \"d1\", \"d2\"]}]");
    free(log);
    json_t *said = json_object_get(root, "ledger");
    ck_assert_str_eq(json_string_value(json_object_get(said, "file")), "ledger.yaml");
    ck_assert_str_eq(json_string_value(json_object_get(said, "sha256")), ledger.sha256);
    ck_assert(json_is_null(json_object_get(said, "from")));
    json_decref(root);
}
END_TEST

Suite *suite_report_json(void)
{
    Suite *suite = suite_create("report_json");
    TCase *json = tcase_create("json");
    tcase_add_checked_fixture(json, vp_told_begin, vp_told_end);
    tcase_add_test(json, solve_json_has_the_keys_of_the_contract);
    tcase_add_test(json, solve_json_says_null_where_there_is_nothing);
    tcase_add_test(json, audit_json_agrees_with_the_audit);
    tcase_add_test(json, municipalities_are_there_where_they_are_compared);
    tcase_add_test(json, both_say_which_scenario_and_which_history);
    tcase_add_test(json, audit_json_says_who_had_which_great_holiday);
    tcase_add_test(json, a_rule_s_figures_are_all_there);
    suite_add_tcase(suite, json);
    return suite;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger over several periods: what adds up, what is passed on, who had which great holiday, and what a ledger may not say. */
#include "tests/unit/plan_maker.h"
#include "tests/unit/suites.h"
#include "tests/unit/text_plan.h"

#include "model/ledger.h"
#include "report/report.h"

#include <math.h>
#include <sha256.h>
#include <string.h>

/* ---- balances, by themselves ---- */

enum { DOCTORS = 3, LOADS = DOCTORS * VP_BUILT_IN_CATEGORIES };

/* Half a year each, with the Christmas of 2026 in the first and that of 2027 in the third; the second has none. */
static const char *const halves[][2] = {
    {"2026-07-06", "2027-01-03"}, {"2027-01-04", "2027-07-04"}, {"2027-07-05", "2028-01-02"}};

/* A roster as unfair as one likes: more and more duties to the first doctor. */
static struct vp_roster *make_skewed(const struct vp_problem *problem, int seed)
{
    struct vp_roster *roster = vp_roster_new(problem, &vp_bench.arena);
    for (int place = 0; place < problem->n_places; place++)
        roster->doctor[place] = (place + seed) % 5 % problem->n_doctors;
    return roster;
}

/* One period begun with the balances of the one before; adds what each doctor had beyond his share to `beyond`. */
static void pass_period(int half, double *balance, double *beyond)
{
    struct vp_plan *plan = vp_make_plan(halves[half][0], halves[half][1], DOCTORS, &vp_bench.arena);
    vp_make_legevakt(plan);
    plan->doctors.item[1].post = 60;
    for (int i = 0; i < LOADS; i++)
        plan->doctors.item[i / VP_BUILT_IN_CATEGORIES].balance[i % VP_BUILT_IN_CATEGORIES] = balance[i];
    const struct vp_problem *problem = vp_make_problem(plan, &vp_bench.arena);
    const struct vp_audit *audit = vp_audit_new(problem, make_skewed(problem, half), &vp_bench.arena);
    for (int i = 0; i < LOADS; i++)
        beyond[i] += audit->load[i] - problem->share[i];
    vp_ledger_balances(problem, audit->load, balance);
}

START_TEST(balances_are_all_that_was_carried_beyond_the_share)
{
    double balance[LOADS] = {0};
    double beyond[LOADS] = {0};
    double christmas = 0;
    for (int half = 0; half < 3; half++) {
        pass_period(half, balance, beyond);
        for (int i = 0; i < LOADS; i++)
            ck_assert_double_eq_tol(balance[i], beyond[i], 1e-9);
        if (half == 0)
            christmas = balance[VP_CHRISTMAS];
        if (half == 1) /* nobody had a share in spring, and nothing was forgotten */
            ck_assert_double_eq_tol(balance[VP_CHRISTMAS], christmas, 1e-12);
    }
    ck_assert_double_gt(fabs(christmas), 0.1);
    ck_assert_double_gt(balance[VP_HOURS], 100);
    ck_assert_double_ne(balance[VP_CHRISTMAS], christmas);
}
END_TEST

/* ---- the log, by itself ---- */

static struct vp_problem *make_daily(const char *from, const char *to)
{
    struct vp_plan *plan = vp_make_plan(from, to, DOCTORS, &vp_bench.arena);
    vp_make_legevakt(plan);
    return vp_make_problem(plan, &vp_bench.arena);
}

static void expect_year(const vp_ledger_years *years, int at, enum vp_great great, int year, const char *doctors)
{
    ck_assert_int_lt(at, years->n);
    const char *found = "";
    for (int i = 0; i < years->item[at].doctors.n; i++)
        found = vp_arena_printf(&vp_bench.arena, "%s%s ", found, years->item[at].doctors.item[i]);
    ck_assert_int_eq(years->item[at].great, great);
    ck_assert_int_eq(years->item[at].year, year);
    ck_assert_str_eq(found, doctors);
}

START_TEST(whoever_had_a_duty_that_counts_had_the_holiday)
{
    struct vp_problem *problem = make_daily("2026-12-21", "2027-01-03");
    struct vp_roster *roster = vp_roster_new(problem, &vp_bench.arena);
    vp_make_give(problem, roster, "2026-12-23", 0, 0); /* ends at 08:00 on Christmas Eve */
    vp_make_give(problem, roster, "2026-12-26", 0, 2);
    vp_make_give(problem, roster, "2026-12-24", 0, 1);
    vp_make_give(problem, roster, "2026-12-31", 0, 2);
    vp_make_give(problem, roster, "2027-01-01", 0, 0);
    vp_make_give(problem, roster, "2027-01-02", 0, 1);
    vp_ledger_years years = {0};
    vp_ledger_log(problem, roster, &years, &vp_bench.arena);
    ck_assert_int_eq(years.n, 2); /* locums are not logged: 25 December names nobody */
    expect_year(&years, 0, VP_GREAT_CHRISTMAS, 2026, "d1 d2 ");
    expect_year(&years, 1, VP_GREAT_NEW_YEAR, 2026, "d0 d2 ");
}
END_TEST

START_TEST(two_periods_share_a_new_year)
{
    struct vp_problem *problem = make_daily("2027-01-01", "2027-06-30");
    struct vp_roster *roster = vp_roster_new(problem, &vp_bench.arena);
    vp_make_give(problem, roster, "2027-01-01", 0, 1);
    vp_make_give(problem, roster, "2027-05-17", 0, 0);
    struct vp_ledger before = {0};
    vp_ledger_years years = {0};
    const struct vp_holiday *eve = vp_holidays_on(&problem->plan->holidays, vp_make_day("2026-12-31"));
    ck_assert_ptr_nonnull(eve);
    *vp_vec_add(&vp_bench.arena, &vp_ledger_year(&before.years, VP_GREAT_NEW_YEAR, 2026, &vp_bench.arena)->doctors) =
        "gone";
    *vp_vec_add(&vp_bench.arena, &vp_ledger_year(&before.years, VP_GREAT_NEW_YEAR, 2026, &vp_bench.arena)->doctors) =
        "d1";
    (void)vp_ledger_year(&before.years, VP_GREAT_CHRISTMAS, 2025, &vp_bench.arena);
    ((struct vp_plan *)problem->plan)->ledger = &before;
    vp_ledger_log(problem, roster, &years, &vp_bench.arena);
    ck_assert_int_eq(years.n, 3);
    expect_year(&years, 0, VP_GREAT_CHRISTMAS, 2025, "");
    expect_year(&years, 1, VP_GREAT_NEW_YEAR, 2026, "gone d1 ");
    expect_year(&years, 2, VP_GREAT_NATIONAL_DAY, 2027, "d0 ");
    ck_assert_int_eq(before.years.item[1].doctors.n, 2); /* what was read is not touched */
}
END_TEST

/* A Christmas cut in two by the end of a period on Christmas Day. */
START_TEST(two_periods_share_a_christmas)
{
    static const char *const parts[][2] = {{"2026-11-02", "2026-12-25"}, {"2026-12-26", "2027-02-28"}};
    static struct vp_ledger ledger;
    ledger = (struct vp_ledger){0};
    for (int i = 0; i < 2; i++) {
        struct vp_problem *problem = make_daily(parts[i][0], parts[i][1]);
        struct vp_roster *roster = vp_roster_new(problem, &vp_bench.arena);
        vp_make_give(problem, roster, i == 0 ? "2026-12-25" : "2026-12-26", 0, 2 - i);
        ((struct vp_plan *)problem->plan)->ledger = &ledger;
        vp_ledger_years years = {0};
        vp_ledger_log(problem, roster, &years, &vp_bench.arena);
        ledger.years = years;
    }
    ck_assert_int_eq(ledger.years.n, 1);
    expect_year(&ledger.years, 0, VP_GREAT_CHRISTMAS, 2026, "d2 d1 ");
}
END_TEST

/* ---- from file to file ---- */

static const char team_text[] = "vaktplan: 1\n"
                                "title: Team\n"
                                "language: en\n"
                                "period: { from: 2026-07-06, to: 2027-01-03 }\n"
                                "sites: { grong: }\n"
                                "categories: { fridays: { days: [fri] } }\n"
                                "doctors:\n"
                                "  anne: { home: grong }\n"
                                "  bo: { home: grong }\n"
                                "  cato: { home: grong }\n"
                                "lines:\n"
                                "  forvakt: { site: grong, times: { mon-fri: 15:30-08:00, sat-sun: 08:00-08:00 } }\n"
                                "fairness: { categories: [nights, christmas] }\n";

/* The plan of half a year, which brings l.yaml over unless it is the first. */
static const char *make_half(const char *text, int half)
{
    const char *period = vp_arena_printf(&vp_bench.arena, "from: %s, to: %s }%s", halves[half][0], halves[half][1],
                                         half == 0 ? "" : "\nbrought-over: l.yaml");
    return vp_text_change(text, "from: 2026-07-06, to: 2027-01-03 }", period);
}

/* Reads the plan, gives its duties away anyhow, and returns the ledger, which is l.yaml from now on. */
static const char *pass_on(const char *text, int seed)
{
    struct vp_plan *plan = vp_text_read_good(text);
    struct vp_problem *problem = vp_problem_new(plan, NULL, &vp_bench.arena, &vp_bench.errors);
    ck_assert_ptr_nonnull(problem);
    struct vp_roster *roster = make_skewed(problem, seed);
    const struct vp_audit *audit = vp_audit_new(problem, roster, &vp_bench.arena);
    const struct vp_report report = {.problem = problem, .roster = roster, .audit = audit};
    struct vp_text out;
    vp_text_init(&out);
    vp_report_ledger(&report, &out);
    const char *ledger = vp_arena_strdup(&vp_bench.arena, out.at);
    vp_text_clear(&out);
    vp_text_write("l.yaml", ledger);
    return ledger;
}

/* The line of `text` that begins with `start`. */
static const char *find_line(const char *text, const char *start)
{
    const char *at = strstr(text, vp_arena_printf(&vp_bench.arena, "\n%s", start));
    ck_assert_msg(at != NULL, "no line '%s' in\n%s", start, text);
    return vp_arena_strndup(&vp_bench.arena, at + 1, strcspn(at + 1, "\n"));
}

static void expect_has(const char *text, const char *part)
{
    ck_assert_msg(strstr(text, part) != NULL, "'%s' is missing from:\n%s", part, text);
}

START_TEST(who_is_away_keeps_his_line)
{
    const char *first = pass_on(make_half(team_text, 0), 1);
    const char *line = find_line(first, "  bo: {");
    const char *christmas = find_line(first, "    2026:");
    const char *without = vp_text_change(team_text, "  bo: { home: grong }\n", "  dag: { home: grong }\n");
    const char *second = pass_on(make_half(without, 1), 2);
    ck_assert_str_eq(find_line(second, "  bo: {"), line);
    ck_assert_str_eq(find_line(second, "    2026:"), christmas);
    expect_has(second, "\n  dag: { hours: ");
    /* Back after half a year, with all that he carried. */
    struct vp_plan *plan = vp_text_read_good(make_half(team_text, 2));
    const char *nights = vp_arena_printf(&vp_bench.arena, " nights: %.15g,", plan->doctors.item[1].balance[VP_NIGHTS]);
    expect_has(line, nights);
    ck_assert(!plan->doctors.item[1].newcomer);
    ck_assert_int_eq(plan->ledger->lines.n, 4);
}
END_TEST

START_TEST(a_category_that_has_gone_is_passed_on)
{
    const char *first = pass_on(make_half(team_text, 0), 1);
    double fridays = 0;
    ck_assert_int_eq(sscanf(strstr(find_line(first, "  anne: {"), "fridays: "), "fridays: %lf", &fridays), 1);
    const char *without = vp_text_change(team_text, "categories: { fridays: { days: [fri] } }\n", "");
    const char *second = pass_on(make_half(without, 1), 2);
    expect_has(find_line(second, "categories: ["), ", fridays]");
    expect_has(find_line(second, "  anne: {"), vp_arena_printf(&vp_bench.arena, ", fridays: %.15g }", fridays));
    struct vp_plan *plan = vp_text_read_good(make_half(team_text, 2));
    ck_assert_double_eq(plan->doctors.item[0].balance[VP_BUILT_IN_CATEGORIES], fridays);
    ck_assert_int_eq(plan->ledger->categories.n, 0);
}
END_TEST

START_TEST(each_ledger_names_the_one_before)
{
    const char *first = pass_on(make_half(team_text, 0), 1);
    char digest[SHA256_DIGEST_STRING_LENGTH];
    SHA256Data((const uint8_t *)first, strlen(first), digest);
    ck_assert_ptr_null(strstr(first, "previous_sha256"));
    const char *second = pass_on(make_half(team_text, 1), 2);
    expect_has(second, vp_arena_printf(&vp_bench.arena, "\nprevious_sha256: \"%s\"\n", digest));
    expect_has(second, vp_arena_printf(&vp_bench.arena, "\ninput_sha256: \"%s\"\n", vp_bench.plan->sha256));
}
END_TEST

/* What the file says over three periods is what the loads were, but for the roundings of each. */
START_TEST(files_lose_nothing)
{
    double beyond[DOCTORS] = {0};
    for (int half = 0; half < 3; half++) {
        pass_on(make_half(team_text, half), half + 1);
        struct vp_problem *problem = vp_problem_new(vp_bench.plan, NULL, &vp_bench.arena, &vp_bench.errors);
        const struct vp_audit *audit = vp_audit_new(problem, make_skewed(problem, half + 1), &vp_bench.arena);
        for (int d = 0; d < DOCTORS; d++) {
            int at = d * vp_bench.plan->categories.n + VP_CHRISTMAS;
            beyond[d] += audit->load[at] - problem->share[at];
        }
    }
    const char *text = vp_text_change(team_text, "from: 2026-07-06, to: 2027-01-03 }",
                                      "from: 2028-01-03, to: 2028-07-02 }\nbrought-over: l.yaml");
    struct vp_plan *plan = vp_text_read_good(text);
    for (int d = 0; d < DOCTORS; d++)
        ck_assert_double_eq_tol(plan->doctors.item[d].balance[VP_CHRISTMAS], beyond[d], 0.0003);
    ck_assert_int_eq(plan->ledger->years.n, 6); /* two of Christmas and of New Year, one of Easter and of 17 May */
}
END_TEST

/* ---- what it may say ---- */

#define LEDGER(rest) "ledger: 1\nperiod: { from: 2026-07-06, to: 2027-01-03 }\n" rest
#define HASH "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static const struct {
    const char *ledger;
    int line;
    int column;
    const char *message;
    const char *expected;
} mistakes[] = {
    {LEDGER("balances: {}\nbalance: {}\n"), 4, 1, "unknown key 'balance' in a ledger", "did you mean 'balances'?"},
    {LEDGER("balances: { anne: { night: 1 } }\n"), 3, 21, "'night' is no category", "did you mean 'nights'?"},
    {LEDGER("categories: [summer]\nbalances: { anne: { sumer: 1 } }\n"), 4, 21, "'sumer' is no category",
     "did you mean 'summer'?"},
    {LEDGER("balances: { anne: { nights: 100001 } }\n"), 3, 29, "balance must be a number from -100000 to 100000", ""},
    {LEDGER("balances: { Left One: {} }\n"), 3, 13, "'Left One' is no id for a doctor", ""},
    {LEDGER("balances: { anne: {} }\ngreat-holidays: { xmas: {} }\n"), 4, 19, "unknown key 'xmas' in great-holidays",
     "it may have christmas, new-year, easter, national-day"},
    {LEDGER("balances: {}\ngreat-holidays: { christmas: { 2026: [ane] } }\n"), 4, 39,
     "doctor 'ane' is neither in the plan nor among the balances", "did you mean 'anne'?"},
    {LEDGER("balances: { former: {} }\ngreat-holidays: { christmas: { 2026: [formr] } }\n"), 4, 39,
     "doctor 'formr' is neither in the plan", "did you mean 'former'?"},
    {LEDGER("balances: {}\ngreat-holidays: { christmas: { 2026: [bo, anne, bo] } }\n"), 4, 49, "'bo' is given twice", ""},
    {LEDGER("balances: {}\ngreat-holidays: { christmas: { 26: [bo] } }\n"), 4, 32, "'26' is no year", "from 1970 to 2199"},
    {LEDGER("balances: {}\ngreat-holidays: { christmas: { 9999: [bo] } }\n"), 4, 32, "'9999' is no year", ""},
    {LEDGER("balances: {}\ngreat-holidays: { easter: { 2027: [bo] } }\n"), 4, 29,
     "easter 2027 is after the ledger's period, which ends 2027-01-03", ""},
    {LEDGER("balances: {}\ngreat-holidays: { new-year: [2026] }\n"), 4, 29, "new-year must be a map", ""},
    {LEDGER("balances: {}\ninput_sha256: 12ab\n"), 4, 15, "'12ab' is no input_sha256", "64 digits"},
    {LEDGER("balances: {}\nprevious_sha256: x" HASH "\n"), 4, 18, "is no previous_sha256", "64 digits"},
    {"ledger: 1\nperiod: { from: 2027-01-03, to: 2026-07-06 }\nbalances: {}\n", 2, 33,
     "the ledger's period ends before it begins on 2027-01-03", ""},
};

START_TEST(each_mistake_is_told_at_its_place)
{
    vp_text_write("l.yaml", mistakes[_i].ledger);
    const struct vp_error *error = vp_text_refuse(
        vp_text_change(vp_text_plan, "profiles:", "brought-over: l.yaml\nprofiles:"), mistakes[_i].message);
    ck_assert_int_eq(error->pos.line, mistakes[_i].line);
    ck_assert_int_eq(error->pos.column, mistakes[_i].column);
    ck_assert_msg(strstr(error->expected, mistakes[_i].expected) != NULL, "%s", vp_text_messages());
    ck_assert_ptr_nonnull(strstr(error->pos.source->name, "/l.yaml"));
}
END_TEST

START_TEST(ledgers_of_any_age_are_read)
{
    const char *text = vp_text_change(vp_text_plan, "profiles:", "brought-over: l.yaml\nprofiles:");
    vp_text_write("l.yaml", LEDGER("input_sha256: " HASH "\nbalances: { anne: { nights: 2 }, gone: { nights: -2 } }\n"));
    struct vp_plan *plan = vp_text_read_good(text);
    ck_assert_double_eq(plan->doctors.item[0].balance[VP_NIGHTS], 2);
    ck_assert(!plan->doctors.item[0].newcomer);
    ck_assert(plan->doctors.item[1].newcomer);
    ck_assert_int_eq(plan->ledger->years.n, 0);
    ck_assert_int_eq(plan->ledger->lines.n, 2);
    vp_text_write("l.yaml",
                  LEDGER("balances: { anne: {}, bo: {} }\ngreat-holidays: { easter: { 2026: [bo], 2025: anne } }\n"));
    plan = vp_text_read_good(text);
    ck_assert_int_eq(plan->ledger->years.n, 2);
    ck_assert_int_eq(plan->ledger->years.item[0].year, 2025);
    ck_assert_str_eq(plan->ledger->years.item[0].doctors.item[0], "anne");
}
END_TEST

/* `n` of `entry`, each numbered. */
static const char *repeat(const char *start, const char *entry, int n, const char *end)
{
    struct vp_text text;
    vp_text_init(&text);
    vp_text_put(&text, start);
    for (int i = 0; i < n; i++)
        vp_text_printf(&text, "%sd%d%s", i == 0 ? "" : ", ", i, entry);
    vp_text_put(&text, end);
    const char *made = vp_arena_strdup(&vp_bench.arena, text.at);
    vp_text_clear(&text);
    return made;
}

START_TEST(huge_ledgers_are_refused)
{
    const char *text = vp_text_change(vp_text_plan, "profiles:", "brought-over: l.yaml\nprofiles:");
    vp_text_write("l.yaml", repeat("ledger: 1\nbalances: {", ": {}", 10001, "}\n"));
    vp_text_refuse(text, "10001 doctors; at most 10000 are read");
    vp_text_write("l.yaml", repeat("ledger: 1\ncategories: [", "", 301, "]\nbalances: {}\n"));
    vp_text_refuse(text, "301 categories; at most 300 are read");
    const char *most = repeat("ledger: 1\nbalances: {", ": {}", 10000, "}\n");
    vp_text_write("l.yaml", repeat(vp_arena_printf(&vp_bench.arena, "%sgreat-holidays: { easter: { 2026: [", most), "",
                                   10000, "] } }\n"));
    ck_assert_int_eq(vp_text_read_good(text)->ledger->years.item[0].doctors.n, 10000);
    /* Twenty errors at most, however many there are to tell. */
    vp_text_write("l.yaml", repeat("ledger: 1\nbalances: {}\ngreat-holidays: { easter: { 2026: [", "", 10000, "] } }\n"));
    ck_assert_ptr_null(vp_text_read(text));
    ck_assert_int_eq(vp_bench.errors.kept, VP_ERRORS_KEPT);
}
END_TEST

Suite *suite_ledger(void)
{
    Suite *suite = suite_create("ledger");
    TCase *tests = tcase_create("ledger");
    tcase_add_checked_fixture(tests, vp_text_begin, vp_text_end);
    tcase_set_timeout(tests, 20);
    tcase_add_test(tests, balances_are_all_that_was_carried_beyond_the_share);
    tcase_add_test(tests, whoever_had_a_duty_that_counts_had_the_holiday);
    tcase_add_test(tests, two_periods_share_a_new_year);
    tcase_add_test(tests, two_periods_share_a_christmas);
    tcase_add_test(tests, who_is_away_keeps_his_line);
    tcase_add_test(tests, a_category_that_has_gone_is_passed_on);
    tcase_add_test(tests, each_ledger_names_the_one_before);
    tcase_add_test(tests, files_lose_nothing);
    tcase_add_loop_test(tests, each_mistake_is_told_at_its_place, 0, (int)(sizeof mistakes / sizeof *mistakes));
    tcase_add_test(tests, ledgers_of_any_age_are_read);
    tcase_add_test(tests, huge_ledgers_are_refused);
    suite_add_tcase(suite, tests);
    return suite;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prices: what follows from two intervals, which things are listed and in what order, and what is said of them in both languages. */
#include "tests/unit/plan_maker.h"
#include "tests/unit/report_maker.h"
#include "tests/unit/suites.h"

#include "report/view.h"
#include "solver/prices.h"

#include <jansson.h>

#include <math.h>
#include <string.h>

/* ---- what follows ---- */

/* The verdict on a thing with these points before and after. */
static struct vp_price conclude(enum vp_price_kind kind, struct vp_interval before, struct vp_interval after)
{
    struct vp_plan *plan = vp_make_plan("2027-01-04", "2027-01-10", 2, &vp_told.arena);
    struct vp_worth worth = vp_worth_unknown(plan, &vp_told.arena);
    struct vp_price price = {.kind = kind, .after = vp_worth_unknown(plan, &vp_told.arena)};
    worth.points = before;
    price.after.points = after;
    vp_price_conclude(plan, &worth, &price, &vp_told.arena);
    return price;
}

START_TEST(a_gain_is_claimed_only_where_the_intervals_are_apart)
{
    const struct vp_interval before = {10, 12};
    struct vp_price price = conclude(VP_PRICED_RULE, before, (struct vp_interval){4, 7});
    ck_assert_int_eq(price.verdict, VP_PRICE_GAIN);
    ck_assert_double_eq(price.gain.low, 3);
    ck_assert_double_eq(price.gain.high, 8);
    price = conclude(VP_PRICED_RULE, before, (struct vp_interval){9, 11});
    ck_assert_int_eq(price.verdict, VP_PRICE_UNKNOWN);
    ck_assert_double_eq(price.gain.low, 0);
    ck_assert_double_eq(price.gain.high, 3);
    price = conclude(VP_PRICED_RULE, (struct vp_interval){12, 12}, (struct vp_interval){12, 12});
    ck_assert_int_eq(price.verdict, VP_PRICE_NONE);
    price = conclude(VP_PRICED_WISHES, (struct vp_interval){-INFINITY, 12}, (struct vp_interval){-INFINITY, 12});
    ck_assert_int_eq(price.verdict, VP_PRICE_UNKNOWN);
    ck_assert(isinf(price.gain.high));
}
END_TEST

START_TEST(without_an_exemption_points_may_rise)
{
    struct vp_price price = conclude(VP_PRICED_EXEMPTIONS, (struct vp_interval){10, 10}, (struct vp_interval){9, 13});
    ck_assert_int_eq(price.verdict, VP_PRICE_UNKNOWN);
    ck_assert_double_eq(price.gain.low, -3);
    price = conclude(VP_PRICED_EXEMPTIONS, (struct vp_interval){10, 10}, (struct vp_interval){11, 13});
    ck_assert_int_eq(price.verdict, VP_PRICE_NONE);
}
END_TEST

/* An outcome of a plan with one term of levels. */
static struct vp_worth settle(struct vp_made_report *made, double excess, double least, bool open_proven)
{
    struct vp_settled settled = {.term = 1, .n = 3, .excess = &excess, .least_top = least};
    made->outcome.settled = &settled;
    made->outcome.n_settled = 1;
    made->outcome.open_proven = open_proven;
    return vp_worth_of(made->problem, &made->outcome, &vp_told.arena);
}

START_TEST(with_levels_whoever_has_most_decides_and_only_by_what_is_proven)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    made->plan->fairness.item[1].method = VP_LEXIMIN;
    const struct vp_worth before = settle(made, 2, 2, true);
    struct vp_price price = {.kind = VP_PRICED_EXEMPTIONS, .after = settle(made, 1, 0, true)};
    vp_price_conclude(made->plan, &before, &price, &vp_told.arena);
    ck_assert_int_eq(price.verdict, VP_PRICE_GAIN);
    ck_assert_int_eq(price.by, 1);
    ck_assert_double_eq(price.top_gain[1].low, 1);
    ck_assert_double_eq(price.top_gain[1].high, 2);
    made->roster->doctor[0] = VP_LOCUM;
    vp_reaudit_report(made, &vp_told.arena);
    const struct vp_worth open = settle(made, 2, 2, false);
    ck_assert_double_eq(open.open.low, 0);
    ck_assert_double_gt(open.open.high, 0);
    ck_assert_double_eq(open.top[1].low, 2);
    ck_assert(isinf(open.top[1].high)); /* a roster that leaves less open may burden somebody more */
    ck_assert(isinf(open.points.high));
    price.kind = VP_PRICED_RULE; /* levels are settled without it */
    vp_price_conclude(made->plan, &open, &price, &vp_told.arena);
    ck_assert_int_eq(price.verdict, VP_PRICE_UNKNOWN);
    ck_assert_int_eq(price.by, VP_BY_POINTS);
    ck_assert_double_eq(price.top_gain[1].high, 0);
}
END_TEST

/* ---- which things ---- */

static struct vp_made_report *make_priced(struct vp_price_list *prices)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    vp_make_wish(made->plan, 0, false, "2027-03-23", "2027-03-23", 1);
    vp_make_wish(made->plan, 1, false, "2027-03-22", "2027-04-04", 2);
    vp_make_exemption(made->plan, 2, vp_bit(VP_NIGHTS), "2027-03-22", "2027-03-22");
    vp_make_exemption(made->plan, 1, vp_bit(VP_DUTIES), "2027-03-24", "2027-03-24");
    vp_make_exemption(made->plan, 2, vp_bit(VP_DUTIES), "2027-03-25", "2027-03-25");
    vp_remake_report(made, &vp_told.arena);
    vp_list_priced(made->problem, made->report.audit, &vp_told.arena, prices);
    prices->before = vp_worth_of(made->problem, &made->outcome, &vp_told.arena);
    made->report.prices = prices;
    return made;
}

START_TEST(things_are_listed_in_turns_the_dearest_of_each_kind_first)
{
    struct vp_price_list prices;
    const struct vp_made_report *made = make_priced(&prices);
    ck_assert_int_eq(prices.n, 6);
    ck_assert_int_eq(prices.item[0].kind, VP_PRICED_RULE);
    ck_assert_str_eq(vp_rule_key(made->plan->rules.item[prices.item[0].rule].kind), "weekends");
    ck_assert_int_eq(prices.item[1].kind, VP_PRICED_EXEMPTIONS);
    ck_assert_uint_eq(prices.item[1].what, vp_bit(VP_DUTIES));
    ck_assert_int_eq(prices.item[1].doctors, 2);
    ck_assert_int_eq(prices.item[2].kind, VP_PRICED_ALL_WISHES);
    ck_assert_uint_eq(prices.item[3].what, vp_bit(VP_NIGHTS));
    ck_assert_int_eq(prices.item[4].doctor, 1); /* more unmet */
    ck_assert_int_eq(prices.item[5].doctor, 0);
    ck_assert_double_eq(prices.item[2].points, prices.item[4].points + prices.item[5].points);
}
END_TEST

START_TEST(without_exemptions_shares_are_worked_out_anew)
{
    struct vp_price_list prices;
    const struct vp_made_report *made = make_priced(&prices);
    const struct vp_problem *without = vp_problem_without(made->problem, &prices.item[1], &vp_told.arena);
    const int at = VP_DUTIES; /* of the first doctor */
    ck_assert_double_lt(without->share[at], made->problem->share[at]);
    ck_assert_int_eq(without->plan->doctors.item[1].exemptions.n, 0);
    ck_assert_int_eq(without->plan->doctors.item[2].exemptions.n, 1);
    ck_assert_int_eq(made->plan->doctors.item[2].exemptions.n, 2);
    without = vp_problem_without(made->problem, &prices.item[0], &vp_told.arena);
    ck_assert_int_eq(without->plan->rules.n, made->plan->rules.n - 1);
    without = vp_problem_without(made->problem, &prices.item[4], &vp_told.arena);
    ck_assert_int_eq(without->plan->doctors.item[1].wishes.n, 0);
    ck_assert_int_eq(without->plan->doctors.item[0].wishes.n, 1);
}
END_TEST

/* ---- what is said ---- */

/* Of the first thing, with these points without it. */
static const char *say(struct vp_made_report *made, struct vp_price *price, struct vp_interval after)
{
    struct vp_view view;
    price->after.points = after;
    price->status = VP_FEASIBLE;
    vp_price_conclude(made->plan, &made->report.prices->before, price, &vp_told.arena);
    vp_view_init(&view, &made->report);
    const char *words = vp_arena_strdup(&vp_told.arena, vp_price_words(&view, price));
    vp_view_clear(&view);
    return words;
}

START_TEST(words_claim_no_more_than_is_proven)
{
    struct vp_price_list prices;
    struct vp_made_report *made = make_priced(&prices);
    prices.before.points = (struct vp_interval){20, 20};
    ck_assert_str_eq(say(made, &prices.item[0], (struct vp_interval){12.504, 16.996}),
                     "Proven: without the rule weekends the best roster would have at least 3.00 and at most 7.50 points "
                     "fewer.");
    ck_assert_str_eq(say(made, &prices.item[0], (struct vp_interval){20, 20}),
                     "Proven: without the rule weekends the best roster would not have fewer points.");
    ck_assert_str_eq(say(made, &prices.item[1], (struct vp_interval){19.5, 22}),
                     "No conclusion without the exemptions from all duty: the best roster would have at most 0.50 points "
                     "fewer.");
    ck_assert_str_eq(say(made, &prices.item[0], (struct vp_interval){0, 20}),
                     "No conclusion without the rule weekends."); /* of 20 points at most 20 */
    made->plan->language = VP_NB;
    prices.item[0].after.worst[1] = prices.before.worst[1] - 2;
    VP_CHECK_HAS(say(made, &prices.item[0], (struct vp_interval){15, 15}),
                 "Bevist: uten regelen weekends ville den beste vaktplanen hatt 5,00 poeng færre. I vaktplanen som da ble "
                 "funnet, har den som har mest, 2 netter mindre over målet sitt (");
    ck_assert_str_eq(say(made, &prices.item[3], (struct vp_interval){-INFINITY, INFINITY}),
                     "Ingen konklusjon uten fritakene fra netter.");
    ck_assert_str_eq(say(made, &prices.item[4], (struct vp_interval){19, 19}),
                     "Bevist: uten ønskene til Doctor 1 ville den beste vaktplanen hatt 1,00 poeng færre.");
}
END_TEST

/* A verdict that goes by something else than points. */
static const char *say_by(struct vp_made_report *made, enum vp_price_verdict verdict, int by, struct vp_interval gain)
{
    struct vp_view view;
    struct vp_interval top[2] = {gain, gain};
    struct vp_price price = {.kind = VP_PRICED_ALL_WISHES,
                             .verdict = verdict,
                             .by = by,
                             .open_gain = gain,
                             .top_gain = top,
                             .after = vp_worth_unknown(made->plan, &vp_told.arena)};
    vp_view_init(&view, &made->report);
    const char *words = vp_arena_strdup(&vp_told.arena, vp_price_words(&view, &price));
    vp_view_clear(&view);
    return words;
}

START_TEST(words_say_what_a_verdict_goes_by)
{
    struct vp_price_list prices;
    struct vp_made_report *made = make_priced(&prices);
    const struct vp_interval some = {1, 2};
    const struct vp_interval any = {-1, INFINITY};
    ck_assert_str_eq(say_by(made, VP_PRICE_GAIN, 1, some),
                     "Proven: without all wishes whoever has most would have at least 1.00 and at most 2.00 nights less "
                     "above the target.");
    ck_assert_str_eq(say_by(made, VP_PRICE_NONE, 1, some),
                     "Proven: without all wishes whoever has most would not have less above the target (nights).");
    ck_assert_str_eq(say_by(made, VP_PRICE_UNKNOWN, VP_BY_OPEN, any), "No conclusion without all wishes.");
    made->plan->language = VP_NB;
    ck_assert_str_eq(say_by(made, VP_PRICE_GAIN, VP_BY_OPEN, (struct vp_interval){50, 50}),
                     "Bevist: uten alle ønskene ville vikarer og ekstra plasser kostet 50,00 poeng mindre.");
    ck_assert_str_eq(say_by(made, VP_PRICE_UNKNOWN, 0, some),
                     "Ingen konklusjon uten alle ønskene: den som har mest, ville hatt høyst 2,00 timer mindre over målet "
                     "sitt.");
    ck_assert_str_eq(say_by(made, VP_PRICE_NEEDED, 0, any), "Bevist: uten alle ønskene finnes ingen lovlig vaktplan.");
    ck_assert_str_eq(say_by(made, VP_PRICE_UNSEEN, 0, any), "Ikke sett på: alle ønskene.");
}
END_TEST

START_TEST(the_dearest_three_stand_in_the_summary)
{
    struct vp_price_list prices;
    struct vp_made_report *made = make_priced(&prices);
    prices.before.points = (struct vp_interval){20, 20};
    for (int i = 0; i < 5; i++)
        say(made, &prices.item[i], (struct vp_interval){0, 20 - (i * 3) % 5}); /* gains of 0, 3, 1, 4, 2 */
    prices.seen = 5;
    vp_report_summary(&made->report, &vp_told.out);
    const char *first = strstr(vp_told.out.at, "the exemptions from nights");
    const char *second = strstr(vp_told.out.at, "the exemptions from all duty");
    const char *third = strstr(vp_told.out.at, "the wishes of Doctor 1");
    ck_assert(first != NULL && second != NULL && third != NULL && first < second && second < third);
    VP_CHECK_HAS_NOT(vp_told.out.at, "without all wishes");
    VP_CHECK_HAS(vp_told.out.at, "Prices: looked at 5 of 6");
}
END_TEST

START_TEST(without_names_nobody_alone_has_a_price)
{
    struct vp_price_list prices;
    struct vp_errors errors;
    struct vp_made_report *made = make_priced(&prices);
    vp_errors_init(&errors);
    ck_assert(vp_report_disguise(&made->report, &vp_told.arena, &errors));
    ck_assert_int_eq(made->report.prices->n, 4);
    for (int i = 0; i < made->report.prices->n; i++)
        ck_assert_int_eq(made->report.prices->item[i].doctor, -1);
    vp_report_prices(&made->report, &vp_told.out);
    VP_CHECK_HAS(vp_told.out.at, "all-wishes");
    VP_CHECK_HAS_NOT(vp_told.out.at, "\"wishes\"");
}
END_TEST

START_TEST(page_and_json_hold_every_thing_and_no_hostile_name)
{
    struct vp_price_list prices;
    struct vp_made_report *made = vp_make_hostile(&vp_told.arena);
    vp_make_wish(made->plan, 0, false, "2027-03-23", "2027-03-23", 1);
    made->plan->rules.item[made->plan->rules.n - 1].id = "<script>alert(2)</script>";
    vp_remake_report(made, &vp_told.arena);
    vp_list_priced(made->problem, made->report.audit, &vp_told.arena, &prices);
    prices.before = vp_worth_of(made->problem, &made->outcome, &vp_told.arena);
    made->report.prices = &prices;
    say(made, &prices.item[0], (struct vp_interval){0, 0});
    prices.seen = 1;
    vp_report_html(&made->report, NULL, &vp_told.out);
    VP_CHECK_HAS(vp_told.out.at, "<section id=\"prices\">");
    VP_CHECK_HAS(vp_told.out.at, "the rule &lt;script&gt;alert(2)");
    VP_CHECK_HAS(vp_told.out.at, "Not looked at: ");
    VP_CHECK_HAS_NOT(vp_told.out.at, "<script>alert");
    vp_told.out.length = 0;
    vp_report_prices(&made->report, &vp_told.out);
    json_error_t error;
    json_t *root = json_loads(vp_told.out.at, JSON_REJECT_DUPLICATES, &error);
    ck_assert_msg(root != NULL, "%s", error.text);
    const json_t *things = json_object_get(root, "things");
    ck_assert_int_eq((int)json_array_size(things), prices.n);
    ck_assert_int_eq(json_integer_value(json_object_get(root, "looked_at")), 1);
    ck_assert_str_eq(json_string_value(json_object_get(json_array_get(things, 0), "rule")), "<script>alert(2)</script>");
    ck_assert_str_eq(json_string_value(json_object_get(json_array_get(things, 1), "verdict")), "not-looked-at");
    json_decref(root);
}
END_TEST

Suite *suite_price_words(void)
{
    Suite *suite = suite_create("price_words");
    TCase *tests = tcase_create("price_words");
    tcase_add_checked_fixture(tests, vp_told_begin, vp_told_end);
    tcase_add_test(tests, a_gain_is_claimed_only_where_the_intervals_are_apart);
    tcase_add_test(tests, without_an_exemption_points_may_rise);
    tcase_add_test(tests, with_levels_whoever_has_most_decides_and_only_by_what_is_proven);
    tcase_add_test(tests, things_are_listed_in_turns_the_dearest_of_each_kind_first);
    tcase_add_test(tests, without_exemptions_shares_are_worked_out_anew);
    tcase_add_test(tests, words_claim_no_more_than_is_proven);
    tcase_add_test(tests, words_say_what_a_verdict_goes_by);
    tcase_add_test(tests, the_dearest_three_stand_in_the_summary);
    tcase_add_test(tests, without_names_nobody_alone_has_a_price);
    tcase_add_test(tests, page_and_json_hold_every_thing_and_no_hostile_name);
    suite_add_tcase(suite, tests);
    return suite;
}

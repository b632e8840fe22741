/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What rules and breaches are called for people, in both languages: no kind is left without words, and every figure that it has is in
 * them. */
#include "tests/unit/plan_maker.h"
#include "tests/unit/suites.h"

#include "report/view.h"

#include <math.h>
#include <string.h>

static struct vp_arena arena;
static struct vp_plan *plan;
static struct vp_problem *problem;
static struct vp_view view;

/* Two doctors, one line "l0", a rule of each kind that has a name; the language of the view can be changed at will. */
static void set_up(void)
{
    vp_arena_init(&arena);
    plan = vp_make_plan("2027-01-04", "2027-01-31", 2, &arena);
    vp_make_legevakt(plan);
    vp_make_qualification(plan, "alone");
    for (int kind = VP_MADE_RULES; kind < VP_RULE_KINDS; kind++)
        vp_make_rule(plan, (enum vp_rule_kind)kind);
    problem = vp_make_problem(plan, &arena);
    const struct vp_report report = {.problem = problem};
    vp_view_init(&view, &report);
}

static void tear_down(void)
{
    vp_view_clear(&view);
    vp_arena_clear(&arena);
}

static struct vp_figures *figures_of(enum vp_rule_kind kind)
{
    return &plan->rules.item[kind].figures; /* one rule a kind, in their order */
}

static void speak(enum vp_language language)
{
    view.language = language;
    plan->language = language;
}

static void says(enum vp_rule_kind kind, const char *nb, const char *en)
{
    speak(VP_NB);
    ck_assert_str_eq(vp_rule_words(&view, &plan->rules.item[kind]), nb);
    speak(VP_EN);
    ck_assert_str_eq(vp_rule_words(&view, &plan->rules.item[kind]), en);
}

/* ---- rules ---- */

START_TEST(no_kind_is_without_words)
{
    for (int kind = 0; kind < VP_RULE_KINDS; kind++) {
        figures_of((enum vp_rule_kind)kind)->line = 0;
        speak(VP_EN);
        const char *en = vp_rule_words(&view, &plan->rules.item[kind]);
        ck_assert_msg(strlen(en) > 5, "kind %d", kind);
        speak(VP_NB);
        const char *nb = vp_rule_words(&view, &plan->rules.item[kind]);
        ck_assert_str_ne(nb, en);
        ck_assert_str_ne(nb, vp_rule_says((enum vp_rule_kind)kind));
        ck_assert_int_eq(vp_rule_has_figure(&plan->rules.item[kind]), kind >= VP_RULE_rest);
    }
}
END_TEST

START_TEST(words_of_rest)
{
    struct vp_figures *rest = figures_of(VP_RULE_rest);
    rest->hours = 10.5;
    says(VP_RULE_rest, "minst 10,5 timer fri mellom to vakter, kjøring ikke regnet som fri",
         "at least 10.5 hours free between two duties, driving not counted as free");
    rest->longer = 12;
    says(VP_RULE_rest, "minst 10,5 timer fri etter vakter på minst 12 timer, kjøring ikke regnet som fri",
         "at least 10.5 hours free after duties of at least 12 hours, driving not counted as free");
    rest->after.given = true;
    vp_make_select_category(&rest->after, VP_NIGHTS);
    vp_make_select_line(plan, &rest->after, 0);
    says(VP_RULE_rest, "minst 10,5 timer fri etter netter, l0 på minst 12 timer, kjøring ikke regnet som fri",
         "at least 10.5 hours free after nights, l0 of at least 12 hours, driving not counted as free");
    rest->longer = 0;
    says(VP_RULE_rest, "minst 10,5 timer fri etter netter, l0, kjøring ikke regnet som fri",
         "at least 10.5 hours free after nights, l0, driving not counted as free");
    figures_of(VP_RULE_weekly_rest)->hours = 36;
    figures_of(VP_RULE_weekly_rest)->rolling = true;
    says(VP_RULE_weekly_rest,
         "minst 36 timer sammenhengende fri i hvilke som helst sju dager, kjøring ikke regnet som fri",
         "at least 36 hours free in one stretch in any seven days, driving not counted as free");
}
END_TEST

START_TEST(words_of_hours)
{
    struct vp_figures *hours = figures_of(VP_RULE_hours);
    hours->at_most = 48;
    says(VP_RULE_hours, "høyst 48 timer arbeidstid i hvilke som helst 7 døgn",
         "at most 48 hours of counted work in any 7 days");
    hours->days = 1;
    says(VP_RULE_hours, "høyst 48 timer arbeidstid på noen dag", "at most 48 hours of counted work on any day");
    hours->days = 0;
    hours->at_least = 20;
    hours->weeks = 1;
    says(VP_RULE_hours, "minst 20 og høyst 48 timer arbeidstid hver uke",
         "at least 20 and at most 48 hours of counted work every week");
    hours->weeks = 8;
    says(VP_RULE_hours, "minst 20 og høyst 48 timer arbeidstid per 7 dager, i snitt over 8 uker",
         "at least 20 and at most 48 hours of counted work per 7 days, averaged over 8 weeks");
    hours->at_most = INFINITY;
    hours->per = VP_PER_MONTH;
    says(VP_RULE_hours, "minst 20 timer arbeidstid i hver kalendermåned",
         "at least 20 hours of counted work in each calendar month");
    struct vp_figures *overtime = figures_of(VP_RULE_overtime);
    overtime->ordinary = 37.5;
    overtime->at_most = 25;
    overtime->weeks = 1;
    says(VP_RULE_overtime, "høyst 25 timer arbeidstid ut over 37,5 hver uke",
         "at most 25 hours of counted work beyond 37.5 every week");
    overtime->weeks = 4;
    says(VP_RULE_overtime, "høyst 25 timer arbeidstid ut over 37,5 i uken, til sammen i 4 uker på rad",
         "at most 25 hours of counted work beyond 37.5 a week, together in 4 weeks running");
    struct vp_figures *driving = figures_of(VP_RULE_driving);
    driving->at_most = 12;
    driving->per = VP_PER_PERIOD;
    says(VP_RULE_driving, "høyst 12 timer kjøring til og fra vakt i perioden",
         "at most 12 hours driven to and from duties in the period");
}
END_TEST

START_TEST(words_of_counts)
{
    struct vp_figures *sundays = figures_of(VP_RULE_sundays);
    sundays->at_most = 2;
    sundays->of = 3;
    says(VP_RULE_sundays, "vakt på høyst 2 av 3 søn- og helligdager på rad",
         "duty on at most 2 of 3 Sundays and public holidays in a row");
    sundays->weeks = 1;
    sundays->only_sundays = true;
    says(VP_RULE_sundays, "vakt på høyst 2 av 3 søndager, i snitt over hver uke",
         "duty on at most 2 of 3 Sundays, averaged over every week");
    sundays->weeks = 26;
    says(VP_RULE_sundays, "vakt på høyst 2 av 3 søndager, i snitt over 26 uker",
         "duty on at most 2 of 3 Sundays, averaged over 26 weeks");
    struct vp_figures *duties = figures_of(VP_RULE_duties);
    duties->at_most = 4;
    duties->days = 14;
    says(VP_RULE_duties, "høyst 4 vakter begynner innen 14 dager", "at most 4 duties begin within 14 days");
    duties->at_least = 2;
    duties->per = VP_PER_PERIOD;
    says(VP_RULE_duties, "minst 2 og høyst 4 vakter begynner i perioden",
         "at least 2 and at most 4 duties begin in the period");
    figures_of(VP_RULE_school_holidays)->at_most = 2;
    says(VP_RULE_school_holidays, "høyst 2 vakter begynner i hver skoleferie",
         "at most 2 duties beginning in each school holiday");
    figures_of(VP_RULE_consecutive_days)->at_most = 3;
    says(VP_RULE_consecutive_days, "høyst 3 dager på rad der vakt begynner",
         "at most 3 days in a row on which duties begin");
    figures_of(VP_RULE_free_days)->at_least = 2;
    says(VP_RULE_free_days, "minst 2 dager på rad uten at vakt begynner, når det først er noen",
         "at least 2 days in a row on which no duty begins, where there are any");
    figures_of(VP_RULE_weekends)->at_most = 5;
    says(VP_RULE_weekends, "høyst 5 helger med vakt i perioden", "at most 5 weekends with duty in the period");
    struct vp_figures *lost = figures_of(VP_RULE_lost_days);
    lost->at_most = 2;
    lost->days = 28;
    vp_make_select_category(&lost->after, VP_NIGHTS);
    says(VP_RULE_lost_days, "høyst 2 kontordager går tapt etter netter i hvilke som helst 28 dager",
         "at most 2 clinic days lost after nights in any 28 days");
}
END_TEST

START_TEST(words_of_one_thing)
{
    figures_of(VP_RULE_consecutive_days)->at_most = 1;
    says(VP_RULE_consecutive_days, "høyst 1 dag på rad der vakt begynner", "at most 1 day in a row on which duties begin");
    figures_of(VP_RULE_weekends)->at_most = 1;
    says(VP_RULE_weekends, "høyst 1 helg med vakt i perioden", "at most 1 weekend with duty in the period");
    figures_of(VP_RULE_duties)->at_most = 1;
    figures_of(VP_RULE_duties)->days = 3;
    says(VP_RULE_duties, "høyst 1 vakt begynner innen 3 dager", "at most 1 duty begins within 3 days");
    figures_of(VP_RULE_duties)->days = 1;
    says(VP_RULE_duties, "høyst 1 vakt begynner på noen dag", "at most 1 duty begins on any day");
    figures_of(VP_RULE_clinic)->at_least = 1;
    says(VP_RULE_clinic, "minst 1 lege på kontoret hver kontordag",
         "at least 1 doctor at the day clinic on every clinic day");
    figures_of(VP_RULE_spacing)->days = 1;
    says(VP_RULE_spacing, "minst 1 dag fra start til start av to vakter",
         "at least 1 day from the start of one duty to the start of the next");
}
END_TEST

START_TEST(words_of_what_follows)
{
    struct vp_figures *sequence = figures_of(VP_RULE_sequence);
    vp_make_select_category(&sequence->after, VP_NIGHTS);
    vp_make_select_line(plan, &sequence->not, 0);
    sequence->days = 1;
    says(VP_RULE_sequence, "ikke l0 dagen etter netter", "no l0 on the day after nights");
    sequence->days = 3;
    says(VP_RULE_sequence, "ikke l0 de første 3 dagene etter netter", "no l0 on the first 3 days after nights");
    says(VP_RULE_whole_weekends, "vakt hele helgen eller ikke i det hele tatt, lørdag og søndag",
         "weekends all on duty or all free, Saturday and Sunday");
    figures_of(VP_RULE_whole_weekends)->friday = true;
    says(VP_RULE_whole_weekends, "vakt hele helgen eller ikke i det hele tatt, fredag til søndag",
         "weekends all on duty or all free, Friday to Sunday");
}
END_TEST

START_TEST(words_between_doctors)
{
    struct vp_figures *backup = figures_of(VP_RULE_backup);
    backup->line = 0;
    backup->minutes = 30;
    says(VP_RULE_backup, "hele tiden en lege på l0 som er høyst 30 minutter unna",
         "all the time a doctor on l0 who is at most 30 minutes away");
    backup->qualified = 1;
    says(VP_RULE_backup, "hele tiden en lege på l0 som har alone og er høyst 30 minutter unna",
         "all the time a doctor on l0 who has alone and is at most 30 minutes away");
    figures_of(VP_RULE_response)->minutes = 45;
    says(VP_RULE_response, "hele tiden noen på vakt som når hver kommune innen 45 minutter",
         "all the time somebody on duty who reaches every municipality within 45 minutes");
    vp_make_reach(plan, &plan->rules.item[VP_RULE_response], 0);
    says(VP_RULE_response, "hele tiden noen på vakt som når M innen 45 minutter",
         "all the time somebody on duty who reaches M within 45 minutes");
    figures_of(VP_RULE_apart)->away = true;
    says(VP_RULE_apart, "ikke hjemmefra på vakt samtidig, kjøring regnet med",
         "not away from home on duty at the same time, driving included");
    figures_of(VP_RULE_clinic)->at_least = 2;
    says(VP_RULE_clinic, "minst 2 leger på kontoret hver kontordag",
         "at least 2 doctors at the day clinic on every clinic day");
    figures_of(VP_RULE_clinic)->after.given = true;
    vp_make_select_category(&figures_of(VP_RULE_clinic)->after, VP_NIGHTS);
    says(VP_RULE_clinic, "minst 2 leger på kontoret hver kontordag, dagen etter netter ikke regnet med",
         "at least 2 doctors at the day clinic on every clinic day, not counting those who come off nights");
}
END_TEST

START_TEST(words_of_balance)
{
    struct vp_figures *balance = figures_of(VP_RULE_balance);
    balance->category = VP_HOURS;
    balance->above = 12.5;
    says(VP_RULE_balance, "timer: høyst 12,5 t over målet", "hours: at most 12.5 h above the target");
    balance->below = 8;
    says(VP_RULE_balance, "timer: høyst 12,5 t over og høyst 8 t under målet",
         "hours: at most 12.5 h above and at most 8 h below the target");
    balance->above = INFINITY;
    balance->category = VP_NIGHTS;
    says(VP_RULE_balance, "netter: høyst 8 under målet", "nights: at most 8 below the target");
}
END_TEST

/* ---- breaches ---- */

static struct vp_violation make_breach(enum vp_rule_kind kind, double needed, double found, const char *unit)
{
    return (struct vp_violation){
        .rule = (int)kind, .doctor = 0, .duty_a = 0, .duty_b = -1, .needed = needed, .found = found, .unit = unit, .amount = 1};
}

static void tells(struct vp_violation breach, const char *nb, const char *en)
{
    speak(VP_NB);
    ck_assert_str_eq(vp_breach_words(&view, &breach), nb);
    speak(VP_EN);
    ck_assert_str_eq(vp_breach_words(&view, &breach), en);
}

START_TEST(breaches_in_figures)
{
    tells(make_breach(VP_RULE_rest, 8, 7.5, "h"), "krever 8 t, har 7,5 t", "needs 8 h, has 7.5 h");
    tells(make_breach(VP_RULE_hours, 48, 50, "h"), "høyst 48 t, har 50 t", "at most 48 h, has 50 h");
    tells(make_breach(VP_RULE_hours, 20, 12, "h"), "krever 20 t, har 12 t", "needs 20 h, has 12 h");
    tells(make_breach(VP_RULE_duties, 1, 2, "duties"), "høyst 1 vakt, har 2 vakter", "at most 1 duty, has 2 duties");
    tells(make_breach(VP_RULE_weekends, 2, 3, "weekends"), "høyst 2 helger, har 3 helger",
          "at most 2 weekends, has 3 weekends");
    tells(make_breach(VP_RULE_backup, 1, 0, "doctors"), "krever 1 lege, har 0 leger", "needs 1 doctor, has 0 doctors");
    tells(make_breach(VP_RULE_whole_weekends, 2, 1, "days"), "krever 2 dager eller ingen, har 1 dag",
          "needs 2 days or none, has 1 day");
    tells(make_breach(VP_RULE_own_dates, 0, 1, "duties"), "høyst 0 vakter, har 1 vakt", "at most 0 duties, has 1 duty");
    tells(make_breach(VP_RULE_balance, 7, 8.5, ""), "høyst 7, har 8,5", "at most 7, has 8.5");
    struct vp_violation rotation = make_breach(VP_RULE_rotation, 0, 1, "");
    rotation.duty_a = -1;
    tells(rotation, "går ikke opp", "does not fit");
}
END_TEST

static const char *detail(enum vp_rule_kind kind, const char *about)
{
    struct vp_violation breach = make_breach(kind, 0, 1, "");
    breach.text = "the audit's English";
    breach.about = about;
    return vp_breach_detail(&view, &breach);
}

START_TEST(breaches_in_bokmal_say_what_they_are_about)
{
    speak(VP_NB);
    ck_assert_str_eq(detail(VP_RULE_apart, "grong-2"),
                     "på vakt samtidig med grong-2: ma. 2027-01-04 15:30–ti. 08:00 (l0)");
    ck_assert_str_eq(detail(VP_RULE_response, "Lierne, 2027-01-04 23:00"),
                     "ingen på vakt er nær nok (Lierne, 2027-01-04 23:00): ma. 2027-01-04 15:30–ti. 08:00 (l0)");
    ck_assert_str_eq(detail(VP_RULE_rotation, "nordsjø"),
                     "begynner i en uke av i turnus nordsjø: ma. 2027-01-04 15:30–ti. 08:00 (l0)");
    ck_assert_str_eq(detail(VP_RULE_own_dates, NULL), "vakt på legens egen dato –: ma. 2027-01-04 15:30–ti. 08:00 (l0)");
    ck_assert_ptr_nonnull(strstr(detail(VP_RULE_together, "100 %s %n"), "uten at 100 %s %n er på vakt samtidig"));
    for (int kind = VP_RULE_eligible; kind < VP_RULE_KINDS; kind++)
        ck_assert_msg(strstr(detail((enum vp_rule_kind)kind, "x"), "English") == NULL, "kind %d has no bokmål", kind);
    speak(VP_EN);
    ck_assert_str_eq(detail(VP_RULE_apart, "grong-2"), "the audit's English");
}
END_TEST

START_TEST(breaches_of_cover_are_told_apart)
{
    speak(VP_NB);
    struct vp_violation breach = make_breach(VP_RULE_cover, 1, 0, "");
    breach.text = "the roster has no row for this place";
    ck_assert_str_eq(vp_breach_detail(&view, &breach), "vakten mangler i vaktplanen: ma. 2027-01-04 15:30–ti. 08:00 (l0)");
    breach.text = "left to a locum, which the line does not allow";
    ck_assert_ptr_nonnull(strstr(vp_breach_detail(&view, &breach), "overlatt til vikar"));
    breach.duty_a = -1;
    breach.text = "row 2027-01-04 15:30 l0: one row too many";
    ck_assert_str_eq(vp_breach_detail(&view, &breach), "rad 2027-01-04 15:30 l0: one row too many");
}
END_TEST

Suite *suite_rule_words(void)
{
    Suite *suite = suite_create("rule_words");
    TCase *tests = tcase_create("rule_words");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, no_kind_is_without_words);
    tcase_add_test(tests, words_of_rest);
    tcase_add_test(tests, words_of_hours);
    tcase_add_test(tests, words_of_counts);
    tcase_add_test(tests, words_of_one_thing);
    tcase_add_test(tests, words_of_what_follows);
    tcase_add_test(tests, words_between_doctors);
    tcase_add_test(tests, words_of_balance);
    tcase_add_test(tests, breaches_in_figures);
    tcase_add_test(tests, breaches_in_bokmal_say_what_they_are_about);
    tcase_add_test(tests, breaches_of_cover_are_told_apart);
    suite_add_tcase(suite, tests);
    return suite;
}

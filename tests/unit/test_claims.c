/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the summary claims of a roster and of the search: no more than is proven, and what ended the search. */
#include "tests/unit/plan_maker.h"
#include "tests/unit/report_maker.h"
#include "tests/unit/suites.h"

#include <errno.h>
#include <math.h>

static const char *say_summary(struct vp_made_report *made)
{
    vp_told.out.length = 0;
    vp_report_summary(&made->report, &vp_told.out);
    for (char *at = vp_told.out.at; *at != '\0'; at++) /* however it is wrapped */
        if (*at == '\n')
            *at = ' ';
    return vp_told.out.at;
}

START_TEST(wishes_and_loads_are_counted_in_words)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    struct vp_audit audit = *made->report.audit;
    made->report.audit = &audit;
    audit.unmet.n = 0;
    VP_CHECK_HAS(say_summary(made), "Every wish is met.");
    audit.unmet.n = 1;
    VP_CHECK_HAS(say_summary(made), "One wish is not met.");
    audit.unmet.n = 2;
    VP_CHECK_HAS(say_summary(made), "2 wishes are not met.");
    VP_CHECK_HAS(say_summary(made), " duties, the target is ");
    VP_CHECK_HAS(say_summary(made), " h, the target is ");
}
END_TEST

/* Who has left is owed what he brought over, but is not who has most in this roster; and of what nobody has any, nobody has most. */
START_TEST(who_has_no_share_is_not_said_to_have_most)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    const int n = made->plan->categories.n;
    vp_give_all(made, 1, &vp_told.arena);
    made->problem->share[VP_HOURS] = 0;
    made->problem->target[VP_HOURS] = -9999;
    vp_reaudit_report(made, &vp_told.arena);
    VP_CHECK_HAS(say_summary(made), "hours       Doctor 1");
    vp_told.out.length = 0;
    vp_report_html(&made->report, NULL, &vp_told.out);
    VP_CHECK_HAS(vp_told.out.at, "Furthest above the target in hours: Doctor 1");
    made->roster->doctor = vp_arena_array(&vp_told.arena, (size_t)made->problem->n_places, sizeof(int));
    for (int place = 0; place < made->problem->n_places; place++)
        made->roster->doctor[place] = VP_LOCUM;
    for (int d = 0; d < 3; d++)
        made->problem->share[d * n + VP_NIGHTS] = 0;
    vp_reaudit_report(made, &vp_told.arena);
    VP_CHECK_HAS_NOT(say_summary(made), "  nights ");
    VP_CHECK_HAS(say_summary(made), "  hours ");
}
END_TEST

START_TEST(no_bound_is_explained_where_there_is_none)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    made->outcome.bound = 1;
    vp_report_html(&made->report, NULL, &vp_told.out);
    VP_CHECK_HAS(vp_told.out.at, "The bound was computed by GLPK");
    made->outcome.bound = -INFINITY;
    vp_told.out.length = 0;
    vp_report_html(&made->report, NULL, &vp_told.out);
    VP_CHECK_HAS_NOT(vp_told.out.at, "The bound was computed by GLPK");
}
END_TEST

START_TEST(no_more_is_claimed_than_is_proven)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    made->outcome.objective = 62;
    made->outcome.bound = 61.209;
    VP_CHECK_HAS(
        say_summary(made),
        "no lawful roster has fewer than 61.20 points; this one has 62.00 (at most 1.28 % of the points could be saved)");
    VP_CHECK_HAS(say_summary(made), "That it is the best is not proven");
    made->outcome.bound = -INFINITY;
    VP_CHECK_HAS(say_summary(made), "Nothing is proven about how good a roster could be.");
    made->outcome.status = VP_WITHIN_GAP;
    made->outcome.bound = 61.9;
    made->outcome.gap_wanted = 1;
    VP_CHECK_HAS(say_summary(made), "gap asked for (1 %)");
    VP_CHECK_HAS_NOT(say_summary(made), "Proven: no lawful roster has fewer points than this one");
    made->outcome.status = VP_OPTIMAL;
    VP_CHECK_HAS(say_summary(made), "Proven: no lawful roster has fewer points than this one (62.00).");
    made->report.outcome = NULL;
    VP_CHECK_HAS(say_summary(made), "was not made here: nothing is proven");
    VP_CHECK_HAS(say_summary(made), "Not verified against the source: weekends.");
}
END_TEST

START_TEST(what_ended_the_search_is_said)
{
    static const char *const limit[] = {"The search stopped at its limit of time or work.",
                                        "Søket stoppet ved grensen for tid eller arbeid."};
    static const char *const killed[] = {"The search was ended by signal 9 before it was done. Proven:",
                                         "Søket ble avsluttet av signal 9 før det var ferdig. Bevist:"};
    static const char *const gave_up[] = {"The search stopped because GLPK gave up. Proven:",
                                          "Søket stoppet fordi GLPK ga opp. Bevist:"};
    static const char *const refused[] = {"refused a roster of the search: 2 breaches of hard rules, 7.500000 points",
                                          "avviste en vaktplan fra søket: 2 brudd på absolutte regler, 7,500000 poeng"};
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    made->outcome.objective = 470.83;
    made->outcome.bound = 129.43;
    for (int i = 0; i < 2; i++) {
        made->plan->language = i == 0 ? VP_EN : VP_NB;
        made->outcome.status = VP_FEASIBLE;
        made->outcome.trouble = (struct vp_trouble){.kind = VP_NO_MISHAP};
        VP_CHECK_HAS(say_summary(made), limit[i]);
        made->outcome.trouble = (struct vp_trouble){.kind = VP_KILLED, .number = 9};
        VP_CHECK_HAS(say_summary(made), killed[i]);
        VP_CHECK_HAS_NOT(say_summary(made), limit[i]);
        made->outcome.trouble = (struct vp_trouble){.kind = VP_GAVE_UP};
        VP_CHECK_HAS(say_summary(made), gave_up[i]);
        VP_CHECK_HAS_NOT(say_summary(made), limit[i]);
        made->outcome.trouble = (struct vp_trouble){.kind = VP_REFUSED, .number = 2, .audited = 7.5, .claimed = 7};
        VP_CHECK_HAS(say_summary(made), refused[i]);
        VP_CHECK_HAS(say_summary(made), limit[i]);
        made->outcome.status = VP_OPTIMAL;
        made->outcome.trouble = (struct vp_trouble){.kind = VP_GAVE_UP};
        VP_CHECK_HAS(say_summary(made), i == 0 ? "because GLPK gave up." : "fordi GLPK ga opp.");
    }
}
END_TEST

/* One of two searches: the other's end is the end, and no limit is taken back. */
START_TEST(what_befell_one_of_two_searches_is_said)
{
    static const struct {
        struct vp_trouble trouble;
        const char *says[2];
    } cases[] = {
        {{.kind = VP_KILLED, .number = 9, .went_on = true},
         {"One of two searches was ended by signal 9 before it was done. The other went on.",
          "Ett av to søk ble avsluttet av signal 9 før det var ferdig. Det andre gikk videre."}},
        {{.kind = VP_STARVED, .number = 70, .went_on = true},
         {"One of two searches stopped because it ran out of memory. The other went on.",
          "Ett av to søk stoppet fordi minnet tok slutt. Det andre gikk videre."}},
        {{.kind = VP_BROKE_OFF, .number = 3, .went_on = true},
         {"One of two searches ended with code 3 before it was done. The other went on.",
          "Ett av to søk ble avsluttet med kode 3 før det var ferdig. Det andre gikk videre."}},
        {{.kind = VP_UNSTARTED, .number = EAGAIN, .went_on = true},
         {"One of two searches could not be started", "Ett av to søk kunne ikke startes"}},
    };
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    made->outcome.status = VP_FEASIBLE;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        for (int english = 0; english < 2; english++) {
            made->plan->language = english ? VP_EN : VP_NB;
            made->outcome.trouble = cases[i].trouble;
            VP_CHECK_HAS(say_summary(made), cases[i].says[!english]);
            ck_assert(!vp_outcome_cut_short(&made->outcome));
            made->outcome.trouble.went_on = false;
            ck_assert(vp_outcome_cut_short(&made->outcome));
        }
    }
}
END_TEST

START_TEST(the_gap_is_a_share_of_the_points)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    made->outcome.objective = 470.83;
    made->outcome.bound = 129.43;
    VP_CHECK_HAS(say_summary(made),
                 "than 129.43 points; this one has 470.83 (at most 72.52 % of the points could be saved)");
    made->plan->language = VP_NB;
    VP_CHECK_HAS(say_summary(made), "enn 129,43 poeng; denne har 470,83 (høyst 72,52 % av poengene kan spares)");
    made->plan->language = VP_EN;
    made->outcome.bound = -5;
    VP_CHECK_HAS(say_summary(made), "(at most 100.00 % of the points could be saved)");
    made->outcome.bound = 470.8285;
    VP_CHECK_HAS(say_summary(made), "than 470.828 points; this one has 470.830 (at most 0.01 %");
    made->outcome.bound = 470.8312;
    made->outcome.objective = 470.8341;
    VP_CHECK_HAS(say_summary(made), "than 470.831 points; this one has 470.834 (");
    made->outcome.bound = 48.555319;
    made->outcome.objective = 48.555373;
    VP_CHECK_HAS(say_summary(made), "than 48.55531 points; this one has 48.55537 (");
}
END_TEST

START_TEST(an_outcome_without_a_roster_is_told_apart_from_a_proof)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    made->outcome = (struct vp_outcome){.status = VP_INFEASIBLE, .bound = -INFINITY, .seconds_to_first = -1};
    made->report.roster = NULL;
    made->report.audit = NULL;
    VP_CHECK_HAS(say_summary(made), "Proven: no roster keeps every hard rule.");
    made->outcome.status = VP_NOTHING;
    VP_CHECK_HAS(say_summary(made),
                 "The search stopped before it found a lawful roster; that there is none is not proven");
    made->outcome.trouble = (struct vp_trouble){.kind = VP_KILLED, .number = 11};
    VP_CHECK_HAS(say_summary(made),
                 "The search was ended by signal 11 before it was done. It had found no lawful roster;");
    VP_CHECK_HAS_NOT(say_summary(made), "stopped before");
    made->outcome.trouble = (struct vp_trouble){.kind = VP_NO_MISHAP};
}
END_TEST

Suite *suite_claims(void)
{
    Suite *suite = suite_create("claims");
    TCase *tests = tcase_create("claims");
    tcase_add_checked_fixture(tests, vp_told_begin, vp_told_end);
    tcase_add_test(tests, wishes_and_loads_are_counted_in_words);
    tcase_add_test(tests, who_has_no_share_is_not_said_to_have_most);
    tcase_add_test(tests, no_bound_is_explained_where_there_is_none);
    tcase_add_test(tests, no_more_is_claimed_than_is_proven);
    tcase_add_test(tests, what_ended_the_search_is_said);
    tcase_add_test(tests, what_befell_one_of_two_searches_is_said);
    tcase_add_test(tests, the_gap_is_a_share_of_the_points);
    tcase_add_test(tests, an_outcome_without_a_roster_is_told_apart_from_a_proof);
    suite_add_tcase(suite, tests);
    return suite;
}

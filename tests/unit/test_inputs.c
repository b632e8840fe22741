/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans that are right: every field arrives where it belongs, with its default where it is absent; profiles, ledgers, the hash. */
#include "tests/unit/plan_maker.h"
#include "tests/unit/suites.h"
#include "tests/unit/text_plan.h"

#include <sha256.h>

#include <math.h>
#include <string.h>

START_TEST(the_example_is_read)
{
    vp_bench.plan = vp_plan_read("examples/indre-namdal/plan.yaml", &vp_text_options, &vp_bench.arena, &vp_bench.errors);
    ck_assert_msg(vp_bench.plan != NULL, "%s", vp_text_messages());
    ck_assert_int_eq(vp_bench.plan->doctors.n, 7);
    ck_assert_int_eq(vp_bench.plan->fairness.n, 4);
    ck_assert_int_eq(vp_bench.plan->language, VP_NB);
    ck_assert_int_eq(vp_bench.plan->to - vp_bench.plan->from, 181);
    ck_assert_int_eq(vp_bench.plan->lines.item[0].shifts[VP_ON_HOLIDAY].item[0].start, 480);
    ck_assert_double_eq(vp_text_rule(vp_bench.plan, "rest")->figures.hours, 8);
    ck_assert_int_eq(vp_bench.plan->travel.minutes[1 * 4 + 0], 80);
}
END_TEST

START_TEST(head_and_period)
{
    const struct vp_plan *plan = vp_text_read_good(vp_text_plan);
    ck_assert_str_eq(plan->title, "Two valleys");
    ck_assert_int_eq(plan->language, VP_EN);
    ck_assert_int_eq(plan->from, vp_make_day("2027-01-04"));
    ck_assert_int_eq(plan->to, vp_make_day("2027-03-28"));
    ck_assert_str_eq(plan->zone_name, "Europe/Oslo");
    ck_assert_ptr_nonnull(plan->zone);
    ck_assert_ptr_nonnull(vp_holidays_on(&plan->holidays, vp_make_day("2027-03-29"))); /* Easter Monday, a day after the end */
    ck_assert_ptr_eq(plan->arena, &vp_bench.arena);
    plan = vp_text_read_good(vp_text_change(vp_text_change(vp_text_plan, "language: en\n", ""), "to: 2027-03-28",
                                            "to: 2027-03-28, zone: UTC, holidays: none"));
    ck_assert_int_eq(plan->language, VP_NB);
    ck_assert_str_eq(plan->zone_name, "UTC");
    ck_assert_int_eq(plan->holidays.list.n, 0);
}
END_TEST

START_TEST(places_and_ways)
{
    const struct vp_plan *plan = vp_text_read_good(vp_text_plan);
    ck_assert_int_eq(plan->municipalities.n, 2);
    ck_assert_int_eq(plan->municipalities.item[0].population, 2300);
    ck_assert_str_eq(plan->municipalities.item[1].name, "lierne");
    ck_assert_int_eq(plan->sites.item[1].municipality, 1);
    ck_assert_int_eq(plan->sites.item[1].pos.line, 9);
    ck_assert_int_eq(plan->sites.item[1].pos.column, 3);
    ck_assert_int_eq(plan->travel.minutes[0], 0);
    ck_assert_int_eq(plan->travel.minutes[1], 80);
    ck_assert_int_eq(plan->travel.minutes[2], 80);
    plan = vp_text_read_good(vp_text_change(vp_text_plan, "grong: { sandvika: 80 }\n",
                                            "grong: { sandvika: 80 }\n    sandvika: { grong: 95 }\n"));
    ck_assert_int_eq(plan->travel.minutes[1], 80);
    ck_assert_int_eq(plan->travel.minutes[2], 95);
    plan = vp_text_read_good(
        vp_text_change(vp_text_change(vp_text_plan, "  sandvika: { munic", "  namsos:\n  sandvika: { munic"),
                       "sandvika: 80", "sandvika: 0"));
    ck_assert_int_eq(plan->travel.minutes[2], 0);
    ck_assert_int_eq(plan->travel.minutes[1], -1);
}
END_TEST

START_TEST(doctors_have_defaults)
{
    const struct vp_plan *plan = vp_text_read_good(vp_text_plan);
    const struct vp_doctor *anne = &plan->doctors.item[0];
    ck_assert_str_eq(anne->id, "anne");
    ck_assert_double_eq(anne->post, 100);
    ck_assert_int_eq(anne->member.from, plan->from);
    ck_assert_int_eq(anne->member.to, plan->to);
    ck_assert_int_eq(anne->municipality, 0);
    ck_assert_uint_eq(anne->qualifications, 1);
    ck_assert_int_eq(anne->leave.n + anne->exemptions.n + anne->wishes.n, 0);
    ck_assert_uint_eq(plan->doctors.item[1].qualifications, 3);
    ck_assert_int_eq(plan->doctors.item[1].municipality, 1);
    ck_assert_double_eq(plan->doctors.item[1].post, 80);
    ck_assert_str_eq(plan->qualifications.item[1], "senior");
    plan = vp_text_read_good(vp_text_change(vp_text_plan, "sandvika: { municipality: lierne }", "sandvika:"));
    ck_assert_int_eq(plan->doctors.item[1].municipality, -1);
}
END_TEST

START_TEST(doctors_say_everything)
{
    const char *doctor =
        "home: grong, name: \"Anne Ås\", municipality: lierne, post: 62.5, member: { from: 2027-02-01 },"
        " balance: { nights: 1.5, hours: -4 },"
        " leave: [2027-02-15..2027-02-21, 2027-03-01, { dates: 2026-01-01..2028-01-01, share: given-away }],"
        " exempt: [{ what: [nights, weekends], from: 2027-03-01, reason: kept by nobody }, { what: all, to: 2027-01-31 }],"
        " wishes: [{ avoid: 2027-02-05..2027-02-07, weight: 5 }, { want: 2027-02-09 }],";
    const struct vp_plan *plan = vp_text_read_good(vp_text_change(vp_text_plan, "home: grong,", doctor));
    const struct vp_doctor *anne = &plan->doctors.item[0];
    ck_assert_str_eq(anne->name, "Anne Ås");
    ck_assert_int_eq(anne->municipality, 1);
    ck_assert_double_eq(anne->post, 62.5);
    ck_assert_int_eq(anne->member.from, vp_make_day("2027-02-01"));
    ck_assert_int_eq(anne->member.to, plan->to);
    ck_assert_double_eq(anne->balance[VP_NIGHTS], 1.5);
    ck_assert_double_eq(anne->balance[VP_HOURS], -4);
    ck_assert_int_eq(anne->leave.n, 3);
    ck_assert_int_eq(anne->leave.item[0].dates.to - anne->leave.item[0].dates.from, 6);
    ck_assert_int_eq(anne->leave.item[1].dates.from, anne->leave.item[1].dates.to);
    ck_assert(anne->leave.item[0].share_kept);
    ck_assert(!anne->leave.item[2].share_kept);
    ck_assert_uint_eq(anne->exemptions.item[0].what, vp_bit(VP_NIGHTS) | vp_bit(VP_WEEKENDS));
    ck_assert_int_eq(anne->exemptions.item[0].dates.from, vp_make_day("2027-03-01"));
    ck_assert_int_eq(anne->exemptions.item[0].dates.to, plan->to);
    ck_assert_uint_eq(anne->exemptions.item[1].what, vp_bit(VP_DUTIES) | vp_bit(VP_HOURS));
    ck_assert_int_eq(anne->exemptions.item[1].dates.from, plan->from);
    ck_assert(!anne->wishes.item[0].want);
    ck_assert_double_eq(anne->wishes.item[0].weight, 5);
    ck_assert(anne->wishes.item[1].want);
    ck_assert_double_eq(anne->wishes.item[1].weight, 1);
    ck_assert_int_eq(anne->wishes.item[1].pos.line, 14);
}
END_TEST

START_TEST(ends_that_are_absent_never_turn_a_range_round)
{
    const char *text =
        vp_text_change(vp_text_plan, "home: grong,",
                       "home: grong, member: { from: 2028-01-01 }, exempt: { what: all, to: 2026-01-01 },");
    const struct vp_doctor *anne = &vp_text_read_good(text)->doctors.item[0];
    ck_assert_int_eq(anne->member.from, vp_make_day("2028-01-01"));
    ck_assert_int_ge(anne->member.to, anne->member.from);
    ck_assert_int_eq(anne->exemptions.item[0].dates.to, vp_make_day("2026-01-01"));
    ck_assert_int_le(anne->exemptions.item[0].dates.from, vp_make_day("2026-01-01"));
}
END_TEST

START_TEST(lines_have_defaults)
{
    const struct vp_line *line = &vp_text_read_good(vp_text_plan)->lines.item[0];
    ck_assert_str_eq(line->name, "forvakt");
    ck_assert_double_eq(line->standby, 1);
    ck_assert_int_eq(line->doctors[VP_TUESDAY], 1);
    ck_assert_double_eq(line->locum, 1000);
    ck_assert(line->locum_allowed);
    ck_assert_uint_eq(line->needs, 1);
    ck_assert_int_eq(line->shifts[VP_MONDAY].n, 1);
    ck_assert_int_eq(line->shifts[VP_FRIDAY].item[0].start, 930);
    ck_assert_int_eq(line->shifts[VP_FRIDAY].item[0].end, 1920);
    ck_assert_int_eq(line->shifts[VP_ON_HOLIDAY].item[0].end, 1920);
    ck_assert_int_eq(line->shifts[VP_ON_HOLIDAY].item[0].start, 480);
}
END_TEST

START_TEST(lines_say_everything)
{
    const char *line =
        "site: home\n    name: Bakvakt\n    standby: 1/7\n    doctors: 2\n    locum: never\n"
        "    times: { fri-mon: [16:00-24:00, 00:00-08:00], holiday: as mon, wed: 23:00-07:30 }\n    needs: [alone, senior]\n  dag:\n    site: grong";
    const struct vp_plan *plan =
        vp_text_read_good(vp_text_change(vp_text_plan, "site: grong\n", vp_arena_printf(&vp_bench.arena, "%s\n", line)));
    const struct vp_line *back = &plan->lines.item[0];
    ck_assert_int_eq(back->site, VP_SITE_HOME);
    ck_assert_double_eq_tol(back->standby, 1.0 / 7, 1e-15);
    ck_assert_int_eq(back->doctors[VP_ON_HOLIDAY], 2);
    ck_assert(!back->locum_allowed);
    ck_assert_uint_eq(back->needs, 3);
    ck_assert_int_eq(back->shifts[VP_SATURDAY].n, 2);
    ck_assert_int_eq(back->shifts[VP_SATURDAY].item[0].start, 0);
    ck_assert_int_eq(back->shifts[VP_MONDAY].item[1].end, 1440);
    ck_assert_int_eq(back->shifts[VP_TUESDAY].n, 0);
    ck_assert_int_eq(back->shifts[VP_WEDNESDAY].item[0].end, 1890);
    ck_assert_int_eq(back->shifts[VP_ON_HOLIDAY].n, 2);
    ck_assert_str_eq(plan->lines.item[1].id, "dag");
    plan = vp_text_read_good(vp_text_change(vp_text_change(vp_text_plan, "sun: 08:00-08:00", "holiday: none"),
                                            "site: grong", "standby: 0.25\n    locum: 12.5\n    site: grong"));
    ck_assert_int_eq(plan->lines.item[0].shifts[VP_ON_HOLIDAY].n, 0);
    ck_assert_double_eq(plan->lines.item[0].standby, 0.25);
    ck_assert_double_eq(plan->lines.item[0].locum, 12.5);
    plan = vp_text_read_good(vp_text_change(vp_text_plan, "sun: 08:00-08:00", "holiday: 10:00-18:00"));
    ck_assert_int_eq(plan->lines.item[0].shifts[VP_ON_HOLIDAY].item[0].start, 600);
}
END_TEST

START_TEST(rules_of_every_plan_come_first)
{
    const struct vp_plan *plan = vp_text_read_good(vp_text_plan);
    static const char *const names[] = {"cover", "eligible", "exempt", "leave",    "commitment", "forbidden", "fixed",
                                        "caps",  "overlap",  "block",  "rotation", "rest",       "spacing"};
    ck_assert_int_eq(plan->rules.n, 13);
    for (int i = 0; i < 13; i++)
        ck_assert_str_eq(plan->rules.item[i].id, names[i]);
    for (int i = 0; i < 11; i++) {
        ck_assert(plan->rules.item[i].hard);
        ck_assert_str_eq(plan->rules.item[i].source, plan->language == VP_EN ? "the plan itself" : "planen selv");
        ck_assert_int_eq(plan->rules.item[i].verified, VP_VERIFIED_YES);
        ck_assert_int_eq(plan->rules.item[i].pos.line, 16);
        ck_assert(isinf(plan->rules.item[i].figures.at_most));
    }
    ck_assert_str_eq(plan->rules.item[11].profile, "sfs2305-legevakt");
    ck_assert_ptr_nonnull(strstr(plan->rules.item[11].pos.source->name, "sfs2305-legevakt.yaml"));
    ck_assert(!plan->rules.item[12].hard);
    ck_assert_double_eq(plan->rules.item[12].weight, 2);
    ck_assert_int_eq(plan->rules.item[12].figures.days, 3);
    ck_assert_ptr_null(plan->rules.item[12].profile);
    ck_assert_int_eq(plan->rules.item[12].verified, VP_VERIFIED_NO);
    ck_assert_ptr_null(plan->rules.item[12].doctors);
}
END_TEST

START_TEST(a_plan_overrides_what_it_names)
{
    const struct vp_plan *plan =
        vp_text_read_good(vp_text_change(vp_text_plan, "rules:\n", "rules:\n  rest: { hours: 11 }\n"));
    const struct vp_rule *rest = vp_text_rule(plan, "rest");
    ck_assert_double_eq(rest->figures.hours, 11);
    ck_assert(rest->overridden);
    ck_assert(rest->hard);
    ck_assert_int_eq(rest->pos.line, 22);
    ck_assert_str_eq(rest->profile, "sfs2305-legevakt");
    ck_assert_int_eq(rest->verified, VP_VERIFIED_NO);
    ck_assert_ptr_nonnull(strstr(rest->source, "changed in the plan (sfs2305-legevakt: SFS 2305"));
    plan = vp_text_read_good(vp_text_change(vp_text_plan, "rules:\n",
                                            "rules:\n  rest: { hours: 9, source: local agreement, verified: yes }\n"));
    ck_assert_str_eq(vp_text_rule(plan, "rest")->source, "local agreement");
    ck_assert_int_eq(vp_text_rule(plan, "rest")->verified, VP_VERIFIED_YES);
    plan = vp_text_read_good(
        vp_text_change(vp_text_plan, "rules:\n", "rules:\n  rest: { soft: 4, doctors: [bo], lines: forvakt }\n"));
    rest = vp_text_rule(plan, "rest");
    ck_assert(!rest->hard);
    ck_assert_double_eq(rest->weight, 4);
    ck_assert_double_eq(rest->figures.hours, 8);
    ck_assert_int_eq(rest->verified, VP_VERIFIED_YES);
    ck_assert(!rest->doctors[0] && rest->doctors[1] && rest->lines[0]);
}
END_TEST

START_TEST(a_plan_takes_rules_away)
{
    const struct vp_plan *plan = vp_text_read_good(vp_text_change(vp_text_plan, "rules:\n", "rules:\n  rest: off\n"));
    ck_assert_int_eq(plan->rules.n, 12);
    ck_assert_str_eq(plan->rules.item[11].id, "spacing");
}
END_TEST

START_TEST(every_kind_reads_its_figures)
{
    const char *rules =
        "rules:\n  weekly-rest: { hours: 28, rolling: yes, hard: yes }\n  hours: { at_most: 37.5 }\n"
        "  average: { kind: hours, at_most: 48, days: 7, weeks: 8, soft: 0 }\n  duties: { at_most: 0, days: 7 }\n"
        "  weekends: { at_most: 1, of: 2 }\n";
    const struct vp_plan *plan = vp_text_read_good(vp_text_change(vp_text_plan, "rules:\n", rules));
    ck_assert_int_eq(vp_text_rule(plan, "weekly-rest")->kind, VP_RULE_weekly_rest);
    ck_assert(vp_text_rule(plan, "weekly-rest")->figures.rolling);
    ck_assert_double_eq(vp_text_rule(plan, "hours")->figures.at_most, 37.5);
    ck_assert_int_eq(vp_text_rule(plan, "hours")->figures.days, 7);
    ck_assert_int_eq(vp_text_rule(plan, "hours")->figures.weeks, 0);
    ck_assert_int_eq(vp_text_rule(plan, "average")->kind, VP_RULE_hours);
    ck_assert_int_eq(vp_text_rule(plan, "average")->figures.weeks, 8);
    ck_assert(!vp_text_rule(plan, "average")->hard);
    ck_assert_double_eq(vp_text_rule(plan, "duties")->figures.at_most, 0);
    ck_assert_int_eq(vp_text_rule(plan, "weekends")->figures.of, 2);
}
END_TEST

START_TEST(the_profiles_that_ship_are_whole)
{
    static const char *const names[] = {"sfs2305-legevakt", "forsvarlig", "aml-employed"};
    for (int i = 0; i < 3; i++) {
        const struct vp_plan *plan = vp_text_read_good(vp_text_change(vp_text_plan, "sfs2305-legevakt", names[i]));
        ck_assert_int_gt(plan->rules.n, 12);
        for (int r = 11; r < plan->rules.n - 1; r++) {
            ck_assert_str_eq(plan->rules.item[r].profile, names[i]);
            ck_assert_uint_gt(strlen(plan->rules.item[r].source), 10);
        }
    }
    const struct vp_plan *plan = vp_text_read_good(vp_text_change(vp_text_plan, "sfs2305-legevakt", "aml-employed"));
    ck_assert_double_eq(vp_text_rule(plan, "aml-daily-rest")->figures.hours, 11);
    ck_assert_double_eq(vp_text_rule(plan, "aml-hours-on-average")->figures.at_most, 48);
}
END_TEST

START_TEST(a_later_profile_overrides_an_earlier_one)
{
    const char *one = "profile: one\ntitle: One\nrules:\n  rest: { hours: 8, source: first, verified: yes }\n"
                      "  duties: { at_most: 2, days: 7, source: first, verified: yes }\n";
    const char *two =
        "profile: two\ntitle: Two\nrules:\n  rest: { hours: 9, source: second, verified: no }\n  duties: off\n";
    vp_text_write("one.yaml", one);
    vp_text_write("two.yaml", two);
    const char *text = vp_text_change(vp_text_plan, "[sfs2305-legevakt]", "[one, two]");
    const struct vp_plan *plan = vp_text_read_own(text);
    ck_assert_msg(plan != NULL, "%s", vp_text_messages());
    ck_assert_int_eq(plan->rules.n, 13);
    ck_assert_double_eq(vp_text_rule(plan, "rest")->figures.hours, 9);
    ck_assert_str_eq(vp_text_rule(plan, "rest")->source, "second");
    ck_assert_str_eq(vp_text_rule(plan, "rest")->profile, "two");
    ck_assert_int_eq(vp_text_rule(plan, "rest")->verified, VP_VERIFIED_NO);
    ck_assert(!vp_text_rule(plan, "rest")->overridden);
}
END_TEST

START_TEST(fairness_in_every_form)
{
    const struct vp_plan *plan = vp_text_read_good(vp_text_plan);
    ck_assert_int_eq(plan->fairness.n, 1);
    ck_assert_double_eq(plan->fairness.item[0].unit, 12);
    ck_assert_double_eq(plan->fairness.item[0].weight, 1);
    ck_assert_int_eq(plan->fairness.item[0].pos.line, 23);
    plan = vp_text_read_good(
        vp_text_change(vp_text_plan, "{ hours: 1 }", "{ hours: { weight: 0.5, unit: 8 }, nights: 2, duties: {} }"));
    ck_assert_double_eq(plan->fairness.item[0].unit, 8);
    ck_assert_double_eq(plan->fairness.item[0].weight, 0.5);
    ck_assert_int_eq(plan->fairness.item[1].category, VP_NIGHTS);
    ck_assert_double_eq(plan->fairness.item[1].weight, 2);
    ck_assert_double_eq(plan->fairness.item[1].unit, 1);
    ck_assert_double_eq(plan->fairness.item[2].weight, 1);
    plan = vp_text_read_good(vp_text_change(vp_text_plan, "{ hours: 1 }", "[weekends, hours]"));
    ck_assert_int_eq(plan->fairness.item[0].category, VP_WEEKENDS);
    ck_assert_double_eq(plan->fairness.item[1].unit, 12);
    ck_assert_int_eq(vp_text_read_good(vp_text_change(vp_text_plan, "{ hours: 1 }", "[]"))->fairness.n, 0);
    ck_assert_int_eq(
        vp_text_read_good(vp_text_change(vp_text_plan, "fairness: { categories: { hours: 1 } }\n", ""))->fairness.n, 4);
    ck_assert_int_eq(
        vp_text_read_good(vp_text_change(vp_text_plan, "{ categories: { hours: 1 } }", "{ method: convex }"))->fairness.n,
        4);
}
END_TEST

START_TEST(a_ledger_adds_to_balances)
{
    const char *ledger = "ledger: 1\nperiod: { from: 2026-07-06, to: 2027-01-03 }\ninput_sha256: "
                         "\"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\"\nbalances:\n"
                         "  anne: { hours: 10.5, nights: -1 }\n  gone: { hours: 3 }\n  \"bo\": {}\n";
    vp_text_write("ledger.yaml", ledger);
    const char *text = vp_text_change(vp_text_plan, "home: grong,", "home: grong, balance: { hours: 2 },");
    const struct vp_plan *plan =
        vp_text_read_good(vp_text_change(text, "profiles:", "brought-over: ledger.yaml\nprofiles:"));
    ck_assert_double_eq(plan->doctors.item[0].balance[VP_HOURS], 12.5);
    ck_assert_double_eq(plan->doctors.item[0].balance[VP_NIGHTS], -1);
    ck_assert_double_eq(plan->doctors.item[1].balance[VP_HOURS], 0);
    plan = vp_text_read_good(
        vp_text_change(text, "profiles:", "brought-over: ./ledger.yaml\nprofiles:")); /* a path, as under include */
    ck_assert_double_eq(plan->doctors.item[0].balance[VP_HOURS], 12.5);
}
END_TEST

/* The hash of files one after the other. */
static const char *hash(const char *const *paths, int n)
{
    static char text[SHA256_DIGEST_STRING_LENGTH];
    SHA256_CTX context;
    SHA256Init(&context);
    for (int i = 0; i < n; i++) {
        unsigned char bytes[20000];
        FILE *file = fopen(paths[i], "rb");
        ck_assert_ptr_nonnull(file);
        SHA256Update(&context, bytes, fread(bytes, 1, sizeof bytes, file));
        fclose(file);
    }
    return SHA256End(&context, text);
}

START_TEST(the_hash_is_of_every_byte_read)
{
    const char *ledger = "ledger: 1\nbalances: {}\n";
    const char *marked = vp_arena_printf(&vp_bench.arena, "\xEF\xBB\xBF%s",
                                         vp_text_change(vp_text_plan, "profiles:", "brought-over: l.yaml\nprofiles:"));
    const char *paths[] = {vp_text_write("p.yaml", marked), "inputs/profiles/sfs2305-legevakt.yaml",
                           vp_text_write("l.yaml", ledger)};
    vp_bench.plan = vp_plan_read(paths[0], &vp_text_options, &vp_bench.arena, &vp_bench.errors);
    ck_assert_msg(vp_bench.plan != NULL, "%s", vp_text_messages());
    ck_assert_str_eq(vp_bench.plan->sha256, hash(paths, 3));
}
END_TEST

/* The plan with every line ended by CR LF. */
static const char *with_crlf(const char *text)
{
    char *out = vp_arena_alloc(&vp_bench.arena, 2 * strlen(text) + 1);
    size_t n = 0;
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '\n')
            out[n++] = '\r';
        out[n++] = *at;
    }
    return out;
}

START_TEST(windows_files_are_read)
{
    const struct vp_plan *plan = vp_text_read_good(with_crlf(vp_text_plan));
    ck_assert_str_eq(plan->title, "Two valleys");
    ck_assert_int_eq(plan->doctors.item[1].pos.line, 15);
    plan = vp_text_read_good(vp_arena_printf(&vp_bench.arena, "\xEF\xBB\xBF%s", vp_text_plan));
    ck_assert_int_eq(plan->doctors.item[1].pos.line, 15);
    ck_assert_int_eq(plan->doctors.item[1].pos.column, 3);
}
END_TEST

START_TEST(columns_count_characters)
{
    ck_assert_ptr_null(vp_text_read(vp_text_change(vp_text_plan, "home: grong,", "name: Ærfugl Øåé, hjem: grong,")));
    ck_assert_int_eq(vp_text_find("hjem")->pos.column, 29);
}
END_TEST

START_TEST(aliases_stand_for_what_they_name)
{
    const char *text = vp_text_change(vp_text_plan, "bo: { home: sandvika, post: 80, qualified: [alone, senior]",
                                      "bo: { home: sandvika, qualified: *q");
    const struct vp_plan *plan = vp_text_read_good(
        vp_text_change(text, "anne: { home: grong, qualified: [alone]", "anne: { home: grong, qualified: &q [alone]"));
    ck_assert_uint_eq(plan->doctors.item[1].qualifications, 1);
}
END_TEST

START_TEST(sections_may_stand_in_any_order)
{
    const char *text = vp_text_change(vp_text_plan, "rules:\n  spacing: { days: 3, soft: 2 }\n", "");
    text = vp_arena_printf(&vp_bench.arena, "%s%s", "rules:\n  spacing: { days: 3, soft: 2, doctors: [bo] }\n", text);
    ck_assert(vp_text_rule(vp_text_read_good(text), "spacing")->doctors[1]);
}
END_TEST

START_TEST(one_value_may_stand_for_a_list)
{
    const struct vp_plan *plan = vp_text_read_good(vp_text_change(
        vp_text_plan, "qualified: [alone] }", "qualified: alone, leave: 2027-02-01, wishes: { want: 2027-02-02 } }"));
    ck_assert_uint_eq(plan->doctors.item[0].qualifications, 1);
    ck_assert_int_eq(plan->doctors.item[0].leave.n, 1);
    ck_assert_int_eq(plan->doctors.item[0].wishes.n, 1);
}
END_TEST

START_TEST(closing_no_plan_is_fine)
{
    struct vp_plan *plan = vp_text_read_good(vp_text_plan);
    vp_plan_close(NULL);
    vp_plan_close(plan);
    ck_assert_ptr_null(plan->zone);
}
END_TEST

Suite *suite_inputs(void)
{
    Suite *suite = suite_create("inputs");
    TCase *tests = tcase_create("plans");
    tcase_add_checked_fixture(tests, vp_text_begin, vp_text_end);
    tcase_add_test(tests, the_example_is_read);
    tcase_add_test(tests, head_and_period);
    tcase_add_test(tests, places_and_ways);
    tcase_add_test(tests, doctors_have_defaults);
    tcase_add_test(tests, doctors_say_everything);
    tcase_add_test(tests, ends_that_are_absent_never_turn_a_range_round);
    tcase_add_test(tests, lines_have_defaults);
    tcase_add_test(tests, lines_say_everything);
    tcase_add_test(tests, rules_of_every_plan_come_first);
    tcase_add_test(tests, a_plan_overrides_what_it_names);
    tcase_add_test(tests, a_plan_takes_rules_away);
    tcase_add_test(tests, every_kind_reads_its_figures);
    tcase_add_test(tests, the_profiles_that_ship_are_whole);
    tcase_add_test(tests, a_later_profile_overrides_an_earlier_one);
    tcase_add_test(tests, fairness_in_every_form);
    tcase_add_test(tests, a_ledger_adds_to_balances);
    tcase_add_test(tests, the_hash_is_of_every_byte_read);
    tcase_add_test(tests, windows_files_are_read);
    tcase_add_test(tests, columns_count_characters);
    tcase_add_test(tests, aliases_stand_for_what_they_name);
    tcase_add_test(tests, sections_may_stand_in_any_order);
    tcase_add_test(tests, one_value_may_stand_for_a_list);
    tcase_add_test(tests, closing_no_plan_is_fine);
    suite_add_tcase(suite, tests);
    return suite;
}

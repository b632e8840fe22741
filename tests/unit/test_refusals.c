/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans that are wrong: what is said of each mistake, and where. One mistake at a time; tests/broken/ has whole messages. */
#include "tests/unit/suites.h"
#include "tests/unit/text_plan.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct vp_text_mistake mistakes[] = {
    /* the whole */
    {"vaktplan: 1", "vaktplan: 3", 1, 11, "written in version 3", ""},
    {"vaktplan: 1", "vaktplan: one", 1, 11, "must be a whole number", ""},
    {"vaktplan: 1", "[a]: 1\nvaktplan: 1", 1, 1, "a list or map cannot be a key", ""},
    {"vaktplan: 1", "'': 1\nvaktplan: 1", 1, 1, "a ':' without a key before it", ""},
    {"title: Two valleys", "title: ''", 2, 8, "title is empty", ""},
    {"title: Two valleys", "title: '  '", 2, 8, "title is empty", ""},
    {"title: Two valleys", "title:", 2, 7, "title must be a text; nothing is given", ""},
    {"title: Two valleys", "title: \"a\\u2028b\"", 2, 8, "title holds a line break", ""},
    {"title: Two valleys", "title: \"a\\u0085b\"", 2, 8, "title holds a line break", ""},
    {"title: Two valleys", "title: \"a\\0b\"", 2, 8, "a text with a NUL character", ""},
    {"title: Two valleys", "title: *nobody", 2, 8, "nothing above is marked &nobody", ""},
    {"title: Two valleys", "title: !x y", 2, 8, "a tag (!x) is not part", "leave it out"},
    {"language: en", "overskrift: en", 3, 1, "unknown key 'overskrift' in the plan", "rotations, rules, fairness"},
    {"post: 80", "stilling: 80", 15, 25, "unknown key 'stilling' in doctor bo", "forbidden, caps, wishes"},
    {"title: Two valleys", "titel: Two valleys", 2, 1, "unknown key 'titel' in the plan", "did you mean 'title'?"},
    {"language: en", "language: no", 3, 11, "'no' is no language", ""},
    /* period */
    {"from: 2027-01-04", "from: 2027-02-29", 4, 17, "'2027-02-29' is no date", "February 2027 has 28 days"},
    {"from: 2027-01-04", "from: [2027-01-04]", 4, 17, "from must be a date, not a list", ""},
    {"from: 2027-01-04", "from: 4.1.2027", 4, 17, "'4.1.2027' is no date", "write it as 2027-01-04"},
    {"from: 2027-01-04", "from: 2027-1-4", 4, 17, "'2027-1-4' is no date", "write it as 2027-01-04"},
    {"from: 2027-01-04", "from: 2027-2-30", 4, 17, "'2027-2-30' is no date", "YYYY-MM-DD"},
    {"from: 2027-01-04", "from: soon", 4, 17, "'soon' is no date", "YYYY-MM-DD"},
    {"to: 2027-03-28", "to: 2027-01-03", 4, 33, "the period ends before it begins on 2027-01-04", ""},
    {"to: 2027-03-28", "to: 2029-03-14", 4, 33, "the period has 801 days; at most 800", ""},
    {"to: 2027-03-28 }", "to: 2027-03-28, zone: ../../etc/passwd }", 4, 51, "unknown time zone", "tz database"},
    {"to: 2027-03-28 }", "to: 2027-03-28, zone: [] }", 4, 51, "the time zone must be a word, not a list", ""},
    {"period: { from: 2027-01-04, to: 2027-03-28 }", "period: spring", 4, 9, "period must be a map", ""},
    /* places */
    {"population: 2300", "population: -5", 6, 53, "population must be a whole number from 1", ""},
    {"municipality: lierne", "municipality: liern", 9, 29, "unknown municipality 'liern'", "did you mean 'lierne'?"},
    {"sites:\n", "sites: # none\n  Bad Id:\n", 8, 3, "'Bad Id' is no id for a site", "an id is up to 64"},
    {"sandvika: 80", "sandvika: 80, grong: 5", 12, 28, "the way from 'grong' to itself takes no time", ""},
    {"sandvika: 80", "sandvika: 80.5", 12, 24, "minutes must be a whole number from 0 to 2880, not '80.5'", ""},
    {"grong: { sandvika: 80 }", "grong: 80", 12, 12, "travel from grong must be a map", ""},
    {"  minutes:", "  minuts: 2\n  minutes:", 11, 3, "unknown key 'minuts' in travel", "did you mean 'minutes'?"},
    {"    grong: { sandvika: 80 }\n", "    sandvika: {}\n", 12, 5,
     "no travel time between 'sandvika' (home of bo) and 'grong' (line forvakt)",
     "add `grong: MINUTES` to sandvika on line 12"},
    {"  minutes:\n    grong: { sandvika: 80 }\n", "  minutes: {}\n", 11, 3, "no travel time between",
     "add `sandvika: { grong: MINUTES }` under minutes on line 11"},
    {"  minutes:\n    grong: { sandvika: 80 }\n", "  {}\n", 10, 1, "no travel time between", "add a section `travel:"},
    /* doctors */
    {"home: grong,", "home: oslo,", 14, 17, "unknown site 'oslo'", "the sites are"},
    {"home: grong,", "", 14, 3, "doctor anne has no 'home'", "home: the site"},
    {"home: grong,", "home: grong, home: sandvika,", 14, 24, "'home' is given twice", "the first one is on line 14"},
    {"post: 80", "post: 100.5", 15, 31, "post must be a number above 0 and at most 100, not 100.5", ""},
    {"post: 80", "post: +80", 15, 31, "not '+80'", ""},
    {"post: 80", "post: 80.", 15, 31, "not '80.'", ""},
    {"post: 80", "post: .5", 15, 31, "not '.5'", ""},
    {"post: 80", "post: 8_0", 15, 31, "not '8_0'", ""},
    {"post: 80", "post: -", 15, 31, "not '-'", ""},
    {"post: 80", "post: 0.0000000000000001", 15, 31, "post must be a number", ""},
    {"post: 80", "post: null", 15, 31, "nothing is given", ""},
    {"post: 80", "post: 80, leave: 2027-02-03..2027-02-01", 15, 42, "leave ends before it begins",
     "write 2027-02-01..2027-02-03"},
    {"post: 80", "post: 80, leave: 03.02.2027-10.02.2027", 15, 42, "is no date and no range",
     "write 2027-02-03..2027-02-10"},
    {"post: 80", "post: 80, leave: 03.02.2027 - 2027-02-10", 15, 42, "no range", "write 2027-02-03..2027-02-10"},
    {"post: 80", "post: 80, leave: 30.02.2027-31.02.2027", 15, 42, "'30.02.2027-31.02.2027' is no date", "YYYY-MM-DD"},
    {"post: 80", "post: 80, leave: 2027-02-03..", 15, 54, "'' is no date", ""},
    {"post: 80", "post: 80, leave: '2027-02-01..2027-02-31'", 15, 55, "'2027-02-31' is no date", "28 days"},
    {"post: 80", "post: 80, leave: ", 15, 42, "leave must be a list; nothing is given", ""},
    {"post: 80", "post: 80, leave: [[2027-02-01]]", 15, 43, "leave must be a date or two with .. between, not a list", ""},
    {"post: 80", "post: 80, member: { from: 2027-02-03, to: 2027-02-01 }", 15, 67, "membership ends before it begins", ""},
    {"post: 80", "post: 80, balance: { hour: 1 }", 15, 46, "'hour' is no category", "did you mean 'hours'?"},
    {"post: 80", "post: 80, balance: { hours: much }", 15, 53, "balance must be a number", ""},
    {"post: 80", "post: 80, exempt: { what: [] }", 15, 51, "an exemption from nothing", ""},
    {"post: 80", "post: 80, exempt: night", 15, 43, "exempt must be a map", ""},
    {"post: 80", "post: 80, wishes: { avoid: 2026-12-24 }", 15, 52, "a wish for dates outside the period",
     "2027-01-04..2027-03-28"},
    {"post: 80", "post: 80, wishes: { weight: 2 }", 15, 43, "a wish has either 'avoid' or 'want'", ""},
    {"qualified: [alone, senior]", "qualified: [alone, Ålone]", 15, 54, "no id for a qualification", ""},
    {"post: 80", "post: 80, name: \"B\\no\"", 15, 41, "name holds a line break", ""},
    /* lines */
    {"site: grong\n", "site: grogn\n", 18, 11, "unknown site 'grogn'", "did you mean 'grong'?"},
    {"    site: grong\n", "", 17, 3, "line forvakt has no 'site'", ""},
    {"site: grong\n", "site: grong\n    standby: 5/4\n", 19, 14, "standby must be a share from 0 to 1", ""},
    {"site: grong\n", "site: grong\n    standby: 1/2/3\n", 19, 14, "standby must be a share", ""},
    {"site: grong\n", "site: grong\n    standby: 1.5\n", 19, 14, "standby must be a number from 0 to 1, not 1.5", ""},
    {"site: grong\n", "site: grong\n    locum:\n", 19, 11, "locum must be a price in points, or never", ""},
    {"site: grong\n", "site: grong\n    locum: free\n", 19, 12, "locum must be a number", "a price in points, or never"},
    {"site: grong\n", "site: grong\n    doctors: 1.5\n", 19, 14, "doctors must be a whole number", ""},
    {"mon-fri: 15:30-08:00", "mon-fri: 25:00-08:00", 19, 23, "'25:00-08:00' is no time of duty", "HH:MM-HH:MM"},
    {"mon-fri: 15:30-08:00", "mon-fri: 15:60-08:00", 19, 23, "is no time of duty", ""},
    {"mon-fri: 15:30-08:00", "mon-fri: 1a:30-08:00", 19, 23, "is no time of duty", ""},
    {"mon-fri: 15:30-08:00", "mon-fri: [[]]", 19, 24, "a time must be a word, not a list", ""},
    {"mon-fri: 15:30-08:00", "mon-fry: 15:30-08:00", 19, 14, "'mon-fry' is no day", "days are mon tue"},
    {"mon-fri: 15:30-08:00", "mon-fri: [15:30-08:00, 08:00-15:30, 15:30-08:00]", 19, 50, "the same time twice",
     "doctors: 2"},
    {"sun: 08:00-08:00", "sun: 08:00-08:00, holiday: as", 19, 81, "'as' names no day of the week", "as mon"},
    {"sun: 08:00-08:00", "sun: 08:00-08:00, holiday: []", 19, 81, "a day without a time of duty", "holiday: none"},
    {"sun: 08:00-08:00", "sat-sun: 08:00-08:00", 19, 54, "sat is given twice", "'sat' on line 19"},
    {"needs: [alone]", "needs: [alnoe]", 20, 13, "no doctor is qualified 'alnoe'", "did you mean 'alone'?"},
    {"needs: [alone]", "needs: [Alone!]", 20, 13, "no id for a qualification", ""},
    /* rules */
    {"days: 3", "days: 3, hours: 8", 22, 23, "rule 'spacing' does not read 'hours'", "rules of kind spacing read: days"},
    {"days: 3, ", "", 22, 3, "rule 'spacing' has no 'days'", "rules of kind spacing read: days"},
    {"days: 3, ", "dyas: 3, ", 22, 14, "unknown key 'dyas' in rule 'spacing'", "did you mean 'days'?"},
    {"days: 3", "kind: spacin, days: 3", 22, 20, "unknown kind of rule 'spacin'", "did you mean 'spacing'?"},
    {"spacing:", "spacin:", 22, 3, "unknown rule 'spacin', and no kind is given", "did you mean 'spacing'?"},
    {"spacing:", "cover:", 22, 3, "rule 'cover' is in force in every plan", ""},
    {"spacing:", "Spacing:", 22, 3, "'Spacing' is no id for a rule", ""},
    {"spacing:", "rest: { kind: hours, at_most: 3 }\n  spacing:", 22, 17, "rule 'rest' is of kind rest already",
     "another name"},
    {"spacing:", "nothing: off\n  spacing:", 22, 3, "no rule 'nothing' is in force", ""},
    {"soft: 2", "soft: yes", 22, 29, "soft must be a number from 0 to 1000000, not 'yes'", ""},
    {"soft: 2", "hard: maybe", 22, 29, "hard must be yes or no, not 'maybe'", ""},
    {"soft: 2", "hard: 'yes'", 22, 29, "hard must be yes or no", ""},
    {"soft: 2", "hard: no", 22, 23, "a rule that is not hard needs a weight", "soft: points"},
    {"soft: 2", "doctors: [cecilie]", 22, 33, "unknown doctor 'cecilie'", "the doctors are"},
    {"soft: 2", "lines: [forvagt]", 22, 31, "unknown line 'forvagt'", "did you mean 'forvakt'?"},
    {"soft: 2", "doctors: []", 22, 32, "no doctor at all", ""},
    {"[sfs2305-legevakt]", "[forsvalig]", 5, 12, "unknown profile 'forsvalig'", "did you mean 'forsvarlig'?"},
    {"[sfs2305-legevakt]", "[a/b]", 5, 12, "there is no file 'a/b' in the plan's folder", ""},
    {"[sfs2305-legevakt]", "[forsvarlig, forsvarlig]", 5, 24, "profile 'forsvarlig' is named twice", ""},
    /* fairness */
    {"{ hours: 1 }", "{ hours: -1 }", 23, 34, "weight must be a number from 0", ""},
    {"{ hours: 1 }", "{ hours: { unit: 0 } }", 23, 42, "unit must be a number above 0", ""},
    {"{ hours: 1 }", "[hours, hours]", 23, 33, "'hours' is given twice", ""},
    {"{ hours: 1 }", "hours", 23, 25, "categories must be a list, or a map", ""},
    /* ledger */
    {"profiles:", "brought-over: /etc/passwd\nprofiles:", 5, 15, "is no file in the plan's folder", "a folder below it"},
    {"profiles:", "brought-over: .hidden\nprofiles:", 5, 15, "there is no file '.hidden' in the plan's folder", ""},
    {"profiles:", "brought-over: '-'\nprofiles:", 5, 15, "'-' is no file in the plan's folder", ""},
};

START_TEST(each_mistake_is_told_once_at_its_place)
{
    vp_text_check_mistake(vp_text_plan, &mistakes[_i]);
}
END_TEST

START_TEST(what_is_no_text_is_refused)
{
    const struct vp_error *error =
        vp_text_refuse_bytes("a: b\nc: \xC3\x28\n", 11, "this is not UTF-8 (byte 0xC3, 8 bytes into the file)");
    ck_assert_int_eq(error->pos.line, 2);
    ck_assert_int_eq(error->pos.column, 4);
    error = vp_text_refuse_bytes("a\0b", 3, "a control character (U+0000)");
    ck_assert_int_eq(error->pos.column, 2);
    vp_text_refuse_bytes("a: \x1B[31m", 8, "a control character (U+001B)");
    vp_text_refuse_bytes("a: \x7F", 4, "a control character (U+007F)");
    vp_text_refuse_bytes("a: \xC2\x9B", 5, "a control character (U+009B)");
    vp_text_refuse_bytes("a\xEF\xBB\xBF", 4, "a control character (U+FEFF)");
    vp_text_refuse_bytes("\xFE\xFF\0a", 4, "this is not UTF-8");
    ck_assert_str_eq(vp_bench.errors.list[0].expected, "the file looks like UTF-16; save it as UTF-8");
    error = vp_text_refuse_bytes("PK\x03\x04\x14", 5, "a control character (U+0003)");
    ck_assert_str_eq(error->expected,
                     "the file looks like a workbook (.xlsx, .ods, .docx); save it as text, a table as CSV UTF-8");
    ck_assert_str_eq(vp_text_refuse_bytes("PK\x03", 3, "a control character (U+0003)")->expected, "");
    vp_text_refuse_bytes("", 0, "the file holds nothing");
    vp_text_refuse_bytes("%YAML 1.1\n---\na: b\n", 19, "a line that begins with %");
}
END_TEST

START_TEST(every_bound_ends_in_an_error)
{
    char *large = calloc(1, VP_MAX_FILE_BYTES + 1);
    ck_assert_ptr_nonnull(large);
    memset(large, 'x', VP_MAX_FILE_BYTES + 1);
    vp_text_refuse_bytes(large, VP_MAX_FILE_BYTES + 1, "larger than 16 MB");
    vp_text_refuse_bytes(large, VP_MAX_SCALAR_BYTES + 1, "a text of 4097 bytes; at most 4096");
    memset(large, '[', 1000);
    vp_text_refuse_bytes(large, 1000, "nested more than 32 levels deep");
    for (int i = 0; i < 2 * VP_MAX_NODES; i += 2)
        memcpy(large + i, ",x", 2);
    memcpy(large, "[x", 2);
    vp_text_refuse_bytes(large, 2 * VP_MAX_NODES, "more than 500000 values");
    free(large);
    struct vp_text anchors;
    vp_text_init(&anchors);
    for (int i = 0; i < 1001; i++)
        vp_text_printf(&anchors, "- &a%d x\n", i);
    vp_text_refuse_bytes(anchors.at, anchors.length, "more than 1000 anchors (&)");
    vp_text_clear(&anchors);
}
END_TEST

START_TEST(aliases_are_bounded)
{
    struct vp_text bomb;
    vp_text_init(&bomb);
    vp_text_put(&bomb, "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
        vp_text_printf(&bomb, "a%d: &a%d [", i, i);
        for (int k = 0; k < 10; k++)
            vp_text_printf(&bomb, "*a%d, ", i - 1);
        vp_text_put(&bomb, "]\n");
    }
    const struct vp_error *error = vp_text_refuse_bytes(
        bomb.at, bomb.length, "with this alias written out the file would hold more than 500000 values");
    ck_assert_int_eq(error->pos.line, 6);
    vp_text_clear(&bomb);
    vp_text_init(&bomb);
    vp_text_put(&bomb, "a0: &a0 [x]\n");
    for (int i = 1; i < 40; i++)
        vp_text_printf(&bomb, "a%d: &a%d [*a%d]\n", i, i, i - 1);
    error = vp_text_refuse_bytes(bomb.at, bomb.length, "nested more than 32 levels deep");
    ck_assert_int_eq(error->pos.line, 31);
    vp_text_clear(&bomb);
    const char *self = "a: &a [x, *a]\n";
    ck_assert_ptr_null(vp_text_read(self));
    ck_assert_ptr_nonnull(vp_text_find("*a stands inside what it stands for"));
}
END_TEST

START_TEST(an_error_behind_an_alias_is_told_once)
{
    const char *text = vp_text_change(vp_text_plan, "home: grong,", "home: grong, leave: &l [2027-02-31],");
    text = vp_text_change(text, "home: sandvika,", "home: sandvika, leave: *l,");
    ck_assert_ptr_null(vp_text_read(text));
    ck_assert_int_eq(vp_bench.errors.total, 1);
}
END_TEST

START_TEST(errors_beyond_twenty_are_counted)
{
    struct vp_text many;
    vp_text_init(&many);
    vp_text_put(&many, vp_text_plan);
    for (int i = 0; i < 30; i++)
        vp_text_printf(&many, "key-%d: x\n", i);
    ck_assert_ptr_null(vp_text_read(many.at));
    ck_assert_int_eq(vp_bench.errors.kept, VP_ERRORS_KEPT);
    ck_assert_int_eq(vp_bench.errors.total, 30);
    ck_assert_ptr_nonnull(strstr(vp_text_messages(), "and 10 more errors"));
    vp_text_clear(&many);
}
END_TEST

START_TEST(errors_do_not_hide_each_other)
{
    const char *text = vp_text_change(vp_text_plan, "title: Two valleys", "title: []");
    text = vp_text_change(text, "to: 2027-03-28", "to: 2027-03-32");
    text = vp_text_change(text, "sandvika: 80", "sandvika: -80");
    text = vp_text_change(text, "post: 80", "post: 0");
    text = vp_text_change(text, "needs: [alone]", "needs: [lone]");
    text = vp_text_change(text, "days: 3", "days: 0");
    text = vp_text_change(text, "hours: 1", "hour: 1");
    ck_assert_ptr_null(vp_text_read(text));
    ck_assert_int_eq(vp_bench.errors.total, 7);
}
END_TEST

START_TEST(nothing_follows_from_a_section_that_is_missing)
{
    const char *text = vp_text_change(vp_text_plan, "sites:\n", "places:\n");
    ck_assert_ptr_null(vp_text_read(text));
    ck_assert_msg(vp_bench.errors.total == 2, "%s", vp_text_messages());
    ck_assert_ptr_nonnull(vp_text_find("unknown key 'places'"));
    ck_assert_ptr_nonnull(vp_text_find("the plan has no 'sites'"));
    text = vp_text_change(vp_text_plan, "sites:\n", "site:\n");
    ck_assert_ptr_null(vp_text_read(text));
    ck_assert_msg(vp_bench.errors.total == 1, "%s", vp_text_messages());
    ck_assert_ptr_nonnull(vp_text_find("did you mean 'sites'?"));
    ck_assert_ptr_null(vp_text_read("vaktplan: 1\ntitle: T\nperiod: {}\nsites: {}\ndoctors: {}\nlines: {}\n"));
    ck_assert_msg(vp_bench.errors.total == 5, "%s", vp_text_messages());
}
END_TEST

START_TEST(pools_that_are_empty)
{
    const char *text =
        vp_text_change(vp_text_plan, "home: grong, qualified: [alone]", "home: grong, qualified: [junior]");
    text = vp_text_change(text, "needs: [alone]", "needs: [senior, junior]");
    const struct vp_error *error = vp_text_refuse(text, "no doctor may take line forvakt");
    ck_assert_str_eq(error->expected, "none has all the qualifications that it needs");
    ck_assert_int_eq(error->pos.line, 17);
    text = vp_text_change(vp_text_plan, "home: grong,", "home: grong, member: { to: 2027-01-03 },");
    text = vp_text_change(text, "home: sandvika,", "home: sandvika, member: { from: 2027-03-29 },");
    error = vp_text_refuse(text, "no doctor may take line forvakt");
    ck_assert_str_eq(error->expected, "whoever is qualified is not a member in the period");
    text = vp_text_change(vp_text_plan, "home: sandvika,", "home: sandvika, member: { from: 2027-03-28 },");
    text = vp_text_change(text, "home: grong,", "home: grong, member: { to: 2027-01-03 },");
    ck_assert_ptr_nonnull(vp_text_read(text));
    text =
        vp_text_change(vp_text_plan, "times: { mon-fri: 15:30-08:00, sat: 08:00-08:00, sun: 08:00-08:00 }", "times: {}");
    vp_text_refuse(text, "line forvakt has no duty on any day");
}
END_TEST

/* A profile that is wrong is told at its own place. */
static const struct vp_error *refuse_profile(const char *profile, const char *message)
{
    vp_text_write("own.yaml", profile);
    const char *text = vp_text_change(vp_text_plan, "sfs2305-legevakt", "own");
    ck_assert_ptr_null(vp_text_read_own(text));
    const struct vp_error *error = vp_text_find(message);
    ck_assert_msg(error != NULL, "%s", vp_text_messages());
    return error;
}

START_TEST(profiles_say_where_figures_come_from)
{
    const struct vp_error *error =
        refuse_profile("profile: own\nrules:\n  rest: { hours: 8 }\n", "rule 'rest' has no 'source'");
    ck_assert_int_eq(error->pos.line, 3);
    ck_assert_ptr_nonnull(strstr(error->pos.source->name, "/own.yaml"));
    refuse_profile("profile: own\nrules:\n  rest: { hours: 8, source: law }\n", "rule 'rest' has no 'verified'");
    refuse_profile("profile: own\nrules:\n  rest: { hours: 8, source: law, verified: yes, doctors: [anne] }\n",
                   "unknown key 'doctors'");
    refuse_profile("profile: other\nrules: {}\n", "the profile in own.yaml calls itself 'other'");
    refuse_profile("rules: {}\n", "the profile has no 'profile'");
    refuse_profile("profile: own\n", "the profile has no 'rules'");
    refuse_profile("- a\n", "a profile must be a map");
    refuse_profile("profile: {own\n", "a ',' or '}' was expected here");
    const char *text = vp_text_change(vp_text_plan, "sfs2305-legevakt", "none");
    ck_assert_int_eq(remove(vp_arena_printf(&vp_bench.arena, "%s/own.yaml", vp_bench.folder)), 0);
    ck_assert_ptr_null(vp_text_read_own(text));
    ck_assert_ptr_nonnull(vp_text_find("there are no profiles in"));
}
END_TEST

START_TEST(ledgers_that_do_not_fit)
{
    const char *text = vp_text_change(vp_text_plan, "profiles:", "brought-over: l.yaml\nprofiles:");
    ck_assert_ptr_null(vp_text_read(text));
    ck_assert_ptr_nonnull(vp_text_find("there is no file 'l.yaml' in the plan's folder"));
    ck_assert_int_eq(vp_bench.errors.list[0].code, VP_EINPUT);
    static const char *const ledgers[][2] = {
        {"ledger: 2\nbalances: {}\n", "ledger must be a whole number from 1 to 1, not 2"},
        {"ledger: 1\n", "the ledger has no 'balances'"},
        {"balances: {}\n", "the ledger has no 'ledger'"},
        {"ledger: 1\nbalances: { anne: { hours: x } }\n", "balance must be a number"},
        {"ledger: 1\nbalances: { gone: { hour: 1 } }\n", "'hour' is no category"},
        {"ledger: 1\nbalances: []\n", "balances must be a map"},
        {"ledger: 1\nperiod: { from: 2026-07-06, to: 2027-01-04 }\nbalances: {}\n",
         "the ledger is not of a period before the plan's, which begins 2027-01-04"},
        {"[]", "a ledger must be a map"},
    };
    for (size_t i = 0; i < sizeof ledgers / sizeof *ledgers; i++) {
        vp_text_write("l.yaml", ledgers[i][0]);
        ck_assert_ptr_null(vp_text_read(text));
        ck_assert_msg(vp_bench.errors.total == 1 && vp_text_find(ledgers[i][1]) != NULL, "%s", vp_text_messages());
    }
}
END_TEST

START_TEST(files_that_cannot_be_read)
{
    ck_assert_ptr_null(vp_plan_read(vp_arena_printf(&vp_bench.arena, "%s/none.yaml", vp_bench.folder), &vp_text_options,
                                    &vp_bench.arena, &vp_bench.errors));
    ck_assert_ptr_nonnull(vp_text_find("cannot be read: No such file or directory"));
    vp_errors_init(&vp_bench.errors);
    ck_assert_ptr_null(vp_plan_read(vp_bench.folder, &vp_text_options, &vp_bench.arena, &vp_bench.errors));
    ck_assert_ptr_nonnull(vp_text_find("cannot be read: Is a directory"));
    ck_assert_int_eq(vp_bench.errors.list[0].code, VP_EIO);
    ck_assert_int_eq(vp_bench.errors.list[0].pos.line, 0);
    vp_errors_init(&vp_bench.errors);
    ck_assert_ptr_null(vp_plan_read("/dev/zero", &vp_text_options, &vp_bench.arena, &vp_bench.errors));
    ck_assert_ptr_nonnull(vp_text_find("larger than 16 MB, the most that is read"));
}
END_TEST

START_TEST(standard_input_is_a_dash)
{
    const char *path = vp_text_write("in", "vaktplan: 1\n");
    ck_assert_ptr_nonnull(freopen(path, "rb", stdin));
    ck_assert_ptr_null(vp_plan_read("-", &vp_text_options, &vp_bench.arena, &vp_bench.errors));
    ck_assert_int_eq(vp_bench.errors.total, 5);
    ck_assert_str_eq(vp_bench.errors.list[0].pos.source->name, "<stdin>");
}
END_TEST

START_TEST(long_words_are_cut_in_messages)
{
    char word[3001] = "";
    for (int i = 0; i < 1000; i++)
        memcpy(word + 3 * i, "…", 3);
    const char *text = vp_text_change(vp_text_plan, "home: grong,", vp_arena_printf(&vp_bench.arena, "home: %s,", word));
    const struct vp_error *error = vp_text_refuse(text, "unknown site '……");
    ck_assert_uint_lt(strlen(error->message), 120);
    ck_assert(vp_text_is_utf8(error->message, strlen(error->message)));
    text = vp_text_change(vp_text_plan, "title: Two valleys", vp_arena_printf(&vp_bench.arena, "title: %.603s", word));
    vp_text_refuse(text, "title is 201 characters long; at most 200");
}
END_TEST

/* `head`, then `pattern` `n` times, each # in it replaced by 0, 1, 2 …. */
static const char *repeat(const char *head, const char *pattern, int n)
{
    struct vp_text text;
    vp_text_init(&text);
    vp_text_put(&text, head);
    for (int i = 0; i < n; i++) {
        for (const char *at = pattern; *at != '\0'; at++) {
            if (*at == '#')
                vp_text_printf(&text, "%d", i);
            else
                vp_text_put_bytes(&text, at, 1);
        }
    }
    const char *copy = vp_arena_strdup(&vp_bench.arena, text.at);
    vp_text_clear(&text);
    return copy;
}

START_TEST(too_many_of_anything)
{
    static const struct {
        const char *find;
        const char *pattern;
        int n;
        const char *message;
    } crowds[] = {
        {"doctors:\n", "  d#: { home: grong }\n", 2000, "2002 doctors; at most 2000"},
        {"lines:\n", "  l#: { site: grong, times: { mon: 08:00-16:00 } }\n", 200, "201 lines; at most 200"},
        {"rules:\n", "  r#: { kind: rest, hours: 8 }\n", 300, "301 rules; at most 300"},
        {"rules:\n", "  r#: { kind: rest, hours: 8 }\n", 299, "more than 300 rules"},
        {"sites:\n", "  s#:\n", 999, "1001 sites; at most 1000"},
        {"doctors:\n", "  d#: { home: grong, qualified: [q#] }\n", 65, "more than 64 different qualifications"},
    };
    for (size_t i = 0; i < sizeof crowds / sizeof *crowds; i++) {
        const char *text =
            vp_text_change(vp_text_plan, crowds[i].find, repeat(crowds[i].find, crowds[i].pattern, crowds[i].n));
        ck_assert_ptr_null(vp_text_read(text));
        ck_assert_msg(vp_text_find(crowds[i].message) != NULL, "%.2000s", vp_text_messages());
    }
    const char *profiles = vp_arena_printf(&vp_bench.arena, "%s]", repeat("[", "p#, ", 31));
    const char *text = vp_text_change(vp_text_plan, "[sfs2305-legevakt]", profiles);
    vp_text_refuse(text, "31 profiles; at most 30 are read");
    const char *leave =
        vp_arena_printf(&vp_bench.arena, "%s], ", repeat("home: grong, leave: [", "2027-02-04,\n    ", 401));
    text = vp_text_change(vp_text_plan, "home: grong, ", leave);
    vp_text_refuse(text, "401 leaves of one doctor; at most 400 are read");
}
END_TEST

Suite *suite_refusals(void)
{
    Suite *suite = suite_create("refusals");
    TCase *tests = tcase_create("mistakes");
    tcase_add_checked_fixture(tests, vp_text_begin, vp_text_end);
    tcase_add_loop_test(tests, each_mistake_is_told_once_at_its_place, 0, (int)(sizeof mistakes / sizeof *mistakes));
    tcase_add_test(tests, what_is_no_text_is_refused);
    tcase_add_test(tests, every_bound_ends_in_an_error);
    tcase_add_test(tests, aliases_are_bounded);
    tcase_add_test(tests, an_error_behind_an_alias_is_told_once);
    tcase_add_test(tests, errors_beyond_twenty_are_counted);
    tcase_add_test(tests, errors_do_not_hide_each_other);
    tcase_add_test(tests, nothing_follows_from_a_section_that_is_missing);
    tcase_add_test(tests, pools_that_are_empty);
    tcase_add_test(tests, profiles_say_where_figures_come_from);
    tcase_add_test(tests, ledgers_that_do_not_fit);
    tcase_add_test(tests, files_that_cannot_be_read);
    tcase_add_test(tests, standard_input_is_a_dash);
    tcase_add_test(tests, long_words_are_cut_in_messages);
    tcase_add_test(tests, too_many_of_anything);
    suite_add_tcase(suite, tests);
    return suite;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sign-up files: what a row adds to the doctor it names, in both languages; what is refused, and where; and reasons, which nobody sees. */
#include "tests/unit/plan_maker.h"
#include "tests/unit/suites.h"
#include "tests/unit/text_plan.h"

#include <string.h>

/* The plan with a section `sign-up: { … }` and a second line of duty. */
static struct vp_plan *read_with(const char *section)
{
    const char *text = vp_text_change(vp_text_plan, "rules:\n",
                                      "  bakvakt: { site: home, times: { sat: 08:00-08:00 } }\n"
                                      "  dag: { site: grong, times: { mon: 08:00-12:00 } }\nrules:\n");
    return vp_text_read(vp_arena_printf(&vp_bench.arena, "%ssign-up: %s\n", text, section));
}

/* The plan with one file of that kind. */
static struct vp_plan *read_table(const char *kind, const char *table)
{
    vp_text_write("t.csv", table);
    return read_with(vp_arena_printf(&vp_bench.arena, "{ %s: t.csv }", kind));
}

static void check_dates(const struct vp_dates *dates, const char *from, const char *to)
{
    ck_assert_int_eq(dates->from, vp_make_day(from));
    ck_assert_int_eq(dates->to, vp_make_day(to));
}

/* The error with that message, in t.csv at this place. */
static const struct vp_error *expect_error(const char *message, int line, int column)
{
    const struct vp_error *error = vp_text_error_at(message, line, column);
    ck_assert_ptr_nonnull(strstr(error->pos.source->name, "/t.csv"));
    return error;
}

START_TEST(leave_in_both_languages)
{
    static const char *const tables[] = {
        "doctor,from,to,share\nbo,2027-02-15,2027-02-21,given-away\nbo,2027-03-01,,\nanne,2026-12-20,2027-01-06,kept\n",
        "\xEF\xBB\xBFTil;Lege;Fra;Andel\r\n21.02.2027;bo;15.2.2027;Avgi\r\n;bo;01.03.2027;\r\n6.1.2027;anne;20.12.2026;behold\r\n",
    };
    for (int i = 0; i < 2; i++) {
        const struct vp_plan *plan = read_table("leave", tables[i]);
        ck_assert_msg(plan != NULL, "%s", vp_text_messages());
        const struct vp_doctor *anne = &plan->doctors.item[0];
        const struct vp_doctor *bo = &plan->doctors.item[1];
        ck_assert_int_eq(bo->leave.n, 2);
        check_dates(&bo->leave.item[0].dates, "2027-02-15", "2027-02-21");
        ck_assert(!bo->leave.item[0].share_kept);
        check_dates(&bo->leave.item[1].dates, "2027-03-01", "2027-03-01");
        ck_assert(bo->leave.item[1].share_kept);
        ck_assert_int_eq(anne->leave.n, 1);
        check_dates(&anne->leave.item[0].dates, "2026-12-20", "2027-01-06");
        ck_assert(anne->leave.item[0].share_kept);
        ck_assert_int_eq(anne->leave.item[0].pos.line, 4);
        ck_assert_str_eq(anne->leave.item[0].pos.source->name,
                         vp_arena_printf(&vp_bench.arena, "%s/t.csv", vp_bench.folder));
    }
}
END_TEST

START_TEST(a_file_adds_to_what_the_plan_says)
{
    vp_text_write("a.csv", "doctor,from\nbo,2027-02-01\n");
    vp_text_write("b.csv", "doctor,from\nbo,2027-02-02\n");
    const char *text = vp_text_change(vp_text_plan, "bo: { home: sandvika", "bo: { leave: 2027-01-31, home: sandvika");
    const struct vp_plan *plan =
        vp_text_read(vp_arena_printf(&vp_bench.arena, "%ssign-up: { leave: [a.csv, b.csv] }\n", text));
    ck_assert_msg(plan != NULL, "%s", vp_text_messages());
    const struct vp_doctor *bo = &plan->doctors.item[1];
    ck_assert_int_eq(bo->leave.n, 3);
    for (int i = 0; i < 3; i++)
        ck_assert_int_eq(bo->leave.item[i].dates.from, vp_make_day("2027-01-31") + i);
}
END_TEST

START_TEST(wishes_in_both_languages)
{
    static const char *const tables[] = {
        "doctor,wish,from,to,weight,lines\nbo,avoid,2027-02-15,2027-02-21,2.5,forvakt dag\nanne,want,2027-03-01,,,\n",
        "vekt;linjer;lege;ØNSKE;fra;til\n2,5;dag  forvakt;bo;Unngå;15.02.2027;21.02.2027\n;;anne;ønsker;01.03.2027;\n",
    };
    for (int i = 0; i < 2; i++) {
        const struct vp_plan *plan = read_table("wishes", tables[i]);
        ck_assert_msg(plan != NULL, "%s", vp_text_messages());
        ck_assert_int_eq(plan->doctors.item[1].wishes.n, 1);
        const struct vp_wish *avoid = &plan->doctors.item[1].wishes.item[0];
        ck_assert(!avoid->want);
        check_dates(&avoid->dates, "2027-02-15", "2027-02-21");
        ck_assert(avoid->weight >= 2.5 && avoid->weight <= 2.5);
        ck_assert_int_eq(avoid->days, 0);
        ck_assert(avoid->lines[0] && !avoid->lines[1] && avoid->lines[2]);
        const struct vp_wish *want = &plan->doctors.item[0].wishes.item[0];
        ck_assert(want->want && want->lines == NULL);
        ck_assert(want->weight >= 1 && want->weight <= 1);
        check_dates(&want->dates, "2027-03-01", "2027-03-01");
    }
}
END_TEST

START_TEST(exemptions_in_both_languages)
{
    static const struct {
        const char *words;
        uint32_t what;
    } kinds[] = {
        {"nights", 1u << VP_NIGHTS},
        {"netter helger", 1u << VP_NIGHTS | 1u << VP_WEEKENDS},
        {"weekends  HOLIDAYS", 1u << VP_WEEKENDS | 1u << VP_HOLIDAYS},
        {"helligdager\tnights", 1u << VP_HOLIDAYS | 1u << VP_NIGHTS},
        {"all", 1u << VP_DUTIES | 1u << VP_HOURS},
        {"Alt", 1u << VP_DUTIES | 1u << VP_HOURS},
        {"vakter", 1u << VP_DUTIES},
        {"\"nights, weekends\"", 1u << VP_NIGHTS | 1u << VP_WEEKENDS},
        {"timer", 1u << VP_HOURS},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        static const char *const headers[] = {"doctor,what,from,to", "lege,hva,fra,til"};
        const struct vp_plan *plan =
            read_table("exemptions", vp_arena_printf(&vp_bench.arena, "%s\nbo,%s,2027-02-01,2027-03-01\n",
                                                     headers[i % 2], kinds[i].words));
        ck_assert_msg(plan != NULL, "%s", vp_text_messages());
        ck_assert_int_eq(plan->doctors.item[1].exemptions.n, 1);
        const struct vp_exemption *exemption = &plan->doctors.item[1].exemptions.item[0];
        ck_assert_uint_eq(exemption->what, kinds[i].what);
        check_dates(&exemption->dates, "2027-02-01", "2027-03-01");
        ck_assert_int_eq(exemption->pos.line, 2);
    }
}
END_TEST

START_TEST(reasons_are_shown_to_nobody)
{
    static const char *const kinds[] = {"leave", "wishes", "exemptions"};
    static const char *const tables[] = {
        "doctor,from,to,reason\nbo,2027-02-01,,secret\n%s",
        "grunn;lege;ønske;fra\nsecret;bo;ønsker;01.02.2027\n%s",
        "what,doctor,from,to,Grunn\nall,bo,2027-02-01,,\"secret, and\nmore\"\n%s",
    };
    static const char *const broken[] = {
        "nobody,2027-02-01,,secret\nbo,2027-02-01,2027-01-01,secret\nbo,2027-02-01,secret\n",
        "secret;nobody;want;01.02.2027\nsecret;bo;maybe;1.2.2027\nsecret;bo;want;1.2.2027;secret\n",
        "all,nobody,2027-02-01,,secret\nnothing,bo,2027-02-01,,\"secret\"\nall,bo,2027-02-01,,se\"cret\n",
    };
    for (int i = 0; i < 3; i++) {
        size_t end = strlen(tables[i]) - 2;
        const char *good = vp_arena_strndup(&vp_bench.arena, tables[i], end);
        ck_assert_msg(read_table(kinds[i], good) != NULL, "%s", vp_text_messages());
        ck_assert_ptr_null(read_table(kinds[i], vp_arena_printf(&vp_bench.arena, "%s%s", good, broken[i])));
        ck_assert_msg(vp_bench.errors.total == 3, "%s", vp_text_messages());
        ck_assert_msg(strstr(vp_text_messages(), "cret") == NULL, "%s", vp_text_messages());
    }
}
END_TEST

START_TEST(rows_that_are_wrong)
{
    static const struct {
        const char *kind;
        const char *table;
        const char *message;
        const char *expected;
        int column;
    } rows[] = {
        {"leave", "doctor,from,to\nbu,2027-02-01,\n", "unknown doctor 'bu'", "did you mean 'bo'?", 1},
        {"leave", "doctor,from,to\n,2027-02-01,\n", "a doctor must be an id; nothing is given", "", 1},
        {"leave", "doctor,from,to\nbo,,2027-02-01\n", "from must be a date; nothing is given", "", 4},
        {"leave", "doctor,from,to\nbo,2027-02-30,\n", "'2027-02-30' is no date", "February 2027 has 28 days", 4},
        {"leave", "doctor,from,to\nbo,30.02.2027,\n", "'30.02.2027' is no date: there is no such day", "", 4},
        {"leave", "doctor,from,to\nbo,1.1.27,\n", "'1.1.27' is no date", "write dates as 2027-02-15 or 15.02.2027", 4},
        {"leave", "doctor,from,to\nbo,2/15/2027,\n", "'2/15/2027' is no date",
         "write dates as 2027-02-15 or 15.02.2027", 4},
        {"leave", "doctor,from,to\nbo,2027-2-1,\n", "'2027-2-1' is no date", "write it as 2027-02-01", 4},
        {"leave", "doctor,from,to\nbo,2027-02-01..2027-02-07,\n", "'2027-02-01..2027-02-07' is no date",
         "the first date goes into 'from', the last into 'to'", 4},
        {"leave", "doctor,from,to\nbo,001.1.2027,\n", "'001.1.2027' is no date", "write dates as", 4},
        {"leave", "doctor,from,to\nbo,2027-02-02,01.02.2027\n", "'01.02.2027' is before '2027-02-02', where it begins",
         "", 15},
        {"leave", "doctor,from,share\nbo,2027-02-02,keep\n", "'keep' is no share", "did you mean 'kept'?", 15},
        {"leave", "doctor,from,to\nbo,2027-02-02\n", "2 fields in this row, 3 in the header", "", 1},
        {"wishes", "doctor,wish,from\nbo,unnga,2027-02-02\n", "'unnga' is no wish", "did you mean 'unngå'?", 4},
        {"wishes", "doctor,wish,from\nbo,,2027-02-02\n", "neither avoid nor want", "", 4},
        {"wishes", "doctor,wish,from\nbo,want,2026-02-02\n", "a wish for dates outside the period",
         "the period is 2027-01-04..2027-03-28", 9},
        {"wishes", "doctor,wish,from,weight\nbo,want,2027-02-02,-1\n", "weight must be a number from 0 to 1000000", "", 20},
        {"wishes", "doctor,wish,from,weight\nbo,want,2027-02-02,\"1,2,3\"\n", "weight must be a number", "", 20},
        {"wishes", "doctor,wish,from,lines\nbo,want,2027-02-02,dag forvagt\n", "unknown line 'forvagt'",
         "did you mean 'forvakt'?", 24},
        {"exemptions", "doctor,what,from\nbo,,2027-02-02\n", "an exemption from nothing", "", 4},
        {"exemptions", "doctor,what,from\nbo,netter nigths,2027-02-02\n", "'nigths' is no category",
         "did you mean 'nights'?", 11},
        {"exemptions", "doctor,what,from\nbo,\"netter helge\",2027-02-02\n", "'helge' is no category",
         "did you mean 'helger'?", 12},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ck_assert_msg(read_table(rows[i].kind, rows[i].table) == NULL, "%s", rows[i].table);
        ck_assert_msg(vp_bench.errors.total == 1, "%s", vp_text_messages());
        const struct vp_error *error = expect_error(rows[i].message, 2, rows[i].column);
        ck_assert_msg(strstr(error->expected, rows[i].expected) != NULL, "%s", vp_text_messages());
    }
}
END_TEST

START_TEST(headers_that_are_wrong)
{
    ck_assert_ptr_null(read_table("leave", "doctor,form,to\nbo,2027-02-01,\n"));
    ck_assert_str_eq(expect_error("unknown column 'form' in a file of leave", 1, 8)->expected, "did you mean 'from'?");
    ck_assert_int_eq(vp_bench.errors.total, 1);
    ck_assert_ptr_null(read_table("wishes", "lege;fra;til\nbo;1.2.2027;\n"));
    ck_assert_ptr_nonnull(strstr(expect_error("no column 'wish' or 'ønske'", 1, 1)->expected, "lege,ønske,fra,til"));
    ck_assert_ptr_null(read_table("exemptions", "doctor,lege,what,from\n"));
    expect_error("a second column 'lege'", 1, 8);
    ck_assert_ptr_null(read_table("leave", ""));
    expect_error("the file holds nothing", 1, 1);
    ck_assert_ptr_nonnull(read_table("leave", "doctor;from;to;;\nbo;2027-02-01;;;\n"));
    ck_assert_ptr_nonnull(read_table("leave", "lege\tfra\ttil\t\nbo\t01.02.2027\t\t\n"));
}
END_TEST

START_TEST(everything_that_is_wrong_is_told)
{
    ck_assert_ptr_null(
        read_table("wishes", "doctor,wish,from,to,weight,lines\nx,y,z,q,w,v\nbo,want,2027-02-01,,,\nx,,,,,\n"));
    ck_assert_msg(vp_bench.errors.total == 9, "%s", vp_text_messages());
}
END_TEST

START_TEST(sections_that_are_wrong)
{
    vp_text_write("t.csv", "doctor,from\n");
    ck_assert_ptr_null(read_with("{ leaves: t.csv }"));
    ck_assert_ptr_nonnull(vp_text_find("did you mean 'leave'?"));
    ck_assert_ptr_null(read_with("t.csv"));
    ck_assert_ptr_nonnull(vp_text_find("sign-up must be a map"));
    ck_assert_ptr_null(read_with("{ leave: none.csv }"));
    ck_assert_ptr_nonnull(vp_text_find("there is no file 'none.csv' in the plan's folder"));
    ck_assert_ptr_null(read_with("{ leave: [t.csv, t.csv] }"));
    ck_assert_ptr_nonnull(vp_text_find("'t.csv' is named twice"));
    ck_assert_ptr_null(read_with("{ leave: }"));
    ck_assert_ptr_nonnull(vp_text_find("leave must be a list; nothing is given"));
    static const char *const outside[] = {"../t.csv", "/etc/passwd", "\"-\"", ".", "a/../../t.csv"};
    for (size_t i = 0; i < sizeof outside / sizeof *outside; i++) {
        ck_assert_ptr_null(read_with(vp_arena_printf(&vp_bench.arena, "{ leave: %s }", outside[i])));
        ck_assert_int_eq(vp_bench.errors.total, 1);
    }
}
END_TEST

START_TEST(files_are_hashed_with_the_plan)
{
    const struct vp_plan *plan = read_table("leave", "doctor,from,reason\nbo,2027-02-01,a\n");
    ck_assert_ptr_nonnull(plan);
    const char *before = vp_arena_strdup(&vp_bench.arena, plan->sha256);
    plan = read_table("leave", "doctor,from,reason\nbo,2027-02-01,b\n");
    ck_assert_str_ne(plan->sha256, before);
    plan = read_table("leave", "doctor,from,reason\nbo,2027-02-01,a\n");
    ck_assert_str_eq(plan->sha256, before);
}
END_TEST

START_TEST(no_more_than_a_plan_may_have)
{
    struct vp_text text;
    vp_text_init(&text);
    vp_text_put(&text, "doctor,from\n");
    for (int i = 0; i < 400; i++)
        vp_text_put(&text, "bo,2027-02-01\nanne,2027-02-01\n");
    const struct vp_plan *plan = read_table("leave", text.at);
    ck_assert_msg(plan != NULL, "%s", vp_text_messages());
    ck_assert_int_eq(plan->doctors.item[1].leave.n, 400);
    vp_text_put(&text, "bo,2027-02-02\n");
    ck_assert_ptr_null(read_table("leave", text.at));
    expect_error("more than 400 leaves of doctor bo", 802, 1);
    vp_text_clear(&text);
}
END_TEST

START_TEST(no_more_than_one_file_may_hold)
{
    struct vp_text text;
    vp_text_init(&text);
    vp_text_put(&text, "doctor,from\n");
    while (text.length < VP_MAX_FILE_BYTES / 2)
        vp_text_put(&text, "                                                                \n");
    vp_text_write("a.csv", text.at);
    vp_text_write("b.csv", text.at);
    ck_assert_msg(read_with("{ leave: a.csv }") != NULL, "%s", vp_text_messages());
    ck_assert_ptr_null(read_with("{ leave: [a.csv, b.csv] }"));
    ck_assert_ptr_nonnull(vp_text_find("with this file, those of sign-up hold more than 16 MB"));
    ck_assert_int_eq(vp_bench.errors.total, 1);
    vp_text_clear(&text);
}
END_TEST

START_TEST(without_doctors_nothing_more_is_said_of_them)
{
    vp_text_write("t.csv", "doctor,wish,from,lines\nbo,want,2027-02-01,forvakt\n");
    ck_assert_ptr_null(vp_text_read("vaktplan: 1\ntitle: T\nperiod: { from: 2027-01-04, to: 2027-03-28 }\n"
                                    "sites: { grong: }\nsign-up: { wishes: t.csv }\n"));
    ck_assert_msg(vp_bench.errors.total == 2, "%s", vp_text_messages());
    ck_assert_ptr_nonnull(vp_text_find("the plan has no 'doctors'"));
    ck_assert_ptr_nonnull(vp_text_find("the plan has no 'lines'"));
}
END_TEST

Suite *suite_sign_up(void)
{
    Suite *suite = suite_create("sign_up");
    TCase *tests = tcase_create("files");
    tcase_add_checked_fixture(tests, vp_text_begin, vp_text_end);
    tcase_add_test(tests, leave_in_both_languages);
    tcase_add_test(tests, a_file_adds_to_what_the_plan_says);
    tcase_add_test(tests, wishes_in_both_languages);
    tcase_add_test(tests, exemptions_in_both_languages);
    tcase_add_test(tests, reasons_are_shown_to_nobody);
    tcase_add_test(tests, rows_that_are_wrong);
    tcase_add_test(tests, headers_that_are_wrong);
    tcase_add_test(tests, everything_that_is_wrong_is_told);
    tcase_add_test(tests, sections_that_are_wrong);
    tcase_add_test(tests, files_are_hashed_with_the_plan);
    tcase_add_test(tests, no_more_than_a_plan_may_have);
    tcase_add_test(tests, no_more_than_one_file_may_hold);
    tcase_add_test(tests, without_doctors_nothing_more_is_said_of_them);
    suite_add_tcase(suite, tests);
    return suite;
}

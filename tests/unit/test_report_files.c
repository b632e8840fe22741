/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of a report: drawn the same each time, there together or not at all, and nobody else's file touched. */
#include "tests/unit/folder_maker.h"
#include "tests/unit/report_maker.h"
#include "tests/unit/suites.h"

#include "report/charts.h"
#include "report/folder.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static struct vp_arena arena;
static struct vp_errors errors;
static const char *base;

static void set_up(void)
{
    vp_arena_init(&arena);
    vp_errors_init(&errors);
    base = vp_make_folder(&arena);
}

static void tear_down(void)
{
    vp_remove_folder(base);
    vp_arena_clear(&arena);
}

static const char *below(const char *name)
{
    return vp_arena_printf(&arena, "%s/%s", base, name);
}

static bool same_file(const char *one, const char *other, const char *name)
{
    struct vp_text a;
    struct vp_text b;
    vp_text_init(&a);
    vp_text_init(&b);
    bool read = vp_disk_read(vp_arena_printf(&arena, "%s/%s", one, name), 1 << 24, &a) &&
                vp_disk_read(vp_arena_printf(&arena, "%s/%s", other, name), 1 << 24, &b);
    bool same = read && a.length == b.length && memcmp(a.at, b.at, a.length) == 0;
    vp_text_clear(&a);
    vp_text_clear(&b);
    return same;
}

/* ---- whole reports ---- */

static const char *const texts[] = {"roster.csv",  "roster.xlsx", "audit.txt",        "audit.json", "ledger.yaml",
                                    "report.html", "charts.pdf",  "certificate.json", "solve.json"};
static const char *const calendars[] = {"calendar/doctor-d0.ics", "calendar/doctor-d1.ics", "calendar/doctor-d2.ics",
                                        "calendar/service.ics"};
static const char *const charts[] = {"deviation",     "load-hours", "load-nights", "curve",         "months-hours",
                                     "months-nights", "gaps",       "calendar-1",  "great-holidays"};

static void write_report(const struct vp_made_report *made, const char *folder)
{
    bool written = vp_report_write(&made->report, folder, &errors);
    ck_assert_msg(written, "%s", errors.list[0].message);
}

START_TEST(a_report_is_all_its_files_and_nothing_else)
{
    struct vp_made_report *made = vp_make_report(3, &arena);
    const char *folder = below("new/deep/out");
    write_report(made, folder);
    ck_assert_int_eq(vp_count_entries(folder), 11);
    ck_assert_int_eq(vp_count_entries(below("new/deep")), 1);
    ck_assert_int_eq(vp_count_entries(below("new/deep/out/calendar")), 4);
    for (size_t i = 0; i < sizeof calendars / sizeof *calendars; i++)
        ck_assert_msg(vp_is_there(&arena, folder, calendars[i]), "%s", calendars[i]);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        ck_assert_msg(vp_is_there(&arena, folder, texts[i]), "%s", texts[i]);
    ck_assert_int_eq(vp_count_entries(vp_arena_printf(&arena, "%s/charts", folder)), 18);
    for (size_t i = 0; i < sizeof charts / sizeof *charts; i++) {
        const char *svg = vp_slurp(&arena, folder, vp_arena_printf(&arena, "charts/%s.svg", charts[i]));
        const char *png = vp_slurp(&arena, folder, vp_arena_printf(&arena, "charts/%s.png", charts[i]));
        ck_assert_ptr_nonnull(svg);
        ck_assert_ptr_nonnull(png);
        ck_assert_ptr_nonnull(strstr(svg, "</svg>"));
        ck_assert_ptr_nonnull(strstr(svg, vp_arena_printf(&arena, "<title id=\"%s-title\">", charts[i])));
        ck_assert_int_eq(memcmp(png, "\x89PNG\r\n\x1a\n", 8), 0);
    }
}
END_TEST

START_TEST(two_runs_give_the_same_bytes)
{
    struct vp_made_report *made = vp_make_report(3, &arena);
    write_report(made, below("a"));
    made->outcome.seconds = 77; /* what may differ */
    sleep(1);                   /* and the clock tells another second to whoever asks it */
    write_report(made, below("b"));
    for (size_t i = 0; i + 1 < sizeof texts / sizeof *texts; i++)
        ck_assert_msg(same_file(below("a"), below("b"), texts[i]), "%s", texts[i]);
    for (size_t i = 0; i < sizeof charts / sizeof *charts; i++) {
        ck_assert_msg(same_file(below("a"), below("b"), vp_arena_printf(&arena, "charts/%s.svg", charts[i])), "%s",
                      charts[i]);
        ck_assert_msg(same_file(below("a"), below("b"), vp_arena_printf(&arena, "charts/%s.png", charts[i])), "%s",
                      charts[i]);
    }
    for (size_t i = 0; i < sizeof calendars / sizeof *calendars; i++)
        ck_assert_msg(same_file(below("a"), below("b"), calendars[i]), "%s", calendars[i]);
    ck_assert(!same_file(below("a"), below("b"), "solve.json"));
}
END_TEST

/* Every id on a page once. */
static void check_ids(const char *page)
{
    const char *seen[2000];
    int n = 0;
    for (const char *at = strstr(page, " id="); at != NULL; at = strstr(at + 1, " id=")) {
        const char *id = at + 5;
        size_t length = strcspn(id, "'\"");
        for (int i = 0; i < n; i++)
            ck_assert_msg(strncmp(seen[i], id, length + 1) != 0, "%.*s stands twice", (int)length, id);
        ck_assert_int_lt(n, 2000);
        seen[n++] = id;
    }
    ck_assert_int_gt(n, 20);
}

START_TEST(hostile_names_are_only_names_in_charts_and_page)
{
    struct vp_made_report *made = vp_make_hostile(&arena);
    made->plan->title = "it's `touch PWNED` \"; system(\"touch PWNED\") @x {/Bold y} \\n";
    made->plan->lines.item[0].name = "'.system('touch PWNED').'";
    vp_remake_report(made, &arena);
    char here[4096];
    ck_assert_ptr_nonnull(getcwd(here, sizeof here));
    ck_assert_int_eq(chdir(base), 0);
    write_report(made, "out");
    ck_assert_int_eq(chdir(here), 0);
    ck_assert_int_eq(vp_count_entries(base), 1);
    const char *folder = below("out");
    ck_assert_int_eq(vp_count_entries(folder), 11);
    ck_assert_int_eq(vp_count_entries(below("out/charts")), 18);
    ck_assert_int_eq(vp_count_entries(below("out/calendar")), vp_hostile_names_n + 1);
    const char *page = vp_slurp(&arena, folder, "report.html");
    ck_assert_ptr_nonnull(strstr(page, "<svg role=\"img\""));
    ck_assert_ptr_null(strstr(page, "<script>alert"));
    ck_assert_ptr_null(strstr(page, "<b>"));
    ck_assert_ptr_null(strstr(page, "<?xml"));
    check_ids(page);
    const char *svg = vp_slurp(&arena, folder, "charts/load-hours.svg");
    ck_assert_ptr_nonnull(strstr(svg, "&lt;script>alert(1)"));
    ck_assert_ptr_nonnull(strstr(svg, "{/Bold x}_y^z @PWNED"));
    ck_assert_ptr_null(strstr(svg, "Gnuplot"));
}
END_TEST

/* Width and height stand at byte 16 of a PNG, four bytes each, the highest first. */
static int read_png_height(const char *png)
{
    const unsigned char *at = (const unsigned char *)png + 20;
    return at[0] << 24 | at[1] << 16 | at[2] << 8 | at[3];
}

START_TEST(a_service_larger_than_a_picture_may_be_is_drawn_smaller)
{
    struct vp_made_report *made = vp_make_report(700, &arena); /* two pixels for one would be 38000 */
    write_report(made, below("out"));
    const char *png = vp_slurp(&arena, below("out"), "charts/load-hours.png");
    ck_assert_int_eq(memcmp(png, "\x89PNG\r\n\x1a\n", 8), 0);
    ck_assert_int_gt(read_png_height(png), 20000);
    ck_assert_int_lt(read_png_height(png), 32768);
}
END_TEST

/* How often `words` stands in `text`. */
static int count(const char *text, const char *words)
{
    int n = 0;
    for (const char *at = strstr(text, words); at != NULL; at = strstr(at + strlen(words), words))
        n++;
    return n;
}

START_TEST(a_chart_higher_than_a_page_is_cut_between_its_rows)
{
    struct vp_made_report *made = vp_make_report(80, &arena);
    write_report(made, below("out"));
    const char *svg = vp_slurp(&arena, below("out"), "charts/load-hours.svg");
    const char *page = vp_slurp(&arena, below("out"), "report.html");
    ck_assert_ptr_nonnull(strstr(svg, " data-cuts=\"8"));
    ck_assert_int_eq(count(page, "<use href=\"#load-hours-gnuplot_canvas\"/>"), 2); /* 2332 pixels in three slices */
    ck_assert_int_eq(count(page, "<title id=\"load-hours-title\">"), 1);
    ck_assert_int_eq(count(page, "<use href=\"#calendar-1-gnuplot_canvas\"/>"), 0); /* two weeks */
    ck_assert_ptr_nonnull(strstr(page, "<figure class=\"chart tall\">"));
    check_ids(page);
    int bottom = 0;
    int slices = 0;
    for (const char *at = strstr(page, "<svg style=\"--w:860\""); slices < 3;
         at = strstr(at + 1, "<svg style=\"--w:860\"")) {
        int top;
        int height;
        ck_assert_int_eq(sscanf(strstr(at, "viewBox"), "viewBox=\"0 %d 860 %d\"", &top, &height), 2);
        ck_assert_int_eq(top, bottom); /* nothing twice, nothing left out */
        ck_assert_int_le(height, VP_CHART_SLICE);
        bottom = top + height;
        slices++;
    }
    ck_assert_int_eq(bottom, 74 + 80 * 27 + 98);
}
END_TEST

START_TEST(a_chart_a_little_higher_than_a_page_stays_whole)
{
    struct vp_made_report *made = vp_make_report(29, &arena); /* loads: 955 pixels, deviations: 1044 */
    write_report(made, below("out"));
    const char *page = vp_slurp(&arena, below("out"), "report.html");
    ck_assert_ptr_null(strstr(page, "gnuplot_canvas\"/>"));
    ck_assert_ptr_nonnull(strstr(page, "<figure class=\"chart high\">")); /* alone on its page */
    made = vp_make_report(34, &arena);                                    /* 1090, 1194 */
    write_report(made, below("out"));
    ck_assert_int_eq(count(vp_slurp(&arena, below("out"), "report.html"), "gnuplot_canvas\"/>"), 3);
}
END_TEST

START_TEST(short_names_in_a_calendar_tell_places_with_one_letter_apart)
{
    struct vp_made_report *made = vp_make_report(14, &arena);
    for (int d = 0; d < 14; d++)
        made->plan->doctors.item[d].name =
            vp_arena_printf(&arena, "%s-in-the-long-run-%d", d < 7 ? "stavanger" : "sola", d % 7 + 1);
    vp_remake_report(made, &arena);
    made->roster->doctor[13] = 0;
    vp_reaudit_report(made, &arena);
    write_report(made, below("out"));
    const char *svg = vp_slurp(&arena, below("out"), "charts/calendar-1.svg");
    ck_assert_ptr_nonnull(strstr(svg, "StInThLoRu1 = stavanger-in-the-long-r"));
    ck_assert_ptr_nonnull(strstr(svg, "SoInThLoRu1 = sola-in-the-long-run-1: 1 duty"));
    ck_assert_ptr_null(strstr(svg, ": 0 duties")); /* the last has none on this line */
    ck_assert_ptr_nonnull(strstr(svg, "Doctors can share a pattern"));
}
END_TEST

START_TEST(a_newer_report_takes_the_place_of_the_older_as_a_whole)
{
    struct vp_made_report *made = vp_make_report(3, &arena);
    const char *folder = below("out");
    write_report(made, folder);
    made->plan->fairness.n = 1; /* no chart of nights any more */
    vp_remake_report(made, &arena);
    made->report.outcome = NULL;
    write_report(made, folder);
    ck_assert(!vp_is_there(&arena, folder, "charts/load-nights.svg"));
    ck_assert(!vp_is_there(&arena, folder, "solve.json")); /* it told of the other roster */
    ck_assert_int_eq(vp_count_entries(folder), 9);
    ck_assert_int_eq(vp_count_entries(base), 1);
}
END_TEST

START_TEST(the_calendar_of_a_doctor_who_is_gone_goes_and_the_users_own_stays)
{
    struct vp_made_report *made = vp_make_report(3, &arena);
    const char *folder = below("out");
    write_report(made, folder);
    vp_spill(&arena, folder, "calendar/holidays.ics", "mine");
    made->plan->doctors.n = 2;
    vp_remake_report(made, &arena);
    write_report(made, folder);
    ck_assert(!vp_is_there(&arena, folder, "calendar/doctor-d2.ics"));
    ck_assert_str_eq(vp_slurp(&arena, folder, "calendar/holidays.ics"), "mine");
    ck_assert_int_eq(vp_count_entries(below("out/calendar")), 4);
    ck_assert_ptr_nonnull(strstr(vp_slurp(&arena, folder, "calendar/service.ics"), "\r\nSEQUENCE:1\r\n"));
}
END_TEST

START_TEST(without_gnuplot_the_old_report_stays_and_the_error_names_it)
{
    struct vp_made_report *made = vp_make_report(3, &arena);
    const char *folder = below("out");
    write_report(made, folder);
    const char *before = vp_slurp(&arena, folder, "roster.csv");
    char *path = strdup(getenv("PATH"));
    setenv("PATH", base, 1);
    made->roster->doctor[0] = VP_LOCUM;
    vp_reaudit_report(made, &arena);
    bool ready = vp_report_ready(folder, &errors);
    bool written = vp_report_write(&made->report, folder, &errors);
    setenv("PATH", path, 1);
    free(path);
    ck_assert(!ready);
    ck_assert(!written);
    ck_assert_str_eq(errors.list[0].message, errors.list[1].message);
    ck_assert_ptr_nonnull(strstr(errors.list[0].message, "gnuplot could not be run"));
    ck_assert_ptr_nonnull(strstr(errors.list[0].expected, "gnuplot-nox"));
    ck_assert_str_eq(vp_slurp(&arena, folder, "roster.csv"), before);
    ck_assert_int_eq(vp_count_entries(base), 1);
}
END_TEST

START_TEST(one_can_ask_beforehand)
{
    ck_assert(vp_report_ready(below("out"), &errors));
    ck_assert_int_eq(vp_count_entries(base), 0);
    vp_spill(&arena, base, "file", "mine");
    ck_assert(!vp_report_ready(below("file"), &errors));
    ck_assert_int_eq(vp_count_entries(base), 1);
}
END_TEST

START_TEST(a_gnuplot_that_fails_is_an_error_with_its_words)
{
    struct vp_made_report *made = vp_make_report(3, &arena);
    vp_spill(&arena, base, "gnuplot", "#!/bin/sh\necho 'no such terminal' >&2\nexit 3\n");
    ck_assert_int_eq(chmod(below("gnuplot"), 0755), 0);
    char *path = strdup(getenv("PATH"));
    setenv("PATH", vp_arena_printf(&arena, "%s:%s", base, path), 1);
    bool written = vp_report_write(&made->report, below("out"), &errors);
    setenv("PATH", path, 1);
    free(path);
    ck_assert(!written);
    ck_assert_ptr_nonnull(strstr(errors.list[0].message, "exit code 3: no such terminal"));
    ck_assert_int_eq(vp_count_entries(base), 1);
}
END_TEST

START_TEST(an_outcome_without_a_roster_leaves_an_older_roster_alone)
{
    struct vp_made_report *made = vp_make_report(3, &arena);
    const char *folder = below("out");
    write_report(made, folder);
    made->outcome = (struct vp_outcome){.status = VP_INFEASIBLE, .bound = 0, .seconds_to_first = -1};
    made->report.roster = NULL;
    made->report.audit = NULL;
    ck_assert(vp_report_write_outcome(&made->report, folder, &errors));
    ck_assert_ptr_nonnull(strstr(vp_slurp(&arena, folder, "solve.json"), "\"infeasible\""));
    ck_assert(vp_is_there(&arena, folder, "roster.csv"));
    ck_assert(vp_report_write_outcome(&made->report, below("fresh"), &errors));
    ck_assert_int_eq(vp_count_entries(below("fresh")), 1);
    ck_assert_int_eq(vp_count_entries(base), 2);
}
END_TEST

START_TEST(a_full_disk_leaves_everything_as_it_was)
{
    struct vp_made_report *made = vp_make_report(3, &arena);
    const char *folder = below("out");
    write_report(made, folder);
    const char *before = vp_slurp(&arena, folder, "audit.json");
    made->roster->doctor[0] = VP_LOCUM;
    vp_reaudit_report(made, &arena);
    struct rlimit old;
    getrlimit(RLIMIT_FSIZE, &old);
    struct rlimit tight = {4096, old.rlim_max}; /* a write beyond fails as on a full disk */
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &tight);
    bool written = vp_report_write(&made->report, folder, &errors);
    setrlimit(RLIMIT_FSIZE, &old);
    signal(SIGXFSZ, SIG_DFL);
    ck_assert(!written);
    ck_assert_int_eq(errors.list[0].code, VP_EIO);
    ck_assert_ptr_nonnull(strstr(errors.list[0].message, "nothing was written"));
    ck_assert_str_eq(vp_slurp(&arena, folder, "audit.json"), before);
    ck_assert_int_eq(vp_count_entries(base), 1);
}
END_TEST

Suite *suite_report_files(void)
{
    Suite *suite = suite_create("report_files");
    TCase *reports = tcase_create("reports");
    tcase_set_timeout(reports, 240);
    tcase_add_checked_fixture(reports, set_up, tear_down);
    tcase_add_test(reports, a_report_is_all_its_files_and_nothing_else);
    tcase_add_test(reports, two_runs_give_the_same_bytes);
    tcase_add_test(reports, hostile_names_are_only_names_in_charts_and_page);
    tcase_add_test(reports, a_service_larger_than_a_picture_may_be_is_drawn_smaller);
    tcase_add_test(reports, a_chart_higher_than_a_page_is_cut_between_its_rows);
    tcase_add_test(reports, a_chart_a_little_higher_than_a_page_stays_whole);
    tcase_add_test(reports, short_names_in_a_calendar_tell_places_with_one_letter_apart);
    tcase_add_test(reports, a_newer_report_takes_the_place_of_the_older_as_a_whole);
    tcase_add_test(reports, the_calendar_of_a_doctor_who_is_gone_goes_and_the_users_own_stays);
    tcase_add_test(reports, without_gnuplot_the_old_report_stays_and_the_error_names_it);
    tcase_add_test(reports, one_can_ask_beforehand);
    tcase_add_test(reports, a_gnuplot_that_fails_is_an_error_with_its_words);
    tcase_add_test(reports, an_outcome_without_a_roster_leaves_an_older_roster_alone);
    tcase_add_test(reports, a_full_disk_leaves_everything_as_it_was);
    suite_add_tcase(suite, reports);
    return suite;
}

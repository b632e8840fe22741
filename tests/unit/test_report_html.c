/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report.html: whole whatever names are in it, and what its sections say. */
#include "tests/unit/plan_maker.h"
#include "tests/unit/report_maker.h"
#include "tests/unit/suites.h"

#include <string.h>

static struct vp_arena arena;
static struct vp_text out;

static void set_up(void)
{
    vp_arena_init(&arena);
    vp_text_init(&out);
}

static void tear_down(void)
{
    vp_text_clear(&out);
    vp_arena_clear(&arena);
}

#define ck_has(text, words)                                                                                            \
    ck_assert_msg(strstr((text), (words)) != NULL, "'%s' is missing from:\n%.3000s", (words), (text))
#define ck_has_not(text, words)                                                                                        \
    ck_assert_msg(strstr((text), (words)) == NULL, "'%s' stands in:\n%.3000s", (words), (text))

/* A report with hostile names for everything that has one. */
static struct vp_made_report *make_hostile(void)
{
    struct vp_made_report *made = vp_make_report(vp_hostile_names_n, &arena);
    for (int d = 0; d < vp_hostile_names_n; d++)
        made->plan->doctors.item[d].name = vp_hostile_names[d];
    made->plan->title = "</title><script>`id`</script>\"'";
    made->plan->lines.item[0].name = "<img src=x onerror=alert(1)>";
    made->plan->sites.item[made->plan->sites.n - 1].name = "=1+1";
    vp_remake_report(made, &arena);
    return made;
}

/* ---- report.html ---- */

/* Elements that have no end. */
static bool is_void(const char *name, size_t length)
{
    static const char *const names[] = {"meta", "br", "img", "!DOCTYPE", "link"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strlen(names[i]) == length && strncmp(names[i], name, length) == 0)
            return true;
    return false;
}

/* Every element is closed, in the right order; nothing outside is asked for. */
static void check_html(const char *text)
{
    const char *open[64];
    int depth = 0;
    for (const char *at = strchr(text, '<'); at != NULL; at = strchr(at + 1, '<')) {
        const char *end = strchr(at, '>');
        ck_assert_ptr_nonnull(end);
        const char *name = at[1] == '/' ? at + 2 : at + 1;
        size_t length = strcspn(name, " \n\t>/");
        if (at[1] == '/') {
            ck_assert_int_gt(depth, 0);
            depth--;
            ck_assert_msg(strncmp(open[depth], name, length) == 0, "</%.*s> closes <%.10s", (int)length, name,
                          open[depth]);
        } else if (!is_void(name, length) && end[-1] != '/') {
            ck_assert_int_lt(depth, 64);
            open[depth++] = name;
        }
    }
    ck_assert_int_eq(depth, 0);
    ck_has_not(text, "<script");
    ck_has_not(text, "<img");
    ck_has_not(text, " src=\"");
    ck_has_not(text, "@import");
}

START_TEST(the_page_is_whole_in_its_language_whatever_names_are_in_it)
{
    struct vp_made_report *made = make_hostile();
    made->roster->doctor[1] = 0;
    made->roster->doctor[3] = VP_LOCUM;
    vp_reaudit_report(made, &arena);
    vp_report_html(&made->report, NULL, &out);
    check_html(out.at);
    ck_assert_int_eq(strncmp(out.at, "<!DOCTYPE html>\n<html lang=\"en\">", 32), 0);
    ck_has(out.at, "&lt;script&gt;alert(1)&lt;/script&gt;");
    ck_has(out.at, "<td class=\"d\">LOCUM</td>");
    ck_has(out.at, "<th scope=\"row\" class=\"t\">Mon 2027-03-22</th>");
    ck_has(out.at, made->plan->sha256);
    ck_has_not(out.at, "\xE2\x80\xAE");
    made->plan->language = VP_NB;
    out.length = 0;
    vp_report_html(&made->report, NULL, &out);
    ck_has(out.at, "<html lang=\"nb\">");
    ck_has(out.at, "VIKAR");
}
END_TEST

/* The page anew. */
static const char *draw_page(const struct vp_made_report *made)
{
    out.length = 0;
    vp_report_html(&made->report, NULL, &out);
    check_html(out.at);
    return out.at;
}

/* ---- rotations ---- */

/* Four doctors in a cycle of two weeks, each with an offset of his own or none; two are on in every week. */
static struct vp_made_report *make_rotating(void)
{
    struct vp_made_report *made = vp_make_report(4, &arena);
    int rotation = vp_make_rotation(made->plan, "1/1");
    for (int d = 0; d < 4; d++)
        vp_make_rotation_doctor(made->plan, rotation, d, d % 2);
    vp_make_present(made->plan, rotation, 2, 2);
    vp_remake_report(made, &arena);
    return made;
}

START_TEST(the_page_says_who_is_on_in_which_week)
{
    struct vp_made_report *made = make_rotating();
    const char *page = draw_page(made);
    ck_has(page, "<section id=\"rotation\">");
    ck_has(page, "<a href=\"#rotation\">");
    ck_has(page, "<th scope=\"row\" class=\"t\">week 12</th><td class=\"t\">Mon 2027-03-22 08:00</td>"
                 "<td class=\"t\">Mon 2027-03-29 08:00</td><td class=\"n\">2</td>"
                 "<td class=\"words\"><bdi>Doctor 0</bdi>, <bdi>Doctor 2</bdi></td></tr>");
    ck_has(page, "<td class=\"words\"><bdi>Doctor 1</bdi>, <bdi>Doctor 3</bdi></td></tr>");
    made->plan->language = VP_NB;
    page = draw_page(made);
    ck_has(page, "<h2>Turnus</h2>");
    ck_has(page, "uke 12</th>");
}
END_TEST

START_TEST(a_doctor_who_has_left_is_on_no_more)
{
    struct vp_made_report *made = make_rotating();
    made->plan->doctors.item[0].member.to = made->plan->from + 6;
    made->plan->doctors.item[2].member.from = made->plan->from + 7;
    vp_remake_report(made, &arena);
    const char *page = draw_page(made);
    ck_has(page, "<td class=\"n\">1</td><td class=\"words\"><bdi>Doctor 0</bdi></td></tr>");
}
END_TEST

START_TEST(names_in_a_rotation_are_only_names)
{
    struct vp_made_report *made = make_rotating();
    made->plan->doctors.item[0].name = "<script>alert(1)</script>";
    made->plan->rotations.item[0].id = "</caption><b>";
    ck_has(draw_page(made), "<bdi>&lt;script&gt;alert(1)&lt;/script&gt;</bdi>");
    ck_has_not(out.at, "</caption><b>");
}
END_TEST

START_TEST(a_plan_without_rotations_has_no_such_section)
{
    ck_has_not(draw_page(vp_make_report(3, &arena)), "rotation");
}
END_TEST

Suite *suite_report_html(void)
{
    Suite *suite = suite_create("report_html");
    TCase *page = tcase_create("page");
    tcase_add_checked_fixture(page, set_up, tear_down);
    tcase_add_test(page, the_page_is_whole_in_its_language_whatever_names_are_in_it);
    tcase_add_test(page, the_page_says_who_is_on_in_which_week);
    tcase_add_test(page, a_doctor_who_has_left_is_on_no_more);
    tcase_add_test(page, names_in_a_rotation_are_only_names);
    tcase_add_test(page, a_plan_without_rotations_has_no_such_section);
    suite_add_tcase(suite, page);
    return suite;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is on in which week of each rotation, as the page shows it: a row a week, from hand-over to hand-over. The offsets are those that follow from
 * the duties, the same as in rotation.csv. */
#include "report/html.h"

#include "report/escape.h"

#include "model/rotation_infer.h"

/* "Mon 2027-01-04 08:00". */
static const char *say_moment(struct vp_view *view, vp_instant instant)
{
    vp_day date;
    int minute;
    vp_zone_local(view->plan->zone, instant, &date, &minute, NULL);
    return vp_arena_printf(&view->arena, "%s %s", vp_date_iso(view, date), vp_clock(view, instant));
}

/* The number that the week has in calendars: that of its fourth day, so a hand-over on a Friday names the week to come. */
static int find_iso_week(const struct vp_view *view, vp_instant start)
{
    vp_day date;
    int minute;
    vp_zone_local(view->plan->zone, start, &date, &minute, NULL);
    return vp_day_iso_week(date + 3, NULL);
}

static void put_week(const struct vp_page *page, int number, int week, const int *offset)
{
    struct vp_view *view = page->view;
    const struct vp_rotation *rotation = &view->plan->rotations.item[number];
    vp_instant start = vp_rotation_start(view->plan, rotation, week);
    struct vp_text names;
    int on = 0;
    vp_text_init(&names);
    for (int d = 0; d < view->problem->n_doctors; d++) {
        if (!vp_view_on(view, number, d, week, offset))
            continue;
        vp_text_put(&names, on++ == 0 ? "<bdi>" : ", <bdi>");
        vp_put_html(&names, view->label[d]);
        vp_text_put(&names, "</bdi>");
    }
    vp_text_put(page->out, "<tr>");
    vp_html_element(page, "th scope=\"row\" class=\"t\"", vp_words(view, "uke %d", "week %d", find_iso_week(view, start)));
    vp_html_element(page, "td class=\"t\"", say_moment(view, start));
    vp_html_element(page, "td class=\"t\"", say_moment(view, vp_rotation_start(view->plan, rotation, week + 1)));
    vp_html_element(page, "td class=\"n\"", vp_arena_printf(&view->arena, "%d", on));
    vp_text_printf(page->out, "<td class=\"words\">%s</td></tr>\n", names.at);
    vp_text_clear(&names);
}

static void put_rotation(const struct vp_page *page, int number)
{
    struct vp_view *view = page->view;
    const struct vp_rotation *rotation = &view->plan->rotations.item[number];
    const char *const heads[2][5] = {{"Uke", "Fra", "Til", "#Antall på", "På turnus"},
                                     {"Week", "From", "To", "#How many on", "On"}};
    int *offset = vp_arena_array(&view->arena, (size_t)view->problem->n_doctors + 1, sizeof *offset);
    int first;
    int last;
    vp_rotation_infer(view->problem, view->roster, number, offset);
    vp_rotation_span(view->plan, rotation, &first, &last);
    vp_html_table(
        page,
        vp_words(view, "Hvem som er på i turnus %s", "Who is on in rotation %s", vp_clean(&view->arena, rotation->id)),
        heads[view->language == VP_EN], 5);
    for (int week = first; week <= last; week++)
        put_week(page, number, week, offset);
    vp_html_table_end(page);
}

void vp_html_rotations(const struct vp_page *page)
{
    struct vp_view *view = page->view;
    if (view->plan->rotations.n == 0)
        return;
    vp_html_section(page, "rotation", vp_words(view, "Turnus", "Rotation"));
    vp_html_element(
        page, "p",
        vp_words(view, "Hvem som er på, følger av vaktene og av det som planen har låst; det samme står i rotation.csv.",
                 "Who is on follows from the duties and from what the plan has fixed; rotation.csv says the same."));
    for (int number = 0; number < view->plan->rotations.n; number++)
        put_rotation(page, number);
    vp_text_put(page->out, "</section>\n");
}

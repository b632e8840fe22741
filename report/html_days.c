/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster day by day: dates down, lines across, in each cell who has the duties that begin then; and the control that shows one doctor's duties. */
#include "report/html.h"

#include "report/escape.h"

/* ---- the filter ---- */

void vp_html_filter(const struct vp_page *page)
{
    struct vp_view *view = page->view;
    vp_text_put(page->out, "<p id=\"filter\" hidden>");
    vp_html_element(page, "label for=\"who\"", vp_words(view, "Vis bare vaktene til", "Show only the duties of"));
    vp_text_put(page->out, " <select id=\"who\">");
    vp_html_element(page, "option value=\"\"", vp_words(view, "alle", "everybody"));
    for (int d = 0; d < view->problem->n_doctors; d++)
        vp_html_element(page, vp_arena_printf(&view->arena, "option value=\"%d\"", d + 1), view->label[d]);
    vp_text_printf(page->out, "</select> <span id=\"said\" role=\"status\" data-one=\"%s\" data-many=\"%s\"></span></p>\n",
                   vp_words(view, "vakt", "duty"), vp_words(view, "vakter", "duties"));
}

/* ---- days ---- */

/* The duties that begin on one date: duties[first … end - 1]. */
struct day {
    int first;
    int end;
};

static struct day find_day(const struct vp_problem *problem, int first)
{
    struct day day = {first, first};
    while (day.end < problem->n_duties && problem->duties[day.end].date == problem->duties[first].date)
        day.end++;
    return day;
}

static int count_line(const struct vp_problem *problem, struct day day, int line)
{
    int n = 0;
    for (int j = day.first; j < day.end; j++)
        n += problem->duties[j].line == line;
    return n;
}

static void put_who(const struct vp_page *page, int doctor)
{
    struct vp_view *view = page->view;
    if (doctor >= 0)
        vp_text_printf(page->out, "<span data-d=\"%d\"><bdi>", doctor + 1);
    else
        vp_text_put(page->out, "<span class=\"locum\"><bdi>");
    vp_put_html(page->out, doctor >= 0          ? view->label[doctor]
                           : doctor == VP_LOCUM ? vp_words(view, "VIKAR", "LOCUM")
                                                : vp_words(view, "MANGLER", "MISSING"));
    vp_text_put(page->out, "</bdi></span>");
}

/* Who has the duty; with its times where the line has several that day. */
static void put_duty(const struct vp_page *page, int index, bool timed)
{
    struct vp_view *view = page->view;
    const struct vp_duty *duty = &view->problem->duties[index];
    int shown = 0;
    vp_text_put(page->out, "<div>");
    if (timed)
        vp_text_printf(page->out, "%s–%s: ", vp_clock(view, duty->start), vp_clock(view, duty->end));
    for (int place = duty->first_place; place < duty->first_place + duty->places; place++) {
        if (!vp_place_counts(view->problem, view->roster, place))
            continue;
        vp_text_put(page->out, shown++ == 0 ? "" : ", ");
        put_who(page, view->roster->doctor[place]);
    }
    vp_text_put(page->out, "</div>");
}

static void put_day(const struct vp_page *page, struct day day, const bool *lines)
{
    struct vp_view *view = page->view;
    vp_day date = view->problem->duties[day.first].date;
    const struct vp_holiday *holiday = vp_holidays_on(&view->plan->holidays, date);
    bool free = vp_day_weekday(date) >= VP_SATURDAY || (holiday != NULL && holiday->public);
    vp_text_printf(page->out, "<tr class=\"%s\"><th scope=\"row\">%s", free ? "free" : "work", vp_date_iso(view, date));
    if (holiday != NULL)
        vp_html_element(page, "div", vp_holiday_words(view, date));
    vp_text_put(page->out, "</th>");
    for (int line = 0; line < view->plan->lines.n; line++) {
        if (!lines[line])
            continue;
        int duties = count_line(view->problem, day, line);
        vp_text_put(page->out, "<td>");
        for (int j = day.first; j < day.end; j++)
            if (view->problem->duties[j].line == line)
                put_duty(page, j, duties > 1);
        vp_text_put(page->out, "</td>");
    }
    vp_text_put(page->out, "</tr>\n");
}

/* Lines that have duties in the period, and the heads of their columns behind that of the dates; returns how many heads. A name that begins with `#`
 * has another one before it, which vp_html_table takes for its own. */
static int choose_lines(struct vp_view *view, bool *lines, const char **heads)
{
    int n = 0;
    heads[n++] = vp_words(view, "Dato", "Date");
    for (int j = view->problem->n_past; j < view->problem->n_duties; j++)
        lines[view->problem->duties[j].line] = true;
    for (int line = 0; line < view->plan->lines.n; line++) {
        if (!lines[line])
            continue;
        const char *name = vp_clean(&view->arena, view->plan->lines.item[line].name);
        name = vp_cut(&view->arena, name, VP_LABEL_COLUMNS);
        heads[n++] = vp_arena_printf(&view->arena, "%s%s", name[0] == '#' ? "#" : "", name);
    }
    return n;
}

void vp_html_days(const struct vp_page *page)
{
    struct vp_view *view = page->view;
    size_t room = (size_t)view->plan->lines.n + 1;
    bool *lines = vp_arena_array(&view->arena, room, sizeof *lines);
    const char **heads = vp_arena_array(&view->arena, room, sizeof *heads);
    int n = choose_lines(view, lines, heads);
    vp_text_put(page->out, "<div id=\"days\">");
    vp_html_table(page, vp_words(view, "Hvem som har vakt, dag for dag", "Who is on duty, day by day"), heads, n);
    struct day day;
    for (int first = view->problem->n_past; first < view->problem->n_duties; first = day.end) {
        day = find_day(view->problem, first);
        put_day(page, day, lines);
    }
    vp_html_table_end(page);
    vp_text_put(page->out, "</div>\n");
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster as a grid: dates down and lines across, or, for a service with one line, weeks down and weekdays across; in each cell who has the duties
 * that begin then. And the control that shows one doctor's duties. */
#include "report/html.h"

#include "report/escape.h"

#include <string.h>

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

/* "free" for weekends and public holidays, "work" for other days. */
static const char *name_kind(const struct vp_view *view, vp_day date)
{
    const struct vp_holiday *holiday = vp_holidays_on(&view->plan->holidays, date);
    return vp_day_weekday(date) >= VP_SATURDAY || (holiday != NULL && holiday->public) ? "free" : "work";
}

static void put_duties(const struct vp_page *page, struct day day, int line)
{
    const struct vp_problem *problem = page->view->problem;
    int duties = count_line(problem, day, line);
    for (int j = day.first; j < day.end; j++)
        if (problem->duties[j].line == line)
            put_duty(page, j, duties > 1);
}

static void put_day(const struct vp_page *page, struct day day, const bool *lines)
{
    struct vp_view *view = page->view;
    vp_day date = view->problem->duties[day.first].date;
    vp_text_printf(page->out, "<tr class=\"%s\"><th scope=\"row\">%s", name_kind(view, date), vp_date_iso(view, date));
    const char *holiday = vp_holiday_words(view, date);
    if (holiday[0] != '\0')
        vp_html_element(page, "div class=\"date\"", holiday);
    vp_text_put(page->out, "</th>");
    for (int line = 0; line < view->plan->lines.n; line++) {
        if (!lines[line])
            continue;
        vp_text_put(page->out, "<td>");
        put_duties(page, day, line);
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

static void put_days(const struct vp_page *page, const char *const *heads, int n, const bool *lines)
{
    const struct vp_problem *problem = page->view->problem;
    vp_html_table(page, vp_words(page->view, "Hvem som har vakt, dag for dag", "Who is on duty, day by day"), heads, n);
    struct day day;
    for (int first = problem->n_past; first < problem->n_duties; first = day.end) {
        day = find_day(problem, first);
        put_day(page, day, lines);
    }
    vp_html_table_end(page);
}

/* ---- weeks ---- */

enum { DAYS_A_WEEK = 7 };

/* "25. mars, skjærtorsdag"; "1. mai", which is the name of its holiday too. */
static const char *say_date(struct vp_view *view, vp_day date)
{
    const char *holiday = vp_holiday_words(view, date);
    const char *words = vp_date_short(view, date);
    if (strncmp(holiday, words, strlen(words)) == 0)
        return holiday;
    return holiday[0] == '\0' ? words : vp_arena_printf(&view->arena, "%s, %s", words, holiday);
}

/* The week that begins on `monday`; its duties begin with number *next, which is left behind them. */
static void put_week(const struct vp_page *page, vp_day monday, int *next, int line)
{
    struct vp_view *view = page->view;
    const struct vp_problem *problem = view->problem;
    vp_text_put(page->out, "<tr>");
    vp_html_element(page, "th scope=\"row\"", vp_words(view, "uke %d", "week %d", vp_day_iso_week(monday, NULL)));
    for (vp_day date = monday; date < monday + DAYS_A_WEEK; date++) {
        vp_text_printf(page->out, "<td class=\"%s\">", name_kind(view, date));
        if (date >= view->plan->from && date <= view->plan->to)
            vp_html_element(page, "div class=\"date\"", say_date(view, date));
        if (*next < problem->n_duties && problem->duties[*next].date == date) {
            struct day day = find_day(problem, *next);
            put_duties(page, day, line);
            *next = day.end;
        }
        vp_text_put(page->out, "</td>");
    }
    vp_text_put(page->out, "</tr>\n");
}

static void put_weeks(const struct vp_page *page, int line)
{
    struct vp_view *view = page->view;
    const char *name = vp_clean(&view->arena, view->plan->lines.item[line].name);
    const char *heads[1 + DAYS_A_WEEK] = {vp_words(view, "Uke", "Week")};
    for (int day = 0; day < DAYS_A_WEEK; day++)
        heads[1 + day] = vp_weekday_name(view->language, day);
    vp_html_table(page,
                  vp_words(view, "Hvem som har vakt, uke for uke: %s", "Who is on duty, week by week: %s",
                           vp_cut(&view->arena, name, VP_LABEL_COLUMNS)),
                  heads, 1 + DAYS_A_WEEK);
    int next = view->problem->n_past;
    for (vp_day monday = vp_day_monday(view->plan->from); monday <= view->plan->to; monday += DAYS_A_WEEK)
        put_week(page, monday, &next, line);
    vp_html_table_end(page);
}

/* ---- either ---- */

void vp_html_days(const struct vp_page *page)
{
    struct vp_view *view = page->view;
    size_t room = (size_t)view->plan->lines.n + 1;
    bool *lines = vp_arena_array(&view->arena, room, sizeof *lines);
    const char **heads = vp_arena_array(&view->arena, room, sizeof *heads);
    int n = choose_lines(view, lines, heads);
    vp_text_put(page->out, "<div id=\"days\">");
    if (n == 2)
        put_weeks(page, view->problem->duties[view->problem->n_duties - 1].line);
    else
        put_days(page, heads, n, lines);
    vp_text_put(page->out, "</div>\n");
}

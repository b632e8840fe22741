/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster and the fairness table as pages show them. */
#include "report/html.h"

#include "report/escape.h"

static void put_name(const struct vp_page *page, const char *tag, const char *name)
{
    vp_text_printf(page->out, "<%s><bdi>", tag);
    vp_put_html(page->out, name);
    vp_text_put(page->out, "</bdi></");
    vp_text_put(page->out, tag[1] == 'h' ? "th>" : "td>");
}

/* ---- roster ---- */

static const char *name_site(struct vp_view *view, int line, int doctor)
{
    int site = vp_view_site(view, line, doctor);
    if (site == VP_SITE_HOME)
        return vp_words(view, "hjemme", "at home");
    return vp_cut(&view->arena, vp_clean(&view->arena, view->plan->sites.item[site].name), VP_LABEL_COLUMNS);
}

static void put_place(const struct vp_page *page, int place)
{
    struct vp_view *view = page->view;
    const struct vp_duty *duty = &view->problem->duties[view->problem->place_duty[place]];
    int doctor = view->roster->doctor[place];
    if (!vp_place_counts(view->problem, view->roster, place))
        return;
    const struct vp_holiday *holiday = vp_holidays_on(&view->plan->holidays, duty->date);
    bool free = vp_day_weekday(duty->date) >= VP_SATURDAY || (holiday != NULL && holiday->public);
    vp_text_printf(page->out, "<tr class=\"%s%s\"", doctor < 0 ? "locum " : "", free ? "free" : "work");
    if (doctor >= 0)
        vp_text_printf(page->out, " data-d=\"%d\"", doctor + 1);
    vp_text_put(page->out, ">");
    vp_html_element(page, "th scope=\"row\" class=\"t\"", vp_date_iso(view, duty->date));
    vp_html_element(page, "td class=\"t\"",
                    vp_arena_printf(&view->arena, "%s–%s", vp_clock(view, duty->start), vp_clock(view, duty->end)));
    if (doctor >= 0)
        put_name(page, "td class=\"d\"", view->label[doctor]);
    else
        vp_html_element(page, "td class=\"d\"",
                        doctor == VP_LOCUM ? vp_words(view, "VIKAR", "LOCUM") : vp_words(view, "MANGLER", "MISSING"));
    put_name(page, "td",
             vp_cut(&view->arena, vp_clean(&view->arena, view->plan->lines.item[duty->line].name), VP_LABEL_COLUMNS));
    put_name(page, "td", name_site(view, duty->line, doctor));
    vp_html_element(page, "td class=\"n\"", vp_number_short(view, (double)(duty->end - duty->start) / 3600, 2));
    vp_html_element(page, "td", vp_holiday_words(view, duty->date));
    vp_text_put(page->out, "</tr>\n");
}

static void put_strays(const struct vp_page *page)
{
    struct vp_view *view = page->view;
    if (view->roster->strays.n == 0)
        return;
    vp_html_element(page, "h3",
                    vp_words(view, "Rader som ikke passer til noen vakt i planen", "Rows that fit no duty of the plan"));
    vp_text_put(page->out, "<ul>\n");
    for (int i = 0; i < view->roster->strays.n; i++) {
        const struct vp_stray *stray = &view->roster->strays.item[i];
        char text[VP_RFC3339_TEXT];
        const char *who = stray->doctor < 0 ? "" : view->label[stray->doctor];
        vp_html_element(page, "li",
                        vp_arena_printf(&view->arena, "%s %s %s: %s",
                                        vp_zone_rfc3339(view->plan->zone, stray->start, text),
                                        vp_clean(&view->arena, stray->line), who, vp_clean(&view->arena, stray->why)));
    }
    vp_text_put(page->out, "</ul>\n");
}

void vp_html_roster(const struct vp_page *page)
{
    struct vp_view *view = page->view;
    const char *const heads[2][7] = {{"Dato", "Tid", "Lege", "Vaktlinje", "Sted", "#Timer", "Helligdag"},
                                     {"Date", "Time", "Doctor", "Line", "Place", "#Hours", "Holiday"}};
    vp_html_section(page, "roster", vp_words(view, "Vakter", "Duties"));
    vp_html_filter(page);
    vp_html_days(page);
    vp_text_put(page->out, "<div id=\"duties\">");
    vp_html_table(page, vp_words(view, "Alle vakter i perioden", "Every duty of the period"),
                  heads[view->language == VP_EN], 7);
    for (int place = 0; place < view->problem->n_places; place++)
        put_place(page, place);
    vp_html_table_end(page);
    vp_text_put(page->out, "</div>\n");
    put_strays(page);
    vp_text_put(page->out, "</section>\n");
}

/* ---- fairness ---- */

static void put_figures(const struct vp_page *page, int category, const struct vp_row *row, bool costs)
{
    struct vp_view *view = page->view;
    int decimals = vp_decimals(category);
    vp_html_element(page, "td class=\"n\"", vp_number(view, row->share, decimals));
    vp_html_element(page, "td class=\"n\"", vp_number_signed(view, row->brought, decimals));
    vp_html_element(page, "td class=\"n\"", vp_number(view, row->target, decimals));
    vp_html_element(page, "td class=\"n\"", vp_number(view, row->load, vp_load_decimals(view, category)));
    vp_html_element(page, "td class=\"n\"", vp_number_signed(view, row->deviation, decimals));
    vp_html_element(page, "td class=\"n\"", costs ? vp_number(view, row->points, VP_NUMBER_POINTS) : "–");
    vp_text_put(page->out, "</tr>\n");
}

static void put_row(const struct vp_page *page, int category, const struct vp_row *row)
{
    struct vp_view *view = page->view;
    vp_text_put(page->out, "<tr>");
    put_name(page, "th scope=\"row\"", view->label[row->doctor]);
    vp_html_element(page, "td class=\"n\"",
                    view->anonymous ? "–" : vp_number_short(view, view->plan->doctors.item[row->doctor].post, 1));
    put_figures(page, category, row, view->term[category] >= 0);
}

/* "timer (t)" */
static const char *make_caption(struct vp_view *view, int category)
{
    const char *unit = vp_unit_words(view, category);
    return vp_arena_printf(&view->arena, "%s%s%s%s", vp_category_name(view->plan, category),
                           unit[0] == '\0' ? "" : " (", unit, unit[0] == '\0' ? "" : ")");
}

static void put_municipal(const struct vp_page *page)
{
    struct vp_view *view = page->view;
    const char *const heads[2][7] = {
        {"Kommune", "#Rettferdig andel", "#Overført", "#Mål", "#Belastning", "#Avvik", "#Poeng"},
        {"Municipality", "#Fair share", "#Brought over", "#Target", "#Load", "#Deviation", "#Points"}};
    if (view->plan->municipal.n == 0)
        return;
    vp_html_element(page, "h3", vp_words(view, "Mellom kommuner", "Between municipalities"));
    vp_html_element(page, "p", vp_municipal_sentence(view));
    for (int t = 0; t < view->plan->municipal.n && !view->anonymous; t++) {
        const int category = view->plan->municipal.item[t].category;
        const struct vp_row *rows = vp_view_municipal_rows(view, t);
        vp_html_table(page, make_caption(view, category), heads[view->language == VP_EN], 7);
        for (int m = 0; m < view->plan->municipalities.n; m++) {
            vp_text_put(page->out, "<tr>");
            put_name(page, "th scope=\"row\"", view->municipality[rows[m].doctor]);
            put_figures(page, category, &rows[m], true);
        }
        vp_html_table_end(page);
    }
}

void vp_html_fairness(const struct vp_page *page)
{
    struct vp_view *view = page->view;
    const char *const heads[2][8] = {
        {"Lege", "#Stilling %", "#Rettferdig andel", "#Overført", "#Mål", "#Belastning", "#Avvik", "#Poeng"},
        {"Doctor", "#Post %", "#Fair share", "#Brought over", "#Target", "#Load", "#Deviation", "#Points"}};
    vp_html_element(
        page, "p",
        vp_words(
            view,
            "Rettferdig andel er legens del av vaktene etter stilling, medlemskap, fritak og permisjon. Målet er andelen minus det "
            "legen allerede har båret for mye i tidligere perioder; summen av det som er ført over, er fordelt etter andel, så "
            "målene summerer til alt som må dekkes. Ekstra plasser er belastning uten mål, det vikarer tar, er mål uten belastning. "
            "Øverst står den som er lengst over målet.",
            "The fair share is the doctor's part of the duties by post, membership, exemption and leave. The target is the share less "
            "what the doctor has already carried too much in earlier periods; the sum of what was brought over is spread by share, "
            "so that the targets add up to all that must be covered. Extra places are load without a target, "
            "what locums take is a target without load. On top: furthest above the target."));
    for (int i = 0; i < view->n_categories; i++) {
        int category = view->categories[i];
        const struct vp_row *rows = vp_view_rows(view, category);
        vp_html_table(page, make_caption(view, category), heads[view->language == VP_EN], 8);
        for (int d = 0; d < view->problem->n_doctors; d++)
            put_row(page, category, &rows[d]);
        vp_html_table_end(page);
    }
    put_municipal(page);
}

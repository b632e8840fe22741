/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sections of report.html, and what it shares with compare.html. Words of the plan go through vp_put_html, always. */
#ifndef VP_REPORT_HTML_H
#define VP_REPORT_HTML_H

#include "report/view.h"

struct vp_page {
    struct vp_view *view;
    struct vp_text *out;
};

extern const char vp_html_style[];
extern const char vp_html_compare_style[]; /* what compare.html has besides */
extern const char vp_html_script[];
extern const char vp_html_script_hash[]; /* as the page's policy names it: "sha256-…" */

/* Opens a section with its heading: "<section id=…><h2>…</h2>". */
void vp_html_section(const struct vp_page *page, const char *id, const char *heading);
/* "<TAG>words</TAG>", the words escaped; `tag` may carry attributes: "th scope=\"row\"". */
void vp_html_element(const struct vp_page *page, const char *tag, const char *words);
/* Opens a table that scrolls sideways on a small screen, with caption and the heads of its columns; "#Load" heads a column of
 * numbers. */
void vp_html_table(const struct vp_page *page, const char *caption, const char *const *heads, int n);
void vp_html_table_end(const struct vp_page *page);
/* An item of the contents. */
void vp_html_link(const struct vp_page *page, const char *id, const char *words);

struct vp_chart;

struct vp_html_shown {
    bool wide;      /* as wide as a calendar */
    bool explained; /* one of its kind was shown before, and how to read it said */
};

/* The chart with its words, if its SVG is in `folder`. */
void vp_html_chart(const struct vp_page *page, const char *folder, const struct vp_chart *chart,
                   struct vp_html_shown shown);

/* The page's head, with more style if it is not NULL; with `script`, the one script may run. Then its body up to the heading, in a header that the caller closes; and its end. */
void vp_html_head(const struct vp_page *page, const char *title, bool script, const char *style);
void vp_html_begin(const struct vp_page *page, const char *heading);
void vp_html_foot(const struct vp_page *page, const char *script);

/* Roster and fairness (html_tables.c). */
void vp_html_roster(const struct vp_page *page);
void vp_html_fairness(const struct vp_page *page);
/* The roster day by day, and the control that shows one doctor's duties in it and in the list of duties (html_days.c). */
void vp_html_filter(const struct vp_page *page);
void vp_html_days(const struct vp_page *page);
/* Who had which great holiday in which year, where there is anything to say (html_greats.c). */
void vp_html_greats(const struct vp_page *page);
/* Who is on in which week, for plans with rotations (html_rotation.c). */
void vp_html_rotations(const struct vp_page *page);
/* What each thing costs, if that was asked for (html_prices.c). */
void vp_html_prices(const struct vp_page *page);
/* Rules, breaches, wishes (html_audit.c). */
void vp_html_audit(const struct vp_page *page);
/* What was put in (html_input.c). */
void vp_html_input(const struct vp_page *page);

#endif

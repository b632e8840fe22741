/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every output of a report needs: the plan's language, labels of doctors that can be shown anywhere, and the fairness table. */
#ifndef VP_REPORT_VIEW_H
#define VP_REPORT_VIEW_H

#include "report/report.h"

enum {
    VP_LABEL_COLUMNS = 28, /* longest label of a doctor, in screen columns */
    VP_NUMBER_POINTS = 2,  /* decimals of points */
};

struct vp_view {
    const struct vp_report *report;
    const struct vp_problem *problem;
    const struct vp_plan *plan;
    const struct vp_roster *roster; /* NULL only for an outcome without a roster */
    const struct vp_audit *audit;   /* NULL with it */
    const struct vp_outcome *outcome;
    const double *floor; /* the report's */
    enum vp_language language;
    bool anonymous; /* where doctors live, and what else tells who they are, is not said */
    struct vp_arena arena;
    const char *title;
    const char **label;        /* [doctor] name for people: clean, short, different for each */
    const char **drawn;        /* [doctor] the same for charts: only letters that their fonts have */
    const char **municipality; /* [municipality] label, as a doctor's */
    const char **municipality_drawn;
    double *per_cent; /* [municipality] of all that must be covered, that it answers for */
    int n_categories;
    int categories[VP_MAX_CATEGORIES]; /* shown: hours, and what has a fairness term */
    int term[VP_MAX_CATEGORIES];       /* [category] its fairness term, or -1 */
    int covered;                       /* places that one of the doctors has */
    int locums;                        /* places left to locums */
    int absent;                        /* places without a row */
};

void vp_view_init(struct vp_view *view, const struct vp_report *report);
/* A view of no report, for words and numbers alone. */
void vp_view_bare(struct vp_view *view, enum vp_language language);
void vp_view_clear(struct vp_view *view);

/* One line of the fairness table, in the category's unit. */
struct vp_row {
    int doctor; /* or municipality */
    double share;
    double brought; /* carried beyond the share in earlier periods */
    double target;
    double load;
    double deviation; /* load − target */
    double beyond;    /* of the load: on places beyond the needed (extra), in which nobody has a share */
    double unowed;    /* of a deviation above 0: no more than what such places explain */
    double points;
};

/* What somebody must have beyond his target at least, [category]; -INFINITY = not known. In the view's arena (floors.c). */
const double *vp_view_floors(struct vp_view *view);

/* Every doctor in `category`, the one who carries most beyond the target first; [n_doctors] in the view's arena. */
struct vp_row *vp_view_rows(struct vp_view *view, int category);

/* The first of them who has a share or a load: who has neither is only owed what he brought over. NULL if nobody has. */
const struct vp_row *vp_view_worst(struct vp_view *view, int category);

/* The rows in the order of `order`, or of the plan for NULL. */
struct vp_row *vp_view_rows_by(struct vp_view *view, int category, const int *order);

/* Every municipality in the category of term number `term` of plan->municipal, the same way; [plan->municipalities.n]. */
struct vp_row *vp_view_municipal_rows(struct vp_view *view, int term);

/* What the municipalities' shares go by: "posts", "population", "agreement"; and what their tables show, or why there
 * are none (a report without names), in a few sentences. */
const char *vp_municipal_words(struct vp_view *view);
const char *vp_municipal_sentence(struct vp_view *view);

/* Are municipalities compared, and may it be said what each has? */
bool vp_view_municipal(const struct vp_view *view);
/* "Lierne, 18.2 h below the target in hours": who is furthest from it, in steps of the category; NULL where all are on it. The same as a sentence.
 * (municipal_words.c) */
const char *vp_municipal_worst(struct vp_view *view);
const char *vp_municipal_summary(struct vp_view *view);

/* Doctors from the heaviest burdened to the least, all categories weighed as the plan weighs them. */
int *vp_view_order(struct vp_view *view);

/* Screen columns of the widest label. */
int vp_label_columns(const struct vp_view *view);

/* True for a rule of every plan that has nothing to judge in this one: no commitments, no blocks …. Pages leave it out; audit.json has it. */
bool vp_view_idle(const struct vp_view *view, const struct vp_rule *rule);

/* Duties of the period that need a doctor or have one; those of which every place is extra and empty are none. */
int vp_view_duties(const struct vp_view *view);

/* Is the doctor on in week `week` of rotation number `rotation`, if `offset` [doctor] are the offsets of its doctors (-1 = not in it)? */
bool vp_view_on(const struct vp_view *view, int rotation, int doctor, int week, const int *offset);

/* Where `doctor` (or VP_LOCUM) has a duty of `line`: the line's site, or his home; VP_SITE_HOME where nobody's home is meant or it may not be said. */
int vp_view_site(const struct vp_view *view, int line, int doctor);

/* Decimals that shares and deviations in `category` are shown with. */
int vp_decimals(int category);
/* The same for loads: none where every duty counts a whole number. */
int vp_load_decimals(const struct vp_view *view, int category);

/* Duties held by doctors within the scope of `rule`: how many times the rule was put to the test. */
int vp_view_checked(const struct vp_view *view, const struct vp_rule *rule);

/* ---- words in the plan's language (words.c) ---- */

/* printf with the format of the plan's language; both take the same arguments. */
void vp_say(const struct vp_view *view, struct vp_text *out, const char *nb, const char *en, ...)
    __attribute__((format(printf, 3, 5), format(printf, 4, 5)));

/* As vp_say, into the view's arena. */
const char *vp_words(struct vp_view *view, const char *nb, const char *en, ...)
    __attribute__((format(printf, 2, 4), format(printf, 3, 4)));

/* A blank line, and the words of the plan's language underlined. */
void vp_put_heading(const struct vp_view *view, struct vp_text *out, const char *nb, const char *en);

/* A number as people of the language write it, with so many decimals: "7,5", "−0.3". */
const char *vp_number(struct vp_view *view, double number, int decimals);
/* The same without zeros at the end: "8", "7,5". */
const char *vp_number_short(struct vp_view *view, double number, int decimals);
/* The same with its sign: "+1,3", "−0,7", "0,0". */
const char *vp_number_signed(struct vp_view *view, double number, int decimals);
/* `number` rounded towards minus infinity: for bounds, so that no more is claimed than is proven. */
const char *vp_number_floor(struct vp_view *view, double number, int decimals);

/* "mandag", "Monday"; "ma.", "Mon". */
const char *vp_weekday_name(enum vp_language language, int weekday);
const char *vp_weekday_short(enum vp_language language, int weekday);
/* "jan.", "Jan"; month 1 … 12. */
const char *vp_month_short(enum vp_language language, int month);
/* "4. jan. 2027", "4 Jan 2027". */
const char *vp_date_long(struct vp_view *view, vp_day date);
/* "4. jan.", "4 Jan". */
const char *vp_date_short(struct vp_view *view, vp_day date);
/* "ma. 2027-01-04". */
const char *vp_date_iso(struct vp_view *view, vp_day date);
/* "2027-01-04–05", "2027-01-31–02-01": both ends, saying only what differs. */
const char *vp_dates_iso(struct vp_view *view, vp_day from, vp_day to);
/* Clock time "15:30". */
const char *vp_clock(struct vp_view *view, vp_instant instant);
/* The name of the holiday on `date`, or "". */
const char *vp_holiday_words(const struct vp_view *view, vp_day date);
/* "t" for hours in Norwegian, "h" in English, "" for counts. */
const char *vp_unit_words(const struct vp_view *view, int category);

/* The name of a file without its folder, so that outputs are the same on every machine; "" for NULL. */
const char *vp_file_name(const char *path);
/* "plan.yaml:72", or "" without a place; the folder is left out, so that the text is the same on every machine. */
const char *vp_place(struct vp_view *view, struct vp_pos pos);

/* ---- rules in words (rule_words.c) ---- */

/* "minst 8 timer fri mellom to vakter, kjøring ikke regnet som fri". */
const char *vp_rule_words(struct vp_view *view, const struct vp_rule *rule);

/* Of whom and of what the rule speaks, where that is not everything: "leger: lis-1, lis-2", "som teller for: netter" …, each set cut to about
 * `columns`. Returns how many. (rule_scope.c) */
enum { VP_SCOPE_SETS = 5 };
int vp_scope_words(struct vp_view *view, const struct vp_rule *rule, int columns, const char *sets[VP_SCOPE_SETS]);
/* Both: "høyst 1 dag på rad der vakt begynner (som teller for: netter)". */
const char *vp_rule_sentence(struct vp_view *view, const struct vp_rule *rule);

/* "krever 8 t, har 7,5 t"; what is forbidden outright: "høyst 0 t, har 16,5 t". */
const char *vp_breach_words(struct vp_view *view, const struct vp_violation *violation);
/* What happened, in one sentence: which duties, which leave …. */
/* "1 brudd", "2 breaches". */
const char *vp_breach_count(struct vp_view *view, int n);
const char *vp_breach_detail(struct vp_view *view, const struct vp_violation *violation);
/* The citation without its explanation: "SFS 2305 §7.4". */
const char *vp_source_short(struct vp_view *view, const struct vp_rule *rule);
/* True for a rule that carries a figure of somebody's choosing (all but cover … overlap). */
bool vp_rule_has_figure(const struct vp_rule *rule);
/* Sum of the points of a soft rule, and how often it was broken. */
double vp_rule_points(const struct vp_view *view, int rule, int *times);
/* How often the hard rule was broken. */
int vp_rule_breaches(const struct vp_view *view, int rule);

/* ---- what is proven, in words (proof.c) ---- */

/* One or two sentences on what the outcome proves about better rosters; says so when it proves nothing. */
const char *vp_proof_words(struct vp_view *view);
/* Of which rosters bound and points speak, as the subject of a sentence: "no lawful roster", with levels only those with the same ones. */
const char *vp_none_words(struct vp_view *view, bool levels);
/* "locums", "locums and extra places": what costs no more in the rosters of which levels and floors are proven, as with more of it everybody would
 * have less; NULL where the plan leaves no such choice. */
const char *vp_held_words(struct vp_view *view);
/* " in which locums cost no more", to stand behind "roster" where the sentence goes on; "" where the plan leaves no such choice. */
const char *vp_where_held(struct vp_view *view);
/* What is proven of the levels of a category that was settled by itself, number 0 … outcome->n_settled - 1, in a sentence (level_words.c). */
const char *vp_level_words(struct vp_view *view, int number);
static inline int vp_settled_terms(const struct vp_view *view)
{
    return view->outcome == NULL ? 0 : view->outcome->n_settled;
}
/* Things with a price (prices_words.c): "the rule weekends", "the wishes of Anne"; what is proven of it, in a sentence; what whoever has most would have in the
 * roster found without it; all three as in model/prices.h. */
const char *vp_price_name(struct vp_view *view, const struct vp_price *price);
const char *vp_price_words(struct vp_view *view, const struct vp_price *price);
const char *vp_price_worst_words(struct vp_view *view, const struct vp_price *price);
/* The key of what the verdict goes by: "locums", "points", or a category; NULL if there is none. */
const char *vp_price_by(const struct vp_view *view, const struct vp_price *price);
/* Those with a proven gain, the dearest first, into dearest[most]; returns how many. */
int vp_dearest(const struct vp_view *view, const struct vp_price **dearest, int most);
/* "Looked at 20 of 31 …": what the prices come to, in a sentence or two. */
const char *vp_prices_words(struct vp_view *view);
/* What befell the search, in a sentence; vp_proof_words says it where vp_outcome_cut_short. NULL = nothing. */
const char *vp_trouble_words(struct vp_view *view);
/* "no lawful roster has fewer than 61.20 points; this one has 62.00", with as many decimals as tell the two apart. */
const char *vp_gap_words(struct vp_view *view);
/* "182 duties, all covered by the service's own doctors" and the like. */
const char *vp_cover_words(struct vp_view *view);
/* "before.csv, 14 duties from 21 Dec 2026": the period before, as far as it is known; "" without. */
const char *vp_history_words(struct vp_view *view);
/* "ledger.yaml (5 Jul 2027 – 2 Jan 2028), SHA-256 …": the ledger that was brought over; "" without. */
const char *vp_ledger_words(struct vp_view *view);
/* "LAWFUL by the rules of the plan: …" or "NOT LAWFUL: …". */
const char *vp_lawful_words(struct vp_view *view);
/* "62.04 points: locums 0, fairness 50, soft rules 10, wishes 2.04". */
const char *vp_points_words(struct vp_view *view);
/* "Every wish is met.", "3 wishes are not met." */
const char *vp_wishes_words(struct vp_view *view);
/* "404.5 h", "9 duties": all categories but hours count duties, so nine "weekends" can be nine duties in six of them; "9 duty points" where a duty
 * counts more or less than one. */
const char *vp_load_words(struct vp_view *view, int category, double load);

#endif

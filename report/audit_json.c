/* SPDX-License-Identifier: GPL-3.0-or-later */
/* audit.json: everything that audit.txt says and every single breach of a soft rule besides, for programs. Ids are those of the plan. */
#include "report/json.h"

#include "report/escape.h"

#include "model/base/sha256.h"
#include "model/ledger.h"
#include "model/lost.h"

#include <jansson.h>

#include <math.h>

json_t *vp_json_doctor(const struct vp_view *view, int doctor)
{
    return vp_json_text(doctor < 0 ? NULL : view->plan->doctors.item[doctor].id);
}

static json_t *make_period(const struct vp_plan *plan)
{
    json_t *period = json_object();
    json_object_set_new(period, "from", vp_json_date(plan->from));
    json_object_set_new(period, "to", vp_json_date(plan->to));
    json_object_set_new(period, "zone", vp_json_text(plan->zone_name));
    return period;
}

static json_t *make_points(const struct vp_audit *audit)
{
    json_t *points = json_object();
    json_object_set_new(points, "total", vp_json_number(audit->points, 6));
    json_object_set_new(points, "locums", vp_json_number(audit->points_locum, 6));
    json_object_set_new(points, "extra_places", vp_json_number(audit->points_extra, 6));
    json_object_set_new(points, "fairness", vp_json_number(audit->points_fairness, 6));
    json_object_set_new(points, "rules", vp_json_number(audit->points_soft, 6));
    json_object_set_new(points, "wishes", vp_json_number(audit->points_wishes, 6));
    return points;
}

static void set_number(json_t *object, const char *key, double number, bool given)
{
    if (given)
        json_object_set_new(object, key, vp_json_number(number, 4));
}

static void set_count(json_t *object, const char *key, int count)
{
    if (count > 0)
        json_object_set_new(object, key, json_integer(count));
}

static void set_flag(json_t *object, const char *key, bool flag)
{
    if (flag)
        json_object_set_new(object, key, json_true());
}

/* Those that the rule has, under the names of the plan language. */
static json_t *make_figures(const struct vp_plan *plan, const struct vp_rule *rule)
{
    const struct vp_figures *figures = &rule->figures;
    json_t *object = json_object();
    if (!vp_rule_has_figure(rule))
        return object;
    set_number(object, "hours", figures->hours, figures->hours > 0);
    set_number(object, "longer", figures->longer, figures->longer > 0);
    set_number(object, "at_most", figures->at_most, isfinite(figures->at_most));
    set_number(object, "at_least", figures->at_least, figures->at_least > 0);
    set_number(object, "ordinary", figures->ordinary, figures->ordinary > 0);
    set_number(object, "above", figures->above, isfinite(figures->above));
    set_number(object, "below", figures->below, isfinite(figures->below));
    set_count(object, "days", figures->days);
    set_count(object, "weeks", figures->weeks);
    set_count(object, "of", figures->of);
    set_count(object, "minutes", figures->minutes);
    if (figures->per == VP_PER_MONTH || figures->per == VP_PER_PERIOD)
        json_object_set_new(object, "per", json_string(figures->per == VP_PER_MONTH ? "month" : "period"));
    set_flag(object, "rolling", figures->rolling);
    set_flag(object, "friday", figures->friday);
    set_flag(object, "away", figures->away);
    set_flag(object, "only_sundays", figures->only_sundays);
    if (rule->kind == VP_RULE_backup && figures->line >= 0)
        json_object_set_new(object, "line", vp_json_text(plan->lines.item[figures->line].id));
    if (rule->kind == VP_RULE_balance)
        json_object_set_new(object, "category", vp_json_text(vp_category_key(plan, figures->category)));
    return object;
}

static json_t *make_rule(struct vp_view *view, int index)
{
    const struct vp_rule *rule = &view->plan->rules.item[index];
    json_t *object = json_object();
    int times = 0;
    double points = vp_rule_points(view, index, &times);
    json_object_set_new(object, "rule", vp_json_text(rule->id));
    json_object_set_new(object, "kind", vp_json_text(vp_rule_key(rule->kind)));
    json_object_set_new(object, "says", vp_json_text(vp_rule_words(view, rule)));
    json_object_set_new(object, "hard", json_boolean(rule->hard));
    json_object_set_new(object, "figures", make_figures(view->plan, rule));
    json_object_set_new(object, "source", vp_json_text(rule->source));
    json_object_set_new(object, "verified",
                        vp_rule_has_figure(rule) ? json_boolean(rule->verified == VP_VERIFIED_YES) : json_null());
    json_object_set_new(object, "profile", vp_json_text(rule->profile));
    json_object_set_new(object, "overridden", json_boolean(rule->overridden));
    json_object_set_new(object, "at", vp_json_place(view, rule->pos));
    json_object_set_new(object, "duties_checked", json_integer(vp_view_checked(view, rule)));
    json_object_set_new(object, "breaches", json_integer(rule->hard ? vp_rule_breaches(view, index) : times));
    if (!rule->hard) {
        json_object_set_new(object, "weight", vp_json_number(rule->weight, 6));
        json_object_set_new(object, "points", vp_json_number(points, 6));
    }
    return object;
}

static json_t *make_rules(struct vp_view *view, bool hard)
{
    json_t *list = json_array();
    for (int i = 0; i < view->plan->rules.n; i++)
        if (view->plan->rules.item[i].hard == hard)
            json_array_append_new(list, make_rule(view, i));
    return list;
}

json_t *vp_json_duty(const struct vp_view *view, int duty)
{
    char text[VP_RFC3339_TEXT];
    const struct vp_duty *it = &view->problem->duties[duty];
    json_t *object = json_object();
    json_object_set_new(object, "date", vp_json_date(it->date));
    json_object_set_new(object, "line", vp_json_text(view->plan->lines.item[it->line].id));
    json_object_set_new(object, "start", json_string(vp_zone_rfc3339(view->plan->zone, it->start, text)));
    json_object_set_new(object, "end", json_string(vp_zone_rfc3339(view->plan->zone, it->end, text)));
    return object;
}

json_t *vp_json_breach(struct vp_view *view, const struct vp_violation *violation)
{
    const struct vp_rule *rule = &view->plan->rules.item[violation->rule];
    json_t *object = json_object();
    json_t *duties = json_array();
    json_object_set_new(object, "rule", vp_json_text(rule->id));
    json_object_set_new(object, "doctor", vp_json_doctor(view, violation->doctor));
    json_object_set_new(object, "from", vp_json_date(violation->from));
    json_object_set_new(object, "to", vp_json_date(violation->to));
    json_object_set_new(object, "needed", vp_json_number(violation->needed, 4));
    json_object_set_new(object, "found", vp_json_number(violation->found, 4));
    json_object_set_new(object, "unit", vp_json_text(violation->unit));
    json_object_set_new(object, "amount", vp_json_number(violation->amount, 6));
    json_object_set_new(object, "points", vp_json_number(violation->points, 6));
    json_object_set_new(object, "source", vp_json_text(rule->source));
    json_object_set_new(object, "at", vp_json_place(view, violation->pos));
    if (violation->duty_a >= 0)
        json_array_append_new(duties, vp_json_duty(view, violation->duty_a));
    if (violation->duty_b >= 0 && violation->duty_b != violation->duty_a)
        json_array_append_new(duties, vp_json_duty(view, violation->duty_b));
    json_object_set_new(object, "duties", duties);
    json_object_set_new(object, "detail", vp_json_text(vp_breach_detail(view, violation)));
    return object;
}

static json_t *make_breaches(struct vp_view *view, const struct vp_violation *list, int n)
{
    json_t *array = json_array();
    for (int i = 0; i < n; i++)
        json_array_append_new(array, vp_json_breach(view, &list[i]));
    return array;
}

static json_t *make_wishes(struct vp_view *view)
{
    json_t *list = json_array();
    for (int i = 0; i < view->audit->unmet.n; i++) {
        const struct vp_unmet_wish *unmet = &view->audit->unmet.item[i];
        const struct vp_wish *wish = &view->plan->doctors.item[unmet->doctor].wishes.item[unmet->wish];
        json_t *object = json_object();
        json_object_set_new(object, "doctor", vp_json_doctor(view, unmet->doctor));
        json_object_set_new(object, "date", vp_json_date(unmet->date));
        json_object_set_new(object, "wish", json_string(wish->want ? "want" : "avoid"));
        json_object_set_new(object, "points", vp_json_number(unmet->points, 6));
        json_object_set_new(object, "at", vp_json_place(view, wish->pos));
        json_array_append_new(list, object);
    }
    return list;
}

/* The head of a category, between doctors or between municipalities; `term` NULL = it costs nothing. */
static json_t *make_category(const struct vp_view *view, int category, const struct vp_fairness_term *term)
{
    json_t *object = json_object();
    json_object_set_new(object, "category", vp_json_text(vp_category_key(view->plan, category)));
    json_object_set_new(object, "unit", vp_json_text(vp_category_unit(view->plan, category)));
    json_object_set_new(object, "weight", term == NULL ? json_null() : vp_json_number(term->weight, 6));
    json_object_set_new(object, "step", term == NULL ? json_null() : vp_json_number(term->unit, 6));
    return object;
}

static json_t *make_row(const char *kind, json_t *id, const struct vp_row *figures)
{
    json_t *row = json_object();
    json_object_set_new(row, kind, id);
    json_object_set_new(row, "share", vp_json_number(figures->share, 4));
    json_object_set_new(row, "brought_over", vp_json_number(figures->brought, 4));
    json_object_set_new(row, "target", vp_json_number(figures->target, 4));
    json_object_set_new(row, "load", vp_json_number(figures->load, 4));
    json_object_set_new(row, "deviation", vp_json_number(figures->deviation, 4));
    json_object_set_new(row, "points", vp_json_number(figures->points, 6));
    return row;
}

static json_t *make_fairness(struct vp_view *view)
{
    json_t *list = json_array();
    for (int i = 0; i < view->n_categories; i++) {
        const int category = view->categories[i];
        const int term = view->term[category];
        const struct vp_row *rows = vp_view_rows(view, category);
        json_t *doctors = json_array();
        for (int d = 0; d < view->problem->n_doctors; d++)
            json_array_append_new(doctors, make_row("doctor", vp_json_doctor(view, rows[d].doctor), &rows[d]));
        json_t *object = make_category(view, category, term < 0 ? NULL : &view->plan->fairness.item[term]);
        json_object_set_new(object, "doctors", doctors);
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *make_ledger(const struct vp_ledger *ledger)
{
    if (ledger == NULL)
        return json_null();
    json_t *object = json_object();
    json_object_set_new(object, "file", vp_json_text(vp_file_name(ledger->name)));
    json_object_set_new(object, "sha256", vp_json_text(ledger->sha256));
    json_object_set_new(object, "from", ledger->dated ? vp_json_date(ledger->period.from) : json_null());
    json_object_set_new(object, "to", ledger->dated ? vp_json_date(ledger->period.to) : json_null());
    return object;
}

/* Who had which great holiday in which year, this roster's included. */
static json_t *make_great_holidays(struct vp_view *view)
{
    json_t *list = json_array();
    vp_ledger_years years = {0};
    vp_ledger_log(view->problem, view->roster, &years, &view->arena);
    for (int i = 0; i < years.n; i++) {
        const struct vp_ledger_year *year = &years.item[i];
        json_t *object = json_object();
        json_t *doctors = json_array();
        for (int k = 0; k < year->doctors.n; k++)
            json_array_append_new(doctors, vp_json_text(year->doctors.item[k]));
        json_object_set_new(object, "holiday", vp_json_text(vp_category_key(view->plan, vp_great_category(year->great))));
        json_object_set_new(object, "year", json_integer(year->year));
        json_object_set_new(object, "doctors", doctors);
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *make_municipal(struct vp_view *view)
{
    const struct vp_plan *plan = view->plan;
    static const char *const by[] = {"posts", "population", "agreed"};
    if (plan->municipal.n == 0 || view->anonymous)
        return json_null();
    json_t *list = json_array();
    for (int t = 0; t < plan->municipal.n; t++) {
        const struct vp_row *rows = vp_view_municipal_rows(view, t);
        json_t *municipalities = json_array();
        for (int m = 0; m < plan->municipalities.n; m++)
            json_array_append_new(
                municipalities,
                make_row("municipality", vp_json_text(plan->municipalities.item[rows[m].doctor].id), &rows[m]));
        json_t *object = make_category(view, plan->municipal.item[t].category, &plan->municipal.item[t]);
        json_object_set_new(object, "municipalities", municipalities);
        json_array_append_new(list, object);
    }
    json_t *object = json_object();
    json_object_set_new(object, "by", vp_json_text(by[plan->municipal_by]));
    json_object_set_new(object, "categories", list);
    return object;
}

static json_t *make_driving(const struct vp_view *view)
{
    json_t *list = json_array();
    for (int d = 0; d < view->problem->n_doctors; d++) {
        json_t *row = json_object();
        json_object_set_new(row, "doctor", vp_json_doctor(view, d));
        json_object_set_new(row, "minutes", json_integer(view->audit->drive_minutes[d]));
        json_array_append_new(list, row);
    }
    return list;
}

/* As each rule that speaks of clinic days counts them; a plan without such rules knows no clinic. */
static json_t *make_lost_days(struct vp_view *view)
{
    json_t *list = json_array();
    for (int r = 0; r < view->plan->rules.n; r++) {
        if (!vp_lost_counts(&view->plan->rules.item[r]))
            continue;
        const int *days = vp_lost_days(view->problem, view->roster, r, &view->arena);
        json_t *doctors = json_array();
        int all = 0;
        for (int d = 0; d < view->problem->n_doctors; d++) {
            json_t *row = json_object();
            json_object_set_new(row, "doctor", vp_json_doctor(view, d));
            json_object_set_new(row, "days", json_integer(days[d]));
            json_array_append_new(doctors, row);
            all += days[d];
        }
        json_t *object = json_object();
        json_object_set_new(object, "rule", vp_json_text(view->plan->rules.item[r].id));
        json_object_set_new(object, "days", json_integer(all));
        json_object_set_new(object, "doctors", doctors);
        json_array_append_new(list, object);
    }
    return list;
}

/* Of roster.csv as it is written beside it: whoever compares results sees whether it is still the roster that the figures are of. */
static json_t *make_roster_hash(const struct vp_report *report)
{
    struct vp_text table;
    char hex[VP_SHA256_TEXT];
    vp_text_init(&table);
    vp_report_roster_csv(report, &table);
    vp_sha256(table.at, table.length, hex);
    vp_text_clear(&table);
    return json_string(hex);
}

void vp_report_audit_json(const struct vp_report *report, struct vp_text *out)
{
    struct vp_view view;
    vp_view_init(&view, report);
    const struct vp_audit *audit = view.audit;
    json_t *root = json_object();
    json_object_set_new(root, "audit", json_integer(1));
    json_object_set_new(root, "language", json_string(view.language == VP_EN ? "en" : "nb"));
    json_object_set_new(root, "title", vp_json_text(view.plan->title));
    json_object_set_new(root, "period", make_period(view.plan));
    json_object_set_new(root, "input_sha256", vp_json_text(view.plan->sha256));
    json_object_set_new(root, "roster_csv_sha256", make_roster_hash(report));
    vp_json_set_origin(&view, root);
    json_object_set_new(root, "ledger", make_ledger(view.plan->ledger));
    json_object_set_new(root, "lawful", json_boolean(vp_audit_lawful(audit)));
    json_object_set_new(root, "duties", json_integer(vp_view_duties(&view)));
    json_object_set_new(root, "places", json_integer(view.problem->n_places));
    json_object_set_new(root, "covered", json_integer(view.covered));
    json_object_set_new(root, "locums", json_integer(view.locums));
    json_object_set_new(root, "missing", json_integer(view.absent));
    json_object_set_new(root, "strays", json_integer(view.roster->strays.n));
    json_object_set_new(root, "points", make_points(audit));
    json_object_set_new(root, "breaches", make_breaches(&view, audit->hard.item, audit->hard.n));
    json_object_set_new(root, "hard_rules", make_rules(&view, true));
    json_object_set_new(root, "soft_rules", make_rules(&view, false));
    json_object_set_new(root, "soft_breaches", make_breaches(&view, audit->soft.item, audit->soft.n));
    json_object_set_new(root, "unmet_wishes", make_wishes(&view));
    json_object_set_new(root, "fairness", make_fairness(&view));
    json_object_set_new(root, "great_holidays", make_great_holidays(&view));
    json_object_set_new(root, "municipalities", make_municipal(&view));
    json_object_set_new(root, "lost_clinic_days", make_lost_days(&view));
    json_object_set_new(root, "driving", view.anonymous ? json_null() : make_driving(&view));
    vp_json_put(out, root);
    vp_view_clear(&view);
}

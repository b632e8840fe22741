/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vaktplan check for programs. */
#include "cli/check.h"

#include "model/fairness.h"

#include <jansson.h>
#include <stdlib.h>

/* Text that is not UTF-8 cannot stand in JSON; every text of a plan is, an error message about one that is not need not be. */
static json_t *make_text(const char *text)
{
    json_t *string = text == NULL ? json_null() : json_string(text);
    return string != NULL ? string : json_string("?");
}

static json_t *make_day(vp_day date)
{
    char text[VP_DAY_TEXT];
    return json_string(vp_day_format(date, text));
}

static json_t *make_errors(const struct vp_errors *errors)
{
    json_t *list = json_array();
    for (int i = 0; i < errors->kept; i++) {
        const struct vp_error *error = &errors->list[i];
        json_t *item = json_object();
        json_object_set_new(item, "file", make_text(error->pos.source == NULL ? NULL : error->pos.source->name));
        json_object_set_new(item, "line", json_integer(error->pos.line));
        json_object_set_new(item, "column", json_integer(error->pos.column));
        json_object_set_new(item, "message", make_text(error->message));
        json_object_set_new(item, "expected", make_text(error->expected));
        json_array_append_new(list, item);
    }
    return list;
}

static json_t *make_loads(const struct vp_problem *problem, const double *loads)
{
    json_t *object = json_object();
    for (int category = 0; category < problem->plan->categories.n; category++)
        json_object_set_new(object, vp_category_key(problem->plan, category), json_real(loads[category]));
    return object;
}

static json_t *make_lines(const struct vp_problem *problem)
{
    const struct vp_plan *plan = problem->plan;
    json_t *list = json_array();
    for (int line = 0; line < plan->lines.n; line++) {
        int duties = 0;
        int places = 0;
        for (int j = problem->n_past; j < problem->n_duties; j++) {
            if (problem->duties[j].line != line)
                continue;
            duties++;
            places += problem->duties[j].needed;
        }
        json_t *item = json_object();
        json_object_set_new(item, "id", make_text(plan->lines.item[line].id));
        json_object_set_new(item, "name", make_text(plan->lines.item[line].name));
        json_object_set_new(item, "duties", json_integer(duties));
        json_object_set_new(item, "places", json_integer(places));
        json_array_append_new(list, item);
    }
    return list;
}

static json_t *make_doctors(const struct vp_problem *problem, const struct vp_capacity *capacity)
{
    const struct vp_plan *plan = problem->plan;
    json_t *list = json_array();
    for (int doctor = 0; doctor < problem->n_doctors; doctor++) {
        json_t *item = json_object();
        json_object_set_new(item, "id", make_text(plan->doctors.item[doctor].id));
        json_object_set_new(item, "name", make_text(plan->doctors.item[doctor].name));
        json_object_set_new(item, "post", json_real(plan->doctors.item[doctor].post));
        json_object_set_new(item, "may_take", json_integer(capacity->open[doctor]));
        json_object_set_new(item, "share", make_loads(problem, &problem->share[doctor * plan->categories.n]));
        json_object_set_new(item, "target", make_loads(problem, &problem->target[doctor * plan->categories.n]));
        json_array_append_new(list, item);
    }
    return list;
}

/* Figures of a municipality in the categories that are compared. */
static json_t *make_municipal_loads(const struct vp_plan *plan, const double *loads)
{
    json_t *object = json_object();
    for (int t = 0; t < plan->municipal.n; t++) {
        const int category = plan->municipal.item[t].category;
        json_object_set_new(object, vp_category_key(plan, category), json_real(loads[category]));
    }
    return object;
}

/* What each answers for; null where they are not compared. */
static json_t *make_municipalities(const struct vp_problem *problem)
{
    static const char *const by[] = {[VP_BY_POSTS] = "posts", [VP_BY_POPULATION] = "population", [VP_BY_AGREED] = "agreed"};
    const struct vp_plan *plan = problem->plan;
    double parts = 0;
    if (plan->municipal.n == 0)
        return json_null();
    for (int m = 0; m < plan->municipalities.n; m++)
        parts += vp_municipal_part(plan, m);
    json_t *list = json_array();
    for (int m = 0; m < plan->municipalities.n; m++) {
        const int at = m * plan->categories.n;
        json_t *item = json_object();
        json_object_set_new(item, "id", make_text(plan->municipalities.item[m].id));
        json_object_set_new(item, "name", make_text(plan->municipalities.item[m].name));
        json_object_set_new(item, "per_cent", json_real(parts > 0 ? 100 * vp_municipal_part(plan, m) / parts : 0));
        json_object_set_new(item, "share", make_municipal_loads(plan, &problem->municipal_share[at]));
        json_object_set_new(item, "target", make_municipal_loads(plan, &problem->municipal_target[at]));
        json_array_append_new(list, item);
    }
    json_t *object = json_object();
    json_object_set_new(object, "by", json_string(by[plan->municipal_by]));
    json_object_set_new(object, "list", list);
    return object;
}

static json_t *make_rules(const struct vp_plan *plan)
{
    json_t *list = json_array();
    for (int i = 0; i < plan->rules.n; i++) {
        const struct vp_rule *rule = &plan->rules.item[i];
        json_t *item = json_object();
        json_object_set_new(item, "id", make_text(rule->id));
        json_object_set_new(item, "kind", make_text(vp_rule_key(rule->kind)));
        json_object_set_new(item, "hard", json_boolean(rule->hard));
        json_object_set_new(item, "weight", json_real(rule->weight));
        json_object_set_new(item, "hours", json_real(rule->figures.hours));
        json_object_set_new(item, "at_most", json_real(rule->figures.at_most));
        json_object_set_new(item, "days", json_integer(rule->figures.days));
        json_object_set_new(item, "weeks", json_integer(rule->figures.weeks));
        json_object_set_new(item, "of", json_integer(rule->figures.of));
        json_object_set_new(item, "rolling", json_boolean(rule->figures.rolling));
        json_object_set_new(item, "source", make_text(rule->source));
        json_object_set_new(item, "verified", json_boolean(rule->verified == VP_VERIFIED_YES));
        json_object_set_new(item, "profile", make_text(rule->profile));
        json_object_set_new(item, "overridden", json_boolean(rule->overridden));
        json_object_set_new(item, "file", make_text(rule->pos.source == NULL ? NULL : rule->pos.source->name));
        json_object_set_new(item, "line", json_integer(rule->pos.line));
        json_array_append_new(list, item);
    }
    return list;
}

static json_t *make_empty(const struct vp_problem *problem, const struct vp_empty_stretch *stretch)
{
    static const char *const keys[VP_BARRIERS] = {
        [VP_MAY] = "may_take",     [VP_NOT_MEMBER] = "not_members", [VP_NOT_QUALIFIED] = "not_qualified",
        [VP_IS_EXEMPT] = "exempt", [VP_ON_LEAVE] = "on_leave",      [VP_IS_FORBIDDEN] = "forbidden",
        [VP_IS_CAPPED] = "capped", [VP_IS_COMMITTED] = "committed", [VP_IS_OFF] = "in_week_off",
    };
    const struct vp_line *line = &problem->plan->lines.item[problem->duties[stretch->first].line];
    json_t *item = json_object();
    json_object_set_new(item, "what", json_string("too few doctors may take the duty"));
    json_object_set_new(item, "line", make_text(line->id));
    json_object_set_new(item, "from", make_day(problem->duties[stretch->first].date));
    json_object_set_new(item, "to", make_day(problem->duties[stretch->last].date));
    json_object_set_new(item, "duties", json_integer(stretch->duties));
    json_object_set_new(item, "places", json_integer(stretch->places));
    for (int i = 0; i < VP_BARRIERS; i++)
        json_object_set_new(item, keys[i], json_integer(stretch->doctors[i]));
    return item;
}

static json_t *make_overload(const struct vp_problem *problem, const struct vp_overload *overload)
{
    const struct vp_plan *plan = problem->plan;
    bool weekends = overload->rule >= 0;
    json_t *item = json_object();
    json_object_set_new(item, "what", json_string(weekends ? "too many weekends" : "too many places"));
    json_object_set_new(item, "line", overload->line < 0 ? json_null() : make_text(plan->lines.item[overload->line].id));
    json_object_set_new(item, "rule", weekends ? make_text(plan->rules.item[overload->rule].id) : json_null());
    json_object_set_new(item, "needed", json_integer(overload->needed));
    json_object_set_new(item, "can", json_integer(overload->can));
    return item;
}

static json_t *make_warnings(const struct vp_problem *problem, const struct vp_capacity *capacity)
{
    json_t *list = json_array();
    for (int i = 0; i < capacity->empty.n; i++)
        json_array_append_new(list, make_empty(problem, &capacity->empty.item[i]));
    for (int i = 0; i < capacity->overloads.n; i++)
        json_array_append_new(list, make_overload(problem, &capacity->overloads.item[i]));
    return list;
}

static void fill_plan(json_t *root, const struct vp_problem *problem, const struct vp_capacity *capacity)
{
    const struct vp_plan *plan = problem->plan;
    json_t *period = json_object();
    json_object_set_new(period, "from", make_day(plan->from));
    json_object_set_new(period, "to", make_day(plan->to));
    json_object_set_new(period, "zone", make_text(plan->zone_name));
    json_object_set_new(root, "title", make_text(plan->title));
    json_object_set_new(root, "input_sha256", make_text(plan->sha256));
    json_object_set_new(root, "period", period);
    json_object_set_new(root, "duties", json_integer(problem->n_duties - problem->n_past));
    json_object_set_new(root, "places", json_integer(problem->n_places));
    json_object_set_new(root, "lines", make_lines(problem));
    json_object_set_new(root, "doctors", make_doctors(problem, capacity));
    json_object_set_new(root, "municipalities", make_municipalities(problem));
    json_object_set_new(root, "rules", make_rules(plan));
    json_object_set_new(root, "impossible", json_boolean(capacity->impossible));
    json_object_set_new(root, "warnings", make_warnings(problem, capacity));
}

void vp_check_json(const struct vp_problem *problem, const struct vp_capacity *capacity, const struct vp_errors *errors,
                   struct vp_text *out)
{
    json_t *root = json_object();
    json_object_set_new(root, "valid", json_boolean(problem != NULL));
    if (problem != NULL) {
        fill_plan(root, problem, capacity);
    } else {
        json_object_set_new(root, "errors", make_errors(errors));
        json_object_set_new(root, "errors_total", json_integer(errors->total));
    }
    char *text = json_dumps(root, JSON_INDENT(2) | JSON_REAL_PRECISION(10));
    json_decref(root);
    if (text == NULL)
        vp_die_out_of_memory();
    vp_text_put(out, text);
    vp_text_put(out, "\n");
    free(text);
}

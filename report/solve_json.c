/* SPDX-License-Identifier: GPL-3.0-or-later */
/* solve.json: how the search went. The only output that holds times, so the only one that differs between two runs with the same result. */
#include "report/json.h"

#include "model/levels.h"

#include "model/base/version.h"

#include <jansson.h>

#include <math.h>

static json_t *make_level(const char *name, double points)
{
    json_t *level = json_object();
    json_object_set_new(level, "name", json_string(name));
    json_object_set_new(level, "points", vp_json_number(points, 6));
    /* No level can be below nothing; more about a single level is not proven by a bound on their sum. */
    json_object_set_new(level, "bound", points == 0 ? vp_json_number(0, 0) : json_null());
    return level;
}

static json_t *make_levels(const struct vp_audit *audit)
{
    json_t *levels = json_array();
    if (audit == NULL)
        return levels;
    json_array_append_new(levels, make_level("locums", audit->points_locum));
    json_array_append_new(levels, make_level("fairness", audit->points_fairness));
    json_array_append_new(levels, make_level("rules", audit->points_soft));
    json_array_append_new(levels, make_level("wishes", audit->points_wishes));
    json_array_append_new(levels, make_level("extra places", audit->points_extra));
    return levels;
}

static json_t *make_limits(const struct vp_outcome *outcome)
{
    json_t *limits = json_object();
    json_object_set_new(limits, "effort", outcome->effort == 0 ? json_null() : json_integer(outcome->effort));
    json_object_set_new(limits, "time_limit",
                        outcome->time_limit > 0 ? vp_json_number(outcome->time_limit, 3) : json_null());
    json_object_set_new(limits, "gap", vp_json_number(outcome->gap_wanted, 6));
    return limits;
}

static json_t *make_stages(const struct vp_outcome *outcome)
{
    json_t *stages = json_array();
    for (int i = 0; i < outcome->n_stages; i++) {
        json_t *stage = json_object();
        json_object_set_new(stage, "name", vp_json_text(outcome->stages[i].name));
        json_object_set_new(stage, "seconds", vp_json_number(outcome->stages[i].seconds, 3));
        json_object_set_new(stage, "effort", json_integer(outcome->stages[i].effort));
        json_array_append_new(stages, stage);
    }
    return stages;
}

/* In the order of docs/formulation.md. */
static json_t *make_searches(const struct vp_outcome *outcome)
{
    static const char *const names[VP_SEARCHES] = {"rosters", "bound"};
    json_t *searches = json_array();
    for (int i = 0; i < VP_SEARCHES; i++) {
        json_t *search = json_object();
        json_object_set_new(search, "first", json_string(names[i]));
        json_object_set_new(search, "effort", json_integer(outcome->lane_effort[i]));
        json_array_append_new(searches, search);
    }
    return searches;
}

static json_t *make_program(const struct vp_outcome *outcome)
{
    json_t *program = json_object();
    json_object_set_new(program, "rows", json_integer(outcome->rows));
    json_object_set_new(program, "columns", json_integer(outcome->columns));
    json_object_set_new(program, "nonzeros", json_integer(outcome->nonzeros));
    json_object_set_new(program, "sha256",
                        outcome->program_sha256[0] == '\0' ? json_null() : vp_json_text(outcome->program_sha256));
    return program;
}

/* A string where JSON's readers would lose digits. */
static json_t *make_seed(struct vp_view *view, uint64_t seed)
{
    if (seed < UINT64_C(1) << 53)
        return json_integer((json_int_t)seed);
    return json_string(vp_arena_printf(&view->arena, "%llu", (unsigned long long)seed));
}

static void set_result(struct vp_view *view, json_t *root)
{
    const struct vp_outcome *outcome = view->outcome;
    bool has_roster = outcome->roster != NULL;
    double gap = has_roster ? vp_outcome_gap(outcome) : INFINITY;
    json_object_set_new(root, "solve", json_integer(1));
    json_object_set_new(root, "status", json_string(vp_status_name(outcome->status)));
    json_object_set_new(root, "objective", has_roster ? vp_json_number(outcome->objective, 6) : json_null());
    json_object_set_new(root, "bound", vp_json_number(outcome->bound, 6));
    json_object_set_new(root, "gap", vp_json_number(gap, 4));
    json_object_set_new(root, "gap_in_words",
                        vp_json_text(outcome->status == VP_INFEASIBLE ? vp_proof_words(view) : vp_gap_words(view)));
    json_object_set_new(root, "levels", make_levels(has_roster ? view->audit : NULL));
    json_object_set_new(root, "uncovered",
                        has_roster && view->roster != NULL ? json_integer(view->locums + view->absent) : json_null());
}

/* The levels that were settled, in order. */
static json_t *make_settled(const struct vp_view *view)
{
    json_t *list = json_array();
    for (int i = 0; i < view->outcome->n_settled; i++) {
        const struct vp_settled *settled = &view->outcome->settled[i];
        const struct vp_fairness_term *term = &view->plan->fairness.item[settled->term];
        json_t *object = json_object();
        json_t *excess = json_array();
        for (int k = 0; k < settled->n; k++)
            json_array_append_new(excess, vp_json_number(settled->excess[k], 6));
        json_object_set_new(object, "category", json_string(vp_category_key(view->plan, term->category)));
        json_object_set_new(object, "method", json_string(vp_method_name(term->method)));
        json_object_set_new(object, "excess", excess);
        json_object_set_new(object, "proven", json_integer(settled->proven));
        json_object_set_new(object, "least_top", vp_json_number(settled->least_top, 6));
        json_object_set_new(object, "slack", vp_json_number(vp_step_slack(view->plan, term), 6));
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *make_seconds(double seconds)
{
    return seconds < 0 ? json_null() : vp_json_number(seconds, 3);
}

void vp_report_solve_json(const struct vp_report *report, struct vp_text *out)
{
    struct vp_view view;
    vp_view_init(&view, report);
    const struct vp_outcome *outcome = view.outcome;
    json_t *root = json_object();
    set_result(&view, root);
    json_object_set_new(root, "settled", make_settled(&view));
    json_object_set_new(root, "open_proven", outcome->n_settled > 0 ? json_boolean(outcome->open_proven) : json_null());
    json_object_set_new(root, "seed", make_seed(&view, outcome->seed));
    json_object_set_new(root, "begun_from", vp_json_text(outcome->begun_from));
    json_object_set_new(root, "same_program", json_boolean(outcome->same_program));
    json_object_set_new(root, "effort", json_integer(outcome->effort_spent));
    json_object_set_new(root, "searches", make_searches(outcome));
    json_object_set_new(root, "limits", make_limits(outcome));
    json_t *versions = json_object();
    json_object_set_new(versions, "vaktplan", json_string(VP_VERSION));
    json_object_set_new(versions, "glpk", vp_json_text(outcome->glpk_version));
    json_object_set_new(root, "versions", versions);
    json_object_set_new(root, "input_sha256", vp_json_text(view.plan->sha256));
    vp_json_set_origin(&view, root);
    json_object_set_new(root, "program", make_program(outcome));
    json_object_set_new(root, "trouble", vp_json_text(vp_trouble_words(&view)));
    json_object_set_new(root, "jobs", json_integer(outcome->jobs));
    json_object_set_new(root, "seconds", vp_json_number(outcome->seconds, 3));
    json_object_set_new(root, "seconds_to_first", make_seconds(outcome->seconds_to_first));
    json_object_set_new(root, "seconds_to_covered", make_seconds(outcome->seconds_to_covered));
    json_object_set_new(root, "stages", make_stages(outcome));
    vp_json_put(out, root);
    vp_view_clear(&view);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* certificate.json: what is claimed of the roster's fairness, for `vaktplan audit --certificate` to judge (model/certificate.h). */
#include "model/certificate.h"

#include "report/json.h"
#include "report/view.h"

#include <jansson.h>
#include <math.h>

enum { DECIMALS = 4 }; /* as model/certificate.c compares them */

static json_t *make_numbers(const double *numbers, int n)
{
    json_t *list = json_array();
    for (int i = 0; i < n; i++)
        json_array_append_new(list, vp_json_number(numbers[i], DECIMALS));
    return list;
}

/* The levels settled of the term, if it was. */
static const struct vp_settled *find_settled(const struct vp_outcome *outcome, int term)
{
    for (int i = 0; i < outcome->n_settled; i++)
        if (outcome->settled[i].term == term)
            return &outcome->settled[i];
    return NULL;
}

static void set_floor(struct vp_view *view, json_t *claim, int term)
{
    const struct vp_floor floor = vp_floor_of(view->problem, term, &view->arena);
    if (floor.n == 0)
        return;
    json_object_set_new(claim, "floor", make_numbers(floor.excess, floor.n));
    json_object_set_new(
        claim, "floor_of",
        json_string(vp_words(view, "%s på %d leger", "%s among %d doctors",
                             vp_load_words(view, view->plan->fairness.item[term].category, floor.load), floor.among)));
}

static json_t *make_claim(struct vp_view *view, int term)
{
    const struct vp_fairness_term *of = &view->plan->fairness.item[term];
    const struct vp_settled *settled = find_settled(view->outcome, term);
    json_t *claim = json_object();
    double *excess = vp_arena_array(&view->arena, (size_t)view->problem->n_doctors + 1, sizeof *excess);
    const int n = vp_sorted_excesses(view->problem, term, view->audit->load, excess);
    json_object_set_new(claim, "category", json_string(vp_category_key(view->plan, of->category)));
    json_object_set_new(claim, "method", json_string(vp_method_name(of->method)));
    json_object_set_new(claim, "excess", make_numbers(excess, n));
    json_object_set_new(claim, "proven", json_integer(settled == NULL ? 0 : settled->proven));
    if (settled != NULL && isfinite(settled->least_top))
        json_object_set_new(claim, "least_top", vp_json_number(settled->least_top, DECIMALS));
    set_floor(view, claim, term);
    for (int i = 0; i < vp_settled_terms(view); i++)
        if (&view->outcome->settled[i] == settled)
            json_object_set_new(claim, "says", json_string(vp_level_words(view, i)));
    return claim;
}

void vp_report_certificate(const struct vp_report *report, struct vp_text *out)
{
    struct vp_view view;
    char hash[VP_SHA256_TEXT];
    vp_view_init(&view, report);
    const struct vp_outcome *outcome = view.outcome;
    json_t *root = json_object();
    json_t *claims = json_array();
    vp_roster_sha256(view.problem, view.roster, hash);
    const bool levels = outcome->n_settled > 0;
    const double open = view.audit->points_locum + view.audit->points_extra;
    json_object_set_new(root, "certificate", json_integer(1));
    json_object_set_new(root, "title", vp_json_text(view.title));
    json_object_set_new(root, "input_sha256", vp_json_text(view.plan->sha256));
    json_object_set_new(root, "roster_sha256", json_string(hash));
    json_object_set_new(root, "status", json_string(vp_status_name(outcome->status)));
    json_object_set_new(root, "open", vp_json_number(open, DECIMALS));
    json_object_set_new(root, "open_proven", json_boolean(levels ? outcome->open_proven : open <= 0));
    json_object_set_new(root, "points", vp_json_number(outcome->objective, DECIMALS));
    if (isfinite(outcome->bound))
        json_object_set_new(root, "bound", vp_json_number(outcome->bound, DECIMALS));
    for (int t = 0; t < view.plan->fairness.n; t++)
        json_array_append_new(claims, make_claim(&view, t));
    json_object_set_new(root, "fairness", claims);
    json_object_set_new(root, "says", json_string(vp_proof_words(&view)));
    vp_json_put(out, root);
    vp_view_clear(&view);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same answer for programs, with every change that was judged and every breach of it. */
#include "report/json.h"
#include "report/why.h"

#include <jansson.h>

#include <math.h>

static json_t *make_duties(const struct vp_view *view, const struct vp_piece *piece)
{
    json_t *list = json_array();
    for (int i = 0; i < piece->n; i++)
        json_array_append_new(list, vp_json_duty(view, piece->duties[i]));
    return list;
}

/* What the changed roster has more of each. */
static json_t *make_points(const struct vp_audit *before, const struct vp_audit *after)
{
    json_t *points = json_object();
    json_object_set_new(points, "before", vp_json_number(before->points, 6));
    json_object_set_new(points, "after", vp_json_number(after->points, 6));
    json_object_set_new(points, "change", vp_json_number(after->points - before->points, 6));
    json_object_set_new(points, "locums", vp_json_number(after->points_locum - before->points_locum, 6));
    json_object_set_new(points, "extra_places", vp_json_number(after->points_extra - before->points_extra, 6));
    json_object_set_new(points, "fairness", vp_json_number(after->points_fairness - before->points_fairness, 6));
    json_object_set_new(points, "rules", vp_json_number(after->points_soft - before->points_soft, 6));
    json_object_set_new(points, "wishes", vp_json_number(after->points_wishes - before->points_wishes, 6));
    return points;
}

/* Loads of one category before and after. */
static void set_loads(json_t *object, double target, double before, double after, double points)
{
    json_object_set_new(object, "target", vp_json_number(target, 4));
    json_object_set_new(object, "before", vp_json_number(before, 4));
    json_object_set_new(object, "after", vp_json_number(after, 4));
    json_object_set_new(object, "points", vp_json_number(points, 6));
}

static void append_loads(const struct vp_view *view, json_t *list, const struct vp_move *move, int doctor)
{
    for (int i = 0; i < view->n_categories && doctor >= 0; i++) {
        int category = view->categories[i];
        int at = doctor * view->plan->categories.n + category;
        int of = view->term[category] * view->problem->n_doctors + doctor;
        double points = view->term[category] < 0 ? 0 : move->audit->fairness[of] - view->audit->fairness[of];
        json_t *object = json_object();
        json_object_set_new(object, "doctor", vp_json_doctor(view, doctor));
        json_object_set_new(object, "category", vp_json_text(vp_category_key(view->plan, category)));
        set_loads(object, view->problem->target[at], view->audit->load[at], move->audit->load[at], points);
        json_array_append_new(list, object);
    }
}

static json_t *make_loads(const struct vp_view *view, const struct vp_move *move)
{
    json_t *list = json_array();
    append_loads(view, list, move, move->to);
    append_loads(view, list, move, move->from);
    return list;
}

/* Municipalities whose load changes, where they are compared. */
static json_t *make_municipal(const struct vp_view *view, const struct vp_move *move)
{
    const int n = view->plan->municipalities.n;
    json_t *list = json_array();
    for (int i = 0; i < n * view->plan->municipal.n; i++) {
        const int category = view->plan->municipal.item[i / n].category;
        const int at = i % n * view->plan->categories.n + category;
        if (fabs(move->audit->municipal_load[at] - view->audit->municipal_load[at]) < 1e-9)
            continue;
        const double points = move->audit->municipal_points[i] - view->audit->municipal_points[i];
        json_t *object = json_object();
        json_object_set_new(object, "municipality", vp_json_text(view->plan->municipalities.item[i % n].id));
        json_object_set_new(object, "category", vp_json_text(vp_category_key(view->plan, category)));
        set_loads(object, view->problem->municipal_target[at], view->audit->municipal_load[at],
                  move->audit->municipal_load[at], points);
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *make_rules(const struct vp_view *view, const struct vp_move *move)
{
    const struct vp_standing standing = vp_view_standing(view);
    json_t *list = json_array();
    for (int rule = 0; rule < view->plan->rules.n; rule++) {
        double points = vp_move_rule_points(&standing, move, rule);
        if (fabs(points) < 1e-9)
            continue;
        json_t *object = json_object();
        json_object_set_new(object, "rule", vp_json_text(view->plan->rules.item[rule].id));
        json_object_set_new(object, "points", vp_json_number(points, 6));
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *make_wishes(struct vp_view *view, const struct vp_move *move)
{
    const struct vp_standing standing = vp_view_standing(view);
    struct vp_unmet_wish *wishes;
    int n = vp_move_wishes(&standing, move, &view->arena, &wishes);
    json_t *list = json_array();
    for (int i = 0; i < n; i++) {
        const struct vp_wish *wish = &view->plan->doctors.item[wishes[i].doctor].wishes.item[wishes[i].wish];
        json_t *object = json_object();
        json_object_set_new(object, "doctor", vp_json_doctor(view, wishes[i].doctor));
        json_object_set_new(object, "date", vp_json_date(wishes[i].date));
        json_object_set_new(object, "wish", json_string(wish->want ? "want" : "avoid"));
        json_object_set_new(object, "points", vp_json_number(wishes[i].points, 6));
        json_object_set_new(object, "at", vp_json_place(view, wish->pos));
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *make_move(struct vp_view *view, const struct vp_move *move)
{
    static const char *const verdicts[] = {
        [VP_MOVE_LAWFUL] = "lawful", [VP_MOVE_BREAKS] = "breaks", [VP_MOVE_BARRED] = "barred", [VP_MOVE_HELD] = "held"};
    static const char *const levels[] = {"fairer", "alike", "less fair"};
    json_t *object = json_object();
    json_t *breaches = json_array();
    bool judged = move->audit != NULL;
    for (int i = 0; i < move->breaches.n; i++)
        json_array_append_new(breaches, vp_json_breach(view, &move->breaches.item[i]));
    json_object_set_new(object, "from", vp_json_doctor(view, move->from));
    json_object_set_new(object, "to", vp_json_doctor(view, move->to));
    json_object_set_new(object, "verdict", json_string(verdicts[move->verdict]));
    json_object_set_new(object, "gets", make_duties(view, &move->piece));
    json_object_set_new(object, "gives", make_duties(view, &move->back));
    json_object_set_new(object, "breaches", breaches);
    json_object_set_new(object, "breaches_mended", json_integer(move->mended));
    json_object_set_new(object, "levels", move->n_levels == 0 ? json_null() : json_string(levels[move->level + 1]));
    json_object_set_new(object, "points", judged ? make_points(view->audit, move->audit) : json_null());
    json_object_set_new(object, "loads", judged ? make_loads(view, move) : json_array());
    json_object_set_new(object, "municipal_loads", judged ? make_municipal(view, move) : json_array());
    json_object_set_new(object, "soft_rules", judged ? make_rules(view, move) : json_array());
    json_object_set_new(object, "wishes", judged ? make_wishes(view, move) : json_array());
    return object;
}

static json_t *make_rotations(struct vp_view *view, const struct vp_why *why)
{
    json_t *list = json_array();
    for (int r = 0; r < view->plan->rotations.n; r++) {
        char text[VP_RFC3339_TEXT];
        vp_instant from = 0;
        const bool *on = vp_why_on(view, r, why->question.duty, &from);
        if (on == NULL)
            continue;
        json_t *doctors = json_array();
        for (int d = 0; d < view->problem->n_doctors; d++)
            if (on[d])
                json_array_append_new(doctors, vp_json_doctor(view, d));
        json_t *object = json_object();
        json_object_set_new(object, "rotation", vp_json_text(view->plan->rotations.item[r].id));
        json_object_set_new(object, "from", json_string(vp_zone_rfc3339(view->plan->zone, from, text)));
        json_object_set_new(object, "on", doctors);
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *make_why(struct vp_view *view, const struct vp_why *why)
{
    json_t *object = json_object();
    json_t *moves = json_array();
    json_t *swaps = json_array();
    for (int i = 0; i < why->moves.n; i++)
        json_array_append_new(moves, make_move(view, &why->moves.item[i]));
    for (int i = 0; i < why->swaps.n; i++)
        json_array_append_new(swaps, make_move(view, &why->swaps.item[i]));
    json_object_set_new(object, "duty", vp_json_duty(view, why->question.duty));
    json_object_set_new(object, "has", json_boolean(why->has));
    json_object_set_new(object, "conclusion", vp_json_text(vp_conclusion_words(view, why)));
    json_object_set_new(object, "moves_together", make_duties(view, &why->piece));
    json_object_set_new(object, "fixed_at", why->fixed == NULL ? json_null() : vp_json_place(view, why->fixed->pos));
    json_object_set_new(object, "rotations", make_rotations(view, why));
    json_object_set_new(object, "moves", moves);
    json_object_set_new(object, "exchanges", swaps);
    json_object_set_new(object, "exchanges_possible", json_integer(why->possible));
    json_object_set_new(object, "exchanges_tried", json_integer(why->tried));
    return object;
}

void vp_report_why_json(const struct vp_report *report, const struct vp_answers *answers, struct vp_text *out)
{
    struct vp_view view;
    vp_view_init(&view, report);
    json_t *root = json_object();
    json_t *duties = json_array();
    for (int i = 0; i < answers->n; i++)
        json_array_append_new(duties, make_why(&view, answers->why[i]));
    json_object_set_new(root, "why", json_integer(1));
    json_object_set_new(root, "title", vp_json_text(view.plan->title));
    json_object_set_new(root, "input_sha256", vp_json_text(view.plan->sha256));
    vp_json_set_origin(&view, root);
    json_object_set_new(root, "doctor", vp_json_doctor(&view, answers->doctor));
    json_object_set_new(root, "date", vp_json_date(answers->date));
    json_object_set_new(root, "lawful", json_boolean(vp_audit_lawful(view.audit)));
    json_object_set_new(root, "points", vp_json_number(view.audit->points, 6));
    json_object_set_new(root, "status", vp_json_text(view.outcome == NULL ? NULL : vp_status_name(view.outcome->status)));
    json_object_set_new(root, "bound", view.outcome == NULL ? json_null() : vp_json_number(view.outcome->bound, 6));
    json_object_set_new(root, "proof", vp_json_text(vp_why_proof_words(&view)));
    json_object_set_new(root, "duties", duties);
    vp_json_put(out, root);
    vp_view_clear(&view);
}

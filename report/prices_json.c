/* SPDX-License-Identifier: GPL-3.0-or-later */
/* prices.json: what there would be to gain without each soft rule, wishes and exemptions (model/prices.h). No times in it: the same input gives the same bytes. */
#include "report/json.h"

#include <jansson.h>
#include <math.h>

enum { DECIMALS = 6 };

/* [low, high]; null for an end that is not known. */
static json_t *make_interval(struct vp_interval interval)
{
    json_t *pair = json_array();
    json_array_append_new(pair, vp_json_number(interval.low, DECIMALS));
    json_array_append_new(pair, vp_json_number(interval.high, DECIMALS));
    return pair;
}

static const char *name_kind(enum vp_price_kind kind)
{
    static const char *const names[] = {
        [VP_PRICED_RULE] = "rule", [VP_PRICED_EXEMPTIONS] = "exemptions", [VP_PRICED_ALL_WISHES] = "all-wishes", [VP_PRICED_WISHES] = "wishes"};
    return names[kind];
}

static const char *name_verdict(enum vp_price_verdict verdict)
{
    static const char *const names[] = {[VP_PRICE_UNSEEN] = "not-looked-at",
                                        [VP_PRICE_GAIN] = "gain",
                                        [VP_PRICE_NONE] = "no-gain",
                                        [VP_PRICE_UNKNOWN] = "no-conclusion",
                                        [VP_PRICE_NEEDED] = "needed"};
    return names[verdict];
}

static json_t *make_exempt_from(const struct vp_view *view, uint32_t what)
{
    json_t *list = json_array();
    for (int c = 0; c < view->plan->categories.n; c++)
        if ((what & vp_bit(c)) != 0)
            json_array_append_new(list, vp_json_text(vp_category_key(view->plan, c)));
    return list;
}

/* Each category of fairness: how far above the target whoever has most is in the roster found, and between what he must be. `gain`: NULL = none yet. */
static json_t *make_terms(const struct vp_view *view, const struct vp_worth *worth, const struct vp_interval *gain)
{
    json_t *list = json_array();
    for (int t = 0; t < view->plan->fairness.n; t++) {
        const struct vp_fairness_term *term = &view->plan->fairness.item[t];
        json_t *object = json_object();
        json_object_set_new(object, "category", vp_json_text(vp_category_key(view->plan, term->category)));
        json_object_set_new(object, "worst", vp_json_number(worth->worst[t], DECIMALS));
        if (term->method != VP_CONVEX) {
            json_object_set_new(object, "top", make_interval(worth->top[t]));
            json_object_set_new(object, "gain", gain == NULL ? json_null() : make_interval(gain[t]));
        }
        json_array_append_new(list, object);
    }
    return list;
}

static void set_thing(const struct vp_view *view, json_t *object, const struct vp_price *price)
{
    const struct vp_plan *plan = view->plan;
    json_object_set_new(object, "what", json_string(name_kind(price->kind)));
    json_object_set_new(object, "rule", vp_json_text(price->rule < 0 ? NULL : plan->rules.item[price->rule].id));
    json_object_set_new(object, "doctor", vp_json_text(price->doctor < 0 ? NULL : plan->doctors.item[price->doctor].id));
    json_object_set_new(object, "exempt_from",
                        price->kind == VP_PRICED_EXEMPTIONS ? make_exempt_from(view, price->what) : json_null());
    json_object_set_new(object, "doctors", json_integer(price->doctors));
    json_object_set_new(object, "costs_now", vp_json_number(price->points, DECIMALS));
}

static json_t *make_price(struct vp_view *view, const struct vp_price *price)
{
    json_t *object = json_object();
    set_thing(view, object, price);
    json_object_set_new(object, "verdict", json_string(name_verdict(price->verdict)));
    json_object_set_new(object, "says", vp_json_text(vp_price_words(view, price)));
    if (price->verdict == VP_PRICE_UNSEEN)
        return object;
    json_object_set_new(object, "by", vp_json_text(vp_price_by(view, price)));
    json_object_set_new(object, "status", json_string(vp_status_name(price->status)));
    json_object_set_new(object, "points", make_interval(price->after.points));
    json_object_set_new(object, "gain", make_interval(price->gain));
    json_object_set_new(object, "locums_gain", make_interval(price->open_gain));
    json_object_set_new(object, "fairness", make_terms(view, &price->after, price->top_gain));
    return object;
}

static json_t *make_before(const struct vp_view *view)
{
    const struct vp_worth *before = &view->report->prices->before;
    json_t *object = json_object();
    json_object_set_new(object, "points", make_interval(before->points));
    json_object_set_new(object, "fairness", make_terms(view, before, NULL));
    return object;
}

void vp_report_prices(const struct vp_report *report, struct vp_text *out)
{
    struct vp_view view;
    vp_view_init(&view, report);
    json_t *root = json_object();
    json_t *things = json_array();
    for (int i = 0; i < report->prices->n; i++)
        json_array_append_new(things, make_price(&view, &report->prices->item[i]));
    json_object_set_new(root, "prices", json_integer(1));
    json_object_set_new(root, "title", vp_json_text(view.title));
    json_object_set_new(root, "input_sha256", vp_json_text(view.plan->sha256));
    vp_json_set_origin(&view, root);
    json_object_set_new(root, "looked_at", json_integer(report->prices->seen));
    json_object_set_new(root, "says", vp_json_text(vp_prices_words(&view)));
    json_object_set_new(root, "before", make_before(&view));
    json_object_set_new(root, "things", things);
    vp_json_put(out, root);
    vp_view_clear(&view);
}

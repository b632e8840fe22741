/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prices (model/prices.h) in words: what would be gained without a rule, a wish, an exemption – only as far as it is proven. Exemptions are named by what they free
 * from; why somebody has one is not known here. */
#include "report/view.h"

#include "model/levels.h"
#include "report/escape.h"

#include <math.h>
#include <stdlib.h>

static const double alike = 0.005; /* of two numbers with two decimals */

/* ---- what is taken away ---- */

static const char *name_what(struct vp_view *view, uint32_t what)
{
    const char *names = "";
    if ((what & (vp_bit(VP_DUTIES) | vp_bit(VP_HOURS))) != 0)
        return vp_words(view, "all vakt", "all duty");
    for (int c = 0; c < view->plan->categories.n; c++)
        if ((what & vp_bit(c)) != 0) {
            const char *name = vp_clean(&view->arena, vp_category_name(view->plan, c));
            names = vp_arena_printf(&view->arena, "%s%s%s", names, names[0] == '\0' ? "" : ", ", name);
        }
    return vp_cut(&view->arena, names, 2 * VP_LABEL_COLUMNS);
}

const char *vp_price_name(struct vp_view *view, const struct vp_price *price)
{
    switch (price->kind) {
    case VP_PRICED_RULE:
        return vp_words(
            view, "regelen %s", "the rule %s",
            vp_cut(&view->arena, vp_clean(&view->arena, view->plan->rules.item[price->rule].id), VP_LABEL_COLUMNS));
    case VP_PRICED_EXEMPTIONS:
        return vp_words(view, "fritakene fra %s", "the exemptions from %s", name_what(view, price->what));
    case VP_PRICED_ALL_WISHES:
        return vp_words(view, "alle ønskene", "all wishes");
    default:
        return vp_words(view, "ønskene til %s", "the wishes of %s", view->label[price->doctor]);
    }
}

const char *vp_price_by(const struct vp_view *view, const struct vp_price *price)
{
    if (price->verdict == VP_PRICE_UNSEEN || price->verdict == VP_PRICE_NEEDED)
        return NULL;
    if (price->by == VP_BY_OPEN)
        return "locums";
    return price->by == VP_BY_POINTS ? "points"
                                     : vp_category_key(view->plan, view->plan->fairness.item[price->by].category);
}

/* ---- what is proven of it ---- */

static const char *say_at_most(struct vp_view *view, double number)
{
    return vp_number(view, ceil(number * 100 - 1e-6) / 100, VP_NUMBER_POINTS);
}

/* "3,00", "minst 3,00 og høyst 4,50": an interval of what is proven to be gained, rounded so that no more is claimed. */
static const char *say_gained(struct vp_view *view, struct vp_interval gain)
{
    const int decimals = gain.low < 0.01 ? 6 : VP_NUMBER_POINTS;
    const char *least = vp_number_floor(view, gain.low, decimals);
    if (gain.high - gain.low < alike)
        return vp_number(view, gain.low, decimals);
    if (!isfinite(gain.high))
        return vp_words(view, "minst %s", "at least %s", least);
    return vp_words(view, "minst %s og høyst %s", "at least %s and at most %s", least, say_at_most(view, gain.high));
}

/* The interval that the verdict goes by. */
static struct vp_interval gain_of(const struct vp_price *price)
{
    return price->by == VP_BY_OPEN     ? price->open_gain
           : price->by == VP_BY_POINTS ? price->gain
                                       : price->top_gain[price->by];
}

/* "netter", "t": what a term of fairness counts, behind a number. */
static const char *name_term(struct vp_view *view, int term)
{
    return vp_clean(&view->arena, vp_category_name(view->plan, view->plan->fairness.item[term].category));
}

static const char *say_gain(struct vp_view *view, const struct vp_price *price, const char *name)
{
    const char *gained = say_gained(view, gain_of(price));
    if (price->by == VP_BY_POINTS)
        return vp_words(view, "Bevist: uten %s ville den beste vaktplanen hatt %s poeng færre.",
                        "Proven: without %s the best roster would have %s points fewer.", name, gained);
    if (price->by == VP_BY_OPEN)
        return vp_words(view, "Bevist: uten %s ville vikarer og ekstra plasser kostet %s poeng mindre.",
                        "Proven: without %s locums and extra places would cost %s points less.", name, gained);
    return vp_words(view, "Bevist: uten %s ville den som har mest, hatt %s %s mindre over målet sitt.",
                    "Proven: without %s whoever has most would have %s %s less above the target.", name, gained,
                    name_term(view, price->by));
}

static const char *say_no_gain(struct vp_view *view, const struct vp_price *price, const char *name)
{
    if (price->by == VP_BY_POINTS)
        return vp_words(view, "Bevist: uten %s ville den beste vaktplanen ikke hatt færre poeng.",
                        "Proven: without %s the best roster would not have fewer points.", name);
    if (price->by == VP_BY_OPEN)
        return vp_words(view, "Bevist: uten %s ville vikarer og ekstra plasser ikke kostet mindre.",
                        "Proven: without %s locums and extra places would not cost less.", name);
    return vp_words(view, "Bevist: uten %s ville den som har mest, ikke hatt mindre over målet sitt (%s).",
                    "Proven: without %s whoever has most would not have less above the target (%s).", name,
                    name_term(view, price->by));
}

/* That no more than all points can be gained is no news. */
static bool is_news(const struct vp_view *view, const struct vp_price *price)
{
    const double high = gain_of(price).high;
    return isfinite(high) && (price->by != VP_BY_POINTS || high < view->report->prices->before.points.high - alike);
}

static const char *say_unknown(struct vp_view *view, const struct vp_price *price, const char *name)
{
    const double high = gain_of(price).high;
    if (!is_news(view, price))
        return vp_words(view, "Ingen konklusjon uten %s.", "No conclusion without %s.", name);
    if (price->by == VP_BY_POINTS)
        return vp_words(view, "Ingen konklusjon uten %s: den beste vaktplanen ville hatt høyst %s poeng færre.",
                        "No conclusion without %s: the best roster would have at most %s points fewer.", name,
                        say_at_most(view, high));
    if (price->by == VP_BY_OPEN)
        return vp_words(view, "Ingen konklusjon uten %s: vikarer og ekstra plasser ville kostet høyst %s poeng mindre.",
                        "No conclusion without %s: locums and extra places would cost at most %s points less.", name,
                        say_at_most(view, high));
    return vp_words(view, "Ingen konklusjon uten %s: den som har mest, ville hatt høyst %s %s mindre over målet sitt.",
                    "No conclusion without %s: whoever has most would have at most %s %s less above the target.", name,
                    say_at_most(view, high), name_term(view, price->by));
}

/* The term in which whoever has most is helped most, in steps, by the roster found without the thing; -1 = in none. */
static int find_helped(const struct vp_view *view, const struct vp_price *price)
{
    int helped = -1;
    double most = 0.05;
    for (int t = 0; t < view->plan->fairness.n; t++) {
        const double steps =
            (view->report->prices->before.worst[t] - price->after.worst[t]) / view->plan->fairness.item[t].unit;
        if (steps > most) {
            most = steps;
            helped = t;
        }
    }
    return helped;
}

/* Points alone tell nobody what they are for. */
static const char *say_help(struct vp_view *view, const struct vp_price *price)
{
    const int t = price->by == VP_BY_POINTS ? find_helped(view, price) : -1;
    if (t < 0)
        return "";
    const double before = view->report->prices->before.worst[t];
    const int decimals = vp_decimals(view->plan->fairness.item[t].category);
    return vp_words(
        view, " I vaktplanen som da ble funnet, har den som har mest, %s %s mindre over målet sitt (%s mot %s).",
        " In the roster that was found then, whoever has most has %s %s less above the target (%s against %s).",
        vp_number_short(view, before - price->after.worst[t], decimals), name_term(view, t),
        vp_number_signed(view, price->after.worst[t], decimals), vp_number_signed(view, before, decimals));
}

const char *vp_price_words(struct vp_view *view, const struct vp_price *price)
{
    const char *name = vp_price_name(view, price);
    switch (price->verdict) {
    case VP_PRICE_GAIN:
        return vp_arena_printf(&view->arena, "%s%s", say_gain(view, price, name), say_help(view, price));
    case VP_PRICE_NONE:
        return say_no_gain(view, price, name);
    case VP_PRICE_UNKNOWN:
        return say_unknown(view, price, name);
    case VP_PRICE_NEEDED:
        return vp_words(view, "Bevist: uten %s finnes ingen lovlig vaktplan.",
                        "Proven: without %s there is no lawful roster.", name);
    default:
        return vp_words(view, "Ikke sett på: %s.", "Not looked at: %s.", name);
    }
}

const char *vp_price_worst_words(struct vp_view *view, const struct vp_price *price)
{
    const char *words = "";
    for (int t = 0; t < view->plan->fairness.n; t++) {
        if (isnan(price->after.worst[t]))
            continue;
        const int decimals = vp_decimals(view->plan->fairness.item[t].category);
        words = vp_arena_printf(&view->arena, "%s%s%s %s → %s", words, words[0] == '\0' ? "" : "; ", name_term(view, t),
                                vp_number_signed(view, view->report->prices->before.worst[t], decimals),
                                vp_number_signed(view, price->after.worst[t], decimals));
    }
    return words[0] == '\0' ? "–" : words;
}

/* ---- all of them ---- */

/* Does `one` stand before `other`? What is left open first, then categories in the plan's order, then points; within each the greatest proven gain. */
static bool is_dearer(const struct vp_price *one, const struct vp_price *other)
{
    const int last = 1 << 20;
    const int a = one->by == VP_BY_POINTS ? last : one->by;
    const int b = other->by == VP_BY_POINTS ? last : other->by;
    return a != b ? a < b : gain_of(one).low > gain_of(other).low;
}

int vp_dearest(const struct vp_view *view, const struct vp_price **dearest, int most)
{
    const struct vp_price_list *prices = view->report->prices;
    int n = 0;
    for (int i = 0; i < prices->n; i++) {
        const struct vp_price *price = &prices->item[i];
        if (price->verdict != VP_PRICE_GAIN)
            continue;
        int at = n < most ? n++ : most;
        while (at > 0 && is_dearer(price, dearest[at - 1])) {
            if (at < most)
                dearest[at] = dearest[at - 1];
            at--;
        }
        if (at < most)
            dearest[at] = price;
    }
    return n;
}

const char *vp_prices_words(struct vp_view *view)
{
    const struct vp_price_list *prices = view->report->prices;
    int with[VP_PRICE_NEEDED + 1] = {0};
    if (prices->n == 0)
        return vp_words(view, "Priser: planen har ingen myke regler, ønsker eller fritak å ta bort.",
                        "Prices: the plan has no soft rules, wishes or exemptions to take away.");
    for (int i = 0; i < prices->n; i++)
        with[prices->item[i].verdict]++;
    return vp_words(
        view,
        "Priser: sett på %d av %d myke regler, ønsker og fritak, hver for seg: bevist at noe vinnes uten %d av dem, at intet vinnes uten %d, ingen konklusjon om %d.",
        "Prices: looked at %d of %d soft rules, wishes and exemptions, each by itself: proven that something is gained without %d of them, that nothing is without %d, no conclusion on %d.",
        prices->seen, prices->n, with[VP_PRICE_GAIN], with[VP_PRICE_NONE] + with[VP_PRICE_NEEDED],
        with[VP_PRICE_UNKNOWN]);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is proven of levels of burden (model/levels.h), in words: how much beyond the target the worst-off must have, and how far down from there nobody can be helped
 * without hurting somebody who is worse off. */
#include "report/view.h"

#include "model/floor.h"

#include <math.h>

/* "1,7 netter over målet", "på målet", "0,3 under målet": an excess, rounded as its figure in the tables is. */
static const char *say_excess(struct vp_view *view, int category, double excess)
{
    const int decimals = vp_decimals(category);
    if (fabs(excess) < 0.5 * pow(10, -decimals))
        return vp_words(view, "målet sitt", "the target");
    const char *number = vp_number_short(view, fabs(excess), decimals);
    const char *unit = category == VP_HOURS ? vp_words(view, " t", " h") : "";
    return excess > 0 ? vp_words(view, "%s%s over målet", "%s%s above the target", number, unit)
                      : vp_words(view, "%s%s under målet", "%s%s below the target", number, unit);
}

static const char *say_whom(struct vp_view *view, const struct vp_settled *settled, enum vp_method method)
{
    if (method == VP_MIN_MAX)
        return "";
    if (settled->proven == settled->n)
        return vp_words(
            view, ", og ingen av de %d legene kan få mindre uten at en annen da får minst like mye som han har nå",
            ", and none of the %d doctors can have less without another then having at least as much as he has now",
            settled->n);
    if (settled->proven > 0)
        return vp_words(view, "; slik er det bevist for de %d øverste av %d leger, for resten er det ikke",
                        "; so much is proven for the first %d of %d doctors, for the others it is not", settled->proven,
                        settled->n);
    return vp_words(view, "; lenger ned er ingenting bevist", "; further down nothing is proven");
}

/* Where begun steps count, an excess is only the end of the step: whoever stands on it has no more, and more than the step below. */
static const char *say_begun(struct vp_view *view, const struct vp_settled *settled, const char *name, const char *after)
{
    const struct vp_fairness_term *term = &view->plan->fairness.item[settled->term];
    const char *step = vp_load_words(view, term->category, term->unit);
    const char *most = say_excess(view, term->category, settled->excess[0]);
    if (!isfinite(settled->least_top))
        return vp_words(view, "%s%s, i påbegynte trinn på %s: ingen ligger høyere enn %s; ingenting er bevist.",
                        "%s%s, in begun steps of %s: nobody stands higher than %s; nothing is proven.", name, after,
                        step, most);
    const bool at_least = settled->least_top > settled->excess[0] - vp_same_excess;
    return vp_words(view,
                    "%s%s, i påbegynte trinn på %s: i enhver lovlig vaktplan%s ligger noen høyere enn %s; her ligger ingen "
                    "høyere enn %s%s.",
                    "%s%s, in begun steps of %s: in every lawful roster%s somebody stands higher than %s; here nobody "
                    "stands higher than %s%s.",
                    name, after, step, vp_where_held(view),
                    say_excess(view, term->category, settled->least_top - term->unit), most,
                    at_least ? say_whom(view, settled, term->method) : "");
}

static const char *say_term(struct vp_view *view, const struct vp_settled *settled, bool given)
{
    const struct vp_fairness_term *term = &view->plan->fairness.item[settled->term];
    const char *name = vp_category_name(view->plan, term->category);
    const char *after = given ? vp_words(view, " (gitt det foran)", " (given what stands before)") : "";
    const double top = settled->excess[0];
    if (!vp_steps_are_whole(view->plan, term))
        return say_begun(view, settled, name, after);
    if (!isfinite(settled->least_top))
        return vp_words(view, "%s%s: den som har mest, har %s; ingenting er bevist.",
                        "%s%s: who has most has %s; nothing is proven.", name, after,
                        say_excess(view, term->category, top));
    if (settled->least_top < top - vp_same_excess)
        return vp_words(view, "%s%s: den som har mest, har %s; at ingen lovlig vaktplan%s kommer under %s, er bevist.",
                        "%s%s: who has most has %s; that no lawful roster%s comes below %s is proven.", name, after,
                        say_excess(view, term->category, top), vp_where_held(view),
                        say_excess(view, term->category, settled->least_top));
    return vp_words(view, "%s%s: ingen lovlig vaktplan%s gir den som har mest, mindre enn %s%s.",
                    "%s%s: no lawful roster%s gives whoever has most less than %s%s.", name, after, vp_where_held(view),
                    say_excess(view, term->category, top), say_whom(view, settled, term->method));
}

/* What of the worst-off's burden plain arithmetic forces, and that the rest is the rules', or that of levels held before; "" where nothing certain is known of either. */
static const char *say_floor(struct vp_view *view, const struct vp_settled *settled, bool given)
{
    const struct vp_fairness_term *term = &view->plan->fairness.item[settled->term];
    const double top = settled->excess[0];
    if (view->locums + view->absent > 0 || settled->least_top < top - vp_same_excess)
        return "";
    const struct vp_floor floor = vp_floor_of(view->problem, settled->term, &view->arena);
    if (floor.n == 0)
        return "";
    const char *load = vp_load_words(view, term->category, floor.load);
    if (floor.excess[0] > top - vp_same_excess)
        return vp_words(view, " Regningen alene krever det (%s på de %d legene som kan ha dem), uansett regler.",
                        " Arithmetic alone requires it (%s among the %d doctors who may have them), whatever the rules.",
                        load, floor.among);
    const char *rest = given
                           ? vp_words(view, "reglene og det som står foran", "the rules and what stands before require")
                           : vp_words(view, "reglene", "the rules require");
    return vp_words(
        view,
        " Regningen alene (%s på de %d legene som kan ha dem) ville latt alle være på %s eller lavere; resten krever "
        "%s.",
        " Arithmetic alone (%s among the %d doctors who may have them) would let everybody stand at %s or lower; "
        "the rest is what %s.",
        load, floor.among, say_excess(view, term->category, floor.excess[0]), rest);
}

const char *vp_level_words(struct vp_view *view, int number)
{
    const struct vp_settled *settled = &view->outcome->settled[number];
    if (settled->n > 0)
        return vp_arena_printf(&view->arena, "%s%s", say_term(view, settled, number > 0),
                               say_floor(view, settled, number > 0));
    return vp_words(view, "%s: ingen har noen andel av disse vaktene.", "%s: nobody has a share of these duties.",
                    vp_category_name(view->plan, view->plan->fairness.item[settled->term].category));
}

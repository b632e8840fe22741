/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first value without locums, in words. Nothing is said of values that were not asked for. */
#include "report/compare.h"
#include "report/compare_words.h"
#include "report/escape.h"

static const char *say_below(struct vp_view *view, const struct vp_least *least)
{
    if (least->below == NULL)
        return vp_words(view, "Det er den første verdien, og lavere er det ikke spurt.",
                        "It is the first value, and lower ones were not asked for.");
    return least->proven
               ? vp_words(view, "Bevist: med %s finnes ingen lovlig vaktplan uten vikar.",
                          "Proven: at %s no lawful roster without a locum exists.", least->below)
               : vp_words(
                     view,
                     "Med %s ble ingen funnet uten vikar, men at ingen finnes, er ikke bevist; mer --effort kan vise det.",
                     "At %s none without a locum was found, but that none exists is not proven; more --effort may tell.",
                     least->below);
}

const char *vp_least_words(struct vp_view *view, const struct vp_least *least)
{
    const char *found = least->value != NULL
                            ? vp_words(view, "%s: ingen vikar trengs ved %s %s.", "%s: no locum is needed at %s %s.",
                                       least->of, least->axis, least->value)
                            : vp_words(view, "%s: ingen vaktplan uten vikar ble funnet, heller ikke ved %s %s.",
                                       "%s: no roster without a locum was found, not even at %s %s.", least->of,
                                       least->axis, least->below);
    return vp_arena_printf(&view->arena, "%s %s", found, say_below(view, least));
}

void vp_leasts_text(const vp_least_list *leasts, enum vp_language language, struct vp_text *out)
{
    struct vp_view view;
    vp_view_bare(&view, language);
    for (int i = 0; i < leasts->n; i++)
        vp_put_wrapped(out, 0, vp_least_words(&view, &leasts->item[i]));
    vp_view_clear(&view);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything in a plan that has a price (model/prices.h), in the order in which it is looked at. */
#include "solver/prices.h"

#include <math.h>
#include <stdlib.h>

typedef VP_VEC(struct vp_price) price_list;

static struct vp_price *add(price_list *list, enum vp_price_kind kind, struct vp_arena *arena)
{
    struct vp_price *price = vp_vec_add(arena, list);
    *price = (struct vp_price){.kind = kind, .rule = -1, .doctor = -1, .points = NAN, .status = VP_NOTHING};
    return price;
}

/* ---- rules ---- */

static int count_in_scope(const struct vp_problem *problem, const struct vp_rule *rule)
{
    int n = 0;
    for (int d = 0; d < problem->n_doctors; d++)
        n += rule->doctors == NULL || rule->doctors[d];
    return n;
}

static void list_rules(const struct vp_problem *problem, const struct vp_audit *audit, struct vp_arena *arena,
                       price_list *list)
{
    for (int r = 0; r < problem->plan->rules.n; r++) {
        const struct vp_rule *rule = &problem->plan->rules.item[r];
        if (rule->hard || rule->weight <= 0)
            continue;
        struct vp_price *price = add(list, VP_PRICED_RULE, arena);
        price->rule = r;
        price->doctors = count_in_scope(problem, rule);
        price->points = 0;
        for (int i = 0; i < audit->soft.n; i++)
            price->points += audit->soft.item[i].rule == r ? audit->soft.item[i].points : 0;
    }
}

/* ---- exemptions ---- */

static bool has_exemption(const struct vp_doctor *doctor, uint32_t what)
{
    for (int i = 0; i < doctor->exemptions.n; i++)
        if (doctor->exemptions.item[i].what == what)
            return true;
    return false;
}

static bool is_listed(const price_list *list, uint32_t what)
{
    for (int i = 0; i < list->n; i++)
        if (list->item[i].what == what)
            return true;
    return false;
}

static void list_exemptions(const struct vp_problem *problem, struct vp_arena *arena, price_list *list)
{
    const struct vp_plan *plan = problem->plan;
    for (int d = 0; d < plan->doctors.n; d++)
        for (int i = 0; i < plan->doctors.item[d].exemptions.n; i++) {
            const uint32_t what = plan->doctors.item[d].exemptions.item[i].what;
            if (is_listed(list, what))
                continue;
            struct vp_price *price = add(list, VP_PRICED_EXEMPTIONS, arena);
            price->what = what;
            for (int e = 0; e < plan->doctors.n; e++)
                price->doctors += has_exemption(&plan->doctors.item[e], what);
        }
}

/* ---- wishes ---- */

static void list_wishes(const struct vp_problem *problem, const struct vp_audit *audit, struct vp_arena *arena,
                        price_list *list)
{
    for (int d = 0; d < problem->n_doctors; d++) {
        if (problem->plan->doctors.item[d].wishes.n == 0)
            continue;
        struct vp_price *price = add(list, VP_PRICED_WISHES, arena);
        price->doctor = d;
        price->doctors = 1;
        price->points = 0;
        for (int i = 0; i < audit->unmet.n; i++)
            price->points += audit->unmet.item[i].doctor == d ? audit->unmet.item[i].points : 0;
    }
}

/* ---- in turns ---- */

static int order(double a, double b)
{
    return (a < b) - (a > b);
}

/* The dearest first; of exemptions, whose points nobody knows, those of most doctors; else in the plan's order. */
static int compare_prices(const void *a, const void *b)
{
    const struct vp_price *one = a;
    const struct vp_price *other = b;
    int by = one->kind == VP_PRICED_EXEMPTIONS ? order(one->doctors, other->doctors) : order(one->points, other->points);
    if (by == 0)
        by = order(other->rule, one->rule);
    if (by == 0)
        by = order(other->doctor, one->doctor);
    return by != 0 ? by : order(other->what, one->what);
}

static void sort(price_list *list)
{
    if (list->n > 0)
        qsort(list->item, (size_t)list->n, sizeof *list->item, compare_prices);
}

/* The wishes of all stand before those of each, unless one doctor alone has any. */
static void put_all_wishes_first(const price_list *wishes, const struct vp_audit *audit, struct vp_arena *arena,
                                 price_list *list)
{
    if (wishes->n > 1) {
        struct vp_price *all = add(list, VP_PRICED_ALL_WISHES, arena);
        all->doctors = wishes->n;
        all->points = audit->points_wishes;
    }
    for (int i = 0; i < wishes->n; i++)
        *vp_vec_add(arena, list) = wishes->item[i];
}

enum { KINDS = 3 };

void vp_list_priced(const struct vp_problem *problem, const struct vp_audit *audit, struct vp_arena *arena,
                    struct vp_price_list *prices)
{
    price_list lists[KINDS] = {0};
    price_list wishes = {0};
    price_list all = {0};
    list_rules(problem, audit, arena, &lists[0]);
    list_exemptions(problem, arena, &lists[1]);
    list_wishes(problem, audit, arena, &wishes);
    sort(&lists[0]);
    sort(&lists[1]);
    sort(&wishes);
    put_all_wishes_first(&wishes, audit, arena, &lists[2]);
    for (int turn = 0, added = 1; added > 0; turn++) {
        added = 0;
        for (int kind = 0; kind < KINDS; kind++)
            if (turn < lists[kind].n) {
                *vp_vec_add(arena, &all) = lists[kind].item[turn];
                added++;
            }
    }
    for (int i = 0; i < all.n; i++)
        all.item[i].after = vp_worth_unknown(problem->plan, arena);
    *prices = (struct vp_price_list){.n = all.n, .item = all.item};
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the ledger of the next period will say, as model/ledger.h puts it. */
#include "model/ledger.h"

#include <string.h>

void vp_ledger_balances(const struct vp_problem *problem, const double *load, double *balance)
{
    const struct vp_plan *plan = problem->plan;
    for (int c = 0; c < plan->categories.n; c++) {
        double shares = 0.0;
        for (int d = 0; d < problem->n_doctors; d++)
            shares += problem->share[d * plan->categories.n + c];
        for (int d = 0; d < problem->n_doctors; d++) {
            int at = d * plan->categories.n + c;
            double owed = shares > 0.0 ? problem->target[at] : -plan->doctors.item[d].balance[c];
            balance[at] = load[at] - owed;
        }
    }
}

/* ---- the log ---- */

static bool comes_before(const struct vp_ledger_year *one, enum vp_great great, int year)
{
    return one->great < great || (one->great == great && one->year < year);
}

struct vp_ledger_year *vp_ledger_year(vp_ledger_years *years, enum vp_great great, int year, struct vp_arena *arena)
{
    int at = 0;
    while (at < years->n && comes_before(&years->item[at], great, year))
        at++;
    if (at < years->n && years->item[at].great == great && years->item[at].year == year)
        return &years->item[at];
    (void)vp_vec_add(arena, years);
    for (int i = years->n - 1; i > at; i--)
        years->item[i] = years->item[i - 1];
    years->item[at] = (struct vp_ledger_year){.great = great, .year = year};
    return &years->item[at];
}

static bool is_listed(const struct vp_ledger_year *year, const char *doctor)
{
    for (int i = 0; i < year->doctors.n; i++)
        if (strcmp(year->doctors.item[i], doctor) == 0)
            return true;
    return false;
}

static void copy_years(const vp_ledger_years *from, vp_ledger_years *to, struct vp_arena *arena)
{
    for (int i = 0; i < from->n; i++) {
        struct vp_ledger_year *copy = vp_vec_add(arena, to);
        *copy = (struct vp_ledger_year){.great = from->item[i].great, .year = from->item[i].year};
        for (int k = 0; k < from->item[i].doctors.n; k++)
            *vp_vec_add(arena, &copy->doctors) = from->item[i].doctors.item[k];
    }
}

/* Is the duty one of this great holiday's in that year? */
static bool belongs(const struct vp_plan *plan, const struct vp_duty *duty, enum vp_great great, int year)
{
    if ((duty->categories & vp_bit(vp_great_category(great))) == 0)
        return false;
    for (vp_day date = duty->date; date <= duty->last; date++) {
        const struct vp_holiday *holiday = vp_holidays_on(&plan->holidays, date);
        if (holiday != NULL && holiday->great == great)
            return vp_great_year(great, date) == year;
    }
    return false;
}

/* Marks the doctors who had the holiday in this period; false if nobody had. */
static bool mark_doctors(const struct vp_problem *problem, const struct vp_roster *roster, enum vp_great great,
                         int year, bool *had)
{
    bool any = false;
    memset(had, 0, (size_t)problem->n_doctors * sizeof *had);
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        const struct vp_duty *duty = &problem->duties[j];
        if (!belongs(problem->plan, duty, great, year))
            continue;
        for (int place = duty->first_place; place < duty->first_place + duty->places; place++) {
            if (roster->doctor[place] < 0)
                continue;
            had[roster->doctor[place]] = true;
            any = true;
        }
    }
    return any;
}

void vp_ledger_turns(const struct vp_problem *problem, const struct vp_roster *roster, vp_ledger_years *years,
                     struct vp_arena *arena)
{
    const struct vp_plan *plan = problem->plan;
    bool *had = vp_arena_array(arena, (size_t)problem->n_doctors + 1, sizeof *had);
    for (int great = VP_GREAT_CHRISTMAS; great < VP_GREATS; great++) {
        int last = vp_great_year((enum vp_great)great, plan->to) + 1; /* the last duty may run into it */
        for (int year = vp_great_year((enum vp_great)great, plan->from); year <= last; year++) {
            if (!mark_doctors(problem, roster, (enum vp_great)great, year, had))
                continue;
            struct vp_ledger_year *of = vp_ledger_year(years, (enum vp_great)great, year, arena);
            for (int d = 0; d < problem->n_doctors; d++)
                if (had[d] && !is_listed(of, plan->doctors.item[d].id))
                    *vp_vec_add(arena, &of->doctors) = plan->doctors.item[d].id;
        }
    }
}

void vp_ledger_log(const struct vp_problem *problem, const struct vp_roster *roster, vp_ledger_years *years,
                   struct vp_arena *arena)
{
    if (problem->plan->ledger != NULL)
        copy_years(&problem->plan->ledger->years, years, arena);
    vp_ledger_turns(problem, roster, years, arena);
}

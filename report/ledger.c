/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ledger.yaml: what each doctor has carried beyond the target of this period, to be `brought-over` in the plan of the next. */
#include "report/escape.h"
#include "report/view.h"

static void put_balances(const struct vp_view *view, struct vp_text *out, int doctor)
{
    vp_text_put(out, "  ");
    vp_put_yaml(out, view->plan->doctors.item[doctor].id);
    vp_text_put(out, ": {");
    for (int c = 0; c < view->plan->categories.n; c++) {
        size_t at = (size_t)doctor * (size_t)view->plan->categories.n + (size_t)c;
        vp_text_printf(out, "%s %s: ", c == 0 ? "" : ",", vp_category_key(view->plan, c));
        vp_text_put_number(out, view->audit->load[at] - view->problem->target[at], 2);
    }
    vp_text_put(out, " }\n");
}

void vp_report_ledger(const struct vp_report *report, struct vp_text *out)
{
    struct vp_view view;
    vp_view_init(&view, report);
    char from[VP_DAY_TEXT];
    char to[VP_DAY_TEXT];
    vp_say(&view, out,
           "# Saldo per lege etter perioden: belastning minus mål. Positiv: har båret mer enn målet og har noe til gode.\n"
           "# Neste plan leser filen med `brought-over: ledger.yaml`.\n",
           "# Balance of each doctor after the period: load less target. Positive: has carried more than the target, and is owed.\n"
           "# The next plan reads this file by `brought-over: ledger.yaml`.\n");
    vp_text_printf(out, "ledger: 1\nperiod: { from: %s, to: %s }\n", vp_day_format(view.plan->from, from),
                   vp_day_format(view.plan->to, to));
    vp_text_printf(out, "input_sha256: \"%s\"\nbalances:\n", view.plan->sha256);
    for (int d = 0; d < view.problem->n_doctors; d++)
        put_balances(&view, out, d);
    vp_view_clear(&view);
}

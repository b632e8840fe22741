/* SPDX-License-Identifier: GPL-3.0-or-later */
/* brought-over: the ledger that the period before wrote, { ledger: 1, period, input_sha256, balances: { DOCTOR: { CATEGORY: n } } }.
 * Its balances add to the doctors' own; doctors who have left since are skipped. */
#include "inputs/compose.h"
#include "inputs/reader.h"

static void add_balances(struct vp_reader *reader, const struct vp_node *balances)
{
    if (!vp_read_map(reader, balances, "balances"))
        return;
    for (int i = 0; i < balances->n; i++) {
        double left[VP_MAX_CATEGORIES] = {0};
        int doctor = vp_names_find(&reader->doctors, balances->entries[i].key->text);
        double *balance = doctor < 0 ? left : reader->plan->doctors.item[doctor].balance;
        vp_read_balance(reader, balances->entries[i].value, balance);
    }
}

/* A ledger of the plan's own period, or a later one, would be counted in circles. */
static void check_period(struct vp_reader *reader, const struct vp_node *period)
{
    if (!vp_read_form(reader, period, "period", VP_MAP_ledger_period))
        return;
    vp_day to = 0;
    char text[VP_DAY_TEXT];
    const struct vp_node *node = vp_node_get(period, "to");
    if (!vp_read_date(reader, node, "to", &to) || !reader->period_known || to < reader->plan->from)
        return;
    vp_fail(reader, node->pos, "the ledger is not of a period before the plan's, which begins %s",
            vp_day_format(reader->plan->from, text));
}

static void read_content(struct vp_reader *reader, const struct vp_node *root)
{
    if (!vp_read_form(reader, root, "a ledger", VP_MAP_ledger))
        return;
    int version = 0;
    vp_require(reader, root, "ledger", root->pos, "the ledger");
    vp_require(reader, root, "balances", root->pos, "the ledger");
    vp_read_whole(reader, vp_node_get(root, "ledger"), "ledger", 1, 1, &version);
    check_period(reader, vp_node_get(root, "period"));
    add_balances(reader, vp_node_get(root, "balances"));
}

void vp_read_ledger(struct vp_reader *reader)
{
    const struct vp_node *node = vp_node_get(reader->root, "brought-over");
    struct vp_path path;
    const struct vp_node *root = NULL;
    if (vp_read_path(reader, node, "brought-over", &path))
        root = vp_read_file(reader, path.path);
    if (root != NULL)
        read_content(reader, root);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a doctor's part of the plan says of single duties: commitments, fixed and forbidden duties, caps. Lines are known by id already,
 * categories too. */
#include "inputs/doctor_fields.h"

#include <string.h>

/* ---- commitments ---- */

/* Takes the text under `key` apart: what stands before the times of day, and these. */
static bool split_when(struct vp_reader *reader, const struct vp_node *node, const char *key, const char *wanted,
                       const char *example, struct vp_node parts[2])
{
    if (!vp_read_value(reader, node, key, wanted))
        return false;
    if (vp_split_words(reader, node, parts))
        return true;
    vp_fail(reader, node->pos, "a commitment %s '%s' has no times of day", key, vp_shown(reader, node->text));
    vp_expect(reader, "%s: %s", key, example);
    return false;
}

static bool read_times(struct vp_reader *reader, const struct vp_node *node, struct vp_commitment *commitment)
{
    struct vp_shift times = {0, 0, node->pos};
    bool read = vp_read_shift(reader, node, "a commitment", &times);
    commitment->start = times.start;
    commitment->end = times.end;
    return read;
}

/* "2027-03-01 09:00-12:00": the date, and the times. */
static bool read_moment(struct vp_reader *reader, const struct vp_node *node, struct vp_commitment *commitment)
{
    struct vp_node parts[2];
    if (!split_when(reader, node, "at", "a date and times of day", "2027-03-01 09:00-12:00", parts))
        return false;
    bool dated = vp_read_dates(reader, &parts[0], "at", &commitment->dates);
    return read_times(reader, &parts[1], commitment) && dated;
}

/* "tue 12:00-15:00": weekdays, and the times. */
static bool read_weekly(struct vp_reader *reader, const struct vp_node *map, const struct vp_node *node,
                        struct vp_commitment *commitment)
{
    struct vp_node parts[2];
    if (!split_when(reader, node, "every", "a weekday and times of day", "tue 12:00-15:00", parts))
        return false;
    bool days = vp_read_weekdays(reader, &parts[0], "every", &commitment->days);
    bool timed = read_times(reader, &parts[1], commitment);
    /* A meeting on the evening before the period, or an end of duty on the morning after, is the period's matter too. */
    commitment->dates = (struct vp_dates){reader->plan->from - 3, reader->plan->to + 3};
    vp_read_ends(reader, map, "the commitment", &commitment->dates);
    return days && timed;
}

void vp_add_commitment(struct vp_reader *reader, const struct vp_node *node, void *into)
{
    struct vp_doctor *doctor = into;
    const struct vp_known sites = vp_known_sites(reader);
    struct vp_commitment commitment = {.site = -1, .pos = node->pos};
    if (!vp_read_form(reader, node, "a commitment", VP_MAP_commitment))
        return;
    const struct vp_node *at = vp_node_get(node, "at");
    const struct vp_node *every = vp_node_get(node, "every");
    vp_read_reference(reader, vp_node_get(node, "site"), &sites, &commitment.site);
    if ((at == NULL) == (every == NULL)) {
        vp_fail(reader, node->pos, "a commitment has either 'at' or 'every'");
        vp_expect(reader, "at: 2027-03-01 09:00-12:00, or every: tue 12:00-15:00");
        return;
    }
    if (at != NULL && (vp_node_get(node, "from") != NULL || vp_node_get(node, "to") != NULL)) {
        vp_fail(reader, node->pos, "'from' and 'to' go with 'every'");
        return;
    }
    if (at != NULL ? read_moment(reader, at, &commitment) : read_weekly(reader, node, every, &commitment))
        *vp_vec_add(reader->arena, &doctor->commitments) = commitment;
}

/* ---- fixed and forbidden duties ---- */

void vp_add_fixed(struct vp_reader *reader, const struct vp_node *node, void *into)
{
    struct vp_doctor *doctor = into;
    const struct vp_known lines = vp_known_lines(reader);
    struct vp_fixed fixed = {.pos = node->pos};
    if (!vp_read_form(reader, node, "fixed", VP_MAP_fixed))
        return;
    vp_require(reader, node, "line", node->pos, "fixed");
    vp_require(reader, node, "dates", node->pos, "fixed");
    bool line = vp_read_reference(reader, vp_node_get(node, "line"), &lines, &fixed.line);
    vp_date_list dates = {NULL, 0, 0};
    vp_read_date_list(reader, vp_node_get(node, "dates"), "dates", &dates);
    for (int i = 0; i < dates.n && line; i++) {
        fixed.dates = dates.item[i];
        *vp_vec_add(reader->arena, &doctor->fixed) = fixed;
    }
}

void vp_add_forbidden(struct vp_reader *reader, const struct vp_node *node, void *into)
{
    struct vp_doctor *doctor = into;
    const struct vp_known lines = vp_known_lines(reader);
    struct vp_forbidden forbidden = {.dates = {INT32_MIN, INT32_MAX}, .pos = node->pos};
    if (!vp_read_form(reader, node, "forbidden", VP_MAP_forbidden))
        return;
    if (node->n == 0) {
        vp_fail(reader, node->pos, "nothing is forbidden here");
        vp_expect(reader, "one or more of lines, dates, days, categories; from everything at once, `exempt` frees");
        return;
    }
    int before = reader->errors->total;
    forbidden.lines = vp_read_flags(reader, vp_node_get(node, "lines"), &lines, NULL);
    vp_read_weekdays(reader, vp_node_get(node, "days"), "days", &forbidden.days);
    vp_read_category_list(reader, vp_node_get(node, "categories"), "categories", false, &forbidden.categories);
    vp_date_list dates = {NULL, 0, 0};
    const struct vp_node *dated = vp_node_get(node, "dates");
    vp_read_date_list(reader, dated, "dates", &dates);
    if (dated == NULL)
        *vp_vec_add(reader->arena, &dates) = forbidden.dates;
    for (int i = 0; i < dates.n && reader->errors->total == before; i++) {
        forbidden.dates = dates.item[i];
        *vp_vec_add(reader->arena, &doctor->forbidden) = forbidden;
    }
}

/* ---- caps ---- */

void vp_read_caps(struct vp_reader *reader, const struct vp_node *node, struct vp_doctor *doctor)
{
    if (!vp_read_map(reader, node, "caps") || !vp_read_count(reader, node, "caps of one doctor", VP_MAX_ENTRIES))
        return;
    for (int i = 0; i < node->n; i++) {
        const struct vp_entry *entry = &node->entries[i];
        struct vp_cap cap = {.pos = entry->key->pos};
        bool known = vp_read_line_or_category(reader, entry->key, "caps", &cap.line, &cap.category);
        const char *what = vp_arena_printf(reader->arena, "the cap on %s", vp_shown(reader, entry->key->text));
        if (vp_read_limits(reader, entry->value, what, 100000, &cap.at_least, &cap.at_most) && known)
            *vp_vec_add(reader->arena, &doctor->caps) = cap;
    }
}

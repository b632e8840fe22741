/* SPDX-License-Identifier: GPL-3.0-or-later */
/* doctors: { ID: { name, home, municipality, post, member, qualified, groups, balance, leave, own-dates, commitments, exempt, fixed,
 * forbidden, caps, wishes } } */
#include "inputs/reader.h"

#include "inputs/doctor_fields.h"
#include "inputs/inputs.h"
#include "inputs/tags.h"

#include <string.h>

static const struct vp_limits points = {.least = 0, .most = VP_MAX_POINTS};

/* ---- fields that are small maps ---- */

void vp_read_ends(struct vp_reader *reader, const struct vp_node *map, const char *what, struct vp_dates *dates)
{
    const struct vp_node *from = vp_node_get(map, "from");
    const struct vp_node *to = vp_node_get(map, "to");
    struct vp_dates read = *dates;
    bool has_from = vp_read_date(reader, from, "from", &read.from);
    bool has_to = vp_read_date(reader, to, "to", &read.to);
    if (read.to < read.from) {
        if (has_from && has_to)
            vp_fail(reader, to->pos, "%s ends before it begins", what);
        else if (has_from)
            read.to = read.from;
        else
            read.from = read.to;
    }
    if (read.from <= read.to)
        *dates = read;
}

static void read_member(struct vp_reader *reader, const struct vp_node *node, struct vp_doctor *doctor)
{
    if (vp_read_form(reader, node, "member", VP_MAP_member))
        vp_read_ends(reader, node, "membership", &doctor->member);
}

void vp_read_balance(struct vp_reader *reader, const struct vp_node *node, double balance[VP_MAX_CATEGORIES])
{
    const struct vp_limits limits = {.least = -VP_MAX_BALANCE, .most = VP_MAX_BALANCE};
    if (!vp_read_map(reader, node, "balance"))
        return;
    for (int i = 0; i < node->n; i++) {
        int category = VP_HOURS;
        double carried = 0;
        if (vp_read_category(reader, node->entries[i].key, &category) &&
            vp_read_number(reader, node->entries[i].value, "balance", limits, &carried))
            balance[category] += carried;
    }
}

/* ---- leave ---- */

static void add_leave(struct vp_reader *reader, const struct vp_node *node, void *into)
{
    struct vp_doctor *doctor = into;
    struct vp_leave leave = {.share_kept = true, .pos = node->pos};
    const struct vp_node *dates = node;
    if (node->kind == VP_NODE_MAP) {
        int share = 0;
        vp_read_form(reader, node, "leave", VP_MAP_leave);
        vp_require(reader, node, "dates", node->pos, "this leave");
        vp_read_word_of(reader, vp_node_get(node, "share"), "share", VP_CHOICE_share, &share);
        leave.share_kept = share == 0;
        dates = vp_node_get(node, "dates");
    }
    if (vp_read_dates(reader, dates, "leave", &leave.dates))
        *vp_vec_add(reader->arena, &doctor->leave) = leave;
}

/* ---- exemptions ---- */

static bool read_kinds(struct vp_reader *reader, const struct vp_node *node, uint32_t *what)
{
    const struct vp_node **items;
    int n = vp_read_list(reader, node, "what", &items);
    for (int i = 0; i < n; i++) {
        int category = VP_DUTIES;
        if (items[i]->kind == VP_NODE_TEXT && strcmp(items[i]->text, "all") == 0)
            *what |= vp_bit(VP_DUTIES) | vp_bit(VP_HOURS);
        else if (vp_read_category(reader, items[i], &category))
            *what |= vp_bit(category);
    }
    if (n == 0 && node != NULL && node->kind == VP_NODE_LIST)
        vp_fail(reader, node->pos, "an exemption from nothing");
    return *what != 0;
}

static bool is_key(enum vp_map map, const char *word)
{
    const struct vp_words *keys = vp_map_keys(map);
    for (int i = 0; i < keys->n; i++)
        if (strcmp(keys->word[i], word) == 0)
            return true;
    return false;
}

/* A reason with a comma and without quotes falls apart, and its end looks like a key. True, with an error that does not show it. */
static bool is_split_reason(struct vp_reader *reader, const struct vp_node *map)
{
    bool behind = false;
    for (int i = 0; map->kind == VP_NODE_MAP && i < map->n; i++) {
        const struct vp_entry *entry = &map->entries[i];
        if (behind && vp_node_empty(entry->value) && !is_key(VP_MAP_exemption, entry->key->text)) {
            vp_fail(reader, entry->key->pos, "a reason with a comma stands in quotes");
            vp_expect(reader, "reason: \"…, …\"");
            return true;
        }
        behind = behind || strcmp(entry->key->text, "reason") == 0;
    }
    return false;
}

static void add_exemption(struct vp_reader *reader, const struct vp_node *node, void *into)
{
    struct vp_doctor *doctor = into;
    if (is_split_reason(reader, node) || !vp_read_form(reader, node, "exempt", VP_MAP_exemption))
        return;
    struct vp_exemption exemption = {.dates = {reader->plan->from, reader->plan->to}, .pos = node->pos};
    if (!vp_require(reader, node, "what", node->pos, "this exemption"))
        vp_expect(reader, "what: all, or a list of categories");
    bool what = read_kinds(reader, vp_node_get(node, "what"), &exemption.what);
    vp_read_ends(reader, node, "the exemption", &exemption.dates);
    if (what)
        *vp_vec_add(reader->arena, &doctor->exemptions) = exemption;
}

/* ---- wishes ---- */

static void check_wish(struct vp_reader *reader, const struct vp_node *node, const struct vp_dates *dates)
{
    const struct vp_plan *plan = reader->plan;
    char from[VP_DAY_TEXT];
    char to[VP_DAY_TEXT];
    if (!reader->period_known || (dates->to >= plan->from && dates->from <= plan->to))
        return;
    vp_fail(reader, node->pos, "a wish for dates outside the period");
    vp_expect(reader, "the period is %s..%s", vp_day_format(plan->from, from), vp_day_format(plan->to, to));
}

static void add_wish(struct vp_reader *reader, const struct vp_node *node, void *into)
{
    struct vp_doctor *doctor = into;
    if (!vp_read_form(reader, node, "a wish", VP_MAP_wish))
        return;
    struct vp_wish wish = {.weight = 1, .pos = node->pos};
    const struct vp_known lines = vp_known_lines(reader);
    const struct vp_node *avoid = vp_node_get(node, "avoid");
    const struct vp_node *want = vp_node_get(node, "want");
    vp_read_number(reader, vp_node_get(node, "weight"), "weight", points, &wish.weight);
    wish.lines = vp_read_flags(reader, vp_node_get(node, "lines"), &lines, NULL);
    vp_read_weekdays(reader, vp_node_get(node, "days"), "days", &wish.days);
    if ((avoid == NULL) == (want == NULL)) {
        vp_fail(reader, node->pos, "a wish has either 'avoid' or 'want'");
        return;
    }
    wish.want = want != NULL;
    const struct vp_node *dates = wish.want ? want : avoid;
    if (!vp_read_dates(reader, dates, "the wish", &wish.dates))
        return;
    check_wish(reader, dates, &wish.dates);
    *vp_vec_add(reader->arena, &doctor->wishes) = wish;
}

/* ---- a doctor ---- */

static void read_belonging(struct vp_reader *reader, const struct vp_entry *entry, struct vp_doctor *doctor)
{
    const struct vp_known sites = vp_known_sites(reader);
    const struct vp_known municipalities = vp_known_municipalities(reader);
    const struct vp_node *map = entry->value;
    const char *what = vp_arena_printf(reader->arena, "doctor %s", vp_shown(reader, doctor->id));
    if (!vp_require(reader, map, "home", entry->key->pos, what))
        vp_expect(reader, "home: the site from which the doctor drives to duty");
    if (vp_read_reference(reader, vp_node_get(map, "home"), &sites, &doctor->home))
        doctor->municipality = reader->plan->sites.item[doctor->home].municipality;
    vp_read_reference(reader, vp_node_get(map, "municipality"), &municipalities, &doctor->municipality);
}

/* Fields that are lists, each of them bounded. */
static void read_lists(struct vp_reader *reader, const struct vp_node *map, struct vp_doctor *doctor)
{
    static const struct {
        const char *key;
        const char *entries; /* for messages */
        int most;
        vp_entry_reader *read;
    } lists[] = {
        {"leave", "leaves of one doctor", VP_MAX_ENTRIES, add_leave},
        {"exempt", "exemptions of one doctor", VP_MAX_ENTRIES, add_exemption},
        {"wishes", "wishes of one doctor", VP_MAX_WISHES, add_wish},
        {"commitments", "commitments of one doctor", VP_MAX_ENTRIES, vp_add_commitment},
        {"fixed", "fixed duties of one doctor", VP_MAX_ENTRIES, vp_add_fixed},
        {"forbidden", "forbidden duties of one doctor", VP_MAX_ENTRIES, vp_add_forbidden},
    };
    for (int i = 0; i < VP_COUNT(lists); i++)
        vp_read_entries(reader, vp_node_get(map, lists[i].key), lists[i].key, lists[i].entries, lists[i].most,
                        lists[i].read, doctor);
}

static void read_fields(struct vp_reader *reader, const struct vp_entry *entry, struct vp_doctor *doctor)
{
    const struct vp_limits post = {.least = 0, .most = 100, .above = true};
    const struct vp_node *map = entry->value;
    const struct vp_tag_kind qualifications = vp_qualifications(reader);
    const struct vp_tag_kind groups = vp_groups(reader);
    const char *what = vp_arena_printf(reader->arena, "doctor %s", vp_shown(reader, doctor->id));
    if (!vp_read_form(reader, map, what, VP_MAP_doctor)) {
        reader->qualifications_known = false;
        reader->groups_known = false;
        return;
    }
    read_belonging(reader, entry, doctor);
    vp_read_text(reader, vp_node_get(map, "name"), "name", VP_MAX_NAME, &doctor->name);
    vp_read_number(reader, vp_node_get(map, "post"), "post", post, &doctor->post);
    read_member(reader, vp_node_get(map, "member"), doctor);
    vp_add_tags(reader, vp_node_get(map, "qualified"), "qualified", &qualifications, &doctor->qualifications);
    vp_read_balance(reader, vp_node_get(map, "balance"), doctor->balance);
    vp_add_tags(reader, vp_node_get(map, "groups"), "groups", &groups, &doctor->groups);
    vp_read_whens(reader, vp_node_get(map, "own-dates"), "own-dates", &doctor->own_dates);
    read_lists(reader, map, doctor);
    vp_read_caps(reader, vp_node_get(map, "caps"), doctor);
}

static void add_doctor(struct vp_reader *reader, const struct vp_entry *entry)
{
    const struct vp_plan *plan = reader->plan;
    struct vp_doctor doctor = {.id = entry->key->text, .name = entry->key->text, .municipality = -1, .post = 100};
    doctor.member = (struct vp_dates){plan->from, plan->to};
    doctor.pos = entry->key->pos;
    reader->doctors.doubtful |= !vp_read_id(reader, entry->key, "a doctor", &doctor.id);
    read_fields(reader, entry, &doctor);
    vp_names_put(&reader->doctors, entry->key->text, plan->doctors.n, reader->arena);
    *vp_vec_add(reader->arena, &reader->plan->doctors) = doctor;
}

void vp_read_doctors(struct vp_reader *reader)
{
    const struct vp_node *map = vp_node_get(reader->root, "doctors");
    if (!vp_read_map(reader, map, "doctors") || !vp_read_count(reader, map, "doctors", VP_MAX_DOCTORS))
        return;
    if (map->n == 0)
        vp_fail(reader, map->pos, "the plan has no doctors");
    reader->qualifications_known = true;
    reader->groups_known = true;
    reader->doctors.doubtful = map->doubled;
    for (int i = 0; i < map->n; i++)
        add_doctor(reader, &map->entries[i]);
}

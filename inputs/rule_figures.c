/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of rules: what each is called, where it goes in struct vp_figures, within which bounds, and which kinds of rule need it or may
 * have it. docs/plan.md says what they mean. */
#include "inputs/rules.h"

#include "inputs/tags.h"
#include "model/base/text.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

const struct vp_figures vp_no_figures = {.at_most = INFINITY, .above = INFINITY, .below = INFINITY, .line = -1};

/* ---- the figures ---- */

enum figure {
    HOURS,
    AT_MOST,
    AT_LEAST,
    LONGER,
    ORDINARY,
    ABOVE,
    BELOW,
    DAYS,
    WEEKS,
    OF,
    MINUTES,
    PER,
    ROLLING,
    FRIDAY,
    AWAY,
    ONLY_SUNDAYS,
    LINE,
    CATEGORY,
    QUALIFIED,
    REACH,
    AFTER,
    NOT,
    FIGURES
};

enum form { IS_NUMBER, IS_WHOLE, IS_YES_NO, IS_PER, IS_LINE, IS_CATEGORY, IS_QUALIFIED, IS_REACH, IS_SELECTOR };

#define AT(field) offsetof(struct vp_figures, field)
static const struct {
    const char *key;
    enum form form;
    size_t at; /* in struct vp_figures */
    struct vp_limits limits;
} figures[FIGURES] = {
    [HOURS] = {"hours", IS_NUMBER, AT(hours), {0, 168, true}},
    [AT_MOST] = {"at_most", IS_NUMBER, AT(at_most), {0, 10000, false}},
    [AT_LEAST] = {"at_least", IS_NUMBER, AT(at_least), {0, 10000, false}},
    [LONGER] = {"longer", IS_NUMBER, AT(longer), {0, 48, true}},
    [ORDINARY] = {"ordinary", IS_NUMBER, AT(ordinary), {0, 168, false}},
    [ABOVE] = {"above", IS_NUMBER, AT(above), {0, 100000, false}},
    [BELOW] = {"below", IS_NUMBER, AT(below), {0, 100000, false}},
    [DAYS] = {"days", IS_WHOLE, AT(days), {1, 800, false}},
    [WEEKS] = {"weeks", IS_WHOLE, AT(weeks), {1, 120, false}},
    [OF] = {"of", IS_WHOLE, AT(of), {1, 200, false}},
    [MINUTES] = {"minutes", IS_WHOLE, AT(minutes), {0, VP_MAX_TRAVEL_MINUTES, false}},
    [PER] = {"per", IS_PER, AT(per), {0, 0, false}},
    [ROLLING] = {"rolling", IS_YES_NO, AT(rolling), {0, 0, false}},
    [FRIDAY] = {"friday", IS_YES_NO, AT(friday), {0, 0, false}},
    [AWAY] = {"away", IS_YES_NO, AT(away), {0, 0, false}},
    [ONLY_SUNDAYS] = {"only_sundays", IS_YES_NO, AT(only_sundays), {0, 0, false}},
    [LINE] = {"line", IS_LINE, AT(line), {0, 0, false}},
    [CATEGORY] = {"category", IS_CATEGORY, AT(category), {0, 0, false}},
    [QUALIFIED] = {"qualified", IS_QUALIFIED, AT(qualified), {0, 0, false}},
    [REACH] = {"reach", IS_REACH, AT(municipalities), {0, 0, false}},
    [AFTER] = {"after", IS_SELECTOR, AT(after), {0, 0, false}},
    [NOT] = {"not", IS_SELECTOR, AT(not ), {0, 0, false}},
};
#undef AT

/* ---- which kind reads which ---- */

#define BIT(figure) (1U << (unsigned)(figure))
static const struct {
    unsigned needs;
    unsigned either; /* at least one of these … */
    unsigned window; /* … and of these */
    unsigned may;
    bool decimals; /* at_most and at_least are hours, not counts */
} kinds[VP_RULE_KINDS] = {
    [VP_RULE_rest] = {.needs = BIT(HOURS), .may = BIT(AFTER) | BIT(LONGER)},
    [VP_RULE_weekly_rest] = {.needs = BIT(HOURS), .may = BIT(ROLLING)},
    [VP_RULE_hours] = {.either = BIT(AT_MOST) | BIT(AT_LEAST), .may = BIT(DAYS) | BIT(WEEKS) | BIT(PER), .decimals = true},
    [VP_RULE_overtime] = {.needs = BIT(ORDINARY) | BIT(AT_MOST) | BIT(WEEKS), .decimals = true},
    [VP_RULE_sundays] = {.needs = BIT(AT_MOST) | BIT(OF), .may = BIT(WEEKS) | BIT(ONLY_SUNDAYS)},
    [VP_RULE_duties] = {.either = BIT(AT_MOST) | BIT(AT_LEAST), .window = BIT(DAYS) | BIT(PER)},
    [VP_RULE_school_holidays] = {.needs = BIT(AT_MOST)}, /* and dates: rule_scope.c */
    [VP_RULE_consecutive_days] = {.either = BIT(AT_MOST) | BIT(AT_LEAST)},
    [VP_RULE_free_days] = {.needs = BIT(AT_LEAST)},
    [VP_RULE_spacing] = {.needs = BIT(DAYS)},
    [VP_RULE_weekends] = {.needs = BIT(AT_MOST), .may = BIT(OF)},
    [VP_RULE_whole_weekends] = {.may = BIT(FRIDAY)},
    [VP_RULE_sequence] = {.needs = BIT(AFTER) | BIT(NOT), .may = BIT(DAYS)},
    [VP_RULE_lost_days] = {.needs = BIT(AT_MOST), .window = BIT(DAYS) | BIT(PER), .may = BIT(AFTER)},
    [VP_RULE_backup] = {.needs = BIT(LINE) | BIT(MINUTES), .may = BIT(QUALIFIED)},
    [VP_RULE_apart] = {.may = BIT(AWAY)},
    [VP_RULE_together] = {.may = 0},
    [VP_RULE_response] = {.needs = BIT(MINUTES), .may = BIT(REACH)},
    [VP_RULE_clinic] = {.needs = BIT(AT_LEAST), .may = BIT(AFTER)},
    [VP_RULE_own_dates] = {.may = 0},
    [VP_RULE_balance] = {.needs = BIT(CATEGORY), .either = BIT(ABOVE) | BIT(BELOW)},
    [VP_RULE_driving] = {.needs = BIT(AT_MOST), .may = BIT(PER), .decimals = true},
};

static unsigned list_figures(enum vp_rule_kind kind)
{
    return kinds[kind].needs | kinds[kind].either | kinds[kind].window | kinds[kind].may;
}

bool vp_rule_reads(enum vp_rule_kind kind, const char *key)
{
    for (int i = 0; i < FIGURES; i++)
        if (strcmp(figures[i].key, key) == 0)
            return (list_figures(kind) & BIT(i)) != 0;
    return false;
}

/* The keys of `mask` with `between` them, each with `behind` it. */
static void list_keys(struct vp_text *list, unsigned mask, const char *between, const char *behind)
{
    bool first = true;
    for (int i = 0; i < FIGURES; i++) {
        if ((mask & BIT(i)) == 0)
            continue;
        const char *gap = !first ? between : list->length > 0 ? ", " : "";
        vp_text_printf(list, "%s%s%s", gap, figures[i].key, behind);
        first = false;
    }
}

/* "at_most or at_least, days or per", "hours, rolling (may be left out)". */
static void expect_figures(struct vp_reader *reader, enum vp_rule_kind kind)
{
    struct vp_text list;
    vp_text_init(&list);
    list_keys(&list, kinds[kind].needs, ", ", "");
    list_keys(&list, kinds[kind].either, " or ", "");
    list_keys(&list, kinds[kind].window, " or ", "");
    list_keys(&list, kinds[kind].may, ", ", " (may be left out)");
    if (list.length == 0)
        vp_expect(reader, "rules of kind %s have no figures", vp_rule_key(kind));
    else
        vp_expect(reader, "rules of kind %s read: %s", vp_rule_key(kind), list.at);
    vp_text_clear(&list);
}

/* ---- reading one ---- */

/* Municipalities that must be reached: each has a site. */
static void read_reach(struct vp_reader *reader, const struct vp_node *node, bool **municipalities)
{
    const struct vp_known known = vp_known_municipalities(reader);
    const struct vp_node **items;
    *municipalities = vp_read_flags(reader, node, &known, *municipalities);
    int n = vp_read_list(reader, node, "reach", &items);
    for (int i = 0; i < n; i++) {
        int at = items[i]->kind == VP_NODE_TEXT ? vp_names_find(&reader->municipalities, items[i]->text) : -1;
        bool found = at < 0;
        for (int s = 0; s < reader->plan->sites.n && !found; s++)
            found = reader->plan->sites.item[s].municipality == at;
        if (!found)
            vp_fail(reader, items[i]->pos, "municipality '%s' has no site that could be reached", items[i]->text);
    }
}

static void read_number(struct vp_reader *reader, const struct vp_node *node, enum vp_rule_kind kind,
                        enum figure figure, double *number)
{
    const struct vp_limits limits = figures[figure].limits;
    int whole = 0;
    bool counts = (figure == AT_MOST || figure == AT_LEAST) && !kinds[kind].decimals;
    if (!counts)
        vp_read_number(reader, node, figures[figure].key, limits, number);
    else if (vp_read_whole(reader, node, figures[figure].key, (int)limits.least, (int)limits.most, &whole))
        *number = whole;
}

static void read_per(struct vp_reader *reader, const struct vp_node *node, enum vp_per *per)
{
    int choice = 0;
    if (vp_read_word_of(reader, node, "stretch of time", VP_CHOICE_per, &choice))
        *per = choice == 0 ? VP_PER_MONTH : VP_PER_PERIOD;
}

static void read_figure(struct vp_reader *reader, struct vp_rule_draft *draft, enum figure figure,
                        const struct vp_node *node)
{
    const char *key = figures[figure].key;
    const struct vp_limits limits = figures[figure].limits;
    const struct vp_known lines = vp_known_lines(reader);
    const struct vp_tag_kind qualifications = vp_qualifications(reader);
    void *at = (char *)&draft->rule.figures + figures[figure].at;
    switch (figures[figure].form) {
    case IS_NUMBER:
        read_number(reader, node, draft->rule.kind, figure, at);
        break;
    case IS_WHOLE:
        vp_read_whole(reader, node, key, (int)limits.least, (int)limits.most, at);
        break;
    case IS_YES_NO:
        vp_read_yes_no(reader, node, key, at);
        break;
    case IS_PER:
        read_per(reader, node, at);
        break;
    case IS_LINE:
        vp_read_reference(reader, node, &lines, at);
        break;
    case IS_CATEGORY:
        vp_read_category(reader, node, at);
        break;
    case IS_QUALIFIED:
        *(uint64_t *)at = 0;
        vp_read_tags(reader, node, key, &qualifications, at);
        break;
    case IS_REACH:
        read_reach(reader, node, at);
        break;
    case IS_SELECTOR:
        vp_read_selector(reader, node, key, at);
        break;
    }
}

/* ---- what figures say together ---- */

/* Windows are counted in days or weeks, or per month or period; what is given now takes the place of what was given before. */
static void settle_window(struct vp_reader *reader, struct vp_rule_draft *draft, unsigned given)
{
    struct vp_figures *read = &draft->rule.figures;
    enum vp_rule_kind kind = draft->rule.kind;
    if ((list_figures(kind) & BIT(PER)) == 0)
        return;
    const struct vp_entry *per = vp_node_entry(draft->entry->value, "per");
    if ((given & BIT(PER)) != 0 && (given & (BIT(DAYS) | BIT(WEEKS))) != 0)
        vp_fail(reader, per->key->pos, "a rule counts in days or weeks, or per month or period, not both");
    if ((given & BIT(PER)) != 0) {
        read->days = 0;
        read->weeks = 0;
    } else if (kind == VP_RULE_driving) {
        read->per = draft->anew ? VP_PER_PERIOD : read->per;
    } else if (draft->anew || (given & (BIT(DAYS) | BIT(WEEKS))) != 0) {
        read->per = read->weeks > 0 ? VP_PER_WEEKS : VP_PER_DAYS;
        if (kind == VP_RULE_hours && read->days == 0)
            read->days = 7;
    }
}

static void settle_defaults(struct vp_rule_draft *draft)
{
    struct vp_figures *read = &draft->rule.figures;
    if (draft->rule.kind == VP_RULE_sequence && read->days == 0)
        read->days = 1;
    if (draft->rule.kind == VP_RULE_lost_days && !read->after.given)
        read->after = (struct vp_selector){.categories = vp_bit(VP_NIGHTS), .given = true};
}

/* Limits that nothing can break, or that nothing can keep. */
static void check_limits(struct vp_reader *reader, const struct vp_rule_draft *draft)
{
    const struct vp_figures *read = &draft->rule.figures;
    enum vp_rule_kind kind = draft->rule.kind;
    struct vp_pos pos = draft->entry->key->pos;
    if (read->at_least > read->at_most)
        vp_fail(reader, pos, "at least %.15g is more than at most %.15g", read->at_least, read->at_most);
    if (kind == VP_RULE_weekends && read->of > 0 && read->at_most >= read->of) {
        vp_fail(reader, pos, "at most %g of %d weekends can never be too many", read->at_most, read->of);
        vp_expect(reader, "give an 'at_most' below 'of'");
    }
    if (kind == VP_RULE_sundays && read->of > 0 && read->at_most >= read->of) {
        vp_fail(reader, pos, "at most %g of %d Sundays and public holidays can never be too many", read->at_most,
                read->of);
        vp_expect(reader, "give an 'at_most' below 'of'");
    }
    if (kind == VP_RULE_hours && read->at_least > 0 && read->per == VP_PER_DAYS) {
        vp_fail(reader, pos, "'at_least' of hours needs 'weeks' or 'per'");
        vp_expect(reader, "e.g. weeks: 8, or per: month");
    }
}

/* Every figure that is there belongs to the kind; every one that the kind needs is there. Returns those that are. */
static unsigned check_figures(struct vp_reader *reader, const struct vp_rule_draft *draft)
{
    enum vp_rule_kind kind = draft->rule.kind;
    const struct vp_node *map = draft->entry->value;
    const char *what = vp_arena_printf(reader->arena, "rule '%s'", vp_shown(reader, draft->entry->key->text));
    unsigned given = 0;
    for (int i = 0; i < FIGURES; i++) {
        const struct vp_entry *entry = vp_node_entry(map, figures[i].key);
        bool reads = (list_figures(kind) & BIT(i)) != 0;
        if (entry != NULL && reads)
            given |= BIT(i);
        if (entry != NULL && !reads && i != QUALIFIED) { /* which of other kinds is a scope */
            vp_fail(reader, entry->key->pos, "%s does not read '%s'", what, figures[i].key);
            expect_figures(reader, kind);
        }
        if (draft->anew && (BIT(i) & kinds[kind].needs) != 0 &&
            !vp_require(reader, map, figures[i].key, draft->entry->key->pos, what))
            expect_figures(reader, kind);
    }
    const unsigned groups[] = {kinds[kind].either, kinds[kind].window};
    for (int g = 0; g < VP_COUNT(groups) && draft->anew; g++) {
        if (groups[g] == 0 || (given & groups[g]) != 0)
            continue;
        struct vp_text list;
        vp_text_init(&list);
        list_keys(&list, groups[g], " nor ", "");
        vp_fail(reader, draft->entry->key->pos, "%s has neither %s", what, list.at);
        vp_text_clear(&list);
        expect_figures(reader, kind);
    }
    return given;
}

void vp_read_figures(struct vp_reader *reader, struct vp_rule_draft *draft)
{
    const int before = reader->errors->total;
    unsigned given = check_figures(reader, draft);
    draft->figures_given = given != 0;
    for (int i = 0; i < FIGURES; i++)
        if ((given & BIT(i)) != 0)
            read_figure(reader, draft, (enum figure)i, vp_node_get(draft->entry->value, figures[i].key));
    settle_window(reader, draft, given);
    settle_defaults(draft);
    if (reader->errors->total == before)
        check_limits(reader, draft);
}

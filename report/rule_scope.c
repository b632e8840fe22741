/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of whom and of what a rule speaks, in words: its doctors, and the duties by line, category, weekday and date. A scope is a product of sets,
 * so each set that is not everything is named by itself. */
#include "report/view.h"

#include "report/escape.h"

enum { LIST_COLUMNS = 60 }; /* of a set within a sentence */

/* "a, b, c": as many as fit within `columns`, then how many more. */
struct list {
    struct vp_text text;
    int columns;
    int left;
};

static void add_item(struct list *list, const char *item)
{
    if (list->left > 0 || vp_text_width(list->text.at) > list->columns)
        list->left++;
    else
        vp_text_printf(&list->text, "%s%s", list->text.length > 0 ? ", " : "", item);
}

static void add_doctors(struct vp_view *view, const struct vp_rule *rule, struct list *list)
{
    for (int d = 0; rule->doctors != NULL && d < view->plan->doctors.n; d++)
        if (rule->doctors[d])
            add_item(list, view->label[d]);
}

static void add_lines(struct vp_view *view, const struct vp_rule *rule, struct list *list)
{
    for (int line = 0; rule->lines != NULL && line < view->plan->lines.n; line++)
        if (rule->lines[line])
            add_item(list, view->plan->lines.item[line].id);
}

static void add_categories(struct vp_view *view, const struct vp_rule *rule, struct list *list)
{
    for (int category = 0; category < view->plan->categories.n; category++)
        if ((rule->categories & vp_bit(category)) != 0)
            add_item(list, vp_category_name(view->plan, category));
}

static void add_weekdays(struct vp_view *view, const struct vp_rule *rule, struct list *list)
{
    for (int day = 0; day <= VP_SUNDAY; day++)
        if ((rule->days >> (unsigned)day & 1) != 0)
            add_item(list, vp_weekday_name(view->language, day));
}

/* As a plan has it: "2027-01-11..2027-01-13"; "12-20..01-02 every year". */
static const char *say_when(struct vp_view *view, const struct vp_when *when)
{
    char from[VP_DAY_TEXT];
    char to[VP_DAY_TEXT];
    const struct vp_yearly *each = &when->each;
    const struct vp_dates *dates = &when->dates;
    if (when->yearly && each->from == each->to)
        return vp_words(view, "%02d-%02d hvert år", "%02d-%02d every year", each->from / 100, each->from % 100);
    if (when->yearly)
        return vp_words(view, "%02d-%02d..%02d-%02d hvert år", "%02d-%02d..%02d-%02d every year", each->from / 100,
                        each->from % 100, each->to / 100, each->to % 100);
    vp_day_format(dates->from, from);
    if (dates->from == dates->to)
        return vp_arena_strdup(&view->arena, from);
    return vp_arena_printf(&view->arena, "%s..%s", from, vp_day_format(dates->to, to));
}

static void add_dates(struct vp_view *view, const struct vp_rule *rule, struct list *list)
{
    for (int i = 0; i < rule->dates.n; i++)
        add_item(list, say_when(view, &rule->dates.item[i]));
}

int vp_scope_words(struct vp_view *view, const struct vp_rule *rule, int columns, const char *sets[VP_SCOPE_SETS])
{
    static const struct {
        const char *nb;
        const char *en;
        void (*add)(struct vp_view *view, const struct vp_rule *rule, struct list *list);
    } kinds[VP_SCOPE_SETS] = {
        {"leger:", "doctors:", add_doctors},
        {"linjer:", "lines:", add_lines},
        {"som teller for:", "that count for:", add_categories},
        {"som begynner på:", "that begin on:", add_weekdays},
        {"datoer:", "dates:", add_dates},
    };
    int n = 0;
    for (int i = 0; i < VP_SCOPE_SETS; i++) {
        struct list list = {.columns = columns};
        vp_text_init(&list.text);
        kinds[i].add(view, rule, &list);
        if (list.left > 0)
            vp_say(view, &list.text, " og %d til", " and %d more", list.left);
        if (list.text.length > 0)
            sets[n++] = vp_arena_printf(&view->arena, "%s %s", view->language == VP_EN ? kinds[i].en : kinds[i].nb,
                                        vp_clean(&view->arena, list.text.at));
        vp_text_clear(&list.text);
    }
    return n;
}

const char *vp_rule_sentence(struct vp_view *view, const struct vp_rule *rule)
{
    const char *sets[VP_SCOPE_SETS];
    const char *words = vp_rule_words(view, rule);
    int n = vp_scope_words(view, rule, LIST_COLUMNS, sets);
    for (int i = 0; i < n; i++)
        words = vp_arena_printf(&view->arena, "%s%s%s", words, i == 0 ? " (" : "; ", sets[i]);
    return n == 0 ? words : vp_arena_printf(&view->arena, "%s)", words);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of turns, as report/greats.h puts it. Ids are found by halving: a log may know thousands of doctors. */
#include "report/greats.h"

#include "report/escape.h"

#include <stdlib.h>
#include <string.h>

const char *vp_great_words(const struct vp_view *view, enum vp_great great)
{
    static const char *const words[2][VP_GREATS] = {{"", "Jul", "Nyttår", "Påske", "17. mai"},
                                                    {"", "Christmas", "New Year", "Easter", "17 May"}};
    return words[view->language == VP_EN][great];
}

static int compare_ids(const void *one, const void *other)
{
    const char *const *a = one;
    const char *const *b = other;
    return strcmp(*a, *b);
}

static int compare_rows(const void *one, const void *other)
{
    const struct vp_great_row *const *a = one;
    const struct vp_great_row *const *b = other;
    return strcmp((*a)->id, (*b)->id);
}

static int find_id(const void *key, const void *item)
{
    const struct vp_great_row *const *row = item;
    return strcmp(key, (*row)->id);
}

/* Rows by id. */
struct index {
    struct vp_great_row **item;
    int n;
};

static struct index sort_rows(struct vp_view *view, const struct vp_greats *greats)
{
    struct index index = {.n = greats->n_rows};
    index.item = vp_arena_array(&view->arena, (size_t)index.n + 1, sizeof(struct vp_great_row *));
    for (int i = 0; i < index.n; i++)
        index.item[i] = &greats->rows[i];
    qsort(index.item, (size_t)index.n, sizeof *index.item, compare_rows);
    return index;
}

static struct vp_great_row *find_row(const struct index *index, const char *id)
{
    struct vp_great_row **found = bsearch(id, index->item, (size_t)index->n, sizeof *index->item, find_id);
    return found == NULL ? NULL : *found;
}

/* A row for each id of the log that none of the doctors in `known` has. */
static void add_strangers(struct vp_view *view, struct vp_greats *greats, const struct index *known, const char **ids,
                          size_t n)
{
    qsort(ids, n, sizeof *ids, compare_ids);
    for (size_t i = 0; i < n; i++) {
        if ((i > 0 && strcmp(ids[i], ids[i - 1]) == 0) || find_row(known, ids[i]) != NULL)
            continue;
        const char *label = vp_cut(&view->arena, vp_clean(&view->arena, ids[i]), VP_LABEL_COLUMNS);
        greats->rows[greats->n_rows++] = (struct vp_great_row){.id = ids[i], .label = label, .drawn = label};
    }
}

static void make_rows(struct vp_view *view, struct vp_greats *greats)
{
    const vp_ledger_years *years = &greats->columns;
    size_t n = 0;
    for (int i = 0; i < years->n; i++)
        n += (size_t)years->item[i].doctors.n;
    const char **ids = vp_arena_array(&view->arena, n + 1, sizeof *ids);
    greats->rows = vp_arena_array(&view->arena, (size_t)view->plan->doctors.n + n + 1, sizeof *greats->rows);
    n = 0;
    for (int i = 0; i < years->n; i++)
        for (int k = 0; k < years->item[i].doctors.n; k++)
            ids[n++] = years->item[i].doctors.item[k];
    for (int d = 0; d < view->plan->doctors.n; d++)
        greats->rows[greats->n_rows++] =
            (struct vp_great_row){.id = view->plan->doctors.item[d].id, .label = view->label[d], .drawn = view->drawn[d]};
    greats->n_doctors = greats->n_rows;
    const struct index known = sort_rows(view, greats);
    add_strangers(view, greats, &known, ids, n);
    for (int i = 0; i < greats->n_rows; i++)
        greats->rows[i].turn = vp_arena_array(&view->arena, (size_t)years->n + 1, sizeof *greats->rows[i].turn);
}

static void mark(const struct index *index, const struct vp_ledger_year *year, int column, enum vp_turn turn)
{
    for (int k = 0; k < year->doctors.n; k++) {
        struct vp_great_row *row = find_row(index, year->doctors.item[k]);
        row->total += row->turn[column] == VP_TURN_NONE;
        row->turn[column] = (unsigned char)turn;
    }
}

struct vp_greats *vp_greats_new(struct vp_view *view)
{
    struct vp_greats *greats = vp_arena_alloc(&view->arena, sizeof *greats);
    vp_ledger_years now = {0};
    *greats = (struct vp_greats){0};
    vp_ledger_log(view->problem, view->roster, &greats->columns, &view->arena);
    vp_ledger_turns(view->problem, view->roster, &now, &view->arena);
    make_rows(view, greats);
    const struct index index = sort_rows(view, greats);
    for (int column = 0; column < greats->columns.n; column++) {
        const struct vp_ledger_year *year = &greats->columns.item[column];
        mark(&index, year, column, VP_TURN_BEFORE);
        for (int i = 0; i < now.n; i++)
            if (now.item[i].great == year->great && now.item[i].year == year->year)
                mark(&index, &now.item[i], column, VP_TURN_NOW);
    }
    return greats;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row a result: a number, by which charts know it too, its name, and key figures each with a sign. */
#include "report/compare_table.h"

#include "report/escape.h"

#include <string.h>

enum {
    NUMBER = 4,
    NAME = 36,
    CELL = 12, /* the last two columns of it are the sign's */
    CELLS = (VP_TEXT_COLUMNS - NUMBER - NAME - 2) / CELL
};

struct table {
    struct vp_view *view;
    const struct vp_comparisons *set;
    struct vp_key_figure keys[CELLS];
    int n;
    int letters; /* of keys in names */
    struct vp_text *out;
};

/* What somebody should know before the figures: it is not lawful. */
static const char *mark_result(const struct vp_result *result)
{
    return vp_result_lawful(result) ? " " : "!";
}

static void put_name(const struct table *table, int number, const char *mark, const char *name)
{
    struct vp_arena *arena = &table->view->arena;
    vp_put_right(table->out, vp_arena_printf(arena, "%d", number), NUMBER);
    vp_text_put(table->out, mark);
    const size_t start = table->out->length;
    vp_text_put(table->out, vp_cut_name(arena, name, NAME, table->letters));
    vp_put_padding(table->out, start, NAME);
}

static void put_cell(const struct table *table, const struct vp_figure *figure, const char *sign)
{
    vp_put_right(table->out, vp_figure_found(table->view, figure), CELL - 2);
    vp_text_printf(table->out, " %s", sign);
}

/* Blanks at the end of a line are nobody's. */
static void end_line(struct vp_text *out)
{
    while (out->length > 0 && out->at[out->length - 1] == ' ')
        out->at[--out->length] = '\0';
    vp_text_put(out, "\n");
}

static void put_first(const struct table *table, const char *name)
{
    const struct vp_result *result = table->set->item[0].before;
    put_name(table, 0, mark_result(result), name);
    for (int k = 0; k < table->n; k++)
        put_cell(table, vp_result_figure(result, table->keys[k].kind, table->keys[k].of), " ");
    end_line(table->out);
}

static void put_other(const struct table *table, int i, const char *name)
{
    const struct vp_comparison *comparison = &table->set->item[i];
    put_name(table, i + 1, mark_result(comparison->after), name);
    for (int k = 0; k < table->n; k++) {
        const struct vp_contrast *contrast = vp_key_contrast(comparison, &table->keys[k]);
        put_cell(table, contrast == NULL ? NULL : contrast->after,
                 contrast == NULL ? " " : vp_conclusion_sign(contrast->conclusion));
    }
    end_line(table->out);
}

static void put_heads(const struct table *table)
{
    const size_t start = table->out->length;
    vp_put_padding(table->out, start, NUMBER + 1 + NAME);
    for (int k = 0; k < table->n; k++) {
        vp_put_right(table->out, vp_cut(&table->view->arena, table->keys[k].head, CELL - 2), CELL - 2);
        vp_text_put(table->out, "  ");
    }
    end_line(table->out);
}

/* The columns of categories are of whoever has most: their heads have no room to say so. */
static void put_categories(const struct table *table)
{
    struct vp_view *view = table->view;
    struct vp_text heads;
    vp_text_init(&heads);
    for (int k = 0; k < table->n; k++)
        if (table->keys[k].kind == VP_FIGURE_WORST)
            vp_text_printf(&heads, "%s%s", heads.length == 0 ? "" : ", ", table->keys[k].head);
    if (heads.length > 0)
        vp_put_wrapped(table->out, 0,
                       vp_words(view, "%s: hvor mye den som har mest, har over målet.",
                                "%s: how much whoever has most has above the target.", heads.at));
    vp_text_clear(&heads);
}

static bool is_any_unlawful(const struct vp_comparisons *set)
{
    bool any = !vp_result_lawful(set->item[0].before);
    for (int i = 0; i < set->n; i++)
        any = any || !vp_result_lawful(set->item[i].after);
    return any;
}

static void put_legend(const struct table *table)
{
    struct vp_view *view = table->view;
    vp_text_put(table->out, "\n");
    put_categories(table);
    vp_put_wrapped(
        table->out, 0,
        vp_words(view,
                 "Mot den første: < bevist mindre (bedre), > bevist mer, = bevist likt, ? ingen konklusjon, uten tegn: som "
                 "funnet, uten bevis for hva den beste ville hatt.",
                 "Beside the first: < proven less (better), > proven more, = proven the same, ? no conclusion, no sign: as "
                 "found, without proof of what the best would have."));
    if (is_any_unlawful(table->set))
        vp_put_wrapped(table->out, 0, vp_words(view, "! bryter absolutte regler.", "! breaks hard rules."));
    vp_put_wrapped(
        table->out, 0,
        vp_words(
            view, "Hver for seg, med alle tall, intervaller og vakter, står de i compare.html (-o DIR), --json og --csv.",
            "One by one, with all figures, intervals and duties, they are in compare.html (-o DIR), --json and --csv."));
}

void vp_compare_table(struct vp_view *view, const struct vp_comparisons *set, const char *const *names, struct vp_text *out)
{
    struct table table = {.view = view, .set = set, .out = out};
    table.n = vp_key_figures(view, set, table.keys, CELLS);
    table.letters = vp_name_letters(&view->arena, names, set->n + 1, NAME);
    put_heads(&table);
    put_first(&table, names[0]);
    for (int i = 0; i < set->n; i++)
        put_other(&table, i, names[i + 1]);
    put_legend(&table);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first sheet of roster.xlsx: a date a row, a place a column. A line that has one duty a day takes a column whatever the times; one that has several
 * takes a column for each of its times, so that an evening never stands below a morning. */
#include "report/xlsx.h"

#include "report/escape.h"

#include <stdlib.h>
#include <string.h>

enum {
    HEAD_LINE = 3, /* rows */
    HEAD_TIMES,
    HEAD_PLACE,
    FIRST_DATE,
    NAMED_TIMES = 3, /* of a column whose duties have different ones */
    LEAST_LETTERS = 13,
};

/* The column of the first place of a duty, and how many places there are. */
struct kind {
    struct vp_grid_column column;
    int places;
    int first; /* column */
};

static int compare_kinds(const void *one, const void *other)
{
    const struct vp_grid_column *a = &((const struct kind *)one)->column;
    const struct vp_grid_column *b = &((const struct kind *)other)->column;
    if (a->line != b->line)
        return a->line - b->line;
    if (a->start != b->start)
        return a->start - b->start;
    return a->end != b->end ? a->end - b->end : a->twin - b->twin;
}

static bool *find_several(struct vp_view *view)
{
    const struct vp_problem *problem = view->problem;
    bool *several = vp_arena_array(&view->arena, (size_t)view->plan->lines.n + 1, sizeof *several);
    for (int j = problem->n_past; j < problem->n_duties; j++)
        if (problem->duties[j].shift > 0)
            several[problem->duties[j].line] = true;
    return several;
}

static int read_minute(const struct vp_plan *plan, vp_instant instant)
{
    vp_day date;
    int minute;
    vp_zone_local(plan->zone, instant, &date, &minute, NULL);
    return minute;
}

/* The kind of every duty of the period, [duty - n_past]; not yet which column. */
static struct kind *sort_duties(struct vp_view *view)
{
    const struct vp_problem *problem = view->problem;
    bool *several = find_several(view);
    int n = problem->n_duties - problem->n_past;
    struct kind *kinds = vp_arena_array(&view->arena, (size_t)n + 1, sizeof *kinds);
    for (int i = 0; i < n; i++) {
        const struct vp_duty *duty = &problem->duties[problem->n_past + i];
        struct vp_grid_column *column = &kinds[i].column;
        *column = (struct vp_grid_column){.line = duty->line, .start = -1, .end = -1};
        kinds[i].places = duty->places;
        if (!several[duty->line])
            continue;
        column->start = read_minute(view->plan, duty->start);
        column->end = read_minute(view->plan, duty->end);
        /* Duties of a line that begin together stand beside each other. */
        for (int b = i - 1; b >= 0 && duty[b - i].start == duty->start && duty[b - i].line == duty->line; b--)
            column->twin += kinds[b].column.end == column->end;
    }
    return kinds;
}

/* Sorts kinds, each once with its most places, and gives them columns; returns how many kinds there are. */
static int lay_out_columns(struct vp_grid *grid, struct kind *kinds, int n)
{
    int kept = 0;
    qsort(kinds, (size_t)n, sizeof *kinds, compare_kinds);
    for (int i = 0; i < n; i++) {
        if (kept > 0 && compare_kinds(&kinds[kept - 1], &kinds[i]) == 0) {
            if (kinds[i].places > kinds[kept - 1].places)
                kinds[kept - 1].places = kinds[i].places;
        } else {
            kinds[kept++] = kinds[i];
        }
    }
    for (int k = 0; k < kept && grid->n_columns <= VP_BOOK_COLUMNS; k++) {
        kinds[k].first = grid->n_columns;
        grid->n_columns += kinds[k].places;
    }
    return kept;
}

/* Adds the times of a duty to those that a column names already. */
static const char *add_times(struct vp_view *view, const char *times, const char *more)
{
    if (times == NULL)
        return more;
    int named = 1;
    for (const char *at = strchr(times, '\n'); at != NULL; at = strchr(at + 1, '\n'))
        named++;
    if (named > NAMED_TIMES || strstr(times, more) != NULL)
        return times;
    return vp_arena_printf(&view->arena, "%s\n%s", times, named == NAMED_TIMES ? "…" : more);
}

static void place_duties(struct vp_view *view, struct vp_grid *grid, const struct kind *columns, int n)
{
    const struct vp_problem *problem = view->problem;
    const struct kind *kinds = sort_duties(view);
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        const struct vp_duty *duty = &problem->duties[j];
        const struct kind *kind =
            bsearch(&kinds[j - problem->n_past], columns, (size_t)n, sizeof *columns, compare_kinds);
        size_t row = (size_t)(duty->date - view->plan->from) * (size_t)grid->n_columns;
        const char *begins = vp_clock(view, duty->start);
        const char *more = vp_arena_printf(&view->arena, "%s–%s", begins, vp_clock(view, duty->end));
        for (int p = 0; p < duty->places; p++) {
            struct vp_grid_column *column = &grid->columns[kind->first + p];
            const char *times = add_times(view, column->times, more);
            *column = kind->column;
            column->times = times;
            column->place = p;
            column->alone = kind->places == 1;
            if (vp_place_counts(problem, view->roster, duty->first_place + p))
                grid->place[row + (size_t)(kind->first + p)] = duty->first_place + p;
        }
    }
}

struct vp_grid *vp_grid_new(struct vp_view *view)
{
    struct vp_grid *grid = vp_arena_alloc(&view->arena, sizeof *grid);
    struct kind *columns = sort_duties(view);
    int n = lay_out_columns(grid, columns, view->problem->n_duties - view->problem->n_past);
    grid->n_dates = vp_xlsx_last(view) - view->plan->from + 1;
    long long cells = (long long)grid->n_dates * grid->n_columns;
    if (grid->n_columns > VP_BOOK_COLUMNS - VP_XLSX_DAYS || cells > VP_XLSX_CELLS)
        return NULL;
    grid->columns = vp_arena_array(&view->arena, (size_t)grid->n_columns + 1, sizeof *grid->columns);
    grid->place = vp_arena_array(&view->arena, (size_t)cells + 1, sizeof *grid->place);
    for (long long i = 0; i < cells; i++)
        grid->place[i] = -1;
    place_duties(view, grid, columns, n);
    return grid;
}

/* ---- the sheet ---- */

static const char *name_place(const struct vp_xlsx *xlsx, const struct vp_grid_column *column)
{
    struct vp_view *view = xlsx->view;
    int site = view->plan->lines.item[column->line].site;
    const char *where =
        site == VP_SITE_HOME
            ? vp_words(view, "hjemme", "at home")
            : vp_cut(&view->arena, vp_clean(&view->arena, view->plan->sites.item[site].name), VP_LABEL_COLUMNS);
    if (column->alone)
        return where;
    return vp_words(view, "%s\nplass %d", "%s\nplace %d", where, column->place + 1);
}

static void put_heads(const struct vp_xlsx *xlsx, int letters)
{
    for (int row = HEAD_LINE; row <= HEAD_PLACE; row++) {
        int lines = 1;
        if (row == HEAD_PLACE)
            vp_xlsx_day_heads(xlsx, row);
        else
            for (int i = 0; i < VP_XLSX_DAYS; i++)
                vp_book_blank(xlsx->book, (struct vp_cell){row, i, VP_LOOK_HEAD, VP_SHADE_NONE});
        for (int c = 0; c < xlsx->grid->n_columns; c++) {
            const struct vp_grid_column *column = &xlsx->grid->columns[c];
            const char *words = row == HEAD_LINE    ? vp_xlsx_line(xlsx, column->line)
                                : row == HEAD_TIMES ? column->times
                                                    : name_place(xlsx, column);
            vp_book_text(xlsx->book, (struct vp_cell){row, VP_XLSX_DAYS + c, VP_LOOK_HEAD, VP_SHADE_NONE}, words);
            int taken = vp_xlsx_lines(words, letters);
            lines = taken > lines ? taken : lines;
        }
        vp_book_lines(xlsx->book, row, lines);
    }
}

static void put_place(const struct vp_xlsx *xlsx, struct vp_cell cell, int place)
{
    struct vp_view *view = xlsx->view;
    int doctor = place < 0 ? 0 : view->roster->doctor[place];
    if (place < 0) {
        vp_book_blank(xlsx->book, cell);
    } else if (doctor >= 0) {
        vp_book_text(xlsx->book, cell, view->label[doctor]);
    } else {
        cell.look = doctor == VP_LOCUM ? VP_LOOK_LOCUM : VP_LOOK_NOBODY;
        vp_book_text(xlsx->book, cell,
                     doctor == VP_LOCUM ? vp_words(view, "VIKAR", "LOCUM") : vp_words(view, "MANGLER", "MISSING"));
    }
}

void vp_xlsx_grid(const struct vp_xlsx *xlsx)
{
    struct vp_view *view = xlsx->view;
    const struct vp_grid *grid = xlsx->grid;
    int letters = vp_label_columns(view) + 2 < LEAST_LETTERS ? LEAST_LETTERS : vp_label_columns(view) + 2;
    vp_book_sheet(xlsx->book, xlsx->names[VP_XLSX_GRID]);
    if (grid->n_columns > 0)
        vp_book_widths(xlsx->book, VP_XLSX_DAYS, VP_XLSX_DAYS + grid->n_columns - 1, letters);
    vp_xlsx_title(
        xlsx, view->title,
        vp_words(view, "%s–%s. Grå rader: helg; mørkere og ★: helligdag. Skravert VIKAR: ingen av legene har vakten.",
                 "%s to %s. Grey rows: weekend; darker and ★: public holiday. Hatched LOCUM: none of the doctors has it.",
                 vp_date_long(view, view->plan->from), vp_date_long(view, view->plan->to)));
    put_heads(xlsx, letters);
    for (int date = 0; date < grid->n_dates; date++) {
        int row = FIRST_DATE + date;
        enum vp_shade shade = vp_xlsx_day(xlsx, row, view->plan->from + date);
        for (int c = 0; c < grid->n_columns; c++)
            put_place(xlsx, (struct vp_cell){row, VP_XLSX_DAYS + c, VP_LOOK_BOX, shade},
                      grid->place[date * grid->n_columns + c]);
    }
    vp_xlsx_print_days(xlsx, HEAD_LINE, HEAD_PLACE, (double)letters * grid->n_columns);
}

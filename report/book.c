/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The door to libxlsxwriter. Its traps, guarded here: it writes the time of day into a file that is not told another; a chart takes words that begin
 * with = for a formula (only our own words go there); letters like _x0041_ are read back as what they stand for; it prints what goes wrong besides
 * returning it; and its working files are cut short without a word when the disk is full (vp_book_whole looks). The parts of the file bear the date
 * 1980-01-01 whatever is said. */
#include "report/book.h"

#include "report/folder.h"

#include <xlsxwriter.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    EPOCH = 25569, /* 1970-01-01 in days of a spreadsheet */
    NOON = 43200,  /* never 0 seconds since 1970: the library would ask the clock */
    SECONDS_A_DAY = 86400,
    TEXT_ONLY = 0x31, /* the format @: a name like 1-2 that is typed over another is no date; Excel shows no long text in it */
    FOOT_LETTERS = 100, /* Excel takes 255, codes counted and & doubled */
    MOST_BREAKS = 64,
    MOST_LINES = 27,      /* of a row: 409 points */
    MOST_BYTES = 1 << 29, /* of a file that is read again */
    LINE = 0xA6A6A6,
    WEEKEND = 0xEDEDED,
    HOLIDAY = 0xD4D4D4,
    HEAD = 0xDDE6EE,
    BAR = 0x1F3B57,
};

/* What a cell's format says of its content: decimals of a number, a date, or nothing. */
enum { AS_DATE = VP_BOOK_DECIMALS, AS_TEXT, FORMATS };

struct vp_book {
    struct vp_arena *arena;
    const char *path;
    lxw_workbook *workbook;
    lxw_worksheet *sheet;
    const char *name; /* of the sheet */
    lxw_error error;  /* the first */
    lxw_format *formats[VP_LOOKS][VP_SHADES][FORMATS];
    lxw_row_t breaks[MOST_BREAKS + 1]; /* a zero behind them */
    int n_breaks;
};

static void note(struct vp_book *book, lxw_error error)
{
    if (book->error == LXW_NO_ERROR)
        book->error = error;
}

struct vp_book *vp_book_new(struct vp_arena *arena, const char *path, const char *folder, const char *title,
                            vp_day created, bool large)
{
    struct vp_book *book = vp_arena_alloc(arena, sizeof *book);
    book->arena = arena;
    book->path = vp_arena_strdup(arena, path);
    lxw_workbook_options options = {.constant_memory = large, .tmpdir = vp_arena_strdup(arena, folder)};
    book->workbook = workbook_new_opt(path, &options);
    if (book->workbook == NULL)
        vp_die_out_of_memory();
    lxw_doc_properties properties = {.title = vp_arena_strndup(arena, title, vp_sheet_fits(title, FOOT_LETTERS)),
                                     .created = (time_t)created * SECONDS_A_DAY + NOON};
    note(book, workbook_set_properties(book->workbook, &properties));
    return book;
}

/* Said once for each sheet: the library forgets the memory of what it was told before. */
static void set_breaks(struct vp_book *book)
{
    if (book->n_breaks > 0)
        note(book, worksheet_set_h_pagebreaks(book->sheet, book->breaks));
    book->n_breaks = 0;
}

void vp_book_sheet(struct vp_book *book, const char *name)
{
    set_breaks(book);
    book->name = vp_arena_strdup(book->arena, name);
    book->sheet = workbook_add_worksheet(book->workbook, name);
    if (book->sheet == NULL) /* the name is one that is accepted, so it is this */
        vp_die_out_of_memory();
    worksheet_set_landscape(book->sheet);
    worksheet_set_paper(book->sheet, 9); /* A4 */
    worksheet_set_margins(book->sheet, 0.4, 0.4, 0.5, 0.6);
}

void vp_book_widths(struct vp_book *book, int first, int last, double width)
{
    note(book, worksheet_set_column(book->sheet, (lxw_col_t)first, (lxw_col_t)last, width, NULL));
}

void vp_book_lines(struct vp_book *book, int row, int lines)
{
    int most = lines < MOST_LINES ? lines : MOST_LINES;
    if (lines > 1)
        note(book, worksheet_set_row(book->sheet, (lxw_row_t)row, most * LXW_DEF_ROW_HEIGHT, NULL));
}

void vp_book_freeze(struct vp_book *book, int row, int column)
{
    worksheet_freeze_panes(book->sheet, (lxw_row_t)row, (lxw_col_t)column);
}

/* "&L…&R…", the words' own & doubled: it begins a code. */
static const char *make_foot(struct vp_book *book, const char *words)
{
    struct vp_text text;
    vp_text_init(&text);
    vp_text_put(&text, "&L");
    size_t length = vp_sheet_fits(words, FOOT_LETTERS);
    for (size_t i = 0; i < length; i++)
        vp_text_printf(&text, words[i] == '&' ? "&&" : "%c", words[i]);
    vp_text_put(&text, "&R&P / &N");
    const char *kept = vp_arena_strndup(book->arena, text.at, text.length);
    vp_text_clear(&text);
    return kept;
}

void vp_book_print(struct vp_book *book, const struct vp_book_page *page)
{
    if (page->last_head >= page->first_head)
        note(book, worksheet_repeat_rows(book->sheet, (lxw_row_t)page->first_head, (lxw_row_t)page->last_head));
    if (page->columns > 0)
        note(book, worksheet_repeat_columns(book->sheet, 0, (lxw_col_t)(page->columns - 1)));
    worksheet_fit_to_pages(book->sheet, (uint16_t)page->wide, 0); /* as many below each other as it takes */
    note(book, worksheet_set_footer(book->sheet, make_foot(book, page->foot)));
}

void vp_book_break(struct vp_book *book, int row)
{
    if (book->n_breaks == MOST_BREAKS)
        return;
    book->breaks[book->n_breaks++] = (lxw_row_t)row;
    book->breaks[book->n_breaks] = 0;
}

/* ---- cells ---- */

static void set_ground(lxw_format *format, enum vp_look look, enum vp_shade shade)
{
    static const lxw_color_t grounds[VP_SHADES] = {[VP_SHADE_WEEKEND] = WEEKEND, [VP_SHADE_HOLIDAY] = HOLIDAY};
    format_set_border(format, LXW_BORDER_THIN);
    format_set_border_color(format, LINE);
    if (shade != VP_SHADE_NONE) {
        format_set_pattern(format, LXW_PATTERN_SOLID);
        format_set_bg_color(format, grounds[shade]);
        format_set_fg_color(format, grounds[shade]);
    }
    if (look == VP_LOOK_HEAD) {
        format_set_pattern(format, LXW_PATTERN_SOLID);
        format_set_fg_color(format, HEAD);
    }
    if (look == VP_LOOK_LOCUM) { /* the frame is for programs that show a hatching as grey */
        format_set_border(format, LXW_BORDER_MEDIUM);
        format_set_border_color(format, LXW_COLOR_BLACK);
        format_set_pattern(format, LXW_PATTERN_LIGHT_UP);
        format_set_fg_color(format, 0x808080);
        format_set_bg_color(format, 0xFFFFFF);
    }
    if (look == VP_LOOK_NOBODY) {
        format_set_pattern(format, LXW_PATTERN_SOLID);
        format_set_fg_color(format, 0x000000);
        format_set_font_color(format, 0xFFFFFF);
    }
}

static void set_content(lxw_format *format, enum vp_look look, int as)
{
    static const char *const numbers[VP_BOOK_DECIMALS] = {"0", "0.0", "0.00"};
    static const char *const signed_numbers[VP_BOOK_DECIMALS] = {"+0;−0;0", "+0.0;−0.0;0.0", "+0.00;−0.00;0.00"};
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (as == AS_DATE) {
        format_set_num_format(format, "yyyy\\-mm\\-dd");
        format_set_align(format, LXW_ALIGN_LEFT);
    } else if (as < VP_BOOK_DECIMALS) {
        format_set_num_format(format, look == VP_LOOK_SIGNED ? signed_numbers[as] : numbers[as]);
    } else if (look > VP_LOOK_NOTE) {
        format_set_text_wrap(format);
    }
    if (look == VP_LOOK_BOX && as == AS_TEXT)
        format_set_num_format_index(format, TEXT_ONLY);
    if (look == VP_LOOK_TITLE)
        format_set_font_size(format, 16);
    if (look != VP_LOOK_NOTE && look != VP_LOOK_WORDS && look != VP_LOOK_BOX && look != VP_LOOK_SIGNED)
        format_set_bold(format);
}

static lxw_format *choose_format(struct vp_book *book, struct vp_cell cell, int as)
{
    lxw_format **format = &book->formats[cell.look][cell.shade][as];
    if (*format != NULL)
        return *format;
    *format = workbook_add_format(book->workbook);
    if (*format == NULL)
        vp_die_out_of_memory();
    if (cell.look > VP_LOOK_LABEL)
        set_ground(*format, cell.look, cell.shade);
    set_content(*format, cell.look, as);
    return *format;
}

/* Does a program read `at` as the code of a letter, "_x0041_"? */
static bool is_code(const char *at)
{
    return at[0] == '_' && at[1] == 'x' && strspn(at + 2, "0123456789ABCDEFabcdef") >= 4 && at[6] == '_';
}

/* The words as far as a cell holds them; a code that was never meant as one has its underline written as a code. */
static const char *write_plainly(struct vp_book *book, const char *words)
{
    struct vp_text text;
    vp_text_init(&text);
    size_t length = vp_sheet_fits(words, VP_BOOK_LETTERS);
    for (size_t i = 0; i < length; i++) {
        if (is_code(words + i))
            vp_text_put(&text, "_x005F");
        vp_text_put_bytes(&text, words + i, 1);
    }
    const char *kept = vp_arena_strndup(book->arena, text.at, vp_sheet_fits(text.at, VP_BOOK_LETTERS));
    vp_text_clear(&text);
    return kept;
}

void vp_book_text(struct vp_book *book, struct vp_cell cell, const char *words)
{
    bool plain = strlen(words) <= VP_BOOK_LETTERS && strstr(words, "_x") == NULL;
    note(book, worksheet_write_string(book->sheet, (lxw_row_t)cell.row, (lxw_col_t)cell.column,
                                      plain ? words : write_plainly(book, words), choose_format(book, cell, AS_TEXT)));
}

void vp_book_number(struct vp_book *book, struct vp_cell cell, double number, int decimals)
{
    note(book, worksheet_write_number(book->sheet, (lxw_row_t)cell.row, (lxw_col_t)cell.column, number,
                                      choose_format(book, cell, decimals)));
}

void vp_book_date(struct vp_book *book, struct vp_cell cell, vp_day date)
{
    note(book, worksheet_write_number(book->sheet, (lxw_row_t)cell.row, (lxw_col_t)cell.column, EPOCH + date,
                                      choose_format(book, cell, AS_DATE)));
}

void vp_book_blank(struct vp_book *book, struct vp_cell cell)
{
    note(book, worksheet_write_blank(book->sheet, (lxw_row_t)cell.row, (lxw_col_t)cell.column,
                                     choose_format(book, cell, AS_TEXT)));
}

/* ---- charts ---- */

static void add_bars(struct vp_book *book, lxw_chart *drawn, const struct vp_book_chart *chart, bool hatched)
{
    lxw_chart_series *bars = chart_add_series(drawn, NULL, NULL);
    if (bars == NULL)
        vp_die_out_of_memory();
    lxw_row_t first = (lxw_row_t)chart->first;
    lxw_row_t last = (lxw_row_t)chart->last;
    lxw_col_t figures = (lxw_col_t)(hatched ? chart->hatched : chart->dark);
    lxw_col_t names = (lxw_col_t)chart->names;
    chart_series_set_categories(bars, book->name, first, names, last, names);
    chart_series_set_values(bars, book->name, first, figures, last, figures);
    chart_series_set_name(bars, chart->says[hatched]);
    lxw_chart_line edge = {.color = BAR, .width = 0.75F};
    chart_series_set_line(bars, &edge);
    lxw_chart_fill full = {.color = BAR};
    lxw_chart_pattern hatching = {.fg_color = BAR, .bg_color = 0xFFFFFF, .type = LXW_CHART_PATTERN_WIDE_UPWARD_DIAGONAL};
    if (hatched)
        chart_series_set_pattern(bars, &hatching);
    else
        chart_series_set_fill(bars, &full);
}

void vp_book_chart(struct vp_book *book, const struct vp_book_chart *chart)
{
    lxw_chart *drawn = workbook_add_chart(book->workbook, LXW_CHART_BAR);
    if (drawn == NULL)
        vp_die_out_of_memory();
    add_bars(book, drawn, chart, false);
    add_bars(book, drawn, chart, true);
    chart_title_off(drawn);
    chart_legend_set_position(drawn, LXW_CHART_LEGEND_TOP);
    chart_set_series_gap(drawn, 60);
    lxw_chart_axis *names = drawn->y_axis; /* in a chart of bars they have changed places */
    lxw_chart_axis *figures = drawn->x_axis;
    lxw_chart_font small = {.size = 8};
    chart_axis_set_num_font(names, &small);
    chart_axis_set_interval_unit(names, 1); /* every name */
    chart_axis_set_reverse(names);
    chart_axis_set_num_format(figures, "0");
    if (chart->from_zero) /* else a program would begin where the bars begin to differ */
        chart_axis_set_min(figures, 0);
    lxw_chart_options options = {.x_scale = chart->width / 480.0,
                                 .y_scale = chart->height / 288.0,
                                 .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
                                 .description = vp_arena_strdup(book->arena, chart->description)};
    note(book, worksheet_insert_chart_opt(book->sheet, (lxw_row_t)chart->row, (lxw_col_t)chart->column, drawn, &options));
}

/* ---- the end ---- */

static bool is_whole(const char *path)
{
    struct vp_text bytes;
    vp_text_init(&bytes);
    bool whole = vp_disk_read(path, MOST_BYTES, &bytes);
    if (whole && !vp_book_whole(bytes.at, bytes.length)) {
        errno = EIO;
        whole = false;
    }
    vp_text_clear(&bytes);
    return whole;
}

/* Packs the book. What goes wrong is in the result and in errno; the library prints it besides, and whoever reads our standard error would see two errors
 * for one. A C program may not have standard error as a variable, but in glibc it is one, which the library reads too; file descriptor 2 stays what it is. */
static lxw_error pack(lxw_workbook *workbook)
{
    char *words = NULL;
    size_t length = 0;
    FILE *kept = stderr;
    FILE *aside = open_memstream(&words, &length);
    if (aside != NULL)
        stderr = aside;
    errno = 0;
    const lxw_error error = workbook_close(workbook);
    const int why = errno;
    stderr = kept;
    if (aside != NULL)
        fclose(aside);
    free(words);
    errno = why;
    return error;
}

bool vp_book_end(struct vp_book *book)
{
    set_breaks(book);
    note(book, pack(book->workbook));
    if (book->error == LXW_NO_ERROR)
        return is_whole(book->path);
    if (errno == 0)
        errno = EIO;
    return false;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables in a text. A cell in quotes may hold separators, line ends and quotes (doubled); one without holds none of them. The separator
 * is the one that the first line has most of. Time and memory are linear in the text. */
#include "inputs/csv.h"

#include "inputs/inputs.h"

#include <string.h>

static char look(const struct vp_csv *csv, size_t ahead)
{
    return csv->at + ahead < csv->source.length ? csv->text[csv->at + ahead] : '\0';
}

static bool at_end(const struct vp_csv *csv)
{
    return csv->at == csv->source.length;
}

static bool at_line_end(const struct vp_csv *csv)
{
    return at_end(csv) || look(csv, 0) == '\n' || (look(csv, 0) == '\r' && look(csv, 1) == '\n');
}

static void step(struct vp_csv *csv)
{
    if (look(csv, 0) == '\n') {
        csv->pos.line++;
        csv->pos.column = 1;
    } else if (((unsigned char)look(csv, 0) & 0xC0) != 0x80) {
        csv->pos.column++;
    }
    csv->at++;
}

static void skip_line_end(struct vp_csv *csv)
{
    if (look(csv, 0) == '\r')
        step(csv);
    if (!at_end(csv))
        step(csv);
}

static void skip_row(struct vp_csv *csv)
{
    while (!at_line_end(csv))
        step(csv);
    skip_line_end(csv);
}

/* ---- cells ---- */

static bool has_room(struct vp_csv *csv, struct vp_pos pos, size_t length)
{
    if (length <= VP_MAX_SCALAR_BYTES)
        return true;
    vp_fail(csv->reader, pos, "a field of %zu bytes; at most %d are read", length, VP_MAX_SCALAR_BYTES);
    return false;
}

/* What stands between the quotes, doubled ones taken once; false with an error. */
static bool read_quoted(struct vp_csv *csv, struct vp_csv_cell *cell)
{
    step(csv);
    size_t start = csv->at;
    size_t doubled = 0;
    while (!at_end(csv) && (look(csv, 0) != '"' || look(csv, 1) == '"')) {
        if (look(csv, 0) == '"') {
            step(csv);
            doubled++;
        }
        step(csv);
    }
    size_t length = csv->at - start - doubled;
    if (at_end(csv)) {
        vp_fail(csv->reader, cell->pos, "this quote is never closed");
        return false;
    }
    step(csv);
    if (!at_line_end(csv) && look(csv, 0) != csv->separator) {
        vp_fail(csv->reader, csv->pos, "text after a closing quote");
        vp_expect(csv->reader, "a quote within quotes is written twice");
        return false;
    }
    if (!has_room(csv, cell->pos, length))
        return false;
    char *text = vp_arena_alloc(csv->reader->arena, length + 1);
    const char *from = csv->text + start;
    for (size_t i = 0; i < length; from += *from == '"' ? 2 : 1)
        text[i++] = *from;
    cell->text = text;
    cell->quoted = true;
    return true;
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

/* A blank that is no separator: those around a cell are not part of it. */
static bool is_margin(const struct vp_csv *csv, char byte)
{
    return is_blank(byte) && byte != csv->separator;
}

static bool read_plain(struct vp_csv *csv, struct vp_csv_cell *cell)
{
    while (is_margin(csv, look(csv, 0)))
        step(csv);
    cell->pos = csv->pos;
    size_t start = csv->at;
    while (!at_line_end(csv) && look(csv, 0) != csv->separator) {
        if (look(csv, 0) == '"') {
            vp_fail(csv->reader, csv->pos, "a quote in the middle of a field");
            vp_expect(csv->reader, "put the whole field in quotes, and double those within");
            return false;
        }
        step(csv);
    }
    size_t length = csv->at - start;
    while (length > 0 && is_margin(csv, csv->text[start + length - 1]))
        length--;
    if (!has_room(csv, cell->pos, length))
        return false;
    cell->text = vp_arena_strndup(csv->reader->arena, csv->text + start, length);
    return true;
}

static bool read_cell(struct vp_csv *csv)
{
    struct vp_csv_cell cell = {.pos = csv->pos, .from = csv->at};
    if (csv->n == VP_MAX_CSV_COLUMNS) {
        vp_fail(csv->reader, cell.pos, "more than %d fields in a row", VP_MAX_CSV_COLUMNS);
        return false;
    }
    bool good = look(csv, 0) == '"' ? read_quoted(csv, &cell) : read_plain(csv, &cell);
    cell.length = csv->at - cell.from;
    if (good)
        csv->cells[csv->n++] = cell;
    return good;
}

/* ---- what nobody may see ---- */

/* Puts a dot in place of every character but line ends, in as many bytes, so that all that follows stays where it is. */
static void hide_text(struct vp_csv *csv, size_t from, size_t to)
{
    static const char *const dots[] = {"\xC2\xB7", "\xE2\x80\xA2", "\xF0\x90\x84\x81"};
    for (size_t i = from; i < to;) {
        unsigned char lead = (unsigned char)csv->text[i];
        size_t bytes = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (bytes > 1)
            memcpy(csv->text + i, dots[bytes - 2], bytes);
        else if (lead != '\n' && lead != '\r')
            csv->text[i] = '.';
        i += bytes;
    }
}

static void hide_cells(struct vp_csv *csv)
{
    for (int i = 0; i < csv->n; i++) {
        struct vp_csv_cell *cell = &csv->cells[i];
        if (!csv->is_hidden[i])
            continue;
        hide_text(csv, cell->from, cell->from + cell->length);
        cell->text = "";
    }
}

/* All of a row whose cells cannot be told from each other. */
static void hide_row(struct vp_csv *csv)
{
    if (csv->any_hidden)
        hide_text(csv, csv->row, csv->at);
}

/* ---- rows ---- */

/* Reads one row into csv->cells; false with an error, past the row in either case. */
static bool read_row(struct vp_csv *csv)
{
    csv->n = 0;
    for (;;) {
        if (!read_cell(csv)) {
            skip_row(csv);
            return false;
        }
        if (at_line_end(csv))
            break;
        step(csv); /* the separator */
    }
    skip_line_end(csv);
    return true;
}

/* Nothing but separators and blanks, as spreadsheets write below their tables. */
static bool is_empty_row(const struct vp_csv *csv)
{
    for (int i = 0; i < csv->n; i++)
        if (csv->cells[i].text[0] != '\0')
            return false;
    return true;
}

/* Goes to the next row with anything in it that can be read as one; false at the end. */
static bool find_row(struct vp_csv *csv)
{
    while (!at_end(csv)) {
        if (at_line_end(csv)) {
            skip_line_end(csv);
            continue;
        }
        csv->row = csv->at;
        if (csv->rows++ == VP_MAX_CSV_ROWS) {
            vp_fail(csv->reader, csv->pos, "more than %d rows; the rest is not read", VP_MAX_CSV_ROWS);
            csv->at = csv->source.length;
        } else if (read_row(csv) && !is_empty_row(csv)) {
            return true;
        }
        hide_row(csv);
    }
    return false;
}

bool vp_csv_next(struct vp_csv *csv)
{
    while (find_row(csv)) {
        if (csv->n == csv->n_header) {
            hide_cells(csv);
            return true;
        }
        vp_fail(csv->reader, csv->cells[0].pos, "%d field%s in this row, %d in the header", csv->n,
                csv->n == 1 ? "" : "s", csv->n_header);
        hide_row(csv);
    }
    return false;
}

/* `;` or a tab where it stands more often outside quotes than the others in the first line with anything in it, as spreadsheets of many
 * countries write it; else `,`. */
static char guess_separator(const struct vp_source *source)
{
    static const char separators[] = ",;\t";
    int counts[sizeof separators - 1] = {0};
    bool quoted = false;
    for (size_t i = strspn(source->text, " \t\r\n"); i < source->length && (quoted || source->text[i] != '\n'); i++) {
        quoted ^= source->text[i] == '"';
        const char *found = quoted || source->text[i] == '\0' ? NULL : strchr(separators, source->text[i]);
        if (found != NULL)
            counts[found - separators]++;
    }
    int most = 0;
    for (int i = 1; separators[i] != '\0'; i++)
        most = counts[i] > counts[most] ? i : most;
    return separators[most];
}

struct vp_csv *vp_csv_new(struct vp_reader *reader, const struct vp_source *source)
{
    struct vp_csv *csv = vp_arena_alloc(reader->arena, sizeof *csv);
    csv->reader = reader;
    csv->text = vp_arena_strndup(reader->arena, source->text, source->length);
    csv->source = (struct vp_source){source->name, csv->text, source->length};
    csv->pos = (struct vp_pos){&csv->source, 1, 1};
    csv->separator = guess_separator(source);
    return csv;
}

/* ---- the header ---- */

const char *vp_csv_fold(struct vp_arena *arena, const char *text)
{
    char *folded = vp_arena_strdup(arena, text);
    for (unsigned char *at = (unsigned char *)folded; *at != '\0'; at++) {
        bool latin = at > (unsigned char *)folded && at[-1] == 0xC3 && *at >= 0x80 && *at <= 0x9E && *at != 0x97;
        if ((*at >= 'A' && *at <= 'Z') || latin)
            *at = (unsigned char)(*at + 0x20);
    }
    return folded;
}

static bool is_called(const char *folded, const struct vp_csv_column *column)
{
    return strcmp(folded, column->name) == 0 || (column->nb != NULL && strcmp(folded, column->nb) == 0);
}

/* Which column of the form the cell of a header names; form->n for none. */
static int find_column(const struct vp_csv_form *form, const char *folded)
{
    int c = 0;
    while (c < form->n && !is_called(folded, &form->columns[c]))
        c++;
    return c;
}

static bool has_any_column(const struct vp_csv *csv, const struct vp_csv_form *form)
{
    for (int i = 0; i < csv->n; i++)
        if (find_column(form, vp_csv_fold(csv->reader->arena, csv->cells[i].text)) < form->n)
            return true;
    return false;
}

static void refuse_column(struct vp_csv *csv, const struct vp_csv_form *form, const struct vp_csv_cell *cell)
{
    const char *names[2 * VP_MAX_CSV_COLUMNS];
    int n = 0;
    for (int c = 0; c < form->n; c++)
        names[n++] = form->columns[c].name;
    for (int c = 0; c < form->n; c++)
        if (form->columns[c].nb != NULL)
            names[n++] = form->columns[c].nb;
    vp_fail(csv->reader, cell->pos, "unknown column '%s' in %s", vp_shown(csv->reader, cell->text), form->what);
    vp_suggest(csv->reader, vp_csv_fold(csv->reader->arena, cell->text), names, n, "it may have");
}

/* Which column of the form the header's cell is: noted in csv->column, or an error. */
static void take_column(struct vp_csv *csv, const struct vp_csv_form *form, int index)
{
    const struct vp_csv_cell *cell = &csv->cells[index];
    const char *folded = vp_csv_fold(csv->reader->arena, cell->text);
    int c = find_column(form, folded);
    if (c == form->n) {
        if (!form->others && folded[0] != '\0')
            refuse_column(csv, form, cell);
    } else if (csv->column[c] >= 0) {
        vp_fail(csv->reader, cell->pos, "a second column '%s'", folded);
    } else {
        csv->column[c] = index;
        csv->is_hidden[index] = form->columns[c].hidden;
        csv->any_hidden |= form->columns[c].hidden;
    }
}

static void require_columns(struct vp_csv *csv, const struct vp_csv_form *form)
{
    for (int c = 0; c < form->n; c++) {
        const struct vp_csv_column *column = &form->columns[c];
        if (csv->column[c] >= 0 || !column->needed)
            continue;
        if (column->nb == NULL)
            vp_fail(csv->reader, csv->cells[0].pos, "the header has no column '%s'", column->name);
        else
            vp_fail(csv->reader, csv->cells[0].pos, "the header has no column '%s' or '%s'", column->name, column->nb);
        vp_expect(csv->reader, "%s begins with the line %s", form->what, form->begins);
    }
}

bool vp_csv_header(struct vp_csv *csv, const struct vp_csv_form *form)
{
    int before = csv->reader->errors->total;
    for (int c = 0; c < form->n; c++)
        csv->column[c] = -1;
    bool found = find_row(csv);
    if (csv->reader->errors->total > before)
        return false; /* what was found then is a later row */
    if (!found) {
        vp_fail(csv->reader, (struct vp_pos){&csv->source, 1, 1}, "the file holds nothing");
        return false;
    }
    csv->n_header = csv->n;
    if (!has_any_column(csv, form)) { /* another kind of file: each column that it has not would be the same error */
        vp_fail(csv->reader, csv->cells[0].pos, "the header has none of the columns of %s", form->what);
        vp_expect(csv->reader, "%s begins with the line %s", form->what, form->begins);
        return false;
    }
    for (int i = 0; i < csv->n; i++)
        take_column(csv, form, i);
    if (csv->reader->errors->total == before || form->others)
        require_columns(csv, form);
    return csv->reader->errors->total == before;
}

/* ---- cells of a row ---- */

const struct vp_csv_cell *vp_csv_cell(const struct vp_csv *csv, int column)
{
    return csv->column[column] < 0 ? NULL : &csv->cells[csv->column[column]];
}

struct vp_node vp_csv_value(const struct vp_csv_cell *cell)
{
    bool given = cell->text[0] != '\0';
    return (struct vp_node){.kind = VP_NODE_TEXT, .text = cell->text, .quoted = given, .pos = cell->pos};
}

/* Reads D.M.YYYY, also with noughts; false if `text` is anything else. */
static bool split_date(const char *text, int parts[3])
{
    static const int most[3] = {2, 2, 4};
    const char *at = text;
    for (int i = 0; i < 3; i++) {
        int digits = 0;
        parts[i] = 0;
        for (; *at >= '0' && *at <= '9' && digits < most[i]; at++, digits++)
            parts[i] = 10 * parts[i] + (*at - '0');
        if (digits == 0 || (i == 2 && digits < most[2]) || *at != (i < 2 ? '.' : '\0'))
            return false;
        at++;
    }
    return true;
}

bool vp_csv_dotted(struct vp_csv *csv, const struct vp_csv_cell *cell, vp_day *date, bool *good)
{
    int parts[3];
    if (!split_date(cell->text, parts))
        return false;
    *good = vp_day_exists(parts[2], parts[1], parts[0]);
    if (*good)
        *date = vp_day_from(parts[2], parts[1], parts[0]);
    else if (csv != NULL)
        vp_fail(csv->reader, cell->pos, "'%s' is no date: there is no such day", cell->text);
    return true;
}

static bool is_between_words(char byte)
{
    return is_blank(byte) || byte == '\n' || byte == '\r' || byte == ',' || byte == ';';
}

int vp_csv_words(struct vp_csv *csv, const struct vp_csv_cell *cell, struct vp_node **words)
{
    *words = vp_arena_array(csv->reader->arena, strlen(cell->text) / 2 + 1, sizeof **words);
    int n = 0;
    struct vp_pos pos = cell->pos;
    pos.column += cell->quoted;
    for (const char *at = cell->text; *at != '\0';) {
        size_t length = 0;
        struct vp_pos start = pos;
        for (; at[length] != '\0' && !is_between_words(at[length]); length++)
            pos.column += (((unsigned char)at[length] & 0xC0) != 0x80) + (at[length] == '"'); /* which was doubled */
        if (length > 0) {
            const char *text = vp_arena_strndup(csv->reader->arena, at, length);
            (*words)[n++] = (struct vp_node){.kind = VP_NODE_TEXT, .text = text, .quoted = true, .pos = start};
            at += length;
            continue;
        }
        pos.column = *at == '\n' ? 1 : pos.column + 1;
        pos.line += *at++ == '\n';
    }
    return n;
}

bool vp_csv_names_doctor(struct vp_csv *csv, const struct vp_csv_cell *cell, const struct vp_plan *plan)
{
    for (int i = 0; i < plan->doctors.n; i++) {
        if (strcmp(plan->doctors.item[i].name, cell->text) != 0)
            continue;
        vp_fail(csv->reader, cell->pos, "'%s' is the name of a doctor; the id is needed",
                vp_shown(csv->reader, cell->text));
        vp_expect(csv->reader, "write %s", plan->doctors.item[i].id);
        return true;
    }
    return false;
}

bool vp_csv_doctor(struct vp_csv *csv, const struct vp_csv_cell *cell, const struct vp_plan *plan, int *doctor)
{
    const struct vp_known doctors = {&csv->reader->doctors, "doctor", "doctors", true};
    const struct vp_node node = vp_csv_value(cell);
    *doctor = vp_names_find(&csv->reader->doctors, cell->text);
    if (*doctor >= 0)
        return true;
    return !vp_csv_names_doctor(csv, cell, plan) && vp_read_reference(csv->reader, &node, &doctors, doctor);
}

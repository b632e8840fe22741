/* SPDX-License-Identifier: GPL-3.0-or-later */
/* roster.csv → roster. Fields are found as RFC 4180 says (`,` or `;`, quotes doubled within quotes); then each row looks for its duty by line and
 * start, and takes the first place of it that is free. A row that cannot be read is an error; a row that can be read but fits no duty is kept as a
 * stray, for the audit to refuse. A place without a row stays VP_ABSENT. */
#include "inputs/inputs.h"

#include "inputs/reader.h"

#include <stdio.h>
#include <string.h>

enum { MAX_FIELDS = 100 };

/* The columns that are read; others may stand between them. */
enum column { DATE, LINE, SITE, START, END, DOCTOR, COLUMNS };
static const char *const column_names[COLUMNS] = {"date", "line", "site", "start", "end", "doctor"};

struct field {
    const char *text;
    struct vp_pos pos;
};

struct table {
    struct vp_reader *reader;
    const struct vp_problem *problem;
    struct vp_roster *roster;
    struct vp_pos pos; /* of `at` */
    const char *at;
    const char *end;
    char separator;
    struct field fields[MAX_FIELDS];
    int n;
    int n_header;
    int column[COLUMNS]; /* which field; -1 = not in the header */
};

/* ---- fields ---- */

static void step(struct table *table)
{
    if (*table->at == '\n') {
        table->pos.line++;
        table->pos.column = 1;
    } else if (((unsigned char)*table->at & 0xC0) != 0x80) {
        table->pos.column++;
    }
    table->at++;
}

static bool at_line_end(const struct table *table)
{
    return table->at == table->end || *table->at == '\n' ||
           (*table->at == '\r' && table->at + 1 < table->end && table->at[1] == '\n');
}

static void skip_line_end(struct table *table)
{
    if (table->at < table->end && *table->at == '\r')
        step(table);
    if (table->at < table->end)
        step(table);
}

static void skip_row(struct table *table)
{
    while (!at_line_end(table))
        step(table);
    skip_line_end(table);
}

/* Without blanks at both ends, which are nobody's intention. */
static const char *trim(struct table *table, const char *text, size_t length)
{
    while (length > 0 && (*text == ' ' || *text == '\t')) {
        text++;
        length--;
    }
    while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\t'))
        length--;
    return vp_arena_strndup(table->reader->arena, text, length);
}

/* What stands between the quotes, doubled ones taken once; NULL with an error. */
static const char *read_quoted(struct table *table)
{
    struct vp_pos opened = table->pos;
    step(table);
    const char *start = table->at;
    size_t doubled = 0;
    while (table->at < table->end && (*table->at != '"' || (table->at + 1 < table->end && table->at[1] == '"'))) {
        if (*table->at == '"') {
            step(table);
            doubled++;
        }
        step(table);
    }
    if (table->at == table->end) {
        vp_fail(table->reader, opened, "this quote is never closed");
        return NULL;
    }
    char *text = vp_arena_alloc(table->reader->arena, (size_t)(table->at - start) - doubled + 1);
    size_t length = 0;
    for (const char *at = start; at < table->at; at += *at == '"' ? 2 : 1)
        text[length++] = *at;
    step(table);
    if (!at_line_end(table) && *table->at != table->separator) {
        vp_fail(table->reader, table->pos, "text after a closing quote");
        vp_expect(table->reader, "a quote within quotes is written twice");
        return NULL;
    }
    return text;
}

static const char *read_plain(struct table *table)
{
    const char *start = table->at;
    while (!at_line_end(table) && *table->at != table->separator) {
        if (*table->at == '"') {
            vp_fail(table->reader, table->pos, "a quote in the middle of a field");
            vp_expect(table->reader, "put the whole field in quotes, and double those within");
            return NULL;
        }
        step(table);
    }
    return trim(table, start, (size_t)(table->at - start));
}

/* Reads one row into table->fields; false with an error, past the row in either case. */
static bool read_row(struct table *table)
{
    table->n = 0;
    for (;;) {
        struct field field = {.pos = table->pos};
        bool quoted = table->at < table->end && *table->at == '"';
        field.text = quoted ? read_quoted(table) : read_plain(table);
        if (field.text != NULL && table->n == MAX_FIELDS) {
            vp_fail(table->reader, field.pos, "more than %d fields in a row", MAX_FIELDS);
            field.text = NULL;
        }
        if (field.text == NULL) {
            skip_row(table);
            return false;
        }
        table->fields[table->n++] = field;
        if (at_line_end(table))
            break;
        step(table); /* the separator */
    }
    skip_line_end(table);
    return true;
}

/* ---- the header ---- */

/* `;` where it stands more often than `,` in the first line, as spreadsheets of many countries write it. */
static char guess_separator(const struct vp_source *source)
{
    int commas = 0;
    int semicolons = 0;
    for (size_t i = 0; i < source->length && source->text[i] != '\n'; i++) {
        commas += source->text[i] == ',';
        semicolons += source->text[i] == ';';
    }
    return semicolons > commas ? ';' : ',';
}

static bool read_header(struct table *table)
{
    struct vp_reader *reader = table->reader;
    struct vp_pos first = table->pos;
    int before = reader->errors->total;
    if (!read_row(table))
        return false;
    table->n_header = table->n;
    for (int c = 0; c < COLUMNS; c++) {
        table->column[c] = -1;
        for (int f = 0; f < table->n; f++) {
            if (strcmp(table->fields[f].text, column_names[c]) != 0)
                continue;
            if (table->column[c] >= 0)
                vp_fail(reader, table->fields[f].pos, "a second column '%s'", column_names[c]);
            table->column[c] = f;
        }
        if (table->column[c] < 0) {
            vp_fail(reader, first, "the header has no column '%s'", column_names[c]);
            vp_expect(reader, "a roster begins with the line date,line,site,start,end,doctor");
        }
    }
    return reader->errors->total == before;
}

/* ---- rows ---- */

struct row {
    vp_day date;
    int line;
    int doctor; /* or VP_LOCUM */
    const char *site;
    vp_instant start;
    vp_instant end;
    struct vp_pos pos;
};

/* A reference as a plan would read it, from a field. */
static bool read_known(struct table *table, enum column column, const struct vp_known *known, int *index)
{
    const struct field *field = &table->fields[table->column[column]];
    struct vp_node node = {.kind = VP_NODE_TEXT, .text = field->text, .quoted = true, .pos = field->pos};
    return vp_read_reference(table->reader, &node, known, index);
}

/* A doctor's name where the id belongs: people fill in what they read in the report. True if it was that, and told. */
static bool is_name_of_doctor(struct table *table)
{
    const struct vp_plan *plan = table->problem->plan;
    const struct field *field = &table->fields[table->column[DOCTOR]];
    if (vp_names_find(&table->reader->doctors, field->text) >= 0)
        return false;
    for (int i = 0; i < plan->doctors.n; i++) {
        if (strcmp(plan->doctors.item[i].name, field->text) != 0)
            continue;
        vp_fail(table->reader, field->pos, "'%s' is the name of a doctor; the id is needed",
                vp_shown(table->reader, field->text));
        vp_expect(table->reader, "write %s", plan->doctors.item[i].id);
        return true;
    }
    return false;
}

static bool read_instant(struct table *table, enum column column, vp_instant *instant)
{
    const struct field *field = &table->fields[table->column[column]];
    if (vp_instant_parse(field->text, instant))
        return true;
    vp_fail(table->reader, field->pos, "'%s' is no time", vp_shown(table->reader, field->text));
    vp_expect(table->reader, "write it with seconds and offset, e.g. 2027-01-04T15:30:00+01:00");
    return false;
}

static bool read_date(struct table *table, vp_day *date)
{
    const struct field *field = &table->fields[table->column[DATE]];
    struct vp_node node = {.kind = VP_NODE_TEXT, .text = field->text, .quoted = true, .pos = field->pos};
    return vp_read_date(table->reader, &node, "date", date);
}

/* The row in table->fields with every field that is wrong told. */
static bool parse_row(struct table *table, struct row *row)
{
    const struct vp_known lines = {&table->reader->lines, "line", "lines", false};
    const struct vp_known doctors = {&table->reader->doctors, "doctor", "doctors", false};
    struct vp_reader *reader = table->reader;
    row->pos = table->fields[0].pos;
    if (table->n != table->n_header) {
        vp_fail(reader, row->pos, "%d fields in this row, %d in the header", table->n, table->n_header);
        return false;
    }
    row->doctor = VP_LOCUM;
    row->site = table->fields[table->column[SITE]].text;
    bool good = read_date(table, &row->date);
    good &= read_known(table, LINE, &lines, &row->line);
    good &= read_instant(table, START, &row->start);
    good &= read_instant(table, END, &row->end);
    if (table->fields[table->column[DOCTOR]].text[0] != '\0')
        good &= !is_name_of_doctor(table) && read_known(table, DOCTOR, &doctors, &row->doctor);
    if (good && row->end <= row->start) {
        vp_fail(reader, table->fields[table->column[END]].pos, "the duty ends before it begins");
        good = false;
    }
    return good;
}

/* ---- duties ---- */

/* The first duty that begins at `start` or later. O(log n). */
static int find_start(const struct vp_problem *problem, vp_instant start)
{
    int low = 0;
    int high = problem->n_duties;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (problem->duties[middle].start < start)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The duty of the row's line that begins then, of several the one that also ends then; -1 if there is none. */
static int find_duty(const struct vp_problem *problem, const struct row *row)
{
    int found = -1;
    for (int i = find_start(problem, row->start); i < problem->n_duties && problem->duties[i].start == row->start; i++) {
        if (problem->duties[i].line != row->line)
            continue;
        if (found < 0 || problem->duties[i].end == row->end)
            found = i;
        if (problem->duties[i].end == row->end)
            break;
    }
    return found;
}

/* Reasons go into the audit, so they are in the plan's language. */
__attribute__((format_arg(2), format_arg(3))) static const char *either(const struct table *table, const char *nb,
                                                                        const char *en)
{
    return table->problem->plan->language == VP_EN ? en : nb;
}

/* A clock time, with its date where that is not `date`. */
static const char *say_time(const struct table *table, vp_instant instant, vp_day date)
{
    vp_day on = 0;
    int minute = 0;
    char text[VP_DAY_TEXT];
    vp_zone_local(table->problem->plan->zone, instant, &on, &minute, NULL);
    return vp_arena_printf(table->reader->arena, "%s%s%02d:%02d", on == date ? "" : vp_day_format(on, text),
                           on == date ? "" : " ", minute / 60, minute % 60);
}

/* The site at which the row's duty is done; NULL where that is nobody's home. */
static const char *name_site(const struct vp_plan *plan, const struct row *row)
{
    int site = plan->lines.item[row->line].site;
    if (site == VP_SITE_HOME && row->doctor >= 0)
        site = plan->doctors.item[row->doctor].home;
    return site < 0 ? NULL : plan->sites.item[site].id;
}

/* Why the row does not fit the duty; NULL if it does. */
static const char *find_misfit(const struct table *table, const struct row *row, const struct vp_duty *duty)
{
    struct vp_arena *arena = table->reader->arena;
    const char *site = name_site(table->problem->plan, row);
    bool at_home = table->problem->plan->lines.item[row->line].site == VP_SITE_HOME;
    char text[VP_DAY_TEXT];
    char other[VP_DAY_TEXT];
    if (row->end != duty->end) {
        vp_day same = duty->date;
        int minute = 0;
        vp_zone_local(table->problem->plan->zone, duty->end, &same, &minute, NULL);
        return vp_arena_printf(arena, either(table, "slutter %s, planen sier %s", "ends %s, the plan says %s"),
                               say_time(table, row->end, same), say_time(table, duty->end, same));
    }
    if (row->date != duty->date)
        return vp_arena_printf(arena, either(table, "har datoen %s, men begynner %s", "is dated %s, but begins on %s"),
                               vp_day_format(row->date, text), vp_day_format(duty->date, other));
    if (row->site[0] == '\0' || (at_home && strcmp(row->site, "home") == 0))
        return NULL;
    if (site == NULL || strcmp(site, row->site) != 0)
        return vp_arena_printf(arena,
                               either(table, "er på stedet '%s', planen sier '%s'", "is at '%s', the plan says '%s'"),
                               vp_shown(table->reader, row->site), site == NULL ? "home" : site);
    return NULL;
}

/* Gives the row a free place of the duty; why not, if there is none for it. */
static const char *take_place(struct table *table, const struct row *row, const struct vp_duty *duty)
{
    int *doctors = &table->roster->doctor[duty->first_place];
    int free_place = -1;
    for (int i = duty->places - 1; i >= 0; i--) {
        if (row->doctor >= 0 && doctors[i] == row->doctor)
            return either(table, "legen har en plass i denne vakten allerede",
                          "the doctor has a place of this duty already");
        if (doctors[i] == VP_ABSENT)
            free_place = i;
    }
    if (free_place < 0)
        return either(table, "en rad for mye for denne vakten", "one row too many for this duty");
    doctors[free_place] = row->doctor;
    table->roster->pos[duty->first_place + free_place] = row->pos;
    return NULL;
}

static void place_row(struct table *table, const struct row *row)
{
    int index = find_duty(table->problem, row);
    const char *why = either(table, "det finnes ingen slik vakt", "no such duty");
    if (index >= 0) {
        const struct vp_duty *duty = &table->problem->duties[index];
        why = find_misfit(table, row, duty);
        if (why == NULL)
            why = take_place(table, row, duty);
    }
    if (why == NULL)
        return;
    struct vp_stray stray = {.doctor = row->doctor, .start = row->start, .end = row->end, .why = why, .pos = row->pos};
    stray.line = table->problem->plan->lines.item[row->line].id;
    *vp_vec_add(table->reader->arena, &table->roster->strays) = stray;
}

static void read_rows(struct table *table)
{
    while (table->at < table->end) {
        struct row row = {0};
        if (at_line_end(table)) {
            skip_line_end(table);
            continue;
        }
        if (read_row(table) && parse_row(table, &row))
            place_row(table, &row);
    }
}

/* ---- the file ---- */

static void name_everyone(struct vp_reader *reader, const struct vp_plan *plan)
{
    for (int i = 0; i < plan->doctors.n; i++)
        vp_names_put(&reader->doctors, plan->doctors.item[i].id, i, reader->arena);
    for (int i = 0; i < plan->lines.n; i++)
        vp_names_put(&reader->lines, plan->lines.item[i].id, i, reader->arena);
}

static struct vp_roster *new_roster(const struct vp_problem *problem, struct vp_arena *arena)
{
    struct vp_roster *roster = vp_roster_new(problem, arena);
    roster->pos = vp_arena_array(arena, (size_t)problem->n_places, sizeof *roster->pos);
    for (int i = 0; i < problem->n_places; i++)
        roster->doctor[i] = VP_ABSENT;
    return roster;
}

static struct vp_roster *read_roster(struct vp_reader *reader, const struct vp_file *file, const struct vp_problem *problem)
{
    if (file == NULL)
        return NULL;
    struct table *table = vp_arena_alloc(reader->arena, sizeof *table);
    table->reader = reader;
    table->problem = problem;
    table->roster = new_roster(problem, reader->arena);
    table->at = file->source.text;
    table->end = file->source.text + file->source.length;
    table->pos = (struct vp_pos){&file->source, 1, 1};
    table->separator = guess_separator(&file->source);
    name_everyone(reader, problem->plan);
    if (table->at == table->end)
        vp_fail(reader, table->pos, "the file holds nothing");
    else if (read_header(table))
        read_rows(table);
    return vp_errors_any(reader->errors) ? NULL : table->roster;
}

struct vp_roster *vp_roster_read(const char *path, const struct vp_problem *problem, struct vp_arena *arena,
                                 struct vp_errors *errors)
{
    struct vp_reader reader = {.arena = arena, .errors = errors};
    return read_roster(&reader, vp_file_read(path, arena, errors), problem);
}

struct vp_roster *vp_roster_parse(const char *name, const char *text, size_t length, const struct vp_problem *problem,
                                  struct vp_arena *arena, struct vp_errors *errors)
{
    struct vp_reader reader = {.arena = arena, .errors = errors};
    return read_roster(&reader, vp_file_take(name, text, length, arena, errors), problem);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of roster.csv: a duty each, with its line, place and times in RFC 3339, so that a row means the same in every zone. The date is read
 * as spreadsheets save it too, times may be those of the clock, and in a roster of the plan's own duties what the plan says may be left out. */
#include "inputs/roster_rows.h"

#include <string.h>

/* `needed`: site, start and end. */
#define COLUMNS(needs)                                                                                                 \
    {.name = "date", .nb = "dato", .needed = true}, {.name = "line", .nb = "linje", .needed = true},                   \
        {.name = "site", .nb = "sted", .needed = (needs)}, {.name = "start", .nb = "fra", .needed = (needs)},          \
        {.name = "end", .nb = "til", .needed = (needs)},                                                               \
    {                                                                                                                  \
        .name = "doctor", .nb = "lege", .needed = true                                                                 \
    }

static const struct vp_csv_column roster_columns[VP_ROSTER_COLUMNS] = {COLUMNS(false)};
static const struct vp_csv_column history_columns[VP_ROSTER_COLUMNS] = {COLUMNS(true)};

const struct vp_csv_form vp_roster_form = {"a roster", "date,line,site,start,end,doctor", roster_columns,
                                           VP_ROSTER_COLUMNS, true};
const struct vp_csv_form vp_history_form = {"a roster", "date,line,site,start,end,doctor", history_columns,
                                            VP_ROSTER_COLUMNS, true};

void vp_roster_know(struct vp_reader *reader, const struct vp_plan *plan)
{
    for (int i = 0; i < plan->doctors.n; i++)
        vp_names_put(&reader->doctors, plan->doctors.item[i].id, i, reader->arena);
    for (int i = 0; i < plan->lines.n; i++)
        vp_names_put(&reader->lines, plan->lines.item[i].id, i, reader->arena);
}

static bool read_date(struct vp_csv *csv, vp_day *date)
{
    const struct vp_csv_cell *cell = vp_csv_cell(csv, VP_ROSTER_DATE);
    const struct vp_node node = vp_csv_value(cell);
    bool good = true;
    return vp_csv_dotted(csv, cell, date, &good) ? good : vp_read_date(csv->reader, &node, "date", date);
}

/* A time of day, of the row's date; or one in RFC 3339. Nothing in the cell, or no cell, leaves *given false. */
static bool read_instant(struct vp_csv *csv, int column, const struct vp_zone *zone, vp_day date, struct vp_said *said)
{
    const struct vp_csv_cell *cell = vp_csv_cell(csv, column);
    const bool clock = cell != NULL && strlen(cell->text) == 5 && vp_parse_clock(cell->text) >= 0;
    said->given = cell != NULL && cell->text[0] != '\0';
    if (clock)
        said->at = vp_zone_instant(zone, date, vp_parse_clock(cell->text));
    if (clock || !said->given || vp_instant_parse(cell->text, &said->at))
        return true;
    vp_fail(csv->reader, cell->pos, "'%s' is no time", vp_shown(csv->reader, cell->text));
    vp_expect(csv->reader, "write it as 15:30, or with seconds and offset: 2027-01-04T15:30:00+01:00");
    return false;
}

/* The end, which as a time of day is the first after the start. */
static bool read_end(struct vp_csv *csv, const struct vp_zone *zone, struct vp_roster_row *row)
{
    if (!read_instant(csv, VP_ROSTER_END, zone, row->date, &row->end))
        return false;
    const struct vp_csv_cell *cell = vp_csv_cell(csv, VP_ROSTER_END);
    if (row->end.given && row->start.given && row->end.at <= row->start.at && strlen(cell->text) == 5)
        row->end.at = vp_zone_instant(zone, row->date + 1, vp_parse_clock(cell->text));
    if (row->end.given && !row->start.given)
        vp_fail(csv->reader, cell->pos, "an end without a start");
    else if (row->end.given && row->end.at <= row->start.at)
        vp_fail(csv->reader, cell->pos, "the duty ends before it begins");
    else
        return true;
    return false;
}

bool vp_roster_row_read(struct vp_csv *csv, const struct vp_zone *zone, struct vp_roster_row *row)
{
    const struct vp_known lines = {&csv->reader->lines, "line", "lines", false};
    const struct vp_node line = vp_csv_value(vp_csv_cell(csv, VP_ROSTER_LINE));
    const struct vp_csv_cell *site = vp_csv_cell(csv, VP_ROSTER_SITE);
    *row = (struct vp_roster_row){.pos = csv->cells[0].pos, .doctor = VP_LOCUM, .site = site == NULL ? "" : site->text};
    bool good = read_date(csv, &row->date);
    good &= vp_read_reference(csv->reader, &line, &lines, &row->line);
    const bool starts = read_instant(csv, VP_ROSTER_START, zone, row->date, &row->start);
    return (starts ? read_end(csv, zone, row) : read_instant(csv, VP_ROSTER_END, zone, row->date, &row->end) && false) &&
           good;
}

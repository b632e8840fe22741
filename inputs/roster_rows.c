/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of roster.csv: a duty each, with its line, place and times in RFC 3339, so that a row means the same in every zone. The date is read
 * as spreadsheets save it too. */
#include "inputs/roster_rows.h"

static const struct vp_csv_column columns[VP_ROSTER_COLUMNS] = {
    {.name = "date", .needed = true},  {.name = "line", .needed = true}, {.name = "site", .needed = true},
    {.name = "start", .needed = true}, {.name = "end", .needed = true},  {.name = "doctor", .needed = true},
};

const struct vp_csv_form vp_roster_form = {"a roster", "date,line,site,start,end,doctor", columns, VP_ROSTER_COLUMNS,
                                           true};

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

static bool read_instant(struct vp_csv *csv, int column, vp_instant *instant)
{
    const struct vp_csv_cell *cell = vp_csv_cell(csv, column);
    if (vp_instant_parse(cell->text, instant))
        return true;
    vp_fail(csv->reader, cell->pos, "'%s' is no time", vp_shown(csv->reader, cell->text));
    vp_expect(csv->reader, "write it with seconds and offset, e.g. 2027-01-04T15:30:00+01:00");
    return false;
}

bool vp_roster_row_read(struct vp_csv *csv, struct vp_roster_row *row)
{
    const struct vp_known lines = {&csv->reader->lines, "line", "lines", false};
    const struct vp_node line = vp_csv_value(vp_csv_cell(csv, VP_ROSTER_LINE));
    row->pos = csv->cells[0].pos;
    row->doctor = VP_LOCUM;
    row->site = vp_csv_cell(csv, VP_ROSTER_SITE)->text;
    bool good = read_date(csv, &row->date);
    good &= vp_read_reference(csv->reader, &line, &lines, &row->line);
    good &= read_instant(csv, VP_ROSTER_START, &row->start);
    good &= read_instant(csv, VP_ROSTER_END, &row->end);
    if (good && row->end <= row->start) {
        vp_fail(csv->reader, vp_csv_cell(csv, VP_ROSTER_END)->pos, "the duty ends before it begins");
        good = false;
    }
    return good;
}
